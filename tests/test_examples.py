"""The two example notices: one that contradicts itself in many ways, one that never does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter import lint_path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
LOUD = ("error", "warning")


@pytest.mark.parametrize("name", ["contradictory.txt", "consistent.txt"])
def test_findings_are_the_expected_ones(name: str) -> None:
    found = [
        {"rule": finding.rule, "severity": finding.severity, "quotes": [place.quote for place in finding.places]}
        for finding in lint_path(EXAMPLES / name).findings
    ]
    assert found == EXPECTED[name], "if the change is meant: python examples/update.py"


def test_contradictory_shows_at_least_ten_kinds_of_contradiction() -> None:
    assert len({row["rule"] for row in EXPECTED["contradictory.txt"] if row["severity"] in LOUD}) >= 10


def test_consistent_has_nothing_loud() -> None:
    assert [row for row in EXPECTED["consistent.txt"] if row["severity"] in LOUD] == []
