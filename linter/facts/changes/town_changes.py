"""Town changes: 十年共增加1362人 of all inhabitants, and 城镇增加2025人，乡村减少663人, which come to it.

A census tells both against the census before, in sections of their own, to the last person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class TownChanges(NamedTuple):
    """The change of all, of those in towns and of those in villages, each below zero for a fall."""

    values: tuple[int, int, int]
    spans: tuple[Span, Span, Span]


_TURN = r"(?P<{0}>增加|增长|增|多|减少|下降|减|少)了?[ ]?(?P<{1}>\d{{3,9}})[ ]?人"
_TOTAL = regex(
    r"(?:十年|五年|10年|5年)(?<![\d一二三四五六七八九〇零][十五5]年)(?<![\d一二三四五六七八九〇零]10年)(?:来|间|中)?[，,]?(?:总共|一共|共)?"
    + _TURN.format("way", "all")
)
_PARTS = regex(
    rf"(?P<name>城镇|男性)(?:常住)?(?:人口)?{_TURN.format('one', 'town')}[，,；;、]"
    rf"(?P<other>乡村|农村|女性)(?:常住)?(?:人口)?{_TURN.format('two', 'village')}"
)
_FALLS = ("减少", "下降", "减", "少")
# Not all who live there.
_OTHERS = regex("户籍|文盲|民族|汉族|流动|岁|受教育|文化程度|外来|从业")
_MEN, _WOMEN = "男性", "女性"


def find_town_changes(ledger: Ledger) -> Iterator[TownChanges]:
    """The two changes of each split that stands behind the only change of all inhabitants that is told."""
    text = ledger.text
    if "年" not in text or not ("乡村" in text or "农村" in text or _WOMEN in text):
        return
    totals = [match for match in _TOTAL.finditer(text) if not _OTHERS.search(_sentence(ledger, match))]
    if len(totals) != 1:
        return
    for match in _PARTS.finditer(text, totals[0].end()):
        one_split = (match["name"] == _MEN) == (match["other"] == _WOMEN)
        if one_split and not _OTHERS.search(_sentence(ledger, match)):
            told = (_signed(totals[0], "way", "all"), _signed(match, "one", "town"), _signed(match, "two", "village"))
            spans = (totals[0].span("all"), match.span("town"), match.span("village"))
            yield TownChanges(told, (Span(*spans[0]), Span(*spans[1]), Span(*spans[2])))


def _sentence(ledger: Ledger, match: re.Match[str]) -> str:
    return ledger.read(ledger.sentences[ledger.sentence_at(match.start())].span)


def _signed(match: re.Match[str], way: str, value: str) -> int:
    return -int(match[value]) if match[way] in _FALLS else int(match[value])
