"""Reporters for build servers: JUnit, GitHub and GitLab take what is written, and find their way back to the place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from linter.config import Config
from linter.document import Block, Document, Locator, Span
from linter.engine import Linter, suppress
from linter.reporters import FORMATS, Setting
from linter.reporters.github import to_github
from linter.reporters.gitlab import to_gitlab
from linter.reporters.junit import to_junit
from linter.run import Failure, Outcome

LINTER = Linter.configured(
    Config(select=("impossible-date", "parts-differ-from-total", "points-written-as-percent", "range-multiplier"))
)
ERROR = "一、进展\n会议于2021年2月30日召开。\n"
WARNING = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
FINE = "全县共117个村。\n"
GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^\\\\]+$"},
                        "lines": {"properties": {"begin": {"type": "integer", "minimum": 1}}, "required": ["begin"]},
                    },
                },
            },
        },
    }
)
"""What GitLab's documentation asks of a code quality report."""


def outcome_of(*texts: str) -> Outcome:
    reports = (LINTER.lint(Document.from_text(text, f"a,b:{at}.txt")) for at, text in enumerate(texts))
    return Outcome(tuple(reports), (Failure("c.txt", "c.txt: empty: there is no text in it"),))


def cells() -> Outcome:
    """A contradiction in a worksheet, which has no lines."""
    text = WARNING.strip()
    block = Block(Span(0, len(text)), locator=Locator(sheet="预算", cell="B7"))
    return Outcome((LINTER.lint(Document.from_blocks(text, [block], "a.xlsx", "xlsx")),))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_junit_keeps_to_its_schema(language: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit.xsd"))))
    root = etree.fromstring(to_junit(outcome_of(ERROR, WARNING, FINE), Setting(language)).encode())
    schema.assertValid(root)
    assert [suite.get("name") for suite in root] == ["a,b:0.txt", "a,b:1.txt", "a,b:2.txt", "c.txt"]
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "1", "0"]


def test_junit_fails_what_fails_the_run_and_skips_what_is_decided_upon() -> None:
    (report,) = outcome_of(WARNING).reports
    decided = type(report)(report.document, (suppress(report.findings[0], "checked <by> hand\x01"),), report.coverage)
    strict = replace(report, fail_on="warning")
    assert b"<failure" in to_junit(Outcome((strict,)), Setting()).encode()
    assert b"<system-out" in to_junit(Outcome((report,)), Setting()).encode()
    (skipped,) = etree.fromstring(to_junit(Outcome((decided,)), Setting()).encode()).iter("skipped")
    assert skipped.get("message") == "checked <by> hand\ufffd"


def test_github_escapes_what_would_end_a_property_or_a_line() -> None:
    failed, command = to_github(outcome_of(ERROR), Setting()).splitlines()
    assert failed == "::error file=c.txt,title=hegao::c.txt: empty: there is no text in it"
    place = "file=a%2Cb%3A0.txt,line=2,endLine=2,col=4,endColumn=14,title=impossible-date"
    assert command.startswith(f"::error {place}::")
    _, command = to_github(outcome_of("满意率由60%提高到66%，提高6%。\n"), Setting()).splitlines()
    assert "写成了6%25（66%25 − 60%25 = 6个百分点" in command


def test_github_tells_the_other_places_and_the_cell_of_a_worksheet() -> None:
    (command,) = to_github(cells(), Setting()).splitlines()
    assert command.startswith(
        "::warning file=a.xlsx,title=parts-differ-from-total::工作表“预算” 单元格B7 “120个”%0A总数"
    )
    assert command.endswith("“12个”")


def test_gitlab_keeps_to_its_schema_and_tells_equal_findings_apart() -> None:
    entries = json.loads(to_gitlab(outcome_of(ERROR + WARNING, ERROR + ERROR), Setting()))
    GITLAB.validate(entries)
    assert [entry["severity"] for entry in entries] == ["critical", "major", "critical", "critical"]
    assert [entry["location"]["lines"]["begin"] for entry in entries] == [2, 3, 2, 4]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    (cell,) = json.loads(to_gitlab(cells(), Setting()))
    assert cell["description"].startswith("工作表“预算” 单元格B7: ")


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.binary])
def test_every_format_lists_notes_where_they_are_asked_for(name: str) -> None:
    outcome = outcome_of("涉及5—10万人。\n")
    assert {finding.severity for finding in outcome.findings} == {"note"}
    assert "range-multiplier" in str(FORMATS[name].load()(outcome, Setting(rules=LINTER.rules, notes=True)))
