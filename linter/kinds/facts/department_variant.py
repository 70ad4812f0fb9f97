"""Department variant: 区住房建局 beside 区住建局."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.names import Name, departments, find_declared, look_alike, other_departments, sound_alike
from linter.finding import Hit
from linter.kinds._names import by_text, difference, variant_hit
from linter.ledger import Ledger

_WORD = 2
"""Characters of each word in a department's full name."""


class DepartmentVariant:
    """Holds forms that nobody uses against the regular form that stands in the same document."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each irregular form."""
        groups = by_text([name for name in ledger.names if name.kind == "department"])
        regular: dict[str, list[Name]] = {}
        for core, named in groups.items():
            if core in departments():
                regular.setdefault(departments()[core], []).extend(named)
        others = other_departments()
        odd = [core for core in groups if core not in departments() and core not in others]
        if not odd or not regular:
            return
        declared = find_declared(ledger.text)
        for core in odd:
            if any(core in short for short in declared):
                continue
            for full, named in regular.items():
                near = [name for name in named if name.front == groups[core][0].front]
                if near and (
                    _broken(core, full) or any(_slip(core, len(groups[core]), name.text, len(near)) for name in near)
                ):
                    meant = next((name for name in near if len(name.text) == len(core)), near[0])
                    shown = [name for name in near if name.text == meant.text]
                    yield variant_hit(groups[core], shown, "warning")
                    break


def _broken(core: str, full: str) -> bool:
    """True for a form that keeps some words of the full name and cuts others in half: 住房建."""
    words = [word for part in full.split("和") for word in _words(part)]
    kept = cut = 0
    rest = core
    for word in words:
        if rest.startswith(word):
            kept, rest = kept + 1, rest[len(word) :]
        elif rest and rest[0] in word:
            cut, rest = cut + 1, rest[1:]
    return not rest and kept > 0 and cut > 0


def _words(part: str) -> Iterator[str]:
    return (part[at : at + _WORD] for at in range(0, len(part), _WORD))


def _slip(core: str, count: int, known: str, known_count: int) -> bool:
    """True for one character written for another: alike, or the only exception to a name that stands often."""
    if len(core) != len(known):
        return False
    gap = difference(core, known)
    if not gap.substitution:
        return False
    alike = look_alike(gap.one, gap.other) or sound_alike(gap.one, gap.other)
    return alike or len(core) > _WORD + 1 or (count == 1 and known_count > 1)
