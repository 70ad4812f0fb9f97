"""Mixed digits: a letter for a digit (12O户), Han and Arabic in one numeral (一百2十户), two widths in one number."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNTED = r"(?=[年月日个项户人家名件条次处万亿元%村亩吨]|公里|公顷|平方)"
_LETTER_SIGN = regex(r"[Ool](?:(?<=\d[Ool])|(?<=l)(?=\d))")
_LETTER = regex(
    r"(?<![A-Za-z\d.])(?:\d+[Ool][\dOol]*(?:\.[\dOol]+)?|\d+\.\d*[Ool][\dOol]*|l\d[\dOol]*(?:\.[\dOol]+)?)"
    rf"{_COUNTED}"
)
_HAN = "一二三四五六七八九"
_MIXED = regex(rf"[百千十](?:(?<=[{_HAN}][百千])\d+[十百]|(?<=[一-鿿]十)(?<![{_HAN}百千第“]十)\d(?=[个户项名家件条]))")
_HAN_YEAR = regex(rf"[一二](?=[{_HAN}零〇○◯]{{0,2}}[0-9Oo])[{_HAN}零〇○◯0-9Oo]{{3}}年")
_NOUGHTS = regex(
    rf"[一二](?:零[{_HAN}零]?[〇○◯]|零[〇○◯][{_HAN}]|〇[{_HAN}〇]?[零○◯]|○[{_HAN}○]?[零〇◯])[{_HAN}零〇○◯]?年"
)
"""二零二〇年: two noughts in one year."""
_NOUGHT_SIGN = regex(r"[〇○◯零](?<=\d.)")
_NOUGHT = regex(rf"(?<![\d.])\d+[〇○◯零](?![〇○◯零]{{1,2}}[^\d])[\d〇○◯零]*{_COUNTED}")
"""2〇25年; 1○○户 hides a number."""
_PROPER_YEAR = regex(f"[一二][零〇○{_HAN}][零〇○{_HAN}]{{2}}年")
_WIDE = regex("[０-９]")
_WIDTHS = regex(r"[０-９][.．]?[0-9]|[0-9][.．]?[０-９]")


class MixedDigits:
    """Reports numbers that two writings were mixed in; none that stands in a Latin word, as in H2O and CO2."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """Letters first, then Han years and numerals, then widths, each number once."""
        text = ledger.text
        for match in matches_on_lines(_LETTER, _LETTER_SIGN, text):
            # O2O项目 is a word: a digit between letters.
            if match.group()[0].isdigit() or match.group()[-1].isdigit():
                yield _hit(text, Span(*match.span()), "warning")
        for match in matches_on_lines(_NOUGHT, _NOUGHT_SIGN, text):
            yield _hit(text, Span(*match.span()), "warning")
        for match in _MIXED.finditer(text):
            start = match.start() - (text[match.start()] != "十")
            yield _hit(text, Span(start, match.end()), "warning")
        for match in _HAN_YEAR.finditer(text):
            # 二O二一年: no Han nought is a letter. 二0二一年 is so common that it stays a hint, but where
            # the text writes other years as they should be.
            odd = "O" in match.group().upper() or _PROPER_YEAR.search(text) is not None
            yield _hit(text, Span(*match.span()), "warning" if odd else "note")
        for match in _NOUGHTS.finditer(text):
            yield _hit(text, Span(*match.span()), "note")
        yield from _widths(ledger)


def _hit(text: str, span: Span, severity: Severity) -> Hit:
    return Hit((span,), {"number": text[span.start : span.end]}, severity=severity)


def _widths(ledger: Ledger) -> Iterator[Hit]:
    """Full and half width in one number: the text as it is read has one width, so its source is asked."""
    document = ledger.document
    if not _WIDE.search(document.source):
        return
    last = -1
    for match in _WIDTHS.finditer(document.source):
        start, end = (document.offsets.to_view(at) for at in match.span())
        while start and (ledger.text[start - 1].isdigit() or ledger.text[start - 1] == "."):
            start -= 1
        while end < len(ledger.text) and (ledger.text[end].isdigit() or ledger.text[end] == "."):
            end += 1
        if start > last and end > start:
            last = end
            # ３．2024年…: a list mark and its text may stand in two widths.
            severity: Severity = "warning" if match.end() - match.start() == len("１2") else "note"
            yield Hit((Span(start, end),), {"number": document.quote(Span(start, end))}, severity=severity)
