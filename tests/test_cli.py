"""The command line as a user meets it: what is said, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter import inputs, run
from linter.cli import main

ERROR = "会议于2021年2月30日召开。\n"
"""A day that does not exist: an error."""
WARNING = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
"""A sum that falls short of its whole: a warning."""
FINE = "全县共117个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
HEAVY = ("spacy", "rjieba", "cn2an", "yaml", "rich")


def hegao(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def findings(result: Result) -> list[tuple[str, str]]:
    log = json.loads(result.stdout)
    return [(finding["rule"], finding["severity"]) for report in log["documents"] for finding in report["findings"]]


@pytest.fixture
def error(tmp_path: Path) -> Path:
    path = tmp_path / "error.txt"
    path.write_text(ERROR, encoding="utf-8")
    return path


@pytest.fixture
def warning(tmp_path: Path) -> Path:
    path = tmp_path / "warning.txt"
    path.write_text(WARNING, encoding="utf-8")
    return path


def test_a_report_without_contradiction_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "fine.txt").write_text(FINE, encoding="utf-8")
    result = hegao("lint", tmp_path / "fine.txt")
    assert result.exit_code == 0
    assert "错误0处，警告0处" in result.stdout


def test_an_error_ends_with_1(error: Path) -> None:
    result = hegao("lint", error)
    assert result.exit_code == 1
    assert f"{error}:1:4" in result.stdout


@pytest.mark.parametrize(
    ("threshold", "for_an_error", "for_a_warning"),
    [("error", 1, 0), ("warning", 1, 1), ("note", 1, 1), ("never", 0, 0)],
)
def test_fail_on_says_how_loud_a_finding_fails_a_run(
    error: Path, warning: Path, threshold: str, for_an_error: int, for_a_warning: int
) -> None:
    assert hegao("lint", error, "--fail-on", threshold).exit_code == for_an_error
    assert hegao("lint", warning, "--fail-on", threshold).exit_code == for_a_warning


def test_select_runs_only_these_rules_and_ignore_all_but_these(error: Path, warning: Path) -> None:
    impossible, parts = ("impossible-date", "error"), ("parts-differ-from-total", "warning")
    both = ("lint", error, warning, "--format", "json")
    assert findings(hegao(*both)) == [impossible, parts]
    assert findings(hegao(*both, "--select", "impossible-date")) == [impossible]
    assert findings(hegao(*both, "--ignore", "impossible-date")) == [parts]
    assert findings(hegao(*both, "--select", "impossible-date", "--ignore", "impossible-date")) == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_those_there_are(error: Path, option: str) -> None:
    result = hegao("lint", error, option, "no-such-rule")
    assert result.exit_code == 2
    assert result.stderr.startswith("hegao: there is no rule 'no-such-rule'; allowed: ")
    assert "impossible-date" in result.stderr
    assert result.stderr.count("\n") == 1


def test_findings_are_told_in_the_language_asked_for(warning: Path) -> None:
    assert "警告[parts-differ-from-total]" in hegao("lint", warning).stdout
    english = hegao("lint", warning, "--lang", "en").stdout
    assert "warning[parts-differ-from-total]" in english
    assert "The whole is given as" in english


def test_as_of_is_the_signing_date_of_a_report_that_states_none(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("该项目计划于2021年6月30日前完成整改。\n", encoding="utf-8")
    plain = ("lint", tmp_path / "plan.txt", "--format", "json")
    assert findings(hegao(*plain)) == []
    assert len(findings(hegao(*plain, "--as-of", "2022-01-10"))) == 1
    assert findings(hegao(*plain, "--as-of", "2021-01-10")) == []


@pytest.mark.parametrize("day", ["2021-2-3", "20210203", "2021-02-30", "gestern"])
def test_as_of_takes_a_day_and_nothing_else(error: Path, day: str) -> None:
    result = hegao("lint", error, "--as-of", day)
    assert result.exit_code == 2
    assert "write YYYY-MM-DD" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_dash_reads_standard_input(encoding: str) -> None:
    result = hegao("lint", "-", stdin=ERROR.encode(encoding))
    assert result.exit_code == 1
    assert "<stdin>:1:4" in result.stdout


def test_a_folder_gives_its_reports_at_any_depth_but_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep/c.md", ".git/d.txt", "~$e.docx", "f.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ERROR, encoding="utf-8")
    log = json.loads(hegao("lint", tmp_path, tmp_path / "b.txt", "--format", "json").stdout)
    read = [Path(report["path"]).relative_to(tmp_path).as_posix() for report in log["documents"]]
    assert read == ["a/deep/c.md", "b.txt"]


CANNOT_BE_READ = {
    "empty": (b"", "empty: there is no text in it"),
    "blank": (" \r\n　\n".encode(), "empty: there is no text in it"),
    "only a mark": (b"\xef\xbb\xbf", "empty: there is no text in it"),
    "binary": (b"\x00\x01\x02\xff\xfe\x80", "control character"),
    "a bell": ("共3个\x07村".encode(), "binary: a control character (U+0007), not a text"),
    "random bytes": (b"\xe5\x85\xff\xff\x80\x81", "neither UTF-8, UTF-16 nor GB18030"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
}


@pytest.mark.parametrize("case", CANNOT_BE_READ)
def test_what_cannot_be_read_is_one_line_and_ends_with_2(tmp_path: Path, case: str) -> None:
    data, reason = CANNOT_BE_READ[case]
    path = tmp_path / "in.txt"
    path.write_bytes(data)
    result = hegao("lint", path, "--format", "json")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"hegao: {path}: ")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr
    assert result.stderr[7:-1] == json.loads(result.stdout)["failures"][0]["message"]


def test_a_missing_path_is_one_line(tmp_path: Path) -> None:
    result = hegao("lint", tmp_path / "none.txt")
    assert result.exit_code == 2
    assert f"{tmp_path / 'none.txt'}: cannot be read: No such file" in result.stdout


def test_a_folder_without_reports_is_told_and_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"")
    result = hegao("lint", tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path}: no report in this folder (looked for .txt, .md" in result.stdout


def test_a_report_without_a_number_is_not_called_correct(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("各部门要提高认识，抓好落实。\n", encoding="utf-8")
    result = hegao("lint", tmp_path / "words.txt")
    assert result.exit_code == 0
    assert "未读出任何数字" in result.stdout


def test_an_unreadable_file_hides_no_finding_of_another(error: Path) -> None:
    broken = error.parent / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\xff\xfe\x80")
    result = hegao("lint", broken, error)
    assert result.exit_code == 2
    assert "[impossible-date]" in result.stdout
    assert f"{broken}: binary" in result.stdout


def test_a_text_of_many_reports_in_one_is_refused(error: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_CHARACTERS", 10)
    result = hegao("lint", error)
    assert result.exit_code == 2
    assert f"{error}: refused: {len(ERROR)} characters (limit 10): split it" in result.stdout


def test_output_goes_to_a_file_and_failures_to_the_screen(error: Path) -> None:
    log = error.parent / "log.json"
    result = hegao("lint", error, "none.txt", "--format", "json", "--output", log)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith("hegao: none.txt: ")
    assert json.loads(log.read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_an_output_that_cannot_be_written_is_one_line(error: Path) -> None:
    result = hegao("lint", error, "--output", error.parent / "no" / "folder.txt")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


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


def test_two_runs_say_the_same_also_in_several_processes(tmp_path: Path) -> None:
    for number in range(2 * run.FILES_PER_JOB):
        (tmp_path / f"{number:02}.txt").write_text(ERROR if number % 2 else WARNING, encoding="utf-8")
    one, two = (hegao("lint", tmp_path, "--format", "json", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two


def test_facts_are_a_table_by_default(warning: Path) -> None:
    result = hegao("facts", warning)
    assert result.exit_code == 0
    heading, first = result.stdout.splitlines()[1:3]
    assert heading.split() == ["位置", "种类", "原文", "数值", "单位", "事项", "范围", "状态", "角色"]
    assert first.split()[:5] == ["1:4", "数量", "120个", "120", "个"]
    assert "place  kind" in hegao("facts", warning, "--lang", "en").stdout


def test_facts_as_csv_and_json_agree_and_count_in_the_text(warning: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(hegao("facts", warning, "--format", "csv").stdout)))
    (document,) = json.loads(hegao("facts", warning, "--format", "json").stdout)["documents"]
    assert [row["text"] for row in rows] == [fact["text"] for fact in document["facts"]]
    assert [row["value"] for row in rows] == ["120", "62", "19", "24", "12"]
    for row in rows:
        assert WARNING[int(row["start"]) : int(row["end"])] == row["text"]


def test_facts_of_a_missing_file_end_with_2_beside_those_of_a_good_one(warning: Path) -> None:
    result = hegao("facts", warning, "none.txt")
    assert result.exit_code == 2
    assert "120个" in result.stdout
    assert result.stderr.startswith("hegao: none.txt: cannot be read")


def test_rules_lists_every_rule_and_explain_its_page() -> None:
    listed = hegao("rules").stdout
    assert "impossible-date" in listed
    assert "parts-differ-from-total" in listed
    assert "impossible-date" in hegao("explain", "impossible-date").stdout
    unknown = hegao("explain", "no-such-rule")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("hegao: there is no rule 'no-such-rule'")


def test_diff_tells_what_came_and_what_went(error: Path, warning: Path) -> None:
    old, new = error.parent / "old.sarif", error.parent / "new.sarif"
    hegao("lint", warning, "--format", "sarif", "--output", old)
    hegao("lint", error, "--format", "sarif", "--output", new)
    came = hegao("diff", old, new)
    assert came.exit_code == 1
    assert "impossible-date" in came.stdout
    assert "parts-differ-from-total" in came.stdout
    assert hegao("diff", old, old).exit_code == 0
    assert hegao("diff", warning, old).exit_code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["lint", "--help"], ["facts", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom linter.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("LOADED []\n")


def test_explain_leaves_spacy_unloaded() -> None:
    program = (
        "import sys\nfrom linter.cli import main\n"
        "try:\n    main(['explain', 'impossible-date'])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', 'spacy' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert ended.stdout.endswith("LOADED False\n")


def test_python_m_linter_is_the_command(error: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "linter", "lint", str(error)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
