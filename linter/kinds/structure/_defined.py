"""Short forms with a number where a glossary spells them out: ［3］三资：资金、资产、资源."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure.named_items import names_miscounted
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LABEL = regex(
    r"^[ 　]*(?:[\[［【]\d{1,3}[\]］】]|\d{1,3}[.．、])[ 　]*“?"
    r"(?P<slogan>[一-鿿]{0,8}?(?P<number>[二两三四五六七八九十])(?:个|大|项|类)?"
    r"(?P<word>[一-鿿]{1,4}))”?[：:]\n?(?P<told>[^\n]{4,300})",
    re.MULTILINE,
)
_ROW = regex(r"(?:^|[，,：:。；])(?P<row>[一-鿿“”]{1,24}(?:、[一-鿿“”]{1,14}){1,11})[。；]?$")

# 8.7个重点专项：…推进甲、乙、丙等6个重点专项
_COUNTED = regex(
    r"^[ 　]*(?:[\[［【]\d{1,3}[\]］】]|\d{1,3}[.．、])[ 　]*“?"
    r"(?P<slogan>(?P<number>[二两三四五六七八九十]|\d{1,2})(?P<unit>[个大项类])(?P<word>[一-鿿]{3,10}))”?[：:]\n?(?P<told>[^\n]{4,400})",
    re.MULTILINE,
)
_NUMERAL = "一二两三四五六七八九十百千\\d"


def told_otherwise(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each entry whose one row ends in another number of what its label counts."""
    for match in _COUNTED.finditer(ledger.text):
        number, told = whole_number(match["number"]), match["told"]
        again = re.findall(rf"(?<![{_NUMERAL}])([{_NUMERAL}]{{1,2}}){match['unit']}{match['word']}", told)
        if len(again) != 1 or not again[0] or whole_number(again[0]) in (number, 1):
            continue
        count = f"{again[0]}{match['unit']}{match['word']}"
        at = told.index(count)
        row = _CLOSED.search(told, 0, at)
        if row is None:
            continue
        listed = row["row"].count("、") + 1
        if listed == number:
            continue
        start = match.start("told") + at
        values = {"slogan": match["slogan"], "told": count}
        spans = (Span(*match.span("slogan")), Span(start, start + len(count)))
        yield Hit(spans, values, severity="warning", variant="told")


_CLOSED = regex(r"(?P<row>[^，,。；：:、]{2,24}(?:、[^，,。；：:、]{2,14})+)等?$")


# ［4］四大支柱产业：⏎甲、乙、丙、丁。 and nothing else in the entry
_ONLY = regex(
    r"^[ 　]*(?:[\[［【]\d{1,3}[\]］】]|\d{1,3}[.．、])[ 　]*[一-鿿]{0,14}“?"
    r"(?P<slogan>(?<![第前后十百])(?P<number>[三四五六七八九十])[个大项类张条][一-鿿]{2,8})”?[：:]\n?"
    r"(?P<row>[^\n。；，,：:、（(]{2,24}(?:、[^\n。；，,：:、（(]{2,24}){1,11})。?[ 　]*$",
    re.MULTILINE,
)
_JOINED = regex("[和与及等]|以及")
_FEWEST = 3
_GLOSSARY = regex(
    r"^[ 　#]*(?:附[件录]?[:：]?)?(?:(?:有关)?(?:名词|名词术语|用语|词语)(?:解释|注释|说明)|注释|附注)[:：]?[ 　]*$",
    re.MULTILINE,
)
"""The heading below which a numbered line is an entry; elsewhere it may be any line of a report."""


def _only_a_row(ledger: Ledger, told: set[int]) -> Iterator[Hit]:
    """One hit for each entry that is nothing but a row, with one name more or less than its label counts."""
    glossary = _GLOSSARY.search(ledger.text)
    for match in _ONLY.finditer(ledger.text, glossary.end()) if glossary else ():
        names = match["row"].split("、")
        off = len(names) - whole_number(match["number"])
        if match.start("slogan") in told or abs(off) != 1 or len(names) < _FEWEST or _JOINED.search(match["row"]):
            continue
        if names_miscounted(match.group()):
            continue
        start, end = match.span("row")
        spans = (Span(*match.span("slogan")), Span(start, start + len(names[0])), Span(end - len(names[-1]), end))
        yield Hit(spans, {"slogan": match["slogan"], "listed": len(names)}, severity="warning")


def defined(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each entry whose row, every name of it with the word, has one name more or less."""
    told: set[int] = set()
    for match in _LABEL.finditer(ledger.text):
        row = _ROW.search(match["told"])
        if row is None:
            continue
        number, word, names = whole_number(match["number"]), match["word"], row["row"].split("、")
        at = match.start("told") + row.start("row")
        later = all(name.startswith(word) for name in names[1:]) and word in names[0]
        if abs(len(names) - number) != 1 or not (later or all(name.endswith(word) for name in names)):
            continue
        told.add(match.start("slogan"))
        last = Span(at + len(row["row"]) - len(names[-1]), at + len(row["row"]))
        values = {"slogan": match["slogan"], "listed": len(names)}
        yield Hit((Span(*match.span("slogan")), Span(at, at + len(names[0])), last), values, severity="warning")
    yield from _only_a_row(ledger, told)
