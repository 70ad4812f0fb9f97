"""Rows done: 办结时间 in a row of a table tells its day as gone by, unless something in the row is still open."""

from __future__ import annotations

from linter.facts.dates.courses import PLANNED
from linter.facts.dates.dated import Labelled
from linter.finding import Severity
from linter.patterns import regex

_DONE_LABEL = regex(
    "办结|完成|销号|验收|整改|办理|答复|处罚|处理|拨付|到账|发放|召开|检查|核查|发生|受理|收到|立案|结案|竣工|完工|交付|施工|开工|签订|通过"
)


def done_in_row(one: Labelled) -> Severity | None:
    """How surely a row tells its day as gone by: 办结时间, and nothing in the row that is still open."""
    if PLANNED.search(one.label) or not _DONE_LABEL.search(one.label):
        return None
    return None if any(_OPEN.search(text) for text in one.row) else "warning"


_OPEN = regex("正在|未完成|未办结|未开工|推进|拟|计划|预计|在建|在办|办理中|整改中|待|尚未|预期")
