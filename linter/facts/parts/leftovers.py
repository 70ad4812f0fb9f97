"""Leftovers: how many of a number are settled and how many are left, 核减27.5万元，已追回19.5万元，剩余8万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.listed_before import of_listed
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import one_key
from linter.facts.states.ended import ENDS_WORK
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Leftover:
    """A number, what of it is settled, and what is left."""

    base: Quantity
    settled: tuple[Quantity, ...]
    """One number for each way in which some were settled."""
    left: Quantity
    everything: bool
    """True when settled and left are all there is: 其余, 已退 and 未退; 正在 and 未启动 leave room for others."""
    others: tuple[Quantity, ...]
    """Numbers of the same unit earlier in the sentence: each might be meant as the base."""
    inferred: bool = False
    """True where words and a slip, but no 其余, say that the numbers make up the base."""
    placed: bool = False
    """True where the numbers tell by their places alone that they make up the base."""
    levels: bool = False
    """True where the whole is told of one level and what is settled of another: 市级任务320户，县级已完成120户."""


# The rest by its name, or a number that is said behind it to be open still.
_REST = regex(
    r"(?:^|[，,、；;（(])(?:目前|现|仍|尚|还)?(?:其余|剩余|余下|尚余|还剩|仅剩|剩|结存)(?:的|下)?[一-鿿]{0,6}(?<!中)$"
)
_STILL = regex(r"(?:^|[，,；;])(?:目前|现)?(?:尚有|还有|仍有)$")
_ANOTHER = regex(r"(?:^|[，,；;])(?:目前|现)?另有?$")
_OPEN_BEHIND = regex(r"[一-鿿]{0,6}?(?:正在|仍在|尚在|尚未|还未|未|待)")
_OPEN_AT_ONCE = regex(r"(?:因[^，,。]{1,20})?(?:正在|仍在|尚在|尚未|还未|未|待)")
_OPEN_BEFORE = regex(
    r"(?:^|[，,、；;])(?:目前|现|尚|还|仍)*(?:(?P<lacking>未)(?P<what>[一-鿿]{1,4}?)(?<![从由自在于对向按把将])|正在[一-鿿]{1,6}?)(?:的|有)*$"
)
_PLAIN_LINK = regex(r"(?:^|[，,、；;：:])(?:其中|目前|现)?有?$")
_SETTLED = regex(r"(?:已经?|现已经?|均已经?)(?P<what>(?!知|达|有)[^，,。；;]{1,12})$")
_SETTLED_BEHIND = regex(
    rf"(?:问题|任务|项目|事项)?(?:(?:现已经?|均已经?|已经?)(?P<what>[一-鿿]{{2,6}})|{ENDS_WORK})[，,、；;](?!其中)"
)
# What is begun may still be going on: 已开工15个，正在施工8个 are no two halves.
_BEGUN = regex(r"开工|启动|开展|动工|签约|立[项案]|受理|排查|摸排|备案|登记|组织|安排|下达|招标|列入|纳入|建立")
_ENDED = regex(r"[。！？!?\n；;]|\.(?!\d)")
_NESTED = regex(r"其中|包括|含|另|新|又|分别|累计")
_CHANGED = regex(r"(?:增[长加至到]|减少|下降|提高|上升|比|较|结转|续建|跨年)[^，,]{0,6}$")
_ONE_MORE = regex("[^，,、；;。]{0,16}[，,、；;](?:另外?有?|还有)?")
_LISTED = regex("、[一-鿿]{2,8}")
_EACH = regex("各[一-鿿]{0,4}$")
_FARTHEST = 4
"""Numbers before the base that may be meant instead of it."""


def find_leftovers(ledger: Ledger) -> tuple[Leftover, ...]:
    """Every number of which so much is settled and the rest is told."""
    return tuple(found for row in ledger.rows for found in leftovers_in(row))


def leftovers_in(row: Row) -> Iterator[Leftover]:
    """Every number of one row of which so much is settled and the rest is told."""
    return (found for at in range(2, len(row.cells)) if (found := _ending_at(row, at)))


def _ending_at(row: Row, at: int) -> Leftover | None:
    """The leftover whose rest is cell `at`."""
    left, gap = row.cells[at]
    if not left.is_amount or _ENDED.search(gap[:-1]):
        return None
    rest = _tells_rest(gap, row.behind(at))
    open_before = None if rest else _OPEN_BEFORE.search(gap)
    if not rest and not open_before and not (_PLAIN_LINK.search(gap) and _OPEN_AT_ONCE.match(row.behind(at))):
        return None
    settled: list[Quantity] = []
    for index in range(at - 1, -1, -1):
        quantity, words = row.cells[index]
        if comparable(quantity, left):
            what = _settled(row, index)
            if what is None and _goes_on_settled(words, row, index):
                settled.append(quantity)
                continue
            if what is None:
                if not settled or _CHANGED.search(words) or words.endswith("除"):  # 除3人转走、1人去世外，其余54人
                    return None
                if _rest_goes_on(row.cells, at):
                    return None
                parts = sum((one.value for one in settled), left.value)
                if _EACH.search(words) or of_listed(row, index) >= parts:
                    return None  # 14个乡镇各牵头2项; 甲类3处、乙类2处，已整改4处，未整改1处: the base is told in parts
                mixed = levels_differ(words, "".join(cell.gap for cell in row.cells[index + 1 : at]))
                others = _earlier(row.cells, index, left)
                return Leftover(quantity, tuple(reversed(settled)), left, rest, others, levels=mixed)
            if not rest and _BEGUN.search(what):
                return None
            rest = rest or bool(open_before and open_before["lacking"] and open_before["what"] == what)
            settled.append(quantity)
        if _ENDED.search(words) or (_NESTED.search(words) and not words.endswith(("其中", "其中已"))):
            return None
    return None


_LEVEL = regex(
    "[省市县区州旗镇乡村](?=本?级|直(?:单位|部门))|(?<=[我，,])[省市县区州旗镇乡](?=[区镇]?(?:已经?|完成|$))"
)


def levels_differ(whole: str, part: str) -> bool:
    """True where the words tell two levels of government: 市级 and 县级."""
    told = [{found.group() for found in _LEVEL.finditer(words)} for words in (whole, part)]
    return bool(told[0]) and bool(told[1] - told[0])


def _rest_goes_on(cells: Sequence[Cell], at: int) -> bool:
    """True for 剩余3个长期坚持，1个因诉讼中止: what is left is told by more than one number."""
    return (
        at + 1 < len(cells)
        and comparable(cells[at + 1].quantity, cells[at].quantity)
        and bool(_ONE_MORE.fullmatch(cells[at + 1].gap))
    )


def _goes_on_settled(words: str, row: Row, at: int) -> bool:
    """True for the 上缴216万元 of 已归还518万元、上缴216万元: 已 is said once for the list."""
    return at > 0 and bool(_LISTED.fullmatch(words)) and _settled(row, at - 1) is not None


def _settled(row: Row, at: int) -> str | None:
    """What was done to as many as cell `at` tells, before the number or behind it; None where nothing was."""
    words, behind = row.cells[at].gap, row.behind(at)
    found = _SETTLED.search(words) or (_SETTLED_BEHIND.match(behind) if _PLAIN_LINK.search(words) else None)
    return (found["what"] or "") if found else None


def _tells_rest(gap: str, behind: str) -> bool:
    """True for 其余8个, 尚有8个问题未, 另8个正在; 另8个项目正在 may be other things."""
    if _REST.search(gap):
        return True
    if _STILL.search(gap):
        return bool(_OPEN_BEHIND.match(behind))
    return bool(_ANOTHER.search(gap) and _OPEN_AT_ONCE.match(behind))


def _earlier(cells: Sequence[Cell], at: int, left: Quantity) -> tuple[Quantity, ...]:
    return tuple(cell.quantity for cell in cells[max(0, at - _FARTHEST) : at] if comparable(cell.quantity, left))


def one_slip(base: Quantity, settled: Quantity, left: Quantity) -> bool:
    """True where one key struck wrongly in one of the three keeps what is settled and what is left from the base."""
    return (
        one_key(left, base.value - settled.value)
        or one_key(settled, base.value - left.value)
        or one_key(base, settled.value + left.value)
    )
