"""Listed twice: 竹林、茶园、果园、茶园、药圃, one item of a list that stands in it a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LIST = regex(r"(?:(?<=、)|(?<=[，：；。]))[一-鿿“”]{2,12}(?:、[一-鿿“”]{2,12}){2,}(?=[、和及与等，。；])")
"""Three items or more, each between two marks, so that its words are all of it."""


_AND = frozenset("和及与")
_IN_ORDER = regex("依次|分别|顺序|轮流|循环|间隔|等[次级]|结果|评价|排名|[一二三四五六七八九十]名|名单|值班")
"""What may hold one thing twice: a row of marks, of offices or of persons."""
_TWO_LISTS = regex("”.*“")
"""“协调、绿色、共享”和“适用、绿色、美观”: each in quotes of its own."""
_LEAD = 16


def listed_twice(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Where an item stands again, and where it stood first."""
    text = ledger.text
    for found in _LIST.finditer(text):
        items = found.group().split("、")
        if text[found.end()] in _AND:
            items.pop()  # it may go on: 水利与农业灌溉平台
        if any(_TWO_LISTS.search(item) for item in items):
            continue
        twice = [item for item, times in Counter(items).items() if times > 1]
        # 良好、优秀、良好、优秀 is a row of marks.
        if len(twice) != 1 or _IN_ORDER.search(text, max(0, found.start() - _LEAD), found.start() + len(items[0])):
            continue
        first, again = items.index(twice[0]), len(items) - 1 - items[::-1].index(twice[0])
        if again - first > 1:  # 落实、落实、再落实 says it on purpose
            starts = [found.start() + sum(len(item) + 1 for item in items[:at]) for at in (first, again)]
            one, other = (Span(start, start + len(twice[0])) for start in starts)
            yield other, one
