"""The folder of kept reports: private, small, and never in the way when it is damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cached import LINES, entries, lint
from commands import ERROR, hegao, write

from linter.cache import folder, key, seal
from linter.cache.folder import Folder, default_folder
from linter.config import Config

pytestmark = pytest.mark.usefixtures("here")

SECRET = "机密内容不应留在缓存里"


def test_nothing_of_the_text_can_be_read_in_the_folder_without_the_file() -> None:
    file = write("one.txt", "\n".join(LINES))
    lint(file)
    (entry,) = entries()
    data = entry.read_bytes()
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert "2021年2月30日".encode(encoding) not in data
    assert b"impossible-date" not in data
    assert "one" not in entry.name


def test_an_entry_holds_the_lines_of_findings_and_no_others() -> None:
    file = write("one.txt", "\n".join(LINES))
    lint(file)
    own = key.key_of(file.read_bytes(), ".txt", key.settings_digest(Config(cache_dir=Path("kept"))))
    plain = seal.opened(entries()[0].read_bytes(), own.secret)
    assert entries()[0].stem == own.name
    held = json.loads(plain or b"")
    assert held["lines"] == [[2, LINES[1]], [3, LINES[2]]]
    assert SECRET not in json.dumps(held, ensure_ascii=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folders of users apart by other means")
def test_folder_and_entries_are_their_owners_alone() -> None:
    lint(write("one.txt", ERROR))
    assert Path("kept").stat().st_mode & 0o777 == 0o700
    assert [entry.stat().st_mode & 0o777 for entry in entries()] == [0o600]


def damage(entry: Path, how: str) -> None:
    data = entry.read_bytes()
    if how == "folder":
        entry.unlink()
        entry.mkdir()
    else:
        flipped = bytes([data[60] ^ 1])
        kinds = {"empty": b"", "cut": data[:-1], "short": data[:20], "flipped": data[:60] + flipped + data[61:]}
        entry.write_bytes({**kinds, "text": b"{}"}[how])


@pytest.mark.parametrize("how", ["empty", "cut", "short", "flipped", "text", "folder"])
def test_a_damaged_entry_is_made_again_without_a_word(how: str, linted: list[str]) -> None:
    file = write("one.txt", ERROR)
    first = lint(file)
    damage(entries()[0], how)
    again = lint(file)
    assert (again.output, again.exit_code) == (first.output, 1)
    assert linted == ["one.txt"] * 2
    if how != "folder":
        lint(file)
        assert linted == ["one.txt"] * 2


def test_an_entry_that_opens_and_is_none_is_made_again(linted: list[str]) -> None:
    file = write("one.txt", ERROR)
    first = lint(file)
    own = key.key_of(file.read_bytes(), ".txt", key.settings_digest(Config()))
    for plain in (b"[]", b"{}", b"no json", b'{"offsets": [1]}'):
        entries()[0].write_bytes(seal.sealed(plain, own.secret))
        assert lint(file).output == first.output
    assert linted == ["one.txt"] * 5


def test_a_folder_that_cannot_be_made_is_no_error(linted: list[str]) -> None:
    write("kept", "a file")
    file = write("one.txt", ERROR)
    assert [lint(file).exit_code for _ in range(2)] == [1, 1]
    assert linted == ["one.txt"] * 2


def test_no_cache_and_cache_false_keep_nothing(linted: list[str]) -> None:
    file = write("one.txt", ERROR)
    lint(file, "--no-cache")
    write("hegao.yaml", "cache: false\ncache_dir: kept\n")
    hegao("lint", file)
    assert not Path("kept").exists()
    write("hegao.yaml", "cache_dir: elsewhere\n")
    hegao("lint", file)
    assert len(entries("elsewhere")) == 1
    assert linted == ["one.txt"] * 3


def test_what_cannot_be_read_and_standard_input_are_not_kept(linted: list[str]) -> None:
    write("empty.txt", "\n")
    assert lint("empty.txt", "none.txt").exit_code == 2
    hegao("lint", "--cache-dir", "kept", "-", stdin=ERROR)
    assert entries() == []


def test_the_oldest_entries_go_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_BYTES", 1000)
    kept = Folder(Path("kept"))
    for age, name in enumerate("abcdefghijk"):
        kept.write(name, bytes(100))
        os.utime(f"kept/{name}.hegao", (2e9 - age, 2e9 - age))
    assert kept.read("k") == bytes(100)
    os.utime("kept/k.hegao", (2e9 + 1, 2e9 + 1))
    write("kept/note.txt", "somebody else's")
    kept.sweep()
    assert [entry.stem for entry in entries()] == list("abcdefk")
    assert Path("kept/note.txt").exists()
    kept.sweep()
    assert len(entries()) == 7


def test_entries_that_nobody_asked_for_in_a_month_go() -> None:
    kept = Folder(Path("kept"))
    kept.write("old", b"1")
    kept.write("new", b"1")
    os.utime("kept/old.hegao", (1e9, 1e9))
    kept.sweep()
    assert [entry.stem for entry in entries()] == ["new"]


def test_two_processes_at_once_do_each_other_no_harm() -> None:
    for number in range(12):
        write(f"{number}.txt", ERROR * (number + 1))
    command = [sys.executable, "-m", "linter", "lint", "--cache-dir", "kept", ".", "--format", "json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate() for process in both]
    assert said[0] == said[1]
    assert [process.returncode for process in both] == [1, 1]
    assert len(entries()) == 12
    assert list(Path("kept").glob("*part")) == []
    assert lint(".", "--format", "json").stdout == said[0][0].decode()


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/hegao"),
        ({"XDG_CACHE_HOME": "relative"}, "linux", "/home/wei/.cache/hegao"),
        ({}, "linux", "/home/wei/.cache/hegao"),
        ({}, "darwin", "/home/wei/Library/Caches/hegao"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/hegao/Cache"),
        ({}, "win32", "/home/wei/AppData/Local/hegao/Cache"),
    ],
)
def test_each_system_has_its_folder_for_such_things(
    environment: dict[str, str], system: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/wei"))
    assert default_folder(environment, system) == Path(expected)
