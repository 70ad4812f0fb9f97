"""Slipped stocks: an opening and a closing stock paragraphs apart, and what came in and went out between them.

一、上月末结存12.86万元。二、本期进账74.23万元，有这样几笔：…。三、本期出账…。四、本月末结存…: other numbers of the
unit stand among them, so that no row shows what moved the stock. The words name the four; one slip of the pen must be
all that keeps them from agreeing, and no choice among the flows may agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.flow_rows import ends_later
from linter.facts.parts.flow_words import OTHER_CAUSE
from linter.facts.parts.flows import Balance, Flow, of_one_class
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import mends
from linter.interval import ZERO
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_OPENING = regex(
    r"(?:(?:年|期|月|季|学期)初|(?:上|去)年(?:年?[末底初])|上[月季期]末?|(?:19|20)\d\d年(?:年?[末底]|初)|\d月末(?=转来|结转)|\d月1日)"
    r"[，,]?[^，,；;。：:由从比较]{0,18}[：:]?$|(?:旧存|结转|转来)[^，,；;。：:]{0,8}[：:]?$"
)
_CLOSING = regex(
    r"(?:[年期月季]末|[月年]底|(?:19|20)\d\d年(?:年?[末底])|\d月\d{2}日|现|实)[，,]?[^，,；;。：:由从比较]{0,18}[：:]?$"
)
_SIGN = regex("初|末|底|旧存|结转|转来|1日")
_IN = regex(
    "进账|入库|调入|拨入|调拨|新[收增接购进]|购[入进置]|采购|收进|接收|收入|增加|发行|举借|转入|流入|补充|回收|吸纳|新吸收|增补|入账|收治"
)
_OUT = regex(
    "(?<!未)(?:出账|出库|调出|拨出|发[出往放给]|审结|执结|办结|结案|偿还|归还|还本|支出|减少|核销|转出|流出|退出|注销|领用|销售|消耗|报废|化解|支付|清偿|出院)"
)
_NO_FLOW = regex("其中|含|包括|比|较|同期|计划|预算|限额|目标|利息|平均|每|累计")
_FOUND = regex("(?:发现|查出|排查|反馈|指出)[^，,。；;：:]{0,6}$")
_MARK = regex("[，,。；;：:、\n]")
_LEAD = 40
"""Characters before a number that say what it is."""
_LONGEST = 600
"""Characters from the opening to the closing stock."""
_MOST = 24
"""Numbers of the unit among which both stand."""
_MOST_FLOWS = 10
_CONVERTED = 1000
"""Parts of a last place below which a difference comes of converting units."""


def find_slipped_stocks(ledger: Ledger) -> Iterator[Balance]:
    """Every stock with one inflow and one outflow or more, told apart, that one slip keeps from agreeing."""
    groups: dict[str, list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.is_amount and quantity.unit and not quantity.approximate:
            groups.setdefault(unit_name(quantity), []).append(quantity)
    for group in groups.values():
        for at, opening in enumerate(group):
            words = _lead(ledger, group, at)
            if _SIGN.search(words) and _OPENING.search(words) and not _flow(words, opening):
                found = _from(ledger, group, at, words)
                if found:
                    yield found


def _lead(ledger: Ledger, group: Sequence[Quantity], at: int) -> str:
    start = group[at].span.start
    before = group[at - 1].span.end if at else 0
    return ledger.text[max(before, start - _LEAD) : start].rpartition("\n")[2]


def _from(ledger: Ledger, group: Sequence[Quantity], at: int, opens: str) -> Balance | None:
    """The balance that number `at` opens."""
    opening = group[at]
    flows: list[Flow] = []
    others: list[Quantity] = []
    for end in range(at + 1, min(len(group), at + _MOST)):
        one = group[end]
        if one.span.end - opening.span.end > _LONGEST:
            return None
        words = _lead(ledger, group, end)
        into = _flow(words, one)
        if into is not None:
            flows.append(Flow(one, into))
        elif _CLOSING.search(words) and len({flow.into for flow in flows}) > 1:
            return _closed(ledger, opening, flows, one, (opens, words), others)
        else:
            others.append(one)
    return None


def _flow(words: str, one: Quantity) -> bool | None:
    """True for what came in, False for what went out; None for any other number."""
    clause = _MARK.split(words)[-1]
    told = clause + one.after[:4]
    into, out = list(_IN.finditer(told)), list(_OUT.finditer(told))
    if _NO_FLOW.search(clause) or not (into or out):
        return None
    return not out or (bool(into) and into[-1].start() > out[-1].start())


def _closed(
    ledger: Ledger,
    opening: Quantity,
    flows: Sequence[Flow],
    closing: Quantity,
    words: tuple[str, str],
    others: Sequence[Quantity],
) -> Balance | None:
    if not of_one_class(opening.before + opening.after, closing.before + closing.after):
        return None
    end = ledger.sentences[closing.sentence].span.end
    if OTHER_CAUSE.search(ledger.text, opening.span.end, end):
        return None
    if ends_later(ledger.text[opening.span.end : closing.span.start - len(words[1])], words[1]):
        return None
    if opening.kind != "count" and not share_a_bigram(*words):
        return None
    if _FOUND.search(words[1]):
        return None  # 发现问题31个: of no stock
    moves = [(flow.quantity, 1 if flow.into else -1) for flow in flows]
    # Any other number of the unit may be a flow whose verb is not known: 发展党员20名, 划转10辆.
    ways = [(0, sign) for _, sign in moves] + [(-1, 0, 1)] * len(others)
    values = [*(one.value for one, _ in moves), *(one.value for one in others)]
    if len(ways) > _MOST_FLOWS:
        return None
    for chosen in product(*ways):
        moved = sum((sign * value for sign, value in zip(chosen, values, strict=True)), ZERO)
        # 亩 is no round number of square metres.
        if abs(opening.value + moved - closing.value) * _CONVERTED < closing.step:
            return None
    first = [next(flow for flow in flows if flow.into is way) for way in (True, False)]
    for told in ([*flows], first):
        over = opening.value + sum((f.quantity.value * (1 if f.into else -1) for f in told), ZERO) - closing.value
        needed = [(opening, opening.value - over), (closing, closing.value + over)]
        needed += [(f.quantity, f.quantity.value - over * (1 if f.into else -1)) for f in told]
        if any(mends(one, value) for one, value in needed):
            return Balance(opening, tuple(sorted(told, key=lambda flow: flow.quantity.span.start)), closing)
    return None
