"""Quantities: numerals with their unit, approximation and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from linter import lexicon
from linter.fact import Number, Quantity, QuantityKind, Sentence
from linter.facts.numbers import HAN_DIGITS, HAN_UNITS, NUMERAL, number_at
from linter.facts.sentences import clause_around
from linter.interval import INFINITY, Interval
from linter.offsets import Span

_HAN = HAN_DIGITS + HAN_UNITS
LONGEST_UNIT = 7

# Words before a number that make it a bound or an approximation. Bounds: 民法典 第一千二百五十九条.
_BEFORE = re.compile(
    r"(?P<about>大约|约为|大概|将近|接近|约|近|几乎)$"
    r"|(?P<over>(?<!不)超过|突破|(?<![不])超|逾|多于|大于|(?<!不)高于)$"
    r"|(?P<least>不少于|不低于|至少|最少|不小于)$"
    r"|(?P<under>不足|不到|未达到|未达|少于|(?<!不)低于|小于)$"
    r"|(?P<most>不超过|最多|至多|不高于|不多于|不大于)$"
)
_BEHIND_NUMBER = re.compile(r"余|多(?![年少数方])|来(?=[个家名项件户人次])")
_BEHIND_UNIT = re.compile(
    r"(?P<about>左右|上下|前后|(?<!业)余|多(?=[,，。;；、的]|$))|(?P<least>及?以上|之上|起步)|(?P<most>及?以下|以内|之内|之下)"
)
_RANGE = re.compile(r"[—\-~至到]+")
_SEVERAL = re.compile(r"[几数]")

# What stands before or behind a numeral that counts nothing: ordinals, codes, document and road numbers.
_CODE_BEFORE = re.compile(r"(?:[A-Za-z〔\[#№第]|[A-Za-z]-|\d[-/:])$")
_CODE_BEHIND = re.compile(r"号(?!召)|[-/:]\d|[A-Za-z〕\]]")
_HAN_NOISE_BEHIND = re.compile(r"是(?!个)|方面(?!的)|来|些|般|致|起(?![,，。;；])|定|样|直|旦|律|切|体|线|流|把手|并|道|同|系列|步|边|面|下|带|再|心")

_PERCENT = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1"), "折": Decimal("0.1")}
_FRACTION = re.compile(r"(?P<base>百|千|万|[二三四五六七八九十]+|\d+)分之")
_POINTS = re.compile(r"个?百分点")
_TIMES = re.compile(r"[倍番]")


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


@lru_cache(maxsize=1)
def _fixed_phrases() -> re.Pattern[str]:
    phrases = sorted(lexicon.words("phrases", "fixed"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


_QUOTED = re.compile(r"《[^》\n]{1,80}》|“[^”\n]{1,12}”|〔[^〕\n]{1,8}〕|https?://\S+|[\w.]+@[\w.]+")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|\d{3,4}-\d{4}-\d{3,4})(?!\d)")


def masked_spans(text: str) -> list[Span]:
    """Stretches whose numerals count nothing: titles, short quotations, codes, addresses, fixed phrases."""
    spans = [Span(*m.span()) for pattern in (_QUOTED, _PHONE, _fixed_phrases()) for m in pattern.finditer(text)]
    return sorted(spans)


def unit_at(text: str, at: int) -> tuple[str, lexicon.Unit] | None:
    """The longest unit that begins at `at`."""
    table = lexicon.units()
    for length in range(min(LONGEST_UNIT, len(text) - at), 0, -1):
        unit = table.get(text[at : at + length])
        if unit is not None:
            return text[at : at + length], unit
    return None


def _bounds(value: Decimal, step: Decimal, whole: bool, how: str) -> Interval:
    """What a printed value may stand for, `how` being the approximation word's group."""
    if how == "over":
        return Interval(value, INFINITY, True, False)
    if how == "least":
        return Interval(value, INFINITY)
    if how == "under":
        return Interval(Decimal(0), value, False, True)
    if how == "most":
        return Interval(Decimal(0), value)
    if how == "about":
        # A tenth on both sides: what 约 and 左右 cover in the reports that give both values.
        return Interval(value * Decimal("0.9") - step, value * Decimal("1.1") + step, True, True)
    if how == "more":
        # 余 and 多 add less than one unit of the lowest written magnitude: 300余 < 400, 12万多 < 13万.
        return Interval(value, value + _magnitude(value, step), False, True)
    return Interval.exactly(value) if whole else Interval.printed(value, step)


def _magnitude(value: Decimal, step: Decimal) -> Decimal:
    """The worth of the last digit that is not zero."""
    if value == 0:
        return step
    digits = value.normalize().as_tuple()
    return max(step, Decimal(1).scaleb(int(digits.exponent)))


def draft_quantities(text: str, taken: Sequence[Span] = ()) -> list[Draft]:
    """Every quantity of a text in order, outside the sorted spans `taken` (dates, titles, codes)."""
    drafts: list[Draft] = []
    taken_at = 0
    end_of_last = 0
    for match in NUMERAL.finditer(text):
        start = match.start()
        while taken_at < len(taken) and taken[taken_at].end <= start:
            taken_at += 1
        if taken_at < len(taken) and taken[taken_at].start < match.end() and start < taken[taken_at].end:
            continue
        if start < end_of_last:
            continue
        draft = _draft(text, match)
        if draft is not None:
            drafts.append(draft)
            end_of_last = draft.span.end
    return drafts


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    is_han = match["arabic"] is None
    fraction = _FRACTION.match(text, match.start())
    if fraction is not None:
        return _fraction(text, fraction)
    number = number_at(match)
    if number is None:
        return None
    start, end = match.span()
    window = text[max(0, start - 6) : start]
    if _CODE_BEFORE.search(window) or (not is_han and _CODE_BEHIND.match(text, end) and not unit_at(text, end)):
        return None
    negative = window[-1:] in ("-", "−", "负") and window[-2:-1] not in tuple("0123456789年月日")
    several = _SEVERAL.match(text, end) if is_han and (match["han"] or "-")[-1] == "十" else None
    at = end + 1 if several else end
    more = _BEHIND_NUMBER.match(text, at)
    unit_start = more.end() if more else at
    second: Number | None = None
    joint = _RANGE.match(text, unit_start)
    if joint and not more:
        second = _range_end(text, joint.end())
    before = _BEFORE.search(window)
    how = before.lastgroup or "" if before else "more" if more or several else ""
    final_end = unit_start
    last = number
    if second is not None:
        last, final_end = second, second.span.end
    kind, printed, base, factor, unit_end = _unit(text, final_end)
    if kind == "plain" and second is not None:
        return None
    if is_han and not _counts(text, match["han"] or match["capital"], kind, printed, unit_end):
        return None
    if kind == "plain" and (len(match[0]) >= 7 or text[end : end + 1] in ("年", "月")):
        return None
    low, step = number.value, number.step
    if second is not None and last.scaled and not number.scaled and kind != "percent":
        # 5—10万人 means 5万—10万人: the multiplier is said once.
        low, step = low * last.step, step * last.step
    value, step = low * factor, step * factor
    whole = kind == "count" and not number.scaled and step == 1
    behind = _BEHIND_UNIT.match(text, unit_end) if kind != "plain" else None
    if behind:
        unit_end = behind.end()
        how = how or behind.lastgroup or ""
    if negative:
        value = -value
    if second is not None:
        interval = Interval(min(value, last.value * factor), max(value, last.value * factor))
    else:
        interval = _bounds(value, step, whole, how)
    return Draft(
        kind,
        Span(before.start() + max(0, start - 6) if before else start, unit_end),
        Span(start, final_end if second is not None else end),
        value,
        step,
        interval,
        base,
        printed,
        bool(how) or second is not None,
    )


def _range_end(text: str, at: int) -> Number | None:
    match = NUMERAL.match(text, at)
    return number_at(match) if match else None


def _fraction(text: str, match: re.Match[str]) -> Draft | None:
    """百分之五, 千分之三, 三分之二."""
    rest = NUMERAL.match(text, match.end())
    number = number_at(rest) if rest else None
    base = {"百": 100, "千": 1000, "万": 10000}.get(match["base"])
    if base is None:
        parsed = NUMERAL.fullmatch(match["base"])
        named = number_at(parsed) if parsed else None
        base = int(named.value) if named else 0
    if number is None or not base:
        return None
    value, step = number.value / base, number.step / base
    span = Span(match.start(), number.span.end)
    exact = base not in (100, 1000, 10000)
    interval = Interval.exactly(value) if exact else Interval.printed(value, step)
    return Draft("percent", span, span, value, step, interval, "%", "%", False)


def _unit(text: str, at: int) -> tuple[QuantityKind, str, str, Decimal, int]:
    """Kind, written unit, base unit, factor and end of the unit that begins at `at`."""
    points = _POINTS.match(text, at)
    if points:
        return "points", points.group(), "百分点", Decimal(1), points.end()
    mark = text[at : at + 1]
    if mark in ("%", "‰"):
        return "percent", mark, "%", _PERCENT[mark], at + 1
    if mark in ("成", "折") and not text.startswith(("成立", "成员", "成果", "成为", "成功", "成本", "成效", "折合", "折价"), at):
        return "percent", mark, "%", _PERCENT[mark], at + 1
    if _TIMES.match(text, at) and not text.startswith("番茄", at):
        return "times", mark, mark, Decimal(1), at + 1
    found = unit_at(text, at)
    if found is None:
        return "plain", "", "", Decimal(1), at
    written, unit = found
    kind: QuantityKind = unit.kind  # type: ignore[assignment]
    return kind, written, unit.base, unit.factor, at + len(written)


def _counts(text: str, han: str, kind: str, printed: str, unit_end: int) -> bool:
    """True when a Han numeral before this unit states a number, rather than being part of a word."""
    if kind == "plain":
        return False
    if han in ("一", "两", "千", "万", "百", "十") and kind not in ("percent", "duration", "times", "money"):
        return False
    if han == "一" and kind == "money":
        return False
    return not (kind == "count" and len(han) == 1 and _HAN_NOISE_BEHIND.match(text, unit_end - len(printed)))


# --- what is counted ------------------------------------------------------------------------------

_NOUNISH = ("n", "v", "a", "b", "j", "l", "i", "z", "s", "f", "t", "eng", "nz", "ng", "g", "h", "k", "x_han", "m", "q", "r")
_STOP_WORDS = frozenset(
    "已 均 也 都 将 未 尚 仍 为 是 有 在 被 把 对 向 由 从 至 到 于 并 而 但 或 及 和 与 以及 以 按 因 共 共计 合计 "
    "中 其中 的 了 着 过 等 进行 完成 达 达到 占 比 分别 各 每 同比 较 实现 涉及 得到 予以 给予 开展 不 没有 没 还 就 又 再 "
    "正在 目前 全部 逐一 逐个 逐项 内 后 前 时 上 下 里 外 之 之间 以上 以下 以内 左右".split()
)
_HAN_RUN = re.compile(r"[一-鿿A-Za-z“”、]+")


class Word(NamedTuple):
    """A word of the segmenter with its part of speech."""

    text: str
    tag: str


def tag_pieces(pieces: Sequence[str]) -> list[list[Word]]:
    """Words and tags of many short texts, in one call of the segmenter (each call has a price)."""
    import rjieba  # 0.1 s to import

    result: list[list[Word]] = [[]]
    for text, tag in rjieba.tag("\n".join(pieces)):
        if "\n" in text:
            head, *rest = text.split("\n")
            if head:
                result[-1].append(Word(head, tag))
            for piece in rest:
                result.append([Word(piece, tag)] if piece else [])
        else:
            result[-1].append(Word(text, tag))
    return result


def _following_noun(words: Iterable[Word]) -> tuple[int, int]:
    """Start and end, in characters, of the noun phrase that a text behind a unit begins with."""
    at = start = end = 0
    for word in words:
        if word.tag == "x" or word.text in ("、", "“", "”"):
            break
        if word.text == "的":
            if at == 0:
                at += 1
                start = at
                continue
            # 未实施新农村建设的村小组: what stands before 的 only describes.
            at += 1
            start = end = at
            continue
        if word.text in _STOP_WORDS or word.tag in ("d", "p", "c", "u", "ul", "uz", "y", "r"):
            break
        at += len(word.text)
        if word.tag[0] in "njbslfztgaei" or word.tag in ("vn", "an", "eng", "q"):
            end = at
        elif word.tag[0] not in "v":
            break
    return start, max(start, end)


def _preceding_noun(words: Sequence[Word]) -> tuple[int, int]:
    """Start and end, in characters from the end, of the noun phrase that a text before a number ends with."""
    back = len(words)
    skipped = 0
    while back and (words[back - 1].text in _STOP_WORDS or words[back - 1].tag in ("d", "p")):
        back -= 1
        skipped += len(words[back].text)
    length = 0
    while back:
        word = words[back - 1]
        if word.tag == "x" or word.text in _STOP_WORDS or word.tag in ("d", "p", "c", "uj", "ul", "r", "m"):
            break
        if word.tag == "v" and length == 0:
            break
        length += len(word.text)
        back -= 1
    return skipped + length, skipped


def build_quantities(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], sentence_at: Sequence[int]
) -> tuple[Quantity, ...]:
    """Quantities with clause and head noun. `sentence_at` gives the sentence of each draft."""
    clauses: list[Span] = []
    tails: list[str] = []
    fronts: list[str] = []
    for index, draft in enumerate(drafts):
        limit = sentences[sentence_at[index]].span
        clause = clause_around(text, draft.span, limit)
        clauses.append(clause)
        tails.append(text[draft.span.end : min(clause.end, draft.span.end + 24)])
        fronts.append(text[max(clause.start, draft.span.start - 20) : draft.span.start])
    tagged = tag_pieces([*tails, *fronts]) if drafts else []
    found = []
    for index, draft in enumerate(drafts):
        clause = clauses[index]
        head: Span | None = None
        if draft.kind in ("count", "plain"):
            start, end = _following_noun(tagged[index])
            if end > start:
                head = Span(draft.span.end + start, draft.span.end + end)
        if head is None:
            start, end = _preceding_noun(tagged[len(drafts) + index])
            if start > end:
                head = Span(draft.span.start - start, draft.span.start - end)
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
                sentence=sentence_at[index],
                clause=clause,
                before=text[clause.start : draft.span.start],
                after=text[draft.span.end : clause.end],
                head=text[head.start : head.end] if head else "",
                head_span=head,
                filled={"head": "said" if head else "unknown"},
            )
        )
    return tuple(found)
