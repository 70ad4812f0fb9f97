"""The command line as the tests call it, and the reports they call it on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from linter.cli import main

ERROR = "会议于2021年2月30日召开。\n"
"""impossible-date, an error."""
WARNING = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
"""parts-differ-from-total, a warning."""
DECISION = """\
- rule: impossible-date
  as: not-an-error
  reason: 引文
  by: 王某
  date: 2024-06-25
  file: {}
  places:
  - 会议于‹2021年2月30日›召开。
"""
"""What hegao-decisions.yaml says of ERROR in the file of this name."""


def hegao(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def log_of(*arguments: str | Path, stdin: str | bytes | None = None) -> dict[str, Any]:
    """What `hegao lint` writes as JSON."""
    log: dict[str, Any] = json.loads(hegao("lint", *arguments, "--format", "json", stdin=stdin).stdout)
    return log


def write(name: str | Path, text: str) -> Path:
    """A text file, with the folders above it."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
