"""Sections: what titles and headings say of whom, and of which year, a table or a sentence tells."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.tables.tables import Table
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

OF_ALL = regex("[省市县区州旗]本?级|[全我本][省市县区州旗镇乡]")
"""In the title of a table, the figures of all the bodies of a place."""
OF_ONE = regex("(?:本|我)(?:部门|单位|机关|[局院委办校所中站馆会])")
"""In a sentence, the figures of the one body that speaks: 本部门公务接待费1万元."""
_LEVEL = regex(
    r"(?P<city>市(?:属|级|本级|直))|(?P<county>县(?:属|级|本级|直)|区属|县[（(]市?、?区[）)]|区县|各县区?)|(?P<town>[乡镇]+[属级])"
)
"""Whose figures a table or a sentence tells: 市属企业, those of 9个县（市、区）."""


def years_above(ledger: Ledger, offset: int) -> set[str]:
    """The years that the nearest heading above a place names, the only sign of its year where it says none."""
    for heading in reversed(ledger.section_of(ledger.document.block_index(offset))):
        years = set(YEAR.findall(ledger.read(heading.span)))
        if years:
            return years
    return set()


def of_another_level(ledger: Ledger, table: Table, quantity: Quantity) -> bool:
    """True for a figure of the 县级企业 at a table of the 市属企业."""
    start = ledger.sentences[quantity.sentence].span.start
    said = {match.lastgroup for match in _LEVEL.finditer(ledger.text, start, quantity.span.start)}
    told = {match.lastgroup for match in _LEVEL.finditer(title_of(table))}
    return bool(said and told) and said.isdisjoint(told)


_FUND = regex("一般公共预算|公共财政预算|政府性基金|国有资本经营|社会保险基金|社保基金")


def of_another_fund(ledger: Ledger, figure: Span, cell: Span) -> bool:
    """True for 市级收入24.6亿元 below the heading 政府性基金预算, beside a cell of a table of the 一般公共预算."""
    table = next((one for one in ledger.tables if any(cell == other.span for other in one.cells)), None)
    told = set(_FUND.findall(title_of(table))) if table else set()
    if not told:
        return False
    offset = figure.start
    start = ledger.sentences[ledger.sentence_at(offset)].span.start
    headings = [ledger.read(one.span) for one in reversed(ledger.section_of(ledger.document.block_index(offset)))]
    for words in (ledger.text[start:offset], *headings):
        said = set(_FUND.findall(words))
        if said:
            return said.isdisjoint(told)
    return False


def title_of(table: Table) -> str:
    """What stands beside a table, as far as it is no sentence."""
    return " ".join(line for line in table.caption.split("\n") if "。" not in line)
