"""Heads: the noun phrase that each number counts, before it or behind it, said or taken over from its neighbour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.facts.numbers.draft import Draft
from linter.facts.quantities.glue import glued
from linter.facts.quantities.head import Head
from linter.facts.quantities.head_before import head_before
from linter.facts.quantities.head_behind import head_behind
from linter.facts.quantities.subjects import MOVES, taken_over
from linter.facts.quantities.words import Word, tag_pieces
from linter.offsets import Span
from linter.patterns import regex

BEHIND = 24
"""Characters behind a number in which its noun phrase ends, in the reports measured."""
AHEAD = 20
"""Characters before a number in which its noun phrase begins."""
_BATCH = 1000
"""Pieces tagged in one call of the segmenter; from a hundred on, its price for a call no longer counts."""
_NOUN_BEHIND = ("count", "plain", "money")


def _noun_start(drafts: Sequence[Draft], index: int) -> int:
    """Where the noun behind a draft may begin: behind a second number that only describes what the first one counts."""
    draft, following = drafts[index], drafts[index + 1] if index + 1 < len(drafts) else None
    if (
        following
        and following.span.start == draft.span.end
        and ((following.approximate and following.kind != "plain") or _one_group(draft, following))
    ):
        return following.span.end  # 120个25户以上村小组
    return draft.span.end


def _front(text: str, drafts: Sequence[Draft], index: int, clause: Span) -> Span:
    """The stretch before a draft that may hold its noun: of its clause, and behind the draft before it."""
    end = drafts[index].span.start
    before = drafts[index - 1].span.end if index else 0
    if text[end - 1 : end] in _CLOSING:
        return Span(*_before_bracket(text, end, before))
    floor = max(clause.start, end - AHEAD)
    return Span(min(before, end) if index and before > floor else floor, end)


def find_heads(text: str, drafts: Sequence[Draft], clauses: Sequence[Span], blocks: Sequence[int]) -> list[Head]:
    """The head of each draft. `clauses` and `blocks` tell where each stands."""
    if not drafts:
        return []
    tails, tail_starts, fronts, front_ends = [], [], [], []
    for index, draft in enumerate(drafts):
        start = _noun_start(drafts, index)
        tail_starts.append(start)
        counts = draft.kind in _NOUN_BEHIND or (draft.kind == "percent" and text.startswith("的", start))
        tails.append(text[start : min(max(clauses[index].end, start), start + BEHIND)] if counts else "")
        front = _front(text, drafts, index, clauses[index])
        fronts.append(text[front.start : front.end])
        front_ends.append(front.end)
    heads: list[Head] = []
    for index, (draft, front_words, tail_words) in enumerate(zip(drafts, _tagged(fronts), _tagged(tails), strict=True)):
        start = front_ends[index]
        moves = draft.kind != "plain" and MOVES.match(text, draft.span.end) is not None
        reserved = _reserved(heads, start, len(fronts[index]))
        before = head_before(fronts[index], front_words, start, draft, moves, reserved)
        behind = head_behind(tails[index], tail_words, tail_starts[index], draft.unit) if tails[index] else None
        if reserved and not before.text and not behind and draft.kind == "count":
            # 56人以上大班额83个: what the number before describes.
            before = head_before(fronts[index], front_words, start, draft, moves)
        if behind and not (before.text and _said_before(draft)):
            described = text[draft.span.end : tail_starts[index]]
            heads.append(
                behind._replace(
                    verb=before.verb or behind.verb, modifier=described + behind.modifier, subject=before.subject
                )
            )
        else:
            heads.append(_whose_subject(before, index, drafts, heads))
    return [taken_over(index, text, drafts, heads, clauses, blocks) for index in range(len(drafts))]


def _tagged(pieces: Sequence[str]) -> Iterator[list[Word]]:
    """The words of each piece; those of a long report would fill the memory if all were held at once."""
    for start in range(0, len(pieces), _BATCH):
        yield from map(glued, tag_pieces(pieces[start : start + _BATCH]))


_CLOSING = ("）", ")")
_LONGEST_BRACKET = 24
_CLAUSE = regex(r"[^，,：:。；;！？!?（）()\[\]【】、\n\r]*\Z")


def _before_bracket(text: str, end: int, floor: int) -> tuple[int, int]:
    """卫生院（所）12家: where the clause before the bracket that ends at `end` begins and ends."""
    farthest = max(0, end - _LONGEST_BRACKET)
    opening = max(text.rfind("（", farthest, end), text.rfind("(", farthest, end))
    if opening < max(floor, 0):
        return end, end
    clause = _CLAUSE.search(text, max(floor, opening - AHEAD), opening)
    return (clause.start() if clause else opening), opening


def _said_before(draft: Draft) -> bool:
    """True where the noun before holds: 资金276万元修复道路, but 单笔3万元以上支出."""
    return draft.kind == "percent" or (draft.kind == "money" and not draft.approximate)


def _one_group(draft: Draft, following: Draft) -> bool:
    """True for 264户873人监测对象: one group, counted twice."""
    return draft.kind == following.kind == "count" and following.unit in _PEOPLE


_PEOPLE = frozenset("人户")


def _reserved(heads: Sequence[Head], start: int, length: int) -> int:
    """Characters before a number that belong to the head of the number before it: 9个党组织反馈问题176个."""
    span = heads[-1].span if heads else None
    return max(0, span.end - (start - length)) if span and span.end < start else 0


def _whose_subject(head: Head, index: int, drafts: Sequence[Draft], heads: Sequence[Head]) -> Head:
    """25项整改任务已完成17项: the phrase before 17项 is that of 25项."""
    if head.span and index and heads[index - 1].span == head.span and drafts[index - 1].unit == drafts[index].unit:
        return head._replace(filled="inherited")
    return head
