"""hegao.yaml: which file holds, what it says, and where each value comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commands import WARNING, hegao, log_of, write

from linter import lint_path


@pytest.fixture(autouse=True)
def a_txt(here: Path) -> None:
    write("a.txt", WARNING)


def rules_found(*arguments: str, stdin: str | None = None) -> dict[str, list[str]]:
    documents = log_of(*arguments, stdin=stdin)["documents"]
    return {Path(each["path"]).name: [found["rule"] for found in each["findings"]] for each in documents}


def test_the_nearest_file_upward_holds_and_is_not_merged_with_those_above() -> None:
    write("hegao.yaml", "ignore: [parts-differ-from-total]\n")
    write("far/down/b.txt", WARNING)
    write("own/hegao.yaml", "fail_on: warning\n")
    write("own/deep/c.txt", WARNING)
    assert rules_found(".") == {"a.txt": [], "b.txt": [], "c.txt": ["parts-differ-from-total"]}
    assert hegao("lint", "a.txt", "far").exit_code == 0
    assert hegao("lint", "a.txt", "own").exit_code == 1


def test_the_file_named_holds_for_all_and_the_command_line_beats_it() -> None:
    write("own/hegao.yaml", "fail_on: warning\n")
    write("own/c.txt", WARNING)
    write("quiet.yaml", "fail_on: warning\nlang: en\nignore: [parts-differ-from-total]\n")
    assert rules_found(".", "--config", "quiet.yaml") == {"a.txt": [], "c.txt": []}
    assert rules_found("a.txt", "--config", "quiet.yaml", "--ignore", "impossible-date")["a.txt"]
    loud = hegao("lint", "a.txt", "--config", "quiet.yaml", "--ignore", "impossible-date")
    assert loud.exit_code == 1
    assert "warning[parts-differ-from-total]" in loud.stdout
    assert hegao("lint", "own", "--fail-on", "never").exit_code == 0


def test_standard_input_takes_the_file_of_its_name_else_of_the_working_directory() -> None:
    write("own/hegao.yaml", "ignore: [parts-differ-from-total]\n")
    assert rules_found("-", stdin=WARNING) == {"<stdin>": ["parts-differ-from-total"]}
    assert rules_found("-", "--stdin-filename", "own/new.txt", stdin=WARNING) == {"new.txt": []}
    write("hegao.yaml", "ignore: [parts-differ-from-total]\n")
    assert rules_found("-", stdin=WARNING) == {"<stdin>": []}


def test_extends_takes_over_what_is_not_said_anew() -> None:
    severities = "severity: {parts-differ-from-total: note, impossible-date: off}"
    write("base/office.yaml", f"fail_on: note\nlang: en\n{severities}\n")
    write("hegao.yaml", "extends: base/office.yaml\nlang: zh\nseverity: {parts-differ-from-total: error}\n")
    shown = hegao("config").stdout
    assert "fail_on: note  # base/office.yaml:1\n" in shown
    assert "lang: zh  # hegao.yaml:2\n" in shown
    assert "  parts-differ-from-total: error  # hegao.yaml:3\n" in shown
    assert "  impossible-date: off  # base/office.yaml:3\n" in shown


def test_extends_in_a_circle_is_refused() -> None:
    write("hegao.yaml", "extends: other.yaml\n")
    write("other.yaml", "lang: en\nextends: hegao.yaml\n")
    result = hegao("lint", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "hegao: other.yaml:2: extends goes round in a circle: hegao.yaml is extended by itself\n"


@pytest.mark.parametrize(
    ("severity", "code", "found"),
    [("error", 1, ["error"]), ("warning", 0, ["warning"]), ("note", 0, ["note"]), ("off", 0, [])],
)
def test_severity_is_what_every_finding_of_the_rule_gets(severity: str, code: int, found: list[str]) -> None:
    write("hegao.yaml", f"severity:\n  parts-differ-from-total: {severity}\n")
    result = hegao("lint", "a.txt", "--format", "json")
    assert result.exit_code == code
    (document,) = json.loads(result.stdout)["documents"]
    assert [finding["severity"] for finding in document["findings"]] == found


def test_exclude_leaves_out_of_a_folder_what_is_not_named_itself() -> None:
    write("hegao.yaml", "exclude: [archive, 'drafts/*.txt', '*.bak.txt']\n")
    for name in ("archive/2020/b.txt", "drafts/c.txt", "drafts/c.md", "d.bak.txt"):
        write(name, WARNING)
    assert list(rules_found(".")) == ["a.txt", "c.md"]
    assert list(rules_found("d.bak.txt")) == ["d.bak.txt"]


def test_paths_are_relative_to_the_file_that_says_them() -> None:
    write("own/hegao.yaml", "rules: [mine]\n")
    write("own/b.txt", WARNING)
    assert "own/mine: not a folder of rules" in hegao("lint", "own").stderr


WRONG = {
    "fial_on: error": "hegao.yaml:1: unknown key 'fial_on'; allowed: as_of, baseline, cache, cache_dir, changes",
    "lang: en\nfail_on: loud": "hegao.yaml:2: 'loud' is not allowed here; allowed: error, warning, note, never",
    "severity: {impossible-date: loud}": "hegao.yaml:1: 'loud' is not allowed here; allowed: error, warning, note, off",
    "ignore:\n  - impossible-date\n  - imposible-date": "hegao.yaml:3: there is no rule 'imposible-date'; did you mean",
    "severity:\n  no-rule: note": "hegao.yaml:2: there is no rule 'no-rule'",
    "as_of: 2024-6-1": "hegao.yaml:1: '2024-6-1' is not a day",
    "jobs: many": "hegao.yaml:1: 'many' is not a number",
    "select: impossible-date": "hegao.yaml:1: expected a list",
    "lexicon: {units: {measure: {米: {拃: much}}}}": "hegao.yaml:1: 'much' is not a factor",
    "lexicon: {phrases: ['']}": "hegao.yaml:1: a word of the lexicon is empty",
    "lang: [": "hegao.yaml:2: not YAML",
    "extends: none.yaml": "hegao.yaml:1: there is no file none.yaml to extend",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_one_line_with_file_and_line(text: str) -> None:
    write("hegao.yaml", text + "\n")
    result = hegao("lint", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"hegao: {WRONG[text]}")
    assert result.stderr.count("\n") == 1


def test_a_wrong_file_hides_no_finding_of_another_folder() -> None:
    write("own/hegao.yaml", "no_key: 1\n")
    write("own/b.txt", WARNING)
    result = hegao("lint", ".")
    assert result.exit_code == 2
    assert "[parts-differ-from-total]" in result.stdout
    assert result.stdout.count("own/hegao.yaml:1: unknown key 'no_key'") == 1


def test_config_tells_every_value_and_its_origin_and_can_be_read_back() -> None:
    write("hegao.yaml", "lang: en\nlexicon:\n  phrases: [三环六步]\n  units: {measure: {平方米: {分地: '66.6'}}}\n")
    shown = hegao("config", "--fail-on", "note").stdout
    assert "lang: en  # hegao.yaml:1\n" in shown
    assert "fail_on: note  # command line\n" in shown
    assert "jobs: 0  # default\n" in shown
    assert "  phrases: [三环六步]  # hegao.yaml:3\n" in shown
    write("again/hegao.yaml", shown)
    again = hegao("config", "again").stdout
    values, same = ([line.partition("  #")[0] for line in each.splitlines()] for each in (shown, again))
    assert [line.replace("again/", "") for line in same] == values


def test_init_writes_a_file_that_changes_nothing_and_never_overwrites_one() -> None:
    before = hegao("config").stdout
    assert hegao("init").exit_code == 0
    assert hegao("config").stdout == before
    write("hegao.yaml", "lang: en\n")
    refused = hegao("init")
    assert refused.exit_code == 2
    assert "hegao.yaml: is there already" in refused.stderr
    assert hegao("init", "--force").exit_code == 0
    assert Path("hegao.yaml").read_text(encoding="utf-8") != "lang: en\n"


def test_every_key_of_the_written_file_is_one_that_is_read() -> None:
    hegao("init")
    lines = Path("hegao.yaml").read_text(encoding="utf-8").splitlines(True)
    values = "".join(line.removeprefix("# ") for line in lines if not line.startswith("##"))
    write("own/hegao.yaml", values)
    Path("own/our-rules").mkdir()
    shown = hegao("config", "own").stdout
    read = set(re.findall(r"^(\w+):(?:\n .*)*?.*# own/hegao\.yaml:\d+$", shown, re.M))
    assert read == set(re.findall(r"^(\w+):", values, re.M)) - {"extends"}


def test_the_library_takes_a_configuration_by_name() -> None:
    write("own.yaml", "ignore: [parts-differ-from-total]\n")
    assert [finding.rule for finding in lint_path("a.txt").findings] == ["parts-differ-from-total"]
    assert lint_path("a.txt", config="own.yaml").findings == ()
