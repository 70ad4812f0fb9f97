"""Values by name: the one value that a report tells under a name in full, wherever it stands: 禽肉产量7.3万吨."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.dates.years import YEAR, years_told
from linter.facts.quantities.levels import LevelYears
from linter.facts.rates.tellings import place_at, place_of
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HEADING = regex("^.*[一二三四五六七八九十]、[一-鿿]{2,16}(?=全年|年末)")
"""九、人民生活全年居民消费支出: a heading that runs on into its text."""
_RESIDENTS = ("常住居民", "居民")
_MARK = regex("[，,。；;：:、！？\n\t |]")
_LEADS = regex(
    r"^(?:其中|(?:19|20)\d\d年(?:度|末|底)?|(?:全|本|当|今)年(?:度|末|底)?|年[末底内]|截至[^，,]{0,6}|累计|[全我本][省市县区州国镇乡旗]"
    r"|实现|完成|共(?!青团|同)|[拥现建设]?有(?![效色机线限关])|目前|全部|总体|的)+"
)
_ASIDE = regex(r"\[\d+\]|〔\d+〕|[①-⑳]|[（(][^（()）\n]{1,20}[）)]$|[（(]GDP[）)]")
"""地区生产总值[2], 地区生产总值（GDP）: a note's mark, and another name."""
_ENDS = regex(r"(?:累计|实际|总计|合计|共计|分别|仅|约|已)*(?:实现|完成|达到?|为|是|有|共)+$|(?:约|仅)$")
_EACH_OTHER = regex("^[和与及同跟]")
_OTHER = regex(
    r"(?<![比较与同])(?:上年|去年|前年|上一年)|同期|计划|目标|力争|预计|预期|任务|预算数|预算安排|年初预算|调整预算|草案|拟"
    r"|[一二三四前][两三]?季度|[上下]半年|\d月|日均|月均|每|“?十[一二三四五]五”?(?=期间|时期|规划)|新增(?!一般|专项|债)"
)
"""What sets the values of one name apart: another time, a plan."""
_JOINS = regex("以及|加上|[、和与及同加]")
_TO_YEAR = regex(r"到(?:19|20)\d\d年")
_LONGEST, _SHORTEST = 24, 2
"""Characters of a name."""


def bare_name(words: str) -> str:
    """The name in the words before a number, without time, place and verb."""
    words = _ASIDE.sub("", _MARK.split(_HEADING.sub("", words))[-1].strip())
    words = _LEADS.sub("", words).replace(*_RESIDENTS)
    return _ENDS.sub("", words).replace("“", "").replace("”", "")


def values_by_name(ledger: Ledger) -> ValuesByName:
    """The values of a report by their names, listed when they are first asked for."""
    return _listed(ledger)[0]


def shares_named(ledger: Ledger) -> ValuesByName:
    """The rates and shares of a report by their names, 城镇化率, listed when they are first asked for."""
    return _rates_listed(ledger)[0]


class ValuesByName:
    """The values of a report under the full names that stand right before them."""

    def __init__(self, ledger: Ledger, shares: bool = False) -> None:
        self._ledger = ledger
        self._years = LevelYears(ledger)
        self._told: dict[str, list[Quantity]] = {}
        end = 0
        for one in ledger.quantities:
            begin = ledger.sentences[one.sentence].span.start
            start, end = max(begin, end, one.span.start - _LONGEST * 2), one.span.end
            if not (one.kind == "percent" if shares else one.is_amount) or one.value <= 0:
                continue
            name = bare_name(ledger.text[start : one.span.start])
            if _SHORTEST <= len(name) <= _LONGEST and not _EACH_OTHER.match(name):
                self._told.setdefault(name, []).append(one)

    def __contains__(self, name: str) -> bool:
        return name in self._told

    def named(self) -> Iterator[tuple[str, Quantity]]:
        """Every name with each of its values."""
        for name, told in self._told.items():
            for one in told:
                yield name, one

    def of(self, pattern: re.Pattern[str], claim: int) -> Quantity | None:
        """The one value told under the names that a pattern describes in full, as `only` gives it for one name."""
        found = [self.only(name, claim) for name in self._told if pattern.fullmatch(name)]
        if not found or len({(one.value, one.unit) if one else None for one in found}) > 1:
            return None
        return found[0]

    def names_in(self, words: str) -> list[str]:
        """The names joined in these words, 全年禽肉产量、禽蛋产量; empty where a value does not bear each of them."""
        head, mark, rest = words.partition("、")
        return self._split(bare_name(head) + mark + rest)

    def _split(self, words: str) -> list[str]:
        for join in _JOINS.finditer(words):
            name = words[: join.start()]
            if name not in self._told:
                continue
            rest = words[join.end() :]
            if rest in self._told:
                return [name, rest]
            if more := self._split(rest):
                return [name, *more]
        return []

    def only(self, name: str, claim: int, unit: str = "", but: Quantity | None = None) -> Quantity | None:
        """The one value of a name outside of the sentence of a claim; None where there are two, or it is a plan.

        `but` is the claim itself, where it has the very name.
        """
        told = [one for one in self._told.get(name, ()) if (not unit or one.unit == unit) and one is not but]
        if not told or len({one.value for one in told}) > 1 or len({one.unit for one in told}) > 1:
            return None
        first = told[0]
        if any(one.approximate or not one.is_level or one.sentence == claim for one in told):
            return None
        lead = self._ledger.lead(first)
        return None if _OTHER.search(lead) or _TO_YEAR.search(lead) else first

    @cached_property
    def own_year(self) -> int:
        """The year of the report; without a title the one named first, or the one named most often where it is signed.

        One that is signed in 2026, or tells of 2026 at the latest, is of that year or of the one before; 0 where it
        is open.
        """
        identity = self._ledger.identity
        if identity.period:
            return identity.year or 0
        first = YEAR.search(self._ledger.text)
        if first is None:
            return 0
        year = years_told(self._ledger)[0][0] if identity.signed else int(first.group())
        return year if (identity.year or 0) - year in (0, 1) else 0

    def together(self, values: tuple[Quantity, ...], at: int, words: str) -> bool:
        """True where the values and a claim told in `words` of the sentence `at` name no two times and places."""
        if _OTHER.search(words) or _TO_YEAR.search(words):
            return False
        years, named = {self._years.year_of(one) for one in values}, {int(year) for year in YEAR.findall(words)}
        if named and years == {0} and named != {self.own_year}:
            return False  # 2019年… where nothing tells of which year the values are
        years |= named
        places = {place_of(self._ledger, one) for one in values}
        own = self._ledger.by_sentence.get(at, ())
        end = self._ledger.sentences[at].span.end
        places |= {place_of(self._ledger, one) for one in own[:1]} or {place_at(self._ledger, end - 1)}
        return len(years - {0}) <= 1 and len(places - {""}) <= 1 and places <= {"", "全"}


@once
def _listed(ledger: Ledger) -> Iterator[ValuesByName]:
    yield ValuesByName(ledger)


@once
def _rates_listed(ledger: Ledger) -> Iterator[ValuesByName]:
    yield ValuesByName(ledger, shares=True)
