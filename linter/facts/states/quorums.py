"""Quorums: 应到60人，实到38人，超过三分之二: how many came against the share of the members they are said to be."""

from __future__ import annotations

from typing import NamedTuple

from linter.facts.states.meetings import Figure, Tally
from linter.patterns import regex


class Quorum(NamedTuple):
    """A share of the members that was not reached."""

    members: Figure
    present: Figure
    calculation: str
    """38 ÷ 60 < 2/3."""


_QUORUM = regex(
    r"(?:超过|达到|达|过)(?:了)?(?:应到)?(?:会)?(?:人数|代表|总数|全体代表|委员)?(?:的)?(?P<share>三分之二|2/3|半数|二分之一|五分之四|4/5|四分之三|3/4|半(?=[，,。数]))"
)
_SHARES = {"三": (2, 3), "2": (2, 3), "半": (1, 2), "二": (1, 2), "五": (4, 5), "4": (4, 5), "四": (3, 4), "3": (3, 4)}
_BALLOTS = regex(r"得票|票数|赞成|当选")


def short_of_quorum(tally: Tally) -> Quorum | None:
    """Those who came, where they are fewer than the share of the members that the sentence says they reach."""
    both = tally.get("members", "present")
    told = _QUORUM.search(tally.text)
    if not both or not told or _BALLOTS.search(tally.text[: told.start()]):
        return None
    upper, lower = _SHARES[told["share"][0]]
    members, present = both
    if present.value * lower >= members.value * upper:
        return None
    return Quorum(members, present, f"{present.value} ÷ {members.value} < {upper}/{lower}")
