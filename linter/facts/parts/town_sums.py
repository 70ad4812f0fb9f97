"""Towns summed: 辖9个镇、4个乡 in one place, and 14个乡镇均建有卫生院 in another, where 乡镇 are the two together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity, start_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_KIND = r"乡镇(?![（(]?街道)|街道(?:办事处|办)?|镇(?![（(]?街|乡)|乡(?!镇|村)"
_ONE = rf"\d{{1,3}}个(?:{_KIND})"
# What a place has, and nothing behind it: 9个镇、4个乡、1个农场 are more than its 乡镇.
_LISTED = regex(
    rf"(?<!原)(?:辖|[共现设县]有)(?:了|共|有)?(?P<list>{_ONE}(?:[、和及]?{_ONE}){{1,2}})"
    r"(?![、和及与]|[，,](?:另|还|和|及|以及|\d{1,3}个(?!行政村|村|社区|居|自然|乡镇|镇[（(街])))"
)
_PART = regex(rf"(?P<number>\d{{1,3}})个(?P<kind>{_KIND})")
_TOGETHER = regex(
    r"(?P<number>\d{1,3})个(?P<name>(?:乡镇|镇乡)(?:[（(]街道[)）]|[、和]?街道)?|镇[（(]街道[)）]|镇街道?|街镇)"
    r"(?P<behind>[^。；;，,\d\n]{0,16})"
)
_ALL = regex("^(?:已经?|目前|现已)?(?:均|都|全部|实现[^，,]{0,6}全覆盖|无一例外|一个不[漏落])")
_OF_ALL = regex("(?:全[县市区州]|[县市区]辖|(?:所有|全部)的?)(?:的|共有?)?$")
_SOME = regex("(?:涉及|覆盖|其中|其余|等|另外?|选[取择定]|抽[取查])[^，,。；]{0,6}$")
"""Before a number of some of them."""
_CHANGED = regex(
    r"撤并|撤销|撤乡|合并|区划|改革前|由原|原有|[上去前]年|(?:19|20)\d\d年(?:[前初]|以前)"
    r"|[两三四五六七八九十\d]个[县市区](?!级|直)|全国|全省|例如|邻[县市区]|兄弟[县市区]"
)
"""In a sentence of another time, or of more than the place."""


def find_town_sums(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every number of all towns together with the numbers of the sorts that the place is told to have."""
    text = ledger.text
    if not _TOGETHER.search(text):
        return
    lists = [listed for listed in _LISTED.finditer(text) if not _otherwise(ledger, Span(*listed.span("list")))]
    # Two lists are those of two places, or of two years.
    if len(lists) != 1:
        return
    (listed,) = lists
    told = [*_PART.finditer(text, *listed.span("list"))]
    sorts = {_sort(part["kind"]) for part in told}
    parts = [_at(ledger, part.start("number")) for part in told]
    if len(sorts) != len(told) or not all(parts):
        return
    known = tuple(part for part in parts if part is not None)
    said = sum((part.value for part in known), Decimal(0))
    for together in _TOGETHER.finditer(text):
        whole = _at(ledger, together.start("number"))
        if whole is None or whole.value == said or whole.approximate or not _same(together["name"], sorts):
            continue
        if _otherwise(ledger, whole.span) or not _one_place(ledger, known[0], whole):
            continue
        if _SOME.search(text, max(0, whole.span.start - _LEAD), whole.span.start):
            continue
        of_all = _OF_ALL.search(text, max(0, whole.span.start - _LEAD), whole.span.start) is not None
        all_did = _ALL.match(together["behind"]) is not None
        # Fewer that all did something may be some of them, told before: only those of 全县 are all.
        if (of_all and all_did) or ((of_all or all_did) and whole.value > said):
            yield whole, known


_LEAD = 12
"""Characters before a number that may say whether it is that of all."""


def _at(ledger: Ledger, start: int) -> Quantity | None:
    """The exact quantity that begins at `start`."""
    block = ledger.by_block.get(ledger.document.block_index(start), ())
    found = next((one for one in block if start_of(one) == start), None)
    return found if found and found.exact and found.kind == "count" else None


def _one_place(ledger: Ledger, part: Quantity, whole: Quantity) -> bool:
    """False for 柳川县辖9个镇 in the report of a city, and for 全市45个乡镇 beside those of a county."""
    levels = []
    for one in (part, whole):
        lead = ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]
        named = [*_PLACE.finditer(lead)]
        if any(place["name"] and not _is_own(ledger, place.group()) for place in named):
            return False
        levels.append({place["level"] for place in named})
    return len(levels[0] | levels[1]) <= 1


def _is_own(ledger: Ledger, place: str) -> bool:
    return any(own.endswith(place[-_NAME:]) for own in ledger.identity.places)


_NAME = 3
"""Characters by which a place is told, its level with them: 柳川县."""
_PLACE = regex(
    "(?:[全我本该]|(?P<name>[一-鿿]{2}(?<![全我本该])))(?P<level>[县市州]|区(?![域划]))(?!级|委|政|里|内|城|域|场|直|长)"
)


def _sort(kind: str) -> str:
    return "街道" if kind.startswith("街") else kind


def _same(name: str, sorts: set[str]) -> bool:
    """True where the name holds just the sorts listed: 乡镇（街道） of 镇, 乡 and 街道."""
    if "乡" in name and "街" in name:
        return sorts in ({"乡", "镇", "街道"}, {"乡镇", "街道"})
    return sorts == ({"镇", "街道"} if "街" in name else {"乡", "镇"})


def _otherwise(ledger: Ledger, span: Span) -> bool:
    """True where the sentence tells of another time, or of more than one place."""
    sentence = ledger.sentences[ledger.sentence_at(span.start)].span
    return _CHANGED.search(ledger.text, sentence.start, sentence.end) is not None
