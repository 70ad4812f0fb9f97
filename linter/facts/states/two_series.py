"""Two series told alike: 一标段：截至6月30日已铺设12公里 and 二标段：截至7月10日已铺设9公里."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity, start_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RECKONED = regex(
    r"扣除|核减|核销|剔除|口径|重复|返家|返回|退出|退回|甄别|[一二三四五六七八九十]期|新一|另一|首[批轮]|第[一二三四五六七八九十\d]+[批轮次期]|[上下][一半]?[批轮]"
)
_WHO = regex(
    r"[一-鿿]{1,3}(?:镇|乡|街道|社区|村|县|区|市|标段|片区?|医院|学校|[小中]学|组(?![织建成])|队|公司|站|所|中心|(?<![一二三四五六七八九十两几数多])[批轮]|方面|[春夏秋冬早中晚][灌播种稻])"
)
_ANY = regex(r"[全我本各该]|其中|社区|累计|目前|周[边围]|邻近|兄弟|同[类等]")
"""周边县市 beside which a figure is praised is not whose it is."""
_LABEL = regex(
    r"[ 　]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[.．、]?|[一二三四五六七八九十]是)?"
    r"(?P<label>[一-鿿]{2,12})[。：:，,]?"
)
_YEARS = regex("[去今上前本当]年|明年")
_LEAD = 40
"""Characters of a paragraph before a day that name what its figure is told of."""


def of_two_series(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where another place, year or batch is named with one of two figures, or it was reckoned anew."""
    first, second = sorted((one, other), key=start_of)
    days = [_day(ledger, quantity) for quantity in (first, second)]
    starts = [_start(ledger, first, days[0]), _start(ledger, second, days[1])]
    words = [
        f"{ledger.text[start : day.start]}|{ledger.text[day.end : quantity.span.start]}"
        for start, day, quantity in zip(starts, days, (first, second), strict=True)
    ]
    if any(_RECKONED.search(told) for told in words):
        return True
    leads = (ledger.text[start : told.span.start] for start, told in zip(starts, (first, second), strict=True))
    years = [_YEARS.findall(lead)[-1:] for lead in leads]
    if all(years) and years[0] != years[1]:
        return True
    # 累计排查用气场所: what is counted is not whose it is.
    names = [
        {name for name in _WHO.findall(told) if not _ANY.search(name) and name not in (figure.head or "-")}
        for told, figure in zip(words, (first, second), strict=True)
    ]
    if names[1] and names[0] != names[1]:
        return True
    labels = [_LABEL.fullmatch(ledger.text, start, day.start) for start, day in zip(starts, days, strict=True)]
    return bool(labels[0] and labels[1] and labels[0]["label"] != labels[1]["label"])


def _day(ledger: Ledger, quantity: Quantity) -> Span:
    """The day for which a figure is told, with 截至 before it."""
    start = ledger.sentences[quantity.sentence].span.start
    told = [date.span for date in ledger.dates_in(Span(start, quantity.span.start))]
    if not told:
        return Span(quantity.span.start, quantity.span.start)
    as_of = _AS_OF.search(ledger.text, start, told[-1].start)
    return Span(as_of.start() if as_of else told[-1].start, told[-1].end)


_AS_OF = regex(r"[，,]?(?:截[至止]到?|[至到])?$")


def _start(ledger: Ledger, quantity: Quantity, day: Span) -> int:
    """Where the words begin that are told before a day: its paragraph, or the last figure in it."""
    block = ledger.paragraph(quantity)
    start = max(block.start, day.start - _LEAD)
    return max([start, *(one.end() for one in _FIGURE.finditer(ledger.text, start, day.start))])


_FIGURE = regex(r"\d[\d.]*[一-鿿]{1,4}[。；，;]")
