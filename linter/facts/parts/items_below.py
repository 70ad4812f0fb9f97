"""Items below: 本年支出820万元，增加31万元，具体情况如下：, and below it numbered items that each open with an amount.

Accounts tell a total so and all it is made up of: 1. 基本支出610万元。… 2. 项目支出210万元。… What is told within an
item, 其中 and why it changed, is not read. 如下, and a sum that all but comes to the total, say that the items are all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import mark_number
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.slips import sum_mended
from linter.interval import total
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_INTRO = regex(r"(?:如下|包括|具体[为是])(?:[（(][^（()）\n]{2,24}[）)])?[：:]\s*(?=[（(\d一①])")
_SIGNS = ("如下", "包括", "具体为", "具体是")
_SOME = regex("主要|其中|重点|部分|较[大多高]|典型|突出|大额")
"""What says, of a list, that it selects."""
_MARKS = (
    regex(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[）)]"),
    regex(r"[（(](?P<n>\d{1,2})[）)]"),
    regex(r"(?P<n>\d{1,2})[.．、](?!\d)"),
    regex("(?P<n>[一二三四五六七八九十]{1,3})、"),
    regex("(?P<n>[①-⑳])"),
)
_ITEM = regex(
    r"\s*(?P<code>\d{3,9})?\s*(?P<name>[一-鿿“”、][一-鿿“”、\s]{0,24}?(?:[（(][^（()）\n]{1,16}[）)][一-鿿]{0,8}?)?)"
    r"(?:共计|合计|共|决算|完成)?(?:数)?(?:为|是)?[：:]?\s*(?=\d)"
)
_KIND = regex(r"[支指]出$|收入$|[费金款入]$|补[助贴]$|经费|[（(](?:类|款|项|\d{3,9})[）)]")
"""What accounts call their items by; one of them may be spelt wrongly or be named otherwise."""
_SPENDING = regex("(?:支出|使用|执行|进度|变动|增减)(?:情况)?(?:具体)?$")
_NO_ITEM = regex("[上去]年|年初|预算|增加|减少")
"""In the name of an item: its first amount is not what it came to."""
_AND_MORE = regex("等[。；;，]|其余|另有|此外|除外|外，|结[余转]|未列")
"""Behind the last amount: the items are not all."""
_BEHIND, _NAMED, _BLANKS = 60, 8, 8
"""Characters behind the last amount that may say so, before 如下 and a total that name them, and before a mark."""
_MORE = regex(r"\s*(?:其他|其它|其余|另|此外|还有|以及|同时)")
_STOPS = "。；;\n"
_LINES = 4
"""Lines from one item to the next: its reasons may stand in paragraphs of their own."""
_REACH = 6000
"""Characters in which all items stand."""
_PAIR, _MOST = 2, 12
_SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
_NEAR = Decimal("0.05")
"""How far, of the total, a forgotten or mistaken item leaves the sum of all."""


class _Item(NamedTuple):
    name: str
    of_accounts: bool
    """True where its name or its code says that it is one of those that accounts are kept by."""
    amount: int
    """Where its amount begins."""


@once
def find_items_below(ledger: Ledger) -> Iterator[Breakdown]:
    """Every total of money with the first amounts of all numbered items right below it, which do not come to it."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for intro in _INTRO.finditer(ledger.text):
        items = _items(ledger.text, intro.end())
        whole = _whole(ledger, intro) if _PAIR <= len(items) <= _MOST else None
        told = _amounts(ledger, items, whole) if whole else {}
        names, parts = tuple(told), tuple(told.values())
        sorts = [item.of_accounts for item in items if item.name in told]
        if whole and len(parts) >= _PAIR and _all_of_it(whole, parts) and sum(sorts) >= max(_PAIR, len(sorts) - 1):
            yield Breakdown(
                whole, whole.before, parts, names, "colon", "；", False, "：", "", "announced", True, inferred=True
            )


def _items(text: str, start: int) -> list[_Item]:
    """The items from `start` on, numbered from one without a gap; none where one of them is not understood."""
    mark = next((one for one in _MARKS if (first := one.match(text, start)) and mark_number(first["n"]) == 1), None)
    if mark is None:
        return []
    found: list[_Item] = []
    quiet = 0
    for line in _lines(text, start):
        opened = mark.match(text, line.start())
        if opened is None:
            if found and _MORE.match(text, line.start()):
                return []
            quiet += 1
            if quiet > _LINES:
                break
            continue
        quiet = 0
        for at in _marks_in(mark, text, line):
            if mark_number(at["n"]) != len(found) + 1:
                return [] if at is opened or not found or mark_number(at["n"]) != 1 else found
            item = _ITEM.match(text, at.end())
            if item is None or _NO_ITEM.search(item["name"]):
                return []
            name = item["name"].strip()
            found.append(_Item(name, item["code"] is not None or _KIND.search(name) is not None, item.end()))
    if found and _AND_MORE.search(text, found[-1].amount, found[-1].amount + _BEHIND):
        return []
    return found


_LINE = regex(r"[^\n]*\S[^\n]*")


def _lines(text: str, start: int) -> Iterator[re.Match[str]]:
    yield from _LINE.finditer(text, start, start + _REACH)


def _marks_in(mark: re.Pattern[str], text: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
    """The marks of a line that begin it or stand behind a full stop."""
    for found in mark.finditer(text, *line.span()):
        before = text[max(0, found.start() - _BLANKS) : found.start()].rstrip()
        if found.start() == line.start() or before[-1:] in _STOPS:
            yield found


def _whole(ledger: Ledger, intro: re.Match[str]) -> Quantity | None:
    """The one amount of money that the sentence of the colon, or the one before it, tells besides its change."""
    index = ledger.sentence_at(intro.start())
    for sentence in (index, index - 1):
        if sentence < 0 or ledger.sentences[sentence].block != ledger.sentences[index].block:
            return None
        told = [q for q in ledger.by_sentence.get(sentence, ()) if q.span.end <= intro.start()]
        if not told:
            continue
        levels = [q for q in told if q.unit == "元" and q.role != "change"]
        words = ledger.text[ledger.sentences[sentence].span.start : intro.start()]
        spent = _SPENDING.search(ledger.text, max(0, intro.start() - _NAMED), intro.start())
        if spent and not (levels and "支出" in levels[0].before[-_NAMED:]):
            return None  # 收入1200万元。支出情况如下: the items are of the other side
        plain = len(levels) == 1 and levels[0] is told[0] and not levels[0].approximate
        return levels[0] if plain and not _SOME.search(words) else None
    return None


def _amounts(ledger: Ledger, items: Sequence[_Item], whole: Quantity) -> dict[str, Quantity]:
    """By its name, the first amount of each item that is more than nothing; none where one is not understood."""
    parts: dict[str, Quantity] = {}
    for name, _, start in items:
        at = ledger.quantity_index(start)
        if at >= len(ledger.quantities) or ledger.quantities[at].number.start != start or name in parts:
            return {}
        part = _in_unit_of(whole, ledger.quantities[at])
        if part.approximate or part.unit != whole.unit:
            return {}
        if part.value:  # 0万元 is nothing, and no amount below 0.5万元
            parts[name] = part
    return parts


def _in_unit_of(whole: Quantity, part: Quantity) -> Quantity:
    """其他支出16.45，较上年增加3.20: an amount with decimals whose unit was lost is told in that of the total."""
    scale = _SCALES.get(whole.text[whole.number.end - 1])
    if scale is None or part.kind != "plain" or part.step >= 1:
        return part
    return replace(
        part,
        kind=whole.kind,
        unit=whole.unit,
        printed_unit=whole.printed_unit,
        value=part.value * scale,
        step=part.step * scale,
        interval=part.interval.times(scale),
    )


def _all_of_it(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the sum is near the total or one key away, and no item holds others, 三公经费 behind 基本支出."""
    said = sum((part.value for part in parts), Decimal(0))
    if abs(said - whole.value) > whole.value * _NEAR and not sum_mended(whole, parts):
        return False
    return not any(
        total(part.interval for part in few).meets(whole.interval)
        for size in range(1, len(parts))
        for few in combinations(parts, size)
    )
