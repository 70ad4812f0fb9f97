"""Restated totals: how many of a thing the whole county, town or office has, told with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linter.facts.labels import one_count, unit_class
from linter.facts.mentions import Mention, differ_in_time, disagree, spans_of
from linter.facts.owners import one_owner, redrawn
from linter.finding import Hit
from linter.ledger import Ledger


@dataclass(frozen=True)
class RestatedTotal:
    """Compares totals of a whole scope: 全镇14个行政村 … 全镇16个行政村."""

    longest_noun: int = 8
    """A longer phrase describes a subset."""

    named_in_full: int = 5
    """Characters of a noun that says by itself which things are all of them: 全部11家在营网约车企业."""
    shortest_noun: int = 2
    """Characters of a noun that says what is counted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each total that differs from the first one of its noun."""
        groups: dict[tuple[str, str], list[Mention]] = {}
        for mention in ledger.mentions:
            total = self._total(mention)
            if total:
                groups.setdefault((unit_class(total.quantity), total.noun), []).append(total)
        for (_, noun), group in groups.items():
            first = group[0]
            for other in group[1:]:
                if disagree(first.quantity, other.quantity) and _one_whole(ledger, first, other):
                    same = first.whole[-1:] == other.whole[-1:]
                    yield Hit(
                        spans_of(first, other),
                        {
                            "noun": noun,
                            "scope": first.whole,
                            "other_scope": other.whole,
                            "one": ledger.quote(first.quantity.span),
                            "other": ledger.quote(other.quantity.span),
                        },
                        severity="error" if same else "warning",
                    )
            ledger.note_compared(*(m.quantity for m in group if len(group) > 1))

    def _total(self, mention: Mention) -> Mention | None:
        """The mention with its noun and scope where it is such a total; None elsewhere."""
        quantity = mention.quantity
        if quantity.kind != "count" or mention.flow:
            return None
        if mention.whole and mention.follows:
            begins = quantity.head_span and quantity.head_span.start == quantity.span.end
            noun, whole = quantity.head if begins else mention.noun, mention.whole
        elif mention.follows and quantity.before.endswith(("全部", "所有")) and len(mention.noun) >= self.named_in_full:
            noun, whole = mention.noun, ""
        else:
            had = _HAD.search(quantity.before)
            noun, whole = (had["noun"], had["scope"]) if had else ("", "")
        if not self.shortest_noun <= len(noun) <= self.longest_noun:
            return None
        return replace(mention, noun=noun, whole=whole)


def _one_whole(ledger: Ledger, one: Mention, other: Mention) -> bool:
    """False for the totals of two places, of two years, and of before and after a merger."""
    levels = {mention.whole[-1:] for mention in (one, other)} & _PLACES
    both = one.quantity, other.quantity
    if len(levels) > 1 or differ_in_time(one, other) or not one_count(ledger, *both) or redrawn(ledger, *both):
        return False
    return not levels or one_owner(ledger, *both, levels.pop())


_PLACES = frozenset("省市县州旗盟镇乡")
"""Levels of which each has other totals; 全区 and 新区 may be one."""

# What somebody has, told before its number: 全县现有村级卫生室214个.
_HAD = re.compile(
    r"(?P<scope>(?:全|我|本)[县市区镇乡村院校局省州旗盟场司厂]|全系统|集团|学校|医院|公司|村里|(?:本|全)?辖区内?|[县区镇市]域内?)(?:现|目前|共|总|下|辖|有|设置?|实)+(?P<noun>[一-鿿]{2,8})$"
)
