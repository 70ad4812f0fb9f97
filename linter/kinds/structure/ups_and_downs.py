"""Ups and downs: 十个行业“七升三降”, and the lines behind it that rise and fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_N = r"[一二两三四五六七八九十\d]{1,2}"
_AMONG = "(?:其中|具体(?:来?看|为)|分[一-鿿]{1,4}看)[：:，,]?"
"""What a list begins with that tells each of them, or some."""
_TOLD = regex(
    rf"(?:(?P<all>(?P<whole>{_N})(?:个|大|类|项)[^，,。；;：:“”\n\d]{{0,14}}))?"
    rf"“?(?P<told>(?P<up>{_N})[升涨增](?:(?P<flat>{_N})平)?(?P<down>{_N})[降跌减](?:(?P<even>{_N})平)?)”?(?:(?P<at_once>[：:])(?P<row>[^。\n]*)|(?:的?(?:态势|格局|局面|走势|特点))?[，,。；;](?P<later>{_AMONG}[^。\n]*))?"
)
_SIGN = regex(r"[升涨增平][一二两三四五六七八九十\d]{1,2}[降跌减]")
_UP = regex(r"(?:增长|上涨|上升|提高|增加)[约近]?\d")
_DOWN = regex(r"(?:下降|下跌|减少|回落|降低)[约近]?\d")
_BEGINS = regex(rf"^{_AMONG}")
_REACH = 40
_OFF = ((0, 1), (1, 0), (1, 1))
_OPEN = regex(r"其中|等|主要")


@dataclass(frozen=True)
class UpsAndDowns:
    """Adds up what rises, falls and stays, and counts the clauses of the list behind a colon."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for a whole that is not the sum, else one for a list with other ups or downs."""
        end = 0
        for sign in _SIGN.finditer(ledger.text):
            start = max(end, ledger.text.rfind("\n", 0, sign.start()) + 1, sign.start() - _REACH)
            match = next((one for one in _TOLD.finditer(ledger.text, start) if one.end("told") >= sign.end()), None)
            if match is None or match.start("told") > sign.start():
                continue
            end = match.end()
            told = Span(*match.span("told"))
            parts = [whole_number(match[name]) for name in ("up", "flat", "down", "even") if match[name]]
            if match["all"] and sum(parts) != whole_number(match["whole"]):
                values = {"told": match["told"], "announced": match["all"]}
                calculation = f"{' + '.join(map(str, parts))} = {sum(parts)} ≠ {whole_number(match['whole'])}"
                yield Hit((Span(*match.span("all")), told), values, calculation, severity="warning")
            elif match["row"] or match["later"]:
                yield from _listed(match, told)


def _listed(match: re.Match[str], told: Span) -> Iterator[Hit]:
    group = "row" if match["at_once"] else "later"
    row = _BEGINS.sub("", match[group])
    some = group == "later" or row != match[group]  # 其中 may tell some of them, unless there are as many
    ups, downs = len(_UP.findall(row)), len(_DOWN.findall(row))
    up, down = whole_number(match["up"]), whole_number(match["down"])
    # One lost, one too many, or one the other way round; where more differ, the list tells something else.
    off = (abs(ups - up), abs(downs - down))
    if off not in _OFF or (ups + downs != up + down and (off == (1, 1) or some)):
        return
    if not ups or not downs or _OPEN.search(row) or match["flat"] or match["even"]:
        return
    values = {"told": match["told"], "ups": ups, "downs": downs}
    yield Hit((told, Span(*match.span(group))), values, severity="warning", variant="listed")
