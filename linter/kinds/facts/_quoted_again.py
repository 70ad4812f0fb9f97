"""Quoted terms told again with one character wrong, or two in the wrong order: “三太攻坚战” beside “三大攻坚战”."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.names import lookalikes, series
from linter.facts.names.sounds import same_syllable
from linter.facts.quantities.words import word_around
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_QUOTED = regex(r"[“\"]([一-鿿]{3,12})[”\"]")
_OFTEN = 3
"""Times that a term stands from which three characters tell it, and from which both may share a sentence."""
_LONG = 4
"""Characters of a term that tell it where it stands but twice."""
_PLAYED = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇云藏陕秦甘陇青宁新徽疆"
    "心馨欣鑫薪信星兴医艺益一义议易亿忆意企启起齐税岁法警检廉莲链联连邻临林智质制治志数术书融荣绿律碳探才财材彩惠慧会汇"
    "农浓渔余粮良油游优网望享乡香侨桥诉速办伴育娃福服辅护户家佳嘉贷代带红宏虹诚城成金津电店爱艾童同桐老劳银领零龄韵"
)
"""Characters that names play with, 豫见河南 and “暖新”行动: who writes them means them."""
_SORT = regex("(?:工程|行动|计划|战略|机制|活动|体系|平台|试点|项目|基地|中心|模式|品牌)$")
"""Words that a term ends with, in which nobody plays: “百千万工城” is no play on 工程."""
_GRAMMAR = frozenset("的地得和与及于为已以在再有又由至到之其各个该这此即既未均像象做作")

_EITHER_WAY = frozenset(
    "一二两三四五六七八九十百千万东西南北省市县区乡镇街"
    "政银企校医警护师生文商农旅产城铁公水空陆税诉调家社检法民军工科教体渔光牧林购储供销加知行干群党院研学养康园"
)
"""Characters that may stand in either order: “市县联动” and “县市联动”, “铁水联运” and, on the way back, “水铁联运”."""


def quoted_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The wrong writing, once in the text, and the first place of the right one."""
    quoted: dict[str, list[Span]] = {}
    for match in _QUOTED.finditer(ledger.text):
        quoted.setdefault(match[1], []).append(Span(*match.span(1)))
    alike: dict[tuple[str, str], list[str]] = {}
    for term in quoted:
        for at in range(len(term)):
            alike.setdefault((term[:at], term[at + 1 :]), []).append(term)
    for (before, _), terms in alike.items():
        if len(terms) != len("误正"):  # “向海图强” “向绿图强” “向数图强” are a series
            continue
        for wrong, right in (terms, terms[::-1]):
            if len(quoted[wrong]) == 1 and _mistaken(ledger, quoted[wrong][0], quoted[right][0], len(before)):
                yield quoted[wrong][0], quoted[right][0]
    yield from _turned(ledger, quoted)


def _turned(ledger: Ledger, quoted: dict[str, list[Span]]) -> Iterator[tuple[Span, Span]]:
    """“渠网管统” beside “渠网统管”: two neighbours change places, and make no word there."""
    text = ledger.text
    alike: dict[str, list[str]] = {}
    for term in quoted:
        if len(term) >= _LONG:
            alike.setdefault("".join(sorted(term)), []).append(term)
    for terms in alike.values():
        if len(terms) != len("误正"):
            continue
        for wrong, right in (terms, terms[::-1]):
            at = next(place for place, (one, other) in enumerate(zip(wrong, right, strict=True)) if one != other)
            pair = wrong[at : at + 2]
            place = quoted[wrong][0].start + at
            if (
                wrong == right[:at] + pair + right[at + 2 :]
                and text.count(wrong) == 1
                and text.count(right) > 1
                and not set(pair) <= _EITHER_WAY
                and word_around(text, place).end == place + 1
            ):
                yield quoted[wrong][0], quoted[right][0]


def _mistaken(ledger: Ledger, wrong: Span, right: Span, at: int) -> bool:
    """True where the first stands for the second: rare, and with a character that makes no word there."""
    text = ledger.text
    often = text.count(ledger.read(right))
    if text.count(ledger.read(wrong)) > 1 or often < len("两次"):
        return False
    if often < _OFTEN and wrong.end - wrong.start < _LONG:
        return False
    pair = text[wrong.start + at], text[right.start + at]
    if not _GRAMMAR.isdisjoint(pair) or _in_word(text, wrong.start + at):
        return False
    alike, apart = same_syllable(*pair), ledger.sentence_at(wrong.start) != ledger.sentence_at(right.start)
    sort = _SORT.search(ledger.read(right))
    if sort and at >= sort.start():
        return alike and apart
    if set(pair) <= series() or (alike and not _PLAYED.isdisjoint(pair)):
        return False
    if pair[0] in lookalikes().get(pair[1], ()):
        return True
    # “中化水塔”: the right character belongs to a word, 中华, and the wrong one of its sound to none.
    return alike and (often >= _OFTEN or (apart and _in_word(text, right.start + at)))


def _in_word(text: str, at: int) -> bool:
    """True where the character is part of a longer word of the dictionary."""
    word = word_around(text, at)
    return word.end - word.start > 1
