"""Figured items: 六件实事全部办结：…2所、…3公里, and seven of them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._rows import rows_of_kind
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ROW = regex(
    r"(?P<count>(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})[件项个](?:民生|惠民|利民|为民|便民)?(?:实事|工程|项目))"
    r"[^，,。；：、\n]{0,10}：(?P<row>[^。；：，,\n]+)[。；]"
)
_SIGN = regex(r"[件项个](?:(?:民生|惠民|利民|为民|便民)?(?:实事|工程|项目))[^，,。；：、\n]{0,10}：")
_FIGURE = regex(r"\d")
_OPEN = regex(r"等[^、]{0,6}$|其中|分别")
_FARTHEST = 2
"""A list that misses its number by more is told by other units."""


class FiguredItems:
    """Counts the items behind their number where each of them has its own figure."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number with one or two items more or less; 和 may join two, so then there is none."""
        yield from rows_of_kind(ledger)
        yield from _listed_targets(ledger)
        for match in matches_on_lines(_ROW, _SIGN, ledger.text):
            number = whole_number(match["number"])
            words = match["row"].split("、")
            if len(words) <= _FARTHEST or not 0 < abs(len(words) - number) <= _FARTHEST or _OPEN.search(match["row"]):
                continue
            if not all(_FIGURE.search(word) for word in words):
                continue
            joined = any(len(_FIGURE_RUN.findall(word)) > 1 for word in words)
            if joined and len(words) < number:
                continue
            if _SOME.search(ledger.text, match.end("count"), match.start("row")):
                continue
            start = match.start("row")
            last = match.end("row") - len(words[-1])
            spans = (Span(*match.span("count")), Span(start, start + len(words[0])), Span(last, match.end("row")))
            yield Hit(spans, {"announced": match["count"], "listed": len(words)}, severity="warning")


_SOME = regex(r"[\d一二三四五六七八九十][件项个]|部分|多数|大部")
"""十件实事已办结八件：…: the list tells those."""
_FIGURE_RUN = regex(r"\d[\d.]*")


_TARGETS = regex(
    r"(?P<count>(?<![\d第])(?P<number>[三四五六七八九十]|\d{1,2})项(?:[一-鿿]{0,6}?(?:指标|目标任务|任务|目标)))"
    r"[^，,。；：:、\n\d]{0,10}[：:](?P<row>[^。；：:、（(\n]+)[。；]"
)
_TARGET_SIGN = regex("(?:指标|任务|目标)[^，,。；：:、\n\\d]{0,10}[：:]")
_TARGET = regex(
    r"(?![较为比其共已占按同约超高低再又]|目前|截[至止]|实际|全部|增[长加幅]|提高|下降|减少)[一-鿿A-Za-z“”]{4,20}\d[\d.]*[^\d]{0,8}"
)
_NO_TARGET = regex(
    "分别|其中|等|同比|环比|[比较]上|占|合计|总计|平均|提前|超出?|高[于出]|低于|达到|均|都|完成率|其余|还|另"
)


def _listed_targets(ledger: Ledger) -> Iterator[Hit]:
    """6项指标全部完成：能耗下降3.1%，氨氮减排45吨，…: clauses that each name a target and tell one figure."""
    for match in matches_on_lines(_TARGETS, _TARGET_SIGN, ledger.text):
        number = whole_number(match["number"])
        words = match["row"].replace(",", "，").split("，")
        if abs(len(words) - number) != 1 or len(words) <= _FARTHEST:
            continue
        if _NO_TARGET.search(match["row"]) or not all(_TARGET.fullmatch(word) for word in words):
            continue
        start = match.start("row")
        last = match.end("row") - len(words[-1])
        spans = (Span(*match.span("count")), Span(start, start + len(words[0])), Span(last, match.end("row")))
        yield Hit(spans, {"announced": match["count"], "listed": len(words)}, severity="warning")
