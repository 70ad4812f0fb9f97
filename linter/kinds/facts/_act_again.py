"""Acts again: 建成和美示范村18个 … 建成的16个和美示范村, things known by the act whose number was told with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import alike
from linter.facts.states.givers import of_an_earlier_year
from linter.facts.states.moved_on import moved_on
from linter.facts.states.named_more import names_more
from linter.facts.states.retaken import kind_of_unit
from linter.kinds.facts._explained import rest_beside, set_apart
from linter.ledger import Ledger
from linter.patterns import regex

_BY_ACT = regex(r"(?P<lead>[^，,。；;：:\d]*?)(?P<said>[一-鿿]{2,8})的(?P<noun>[一-鿿“”]{0,12})$")
_TIME = regex(
    r"^(?:(?:20\d\d|[今去上本全当前])年度?|年内|[一-鿿]*以来|[上下]半年|一年来|五年来|期间|已经?|共|累计|目前|先后|[全我本][市县区镇乡省州村]|对于?|将|把|就|向|由|为|给|在"
    r"|针对|围绕|上述|以上|这|该|抓好|用好|管好|推动|督促|组织|确保|要求|加快|加强|做好|[一二三四五六七八九]是)+"
)
"""What says when and to what end, but not what was done."""
_NOUN = regex(r"[一-鿿“”\d]{2,24}")
_ENDS = regex(
    r"$|[^一-鿿“”\d]|均|都|全部|已经?|将|要|尚|仍|未|逐|按|由|共|现|目前|年内|开展|进行|实行|实施|必须|应|需|分别|[一二三]季度|上半年|如期|陆续|提前|力争|确保|达|中[，,有的]|的?基础上"
)
"""What follows a noun that has come to its end."""
_LINKS = regex(r"(?:共计?|合计|总计|累计|达到?|为|有|计|已经?|了)+$")
_FILLING = regex(r"(?:了|好|出|起|共计?|累计|合计|完成)+$")
_SOME = regex(
    "等|其中|部分|首批|重点|另|其余|剩余|余下|又|再|新[增立]|第[一二三四五六七八九十]|[每各]|前年|上[一]?[轮批次]|此前|往年|未|不|没|拟|计划|待|应|须|需"
)
_PLANNED = regex("拟|计划|应|需|预计|力争|将|争取|目标|任务|不少于|[确力]保|至少|再|要")
_LOT = regex("[首前第][一二三四五六七八九十]?[批期轮]|部分|另外?|又|再次?|[每各]")
"""Those of a first lot are fewer than those that were dealt with."""
_LAST_YEAR = regex("[去上]年")
_YEAR = regex(r"20\d\d(?=年)")
_MODIFIER = 8
"""Characters that may stand between act and noun the one time and be left out the other."""
_FARTHEST_TENTHS = 16
"""How many tenths of the smaller number the larger one may be."""
_AROUND = 26
_MOST = 300
"""Numbers before a place that may have told of its things."""


class _Known(NamedTuple):
    """A number whose things are known by what was done to them."""

    quantity: Quantity
    said: str
    """What was done, 建成, without the time of it."""
    nouns: tuple[str, ...]
    """What they may be called, the longest first: 和美示范村."""
    last_year: bool
    on_base: bool = False
    """True for 在去年建成6.4万亩高标准农田的基础上, which goes on from what was told of the year."""


def acts_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Each number known by an act, with the one number told of that act, where the two differ, and the act."""
    counted = [
        q
        for q in ledger.quantities
        if q.kind in ("count", "measure") and not q.approximate and q.is_level and q.value > 1
    ]
    pools: dict[str, list[Quantity]] = {}
    for quantity in counted:
        pool = pools.setdefault(kind_of_unit(quantity), [])
        later = _known(quantity) if "的" in quantity.before[-14:] else None
        if later is None and "基础上" in quantity.after[:_AROUND]:
            later = _base(quantity)
        first = _first(ledger, later, pool[-_MOST:]) if later else None
        if first is not None and later is not None:
            ledger.note_compared(first, quantity)
            yield first, quantity, later.nouns[0] if later.on_base else later.said
        pool.append(quantity)


def _known(quantity: Quantity) -> _Known | None:
    found = _BY_ACT.search(quantity.before)
    if found is None:
        return None
    whole = found["lead"] + found["said"]
    said = _TIME.sub("", found["said"])
    if len(said) < len("建成") or _SOME.search(whole):
        return None
    if found["noun"]:
        noun = _LINKS.sub("", found["noun"])
        nouns: tuple[str, ...] = (noun,) if len(noun) > 1 else ()
    else:
        run = _NOUN.match(quantity.after)
        words = run.group() if run else ""
        nouns = tuple(words[:end] for end in range(len(words), 1, -1) if _ENDS.match(quantity.after, end))
    return _Known(quantity, said, nouns, _LAST_YEAR.search(whole) is not None) if nouns else None


_ON_BASE = regex(r"在[去上]年度?(?:全年|已经?)?(?P<said>[一-鿿]{2})了?的?(?P<noun>[一-鿿“”]{0,12})$")
_BASE_BEHIND = regex("(?P<noun>[一-鿿“”]{0,14}?)的?基础上")
_MADE = regex("新?建成|新建|建设|新增")
"""What was newly built last year is what was built then."""


def _base(quantity: Quantity) -> _Known | None:
    """What the plans of a year go on from: 在去年建成6.4万亩高标准农田的基础上, 在去年新建泵站6座的基础上."""
    before, behind = _ON_BASE.search(quantity.before), _BASE_BEHIND.match(quantity.after)
    if before is None or behind is None:
        return None
    noun = behind["noun"] or _LINKS.sub("", before["noun"])
    return _Known(quantity, before["said"], (noun,), last_year=True, on_base=True) if len(noun) > 1 else None


def _first(ledger: Ledger, later: _Known, pool: Sequence[Quantity]) -> Quantity | None:
    own = later.quantity
    acts = [one for one in pool if later.on_base or later.said in one.before]
    told = [one for one in acts if one.sentence != own.sentence and _tells(one, later)]
    if len({one.value for one in told}) != 1 or told[-1].interval.meets(own.interval):
        return None
    first = told[-1]
    if not alike(first, own, _FARTHEST_TENTHS) or _accounted(pool, first, later):
        return None
    if later.last_year != (_one_year_back(ledger, first, own) or (later.on_base and _looked_back(ledger, first, own))):
        return None
    # The sections that a year sets apart are one year's where the later one says 去年.
    apart = (
        not (later.last_year or one_time(ledger, first, own, plans=False, spans=False))
        or rest_beside(ledger, first, own)
        or each_of_its_own(ledger, first, own)
        or names_more(ledger, first, own)
        or moved_on(ledger, first, own)
        or set_apart(ledger, first, own)
        or of_an_earlier_year(ledger.lead(first, _YEAR_BEFORE), own.before)
    )
    return None if apart else first


_YEAR_BEFORE = 24
"""Characters before a number in which its year is told: 去年抽查企业326家."""


def _tells(quantity: Quantity, later: _Known) -> bool:
    """True where the number is told with act and noun: 建成示范村18个, 建成18个示范村."""
    if later.on_base and _MADE.fullmatch(later.said):
        return _tells_act(_MADE.sub("建成", quantity.before), quantity, later._replace(said="建成"))
    return _tells_act(quantity.before, quantity, later)


def _tells_act(words: str, quantity: Quantity, later: _Known) -> bool:
    """The same of a number before which these words stand."""
    before = _LINKS.sub("", words)
    if later.said not in before or _PLANNED.search(before) or _LOT.search(before):
        return False
    for noun in later.nouns:
        if before.endswith(noun):
            lead = _FILLING.sub("", before[: -len(noun)])
            at = lead.rfind(later.said)
            rest = lead[at + len(later.said) :]
            if at >= 0 and (not rest or (len(rest) <= _MODIFIER and _MODIFIES.fullmatch(rest))):
                return True
        elif (
            quantity.after.startswith(noun)
            and _ENDS.match(quantity.after, len(noun))
            and _FILLING.sub("", before).endswith(later.said)
        ):
            return True
    return False


_MODIFIES = regex("(?:(?![的和与及、])[一-鿿“”])+")


def _accounted(pool: Sequence[Quantity], first: Quantity, later: _Known) -> bool:
    """True where the number was told before of such things, or two told of them make it."""
    own = later.quantity.value
    end = later.nouns[-1][-2:]
    values = [one.value for one in pool if one is first or end in one.before[-_AROUND:] + one.after[:_AROUND]]
    return own in values or any(own - one in values or own + one in values for one in values if one != first.value)


_REVIEW = regex("回顾|过去的?一年|[去上]年")
_PLANS = regex("今年")


def _looked_back(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the first number is told in a review, and the later one of this year."""
    review, plans = (ledger.section_of(ledger.sentences[q.sentence].block) for q in (first, later))
    above = "".join(ledger.read(heading.span) for heading in plans)
    said = above + ledger.read(ledger.sentences[later.sentence].span)
    reviewed = any(_REVIEW.search(ledger.read(heading.span)) for heading in review)
    return reviewed and not _REVIEW.search(above) and _PLANS.search(said) is not None


def _one_year_back(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the headings place the first number in a year, and the later one in the year behind it."""
    years = []
    for quantity in (first, later):
        section = ledger.section_of(ledger.sentences[quantity.sentence].block)
        named = [int(year) for heading in section for year in _YEAR.findall(ledger.read(heading.span))]
        years.append(named[-1] if named else 0)
    return bool(years[0]) and years[0] + 1 == years[1]
