"""A folder of kept reports in the working directory, as the tests of the cache look at it."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from commands import hegao

LINES = [
    "关于柳泉镇整改进展的通报",
    "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。",
    "会议于2021年2月30日召开，\t部署　下一步工作。",
    "机密内容不应留在缓存里，只有有问题的行才会留下。",
]


def lint(*arguments: str | Path) -> Result:
    return hegao("lint", "--cache-dir", "kept", *arguments)


def entries(path: str = "kept") -> list[Path]:
    """The reports kept; the compiled patterns lie beside them."""
    return sorted(file for file in Path(path).glob("*.hegao") if not file.name.startswith("patterns"))
