"""Identity of a report: its title, whose it is and which period it speaks of, so that two can be held together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HEAD = 8
"""Blocks from the start among which the title is looked for; 附件1 and residue of a web page may precede it."""
_LINE = regex(r"[^。；！？，,]{1,60}")
"""A line above the text: a title, an issuing body, a day."""
_TITLE = regex(
    r"(?![一二三四五六七八九十]{1,2}[、.]|第[一二三四五六七八九十]部分)[^。；！？]*(?:报告|通报|公告|公示|情况|总结|计划|方案|意见|通知|决定|公报|说明|清单|名单|台账|目录|[^代发]表|办法|细则|规定|规划|预案)"
    r"(?:（[^（）]{1,12}）|[(][^()]{1,12}[)])?"
)
# 办理县政协提案: two characters before a level that are a verb, and govern the body of that level.
_GOVERNS = (
    "办理|承办|答复|收到|接受|听取|审议|列席|参加|出席|提请|报请|报经|呈报|上报|报送|申报|争取|配合|协助|协同|对接|承接|执行|贯彻|传达|遵照"
    "|完成|兑现|督促|督办|交办|转办|移交|反馈|转发|印发|邀请|抽调|选派|支持|指导|助力|推动|牵头|围绕|聚焦|涉及|拖欠|荣获|获评|纳入|列入|入选"
)
_PLACE = regex(
    rf"(?P<name>[一-鿿]{{2}})(?:省|市|县|区|州|旗|镇|乡|街道)(?<!(?:{_GOVERNS})[省市县区州旗镇乡])"
    "(?!民(?!政)|[村镇域划级直属长场间别情市县区州])"
)
_NO_NAME = regex(
    r"[省市县区州旗镇乡村届和].|.*[们在了的是与及为对由把被给使让等按据]|.[省市县区旗镇乡村届全我本各该两]|关于|落实|中共|自治"
    r"|(?:.[城园社小片灾山景地库林牧矿校新]|开发|示范|试验|保护|管理|服务)区|(?:城|集|推进|振兴).?[镇乡]|小城镇"
)


_PART = regex(r"[一-鿿]{1,9}(?:[省市县区州旗镇乡村科站所]|街道|社区|[大中支]队|分局|分公司)")
_THING = regex(r"[一-鿿]{1,8}")
_TEMPLATE = 6
"""Characters behind the names of two things by which two titles are of one template."""
_STAGE = regex("决算|调整|修[订改编]|细则|续报|初步|快报")
"""What a title tells where its figures may rightly differ from those of a report before or behind it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a report from another one."""

    title: str
    """Empty where none was found."""
    places: frozenset[str]
    """Places named above the text and in the signature: 清源县."""
    offices: frozenset[str]
    """Departments and companies named there, by their full names."""
    period: tuple[date, date] | None
    """First and last day of the one period that the title names."""
    signed: date | None
    """The signing date."""
    latest_year: int | None
    """The latest year that the text states."""

    @property
    def year(self) -> int | None:
        """The year that the report speaks of, as far as it can be told: the title's, the signature's, the latest."""
        if self.period:
            return self.period[1].year
        return self.signed.year if self.signed else self.latest_year

    def same_owner(self, other: Identity) -> bool | None:
        """False where both name a place or an office and none in common: 全县 is then another county.

        So it is where the title names a part of the other's place or body, or another thing in the same words. None
        where one of them names nothing.
        """
        if self._of_another_thing(other):
            return False
        pairs = [(self.places, other.places), (self.offices, other.offices)]
        told = [not mine.isdisjoint(theirs) for mine, theirs in pairs if mine and theirs]
        return all(told) if told else None

    def _named_apart(self, other: Identity) -> tuple[str, str, str]:
        """What either title has between what they share at the start and at the end, and the latter."""
        one, two = self.title, other.title
        before = _shared(one, two)
        behind = min(_shared(one[::-1], two[::-1]), min(len(one), len(two)) - before)
        return one[before : len(one) - behind], two[before : len(two) - behind], one[len(one) - behind :]

    def _of_another_thing(self, other: Identity) -> bool:
        """True for 清源市东河区…公报 beside 清源市…公报, and for titles that name two things in the same words.

        县政府关于…的报告 and 县水利局关于…的报告 tell of one thing.
        """
        one, two, behind = self._named_apart(other)
        if not one or not two:
            return bool(behind) and _PART.fullmatch(one or two) is not None
        told_alike = len(behind) >= _TEMPLATE and not behind.startswith("关于")
        return told_alike and bool(_THING.fullmatch(one) and _THING.fullmatch(two))

    def other_stage(self, other: Identity) -> bool:
        """True where one of two titles tells of a stage that comes after the other's: 决算, 调整方案, 实施细则."""
        return set(_STAGE.findall(self.title)) != set(_STAGE.findall(other.title))

    def same_period(self, other: Identity, versions: bool) -> bool:
        """True where a fact without a date of its own is told of one time in both.

        Two releases of one report are held more strictly: the next month's has the same title.
        """
        if self.period and other.period:
            return self.period == other.period
        if not versions:
            return self.year is None or other.year is None or self.year == other.year
        if self.signed and other.signed:
            return self.signed == other.signed
        return self.title == other.title and self.year == other.year


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def place_names(text: str, start: int, end: int) -> list[str]:
    """The places named in a stretch of text, in order."""
    found = ((match.group(), match.start()) for match in _PLACE.finditer(text, start, end))
    return [name for name, at in found if not _NO_NAME.match(name) and not _any_town(text, name, at, start)]


_TOWN = regex(".(?:[集城小强名古老]镇|和[省市县区州镇乡])")
"""What may be a town's name, 张集镇 and 仁和镇, or the end of a word before any town: 完成集镇管网, 县政府和镇党委."""


def _any_town(text: str, name: str, at: int, start: int) -> bool:
    """True where what looks like the first character of a place's name ends the word before it."""
    return _TOWN.match(name) is not None and at > start and word_around(text, at).start < at


def find_identity(ledger: Ledger) -> Identity:
    """The identity of the document of a ledger."""
    head = [block.span for block in ledger.document.blocks[:_HEAD] if _LINE.fullmatch(ledger.text, *block.span)]
    title = next((span for span in head if _TITLE.fullmatch(ledger.text, *span)), None)
    signature = _signature(ledger)
    where = [*head, signature] if signature else head
    dated = [d for d in ledger.dates if title and title.contains(d.span) and d.year and not d.inherited_year]
    periods = {(d.first, d.last) for d in dated if d.first and d.last}
    places = (name for span in where for name in place_names(ledger.text, span.start, span.end))
    offices = (name for name in ledger.names if name.kind in ("department", "company"))
    years = [d.year for d in ledger.dates if d.year and not d.inherited_year]
    return Identity(
        ledger.read(title).strip() if title else "",
        frozenset(places),
        frozenset(name.key for name in offices if any(span.contains(name.span) for span in where)),
        periods.pop() if len(periods) == 1 else None,
        ledger.signing_date,
        max(years, default=None),
    )


def _signature(ledger: Ledger) -> Span | None:
    """The issuing body with the signing date: the date's block and the one above it."""
    if ledger.signing is None or ledger.signing.span is None:
        return None
    index = ledger.document.block_index(ledger.signing.span.start)
    first, last = ledger.document.blocks[max(0, index - 1)], ledger.document.blocks[index]
    return Span(first.span.start, last.span.end)
