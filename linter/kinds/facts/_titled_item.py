"""Items called up by number and title: 第（三）项指出的排污口底数不清问题, where that is the title of （二）."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OF_ITEM = "(?:问题|任务|意见|措施)?"
_SAYS = "[中里]?所?(?:指出|反映|提出|列出|列举|提到|涉及|反馈|通报|点名|述及|列|述|讲|说)"
_CITED = regex(
    rf"(?P<item>第?[（(]?(?P<number>{SMALL_NUMERAL})[）)]?(?:项|点|条|个?方面|个){_OF_ITEM})"
    rf"{_SAYS}的?[“《]?(?P<what>[一-鿿]{{4,24}})"
)
_SIGN = regex(f"[项点条面个]{_OF_ITEM}{_SAYS}")
_LEAD = regex("^(?:关于|存在|针对)")
_TELLING = 5
"""Characters of a title that no other item has by chance."""
_OTHER_PAPER = regex("[》法例]|意见书|建议书|报告|通知|上一?[次轮年]|去年")


def titled_item(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The heading whose title is told, the other number by which it is called up, and the title."""
    if not _SIGN.search(ledger.text):
        return
    titles: dict[str, list[tuple[str, int, str, Span]]] = {}
    for heading in ledger.headings:
        title = _LEAD.sub("", ledger.text[heading.marker.end : heading.span.end].strip(" 　、.．。：:"))
        if heading.number and len(title) >= _TELLING:
            titles.setdefault(title[:_TELLING], []).append((title, heading.number, heading.style, heading.span))
    for match in matches_on_lines(_CITED, "的", ledger.text) if titles else ():
        what = _LEAD.sub("", match["what"])
        of_it = titles.get(what[:_TELLING], [])
        if len(of_it) != 1:
            continue
        [(title, number, style, span)] = of_it
        named = what.startswith(title.removesuffix("的问题").removesuffix("问题"))
        cited = whole_number(match["number"])
        siblings = {other for found in titles.values() for _, other, kind, _ in found if kind == style}
        if not named or cited == number or cited not in siblings or span.contains(Span(*match.span("item"))):
            continue
        start = ledger.sentences[ledger.sentence_at(match.start())].span.start
        if not _OTHER_PAPER.search(ledger.text, start, match.start()):
            yield span, Span(*match.span("item")), title
