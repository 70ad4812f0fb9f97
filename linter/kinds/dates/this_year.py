"""This year dated otherwise: 今年以来，…，2022年春季招生 in a report on 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.titles import find_title_year
from linter.facts.numbers.lines import matches_from
from linter.finding import Hit
from linter.kinds.dates._years_by_word import years_by_word
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_THIS_YEAR = regex(r"(?:(?<=[。；\n])|^)(?P<opening>今年以来|今年|本年度)[^。\n]*", re.MULTILINE)
_SIGN = regex("今年|本年度")
_DATED = regex(
    r"[，,；](?P<year>(?:19|20)\d\d)年(?=\d{1,2}月|[春夏秋冬]季|[上下]半年|第?[一二三四]季度)(?P<told>[^，,。；\n]*)"
)
_EARLIER = regex(r"[去前上]年|以来|起[至到，]?|自|从|前期|此前|历史|遗留|曾|的|至今|[比较]|同期|相比")
"""Words by which a sentence on this year looks back: 对2022年3月印发的办法, 2021年9月以来."""


class ThisYear:
    """Compares the dates of a sentence that opens with 今年 with the year of the report."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each clause of such a sentence that opens with an earlier year, and each wrong 去年（2020年）."""
        for told, meant, base in years_by_word(ledger):
            values = {"opening": ledger.quote(told.word), "year": ledger.quote(told.year), "own": f"{meant}年"}
            yield Hit((told.year, base or told.word), values, severity="warning")
        if "今年" not in ledger.text and "本年度" not in ledger.text:
            return
        titled = find_title_year(ledger)
        signed = ledger.signing.day if ledger.signing else None
        if titled is None and (signed is None or signed.month <= _LOOKS_BACK):
            return
        own = int(ledger.text[titled.start : titled.start + 4]) if titled else signed.year if signed else 0
        for match in matches_from(_THIS_YEAR, _SIGN, ledger.text):
            for dated in _DATED.finditer(ledger.text, *match.span()):
                if int(dated["year"]) < own and not _EARLIER.search(dated["told"]):
                    start = dated.start("year")
                    values = {"opening": match["opening"], "year": f"{dated['year']}年", "own": f"{own}年"}
                    year = Span(start, start + len("2022年"))
                    yield Hit((year, Span(*match.span("opening"))), values, severity="warning")


_LOOKS_BACK = 3
"""Months at the start of a year in which 今年 may still stand in the draft of the year before."""
