"""Streaks: 空气质量连续五年居全省第一 here, 空气质量连续6年位居全省首位 there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import whole_number
from linter.facts.states.claims_by_name import Denied, NamedClaim, find_denied, name_before
from linter.facts.states.plans import in_plans
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMERAL = r"(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})"
_STREAK = regex(
    rf"连续第?{_NUMERAL}(?P<unit>年|个月|个季度|季度|届|次)(?P<what>[^，,。；;、：:（）()\n\d]{{2,20}}?(?:\d+(?:\.\d+)?[一-鿿%％]{{0,6}})?)(?=[，,。；;、）！\n]|$)"
)
_BEHIND = regex(
    r"[，,](?:这|至此|目前|且)*(?:已经?|也)?(?:是|为)?连续第?"
    rf"{_NUMERAL}(?P<unit>年|个月|个季度|季度|届|次)(?=[，,。；;\n]|$)"
)
"""溺水事故起数下降，这已是连续第3年."""
_SIGN = regex("[，,][这至目且已也是为连]")
_VERBS = regex(
    "^(?:(?:稳|位|名|跃|高)?居|位列|名列|列|排名?|排在|稳定|保持|实现|获评?|获得|被?评为|荣获|荣膺|夺得|摘得|蝉联|在|为|是|的|了|均|都|继续|稳步|得到)+|等次$|称号$|态势$"
)
_PLACES = regex("首位|榜首|第[一1][位名]?")
_NO_STREAK = regex("^(?:工作|召开|举办|开展|组织|[来内间以]|多|余|作战|奋战|下发|出台|印发|公布)")
_GOES_ON = regex("(?:继续|力争|保持|巩固|争取|努力)$")


def find_streaks_denied(ledger: Ledger) -> Iterator[Denied]:
    """Every run of years for which another place tells another length."""
    if "连续" not in ledger.text:
        return
    for denied in find_denied(ledger, _claims(ledger)):
        # 连续8年 looking back, 连续9年 among plans: one more year is what is hoped for.
        further = abs(denied.said.low - denied.denied.low) == 1
        if not (further and any(in_plans(ledger, claim.span.start) for claim in denied)):
            yield denied


def _claims(ledger: Ledger) -> Iterator[NamedClaim]:
    text = ledger.text
    for match in _STREAK.finditer(text):
        name, start = name_before(ledger, match.start())
        if not name or _NO_STREAK.search(match["what"]):
            continue
        if _GOES_ON.search(text, max(0, match.start() - 2), match.start()):
            continue
        yield from _claim(name + _plain(match["what"]), Span(start, match.end()), match["n"], match["unit"])
    for match in matches_from(_BEHIND, _SIGN, text):
        name, start = name_before(ledger, match.start())
        if name:
            yield from _claim(_plain(name), Span(start, match.end()), match["n"], match["unit"])


def _claim(name: str, span: Span, n: str, unit: str) -> Iterator[NamedClaim]:
    number = whole_number(n.replace("两", "二"))
    if number > 1:
        yield NamedClaim(name, span, unit.removeprefix("个"), Decimal(number), Decimal(number + 1), goal=False)


def _plain(what: str) -> str:
    """What goes on, without the verbs that say no more than that it does: 全省第一 of 位居全省首位."""
    return _PLACES.sub("第一", _VERBS.sub("", what))
