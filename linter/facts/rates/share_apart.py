"""Shares whose whole an earlier sentence tells: 进出口总额281亿元。…一般贸易117亿元，占进出口总额的41.8%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import CHANGE, tells_level
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import one_digit, printed_digits, swapped
from linter.facts.rates.footing import OF_A_CHANGE
from linter.facts.rates.rate import Rate
from linter.facts.rates.shares import ends_as_counted
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SHARE = regex(
    r"[，,、（(](?P<part>[一-鿿]{0,12}?)占(?P<base>[^，,。；;、：:（）()占\d]{3,20}?)的?(?:比重|比例|份额)?(?:约|已经?)?(?:为|达到|达|到|升至)?$"
)
_OWN_LEVEL = regex(r"全[市县区州旗]|[我本][市县区州]|的")
# Another place than the report's own, another footing.
_OTHER = regex(
    r"全[国省球]|世界|同期|同类|本级|直属|[市县区镇乡]级|人均|其他|计划|目标|预算数|上年|去年|十[二三四]五|年均|新增|累计(?!完成|实现)"
)
VERB = regex(r"(?:累计|共|分别)?(?:完成|实现|达到|达|为|是|有|：|:)?$")
_STOP = regex("[。；;]")
_MARKS = regex(r"[，,。；;：:（）()]")
# 出口总额 is no whole behind 进, nor 收入 behind a fund.
_LEAD = regex(r"(?:^|[市县区省州旗域年度末底]|其中|实现|完成|货物|外贸|对外贸易|地区|国内|社会)$")
_MONTHS = regex(r"(?:20\d\d年)?(?:\d{1,2}[-—－~～至]{1,2})?\d{1,2}月|[上下]半年|[一二三四1-4前]{1,2}季度")
_MONTH = regex(r"(?<![-—－~～至\d])(?:[2-9]|1[0-2])月|当[月季]|[二三四2-4]季度")
"""A part of one month is none of a whole year's whole."""
_GROWTH = ("percent", "points")
_BLOCKS = 1
"""Paragraphs before that of the share in which the whole may be told."""
_SHORTEST = 3
_MOST_RATES = 6
"""Rates at most that stand between a part and its share."""
_FARTHEST = 200
"""Numbers of a paragraph before a share among which its whole is looked for."""


def find_shares_apart(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every share of a named whole that one sentence before tells; `told` holds where the known rates begin."""
    if "占" not in ledger.text:
        return
    everywhere = _Everywhere(ledger)
    before: list[Row] = []
    for row in ledger.rows:
        if not row.host:
            for at in range(1, len(row.cells)):
                cell = row.cells[at]
                if "占" in cell.gap and cell.quantity.printed_unit == "%" and cell.quantity.span.start not in told:
                    near = [one for one in before if row.block - one.block <= _BLOCKS and _of_one_period(row, one)]
                    rate = None if cell.quantity.approximate else _of_sentence_before(row, at)
                    rate = rate or (None if cell.quantity.approximate else _rate(everywhere, row, at, near))
                    if rate:
                        yield rate
            before = [*before[-_BLOCKS:], row]


_BARE = regex("[，,；;](?P<part>[一-鿿]{0,8}?)(?:所)?占比(?:约|已经?)?(?:为|达到|达|到|升至)?$")
_GENERIC = regex("(?:收入|支出|投资|总?[额量])?")
_AMONG = regex("[。；;]其中[：:，,]?(?P<part>[^，,。；;：:、]{2,24})$")


def _of_sentence_before(row: Row, at: int) -> Rate | None:
    """收入18.6亿元，增长3%。其中，税收收入12.2亿元；税收占比65.6%: of the only amount of the sentence before."""
    share, cells = _BARE.fullmatch(row.cells[at].gap), row.cells
    first = at - 1
    while share and first > 0 and at - first <= _MOST_RATES and cells[first].quantity.kind in _GROWTH:
        first -= 1
    named = _AMONG.search(cells[first].gap) if share and first > 0 else None
    if share is None or named is None or _OTHER.search(named["part"]):
        return None
    bare = VERB.sub("", named["part"])
    if share["part"] and not (bare.startswith(share["part"]) and _GENERIC.fullmatch(bare, len(share["part"]))):
        return None  # 机电产品出口21亿元，机电占比55.5%: of another whole
    part = cells[first].quantity
    before = first - 1
    while before > 0 and cells[before].quantity.kind in _GROWTH and not _STOP.search(cells[before].gap):
        before -= 1
    whole, lead = cells[before].quantity, _STOP.split(cells[before].gap)
    alone = len(lead) > 1 or not before or not comparable(cells[before - 1].quantity, part)
    told = tells_level(cells[before].gap) and not (part.approximate or whole.approximate)
    if not (alone and told and part.is_amount and comparable(whole, part) and whole.value > part.value):
        return None
    return Rate(cells[at].quantity, part, whole, "share", "占", (part, whole), False)


def _of_one_period(row: Row, other: Row) -> bool:
    """False for a paragraph on 3月份 and one on 1—3月."""
    own, its = (_MONTHS.match(bare(one.cells[0].gap)) for one in (row, other))
    return own is None or its is None or own.group() == its.group()


def _rate(everywhere: _Everywhere, row: Row, at: int, before: Sequence[Row]) -> Rate | None:
    share = _SHARE.search(row.cells[at].gap)
    first = at - 1
    least = max(0, at - _MOST_RATES)
    while first > least and _tells_change(row.cells[first]) and not _STOP.search(row.cells[first].gap):
        first -= 1
    listed = _listed(row, at)
    if listed:
        if first < listed or listed != _listed(row, first - listed):
            return None  # 占总额的40%、35%和25%: of as many numbers
        first -= listed
    part, clause = row.cells[first].quantity, _MARKS.split(row.cells[first].gap)[-1]
    if _APART.match(everywhere.text, row.cells[at].quantity.span.end):
        return None
    if share is None or _OTHER.search(share.group()) or _OTHER.search(clause) or "。" in row.cells[at].gap:
        return None
    if not part.is_amount or part.approximate or CHANGE.search(clause):
        return None
    if share["part"] and share["part"] not in clause:
        return None
    name = _OWN_LEVEL.sub("", share["base"])
    rows = (*before, Row(row.cells[max(0, first - _FARTHEST) : first], "", (), "", row.block))
    earlier = [cell for one in rows for cell in one.cells]
    monthly = _MONTH.search(_STOP.split(row.cells[first].gap)[-1]) is not None
    shared = {id(quantity) for one in rows for quantity in _shared(one)}
    wholes = [
        cell.quantity
        for cell in reversed(earlier)
        if _alike(cell.quantity, part)
        and id(cell.quantity) not in shared
        and _is(cell, name)
        and (not monthly or _MONTH.search(cell.gap))
    ]
    if len(name) < _SHORTEST or any(_gives(part, cell.quantity, row.cells[at].quantity) for cell in earlier):
        return None
    wholes = wholes or _acted_on(earlier, part, name)
    if not wholes and not monthly:
        wholes = everywhere.wholes(part, row.cells[at].quantity, name)
    if not wholes:
        return None
    return Rate(row.cells[at].quantity, part, wholes[0], "share", "占", (part, *wholes), False)


_ACT_ON = regex(
    "(?P<act>抽[查检测取验]|检[查测验]|[调核排普]查|走访|回访|评查|巡查|复核|受理|收到|接收|发放|收回|审[计核查])(?:了|到)?(?P<thing>[一-鿿]{2,6}?)(?:总?数量?|总量)?"
)
"""占抽查合同的: what was done with the base, and what the base counts."""


def _acted_on(earlier: Sequence[Cell], part: Quantity, name: str) -> list[Quantity]:
    """The one 460份 of 签订采购合同1840份，抽查460份, for a share of 抽查合同: act and thing are told apart."""
    told = _ACT_ON.fullmatch(name)
    if told is None:
        return []
    found: list[Quantity] = []
    named = False
    for cell in earlier:
        quantity, clause = cell.quantity, _clause(cell)
        if quantity.unit != part.unit:
            continue
        named = named or clause.endswith(told["thing"]) or quantity.after.startswith(told["thing"])
        # 审计抽查2019年以来立项的政府投资项目50个: act and thing in one clause.
        acts = clause.rstrip("了").endswith(told["act"]) or (told["act"] in clause and clause.endswith(told["thing"]))
        acted = acts and tells_level(cell.gap) and not quantity.approximate
        if named and acted and _alike(quantity, part) and not _OTHER.search(clause):
            found.append(quantity)
    return found[-1:] if len({one.value for one in found}) == 1 else []


_JOINT = regex("[、，, 和及与]+")


def _listed(row: Row, at: int) -> int:
    """How many numbers of its kind follow number `at` with nothing but a mark between."""
    more = 0
    kind = row.cells[at].quantity.kind
    for cell in row.cells[at + 1 :]:
        if cell.quantity.kind != kind or not _JOINT.fullmatch(cell.gap):
            break
        more += 1
    return more


_FAR_NAME = 6
"""Characters of a whole that is looked for all over the text: 一般公共预算支出."""
_MOST_NAMED = 12
"""Numbers of one name beyond which it is told of many years or places."""
_MOST_SLIPS = 40
"""Shares of a text beyond which they do not look like slips, but are measured otherwise."""
_APART = regex(rf"[^。；\n]{{0,6}}(?:剔除|扣除|不含|不包括|(?:可比|同口径){OF_A_CHANGE})")
"""Behind a share: its whole is not the one of that name."""
_SWAPPED, _ONE_DIGIT = 3, 4
"""Digits of a share that a slip then explains, by two neighbours exchanged and by one digit."""


class _Everywhere:
    """The numbers of a whole text by the ends of their names: each share looks only at those of its whole's name."""

    def __init__(self, ledger: Ledger) -> None:
        self.text = ledger.text
        self._rows = ledger.rows
        self._slips = 0

    @cached_property
    def _cells(self) -> list[Cell]:
        return [cell for row in self._rows if not row.host for cell in row.cells]

    @cached_property
    def _by_end(self) -> dict[str, list[Cell]]:
        ends: dict[str, list[Cell]] = {}
        for cell in self._cells:
            ends.setdefault(_clause(cell)[-_FAR_NAME:], []).append(cell)
        return ends

    def wholes(self, part: Quantity, rate: Quantity, name: str) -> list[Quantity]:
        """The whole of that name that nothing but a slip in the share keeps from giving it, where no number does."""
        named = self._by_end.get(name[-_FAR_NAME:], ()) if len(name) >= _FAR_NAME and rate.value else ()
        for cell in named if len(named) <= _MOST_NAMED else ():
            whole = cell.quantity
            larger = whole.value > 0 and whole.value > part.value and _alike(whole, part) and _is(cell, name)
            if larger and _slipped(rate, part.value / whole.value):
                self._slips += 1
                known = self._slips > _MOST_SLIPS or any(_gives(part, other.quantity, rate) for other in self._cells)
                return [] if known else [whole]
        return []


def _alike(whole: Quantity, part: Quantity) -> bool:
    """False for 2021年，工业增加值58.6亿元 beside a part of 2022."""
    return comparable(whole, part) and (whole.period == part.period or not whole.period or not part.period)


def _tells_change(cell: Cell) -> bool:
    """True for a rate, and for the base of 销售24180万元，较上年22360万元增长8.1%，占…: the part stands before them."""
    return cell.quantity.kind in _GROWTH or _CHANGED_FROM.fullmatch(cell.gap) is not None


_CHANGED_FROM = regex(r"[，,](?:同口径)?(?:比|较)(?:上年|去年|年初|上年同期|去年同期|同期)(?:同期)?(?:的|决算|完成)*")


def _slipped(rate: Quantity, needed: Decimal) -> bool:
    told, meant = printed_digits(rate), str(int((needed / rate.step).to_integral_value()))
    return swapped(told, meant, _SWAPPED) or one_digit(told, meant, _ONE_DIGIT)


def _shared(row: Row) -> Iterator[Quantity]:
    """Numbers that are told as a share themselves: 东河市工业增加值2.6亿元，占全州工业增加值的41%."""
    last: Quantity | None = None
    for cell in row.cells:
        if cell.quantity.kind not in _GROWTH:
            last = cell.quantity
        elif "占" in cell.gap and last is not None:
            yield last


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True for a number that is the whole by its value, whatever it is called."""
    share = part.interval.over(whole.interval) if comparable(whole, part) else None
    return share is not None and share.meets(rate.interval.widened(rate.step))


def _is(cell: Cell, name: str) -> bool:
    """True where the words right before a number end in the name."""
    clause = _clause(cell)
    if not tells_level(cell.gap) or cell.quantity.approximate:
        return False
    if ends_as_counted(clause, name):
        return not _OTHER.search(clause)
    lead = clause[: -len(name)] if clause.endswith(name) else None
    return lead is not None and not _OTHER.search(lead) and bool(_LEAD.search(lead))


def _clause(cell: Cell) -> str:
    """The words right before a number, without its verb."""
    return VERB.sub("", _MARKS.split(bare(cell.gap))[-1])


def bare(gap: str) -> str:
    """The words without blanks."""
    return "".join(gap.split())
