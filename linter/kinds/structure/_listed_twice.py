"""Listed twice: 森林、河流、湖泊、河流、海洋, one item of a list that stands in it a second time."""

from __future__ import annotations

from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LIST = regex(r"(?:(?<=、)|(?<=[，：；。]))[一-鿿“”]{2,12}(?:、[一-鿿“”]{2,12}){2,}(?=[、和及与等，。；])")
"""Three items or more, each between two marks, so that its words are all of it."""


def listed_twice(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Where an item stands again, and where it stood first."""
    for found in _LIST.finditer(ledger.text):
        items: dict[str, Span] = {}
        at = found.start()
        for item in found.group().split("、"):
            span = Span(at, at + len(item))
            at = span.end + 1
            # 落实、落实、再落实 says it on purpose.
            if item in items and items[item].end + 1 < span.start:
                yield span, items[item]
            items[item] = span
