"""Wholes: the numbers before a list of parts that the list may break down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.rows import Cell, Row
from linter.interval import Interval, total
from linter.patterns import regex

AMONG = regex("其中(?![之心])")
"""其中, but not 其中之一 and not the 中心 of 其中心城区."""
VIEWED = regex(r"(?:^|[，,。；;])(?:[按从依以就]照?|分)[一-鿿]{1,8}(?:分析?|看|论|类|统计)[，,：:]?[^，,：:]*$")
"""按行业分，农业项目205个: the first number is one of the classes."""
SENTENCE_END = regex(r"[。！？!?\n]")
_STATEMENT_END = regex(r"[。！？!?\n；;]|[图表]\d|\.(?!\d)")
_BACK_REFERENCE = regex(r"[。；;.](?=其中)|。(?=[一-鿿]{4,16}中[，,](?!其))")
# What every number is asked begins with plain words, each of them: the search passes over all other characters at once.
_CHANGE_VERB = (
    "(?:增长|增加|增收|增支|增幅|提高|上升|扩大|多收|多支|净增|增|下降|减少|降低|减收|减支|回落|少收|少支"
    "|净减|减(?<![审核]减)|降|超收|短收|占|达标"
    "|比[^，,。；;比较]{1,8}[多少][一-鿿]{0,3}|较[^，,。；;比较]{1,8}[多少][一-鿿]{0,3})"
)
CHANGE = regex(rf"{_CHANGE_VERB}(?:了|约|近|额|为|幅|：|:|到|至)*$")
# Behind the value that a part had: 由490万元调整为280万元 tells what it is now.
TURNED = regex(r"(?:[上下]调|调[整减增]|压[减缩]|核[减定]|减少|下降|增[加长]|上升|提高|变更?|[降升增减])(?:为|到|至)$")
TOLD_BEFORE = regex("(?:与|和|同|加上?)(?:上述|前述|以上|前面|此前|原有|已经?有|先前|之前)的?$")
"""与上述3所合计: a number told before, beside the list and no part of it."""
# Another value of the thing just named: its base, its plan, its limit. 收到94件 is no 到 of a change.
_OTHER_YEAR = r"(?:19|20)\d\d年(?:预算|决算|执行|完成|实际|同期|安排)?(?:数|额|的)*"
OTHER_VALUE = regex(
    rf"(?:比{_OTHER_YEAR}|较{_OTHER_YEAR}|与{_OTHER_YEAR}|另处以?罚款(?:共?计?)|并处以?罚款(?:共?计?)"
    + "".join(rf"|{year}(?:末|的|为|是|预算|数|同期)*" for year in ("上年", "去年", "上一年", "同期", "年初"))
    + "".join(rf"|{word}(?:为|是)?" for word in ("由", "从", "到(?<![达收接查找遇得]到)", "至", "计划", "预算数"))
    + ")$"
)
# 余额40.95亿元，低于债务限额42.10亿元: a bound, not what the list breaks down.
_BOUND = regex(
    r"(?:低于|高于|超过|未超|不超过|控制在|小于|大于|少于|多于)[一-鿿]{0,8}$|(?:^[，,]|[一-鿿])(?:限额|上限|下限|红线)(?:为|是)?$"
)
_PLANNED = regex(r"(?:计划|预算数)(?:为|是)?$")
_FARTHEST = 60
"""Numbers back to the whole of a list: a sentence of more is a list of lists."""
_OF_BASE = regex("[一-鿿]{0,10}?的(?!其中)")


_IS_SHARE = regex("(?:占|[为达是]|完成|实现|相当于)[^，,。；;：:、]{0,12}$")
_OF_IT = regex("[一-鿿]{0,10}的[约近]?$")


def is_base(row: Row, at: int) -> bool:
    """True for the 900万元 of 占年度任务900万元的62%: what a share is of, and no number of the list it stands in.

    So it is with the 8家 of 都在8家新评饭店之中, which tells among what the number before it stands.
    """
    if _IN.search(row.cells[at].gap) and _MIDST.match(row.behind(at)):
        return True
    following = row.cells[at + 1] if at + 1 < len(row.cells) else None
    return (
        following is not None
        and following.quantity.kind == "percent"
        and _OF_IT.match(following.gap) is not None
        and _IS_SHARE.search(row.cells[at].gap) is not None
    )


_IN = regex("[在于](?:[一-鿿]{1,6}的|上述|前述|以上|这|该|此)?$")
_MIDST = regex("[^，,。；;、\n]{0,14}?(?:[之当]?[中内间里]|之列|范围)(?:[，,。；;、）)\n]|$)")
_SHARE = regex("(?:约|仅|只|共)?占(?!用|地|道)")


def shared_in(before: str, behind: str) -> bool:
    """True by the words around the 58份 of 占全县未整改合同58份的36.2%, of which the number before is a share."""
    return behind.startswith("的") and _SHARE.match(before) is not None


@lru_cache(maxsize=4096)
def tells_level(words: str) -> bool:
    """True for the words before a number that tell neither a change nor another value of the thing just named."""
    return not CHANGE.search(words) and not OTHER_VALUE.search(words)


def same_unit(one: Quantity, other: Quantity) -> bool:
    """True for one unit, for 件 beside 件次, by both of which visits are counted, and for 位 beside 人."""
    return unit_name(one) == unit_name(other)


def unit_name(quantity: Quantity) -> str:
    """One name for the units in which the same things are counted: 人 for 位, 件 for 件次."""
    return "件" if quantity.unit == "件次" else unit_class(quantity)


SCALES = tuple(Decimal(10) ** power for power in (-8, -4, 4, 8))
"""How many times 元, 万元 and 亿元 are of each other."""


def unit_apart(written: Quantity, needed: Interval) -> bool:
    """True where a number in another unit, 万元 for 亿元, is the one needed, as far as rounding lets it be known."""
    if written.value <= 0 or needed.low <= 0:
        return False
    return any(needed.low <= written.value * power <= needed.high for power in SCALES)


_TIMES_OF_ANOTHER = 2
"""A number behind a comma that alone is more than so many times the whole begins a new statement."""


def of_another(whole: Quantity, parts: Sequence[Quantity], quantity: Quantity) -> bool:
    """True for a number far above the whole, unless another unit makes it what the parts lack."""
    left = whole.interval.minus(total(part.interval for part in parts))
    return quantity.value > whole.value * _TIMES_OF_ANOTHER and not unit_apart(quantity, left)


def wholes_before(row: Row, at: int) -> list[tuple[Quantity, str]]:
    """Quantities before cell `at` that the list may break down and the words before each, the nearest first."""
    part = row.cells[at].quantity
    found: list[tuple[Quantity, str]] = []
    planned: list[tuple[Quantity, str]] = []
    bounds: list[tuple[Quantity, str]] = []
    following: Cell | None = None
    for cell in statement(row, at):
        behind, following = following, cell
        if not same_unit(cell.quantity, part) or CHANGE.search(cell.gap):
            continue
        # 收入27.6亿元，为预算40亿元的69.1%: the base of a rate is not what is broken down.
        if behind and behind.quantity.kind == "percent" and _OF_BASE.match(behind.gap):
            continue
        if _BOUND.search(cell.gap):
            bounds.append((cell.quantity, cell.gap))
        elif not OTHER_VALUE.search(cell.gap):
            found.append((cell.quantity, cell.gap))
        elif _PLANNED.search(cell.gap):
            planned.append((cell.quantity, cell.gap))
    # 完成105亿元，预算数为100亿元，其中: what was planned, or a limit, is broken down where nothing else is told.
    return found or planned or bounds


def reached_before(row: Row, at: int) -> tuple[Quantity, str] | None:
    """The number in its unit before cell `at` and the words before it, where these tell a change: 已新增3614个."""
    part = row.cells[at].quantity
    cell = next((cell for cell in statement(row, at) if same_unit(cell.quantity, part)), None)
    return (cell.quantity, cell.gap) if cell and CHANGE.search(cell.gap) else None


def statement(row: Row, at: int) -> Iterator[Cell]:
    """The cells of the same statement before cell `at`, the nearest first, those in front of its bracket included."""
    gap = _BACK_REFERENCE.sub("", row.cells[at].gap)
    for cell in reversed(row.cells[max(0, at - _FARTHEST) : at]):
        if _STATEMENT_END.search(gap):
            return
        yield cell
        gap = cell.gap
    if row.host and not _STATEMENT_END.search(gap):
        gap = row.host_gap
        for cell in reversed(row.host):
            if _STATEMENT_END.search(gap):
                return
            yield cell
            gap = cell.gap
