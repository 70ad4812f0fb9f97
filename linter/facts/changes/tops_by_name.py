"""Tops by name: 在鲢鱼产量、草鱼产量和鲫鱼产量中，鲫鱼产量最高, where the report tells each of them pages before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.superlatives import Topped
from linter.facts.numbers.lines import clause_starts, start_behind
from linter.facts.quantities.values_by_name import values_by_name
from linter.facts.rates.tellings import place_at
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


_SIGN = regex("最[高多大低少小]|居首|首位|第一")
_N = "[两二三四五六]"
_SIZE = "(?:的?(?:总体)?(?:规模|总量|数量|体量|总额|金额|数额|占比|比重|贡献|水平))?"
_HIGH = "最[高多大]|居首位?|(?:位居|位列|居|列|排名?)(?:首位|第一位?)|第一"
_WAY = f"(?:(?P<high>{_HIGH})|(?P<low>最[低少小]))"
_LIST = (
    rf"(?:[在从就])?(?:(?:19|20)\d\d年(?:度)?)?(?P<names>[^，,。；;：:\n\d]{{7,70}}?)(?:这|等)?(?:{_N}(?:者|项|类|个指标|项指标))?"
    r"(?:之中|当中|中|里|之间|相比较?|比较|对比)"
)
_CLAIMS = (
    regex(
        rf"{_LIST}(?:来看|看)?[，,]?以?(?P<top>[一-鿿、“”]{{3,24}}?){_SIZE}(?:仍|依然|均|也|明显|为|是)*{_WAY}(?=[，,。；;！\n]|$)"
    ),
    regex(
        rf"{_LIST}[，,]?{_SIZE}{_WAY}的(?:一项)?(?:是|为|当属|要数)(?P<top>[一-鿿、“”]{{3,24}}?)(?=[，,。；;！\n]|$)"
    ),
)
_NOT_SO = regex("力争|确保|争取|将|预计|应|须|目标|曾|[上去前]年|平均|增[速幅长量]|降幅|剔除|扣除|等[，,中]")
_BACK, _ON = 110, 30
"""Characters around 最高 in which the claim stands."""


def find_tops_by_name(ledger: Ledger) -> Iterator[Topped]:
    """Every claim that one of the values named before it is the largest, which another of them is."""
    text = ledger.text
    for sign in _SIGN.finditer(text):
        floor = max(0, sign.start() - _BACK)
        begin = start_behind("。；;\n", text, floor, sign.start())
        if text.find("、", begin, sign.start()) < 0 and not _JOINED.search(text, begin, sign.start()):
            continue
        for start in clause_starts(text, begin, sign.start()):
            found = next((match for claim in _CLAIMS if (match := _told(claim, text, start, sign))), None)
            if found:
                if topped := _denied(ledger, found):
                    yield topped
                break


_JOINED = regex("[和与及].{3,24}(?:中|里|相比|者|比较)")


def _told(claim: re.Pattern[str], text: str, start: int, sign: re.Match[str]) -> re.Match[str] | None:
    match = claim.match(text, start, sign.end() + _ON)
    group = "high" if match and match["high"] else "low"
    return match if match and match.start(group) <= sign.start() < match.end(group) else None


def _denied(ledger: Ledger, match: re.Match[str]) -> Topped | None:
    at = ledger.sentence_at(match.start())
    words = ledger.text[ledger.sentences[at].span.start : match.end()]
    if _NOT_SO.search(words) or place_at(ledger, match.start("names")) not in ("", "全"):
        return None
    values = values_by_name(ledger)
    names = values.names_in(match["names"].strip())
    top = match["top"].replace("“", "").replace("”", "")
    if top not in names or len(set(names)) != len(names):
        return None
    # 甲支出、乙支出两项相比: 两项 is a number under the last name, too, of another unit.
    first = values.only(names[0], at)
    parts = tuple(one for name in names if first and (one := values.only(name, at, first.unit)))
    if len(parts) != len(names) or not values.together(parts, at, words):
        return None
    highest = match["high"] is not None
    named = parts[names.index(top)]
    better = (max if highest else min)(parts, key=lambda one: one.value)
    high, low = (better, named) if highest else (named, better)
    if high.interval.low <= low.interval.high:
        return None
    way = Span(*match.span("high" if highest else "low"))
    claim = Span(min(match.start("top"), way.start), max(match.end("top"), way.end))
    return Topped(named, better, claim, highest)
