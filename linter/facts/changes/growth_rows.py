"""Growth rows: 饮料类增长0.7%，汽车类下降5.6%: names in a row, each with the rate by which it rose or fell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Grown(NamedTuple):
    """How something named in a row moved."""

    rate: Decimal
    """Percent; below zero for a fall."""
    span: Span
    """下降5.6%: the verb and the number."""
    start: int
    """Where its name begins."""


_UP = "增长|上涨|上升|增加|提高|提升"
_DOWN = "下降|下跌|下滑|减少|降低|回落"
_THAN = "(?:(?:同比|环比|[比较](?:上年|去年|上月|上季度|年初)(?:同期|[末底])?)(?:名义|实际|累计)?)?"
_GROWN = regex(
    r"(?P<name>[^，,；;。：:、\n\d%][^，,；;。：:\n\d%]{1,36}?)"
    rf"(?:(?:完成|实现|达到?|为)?\s*\d[\d.,]*\s*[万亿]?[一-鿿/]{{1,6}}\s*[，,、（(]?\s*)?{_THAN}\s*"
    rf"(?P<moved>(?P<way>(?P<up>{_UP})|(?:{_DOWN}))了?\s*(?P<rate>\d+(?:\.\d+)?)\s*(?P<unit>%|％|倍))"
)
_LEAD = regex("^[\\s、]*(?:其中|而|但|另外|此外|以及|[和及])?(?=[^中]{2})|^.*[中里](?=[一-鿿]{2})")
_GROUP = regex("[；;]|其中|分[一-鿿]{2,8}看|(?<=[中里])[，,：:]")
"""Before a list of another sort in the sentence of the row."""
_COMPARED = regex(r"(?:同比|环比|[比较](?:上年|去年)(?:同期)?|名义|实际|分别|均|[，,、\s　])+$")
_HUNDRED = 100
LONGEST_ROW = 900
"""Characters before a claim in which the row it speaks of stands."""


def row_in(ledger: Ledger, start: int, end: int) -> tuple[Grown, ...]:
    """Every name with a rate in a stretch of one paragraph."""
    return tuple(_grown(ledger, start, end))


def _grown(ledger: Ledger, start: int, end: int) -> Iterator[Grown]:
    for match in _GROWN.finditer(ledger.text, start, end):
        lead = _LEAD.match(match["name"])
        rate = Decimal(match["rate"]) * (_HUNDRED if match["unit"] == "倍" else 1)
        at = match.start("name") + (lead.end() if lead else 0)
        yield Grown(rate if match["up"] else -rate, Span(*match.span("moved")), at)


def stretch_before(ledger: Ledger, offset: int) -> tuple[int, int]:
    """The sentence, up to 。, that ends right before an offset, or what stands before it in its own sentence."""
    floor = max(0, offset - LONGEST_ROW)
    floor = max(floor, ledger.text.rfind("\n", floor, offset) + 1)
    end = floor + len(ledger.text[floor:offset].rstrip(" 　，,；;。"))
    return max(floor, ledger.text.rfind("。", floor, end) + 1), end


def named_row(ledger: Ledger, start: int, end: int) -> list[tuple[str, int, Grown]]:
    """Each of the row with its name in full, 五金、电料类, and the number of its group in the sentence."""
    found, at, group = [], start, 0
    for one in row_in(ledger, start, end):
        lead = ledger.text[at : one.span.start]
        marks = list(_GROUP.finditer(lead))
        group += len(marks)
        lead = lead[marks[-1].end() :] if marks else lead
        name = _COMPARED.sub("", lead.strip("，,、：:　 "))
        name = re.split("[，,：:]", name)[-1].strip("　 “”")
        found.append((name, group, one))
        at = one.span.end
    return found


def step_of(ledger: Ledger, one: Grown) -> Decimal:
    """What one unit of the last printed place is worth, in percent: a tenth of 2.0倍 is ten of them."""
    digits = re.search(r"\.(\d+)", ledger.read(one.span))
    step = Decimal(1).scaleb(-len(digits[1]) if digits else 0)
    return step * _HUNDRED if ledger.read(one.span).endswith("倍") else step
