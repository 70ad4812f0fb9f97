"""Plans met: 市级政府性基金收入超额完成预算, where the report tells that it came to 55.1% of the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import start_behind
from linter.facts.quantities.levels import LevelYears
from linter.facts.rates.tellings import Telling, find_tellings, indicator, place_at, place_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class PlanMet(NamedTuple):
    """What is said of a plan, and the rate that denies it."""

    claim: Span
    rate: Telling
    met: bool


_WHOSE = "(?:年初|年度|全年|当年|调整后?|变动|人大批准|批准|既定|安排|[省市县区州]人大|的)*"
_PLAN = (
    rf"(?P<whose>{_WHOSE})(?P<plan>预算|计划|目标|任务)(?:调整)?(?:数|额|任务|目标|指标)?(?:安排)?"
    "(?:的?(?:规模|水平|总量|额度|数额))?"
)
_EXCEEDED = "超额(?:完成|实现)|突破|超过|超出|高于|大于|多于"
_REACHED = "完成|实现|达到"
_MISSED = "[未没](?:有|能够?|曾)?(?:全面|全部|如期|按期)?(?:完成|实现|达到?|突破|超过)|低于|小于|少于|不及|不足|落后于"
_HOW = (
    "(?:总体|整体|全年|全部|尚|还|并|均|都|也|已经?|仍|却|顺利|圆满|如期|全面|大幅|明显|较多|略|稍|则|最终|实际|只|仅)*"
)
_CLAIM = regex(
    rf"(?P<lead>[^，,。；;：:、\n]{{4,50}}?)(?:完成情况|执行情况|执行数?|规模)?{_HOW}"
    rf"(?:(?:(?P<over>{_EXCEEDED})|(?P<under>{_MISSED})|(?P<reached>{_REACHED}))了?{_PLAN}"
    r"|(?:出现|存在|形成|有所)?(?:(?P<more>超收)|(?P<less>短收)))(?:了|的情况)?(?=[，,。；;！\n]|$)"
)
_SIGN = regex("预算|计划|目标|任务|超收|短收")
_VERB = regex(f"{_EXCEEDED}|{_MISSED}|{_REACHED}|超收|短收")
_NOT_SO = regex(
    "力争|确保|争取|将|预计|有望|(?<![主重需])要|应|须|如果|若|一旦|避免|防止|可能|目标是|[上去前]年|季度|[上下]半年|\\d月|其中"
)
_OF_PLAN = regex(
    r"(?:为|占|完成|达到?|是|相当于)[^，,。；;\d]{0,8}?(?P<plan>预算|计划|目标|任务)(?:调整)?(?:数|额|任务|目标|指标)?[\d.,]*(?:[万亿]?元)?的\s*$"
)
_ADJUSTED = regex("调整|变动|变更|追加")
_YEAR = regex(r"(?<![比较])(?<![比较]上)(?<!\d)((?:19|20)\d\d)年")
_WHOLE, _NEARLY = Decimal(1), Decimal("0.99")
"""Rate below which nobody calls a plan reached."""
_BACK, _ON, _FAR, _LEAD = 60, 24, 3000, 40


def find_plans_met(ledger: Ledger) -> Iterator[PlanMet]:
    """Every claim that a budget was exceeded or missed which all rates told of it deny."""
    rates: dict[str, list[Telling]] | None = None
    end = 0
    for sign in _SIGN.finditer(ledger.text):
        if sign.start() < end or not _VERB.search(ledger.text, max(0, sign.start() - _ON), sign.end()):
            continue
        floor = max(0, sign.start() - _BACK)
        begin = start_behind("，,。；;：:、\n", ledger.text, floor, sign.start())
        match = _CLAIM.match(ledger.text, begin, sign.end() + _ON)
        if match is None or match.end() <= sign.start():
            continue
        end = match.end()
        rates = _completions(ledger) if rates is None else rates
        found = _denied(ledger, match, rates)
        if found:
            yield found


def _completions(ledger: Ledger) -> dict[str, list[Telling]]:
    """The rates of completion by what they are told of."""
    found: dict[str, list[Telling]] = {}
    for telling in find_tellings(ledger):
        if telling.sort.startswith("完成") and _plan_of(ledger, telling):
            found.setdefault(_fund(telling.label), []).append(telling)
    return found


def _plan_of(ledger: Ledger, telling: Telling) -> str:
    told = _OF_PLAN.search(ledger.lead(telling.rate, _LEAD))
    return told["plan"] if told and "占" not in told.group() else ""


def _denied(ledger: Ledger, match: re.Match[str], rates: dict[str, list[Telling]]) -> PlanMet | None:
    label = _fund(indicator(match["lead"]))
    if label not in rates:
        return None
    at = ledger.sentence_at(match.start())
    words = ledger.text[ledger.sentences[at].span.start : match.end("lead")]
    if _NOT_SO.search(words):
        return None
    place, years = place_at(ledger, match.end("lead")), _YEAR.findall(words)
    adjusted = bool(match["whose"] and _ADJUSTED.search(match["whose"]))
    told = [
        one
        for one in rates[label]
        if one.rate.sentence != at
        and place_of(ledger, one.rate) == place
        and (not match["plan"] or _plan_of(ledger, one) == match["plan"])
        and (one.sort == "完成调整") == adjusted
        and (not years or _may_be_of(ledger, one, years[-1]))
    ]
    met = bool(match["over"] or match["reached"] or match["more"])
    limit = _NEARLY if match["reached"] else _WHOLE
    if not told or not all(one.rate.value < limit if met else one.rate.value > limit for one in told):
        return None
    name = match.end("lead") - len(match["lead"].lstrip("　 "))
    return PlanMet(Span(name, match.end()), told[0], met)


def _may_be_of(ledger: Ledger, telling: Telling, year: str) -> bool:
    """True where the year of a rate by its heading, or the last one named before it, is the one claimed."""
    known = LevelYears(ledger).year_of(telling.rate)
    start = telling.rate.span.start
    near = _YEAR.findall(ledger.text, max(0, start - _FAR), start)
    return year in (str(known), near[-1] if near else year)


def _fund(label: str) -> str:
    """The name without 预算, which a fund may or may not bear: 社会保险基金预算收入."""
    return label.replace("预算", "") if label.endswith(("收入", "支出")) else label
