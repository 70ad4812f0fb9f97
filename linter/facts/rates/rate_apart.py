"""Rates whose base stands apart from them: 制定措施64条。…已落实58条，措施落实率96%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.strands import DATE_MARK, Strand
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_words import of_a_class, status_of, tells
from linter.facts.rates.shares import by_measure
from linter.facts.rates.wider_base import wider_than
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"^[^，,。；;：:]{0,14}[，,、（(]?(?P<name>[^，,。；;、：:（）()的]{2,10}?(?:率|进度)|[^，,。；;、：:（）()的]{0,10}?覆盖面)(?:仅|已经?|就|均)?(?:为|达到|达|是|：|:|只有)?$"
)
_OF_ALL = regex(
    r"^[^，,。；;：:]{0,14}[，,（(]?占(?:(?P<of>[一-鿿]{0,8}?)(?:总[数量额]|全部)|比)的?(?:比重|比例)?(?:仅)?(?:为|达到|达)?$"
)
_LEFT = regex(r"未|尚|其余|余下|剩余|剩下|另有|还有|正在|仍有|待|暂")
_ELSEWHERE = regex(r"利用|出生|死亡|增长|绿化|贡献|失业|利率|税率|汇率|参保|普及|覆盖率|发病|就业率|出勤|周转|自给")
_URBAN = "城镇化"
_NO_PART = regex(r"分别|同比|比上年|增长|提高|上升|下降|减少|增加|其中|累计|平均|每")
_NO_BASE = regex(r"计划|预计|目标|上年|去年|同期|新增|另|每|平均|比|增|减|下[一年]")
# A sentence that goes on about what the one before counted.
_GOES_ON = regex(rf"其中|截至|截止|目前|至今|现已经?|已经?|到{DATE_MARK}|{DATE_MARK}")
_WINDOW = 2
"""Paragraphs before and behind a rate in which its base may stand."""
_FEWEST_LETTERS = 2
_MOST_NEAR = 40
"""Numbers of one unit around a rate beyond which nobody can tell which is meant."""


def find_rates_apart(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate behind its numerator whose base another sentence counts, by name or because the rest adds up to it.

    `told` holds where the rates begin whose base is known.
    """
    for strand in ledger.strands:
        for at in range(1, len(strand.links)):
            link = strand.links[at]
            rate = link.quantity
            if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
                continue
            part = strand.links[at - 1].quantity
            if not link.known or part.approximate or not part.is_amount or part.value <= 0:
                continue
            if not 0 < rate.value <= 1 or _NO_PART.search(link.gap):
                continue
            found = _base(ledger, strand, at)
            if found:
                yield found


def _base(ledger: Ledger, strand: Strand, at: int) -> Rate | None:
    link, part = strand.links[at], strand.links[at - 1].quantity
    named, of_all = _NAMED.search(link.gap), _OF_ALL.search(link.gap)
    if not named and not of_all:
        return None
    block = ledger.sentences[strand.sentence].block
    window = range(block - _WINDOW, block + _WINDOW + 1)
    alike = (q for one in window for q in ledger.by_block.get(one, ()) if q is not part and comparable(q, part))
    near = list(islice(alike, _MOST_NEAR + 1))
    if not near or len(near) > _MOST_NEAR:
        return None
    if of_all and any(by_measure(q, link.gap.partition("占")[0]) for q in near):
        return None
    name = named["name"] if named else ""
    if _URBAN in name:
        return _urban(near, strand, at, name)
    words = "".join([q.before for q in near] + [x.gap for x in strand.links[:at]])
    if named and (_ELSEWHERE.search(name) or of_a_class(name, words)):
        return None
    closed = _closed(ledger, near, part, link.quantity)
    base = (
        (closed[0] if closed else None)
        or _split(near, part)
        or (_by_name(ledger, near, strand, at, name) if named else _by_all(near, part, _own(strand, at), of_all))
    )
    if base is None or (named and _has_own_share(ledger, base)):
        return None
    if of_all and wider_than(f"{of_all['of'] or ''}总数", base.before, part.before):
        return None
    others = (part, *(closed or near))
    return Rate(link.quantity, part, base, "named" if named else "share", name or "占", others, False)


def _has_own_share(ledger: Ledger, base: Quantity) -> bool:
    """True for 达到进度的188个，占在建项目的67.6%: a part of others, and no base of 竣工率."""
    return _OWN_SHARE.match(ledger.text, base.span.end) is not None


_OWN_SHARE = regex(r"[^，,。；;\n]{0,8}[，,（(]占[^，,。；;\n]{1,16}?\d[\d.]*%")


def _split(near: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The whole that the part and what is left of it add up to: 156个 of 149个 and 另有7个."""
    wholes = {q.value: q for q in reversed(near) if q.value > part.value}
    for rest in near:
        whole = wholes.get(part.value + rest.value)
        behind = rest.span.start > part.span.end
        if whole is not None and behind and whole.span.start < part.span.start and _LEFT.search(rest.before[-12:]):
            return whole
    return None


def _closed(ledger: Ledger, near: Sequence[Quantity], part: Quantity, rate: Quantity) -> tuple[Quantity, ...]:
    """The whole, the rest and what stands between them, where the rest told right behind the rate closes the sum.

    涉及85户。…已有68户领到，兑付率91%，剩下的17户…: whatever other paragraphs count, no other base is meant.
    """
    rest = next((q for q in near if q.span.start > rate.span.end), None)
    if rest is None or rest.sentence != rate.sentence or not _REST.search(rest.before):
        return ()
    if ledger.quantities[ledger.quantity_index(rate.span.end)] is not rest:
        return ()
    block = ledger.sentences[rate.sentence].block
    before = [q for q in near if q.span.end <= part.span.start and ledger.sentences[q.sentence].block == block]
    at = next((i for i, q in enumerate(before) if q.value == part.value + rest.value), None)
    return () if at is None else (*before[at:], rest)


_REST = regex("[，,；;]?(?:但|而)?(?:其余|余下|剩余|剩下|另有|还有|仍有|尚有)[^，,。；;]{0,4}$")


def _urban(near: Sequence[Quantity], strand: Strand, at: int, name: str) -> Rate | None:
    """居住在城镇的31万人，居住在乡村的27万人，城镇化率58%: of both, where another number says as much."""
    town = next((x for x in strand.links[:at] if "城镇" in x.gap and "乡村" not in x.gap), None)
    country = next((x for x in strand.links[:at] if re.search("乡村|农村", x.gap)), None)
    if town is None or country is None or not comparable(town.quantity, country.quantity):
        return None
    both = town.quantity.interval.plus(country.quantity.interval)
    for whole in near:
        if "户籍" in whole.before and "户籍" not in name:
            continue
        if whole.value > town.quantity.value and whole.interval.meets(both):
            others = (town.quantity, country.quantity)
            return Rate(strand.links[at].quantity, town.quantity, whole, "named", name, others, False)
    return None


def _by_name(ledger: Ledger, near: Sequence[Quantity], strand: Strand, at: int, name: str) -> Quantity | None:
    """The count before that the name of the rate or the head of its part names, where the part says the status."""
    part = strand.links[at - 1].quantity
    if not tells(strand, at - 1, status_of(name)) and not tells(strand, at - 1, name):
        return None
    before = [q for q in reversed(near) if q.span.end <= part.span.start]
    return _like(before, part, _own(strand, at), name) or _only(ledger, near, before, strand, at)


def _only(
    ledger: Ledger, near: Sequence[Quantity], before: Sequence[Quantity], strand: Strand, at: int
) -> Quantity | None:
    """排查隐患236处。其中已治理198处，治理率88.5%: the one other number of the unit, in the sentence right before."""
    part = strand.links[at - 1].quantity
    if at != 1 or not _GOES_ON.match(strand.links[0].gap):
        return None
    if len(near) > 1 and before:  # 反馈问题48个，其中立行立改19个、长期5个: the parts of a number are no other bases
        parts = ledger.parts_told
        near, before = [q for q in near if q.span not in parts], [q for q in before if q.span not in parts]
    if len(near) != 1 or not before or part.sentence - before[0].sentence != 1:
        return None
    base = before[0]
    whole = base.value > part.value and not _NO_BASE.search(base.before[-12:]) and not _NO_BASE.search(part.before)
    return base if whole else None


def _by_all(near: Sequence[Quantity], part: Quantity, own: str, told: re.Match[str] | None) -> Quantity | None:
    """The count that says 共 of what the part is of: 检出21批次，占抽检总数的4.2%, 样品共计350批次."""
    assert told is not None
    wholes = [q for q in near if q.role == "whole" or re.search(r"共计?$|合计$|总[数量]", q.before)]
    return _like(wholes, part, own, "")


def _like(near: Sequence[Quantity], part: Quantity, own: str, name: str) -> Quantity | None:
    """The first larger number that counts the same things."""
    for count in near:
        if count.value <= part.value or _NO_BASE.search(count.before[-12:]):
            continue
        same = _same_things(count.core, own) or (
            len(count.core) >= _FEWEST_LETTERS and count.core[-_FEWEST_LETTERS:] in name
        )
        if same:
            return count
    return None


def _own(strand: Strand, at: int) -> str:
    """What the part before link `at` counts, where it says so itself: what it takes over from others proves nothing."""
    part = strand.links[at - 1]
    core = part.quantity.core
    return core if core and (core in part.gap or core in strand.links[at].gap) else ""


def _same_things(one: str, other: str) -> bool:
    """True for 刑事案件 and 案件."""
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST_LETTERS and one[-shorter:] == other[-shorter:]
