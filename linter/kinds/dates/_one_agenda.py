"""One agenda: the session that dealt with a matter, and the opinion on that matter laid to another session.

The term need not be told again: 县人大常委会第十三次会议 is of the one that stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts.dates.years import YEAR_NAMED
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.kinds.dates._own_meeting import SESSION, same_body
from linter.ledger import Ledger
from linter.patterns import regex

_NAMED = regex(SESSION)
_BARE = regex(
    r"(?P<level>[省市县区州旗盟])(?P<term>)(?P<nation>全国)?(?P<body>人民代表大会|人大)(?P<standing>常务委员会|常委会)"
    rf"第(?P<session>{SMALL_NUMERAL})次(?:全体)?会议"
)
_OPINION = regex(
    r"[，,]?(?:[对就]|关于|针对|在?(?:听取(?:[和并、]?审[议查])?|审[议查]|听审))(?P<matter>《[^》\n]{4,44}》|[一-鿿]{2,16}?)"
    r"(?:(?:时|后|过程中|期间)?所?(?:提出?|作出|形成|反馈)的?|的)(?:\d+条|[一二三四五六七八九十]+条)?(?:审议|审查|评议|询问)?(?:意见|决议|决定|要求|建议)"
)
"""Behind a session: what it decided, and on what: 对审计工作报告提出的审议意见."""
_LOOKED_AT = regex(
    "的?(?:研究)?(?:落实|办理|整改|处理)[^，,。；]{0,6}(?:情况|报告)[^，,。；]{0,6}?(?:进行|开展|予以|组织|作出)"
)
"""对…提出的审议意见落实情况进行评议: what a later session did about it."""
_DEALT = regex("审议|审查|听取|评议|询问|(?:报告|汇报)工作|作[^，,。；]{0,6}(?:报告|汇报)")
_DECIDED = regex("意见|决议|决定|要求")
_ENDS = regex(
    r"[，,。；;、）)》和及并作开进\n]|(?:工作)?(?:进展|开展|推进)?(?:情况)?(?:的?(?:专项|专题|工作|情况)*(?:报告|汇报))?[，,。；;、》]"
)
"""What may follow the matter that a session dealt with; 审计工作报告审议意见的落实 is another one."""
_OTHER_YEAR = regex(r"[去前上]年|曾|上一?[届次]|此前|历[次年届]|两次|再次")
_WITHIN = 80
"""Characters behind a session in which its agenda is told."""
_SHORTEST = 4
"""Characters of a matter that is known by its name: 执行工作."""
_NEXT = 2
"""Sessions apart: one a year back lies further off."""


def matters_in_conflict(ledger: Ledger) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The session that dealt with a matter, and the naming of another that is said to have decided on it."""
    if "次会议" not in ledger.text:
        return
    named = [*matches_on_lines(_NAMED, "届", ledger.text), *matches_on_lines(_BARE, "委会第", ledger.text)]
    named += matches_on_lines(_BARE, "委员会第", ledger.text)
    for other in named:
        told = _OPINION.match(ledger.text, other.end())
        matter = told["matter"].strip("《》") if told else ""
        if (
            told is None
            or len(matter) < _SHORTEST
            or _LOOKED_AT.match(ledger.text, told.end())
            or _of_another_year(ledger, other)
        ):
            continue
        if any(one is not other and same_body(one, other) and _is_same(one, other) for one in named):
            continue  # it is told elsewhere, perhaps with an agenda of its own
        held = [one for one in named if one is not other and _dealt_with(ledger, one, matter)]
        if _one_session(held) and _one_slip(ledger, held[0], other):
            yield held[0], other


def _of_another_year(ledger: Ledger, one: re.Match[str]) -> bool:
    lead = _lead(ledger, one)
    return _OTHER_YEAR.search(lead) is not None or YEAR_NAMED.search(lead) is not None


def _lead(ledger: Ledger, one: re.Match[str]) -> str:
    return ledger.text[ledger.sentences[ledger.sentence_at(one.start())].span.start : one.start()]


def _one_session(held: Sequence[re.Match[str]]) -> bool:
    return bool(held) and all(same_body(held[0], one) and _is_same(held[0], one) for one in held)


def _is_same(one: re.Match[str], other: re.Match[str]) -> bool:
    """True where the sessions agree, and the terms as far as both are told."""
    return whole_number(one["session"]) == whole_number(other["session"]) and not _terms_apart(one, other)


def _terms_apart(one: re.Match[str], other: re.Match[str]) -> int:
    return abs(whole_number(one["term"]) - whole_number(other["term"])) if one["term"] and other["term"] else 0


def _one_slip(ledger: Ledger, one: re.Match[str], other: re.Match[str]) -> bool:
    """True where one body met, and either the terms or the sessions are told apart, by little.

    2019年…第十六届…第六次会议 and the sixth session of the next term are years apart, and both may be right.
    """
    terms = _terms_apart(one, other)
    sessions = abs(whole_number(one["session"]) - whole_number(other["session"]))
    if terms and _of_another_year(ledger, one):
        return False
    return same_body(one, other) and (terms, sessions) in {(1, 0), *((0, apart) for apart in range(1, _NEXT + 1))}


def _dealt_with(ledger: Ledger, one: re.Match[str], matter: str) -> bool:
    """True for 第二十四次会议审议了审计工作报告，提出5条审议意见, told of no other year."""
    if _OTHER_YEAR.search(_lead(ledger, one)) or _OPINION.match(ledger.text, one.end()):
        return False
    block = ledger.document.blocks[ledger.document.block_index(one.start())].span
    told = ledger.text[one.end() : min(block.end, one.end() + _WITHIN)]
    agenda = re.split("[。；;]", told)[0]
    at = agenda.find(matter)
    if at < 0 or not _ENDS.match(agenda + "。", at + len(matter)):
        return False
    return _DEALT.search(agenda) is not None and _DECIDED.search(told) is not None
