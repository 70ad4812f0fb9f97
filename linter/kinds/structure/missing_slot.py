"""Missing slot: 市委第巡察组, 共项, 整改率达%, 〔〕号 — a place that a number ought to fill and that is empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linter.facts.names.slots import Slot
from linter.facts.numbers.lines import matches_from, matches_on_lines
from linter.facts.quantities.lost_before_units import find_uncounted
from linter.facts.quantities.lost_behind_acts import find_lost_behind_acts
from linter.facts.quantities.lost_beside import find_lost_beside
from linter.facts.quantities.lost_counts import find_lost_counts
from linter.facts.quantities.lost_in_lists import find_lost_in_lists
from linter.facts.quantities.lost_measures import find_lost_measures
from linter.facts.quantities.lost_numbers import find_lost_numbers
from linter.finding import Hit
from linter.kinds.structure._bare_numbers import find_bare_numbers
from linter.kinds.structure._lost_verbs import find_lost_verbs
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNIT = r"(?:个|项|条|件|起|户|名|家|次|份|处|万元|亿元)"
_COUNTED = r"(?:问题|任务|措施|事项|项目|线索|制度|单位|党组织|(?=[，,。；;、]))"
_EMPTY = regex(
    # 公共项目 and 中共个别 are words.
    rf"(?P<count>(?<![公中国总一])共(?:计|有|反馈|发现|梳理)?{_UNIT}(?<!共有份)(?<!共有户){_COUNTED})"
    r"|(?P<rate>(?:率|比例|占比)(?:已经?|仅|均|约)?(?:达到|达|为|约为|约)%)"
    r"|(?P<masked>(?<![×xX○\dA-Za-z])(?:×{2,3}|[xX]{2,3}|○{2,3})"
    r"(?:个(?!人|体)|项(?!目)|条(?!例)|亿元|万元|元|万|%|户(?!籍)|名(?!单|义)|次|余[人名户家次件]|家(?!庭)|起|件)"
    r"|(?<=[一-鿿])_{2,}(?:个|项|条|次|万元|亿元|户|%))"
    r"|(?P<code>[〔［\[](?:(?:19|20)\d\d[〕］\]]第?号|[〕］\]](?:第?\d{1,4})?第?号))"
    r"|(?P<unnumbered>(?<![“‘])第(?:[×xX○]|_+|[（(][）)])(?:[一-鿿]{0,4}(?:巡察|巡视|督[察查导]|考核|检查)组|轮|届|次|季度|批|期))"
    r"|(?P<date>(?<=[于在自至从])(?:[12]\d{3})?年月(?:\d{1,2})?日(?!期)|[12]\d{3}年月日(?=召开|印发|下发|举行|反馈|组织|[，,][一-鿿]))"
)
_SIGN = regex(
    r"[共达为×xX○号_年〕］\])）](?:(?<=共)[计有反发梳个项条件起户名家次份处万亿]|(?<=[达为])%|(?<=[×xX○]{2})|(?<=第[×xX○])"
    r"|(?<=[〕］\]]号)|(?<=[〕］\]]第号)|(?<=[〔［\[][〕］\]])|(?<=_)[个项条次万亿户%轮届批期季巡督]|(?<=年)月(?:\d{1,2})?日|(?<=第[（(][）)]))"
)
_NO_TERM = regex(
    r"届(?<=党的届)[一二三四五六七]中全会|届(?<=委届)[一二三四五六七八九十]{1,2}次全会|届次(?<=[一二三四五六七八九十]届次)会议"
    r"|(?<=届)人大次会议|年(?<=[会委组]年)(?=第[一二三四五六七八九十\d]{1,3}次)"
    r"|(?P<congress>党的(?:十[一二三四五六七八九]|二十)(?=精神|报告|以来|召开|胜利|[提作]出|战略))"
)
"""A term, a session or a year that is lost beside 届, 党的届三中全会, 县委会年第三次; the 大 of 党的十九大."""
_TORN_DATE = regex(
    r"至(?<=[年月日]至)[月日](?![报期历常均程照])"
    r"|月(?<=\d月)日(?=[前起至，,（(]|召开|印发|下发|举行|反馈|组织|进驻|报送|对)(?<!\d{3}月日)"
)
"""2022年至月 and 5月日: an end that is lost, and a day."""
_NAMELESS = regex(r"对等(?<!不对等)(?=\d+余?(?:人|名(?!次)|[家户]))")
"""依法对等5人提起公诉: the one who is named before 等 is lost."""
# 国发〔88〕12号 is how years were once written: two digits are no loss.
_BROKEN_YEAR = regex(r"(?:〔|(?<=[发办字函文])[［\[【（(])(?:\d{3}|\d{5,6}|(?!19|20)\d{4})[〕］\]】）)]第?\d{1,4}号")
_YEAR_SIGN = regex(r"[〔［\[【（(](?=\d{3,6}[〕］\]】）)])")
_CODELESS = regex(r"[（(](?P<number>[〔［\[](?P<year>(?:19|20)\d\d)[〕］\]](?P<serial>第?\d{1,4}号))[）)]")
_NO_NUMBER_SIGN = regex(
    r"[〔［\[]\d(?<=[一-鿿].\d)(?<=(?=(?P<number>[〔［\[](?:19|20)\d\d[〕］\]]第?[1-9]\d{0,3})"
    r"(?![\d号、\-—~～（(/；;期次批辑册卷页版件份月部案季等]|地块|宗地|[，,]?\d|之|复函|[，,]?以?[及和与至到或]?[一-鿿]{0,10}[〔［\[]|以?[及和与至到或]\d)).\d)"
)
"""（岚财〔2017〕6）: what closes a document number is lost; 〔2015〕19、20号 has it behind the last."""
_OF_A_CODE = regex("编号|许可|证号|备案|证$|地块|挂$")
_CODED = 16
"""Characters before a number that may say that it is the code of a permit."""
_REPLACED = regex(
    r"(?<=[、，；“《])[?](?!为|怎|在|号|某|出生|学|做|答|是否|什|谁|您|你|想|查|不|满|年|表示|代表)[一-鿿]{1,3}"
)
"""、?水灌区: what a program put where it did not know a character; a question ends its sentence."""
_YEAR_ALONE = regex(r"(?<=》)[（(](?=[〔［\[](?:19|20)\d\d[〕］\]])")
_CODE_BEFORE = regex(
    r"(?:(?:纪要|[公通]告|[令证书]|合同|协议|报告)》|(?:[办字函文规令]|(?<![印下制颁转核公])发)(?:印发的?|的|文)?《[^《》\n]{2,80}》)$"
)
"""《…》（〔2022〕37号) lacks the code of its office, but for minutes and certificates, or where it stands before 《."""
_ONE_OF_A_ROW = (
    "书记(?=[、，,。和及和每到在驻均])|责任人|议题|时间(?=[^，。\n]{0,8}[上报处赶到研响]|[，,])|种形态|方(?=机构|评估|检测|平台|公司|支付|测评)"
    "|标段|合同段|小组|党支部|网格|(?:人民)?医院|(?:中|小)学(?!生)|检察部|审判庭|年度|党小组|方阵"
)
"""What is always one of a row: 第一书记, 第三方评估, 第二标段, 市第一医院."""
# 第位, 第产业: an ordinal that belongs to no body; 等第, 次第 and 及第 are words.
_RANK = regex(
    r"第(?<![等次科门落及品甲高府]第)(?:位(?![次置移列于])|产业|名(?=[，,。；;、）)])|方面(?=[，,：:])|号(?=[文令公通])|[条款项](?=[规的、，和])|(?<=全[省市县区国州镇]第)(?=[，,。；;])"
    rf"|{_ONE_OF_A_ROW})"
)
_UNNUMBERED = regex(
    r"第(?<![等次科门落及品甲高府宅不]第)(?![零〇一二三四五六七八九十百千廿卅两壹贰叁肆伍陆柒捌玖拾几数多若某首末])"
    "(?:[一-鿿]{1,7}?(?:室|组|处|科|所|队|庭|局|站|片区|车间|中心|支部|公司|师部|梯队|阶段|步)|[一-鿿]{2})"
)
"""第纪检监察室: outside a handful of words, no 第 stands without what numbers it."""
_TWICE = regex("([万亿]?元)\\1")
_BLANK_DATE = regex(r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d年月日(?!期)")
_RULED = regex(r"_{2,}|＿{2,}")
_MASK = regex(r"(?<![×xX○\dA-Za-z])(?:×{2,3}|[xX]{2,3}|○{2,3})(?![×xX○\dA-Za-z])")
_TEMPLATE = 4
"""Masks, ××年 and ××万元, or ruled blanks from which a text is taken for a form that is still to be filled in."""


class MissingSlot:
    """Reports every empty slot; what is empty in the same way is one finding."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """Lost ordinals first, then lost counts, rates and document numbers, then blank dates."""
        yield from _ordinals(ledger)
        for span in find_lost_measures(ledger.text):
            yield Hit((span,), {"found": ledger.quote(span)}, severity="warning", variant="measure")
        empty = list(matches_on_lines(_EMPTY, _SIGN, ledger.text))
        masked = [Span(*match.span()) for match in empty if match.lastgroup == "masked"]
        blank = masked if masked and len(_MASK.findall(ledger.text)) >= _TEMPLATE else _among_ruled(ledger, masked)
        if blank:
            yield Hit(tuple(blank), {"found": ledger.quote(blank[0])}, severity="note", variant="form")
            empty = [match for match in empty if Span(*match.span()) not in blank]
        dated = {match.start("date") for match in empty if match.lastgroup == "date"}
        for match in empty:
            yield _hit(ledger, Span(*match.span()), match.lastgroup or "")
        yield from _lost(ledger, {match.end() for match in empty})
        for span in find_bare_numbers(ledger):
            yield Hit((span,), {"found": ledger.read(span)}, severity="warning", variant="bare")
        ranks = {
            match.start(): match for expression in (_UNNUMBERED, _RANK) for match in expression.finditer(ledger.text)
        }
        filled = {at for slot in ledger.slots for at in range(*slot.span)} | {match.start() for match in empty}
        for start in sorted(ranks.keys() - filled):
            span = Span(*ranks[start].span())
            yield Hit((span,), {"found": ledger.quote(span)}, severity="warning", variant="rank")
        for match in _NO_TERM.finditer(ledger.text):
            yield _hit(ledger, Span(*match.span()), match.lastgroup or "count")
        for match in matches_from(_BROKEN_YEAR, _YEAR_SIGN, ledger.text):
            yield Hit((Span(*match.span()),), {"found": match.group()}, severity="warning", variant="code")
        for match in matches_from(_CODELESS, _YEAR_ALONE, ledger.text):
            if not _is_code_told(ledger, match):
                yield _hit(ledger, Span(*match.span("number")), "code")
        for match in _TORN_DATE.finditer(ledger.text):
            before = _DATE_BEFORE.search(ledger.text, max(0, match.start() - _DATE), match.start())
            yield _hit(ledger, Span(before.start() if before else match.start(), match.end()), "date")
        for match in _NAMELESS.finditer(ledger.text):
            yield _hit(ledger, Span(*match.span()), "named")
        for span in find_lost_verbs(ledger):
            yield Hit((span,), {"found": ledger.quote(span)}, severity="warning", variant="verb")
        for match in _NO_NUMBER_SIGN.finditer(ledger.text):
            if _OF_A_CODE.search(ledger.text, max(0, match.start() - _CODED), match.start()):
                continue
            yield Hit(
                (Span(*match.span("number")),), {"found": match["number"]}, severity="warning", variant="unsigned"
            )
        for match in _REPLACED.finditer(ledger.text):
            yield Hit((Span(*match.span()),), {"found": match.group()}, severity="warning", variant="replaced")
        yield from _empty_quotes(ledger)
        blanks = matches_on_lines(_BLANK_DATE, "年月日", ledger.text)
        undated = tuple(Span(*match.span()) for match in blanks if match.start() not in dated)
        if undated:
            yield Hit(undated, {"found": ledger.quote(undated[0])}, severity="note", variant="form")


_DATE_BEFORE = regex(r"[\d年月日]*$")
_DATE = 11
"""Characters of a date: 2022年12月31日."""


def _empty_quotes(ledger: Ledger) -> Iterator[Hit]:
    """One hit for all quotes that have nothing between them; a text on punctuation speaks of the marks themselves."""
    spans = tuple(
        Span(*match.span()) for match in _QUOTES.finditer(ledger.text) if not _is_form(ledger, Span(*match.span()))
    )
    if spans and _OF_MARKS.search(ledger.text) is None:
        yield Hit(spans, {"found": ledger.quote(spans[0])}, severity="warning", variant="quotes")


_QUOTES = regex("[“《「](?<=[一-鿿、].)(?:(?<=“)”|(?<=《)》|(?<=「)」)(?=[一-鿿、，。；])")
_OF_MARKS = regex("引号|书名号|标点|符号|[改换]为[“《「]")


def _among_ruled(ledger: Ledger, masked: list[Span]) -> list[Span]:
    """The masked places whose paragraph is ruled for a hand to fill in, or all where most paragraphs are."""
    if not masked:
        return []
    ruled = Counter(ledger.document.block_index(match.start()) for match in _RULED.finditer(ledger.text))
    if sum(ruled.values()) >= _TEMPLATE and 2 * len(ruled) > len(ledger.document.blocks):
        return masked
    return [span for span in masked if ruled[ledger.document.block_index(span.start)] >= _TEMPLATE]


def _is_code_told(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where the sentence has a code before it, or the text tells the number with its code: then it is short."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    if any(sentence.start <= one.span.start < match.start() for one in ledger.document_numbers):
        return True
    if _CODE_BEFORE.search(ledger.text, sentence.start, match.start()):
        return True
    serial = int(re.sub(r"\D", "", match["serial"]))
    return any((one.year, one.number) == (match["year"], serial) for one in ledger.document_numbers)


_LISTED = (find_lost_in_lists, find_lost_beside, find_lost_behind_acts)


def _lost(ledger: Ledger, known: set[int]) -> Iterator[Hit]:
    """Units that lost their number, told by their noun or by the verb right before them, each once by where it ends."""
    counts = [(span, "count") for span in find_lost_counts(ledger.text)]
    numbers = [(Span(*match.span()), match.lastgroup or "count") for match in find_lost_numbers(ledger.text)]
    listed = ((span, "count") for find in _LISTED for span in find(ledger.text))
    for span, variant in (*counts, *numbers, *find_uncounted(ledger.text), *listed):
        if (
            not known.isdisjoint(range(span.end, span.end + _NOUN))
            or ledger.document.blocks[ledger.document.block_index(span.start)].kind != "paragraph"
        ):
            continue
        if _OF_FORMS.search(ledger.read(span)) and _is_form(ledger, span):
            continue
        if _TWICE.fullmatch(ledger.read(span)) and ledger.text[span.start - 1 : span.start].isdigit():
            continue  # 31万元万元: the unit is written twice, and no number is lost
        known.add(span.end)
        yield _hit(ledger, span, variant)


def _hit(ledger: Ledger, span: Span, variant: str) -> Hit:
    """A note where the source leaves room for a hand to fill in, 自  年  月  日; a document number is not given so."""
    if variant != "code" and _ROOM.search(ledger.document.quote(span)) and not _is_told(ledger, span):
        return Hit((span,), {"found": ledger.quote(span)}, severity="note", variant="form")
    return Hit((span,), {"found": ledger.quote(span)}, severity="warning", variant=variant)


def _is_told(ledger: Ledger, span: Span) -> bool:
    """True where the sentence tells what was done and has no other room in it: 2024年  月  日，召开会议."""
    sentence = ledger.sentences[ledger.sentence_at(span.start)].span
    words = ledger.read(sentence)
    if "月日" in ledger.read(span) and _YEAR.match(ledger.read(span)) is None:
        return False
    before, behind = Span(sentence.start, span.start), Span(span.end, sentence.end)
    elsewhere = any(_ROOM.search(ledger.document.quote(part).strip()) for part in (before, behind))
    return not elsewhere and _DONE.search(words) is not None and _AGREED.search(words) is None


_ROOM = regex(r"[ 　]{2}|\t")
_YEAR = regex("[12][0-9]{3}年")
_DONE = regex("召开|举行|印发(?!之)|下发|进驻|反馈|部署|组织|已经?")
_AGREED = regex("起施行|起执行|起至|[日月年]止|有效|期限|届满|签[订字章署]|盖章|填|_{2,}")
"""What a form agrees on or is signed by."""
_NOUN = 5
"""Characters behind a unit in which a slot that is told with its noun ends: 共个问题."""


_OF_FORMS = regex("[%％]|[万亿]元$")
_FORM = regex(
    r"填[写列报表]|[栏列](?:目|次|中|内|[，,：:])|表头|(?:计量|金额)?单位[:：]|公式|[％%]?[=＝]|指标(?:解释|名称|说明)|可比口径填|[％%]”?[，,]?(?:是|系)?指"
    r"|^[ 　]*(?:附?表\d*[:： 　]|附注|注[:：])|自动(?:计算|生成)"
)
"""What names the columns of a form, or tells how to fill it in: 完成预算% has no number to lose there."""


def _is_form(ledger: Ledger, span: Span) -> bool:
    return _FORM.search(ledger.read(ledger.sentences[ledger.sentence_at(span.start)].span)) is not None


def _ordinals(ledger: Ledger) -> Iterator[Hit]:
    """One hit for all places at which the ordinal of one body is lost."""
    lost: dict[tuple[str, str], list[Slot]] = {}
    for slot in ledger.slots:
        if not slot.numbers and not _is_form(ledger, slot.span):
            lost.setdefault((slot.issuer, slot.body), []).append(slot)
    for (issuer, body), slots in lost.items():
        spans = tuple(slot.span for slot in slots)
        values: dict[str, object] = {"found": ledger.quote(spans[0])}
        named = [slot for slot in ledger.slots if len(slot.numbers) == 1 and _same(slot, issuer, body)]
        if len({slot.numbers for slot in named}) != 1:
            yield Hit(spans, values)
            continue
        values |= {"named": ledger.quote(named[0].span), "ordinal": named[0].written}
        yield Hit((*spans, named[0].span), values, supported=True)


def _same(slot: Slot, issuer: str, body: str) -> bool:
    """True for the same body of the same issuer; an issuer that is not named contradicts none."""
    return slot.body == body and slot.issuer[-2:] == issuer[-2:]
