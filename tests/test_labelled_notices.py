"""The labelled notices and cases of the benchmarks: every row can be measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.document import Document
from linter.engine import Linter

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SETS = sorted(BENCHMARKS.glob("*/labels.jsonl"))
CASES = sorted(BENCHMARKS.glob("*/cases.jsonl"))


@pytest.mark.parametrize("labels", SETS, ids=lambda path: path.parent.name)
def test_every_label_quotes_its_text(labels: Path) -> None:
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    texts = {path.name: path.read_text(encoding="utf-8") for path in labels.parent.glob("*.txt")}
    assert set(texts) == {row["file"] for row in rows}
    for row in rows:
        assert row.get("trap") or row.get("clean") or row["kind"]
        assert row.get("clean") or row["evidence"], row
        for passage in row.get("evidence", []):
            assert passage in texts[row["file"]], passage


@pytest.mark.parametrize("cases", CASES, ids=lambda path: path.parent.name)
def test_every_case_quotes_its_own_text(cases: Path) -> None:
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 0
    for row in rows:
        assert row["kind"]
        assert bool(row.get("evidence")) != bool(row.get("clean")), row["id"]
        for passage in row.get("evidence", []):
            assert passage in row["text"], passage


def test_no_clean_report_is_flagged() -> None:
    linter = Linter()
    lines = (BENCHMARKS / "clean" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    reports = {row["id"]: linter.lint(Document.from_text(row["text"], row["id"])) for row in rows}
    assert len(reports) == len(rows) > 0
    for name, report in reports.items():
        assert [one.rule for one in report.findings if one.severity != "note"] == [], name


def test_no_case_is_both_read_and_held_out() -> None:
    texts = [json.loads(line)["text"] for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(set(texts)) == len(texts)
