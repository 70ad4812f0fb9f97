"""Bundle: one zip from which hegao is installed on machines without a network. `make bundle`.

It holds wheels for Windows, macOS and Linux and an installer of two lines. Afterwards it is tried: unpacked into an
empty folder, installed with every index switched off, and run on a text and on a Word file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent

PLATFORMS = {
    "windows-x86_64": ("win_amd64",),
    "macos-arm64": ("macosx_11_0_arm64", "macosx_12_0_arm64", "macosx_14_0_arm64"),
    "macos-x86_64": ("macosx_10_9_x86_64", "macosx_10_13_x86_64", "macosx_11_0_x86_64", "macosx_12_0_x86_64"),
    "linux-x86_64": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"),
    "linux-arm64": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"),
}
"""The tags that each platform accepts, as wheels name them (PEP 425, PEP 600)."""
ONLY_WINDOWS = ("colorama",)
"""Needed by click on Windows: pip judges such conditions by the machine it runs on, not by the one asked for."""


def requirements() -> list[str]:
    """What hegao and its readers of office formats need, from the packaging metadata."""
    metadata = ConfigParser()
    metadata.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = metadata["options"]["install_requires"] + metadata["options.extras_require"]["office"]
    return [line.strip() for line in listed.splitlines() if line.strip()]


def pip(*arguments: str) -> None:
    """Run pip of this Python; its errors end the build."""
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def collect(folder: Path, platforms: list[str], versions: list[str]) -> None:
    """The wheels of hegao and of everything it needs."""
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    for platform in platforms:
        tags = [argument for tag in PLATFORMS[platform] for argument in ("--platform", tag)]
        needed = [*requirements(), *(ONLY_WINDOWS if platform.startswith("windows") else ())]
        for version in versions:
            print(f"{platform}, Python {version}", flush=True)
            target = ["--only-binary=:all:", "--python-version", version, *tags]
            pip("download", "--quiet", *target, "--dest", str(folder), *needed)


def pack(folder: Path, archive: Path, versions: list[str]) -> None:
    """Wheels, their sums and the installers as one zip; wheels are compressed already."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    wheels = sorted(folder.glob("*.whl"))
    sums = "".join(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  wheels/{wheel.name}\n" for wheel in wheels)
    with zipfile.ZipFile(archive, "w") as packed:
        for wheel in wheels:
            packed.write(wheel, f"wheels/{wheel.name}")
        packed.writestr("SHA256SUMS", sums)
        packed.writestr("PYTHON.txt", f"Python {', '.join(versions)}\n")
        for name in ("install.sh", "install.bat"):
            packed.write(HERE / name, name)
    print(f"{archive}: {len(wheels)} wheels, {archive.stat().st_size / 1e6:.0f} MB")


_TO_WORD = """
import docx, sys
report = docx.Document()
for line in open(sys.argv[1], encoding="utf-8"):
    report.add_paragraph(line.rstrip())
report.save(sys.argv[2])
"""


def tried(archive: Path) -> None:
    """Install from the zip without an index, and lint a text and a Word file with what was installed."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
        # No setting of this machine's pip, no index, and an address that answers nothing: all comes from the zip.
        own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        proxies = dict.fromkeys(("http_proxy", "https_proxy"), "127.0.0.1:9")
        alone = own | proxies | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
        windows = sys.platform == "win32"
        installer = ["install.bat"] if windows else ["sh", "install.sh"]
        subprocess.run(installer, cwd=folder, env=alone | {"PYTHON": sys.executable}, check=True, shell=windows)
        programs = Path(folder, "hegao", "Scripts" if windows else "bin")
        text, word = ROOT / "examples" / "contradictory.txt", Path(folder, "contradictory.docx")
        subprocess.run([programs / "python", "-c", _TO_WORD, text, word], check=True, env=alone)
        for report in (text, word):
            command = [programs / "hegao", "lint", report, "--no-cache"]
            done = subprocess.run(command, cwd=folder, env=alone, capture_output=True, check=False)
            if done.returncode != 1:
                raise SystemExit(
                    f"{report.name}: the installed hegao ended with {done.returncode}: {done.stderr.decode()}"
                )
    print("installed from it without an index, and run on a text and a Word file")


def main() -> None:
    """Build and try the bundle."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", action="append", choices=list(PLATFORMS), help="all of them, unless given")
    parser.add_argument("--python", action="append", metavar="3.N", help=f"{running}, unless given")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "hegao-offline.zip")
    options = parser.parse_args()
    versions = options.python or [running]
    with tempfile.TemporaryDirectory() as folder:
        collect(Path(folder), options.platform or list(PLATFORMS), versions)
        pack(Path(folder), options.output, versions)
    tried(options.output)


if __name__ == "__main__":
    main()
