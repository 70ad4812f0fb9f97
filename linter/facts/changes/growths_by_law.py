"""Growths by law: 固定资产投资下降5.1%。从隶属关系看，中央投资下降18.3%，地方投资下降20.0%, all of it by their names.

No value has to be told: what 中央 and 地方 invest is all that is invested, so that its growth lies between theirs. In
1.7 million characters of public reports 177 such wholes did, and one, which was wrong, did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.changes import Step
from linter.facts.parts.identities import SCOPE
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.quantities.rows import Cell
    from linter.ledger import Ledger


class LawfulGrowth(NamedTuple):
    """How a whole has changed and how all its parts have."""

    whole: Step
    parts: tuple[Step, ...]


class _Law(NamedTuple):
    """The names of a whole and of all its parts."""

    whole: str
    parts: tuple[str, ...]


_INVESTED = "(?:全社会)?固定资产投资(?:完成额|总?额)?"
_RETAIL = "社会消费品零售总额"
_MADE = "工业增加值"
_LAWS = (
    _Law(_INVESTED, ("中央(?:项目)?(?:投资)?", "地方(?:项目)?(?:投资)?")),
    _Law(_INVESTED, ("国有(?:控股|经济)?(?:投资)?", "非国有(?:控股|经济)?(?:投资)?")),
    _Law(_INVESTED, tuple(f"第{one}产业(?:投资)?" for one in "一二三")),
    _Law(_RETAIL, tuple(f"{one}(?:单位)?(?:社会)?(?:消费品)?(?:市场)?(?:零售总?额|市场)?" for one in ("城镇", "乡村"))),
    _Law(_RETAIL, ("商品零售总?额?", "餐饮(?:收入|业)(?:额)?")),
    _Law("进出口(?:总?[额值])?", ("出口(?:总?[额值])?", "进口(?:总?[额值])?")),
    _Law(_MADE, ("轻工业(?:增加值)?", "重工业(?:增加值)?")),
    _Law(_MADE, ("采矿业(?:增加值)?", "制造业(?:增加值)?", "电力、?热力、?燃气及水(?:的)?生产和供应业(?:增加值)?")),
    _Law("(?:地区)?生产总值", tuple(f"第{one}产业(?:增加值)?" for one in "一二三")),
    _Law("(?:地方)?一般公共预算收入", ("税收(?:收入)?", "非税(?:收入)?")),
    _Law(
        "全社会用电(?:总)?量", (*(f"第{one}产业(?:用电量?)?" for one in "一二三"), "(?:城乡)?居民(?:生活)?(?:用电量?)?")
    ),
    _Law(
        "(?:原保险|保险)?保费(?:总)?收入",
        tuple(f"{one}险(?:业务)?(?:(?:原保险)?保费)?(?:收入)?" for one in ("财产", "人身")),
    ),
)
_LEAD = "(?:货物|外贸|对外贸易|海关|规模以上|规上|其中)?"
_THAN = "(?:同比|[比较与](?:上年|去年)(?:同期)?(?:相比)?|比同期)?"
_GROWN = regex(
    rf"(?:^|[，,。；;：:、\n（(])(?P<name>[^，,。；;：:、\n（(]*?){_THAN}(?:(?P<up>增长|上升|增加)|(?P<down>下降|减少))$"
)
_CLAUSE = regex("[，,。；;：:、\n（(]")
_VERB = regex(r"(?:完成|实现|达到?|为|是|共|累计|预计|总计)+$")
_APART = regex(
    r"\d月|季度|[上下]半年|[上去前]年(?!同?期?[相增下减])|(?:19|20)\d\d年|年均|平均|可比|不变价|目标|预期|[由从](?=[^，,。；;]{0,6}\d)|民间|其中[^，,。；;\d]{0,12}其中"
)
"""Between a whole and its parts: of another time, on another footing."""
_SOME, _MARK, _LONGEST = regex("限[额上]"), regex("[，,。；;]"), 30
"""城镇零售额（限额以上法人）526亿元: a bracket that leaves out the rest, within so many characters."""
_FARTHEST = 12
"""Rates behind that of a whole among which those of its parts are told."""


def find_growths_by_law(ledger: Ledger) -> Iterator[LawfulGrowth]:
    """Every growth of a whole with that of each of its parts behind it in its paragraph."""
    laws = [law for law in _LAWS if re.search(law.whole, ledger.text)]
    if not laws:
        return
    told: dict[int, list[tuple[str, Step]]] = {}
    for row in ledger.rows:
        if not row.host:
            told.setdefault(row.block, []).extend(_named_steps(row.cells))
    for steps in told.values():
        for law in laws:
            yield from _of_law(ledger, law, steps)


def _named_steps(cells: Sequence[Cell]) -> Iterator[tuple[str, Step]]:
    """Every rate of growth with the name that its clause, or the amount before it, is told by."""
    named = ""
    for quantity, gap in cells:
        words = "".join(gap.split())
        if quantity.kind != "percent":
            raw = quantity.text[max(0, quantity.span.start - _LONGEST) : quantity.span.start]
            named = "" if _SOME.search(_MARK.split(raw)[-1]) else _VERB.sub("", _CLAUSE.split(words)[-1])
            continue
        grown = _GROWN.search(words)
        if grown and not quantity.approximate and quantity.value > 0:
            name = _VERB.sub("", grown["name"]) or (named if grown.start() == 0 else "")
            yield name, Step(quantity, grown["up"] is not None, grown["up"] or grown["down"])


def _of_law(ledger: Ledger, law: _Law, steps: Sequence[tuple[str, Step]]) -> Iterator[LawfulGrowth]:
    whole_name, part_names = _patterns(law)
    for at, (name, whole) in enumerate(steps):
        if not whole_name.fullmatch(name):
            continue
        found: dict[int, Step] = {}
        for other, step in steps[at + 1 : at + 1 + _FARTHEST]:
            if whole_name.fullmatch(other):
                break
            role = next((i for i, part in enumerate(part_names) if part.fullmatch(other)), None)
            if role is not None:
                found.setdefault(role, step)
        last = max((step.quantity.span.end for step in found.values()), default=0)
        if len(found) == len(part_names) and not _APART.search(ledger.text, whole.quantity.span.end, last):
            yield LawfulGrowth(whole, tuple(found[role] for role in sorted(found)))


@cache
def _patterns(law: _Law) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    return regex(f"{SCOPE}{_LEAD}(?:{law.whole})"), tuple(regex(f"{SCOPE}{_LEAD}(?:{part})") for part in law.parts)
