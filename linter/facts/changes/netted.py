"""Net changes behind a closing stock: 年初护林员512名，招聘46名，离职71名，年末487名，净减少15名."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.parts.flows import find_balances
from linter.facts.quantities.slips import is_near
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SINCE = "(?:[与同比较和](?:年初|期初|上[年期]末|去年[末底]|上年年[末底])(?:相比)?[，,]?)"
_NET = regex(
    r"[一-鿿]{0,6}[，,；;（(](?:[全当本]年|年内|[当本]期|增减相抵后?[，,]?|两项相抵后?[，,]?|进出相抵后?[，,]?)?"
    rf"{_SINCE}?(?:总[数量]|[人户件]数|数量|余额|库存|存量|规模|实际)?净(?:(?P<up>增)|(?P<down>减))[加少长]?(?:了|达|为)*"
)
"""Right behind the closing stock: by how much it is above or below the opening one."""


def find_netted(ledger: Ledger) -> Iterator[Change]:
    """Every net change told right behind a closing stock, with the opening one as what it is measured from."""
    if "净增" not in ledger.text and "净减" not in ledger.text:
        return
    for balance in find_balances(ledger):
        start, end = balance.opening, balance.closing
        at = ledger.quantity_index(end.span.end)
        if start is None or at >= len(ledger.quantities):
            continue
        by = ledger.quantities[at]
        net = _NET.fullmatch(ledger.text, end.span.end, by.span.start) if comparable(by, end) else None
        if net is None or by.approximate or not is_near(by, abs(end.value - start.value)):
            continue
        up = net["up"] is not None
        if up == (end.value > start.value) and start.value != end.value:
            yield Change(start, end, None, (Step(by, up, "净增" if up else "净减"),))
