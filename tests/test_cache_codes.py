"""The compiled patterns that are kept: they make a run start sooner, change nothing and hold nothing of a report."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from commands import ERROR, hegao, write

from linter import cache, compiler, lint_text
from linter.cache.codes import NAME, Codes
from linter.config import Config
from linter.patterns import regex, taking

pytestmark = pytest.mark.usefixtures("here")

SOURCES = [r"(?P<n>\d+)个(?P<unit>[一-鿿])", "[^，。；]{2,}$", "甲|乙(?!丙)", "[a-kμ]+"]
FIXED = regex("(?P<what>柳泉|清溪)镇")
FIXED_IN_A_ROW = tuple(regex(f"{name}乡") for name in ("柳泉", "清溪"))

IN_A_PROCESS = """
import json, sys
from linter import compiler
made, code_of = [], compiler.code_of
def counted(source, flags=0):
    made.append(str(source))
    return code_of(source, flags)
compiler.code_of = counted
from linter.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(json.dumps(made), file=sys.stderr)
"""


def compiled_by(*arguments: str) -> list[str]:
    """The sources that the compiler is asked for in a process of its own."""
    command = [sys.executable, "-X", "utf8", "-c", IN_A_PROCESS, *arguments]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return list(map(str, json.loads(ended.stderr)))


def test_a_later_run_on_another_report_compiles_next_to_nothing() -> None:
    write("one.txt", ERROR)
    write("two.txt", ERROR * 2)
    first = compiled_by("lint", "--cache-dir", "kept", "one.txt")
    assert len(compiled_by("lint", "--cache-dir", "kept", "two.txt")) < len(first) / 5


def test_a_pattern_from_its_code_is_what_re_makes_of_its_source() -> None:
    codes = Codes()
    for flags in (0, re.IGNORECASE, re.MULTILINE | re.ASCII):
        assert [codes.pattern(source, flags) for source in SOURCES] == [re.compile(source, flags) for source in SOURCES]
    assert codes.made == 12
    again = Codes(codes.packed())
    for flags in (0, re.IGNORECASE, re.MULTILINE | re.ASCII):
        assert [again.pattern(source, flags) for source in SOURCES] == [re.compile(source, flags) for source in SOURCES]
    assert again.made == 0
    match = again.pattern(SOURCES[0], 0).search("共12个村")
    assert match
    assert match.groupdict() == {"n": "12", "unit": "村"}


PACKED = zlib.compress(b'[["a", 0, 0, 9, 32]]\n')


@pytest.mark.parametrize("packed", [b"", b"no codes", zlib.compress(b"[]"), zlib.compress(b"7\n"), PACKED, PACKED[:-3]])
def test_what_is_damaged_or_no_codes_counts_as_none(packed: bytes) -> None:
    assert Codes(packed).pattern("a", 0) == re.compile("a")


def test_codes_are_as_good_without_the_compiler_that_gives_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "_copy", lambda: None)
    codes = Codes()
    assert codes.pattern("甲|乙", 0) == compiler.compiled("甲|乙") == re.compile("甲|乙")
    assert codes.made == 0


def test_a_compiler_of_another_make_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("json", "no_such_module"):
        monkeypatch.setattr(compiler, "_NAME", other)
        assert compiler._copy.__wrapped__() is None


def test_only_patterns_that_modules_hold_are_kept() -> None:
    codes = Codes()
    with taking(codes):
        assert regex("机密镇|秘密镇").search("机密镇")
        assert codes.made == 0
        assert FIXED.search("清溪镇")
        assert FIXED_IN_A_ROW[1].search("清溪乡")
        assert next(regex(f"{name}县") for name in ("机密", "秘密")).search("机密县")
    assert codes.made == 2
    assert b"\xe6\x9c\xba\xe5\xaf\x86" not in zlib.decompress(codes.packed())


def test_no_word_of_a_report_or_of_an_office_is_in_the_folder() -> None:
    write("hegao.yaml", "cache_dir: kept\nlexicon:\n  organisations: [潮汐专班]\n")
    table = "\n".join(f"| {name}镇 | {count} |" for name, count in (("雾灵", 12), ("霜桥", 30)))
    write("one.md", f"# 通报\n\n潮汐专班查了雾灵镇15个村、霜桥镇30个村。\n\n| 镇 | 村（个） |\n|---|---|\n{table}\n")
    made = compiled_by("lint", "one.md")
    (kept,) = Path("kept").glob("patterns*")
    codes = zlib.decompress(kept.read_bytes()).decode(errors="ignore")
    for word in ("雾灵", "霜桥", "潮汐"):
        assert any(word in source for source in made)
        assert word not in codes
    assert any(source in codes for source in made)


def test_only_a_run_that_may_keep_its_results_keeps_patterns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cache, "_MANY", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    file = write("one.txt", ERROR)
    lint_text(ERROR)
    hegao("lint", "--no-cache", file)
    hegao("facts", file)
    assert not Path(tmp_path, "home").exists()


def test_a_few_new_patterns_are_not_worth_writing() -> None:
    kept = cache.Cache(Path("kept"), Config())
    for made, is_kept in ((cache._MANY - 1, False), (cache._MANY, True)):
        kept.codes().made = made
        kept.keep_codes()
        assert Path("kept", f"{NAME}.hegao").exists() == is_kept
