"""Due and come, whoever they are: 应到裁判36人、实到37人, 应参加培训学员60名，实际参加62名.

Of a meeting the words for those who belong to it are known; elsewhere any one noun may stand behind 应到, and the
second number leaves it out or tells it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.facts.states.meetings import Figure
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMERAL = r"\d{1,6}|[一二两三四五六七八九十百千]{1,7}"
_ACT = r"到(?:[会场岗校课考]|位(?!置))?|出席|出勤|出操|参[会训考评检赛演加]|报到|签到|受检|体检|点验"
_NOUN = r"[^，,。；;、：:（）()“”\d\n一二两三四五六七八九十百千]{0,10}?"
_DUE = regex(
    rf"应(?P<act>{_ACT})(?P<who>{_NOUN})(?:共|为|有|[:：])?(?P<due>{_NUMERAL})(?P<unit>[人名位])[，,、；;]?"
    rf"(?:现场|当天|当日|截至[^，,。；;\d]{{0,8}}|到[^，,。；;\d]{{0,4}}时[，,]?)?实(?:际)?(?P<came>{_ACT})(?P<again>{_NOUN})"
    rf"(?:共|为|有|[:：])?(?P<there>{_NUMERAL})(?P<same>[人名位])"
)
_OTHERS_TOO = regex(
    r"[^。；;\n]{0,24}?(?:[含超多]|包括|其中|列席|旁听|增补|增派|加派|补充|替补|候补|临时|另[有外]|主动|自愿|自发|家属|家长|陪同)"
)
"""Behind those who came: some of them were not due."""
_AT_LEAST = regex("不少于|至少|以上|最少|各|每|分别")
_FARTHEST = 1.5
"""Times of those due beyond which the second number tells of others."""


def find_due_and_come(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Those due and those who came, where more came."""
    text = ledger.text
    if "应" not in text or "实" not in text:
        return
    for match in _DUE.finditer(text):
        due, there = (
            Figure(whole_number(match[name]), Span(match.start(name), match.end(name) + 1)) for name in ("due", "there")
        )
        if not due.value < there.value <= due.value * _FARTHEST or not _one_act(match["act"], match["came"]):
            continue
        if (match["again"] and match["again"] not in match["who"]) or _AT_LEAST.search(match["who"]):
            continue  # 应到评委9人、实到监督员10人: others than were due
        if not _OTHERS_TOO.match(text, match.end()):
            yield due, there


def _one_act(due: str, came: str) -> bool:
    """True for 应到会 and 实到, 应参加 and 实际到场: who is trained or examined has come by the same word only."""
    return due == came or due[:1] == came[:1] == "到" or {due, came} <= _HAS_COME


_HAS_COME = frozenset(("到", "到会", "到场", "出席", "参会", "参加", "签到"))
