"""Told flat: 医疗价格上涨0.3%，…，居住和医疗价格与上月持平: an item that stays and moves in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.change_words import DOWN, UP
from linter.facts.numbers.lines import matches_on_lines
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ToldFlat(NamedTuple):
    """Where an item is said to be as before, and where it is said to have moved."""

    flat: Span
    moved: Span


_BASE = "(?:上年|去年|上[一个]?[月季周旬期]|前一?[月周日旬]|年初)(?:同[月期]|末)?"
_FLAT = regex(
    rf"(?<=[，,；;：:。\n])(?P<names>[^，,；;：:。\n\d]{{3,60}}?)(?:均|都|总体|基本)*"
    rf"(?P<than>(?:[与和同较比]{_BASE}|同比|环比)(?:相比)?)?(?:均|都|总体|基本)*持平"
)
_MOVED = rf"(?P<than>(?:[较比]{_BASE}|同比|环比))?(?:略|小幅|大幅|又|则|共)*(?:{UP}|{DOWN})了?[\d.]+[%％]"
_ITEMS = regex("[、和与及]|以及")
_LEAD = regex("^(?:其中|而|但|只有|仅)")
_TAIL = regex("(?:类|的)?(?:价格|数量|产量|销量|指数|收入|支出|投资)?$")
_SHORTEST = 3
# Another place, another way of looking at it, or a part, of which the item is told there.
_TURNS = regex(
    r"看|其中|方面|[全我本][国省市县区]|城市|城镇|农村|乡村|分别为|[：:]|相比[，,]|\d{1,2}月[，,份]|[一二三四]季度|[上下]半年|[上中下]旬"
)


def find_told_flat(ledger: Ledger) -> Iterator[ToldFlat]:
    """Every item that one sentence tells twice, as 持平 and with a rate."""
    for match in matches_on_lines(_FLAT, "持平", ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.end("names") - 1)].span
        for item in _ITEMS.split(_LEAD.sub("", match["names"])):
            moved = _moved(ledger.text, sentence, match, _TAIL.sub("", item))
            if moved:
                yield ToldFlat(Span(match.start("names"), match.end()), moved)
                break


def _moved(text: str, sentence: Span, flat: re.Match[str], item: str) -> Span | None:
    """Where the sentence says by how much the item has moved, from the same time before."""
    if len(item) < _SHORTEST or text.count(item, sentence.start, sentence.end) != 2:
        return None
    told = re.compile(rf"(?<=[，,；;、和与及]){re.escape(item)}(?:类|的)?[一-鿿]{{0,2}}?{_MOVED}")
    match = told.search(text, sentence.start, sentence.end)
    if match is None or flat.start() <= match.start() < flat.end():
        return None
    between = text[min(match.end(), flat.end()) : max(match.start(), flat.start())]
    one, other = (_plain(found["than"]) for found in (flat, match))
    return None if _TURNS.search(between) or (one and other and one != other) else Span(*match.span())


def _plain(than: str | None) -> str:
    return re.sub("^[与和同较比]|相比$", "", than) if than and than not in ("同比", "环比") else than or ""
