"""Grown to none: 购置费0万元。…购置费和运行费分别增长100%: what is nothing now has not risen."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.changes.change_words import STEP
from linter.facts.quantities.values_by_name import bare_name
from linter.ledger import Ledger
from linter.patterns import regex

_ELSE = regex(r"上年|去年|同期|年初|期初|[上前]月|预算|计划|目标|以前|原|[增减]|升|降")
"""Before a nought: nothing then, nothing planned, nothing more."""
_TIME = regex(r"^(?:[，,。；;]|(?:与|比|较)[^，,。；;]{2,12}相比[，,]|其中[，,：:]?|今年|本年|全年)+")
_OF_BOTH = regex(r"(?:支出|费用?)?[和及与、][一-鿿]{2,12}?(?:分别|均|都)(?=[比较同增上提])")
_SPENT = regex("(?:支出|费用|决算数?)?")
_SHORTEST, _LONGEST = 3, 16
_ASIDE = regex(r"[（(][^（()）\n]{1,12}[）)]")


def find_grown_to_none(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Every rate of growth with the nought that it is told of, right before it or by its name in the paragraph."""
    nothing: dict[str, Quantity] = {}
    block = -1
    end = 0
    for one in ledger.quantities:
        here = ledger.sentences[one.sentence].block
        if here != block:
            nothing, block = {}, here
        start = ledger.sentences[one.sentence].span.start
        words = _ASIDE.sub("", ledger.text[max(start, end) : one.span.start])
        if one.kind == "percent":
            zero = _risen(words, start < end, nothing) if one.value > 0 and not one.approximate else None
            if zero:
                yield zero, one
        elif one.is_amount:
            name = bare_name(words)
            nothing.pop(name, None)
            nothing.pop("", None)
            if one.value == 0 and one.is_level and _SHORTEST <= len(name) <= _LONGEST and not _ELSE.search(words):
                nothing[name] = nothing[""] = one
        else:
            nothing.pop("", None)
        end = one.span.end


def _risen(words: str, goes_on: bool, nothing: dict[str, Quantity]) -> Quantity | None:
    """The nought that a rate behind these words is told of; the one right before it stands under the empty name."""
    last = nothing.pop("", None)
    step = STEP.fullmatch(words) if goes_on else None
    if step:
        return last if step["up"] else None
    bare = _TIME.sub("", words)
    for name, zero in nothing.items():
        if bare.startswith(name):
            rest = bare[len(name) :]
            both = _OF_BOTH.match(rest)
            step = STEP.fullmatch(rest, both.end()) if both else STEP.fullmatch(_SPENT.sub("", rest, count=1))
            if step and step["up"]:
                return zero
    return None
