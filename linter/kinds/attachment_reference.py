"""References to attachments that the document does not list: 详见附件3 with two attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.numbers import han_value
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_LIST = re.compile(rf"(?m)^附(?:件|表)?[:：](?:(?P<first>{_NUMBER})[.．、])?")
_NEXT = re.compile(rf"(?:附件)?(?P<number>{_NUMBER})[.．、:：]")
_HEADED = re.compile(rf"(?m)^附件(?P<number>{_NUMBER})(?:[:：]|$)")
_REFERENCE = re.compile(rf"(?:见|参见|参照|如|按照?)附件(?P<number>{_NUMBER})(?!\d)")


@dataclass(frozen=True)
class AttachmentReference:
    """Holds references to attachments against the list of attachments."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each reference to an attachment that is not listed; none without a list."""
        text = ledger.text
        begin = _LIST.search(text)
        if begin is None:
            return
        listed, end = _listed(text, begin)
        listed |= {_value(match["number"]) for match in _HEADED.finditer(text)}
        for match in _REFERENCE.finditer(text):
            number = _value(match["number"])
            if number not in listed:
                span = Span(*match.span())
                values = {"reference": f"附件{match['number']}", "count": len(listed)}
                yield Hit((span, Span(begin.start(), end)), values, severity="error")


def _listed(text: str, begin: re.Match[str]) -> tuple[set[int], int]:
    """The numbers of the list that begins there, and where it ends; an unnumbered attachment is the first."""
    numbers = {_value(begin["first"]) if begin["first"] else 1}
    end = _line_end(text, begin.end())
    at = end + 1
    while begin["first"] and at < len(text):
        following = _NEXT.match(text, at)
        if following is None:
            break
        numbers.add(_value(following["number"]))
        end = _line_end(text, at)
        at = end + 1
    return numbers, end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(han_value(numeral) or 0)
