"""Formats that LibreOffice opens: read as they are shown, with nothing fetched and nothing left running."""

from __future__ import annotations

import http.server
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from blocks import texts
from documents import package

from linter.errors import ReadError
from linter.readers import convert, read_bytes

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi\uc1 \u20849?\u26377?18\u20010?\u26449?\par second\par}"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def odt(body: str) -> bytes:
    """A small .odt."""
    names = " ".join(f'xmlns:{key}="{value}"' for key, value in SPACES.items())
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    return package(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}" m:version="1.2">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            "content.xml": f'<office:document-content {names} office:version="1.2"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
        }
    )


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            paths.append(self.raw_requestline.decode("latin-1"))
            return False

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()


@OFFICE
def test_rtf_is_read_as_paragraphs() -> None:
    assert texts(read_bytes(RTF, "a.rtf")) == ["共有18个村", "second"]


def test_without_libreoffice_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="LibreOffice: install it") as error:
        read_bytes(RTF, "a.rtf")
    assert "\n" not in str(error.value)


@OFFICE
def test_no_linked_picture_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    picture = (
        '<draw:frame draw:name="a" text:anchor-type="as-char" svg:width="5cm" svg:height="5cm"><draw:image '
        f'xlink:href="{address}/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )
    document = read_bytes(odt(f"<text:p>全县共18个村。{picture}</text:p>"), "a.odt")
    assert document.text == "全县共18个村。\n"
    assert document.format == "odt"
    assert paths == []


@OFFICE
def test_several_files_are_converted_at_once() -> None:
    with ThreadPoolExecutor(2) as pool:
        documents = list(pool.map(lambda name: read_bytes(RTF, name), ["a.rtf", "b.doc"]))
    assert [document.text for document in documents] == ["共有18个村\nsecond\n"] * 2


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")
def test_an_office_that_does_not_finish_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats = tmp_path / "beats"
    office = tmp_path / "soffice"
    beat = f"while True: open({str(beats)!r}, 'a').write('.'); time.sleep(0.05)"
    office.write_text(f'#!/bin/sh\n"{sys.executable}" -c "import time\n{beat}" &\nwait\n', encoding="utf-8")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(convert, "_TIMEOUT", 2)
    with pytest.raises(ReadError, match="did not finish in 2 s") as error:
        read_bytes(RTF, "a.rtf")
    assert "\n" not in str(error.value)
    time.sleep(0.3)
    before = beats.stat().st_size
    time.sleep(0.5)
    assert before == beats.stat().st_size > 0
