"""Recounted means: 上述126个泵站平均每个投资约300万元, where pages before 改造泵站126个，完成投资2.5亿元.

The sentence of the mean counts the things once more: no other sentence but that of the whole has that number of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class RecountedMean(NamedTuple):
    """An average, and where another sentence tells the number of the things it is of, and the amount of them all."""

    average: Quantity
    things: Quantity
    whole: Quantity
    meant: Interval
    """What the average may stand for at its loosest."""


_MEAN = regex(
    r"(?:(?:平均每一?|每一?)(?P<each>[个户家人名项座处所村套台亩校件])(?P<noun>[一-鿿]{0,4}?)(?:的|平均)?"
    r"|(?P<mean>[户人村亩校件家项])均|平均)(?P<what>[一-鿿]{2,10}?)(?:约为|约|大约|大致|在|为|是|有|达到?|近)*$"
)
_SIGN = "均"
_NAMED = regex(
    r"[，,、；：:（(]?(?:其中)?(?:共|累计|合计|总计|实现|完成|计划|概算|估算|涉及)*(?P<what>[一-鿿]{2,10}?)(?:为|达到?|共|约|是|：|:)*$"
)
_TOTAL = regex("(?<=..)总?额$")
_BEHIND = regex(r"(?:[一-鿿]{0,2}的)?(?P<noun>[一-鿿]{2,6})")
_OTHER = regex("其中|另|上年|去年|同期|计划平均|比|较|增长|下降|每年|年均|月均|除|扣除|剔除|人均可支配|预计|力争")
"""In the sentence of the mean: it is of others, or of another time."""
_LEAD, _BETWEEN, _NOUN, _AROUND = 80, 30, 2, 24
_FEWEST = 10
_SPARE = Decimal("0.15")
"""Part by which 约 lets an average miss."""


def find_recounted_means(ledger: Ledger) -> Iterator[RecountedMean]:
    """Every average whose sentence tells how many it is of, with the amount told beside that number elsewhere."""
    told: dict[tuple[str, Decimal], list[int]] | None = None
    for average in ledger.quantities:
        if not average.is_amount or average.value <= 0:
            continue
        lead = ledger.lead(average, _LEAD)
        mean = _MEAN.search(lead) if _SIGN in lead[-_BETWEEN:] else None
        count = _count(ledger, average, mean["each"] or mean["mean"] or "", lead) if mean else None
        if mean is None or count is None:
            continue
        if told is None:
            told = {}
            for at, one in enumerate(ledger.quantities):
                if one.kind == "count" and one.exact:
                    told.setdefault((one.unit, one.value), []).append(at)
        same = [at for at in told.get((count.unit, count.value), ()) if ledger.quantities[at] is not count]
        if len(same) != 1:
            continue
        found = ledger.quantities[same[0]]
        noun = _BEHIND.match(ledger.text, count.span.end)
        around = ledger.text[max(0, found.span.start - _AROUND) : found.span.end + _NOUN * 3]
        if found.sentence == count.sentence or noun is None or noun["noun"][:_NOUN] not in around:
            continue
        whole = _whole(ledger, same[0], mean["what"], average)
        if whole:
            yield RecountedMean(average, found, whole, meant(ledger, average))


def _count(ledger: Ledger, average: Quantity, each: str, lead: str) -> Quantity | None:
    """The number of the things right before an average, in the unit that it names."""
    before = [one for one in ledger.by_sentence.get(average.sentence, ()) if one.span.end <= average.span.start]
    count = before[-1] if before else None
    if count is None or count.kind != "count" or not count.exact or count.value < _FEWEST or _OTHER.search(lead):
        return None
    if average.span.start - count.span.end > _BETWEEN or (each and each != count.printed_unit.lstrip("万亿")[:1]):
        return None
    return count


def _whole(ledger: Ledger, at: int, what: str, average: Quantity) -> Quantity | None:
    """The one amount told right behind the number of the things under the name with which that of the average ends."""
    count = ledger.quantities[at]
    if at + 1 >= len(ledger.quantities):
        return None
    whole = ledger.quantities[at + 1]
    if whole.sentence != count.sentence or whole.unit != average.unit or whole.approximate or not whole.is_level:
        return None
    named = _NAMED.fullmatch(ledger.text, count.span.end, whole.span.start)
    if named is None:
        return None
    told, what = (_TOTAL.sub("", name) for name in (named["what"], what))
    return whole if what.endswith(told) or told.endswith(what) else None


def meant(ledger: Ledger, average: Quantity) -> Interval:
    """What an average may stand for at its loosest, by the words around it: 约300万元, 300万元左右."""
    words = ledger.lead(average, 4) + ledger.read(average.span) + average.after[:2]
    spare = average.value * _SPARE if average.approximate or _ABOUT.search(words) else average.step
    return average.interval.widened(spare)


_ABOUT = regex("[约近在]|左右|上下|大致")
