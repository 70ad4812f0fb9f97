"""Codes told twice: 泽发改投资〔2020〕188号 and 泽发改审批〔2020〕188号, one paper under two codes of its office."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from linter.facts.names.docnumbers import DocumentNumber
from linter.facts.quantities.bigrams import is_short_for
from linter.kinds._shared_words import shared_runs
from linter.ledger import Ledger
from linter.patterns import regex

_MOST = 20
"""Numbers of a text that are compared; more are a register."""
_FEWEST = 10
"""Numbers below are given out every year, by each sort of papers."""
_ISSUER = 2
"""Characters that the codes of one office begin with."""
_AROUND = 40
"""Characters on each side of a number among which its paper is named."""
_SHARED = 4
"""Characters in a row that name the paper on both sides."""
_COMMON = regex("(?:关于进一步|实施方案|管理办法|工作方案|的?实施意见|的通知|补助资金|专项资金)$|[局委厅办院部]$|政府")
"""What is said beside any number: who issued it, and of what sort it is."""


def recoded(ledger: Ledger) -> Iterator[tuple[DocumentNumber, DocumentNumber]]:
    """Numbers of one office and year that are the same but for the code, where the same words name their paper."""
    groups: dict[tuple[str, int], list[DocumentNumber]] = {}
    for number in ledger.document_numbers[:_MOST]:
        if number.number >= _FEWEST:
            groups.setdefault((number.year, number.number), []).append(number)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if one.code[:_ISSUER] != other.code[:_ISSUER] or not _other_code(one.code, other.code):
                continue
            if ledger.sentence_at(one.span.start) != ledger.sentence_at(other.span.start) and _one_paper(
                ledger, one, other
            ):
                yield one, other
                break


def _other_code(one: str, other: str) -> bool:
    """True for codes that differ and neither of which is short for the other."""
    short, long = sorted((one, other), key=len)
    return not is_short_for(short, long)


def _one_paper(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    around = []
    for number in (one, other):
        sentence = ledger.sentences[ledger.sentence_at(number.span.start)].span
        before = ledger.text[max(sentence.start, number.span.start - _AROUND) : number.span.start]
        around.append(f"{before}|{ledger.text[number.span.end : min(sentence.end, number.span.end + _AROUND)]}")
    return any(not _COMMON.search(run) for run in shared_runs(around[0], around[1], _SHARED))
