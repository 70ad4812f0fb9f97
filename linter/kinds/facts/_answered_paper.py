"""Answered paper: 对第108号提案的答复 over 你们提出的…（第180号提案）收悉: what is answered has one number."""

from __future__ import annotations

from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"第(?P<number>\d{1,6})号"
_PAPERS = "提案|建议|议案|来信|信访件|交办件|督办单|交办单|来函"
_IN_TITLE = regex(rf"{_NUMBER}(?P<what>{_PAPERS})[^，。；]{{0,10}}(?:的?(?:答复|回复|复函|办理情况|说明|意见))")
_RECEIVED = regex(
    rf"{_NUMBER}(?P<what>{_PAPERS})?[）)]?(?:[（(][^（()）\n]{{0,12}}[）)])?[，,]?(?:已|均|业已)?(?:收悉|收到|知悉|转来|交由我)"
)
_HEAD = 600
"""Characters from the start within which a reply names its title and what it answers."""


def answered_paper(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The number in the title of a reply, the other one of what was received, and what is numbered."""
    title = _IN_TITLE.search(ledger.text, 0, _HEAD) if "号" in ledger.text[:_HEAD] else None
    if title is None:
        return
    numbers = {one["number"] for one in _RECEIVED.finditer(ledger.text, title.end(), title.end() + _HEAD)}
    if len(numbers) != 1 or title["number"] in numbers:
        return
    received = _RECEIVED.search(ledger.text, title.end(), title.end() + _HEAD)
    if received and received["what"] in (None, title["what"]):
        yield Span(title.start(), title.end("what")), Span(received.start(), received.end("number") + 1), title["what"]
