"""Longer periods that bring less: 一季度完成投资128亿元 … 上半年完成投资116亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts.dates.cumulated import OPENING
from linter.facts.dates.years_together import find_together
from linter.facts.quantities.labels import Label, labels_in, one_scope
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.owners import owners_apart
from linter.facts.quantities.shorter_periods import find_shorter_periods
from linter.facts.quantities.values_by_name import bare_name
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

# Periods that begin with the year, by how many months they hold.
_SINCE_JANUARY = regex(
    r"(?=[12一上前全])(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<name>一季度末?|上半年|前三季度|全年)|1月?(?:[—－~～\-至到]+|-)(?P<month>\d{1,2})月份?)"
)
_MONTHS = {"一季度": 3, "一季度末": 3, "上半年": 6, "前三季度": 9, "全年": 12}
_OTHER_TIME = regex(
    r"[上去前明次]年|同期|同比|目标|计划|预期|力争|预计|其中|当月|当季|第[一二三四]季度|二季度|(?<!前)三季度|四季度"
)
# What may fall while the year goes on.
_MAY_FALL = regex(rf"{OPENING}|利润|结余|余额|净|率|均|库存|存量|在校|人口|价|顺差|逆差|盈")
# 8.6亿元（含留抵退税还原）: what the number holds, which the other need not.
_DEFINED = regex(r"[（(][^）)。]{0,12}?(?:含|包括|扣除|剔除|还原|口径|加回|调整)[^）)。]*")
_STARTERS = ("季度", "半年", "月末", "月底", "个月", "1—", "1-", "1至", "1月", "1～")


class _Told(NamedTuple):
    label: Label
    months: int
    year: str
    words: str


class LongerPeriodLess:
    """Compares figures of one name for periods that all begin with one year."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each figure below that of a shorter period."""
        for years, period, alone in find_together(ledger):
            ledger.note_compared(years, alone)
            if years.interval.high < alone.interval.low:
                values = {"name": years.before, "longer": period, "more_months": ledger.quote(years.span)}
                values |= {"less_months": ledger.quote(alone.span)}
                yield Hit((years.span, alone.span), values, severity="warning", variant="years")
        if not any(sign in ledger.text for sign in _STARTERS):
            return
        for one in find_shorter_periods(ledger):
            ledger.note_compared(one.part, one.whole)
            values = {
                "name": bare_name(one.whole.before),
                "longer": "全年",
                "more_months": ledger.quote(one.whole.span),
            }
            values |= {"shorter": one.words, "less_months": ledger.quote(one.part.span)}
            yield Hit((one.whole.span, one.part.span), values, severity="warning")
        told: dict[tuple[str, ...], list[_Told]] = {}
        for index, quantities in ledger.by_sentence.items():
            if not _SINCE_JANUARY.search(ledger.text, *ledger.sentences[index].span):
                continue
            for label in labels_in(quantities):
                found = None if _MAY_FALL.search(label.name) else _period(ledger, label)
                if found:
                    defined = _DEFINED.match(ledger.text, label.quantity.span.end)
                    key = (label.quantity.unit, label.name, label.verb, defined.group() if defined else "")
                    told.setdefault(key, []).append(found)
        for group in told.values():
            yield from _compared(ledger, group)


def _compared(ledger: Ledger, group: Sequence[_Told]) -> Iterator[Hit]:
    """The first of the figures of one name that is below that of a shorter period."""
    apart: dict[tuple[object, ...], _Told] = {}
    for one in group:
        quantity = one.label.quantity
        apart.setdefault((one.months, one.year, quantity.scope, quantity.interval.low), one)
    before = None
    for later in group:
        shorter = next((one for one in apart.values() if _contradict(ledger, one, later)), None)
        if shorter:
            yield _hit(ledger, shorter, later)
            return
        if before:
            ledger.note_compared(before.label.quantity)
        before = later


def _period(ledger: Ledger, label: Label) -> _Told | None:
    """The last period since January that stands before the number in its sentence."""
    lead = ledger.lead(label.quantity)
    matches = list(_SINCE_JANUARY.finditer(lead))
    if not matches or _OTHER_TIME.search(lead):
        return None
    last = matches[-1]
    months = _MONTHS[last["name"]] if last["name"] else int(last["month"])
    return _Told(label, months, last["year"] or "", last.group())


def _contradict(ledger: Ledger, shorter: _Told, longer: _Told) -> bool:
    one, other = shorter.label.quantity, longer.label.quantity
    return (
        shorter.months < longer.months
        and (not shorter.year or not longer.year or shorter.year == longer.year)
        and one_scope(one, other)
        and other.interval.high < one.interval.low
        and not owners_apart(ledger, one, other)
        and not LevelYears(ledger).apart(one, other)
    )


def _hit(ledger: Ledger, shorter: _Told, longer: _Told) -> Hit:
    one, other = shorter.label.quantity, longer.label.quantity
    ledger.note_compared(one, other)
    return Hit(
        (other.span, one.span),
        {
            "name": longer.label.verb + longer.label.name,
            "longer": longer.words,
            "more_months": ledger.quote(other.span),
            "shorter": shorter.words,
            "less_months": ledger.quote(one.span),
        },
        severity="warning",
    )
