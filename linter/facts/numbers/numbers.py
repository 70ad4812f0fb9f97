"""Numerals: every writing of a number that occurs in reports, turned into an exact decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from linter.fact import Number
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

HAN_DIGITS = "零〇○一二两三四五六七八九"
HAN_UNITS = "十百千万亿"
SMALL_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
"""A number below a hundred in either writing, as sessions, attachments and points are numbered."""
CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITAL_TO_HAN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟○", "一二三四五六七八九十百千〇")
_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_MULTIPLIER = {"十": 10, "百": 100, "千": 1000, "佰": 100, "仟": 1000, "万": 10**4, "亿": 10**8}

# 千 before 米, 瓦, 克, 卡, 伏 belongs to the unit; 百 before 分 to 百分点 and 百分之.
_MARK = r"(?:[万亿十佰仟]|百(?!分)|千(?![米瓦克卡伏]))"
_ARABIC = (
    r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?=[万亿元])|(?<=[¥￥])\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?"
    # .5, but not the end of 3.2.5
    r"|(?<![\d.）)”一-鿿])\.\d+"
)
# 3亿5000万, 25万6千, 2千零30万: further places behind a multiplier.
_FURTHER = rf"(?:[零〇]?(?:\d{{1,4}}|[一二两三四五六七八九]){_MARK}+)+(?:[零〇]\d+)?|[零〇]\d+"
# A capital alone is a word's part as often as a digit: 大陆, 队伍, 收拾.
_CAPITAL = rf"[{CAPITALS}零〇万亿]*[{CAPITALS}](?:[{CAPITALS}零〇万亿]+|(?=[元圆]))"
_SEVERAL = r"(?:(?<!无)几|(?<![户人总个件次基系函指倍岁分位额数家台套张项笔条间床辆多少无招班])数)"
_HAN_MARK = r"(?:[十万亿]|百(?!分)|千(?![米瓦克卡伏]))"
_HALF = r"(?<![上下前后大多过一折对])半(?=个?小时|个?多?月|年(?!报)|天|公里|米|公升|升|亩|成(?![品功熟]))"
# 两 counts, and stands for no digit: 两百点两 is no number.
_DECIMAL_DIGITS = HAN_DIGITS.replace("两", "")
# 一切 and 一定 are words in which nobody looks for a number; left out here, they cost no reading.
_WORD = r"(?!一[切些般定直旦致律并贯])"
_HAN = (
    rf"(?:{_SEVERAL}(?={_HAN_MARK}))?(?:[{HAN_DIGITS}]|{_HAN_MARK})+"
    rf"(?:(?:(?<=[十百千零])几)(?:{_HAN_MARK})*|点(?:[{_DECIMAL_DIGITS}]+|\d+)(?:[万亿]+)?)?"
)

# What a numeral begins with, looked at first: the scan passes over everything else at once.
_BEGIN = rf"(?=[\d.{HAN_DIGITS}{HAN_UNITS}{CAPITALS}几数半])"

NUMERAL = regex(
    _BEGIN + rf"(?:(?P<arabic>{_ARABIC})(?:(?P<scale>{_MARK}+)(?P<further>{_FURTHER})?)?"
    rf"|(?P<capital>{_CAPITAL})|(?P<han>{_WORD}{_HAN}|{_HALF}))"
    # 300余万, 五百多亿
    rf"(?:(?P<more>[余多])(?P<more_scale>[万亿]+|[百千][万亿]))?"
)
"""A numeral anywhere in a text; what it means there is decided by its surroundings."""

_NEIGHBOURS = "一二|两三|二三|三四|三五|四五|五六|六七|七八|八九"
_SPOKEN_RANGE = regex(
    rf"(?P<front>[{HAN_UNITS}{HAN_DIGITS}]*[{HAN_UNITS}])?(?P<two>{_NEIGHBOURS})(?P<scale>[十百千万亿]*)"
)
"""三五个, 七八百, 二三十, 十五六: two neighbouring digits name a range."""


@lru_cache(maxsize=4096)
def han_value(text: str) -> Decimal | None:
    """The value of an isolated Han numeral; None where it is not a well-formed number.

    cn2an reads the integer; decimals, ○, 百三 and the capitals of money are prepared for it here.
    """
    text = text.translate(_CAPITAL_TO_HAN)
    if "点" in text:
        return _with_decimals(text)
    if not text:
        return None
    if len(text) == 1:
        return Decimal(_DIGIT[text] if text in _DIGIT else _MULTIPLIER[text])
    if all(c in _DIGIT for c in text):
        return Decimal("".join(str(_DIGIT[c]) for c in text))
    if text[0] in "百千万亿":
        text = "一" + text
    from cn2an import cn2an  # 0.15 s to import, and many texts need no Han numeral

    try:
        return Decimal(str(cn2an(text.replace("〇", "零"), "smart")))
    except (ValueError, KeyError):  # KeyError: 一亿二, whose last digit it looks up in a table of small units
        return _doubled_scale(text)


def whole_number(text: str) -> int:
    """What a mark, an ordinal or a small count says in digits or Han numerals; 0 where it is not well formed."""
    return int(text) if text.isdigit() else int(han_value(text) or 0)


def mark_number(text: str) -> int:
    """What the mark of a list, a heading or a note says: ①, 3, 三; 0 where it is not well formed."""
    return ord(text) - ord("①") + 1 if "①" <= text <= "⑳" else whole_number(text)


def _doubled_scale(text: str) -> Decimal | None:
    """四万万 and 一百零十万, which the converter refuses."""
    if len(text) > 2 and text[-1] in "万亿" and text[-2] in "万亿":
        inner = han_value(text[:-1])
        return None if inner is None else inner * _MULTIPLIER[text[-1]]
    if "零十" in text and len(text) > 2:
        return han_value(text.replace("零十", "一十"))
    return None


def _with_decimals(text: str) -> Decimal | None:
    whole, _, rest = text.partition("点")
    decimals = rest.rstrip("万亿")
    integer = han_value(whole) if whole else Decimal(0)
    if integer is None or not all(c in _DIGIT or c.isdigit() for c in decimals):
        return None
    value = integer + Decimal("0." + "".join(str(_DIGIT.get(c, c)) for c in decimals))
    return value * _product(rest[len(decimals) :])


def _product(marks: str | None) -> Decimal:
    result = Decimal(1)
    for mark in marks or "":
        result *= _MULTIPLIER[mark]
    return result


@lru_cache(maxsize=256)
def _unit_of_place(places: int, scale: str | None) -> Decimal:
    """What one unit of the last decimal is worth."""
    return Decimal(1).scaleb(-places) * _product(scale)


@lru_cache(maxsize=4096)
def _read(digits: str, scale: str | None) -> tuple[Decimal, Decimal]:
    """Value and step; a report tells its small counts again and again, and each of them takes 104 bytes."""
    plain = digits.replace(",", "").replace("，", "").replace(" ", "")
    places = len(plain.partition(".")[2])
    return Decimal(plain) * _product(scale), _unit_of_place(places, scale)


def _arabic(match: re.Match[str]) -> Number | None:
    scale, further = match["scale"], match["further"]
    if further:
        return _mixed(match)
    value, step = _read(match["arabic"], scale)
    return Number(Span(*match.span()), value, step, "mixed" if scale else "arabic", bool(scale))


def _mixed(match: re.Match[str]) -> Number | None:
    """3亿5000万: the converter reads digits and multipliers together."""
    value = han_value((match["arabic"] + match["scale"] + match["further"]).replace(",", ""))
    if value is None:
        return None
    last = re.search(r"[十百千万亿佰仟]*$", match["further"])
    return Number(Span(*match.span()), value, _product(last.group() if last else ""), "mixed", True)


def number_at(match: re.Match[str]) -> Number | None:
    """The number of a NUMERAL match; None where a Han numeral is not well formed."""
    number = _arabic(match) if match["arabic"] is not None else _han(match)
    if number is None or not match["more"]:
        return number
    # 300余万: less than one unit of the lowest written place is added, then all of it multiplied.
    factor = _product(match["more_scale"])
    value = number.value * factor
    room = magnitude(number.value, number.step) * factor
    return Number(
        Span(*match.span()),
        value,
        number.step * factor,
        number.writing,
        True,
        Interval(value, value + room, False, True),
    )


def _han(match: re.Match[str]) -> Number | None:
    span = Span(*match.span())
    text = match["han"] or match["capital"]
    if match["capital"]:
        value = han_value(text)
        return None if value is None else Number(span, value, Decimal(1), "capital")
    if "几" in text or text[0] == "数":
        return _indefinite(span, text)
    if text == "半":
        return Number(span, Decimal("0.5"), Decimal("0.5"), "han")
    spoken = _SPOKEN_RANGE.fullmatch(text)
    if spoken:
        return _neighbours(span, spoken)
    value = han_value(text)
    if value is None:
        return None
    step = _step(text)
    return Number(span, value, step, "han", len(text) > 1 and text[-1] in "万亿")


def _step(text: str) -> Decimal:
    """What the last written place of a Han numeral is worth."""
    scale = _product(text[len(text.rstrip("万亿")) :]) if len(text) > 1 else Decimal(1)
    if "点" in text:
        return Decimal(1).scaleb(-len(text.partition("点")[2].rstrip("万亿"))) * scale
    return scale


def _indefinite(span: Span, text: str) -> Number | None:
    """十几万, 几十, 数百亿: from the place named up to the next one."""
    if text[0] in "几数":
        low = han_value("一" + text[1:])
        return None if low is None else Number(span, low, low, "han", True, Interval(low, low * 10, False, True))
    at = text.index("几")
    named = text[:at].rstrip("零")
    low, factor = han_value(named), _product(text[at + 1 :])
    if low is None:
        return None
    room = Decimal(10 if text[at - 1] == "零" else _MULTIPLIER[text[at - 1]])
    interval = Interval(low * factor, (low + room) * factor, False, True)
    return Number(span, low * factor, factor, "han", True, interval)


def _neighbours(span: Span, match: re.Match[str]) -> Number | None:
    front, two, scale = match["front"] or "", match["two"], match["scale"]
    low, high = han_value(front + two[0] + scale), han_value(front + two[1] + scale)
    if low is None or high is None:
        return None
    return Number(span, low, _product(scale), "han", bool(scale), Interval(low, high))


def scale_of(match: re.Match[str]) -> Decimal:
    """The multiplier at the end of a NUMERAL match: 10000 for 10万 and for 两三万."""
    if match["arabic"] is not None:
        return _product(match["scale"])
    text = match["han"] or match["capital"]
    digits = text.rstrip("十百千万亿佰仟拾")
    marks = text[len(digits) :].translate(_CAPITAL_TO_HAN)
    return _product(marks) if len(digits) <= 1 else _product(marks.lstrip("十百千"))


def magnitude(value: Decimal, step: Decimal) -> Decimal:
    """The worth of the last digit that is not zero."""
    if value == 0:
        return step
    digits = value.normalize().as_tuple()
    return max(step, Decimal(1).scaleb(int(digits.exponent)))
