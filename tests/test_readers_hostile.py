"""Hostile and damaged files: one line that says what is wrong, never a crash and never an open network."""

from __future__ import annotations

import pytest
from documents import p, package, part, pdf, word, workbook

from linter.errors import ReadError
from linter.readers import limits, read_bytes

ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + part(
    "document", "<w:body>&b;</w:body>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part("document", "<w:body>&a;</w:body>")
DEEP = part("document", "<w:body>" + "<w:sdt>" * 400 + "</w:sdt>" * 400 + "</w:body>")
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
CASES = {
    "entities": (package({"word/document.xml": ENTITIES}), "declares"),
    "an outside entity": (package({"word/document.xml": OUTSIDE}), "declares"),
    "absurd nesting": (package({"word/document.xml": DEEP}), "nest"),
    "not XML": (package({"word/document.xml": "<w:document"}), "well-formed"),
    "a cut off package": (word(p("全县共18个村。"))[:400], "damaged"),
    "another zip": (package({"a.txt": "a"}), "neither"),
    "an encrypted workbook": (ENCRYPTED, "encrypted"),
    "the beginning of an old Word file": (ENCRYPTED[:600], "damaged or cut off: 600 bytes"),
    "a cut off PDF": (b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    "deep HTML": (("<html>" + "<div>" * 5000 + "x").encode(), "nested|no text"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_in_one_line(case: str) -> None:
    data, reason = CASES[case]
    with pytest.raises(ReadError, match=reason) as error:
        read_bytes(data, "in.docx")
    assert str(error.value).startswith("in.docx: ")
    assert "\n" not in str(error.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000_000)
    data = package({"word/document.xml": part("document", " " * 2_000_000)})
    with pytest.raises(ReadError, match="zip bomb"):
        read_bytes(data, "a.docx")


def test_a_part_never_grows_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_XML", 1_000)
    with pytest.raises(ReadError, match="larger than 1000"):
        read_bytes(word(p("全" * 2_000)), "a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.html", "a.txt", "a"])
def test_the_content_decides_the_format(name: str) -> None:
    assert read_bytes(word(p("全县共18个村。")), name).format == "docx"
    assert read_bytes(workbook({"表": [["村", 18]]}), name).format == "xlsx"


@pytest.mark.parametrize("data", [word(p("全县共18个村。")), workbook({"表": [["村", 18]]}), pdf([(72, 700, "text")])])
def test_a_file_cut_off_anywhere_is_read_or_refused(data: bytes) -> None:
    for end in range(0, len(data), max(1, len(data) // 40)):
        try:
            read_bytes(data[:end], "in.bin")
        except ReadError as error:
            assert "\n" not in str(error)  # noqa: PT017
