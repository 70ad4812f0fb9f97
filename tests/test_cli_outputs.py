"""Where the command line writes, in which formats, and which of them it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import hegao


def test_output_goes_to_a_file_and_failures_to_the_screen(error: Path) -> None:
    log = error.parent / "log.json"
    result = hegao("lint", error, "none.txt", "--format", "json", "--output", log)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith("hegao: none.txt: ")
    assert json.loads(log.read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_an_output_that_cannot_be_written_is_one_line(error: Path) -> None:
    output = error.parent / "no" / "folder.txt"
    result = hegao("lint", error, "--output", output)
    assert result.exit_code == 2
    assert result.stderr == f"hegao: {output}: cannot be written: No such file or directory\n"


def test_one_run_writes_several_formats_the_suffix_says_which(error: Path) -> None:
    sarif, log = error.parent / "log.sarif", error.parent / "log.JSON"
    result = hegao("lint", error, "--output", sarif, "--output", log)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads(log.read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_formats_and_outputs_pair_in_order_and_what_is_left_goes_to_the_screen(error: Path) -> None:
    log = error.parent / "log.anything"
    result = hegao("lint", error, "--format", "json", "--output", log, "--format", "text")
    assert "错误[impossible-date]" in result.stdout
    assert json.loads(log.read_text(encoding="utf-8"))["summary"]["error"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "json", "--format", "sarif"], "only one format fits the screen, not json, sarif"),
        (["--output", "a.png"], "a.png: no format has this suffix (known: .txt, .html, .docx, .json, .sarif"),
        (["--output", "a.json", "--output", "a.json"], "a.json: two formats go to this file"),
    ],
)
def test_formats_that_go_nowhere_are_refused_before_anything_is_read(arguments: list[str], said: str) -> None:
    result = hegao("lint", "none.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"hegao: {said}")
    assert result.stderr.count("\n") == 1
