"""Formats that LibreOffice opens: .doc, .wps, .ofd, .rtf and .odt are converted to .docx and read as such."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path, PurePath

from linter.document import Document
from linter.errors import ReadError
from linter.readers.docx import Changes, read_docx

_TIMEOUT = 120
"""Seconds for one file: LibreOffice starts in 3 to 10 and needs about one more for 100 pages."""
_SUFFIXES = (".doc", ".wps", ".ofd", ".rtf", ".odt")


def read_converted(data: bytes, name: str, changes: Changes = "final") -> Document:
    """The document of a file after `soffice --headless --convert-to docx`, in a profile of its own."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    suffix = PurePath(name).suffix.lower()
    suffix = suffix if suffix in _SUFFIXES else _suffix_of(data)
    if office is None:
        raise ReadError(
            f"{name}: {suffix} files are read through LibreOffice: install it (soffice on the PATH), or save as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="hegao-") as folder:
        source = Path(folder) / f"in{suffix}"
        source.write_bytes(data)
        _convert(office, source, Path(folder), name)
        made = Path(folder) / "in.docx"
        if not made.is_file():
            raise ReadError(f"{name}: LibreOffice cannot open it: damaged, encrypted, or a format it does not know")
        document = read_docx(made.read_bytes(), name, changes)
    return replace(document, format=suffix[1:])


def _suffix_of(data: bytes) -> str:
    if data.lstrip()[:5] == b"{\\rtf":
        return ".rtf"
    if data.startswith(b"PK"):
        return ".ofd" if b"OFD.xml" in data else ".odt"
    return ".doc"


def _convert(office: str, source: Path, folder: Path, name: str) -> None:
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
               "--convert-to", "docx", "--outdir", str(folder), str(source)]  # fmt: skip
    try:
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                process.wait(_TIMEOUT)
            except subprocess.TimeoutExpired as error:
                _end(process)
                raise ReadError(f"{name}: LibreOffice did not finish in {_TIMEOUT} s") from error
    except OSError as error:
        raise ReadError(f"{name}: LibreOffice cannot be started: {error.strerror}") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, 9)
    process.kill()
