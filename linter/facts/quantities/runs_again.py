"""Runs again: 持证率93.4%，甲级3人，乙级18人，丙级121人 told twice, word for word but for one number.

Three numbers in a row that stay, with the same words between them, say that the fourth should. In 1.7 million
characters of public reports nine such runs change one number: all are of two levels or groups, and none by a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.labels import one_scope, one_time
from linter.facts.quantities.owners import of_two_budgets
from linter.facts.quantities.slips import copied, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.facts.quantities.rows import Cell
    from linter.ledger import Ledger

_RUN = 4
_TAIL = 4
"""Characters before the first number of a run that have to be the same."""
_DIGITS = 5
"""Digits that the three numbers which stay have together: fewer are the same by chance."""
_CHANGED = 2
"""Digits of the number that changed, of which one is another or two changed places."""
_TOO_MANY = 6
"""Runs of one wording beyond which it is that of a form, filled in for many."""
_BLANK = regex(r"\s+")
_TIME = regex(
    r"(?:目前|年末|年底|截至[^，,。；;]*|据?统计|全年|今年|本年|现|共|[，,]|[我全][省市县区州镇乡]|其中|(?:19|20)\d\d年[末底]?)*"
)
"""What may stand before a sentence told again: when, and that it is of all."""
_Run = tuple["Cell", ...]


def find_runs_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity]]:
    """The two numbers that differ, and a number that stays, in both runs."""
    runs: dict[tuple[str, ...], list[_Run]] = {}
    for row in ledger.rows:
        for at in range(len(row.cells) - _RUN + 1):
            run = row.cells[at : at + _RUN]
            words = (_BLANK.sub("", run[0].gap)[-_TAIL:], *(_BLANK.sub("", cell.gap) for cell in run[1:]))
            if len(words[0]) == _TAIL and all(words):
                runs.setdefault((*words, *(cell.quantity.unit for cell in run)), []).append(tuple(run))
    told: set[int] = set()
    for group in runs.values():
        if 1 < len(group) <= _TOO_MANY:
            for at, one in enumerate(group):
                for other in group[at + 1 :]:
                    found = _slipped(ledger, one, other)
                    if found and found[0].span.start not in told:
                        told.add(found[0].span.start)
                        yield found


def _slipped(ledger: Ledger, one: _Run, other: _Run) -> tuple[Quantity, Quantity, Quantity, Quantity] | None:
    pairs = [(a.quantity, b.quantity) for a, b in zip(one, other, strict=True)]
    apart = [(a, b) for a, b in pairs if a.value != b.value]
    if len(apart) != 1 or pairs[0][0].sentence == pairs[0][1].sentence:
        return None
    stay = max((pair for pair in pairs if pair != apart[0]), key=lambda pair: len(printed_digits(pair[0])))
    if sum(len(printed_digits(a)) for a, b in pairs if a.value == b.value) < _DIGITS:
        return None
    digits = printed_digits(apart[0][0]), printed_digits(apart[0][1])
    if not copied(*digits, _CHANGED):
        return None
    if not _of_one(ledger, *pairs[0]):
        return None
    # 全市…, 市本级…: the same words are told of two levels.
    if of_two_budgets(ledger, *apart[0]) or not (one_time(ledger, *apart[0]) and one_scope(*apart[0])):
        return None
    return (*apart[0], *stay)


def _of_one(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """False for 1号楼建筑面积 and 2号楼建筑面积: the sentences begin with two things, or stand in one paragraph."""
    if ledger.paragraph(one) == ledger.paragraph(other):
        return False
    starts = (ledger.sentences[quantity.sentence].span.start for quantity in (one, other))
    first, second = (
        _BLANK.sub("", ledger.text[start : quantity.span.start])
        for start, quantity in zip(starts, (one, other), strict=True)
    )
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    return longer.endswith(shorter) and _TIME.fullmatch(longer[: len(longer) - len(shorter)]) is not None
