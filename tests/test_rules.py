"""Every rule's examples are its test: bad ones are found at the marked spans, good ones stay silent."""

from __future__ import annotations

import pytest

from linter.engine import Linter
from linter.examples import Example
from linter.joined import split
from linter.rule import Rule, load_rules

RULES = load_rules()


def amiss(rule: Rule, example: Example) -> str:
    """What an example has found that it must not, or has not found, with its line in the rule file; "" if right."""
    report = Linter({rule.id: rule}).lint(split(example.text))
    found = {tuple(place.span) for finding in report.findings for place in finding.places}
    severities = {finding.severity for finding in report.findings}
    marked = {tuple(span) for span in example.spans}
    if example.verdict == "todo":
        return f"{example.line}: a known miss is found now: move it from todo to bad" if found == marked else ""
    if found != marked:
        return f"{example.line}: found {sorted(found)}, marked {sorted(marked)}"
    if example.severity and severities != {example.severity}:
        return f"{example.line}: found as {sorted(severities)}, meant as {example.severity}"
    return ""


# One test for all examples of a rule: as one each, handing out twelve thousand tests took longer than running them.
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_examples(rule: Rule) -> None:
    assert [line for example in rule.examples if (line := amiss(rule, example))] == []
