"""Breakdowns: a whole with the list of its parts, found by the words that introduce the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.numbers.numbers import han_value
from linter.facts.parts.classes import completeness, named_before, says_all
from linter.facts.parts.listing import MEASURED, TOTAL, Listing, is_scale
from linter.facts.parts.measured_again import measured_again
from linter.facts.parts.proved import kinds_of_it, proved_by_slip
from linter.facts.parts.sorted_out import sorted_out
from linter.facts.parts.wholes import CHANGE, reached_before, wholes_before
from linter.facts.quantities.bigrams import share_a_bigram, shared_tail
from linter.facts.quantities.rows import Row
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Why = Literal["among", "bracket", "colon", "dash", "shares"]
"""among: 其中, 包括, 分别为. bracket: 14家（全资9家、控股4家）. colon and dash: 120个：甲62个、乙19个.
shares: they come to 100 %."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One whole and the parts that it is said to have."""

    whole: Quantity
    whole_words: str
    """The words before the whole, up to the quantity in front of it."""
    parts: tuple[Quantity, ...]
    names: tuple[str, ...]
    """What stands before each part, without separators."""
    why: Why
    separator: str
    """The strongest mark between parts: 、 ， or ；."""
    open: bool
    """True when the list says that it is a selection: 等, 主要, 如."""
    introduced: str
    """The words that introduce the list: 。其中，"""
    tail: str
    """The words behind the last part, up to the next quantity."""
    complete: str = ""
    """What says that the list is full: rest, classes, announced and so on (see classes); empty where nothing does."""
    together: bool = False
    """True when a list with ； is introduced as one: by a colon, a dash or a bracket."""
    extra: tuple[Quantity, ...] = ()
    """Quantities behind the parts that may belong to the whole or stand beside it: 另有4件."""
    inside: tuple[Quantity, ...] = ()
    """Quantities behind a comma of a list that ； parts: of the part before them, or parts with another mark."""
    rivals: tuple[Quantity, ...] = ()
    """Other quantities of the sentence that might be the whole, the nearest first."""
    inferred: bool = False
    """True when the whole is looked for in another sentence."""


def by_slip(
    whole: Quantity, parts: tuple[Quantity, ...], names: tuple[str, ...], *, tail: str = "", why: Why = "among"
) -> Breakdown:
    """A whole and parts that no word joins: but for one slip they would add up."""
    return Breakdown(whole, whole.before, parts, names, why, "，", False, "", tail, "slip", True, inferred=True)


_AMONG = regex(
    r"(?:(?P<among>其中(?![之心]))|(?P<subject>(?:主要)?(?:包括|包含|分为|涉及)|分别(?:为|是|有)|分布(?:在|于)|分属|散布(?:在|于)))(?:[，,：:]|有|是|为)?"
)
_MANY_THINGS = ("个", "人", "名", "项", "元")
"""Units in which 涉及 tells something else as often as parts: 38个问题，涉及单位12个."""
_INTRODUCES = regex("其中|包|[分散]|涉及")
_MAY_INTRODUCE = regex("[包分散涉中含设有年季月完：:—]")
"""One of these stands in all words that introduce a list outside a bracket."""
_OF_THEM = regex(r"[一-鿿]{0,10}中[，,](?!其)")
_OF_NAMED = regex(r"。(?P<name>[一-鿿]{4,16})中[，,](?!其)")
"""全市预算收入253亿元。全市预算收入中，税收…: what the sentence before told, called by its name."""
# 40件案件中盗窃18件、诈骗15件、其余7件: without a comma, a named list of three.
_AMONG_THEM = regex(
    r"(?P<clauses>[^。；;]{0,40}[，,])?[一-鿿]{0,10}?(?<![初高集期年途空城职])(?!(?<=[查察视督检访纪程研])中(?:发现|查[出处获]|暴露|掌握|收到|受理|移交))中(?![，,心央小学期旬国华型专等介层])(?=[一-鿿]{2,8}$)"
)
# 学校34所，在学校中有公办11所、民办23所; 34所，含公办11所、民办23所.
_OF_IT = regex(r"[，,](?:在[一-鿿]{1,8}中[，,]?(?:有|包括)?|内?含|下[含设]|有)(?=[一-鿿]{2,10}$)")
_FEWEST_AMONG = 3
# 有合作社的9个: what one has another may have too.
_ATTRIBUTE = regex(r"^$|^[有通建设]|的$")
_GOES_ON = regex(r"其余|其他|剩余|余下|长期|持续")
# 其他按计划推进, 后续按月办理: what has no number yet.
_MORE_LATER = regex("其余|其他|其它|剩余|余下|后续|陆续|力争|此后|(?<!不)再")
_REST_BEHIND = regex("[，,；;、](?:其余|其他|其它|剩余|余下|不足|缺口)")
_COLON = regex(
    r"[^，,；;。：:、]{0,14}[：:]"
    r"|[^，,；;。：:、]{0,8}[，,](?:其中)?(?:按|依据?|根据|从)[^，,。；;：:]{1,12}?(?:分|看|统计|评定)[^，,。；;：:]{0,8}[：:]"
    r"|[，,](?:由[^，,。；;：:\d]{0,30}?[一二两三四五六七八九十几\d]+(?:个?部分|项|类|块)[组构]成|具体(?:情况)?(?:为|是|如下)|明细(?:为|如下)|[一-鿿]{2,4}如下"
    r"|(?:资金|经费)?(?:来源|渠道|构成|组成|分布|去向|投向|用途|结构|级次)(?:为|是|分别(?:为|是))?)[：:]"
)
# 剩余9项任务，6月底前完成3项、年底前完成6项: each part has a deadline, so the list holds all that is left.
_BY_DEADLINE = regex(
    r"(?P<what>[一-鿿]{0,8})[，,]?(?=(?:计划|预计|拟|将|明确|力争)?(?:于|在)?(?:(?:(?:19|20)\d\d|今|明|次)年)?"
    r"(?:年底|年末|[上下]半年|[一二三四]季度|\d{1,2}月|完[成工])[一-鿿]{0,10}$)"
)
_OWN_VALUE = regex(
    r"[^一-鿿]*(?:其?(?:数量|金额|面积|规模|人数|户数|个数|产量|长度)|各自|依次|(?:按照?|依)[一-鿿]{2,8})?[^一-鿿]*"
)
"""What 分别为 may follow, so that it still speaks of the whole before it."""
_LEFT_OVER = regex(r"未|剩余|其余|余下|尚|还有|正在|长期|(?<![接招期款优看对])待(?!遇)")
_SEASON = regex("第?[一二三四]季度|[上下]半年")
_DASH = regex(r"[^，,；;。：:、]{0,8}—")
_OPEN_LIST = regex(r"主要|如下级|例如|重点")
# 发病数前3：…: the highest of them.
_HIGHEST = regex(r"[排居列数序率量]前[\d一二三四五六七八九十]+|前[\d一二三四五六七八九十]+[位名]|[居列]前")
_BATCHES = regex(r"(?<!第)(?P<n>[二两三四五六七八九十]{1,2})(?:个?(?:批|轮|期|次|组|类|档|阶段|季度|年|月))")
_ET_CETERA = regex(f"{ET_CETERA}(?!于)")


def find_breakdowns(ledger: Ledger) -> tuple[Breakdown, ...]:
    """Every whole that is followed by a list of two or more parts in its own unit."""
    return tuple(found for row in ledger.rows for found in _in_row(row))


def _in_row(row: Row) -> Iterator[Breakdown]:
    for at, (quantity, _) in enumerate(row.cells):
        if not _countable(quantity):
            continue
        gap = _gap(row, at)
        if not row.host and not _MAY_INTRODUCE.search(gap):
            continue
        found = None
        marks = list(_AMONG.finditer(gap)) if _INTRODUCES.search(gap) else []
        mark = marks[-1] if marks else None
        if mark and mark["subject"] == "涉及" and quantity.unit in _MANY_THINGS:
            continue
        if mark and (mark["among"] or _OWN_VALUE.fullmatch(re.split(r"[，,；;。]", gap[: mark.start()])[-1])):
            found = _listed(row, at, gap[mark.end() :], gap[: mark.end()], "among")
        elif at and _OF_THEM.match(gap):
            found = _listed(row, at, _OF_THEM.sub("", gap), "中", "among")
        elif at and (named := _OF_NAMED.match(gap)):
            found = _listed(row, at, gap[named.end() :], "中", "among")
            found = found if found and found.whole.before.endswith(named["name"]) else None
        elif at and _OF_IT.match(gap):
            found = _listed(row, at, _OF_IT.sub("", gap), "其中", "among")
            found = found if found and (found.complete == "classes" or kinds_of_it(found)) else None
        elif at and "中" in gap and _AMONG_THEM.match(gap):
            found = _among_them(row, at, gap)
        elif at and _by_deadline(row, at):
            found = _listed(row, at, _BY_DEADLINE.sub("", gap, count=1), "", "among")
            if found and (
                found.complete != "deadlines" or _GOES_ON.search(found.tail) or "累计" in "".join(found.names)
            ):
                found = None
        elif row.host and _first_of_bracket(row, at):
            found = _listed(row, at, gap, "", "bracket")
        elif at:
            colon = _COLON.match(gap)
            dash = _DASH.match(gap)
            if colon:
                found = _listed(row, at, gap[colon.end() :], colon.group(), "colon")
            elif dash:
                found = _listed(row, at, gap[dash.end() :], dash.group(), "dash")
        if found:
            yield proved_by_slip(found)


def _among_them(row: Row, at: int, gap: str) -> Breakdown | None:
    """40件案件中盗窃18件、诈骗15件、其余7件; with clauses between, its classes must say that they are all."""
    among = _AMONG_THEM.match(gap)
    found = _listed(row, at, gap[among.end() :], "中", "among") if among else None
    if found is None or len(found.parts) < _FEWEST_AMONG or any(_ATTRIBUTE.search(name) for name in found.names):
        return None
    return None if among and among["clauses"] and not found.complete else found


def _gap(row: Row, at: int) -> str:
    """The words before cell `at`; those before 1000千瓦 too where the name of a part is a measure: 1000千瓦以上7座."""
    gap, unit, first = row.cells[at].gap, row.cells[at].quantity.unit, at
    while first and not gap.strip(MEASURED) and row.cells[first - 1].quantity.unit != unit:
        first -= 1
        gap = row.cells[first].gap + "#" + gap
    return gap


def _by_deadline(row: Row, at: int) -> bool:
    """True when cell `at` tells how many of those left, which the cell before counts, have which deadline."""
    told = _BY_DEADLINE.match(row.cells[at].gap)
    own = re.split(r"[，,；;。]", row.cells[at - 1].gap[-_OWN:])[-1]
    seasons = _SEASON.search(own) and _SEASON.search(row.cells[at].gap)  # 二季度未结12件，三季度未结9件
    return bool(told and not seasons and _LEFT_OVER.search(own + told["what"]))


def _first_of_bracket(row: Row, at: int) -> bool:
    """True for the first quantity of a bracket in the unit that it breaks down."""
    unit = row.cells[at].quantity.unit
    return row.host[-1].quantity.unit == unit and all(cell.quantity.unit != unit for cell in row.cells[:at])


def _countable(quantity: Quantity) -> bool:
    return quantity.is_amount and bool(quantity.unit)


def _listed(row: Row, at: int, name: str, introduced: str, why: Why) -> Breakdown | None:
    """The breakdown whose first part is cell `at`."""
    if CHANGE.search(name) or TOTAL.search(name):
        return None
    wholes = wholes_before(row, at)
    if not wholes or wholes[0][0].value <= 0:
        return None
    listing = Listing(row, at, name, wholes[0][0])
    reached = reached_before(row, at)
    # 计划新增泊位3500个，已新增3614个，其中…: of what was reached, where the list comes to it.
    if reached and total(part.interval for part in listing.parts).meets(reached[0].interval):
        wholes.insert(0, reached)
    if len(listing.parts) < 2 or measured_again(row, at) or is_scale(listing.parts):
        return None
    tail = row.behind(listing.end - 1)
    open_list = bool(
        _OPEN_LIST.search(introduced)
        or _highest(wholes[0][0], listing.parts[0])
        or any(_ET_CETERA.search(n) for n in listing.names[1:])
        or tail.startswith("等")
    )
    return Breakdown(
        wholes[0][0],
        wholes[0][1],
        tuple(listing.parts),
        tuple(listing.names),
        why,
        listing.separator,
        open_list,
        introduced,
        tail,
        _complete(listing, open_list, why, introduced, tail, wholes[0][0]),
        why != "among" or introduced.endswith(("：", ":")) or "分别" in introduced,
        tuple(listing.extra),
        tuple(listing.inside),
        tuple(q for q, _ in wholes[1:]),
    )


def _highest(whole: Quantity, first: Quantity) -> bool:
    """True where the words before a list say that it holds the highest of all."""
    return _HIGHEST.search(whole.text, whole.span.end, first.span.start) is not None


def _complete(listing: Listing, open_list: bool, why: Why, introduced: str, tail: str, whole: Quantity) -> str:
    """What says that the list holds every part; of a list that was left early only its classes can."""
    if open_list:
        return ""
    if len(listing.parts) > 2 and says_all(whole, listing.parts[0], len(listing.parts), tail):
        return "announced"
    told = completeness(why, introduced, listing.names, bool(listing.extra))
    if told == "rest" and _rest_of_a_class(whole.before, listing.names):
        return ""
    if told == "places" and _REST_BEHIND.match(tail):
        return ""
    rest = tail.split("。", maxsplit=1)[0]
    if told == "deadlines" and (_MORE_LATER.search(rest) or _all_by_then(listing, rest, whole)):
        return ""
    if told == "ordinals" and _announced(whole.before) > len(listing.names):
        return ""  # 三批148件，其中第一批41件、第二批47件
    if not told and not listing.cut and sorted_out(whole, listing.parts, listing.names):
        return "named"
    return told or named_before(whole, listing.names) if not listing.cut or told == "classes" else ""


def _all_by_then(listing: Listing, tail: str, whole: Quantity) -> bool:
    """True for 12所中，6月底完成5所，10月底12所全部完成: by the last day the first ones are among all of them."""
    return listing.parts[-1].value == whole.value and _ALL.search(listing.names[-1] + tail) is not None


_ALL = regex("全部|[均都已]|全面|悉数")


def _rest_of_a_class(whole: str, names: Sequence[str]) -> bool:
    """True for 粮食产量…，其中稻谷…、其他谷物产量: the rest of the grains, while tubers and beans are not told."""
    told = _OTHERS.match(names[-1]) if len(shared_tail(whole, names[-1])) > 1 else None
    return told is not None and not share_a_bigram(told["what"], whole)


_OTHERS = regex(
    r"(?:其他|其它|其余)的?(?P<what>(?!作物|品种|种类|产品|类别|行业|产业|部门|项目|单位|地区|人员|方面)[一-鿿]{2})"
)


def _announced(words: str) -> int:
    """How many batches or rounds the clause before a number speaks of; 0 where it tells none."""
    found = [han_value(match["n"]) for match in _BATCHES.finditer(words)]
    return max((int(value) for value in found if value is not None), default=0)


def opens_with_a_whole(parts: Sequence[Quantity]) -> bool:
    """True for 412处 … 问题203处，已拆除197处，其余6处: the first holds the others, and is no part beside them."""
    return len(parts) > _PAIR and parts[0].value == sum(part.value for part in parts[1:])


_PAIR, _OWN = 2, 10
