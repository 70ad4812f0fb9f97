"""What is offered to pre-commit and to build servers does what it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import documents
import pytest
import yaml
from click.testing import CliRunner, Result

from linter.cli import main
from linter.readers import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
ERROR = "会议于2021年2月30日召开。"
LIBRE_OFFICE = {".doc", ".wps", ".ofd", ".rtf", ".odt"}
"""Read only where LibreOffice is installed, which no hook can count on."""


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports/a.txt").write_text(ERROR, encoding="utf-8")
    Path("reports/b.docx").write_bytes(documents.word_by_library([ERROR]))


def hooks() -> dict[str, dict[str, Any]]:
    listed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in listed}


def command(file: str) -> list[str]:
    """The arguments of the one `hegao lint` in an example."""
    (line,) = re.findall(r"hegao (lint .+)", (ROOT / "examples" / "ci" / file).read_text(encoding="utf-8"))
    return shlex.split(line)


def run(arguments: list[str]) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    return result


@pytest.mark.parametrize(
    ("hook", "files"), [("hegao", ["reports/a.txt"]), ("hegao-office", ["reports/a.txt", "reports/b.docx"])]
)
def test_a_hook_refuses_a_commit_with_a_contradiction(hook: str, files: list[str]) -> None:
    offered = hooks()[hook]
    given = [
        name for name in ("reports/a.txt", "reports/b.docx", "c.py", "a.txt.orig") if re.search(offered["files"], name)
    ]
    assert given == files
    program, *arguments = offered["entry"].split()
    assert program == "hegao"
    assert run([*arguments, *given]).stdout.count("错误[impossible-date]") == len(files)


def test_the_office_hook_takes_every_format_that_needs_no_other_program() -> None:
    pattern = hooks()["hegao-office"]["files"]
    assert {suffix for suffix in SUFFIXES if re.search(pattern, "a" + suffix)} == set(SUFFIXES) - LIBRE_OFFICE


def test_the_office_hook_installs_what_the_extra_does() -> None:
    extra = re.search(r"^office =\n((?:    .+\n)+)", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.M)
    assert extra
    assert hooks()["hegao-office"]["additional_dependencies"] == extra[1].split()


def test_the_workflow_for_github_writes_what_it_uploads_and_annotates() -> None:
    said = run(command("github-workflow.yml")).stdout
    assert len(re.findall("^::error ", said, re.M)) == 2
    (log,) = json.loads(Path("hegao.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in log["results"]] == ["impossible-date"] * 2
    workflow = yaml.safe_load((ROOT / "examples/ci/github-workflow.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["hegao"]["steps"][-1]["with"] == {"sarif_file": "hegao.sarif"}


def test_the_job_for_gitlab_writes_the_report_that_it_names() -> None:
    said = run(command("gitlab-ci.yml")).stdout
    assert said.count("错误[impossible-date]") == 2
    job = yaml.safe_load((ROOT / "examples/ci/gitlab-ci.yml").read_text(encoding="utf-8"))["hegao"]
    report = job["artifacts"]["reports"]["codequality"]
    assert [found["check_name"] for found in json.loads(Path(report).read_text(encoding="utf-8"))] == [
        "impossible-date"
    ] * 2
