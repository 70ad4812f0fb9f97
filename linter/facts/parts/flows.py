"""Flows: what came in and what went out between an opening and a closing stock, and what is left of both."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.dates.when import WHEN
from linter.facts.parts.flow_rows import ends_later, of_one_verb, of_other_months, summed
from linter.facts.parts.flow_words import CAME_IN, OTHER_CAUSE, OWED, RECOVERED, SURPLUS, WENT_OUT, WENT_OUT_BEHIND
from linter.facts.parts.stock_slips import off_by_a_slip
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Cell, Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Flow:
    """What came in, or went out."""

    quantity: Quantity
    into: bool | None
    """None where the verb does not say which: 竣工22个, 拨付975万元."""


@dataclass(frozen=True, slots=True)
class Balance:
    """An opening stock, the flows told behind it, all of one unit, and the closing stock."""

    opening: Quantity | None
    """None where only flows and what they come to are told: 新增46家，注销19家，净增27家."""
    flows: tuple[Flow, ...]
    closing: Quantity
    """The closing stock, or the net flow."""
    falls: bool = False
    """True where the net flow is told as a decrease."""


_AGO = (
    r"(?:(?:年|期|月|季|学期)初|(?:上|去|前一)年(?:年?[末底]|度末)|上(?:月|季度?|学期|期|半年)[末底]"
    r"|(?P<year>(?:19|20)\d\d)年(?:年?[末底]|初))"
)
_CARRIED = (
    "旧存|上年(?:度)?(?:结转|结余|结存|余额|未结|存栏|库存|在册|在管|在校)|上[期月](?:结转|结余|结存|余额|未结)"
    "|原有|底数"
)
_OPENING = regex(
    rf"(?:^|[，,。；;：:、\n\d]|[一-鿿])(?:{_AGO}[，,]?|{_CARRIED})(?![^，,；;。]*(?:预算(?!稳定)|计划|目标|任务|限额))[^，,；;。：:由从比较]{{0,24}}$"
)
_NOW = (
    r"(?:(?:[年期季]末|月[末底]|年底|学期末|(?P<year>(?:19|20)\d\d)年(?:年?[末底]))(?:[盘清]点|结[账算]|统计|核算)?|相抵后?|品迭后?|截至目前|目前"
    r"|[^\d](?:现|实|尚|共)有|现在?)"
)
_HELD = (
    r"(?:尚|现)?(?:有)?(?:未[审检办执]?结|结转下[年月期季]|(?:滚存)?结余|剩余|余额|结存"
    r"|库存|存量|存栏|在[册管校编库押训档岗院建营保])"
)
_BARE = regex(
    rf"{_AGO}|{_CARRIED}|{_NOW.replace('year', 'now')}|{_HELD}|[全本我][省市县区州镇乡村校院年]|本(?:学期|月|季度?|期)"
    r"|结转|滚存|[共有为达到存计仍还尚的是数实现\d]|继续|[空闲]置|挂[账着]|累计|合计|总计|截[至止]|[月季]度?[末底]?"
)
"""What is no name of a stock: when, and that it is held."""
_CLOSING = regex(rf"(?:{_NOW}[，,]?[^，,；;。：:由从比较]{{0,24}}|(?:^|[，,；;。：:、]){_HELD}[^，,；;。：:]{{0,8}})$")
_SHARE_BASE = regex(r"[^，,；;。]{0,4}的(?:\d|[百千]分之|[一二三四五六七八九]成|近|约|比[重例])")
_LIMIT = regex(
    r"限额|上限|核定|[同环]比|[比较](?:上|去|年|期|前)|占(?!用(?!工|人))|日均|月均|年均|预算(?!稳定)|计划|目标"
    "|更[新换]|[替置]换|以旧换新"
)
_NET = regex(
    r"(?:净(?P<way>增|减|流入|流出|迁入|迁出)[加少长]?|(?:增减|进出)相抵[，,]?(?:实际)?(?:净)?(?P<plain>增加|减少))[^，,；;。：:]{0,6}$"
)
_TOTAL = regex(r"[合总]计(?:为|是|达到?|完成)?$|总[量额收支][^，,；;。]{0,6}$|预算(?:收入|支出)")
_MARKS = regex(r"[，,；;。：:、]")
# A verb with nothing before it but when, in a row of flows.
_MOVED = regex(rf"[，,、；;。]{WHEN}?(?:又|已|共|累计)*(?:[一-鿿]{{2,4}}|(?:收回|上缴|缴回|统筹)[一-鿿]{{2,6}})")
_NO_MOVE = regex(
    r"培训|检查|走访|慰问|评[定选为]|表彰|排查|复查|参加|涉及|惠及|完成|达标|合格|考核|服务|抽查|核查|获|通过|带动|覆盖|其中|[共合总]计|平均|分别"
)
_CLASS = regex(
    r"[公民]办|国[有营]|民营|外资|城[镇市乡]|农村|一般|专项|[国省市县区乡镇村]级|本级|规上|规模以上|重点|续建|新建|男|女|中央|地方(?!政府债)|[高中低]风险|正式|临时"
)
_MOST_FLOWS = 8
"""Flows of a balance; a longer list is a table's and no sentence's."""
_FARTHEST = 6
"""Blocks that a balance may span: a list of measures between its ends."""
_SIGNS = ("初", "末", "底", "旧存", "原有", "结转", "结余", "结存", "未结")


@dataclass(slots=True)
class _Open:
    """A balance while it is read."""

    opening: Quantity
    name: str
    """The words before it and the noun behind it."""
    year: str
    block: int
    listed: bool  # behind 其中: what else the list tells came in beside it
    flows: list[Flow] = field(default_factory=list)
    broken: bool = False
    """True once a number of its unit was read that is neither flow nor closing stock."""


def find_balances(ledger: Ledger) -> Iterator[Balance]:
    """Every balance in the numbers of the text and in those of each bracket, in order."""
    if any(sign in ledger.text for sign in _SIGNS):
        found: _Open | None = None
        for row in ledger.rows:
            if row.host or row.host_gap:
                yield from _stocks(ledger, row, None)
            else:
                found = yield from _stocks(ledger, row, found)
    if "净" in ledger.text or "相抵" in ledger.text:
        for row in ledger.rows:
            for at, cell in enumerate(row.cells):
                told = _NET.search(cell.gap) if "净" in cell.gap or "相抵" in cell.gap else None
                net = _net(row.cells, at, told) if told else None
                if net:
                    yield net


def _stocks(ledger: Ledger, row: Row, found: _Open | None) -> Generator[Balance, None, _Open | None]:
    """The balances that close in a row; returns the one that it leaves open."""
    found = None if found and row.block - found.block > _FARTHEST else found
    listed = False
    for at, (quantity, own) in enumerate(row.cells):
        before = row.cells[at - 1].gap if at else ""
        # 结转两年以上的存量资金: the number before names a class of the stock.
        gap = before + own if own.startswith("的") and row.cells[at - 1].quantity.approximate else own
        # A list of parts goes on with 、 behind 其中; so does 其中一年内到期21亿元.
        listed = "其中" in gap or (listed and not re.search("[，,；;。]", gap))
        if found is None and not any(sign in gap for sign in _SIGNS):
            continue
        role = _role(gap, quantity, found)
        if role == "opening":
            told = _OPENING.search(gap)
            found = _Open(quantity, _name(gap, quantity), (told and told["year"]) or "-", row.block, listed)
        elif found and quantity.unit == found.opening.unit and listed:
            # 再融资债券3.4亿元，其中偿还到期本金3.1亿元 tells as a part what went out.
            found.broken |= found.listed or (role == "out" and any(flow.into for flow in found.flows[-1:]))
        elif found and quantity.unit == found.opening.unit:
            if role == "closing":
                if _closes(ledger, found, quantity, gap):
                    yield Balance(found.opening, tuple(found.flows), quantity)
                found = None
            elif parts := summed(quantity, gap, found.flows):
                found.flows[-parts:] = [Flow(quantity, found.flows[-1].into)]
            elif role:
                flow = Flow(quantity, {"in": True, "out": False}.get(role))
                if flow.into is None and of_one_verb(gap, found.flows, found.name + before):
                    role, flow = "moved", Flow(quantity, found.flows[-1].into)
                # 债务发行额41.35亿元…债券发行额41.35亿元 is told twice.
                if all((flow.into, quantity.value) != (known.into, known.quantity.value) for known in found.flows):
                    found.flows.append(flow)
                # 收入合计 holds what was carried over, as budgets tell it.
                found.broken |= len(found.flows) > _MOST_FLOWS or role == "unknown" or _TOTAL.search(gap) is not None
    return found


def _role(
    gap: str, quantity: Quantity, found: _Open | None
) -> Literal["opening", "closing", "in", "out", "moved", "", "unknown"]:
    """What a number is in a balance; empty for one that is told beside it."""
    words = _MARKS.split(gap)[-1]
    # 占用工总数1052人的30.2%: the base of a share moves nothing.
    if _LIMIT.search(words) or SURPLUS.search(words) or ("占" in words and _SHARE_BASE.match(quantity.after)):
        return ""
    if found and RECOVERED.search(words) and OWED.search(found.name):
        return "out"
    into, out = CAME_IN.search(words), WENT_OUT.search(words)
    if not into and not out and _ONE_MORE.search(words):
        out = WENT_OUT_BEHIND.match(quantity.after + "，")
    opens = _OPENING.search(gap)
    # 2023年末 behind flows may close the year that 2022年末 opened.
    begins = found is None or not found.flows or (opens is not None and opens["year"] is None)
    if opens and begins and ("结转" in words or not (into or out)):
        return "opening"
    if into or out:
        return "in" if into and (not out or into.start() > out.start()) else "out"
    if found is None:
        return ""
    closes = _CLOSING.search(gap)
    if closes and (closes["year"] is None or closes["year"] != found.year):
        return "closing"
    return "moved" if _MOVED.fullmatch(gap) and not _NO_MOVE.search(gap) else "unknown"


def _closes(ledger: Ledger, found: _Open, closing: Quantity, gap: str) -> bool:
    """True where opening and closing stock are of one thing and the numbers between them are all that moved it."""
    ends = (found.opening, closing, *(flow.quantity for flow in found.flows))
    if not found.flows or found.broken or any(quantity.approximate for quantity in ends):
        return False
    block = ledger.paragraph(closing)
    told = ledger.text[found.opening.span.end : block.end]
    # 另有11台报废 is a flow like those before it.
    if OTHER_CAUSE.search(told) and OTHER_CAUSE.search(_without_others(ledger, found, block.end)):
        return False
    known = [flow.into for flow in found.flows]
    # 竣工22个 and 报损40支 are flows beside others that say so, in one sentence; farther off only a slip shows it.
    far = "。" in ledger.text[found.opening.span.end : closing.span.start]
    if None in known and (len(known) == 1 or (far and not _slipped(found, closing))):
        return False
    if ends_later(ledger.text[found.opening.span.end : closing.span.start - len(gap)], gap):
        return False
    return _one_stock(found, closing, gap) and not _moved_elsewhere(ledger, found, closing)


def _slipped(found: _Open, closing: Quantity) -> bool:
    return off_by_a_slip(found.opening, [(flow.quantity, flow.into) for flow in found.flows], closing)


def _without_others(ledger: Ledger, found: _Open, end: int) -> str:
    """The words behind the opening stock, those left out that call a flow another one."""
    pieces: list[str] = []
    at = found.opening.span.end
    for flow in found.flows:
        words = ledger.text[at : flow.quantity.span.start]
        pieces.append(_ONE_MORE.sub("", words))
        at = flow.quantity.span.end
        behind = WENT_OUT_BEHIND.match(ledger.text, at) if pieces[-1] != words else None
        at = behind.end() if behind else at
    return "".join([*pieces, ledger.text[at:end]])


_ONE_MORE = regex("(?:另外?|又|还)有?$")


def _moved_elsewhere(ledger: Ledger, found: _Open, closing: Quantity) -> bool:
    """True for 完工33座；年初在册52座，新发现7座，年末26座: what went out is told before the balance or behind it."""
    signed = (flow.quantity.value * (1 if flow.into else -1) for flow in found.flows if flow.into is not None)
    missing = closing.value - found.opening.value - sum(signed)
    at = ledger.quantity_index(found.opening.span.start)
    block = ledger.sentences[found.opening.sentence].block
    return missing != 0 and any(
        quantity.unit == closing.unit
        and quantity.value == abs(missing)
        and ledger.sentences[quantity.sentence].block == block
        for quantity in (*ledger.quantities[max(0, at - _TOLD_BEFORE) : at], *_behind(ledger, closing))
    )


def _behind(ledger: Ledger, closing: Quantity) -> list[Quantity]:
    """The numbers of its sentence behind the closing stock: 年末库存1238吨，损耗2吨."""
    return [q for q in ledger.by_sentence[closing.sentence] if q.span.start >= closing.span.end]


_TOLD_BEFORE = 12
"""Numbers before a balance among which a flow of it may be told."""


def _one_stock(found: _Open, closing: Quantity, gap: str) -> bool:
    """True where the closing stock has no name of its own, or shares a word with the opening one."""
    name = _name(gap, closing)
    if len(name) < 2:
        return True
    return of_one_class(name, found.name) and share_a_bigram(name, found.name)


def of_one_class(name: str, other: str) -> bool:
    """False for 幼儿园46所 … 公办幼儿园28所: a class of a stock is another stock."""
    return set(_CLASS.findall(name)) == set(_CLASS.findall(other))


def _name(gap: str, quantity: Quantity) -> str:
    """The name of a stock: the words before the number without 年末 and 余额, and the noun behind it."""
    behind = quantity.head if quantity.head_span and quantity.head_span.start >= quantity.span.end else ""
    return _BARE.sub("", _MARKS.split(gap)[-1]) + behind


def _net(cells: Sequence[Cell], at: int, told: re.Match[str]) -> Balance | None:
    """新增46家，注销19家，净增27家, and 净增13人，其中新招聘16人、退休3人."""
    net = cells[at].quantity
    falls = told["way"] in ("减", "流出", "迁出") or told["plain"] == "减少"
    pairs = [cells[at - 2 : at]] if at > 1 else []
    if at + 2 < len(cells) and "其中" in cells[at + 1].gap:
        pairs = [cells[at + 1 : at + 3]]
    for pair in pairs:
        if "迁" in (told["way"] or "") and not any("迁" in cell.gap for cell in pair):
            continue  # 出生620人，死亡480人，净迁入180人: beside them, and not what they leave
        if any(_NET.search(cell.gap) for cell in pair) or of_other_months(pair[0].gap, cells[at].gap):
            continue  # 1—9月净增40户；1—10月净增46户: what is net already, or of other months
        flows = [flow for cell in pair if (flow := flow_of(cell, net))]
        if len(flows) == 2 and flows[0].into != flows[1].into and "。" not in pair[1].gap + cells[at].gap:
            return Balance(None, tuple(flows), net, falls)
    return None


def flow_of(cell: Cell, net: Quantity) -> Flow | None:
    """The flow that a cell tells in the unit of `net`; None where its words say neither in nor out, or both."""
    words = _MARKS.split(cell.gap)[-1].removeprefix("其中")
    into, out = CAME_IN.search(words), WENT_OUT.search(words)
    if _LIMIT.search(words) or bool(into) == bool(out) or cell.quantity.unit != net.unit:
        return None
    return None if cell.quantity.approximate or net.approximate else Flow(cell.quantity, bool(into))
