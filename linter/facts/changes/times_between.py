"""Times between: which of two numbers is told for the earlier time: 2022年18.6万人次。2023年21.2万人次."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.strands import says_how_long
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Told(NamedTuple):
    """The time that the words before a number name last."""

    kind: str
    """year, quarter, month, past (去年, 上月), now (今年, 本月); empty where none is named."""
    value: int
    """The year, the quarter, the month; 0 for words."""
    words: str
    """As it is written."""


_CUE = regex(
    r"(?=[\d去上同年期今本当一二三四五六七八九十两几现如眼目])(?:(?P<year>(?:19|20)\d\d)年|(?P<past>(?:去年|上年|上一年)(?!结[余转存]|滚存|净?结)|上个?月|上[一个]?季度?|上一?期|上个?周|(?<!今年)(?<!本年)同期|(?:[一二两三四五六七八九十几]{1,2}|\d{1,2})年前|(?:年|期)初(?!预算|计划|目标|安排|下达|确定))"
    r"|(?P<now>今年|本年|本[月季周期]|当[年月]|现(?:[已在有]|为|达)|如今|眼下|目前)|(?P<quarter>[一二三四])季度|(?<![\d—\-至])(?P<month>1?\d)月(?![底末]))"
)
_THAN = regex(r"(?:比(?![重例率])|[较与同])[^，,。；;]{0,2}$")
"""比2019年: the time that a change is measured from, and none of the number behind it."""
_QUARTERS = "一二三四"
_LEAD = 60
"""Characters before a number, within its paragraph, in which its time stands."""
_NONE = Told("", 0, "")


def time_told(ledger: Ledger, quantity: Quantity) -> Told:
    """The last time named before a number in its paragraph, a year before the month that it has.

    去年 of the sentence before is of the value there: 上年为11.8亿元。财政支出32.6亿元 has no time of its own.
    """
    start = ledger.paragraph(quantity).start
    lead = ledger.text[max(start, quantity.span.start - _LEAD) : quantity.span.start]
    found = _NONE
    end = 0
    for match in _CUE.finditer(lead):
        if _THAN.search(lead, 0, match.start()):
            continue
        kind = match.lastgroup or ""
        # 2022年9月 and 2022年一季度 are of that year, and nothing closer is asked.
        if found.kind == "year" and kind in ("quarter", "month") and match.start() - end <= len("1—"):
            continue
        text = match[kind]
        value = _QUARTERS.index(text) + 1 if kind == "quarter" else int(text) if kind in ("year", "month") else 0
        found, end = Told(kind, value, text), match.end()
    return _NONE if found.kind == "past" and "。" in lead[end:] else found


def tells_time(one: Quantity) -> bool:
    """True for a length of time that says when, 前十个月, 五年前, 三年来, 一年提高, and is no value itself."""
    if one.kind != "duration":
        return False
    if says_how_long(one.text, one):
        return True
    return one.text.startswith(_WHEN_BEHIND, one.span.end) or one.text.endswith(_WHEN_BEFORE, 0, one.span.start)


_WHEN_BEHIND, _WHEN_BEFORE = ("前", "来", "以来", "间", "内", "后"), ("前", "近", "过去", "今后")


def is_earlier(one: Told, other: Told) -> bool:
    """True where the first time is before the other, as far as the words alone decide."""
    if one.kind == "past":
        return other.kind != "past"
    return one.kind == other.kind != "" and 0 < one.value < other.value


def is_base(base: Told, level: Told, than: str) -> bool:
    """True where the words of the change, 同比, 比2019年, 较年初, measure it from the time of the base."""
    year = _CUE.search(than)
    if year and year["year"]:
        return base.kind == "year" and base.value == int(year["year"])
    if year and year["past"] and year["past"].endswith("年前"):
        return base.words == year["past"]
    if "环比" in than or "上月" in than or "上季" in than:
        return base.kind != "year" and base.words not in ("去年", "上年", "同期", "年初")
    if "同比" in than or "同期" in than or "上年" in than or "去年" in than or "年初" in than:
        return base.words in ("去年", "上年", "上一年", "同期", "年初") or (
            base.kind == "year" == level.kind and (level.value - base.value == 1)
        )
    return True
