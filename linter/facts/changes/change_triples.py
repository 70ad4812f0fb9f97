"""Changes by three numbers: 由十二个工作日缩短为五个，压缩八个; 52个机构整合，压减至37个，撤并25个.

Whatever verbs tell them: a value, the one it came to, and how much more or less that is, all of one unit, or a rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import HOW, OTHER_BASIS, OTHER_FOOTING, REAL_TERMS, without_object
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.dates.years import YEAR
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.strands import DATE_MARK, DURING, Link
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DATE = f"[{DATE_MARK}◆]+"
_UPWARD = "增加|增长|新增|新添|增添|净增|扩大|提升|提高|上升|增至|升|涨|延长|拓展|扩展|扩容|增|多了?|快|高|扩"
_DOWNWARD = "减少|缩短|压缩|压减|精简|精减|缩减|裁减|裁撤|撤并|撤销|合并|整合|下降|降低|下调|削减|减|降|缩|少了?|低|慢"
_REACHED = regex(
    rf"(?:{_UPWARD}|{_DOWNWARD}|调整|发展|变|改)(?:到|至|为|成)(?:了|目前|现在|现有)*(?:{_DATE}|[一-鿿]{{0,6}}?)[底末初]?的?$"
)
_STEP = regex(
    rf"^[一-鿿”）)]{{0,6}}[，,；;](?:[一-鿿#◆]{{0,3}}{DURING}|[一二两三四五六七八九十]{{0,2}}[#◆年]{{1,3}}|[一-鿿]?[数量额]|人数|规模|面积|[全当本今一两]年[内度]?|{_DATE}[一-鿿]{{0,2}}?)?[，,]?"
    rf"(?:平均)?{HOW}"
    rf"(?:(?P<up>{_UPWARD})|(?P<down>{_DOWNWARD}))(?:了|幅度?|达|约|近)*$"
)
# 由2136人增加到2190人，下半年增加35人: within a time of its own.
_OWN_TIME = regex("[上下]半年|[上下春秋]学期|季度|当[月季]|本[月季]")
_THIS_YEAR, _FROM_LAST = regex("当年|年内|[今本]年|全年"), regex("[上去]年|年初|上年")
_NEW_MATTER = regex(r"其中|分别|最|每|各|计划|目标|预计|另|同比|；|;|。")
_RATE_STEP = regex(
    rf"[，,](?:[一-鿿◆]{{0,4}}(?:年间|年来|以来|间)?|(?:比|较)(?:{_DATE}|上年|去年)[年底末初]?)(?:共|累计)*"
    r"(?:(?P<up>增加|增长|上升|提高|提升|扩大)|(?P<down>减少|下降|降低|缩减|压减))(?:了)?$"
)
_BASE = regex(r"(?:以|比|较|由|从)[^，,。；]{0,8}$|(?:上年|去年|同期|年初)[一-鿿]{0,4}$")
_THEN = regex(
    rf"^(?:[，,]|[一-鿿]{{0,4}}[，,])(?:{_DATE}|今年|本年)[底末]?(?:[一-鿿]{{0,8}})(?:达到?|为|是|增至|升至)?$"
)


def find_change_triples(ledger: Ledger, known: Sequence[Change]) -> Iterator[Change]:
    """Every value, value reached and change between them that no other change holds."""
    told = {step.quantity.span for change in known if change.start and change.end for step in change.steps}
    for strand in ledger.strands:
        links = strand.links
        for at in range(2, len(links)):
            if links[at].quantity.span not in told:
                if _netted(links, at):
                    continue
                found = _triple(_without_years(links, at)) or _net(_without_times(links, at)) or _rate(links, at)
                if found:
                    yield found


_OUT = regex(r"[、，,；;]?[一-鿿]{0,4}?(?:退出|注销|关停|淘汰|减少|核减|调出|撤销|流失|退库|离职|迁出)(?:了|的)?")


def _netted(links: Sequence[Link], at: int) -> bool:
    """True for 发展到238家，新增131家、退出56家: what came in less what went out is the change."""
    behind = links[at + 1] if at + 1 < len(links) else None
    return behind is not None and behind.quantity.unit == links[at].quantity.unit and bool(_OUT.fullmatch(behind.gap))


def _without_years(links: Sequence[Link], at: int) -> Sequence[Link]:
    """The link `at` and the two before it, leaving out the 三年 of 发展到124家，三年新增48家."""
    between = links[at - 1]
    if between.quantity.kind == "duration" and between.gap in ("，", ",") and at > _TRIPLE - 1:
        here = links[at]._replace(gap=between.gap + links[at].gap)
        return (*links[at - _TRIPLE : at - 1], here)
    return links[at - _TRIPLE + 1 : at + 1]


def _without_times(links: Sequence[Link], at: int) -> Sequence[Link]:
    """The last three links up to `at` that are no lengths of time, whose words go to the link behind them."""
    kept: list[Link] = []
    gap = ""
    for link in links[max(0, at - _TRIPLE - 1) : at + 1]:
        if link.quantity.kind == "duration" and link.known:
            gap += link.gap + "#"
        else:
            kept.append(link._replace(gap=gap + link.gap))
            gap = ""
    return kept[-_TRIPLE:]


def _triple(links: Sequence[Link]) -> Change | None:
    """A, reached B, changed by C."""
    start, end, by = (link.quantity for link in links)
    way, gap = links[1].gap, without_object(links[2].gap, [links[0].gap, links[1].gap])
    step = _STEP.match(gap)
    if step is None or not (links[1].known and links[2].known) or len(way) > _LONGEST:
        return None
    if not comparable(start, end) or not comparable(end, by) or not _REACHED.search(way):
        return None
    within = _OWN_TIME.search(gap) or (_THIS_YEAR.search(gap) and not _FROM_LAST.search(links[0].gap + way))
    if within or _NEW_MATTER.search(way + gap) or by.value >= max(start.value, end.value):
        return None
    up = step["up"] is not None
    if not is_near(by, abs(end.value - start.value)):
        return None
    if up != (end.value > start.value) or start.value == end.value or start.kind == "percent":
        return None
    return Change(start, end, None, (Step(by, up, step["up"] or step["down"]),))


_NET = regex(r"[一-鿿”）)]{0,6}[，,；;](?:[一-鿿]{0,4}?)净(?:(?P<up>增)|(?P<down>减))[加少长]?(?:了|达)*")
"""Behind a value: what the net change is, 净增14个."""
_HELD_THEN = regex(rf"(?:[上去前]年|年初|此前|原有|原来|当时|{_DATE})[^，,；;]*$")
"""Before the first value: that it was held earlier."""
_HOLDS_NOW = regex(r"(?:达到?|为|有|是|剩|至|到)了?$")
_OTHER_NOW = regex("其中|分别|每|各|计划|目标|预计|将|力争|同比|拟|新|建成|完成|累计")
"""Between the two: the second is of something else than what there is by now."""
_FARTHEST = 40
"""Characters between the two values."""


def _net(links: Sequence[Link]) -> Change | None:
    """2023年底有助餐点57个；经过努力，已达到71个，净增14个: a net change is between the two numbers told before it."""
    if len(links) != _TRIPLE:
        return None
    start, end, by = (link.quantity for link in links)
    net = _NET.fullmatch(links[2].gap)
    if net is None or not (links[1].known and links[2].known) or len(links[1].gap) > _FARTHEST:
        return None
    if not (comparable(start, end) and comparable(end, by)) or start.kind == "percent" or start.approximate:
        return None
    way = links[1].gap
    if not _HELD_THEN.search(links[0].gap) or not _HOLDS_NOW.search(way) or _OTHER_NOW.search(way):
        return None
    up = net["up"] is not None
    if up != (end.value > start.value) or start.value == end.value or not is_near(by, abs(end.value - start.value)):
        return None
    return Change(start, end, None, (Step(by, up, "净增" if up else "净减"),))


_TRIPLE = 3
_LONGEST = 30
"""Characters between a value and the one that it came to."""


def _rate(links: Sequence[Link], at: int) -> Change | None:
    """2021年发电3.2亿，2022年达4.16亿，比2021年增长40%, and 2040名，以上年的1600名为基数，增加21.5%."""
    first, second, rate = (links[i].quantity for i in (at - 2, at - 1, at))
    step = _RATE_STEP.search(links[at].gap)
    if step is None or rate.kind != "percent" or first.kind == "percent" or not comparable(first, second):
        return None
    words = "".join(link.gap for link in links[at - 2 : at + 1])
    if OTHER_BASIS.search(words) or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    if _NEW_MATTER.search(links[at - 1].gap + links[at].gap) or not links[at - 1].known:
        return None
    between, behind = links[at - 1].gap, links[at].gap
    steps = (Step(rate, step["up"] is not None, step["up"] or step["down"]),)
    if _BASE.search(between) and "基数" in behind[: step.start() + 4]:
        return Change(second, first, None, steps, (first,))
    than = _THEN.match(between) and re.match(rf"[一-鿿]{{0,4}}[，,](?:比|较){_DATE}", behind)
    if than and _of_its_year(first, second, rate):
        return Change(second, first, None, steps, (first,))
    if than and _is_of(first, second, rate):
        return Change(first, second, None, steps, (second,))
    return None


def _of_its_year(first: Quantity, second: Quantity, rate: Quantity) -> bool:
    """True for 33.4亿元，2023年是30.6亿元，比2023年增长: the second value is the base."""
    told = YEAR.findall(rate.text, first.span.end, second.span.start)
    return bool(told) and told[-1:] == YEAR.findall(rate.text, second.span.end, rate.span.start)[-1:]


def _is_of(base: Quantity, level: Quantity, rate: Quantity) -> bool:
    """False for 2021年186起。2022年142起，2023年121起，较2021年下降34.9%: that year is not the one of the base."""
    year = YEAR.search(rate.text, level.span.end, rate.span.start)
    return not (year and base.period) or base.period[:4] in year.group()
