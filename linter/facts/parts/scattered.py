"""Scattered parts: each part opens a clause that tells more of it, and words before or behind say that these are all.

灭火184次，其中…；救援231次，…；服务116次，…；余下的59次是演练, with the whole paragraphs before it. What makes
the list a whole is not its form but what is said of it: how many classes there are (四类, 上述五个学段), that there
are no others (除这四类外没有), or what the last one is (其余, 剩下). The whole is a number of the unit that one slip of
the pen keeps from being the sum; a sum that stands anywhere in the report in its own right tells that all is well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.alike import Alike, alike
from linter.facts.parts.called_full import FEWEST, NEXT, NO_OTHERS, Part, full_stretches
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import GOES_ON, OTHERS, TWICE
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.stepwise import stepwise
from linter.facts.parts.wholes import shared_in, tells_level, unit_name
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import sum_mended
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MOST = 8
"""Parts of a list at most."""
_COARSER = 10
"""How much coarser than its fellows a number may be printed."""
_TELLING, _FEW = 100, 10
"""A number of fewer steps, of two digits, is hit by a slip of another too often to prove anything by itself."""
_APART = {"；": 1, "。": 2, "，": 4}
"""Clauses from one part to the next at most."""
_BESIDE = 3
"""The same before a list of two, which a number farther off meets by chance."""
_BACK, _AHEAD = 12, 12
"""Numbers of the unit before a list, and behind it, one of which may be its whole."""
_FAR = 4
"""Paragraphs between the whole of a list of two and the list."""
_SHARE = regex("[合共]计?占")
"""Behind a list, what share of the whole it is."""
_NAME, _LEAD = 16, 20
"""Characters of a part's name, and those before a whole behind its list that call it one."""
_TOTAL = regex("合计|共|总|全|合起来|相加|加起来|这|上述|以上")
_NO_WHOLE = regex("每|均|同期|上年|去年|计划|目标|[多少]")
_MARKS = ("；", "。", "，")
"""What parts the clauses that tell of one part each, the strongest first."""
_SEGMENT = {"；": regex("[；;。\n]"), "。": regex("[。\n]"), "，": regex("[，,；;。：:、\n]")}
_NO_PART = regex(
    r"每|均(?![已未告])|平均|[比较][^，。；]{1,10}[多少增减高低][^，。；]{0,4}$|同期|上年|去年|累计|至少|最[多少高大]|其中|计划|目标|预计|力争|另"
    r"|年[初末]|[期月]末|库存|结存|余额|第[一二三四五六七八九十\d]+$|标准|限额|^共(?!同|享|建)|合计|总计|上述|前述|抽[查取]"
)
_WHOLE_ITSELF = regex("的[一总合]?共计?有?$")
_WITHIN = regex("^具体[为是有]|^[^，,。；;]{2,12}中[，,]")
"""具体为： and 超标家庭中，: the clause tells of the number before it."""
_AMONG_THEM = regex("[一-鿿]{0,8}[中里]$")
_TOLD_OF = regex("(?:不?在|不?属于|除了?)$")
"""37所食堂中， and 不在37所之内: those that were told before, once more."""
_CLAUSE = regex("[，,：:、]")
_OF_THEM = regex("其中|包括|含(?!量|税)|占(?=[约近]?$)")


def find_scattered(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every list that its words call full and that one slip keeps from coming to a number of its unit."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    # A whole that its own list comes to has no other parts beside them.
    taken |= {told.whole.span for told in known if total(one.interval for one in told.parts).meets(told.whole.interval)}
    for row in ledger.rows:
        numbers = _of_shared_units(row) if not row.host and len(row.cells) >= FEWEST else ()
        if not numbers:
            continue
        found: dict[Span, Breakdown] = {}
        seen: set[tuple[Span, ...]] = set()
        text = ledger.read(ledger.document.blocks[row.block].span)
        for mark in _MARKS:
            # Without a semicolon its clauses are those between full stops.
            for run in _runs(ledger, row.block, numbers, mark) if mark in text else ():
                spans = tuple(part.quantity.span for part in run)
                if len(run) < FEWEST or spans in seen:
                    continue
                seen.add(spans)
                for told in _in_run(ledger, run, taken):
                    # 应退, 已退 and 未退 are compared by their words.
                    if not any((*left.settled, left.left) == told.parts for left in leftovers_in(row)):
                        found.setdefault(told.parts[0].span, told)
        yield from found.values()


def _of_shared_units(row: Row) -> list[tuple[Quantity, str]]:
    """The amounts of a row whose unit another one shares, with the name of that unit."""
    told = [(one, unit_name(one)) for one, _ in row.cells if one.is_amount and one.unit]
    times = Counter(unit for _, unit in told)
    return [(one, unit) for one, unit in told if times[unit] >= FEWEST]


def _runs(ledger: Ledger, block: int, numbers: Sequence[tuple[Quantity, str]], mark: str) -> Iterator[list[Part]]:
    """Numbers of one unit that open neighbouring clauses."""
    open_runs: dict[str, list[Part]] = {}
    starts = _starts(ledger, block, mark)
    at_last: dict[str, int] = {}
    for one, unit in numbers:
        at = bisect_right(starts, one.span.start) - 1
        before = at_last.get(unit)
        if before == at:
            continue  # told of the one that opens the clause
        part = Part(one, ledger.text[starts[at] : one.span.start], starts[at])
        run = open_runs.setdefault(unit, [])
        ended = run and mark != "。" and "。" in ledger.text[run[-1].quantity.span.end : part.start]
        fits = _is_part(part)
        if run and (ended or not fits or (before is not None and at - before > _APART[mark])):
            yield run
            run = open_runs[unit] = []
        if fits:
            run.append(part)
            at_last[unit] = at
    yield from open_runs.values()


def _starts(ledger: Ledger, block: int, mark: str) -> list[int]:
    """Where the clauses of a block begin."""
    span = ledger.document.blocks[block].span
    return [span.start, *(found.end() for found in _SEGMENT[mark].finditer(ledger.text, *span))]


def _is_part(part: Part) -> bool:
    one = part.quantity
    if one.approximate or one.value <= 0:
        return False
    if _WHOLE_ITSELF.search(part.name) or _WITHIN.search(part.name):
        return False
    if _AMONG_THEM.match(one.after) or _TOLD_OF.search(part.name):
        return False
    clause = _CLAUSE.split(part.name)[-1]
    if shared_in(clause, one.after):
        return False
    return tells_level(clause[-16:]) and not _NO_PART.search(clause) and not _OF_THEM.search(clause)


def _in_run(ledger: Ledger, run: list[Part], taken: Set[Span]) -> Iterator[Breakdown]:
    windows = [window for window in full_stretches(ledger, run) if FEWEST <= len(window) <= _MOST]
    like = alike(ledger, run[0].quantity)
    if any(like.hold(total(part.quantity.interval for part in window)) for window in windows):
        return
    for window in windows:
        parts = tuple(part.quantity for part in window)
        last = parts[-1].span.end
        if GOES_ON.match(ledger.text, last) or TWICE.match(ledger.text, last):
            continue
        if OTHERS.search(ledger.text, window[0].start, last + NEXT) or _SHARE.search(ledger.text, last, last + NEXT):
            continue
        if (
            _in_stages(window)
            or _holds_another(parts)
            or _closed_without_one(parts, like)
            or (len(parts) == FEWEST and parts[0].sentence != parts[1].sentence)
        ):
            continue
        if (
            parts[0].span in taken
            or _closed_by_more(run, window, like)
            or max(p.step for p in parts) > min(p.step for p in parts) * _COARSER
        ):
            continue
        sole = _sole(ledger, window, like)
        wholes = _wholes(ledger, window, like)
        if window is run:  # a sentence of nothing but its counts is of the number right before it
            at = like.at(parts[0].span)
            wholes = [one for one in wholes[:1] if at and one is like.amounts[at - 1]]
        for whole in wholes:
            if whole.span in taken or OTHERS.search(ledger.read(ledger.sentences[whole.sentence].span)):
                continue
            if _closed_by_fewer(parts, whole):
                continue
            if whole.value / whole.step >= (_FEW if whole is sole else _TELLING) and sum_mended(whole, parts):
                told = by_slip(whole, parts, tuple(part.name[-_NAME:] for part in window))
                yield replace(told, complete="counted")
                return


def _is_near(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for a whole few paragraphs before its parts; farther off, two numbers come close to a third by chance."""
    return ledger.sentences[part.sentence].block - ledger.sentences[whole.sentence].block <= _FAR


def _closed_by_more(run: Sequence[Part], window: Sequence[Part], like: Alike) -> bool:
    """True for 30亿元，7.5亿元 behind 6亿元 of 43.5亿元: with those beside it the list comes to a number."""
    at = next(place for place, part in enumerate(run) if part is window[0])
    return any(
        like.hold(total(part.quantity.interval for part in run[start:end]))
        for start in range(at + 1)
        for end in range(at + len(window), len(run) + 1)
        if end - start > len(window)
    )


def _closed_by_fewer(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """True for 9处路口、标牌143块。9处路口已设灯，标牌已补121块，剩余22块: the last two are all of 143."""
    return any(
        total(one.interval for one in parts[start:end]).meets(whole.interval)
        for start in range(len(parts) - 1)
        for end in range(start + FEWEST, len(parts) + 1)
    )


def _closed_without_one(parts: Sequence[Quantity], like: Alike) -> bool:
    """True for 156个。已管控139个，8个高风险点全部管控；其余17个: one is some of another, the others are all of 156."""
    return len(parts) > FEWEST and any(
        like.hold(total(one.interval for one in parts if one is not other)) for other in parts
    )


def _in_stages(window: Sequence[Part]) -> bool:
    """True for 签约项目63个，开工41个，投产26个: each is some of the one before, as the years go on."""
    return any(
        stepwise([one.name, other.name], [one.quantity.value, other.quantity.value]) for one, other in pairwise(window)
    )


def _sole(ledger: Ledger, window: Sequence[Part], like: Alike) -> Quantity | None:
    """The only number of the unit before a list behind which there are said to be no others."""
    last = window[-1].quantity.span.end
    alone = like.at(window[0].quantity.span) == 1
    return like.amounts[0] if alone and NO_OTHERS.search(ledger.text, last, last + NEXT) else None


def _holds_another(parts: Sequence[Quantity]) -> bool:
    """True for 1.3亿元, 已拨付1.12亿元, 其余0.18亿元: the first is what the others are of."""
    return any(
        total(other.interval for other in parts[at + 1 : end]).meets(parts[at].interval)
        for at in range(len(parts) - FEWEST)
        for end in range(at + 1 + FEWEST, len(parts) + 1)
    )


def _wholes(ledger: Ledger, window: list[Part], like: Alike) -> list[Quantity]:
    """Numbers of the unit near a list that may be its whole: those before it, the nearest first, and those behind."""
    first, last = window[0].quantity, window[-1].quantity
    most = max(part.quantity.value for part in window)
    start, end = like.at(first.span), like.at(last.span) + 1
    before = like.amounts[max(0, start - (_BACK if len(window) > FEWEST else _BESIDE)) : start]
    behind = like.amounts[end : end + _AHEAD]
    found: list[Quantity] = []
    for one in (*reversed(before), *behind):
        if one.approximate or one.value <= most or not one.is_level or not tells_level(one.before[-16:]):
            continue
        if one.span > last.span and not _TOTAL.search(
            ledger.text, max(last.span.end, one.span.start - _LEAD), one.span.start
        ):
            continue
        if _NO_WHOLE.search(one.before[-12:]) or (len(window) == FEWEST and not _is_near(ledger, one, first)):
            continue
        found.append(one)
    return found
