"""Far acts: 4月吊销经营许可证9家 and, sections on, 今年以来累计吊销经营许可证7家: told in the very same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.same_matter import ELSEWHERE, lead_of, own_place, places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WORDS = regex("[一-鿿]+$")
_FRONT = regex(
    "^(?:月份?|以来|至今|[当本全]月|[全今当本]年|已经?|共|累计|合计|依法|先后|[全我本][省市县区州旗镇乡])*(?:共|累计)?"
)
_TAIL = regex("(?:达到?|共计?|了)+$")
_SHORTEST = 4
"""Characters of an act with its things by which it is known elsewhere in the text."""
_YEAR_SO_FAR = regex(r"(?:今年|年初|本年|年)以来|(?<!\d)1月?[—－~～\-至到]\d{1,2}月")
_A_MONTH = regex(r"(?<!\d)\d{1,2}月份?|[本当]月")
_STEPS = regex("第[一二三四五六七八九十\\d]+[批轮次期]|阶段|专项|行动|百日|去年|上年|往年|同期")
"""What either may be told of alone: a campaign within the year, or another year."""
_OF_SOME = regex("(?:^|[，,：:；;、])(?:对|针对|围绕|其中|通过|仅)")
_FIELD = regex("([一-鿿]{2,6})(?:领域|行业|系统|方面)")
"""What narrows the year's number down to some of those that the month's was told of."""
_ONE_PLACE = regex(
    r"(?P<name>[一-鿿]{1,6}?(?:镇|乡|街道|村|县|区|市|局|院|公司|学校|中学|小学|店|站|所))(?:方面|情况)?[：:。]?$"
)


def told_of_one_act(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for a month's number and the year's so far of one act in the same words, told of no place of its own."""
    acts = [_act(one) for one in (whole, part)]
    if acts[0] != acts[1] or len(acts[0]) < _SHORTEST:
        return False
    leads = [lead_of(ledger, one.span.start) for one in (whole, part)]
    if not _YEAR_SO_FAR.search(leads[0]) or not _A_MONTH.search(leads[1]):
        return False
    if any(_STEPS.search(lead) or ELSEWHERE.search(lead) for lead in leads):
        return False
    if _OF_SOME.search(leads[0]) or any(name[-2:] not in _title(ledger) for name in _FIELD.findall(leads[0])):
        return False
    return own_place(ledger, places(leads[0]), "", whole.span.start) and not _headed_by_a_place(ledger, whole)


def _title(ledger: Ledger) -> str:
    """The first line, which says whose figures the whole report tells."""
    return ledger.read(ledger.document.blocks[0].span)


def _act(one: Quantity) -> str:
    """What was done with what, behind the time and 累计: 吊销经营许可证, with the noun behind the number."""
    words = _WORDS.search(one.before)
    return _TAIL.sub("", _FRONT.sub("", words.group())) if words else ""


def _headed_by_a_place(ledger: Ledger, one: Quantity) -> bool:
    """True below （三）石桥镇, or behind it in its paragraph: what follows is told of that place alone."""
    block = ledger.sentences[one.sentence].block
    opening = ledger.text[ledger.document.blocks[block].span.start : ledger.sentences[one.sentence].span.start]
    titles = [*(ledger.read(head.span) for head in ledger.section_of(block)), opening.partition("。")[0]]
    named = (_ONE_PLACE.search(title) for title in titles)
    return any(place is not None and place["name"] not in _title(ledger) for place in named)
