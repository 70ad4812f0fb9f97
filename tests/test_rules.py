"""Every rule's examples are its test: bad ones are found at the marked spans, good ones stay silent."""

from __future__ import annotations

import pytest

from linter.engine import Linter
from linter.examples import Example
from linter.joined import split
from linter.rule import Rule, load_rules

RULES = load_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.id}:{example.line}-{example.verdict}")
    for rule in RULES.values()
    for example in rule.examples
]


def spans_found(rule: Rule, example: Example) -> tuple[set[tuple[int, int]], list[str]]:
    report = Linter({rule.id: rule}).lint(split(example.text))
    spans = {tuple(place.span) for finding in report.findings for place in finding.places}
    return spans, [finding.severity for finding in report.findings]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    found, severities = spans_found(rule, example)
    marked = {tuple(span) for span in example.spans}
    if example.verdict == "bad":
        assert found == marked
        if example.severity:
            assert set(severities) == {example.severity}
    elif example.verdict == "good":
        assert not found
    else:
        assert found != marked, "this known miss is found now: move it from todo to bad"
