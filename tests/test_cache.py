"""The cache: a second run reads and lints nothing, and says the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import documents
import pytest
from click.testing import CliRunner, Result

from linter.cache import folder, key, seal
from linter.cache.entry import packed, unpacked
from linter.cache.folder import Folder, default_folder
from linter.cli import main
from linter.config import Config
from linter.engine import Linter
from linter.readers import read_bytes
from linter.reporters import FORMATS

LINES = [
    "关于柳泉镇整改进展的通报",
    "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。",
    "会议于2021年2月30日召开，\t部署　下一步工作。",
    "机密内容不应留在缓存里，只有有问题的行才会留下。",
]
SECRET = "机密内容不应留在缓存里"
LONELY = "会议于2021年2月30日召开。\n"
"""One error: a day that does not exist."""
OWN_RULE = """
id: canteens-restated
kind: restated_count
with:
  shortest_noun: 4
severity: {}
title: {{zh: 同一名称前后两个数目, en: One short name counted twice}}
message: {{zh: 两个数目, en: two counts}}
why: {{zh: 常漏改一处, en: often in one place only}}
examples:
  bad: ["全区运营‹12处›社区食堂。\\n继续办好‹15处›社区食堂。\\n"]
  good: ["全区运营12处社区食堂。\\n"]
"""

DECISION = """\
- rule: impossible-date
  as: not-an-error
  reason: 引用原文
  by: 王某
  date: 2024-06-25
  file: one.txt
  places:
  - 会议于‹2021年2月30日›召开。
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were really linted."""
    names: list[str] = []
    lint = Linter.lint

    def recorded(self: Linter, document):  # type: ignore[no-untyped-def]
        names.append(document.name)
        return lint(self, document)

    monkeypatch.setattr(Linter, "lint", recorded)
    return names


def hegao(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def entries(path: str = "kept") -> list[Path]:
    return sorted(Path(path).glob("*.hegao"))


def lint(*arguments: str | Path) -> Result:
    return hegao("lint", "--cache-dir", "kept", *arguments)


def write(name: str, text: str = LONELY) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


def write_all() -> list[str]:
    """The same notice in every format."""
    text = "\n".join(LINES)
    write("通报.txt", text)
    Path("通报-gb.txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    write("通报.md", "# " + "\n\n".join(LINES))
    write("通报.html", "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>")
    Path("通报.docx").write_bytes(documents.word_by_library(LINES))
    Path("表.xlsx").write_bytes(documents.workbook({"一": [[line] for line in LINES]}))
    Path("日期.pdf").write_bytes(documents.pdf([(72, 700, "2021-02-30 10 of 12")]))
    return sorted(path.name for path in Path().iterdir())


def test_a_second_run_lints_nothing_and_a_changed_file_is_linted_again(linted: list[str]) -> None:
    one, two = write("one.txt"), write("two.txt", LONELY * 2)
    first = lint(one, two)
    assert linted == ["one.txt", "two.txt"]
    again = lint(one, two)
    assert linted == ["one.txt", "two.txt"]
    assert (again.stdout, again.exit_code) == (first.stdout, 1)
    write("two.txt", LONELY * 3)
    assert lint(one, two).stdout.count("错误[impossible-date]") == 4
    assert linted == ["one.txt", "two.txt", "two.txt"]


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "docx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_is_the_same_from_the_cache(form: str, language: str, linted: list[str]) -> None:
    files = write_all()
    command = ("--format", form, "--output", "said", "--lang", language, "--show-notes", *files)
    hegao("lint", "--no-cache", *command)
    fresh = Path("said").read_bytes()
    assert lint(*command).exit_code == 1
    assert Path("said").read_bytes() == fresh
    linted.clear()
    assert lint(*command).exit_code == 1
    assert linted == []
    if form == "xlsx":  # its package tells when it was written
        assert len(Path("said").read_bytes()) == pytest.approx(len(fresh), abs=16)
    else:
        assert Path("said").read_bytes() == fresh


def test_comments_in_word_are_the_same_from_the_cache(linted: list[str]) -> None:
    Path("通报.docx").write_bytes(documents.word_by_library(LINES))
    hegao("lint", "--no-cache", "通报.docx", "--output", "fresh.docx")
    lint("通报.docx")
    linted.clear()
    assert lint("通报.docx", "--output", "kept.docx").exit_code == 1
    assert linted == []
    assert Path("kept.docx").read_bytes() == Path("fresh.docx").read_bytes()


@pytest.mark.parametrize("arguments", [("--together",), ("--against", "last.txt")])
def test_files_are_held_against_each_other_from_the_cache(arguments: tuple[str, ...]) -> None:
    write("last.txt", "关于2023年工作的报告\n全县新建农村供水管网120公里。\n2023年12月1日\n")
    write("draft.txt", "关于2023年工作的报告\n全县新建农村供水管网130公里。\n2023年12月1日\n")
    files = ("draft.txt", "last.txt") if arguments == ("--together",) else ("draft.txt",)
    fresh = hegao("lint", "--no-cache", *files, *arguments)
    assert "last.txt" in fresh.stdout
    assert [lint(*files, *arguments).stdout for _ in range(2)] == [fresh.stdout] * 2


def test_a_report_comes_out_of_an_entry_as_it_went_in() -> None:
    ignored = f"{LONELY}\n<!-- hegao: ignore impossible-date 引用原文 -->\n\n会议于2022年2月30日召开。\n"
    document = read_bytes(ignored.encode(), "a.md")
    report = Linter().lint(document)
    assert [(found.suppressed, bool(found.decided)) for found in report.findings] == [("", False), ("引用原文", True)]
    again = unpacked(packed(report), "a.md", "warning", lambda: document)
    assert again.findings == report.findings
    assert again.coverage == report.coverage
    assert again.fail_on == "warning"
    assert len(document.comments) == 1
    for field in fields(document):
        assert getattr(again.document, field.name) == getattr(document, field.name), field.name


def test_another_name_has_the_same_report_under_its_own_name(linted: list[str]) -> None:
    lint(write("one.txt"))
    assert "two.txt:1:4" in lint(write("two.txt")).stdout
    assert linted == ["one.txt"]


def test_the_kind_of_text_that_a_name_says_counts(linted: list[str]) -> None:
    lint(write("one.txt", "`2021年2月30日`\n"))
    lint(write("one.md", "`2021年2月30日`\n"))
    assert linted == ["one.txt", "one.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--ignore", "doubled-word"),
        ("--select", "impossible-date"),
        ("--as-of", "2021-01-01"),
        ("--changes", "original"),
        ("--rules", "own"),
    ],
)
def test_what_findings_depend_on_counts(arguments: tuple[str, ...], linted: list[str]) -> None:
    Path("own").mkdir()
    write("own/canteens-restated.yaml", OWN_RULE.format("note"))
    file = write("one.txt")
    lint(file)
    lint(file, *arguments)
    assert linted == ["one.txt"] * 2
    lint(file, *arguments)
    assert linted == ["one.txt"] * 2


def test_how_a_run_ends_and_what_it_lists_does_not_count(linted: list[str]) -> None:
    file = write("one.txt")
    assert lint(file).exit_code == 1
    assert lint(file, "--fail-on", "never").exit_code == 0
    assert "error[impossible-date]" in lint(file, "--lang", "en", "--show-notes", "--jobs", "2").stdout
    assert linted == ["one.txt"]


def test_a_changed_rule_or_word_of_the_office_counts(linted: list[str]) -> None:
    Path("own").mkdir()
    file = write("one.txt", "全区运营12处社区食堂。\n继续办好15处社区食堂。\n")
    for severity in ("note", "warning"):
        write("own/canteens-restated.yaml", OWN_RULE.format(severity))
        log = json.loads(lint(file, "--rules", "own", "--format", "json").stdout)
        assert [found["severity"] for found in log["documents"][0]["findings"]] == [severity]
    write("hegao.yaml", "lexicon:\n  phrases: [社区食堂]\n")
    lint(file, "--rules", "own")
    assert len(linted) == 3


def test_hegao_itself_counts(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("one.txt")
    lint(file)
    monkeypatch.setattr(key, "_program", lambda: b"another version")
    lint(file)
    assert linted == ["one.txt"] * 2


def test_every_value_of_a_configuration_counts_or_is_named_as_one_that_does_not() -> None:
    names = {item.name for item in fields(Config)}
    assert names - key.NOT_IN_KEY == {"select", "ignore", "severity", "rules", "as_of", "changes", "lexicon"}
    assert names >= key.NOT_IN_KEY


def test_what_is_decided_later_holds_for_what_was_kept(linted: list[str]) -> None:
    file = write("one.txt")
    assert lint(file).exit_code == 1
    write("hegao-decisions.yaml", DECISION)
    assert lint(file).exit_code == 0
    Path("hegao-decisions.yaml").unlink()
    assert lint(file).exit_code == 1
    assert linted == ["one.txt"]


def test_a_wrong_configuration_is_told_also_where_all_is_kept() -> None:
    file = write("one.txt")
    lint(file)
    result = lint(file, "--ignore", "no-such-rule")
    assert (result.exit_code, result.stderr[:36]) == (2, "hegao: there is no rule 'no-such-rul")


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
    lint(write("one.txt"))
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
    file = write("one.txt")
    first = lint(file)
    damage(entries()[0], how)
    again = lint(file)
    assert (again.output, again.exit_code) == (first.output, 1)
    assert linted == ["one.txt"] * 2
    if how != "folder":
        lint(file)
        assert linted == ["one.txt"] * 2


def test_an_entry_that_opens_and_is_none_is_made_again(linted: list[str]) -> None:
    file = write("one.txt")
    first = lint(file)
    own = key.key_of(file.read_bytes(), ".txt", key.settings_digest(Config()))
    for plain in (b"[]", b"{}", b"no json", b'{"offsets": [1]}'):
        entries()[0].write_bytes(seal.sealed(plain, own.secret))
        assert lint(file).output == first.output
    assert linted == ["one.txt"] * 5


def test_a_folder_that_cannot_be_made_is_no_error(linted: list[str]) -> None:
    write("kept", "a file")
    file = write("one.txt")
    assert [lint(file).exit_code for _ in range(2)] == [1, 1]
    assert linted == ["one.txt"] * 2


def test_no_cache_and_cache_false_keep_nothing(linted: list[str]) -> None:
    file = write("one.txt")
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
    CliRunner().invoke(main, ["lint", "--cache-dir", "kept", "-"], input=LONELY)
    assert entries() == []


def test_a_file_that_changes_before_its_text_is_asked_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("one.txt")
    lint(file)
    load = FORMATS["html"].load()
    monkeypatch.setattr("linter.reporters.html.to_html", lambda *given: write("one.txt", "另一份。") and load(*given))
    result = lint(file, "--format", "html")
    assert (result.exit_code, result.stderr) == (2, "hegao: one.txt: changed while it was read: run hegao again\n")


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
        write(f"{number}.txt", LONELY * (number + 1))
    command = [sys.executable, "-m", "linter", "lint", "--cache-dir", "kept", ".", "--format", "json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate() for process in both]
    assert said[0] == said[1]
    assert [process.returncode for process in both] == [1, 1]
    assert len(entries()) == 12
    assert list(Path("kept").glob("*part")) == []
    assert lint(".", "--format", "json").stdout == said[0][0].decode()


def test_a_second_run_loads_neither_the_kinds_nor_a_reader() -> None:
    Path("通报.docx").write_bytes(documents.word_by_library(LINES))
    Path("日期.pdf").write_bytes(documents.pdf([(72, 700, "2021-02-30 10 of 12")]))
    files = ["通报.docx", "日期.pdf", str(write("one.txt")), str(write("one.md"))]
    lint(*files)
    program = f"""
import sys
from linter.cli import main
try:
    main(["lint", "--cache-dir", "kept", *{files!r}])
except SystemExit as end:
    assert end.code == 1, end.code
heavy = ["spacy", "rjieba", "cn2an", "lxml", "docx", "openpyxl", "pypdfium2", "markdown_it", "rich", "jinja2",
         "linter.ledger", "linter.kinds", "linter.readers.docx", "linter.readers.text"]
print([name for name in heavy if name in sys.modules], file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert ended.stderr.strip() == "[]"
    assert "通报.docx: 第3段" in ended.stdout


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
