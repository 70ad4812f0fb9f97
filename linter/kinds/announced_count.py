"""Announced and listed: 五个方面的问题, and then 一是 to 四是."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.numbers import han_value
from linter.finding import Hit
from linter.kinds._listed import Listed
from linter.ledger import Ledger
from linter.offsets import Span

_ANNOUNCED = re.compile(
    r"(?:以下|如下|下列|主要|重点|突出|着重|着力|着眼|集中|扎实|认真|从|抓[好了实]?|做[好了到]?|存在|开展[了好]?|表现[在为])"
    r"[^，,。；;：:、\n一二三四五六七八九十两\d]{0,10}?(?P<span>(?P<number>[一二三四五六七八九十两]{1,3}|\d{1,2})"
    r"(?:个(?:方面|问题|环节|重点|关键)|项(?:工作|措施|任务|重点)|方面|件(?:大|实|要)?事|点(?=[：:。，]))"
    r"[^，,。；;：:\n]{0,16}?)(?P<end>[，,：:。])"
)
_CLOSED = re.compile(r"等|之一|其中")


@dataclass(frozen=True)
class AnnouncedCount:
    """Counts the points of the list, or the headings, that follow an announcement."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each announcement whose list has another number of points."""
        lists = Listed(ledger)
        for match in _ANNOUNCED.finditer(ledger.text):
            number = _value(match["number"])
            if number < 2 or _CLOSED.search(match.group()):
                continue
            listed = lists.after(match.end())
            if listed and len(listed) != number:
                span = Span(match.start("span"), match.end("span"))
                values = {"announced": ledger.quote(span), "listed": len(listed)}
                yield Hit((span, listed[0], listed[-1]), values, severity="warning")


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(han_value(numeral) or 0)
