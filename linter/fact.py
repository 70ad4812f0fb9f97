"""The facts: plain frozen records of what a report states, with where it states it.

All spans count code points of `Document.text`. Values are exact decimals in the base unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, make_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from linter.interval import Interval
from linter.offsets import Span

__all__ = [
    "SURE_YEARS",
    "DateFact",
    "Filled",
    "Granularity",
    "Heading",
    "ListMark",
    "Number",
    "Quantity",
    "QuantityKind",
    "Sentence",
    "Span",
    "YearSource",
    "start_of",
    "unfrozen",
]


def unfrozen(record: type) -> Any:
    """A class of the same slots that is not frozen: what is built of it becomes a `record` by its `__class__`.

    A frozen dataclass sets each field through object.__setattr__: 6 µs for a quantity, where this takes 1.3, and 9 %
    of a run.
    """
    return make_dataclass(
        record.__name__,
        [
            (
                one.name,
                one.type,
                field(default=one.default)
                if one.default_factory is MISSING
                else field(default_factory=one.default_factory),
            )
            for one in fields(record)
        ],
        slots=True,
    )


Filled = Literal["said", "inherited", "unknown"]
"""How a slot was filled: by the words at the number, from its surroundings, or not at all."""


class Sentence(NamedTuple):
    """A stretch up to 。！？； or the end of its block."""

    span: Span
    block: int
    """Index of its block in `Document.blocks`."""


class Number(NamedTuple):
    """A numeral by itself, in any writing: 25, 13,060, 3.1万亿, 二十三, 百分之五."""

    span: Span
    value: Decimal
    step: Decimal
    """What one unit of the last printed place is worth: 0.1 for 3.5, 1000 for 8.4万."""
    writing: Literal["arabic", "han", "mixed", "capital"]
    """Arabic digits, Han numerals, Arabic digits with 万 or 亿, or the capitals of money (壹贰叁)."""
    scaled: bool = False
    """True when 万, 亿 or another multiplier was written: the value is then rounded, not counted."""
    interval: Interval | None = None
    """What an indefinite numeral may stand for (十几, 数百, 300余万, 三五); None for a definite one."""


QuantityKind = Literal["count", "money", "percent", "points", "times", "measure", "duration", "plain"]
"""count: 25项. money: 3.2万元. percent: 43%, 三成, 百分之五. points: 6个百分点. times: 3倍.
measure: 亩, 公里, 吨 … duration: 3个月, 20年. plain: a number without a unit."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, what it counts, and how it is meant: the fact that most checks compare.

    What stands near it is told by how far it stands from the start of the span: CPython keeps one object for each
    number up to 256, where a Span takes 144 bytes, and a text of 10 MB holds 170 000 quantities.
    """

    kind: QuantityKind
    span: Span
    """Number, unit and approximation marks: 约25.3万元左右."""
    number_from: int
    """Where the numeral begins, counted from the start of the span."""
    number_to: int
    """Where the numeral ends, counted from there."""
    value: Decimal
    """In the base unit: 元, 平方米, 米, 吨 …; percentages as fractions, 0.43 for 43%."""
    step: Decimal
    """What one unit of the last printed place is worth, in the base unit."""
    interval: Interval
    """What the printed number may stand for, approximations and bounds included."""
    unit: str
    """The base unit: 元, 平方米, 个, 项 …; empty for plain numbers."""
    printed_unit: str
    """The unit as written, with its multiplier: 万元, 亩, 个."""
    approximate: bool
    """True with 约, 近, 余, 多, 左右, 几, 数, or a bound such as 以上, 不足, 超过."""
    is_amount: bool
    """True for a count, money or a measure: what has parts, sums and shares. Forty rules ask it of every number."""
    sentence: int
    """Index in `Ledger.sentences`."""
    lead: int
    """How far before the span its clause begins."""
    clause_to: int
    """Where the clause ends, counted from the start of the span."""
    text: str = field(repr=False, compare=False)
    """The document's text, shared by all its facts."""
    before: str = field(repr=False, compare=False)
    """The clause's text before the quantity, second names as part of their noun: 乡镇街道 of 乡镇（街道）."""
    after: str = field(repr=False, compare=False)
    """The clause's text behind the quantity, in the same way."""
    head: str = ""
    """The noun phrase counted: 整改任务, 村小组; empty where it is not known."""
    head_from: int | None = None
    """Where the head begins, counted from the start of the span; None where it is not known."""
    head_to: int = 0
    """Where the head ends, counted from there."""
    scope: str = ""
    """Who or where: 全县, 新区, 东河镇; empty where it is not known."""
    as_of: str = ""
    """The day a state is told for, ISO as far as stated: 2021-06, 2021-06-25."""
    period: str = ""
    """The period a flow is told for, ISO as far as stated: 2021, 2021-H1, 2021-Q3."""
    status: str = ""
    """done, underway, open, plan, found …: see facts/states/status.py; empty where it is not known."""
    role: str = ""
    """whole, part, change, rank, limit, each, rate …: see facts/quantities/roles.py; empty where it is not known."""
    core: str = ""
    """The last noun of the head: 任务 of 整改任务."""
    modifier: str = ""
    """What describes the head: 未实施新农村建设 of 未实施新农村建设的村小组."""
    verb: str = ""
    """The verb that governs the number: 完成, 追回, 发放."""
    filled: Mapping[str, Filled] = field(default_factory=dict)
    """How the slots head, scope, as_of, period, status and role were filled."""

    @property
    def number(self) -> Span:
        """The numeral alone: 25.3万."""
        start = self.span.start
        return Span(start + self.number_from, start + self.number_to)

    @property
    def clause(self) -> Span:
        """The stretch between commas, colons and brackets that holds the number."""
        start = self.span.start
        return Span(start - self.lead, start + self.clause_to)

    @property
    def head_span(self) -> Span | None:
        """Where the head stands; None where it is not known."""
        start = self.span.start
        return None if self.head_from is None else Span(start + self.head_from, start + self.head_to)

    @property
    def exact(self) -> bool:
        """True for a count of whole things, written in full and without 约 or 余."""
        interval = self.interval
        return interval.low == interval.high

    @property
    def is_level(self) -> bool:
        """True for a number of how much there is: no change, rank or limit, and not what each one has."""
        return self.role not in ("change", "rank", "limit", "each")


def start_of(fact: Quantity | DateFact) -> int:
    """Where a fact begins, as a key to sort and search by."""
    return fact.span.start


Granularity = Literal["day", "ten-days", "month", "quarter", "half", "year", "years", "range"]
"""How fine a date is; `years` is a five-year plan, `range` anything with two ends."""

YearSource = Literal["said", "near", "block", "section", "word", "loose", ""]
"""Where a year comes from: said; near, a full date earlier in the sentence or the left end of the range; block, one
earlier in the paragraph; section, one earlier in the section; word, 今年 or 去年 and the signing date; loose, a guess
(the signing date alone, or a year that may have turned); empty where it is not known."""
SURE_YEARS: tuple[YearSource, ...] = ("said", "near", "block", "word")
"""Where a year comes from that is as good as said; one of the section may be of another matter."""


@dataclass(frozen=True, slots=True)
class DateFact:
    """A day, month, quarter, half-year, year or range of them, as far as it is stated."""

    span: Span
    year: int | None
    """Stated or inherited; None where neither."""
    month: int | None
    day: int | None
    first: date | None
    """First day of what is named; None where the year is unknown or the date impossible."""
    last: date | None
    """Last day of what is named; the end of a range."""
    granularity: Granularity
    inherited_year: bool = False
    """True when the year comes from an earlier date, from 今年/去年 or from the signing date."""
    relation: str = ""
    """before (5月底前, 之前), since (以来, 自…起), as-of (截至), around (前后, 左右); empty for the date itself."""
    impossible: bool = False
    """True for 2月30日, 13月 and the like."""
    weekday: int | None = None
    """Monday 0 … Sunday 6 as written behind the date: （星期五）; None where none is written."""
    sentence: int = -1
    """Index in `Ledger.sentences`."""
    year_source: YearSource = ""
    """Where the year comes from."""
    ends: tuple[DateFact, DateFact] | None = None
    """The two dates of a range; None for a single date."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or styled heading: 一、 （二） 3. 4） （5） ①."""

    span: Span
    """The heading's own text: the first sentence of its block, marker included."""
    block: int
    """Index of its block."""
    marker: Span
    """The number with its marks: （二）; empty span where the heading has no number."""
    style: str
    """`一、` `（一）` `1.` `1、` `1）` `（1）` `①` `第一章`; `#` for a heading without a number."""
    number: int
    """The number; 0 where the heading has none."""
    level: int
    """Depth in the document, from 1."""
    parent: int
    """Index of the heading above it in `Ledger.headings`; -1 at the top."""
    whole: bool = True
    """False where the mark lost its number or a bracket (`）…`, `三）…`) and the number is that of its place."""


@dataclass(frozen=True, slots=True)
class ListMark:
    """A mark of an enumeration inside a paragraph: 一是, 第二, ③, 其一."""

    span: Span
    block: int
    style: str
    """`一是` (also 一要) `第一` `其一` `①` `（1）` `（一）` `1.`."""
    number: int
