"""Short of all: 老旧电梯已全部完成更新 here, 老旧电梯更新完成率95% there.

Or 23件线索已全部办结 here, 受理线索23件，办结21件 there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.states.all_but import AllBut
from linter.facts.states.ended import ENDED, LATER_STEP
from linter.facts.states.givers import givers_differ, of_another_source
from linter.facts.states.matters import of_other_times, set_apart, unshared
from linter.facts.states.plans import in_plans
from linter.facts.states.said_of_all import SaidOfAll, find_said_of_all
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Told = TypeVar("Told")

_RATE = regex(rf"(?P<what>[一-鿿“”]{{3,16}}?)(?P<act>{ENDED})率(?:仅|只)?(?:为|达到?|是|：|:)?$")
_DONE = regex(rf"^(?:目前|现|其中|已经?|共|累计|实际)*(?P<act>{ENDED})(?:完成|了|的|到位)?(?:共|有|为)?$")
_OTHER = regex(
    "[上去前]年|此前|当时|原[有来先]?|由|从|提[高升]|上升|增长|计划|目标|力争|确保|要求|按[期时]|如期|及时|首批|其中|同期|截至|当场|一次"
)
"""What tells of another time than what is said of all does, of a part or of a plan."""
_MOST_APART = 5
"""One in so many pairs of a name's characters may be missing from what is said of all: 电梯已全部完成更新."""
_MOST = 16
"""Claims of one matter that are asked: a report on more of them tells of as many places."""
_LEAD = 80
"""Characters before what is said of all that may tell who gave its lot."""
_LACKING = regex(
    rf"(?:尚|仍|还|目前)有(?:\d+|[一二三四五六七八九十])个(?:村|社区|镇|乡|街道|单位|部门|支部|学校|企业|乡镇|县区)[^，,。；;\n]{{0,16}}?"
    rf"(?:[尚还仍]?未能?|没有)(?:如期|按期|按时)?(?P<act>{ENDED})(?P<what>[一-鿿]{{2,8}})"
)
_OWN = regex("[一-鿿]{2}")
_PAIR = 2
_FEWEST = 10
"""Things of a lot: sections of a report have as many problems as one another where there are fewer."""
_REACH = 2
"""Numbers behind a lot among which stands how many of it are done."""


class _Claims:
    """What is said of all, by the pairs of characters in it and by the lots that it is said of."""

    def __init__(self, claims: Iterable[SaidOfAll]) -> None:
        self.by_pair: dict[str, list[SaidOfAll]] = {}
        self.by_lot: dict[tuple[Decimal, str], list[tuple[SaidOfAll, Quantity]]] = {}
        for claim in claims:
            for pair in bigrams(claim.said):
                self._keep(self.by_pair.setdefault(pair, []), claim)
            for base in claim.bases:
                if base.sentence == claim.sentence:
                    self._keep(self.by_lot.setdefault((base.value, base.unit), []), (claim, base))

    @staticmethod
    def _keep(told: list[Told], one: Told) -> None:
        if len(told) < _MOST:
            told.append(one)


def find_short_of_all(ledger: Ledger) -> Iterator[AllBut]:
    """Every matter of which all is said to be done, with a rate of it below 100 % or with fewer done of as many."""
    claims = _Claims(one for one in find_said_of_all(ledger) if one.final and not one.zero)
    if not claims.by_pair:
        return
    yield from _by_object(ledger, claims)
    quantities = ledger.quantities
    for at, one in enumerate(quantities):
        if one.approximate or _OTHER.search(_sentence_before(ledger, one)) or in_plans(ledger, one.span.start):
            continue
        if one.kind == "percent":
            yield from _by_rate(ledger, claims, one)
        elif one.kind == "count" and one.exact and one.head and one.value >= _FEWEST:
            yield from _by_number(ledger, claims, one, quantities[at + 1 : at + 1 + _REACH])


def _by_object(ledger: Ledger, claims: _Claims) -> Iterator[AllBut]:
    """尚有1个村未完成换届选举 beside 村级换届已全部完成: the verb before what it is done to."""
    for few in _LACKING.finditer(ledger.text):
        if _OTHER.search(few.group()) or LATER_STEP.search(few["what"]) or in_plans(ledger, few.start()):
            continue
        for claim in claims.by_pair.get(few["what"][:_PAIR], ()):
            told = few["act"] in claim.deed
            apart = ledger.sentence_at(few.start()) != claim.sentence
            if told and apart and _of_one(ledger, claim, Span(*few.span())):
                yield AllBut(claim.span, Span(*few.span()))
                break


def _sentence_before(ledger: Ledger, one: Quantity) -> str:
    return ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]


def _by_rate(ledger: Ledger, claims: _Claims, rate: Quantity) -> Iterator[AllBut]:
    told = _RATE.search(rate.before) if 0 < rate.value < 1 else None
    if told is None:
        return
    name = bigrams(told["what"])
    for claim in claims.by_pair.get(told["what"][:_PAIR], ()):
        missing = sum(pair not in claim.said for pair in name)
        same = told["act"] in claim.deed and _MOST_APART * missing <= len(name)
        if same and _of_one(ledger, claim, rate.span):
            start = rate.span.start - len(rate.before) + told.start()
            yield AllBut(claim.span, Span(start, rate.span.end))
            return


def _by_number(ledger: Ledger, claims: _Claims, lot: Quantity, behind: Sequence[Quantity]) -> Iterator[AllBut]:
    """共受理线索23件，办结21件 beside 23件线索已全部办结: as many, of one name."""
    for few in behind:
        told = _DONE.search(few.before) if few.sentence == lot.sentence and few.unit == lot.unit else None
        if told is None or few.approximate or not 0 < few.value < lot.value:
            continue
        for claim, base in claims.by_lot.get((lot.value, lot.unit), ()):
            alike = _of_one_name(base.head, lot.head) and not _is_new(lot, claim)
            apart = ledger.sentences[claim.sentence].span.contains(few.span)
            if alike and told["act"] in claim.deed and not apart and _of_one(ledger, claim, few.span):
                yield AllBut(claim.span, Span(lot.span.start, few.span.end))
                return


def _of_one_name(head: str, other: str) -> bool:
    """True for 线索 and 问题线索; 病险水库 and 小型水库 are two sorts of one thing."""
    if not share_a_bigram(head, other):
        return False
    return not (_OWN.search(unshared(head, other)) and _OWN.search(unshared(other, head)))


def _is_new(lot: Quantity, claim: SaidOfAll) -> bool:
    """True for 今年新受理线索23件: those that came in anew, where what is said of all says of none that they did."""
    return "新" in lot.before and "新" not in claim.said


def _of_one(ledger: Ledger, claim: SaidOfAll, other: Span) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(other.start)].span
    words = ledger.text[sentence.start : other.end]
    near = claim.block.contains(other)
    if set_apart(claim.said, words, claim.context, near=near) or of_other_times(ledger, claim.span, other):
        return False
    told = claim.context + claim.said
    # 县级交办28件: a lot of another giver, where what is said of all names none.
    return not givers_differ(told[-_LEAD:], words) and not of_another_source(told, words)
