"""Heads: the noun phrase that each number counts, before it or behind it, said or taken over from its neighbour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.facts.draft import Draft
from linter.facts.head import Head
from linter.facts.head_before import head_before
from linter.facts.head_behind import head_behind
from linter.facts.words import Word, tag_pieces
from linter.offsets import Span

BEHIND = 24
"""Characters behind a number in which its noun phrase ends, in the reports measured."""
AHEAD = 20
"""Characters before a number in which its noun phrase begins."""
_FARTHEST = 8
"""Quantities back to the one whose head is taken over: a list of parts is rarely longer."""
_BATCH = 1000
"""Pieces tagged in one call of the segmenter; from a hundred on, its price for a call no longer counts."""
_NOUN_BEHIND = ("count", "plain", "money")


def find_heads(text: str, drafts: Sequence[Draft], clauses: Sequence[Span], blocks: Sequence[int]) -> list[Head]:
    """The head of each draft. `clauses` and `blocks` tell where each stands."""
    if not drafts:
        return []
    tails, tail_starts, fronts = [], [], []
    for index, draft in enumerate(drafts):
        start = draft.span.end
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if following and following.span.start == start and following.approximate and following.kind != "plain":
            # 120个25户以上村小组: the second number describes what the first one counts.
            start = following.span.end
        tail_starts.append(start)
        tails.append(
            text[start : min(max(clauses[index].end, start), start + BEHIND)] if draft.kind in _NOUN_BEHIND else ""
        )
        floor = max(clauses[index].start, draft.span.start - AHEAD)
        if index and drafts[index - 1].span.end > floor:
            floor = min(drafts[index - 1].span.end, draft.span.start)
        fronts.append(text[floor : draft.span.start])
    heads: list[Head] = []
    for index, (draft, front_words, tail_words) in enumerate(zip(drafts, _tagged(fronts), _tagged(tails), strict=True)):
        before = head_before(fronts[index], front_words, draft.span.start, draft)
        behind = head_behind(tails[index], tail_words, tail_starts[index]) if tails[index] else None
        if behind:
            described = text[draft.span.end : tail_starts[index]]
            heads.append(
                behind._replace(
                    verb=before.verb or behind.verb, modifier=described + behind.modifier, subject=before.subject
                )
            )
        else:
            heads.append(_whose_subject(before, index, drafts, heads))
    return [_taken_over(index, drafts, heads, clauses, blocks) for index in range(len(drafts))]


def _tagged(pieces: Sequence[str]) -> Iterator[list[Word]]:
    """The words of each piece; those of a long report would fill the memory if all were held at once."""
    for start in range(0, len(pieces), _BATCH):
        yield from tag_pieces(pieces[start : start + _BATCH])


def _whose_subject(head: Head, index: int, drafts: Sequence[Draft], heads: Sequence[Head]) -> Head:
    """25项整改任务已完成17项: the phrase before 17项 is that of 25项."""
    if head.span and index and heads[index - 1].span == head.span and drafts[index - 1].unit == drafts[index].unit:
        return head._replace(filled="inherited")
    return head


def _taken_over(
    index: int, drafts: Sequence[Draft], heads: list[Head], clauses: Sequence[Span], blocks: Sequence[int]
) -> Head:
    """The head of a bare count: that of the nearest count of the same unit before it in the block."""
    head, draft = heads[index], drafts[index]
    if head.text or draft.kind != "count":
        return head
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        if blocks[other] != blocks[index]:
            break
        if drafts[other].unit == draft.unit and heads[other].text:
            heads[index] = _lent(head, heads[other])
            return heads[index]
    after = index + 1
    if (
        after < len(drafts)
        and clauses[after] == clauses[index]
        and drafts[after].unit == draft.unit
        and heads[after].text
    ):
        return _lent(head, heads[after])
    return head


def _lent(head: Head, lender: Head) -> Head:
    return head._replace(
        text=lender.text, core=lender.core, modifier=head.modifier or lender.modifier, filled="inherited"
    )
