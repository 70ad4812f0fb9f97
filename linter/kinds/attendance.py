"""Attendance and votes: more present than there are members, or votes that do not come to those who voted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

_COUNT = r"(?:人数)?(?:为|是|有|：|:)?(?:代表|委员|党员|会员|职工|常委)?"
_NUMBER = r"\d{1,6}(?=[人名票位])"
_GAP = r"[^。；;！？\n\d]{0,12}"

_MEMBERS = re.compile(
    rf"应(?:到会?|出席|参会|参加)(?:会议)?{_COUNT}(?P<members>{_NUMBER})[人名位]{_GAP}"
    rf"实(?:到会?|际到会|际出席|际参加|出席|参会)(?:会议)?{_COUNT}(?P<present>{_NUMBER})"
)
_FOR, _AGAINST = r"(?:赞成|同意)(?:票)?", r"(?:反对|不赞成|不同意)(?:票)?"
_VOTES = re.compile(
    rf"(?:(?<!应)(?:实到会?|到会|出席|参加表决|参与表决|表决|投票)(?:会议)?{_COUNT}(?P<voted>{_NUMBER})[人名位票]{_GAP})"
    rf"{_FOR}(?:为|：|:)?(?P<yes>{_NUMBER})[人名票位][，,、；;]?"
    rf"{_AGAINST}(?:为|：|:)?(?P<no>{_NUMBER})[人名票位][，,、；;]?"
    rf"弃权(?:票)?(?:为|：|:)?(?P<neither>{_NUMBER})[人名票位](?![，,、；;]?(?:未|缺席|回避|无效|废))"
)


@dataclass(frozen=True)
class Attendance:
    """Reports 应到35人，实到36人, and 到会35人 whose votes come to 34."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every meeting whose numbers cannot all be true."""
        for match in _MEMBERS.finditer(ledger.text):
            members, present = match["members"], match["present"]
            if Decimal(present) > Decimal(members):
                yield Hit(_spans(match, "present", "members"), {}, f"{present} > {members}")
        for match in _VOTES.finditer(ledger.text):
            votes = [match[name] for name in ("yes", "no", "neither")]
            cast = sum(map(Decimal, votes))
            if cast != Decimal(match["voted"]):
                yield Hit(
                    _spans(match, "voted", "yes", "no", "neither"),
                    {},
                    f"{' + '.join(votes)} = {cast} ≠ {match['voted']}",
                    severity="error" if cast > Decimal(match["voted"]) else "warning",
                    variant="votes",
                )


def _spans(match: re.Match[str], *names: str) -> tuple[Span, ...]:
    """The numbers of these names with their unit."""
    return tuple(Span(match.start(name), match.end(name) + 1) for name in names)
