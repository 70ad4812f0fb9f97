"""Moved shares: shares that come to 100 %, and their changes in points, which come to nothing.

占比90%，与上年持平；占比10%，下降5个百分点: a year ago they came to 105 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import DOWN, UP
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ONE = Decimal(1)
_PAIR = 2
_SIGN = "百分点"
_LONGEST = 36
"""Characters between a share and its change, and from there to the next share."""
_DIRECTION = regex(rf"(?P<up>{UP}|多)|(?P<down>{DOWN}|少)")
_STILL = regex("[^。；;\n%％\\d]{0,14}(?:持平|相同|不变|无变化)")
_STOP = regex("[。！？!?\n]")
_SINCE = regex(
    rf"(?P<way>环比|同比)|[比较与](?P<base>[^，,。；;]{{1,16}}?)(?:相比)?[，,]?(?:又|则|也|各|分别)?(?:{UP}|{DOWN}|[多少])"
)
_TIME = regex("[年月季旬周期届]|环比|普查|十[二三四五]五")
_A_YEAR_AGO = regex("(?:上一?年|去年)(?:同期|度|[底末])?|上年同期|同期")
_MORE_THAN = regex("高出|超出|超过|领先|多于|低于|拉动|贡献")
"""What tells how far a share is from another one, or what it adds to a growth, and not how it has moved."""
_OTHER = regex("可比|同口径|剔除|扣除|计划|目标|考核|任务|[全我本][国省市]|平均|分别为?由|[至到为达]$")
_NO_SHARE = regex("(?<!占)(?<!分)(?<!所占)比?率[为达是]?$|增[长速幅]|同比|环比|[提上下降高低升回]+了?$")
_SHARED = regex("占|比重|份额|比例|分别|构成")
"""What calls the first of them a share: 任务完成60% and 覆盖面达60% are no parts of one whole."""
_NEW_LIST = regex("其中|[按从][^，,。；;]{1,10}(?:看|分|划分)")


class MovedShare(NamedTuple):
    """A share of a whole and how it has moved."""

    share: Quantity
    points: Quantity | None
    """None where the share is told to be what it was."""
    up: bool

    @property
    def moved(self) -> Decimal:
        """The change in points, less than nothing where the share fell."""
        if self.points is None:
            return Decimal(0)
        return self.points.value if self.up else -self.points.value

    @property
    def leeway(self) -> Decimal:
        """How far rounding may leave the change from what is printed."""
        # 持平 is said of what differs by the last place of the share.
        return self.points.step / 2 if self.points else self.share.step * 100


def find_moved_shares(ledger: Ledger) -> Iterator[tuple[MovedShare, ...]]:
    """Every list of shares that come to 100 %, each with its change from one and the same time."""
    if ledger.text.count(_SIGN) == 0:
        return
    for row in ledger.rows:
        if any(cell.quantity.kind == "points" for cell in row.cells):
            for run in (*_one_by_one(row), *_two_lists(row)):
                yield from _full(run)


def _full(run: Sequence[MovedShare]) -> Iterator[tuple[MovedShare, ...]]:
    """The pieces of a run whose shares come to 100 %."""
    start = 0
    while start < len(run):
        if not _SHARED.search(run[start].share.before):
            start += 1
            continue
        said = Decimal(0)
        for end in range(start, len(run)):
            said += run[end].share.value
            told = run[start : end + 1]
            loose = sum(one.share.step for one in told) / 2
            if abs(said - _ONE) <= min(loose, max(one.share.step for one in told)) and len(told) >= _PAIR:
                yield tuple(told)
                start = end
                break
            if said > _ONE:
                break
        start += 1


def _one_by_one(row: Row) -> Iterator[list[MovedShare]]:
    """甲占60%，提高2个百分点；乙占40%，下降2个百分点."""
    run: list[MovedShare] = []
    since = ""
    at = 0
    while at < len(row.cells):
        quantity, gap = row.cells[at]
        if quantity.kind != "percent":
            if quantity.kind not in ("points", "count", "measure", "money") or _STOP.search(gap):
                if run:
                    yield run
                run, since = [], ""
            at += 1
            continue
        told = _change(row, at)
        base = _base(row.behind(at))
        apart = len(gap) > _LONGEST or (base and since and base != since)
        breaks = _NEW_LIST.search(gap) or _STOP.search(gap) or (run and apart)
        if breaks or told is None:
            if run:
                yield run
            run, since = [], ""
        if told:
            run.append(told)
            since = since or base
            at += told.points is not None
        at += 1
    if run:
        yield run


def _base(words: str) -> str:
    """Since when a share has moved by the words behind it; empty where they do not say."""
    told = _SINCE.search(words)
    if told is None:
        return ""
    if told["way"]:
        return "上年" if told["way"] == "同比" else told["way"]
    return "上年" if _A_YEAR_AGO.fullmatch(told["base"]) else str(told["base"])


def _change(row: Row, at: int) -> MovedShare | None:
    """How the share at cell `at` has moved by the words behind it."""
    share, gap = row.cells[at]
    behind = row.behind(at)
    if share.approximate or share.value <= 0 or share.value >= 1 or _NO_SHARE.search(gap[-6:]):
        return None
    if at + 1 < len(row.cells) and row.cells[at + 1].quantity.kind == "points":
        return _moved(share, row.cells[at + 1].quantity, behind)
    return MovedShare(share, None, True) if _STILL.match(behind) and not _OTHER.search(behind[:_LONGEST]) else None


def _moved(share: Quantity, points: Quantity, words: str) -> MovedShare | None:
    found = [*_DIRECTION.finditer(words)]
    if points.approximate or len(words) > _LONGEST or _STOP.search(words) or _OTHER.search(words) or not found:
        return None
    if _MORE_THAN.search(words) or not _TIME.search(_base(words) or "年"):
        return None  # 比全县平均高6.2个百分点
    return MovedShare(share, points, found[-1]["up"] is not None)


def _two_lists(row: Row) -> Iterator[list[MovedShare]]:
    """甲、乙分别占60%、40%，分别提高2个和下降2个百分点: the changes behind the shares, one by one."""
    at = 0
    while at < len(row.cells):
        end = at
        while end < len(row.cells) and row.cells[end].quantity.kind == "percent":
            end += 1
        shares = [cell.quantity for cell in row.cells[at:end]]
        told = row.cells[end : end + len(shares)]
        if len(shares) >= _PAIR and len(told) == len(shares) and all(c.quantity.kind == "points" for c in told):
            run: list[MovedShare] = []
            words = ""
            for share, cell in zip(shares, told, strict=True):
                words = cell.gap if _DIRECTION.search(cell.gap) else words
                moved = _moved(share, cell.quantity, words)
                if moved is None or share.approximate:
                    break
                run.append(moved)
            apart = any(_STOP.search(cell.gap) for cell in row.cells[at + 1 : end])
            if len(run) == len(shares) and not apart:
                yield run
        at = max(end, at + 1)
