"""Whose report a text is: the province, city, county or town of its head, and those that its ritual sentences name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import SMALL_NUMERAL
from linter.facts.quantities.bigrams import is_short_for
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_LEVELS = "自治区|自治州|自治县|自治旗|省|市|县|区|州|旗|盟|镇|乡"
_NAME = rf"(?P<name>(?:(?!在)[一-鿿]){{2,16}}?)(?P<level>{_LEVELS})"


def _named(at: int | str = "") -> str:
    """A level with or without the name before it; the groups of one pattern are numbered."""
    return rf"(?P<name{at}>[一-鿿]{{2,12}}?)??(?P<level{at}>{_LEVELS})"


_CONGRESS = r"\s{0,3}(?:人民代表大会|人大)"
_MEETING = regex(rf"(?:(?<=在)|(?<![一-鿿])){_NAME}[ 　]?第?\s?{SMALL_NUMERAL}\s?届{_CONGRESS}")
_TITLE = regex(
    rf"[ 　]*(?:关于)?(?:印发|下达|批转|转发|调整|公布|报送|上报|批准|同意)?《?(?P<year>20\d\d年)?{_NAME}"
    r"(?=本?级?20\d\d年|(?:人民)?政府工作报告|国民经济|(?:财政)?[预决]算|(?P<broken>\n))"
)
_OFFICE = regex(
    rf"[ 　—]*{_named()}(?:人民政府|(?:(?![省县区州镇乡]|市(?!场))[一-鿿]){{1,10}}?(?:局|厅|委员会|改革委|法院|检察院)"
    r"|(?<=[省市县区州旗镇乡])(?=长))"
    r"(?:(?:[省市县区州旗镇乡局厅院]长|检察长|主任|主席)(?=[一-鿿·]{2,4}$)|(?:[省市县区州旗镇乡局厅院]长|检察长|主任|主席)?(?=\s|$))"
)
_RITUAL = regex(
    rf"(?:我(?:谨|向大会)?代表(?:第?{SMALL_NUMERAL}届)?{_named()}(?:人民)?政府"
    rf"|受{_named(2)}(?:人民)?政府的?委托(?=[，,]?\s?(?:现|我|由我|向|就))"
    rf"|(?:提请|提交|现提交|[，,]向){_named(3)}(?:第?{SMALL_NUMERAL}届)?{_CONGRESS}"
    rf"|请(?:各位|在座的?|列席的?)?{_named(4)}政协(?:各位)?委员"
    r"|(?:现将|现就|兹将|大会报告|会议报告|委会报告|[，,]报告|汇报|提出)(?:关于)?"
    rf"(?P<name5>[一-鿿]{{2,12}}?)(?P<level5>{_LEVELS})(?=本?级?20\d\d年))"
)
_SPEAKER = regex(rf"我谨?代表{_named()}(?:人民)?政府")
ADDRESS = regex(r"[\n　 ](?:各位代表|各位委员|主任、|主任，)")
_PROSE = regex("[，。；]")
"""What no title holds: 会议听取了县人民政府工作报告，…"""
LONGEST_HEAD = 900
"""Characters from the start within which 各位代表 closes the head."""
_SHORT_HEAD = 160
"""Characters of a head that nothing closes."""
_LONGEST = 60
"""Characters of a line of a head."""
_OPENING = 600
"""Characters behind the head in which a report says for whom it is given and what it is."""
_NO_NAME = regex(
    r"[全各本我该两]$|^[本此这]次|本级|所属|其他|各[县市区]|^[省市县区][级属直]|中央|工作|情况|^(?:自治|落实|关于|中共|经济|开发)"
    # 已经市三届人大…通过, 完成了县三届人大…确定的任务: a verb before the bare level.
    r"|(?:[了经据将]|按照|对照|依照|遵照|完成|执行|落实|贯彻|围绕|提请|报请|提交|通过|出席|列席|召开|筹备|迎接|作为|实现|审议|由)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the head of a report or one of its ritual sentences names."""

    span: Span
    """Name and level as they stand."""
    name: str
    """The name without its level; empty where the level alone is said: 受市人民政府委托."""
    level: str
    """省, 自治区, 市, 州, 县, 区, 旗, 盟, 镇 or 乡."""
    sort: str
    """meeting, title, office or ritual."""


def find_own_places(ledger: Ledger) -> list[Place]:
    """What the head names, the meeting first, and then the ritual sentences; empty for a text without either."""
    text = ledger.text
    address = ADDRESS.search(text, 0, LONGEST_HEAD)
    end = address.start() if address else min(len(text), _SHORT_HEAD)
    lines = [block.span for block in ledger.document.blocks if block.span.start < end][:_MOST]
    meetings = [_place(match, "meeting") for match in _MEETING.finditer(text, 0, end) if _in_line(ledger, match)]
    found = list(chain(meetings, _of_lines(text, lines)))
    opening = _RITUAL.finditer(text, end, min(len(text), end + _OPENING)) if address or meetings else ()
    found.extend(_place(match, "ritual") for match in opening)
    if address or meetings:
        found.extend(_place(match, "ritual") for match in _SPEAKER.finditer(text, min(len(text), end + _OPENING)))
    return [place for place in found if not _NO_NAME.search(place.name)]


_MOST = 24
"""Lines of a head; a listing of links may stand above it."""


def _in_line(ledger: Ledger, match: re.Match[str]) -> bool:
    """True in a line of a title or where the meeting is the one the report is given at."""
    start, end = ledger.document.blocks[ledger.document.block_index(match.start())].span
    titled = end - start <= _LONGEST and not _PROSE.search(ledger.text, start, end)
    return titled or ledger.text[match.start() - 1 : match.start()] == "在"


def _of_lines(text: str, lines: list[Span]) -> Iterator[Place]:
    for start, end in lines:
        if end - start > _LONGEST or _PROSE.search(text, start, end):
            continue
        title = _TITLE.match(text, start, min(len(text), end + 1))
        # 2025年清源市, the rest in the next line; 清源市 alone is a link of a web page.
        if title and (title["year"] or title["broken"] is None):
            yield _place(title, "title")
        office = _OFFICE.match(text, start, end)
        if office:
            yield _place(office, "office")


def _place(match: re.Match[str], sort: str) -> Place:
    groups = {key: value for key, value in match.groupdict().items() if value}
    level_key = next(key for key in groups if key.startswith("level"))
    name_key = level_key.replace("level", "name")
    name, level = groups.get(name_key, ""), groups[level_key]
    start = match.start(name_key) if name else match.start(level_key)
    short = level if level == "自治区" else level[-1]
    return Place(Span(start, match.end(level_key)), name, short, sort)


def same_place(one: str, other: str) -> bool:
    """True where a name is the other's short form, or has the place above it before it: 北京市海淀 and 海淀."""
    return is_short_for(*sorted((one, other), key=len))
