"""Evident rates: a share or rate of the only two numbers near it that it can be of, whatever words tell the three.

轮训任务1800人，实际轮训1512人…。任务完成率91.6%: no two numbers near by explain the rate, the words of just two lead
to it, and the right one is close enough for nothing else to be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.evident import Told, levels_told, telling, window
from linter.facts.quantities.slips import mends
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_matter import of_one_matter
from linter.facts.rates.rate_of_fewer import of_own_class
from linter.facts.rates.share_names import ShareName, covers, share_name
from linter.facts.rates.share_words import ShareSaid, find_shares_told
from linter.interval import Interval, rounded_to, total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class EvidentRate(NamedTuple):
    """A share and the part and whole that it is evidently of, which do not give it."""

    said: ShareSaid
    part: Quantity
    whole: Quantity
    rest: bool
    """True where the part is what the rate leaves: 48个项目，仍有6个没有开工，开工率92%."""

    @property
    def right(self) -> Decimal:
        """The share that the two give."""
        share = self.part.value / self.whole.value
        return 1 - share if self.rest else share


_BACK, _AHEAD = 3, 1
"""Sentences of the paragraph before and behind that of the rate in which its numbers may stand."""
_PAIR, _MOST = 2, 6
"""Numbers of one unit there: fewer give no rate, of more nobody can tell which two are meant."""
_CROWD = 60
"""Numbers of all units there beyond which any two give any share."""
_CLOSE, _SMALL, _TIMES = Decimal("0.12"), Decimal("0.2"), Decimal("1.35")
"""How far a wrong rate may be from the right one, beyond which something else is meant; of shares below a fifth a few
points are much, and a wrong one is at most so many times the right one."""
_RESIDUE = Decimal("0.2")
"""Part of the last place by which a careless rounding misses."""
_ONE = Interval.exactly(Decimal(1))
_MOVES_BEHIND = regex("的?(?:增|减|升|降|上升|提高|回落)|个?百分点")
_OTHER = regex(
    r"同比|上年|比|较|每|另|新增|[增减升降](?![到至])|至少|其他|以[上下]$|第[一二三四五六七八九十\d]+[批期轮次]|超"
)
"""In the words before a number: it is no level of what the rate is told of."""
_APART = regex(
    r"[；;]|(?<![到至])(?:去年|上年|今年|本年|(?:19|20)\d\d年)(?![\d一二三四五六七八九十月]{0,5}[底末])"
    r"|应(?![急用])|到期|符合|有效|可[一-鿿]{1,2}的"
)
"""Between two numbers: what is told next is of another time or matter, or of fewer than the first number."""
_EXCEPTED = regex("除[^，,。；;]{1,20}外|[剔扣]除|不[含计]|不包括|以外|口径|[按以][^，,。；;]{1,10}(?:计|算|统计)")
_ALL = regex("[共总全应]|计划|任务|预算|现有")
"""What marks the whole that is told behind its part."""
_NEW, _NOT = regex("新[收受增立签接入]"), regex("[未没无不](?![少断足])|尚|仍|余|剩")
_FROM = regex("[由从][一-鿿]{0,6}$")
"""Before the first of two numbers: it is what the other one was."""
_DUE = regex("计划|任务|目标|预算|安排|应")
_PASSED = regex("[超过近逾足]$")
_REACHED = regex(
    r"[^，,。；;：:占]{0,12}(?:(?:达到?|超过?|完成|突破|[高低]于|不[足到及]|未到)[^，,。；;：:占]{2,16}的[^，,。；;]{1,8}"
    r"|[^，,。；;：:占]{1,12}[率度](?:均|都)?(?:(?:不[低高少]于|[高低]于|超过?|突破|不[足到及])[^，,。；;]{2,8}|[^，,。；;]{2,8}以[上下]))"
)
"""5个达到或超过年度计划的75%, 13所达标率不低于70%: what each of the part has come to, and no share that they are."""
_RIGHT_BEHIND = 18
"""Characters between a number and a bare 占 told of it, which is then the last before it."""


def find_evident_rates(ledger: Ledger) -> Iterator[EvidentRate]:
    """Every share that the one pair of numbers it is evidently of does not give."""
    for said in find_shares_told(ledger):
        name = share_name(ledger, said)
        if name and not _MOVES_BEHIND.match(ledger.text, said.span.end):
            yield from _evident(ledger, said, name)


def _evident(ledger: Ledger, said: ShareSaid, name: ShareName) -> Iterator[EvidentRate]:
    near = window(ledger, name.sentence, _BACK, _AHEAD)
    told = levels_told(near)
    if any(one.quantity.sentence == name.sentence and one.quantity.span.start < said.span.start for one in told):
        told = [one for one in told if one.quantity.sentence <= name.sentence]
    units = Counter(unit_name(one.quantity) for one in told)
    if len(told) > _CROWD or not any(_PAIR <= times <= _MOST for times in units.values()):
        return
    first = min(told[0].quantity.clause.start, said.span.start)
    bare = next((one for one in near if one.span == said.span and not one.approximate), None)
    means = name.means(said.means) if bare is None or said.in_words else stated(bare).widened(bare.step * _RESIDUE)
    if _EXCEPTED.search(ledger.text, first, ledger.sentences[name.sentence].span.end) or _explained(told, means, said):
        return
    found = []
    for unit in units:
        alike = [one for one in told if unit_name(one.quantity) == unit]
        pair = _pair(ledger, alike, said, name)
        if pair and _is_close(pair, means, bare) and not _otherwise(near, alike, pair, means):
            found.append(pair)
    if len(found) == 1:
        yield found[0]


def _explained(told: Sequence[Told], means: Interval, said: ShareSaid) -> bool:
    """True where two of the numbers, what is left of one, or one of both together give the share."""
    for one, other in permutations((each.quantity for each in told), _PAIR):
        if unit_name(one) != unit_name(other):
            continue
        share = one.interval.over(other.interval)
        if share is None or share.meets(means):
            return True
        if said.in_words:
            continue  # what is left of a number gives a share in words by chance
        both = one.interval.over(one.interval.plus(other.interval))
        if _ONE.minus(share).meets(means) or (both is not None and both.meets(means)):
            return True
    return not said.in_words and _of_all(told, means)


def _of_all(told: Sequence[Told], means: Interval) -> bool:
    """True for 58家、47家、19家，分别占46.8%、…: the share of one of a list in all that its sentence lists."""
    lists: dict[tuple[int, str], list[Quantity]] = {}
    for each in told:
        lists.setdefault((each.quantity.sentence, unit_name(each.quantity)), []).append(each.quantity)
    for listed in lists.values():
        whole = total(one.interval for one in listed)
        shares = (one.interval.over(whole) for one in listed if len(listed) > _PAIR)
        if any(share is not None and share.meets(means) for share in shares):
            return True
    return False


def _pair(ledger: Ledger, alike: Sequence[Told], said: ShareSaid, name: ShareName) -> EvidentRate | None:
    """Part and whole of one unit, where the words leave no other."""
    if not _PAIR <= len(alike) <= _MOST:
        return None
    whole = max(alike, key=lambda one: one.quantity.value)
    due = [one for one in alike if _DUE.search(one.lead)]
    if name.of_plan and len(due) == 1 and len(alike) == _PAIR:
        whole = due[0]
    rest = [one for one in alike if one.quantity.value != whole.quantity.value]
    part = _named_part(rest, whole, said, name) if len(rest) == len(alike) - 1 else None
    if part is None or part.quantity.value < _PAIR:
        return None
    if part.quantity.approximate or whole.quantity.approximate or _OTHER.search(whole.lead):
        return None
    if _OTHER.search(part.lead) and not (name.bare and said.in_words):
        return None
    if _REACHED.fullmatch(ledger.text, part.quantity.span.end, max(said.span.end, part.quantity.span.end)):
        return None
    first, last = (part, whole) if part.quantity.span < whole.quantity.span else (whole, part)
    start, end = first.quantity.span.end, last.quantity.span.start
    if start < said.span.start < end or _APART.search(ledger.text, start, end) or _FROM.search(first.lead):
        return None
    if (first is part and not _ALL.search(whole.lead)) or _NEW.search(whole.lead):
        return None
    left = bool(_NOT.search(part.words))
    if left != bool(_NOT.search(name.words)) and (not left or len(alike) > _PAIR):
        return None
    if not _leads(ledger, part, whole, said, name):
        return None
    return EvidentRate(said, part.quantity, whole.quantity, left != bool(_NOT.search(name.words)))


def _named_part(rest: Sequence[Told], whole: Told, said: ShareSaid, name: ShareName) -> Told | None:
    """The number that the share stands right behind, the only one, or the one that shares most words with its name."""
    if name.bare:
        behind = [one for one in rest if 0 < said.span.start - one.quantity.span.end <= _RIGHT_BEHIND]
        return behind[-1] if behind and behind[-1].quantity.sentence == name.sentence else None
    if len(rest) == 1:
        return rest[0]
    own = {two for two in telling(name.words) if two not in whole.words}
    shared = sorted(((sum(two in one.words for two in own), at) for at, one in enumerate(rest)), reverse=True)
    return rest[shared[0][1]] if shared[0][0] > shared[1][0] else None


def _leads(ledger: Ledger, part: Told, whole: Told, said: ShareSaid, name: ShareName) -> bool:
    """True where the name of a share leads to the two numbers, and part and whole are told in one breath."""
    few, many = part.quantity, whole.quantity
    if name.bare and (few.sentence == many.sentence or not said.in_words):
        return few.sentence == many.sentence
    if of_own_class(name.own, part.lead, whole.words):
        return False
    if not name.bare and not name.leads_to(part.words, whole.words, of_due=_DUE.search(whole.lead) is not None):
        return False
    blocks = [ledger.sentences[at].block for at in (few.sentence, many.sentence, name.sentence)]
    if blocks[0] != blocks[1]:
        return False
    if blocks[0] != blocks[-1]:
        rate = next((one for one in ledger.by_sentence[name.sentence] if one.span == said.span), None)
        own = ledger.by_sentence[name.sentence][0]
        if rate is None or own is not rate or not of_one_matter(ledger, rate, few, many):
            return False
        if not covers(part.words + whole.words, name.own):
            return False
    if few.sentence == many.sentence:
        return True
    years = [set(YEAR_NAMED.findall(ledger.read(ledger.sentences[one.sentence].span))) for one in (few, many)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    own_words = ledger.read(ledger.sentences[few.sentence].span) + name.words
    if name.bare and few.sentence - many.sentence == 1:
        return True
    return any(two in own_words for two in telling(whole.words))


def _is_close(pair: EvidentRate, means: Interval, bare: Quantity | None) -> bool:
    share = pair.right
    if bare is not None and mends(bare, rounded_to(share, bare.step)):
        return True
    if not means.low - _CLOSE <= share <= means.high + _CLOSE:
        return False
    return share >= _SMALL or means.low / _TIMES <= share <= means.high * _TIMES


def _otherwise(near: Sequence[Quantity], alike: Sequence[Told], pair: EvidentRate, means: Interval) -> bool:
    """True where what stands near by explains the share, or the pair, otherwise."""
    part, whole = pair.part, pair.whole
    few, many = stated(part), stated(whole)
    share, base = few.over(many), few.over(means)
    first, last = sorted((part.span, whole.span))
    for one in near:
        if one.kind != "percent" or (one.span.start < pair.said.span.end and pair.said.span.start < one.span.end):
            continue
        if first < one.span < last:
            return True
        if one.approximate or _PASSED.search(one.before):
            continue
        if share is not None and (share.meets(stated(one)) or _ONE.minus(share).meets(stated(one))):
            return True
        # 已开工1236座，竣工702座，开工率82.4%，竣工率46.8%: both are of a base that is not told.
        bases = (stated(each.quantity).over(stated(one)) for each in alike if each.quantity is not part)
        if base is not None and any(other is not None and other.meets(base) for other in bases):
            return True
    for more in (stated(one.quantity) for one in alike if one.quantity not in (part, whole)):
        shares = (
            few.over(many.minus(more)),
            few.over(many.plus(more)),
            few.plus(more).over(many),
            few.minus(more).over(many),
        )
        if any(other is not None and other.meets(means) for other in shares):
            return True
    return False
