"""Value-level pass rates of hegao and of other recognisers on the published cases of number recognisers.

    python benchmarks/suites.py --suites DIR

DIR holds one JSON object a line and case: `input` and `expected`, as taken from Recognizers-Text, cn2an,
Duckling and JioNLP. A case passes when exactly the values expected are found. Cases that do not occur in reports
are left out by the reasons in `LEFT_OUT`, and counted. A recogniser that cannot be imported has no
column, and `—` where a suite asks for what it is not made for.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from linter import extract
from linter.document import squeeze
from linter.facts.drafting import draft_quantities
from linter.facts.numbers import find_numbers, han_value
from linter.offsets import Span

Values = list[Decimal]
Reader = Callable[[str], Values]

PLACES = 9
"""Significant digits compared: the published cases round there."""

LEFT_OUT = (
    ("traditional characters", re.compile("[萬億兩點負參陸貳對雙個幾還裡裏幣圓]")),
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
    pairs = zip(sorted(found), sorted(expected), strict=True)
    return len(found) == len(expected) and all(close(one, other) for one, other in pairs)


def hegao_numbers(text: str) -> Values:
    """Every number with its sign; fractions as one number."""
    view = squeeze(text)[0]
    fractions = [d for d in draft_quantities(view) if re.search("分之|/", view[d.number.start : d.number.end])]
    found = [fraction.value for fraction in fractions]
    for number in find_numbers(view):
        if not any(fraction.number.overlaps(Span(number.span.start, number.span.end)) for fraction in fractions):
            negative = re.search(r"(?:^|[^\d年月日])[-−]$|负$", view[: number.span.start])
            found.append(-number.value if negative else number.value)
    return found


def hegao_kind(*kinds: str) -> Reader:
    """The values of the facts of some kinds."""
    return lambda text: [Decimal(f.value) for f in extract(text) if f.kind in kinds and f.value is not None]


def hegao_percent(text: str) -> Values:
    """Percentages; Recognizers-Text counts percentage points among them."""
    return hegao_kind("percent")(text) + [value / 100 for value in hegao_kind("points")(text)]


def hegao_numeral(text: str) -> Values:
    """One numeral by itself, its sign and 元 aside."""
    sign = -1 if text.startswith("负") else 1
    if text[-1:] in "元圆整正角分":
        return [sign * value for value in hegao_kind("money")(text)]
    plain = text.removeprefix("负")
    value = han_value(plain)
    return [sign * value] if value is not None else hegao_numbers(text)


def expected_values(case: dict[str, Any]) -> Values | None:
    """What a case expects; None where it expects no value that can be compared."""
    expected = case["expected"]
    try:
        if isinstance(expected, dict):
            number = expected["num"]
            return [Decimal(number[0] if isinstance(number, list) else number)]
        if isinstance(expected, list):
            values = [str(item["res"]["value"]) for item in expected]
            return [Decimal(v[:-1]) / 100 if v.endswith("%") else Decimal(v) for v in values]
        return [Decimal(str(expected))]
    except (InvalidOperation, KeyError, ValueError):
        return None


# Base units of hegao for the units that the Dimension cases name.
_FACTORS = {
    "Mu": Decimal(10000) / 15,
    "Centimeter": Decimal("0.01"),
    "Kilometer": Decimal(1000),
    "Kilogram": Decimal("0.001"),
    "Jin": Decimal("0.0005"),
}


def in_base_units(case: dict[str, Any]) -> Values | None:
    """The values of a Dimension case in hegao's base units."""
    values = expected_values(case)
    if values is None:
        return None
    factors = [_FACTORS.get(item["res"]["unit"], Decimal(1)) for item in case["expected"]]
    return [value * factor for value, factor in zip(values, factors, strict=True)]


SUITES: tuple[tuple[str, str, Reader, Callable[[dict[str, Any]], Values | None]], ...] = (
    ("Recognizers Number", "rt_Number_NumberModel", hegao_numbers, expected_values),
    ("Recognizers Percent", "rt_Number_PercentModel", hegao_percent, expected_values),
    ("Recognizers Currency", "rt_NumberWithUnit_CurrencyModel", hegao_kind("money"), expected_values),
    ("Recognizers Dimension", "rt_NumberWithUnit_DimensionModel", hegao_kind("quantity"), in_base_units),
    ("cn2an strict", "cn2an_strict", hegao_numeral, expected_values),
    ("cn2an normal", "cn2an_normal", hegao_numeral, expected_values),
    ("cn2an smart", "cn2an_smart", hegao_numeral, expected_values),
    ("Duckling Numeral", "duckling_Numeral", hegao_numbers, expected_values),
    ("JioNLP money", "jionlp_money", hegao_kind("money"), expected_values),
)


def others() -> Iterator[tuple[str, Reader, tuple[str, ...]]]:
    """Recognisers that can be imported here, and the beginnings of the suites that they are made for."""
    try:
        import cn2an

        yield "cn2an", lambda text: [Decimal(str(cn2an.cn2an(text, "smart")))], ("cn2an", "Duckling")
    except ImportError:
        pass
    try:
        from recognizers_number import recognize_number

        def recognised(text: str) -> Values:
            return [Decimal(found.resolution["value"]) for found in recognize_number(text, "zh-cn")]

        yield "recognizers-text", recognised, ("Recognizers Number", "cn2an", "Duckling")
    except ImportError:
        pass
    try:
        import jionlp

        def money(text: str) -> Values:
            number = jionlp.parse_money(text)["num"]
            return [Decimal(number[0] if isinstance(number, list) else number)]

        yield "jionlp", money, ("JioNLP", "Recognizers Currency")
    except ImportError:
        pass


def reason_left_out(case: dict[str, Any]) -> str:
    """Why a case does not occur in reports; empty where it does."""
    if case["id"].startswith("jionlp") and not re.search("元|[￥¥$]", case["input"]):
        return "amounts without a unit of money"
    if case["expected"] == []:
        return "words that hold no number: hegao decides them by the unit"
    return next((reason for reason, pattern in LEFT_OUT if pattern.search(case["input"])), "")


def passes(reader: Reader, text: str, expected: Values) -> bool:
    """True when a reader finds exactly the values; a recogniser that raises has not found them."""
    try:
        found = reader(text)
        return len(found) == len(expected) and same(found, expected)
    except Exception:  # other people's code refuses in its own ways
        return False


@click.command()
@click.option("--suites", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the cases.")
@click.option("--misses", is_flag=True, help="Also print the cases that hegao misses.")
def main(suites: Path, misses: bool) -> None:
    """Print the table of pass rates."""
    rivals = list(others())
    click.echo("suite".ljust(24) + "cases  left out  hegao   " + "  ".join(name for name, _, _ in rivals))
    reasons: Counter[str] = Counter()
    missed: list[str] = []
    for title, name, reader, wanted in SUITES:
        lines = (suites / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        cases = [json.loads(line) for line in lines]
        kept = []
        for case in cases:
            expected = wanted(case)
            reason = reason_left_out(case) or ("no value to compare" if expected is None else "")
            if reason or expected is None:
                reasons[reason] += 1
            else:
                kept.append((case["input"], expected))
        rates = []
        for label, other, made_for in (("hegao", reader, ("",)), *rivals):
            if not title.startswith(made_for):
                rates.append("   — ".ljust(max(6, len(label))))
                continue
            results = [passes(other, text, expected) for text, expected in kept]
            rates.append(f"{100 * sum(results) / max(1, len(results)):5.1f}%")
            if label == "hegao":
                outcomes = zip(kept, results, strict=True)
                missed += [f"{title}: {text} {[str(v) for v in e]}" for (text, e), ok in outcomes if not ok]
        click.echo(title.ljust(24) + f"{len(kept):5d}  {len(cases) - len(kept):8d}  " + "  ".join(rates))
    click.echo("\nleft out: " + "; ".join(f"{reason} {count}" for reason, count in reasons.most_common()))
    if misses:
        click.echo("\n".join(missed))


if __name__ == "__main__":
    main()
