"""Growths by law: 零售总额增长6.8%，城镇增长5.2%，乡村增长6.1%, all of it by their names.

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
from linter.facts.parts.laws import TOWN_AND_VILLAGE_SALES
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.quantities.rows import Cell
    from linter.ledger import Ledger


class LawfulGrowth(NamedTuple):
    """How a whole has changed and how all its parts have."""

    whole: Step
    parts: tuple[Step, ...]


class _Told(NamedTuple):
    """A rate of growth, and the name that its clause or the amount before it is told by."""

    name: str
    step: Step
    begins: int
    """Where the name begins in the text."""


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
    _Law(_RETAIL, TOWN_AND_VILLAGE_SALES),
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
_OWN = "(?:其中|全[市县区州省]|货物|外贸|规模以上|规上)*"
"""Before the name of a part: 开发区轻工业 is one of another place."""
_LEAD = "(?:货物|外贸|对外贸易|海关|规模以上|规上|其中)?"
_THAN = "(?:同比|[比较与](?:上年|去年)(?:同期)?(?:相比)?|比同期)?"
_GROWN = regex(
    rf"(?:^|[，,。；;：:、\n（(])(?P<name>[^，,。；;：:、\n（(]*?){_THAN}(?:(?P<up>增长|上升|增加)|(?P<down>下降|减少))$"
)
_CLAUSE = regex("[，,。；;：:、\n（(]")
_VERB = regex(r"(?:完成|实现|达到?|为|是|共|累计|预计|总计){1,4}$")
_SOME, _MARK = regex("限[额上]"), regex("[，,。；;]")
_LONGEST, _GAP = 30, 80
"""Characters of a clause that names a number, 城镇零售额（限额以上法人）, and of the words that may hold it."""
_VIEW = (
    "(?:[按从分](?:经营(?:单位)?所?在?地|单位经营所在地|城乡|消费(?:类型|形态)|三?次?产业(?:类型)?|隶属关系|轻重工业|(?:三大)?门类|行业"
    "|经济类型|登记注册类型|投资主体|所有制|进出口|贸易方向|险种)(?:结构)?(?:统计|划分|来?看|分|类)?)"
)
_INTRO = regex(
    rf"(?:[，,。；;：:、 ]|其中|第[一二三](?=、)|{_VIEW}|、\d+(?:\.\d+)?[%％]"
    r"|(?:增速|增幅|增量|总量|居|位居|位列|列|排名?|高于|快于)[^，,。；;%％]{0,24}[，,。；;])*"
)
"""Between a whole, or the part before, and a part: nothing that tells of another indicator, place or footing."""
_IN_TURN = regex("[一二三]产业(?:投资|增加值)?分别")
"""第二、三产业投资分别增长6.2%、1.4%: parts told in turn, between the whole and others of its parts."""
_FARTHEST = 12
"""Rates behind that of a whole among which those of its parts are told."""


def find_growths_by_law(ledger: Ledger) -> Iterator[LawfulGrowth]:
    """Every growth of a whole with that of each of its parts behind it in its paragraph."""
    laws = [law for law in _LAWS if re.search(law.whole, ledger.text)]
    if not laws:
        return
    told: dict[int, list[_Told]] = {}
    for row in ledger.rows:
        if not row.host:
            told.setdefault(row.block, []).extend(_named_steps(row.cells))
    for steps in told.values():
        for law in laws:
            yield from _of_law(ledger, law, steps)


def _named_steps(cells: Sequence[Cell]) -> Iterator[_Told]:
    """Every rate of growth with its name."""
    named, begins = "", 0
    for quantity, gap in cells:
        words = "".join(gap[-_GAP:].split())
        start = quantity.span.start - min(len(gap), _GAP)
        if quantity.kind != "percent":
            raw = quantity.text[max(0, quantity.span.start - _LONGEST) : quantity.span.start]
            named = "" if _SOME.search(_MARK.split(raw)[-1]) else _VERB.sub("", _CLAUSE.split(words)[-1])
            begins = quantity.text.rfind(named[:1], start, quantity.span.start - len(named) + 1) if named else 0
            continue
        grown = _GROWN.search(words)
        if grown and not quantity.approximate and quantity.value > 0:
            name = _VERB.sub("", grown["name"])
            if name:
                named, begins = name, quantity.text.rfind(name[:1], start, quantity.span.start - len(name) + 1)
            elif grown.start():
                named = ""
            step = Step(quantity, grown["up"] is not None, grown["up"] or grown["down"])
            yield _Told(named, step, begins)


def _of_law(ledger: Ledger, law: _Law, told: Sequence[_Told]) -> Iterator[LawfulGrowth]:
    """The wholes whose parts follow them, or other parts of them, with nothing of another matter between."""
    whole_name, part_names, sign = _patterns(law)
    for at, (name, whole, _) in enumerate(told):
        if not (sign.search(name) and whole_name.fullmatch(name)):
            continue
        sisters = [one for other in _LAWS if other.whole == law.whole for one in _patterns(other)[1]]
        found: dict[int, Step] = {}
        end = whole.quantity.span.end
        for other, step, begins in told[at + 1 : at + 1 + _FARTHEST]:
            own = _IN_TURN.fullmatch(other) or any(part.fullmatch(other) for part in sisters)
            if not own or not _INTRO.fullmatch("".join(ledger.text[end : max(end, begins)].split())):
                break
            end = step.quantity.span.end
            role = next((i for i, part in enumerate(part_names) if part.fullmatch(other)), None)
            if role is not None:
                found.setdefault(role, step)
        if len(found) == len(part_names):
            yield LawfulGrowth(whole, tuple(found[role] for role in sorted(found)))


@cache
def _patterns(law: _Law) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """The names of the whole and of its parts with the words around them, and what finds the whole without them."""
    whole, parts = regex(f"{SCOPE}{_LEAD}(?:{law.whole})"), tuple(regex(f"{_OWN}(?:{part})") for part in law.parts)
    return whole, parts, regex(law.whole)
