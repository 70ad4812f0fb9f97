"""Quantities: drafts with the slots of their sentence filled: head, scope, time, status and role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from sys import intern
from types import MappingProxyType

from linter.fact import DateFact, Filled, Quantity, Sentence, unfrozen
from linter.facts.layout.sentences import Clauses
from linter.facts.numbers.draft import Draft
from linter.facts.quantities.heads import find_heads
from linter.facts.quantities.roles import role_of, status_of
from linter.facts.quantities.scope import Scopes
from linter.facts.quantities.times import Times
from linter.offsets import Span
from linter.second_names import with_second_names

_Quantity = unfrozen(Quantity)
_AMOUNTS = ("count", "money", "measure")
_POWERS = "百千万亿"
"""A numeral that begins with one of these has nothing before it: 亿元."""


def build_quantities(
    text: str,
    drafts: Iterable[Draft],
    sentences: Sequence[Sentence],
    sentence_at: Callable[[int], int],
    dates: Sequence[DateFact] = (),
) -> tuple[Quantity, ...]:
    """Quantities with their slots filled. `sentence_at` gives the sentence of an offset."""
    around = Clauses(text).around
    scopes, times = Scopes(text, sentences), Times(text, dates)
    found: list[Quantity] = []
    for batch in _batches(drafts, sentences, sentence_at):
        clauses = [around(draft.span, sentences[where].span) for draft, where in batch]
        found.extend(_build(text, batch, clauses, sentences, scopes, times))
    return tuple(found)


_BATCH = 2000
"""Drafts whose heads are looked for at once: those of a long text would take 250 bytes each if all were held."""
_APART = 60
"""Characters between two numbers from which no words before one can belong to the other."""


def _batches(
    drafts: Iterable[Draft], sentences: Sequence[Sentence], sentence_at: Callable[[int], int]
) -> Iterator[list[tuple[Draft, int]]]:
    """The drafts with the sentence of each, cut between two paragraphs: a head is never taken from another one."""
    batch: list[tuple[Draft, int]] = []
    for draft in drafts:
        where = sentence_at(draft.span.start)
        if batch and where == batch[-1][1]:
            where = batch[-1][1]  # one object for all numbers of a sentence
        if len(batch) >= _BATCH:
            last, before = batch[-1]
            if sentences[before].block != sentences[where].block and draft.span.start - last.span.end > _APART:
                yield batch
                batch = []
        batch.append((draft, where))
    if batch:
        yield batch


def _build(
    text: str,
    batch: Sequence[tuple[Draft, int]],
    clauses: Sequence[Span],
    sentences: Sequence[Sentence],
    scopes: Scopes,
    times: Times,
) -> Iterator[Quantity]:
    heads = find_heads(text, [draft for draft, _ in batch], clauses, [sentences[where].block for _, where in batch])
    for (draft, where), clause, head in zip(batch, clauses, heads, strict=True):
        start, end = draft.span
        before = text[clause.start : start]
        scope, scope_filled = scopes.at(where, clause, start)
        if head.subject:
            # 第三巡察组71个
            scope, scope_filled = head.subject, "said"
        as_of, period = times.at(where, start)
        role, status = role_of(before, text[start:end]), status_of(before, head.verb)
        made = _Quantity(
            kind=draft.kind,
            span=draft.span,
            number_from=draft.number.start - start,
            number_to=draft.number.end - start,
            value=draft.value,
            step=draft.step,
            interval=draft.interval,
            unit=draft.unit,
            printed_unit=draft.printed_unit,
            approximate=draft.approximate,
            # The 亿元 of 亿元项目1个 names a class of things.
            is_amount=draft.kind in _AMOUNTS and text[draft.number.start] not in _POWERS,
            sentence=where,
            lead=start - clause.start,
            clause_to=clause.end - start,
            text=text,
            before=intern(with_second_names(before)),
            after=intern(with_second_names(text[end : clause.end])),
            head=intern(_without(scope, head.text)),
            head_from=head.span.start - start if head.span else None,
            head_to=head.span.end - start if head.span else 0,
            core=intern(head.core),
            modifier=intern(head.modifier),
            verb=intern(head.verb),
            scope=scope,
            as_of=intern(as_of),
            period=intern(period),
            status=status,
            role=role,
            filled=_filled(head.filled, scope_filled, bool(as_of), bool(period), bool(status), bool(role)),
        )
        made.__class__ = Quantity
        yield made


def _without(scope: str, head: str) -> str:
    """柳河县人均可支配收入 without its place, which is a slot of its own."""
    return head[len(scope) :] if scope and head.startswith(scope) and len(head) > len(scope) + 1 else head


@lru_cache(maxsize=1024)
def _filled(head: Filled, scope: Filled, *said: bool) -> Mapping[str, Filled]:
    """How the slots were filled; all quantities of one pattern share the mapping."""
    names = ("as_of", "period", "status", "role")
    others: dict[str, Filled] = {
        name: "said" if is_said else "unknown" for name, is_said in zip(names, said, strict=True)
    }
    return MappingProxyType({"head": head, "scope": scope, **others})
