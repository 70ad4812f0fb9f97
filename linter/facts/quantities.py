"""Quantities: numerals with their unit, approximation and value in the base unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from linter import lexicon
from linter.fact import DateFact, Number, Quantity, QuantityKind, Sentence
from linter.facts.approximations import BEFORE, BEHIND_NUMBER, BEHIND_UNIT, LONGEST_BEFORE, bounds
from linter.facts.heads import find_heads
from linter.facts.masks import masked_spans
from linter.facts.numbers import CAPITALS, HAN_DIGITS, HAN_UNITS, NUMERAL, han_value, number_at, scale_of
from linter.facts.roles import role_of, status_of
from linter.facts.scope import Scopes
from linter.facts.sentences import clause_around
from linter.facts.times import Times
from linter.interval import Interval
from linter.offsets import Span

__all__ = ["Draft", "build_quantities", "draft_quantities", "masked_spans", "unit_at"]

_RANGE = re.compile(r"[—\-~至到]+")
# Between two numbers that both carry a unit, 至 and 到 may tell a change: only dashes name a range.
_RANGE_OF_UNITS = re.compile(r"[—\-~]+")

# What stands before or behind a numeral that counts nothing: ordinals, codes, document and road numbers.
_CODE_BEFORE = re.compile(r"(?:[A-Za-z〔\[［#№第]|[A-Za-z]-|\d[-/])$")
_CODE_BEHIND = re.compile(r"号(?!召)|/\d|[A-Za-z〕\]］]")

_PERCENT = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1"), "折": Decimal("0.1")}
_TENTHS = re.compile(
    r"成(?![立员果为功本效分就熟品交型长绩年套建体片活色风规败因像全文县份块])(?:(?P<tenth>[一二三四五六七八九])(?!成))?"
)
_DISCOUNT = re.compile(r"折(?![合价旧算叠射腾中扣线])")
_POINTS = re.compile(r"个?百分点")
_TIMES = re.compile(r"倍(?!次)|番(?!茄)")
_FRACTION_BEFORE = re.compile(
    rf"(?:(?P<whole>\d+|[{HAN_DIGITS}{HAN_UNITS}]+)又)?(?P<base>\d+|[{HAN_DIGITS}{HAN_UNITS}]+)分之$"
)
_SECOND_FRACTION = re.compile(r"[—\-~至到]+[百千万]分之")
_LONGEST_FRACTION = 12
"""Characters before a numerator in which its denominator may stand."""
_SLASH = re.compile(r"(?<![\d/.A-Za-z-])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/.号A-Za-z-])")
_HALF_UNIT = re.compile(r"个半(?=小时|月|星期|学期|学年)")
_HALF = re.compile(r"半(?![数导径成夜])")

# 50元6角3分, 壹佰元伍角整
_SMALL_DIGIT = rf"(?:\d|[{HAN_DIGITS}{CAPITALS}])"
_CENT = Decimal("0.01")
_COINS = re.compile(rf"(?:零?(?P<jiao>{_SMALL_DIGIT})[角毛])?(?:零?(?P<fen>{_SMALL_DIGIT})分(?!之))?[整正]?")
_CURRENCY_BEFORE = {"￥": "元", "¥": "元", "$": "美元", "€": "欧元", "人民币": "元", "港币": "港元", "新台币": "新台币"}
_LONGEST_CURRENCY = 3

# A single Han digit before one of these is part of a word: 三级, 一方面, 二期, 两区.
_WEAK_UNITS = frozenset("级期线路点面层步道档度方分区县市省乡镇村部队团单对双口头番回位包节类门起月日")
_WORDS = re.compile(r"是(?!个)|方面|重点|国家|体|系列|线|流|把|并|道|同|步|边|面|下|带|再|心|次产业|起(?=来|推|抓)")
_ONLY = re.compile(r"(?:仅|只|唯|另|共|其中|中|还|尚|各)有?$")
_STATES_ROUND = re.compile(r"(?:上|近|超|超过|约|逾|过|达|突破)$")
_WITHIN = re.compile(r"以?内|之内|以[上下]")
_LONGEST_PLAIN = 7
"""Digits from which a number without a unit is a code."""


class Draft(NamedTuple):
    """A quantity before its clause and head are known."""

    kind: QuantityKind
    span: Span
    number: Span
    value: Decimal
    step: Decimal
    interval: Interval
    unit: str
    printed_unit: str
    approximate: bool


class _Unit(NamedTuple):
    """What follows a numeral."""

    kind: QuantityKind
    printed: str
    base: str
    factor: Decimal
    end: int
    half: Decimal = Decimal(0)
    """What 半 and coins add to the number, in printed units."""


@lru_cache(maxsize=1)
def _units() -> tuple[re.Pattern[str], dict[str, lexicon.Unit]]:
    table = lexicon.units()
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


def unit_at(text: str, at: int) -> tuple[str, lexicon.Unit] | None:
    """The longest unit that begins at `at`."""
    pattern, table = _units()
    match = pattern.match(text, at)
    return (match.group(), table[match.group()]) if match else None


def draft_quantities(text: str, taken: Sequence[Span] = ()) -> list[Draft]:
    """Every quantity of a text in order, outside the sorted spans `taken` (dates, titles, codes)."""
    drafts: list[Draft] = []
    taken_at = 0
    end_of_last = 0
    for match in NUMERAL.finditer(text):
        start = match.start()
        if start < end_of_last:
            continue
        while taken_at < len(taken) and taken[taken_at].end <= start:
            taken_at += 1
        if taken_at < len(taken) and taken[taken_at].start < match.end():
            continue
        draft = _draft(text, match)
        if draft is not None:
            drafts.append(draft)
            end_of_last = draft.span.end
    return drafts


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    start, end = match.span()
    if text.startswith(("分之", "又"), end):
        return None
    if text.startswith("分之", start - 2):
        return _fraction(text, match)
    if text.startswith("/", end):
        slash = _SLASH.match(text, start)
        if slash:
            return _slashed(text, slash)
    number = number_at(match)
    if number is None:
        return None
    window = text[max(0, start - LONGEST_BEFORE) : start]
    han = match["han"] or match["capital"]
    if _CODE_BEFORE.search(window):
        return None
    if han is None and _CODE_BEHIND.match(text, end) and not unit_at(text, end):
        return None
    return _with_unit(text, match, number, window, han)


def _with_unit(text: str, match: re.Match[str], number: Number, window: str, han: str | None) -> Draft | None:
    start, end = match.span()
    more = BEHIND_NUMBER.match(text, end) if not match["more"] else None
    number_end = more.end() if more else end
    upper = _upper(text, number_end)
    unit = _unit(text, upper.end() if upper else number_end)
    if unit.kind == "plain":
        unit = _currency(window, unit)
    if not _counts(text, match, han, unit, window, upper):
        return None
    value, step = _low(number, match, upper, unit)
    if unit.half and unit.kind == "money":
        step = min(step, _CENT)
    top, unit_end = _top(text, upper, unit)
    before = BEFORE.search(window)
    behind = BEHIND_UNIT.match(text, unit_end) if unit.kind != "plain" or number.scaled else None
    if behind:
        unit_end = behind.end()
    said = before or behind
    how = (said.lastgroup or "") if said else "more" if more else ""
    if han and not how and window.endswith("上") and not han.strip(HAN_UNITS):
        how = "least"
    if top is not None:
        interval = Interval(min(value, top), max(value, top))
    elif number.interval is not None and not how:
        interval = number.interval.times(unit.factor)
    else:
        whole = unit.kind == "count" and not number.scaled and step == 1 and not unit.half
        interval = bounds(value, step, whole, how)
    if _negative(window):
        value, interval = -value, Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)
    return Draft(
        unit.kind,
        Span(start - len(window) + before.start() if before else start, unit_end),
        Span(start, upper.end() if upper else end),
        value,
        step,
        interval,
        unit.base,
        unit.printed,
        bool(how) or top is not None or number.interval is not None,
    )


def _upper(text: str, at: int) -> re.Match[str] | None:
    """The second number of 5—10 and 两到三, where one follows at once."""
    joint = _RANGE.match(text, at)
    match = NUMERAL.match(text, joint.end()) if joint else None
    return match if match and number_at(match) else None


def _low(number: Number, match: re.Match[str], upper: re.Match[str] | None, unit: _Unit) -> tuple[Decimal, Decimal]:
    """Value and step in the base unit; in 5—10万人 the multiplier of the second number holds for the first."""
    scale = Decimal(1)
    above = number_at(upper) if upper and unit.kind != "percent" else None
    if upper and above and scale_of(match) < scale_of(upper):
        said_once = scale_of(upper) / scale_of(match)
        scale = said_once if number.value * said_once <= above.value else scale
    return (number.value * scale + unit.half) * unit.factor, number.step * scale * unit.factor


def _top(text: str, upper: re.Match[str] | None, unit: _Unit) -> tuple[Decimal | None, int]:
    """The upper end of a range in the base unit, None where there is none; and where the quantity ends."""
    if upper:
        number = number_at(upper)
        return (number.value * unit.factor if number else None), unit.end
    if unit.kind not in ("money", "percent", "measure"):
        return None, unit.end
    joint = _RANGE_OF_UNITS.match(text, unit.end)
    match = NUMERAL.match(text, joint.end()) if joint else None
    number = number_at(match) if match else None
    if match is None or number is None:
        return None, unit.end
    second = _unit(text, match.end())
    if second.kind != unit.kind or second.base != unit.base:
        return None, unit.end
    return (number.value + second.half) * second.factor, second.end


def _negative(window: str) -> bool:
    """True behind 负, 零下 or a minus sign; 减负30条 and 25-28 are not negative."""
    if window[-1:] in ("-", "−"):
        return not re.match(r"[0-9A-Za-z%年月日)）]", window[-2:-1])
    return bool(re.search(r"(?:(?<![减欠担抱自辜胜肩])负|零下)$", window))


def _fraction(text: str, match: re.Match[str]) -> Draft | None:
    """百分之五, 千分之三, 三分之二, 百分之三到五, 2又3分之1; `match` is the numerator."""
    start = match.start()
    window = text[max(0, start - _LONGEST_FRACTION) : start]
    named = _FRACTION_BEFORE.search(window)
    number = number_at(match)
    if named is None or number is None:
        return None
    base = _integer(named["base"])
    whole = _integer(named["whole"]) if named["whole"] else Decimal(0)
    if not base or whole is None:
        return None
    upper = _upper(text, match.end())
    end = upper.end() if upper else match.end()
    again = _SECOND_FRACTION.match(text, end)
    value, step = whole + number.value / base, number.step / base
    exact = base % 100 != 0
    span_start = start - len(window) + named.start()
    front = text[max(0, span_start - LONGEST_BEFORE) : span_start]
    before, behind = BEFORE.search(front), BEHIND_UNIT.match(text, end)
    how = ((before or behind).lastgroup or "") if before or behind else ""  # type: ignore[union-attr]
    interval = Interval.exactly(value) if exact and not how else bounds(value, step, False, how)
    if upper:
        last = number_at(upper)
        interval = Interval(value, last.value / base) if last else interval
    elif again:
        second = NUMERAL.match(text, again.end())
        last = number_at(second) if second else None
        if second and last:
            interval, end = Interval(value, last.value / base), second.end()
    if _negative(front):
        value, interval = -value, Interval(-interval.high, -interval.low)
    span = Span(span_start - len(front) + before.start() if before else span_start, behind.end() if behind else end)
    return Draft(
        "percent", span, Span(span_start, end), value, step, interval, "%", "%", bool(how) or bool(upper or again)
    )


def _integer(text: str) -> Decimal | None:
    return Decimal(text) if text.isdigit() else Decimal(100) if text == "百" else han_value(text) or _ROUND.get(text)


_ROUND = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}


def _slashed(text: str, match: re.Match[str]) -> Draft | None:
    """1/3: a proper fraction in digits."""
    over, under = Decimal(match["over"]), Decimal(match["under"])
    if not 0 < over < under:
        return None
    value = over / under
    span = Span(*match.span())
    return Draft("percent", span, span, value, value, Interval.exactly(value), "%", "%", False)


def _unit(text: str, at: int) -> _Unit:
    """What follows a numeral that ends at `at`."""
    mark = text[at : at + 1]
    if mark in ("%", "‰") and mark:
        return _Unit("percent", mark, "%", _PERCENT[mark], at + 1)
    if mark == "成":
        tenths = _TENTHS.match(text, at)
        if tenths:
            half = han_value(tenths["tenth"]) if tenths["tenth"] else None
            return _halved(
                text, _Unit("percent", mark, "%", _PERCENT[mark], tenths.end(), (half or 0) * _PERCENT[mark])
            )
    elif mark == "折":
        if _DISCOUNT.match(text, at):
            return _Unit("percent", mark, "%", _PERCENT[mark], at + 1)
    elif mark in "倍番" and mark and _TIMES.match(text, at):
        return _halved(text, _Unit("times", mark, mark, Decimal(1), at + 1))
    elif mark in "个百" and mark:
        points = _POINTS.match(text, at)
        if points:
            return _Unit("points", points.group(), "百分点", Decimal(1), points.end())
        half = Decimal("0.5") if _HALF_UNIT.match(text, at) else Decimal(0)
        if half:
            found = unit_at(text, at + 2)
            if found:
                return _Unit("duration", "个" + found[0], found[1].base, found[1].factor, at + 2 + len(found[0]), half)
    found = unit_at(text, at)
    if found is None:
        return _Unit("plain", "", "", Decimal(1), at)
    written, unit = found
    kind: QuantityKind = unit.kind  # type: ignore[assignment]
    result = _Unit(kind, written, unit.base, unit.factor, at + len(written))
    if kind == "money" and written in ("元", "块", "圆"):
        return _with_coins(text, result)
    return _halved(text, result) if kind in ("duration", "measure") else result


def _halved(text: str, unit: _Unit) -> _Unit:
    """两年半, 三成半, 十五斤半."""
    return unit._replace(half=unit.half + Decimal("0.5"), end=unit.end + 1) if _HALF.match(text, unit.end) else unit


def _with_coins(text: str, unit: _Unit) -> _Unit:
    coins = _COINS.match(text, unit.end)
    if coins is None or coins.end() == unit.end:
        return unit
    half = Decimal(0)
    for group, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if coins[group]:
            digit = Decimal(coins[group]) if coins[group].isdigit() else han_value(coins[group])
            half += (digit or 0) * worth
    return unit._replace(half=half, end=coins.end())


def _currency(window: str, unit: _Unit) -> _Unit:
    """¥300: the currency stands before the number."""
    for mark, base in _CURRENCY_BEFORE.items():
        if window.endswith(mark):
            return _Unit("money", "", base, Decimal(1), unit.end)
    return unit


def _counts(
    text: str, match: re.Match[str], han: str | None, unit: _Unit, window: str, upper: re.Match[str] | None
) -> bool:
    """True when a numeral before this unit states a number, rather than being part of a word, a code or a date."""
    if unit.kind == "plain":
        if han is not None or upper is not None:
            return False
        digits = match["arabic"]
        code = len(match[0]) >= _LONGEST_PLAIN or (digits[0] == "0" and digits[1:2].isdigit())
        return not code and text[match.end() : match.end() + 1] not in ("年", "月")
    if unit.printed in ("月", "日") and not _WITHIN.match(text, unit.end):
        return han is None and unit.printed == "日"
    if han is None:
        return True
    if not han.strip(HAN_UNITS) and han != "十":
        return unit.kind == "money" or bool(_STATES_ROUND.search(window))
    if len(han) > 1 or han == "半":
        return True
    if unit.printed in _WEAK_UNITS and not (unit.kind == "duration" and unit.printed != "月"):
        return False
    in_word = _WORDS.match(text, unit.end - len(unit.printed))
    if han == "一" and unit.kind in ("count", "money", "measure"):
        return unit.kind == "count" and bool(_ONLY.search(window)) and not in_word
    return unit.kind != "count" or not in_word


def build_quantities(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    sentence_at: Sequence[int],
    dates: Sequence[DateFact] = (),
) -> tuple[Quantity, ...]:
    """Quantities with their slots filled. `sentence_at` gives the sentence of each draft."""
    clauses = [
        clause_around(text, draft.span, sentences[where].span) for draft, where in zip(drafts, sentence_at, strict=True)
    ]
    blocks = [sentences[where].block for where in sentence_at]
    heads = find_heads(text, drafts, clauses, blocks)
    scopes, times = Scopes(text, sentences), Times(dates)
    found = []
    for draft, where, clause, head in zip(drafts, sentence_at, clauses, heads, strict=True):
        before = text[clause.start : draft.span.start]
        scope, scope_filled = scopes.at(where, clause, draft.span.start)
        as_of, period = times.at(where, draft.span.start)
        role, status = role_of(before, text[draft.span.start : draft.span.end]), status_of(before, head.verb)
        found.append(
            Quantity(
                kind=draft.kind,
                span=draft.span,
                number=draft.number,
                value=draft.value,
                step=draft.step,
                interval=draft.interval,
                unit=draft.unit,
                printed_unit=draft.printed_unit,
                approximate=draft.approximate,
                sentence=where,
                clause=clause,
                before=before,
                after=text[draft.span.end : clause.end],
                head=head.text,
                head_span=head.span,
                core=head.core,
                modifier=head.modifier,
                verb=head.verb,
                scope=scope,
                as_of=as_of,
                period=period,
                status=status,
                role=role,
                filled={
                    "head": head.filled,
                    "scope": scope_filled,
                    "as_of": "said" if as_of else "unknown",
                    "period": "said" if period else "unknown",
                    "status": "said" if status else "unknown",
                    "role": "said" if role else "unknown",
                },
            )
        )
    return tuple(found)
