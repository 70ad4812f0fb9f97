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
        if "“" not in ledger.text:
            return
        names = find_programmes(ledger.text)
        yield from _of_another_sort(ledger, names)
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


_SORTS = ("计划", "工程", "行动")
_SORTED = regex(f"^(?P<core>[一-鿿]{{4,10}})(?P<sort>{'|'.join(_SORTS)})$")
_GENERAL = regex("整治|提升|攻坚|改造|建设|保护|治理|整改|监管|发展|专项|培训|实施|三年|五年|年度")
"""A core that many works have: 质量提升 is that of a plan as well as of a campaign."""


def _of_another_sort(ledger: Ledger, names: dict[str, list[Span]]) -> Iterator[Hit]:
    """“青年英才工程” and later 青年英才计划: the name in quotation marks, then its core with another sort."""
    for name, told in names.items():
        match = _SORTED.fullmatch(name)
        if match is None or _GENERAL.search(match["core"]):
            continue
        for sort in _SORTS:
            again = ledger.text.find(match["core"] + sort, told[0].end) if sort != match["sort"] else -1
            if again < 0:
                continue
            span = Span(again, again + len(name))
            around = ledger.text[span.end : span.end + 2] + ledger.text[max(0, again - _LEAD) : again]
            if not _OTHER_WORK.search(around) and not _apart(ledger, told, [span]):
                values = {"one": name, "other": ledger.quote(span)}
                yield Hit((span, told[0]), values, severity="warning", supported=len(told) > 1)


_OTHER_WORK = regex("国家|省|市级|上级|方案|[《“]")


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
