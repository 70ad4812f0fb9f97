"""Two times: values of one unit that the words set apart by nothing but their time, 去年864件 and 今年为913件."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class TwoTimes(NamedTuple):
    """A value, and what it became."""

    older: Quantity
    newer: Quantity
    label: str
    """The words that say what both are of; empty where only times stand before them."""
    told: str
    """The words before both, with their times."""
    years: int | None
    """How many years lie between them; None where that is not said."""


class Time(NamedTuple):
    """How late a value is told for, on one of the scales that words and the calendar have."""

    scale: str
    """word, half, quarter, month or day; empty where nothing says."""
    place: int


class Value(NamedTuple):
    """A value with the words since the number before it."""

    quantity: Quantity
    words: str
    """From there, or from the start of the sentence."""
    own: str
    """The last clause of them."""
    label: str
    """The last of them that name something."""
    bare: bool
    """True where its own clause names nothing but a time."""
    time: Time
    said: bool
    """True where its own words say so."""


_NONE = Time("", 0)
_TIMES = regex(
    r"(?P<before>前年)|(?P<last>[去上]一?年度?(?!结[余转存]|滚存|净?结)(?:同期|同月|全年|年?[末底])?|(?:上年)?同期|上[一两个]*[月季周期次轮批]度?|往年|[此之]前一年)"
    r"|(?P<first>[年期月季]初|[此从之以]前|原[先来有为]?|过去|[当起]初|当时|基期|[造治改施革合并用工化善顿理整]前|[十百]?[一二三四五六七八九几\d]+年前)"
    r"|(?P<now>[今本这]一?年度?|本[月季周期次轮批]|当[年前]|[现目如]今?[前在]|现已?有|现(?=[为已])|如今|[年期月季][末底]|至今|眼下|最新|今[夏春秋冬天日]|[造治改施革合并用工化善顿理整]之?后)"
    r"|(?P<half>[上下]半年)|(?P<quarter>[一二三四])季度|(?<![\d—\-至])(?P<month>1?\d)月份?(?![底末\d])"
)
# The places of words on one scale, from the earliest on.
_WORDS = ("before", "last", "first", "now")
_LAST, _NOW = _WORDS.index("last"), _WORDS.index("now")
_YEAR = 365
"""Days."""
_ORDINALS = "一二三四"
_FROM = regex("(?:由|从)(?:(?!从前)[^，,。；;：:、由从])*(?:从前[^，,。；;：:、由从]*)?$")
_TO = regex("[到至为成达][^，,。；;：:、（）()\\d]{0,8}$")
_STOP = regex("[。；;\\n]")
_CLAUSE = regex("[，,。；;：:（(\\n]")
_PER = regex("/?每?[一-鿿]{0,3}")
_NO_LEVEL = regex(
    "计划|预算(?![收支内外])|目标|任务|预计|力争|标准|限额|定额|要求|平均水平|其中|新增|净|[增减升降涨跌缩扩压][^到至为成达]?[了的]?$|(?:[上下回]|提)[高升降涨跌落滑][了的]?$|[多少超][了的出]?$|[增升降涨跌]幅|[增降]速"
)
_EMPTY_WORDS = regex(
    "(?:[一-鿿]{2}之?[前后](?=[为是有只仅，,]|$)|[^，,。；;]*(?:数据|统计|台账)(?:显示|表明|看|为)?$|[去前上今本当此这]一?年度?|全年|同[期月]|[上下]半年|[一二三四]季度|[年期月季]?[初末底]|[此从之以目]前|[0-9一二三四五六七八九十]+[年月日]份?|[截至到从由自]|[原现先来有在]"
    "|完成|实现|[而但仅只共总就才则已又也都却有为是达到至成了的在于与和比较相“”、]|同口径|进一步|逐步|[增减][加少长]|提[高升]|[上下回][升降涨跌落]|[增减升降涨跌缩扩])+"
)
_AROUND = regex(f"^{_EMPTY_WORDS.pattern}|{_EMPTY_WORDS.pattern}$")
_EMPTY = regex(f"(?:{_EMPTY_WORDS.pattern})?")
_PART_YEAR = regex(r"半年|季度|\d月(?![末底])|[—－~～-]\d{1,2}月|旬|截[至止]|个月|学期")
_SAME_PART = regex("同期|同月")
_CLOSE = 60
"""Characters between two values that are told of one thing."""
_BACK = 5
"""Values of one unit back among which the older one stands."""


def find_two_times(ledger: Ledger, block: int) -> list[TwoTimes]:
    """The pairs of a paragraph, the nearest value of another time for each."""
    values = values_in(ledger, block)
    found: list[TwoTimes] = []
    for at, value in enumerate(values):
        for before in reversed(values[max(0, at - _BACK) : at]):
            if not _alike(before.quantity, value.quantity):
                continue
            pair = _pair(ledger, before, value, values)
            if pair:
                found.append(pair)
                break
            if value.bare:
                break
    return found


def values_in(ledger: Ledger, block: int) -> list[Value]:
    """The levels of a paragraph, in order."""
    values: list[Value] = []
    end, sentence, last = 0, -1, _NONE
    for one in ledger.by_block.get(block, ()):
        if one.sentence != sentence:
            sentence, last = one.sentence, _NONE
            end = ledger.sentences[sentence].span.start
        if one.kind == "duration" and one.unit in ("年", "月"):
            continue
        words = ledger.text[end : one.span.start]
        per = _PER.match(words) if words.startswith(("每", "/")) else None
        words = words[per.end() :] if per else words
        end = one.span.end
        if one.approximate or one.role in ("change", "rank", "limit"):
            continue
        clauses = _CLAUSE.split(words)
        named = [clause for clause in clauses if not _EMPTY.fullmatch(clause)]
        time = _time(ledger, words, one)
        label = named[-1] if named else values[-1].label if values and values[-1].quantity.sentence == sentence else ""
        bare = _EMPTY.fullmatch(clauses[-1]) is not None
        values.append(Value(one, words, clauses[-1], label, bare, time or last, time is not None))
        last = values[-1].time
    return values


def _time(ledger: Ledger, own: str, one: Quantity) -> Time | None:
    """The last time that the words before a number name."""
    dates = [
        date
        for date in ledger.dates_in(Span(one.span.start - len(own), one.span.start))
        if date.last and not date.inherited_year and any(map(str.isdigit, ledger.read(date.span)))
    ]
    if dates and dates[-1].last:
        return Time("day", dates[-1].last.toordinal())
    found = list(_TIMES.finditer(own))
    if not found:
        return None
    told = found[-1]
    kind, text = told.lastgroup or "", told.group()
    if kind in _WORDS:
        return Time("word", _WORDS.index(kind))
    if kind == "month":
        return Time(kind, int(told[kind]))
    return Time(kind, "上下".index(text[0]) if kind == "half" else _ORDINALS.index(text[0]))


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind == "plain":
        behind = [q.text[q.span.end : q.span.end + 2] for q in (one, other)]
        return behind[0] == behind[1] and not one.approximate
    return comparable(one, other)


def _pair(ledger: Ledger, one: Value, other: Value, values: Sequence[Value]) -> TwoTimes | None:
    between = ledger.text[one.quantity.span.end : other.quantity.span.start]
    if len(between) > _CLOSE or other.quantity.sentence - one.quantity.sentence > 1:
        return None
    if _NO_LEVEL.search(one.own) or _NO_LEVEL.search(other.own):
        return None
    names = {one.label, other.label}
    label, told = "，".join(sorted(names)).strip("，"), one.words + "，" + other.words
    if _FROM.search(one.own) and _TO.search(other.own) and not _STOP.search(between):
        return TwoTimes(one.quantity, other.quantity, label, told, _years(one.time, other.time))
    parts = {_PART_YEAR.search(value.words) is not None for value in (one, other)}
    if len(parts) > 1 and not _SAME_PART.search(one.words + other.words):
        return None
    bare = other.bare or (one.bare and one.said and not one.label)
    if not bare and not _alike_named(one.label, other.own):
        alike = [v for v in values if _alike(v.quantity, one.quantity) and not _NO_LEVEL.search(v.own)]
        if not (one.said and other.said and len(alike) == len("两个")):
            return None
    first = _NONE if other.said and not one.said and other.bare else one.time
    second = other.time
    if first == second or not (one.said or other.said or one.label.strip("、和") == other.label.strip("、和")):
        return None
    turned = _is_earlier(first, second)
    if not turned and not _is_earlier(second, first):
        return None
    older, newer = (one.quantity, other.quantity) if turned else (other.quantity, one.quantity)
    return TwoTimes(older, newer, label, told, _years(first, second))


def _years(one: Time, other: Time) -> int | None:
    """How many years lie between two times, as far as that is said."""
    if one.scale == other.scale == "day":
        return round(abs(one.place - other.place) / _YEAR)
    words = {time.place for time in (one, other) if time.scale == "word"}
    return 1 if words <= {_LAST, _NOW} and words else None


_TOLD_TIMES = regex(r"\d+月|[一二三四]季度|[上下]半年|\d{4}年|前年|疫情|历史|[一二两三四五六七八九十]年前")
_WITHIN = regex(r"[上本]个?[月季周]|季度|\d月|旬")
_YEARLY = regex("[去上今本]年|同期")


def of_another_time(words: str, pair: TwoTimes) -> bool:
    """True where what is said of a change sets it in a time, or against one, that its values are not told for."""
    if any(time not in pair.told for time in _TOLD_TIMES.findall(words)):
        return True
    if "同比" in words or _YEARLY.search(words):
        return _WITHIN.search(pair.told) is not None and not _YEARLY.search(pair.told)
    return "环比" in words and not _WITHIN.search(pair.told)


def _alike_named(one: str, other: str) -> bool:
    """True where one of two labels holds what the other begins with: 公路通车里程 and 通车里程, not 基金 and 公共."""
    first, second = content(one), content(other)
    return len(first) > 1 and len(second) > 1 and (first[:2] in second or second[:2] in first)


def _is_earlier(one: Time, other: Time) -> bool:
    if one.scale == other.scale:
        return one.place < other.place
    if one.scale == "word" and not other.scale:
        return one.place < _NOW
    # 2019年 and 今年; 前8个月 of a year whose last one is told with it
    return (one.scale == "day" and other == Time("word", _NOW)) or (
        one.scale == "word" and one.place < _NOW and other.scale in ("half", "quarter", "month")
    )


def content(label: str) -> str:
    """What a label names, less times and verbs: 护林员 of 去年底有护林员."""
    return _AROUND.sub("", label)
