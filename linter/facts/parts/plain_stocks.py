"""Plain stocks: 会员216家；今年吸纳24家，除名9家，现有会员241家: a stock, its flows, and what they leave.

A verb of a flow is known by a character that most of its kind share, 纳 and 入, 退 and 除. In 1.6 million characters of
right reports 18 such rows of one unit come out to the last place, and none misses it by a slip unless a number beside
them explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.closed_runs import explained
from linter.facts.parts.flow_rows import ends_later
from linter.facts.parts.flow_words import CAME_IN, WENT_OUT
from linter.facts.parts.flows import Balance, Flow, of_one_class
from linter.facts.parts.stock_slips import off_by_a_slip
from linter.facts.parts.wholes import SENTENCE_END
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIZES = (4, 5)
"""Numbers of a row: the two stocks and two or three flows."""
_LONGEST = 180
"""Characters from the first to the last."""
_STOPS = 3
_BEFORE, _BEHIND = 3, 4
"""Numbers on each side that may explain the others."""
_MARK = regex("[，,。；;：:、（(]")
_IN = regex("新|入|吸|纳|接|购|招|增|扩|补|发展|转进|来")
_OUT = regex(
    "退|出|离|除|去世|死|亡|消|销|减|取|淘汰|报废|解|核|关|撤|归还|毕业|拆|并|停"
    "|拨|领|售|卖|发[放出给往]|用[去掉]|回[家乡]|[运送划转迁借]往|送"
)
_HELD = regex(
    r"(?:现有|现存|现|目前|[年月期岁]末|年底|实有|实际|[尚还共仍]有|[还仍尚][一-鿿]{0,2}[住存养管留]着|在[册管院矫训编岗]|剩|存|保留|余)[^，,。；;、\d]{0,12}$"
    r"|(?:增|减|升|降|达|变|调整)[至到为成]$"
)
_OTHER = regex("其中|上年|去年|同期|[比较]|每|分别|累计|计划|目标|另|此外|口径|区划|更[新换]|[替置]换")
_BESIDE = regex("[（(][^（()）]{0,10}(?:另|汇率|口径|[不未]含)")
"""Behind the last, what else moved it."""


def find_plain_stocks(ledger: Ledger) -> Iterator[Balance]:
    """Every stock told with its flows and what they leave, where one slip keeps them from agreeing."""
    for row in ledger.rows:
        groups: dict[str, list[Quantity]] = {}
        held: set[int] = set()
        for quantity, gap in row.cells if len(row.cells) >= _SIZES[0] else ():
            if quantity.unit and quantity.is_amount:
                groups.setdefault(quantity.unit, []).append(quantity)
                if _HELD.search(gap):
                    held.add(id(quantity))
        for group in groups.values():
            for end in range(_SIZES[0] - 1, len(group)):
                if id(group[end]) in held:
                    found = next((one for size in _SIZES if (one := _balance(ledger, group, end, size))), None)
                    if found and not _moved_by_others(row, found):
                        yield found


def _balance(ledger: Ledger, group: Sequence[Quantity], end: int, size: int) -> Balance | None:
    start = end - size + 1
    if start < 0:
        return None
    run = group[start : end + 1]
    opening, *moved, closing = run
    if any(one.approximate for one in run) or min(opening.value, closing.value) < max(one.value for one in moved):
        return None
    if closing.span.end - opening.span.start > _LONGEST:
        return None
    gaps = [ledger.text[one.span.end : other.span.start] for one, other in pairwise(run)]
    if any(map(_OTHER.search, gaps)) or len(SENTENCE_END.findall("".join(gaps))) > _STOPS:
        return None
    if ends_later("".join(gaps[:-1]), gaps[-1]):
        return None
    if _BESIDE.match(ledger.text, closing.span.end):
        return None
    if not of_one_class(opening.before + opening.after, closing.before + closing.after):
        return None
    flows = []
    for one, gap in zip(moved, gaps, strict=False):
        words = _MARK.split(gap)[-1]
        into, out = _ways(words)
        if not into and not out:
            return None
        flows.append(Flow(one, None if into and out else into))
    balance = Balance(opening, tuple(flows), closing)
    around = group[max(0, start - _BEFORE) : end + 1 + _BEHIND]
    slipped = off_by_a_slip(opening, [(flow.quantity, flow.into) for flow in flows], closing)
    return balance if slipped and not explained(around, {id(one) for one in run}) else None


def _ways(words: str) -> tuple[bool, bool]:
    """Whether the words before a number tell that so many came in, and that so many went out.

    A verb of the list says which of both; a character alone may stand in a word of the other kind.
    """
    into, out = CAME_IN.search(words) is not None, WENT_OUT.search(words) is not None
    return (into, out) if into != out else (_IN.search(words) is not None, _OUT.search(words) is not None)


def _moved_by_others(row: Row, balance: Balance) -> bool:
    """True for 学徒46名，取消2个岗位，增补2名，实际47名: what is told in another unit moved the stock, too."""
    first = balance.opening.span.end if balance.opening else 0
    return any(
        gap
        and quantity.kind == "count"
        and quantity.unit != balance.closing.unit
        and first <= quantity.span.start < balance.closing.span.start
        and (_IN.search(_MARK.split(gap)[-1]) or _OUT.search(_MARK.split(gap)[-1]))
        for quantity, gap in row.cells
    )


def rolls_on(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 监测户64户 … 新纳入7户，风险消除12户，现有59户: what came in, what went out, and what the whole became.

    The numbers say so by themselves where whole, one that came and one that went give the last; else the words do.
    """
    *moved, last = parts
    if not 0 < len(moved) < _SIZES[1] - 1:
        return False
    signs = (one for one in product((1, -1), repeat=len(moved)) if 1 in one)
    if any(
        whole.value + sum(s * one.value for s, one in zip(some, moved, strict=True)) == last.value for some in signs
    ):
        return True
    clauses = [_MARK.split(one.before)[-1] for one in moved]
    came = [_IN.search(words) is not None and _OUT.search(words) is None for words in clauses]
    return any(came) and _HELD.search(last.before) is not None and all(_moves(words) for words in clauses)


def _moves(words: str) -> bool:
    return _IN.search(words) is not None or _OUT.search(words) is not None
