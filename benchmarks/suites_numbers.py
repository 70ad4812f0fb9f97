"""The suites of numbers and percentages: a case passes when exactly the values expected are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from suite import Case, Suite, first_reason

from linter import extract
from linter.document import squeeze
from linter.facts.numbers.numbers import NUMERAL, han_value, number_at
from linter.facts.quantities.drafting import draft_quantities
from linter.offsets import Span

Values = list[Decimal]
Reader = Callable[[Case], Values]
Readers = Mapping[str, Reader | None]

PLACES = 9
"""Significant digits compared: the published cases round there."""

LEFT_OUT = (
    ("exponents and letters for multipliers", re.compile(r"[eEkKwMG^]|\d[gG]\b")),
    ("dozens, 兆, 廿, dialect", re.compile("打|兆|廿|卅|蚊|毫|仙")),
    ("discounts", re.compile("折")),
    ("spoken 块, 份 and 半半", re.compile("[块份]|半半|半个|人民币[\\d美]")),
    (
        "small and capital numerals mixed",
        re.compile(r"十[一-鿿]*[柒捌玖仟佰拾]|[拾仟佰][一-鿿]*[二三四五六七八九]|千陆|叁|分\s*之\s*壹"),
    ),
    ("digital units, old weights", re.compile("比特|字节|赫兹|两万两|三十两|1234两|一位")),
    ("whole and fraction in digits, negative denominators", re.compile(r"\d\s+\d+/\d|／|之\s*负")),
    ("currencies beside 元, 美元, 欧元, 日元, 港元, 英镑", re.compile("泰铢|澳元|台币|日本銭|美分|比特币")),
    ("web addresses", re.compile("http")),
    ("numerals that are not well formed", re.compile("^(?:五十千|零十)$")),
    ("numerals inside place names", re.compile("四川|五台山")),
)


def close(found: Decimal, expected: Decimal) -> bool:
    """True when both agree in the digits that the suites print."""
    return abs(found - expected) <= abs(expected) * Decimal(10) ** -PLACES


def same(found: Values, expected: Values) -> bool:
    """True for the same values, in any order."""
    return len(found) == len(expected) and all(map(close, sorted(found), sorted(expected)))


def hegao_numbers(case: Case) -> Values:
    """Every number with its sign; fractions as one number, and 55 of 百分之五十五, as Recognizers-Text counts them."""
    view = squeeze(case.text)[0]
    fractions = [d for d in draft_quantities(view) if re.search("分之|/", view[d.number.start : d.number.end])]
    found = [d.value * 100 if view.startswith("百分之", d.number.start) else d.value for d in fractions]
    for match in NUMERAL.finditer(view):
        number = number_at(match)
        if number and not any(fraction.number.overlaps(Span(*match.span())) for fraction in fractions):
            negative = re.search(r"(?:^|[^\d年月日])[-−]$|负$", view[: match.start()])
            found.append(-number.value if negative else number.value)
    return found


def hegao_percent(case: Case) -> Values:
    """Percentages; Recognizers-Text counts percentage points among them, and reads 20% alone of 5-20%."""
    facts = [fact for fact in extract(case.text) if fact.kind in ("percent", "points") and fact.value is not None]
    ends = [fact.high if re.search(r"\d[-—~]\d", fact.text) else fact.value for fact in facts]
    return [Decimal(end or 0) / (100 if f.kind == "points" else 1) for end, f in zip(ends, facts, strict=True)]


def hegao_ordinal(case: Case) -> Values:
    """Places in an order."""
    return [Decimal(fact.value) for fact in extract(case.text) if fact.kind == "ordinal" and fact.value]


def hegao_numeral(case: Case) -> Values:
    """One numeral by itself, its sign and 元 aside."""
    sign = -1 if case.text.startswith("负") else 1
    if case.text[-1:] in "元圆整正角分":
        return [sign * Decimal(fact.value) for fact in extract(case.text) if fact.kind == "money" and fact.value]
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


def cn2an_value() -> Reader | None:
    """cn2an, where it is installed."""
    try:
        import cn2an
    except ImportError:
        return None
    return lambda case: [Decimal(str(cn2an.cn2an(case.text, "smart")))]


def recognised(model: str) -> Reader | None:
    """A model of Recognizers-Text by the name of its function, where it is installed."""
    try:
        import recognizers_number
        import recognizers_number_with_unit
    except ImportError:
        return None
    ask = getattr(recognizers_number, model, None) or getattr(recognizers_number_with_unit, model)

    def read(case: Case) -> Values:
        values = [str(found.resolution["value"]) for found in ask(case.text, "zh-cn")]
        return [Decimal(v[:-1]) / 100 if v.endswith("%") else Decimal(v) for v in values]

    return read


def reason_left_out(case: Case) -> str:
    """Why a case does not occur in reports; empty where it does."""
    if case.name.startswith("jionlp_money") and not re.search("元|[￥¥$]", case.text):
        return "amounts without a unit of money"
    if case.expected == []:
        return "words that hold no number: hegao decides them by the unit"
    return first_reason(case.text, LEFT_OUT)


def suite_of_values(
    title: str, file: str, reader: Reader, wanted: Callable[[Case], Values | None], others: Readers
) -> Suite:
    """A suite that compares decimals, with the others that are installed."""
    readers = {"hegao": reader, **{name: other for name, other in others.items() if other is not None}}
    return Suite(title, file, wanted, reason_left_out, same, readers)


_NUMERALS: Readers = {"cn2an": cn2an_value(), "recognizers": recognised("recognize_number")}

SUITES = (
    suite_of_values(
        "Recognizers Number",
        "rt_Number_NumberModel",
        hegao_numbers,
        resolved_values,
        {"recognizers": recognised("recognize_number")},
    ),
    suite_of_values(
        "Recognizers Percent",
        "rt_Number_PercentModel",
        hegao_percent,
        resolved_values,
        {"recognizers": recognised("recognize_percentage")},
    ),
    suite_of_values(
        "Recognizers Ordinal",
        "rt_Number_OrdinalModel",
        hegao_ordinal,
        resolved_values,
        {"recognizers": recognised("recognize_ordinal")},
    ),
    suite_of_values(
        "Duckling Ordinal",
        "duckling_Ordinal",
        hegao_ordinal,
        one_value,
        {"recognizers": recognised("recognize_ordinal")},
    ),
    suite_of_values("Duckling Numeral", "duckling_Numeral", hegao_numbers, one_value, _NUMERALS),
    suite_of_values("cn2an strict", "cn2an_strict", hegao_numeral, one_value, _NUMERALS),
    suite_of_values("cn2an normal", "cn2an_normal", hegao_numeral, one_value, _NUMERALS),
    suite_of_values("cn2an smart", "cn2an_smart", hegao_numeral, one_value, _NUMERALS),
)
