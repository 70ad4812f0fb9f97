"""The labelled notices of the benchmarks: every row can be measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SETS = sorted((Path(__file__).parent.parent / "benchmarks").glob("*/labels.jsonl"))


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
