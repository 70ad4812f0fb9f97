"""Cumulative figures: below what one period brought, or below what they were earlier."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from linter.fact import DateFact, Quantity, start_of
from linter.facts.dates.counted_in_turn import find_fallen_in_turn
from linter.facts.dates.counted_so_far import Count, find_fallen_counts, under_two_headings
from linter.facts.dates.cumulated import OPENING, Cumulated, find_low
from linter.facts.dates.months_alone import find_months_alone
from linter.facts.dates.nested_periods import find_nested
from linter.facts.dates.since_start import find_since_start
from linter.facts.dates.since_years import find_since_years
from linter.facts.dates.within_periods import find_within
from linter.facts.numbers.numbers import han_value
from linter.facts.parts.added import find_added
from linter.facts.states.batch_days import Done, find_batches_fallen
from linter.facts.states.ended import ENDS_WORK
from linter.facts.states.two_series import of_two_series
from linter.finding import Hit, Severity
from linter.kinds._sums import scale_of, written
from linter.kinds.arithmetic._over_the_year import goes_on_over_the_year
from linter.kinds.arithmetic._same_words import Stand, fallen_in_same_words
from linter.kinds.arithmetic._summed_to import summed_to
from linter.ledger import Ledger
from linter.patterns import regex

_SO_FAR = regex(r"累计(?:(?!累计).){0,16}$")
# From the shortest period to the longest; what is cumulative within one is held only against a shorter one.
_PERIODS = (
    "当天|当日|今日",
    "本周|当周",
    "本批|本次|本期|此次|本轮|当月|本月|第[一二三四五六七八九十]{1,3}[批轮]",
    "本季|当季",
    "今年|本年|当年",
)
_CURRENT = tuple(regex(f"(?:^|其中[，,]?)(?:{words})") for words in _PERIODS)
_WITHIN = tuple(map(regex, _PERIODS))
# With a day before it, 已完成 is told for all that went before too.
_DONE = regex(rf"已经?(?:经|全部)?{ENDS_WORK}(?:整改|到位|销号)?[一-鿿]{{0,6}}$")
# 累计达到286户 right behind 当年新增320户 speaks of the same, unless it names something else.
_BARE = regex(r"(?:现|目前|已经?)?累计(?:已经?|共|总共)?(?P<verb>[一-鿿]{0,4}?)(?:达到|达|为|到|有)?")
_SUBJECT = regex(r"^[一-鿿]{2,8}?(?=累计|已经?|[当本][月周日季])")
"""Who or what the figure is told of, right before it: 城区 in 城区累计发放."""
_NOT_HELD = regex(rf"{OPENING}|计划|目标|预计|力争|将|拟|至少|争取|净|占|增长|下降|同比|人均|户均|平均")
_NEAR = 2
"""Sentences between the two that still speak of one thing."""
_AROUND = 60
"""Numbers of a sentence before and behind one that are held against it."""
_OF_A_BATCH = frozenset(["整改", "销号", "追缴", "收回", "清退", "化解", "解决"])
"""What is done to one batch until it is done; other figures begin anew with the year."""
_FARTHEST = 3
"""Blocks between two figures of one series."""
_FIRST_BATCHES = regex(r"前(?P<number>[一二三四五六七八九十]{1,3})[批轮]")
_BATCH = regex(r"第(?P<number>[一二三四五六七八九十]{1,3})[批轮]")
_FUND = regex(r"[一-鿿]{2,12}?(?:基金|保险|账户|资金池|专户|险种)")
_OTHER_BATCH = regex(r"第[一二三四五六七八九十\d]+[批轮次期]")


class CumulativeFalls:
    """Reports 累计办结151件，本批办结160件, and a later date with less than an earlier one."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every cumulative figure that a part of it exceeds, and for every one that has fallen."""
        told = set()
        for hit in self._in_one_breath(ledger):
            told.add(frozenset(hit.spans))
            yield hit
        for whole, part in find_low(ledger):
            apart = part.cumulated and of_two_series(ledger, whole.quantity, part.quantity)
            if not apart and frozenset((whole.quantity.span, part.quantity.span)) not in told:
                told.add(frozenset((whole.quantity.span, part.quantity.span)))
                yield _low(ledger, whole, part)
        fallen: list[tuple[Stand | Count | Done, Stand | Count | Done]] = [*fallen_in_same_words(ledger)]
        fallen.extend((*find_fallen_counts(ledger), *find_fallen_in_turn(ledger)))
        alike = [pair for pair in fallen if not under_two_headings(ledger, pair[0].quantity, pair[1].quantity)]
        for earlier, later in (*alike, *find_batches_fallen(ledger)):
            spans = later.quantity.span, earlier.quantity.span
            if frozenset(spans) not in told:
                told.add(frozenset(spans))
                days = {"earlier": ledger.quote(earlier.date.span), "later": ledger.quote(later.date.span)}
                quantities = later.quantity, earlier.quantity
                one, other = written([quantity.value for quantity in quantities], scale_of(ledger, quantities))
                values = {**_quotes(ledger, *quantities), **days}
                yield Hit(spans, values, f"{one} < {other}", "warning", "fallen")
        for longer, within in (
            *find_within(ledger),
            *find_since_start(ledger),
            *find_months_alone(ledger),
            *find_since_years(ledger),
            *find_nested(ledger),
        ):
            ledger.note_compared(longer, within)
            spans = longer.span, within.span
            if within.interval.low > longer.interval.high and frozenset(spans) not in told:
                told.add(frozenset(spans))
                one, other = written([within.value, longer.value], scale_of(ledger, (within, longer)))
                yield Hit(spans, _quotes(ledger, longer, within), f"{one} > {other}", "warning")
        for new, total, sure in find_added(ledger):
            ledger.note_compared(new, total)
            if new.interval.low > total.interval.high and frozenset((total.span, new.span)) not in told:
                one, other = written([new.value, total.value], scale_of(ledger, (new, total)))
                severity: Severity = "error" if sure else "warning"
                yield Hit((total.span, new.span), _quotes(ledger, total, new), f"{one} > {other}", severity, "added")

    def _in_one_breath(self, ledger: Ledger) -> Iterator[Hit]:
        """Those told of one verb, side by side or for two days."""
        starts = [date.span.start for date in ledger.dates]
        series: dict[tuple[str, str, str], list[tuple[DateFact, Quantity]]] = {}
        for quantity in ledger.quantities:
            so_far = bool(_SO_FAR.search(quantity.before))
            if not (so_far or _DONE.search(quantity.before)) or not _is_told(quantity):
                continue
            day = summed_to(ledger, starts, quantity)
            if so_far:
                yield from _above(ledger, quantity, day)
            if day is None:
                continue
            # 累计清查单位达到31740家 and 累计清查单位29865家: what only says how many is no act of its own.
            verb = "" if quantity.verb in _NO_ACT and quantity.head else quantity.verb
            told = series.setdefault((verb, quantity.head, quantity.unit), [])
            hit = _fallen(ledger, told[-1], (day, quantity)) if told else None
            if hit:
                yield hit
            told.append((day, quantity))


_NO_ACT = frozenset(["累计", "达到", "达", "为", "共有", "有"])
"""Verbs that only say how many there are."""


def _low(ledger: Ledger, whole: Cumulated, part: Cumulated) -> Hit:
    """8月份受理156件 … 1—8月累计受理142件, in whatever order and however far apart."""
    ledger.note_compared(whole.quantity, part.quantity)
    quantities = part.quantity, whole.quantity
    one, other = written([quantity.value for quantity in quantities], scale_of(ledger, quantities))
    values = {**_quotes(ledger, whole.quantity, part.quantity), "earlier": part.time, "later": whole.time}
    spans = whole.quantity.span, part.quantity.span
    if part.cumulated:
        return Hit(spans, values, f"{other} < {one}", "warning", "fallen")
    return Hit(spans, values, f"{one} > {other}", "warning")


def _is_told(quantity: Quantity) -> bool:
    return (
        bool(quantity.verb or _BARE.fullmatch(quantity.before))
        and not quantity.approximate
        and quantity.is_amount
        and not _NOT_HELD.search(quantity.before)
    )


def _above(ledger: Ledger, whole: Quantity, day: DateFact | None) -> Iterator[Hit]:
    """本批办结160件 beside 累计办结151件."""
    block = ledger.sentences[whole.sentence].block
    within = next((rank for rank, words in enumerate(_WITHIN) if words.search(whole.before)), len(_PERIODS))
    own = _parts(ledger, whole, within, whole.sentence)
    around = range(whole.sentence - _NEAR, whole.sentence + _NEAR + 1)
    # 全市…。新能源产业当月完成8亿元，累计完成73亿元: its own month stands beside it, what others did does not count.
    told = own or [found for index in around for found in _parts(ledger, whole, within, index)]
    for rank, part in told:
        if ledger.sentences[part.sentence].block != block or _of_a_class(ledger, whole, part):
            continue
        if _of_another_fund(ledger, whole, part) or (day and _of_later_year(ledger, day, whole, part)):
            continue
        ledger.note_compared(whole, part)
        if part.interval.low > whole.interval.high:
            one, other = written([part.value, whole.value], scale_of(ledger, (part, whole)))
            # 累计 may have begun anew with the year.
            severity: Severity = "warning" if rank == len(_PERIODS) - 1 else "error"
            yield Hit((whole.span, part.span), _quotes(ledger, whole, part), f"{one} > {other}", severity)


def _parts(ledger: Ledger, whole: Quantity, within: int, sentence: int) -> list[tuple[int, Quantity]]:
    """What a sentence tells of the same for a period shorter than that of the whole, with the rank of the period."""
    told = ledger.by_sentence.get(sentence, ())
    at = bisect_left(told, whole.span, key=lambda one: one.span)
    ranked = (
        (next((i for i, words in enumerate(_CURRENT) if words.search(part.before)), within), part)
        for part in told[max(0, at - _AROUND) : at + _AROUND]
    )
    return [(rank, part) for rank, part in ranked if rank < within and _same(whole, part)]


def _of_a_class(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for 今年五大产业完成900亿元。五大产业中新能源产业累计完成73亿元: the sentence turns to one of them."""
    start = ledger.sentences[whole.sentence].span.start
    if part.span.end > start:
        return False
    if _TURNS_TO.search(ledger.text, start, whole.span.start):
        return True
    subject = _SUBJECT.search(ledger.text[start : whole.span.start])
    named = _SAYS_WHEN.sub("", subject.group()) if subject else ""
    return len(named) > 1 and named not in part.before


_TURNS_TO = regex(r"(?<!集)中[，,]?[一-鿿]{2,}")
_SAYS_WHEN = regex(r"^截[至止]|目前|今年|以来|至今|现在|此前|[全本我][一-鿿]|共|已经?")


def _same(whole: Quantity, part: Quantity) -> bool:
    """True when verb, unit, noun and place of the two are one."""
    return (
        part.unit == whole.unit
        and not part.approximate
        and (_goes_on(whole, part) or (part.verb == whole.verb and _one_noun(part.head, whole.head)))
        and (part.scope == whole.scope or not part.scope or not whole.scope)
        and not _NOT_HELD.search(part.before)
        and not _later_batch(whole, part)
    )


def _of_another_fund(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for 五项基金当年结余14亿元。失业保险基金累计结余5.9亿元: the last fund named before each."""
    if part.span.end >= whole.clause.start:
        return False
    begin = ledger.sentences[min(whole.sentence, part.sentence)].span.start
    names = [_FUND.findall(ledger.text, begin, quantity.span.start) for quantity in (part, whole)]
    between = _FUND.search(ledger.text, part.span.end, whole.span.start)
    return between is not None and names[0][-1:] != names[1][-1:]


def _of_later_year(ledger: Ledger, day: DateFact, whole: Quantity, part: Quantity) -> bool:
    """True for 2019年…截至2018年底累计完成3亿元，本年度完成5亿元: what came after that day."""
    start = ledger.paragraph(whole).start
    told = ledger.dates[bisect_left(ledger.dates, start, key=start_of) :]
    return any(
        date.year and day.year and date.year > day.year for date in told if date.span.start < part.span.start
    ) and bool(_CURRENT[-1].search(part.before))


def _later_batch(whole: Quantity, part: Quantity) -> bool:
    """True for 第四批 beside 前三批累计, which does not hold it."""
    first, batch = _FIRST_BATCHES.search(whole.before), _BATCH.search(part.before)
    return bool(first and batch and (han_value(batch["number"]) or 0) > (han_value(first["number"]) or 0))


def _one_noun(one: str, other: str) -> bool:
    return one == other or not one or not other


def _goes_on(whole: Quantity, part: Quantity) -> bool:
    """True for 本月检测12万人次，累计检测35万人次: the cumulative figure right behind, with no words but the verb."""
    bare = _BARE.fullmatch(whole.before)
    between = whole.text[part.span.end : whole.clause.start]
    return bool(bare and between in ("，", ",", "、") and bare["verb"] in part.before)


def _fallen(ledger: Ledger, before: tuple[DateFact, Quantity], after: tuple[DateFact, Quantity]) -> Hit | None:
    """截至5月底累计清退28.3万元 behind 截至3月底累计清退30.5万元."""
    if _moment(before[0]) > _moment(after[0]):
        before, after = after, before
    (earlier, first), (later, second) = before, after
    blocks = [ledger.sentences[quantity.sentence].block for quantity in (first, second)]
    if abs(blocks[0] - blocks[1]) > _FARTHEST or ledger.section_of(blocks[0]) != ledger.section_of(blocks[1]):
        return None
    one_count = earlier.year == later.year or second.verb in _OF_A_BATCH
    if (
        not (one_count or goes_on_over_the_year(ledger, before, after))
        or _moment(earlier) == _moment(later)
        or not _one_scope(first, second, blocks)
    ):
        return None
    if any(_OTHER_BATCH.search(ledger.read(ledger.sentences[q.sentence].span)) for q in (first, second)):
        return None
    subjects = [_SUBJECT.search(quantity.before) for quantity in (first, second)]
    if subjects[0] and subjects[1] and subjects[0].group() != subjects[1].group():
        return None
    ledger.note_compared(first, second)
    if second.interval.high >= first.interval.low or of_two_series(ledger, first, second):
        return None
    one, other = written([second.value, first.value], scale_of(ledger, (second, first)))
    values = {
        **_quotes(ledger, second, first),
        "earlier": ledger.quote(earlier.span),
        "later": ledger.quote(later.span),
    }
    severity: Severity = "error" if one_count else "warning"
    return Hit((second.span, first.span), values, f"{one} < {other}", severity, "fallen")


def _one_scope(first: Quantity, second: Quantity, blocks: list[int]) -> bool:
    """True for one scope, and for 全县累计… with 累计… further on in the paragraph."""
    if first.scope == second.scope:
        return True
    one, other = sorted((first, second), key=lambda quantity: quantity.span)
    return blocks[0] == blocks[1] and not other.scope and one.scope[:1] in _WHOLE


_WHOLE = ("全", "我", "本")


def _moment(date: DateFact) -> tuple[int, int, int]:
    return (date.year or 0, date.month or 12, date.day or 31)


def _quotes(ledger: Ledger, whole: Quantity, part: Quantity) -> dict[str, str]:
    return {"whole": ledger.quote(whole.span), "part": ledger.quote(part.span)}
