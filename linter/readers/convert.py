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

_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)
"""What LibreOffice is told: no macro runs, no linked picture or section is fetched, and should one be asked for all
the same, it is asked for at a port of this machine where nothing answers."""


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
    profile = _profile(folder / "profile")
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
               "--convert-to", "docx", "--outdir", str(folder), str(source)]  # fmt: skip
    try:
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                process.wait(_TIMEOUT)
            except subprocess.TimeoutExpired as error:
                raise ReadError(f"{name}: LibreOffice did not finish in {_TIMEOUT} s") from error
            finally:
                if process.poll() is None:
                    _end(process)
    except OSError as error:
        raise ReadError(f"{name}: LibreOffice cannot be started: {error.strerror}") from error


def _profile(folder: Path) -> str:
    """The address of a new profile with our settings: two runs never share one, and the user's own is left alone."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )
    return folder.as_uri()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, 9)
    process.kill()
