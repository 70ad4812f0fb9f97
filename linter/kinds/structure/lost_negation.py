"""Lost negations: 守住发生系统性风险的底线, 毫动摇, 不敢腐、能腐: a set phrase says the contrary without its 不."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.lexicon import either, per_lexicon, words
from linter.offsets import Span
from linter.patterns import regex

_HAPPENS = regex(
    "(?P<verb>(?:守住|守牢|坚守|确保)了?)(?:发生|出现)"
    "(?:[一-鿿“”、]{0,6}(?:系统性|规模性|区域性|重特大|特大|重大|较大|大规模|群体性|恶性)[一-鿿“”、]{2,12}(?=[，,。；;）)]|$)"
    "|[一-鿿“”、]{2,18}底线)",
    re.MULTILINE,
)
"""Nobody makes sure that a great harm comes about; what is made sure when it does is told without a stop behind it."""


@dataclass(frozen=True)
class LostNegation:
    """Reports the phrases of rules/lexicon/negated.yaml without their 不, and what is promised to happen."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each phrase that lost it."""
        for match in _HAPPENS.finditer(ledger.text):
            yield _hit(Span(*match.span()), f"{match['verb']}不{match.group()[len(match['verb']) :]}")
        phrases, series = _without()
        for match in phrases.finditer(ledger.text):
            whole = _left()[match.group()]
            if not _stands_whole(ledger.text, match.start(), whole, match.group()):
                yield _hit(Span(*match.span()), whole)
        for match in series.finditer(ledger.text):
            members = match.group().split("、")
            if any(member.startswith("不") for member in members):
                lost = [member for member in members if not member.startswith("不")]
                if lost:
                    yield _hit(Span(*match.span()), "、".join("不" + member.removeprefix("不") for member in members))


def _hit(span: Span, meant: str) -> Hit:
    return Hit((span,), {"meant": meant}, severity="warning")


@per_lexicon
def _left() -> dict[str, str]:
    """What is left of each phrase that lost a 不, with the phrase."""
    return {
        phrase[:at] + phrase[at + 1 :]: phrase
        for phrase in words("negated", "phrases")
        for at, char in enumerate(phrase)
        if char == "不"
    }


@per_lexicon
def _without() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds any phrase that lost its 不, and the series."""
    series = either(words("negated", "series"))
    return regex(either(sorted(_left(), key=len, reverse=True))), regex(rf"不?(?:{series})(?:、不?(?:{series})){{2}}")


def _stands_whole(text: str, at: int, whole: str, left: str) -> bool:
    """True for the 忘初心 of 不忘初心, of 勿忘初心 and of 不能忘初心, and for the 毫放松 of 丝毫放松."""
    if text[at - 1 : at + 1] in _BEGUN_BEFORE:
        return True
    return whole[1:] == left and _DENIED.search(text, max(0, at - _BEFORE), at) is not None


_DENIED = regex("(?:[不勿莫未没无绝决别岂怎]|没有|何曾|[不岂怎][能敢可应会要])$")
_BEFORE = 2
_BEGUN_BEFORE = frozenset(("丝毫", "分毫", "纤毫", "秋毫"))
"""Words that end in what such a phrase begins with."""
