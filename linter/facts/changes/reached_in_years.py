"""Reached in years: 2021年渔船保有量降至320艘，2022年渔船保有量降至346艘, a fall that ends above where it began.

Both values are told in full, the year and the name before each, and no other number of their unit stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.directions import Direction
from linter.facts.quantities.values_by_name import bare_name
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOLD = regex(
    r"(?:^|[，,。；;：:、\n自从到在])(?:(?P<year>(?:19|20)\d\d)年|(?P<word>前年|[去上]年|[今本]年))(?:度|年?[底末]|[春秋]季)?(?:起|开始)?[，,]?"
    r"(?P<name>[^\d，,。；;：:（）()、比较由从]{3,20}?)(?P<way>(?:已经?|再次?|又|进一步|继续)*"
    "(?:(?P<verb>(?P<up>提高|提升|上升|攀升|增加|增长|扩大|延长|[升增])|(?P<down>下降|降低|减少|回落|缩小|缩短|压减|[降减]))(?:到了?|至了?|为)"
    r"|达到?|为|是|有|))(?P<per>(?:每?人)?每[一-鿿]|[年月]?人均)?$"
)
_PER = regex("(?:/[一-鿿]{1,2})+")
_WORDS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0}
_NO_LEVEL = regex("计划|目标|预算|任务|要求|不低于|不高于|限额|其中|新增|累计|增速|增幅|降幅|分别|各")
_LEAD = 40
"""Characters before a number in which its year and its name stand."""
_JOINED, _BRACKET = regex("(?:/[一-鿿]{1,2})*[，,；;]?"), regex("[（(]")
"""Between the first value and the year of the second: nothing that names another owner or says how it was counted."""


class _Value(NamedTuple):
    quantity: Quantity
    match: re.Match[str]
    name: str
    per: str
    """What it is told for: 每亩, /年/人; empty where nothing is said."""


def find_reached_in_years(ledger: Ledger) -> Iterator[Direction]:
    """Every value reached by a rise or a fall, with that of an earlier year told right before it under its name."""
    last: dict[tuple[str, str], _Value | None] = {}
    for one in ledger.quantities:
        if not (one.is_amount or one.kind == "percent") or one.role in ("change", "rank"):
            continue
        value = _value(ledger, one)
        before, last[one.kind, one.unit] = last.get((one.kind, one.unit)), value
        if before is None or value is None or not _of_one(ledger, before, value):
            continue
        times = [_WORDS.get(told["word"] or "", int(told["year"] or 0)) for told in (before.match, value.match)]
        older, newer = (before, value) if times[0] < times[1] else (value, before)
        words = newer.match
        turned = older.match["down" if words["up"] else "up"] is not None  # 升至346艘 and then 降至320艘
        if times[0] != times[1] and words["verb"] and not turned:
            yield Direction(Span(*words.span("verb")), words["up"] is not None, older.quantity, newer.quantity)


def _value(ledger: Ledger, one: Quantity) -> _Value | None:
    block = ledger.paragraph(one)
    told = _TOLD.search(ledger.text, max(block.start, one.span.start - _LEAD), one.span.start)
    if told is None or _NO_LEVEL.search(told.group()) or in_plans(ledger, one.span.start):
        return None
    sentence = ledger.sentences[one.sentence].span
    if one.approximate or PROMISED.search(ledger.text, sentence.start, one.span.start):
        return None
    per = _PER.match(ledger.text, one.span.end)
    return _Value(one, told, bare_name(told["name"]), told["per"] or (per.group() if per else ""))


def _of_one(ledger: Ledger, one: _Value, other: _Value) -> bool:
    """True for two values of one name, told for years in the same way and per the same thing, as far as is said."""
    years = bool(one.match["year"]) == bool(other.match["year"])
    pers = {value.per for value in (one, other) if value.per}
    joined = _JOINED.fullmatch(ledger.text, one.quantity.span.end, max(one.quantity.span.end, other.match.start()))
    if joined is None or _BRACKET.match(ledger.text, other.quantity.span.end):
        return False  # …230人；城西镇，2022年…, 8600张（含社区床位）
    return years and one.name == other.name and len(pers) <= 1
