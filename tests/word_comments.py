"""The comments that hegao wrote into a Word file, and the file without them."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from documents import p, part
from lxml import etree

from linter.config import Config
from linter.engine import Linter
from linter.readers import read_path
from linter.readers.docx_numbering import W
from linter.reporters import Setting
from linter.reporters.docx import to_docx
from linter.run import Outcome

LINTER = Linter.configured(
    Config(select=("parts-differ-from-total", "total-restated-differently", "impossible-date", "range-multiplier"))
)
PARTS = ("全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。",)
QUOTES = ["120个", "62个", "19个", "24个", "12个"]
NOTES = part("footnotes", f'<w:footnote w:id="2">{p(*PARTS)}</w:footnote>')
MARKS = {f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}


def reviewed(tmp_path: Path, data: bytes, **setting: Any) -> bytes:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    return to_docx(Outcome((LINTER.lint(read_path(path)),)), Setting(**setting))


def body_of(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def commented(data: bytes) -> list[str]:
    """The words under each comment, in the order in which the comments begin."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in body_of(data).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            found[number] = ""
            open_now.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{W}t":
            for each in open_now:
                found[each] += element.text or ""
    assert not open_now
    return list(found.values())


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def without_comments(root: Any) -> str:
    """The body with the marks of comments taken out and neighbouring runs of one formatting joined again."""
    root = deepcopy(root)
    for element in [element for element in root.iter() if element.tag in MARKS]:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}r":
            parent.getparent().remove(parent)
    for change in root.iter(f"{W}rPrChange"):
        change.attrib.pop(f"{W}id", None)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for run in root.iter(f"{W}r"):
        _join_texts(run)
    for text in root.iter(f"{W}t"):
        text.attrib.clear()
    return etree.tostring(root, encoding="unicode")


def _look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties)


def _join_texts(run: Any) -> None:
    for text in run.findall(f"{W}t"):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)
