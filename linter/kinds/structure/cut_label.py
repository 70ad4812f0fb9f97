"""Labels that lost their last character: 参加生育保险人 among 参加失业保险人数 and 参加工伤保险人数."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from linter.facts.numbers.lines import places_of
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_WHOLE = regex("[数额量率值](?<=[一-鿿]{2}.)(?=(?:（[^（）\n]{1,20}）)?[0-9])")
_BEHIND = regex("(?:（[^（）\n]{1,20}）)?[0-9]")
_LABEL_BEFORE = regex("[一-鿿]{4,}$")
_NUMBER = regex("(?:（[^（）\n]{1,20}）)?[0-9,.]+(万?亿?[^，。、；0-9])")
_FRAME = 2
"""Characters that labels share at their beginning, and before the one that was lost."""
_SIBLINGS = 2
"""Labels of the same form without which one of its own form is nothing strange."""
_LONGEST = 30
"""Characters of a label."""

_WORDS = ("总产", "单产", "均产")
"""Short forms that are words of their own."""


class CutLabel:
    """Reports a label before a number without the last character that others of its paragraph have, alike around it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every label; the next label of its form stands with it."""
        text = ledger.text
        alike: dict[tuple[int, str], list[re.Match[str]]] = defaultdict(list)
        for match in _WHOLE.finditer(text):
            tail = text[match.start() - _FRAME : match.end()]
            alike[ledger.document.block_index(match.start()), tail].append(match)
        for (block, tail), ends in alike.items():
            if len(ends) < _SIBLINGS:
                continue
            siblings: dict[tuple[str, str], Span] = {}
            for match in ends:
                told = _label_at(text, match.end())
                siblings.setdefault((ledger.read(told), _unit(text, told)), told)
            span = ledger.document.blocks[block].span
            for at in places_of(tail[:-1], text, *span):
                cut = at + _FRAME
                if not _BEHIND.match(text, cut, span.end):
                    continue
                label = _label_at(text, cut)
                found, word = ledger.quote(label), ledger.quote(label) + tail[-1]
                begins, unit = found[:_FRAME], _unit(text, label)
                form = {
                    name: told for (name, its), told in siblings.items() if begins and begins in name and its == unit
                }
                if len(form) >= _SIBLINGS and word not in form and not found.endswith(_WORDS):
                    other = min(form, key=lambda name: abs(form[name].start - label.start))
                    yield Hit((label, form[other]), {"found": found, "word": word, "other": other})


def _unit(text: str, label: Span) -> str:
    """The unit of the number behind a label; empty where none stands there."""
    number = _NUMBER.match(text, label.end)
    return number[1] if number else ""


def _label_at(text: str, end: int) -> Span:
    """The Chinese characters before `end`, up to a mark; an empty span where they are too few for a label."""
    match = _LABEL_BEFORE.search(text[max(0, end - _LONGEST) : end])
    return Span(end - len(match.group()) if match else end, end)
