"""Quantities: drafts with the slots of their sentence filled: head, scope, time, status and role."""

from __future__ import annotations

from collections.abc import Sequence

from linter.fact import DateFact, Quantity, Sentence
from linter.facts.draft import Draft
from linter.facts.heads import find_heads
from linter.facts.roles import role_of, status_of
from linter.facts.scope import Scopes
from linter.facts.sentences import clause_around
from linter.facts.times import Times


def build_quantities(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    sentence_at: Sequence[int],
    dates: Sequence[DateFact] = (),
) -> tuple[Quantity, ...]:
    """Quantities with their slots filled. `sentence_at` gives the sentence of each draft."""
    clauses = [
        clause_around(text, draft.span, sentences[where].span) for draft, where in zip(drafts, sentence_at, strict=True)
    ]
    blocks = [sentences[where].block for where in sentence_at]
    heads = find_heads(text, drafts, clauses, blocks)
    scopes, times = Scopes(text, sentences), Times(dates)
    found = []
    for draft, where, clause, head in zip(drafts, sentence_at, clauses, heads, strict=True):
        before = text[clause.start : draft.span.start]
        scope, scope_filled = scopes.at(where, clause, draft.span.start)
        as_of, period = times.at(where, draft.span.start)
        role, status = role_of(before, text[draft.span.start : draft.span.end]), status_of(before, head.verb)
        found.append(
            Quantity(
                kind=draft.kind,
                span=draft.span,
                number=draft.number,
                value=draft.value,
                step=draft.step,
                interval=draft.interval,
                unit=draft.unit,
                printed_unit=draft.printed_unit,
                approximate=draft.approximate,
                sentence=where,
                clause=clause,
                before=before,
                after=text[draft.span.end : clause.end],
                head=head.text,
                head_span=head.span,
                core=head.core,
                modifier=head.modifier,
                verb=head.verb,
                scope=scope,
                as_of=as_of,
                period=period,
                status=status,
                role=role,
                filled={
                    "head": head.filled,
                    "scope": scope_filled,
                    "as_of": "said" if as_of else "unknown",
                    "period": "said" if period else "unknown",
                    "status": "said" if status else "unknown",
                    "role": "said" if role else "unknown",
                },
            )
        )
    return tuple(found)
