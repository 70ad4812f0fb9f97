"""Documents cited again: 40号实施方案 for what was issued as 实施方案（…14号), by the noun beside both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from linter.facts.names.docnumbers import DocumentNumber
from linter.ledger import Ledger
from linter.patterns import regex

_MOST = 20
"""Numbers of a text that are compared; more are a register."""
_SHARED_CODE = 2
"""Characters that the codes must end with: where a code begins is a guess."""
_FEWEST = 10
"""Numbers below are given out every year."""
_NOUN_BEHIND = regex(r"(?:文件?)?[，,]?(?P<noun>[一-鿿]{2,14})")
_NOUN_BEFORE = regex(r"(?P<noun>[一-鿿]{2,24})[》”]?[（(]$")
_FORM = regex(r"(?:通[报知告]|函|纪要|公[告示]|批复|决定|意见|[指责]?令|单)$")
"""What one office issues time and again."""
_NOUN = 3
"""Characters of a noun that stands right beside both."""


def cited_again(ledger: Ledger) -> Iterator[tuple[DocumentNumber, DocumentNumber]]:
    """Two numbers of one code and year, or of two years beside each other, beside one noun.

    Of 56 numbers in 1.4 million characters of right reports two pairs had one code, and none of them one noun.
    """
    numbers = ledger.document_numbers[:_MOST]
    for one, other in combinations(numbers, 2):
        if one.code[-_SHARED_CODE:] != other.code[-_SHARED_CODE:] or not _apart_in_one(one, other):
            continue
        if ledger.sentence_at(one.span.start) == ledger.sentence_at(other.span.start):
            continue
        if _same_noun(ledger, one, other):
            yield one, other
    yield from _issued_and_cited(ledger)


def _issued_and_cited(ledger: Ledger) -> Iterator[tuple[DocumentNumber, DocumentNumber]]:
    """出具鉴定报告（…〔2023〕6号）, and 依据鉴定报告（…〔2022〕6号）: small numbers, but issued and relied on.

    Only where the text has no third number of the code: with more of them each year has papers of its own.
    """
    groups: dict[str, dict[tuple[str, int], DocumentNumber]] = {}
    for number in ledger.document_numbers[:_MOST]:
        if len(number.code) >= _NARROW_CODE:
            groups.setdefault(number.code, {}).setdefault((number.year, number.number), number)
    for group in groups.values():
        if len(group) != _ISSUED_AND_CITED:
            continue
        one, other = group.values()
        same = one.number == other.number and abs(int(one.year) - int(other.year)) == 1
        if not same or not _YEARLY < one.number < _FEWEST or (one.title and other.title):
            continue
        issued, cited = _told(ledger, one, _ISSUED), _told(ledger, other, _CITED)
        if issued is None or cited is None or cited["paper"] not in (issued["paper"], issued["paper"][-_SHORT_PAPER:]):
            continue
        sentences = [ledger.sentence_at(number.span.start) for number in (one, other)]
        said = ledger.read(ledger.sentences[sentences[1]].span)
        if sentences[0] != sentences[1] and f"{other.year}年" not in said and not _OF_BEFORE.search(said):
            yield one, other


def _told(ledger: Ledger, number: DocumentNumber, act: re.Pattern[str]) -> re.Match[str] | None:
    """The act and the paper before a number, which may stand in brackets behind the paper or before it."""
    sentence = ledger.sentences[ledger.sentence_at(number.span.start)].span
    behind = _PAPER_BEHIND.match(ledger.text, number.span.end)
    words = ledger.text[max(sentence.start, number.span.start - _LOOK_BACK) : number.span.start]
    if behind and not words.endswith(("（", "(")):
        words += f"{behind['paper']}（"
    return act.search(words)


_ISSUED_AND_CITED = 2
"""Numbers of one code in all: the one issued, and the one relied on."""
_NARROW_CODE = 3
"""Characters of a code that is given to one sort of paper of one office."""
_YEARLY = 2
"""The first numbers of a year are given to what comes out every year: 1号 is the plan, or the report, of each."""
_PAPER = r"(?P<paper>[一-鿿]{0,8}?(?:报告|方案|意见书?|决定书?|通知书?|建议书?|通报|批复|报告书|结论书?|鉴定书|函))"
_ISSUED = regex(
    r"(?:出具|印发|下发|制发|送达|下达|发出|出台|作出|制定|提交|反馈|形成|收到|送交)(?:了|的)?[“《]?"
    + _PAPER
    + r"[”》]?[（(]$"
)
_CITED = regex(
    r"(?:根据|按照|依据|对照|依照|结合|针对|落实|执行|贯彻|围绕)(?:该|上述|前述|这份|此份?|[一-鿿]{2,8}出具的)?[“《]?"
    + _PAPER
    + r"[”》]?[（(]$"
)
_PAPER_BEHIND = regex(_PAPER)
_SHORT_PAPER = len("审计报告")
"""Characters of a paper's name that are told again at least."""
_OF_BEFORE = regex("[上去前往历]一?[年轮次届期]|此前|以前|原来?的?|前期|曾|另[一外]|分别|先后|废止|失效|修订")
"""What sets the paper that is cited apart: one of the round before."""


def _apart_in_one(one: DocumentNumber, other: DocumentNumber) -> bool:
    if one.year == other.year:
        return one.number != other.number
    return one.number == other.number >= _FEWEST and abs(int(one.year) - int(other.year)) == 1


def _same_noun(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True where the noun right behind the one number ends what stands right before the other."""
    for first, again in ((one, other), (other, one)):
        behind = _NOUN_BEHIND.match(ledger.text, again.span.end)
        before = _NOUN_BEFORE.search(ledger.text, max(0, first.span.start - _LOOK_BACK), first.span.start)
        if behind is None or before is None:
            continue
        shared = _longest_start(behind["noun"], before["noun"])
        if len(shared) >= _NOUN and not (len(shared) <= _NOUN + 1 and _FORM.search(shared)):
            return True
    return False


_LOOK_BACK = 30


def _longest_start(words: str, ending: str) -> str:
    """The longest start of the words with which the other ones end."""
    return next((words[:size] for size in range(len(words), 0, -1) if ending.endswith(words[:size])), "")
