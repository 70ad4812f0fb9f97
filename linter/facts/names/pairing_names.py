"""Names in a clause: how many 东河镇、西山镇和柳泉镇, 三镇 or 3个乡镇 name, for the values told of them one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from linter.fact import Quantity
from linter.facts.numbers.numbers import HAN_DIGITS, HAN_UNITS, han_value
from linter.facts.quantities.rows import Cell
from linter.offsets import Span
from linter.patterns import regex


@dataclass(frozen=True, slots=True)
class Names:
    """What a clause names: 东河镇、西山镇, 三镇, 3个乡镇, or values of their own."""

    count: int
    """How many are named, or how many the number word says; the most there may be where 和 leaves it open."""
    spans: tuple[Span, ...]
    """The list, or each value in it; empty where they are not located."""
    certain: bool
    """True when a number word, values of their own or equal endings leave no doubt how many are named."""
    least: int = 0
    """The fewest there may be where 和 may join two names or belong to one; 0 where `count` is the only reading."""
    open: bool = False
    """True where there may be more: 食品、石化、信息等产业, 城乡养老、医疗保险."""

    def pairs_with(self, values: int) -> bool:
        """True when so many values may belong to the names one by one, or so many to each.

        Of a list that leaves some out only the lack of one value shows.
        """
        if self.open:
            return values != (self.least or self.count) - 1
        return any(
            values % count == 0 for count in range(max(self.least, 2) if self.least else self.count, self.count + 1)
        )


MARK = "#"
"""Stands for a quantity in the words of a clause."""
STOP = regex(r"[，,；;。：:！？!?\n]")
# 等 and 其 leave names out, 兼 and 共 tell of all of them; 城乡 and 收支 are two in one word.
TWO_IN_ONE = "同比|环比|城乡|工农|男女|收支|产销|存贷|进出|增减|生死|老少|供需"
_UNCLEAR = regex(rf"[等其兼共]|{TWO_IN_ONE}|各|均|[（(]")
# What is no sign of more: 人均消费, 公共预算收入, 各项存款, the class 其他用品和服务 of prices.
_NO_SIGN = regex(r"[人年户月日亩地]均|公共|各[项类](?=[存贷税])|其他用品")
_MORE = regex(f"等|{TWO_IN_ONE}")
_OF_THEM = "其中"
"""Before a list it says whose the names are, and leaves none of them out, as 其他 does."""
_LONGEST_OF_MORE = 14
"""Characters of a name in a list that leaves some out."""
AND = regex(r"以及|[和及与暨]")
_LAST = r"[上去前往]年度?|上一?(?:月|季度?)"
_WHEN = rf"(?:(?:(?:19|20)\d\d年|{_LAST}|上半年)?的?同[期月季]|(?:{_LAST})[末底初]?)"
_COMPARED = (
    rf"同比|环比|(?:相?[比较](?:于|之)?){_WHEN}"
    rf"|(?:[与同跟和]|相?[比较]于?){_WHEN}(?:相比较?|相较|比较?|对比)"
    r"|(?:[与同跟][^、和与及]{2,12}?|和(?:19|20)\d\d年[^、和与及]{0,6}?)(?:相比较?|相较|对比)"
)
COMPARED = rf"(?:{_COMPARED}|[与同跟和]{_WHEN})"
"""A clause that only says what is compared: 比上年同期, 与去年同期[相比], whose 与 joins nothing."""
_COMPARED_LAST = regex(rf"(?:{_COMPARED})$")
# Names of places and offices that end alike are told apart by 和 as surely as by 、.
_ALIKE = frozenset("镇乡村县区市局办委组队站所校院厅部会年月")
_GROUPS = (
    "镇|乡|村|县|区|市|省|局|项|类|种|款|宗|笔|批|轮|期|大|次产业|片区|街道|社区|企业|公司|部门|单位|学校|中心|医院|小区|园区"
    "|大?桥|水库|泵站|电站|车站|水厂|卫生院|卫生室"
    "|标段|批次|季度|年度|阶段|工程|项目|组|级"
)
_NUMBER = rf"(?P<number>[{HAN_DIGITS}{HAN_UNITS}]{{1,3}}|{MARK})"
_ARITY = regex(rf"{_NUMBER}(?:[个家所座处支条]|(?={_GROUPS})|(?<={MARK}))[^、{MARK}{HAN_DIGITS}]{{0,10}}$")
_ONES = regex(f"[个家所座处支条]|{_GROUPS}")
"""What is named one by one where it is counted: 三座 and 3个镇, no 3分."""
# 柳林、石坪、北岭三家卫生院欠缴较多: behind so many names a clause may go on to say what they did.
_ARITY_AND_MORE = regex(
    rf"(?P<number>{MARK}|[{HAN_DIGITS}{HAN_UNITS}]{{1,3}}(?:[个家所座处支户名位]|(?={_GROUPS})))[^、{MARK}{HAN_DIGITS}]{{0,24}}$"
)
# 一、二、三产业增加值, 甲、乙两村: what a numeral or a letter each stands for.
_ONE_BY_ONE = regex(r"(?:^|第)[一二三四五六](?:、第?[一二三四五六])+(?=产业|季度|期|标段|类|级|批|组|号|车间|年级)")
# 上述5个考点实际到考人数: all that were named or counted before, whatever they are.
_SAID_BEFORE = regex(
    rf"(?:上述|以上|前述|该|这){_NUMBER}(?:个|家|所|座|处|名|位|支|条|类|项)?[^、{MARK}{HAN_DIGITS}]{{1,16}}$"
)
_MOST_NAMED = 6
"""Number words above it are rarely paired one by one: 对30个项目分别补助5万元、3万元 tells classes."""
_FEW = 2
_MOST_NAMES = 24
"""Quantities that a list before 分别 may hold."""


def clause_before(cells: Sequence[Cell], at: int, before: str) -> tuple[str, list[Quantity]]:
    """The words of the clause that ends with `before` at cell `at`, quantities marked, and the quantities in it."""
    inside: list[Quantity] = []
    clause = before
    floor = max(0, at - _MOST_NAMES)
    while not STOP.search(clause) and at > floor:
        at -= 1
        inside.insert(0, cells[at].quantity)
        clause = cells[at].gap + MARK + clause
    last = _ITEM.sub("", STOP.split(clause)[-1])
    return last, inside[len(inside) - last.count(MARK) :]


_ITEM = regex("^[ 　]*[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])")
"""二、 before 甲镇、乙镇: the mark of a heading or an item, and no name; 一、二、三产业 are three."""
STRETCH = regex(
    r"^[^#、和及与\d]{0,10}(?P<stretch>(?P<first>(?:19|20)\d\d|\d{1,2})年?[-－—–~～至到](?P<last>(?:19|20)\d\d|\d{1,2})(?:年|月份?))"
    r"(?P<told>的?(?:增[幅速]|同比增[幅速]|涨幅|降幅)?)$"
)
"""增幅2—5月份分别为, 2—5月份增幅分别为: a stretch of months or years before 分别, of which each has its value."""


_EACH_OF = regex("[两二三四五六七八九十]个?[一-鿿]|收支|进出口|[支收]及")
"""Before a stretch it names what the values are of: 两县2021—2023年分别, 进出口1—9月分别."""


_NAMES_EARLIER = regex(
    "[、和与及][^，,]{0,16}[，,]$|看[，,]$|(?:前|排名)[^，,]{0,12}[，,]$|[两二三四五六七八九十]个?[一-鿿]{1,4}[，,]$"
)
_SENTENCE = regex("[。；;\\n]")
_NAMED_BEHIND = regex(r"分别(?:为|是)?[-−\d.]+[%％]?[一-鿿]{0,3}[（(][一-鿿]")
"""5.1%（城市）、5.2%（农村）: each value names what it is of."""
_LEAD = 40


def _in_stretch(stretch: re.Match[str], end: int) -> Names | None:
    """So many months or years; January and February are often told as one."""
    first, last = int(stretch["first"]), int(stretch["last"])
    if not 0 < first < last or last - first >= _MOST_IN_STRETCH:
        return None
    count = last - first + 1
    end -= len(stretch["told"])
    span = Span(end - len(stretch["stretch"]), end)
    return Names(count, (span,), False, count - 1 if first == 1 else 0)


_MOST_IN_STRETCH = 12
_WHERE = regex(f"^[^{MARK}]*(?:(?:集中|分布|出现|发生)[在于]|位于|涉及|(?<=[一-鿿])按照?)(?=[^、]+、)")
"""虚报、冒领集中在甲、乙、丙三个村, 学生、教师按小学、初中分别: the list that 分别 goes on from begins behind it."""


def row_in(clause: str) -> str:
    """The row of names in a clause, without the words that only lead to it."""
    return _WHERE.sub("", clause.removeprefix(_OF_THEM))


def names_before(text: str, cells: Sequence[Cell], at: int, before: str, end: int) -> Names | None:
    """What the clause before 分别 or 各 names: `before` are the words since cell `at` - 1, which end at `end`."""
    clause, inside = clause_before(cells, at, before)
    clause = row_in(clause)
    stretch = STRETCH.search(clause)
    if stretch and not _EACH_OF.search(clause, 0, stretch.start("stretch")):
        # 东县、西县、南县，1—5月增速分别为: the names stand in the clause before.
        lead = _SENTENCE.split(text[max(0, end - len(clause) - _LEAD) : end - len(clause)])[-1]
        return None if _NAMES_EARLIER.search(lead) or _NAMED_BEHIND.match(text, end) else _in_stretch(stretch, end)
    compared = _COMPARED_LAST.search(clause)
    row = _ONE_BY_ONE.search(clause)
    if row and MARK not in clause:
        return Names(row.group().count("、") + 1, _place(text, clause, end), True)
    if compared:
        clause, end = clause[: compared.start()], end - len(compared.group())
    items = clause.split("、")
    own = tuple(quantity.span for quantity in inside)
    if all(MARK in item for item in items) and len(items) > 1:
        if AND.search(items[-1]) and len(own) > len(items):
            # 0—17岁、18—34岁和35—59岁人口分别为: the last two are joined by a word.
            return Names(len(own), own, False, len(items))
        return Names(len(items), own, not _UNCLEAR.search(clause) and not AND.search(clause))
    pieces = sum(len(AND.split(item)) for item in items)
    said = _said(items[-1], inside, len(items)) or _said(items[-1], inside, pieces)
    if MARK in clause and not said:
        return None
    spans = own or _place(text, clause, end)
    # 防汛、护林和禁毒三项: the number word says that 和 parts two of them.
    if said and (len(items) == 1 or said in (pieces, len(items))):
        return Names(said, spans, True)
    plain = _NO_SIGN.sub("", clause)
    if said or _UNCLEAR.search(_MORE.sub("", plain)) or any(len(item) == 1 for item in items):
        return None
    listed = _listed(items, spans)
    if listed is None or not _MORE.search(plain):
        return listed
    # 教育、卫生、文化等支出和科技支出: two names, of which one holds a list.
    groups = AND.search(plain.rpartition("等")[2]) if "等" in plain else None
    long = len(items) <= _FEW or any(len(item) > _LONGEST_OF_MORE for item in items)
    return None if long or groups else replace(listed, certain=False, open=True)


def _listed(items: list[str], spans: tuple[Span, ...]) -> Names | None:
    """Names by 、 and 和: as many as both part, or only as many as 、 parts."""
    pieces = [piece for item in items for piece in AND.split(item)]
    if len(pieces) == 1 or (len(items) == 1 and min(map(len, pieces)) == 1):
        return None  # 涉及金额 has a 及 of its own
    if len(pieces) == len(items):
        return Names(len(items), spans, len({item[-1:] for item in items}) == 1)
    ends = {piece[-1:] for piece in pieces}
    if len(ends) == 1 and ends <= _ALIKE and all(len(piece) > 1 for piece in pieces):
        return Names(len(pieces), spans, False)
    if len(items) > 1 and _whole_each(pieces):
        return Names(len(pieces), spans, False)
    return Names(len(pieces), spans, False, len(items))


def _whole_each(pieces: list[str]) -> bool:
    """True for 食品加工业、化学制造业和热力供应业增加值: all end alike, so that 和 parts two whole names.

    Behind the last name may stand what is told of all of them; in 采矿业、通信和电子设备制造业 the 和 is of one name.
    """
    *first, last = pieces
    end = first[0][-1:]
    at = last.find(end, _SHORTEST_NAME - 1)
    return (
        all(piece.endswith(end) and len(piece) >= _SHORTEST_NAME for piece in first)
        and at >= 0
        and len(last) - at - 1 <= _LONGEST_TAIL
    )


_SHORTEST_NAME, _LONGEST_TAIL = 3, 8
"""Characters of a name that its ending tells whole, and of what is told of all behind the last one."""


def _place(text: str, clause: str, end: int) -> tuple[Span, ...]:
    """Where the clause stands that ends at `end`; empty where a bracket was left out of its words."""
    start = end - len(clause)
    return (Span(start, end),) if text[max(0, start) : end] == clause else ()


def _said(item: str, inside: list[Quantity], items: int) -> int:
    """The number that 三镇 or 3个镇 says at the end of the names; 0 where there is none."""
    arity = _ARITY.search(item) or _SAID_BEFORE.search(item)
    further = None if arity else _ARITY_AND_MORE.search(item)
    if further and _value(further, inside) == items:
        return items
    if arity is None or (arity.start() and item[arity.start() - 1] in "第每"):
        return 0
    if _QUARTERS.search(item):
        return 0
    if arity["number"] == MARK and not _ONES.match(inside[-1].printed_unit + arity.group()[1:]):
        return 0
    number = _value(arity, inside)
    return number if number <= _MOST_NAMED or number == items else 0


_QUARTERS = regex("[一二三四]季度?(?:[和与及]|以及)第?[一二三四]季度?")
"""二季度和三季度: which, and not how many."""


def _value(arity: re.Match[str], inside: list[Quantity]) -> int:
    if arity["number"] == MARK:
        return int(inside[-1].value) if inside[-1].exact and inside[-1].kind == "count" else 0
    return int(han_value(arity["number"]) or 0)


def alike(items: list[str]) -> bool:
    """True for names of one kind: 东河镇、西山镇、柳泉镇."""
    return len({item[-1:] for item in items}) == 1


def alike_names(clause: str) -> bool:
    """True for a list of names of one kind, however they are joined: 2021年、2022年和2023年."""
    return alike([piece for item in clause.split("、") for piece in AND.split(item)])
