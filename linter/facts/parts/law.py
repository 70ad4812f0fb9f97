"""One law: the names of an indicator and of what makes it up by definition."""

from __future__ import annotations

from typing import NamedTuple


class Law(NamedTuple):
    """The names of one identity."""

    signs: tuple[str, ...]
    """Literals without which a text does not tell it."""
    result: str
    added: tuple[str, ...]
    taken: tuple[str, ...] = ()
    unless: str = ""
    """What a text may tell beside the parts that belongs to the result as well."""
    beside: str = ""
    """The same, looked for only among the numbers of the last part's paragraph."""
    open: bool = False
    """True where there may be further parts that no report names: only what one slip explains is a contradiction."""
    alone: bool = False
    """True where 其中 leads to a part of one of the numbers and never to one of them."""
