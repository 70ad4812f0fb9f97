"""Attendance rates: 应到210人，实到186人，到会率88.6%: of who was due and who came, whatever is told in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WHOM = r"[^，,。；;：:\d]{0,10}"
_CAME = "(?:到[会课场位]?|出席|参[会加训]|签到|出勤)"
_RATE = regex(
    rf"应(?:当|该)?{_CAME}{_WHOM}(?P<due>\d[\d,]*)[人名位][^。；;\n]{{0,40}}?实际?{_CAME}{_WHOM}(?P<came>\d[\d,]*)[人名位]"
    r"[^。；;\n\d%]{0,12}[，,（(](?:到[会课场]|出席|参[会加训]|签到|出勤)率(?:为|达到?|约)*(?P<rate>\d[\d.]*)%"
)
_SIGN = regex("应(?:当|该)?(?:到|出席|参|签到|出勤)")
_UNITS = ("人", "名", "位")


def find_attendance_rates(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of a meeting behind the two numbers it is of."""
    if "率" not in ledger.text or _SIGN.search(ledger.text) is None:
        return
    for match in _RATE.finditer(ledger.text):
        quantities = ledger.by_sentence.get(ledger.sentence_at(match.start()), ())
        at = {one.number.start: one for one in quantities}
        due, came, rate = (at.get(match.start(group)) for group in ("due", "came", "rate"))
        if not (due and came and rate) or rate.span.start in told or came.value > due.value or due.approximate:
            continue
        others = tuple(one for one in quantities if one.span.end < rate.span.start and one.unit in _UNITS)
        yield Rate(rate, came, due, "named", "到会率", others, certain=True)
