"""Sectors of industry: their proportion against their values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.facts.rates.sector_claims import find_sector_claims
from linter.facts.rates.sectors import Sectors, find_sectors
from linter.finding import Hit
from linter.interval import Interval, plain, total
from linter.kinds._show import HUNDRED, plain_places
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger


class SectorShares:
    """Reports 三次产业比例为10.8∶46.2∶43.0 beside 21.5亿元, 86.3亿元 and 92.2亿元."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every proportion that its values do not give, at the share that is farthest off."""
        for sectors in find_sectors(ledger):
            ledger.note_compared(*sectors.values)
            whole = sum((value.value for value in sectors.values), Decimal(0))
            off = [at for at in range(len(sectors.shares)) if whole and not _fits(sectors, at)]
            if off:
                yield _hit(ledger, sectors, whole, max(off, key=lambda at: abs(_off(sectors, whole, at))))
        told = set()
        for claim, denied, proportion in find_sector_claims(ledger):
            if claim.span not in told:
                told.add(claim.span)
                shares = "∶".join(plain_places(share, 1) for share in proportion.shares)
                spans = (claim.span, *(proportion.spans[sector] for sector in denied))
                yield Hit(spans, {"stated": ledger.quote(claim.span), "shares": shares}, "", "warning", "claim")


def _fits(sectors: Sectors, at: int) -> bool:
    share = sectors.shares[at]
    # One of the three takes up what rounding leaves over, so a step is allowed either way.
    step = Decimal(1).scaleb(int(share.as_tuple().exponent))
    possible = sectors.values[at].interval.over(total(value.interval for value in sectors.values))
    return possible is None or possible.times(HUNDRED).meets(Interval(share - step, share + step))


def _off(sectors: Sectors, whole: Decimal, at: int) -> Decimal:
    """How far the share is from what its value gives."""
    return sectors.values[at].value / whole * HUNDRED - sectors.shares[at]


def _hit(ledger: Ledger, sectors: Sectors, whole: Decimal, at: int) -> Hit:
    share, value = sectors.shares[at], sectors.values[at].value
    part, sum_ = written([value, whole], scale_of(ledger, sectors.values))
    actual = plain_places(value / whole * HUNDRED, 1)
    return Hit(
        (sectors.spans[at], *(one.span for one in sectors.values)),
        {"stated": plain(share), "actual": actual},
        f"{part} ÷ {sum_} = {actual}% ≠ {plain(share)}%",
    )
