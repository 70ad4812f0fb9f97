"""Groups and who leads them: 第二组由县水务局牵头 in the row that forms them, and 由县林业局牵头的第二组 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.facts.quantities.bigrams import han_bigrams, is_short_for
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BODY = "[局委办厅队院部会社站处科所]|中心|公司|街道|政府|机关|社联|总工会"
_WHO = rf"(?!由)[一-鿿](?:(?!由)[一-鿿、]){{1,24}}?(?:{_BODY})"
_NUMBERS = f"{SMALL_NUMERAL}(?:[、和与及]第?{SMALL_NUMERAL})*"
_UNIT = "(?:小组|组|分队|专班)"
_LED = regex(
    rf"第(?P<numbers>{_NUMBERS})(?P<sort>[一-鿿]{{0,4}}?){_UNIT}"
    rf"(?:(?:[，,]?由|(?:负责|督查|检查)[^，,。；;\n]{{2,24}}[，,]由|[：:（(]由?)(?P<who>{_WHO})(?:具体|负责|共同)?牵头"
    rf"|[，,：:（(]?牵头单位(?:为|是|：|:)?(?P<named>{_WHO})(?=[，,。；;、）)\n]|$))"
    rf"|由?(?P<lead>{_WHO})(?:具体|负责|共同)?牵头的[一-鿿]{{0,5}}?"
    rf"第(?P<numbered>{_NUMBERS})(?P<kind>[一-鿿]{{0,4}}?){_UNIT}"
)
_SIGN = "牵头"
_NUMERAL = regex(SMALL_NUMERAL)
_EACH = regex("、|[和与及]|会同|联合")
_OTHERWISE = regex(
    "轮换|调换|对调|改由|改为|调整|接替|交叉|复查|回头看|[上去前]年|上一?[次轮批]|第[一二三四五六]轮|季度|阶段|先后|[上下]半年"
)
_LEVEL = regex("(?:中央|国家|国务院|[省市县区州旗])")
_ANY_BODY = han_bigrams("管理局监督局监管局综合执法服务中心发展局事务局大队支队工作办公室委员会")
_FEWEST = 2
"""Groups that one row forms, each with its leader."""


def led_twice(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The words of the row that give a group its leader, and those elsewhere that name another one."""
    text = ledger.text
    yield from _one_lead(ledger)
    if _SIGN not in text or "第" not in text:
        return
    told: dict[int, list[re.Match[str]]] = {}
    for match in matches_on_lines(_LED, _SIGN, text):
        told.setdefault(ledger.sentence_at(match.start()), []).append(match)
    rows = [(index, matches) for index, matches in told.items() if len(matches) >= _FEWEST]
    if len(rows) != 1:
        return  # Two rows form the groups of two campaigns.
    index, row = rows[0]
    if _OTHERWISE.search(ledger.read(ledger.sentences[index].span)):
        return
    given = {number: match for match in row for number in _numbers(match)}
    formed = ledger.text[ledger.sentences[max(index - 1, 0)].span.start : ledger.sentences[index].span.end]
    for at, matches in told.items():
        sentence = ledger.read(ledger.sentences[at].span)
        if at == index or _OTHERWISE.search(sentence):
            continue
        for match in matches:
            first = next((given[number] for number in _numbers(match) if number in given), None)
            sort = match["sort"] or match["kind"]
            if first and (not sort or f"{sort}组" in formed) and _others(_who(first), _who(match)):
                yield Span(*first.span()), Span(*match.span())


_LEADS = regex(rf"由(?P<who>{_WHO})(?:具体|负责|总)?牵头(?!的)")
_GOES_ON = "(?=[对已将在按逐于以共要牵联会主先多定每召组]|[，,。；;])"
_AS_LEAD = regex(
    rf"(?:作为|身为)(?:本次|此次|该项|[一-鿿]{{0,6}}?)牵头(?:单位|部门)的?[，,]?(?P<who>{_WHO}){_GOES_ON}"
    rf"|牵头(?:单位|部门)(?:为|是|：|:)?(?P<named>(?!的|和|要|应|须|负责){_WHO}){_GOES_ON}"
)
_TOLD_AND_CALLED = 2
"""Times that a text speaks of a lead in all: where it says who leads, and where it calls the one who does."""


def _one_lead(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """由市交通支队牵头, and 作为牵头单位，市交警支队: the only work that a text says who leads."""
    if ledger.text.count(_SIGN) != _TOLD_AND_CALLED:
        return
    led, lead = _LEADS.search(ledger.text), _AS_LEAD.search(ledger.text)
    if led is None or lead is None or led.end() > lead.start():
        return
    sentences = [ledger.sentence_at(match.start()) for match in (led, lead)]
    if sentences[0] == sentences[1] or any(
        _OTHERWISE.search(ledger.read(ledger.sentences[sentence].span)) for sentence in sentences
    ):
        return
    group = "who" if lead["who"] else "named"
    if "、" not in led["who"] + lead[group] and _others(led["who"], lead[group]):
        yield Span(*led.span("who")), Span(*lead.span(group))


def _numbers(match: re.Match[str]) -> list[int]:
    return [whole_number(one) for one in _NUMERAL.findall(match["numbers"] or match["numbered"])]


def _who(match: re.Match[str]) -> str:
    return match["who"] or match["named"] or match["lead"]


def _others(one: str, other: str) -> bool:
    """True where no body leads under both, and both are of one level; a 省水利厅 leads a group of the province."""
    levels = [_LEVEL.match(name) for name in (one, other)]
    if levels[0] and levels[1] and levels[0].group() != levels[1].group():
        return False
    return not any(_is_one(here, there) for here in _EACH.split(one) for there in _EACH.split(other))


def _is_one(one: str, other: str) -> bool:
    """True for 住房和城乡建设局 and its short name 住建局, and for names that share a word of their own."""
    names = [_LEVEL.sub("", name, count=1) if _LEVEL.match(name) else name for name in (one, other)]
    if is_short_for(*sorted(names, key=len)):
        return True
    return bool((han_bigrams(one) & han_bigrams(other)) - _ANY_BODY)
