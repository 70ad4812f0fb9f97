"""Document numbers (文号): 县办发〔2020〕108号, in every bracket that people use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.facts.numbers.lines import matches_on_lines
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = regex(
    r"(?P<code>[一-鿿]{2,10}?)(?P<open>[〔\[【]|(?<=[发函办字文])[（(])(?P<year>(?:19|20)\d\d)[〕\]】）)](?P<ordinal>第)?(?P<number>\d{1,4})号"
)
_SHORTEST_CODE = 3
"""Characters at the end of a code by which it is known again."""
_ROUND = regex(r"[（(](?:19|20)\d\d[）)](?=\d{1,4}号)")
_IN_ROUND = regex(
    r"(?P<code>[一-鿿]{3,10}?)(?P<open>[（(])(?P<year>(?:19|20)\d\d)[）)](?P<ordinal>第)?(?P<number>\d{1,4})号"
)
_SIGN = regex(r"[〔\[【（(](?:19|20)\d\d[〕\]】）)]第?\d")
_TITLE = regex(r"《(?P<title>[^《》\n]{4,60})》[（(]$")
_IN_BRACKETS = regex(r"[（(](?:依据|根据|来源|出处|详?见|参见)?[：:]?《(?P<title>[^《》\n]{4,60})》[，,]$")
"""（依据：《…》，县办发〔2020〕108号）: title and number in one bracket."""
_TITLE_BEHIND = regex(
    r"[）)]?(?:文件|文)?(?:[，,]?即|[，,])?《(?P<title>[^《》\n]{4,60})》(?![（(]?[一-鿿]{2,10}[〔\[【])"
)
_CODE_START = regex(r".*(?:前述|上述|该|[的和及与对按照据以为在了即]|执行|落实|印发|贯彻|遵循|下发|出台|制定|违反)")
_LOOK_BACK = 64
"""Characters before a number in which the title of its document stands."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number as it is written."""

    span: Span
    code: str
    """The issuer's code: 县办发."""
    year: str
    number: int
    regular: bool
    """True as GB/T 9704—2012 wants it: 〔〕, no 第, no leading zero."""
    title: str
    """《…》 right before the number in brackets, or right behind it; empty where none stands there."""
    title_start: int
    """Where the title's mark 《 stands; -1 without a title before the number."""


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Every document number of the text, in order."""
    found = []
    for match in _matches(text):
        skipped = _CODE_START.match(match["code"])
        start = match.start() + (skipped.end() if skipped else 0)
        before = text[max(0, start - _LOOK_BACK) : start]
        title = _TITLE.search(before)
        if title is None and text[match.end() : match.end() + 1] in ("）", ")"):
            title = _IN_BRACKETS.search(before)
        behind = None if title else _TITLE_BEHIND.match(text, match.end())
        named = title or behind
        regular = match["open"] == "〔" and not match["ordinal"] and not match["number"].startswith("0")
        found.append(
            DocumentNumber(
                Span(start, match.end()),
                text[start : match.start("open")],
                match["year"],
                int(match["number"]),
                regular,
                named["title"] if named else "",
                max(0, start - _LOOK_BACK) + title.start("title") - 1 if title else -1,
            )
        )
    return tuple(found)


def _matches(text: str) -> list[re.Match[str]]:
    """The numbers, and those in round brackets whose code has others elsewhere: （2023）9号 beside 〔2023〕4号."""
    found = list(matches_on_lines(_NUMBER, _SIGN, text))
    codes = {match["code"][-_SHORTEST_CODE:] for match in found}
    if codes and _ROUND.search(text):
        round_ones = (match for match in _IN_ROUND.finditer(text) if match["code"][-_SHORTEST_CODE:] in codes)
        known = {match.start("open") for match in found}
        found.extend(match for match in round_ones if match.start("open") not in known)
        found.sort(key=lambda match: match.start("open"))
    return found
