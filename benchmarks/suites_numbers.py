"""The suites of numbers, amounts and measures: a case passes when exactly the values expected are found."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from suite import Case, Suite, first_reason

from linter import extract
from linter.document import squeeze
from linter.facts.drafting import draft_quantities
from linter.facts.numbers import find_numbers, han_value
from linter.offsets import Span

Values = list[Decimal]
Reader = Callable[[Case], Values]

PLACES = 9
"""Significant digits compared: the published cases round there."""

LEFT_OUT = (
    ("exponents and letters for multipliers", re.compile(r"[eEkKwMG^]|\d[gG]\b")),
    ("dozens, 兆, 廿, dialect", re.compile("打|兆|廿|卅|蚊|毫|仙")),
    ("discounts", re.compile("折")),
    ("spoken 块, 份 and 半半", re.compile("[块份]|半半|半个|人民币[\\d美]")),
    (
        "small and capital numerals mixed",
        re.compile("十[一-鿿]*[柒捌玖仟佰拾]|[拾仟佰][一-鿿]*[二三四五六七八九]|千陆|叁"),
    ),
    ("digital units, old weights", re.compile("比特|字节|赫兹|两万两|三十两|1234两|一位")),
    ("whole and fraction in digits", re.compile(r"\d\s+\d+/\d|／")),
    ("currencies beside 元, 美元, 欧元, 日元, 港元, 英镑", re.compile("泰铢|澳元|台币|日本銭|美分|比特币")),
    ("web addresses", re.compile("http")),
)


def close(found: Decimal, expected: Decimal) -> bool:
    """True when both agree in the digits that the suites print."""
    return abs(found - expected) <= abs(expected) * Decimal(10) ** -PLACES


def same(found: Values, expected: Values) -> bool:
    """True for the same values, in any order."""
    return len(found) == len(expected) and all(map(close, sorted(found), sorted(expected)))


def hegao_numbers(case: Case) -> Values:
    """Every number with its sign; fractions as one number."""
    view = squeeze(case.text)[0]
    fractions = [d for d in draft_quantities(view) if re.search("分之|/", view[d.number.start : d.number.end])]
    found = [fraction.value for fraction in fractions]
    for number in find_numbers(view):
        if not any(fraction.number.overlaps(Span(number.span.start, number.span.end)) for fraction in fractions):
            negative = re.search(r"(?:^|[^\d年月日])[-−]$|负$", view[: number.span.start])
            found.append(-number.value if negative else number.value)
    return found


def hegao_kind(*kinds: str) -> Reader:
    """The values of the facts of some kinds."""
    return lambda case: [Decimal(f.value) for f in extract(case.text) if f.kind in kinds and f.value is not None]


def hegao_percent(case: Case) -> Values:
    """Percentages; Recognizers-Text counts percentage points among them."""
    return hegao_kind("percent")(case) + [value / 100 for value in hegao_kind("points")(case)]


def hegao_numeral(case: Case) -> Values:
    """One numeral by itself, its sign and 元 aside."""
    sign = -1 if case.text.startswith("负") else 1
    if case.text[-1:] in "元圆整正角分":
        return [sign * value for value in hegao_kind("money")(case)]
    value = han_value(case.text.removeprefix("负"))
    return [sign * value] if value is not None else hegao_numbers(case)


def one_value(case: Case) -> Values | None:
    """The value of a Duckling or cn2an case; the lower of two for JioNLP."""
    if isinstance(case.expected, dict):
        number = case.expected["num"]
        return [Decimal(number[0] if isinstance(number, list) else number)]
    return [Decimal(str(case.expected))]


def resolved_values(case: Case) -> Values | None:
    """The values of a Recognizers-Text case; None where one of them is not resolved."""
    values = [str(item["res"]["value"]) for item in case.expected]
    if not all(re.fullmatch(r"-?[\d.]+%?", value) for value in values):
        return None
    return [Decimal(v[:-1]) / 100 if v.endswith("%") else Decimal(v) for v in values]


# Base units of hegao for the units that the cases name.
_FACTORS = {
    "Mu": Decimal(10000) / 15,
    "Centimeter": Decimal("0.01"),
    "Kilometer": Decimal(1000),
    "Kilogram": Decimal("0.001"),
    "Jin": Decimal("0.0005"),
}


def in_base_units(case: Case) -> Values | None:
    """The values of a Dimension case in hegao's base units."""
    values = resolved_values(case)
    if values is None:
        return None
    factors = [_FACTORS.get(item["res"]["unit"], Decimal(1)) for item in case.expected]
    return [value * factor for value, factor in zip(values, factors, strict=True)]


def cn2an_value() -> Reader | None:
    """cn2an, where it is installed."""
    try:
        import cn2an
    except ImportError:
        return None
    return lambda case: [Decimal(str(cn2an.cn2an(case.text, "smart")))]


def recognised_numbers() -> Reader | None:
    """Recognizers-Text, where it is installed."""
    try:
        from recognizers_number import recognize_number
    except ImportError:
        return None
    return lambda case: [Decimal(found.resolution["value"]) for found in recognize_number(case.text, "zh-cn")]


def jionlp_money() -> Reader | None:
    """JioNLP, where it is installed."""
    try:
        import jionlp
    except ImportError:
        return None

    def read(case: Case) -> Values:
        number = jionlp.parse_money(case.text)["num"]
        return [Decimal(number[0] if isinstance(number, list) else number)]

    return read


def reason_left_out(case: Case) -> str:
    """Why a case does not occur in reports; empty where it does."""
    if case.name.startswith("jionlp") and not re.search("元|[￥¥$]", case.text):
        return "amounts without a unit of money"
    if case.expected == []:
        return "words that hold no number: hegao decides them by the unit"
    return first_reason(case.text, LEFT_OUT)


def _suite(
    title: str, file: str, reader: Reader, wanted: Callable[[Case], Any], **others: Callable[[], Reader | None]
) -> Suite:
    made = {name: make() for name, make in others.items()}
    readers = {"hegao": reader, **{name: other for name, other in made.items() if other is not None}}
    return Suite(title, file, wanted, reason_left_out, same, readers)


SUITES = (
    _suite(
        "Recognizers Number",
        "rt_Number_NumberModel",
        hegao_numbers,
        resolved_values,
        recognizers=recognised_numbers,
    ),
    _suite("Recognizers Percent", "rt_Number_PercentModel", hegao_percent, resolved_values),
    _suite(
        "Recognizers Currency",
        "rt_NumberWithUnit_CurrencyModel",
        hegao_kind("money"),
        resolved_values,
        jionlp=jionlp_money,
    ),
    _suite("Recognizers Dimension", "rt_NumberWithUnit_DimensionModel", hegao_kind("quantity"), in_base_units),
    _suite("cn2an strict", "cn2an_strict", hegao_numeral, one_value, cn2an=cn2an_value, recognizers=recognised_numbers),
    _suite("cn2an normal", "cn2an_normal", hegao_numeral, one_value, cn2an=cn2an_value, recognizers=recognised_numbers),
    _suite("cn2an smart", "cn2an_smart", hegao_numeral, one_value, cn2an=cn2an_value, recognizers=recognised_numbers),
    _suite(
        "Duckling Numeral",
        "duckling_Numeral",
        hegao_numbers,
        one_value,
        cn2an=cn2an_value,
        recognizers=recognised_numbers,
    ),
    _suite("JioNLP money", "jionlp_money", hegao_kind("money"), one_value, jionlp=jionlp_money),
)
