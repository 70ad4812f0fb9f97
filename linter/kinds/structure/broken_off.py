"""Broken off: a paragraph that ends inside a clause, 比上年下降0 or 全面推动, where the others end with a stop."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.words import word_around
from linter.finding import Hit
from linter.kinds.structure._unfinished import AND_IN_WORDS, unfinished
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_STOPS = frozenset("。；;：:！？!?…”’）)》〉】］].．，,、—－-·>＞\"'")
_UNSEEN = " 　\t\r\u200b\u200c\u200d\ufeff\xa0"
_SENTENCE = regex(r"[。；][^。；]{6}")
_CLAUSE = regex(r"[，,]")
_CONTINUES = regex(
    r"[\s　]*(?!\d{1,2}[.．、] ?[一-鿿“]|[（(][一二三四五六七八九十\d]{1,3}[）)])"
    r"[\d.．%％‰，,。；;：:、（(《“）)》”万亿元个]"
)
"""What a line begins with that may go on with the one above: a text whose lines are wrapped."""
_CHANGED = regex(
    r"(?:增长|下降|提高|降低|上升|减少|增加|回落|提升|高于|低于|增至|降至|完成|突破)"
    r"(?:了|约|到|至|为)?[ ]?\d[\d,.]*$"
)
# 目的, 总和, 参与 and 普及 end a clause; so may 加强, 增强, 扩大, 加快 and 通过, which are said without an object too.
# Behind two other characters a verb is often whole: 高位推动, 担当作为, 精准着力, 更进一步.
_AWAITS = regex(
    rf"(?:(?<![目标别有是似真])的|(?<![{AND_IN_WORDS}])和|(?<![参赠授给])与|以及"
    r"|(?<![普涉波触累顾惠遍推论以企提谈言危殃不得])及|并且|或者"
    r"|(?<![更再])进一步|(?<![准同点处])着力|(?<![出下])大力|切实|逐步|更加|日益|(?<![续连源绵])不断"
    r"|(?<![位力筹联目动向轮])推动|促使|确保|聚焦|围绕|(?<![力要为])依托|按照|(?<![供无])根据|针对|包括|位于|属于|具有"
    r"|为了|关于|由于|对于|(?<![点力心])打造|坚定不移|深入实施|加快形成|[^支主可]持续"
    r"|(?<=[，。；])(?:坚持|推进|深化|完善|强化|加强|提升|提高|实施|开展|建设))$"
)
_NOMINAL = regex(r"[是未不可须需凡按经已被违应所无有](?!的$)[^，。；\n]*的$|的[；，：].*的$")
"""A clause that ends in 的 as a rule or an answer does: 备案后按规定报销的, 未履行义务的."""
# What is only the beginning of a word: 高质量, 可持续, 社会主义.
_HALF_WORD = regex(
    r"(?:高质|可持|社会主|基础设|公共服|营商环|人工智|中国特|中国式现|习近|党中|人民代|常务委|中华民|地区生产总|体制机|固定资"
    r"|(?<![得了足])百分|百分之|平方公|居民人均可支|规模以|乡村振|科技创|产业结|战略性新|生态环|新质生|供给侧|一般公共|社会消费"
    r"|常住人|平安建|脱贫攻)$"
)
_SHORTEST = 30
"""Characters of a paragraph of prose."""
_FEWEST = 4
"""Paragraphs that end with a stop, from which the one that does not is told apart from wrapped lines."""
_RARE = 12
"""Of so many paragraphs one may be broken off; where more are, the text writes its lines so."""


class BrokenOff:
    """Reports paragraphs that end in a number without its unit, half a word or a verb without its object."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each paragraph that cannot end where it does; a note where it may only lack its stop."""
        text = ledger.text
        for words in unfinished(ledger):
            yield Hit((words,), {"words": ledger.quote(words)}, variant="sentence")
        ended = unended = 0
        broken: list[tuple[Span, str]] = []
        for at, block in enumerate(ledger.document.blocks):
            start, end = block.span
            if block.kind != "paragraph" or end - start < _SHORTEST:
                continue
            while text[end - 1] in _UNSEEN:
                end -= 1
            if text[end - 1] in _STOPS:
                ended += 1
                continue
            told = _SENTENCE.search(text, start, end) is not None
            unended += told
            if (told or _CLAUSE.search(text, start, end)) and not _goes_on(ledger, at):
                how = _how(text, Span(start, end))
                if how or told:
                    broken.append((Span(max(start, end - _TOLD), end), how))
        told_apart = ended >= _FEWEST and unended <= 1 + ended // _RARE
        for last, how in broken:
            # A number without its unit right above the next heading is lost, however the lines end.
            if not told_apart and not (how == "number" and _HEADED.match(text, last.end)):
                continue
            if how:
                yield Hit((last,), {"words": ledger.quote(last)}, variant=how)
            elif not _CREDIT.search(ledger.read(last)):
                yield Hit((last,), {"words": ledger.quote(last)}, severity="note", variant="unended")


_HEADED = regex(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_TOLD = 12
"""Characters of its end by which a paragraph is told."""
_CREDIT = regex(r"[摄讯文图/／]$|记者|摄影|来源|链接|[A-Za-z]$")
"""How a photograph or a source is credited."""


def _goes_on(ledger: Ledger, at: int) -> bool:
    """True where the line below goes on with this one: with a number, the rest of a word, or without the indent."""
    blocks = ledger.document.blocks
    if at + 1 == len(blocks):
        return False
    text, here, below = ledger.text, blocks[at].span, blocks[at + 1].span
    if _CONTINUES.match(text, *below) or (_indented(ledger, here) and not _indented(ledger, below)):
        return not _HEADED.match(text, below.start)
    end = here.start + len(ledger.read(here).rstrip(_UNSEEN))
    start = below.end - len(ledger.read(below).lstrip(_UNSEEN))
    seam = text[max(here.start, end - _TOLD) : end]
    word = word_around(seam + text[start : min(below.end, start + _TOLD)], len(seam) - 1)
    return word.end > len(seam)


def _indented(ledger: Ledger, line: Span) -> bool:
    """True where the source has an indent before a line."""
    start = ledger.document.offsets.to_source(line.start)
    return ledger.document.source[start - 1 : start] in (" ", "　", "\t")


def _how(text: str, span: Span) -> str:
    """How the end of a paragraph shows that its sentence goes on; empty where it may be whole."""
    if _CHANGED.search(text, span.end - _TOLD, span.end):
        return "number"
    if _AWAITS.search(text, span.end - _TOLD, span.end):
        return "" if _NOMINAL.search(text, span.end - _CLAUSE_LONG, span.end) else "object"
    return "word" if _HALF_WORD.search(text, span.end - _TOLD, span.end) or _is_half(text, span.end) else ""


_CLAUSE_LONG = 40
"""Characters of its end in which a clause shows that 的 ends it."""


def _is_half(text: str, end: int) -> bool:
    """True where the last two characters make no word, and elsewhere always have the same one behind: 可持, 可持续."""
    last = text[end - 2 : end]
    behind = set()
    seen = 0
    at = text.find(last)
    while at >= 0:
        if at != end - 2:
            seen += 1
            behind.add(text[at + 2 : at + 3])
        at = text.find(last, at + 1)
    if seen < _OFTEN or len(behind) > 1 or not "一" <= behind.pop() <= "鿿":
        return False
    word = word_around(text, end - 1)
    return word.end - word.start == 1


_OFTEN = 2
"""Places that show what stands behind two characters."""
