"""Fuzz: damaged files of every format must be read or refused in one line, soon. `make fuzz`, bounded.

Each run damages a good file (its bytes, or one part inside its package) and lints it. Anything but a report or a
ReadError is a defect, and so is a run of more than SLOW seconds; hypothesis then shows the least damage that did it.
LibreOffice is left out: it takes seconds to start, and what it makes of a damaged file is its own.
"""

from __future__ import annotations

import faulthandler
import io
import os
import time
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

import documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.engine import Linter
from linter.errors import HegaoError
from linter.readers import read_bytes

RUNS = int(os.environ.get("HEGAO_FUZZ_RUNS", "2000"))
"""Damaged files; 2 000 take about a minute."""
SLOW = 5.0
"""Seconds of processor time for a file of a few thousand bytes: 500 times what a good one takes."""
HANG = 120
"""Seconds after which a file counts as hanging: all is ended, with the place where it hangs."""

_LINES = [
    "关于巡察整改进展情况的通报",
    "一、总体情况",
    "县委第二巡察组反馈问题36个，已完成28个，正在推进9个，完成率77.8%。",
    "（一）共排查隐患120个，其中东河镇46个、西山镇38个、柳泉镇30个；投入资金1.25亿元。",
    "三、下步打算。2021年2月30日前（以下简称“整改办”）完成第次会议部署的任务。",
    "2021年6月25日",
]
_TEXT = "\n\n".join(_LINES)
_TABLE = [["项目", "金额（万元）"], ["道路", "12.5"], ["桥梁", "20"], ["合计", "33"]]
_HTML = "<html><head><meta charset=utf-8></head><body>{}<table>{}</table></body></html>".format(
    "".join(f"<p>{line}</p>" for line in _LINES),
    "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _TABLE),
)
_MARKDOWN = "# " + _TEXT + "\n\n|项目|金额|\n|---|---|\n|道路|12.5|\n|合计|33|\n\n1. 甲\n3. 乙\n"

SEEDS: dict[str, bytes] = {
    "通报.txt": _TEXT.encode(),
    "通报-gb.txt": _TEXT.encode("gb18030"),
    "通报-16.txt": _TEXT.encode("utf-16"),
    "通报.md": _MARKDOWN.encode(),
    "通报.html": _HTML.encode(),
    "通报.docx": documents.word_by_library(_LINES),
    "表.xlsx": documents.workbook({"一": _TABLE, "二": [[line] for line in _LINES]}),
    "通报.pdf": documents.pdf([(72, 720 - 20 * at, f"2021-6-{at} 36 of 28, 77.8%") for at in range(20)]),
}


class Damage(NamedTuple):
    """One change of some bytes."""

    how: str
    where: float
    """Share of the way through the bytes."""
    length: int
    filler: bytes


@dataclass
class Tally:
    """What became of the damaged files of one format."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    """Seconds."""


TALLIES: dict[str, Tally] = defaultdict(Tally)
LINTER = Linter()

DAMAGES = st.lists(
    st.builds(
        Damage,
        st.sampled_from(["cut", "drop", "repeat", "overwrite", "insert"]),
        st.floats(0, 1),
        st.integers(1, 64),
        st.one_of(st.binary(min_size=1, max_size=8), st.sampled_from([b"<", b">", b"&x;", b"\x00", "（".encode()])),
    ),
    max_size=4,
)


def damaged(data: bytes, damages: list[Damage]) -> bytes:
    """The bytes with every change made, in order."""
    for how, where, length, filler in damages:
        at = int(where * len(data))
        if how == "cut":
            data = data[:at]
        elif how == "drop":
            data = data[:at] + data[at + length :]
        elif how == "repeat":
            data = data[:at] + data[at : at + length] * 3 + data[at + length :]
        elif how == "overwrite":
            data = data[:at] + (filler * length)[:length] + data[at + length :]
        else:
            data = data[:at] + filler + data[at:]
    return data


def damaged_inside(data: bytes, part: float, damages: list[Damage]) -> bytes:
    """The package with one of its parts damaged; other files are damaged as they are."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return damaged(data, damages)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = sorted(members)[int(part * (len(members) - 1))]
    return documents.package({**members, name: damaged(members[name], damages)})


@settings(max_examples=RUNS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SEEDS)), st.booleans(), st.floats(0, 1), DAMAGES)
def fuzz(name: str, inside: bool, part: float, damages: list[Damage]) -> None:
    """A damaged file is read or refused, soon."""
    data = damaged_inside(SEEDS[name], part, damages) if inside else damaged(SEEDS[name], damages)
    tally = TALLIES[name]
    refusal = ""
    faulthandler.dump_traceback_later(HANG, exit=True)
    start = time.process_time()
    try:
        LINTER.lint(read_bytes(data, name))
        tally.read += 1
    except HegaoError as error:
        refusal = str(error)
        tally.refused += 1
    assert "\n" not in refusal
    taken = time.process_time() - start
    tally.slowest = max(tally.slowest, taken)
    assert taken < SLOW


if __name__ == "__main__":
    os.environ["PATH"] = ""
    fuzz()
    faulthandler.cancel_dump_traceback_later()
    print(f"{'file':<14}{'runs':>8}{'read':>8}{'refused':>9}{'slowest':>10}")
    for name, tally in sorted(TALLIES.items()):
        runs = tally.read + tally.refused
        print(f"{name:<14}{runs:>8}{tally.read:>8}{tally.refused:>9}{tally.slowest * 1000:>8.0f} ms")
