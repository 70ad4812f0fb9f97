"""One notice in every format: the same findings, at places with the same words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import word_by_library

from linter.engine import Linter
from linter.readers import read_bytes

LINES = [
    "中共青禾县委农办关于秋粮收购专项检查整改情况的报告",
    "一、总体情况",
    "2023年2月30日，检查组向县农办反馈意见，指出问题共18项，其中收购环节7项、储存环节5项、账目管理8项，"
    "要求县农办逐项制定整改措施并明确责任人和完成时限。",
    "二、整改情况",
    "（一）收购环节。全县收购点由40个下降至52个，均已公示价格。",
    "（三）账目管理。已建立台账。",
]
LINTER = Linter()


def findings(data: bytes, name: str) -> list[tuple[str, tuple[str, ...]]]:
    report = LINTER.lint(read_bytes(data, name))
    return sorted((f.rule, tuple("".join(p.quote.split()) for p in f.places)) for f in report.findings)


TEXT = "\n".join(LINES) + "\n"
MARKDOWN = "\n\n".join(
    [f"# {LINES[0]}", f"## {LINES[1]}", LINES[2].replace("18项", "**18项**"), f"## {LINES[3]}", LINES[4], LINES[5], ""]
)
HTML = (
    "<html><head><meta charset='gbk'></head><body><div class='menu'>共99项</div>"
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "</body></html>"
)
FORMATS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "GB18030": lambda: (TEXT.encode("gb18030"), "notice.txt"),
    "UTF-16": lambda: (TEXT.encode("utf-16"), "notice.txt"),
    "UTF-8 with mark and CRLF": lambda: (TEXT.replace("\n", "\r\n").encode("utf-8-sig"), "notice.txt"),
    "Markdown": lambda: (MARKDOWN.encode(), "notice.md"),
    "HTML": lambda: (HTML.encode("gbk"), "notice.html"),
    "Word": lambda: (word_by_library(LINES), "notice.docx"),
}


def test_the_notice_has_findings() -> None:
    rules = {rule for rule, _ in findings(TEXT.encode(), "notice.txt")}
    assert {"impossible-date", "heading-number-out-of-sequence"} <= rules


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_gives_the_findings_of_plain_text(form: str) -> None:
    assert findings(*FORMATS[form]()) == findings(TEXT.encode(), "notice.txt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("target", ["pdf", "odt", "rtf"])
def test_a_file_made_by_libreoffice_gives_the_findings_of_plain_text(target: str, tmp_path: Path) -> None:
    source = tmp_path / "notice.docx"
    source.write_bytes(word_by_library(LINES))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    made = tmp_path / f"notice.{target}"
    assert findings(made.read_bytes(), made.name) == findings(TEXT.encode(), "notice.txt")
