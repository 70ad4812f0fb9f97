"""The ledger (台账) of a report for people and for programs: a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import NamedTuple

from linter import __version__
from linter.document import Document
from linter.extraction import Fact
from linter.reporters.excerpt import ELLIPSIS, cells
from linter.reporters.position import locator_words

__all__ = ["FORMATS", "Ledgers", "to_csv", "to_json", "to_table"]

Ledgers = Sequence[tuple[Document, tuple[Fact, ...]]]
"""Every document with its facts, in the order of the run."""

CSV_COLUMNS = (
    "path", "line", "column", "locator", "kind", "text", "value", "low", "high", "unit", "head", "scope",
    "status", "role", "as_of", "period", "start", "end", "filled",
)  # fmt: skip
"""The columns of the CSV, for a spreadsheet: names stay English in every language, so that scripts can rely on them."""
WIDEST_COLUMN = 28
"""Cells a column of the table may take: fourteen Chinese characters."""
GAP = "  "

_HEADINGS = {
    "zh": ("位置", "种类", "原文", "数值", "单位", "事项", "范围", "状态", "角色"),
    "en": ("place", "kind", "as written", "value", "unit", "head", "scope", "status", "role"),
}
_KINDS_ZH = {
    "number": "数字",
    "percent": "百分比",
    "quantity": "数量",
    "money": "金额",
    "points": "百分点",
    "times": "倍数",
    "duration": "时长",
    "date": "日期",
    "period": "期间",
    "ordinal": "序数",
}
_SLOTS_ZH = {
    "done": "已完成",
    "underway": "进行中",
    "open": "未完成",
    "plan": "计划",
    "found": "发现",
    "whole": "总数",
    "part": "部分",
    "change": "增减",
    "rank": "位次",
    "limit": "限额",
    "each": "每个",
}


class _Row(NamedTuple):
    """A fact with the place where a person finds it."""

    fact: Fact
    line: int
    column: int
    locator: str
    """Page, paragraph or cell; empty in formats with lines."""


def _rows(document: Document, facts: Sequence[Fact], language: str) -> Iterator[_Row]:
    for fact in facts:
        locator = document.locator_at(fact.start)
        yield _Row(fact, *document.lines.position(fact.start), locator_words(locator, language) if locator else "")


def to_table(ledgers: Ledgers, language: str) -> str:
    """A table for each document, its columns aligned also where characters are two cells wide."""
    drawn = []
    for document, facts in ledgers:
        rows = [_HEADINGS[language], *(_shown(row, language) for row in _rows(document, facts, language))]
        widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
        told = f"{len(facts)} 个事实" if language == "zh" else f"{len(facts)} facts"
        drawn.append(f"{document.name}  {told}")
        drawn.extend(GAP.join(map(_padded, row, widths)).rstrip() for row in rows)
        drawn.append("")
    return "\n".join(drawn)


def _shown(row: _Row, language: str) -> tuple[str, ...]:
    fact = row.fact
    kind, status, role = str(fact.kind), fact.status or "", fact.role or ""
    if language == "zh":
        kind, status, role = _KINDS_ZH[kind], _SLOTS_ZH.get(status, status), _SLOTS_ZH.get(role, role)
    place = row.locator or f"{row.line}:{row.column}"
    columns = (
        place, kind, fact.text, fact.value or "", fact.unit or "", fact.head or "", fact.scope or "", status, role,
    )  # fmt: skip
    return tuple(_cut(" ".join(column.split())) for column in columns)


def _cut(text: str) -> str:
    """The text, or as much of its beginning as a column takes."""
    if cells(text) <= WIDEST_COLUMN:
        return text
    while cells(text) > WIDEST_COLUMN - len(ELLIPSIS):
        text = text[:-1]
    return text + ELLIPSIS


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def to_csv(ledgers: Ledgers, language: str) -> str:
    """One line a fact; `filled` says slot=said|inherited|unknown, parted by blanks."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for document, facts in ledgers:
        for row in _rows(document, facts, language):
            filled = " ".join(f"{slot}={how}" for slot, how in row.fact.filled.items())
            place = {"path": document.name, "line": row.line, "column": row.column, "locator": row.locator}
            writer.writerow({**asdict(row.fact), **place, "filled": filled})
    return stream.getvalue()


def to_json(ledgers: Ledgers, language: str) -> str:
    """The ledgers as one JSON object; offsets in code points of the decoded text, values as decimal strings."""
    documents = []
    for document, facts in ledgers:
        rows = [
            {**asdict(row.fact), "line": row.line, "column": row.column, "locator": row.locator or None}
            for row in _rows(document, facts, language)
        ]
        documents.append({"path": document.name, "format": document.format, "facts": rows})
    log = {"tool": {"name": "hegao", "version": __version__}, "documents": documents}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Ledgers, str], str]] = {"table": to_table, "csv": to_csv, "json": to_json}
"""The writer of each format of `hegao facts`."""
