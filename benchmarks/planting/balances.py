"""Numbers that another operation ties: balances, averages, ranks, attendance."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal

from . import han
from .source import Plant, Source, plant, slip

_OPENING = re.compile(r"(?:年初|期初|上年结转|上年末|年末|原有|上年结余)[^，。；]{0,14}$")
_IN = re.compile(r"(?:新增|增加|收入|转入|收回|发行)[^，。；]{0,10}$")
_OUT = re.compile(r"(?:偿还|减少|支出|核销|转出|上缴|拨付|使用)[^，。；]{0,10}$")
_CLOSING = re.compile(r"(?:余额|结余|结存|结转|年末|期末|剩余)[^，。；]{0,10}$")
_YEARLY = re.compile(r"(?<!滚存)(?<!累计)(?<!历年)结余[^，。；]{0,6}$")


def balance(source: Source, rng: random.Random) -> Iterator[Plant]:
    """Opening plus in less out, or income less expenditure, that is not the closing number."""
    for line in source.paragraphs:
        found = [q for q in source.within(line) if q.base not in ("%", "个百分点")]
        for place in range(len(found)):
            for count in (4, 3):
                run = found[place : place + count]
                if len(run) < count or len({q.base for q in run}) > 1 or run[-1].start - run[0].start > 160:
                    continue
                words = [source.before(q, 18) for q in run]
                wanted = (_OPENING, _IN, _OUT, _CLOSING) if count == 4 else (_IN, _OUT, _YEARLY)
                if not all(label.search(text) for label, text in zip(wanted, words, strict=True)):
                    continue
                terms = [q.value for q in run]
                computed = terms[0] + terms[1] - terms[2] if count == 4 else terms[0] - terms[1]
                half = sum((q.half for q in run), Decimal(0))
                if abs(computed - terms[-1]) > half:
                    continue
                closing = run[-1]
                digits = slip(closing, computed - 2 * half, computed + 2 * half, rng)
                yield from plant(closing, digits, *(q.span for q in run[:-1]))
                break


def average(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A mean or a unit price that total and count do not give."""
    for _, found in source.sentences:
        for place, mean in enumerate(found):
            if mean.base in ("%", "个百分点") or not re.search(
                r"(?:[户人村亩]均|平均每.{1,3}|每[户人亩个])[^，。；]{0,8}$", source.before(mean, 10)
            ):
                continue
            near = found[max(0, place - 4) : place] + found[place + 1 : place + 2]
            for total in (q for q in near if q.base == mean.base and q.value > mean.value):
                for count in (q for q in near if q.base not in (mean.base, "%") and q.value > 1):
                    low = (total.value - total.half) / (count.value + count.half)
                    high = (total.value + total.half) / (count.value - count.half)
                    if not low - mean.half <= mean.value <= high + mean.half or high - low > mean.value / 4:
                        continue
                    slack = 2 * mean.half + mean.value / 20
                    digits = slip(mean, low - slack, high + slack, rng)
                    yield from plant(mean, digits, total.span, count.span)


_RANK = re.compile(
    rf"([0-9]{{1,2}}|{han.NUMERAL})个[^，。；0-9]{{1,10}}[中里][^，。；]{{0,8}}第([0-9]{{1,2}}|{han.NUMERAL})[位名]"
)


def rank(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A rank beyond the number of those ranked."""
    for match in _RANK.finditer(source.text):
        field, place = han.read(match[1]), han.read(match[2])
        if field and place and place <= field < 90:
            beyond = field + rng.randint(1, 4)
            yield Plant(*match.span(2), str(beyond) if match[2].isdecimal() else han.write(beyond), (match.span(1),))


_ATTENDANCE = re.compile(
    r"应[到出参][^，。；0-9]{0,6}([0-9]+)[名人][^。；]{0,8}实[到出参][^，。；0-9]{0,6}([0-9]+)[名人]"
)


def attendance(source: Source, rng: random.Random) -> Iterator[Plant]:
    """More present than were due."""
    for match in _ATTENDANCE.finditer(source.text):
        if int(match[2]) <= int(match[1]):
            yield Plant(*match.span(2), str(int(match[1]) + rng.randint(1, 3)), (match.span(1),))
