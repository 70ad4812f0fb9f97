"""Rates: a stated percentage with the numerator and denominator that the words decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.parts.confirmed_splits import find_split_rates
from linter.facts.quantities.named_by_number import named_by_number
from linter.facts.quantities.strands import Link, Strand
from linter.facts.rates.adjacent_rates import find_adjacent_rates
from linter.facts.rates.attendance_rates import find_attendance_rates
from linter.facts.rates.clearance import CLEARANCE, clearance, moved_by_stock
from linter.facts.rates.completions import Completion, completion_at, splits_behind
from linter.facts.rates.court_rates import find_court_rates
from linter.facts.rates.evened_shares import is_evened
from linter.facts.rates.far_rates import find_far_rates
from linter.facts.rates.far_wholes import find_far_wholes
from linter.facts.rates.footing import has_footing
from linter.facts.rates.one_matter import of_one_matter, of_one_owner, of_one_year, with_some_left_out
from linter.facts.rates.plan_apart import find_plans_apart
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_apart import find_rates_apart
from linter.facts.rates.rate_bases import tested
from linter.facts.rates.rate_by_slip import find_rates_by_slip
from linter.facts.rates.rate_far_bases import find_far_bases
from linter.facts.rates.rate_first import find_rates_first
from linter.facts.rates.rate_named import BASE_ELSEWHERE, named_rate
from linter.facts.rates.rate_of_another import of_another_act
from linter.facts.rates.rate_of_fewer import of_fewer
from linter.facts.rates.rate_of_halves import find_rates_of_halves
from linter.facts.rates.rate_of_part import find_rates_of_parts
from linter.facts.rates.rate_states import find_rates_of_states
from linter.facts.rates.rate_told_again import find_rates_told_again
from linter.facts.rates.rate_words import tells
from linter.facts.rates.rates_around import find_rates_around
from linter.facts.rates.rates_by_place import find_rates_by_place
from linter.facts.rates.rates_by_unit import find_rates_by_unit
from linter.facts.rates.rates_of_all import find_rates_of_all
from linter.facts.rates.share_apart import find_shares_apart
from linter.facts.rates.shares import share_at
from linter.facts.rates.shares_of_a_few import find_shares_of_a_few
from linter.facts.rates.shares_of_named_total import find_shares_of_named_totals
from linter.facts.rates.shares_of_one_whole import find_shares_of_one_whole
from linter.facts.rates.shares_of_the_area import find_shares_of_the_area
from linter.facts.rates.sister_shares import find_sister_shares
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?:^|[，,、；：:（(的])(?P<name>[^，,。；、：:（）()的]{1,12}(?:率|进度|结案?比|收案?比))(?:仅|已|就|均)?(?:为|达到|达|是|：|:|仅为|只有|仅)?$"
)
_OF = regex(r"(?:占|为|完成|达到|达|是|相当于)(?:了|到)?[^，。；、：:]{0,18}$")
# 超出市下达任务800米的15%: by so much more than all of it, and no part of it.
_BEYOND = regex(r"(?:超出?|超过|超额|高出|高于|多于|多出|[多高]过|低于|少于|不足|不到|[比较])[^，,。；;、：:]{0,16}$")
_OF_IT = regex(r"(?P<things>[一-鿿]{0,8}?)的(?:(?:比重|比例|份额)(?:为|达到|达|是)?)?")
"""Behind a base: 占全乡64个村民组的, where what stands before 的 is what the base counts."""


def find_rates(ledger: Ledger) -> tuple[Rate, ...]:
    """Every percentage whose base is decided by the words of its sentence."""
    found: list[Rate] = []
    for strand in ledger.strands:
        for at, link in enumerate(strand.links):
            quantity = link.quantity
            if at and _is_rate(quantity) and "分别" not in link.gap and link.known:
                found.extend(_rate_at(ledger, strand, at) or _split_at(ledger, strand, at))
    apart = ((rate, split) for rate, split in splits_behind(ledger) if _is_rate(rate))
    found.extend(_as_rate(rate, split, False) for rate, split in apart)
    found.extend(find_rates_apart(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_shares_apart(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_shares_of_the_area(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_far_bases(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_rates_of_states(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_rates_told_again(ledger, frozenset(rate.stated.span.start for rate in found)))
    found.extend(find_rates_by_slip(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_attendance_rates(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_rates_by_unit(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    clear = (rate for rate in found if rate.numerator and len(rate.others) <= _MOST_MEANT)
    found.extend(find_rates_of_parts(ledger, frozenset(rate.stated.span.start for rate in clear)))
    found.extend(find_split_rates(ledger, frozenset(rate.stated.span.start for rate in found if rate.certain)))
    clear = (rate for rate in found if rate.numerator and len(rate.others) <= _MOST_MEANT)
    found.extend(find_adjacent_rates(ledger, frozenset(rate.stated.span.start for rate in clear)))
    odd = {rate.stated.span: rate for rate in find_sister_shares(ledger)}
    odd.update((rate.stated.span, rate) for rate in find_shares_of_one_whole(ledger))
    odd.update((rate.stated.span, rate) for rate in find_shares_of_named_totals(ledger))
    odd.update((rate.stated.span, rate) for rate in find_shares_of_a_few(ledger))
    odd.update((rate.stated.span, rate) for rate in find_court_rates(ledger))
    odd.update((rate.stated.span, rate) for rate in find_rates_of_all(ledger))
    # What the words have decided is surer than what form tells of the same two numbers.
    sure = {(rate.stated.span, rate.denominator.span) for rate in found if rate.certain}
    odd = {span: rate for span, rate in odd.items() if (span, rate.denominator.span) not in sure}
    found = [*(rate for rate in found if rate.stated.span not in odd), *odd.values()]
    found.extend(find_rates_by_place(ledger, tuple(found)))
    clear = (rate for rate in found if rate.numerator and len(rate.others) <= _MOST_MEANT)
    found.extend(find_rates_of_halves(ledger, frozenset(rate.stated.span.start for rate in clear)))
    found.extend(find_rates_first(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_plans_apart(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_far_wholes(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_far_rates(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    found.extend(find_rates_around(ledger, frozenset(rate.stated.span.start for rate in found if rate.numerator)))
    return tuple(
        rate
        for rate in found
        if not (_side_by_side(ledger, rate) or _excepted(ledger, rate) or of_fewer(rate) or moved_by_stock(rate))
        and not any(named_by_number(one) for one in (rate.denominator, rate.numerator) if one)
        and not of_another_act(rate, found)
        and not _of_another_matter(ledger, rate)
        and not has_footing(rate)
        and not is_evened(ledger, rate)
    )


def _of_another_matter(ledger: Ledger, rate: Rate) -> bool:
    """True for a rate of another paragraph than its numbers that names a time, place or class of its own."""
    part, whole = rate.numerator, rate.denominator
    # 居住在城镇的人口 over 常住人口: of another class by its very definition.
    if part is None or rate.how == "of" or rate.name.endswith("城镇化率"):
        return False
    block = ledger.sentences[rate.stated.sentence].block
    far = [one for one in (part, whole) if ledger.sentences[one.sentence].block != block]
    if not far:
        return False
    if len(far) == 1:
        other = whole if far[0] is part else part
        of_owner = rate.how == "share" or of_one_owner(ledger, other, far[0])
        return not (of_owner and of_one_year(ledger, rate.stated, far[0]))
    near = (ledger.by_sentence.get(at, ()) for at in {part.sentence, whole.sentence, part.sentence + 1})
    if (rate.slip or rate.left is None) and with_some_left_out(
        [one for some in near for one in some], part, whole, rate.stated
    ):
        return True
    return not of_one_matter(ledger, rate.stated, part, whole)


_EXCEPTED = regex(r"除[^，,。；;]{1,20}外(?!还)|剔除|扣除|不[含计](?!税)|不包括|以外的")


def _excepted(ledger: Ledger, rate: Rate) -> bool:
    """True for 共85家，除停产企业外，开工61家，开工率75%: the base is less than the number told.

    So it is where the exception stands with the base's name: 占总支出（不含上级专项）的21%.
    """
    if rate.numerator is None:
        return False
    start, end = rate.denominator.span.end, rate.numerator.span.start
    if end - start <= _NEAR and _EXCEPTED.search(ledger.text, start, end) is not None:
        return True
    before = max(rate.numerator.span.end, rate.stated.span.start - _NEAR)
    named = ledger.text.rfind("占", before, rate.stated.span.start)
    except_for = _EXCEPTED.search(ledger.text, named, rate.stated.span.start) if named >= 0 else None
    if except_for is None:
        return False
    # 仓容（不含冷库）860万吨 … 占仓容（不含冷库）的66%: the number told is that without the exception.
    told = _EXCEPTION.match(ledger.text, except_for.start())
    base = ledger.text[max(0, rate.denominator.span.start - _NEAR // 2) : rate.denominator.span.start]
    return told is None or told.group() not in re.split("[。；;]", base)[-1]


_EXCEPTION = regex(r"(?:除|剔除|扣除|不[含计])[一-鿿]{2,}")

_NEAR = 80
"""Characters between a base and its part in which an exception from the base may stand."""
_LISTED = regex(r"[一-鿿]{0,8}[、和及与]")


def _side_by_side(ledger: Ledger, rate: Rate) -> bool:
    """True for 252个村、26个社区: neither is a part of the other."""
    if rate.numerator is None or rate.how != "named":
        return False
    return bool(_LISTED.fullmatch(ledger.text, rate.denominator.span.end, rate.numerator.span.start))


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
    if len(link.gap) <= _LONGEST_NAMING:
        apart = completion_at(ledger, strand, at)
        if apart:
            return [_as_rate(link.quantity, apart, len(apart.others) <= _FEWEST_MEANT)]
        named = _NAMED.search(link.gap)
        if named and not named["name"].endswith(("率", "进度")):
            return clearance(links, at, named["name"]) if CLEARANCE.search(named["name"]) else []
        if named:
            return list(
                tested(links, at, named["name"])
                or _tasked(links, at, named["name"])
                or named_rate(strand, at, named["name"])
            )
        return list(_share(links, at))
    return []


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

_MOST_MEANT = 5
"""Numbers of one unit beyond which no pair is taken for the one that is meant."""

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
    yield Rate(links[at].quantity, before[-1], base.quantity, "of", told.group(), tuple(before), len(before) == 1)


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
