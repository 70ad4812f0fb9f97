"""An installed hegao finds its rules: they lie inside the package, and no checkout is near."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_rules_inside_an_installed_package_are_found(tmp_path: Path) -> None:
    package = tmp_path / "linter"
    shutil.copytree(ROOT / "linter", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", package / "rules")
    (tmp_path / "report.txt").write_text("会议定于2021年2月30日召开。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "linter", "lint", "report.txt", "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "impossible-date" in done.stdout
    assert done.stderr == ""
