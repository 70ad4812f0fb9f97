"""Lengths by pairs: 应于4月30日归还，…6月14日到账，逾期54天: a delay, a lead or a gap between two days.

Other days may stand among them. Which two are meant the words say: the day that was due and the last one told, or the
two right before a gap. Any other pair of days of the paragraph that is as far apart explains the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from linter.fact import DateFact
from linter.facts.quantities.slips import one_digit, swapped
from linter.finding import Hit
from linter.kinds.dates._lengths import DAYS, said, said_in, unit_of, value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LENGTH = regex(
    r"(?=[逾超提推延滞相间时服运使任存])(?:(?P<due>逾期|超期|提前|推迟|延迟|滞后|延误)|相隔|相距|间隔|时隔|服役|运行|使用|任职|存续)(?:了|达|仅|只|已经?|满|长达)*"
    r"(?P<n>\d{1,3}|[二两三四五六七八九十百]{1,4})(?P<half>个半)?(?P<unit>天|个月|年|(?<=半)月)(?![余多左半以内])"
)
_DUE = regex("应[当在于]?|约定|规定|原定|计划|到期|期限|承诺|要求|限[期于]|最迟|截止")
_LEAD = 16
"""Characters before a day that say that it was due."""
_REACH = 240
"""Characters from the first day to the length."""
_FEWEST = 2


def lengths_by_pairs(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each such length, but those already told, that no two days of its paragraph are apart."""
    for match in _LENGTH.finditer(ledger.text):
        stated = Span(match.start("n"), match.end("unit"))
        number = value_of(match["n"])
        if number is None or (number < _FEWEST and not match["half"]) or any(stated.overlaps(span) for span in told):
            continue
        days = _days(ledger, match.start(), match["unit"])
        pair = _pair(ledger, days, match["due"])
        alone = _alone(ledger, match, pair) if pair and match["due"] and len(days) == _FEWEST else None
        if alone:
            yield alone
        if alone or match["half"]:
            continue
        lengths = [_apart(one, other, match["unit"]) for one, other in combinations(days, 2)]
        if pair is None or any(int(number) in length for length in lengths):
            continue
        actual = _apart(*pair, match["unit"])[0]
        if actual < _FEWEST or not _slip(str(int(number)), str(actual)):
            continue
        values = {"stated": ledger.quote(stated), "actual": said(actual, match["unit"])}
        first, last = sorted(pair, key=lambda one: one.first or date.min)
        calculation = f"{last.first} − {first.first} = {actual}{match['unit']} ≠ {values['stated']}"
        yield Hit((stated, first.span, last.span), values, calculation, severity="warning")


def _alone(ledger: Ledger, match: re.Match[str], pair: tuple[DateFact, DateFact]) -> Hit | None:
    """A hit for 约定12月31日竣工，11月16日竣工，比约定提前两个半月: two days, and far more than a slip."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    if any(one.granularity != "day" for one in pair) or _LESS.search(ledger.text, *sentence):
        return None
    told = (value_of(match["n"]) or Decimal(0)) + (Decimal("0.5") if match["half"] else 0)
    one, other = sorted(pair, key=lambda one: one.first or date.min)
    first, last = one.first or date.min, other.first or date.min
    unit, days = unit_of(match["unit"]), (last - first).days
    actual = days / DAYS[unit]
    # Delays and leads may be counted in working days.
    fits = abs(actual - told) <= _SLACK[unit] or (unit == "天" and days * 5 / 7 - 8 <= told <= days)
    if fits or not _NEAREST < told / max(actual, Decimal(1)) < _FARTHEST:
        return None
    stated = Span(match.start("n"), match.end("unit"))
    values = {"stated": ledger.quote(stated), "actual": said_in(days, unit)}
    calculation = f"{last} − {first} = {days}天 ≠ {values['stated']}"
    return Hit((stated, one.span, other.span), values, calculation, severity="warning")


_LESS = regex(
    r"扣除|剔除|除去|顺延|累计|合计|其中|分别|平均|最[长短多]|[近约](?=[\d一二两三四五六七八九十])|超过|实际[逾超提]"
)
_SLACK = {"天": Decimal(2), "月": Decimal("0.6"), "年": Decimal("0.6")}
"""How far the length of a paragraph of two days may be off in its own unit."""
_NEAREST, _FARTHEST = Decimal("0.4"), Decimal("2.5")
"""How far it may be from them; one beyond is of something else."""


def _days(ledger: Ledger, at: int, unit: str) -> list[DateFact]:
    """The days, months or years told before a length in its paragraph, fine enough for its unit."""
    block = ledger.document.blocks[ledger.document.block_index(at)].span
    told = ledger.dates_in(Span(max(block.start, at - _REACH), at))
    singles = [end for one in told for end in (one.ends or (one,))]
    fine = {"天": ("day",), "年": ("day", "month", "year")}.get(unit, ("day", "month"))
    return [one for one in singles if one.granularity in fine and one.first is not None and one.relation != "as-of"]


def _pair(ledger: Ledger, days: Sequence[DateFact], due: str | None) -> tuple[DateFact, DateFact] | None:
    """The two days that a gap lies between, or those of a delay or a lead, 逾期 or 提前, the one that was due first."""
    if len(days) < _FEWEST:
        return None
    last = days[-1]
    if due is None:
        return (days[-2], last) if days[-2].first != last.first else None
    owed = [one for one in days[:-1] if _was_due(ledger, one)]
    if len(owed) != 1 or owed[0].first is None or last.first is None or _was_due(ledger, last):
        return None
    return (owed[0], last) if (last.first < owed[0].first) == (due == "提前") else None


def _was_due(ledger: Ledger, one: DateFact) -> bool:
    sentence = ledger.sentences[one.sentence].span
    before = ledger.text[max(sentence.start, one.span.start - _LEAD) : one.span.start]
    return _DUE.search(before) is not None or one.relation == "before"


def _apart(one: DateFact, other: DateFact, unit: str) -> tuple[int, ...]:
    """How far two days are apart in the unit, and what else people may call it: the first day counted, too."""
    first, last = sorted((one.first or date.min, other.first or date.min))
    if unit == "天":
        days = (last - first).days
        return (days, days + 1, days - 1)
    months = (last.year - first.year) * 12 + last.month - first.month
    if unit == "个月":
        return (months, months + 1, months - (last.day < first.day))
    return (last.year - first.year, last.year - first.year + 1, months // 12)


def _slip(told: str, actual: str) -> bool:
    """True where one digit, or two that change places, part the two; of one digit each, any will do."""
    return len(told) == len(actual) and (one_digit(told, actual, 1) or swapped(told, actual, 2))
