"""None left: 三年以上积案全部清零 here, 三年以上积案还有4件 there: one name, told as cleared and with a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.all_but import AllBut
from linter.facts.states.claims import NOT_YET
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, lead_of, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[件户个宗起人条项家处座笔]"
_NAME = r"(?:^|(?<=[，,。；;：:、\n]))(?P<name>[一-鿿\d]{2,18}?)"
_NONE = regex(
    rf"{_NAME}(?:现|均|都|也)?已?(?:实现|做到|得到)?"
    rf"(?:(?:全部|全数|全面|彻底)?(?:清零|清仓|见底|清结)|一{_UNIT}不[剩留落欠]|无一{_UNIT}?(?:积压|拖欠|遗留|遗漏))"
    r"(?=[，,。；;、）)]|$)",
    re.MULTILINE,
)
_NONE_SIGN = regex("清零|清仓|见底|清结|不[剩留落欠]|无一")
_STILL = regex(rf"{_NAME}(?:目前|现)?(?:(?:仍|还|尚)(?:有|剩|余)|(?:剩|余)下?)\d+{_UNIT}(?P<behind>[^。；;\n]{{0,30}})")
_STILL_SIGN = regex("[仍还尚][有剩余]|剩|余")
_APART = regex("另|其他|其它|新[增收发]|[上去往]年|年初|期初|历年")
_NUMBER = regex(r"[\d一二三四五六七八九十两]+(?=年|个?月|日|天|万|亿|级|类)")
"""What narrows a name down: 三年以上 and 五年以上 are two."""
_SHARED, _OF = 3, 5
"""How many of five pairs of characters of what nothing is left of the name of what is left must bear."""
_NEAR = 40
"""Statements of what is left, behind one of nothing left, that it is held against."""


def find_none_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every statement that nothing is left, with a number behind the same name that is."""
    nothing = [one for one in matches_on_lines(_NONE, _NONE_SIGN, ledger.text) if not _is_promised(ledger, one)]
    if not nothing:
        return
    rests = [one for one in matches_on_lines(_STILL, _STILL_SIGN, ledger.text) if not NOT_YET.search(one.group())]
    for none in nothing:
        at = bisect_right(rests, none.end(), key=re.Match.start)
        rest = next((rest for rest in rests[at : at + _NEAR] if _of_one(ledger, none, rest)), None)
        if rest is not None:
            yield AllBut(Span(none.start("name"), none.end()), Span(rest.start("name"), rest.start("behind")))


def _is_promised(ledger: Ledger, none: re.Match[str]) -> bool:
    return PROMISED.search(lead_of(ledger, none.end())) is not None


def _of_one(ledger: Ledger, none: re.Match[str], rest: re.Match[str]) -> bool:
    """True where what is left bears the name, and what narrows it down, of what nothing is left of."""
    name, other = none["name"], rest["name"]
    if name[-2:] != other[-2:] or _NUMBER.findall(name) != _NUMBER.findall(other) or _APART.search(other):
        return False
    pairs = bigrams(name)
    if len(pairs & bigrams(other)) * _OF < len(pairs) * _SHARED:
        return False
    said, told = (ledger.sentence_at(match.end("name")) for match in (none, rest))
    words = lead_of(ledger, rest.end("name"))
    if FORMERLY.search(words) or told_earlier(ledger, told, said):
        return False
    return not classes_in(other) - classes_in(name)
