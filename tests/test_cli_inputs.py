"""What the command line reads: files, folders and standard input, and what it says of those it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import ERROR, hegao, log_of, write

from linter import inputs


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_dash_reads_standard_input(encoding: str) -> None:
    result = hegao("lint", "-", stdin=ERROR.encode(encoding))
    assert result.exit_code == 1
    assert "<stdin>:1:4" in result.stdout


def test_a_folder_gives_its_reports_at_any_depth_but_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep/c.md", ".git/d.txt", "~$e.docx", "f.py"):
        write(tmp_path / name, ERROR)
    documents = log_of(tmp_path, tmp_path / "b.txt")["documents"]
    read = [Path(report["path"]).relative_to(tmp_path).as_posix() for report in documents]
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
    assert f"错误 {tmp_path / 'none.txt'}: cannot be read: No such file or directory" in result.stdout.splitlines()


def test_a_folder_without_reports_is_told_and_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"")
    result = hegao("lint", tmp_path)
    assert result.exit_code == 2
    assert f"{tmp_path}: no report in this folder (looked for .txt, .md" in result.stdout


def test_a_report_without_a_number_is_not_called_correct(tmp_path: Path) -> None:
    write(tmp_path / "words.txt", "各部门要提高认识，抓好落实。\n")
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
