"""Bodies present: 共有村民代表42名，到会代表45名, more of a body than it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from linter.facts.states.bodies import find_exceeded_bodies
from linter.facts.states.meetings import Figure, find_bodies, find_present
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex


def more_than_body(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each number of those who came, or voted, that is larger than their body."""
    return chain(_of_body(ledger), _exceeded(ledger))


def _block(ledger: Ledger, figure: Figure) -> int:
    return ledger.sentences[ledger.sentence_at(figure.span.start)].block


def _of_body(ledger: Ledger) -> Iterator[Hit]:
    """共有村民代表42名，到会代表45名: more of them came than there are."""
    text = ledger.text
    if not any(sign in text for sign in ("到会", "参会", "出席", "实到")):
        return
    came: dict[int, list[Figure]] = {}
    for one in find_present(ledger):
        came.setdefault(_block(ledger, one), []).append(one)
    bodies = find_bodies(ledger) if came else []
    of_sentence = Counter(ledger.sentence_at(body.span.start) for body in bodies)
    for body in bodies:
        # 社区党员74名、机关党员18名 are classes of a body, and none of them the one that meets.
        if of_sentence[ledger.sentence_at(body.span.start)] > 1:
            continue
        of_it = [one for one in came.get(_block(ledger, body), ()) if one.span.start > body.span.start]
        if of_it and _DUE.search(text, body.span.end, of_it[0].span.start):
            continue
        unit = text[body.span.end - 1]
        if of_it and text[of_it[0].span.end - 1] == unit and of_it[0].value > body.value:
            spans = (of_it[0].span, body.span)
            yield Hit(spans, {}, f"{of_it[0].value} > {body.value}")


_DUE = regex("应到|应参|应出席|应有|应来")
"""Between a body and those who came: these are of those who are due here."""


def _exceeded(ledger: Ledger) -> Iterator[Hit]:
    """本届代表共52名 … 54名代表到会, and 委员会由5人组成 with six votes."""
    for body, there in find_exceeded_bodies(ledger):
        many = sum(one.value for one in there)
        told = " + ".join(str(one.value) for one in there)
        came = tuple(one.span for one in there)
        if len(there) > 1:
            yield Hit((body.span, *came), {}, f"{told} = {many} ≠ {body.value}", "warning", "votes")
        else:
            yield Hit((*came, body.span), {}, f"{many} > {body.value}", "warning")
