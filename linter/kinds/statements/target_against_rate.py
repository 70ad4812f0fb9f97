"""Targets against rates: 为预算的98.6%，超收0.4亿元, and 未完成年度计划，完成率106%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.rates.plans_met import find_plans_met
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BASE = r"(?:预算|计划|目标|任务|预期)"
_SET = rf"(?:年初|调整|年度|全年|年|变动|[^，,。；;、\d%％]{{0,4}}?){_BASE}(?:调整)?[数值额]?"
_VALUE = r"(?P<value>\d{1,3}(?:\.\d+)?)[ ]?[%％](?!个)"
_RATE = rf"(?:为|占|完成|达到?|是|相当于)了?{_SET}[^，,。；;、%％]{{0,14}}?的[ ]?{_VALUE}"
_MORE = rf"超(?:额完成|收|支)(?!的)|超(?:过|出|额)?(?:了)?(?={_SET})"
_LESS = rf"短收|短支|欠收|未(?:能)?(?:完成|达到?|实现)(?={_SET})|没有(?:完成|达到)(?={_SET})|低于(?={_SET})"
_WAY = rf"(?P<told>(?P<more>{_MORE})|{_LESS})"
_LINK = r"[，,（(](?:均|都|已经?|并|仍|即|实际|全面|比|较|应缴|共)*"
_SIGN = regex("超|短[收支]|欠收|未(?:能)?[完达实]|没有[完达]|低于")
# 为年计划的110.9%，短收24.2亿元
_BEHIND = regex(rf"{_RATE}(?:和{_VALUE.replace('value', 'second')})?{_LINK}{_WAY}(?P<rest>[^，,。；;\n]{{0,16}})")
# 未达到年度计划，分别为计划的106.2%
_AHEAD = regex(
    rf"(?<![不未没]){_WAY}(?P<rest>(?:{_SET})?(?:目标|任务)?)[，,](?:分别|实际|共|总体|即)*"
    rf"(?:为|占|完成|达到?|是)了?(?:其|{_SET})?[^，,。；;、%％]{{0,14}}?的[ ]?{_VALUE}"
)
# 超额完成预算的97.5%
_AT_ONCE = regex(rf"(?P<told>(?P<more>超额完成)|未完成){_SET}的[ ]?{_VALUE}(?P<rest>)")
_OTHER = regex(
    r"序时|时序|进度|时间|阶段|季|月|半年|上年|去年|同期|[全我本][国省市]|平均|单位|部门|企业|[项个家]|县|乡镇|总?投资"
)
"""What else may be surpassed: the pace of the year, last year, the mean; and who did not reach it."""
_OBJECT = regex(rf"了?(?P<own>[^，,。；;\n]{{0,14}}?){_BASE}")
_NO_OTHER = regex(
    "年初|调整|变动|年度|全年|当年|年|预算|计划|目标|任务|既定|预定|预期|各项|收入|支出|上级|下达|考核|了|的|其|[省市县区]"
)
"""Words of an aim that make it no other one."""
_KINDS = ("年初", "调整", "变动")
_WHOLE = Decimal(100)


class TargetAgainstRate:
    """Reports 超额完成 beside a rate below 100 %, and 未完成 or 短收 beside one above it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every such pair in one sentence."""
        told: set[int] = set()
        for pattern in (_BEHIND, _AHEAD, _AT_ONCE):
            for match in matches_on_lines(pattern, _SIGN, ledger.text):
                at = match.start("told")
                if at not in told and _turned(match):
                    told.add(at)
                    places = (Span(*match.span("told")), Span(match.start("value"), match.end("value") + 1))
                    values = {"told": match["told"] + _named(match), "value": match["value"] + "%"}
                    yield Hit(places, values, f"{match['value']}% {'<' if match['more'] else '>'} 100%")
        for found in find_plans_met(ledger):
            rate = found.rate.rate
            ledger.note_compared(rate)
            values = {"told": ledger.quote(found.claim), "value": ledger.quote(rate.span)}
            yield Hit(
                (found.claim, rate.span), values, f"{values['value']} {'<' if found.met else '>'} 100%", variant="apart"
            )


def _named(match: re.Match[str]) -> str:
    return (
        match["rest"]
        if match["rest"] and match["told"].endswith(("超", "过", "出", "完成", "达到", "达", "于"))
        else ""
    )


def _turned(match: re.Match[str]) -> bool:
    value = Decimal(match["value"])
    if value == _WHOLE or (value < _WHOLE) != bool(match["more"]):
        return False
    words = match.group()
    if _OTHER.search(match["rest"]) or _OTHER.search(words[: words.index(match["value"])].replace("年度", "")):
        return False
    # 完成年度目标的88%，超额完成省外资金任务: of an aim of its own.
    aim = _OBJECT.match(match["rest"])
    if aim and _NO_OTHER.sub("", aim["own"]):
        return False
    # 为年初预算的105%，未达调整预算: of two.
    return len({kind for kind in _KINDS if kind in words}) < len(_KINDS) - 1
