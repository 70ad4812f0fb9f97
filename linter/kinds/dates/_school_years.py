"""School years: 2023—2024学年第一学期, and 该学期自2022年9月1日开学以来 in its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import TO
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?<!\d)(?:19|20)\d\d"
_NAMED = regex(
    rf"(?P<first>{_YEAR})年?{TO}(?P<last>{_YEAR})年?学年(?:度)?的?(?:第?(?P<term>[一二上下12]|[春秋](?=季?学期))(?:季?学期|(?=学期)))?"
)
_HELD = regex(
    rf"[该本此这](?:一|个)?学[期年]的?[^。；;\n\d]{{0,12}}?(?P<year>{_YEAR})年(?P<month>\d{{1,2}})月(?:\d{{1,2}}日|[初上])?(?P<what>[^。；;，,\n]{{0,10}})"
)
_BEGINS = regex("(?:正式)?(?:开[学始课]|起|以来|启动)")
_ENDS = regex("(?:正式)?(?:放假|结束|结业|止|期末)")
_LATE_TERMS = frozenset("二下2春")


def find_misdated_terms(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Each day of a term's beginning or end that lies outside of the only school year around it, and that year."""
    if "学年" not in ledger.text:
        return
    for held in _HELD.finditer(ledger.text):
        block = ledger.document.blocks[ledger.document.block_index(held.start())].span
        named = [one for one in _NAMED.finditer(ledger.text, *block) if int(one["last"]) == int(one["first"]) + 1]
        if len({one.groups() for one in named}) != 1:
            continue
        first, term = int(named[0]["first"]), named[0]["term"]
        years = {first, first + 1}
        if _BEGINS.match(held["what"]):
            years = {first + (term in _LATE_TERMS)} if term else {first}
        elif not _ENDS.match(held["what"]):
            continue
        if int(held["year"]) not in years:
            yield Span(*held.span("year")), Span(named[0].start(), named[0].end())
