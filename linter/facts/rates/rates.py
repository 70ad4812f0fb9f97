"""Rates: a stated percentage with the numerator and denominator that the words decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.strands import Link, Strand
from linter.facts.rates.clearance import CLEARANCE, clearance
from linter.facts.rates.completions import Completion, completion_at, splits_behind
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_bases import tested
from linter.facts.rates.rate_named import BASE_ELSEWHERE, named_rate
from linter.facts.rates.rate_words import tells
from linter.facts.rates.shares import share_at
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?:^|[，,、；：:（(的])(?P<name>[^，,。；、：:（）()的]{1,12}(?:率|进度|结案?比|收案?比))(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|仅为|只有|仅)?$"
)
_OF = regex(r"(?:占|为|完成|达到|达|是|相当于)(?:了|到)?[^，。；、：:]{0,18}$")
# 超出市下达任务800米的15%: by so much more than all of it, and no part of it.
_BEYOND = regex(r"(?:超出?|超过|超额|高出|高于|多于|多出|[多高]过|低于|少于|不足|不到|[比较])[^，,。；;、：:]{0,16}$")
_OF_IT = regex(r"(?P<things>[一-鿿]{0,8}?)的(?:(?:比重|比例|份额)(?:为|达到|达|是)?)?")
"""Behind a base: 占全乡64个村民组的, where what stands before 的 is what the base counts."""


def find_rates(ledger: Ledger) -> Iterator[Rate]:
    """Every percentage whose base is decided by the words of its sentence."""
    for strand in ledger.strands:
        for at, link in enumerate(strand.links):
            quantity = link.quantity
            if at and _is_rate(quantity) and "分别" not in link.gap and link.known:
                yield from _rate_at(ledger, strand, at) or _split_at(ledger, strand, at)
    for quantity, split in splits_behind(ledger):
        if _is_rate(quantity):
            yield _as_rate(quantity, split, False)


def _is_rate(quantity: Quantity) -> bool:
    return quantity.printed_unit in ("%", "成")


def _as_rate(stated: Quantity, apart: Completion, certain: bool) -> Rate:
    return Rate(stated, apart.reached, apart.base, "of", apart.name, apart.others, certain)


def _rate_at(ledger: Ledger, strand: Strand, at: int) -> list[Rate]:
    links = strand.links
    link = links[at]
    of_it = _OF_IT.fullmatch(link.gap)
    # 三项合计8230万元，占4个项目的92.7%: what stands right before the phrase is the part, and is told in another unit.
    beside = at > 1 and comparable(links[at - 2].quantity, links[at - 1].quantity)
    if of_it and (not of_it["things"] or (beside and of_it["things"] == links[at - 1].quantity.head)):
        return list(_of(links, at))
    if at > 1 and _RISEN.fullmatch(link.gap) and _SHARE_FROM.match(links[at - 1].gap):
        # 占工业投资31亿元的比重由上年的52%提高到60%: the share reached is that of the amount.
        return list(_of([*links[: at - 1], link], at - 1))
    if len(link.gap) <= _LONGEST_NAMING:
        apart = completion_at(ledger, strand, at)
        if apart:
            return [_as_rate(link.quantity, apart, len(apart.others) <= _FEWEST_MEANT)]
        named = _NAMED.search(link.gap)
        if named and not named["name"].endswith(("率", "进度")):
            return clearance(links, at, named["name"]) if CLEARANCE.search(named["name"]) else []
        if named:
            name = _GRADES.sub("", named["name"])
            tasked = tested(links, at, name) or _task_behind(links, at, name) or _tasked(links, at, name)
            return list(tasked or named_rate(strand, at, name))
        return list(_share(links, at))
    return []


_GRADES = regex("^(?:非常|比较|较)?满意(?:[和与及或、]|以及)(?:比较|较|基本)?(?=满意率$)")
"""满意和基本满意率: the share of both answers, of those who were asked as any other."""

_RISEN = regex("(?:提高|上升|提升|增加|增|升|下降|降低|降|回落)(?:到了?|至|为)")
_SHARE_FROM = regex("的(?:比重|比例|份额|占比)(?:由|从)")

_LEFT = regex(r"未|尚|其余|余下|剩余|正在|仍有")


def _split_at(ledger: Ledger, strand: Strand, at: int) -> list[Rate]:
    """共D个。已完成N个，尚未完成M个，完成率P%: the base of the sentence before, proved by N + M = D."""
    named = _NAMED.search(strand.links[at].gap) if len(strand.links[at].gap) <= _LONGEST_NAMING else None
    counts = [i for i in range(at) if strand.links[i].quantity.kind in ("count", "money")]
    if named is None or BASE_ELSEWHERE.search(named["name"]) or len(counts) != len(_STATES):
        return []
    done, left = (strand.links[i].quantity for i in counts)
    if not tells(strand, counts[0], named["name"]) or not _LEFT.search(strand.links[counts[1]].gap):
        return []
    block = ledger.sentences[strand.sentence].block
    earlier = range(max(0, strand.sentence - _SENTENCES_BACK), strand.sentence)
    for base in (q for i in reversed(earlier) for q in ledger.by_sentence.get(i, ())):
        if ledger.sentences[base.sentence].block != block:
            return []
        if comparable(base, done) and comparable(base, left) and base.value == done.value + left.value:
            return [Rate(strand.links[at].quantity, done, base, "named", named["name"], (done, left), True)]
    return []


_SENTENCES_BACK = 3
"""How many sentences before a rate may announce its base."""

_FEWEST_MEANT = 2
"""Numbers of one unit among which no other pair can be meant."""

_STATES = ("done", "left")
"""The two numbers that split a base."""


_LONGEST_NAMING = 30
"""Characters between the numbers and the percentage that still speak of them."""


def _of(links: Sequence[Link], at: int) -> Iterator[Rate]:
    """N，为D的P%: the base stands in the phrase itself."""
    base = links[at - 1]
    told = None if _BEYOND.search(base.gap) else _OF.search(base.gap)
    before = [x.quantity for x in links[: at - 1] if comparable(x.quantity, base.quantity)]
    if told is None or not before or base.quantity.kind in ("percent", "plain") or base.quantity.approximate:
        return
    rate = links[at].quantity
    behind = list(accumulate(part.value for part in reversed(before)))
    for first, whole in enumerate(before[:-2]):
        summed = whole.value == behind[len(before) - first - 2]
        if summed and not _gives(before[-1], base.quantity, rate):
            before = [*before[:first], whole]  # 126座，其中城区36座、农村90座，完成计划120座的95%
            break
    yield Rate(rate, before[-1], base.quantity, "of", told.group(), tuple(before), len(before) == 1)


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    share = part.interval.over(whole.interval)
    return share is not None and share.meets(rate.interval)


def _share(links: Sequence[Link], at: int) -> Iterator[Rate]:
    """共D…，其中N，占P%: the words before 占 tell the part, those behind it the whole."""
    share = share_at(links, at)
    if share is None:
        return
    # 住户存款516.9亿元，占75.7%，企业存款87.3亿元，占12.8%: what has a share of its own is no whole of the next.
    beside = links[share.whole + 1]
    if beside.quantity.kind == "percent" and "占" in beside.gap and "其中" not in links[share.part].gap:
        return
    part, whole = links[share.part].quantity, links[share.whole].quantity
    everything = tuple(link.quantity for link in links[:at] if comparable(link.quantity, part))
    yield Rate(links[at].quantity, part, whole, "share", "占", everything, share.certain)


_TASK = regex(r"任务|目标|计划")
_NOT_DONE = regex("其中|[；;]|每|各|计划|预计|未|尚|待|不")
_TASK_RATE = regex(r"(?:任务|目标|计划)?完成率")


def _tasked(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """D万剂次任务，接种N万剂次，完成率P%: whatever verb tells what was done of a task."""
    if at != 2 or not _TASK_RATE.fullmatch(name):
        return []
    task, done = links[0], links[1]
    behind = re.split("[，,；;。：:]", done.gap)[0]
    if not _TASK.search(task.gap[-12:] + behind) or _NOT_DONE.search(done.gap, len(behind)):
        return []
    if not comparable(task.quantity, done.quantity) or task.quantity.kind in ("percent", "plain", "duration"):
        return []
    pair = (task.quantity, done.quantity)
    return [Rate(links[at].quantity, done.quantity, task.quantity, "named", name, pair, False)]


_TASK_BEHIND = regex(
    r"[，,（(](?:完成|占|为)?(?:全年|年度|年初|当年|本年|上级|省|市|县|下达|既定|预定|的)*(?:目标|任务|计划)(?:任务|目标|数|值|指标)?(?:为|是|：|:)?"
)
_NO_TASK = regex("任务|目标|计划|其中|[上去]年|同期|每|均")


def _task_behind(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """新增就业4.2万人，年度目标4.5万人，完成率93.3%: the task stands right before its rate."""
    if at < 2 or not _TASK_RATE.fullmatch(name) or not _TASK_BEHIND.fullmatch(links[at - 1].gap):
        return []
    done, task, gap = links[at - 2].quantity, links[at - 1].quantity, links[at - 2].gap
    told = done.is_amount and comparable(done, task) and tells_level(gap) and not _NO_TASK.search(gap)
    return [Rate(links[at].quantity, done, task, "named", name, (done, task), True)] if told else []
