"""One agenda: the session that dealt with a matter, and the opinion on that matter laid to another session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.kinds.dates._own_meeting import SESSION, is_same, same_body
from linter.ledger import Ledger
from linter.patterns import regex

_NAMED = regex(SESSION)
_OPINION = regex(
    r"[，,]?(?:[对就]|关于|针对)(?P<matter>[一-鿿]{2,16}?)(?:所?(?:提出|作出|形成|反馈)的?|的)(?:\d+条|[一二三四五六七八九十]+条)?(?:审议|审查|评议|询问)?(?:意见|决议|决定)"
)
"""Behind a session: what it decided, and on what: 对审计工作报告提出的审议意见."""
_DEALT = regex("审议|审查|听取|评议|询问|(?:报告|汇报)工作|作[^，,。；]{0,6}(?:报告|汇报)")
_DECIDED = regex("意见|决议|决定")
_ENDS = "，,。；;、）)和及并作开进\n"
"""What may follow the matter that a session dealt with; 审计工作报告审议意见的落实 is another one."""
_OTHER_YEAR = regex(r"[去前上]年|曾|上一?[届次]|此前|历[次年届]|两次|再次")
_YEAR_TOLD = regex(r"(?:19|20)\d\d年")
_WITHIN = 80
"""Characters behind a session in which its agenda is told."""
_SHORTEST = 4
"""Characters of a matter that is known by its name: 执行工作."""
_NEXT = 2
"""Sessions apart: one a year back lies further off."""


def matters_in_conflict(ledger: Ledger) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The session that dealt with a matter, and the naming of another that is said to have decided on it."""
    if "届" not in ledger.text or "次会议" not in ledger.text:
        return
    named = list(matches_on_lines(_NAMED, "届", ledger.text))
    for other in named:
        told = _OPINION.match(ledger.text, other.end())
        if told is None or len(told["matter"]) < _SHORTEST or _of_another_year(ledger, other):
            continue
        if any(one is not other and same_body(one, other) and is_same(one, other) for one in named):
            continue  # it is told elsewhere, perhaps with an agenda of its own
        held = [one for one in named if one is not other and _dealt_with(ledger, one, told["matter"])]
        if _one_session(held) and _one_slip(ledger, held[0], other):
            yield held[0], other


def _of_another_year(ledger: Ledger, one: re.Match[str]) -> bool:
    lead = _lead(ledger, one)
    return _OTHER_YEAR.search(lead) is not None or _YEAR_TOLD.search(lead) is not None


def _lead(ledger: Ledger, one: re.Match[str]) -> str:
    return ledger.text[ledger.sentences[ledger.sentence_at(one.start())].span.start : one.start()]


def _one_session(held: Sequence[re.Match[str]]) -> bool:
    return bool(held) and all(same_body(held[0], one) and is_same(held[0], one) for one in held)


def _one_slip(ledger: Ledger, one: re.Match[str], other: re.Match[str]) -> bool:
    """True where one body met, and either the terms or the sessions are told apart, by little.

    2019年…第十六届…第六次会议 and the sixth session of the next term are years apart, and both may be right.
    """
    terms = abs(whole_number(one["term"]) - whole_number(other["term"]))
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
    if at < 0 or agenda[at + len(matter) : at + len(matter) + 1] not in _ENDS:
        return False
    return _DEALT.search(agenda) is not None and _DECIDED.search(told) is not None
