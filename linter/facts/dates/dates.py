"""Dates: pieces joined into ranges, with the years and months they leave out filled in from what stands before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import SURE_YEARS, DateFact, YearSource
from linter.facts.dates import calendar
from linter.facts.dates.beside_story import is_beside
from linter.facts.dates.date_bounds import bounds, grain, told_from
from linter.facts.dates.date_pieces import TO, Piece
from linter.facts.dates.examined import is_examined
from linter.facts.dates.weekdays import day_of_week, weekday_behind
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

# 0时, 15:20, 上午9点30分 say nothing that a day does not.
_CLOCK = (
    r" ?(?:(?:凌晨|[早晚]上?|[上下中]午)(?=[至到])"
    r"|(?:凌晨|[早晚]上?|[上下中]午)?(?:\d{1,2}(?:[:：]\d\d时?|[时点](?:\d{1,2}分)?整?)|[零一二两三四五六七八九十]{1,3}[时点]))"
)
JOIN = regex(
    rf"(?:[（(](?:星期|周)[一-鿿][)）])?(?:{_CLOCK})?(?:起|开始|始)?[,，]?(?:{TO}|直至|直到|持续到|持续至|延续到|延续至)"
)
_BETWEEN = regex(rf"(?:{_CLOCK})?[和与]")
_BETWEEN_END = regex(rf"(?:{_CLOCK})?之?间")
_LIST = regex(r"[、和及与]")
_TO_NOW = regex(r"(?:以来)?(?:至今|到目前|到现在|至目前)")
_BEFORE = regex(rf"(?:{_CLOCK})?(?:[或及]?[之以])?前(?!后|往|来|去|期|三|两|列|述|沿|景|提|端|置|[0-9])")
_SINCE = regex(r"开始|起|以来|[或及]?[之以]后")
_AROUND = regex(r"左右|前后")
_AS_OF = regex(r"(?:截至|截止|截止到|截至到|截止至)(?:目前)?[(（]?$")
_BARE_BEFORE = regex(r"(?:^|[，,。；;：:、\n（(于和及])$")
_BARE_BEHIND = regex(
    r"(?:[，,（(]|\d{1,2}[时点]|[上下]午|晚|召开|举行|印发|下发|出台|组织|反馈|进驻|前(?![后往])|县|市|区|局|镇|党|我|、|和)"
)

_BEGINS_NEWS = regex(r"[上下]午|晚上?|凌晨|清晨")  # 9日上午，…: news of the month in which it is told
_CLOCK_BEHIND = regex(r"\d{1,2}[时点]")


class _Context(NamedTuple):
    """The last full date, for dates that leave out their year or month."""

    year: int | None = None
    month: int | None = None
    block: int = -1
    sentence: int = -1
    first: date | None = None
    source: YearSource = ""


def find_dates(ledger: Ledger) -> tuple[DateFact, ...]:
    """Every date of the document, in order."""
    return tuple(_Reader(ledger).read())


class _Reader:
    """One walk over the pieces of a document; what was read last fills what comes next."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.signing = ledger.signing_date
        self.context = _Context()
        self._outside: _Context | None = None
        """What was last told before the bracket open here, in its own sentence."""
        self._before_bracket: _Context | None = None
        self._year_named = (0, -1)
        """The year last told without a month, and the sentence that tells it."""
        self._read_to = 0
        self._month_told_in = -1  # the block of a month whose year is not sure, for the bare days behind it

    def read(self) -> list[DateFact]:
        pieces = self.ledger.date_pieces
        found: list[DateFact] = []
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            self._step_over_brackets(piece.span.start)
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            behind_date = bool(found) and _LIST.fullmatch(self.text, found[-1].span.end, piece.span.start) is not None
            if piece.bare and not self._is_day(piece, behind_date, following):
                at += 1
                continue
            if following is not None and self._joined(piece, following):
                told = self.context
                found.append(self._range(piece, following))
                if is_examined(self.text, found[-1].span):
                    self.context = told
                at += 2
                continue
            fact = self._fact(piece)
            open_end = _TO_NOW.match(self.text, fact.span.end)
            if open_end:
                fact = replace(
                    fact,
                    span=Span(fact.span.start, open_end.end()),
                    last=self.signing or fact.last,
                    granularity="range",
                    relation="since",
                )
            found.append(fact)
            at += 1
        return found

    def _step_over_brackets(self, start: int) -> None:
        """Behind a bracket the story goes on from what stood before it: 2023年6月…（2019年至2022年）…，8月16日."""
        skipped = self.text[self._read_to : start]
        self._read_to = start
        opened = max(skipped.rfind("（"), skipped.rfind("("))
        closed = max(skipped.rfind("）"), skipped.rfind(")"))
        if self._outside and closed >= 0:
            self.context, self._outside = self._outside, None
        elif closed >= 0 and self.context is not self._before_bracket and self._before_bracket is not None:
            # 突破纪录（2023年8月的301万千瓦）；8月6日: the year of a bracket need not be that of what follows.
            self.context = self.context._replace(source="loose")
        if closed >= 0:
            self._before_bracket = None
        if opened > closed:
            self._before_bracket = self.context
            told = self.context.year and self.context.sentence == self.ledger.sentence_at(start)
            self._outside = self.context if told else None

    def _joined(self, piece: Piece, following: Piece) -> bool:
        if JOIN.fullmatch(self.text, piece.span.end, following.span.start) is None:
            between = _BETWEEN.fullmatch(self.text, piece.span.end, following.span.start)
            if between is None or not _BETWEEN_END.match(self.text, following.span.end):
                return False
        if following.bare:
            return piece.day is not None
        if piece.plan or following.plan:
            return False
        if piece.year and following.year:
            return True
        # 2021年到6月底 joins nothing; 从去年12月到今年3月 does.
        return (piece.month is None) == (following.month is None) or bool(following.word)

    def _is_day(self, piece: Piece, behind_date: bool, following: Piece | None) -> bool:
        """True where 12日 is a day of the month told before, rather than a stretch of twelve days."""
        if not piece.day or piece.day > 31:
            return False
        if self.context.month is None:
            return _BEGINS_NEWS.match(self.text, piece.span.end) is not None
        if behind_date:
            return True
        start, end = piece.span
        block = self.ledger.document.block_index(start)
        clock = _CLOCK_BEHIND.match(self.text, end) is not None and block == self._month_told_in
        here = block == self.context.block or clock
        if not here or _BARE_BEFORE.search(self.text[max(0, start - 1) : start]) is None:
            return False
        joined = following is not None and following.bare and self._joined(piece, following)
        return joined or _BARE_BEHIND.match(self.text, end) is not None

    def _range(self, left: Piece, right: Piece) -> DateFact:
        two = self._fact(right, one := self._fact(left))
        impossible = one.impossible or two.impossible
        return DateFact(
            Span(one.span.start, two.span.end),
            one.year,
            one.month,
            one.day,
            one.first,
            None if impossible else two.last,
            "range",
            inherited_year=one.inherited_year,
            relation=two.relation,
            impossible=impossible,
            sentence=one.sentence,
            year_source=one.year_source,
            ends=(one, two),
        )

    def _fact(self, written: Piece, left: DateFact | None = None) -> DateFact:
        piece = told_from(written, self.signing) if self.signing else written
        start, end = piece.span
        sentence = self.ledger.sentence_at(start)
        block = self.ledger.document.block_index(start)
        month = piece.month
        if piece.part in ("底", "初") and month is None and not piece.word.endswith("月"):
            month = 12 if piece.part == "底" else 1
        if month is None and (piece.bare or piece.word.endswith("月")):
            month = self._month(piece, left)
        year, source = self._year(piece, month, left, block, sentence)
        on = _MONTHS_ON.get(piece.word, 0)
        if year and month == (1 if on > 0 else calendar.MONTHS):
            year += on
        if piece is not written:
            source = "loose"
        impossible = not calendar.exists(year if source in SURE_YEARS else None, month, piece.day)
        first, last, granularity = bounds(piece, year, month) if not impossible else (None, None, grain(piece))
        weekday = weekday_behind(self.text, end) if piece.day else None
        behind = weekday.end() if weekday else end
        fact = DateFact(
            piece.span,
            year,
            month,
            piece.day,
            first,
            last,
            granularity,
            inherited_year=source not in ("said", ""),
            relation=self._relation(start, behind),
            impossible=impossible,
            weekday=day_of_week(weekday) if weekday else None,
            sentence=sentence,
            year_source=source,
        )
        if piece.year and not piece.month:
            self._year_named = (piece.year, sentence)
        if year and piece.month and source not in ("loose",):
            # A year taken from another sentence is no nearer to the next date of this one.
            said_in = sentence if source in _OF_SENTENCE else -1
            beside = is_beside(self.text, fact, self.context.year, self.signing)
            self.context = _Context(year, month, block, said_in, first, "loose" if beside else source)
        elif month and piece is written and not piece.part.startswith(("底", "初")):
            self.context = self.context._replace(month=month)
            self._month_told_in = block
        return fact

    def _month(self, piece: Piece, left: DateFact | None) -> int | None:
        month = left.month if left else self.context.month
        if month is None and self.signing:
            month = self.signing.month
        return month and (month - 1 + _MONTHS_ON.get(piece.word, 0)) % calendar.MONTHS + 1

    def _year(
        self, piece: Piece, month: int | None, left: DateFact | None, block: int, sentence: int
    ) -> tuple[int | None, YearSource]:
        """The year and where it comes from."""
        if piece.year:
            return piece.year, "said"
        if piece.plan:
            return calendar.plan_years(piece.plan)[0], "said"
        if piece.word.endswith("季度"):
            return None, ""
        context = self.context
        near = left.year if left else context.year if context.block == block else None
        if piece.word in ("次年", "翌年", "下一年"):
            return (near + 1, "near") if near else (None, "")
        if piece.word in ("当年", "同年"):
            return (near, "near") if near else (None, "")
        if piece.word in _FROM_SIGNING:
            return (self.signing.year + _FROM_SIGNING[piece.word], "word") if self.signing else (None, "")
        if piece.word in ("上年", "上一年"):
            return (near - 1, "loose") if near else (None, "")
        if left is not None and left.year:
            return left.year, "loose" if left.year_source == "loose" else "near"
        if context.year and context.block == block:
            source: YearSource = "near" if context.sentence == sentence else "block"
            if context.source in ("section", "loose"):
                source = context.source  # no surer than the date it is taken from
            if (piece.day or piece.part) and month and self._may_have_turned(month):
                # 2021年12月…，1月5日…: the year may have turned unsaid.
                return self._after_turn(context.year, month, piece.day or 1)
            named, said_in = self._year_named
            if said_in == sentence and named != context.year:
                return context.year, "loose"  # 2022年3月已拨付一半，其余列入2023年预算，6月底前拨付
            return context.year, source
        if context.year and self._same_section(block, context.block):
            if month and self._may_have_turned(month):
                return self._after_turn(context.year, month, piece.day or 1)
            return context.year, "section"
        told = self.signing and (month or piece.quarter or piece.part or piece.upto)
        return (self.signing.year, "loose") if self.signing and told else (None, "")

    def _may_have_turned(self, month: int) -> bool:
        """True where a month before the last one told lies only a few months on, in the next year."""
        last = self.context.first
        return last is not None and month < last.month and month + calendar.MONTHS - last.month <= _SOON

    def _after_turn(self, year: int, month: int, day: int) -> tuple[int, YearSource]:
        if self.signing and calendar.exists(year + 1, month, day) and date(year + 1, month, day) <= self.signing:
            return year + 1, "loose"
        return year, "loose"

    def _same_section(self, block: int, other: int) -> bool:
        return self.ledger.section_of(block) == self.ledger.section_of(other)

    def _relation(self, start: int, end: int) -> str:
        if _AS_OF.search(self.text[max(0, start - 6) : start]):
            return "as-of"
        if _BEFORE.match(self.text, end):
            return "before"
        if _SINCE.match(self.text, end):
            return "since"
        return "around" if _AROUND.match(self.text, end) else ""


_SOON = 6
"""Months in which a story goes on: 12月…，1月… turns the year, 11月…，10月… goes back."""
_MONTHS_ON = {"次月": 1, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}
_OF_SENTENCE = ("said", "near", "word")
_FROM_SIGNING = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2}
