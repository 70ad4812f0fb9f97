"""One report in every encoding and with every line end: the same findings at the same words."""

from __future__ import annotations

import codecs
from functools import lru_cache
from pathlib import Path

import pytest

from linter import lint_text
from linter.engine import Linter
from linter.readers import read_bytes

ROOT = Path(__file__).parent.parent
TEXTS = [
    pytest.param(ROOT / "examples" / "contradictory.txt", id="contradictory"),
    pytest.param(ROOT / "examples" / "consistent.txt", id="consistent"),
    pytest.param(ROOT / "benchmarks" / "notices" / "01-inspection.txt", id="inspection"),
]
WRITTEN = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-8 with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-8 with BOM and CRLF": lambda text: codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
    "UTF-16 LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "GB18030": lambda text: text.encode("gb18030"),
    "GB18030 with CRLF": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
}
LINTER = Linter()


def findings(data: bytes) -> list[tuple[str, str, tuple[str, ...]]]:
    report = LINTER.lint(read_bytes(data))
    for finding in report.findings:
        for place in finding.places:
            assert report.document.source[place.span.start : place.span.end] == place.quote
    return [
        (finding.rule, finding.severity, tuple(place.quote.replace("\r\n", "\n") for place in finding.places))
        for finding in report.findings
    ]


@lru_cache
def as_utf8(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    return findings(plain(path).encode())


def plain(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("written", WRITTEN)
def test_the_findings_do_not_depend_on_the_encoding(path: Path, written: str) -> None:
    assert findings(WRITTEN[written](plain(path))) == as_utf8(path)


@pytest.mark.parametrize(
    ("name", "least"), [("examples/contradictory.txt", 10), ("benchmarks/notices/01-inspection.txt", 3)]
)
def test_a_text_with_contradictions_has_some_to_compare(name: str, least: int) -> None:
    assert len(as_utf8(ROOT / name)) >= least


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding: str) -> None:
    text = "全县共有18个村，截至2021年2月30日。"
    (finding,) = LINTER.lint(read_bytes(text.encode(encoding))).findings
    assert [place.span for place in finding.places] == [place.span for place in lint_text(text).findings[0].places]
