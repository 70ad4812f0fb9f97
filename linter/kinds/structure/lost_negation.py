"""Lost negations: 守住发生系统性风险的底线, 毫动摇, 不敢腐、能腐: a set phrase says the contrary without its 不."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


class LostNegation:
    """Reports the phrases of rules/lexicon/negated.yaml without their 不, and what is promised to happen."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each phrase that lost it."""
        for match in _HAPPENS.finditer(ledger.text):
            yield _hit(Span(*match.span()), f"{match['verb']}不{match.group()[len(match['verb']) :]}")
        for match in _NEVER.finditer(ledger.text):
            yield _hit(Span(*match.span()), match.group()[0] + "不" + match.group()[1:])
        yield from _in_rows(ledger.text)
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


_NEVER = regex("(?<![解判裁表否票议先处自坚拒隔断灭超卓根对速杜谢果公取回终])[决绝]能(?![力源效量级否手人士])")
"""底线决能退: 决不能 and 绝不能 without their 不; 解决能力 begins before it."""
_ROW = regex("[^，,。；;：:\n、]{2,14}(?:、[^，,。；;：:\n、]{2,14}){2,}")
_ENDING = regex("不(?P<verb>放过|松懈|松劲|手软|动摇|走样|缩水|退缩|懈怠|罢休|收兵|停步)$")
"""What nobody says of himself without its 不."""


def _in_rows(text: str) -> Iterator[Hit]:
    """病根找不准放过、药方开不对不放过、疗效看不见不放过: the one of a row that lacks the 不 of all others."""
    for row in _ROW.finditer(text) if "不" in text else ():
        items = row.group().split("、")
        endings = [ending["verb"] for item in items if (ending := _ENDING.search(item))]
        if len(endings) < _MOST_OF_THEM or len(set(endings)) > 1:
            continue
        at = row.start()
        for item in items:
            lost = item.endswith(endings[0]) and not _ENDING.search(item) and not _NEVER_TO.search(item)
            if lost and len(endings) == len(items) - 1:
                yield _hit(Span(at, at + len(item)), f"{item.removesuffix(endings[0])}不{endings[0]}")
            at += len(item) + 1


_NEVER_TO = regex("[决绝岂]不|不[得能会]|轻易")
_MOST_OF_THEM = 2
"""Members of a row that tell the 不 which one lacks."""


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
