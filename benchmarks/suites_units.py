"""The suites of money, measures, temperatures, ages and durations, compared in hegao's base units."""

from __future__ import annotations

import re
from decimal import Decimal

from suite import Case
from suites_numbers import Reader, Values, one_value, recognised, resolved_values, suite_of_values

from linter import extract
from linter.lexicon import units

_IN_BASE_UNITS = {
    "Mu": Decimal(10000) / 15,
    "Centimeter": Decimal("0.01"),
    "Kilometer": Decimal(1000),
    "Kilogram": Decimal("0.001"),
    "Jin": Decimal("0.0005"),
}
"""Base units of hegao for the units that the cases name; one for those not listed."""
_DAYS = {"Second": Decimal(1) / 86400, "Minute": Decimal(1) / 1440, "Hour": Decimal(1) / 24, "Day": Decimal(1)}
_DAYS |= {"Week": Decimal(7), "Month": Decimal(30), "Year": Decimal(365)}
"""Days that the suites count for a month and a year."""
_DURATIONS = {"年": 365, "月": 30, "日": 1, "周": 7, "季": 90, "小时": Decimal(1) / 24}
_FOREIGN = ("Fahrenheit", "F")


def hegao_money(case: Case) -> Values:
    """Amounts in the currency said."""
    return [Decimal(fact.value) for fact in extract(case.text) if fact.kind == "money" and fact.value]


def hegao_measures(case: Case) -> Values:
    """Measures; persons and other things counted are no dimension."""
    bases = {unit.base for unit in units().values() if unit.kind == "measure"}
    return [Decimal(f.value) for f in extract(case.text) if f.kind == "quantity" and f.value and f.unit in bases]


def hegao_durations(case: Case) -> Values:
    """Stretches of time in days; what stands side by side is one: 两年零三个月."""
    total = Decimal(0)
    for fact in extract(case.text):
        if fact.kind == "duration" and fact.value:
            total += Decimal(fact.value) * _DURATIONS[fact.unit or ""]
    return [total] if total else []


def hegao_ages(case: Case) -> Values:
    """Ages as printed."""
    return [Decimal(f.value) for f in extract(case.text) if f.kind == "duration" and f.value]


def in_base_units(case: Case) -> Values | None:
    """The values of a Recognizers-Text case in hegao's base units."""
    values = resolved_values(case)
    named = [item["res"]["unit"] for item in case.expected]
    if values is None or any(unit in _FOREIGN for unit in named):
        return None
    return [value * _IN_BASE_UNITS.get(unit, Decimal(1)) for value, unit in zip(values, named, strict=True)]


def duckling_degrees(case: Case) -> Values | None:
    """`simple Celsius 37`: the number."""
    match = re.fullmatch(r"simple (\w+) ([\d.]+)", case.expected)
    return [Decimal(match[2])] if match and match[1] not in _FOREIGN else None


def duckling_days(case: Case) -> Values | None:
    """`DurationData 90 Minute` in days."""
    _, number, unit = case.expected.split()
    return [Decimal(number) * _DAYS[unit]]


def recognizers_days(case: Case) -> Values | None:
    """The durations of a Recognizers-Text case in days, added up; None where it has none."""
    kinds = [item["type"].rpartition(".")[2] for item in case.expected]
    if not kinds or set(kinds) != {"duration"}:
        return None
    seconds = [Decimal(item["res"]["values"][0]["value"]) for item in case.expected]
    return [sum(seconds, Decimal(0)) / 86400]


def jionlp_days(case: Case) -> Values | None:
    """A stretch of time of JioNLP in days, the lower of two; None for other kinds of case."""
    if case.expected["type"] != "time_delta":
        return None
    time = case.expected["time"]
    time = time[0] if isinstance(time, list) else time
    if not set(time) <= {unit.lower() for unit in _DAYS}:
        return None
    return [sum((Decimal(str(time[unit])) * _DAYS[unit.capitalize()] for unit in time), Decimal(0))]


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


SUITES = (
    suite_of_values(
        "Recognizers Currency",
        "rt_NumberWithUnit_CurrencyModel",
        hegao_money,
        resolved_values,
        {"jionlp": jionlp_money(), "recognizers": recognised("recognize_currency")},
    ),
    suite_of_values("JioNLP money", "jionlp_money", hegao_money, one_value, {"jionlp": jionlp_money()}),
    suite_of_values("Recognizers Dimension", "rt_NumberWithUnit_DimensionModel", hegao_measures, in_base_units, {}),
    suite_of_values("Duckling Temperature", "duckling_Temperature", hegao_measures, duckling_degrees, {}),
    suite_of_values(
        "Recognizers Temperature",
        "rt_NumberWithUnit_TemperatureModel",
        hegao_measures,
        in_base_units,
        {"recognizers": recognised("recognize_temperature")},
    ),
    suite_of_values(
        "Recognizers Age",
        "rt_NumberWithUnit_AgeModel",
        hegao_ages,
        resolved_values,
        {"recognizers": recognised("recognize_age")},
    ),
    suite_of_values("Recognizers durations", "rt_DateTime_DateTimeModel", hegao_durations, recognizers_days, {}),
    suite_of_values("JioNLP durations", "jionlp_time", hegao_durations, jionlp_days, {}),
    suite_of_values("Duckling durations", "duckling_Duration", hegao_durations, duckling_days, {}),
)
