"""The cache: a second run reads and lints nothing, and says the same."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import documents
import pytest
from cached import LINES, lint
from commands import ERROR, hegao, write

from linter.cache.entry import packed, unpacked
from linter.engine import Linter
from linter.readers import read_bytes
from linter.reporters import FORMATS

pytestmark = pytest.mark.usefixtures("here")


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
    one, two = write("one.txt", ERROR), write("two.txt", ERROR * 2)
    first = lint(one, two)
    assert linted == ["one.txt", "two.txt"]
    again = lint(one, two)
    assert linted == ["one.txt", "two.txt"]
    assert (again.stdout, again.exit_code) == (first.stdout, 1)
    write("two.txt", ERROR * 3)
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
    ignored = f"{ERROR}\n<!-- hegao: ignore impossible-date 引用原文 -->\n\n会议于2022年2月30日召开。\n"
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


def test_a_file_that_changes_before_its_text_is_asked_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("one.txt", ERROR)
    lint(file)
    load = FORMATS["html"].load()
    monkeypatch.setattr("linter.reporters.html.to_html", lambda *given: write("one.txt", "另一份。") and load(*given))
    result = lint(file, "--format", "html")
    assert (result.exit_code, result.stderr) == (2, "hegao: one.txt: changed while it was read: run hegao again\n")


def test_a_second_run_without_decisions_reads_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("one.txt", ERROR)
    first = lint(file)
    monkeypatch.setattr("linter.setup.chosen_rules", None)
    assert lint(file).output == first.output


def test_a_second_run_loads_neither_the_kinds_nor_a_reader() -> None:
    Path("通报.docx").write_bytes(documents.word_by_library(LINES))
    Path("日期.pdf").write_bytes(documents.pdf([(72, 700, "2021-02-30 10 of 12")]))
    files = ["通报.docx", "日期.pdf", str(write("one.txt", ERROR)), str(write("one.md", ERROR))]
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
