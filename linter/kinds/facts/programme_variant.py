"""One programme, two writings: “雏鹰培育计划” and “雏鹰培养计划”, a quoted name that differs by one character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.names.programmes import find_programmes, one_character_apart
from linter.facts.names.sounds import same_syllable
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Members of a series: 东/西, 一/二, 国/省, 男/女, 新/老, which name two things by one character.
_SERIES = regex(
    "[零〇一二三四五六七八九十百千万亿两双单首东南西北中上下左右前后内外大小多少新老旧旺淡男女青少幼童老初高长短冷热冬夏春秋年月日周季"
    "国省市县区乡镇村街城农水陆空海山林草田路河湖红绿蓝黄白黑金银甲乙丙丁再续]"
)
_RENAMED = regex("更名|改名|升级|调整为|原|前身|区别|不同于")
_LONG = 7
"""Characters of a name, its sort with them, from which on one that is missing was lost."""
_TELLING = 5
"""Characters of a name that no two programmes share by chance but for one."""
_LEAD = 6
"""Characters before a name that may say that it is a new one."""


@dataclass(frozen=True)
class ProgrammeVariant:
    """Compares the names of programmes between quotation marks."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each name that differs by one character from that of another sentence."""
        if ledger.text.count("“") <= 1:
            return
        names = find_programmes(ledger.text)
        told: set[str] = set()
        for one, other, characters in one_character_apart(names):
            if _SERIES.search(characters) or one in told or other in told:
                continue
            if min(len(one), len(other)) < _TELLING and not (len(one) == len(other) and same_syllable(*characters)):
                continue  # “安心工程” and “放心工程” are two works, “春雨行动” and “春语行动” are one
            if _apart(ledger, names[one], names[other]):
                continue
            told |= {one, other}
            usual, odd = sorted((one, other), key=lambda name: len(names[name]), reverse=True)
            places = (names[odd][0], names[usual][0])
            values = {"one": ledger.quote(places[1]), "other": ledger.quote(places[0])}
            supported = len(names[usual]) > len(names[odd])
            severity: Severity = "warning" if supported or _slipped(one, other, characters) else "note"
            yield Hit(places, values, severity=severity, supported=supported)


def _slipped(one: str, other: str, characters: str) -> bool:
    """True where typing tells the two apart: characters that changed places or sound alike, one left out of many.

    “名师培养工程” and “名医培养工程” are as often two works.
    """
    if len(one) != len(other):
        return len(min(one, other, key=len)) >= _LONG
    return sorted(one) == sorted(other) or same_syllable(*characters)


def _apart(ledger: Ledger, one: list[Span], other: list[Span]) -> bool:
    """True where one sentence names both, or one is said to have had another name: two programmes, or a change."""
    sentences = {ledger.sentence_at(span.start) for span in one}
    if sentences & {ledger.sentence_at(span.start) for span in other}:
        return True
    return any(_RENAMED.search(ledger.text, max(0, span.start - _LEAD), span.start) for span in (*one, *other))
