"""Levels: what an amount is the number of, by name, place and unit, and the year that it is told for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.rates.tellings import indicator, place_of
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Name(NamedTuple):
    """What a level is told of."""

    place: str
    """全, 级, 东河镇; empty where none is named."""
    indicator: str
    unit: str


LEVELS = ("money", "count", "measure")
"""Kinds of quantities that tell how much there is of something."""
_TITLE = 80
"""Characters of the first block that may name the year of a bulletin."""
_BULLETIN = regex(r"(?P<year>20\d\d)年[^。；\n]{0,20}(?:公报|决算)")
_OPENS = regex(r"\s*(?P<year>20\d\d)年(?:是|，|以来)")
"""2025年是…收官之年: the year with which a text without a title begins."""
_PLANNED = regex(
    r"(?:拟|按|计划|安排|代编预算|代编|预算数|预算(?!收|支)|预[计期]|为|编制|草案|的|目标|建议|完成|总计|执行|实现|数|收支|汇总)+$"
)
_OPENING = regex(r"^(?:完成|实现|建议|汇总|预计|拟|计划|安排|我市|我县|我区|地方|财政|辖区)+")
_NO_LEVEL = regex(
    r"预算(?!收|支|总)|计划|目标|任务|指标|草案|安排|年初|调整|比|较|同期|减|增[加长收支]|其中|累计|至少|季度|半年|\d月|月份|剔除|扣除|口径|如|若|新增"
)
_LAST_YEAR = regex("(?<![比较与同])(?:上年|去年|上一年)|(?:上年|去年|上一年)(?!.*[增减升降涨跌提])")
"""A year that is told of: 比上年增长7% is of this one, while 比上年的35亿元 tells the last one."""
_MARK = regex("[，,。；;：:（()）]")


def level_name(ledger: Ledger, quantity: Quantity, lead: str) -> Name:
    """What a number is told of, by the words between the number before it and itself."""
    words = indicator(_PLANNED.sub("", _PLANNED.sub("", lead)))
    words = indicator(_PLANNED.sub("", _OPENING.sub("", words)))
    return Name(place_of(ledger, quantity), words, quantity.unit)


def is_no_level(lead: str) -> bool:
    """True for a plan, a change, a part or another period than the year: what no year brought."""
    return _NO_LEVEL.search(_MARK.split(lead)[-1]) is not None


class LevelYears:
    """The years that the levels of one report are told for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @property
    def title(self) -> int:
        """The year of a bulletin by its title or its first words; 0 where it has none."""
        return _title(self._ledger)[0]

    @property
    def sections(self) -> dict[int, int]:
        """The year of each heading that names just one, by the heading's block."""
        return _sections(self._ledger)[0]

    def year_of(self, quantity: Quantity) -> int:
        """The year named in its sentence, else that of its section, else that of the bulletin; 0 where unknown."""
        ledger = self._ledger
        sentence = ledger.sentences[quantity.sentence]
        named = YEAR.findall(ledger.text, sentence.span.start, quantity.span.start)
        if named:
            return int(named[-1])
        above = (self.sections.get(heading.block, 0) for heading in reversed(ledger.section_of(sentence.block)))
        year = next((one for one in above if one), self.title)
        clause = _MARK.split(ledger.text[sentence.span.start : quantity.span.start])[-1]
        return year - 1 if year and _LAST_YEAR.search(clause) else year

    def apart(self, one: Quantity, other: Quantity) -> bool:
        """True for two quantities of which it is known that they are of different years."""
        years = {self.year_of(one), self.year_of(other)}
        return 0 not in years and len(years) > 1


@once
def _title(ledger: Ledger) -> Iterator[int]:
    found = _BULLETIN.search(ledger.text, 0, _TITLE) or _OPENS.match(ledger.text)
    yield int(found["year"]) if found else 0


@once
def _sections(ledger: Ledger) -> Iterator[dict[int, int]]:
    found = {}
    for heading in ledger.headings:
        years = set(YEAR.findall(ledger.read(heading.span)))
        if len(years) == 1:
            found[heading.block] = int(years.pop())
    yield found
