"""References to a part by number and title where the title has another number: 第三部分“保障措施” of the fourth."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from linter.fact import Heading
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._own_text import OWN, means_itself
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_QUOTED = r"(?:[^“”\n]|“[^“”\n]*”){2,40}"
# 第三部分“保障措施”, 第三部分《保障措施》, 第三部分（保障措施）, and “三、保障措施” in one.
_NAMED = regex(
    rf"(?P<own>{OWN})?(?P<target>第(?P<number>{_HAN})(?:大?部分|章)的?"
    rf"(?:“(?P<title>{_QUOTED})”|《(?P<book>[^《》\n]{{2,40}})》|[（(](?P<aside>[^（()）\n]{{2,40}})[)）])"
    rf"|“(?P<top>{_HAN})、(?P<after>{_QUOTED})”"
    rf"|“[（(](?P<inner>{_HAN})[)）](?P<behind>{_QUOTED})”)"
)
_SIGN = regex(r"(?:部分|章)的?[“《（(]|“(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_ASIDE = regex(r"[（(][^（()）]*[)）]$")
_NO_WORD = regex(r"[^\w]+")


def misnamed_parts(ledger: Ledger, told: Container[int]) -> Iterator[Hit]:
    """One hit for each reference, but those told, whose title heads another number, and its number something else."""
    titles: dict[str, dict[str, list[Heading]]] = {}
    for match in matches_on_lines(_NAMED, _SIGN, ledger.text):
        if match.start() in told or not means_itself(ledger, match, back=0):
            continue
        if not titles:
            titles = _titles(ledger)
        group = next(name for name in ("number", "top", "inner") if match[name])
        title = _bare(next(filter(None, match.group("title", "book", "aside", "after", "behind"))))
        number = whole_number(match[group])
        headed = titles.get(_style(match, titles), {})
        named = headed.get(title, [])
        if len(named) != 1 or named[0].number == number:
            continue
        own = [one for ones in headed.values() for one in ones if one.number == number]
        if not any(_alike(title, _bare(_title(ledger, one))) for one in own):
            spans = (Span(*match.span("target")), named[0].marker, *(one.marker for one in own[:1] if len(own) == 1))
            values = {"reference": ledger.quote(spans[0]), "last": ledger.quote(named[0].span)}
            yield Hit(spans, values, severity="warning", variant="named")


def _style(match: re.Match[str], titles: Container[str]) -> str:
    """How the heading begins that a reference means: 第三部分 is 三、 where no heading begins with 第一部分."""
    if match["inner"]:
        return "（一）"
    division = "第一章" if "章" in match["target"][:_MARK] else "第一部分"
    return division if match["number"] and (division in titles or division == "第一章") else "一、"


_MARK = 5
"""Characters of 第二十一章."""


def _titles(ledger: Ledger) -> dict[str, dict[str, list[Heading]]]:
    """The headings by style and bare title."""
    found: dict[str, dict[str, list[Heading]]] = {}
    for heading in ledger.headings:
        title = _bare(_title(ledger, heading))
        if title:
            found.setdefault(heading.style, {}).setdefault(title, []).append(heading)
    return found


def _title(ledger: Ledger, heading: Heading) -> str:
    return ledger.text[heading.marker.end : heading.span.end]


def _bare(title: str) -> str:
    """A title without its marks and without （详见附件2） behind it."""
    return _NO_WORD.sub("", _ASIDE.sub("", title.strip(" 　。；;：:，,")))


def _alike(one: str, other: str) -> bool:
    """True where one title is a short form of the other."""
    return one in other or other in one
