"""Decisions as the tests make them, on a report of one error and one warning."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from commands import hegao, log_of, write

DAY = "会议于2021年2月30日召开，研究秋粮收购工作。"
"""impossible-date, an error."""
SUM = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。"
"""parts-differ-from-total, a warning."""
BASIS = ("--reason", "含街道办", "--by", "王某", "--today", "2024-06-25")
ENTRY = """\
- rule: impossible-date
  as: not-an-error
  reason: 含街道办
  by: 王某
  date: 2024-06-25
  file: a.txt
  places:
  - 会议于‹2021年2月30日›召开，研究秋粮收购工
"""
DECIDED = "含街道办 (not-an-error, 王某, 2024-06-25)"


def write_lines(name: str, *lines: str) -> None:
    write(name, "\n".join(lines) + "\n")


def found(*arguments: str) -> list[tuple[str, str | None]]:
    """Rule of each finding, and why it is not told."""
    log = log_of(*arguments)
    return [(each["rule"], each["suppressed"]) for one in log["documents"] for each in one["findings"]]


def id_of(name: str, rule: str, number: int = 0) -> str:
    heads = [line for line in hegao("lint", name).stdout.splitlines() if f"[{rule}]" in line]
    return heads[number].split()[-1]


def decide(name: str, rule: str, kind: str, *options: str, number: int = 0) -> Result:
    result = hegao("decide", name, id_of(name, rule, number), "--as", kind, *BASIS, *options)
    assert result.exit_code == 0, result.output
    return result


def entries() -> str:
    """The file without its head."""
    return Path("hegao-decisions.yaml").read_text(encoding="utf-8").partition("\n\n")[2]
