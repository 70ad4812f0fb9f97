"""Closed elsewhere: numbers beside a list that make its sum right, so that the list alone is not all of its whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.alike import alike
from linter.facts.parts.not_closed import OTHERS
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.plain_stocks import rolls_on
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.slips import printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FURTHER = 8
"""Numbers behind a list that may belong to it."""
_FEWEST = 2
_BESIDE = 2
"""Numbers on each side of a list that may belong to it."""
_TELLING = 4
"""Digits of a number that no sum meets by chance."""


def closed_elsewhere(ledger: Ledger, told: Breakdown) -> bool:
    """True where the list goes on, holds a number counted by another word, or is one of what its first part holds."""
    said = sum((one.value for one in told.parts), Decimal(0))
    whole = told.whole
    if said == whole.value:
        return False
    if ledger.text.startswith(("/", "／"), whole.span.end):
        return True  # 5515.7公斤/公顷: what comes to a unit is no sum
    if told.complete in ("slip", "states", "counted") and (_of_another(ledger, told) or _of_their_own(ledger, told)):
        return True
    if told.complete == "states" and _listed_at_once(ledger, whole, told.parts):
        return True
    if told.complete in ("slip", "states") and of_a_wider_one(ledger, told.whole, told.parts[:-1], told.parts[-1]):
        return True
    if told.complete == "rest" and (_rest_of_a_part(ledger, told) or _rest_of_more(ledger, told)):
        return True
    if told.complete == "slip" and (_tells_of_others(ledger, told) or rolls_on(whole, told.parts)):
        return True
    if told.complete == "terms" and told.inferred and _told_otherwise(ledger, told, said):
        return True
    first, last = ledger.quantity_index(whole.span.end), ledger.quantity_index(told.parts[-1].span.end)
    among = {one.span for one in told.parts}
    blocks = {ledger.sentences[one.sentence].block for one in (told.parts[0], told.parts[-1])}
    if whole.kind == "count" and len(told.parts) > _FEWEST and len(blocks) == 1:
        # 拖拉机28台，烘干机1组，打捆机4台.
        stop = ledger.text.find("。", told.parts[-1].span.end)
        aside = [one for one in ledger.quantities[first : last + 1] if one.span not in among]
        aside = [one for one in aside if stop < 0 or one.span.start < stop]
        if any(one.kind == "count" and one.unit != whole.unit and one.value == whole.value - said for one in aside):
            return True
    behind = ledger.quantities[last : last + _FURTHER]
    nested = said - told.parts[0].value
    for one in behind:
        if one.unit != whole.unit or "。" in ledger.text[told.parts[-1].span.end : one.span.start]:
            break
        said += one.value
        nested += one.value
        # 2.5万亩：甲0.2万亩、乙1.1万亩；丙0.9万亩，丁0.3万亩: the list goes on, or its first part is made up of it.
        if said == whole.value or nested == told.parts[0].value:
            return True
    return False


def _tells_of_others(ledger: Ledger, told: Breakdown) -> bool:
    """True where words beside the whole tell of members without a number, or a rate tells the first part's share of it.

    收到提案246件，立案213件，立案率86.6%；并案12件，重点提案9件: what was taken up, and other things that were done.
    """
    first, second = told.parts[:_FEWEST]
    rated = len(told.parts) > _FEWEST and "率" in ledger.text[first.span.end : second.span.start]
    return rated or OTHERS.search(ledger.read(ledger.sentences[told.whole.sentence].span)) is not None


def _of_another(ledger: Ledger, told: Breakdown) -> bool:
    """True where the parts and their whole, or the parts and the number right before them, come to another number.

    受理64件。属实31件，部分属实14件，不属实19件: the first of the three is no whole of the others.
    """
    like = alike(ledger, told.whole)
    parts = sorted(like.at(part.span) for part in told.parts if unit_name(part) == unit_name(told.whole))
    if not parts:
        return False
    whole = like.at(told.whole.span)
    # The list, or the list with the number taken for its whole, may begin and go on beyond them.
    lists = [(min(whole, parts[0]), max(whole, parts[-1])), *((max(0, parts[0] - 1), last) for last in parts[1:])]
    for first, last in lists:
        for start in range(max(0, first - _BESIDE), first + 1):
            for end in range(last + 1, min(len(like.amounts), last + 1 + _BESIDE) + 1):
                values = [one.value for one in like.amounts[start:end]]
                run = sum(values, Decimal(0))
                if run != told.whole.value and like.values[run] > values.count(run):
                    return True
    return False


def of_a_wider_one(ledger: Ledger, whole: Quantity, settled: Sequence[Quantity], last: Quantity) -> bool:
    """True where the last part is left of a number told before: 234件中，到期的221件，已整改206件；未到期13件.

    213个整改198个。“四乱”58个整改47个，余下4个: both are left of the 213.
    """
    start = ledger.paragraph(whole).start
    end = ledger.quantity_index(whole.span.start)
    first = max(ledger.quantity_index(start), end - _WIDER)
    before = [one for one in ledger.quantities[first:end] if one.unit == whole.unit]
    if before and whole.before.endswith("的") and before[-1].value == whole.value + last.value:
        return _OF_THESE.match(ledger.text, before[-1].span.end) is not None
    left = whole.value - sum((one.value for one in settled), Decimal(0)) + last.value
    return any(
        one.value - other.value == left and _DONE_OF.fullmatch(ledger.text, one.span.end, other.span.start)
        for one, other in pairwise(before)
    )


def of_another_round(ledger: Ledger, whole: Quantity, first: Quantity) -> bool:
    """True for 12个镇完成第一批清退。第二批有5个镇完成，剩余9个: what is told of the second round is left of all."""
    start = ledger.sentences[whole.sentence].span.start
    return len(set(_ROUND.findall(ledger.text, start, first.span.start))) > 1


_ROUND = regex("第[一二三四五六七八九十]+[批轮期次]")
_WIDER = 6
"""Numbers before a whole among which one that holds it is looked for."""
_OF_THESE = regex("[一-鿿]{0,8}中[，,]")
_DONE_OF = regex("[一-鿿]{0,6}(?:已经?)?(?:完成|整改|办结|销号|解决)[一-鿿]{0,2}")


def _of_their_own(ledger: Ledger, told: Breakdown) -> bool:
    """True for 837名，第一批513名已聘用488名，第二批324名: the part is the number that 488 is told of."""
    values = []
    for part in told.parts:
        at = ledger.quantity_index(part.span.start) - 1
        one = ledger.quantities[at] if at >= 0 else told.whole
        holds = one is not told.whole and one.unit == part.unit and one.value > part.value
        bare = holds and _NO_MARK.fullmatch(ledger.text, one.span.end, part.span.start)
        values.append(one.value if bare else part.value)
    return sum(values, Decimal(0)) == told.whole.value


_NO_MARK = regex("[一-鿿]{1,8}")


def _told_otherwise(ledger: Ledger, told: Breakdown, said: Decimal) -> bool:
    """True where parts told by term come to a number of many digits that is told for itself before or behind them.

    直补资金507.72万元 … 7月发放253.86万元，11月发放253.86万元: they are all of that, whatever else stands near it.
    """
    among = {told.whole.span, *(one.span for one in told.parts)}
    return any(
        one.value == said
        and one.unit == told.whole.unit
        and one.span not in among
        and len(printed_digits(one)) >= _TELLING
        for one in ledger.quantities
    )


def _rest_of_a_part(ledger: Ledger, told: Breakdown) -> bool:
    """True for 14座中，投用的11座只有4座备案，其余7座未办: the rest is that of a part, and fits it."""
    rest = told.parts[-1]
    within = ledger.quantities[ledger.quantity_index(told.whole.span.end) : ledger.quantity_index(rest.span.start)]
    alike = [one for one in within if one.unit == rest.unit and one is not told.whole]
    return any(one.value == other.value + rest.value for one, other in pairwise(alike))


def _rest_of_more(ledger: Ledger, told: Breakdown) -> bool:
    """True for 危桥74座。改造51座，其中县道16座；其余23座: the rest is what the whole leaves of a number before."""
    rest, end = told.parts[-1], ledger.quantity_index(told.whole.span.start)
    start = ledger.quantity_index(ledger.paragraph(told.whole).start)
    said = told.whole.interval.plus(rest.interval)
    return any(
        one.unit == rest.unit and one.interval.meets(said)
        for one in ledger.quantities[max(start, end - _FARTHEST) : end]
    )


_FARTHEST = 12
"""Numbers of the paragraph before a whole that what is left may be left of."""


_IN_TURN = 3
"""Numbers of a sentence whose units in a row, not all the same, are no coincidence."""


def told_in_parallel(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 甲类有41个，占6%，有7个逾期。乙类有6个，占5%，有1个逾期: the same is told of two classes in turn."""
    first, second = (
        [one.printed_unit for one in ledger.by_sentence[last.sentence] if one.span.start <= last.span.start]
        for last in (whole, parts[-1])
    )
    apart = whole.sentence != parts[-1].sentence and len(first) >= _IN_TURN
    return apart and first == second and len(set(first)) > 1


_STEPS = 3
"""Steps told with a number from which on the steps of others are not its own."""


def _listed_at_once(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 策划项目218个、签约137个、开工23个、投产10个 where another paragraph tells the states of others.

    A number that is told with its own steps in its sentence is no whole of steps that have other values.
    """
    if ledger.sentences[whole.sentence].block == ledger.sentences[parts[0].sentence].block:
        return False
    behind = {
        one.value
        for one in ledger.by_sentence[whole.sentence]
        if one.unit == whole.unit and one.span.start > whole.span.start and one.value < whole.value
    }
    return len(behind) >= _STEPS and behind.isdisjoint(part.value for part in parts)
