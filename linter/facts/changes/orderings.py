"""Orderings: values told with their ranks, and values listed from high to low."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.changes.ranks import HOLDS, ranks_in
from linter.facts.changes.top_lists import find_top_lists, values_listed
from linter.facts.numbers.lines import matches_from
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Ordering:
    """Values in the order that the text gives them."""

    values: tuple[Quantity, ...]
    """From the first place on."""
    spans: tuple[Span, ...]
    """The ranks beside them; empty for a sorted list."""
    falls: bool | None
    """True where they go from high to low, False from low to high; None where ranks leave it open."""


_SORTED = regex(
    r"(?:(?P<falls>[从由](?:高[到至]低|大[到至]小|多[到至]少|快[到至]慢|优[到至]劣|好[到至]差)|降序)"
    r"|(?P<rises>[从由](?:低[到至]高|小[到至]大|少[到至]多|慢[到至]快)|升序)"
    r"|(?P<scored>(?:排名|排|列|居|位列)(?:全[省市县区州镇乡])?前[三四五六七八九十\d]{1,2}(?:位|名)?的?(?=依次|分别|为|是)))"
    r"(?:的?(?:顺序|次序))?(?:进行)?(?:排[列序名位])?(?:情况)?(?:依次|分别)?(?:为|是)?[）)]?(?:依次|分别)?(?:为|是)?[：:，,]?"
)
_BEGINS = regex("从[高大多快优好低小少慢]|由[高大多快优好低小少慢]|降序|升序|排|列|居|位")
"""What any of them begins with."""
_ITEM = regex(
    r"(?!.*(?:平均|均值|合计|其中))[、，,；;]?[^、，,；;。：:（）()\d\n]{1,16}[（(]?(?:得分|为|是|达到?|完成|[：:])?[^、，,；;。：:（）()\d\n]{0,6}"
)
# 东河县增长, 市应急局得分: ranks of several things are comparable, those of one county's indicators are not.
_NAMED = regex(
    r"[一-鿿]{1,8}?(?:县|区|市|州|旗|镇|乡|街道|村|社区|局|委|办|院|校|学|中心|集团|公司|厂|组|队|所|站|银行|企业)(?P<told>[一-鿿]{0,6})"
)
_HELD = regex(rf"{HOLDS}|全[国省市县区州镇乡]")
_SCORE = "分"
_FIELD = regex(r"全[国省市县区州镇乡]|同类|[一-鿿]组(?!织)")
_FEWEST = 3
"""Values that show an order whose direction nothing says."""


def find_orderings(ledger: Ledger) -> Iterator[Ordering]:
    """Every sorted list, and every run of sentences that tell one value with one rank each."""
    yield from _lists(ledger)
    yield from _next_to(ledger)
    yield from (Ordering(values, (), None) for values in find_top_lists(ledger))
    if "第" in ledger.text or "首位" in ledger.text:
        yield from _ranked(ledger)


def _lists(ledger: Ledger) -> Iterator[Ordering]:
    for cue in matches_from(_SORTED, _BEGINS, ledger.text):
        values = values_listed(ledger, cue.end(), _ITEM)
        if len(values) > 1 and (not cue["scored"] or values[0].unit == _SCORE):
            yield Ordering(values, (), cue["rises"] is None)


_FIRST_OF = regex("(?P<high>最[高多大快长])|(?P<low>最[低少小慢短])")
_NEXT = regex("[，,；;。）)](?:其次|次之)(?:是|为|的是)?")
_FAR = 40
"""Characters from the first value back to 最高, and twice as many as from 其次 on to the second."""


def _next_to(ledger: Ledger) -> Iterator[Ordering]:
    """新增最多的是甲行，新增2.1亿元；其次是乙行，新增1.4亿元: the two values, of one unit."""
    for match in _NEXT.finditer(ledger.text) if "其次" in ledger.text else ():
        at = ledger.quantity_index(match.start())
        if not 0 < at < len(ledger.quantities):
            continue
        one, other = ledger.quantities[at - 1], ledger.quantities[at]
        between = ledger.text[match.end() : other.span.start]
        lead = ledger.text[max(0, one.span.start - _FAR) : one.span.start]
        first = list(_FIRST_OF.finditer(lead))
        near = len(between) <= _FAR // 2 and match.start() - one.span.end <= 1
        if not near or not first or _APART.search(lead[first[-1].start() :] + between) or one.approximate:
            continue
        if comparable(one, other) and not other.approximate:
            yield Ordering((one, other), (), first[-1]["high"] is not None)


_APART = regex("[。；;\n]|同比|增[长加幅]|下降|占|其中|比上")


def _ranked(ledger: Ledger) -> Iterator[Ordering]:
    """云台县增长8.1%，居首位；沙洲县增长7.6%，列第2位: one value and one rank in each sentence of a run."""
    told = []
    for index, sentence in enumerate(ledger.sentences):
        item = _item(ledger, index) if index in ledger.by_sentence else None
        told.append((sentence.block, item))
    for _, run in groupby(enumerate(told), key=lambda pair: (pair[1][0], pair[1][1] is not None)):
        items = [item for _, (_, item) in run if item]
        if len(items) > 1:
            yield from _ordered(items)


@dataclass(frozen=True, slots=True)
class _Item:
    value: Quantity
    place: int
    span: Span
    way: str
    """What is told of the one ranked: 增长, 得分."""
    field: str


def _item(ledger: Ledger, index: int) -> _Item | None:
    start, end = ledger.sentences[index].span
    if ledger.text.find("第", start, end) < 0 and ledger.text.find("首", start, end) < 0:
        return None
    ranks = ranks_in(ledger.text, start, end)
    values = [q for q in ledger.by_sentence[index] if q.kind == "percent" or q.unit == _SCORE]
    if len(ranks) != 1 or len(values) != 1 or values[0].approximate or values[0].span.start > ranks[0].span.start:
        return None
    between = ledger.text[values[0].span.end : ranks[0].span.start]
    if len(between) > 12 or not _HELD.search(between):
        return None
    named = _NAMED.fullmatch(values[0].before)
    if named is None:
        return None
    field = _FIELD.search(between)
    return _Item(
        values[0],
        ranks[0].place,
        ranks[0].span,
        "" if values[0].unit == _SCORE else named["told"],
        field.group() if field else "",
    )


def _ordered(items: Sequence[_Item]) -> Iterator[Ordering]:
    first = items[0]
    fields = {item.field for item in items if item.field}
    if len(fields) > 1 or any(not comparable(first.value, item.value) or item.way != first.way for item in items):
        return
    ordered = sorted(items, key=lambda item: item.place)
    if len({item.place for item in items}) < len(items):
        return
    falls = True if first.value.unit == _SCORE else None
    if falls is None and len(items) < _FEWEST:
        return
    yield Ordering(tuple(i.value for i in ordered), tuple(i.span for i in ordered), falls)
