"""Attended: 支部现有党员27名，参加会议的党员29名, and 教职工86人，参加测评92人: more of a body than it has.

The body is named by those who make it up, the ones who came by the same word or by none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.meetings import Figure, figure
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Attended(NamedTuple):
    """How many a body has, and how many of it came."""

    body: Figure
    came: Figure


_NUMERAL = r"(?<![\d.第])(?:\d{1,5}|[一二两三四五六七八九十百]{1,5})"
_UNIT = "[名人位户](?!次|[均以])"
_MEMBER = (
    "(?:村民|居民|户|职工|教职工|党员|会员|社员|股东|业主|家长|群众|学生|党|团|人大|妇女)?代表|(?:政协|县委|市委|区委|党委|纪委|常委会?)?委员"
    "|党员|团员|会员|社员|业主|股东|成员|董事|理事|监事|评委|选民|教职工|教师|职工|干部职工|组成人员"
)
_BODY = regex(
    rf"(?:^|[，,。；;：:\n])(?P<whose>[^，,。；;：:、\n\d]{{0,12}}?)(?P<noun>{_MEMBER})"
    rf"(?:总数|总人数|人数)?(?:一共|共计|共有|现有|应有|共|有|为)?(?P<number>{_NUMERAL})(?P<unit>{_UNIT})"
)
_ACT = (
    "(?:到会|参会|与会|到场|出席|实到会?|参加|参与)"
    "(?:了|本次|此次|这次|今天|的|会议|大会|全会|组织生活会|民主生活会|党员大会|村民会议|表决|投票|选举|测评|评议|民主测评|考试|人数|人员)*"
)
_CAME = regex(
    rf"(?=[到参与出实\d一二两三四五六七八九十百])(?:(?P<act>{_ACT})(?P<noun>{_MEMBER})?(?:共|为|有|达)?(?P<number>{_NUMERAL})(?P<unit>{_UNIT})"
    rf"|(?P<number2>{_NUMERAL})(?P<unit2>{_UNIT})(?P<noun2>{_MEMBER})(?:全部|全体|均|都)?(?P<act2>到会|参会|与会|到场|出席|参加(?:了)?(?:会议|大会|表决|投票|测评)))"
)
_SIGN = regex("[到参与]会|到场|出席|实到|参[加与]")
_MEETS = regex("会议|大会|全会|生活会|到会|参会|与会|到场|出席|实到|表决|投票|选举|测评|评议")
_SOME = regex(
    "其中|新增|发展|吸收|优秀|表彰|选派|抽调|流动|走访|慰问|预备|离退休|退休|困难|培训|候补|增补|补选|递补|换届|增选|女|青年|部分|列席|特邀|骨干|上届|新任|聘|专职|兼职"
)
_OTHERS_TOO = regex(
    "列席|特邀|候补|增补|补选|扩大|换届|另|学生|家长|群众|增选|合并|邀请|人次|以及|嘉宾|观众|培训|讲座|对象|各村|各社区|等"
)
_AMONG = regex(r"[（(，,、](?:其中|含|包括|另|超)")
"""Behind those who came: some of them are no members."""
_REACH = 90
"""Characters before those who came in which the body is told."""
_MOST = 1.5
"""Times of a body beyond which others than its members came."""


def find_attended(ledger: Ledger) -> Iterator[Attended]:
    """Every body, and more who came, told right behind it."""
    text = ledger.text
    for one in matches_on_lines(_CAME, _SIGN, text):
        before = list(_BODY.finditer(text, max(0, one.start() - _REACH), one.start()))
        body = before[-1] if before and not _SOME.search(before[-1]["whose"]) else None
        if body is not None and _of_it(text, body, one):
            there, whole = figure(one, "number" if one["number"] else "number2"), figure(body, "number")
            if whole.value < there.value <= whole.value * _MOST:
                yield Attended(whole, there)


def _of_it(text: str, body: re.Match[str], came: re.Match[str]) -> bool:
    """True where those who came are of the body, told in its paragraph without another one between."""
    between = text[body.end("unit") : came.start()]
    noun = came["noun"] or came["noun2"] or ""
    if "\n" in between or _OTHERS_TOO.search(between + came.group()) or re.search(r"\d[名人位户]", between):
        return False
    if not _MEETS.search(between + came.group()) or _AMONG.match(text, came.end()):
        return False
    return not noun or noun.endswith(body["noun"]) or body["noun"].endswith(noun)
