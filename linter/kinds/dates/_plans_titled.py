"""Plans titled with their length and their years: 三年行动计划（2021-2025）, whose years need not say 年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.facts.numbers.lines import matches_from
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.dates._lengths import value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex('[二两三四五六七八九十2-9]年[^，,。；;（(《》“”\\n]{0,8}[动划案要][”"》]?\n?[（(][12]')
_TITLED = regex(
    r"(?P<n>[二两三四五六七八九十2-9])年(?!度|级)(?:(?![来以间内后前的里多半])[一-鿿]){0,6}?(?:行动|规划|计划|方案)(?:纲要|计划|方案)?"
    r"[”\"》]?\n?[（(](?P<years>(?P<first>(?:19|20)\d\d)年?(?:——|[—–\-－~～至到])(?P<last>(?:19|20)\d\d)年?)[)）]"
)
_OTHER = regex(r"[第近前后首头十\d]$")
"""Before the number, what makes it another one: 第三年行动计划, 近三年工作计划."""


def plans_titled(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each plan, but those already told, that runs for neither so many years nor one more."""
    for match in matches_from(_TITLED, _SIGN, ledger.text):
        number = value_of(match["n"])
        stated, years = Span(match.start("n"), match.end("n") + 1), Span(*match.span("years"))
        apart = int(match["last"]) - int(match["first"])
        # 2022—2025年 are three years from one report to the other.
        if number is None or apart < 0 or number in (apart, apart + 1) or any(stated.overlaps(one) for one in told):
            continue
        if _OTHER.search(ledger.text, max(0, match.start() - 1), match.start()):
            continue
        calculation = f"{match['last']} − {match['first']} + 1 = {apart + 1} ≠ {plain(number)}"
        actual = {"zh": f"{apart + 1}年", "en": f"{apart + 1} years"}
        values = {"stated": ledger.quote(stated), "actual": actual}
        yield Hit((stated, years), values, calculation, severity="warning")
