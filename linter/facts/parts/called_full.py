"""Lists called full: what says, before a list, in it or behind it, that its parts are all of its whole.

四类：…, 上述五个学段, 除这四类外没有, 其余59次, the classes of a row, and a sentence of nothing but counts with names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.classes import are_classes, are_ordinals
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

FEWEST = 2
"""Parts of a list."""
_BEHIND, NEXT = 240, 120
"""Characters behind a list in which its classes are counted again, or in which there are said to be no more."""
_BEFORE = 80
"""Characters before a list in which its classes are counted."""
_NUMERALS = {count: (han, str(count)) for count, han in enumerate("三四五六七八九", start=3)}
_CLASSES = 5
"""Parts of a list whose names are the classes of one row."""
_CROSSES = regex(
    "党员|岁|学历|职称|留守|随迁|未成年|老年|外地|女|空调|新能源|^已经?|^(?:安装|划定|建立|配备|落实|完成|实施|开展)"
)
"""Names of what a member may be beside another one, or of what was done with it."""
_FIRST = regex("第[一1]")
_SHORT = 12
"""Characters of a name with no words beside it."""
_REST = regex("^(?:其余|其他|其它|剩余|剩下|余下|另外|余(?=[0-9]))")
_N = "(?P<n>[二两三四五六七八九十]|(?<![0-9])[2-9])"
_CLASS = (
    "(?:大|个)?(?:类(?:别|型)?|种(?:形态|类型|情形|情况|途径|方式|渠道|来源|类别)?|学段|条?(?:路|渠道|途径)(?:子|走)?|方面|部分|形态|渠道"
    "|来源|环节|片区|标段|档|等[级次]|层次|领域|年龄段|(?:个(?!半?月|季度|小时|百分|工作日|学[期年]|星期|[周年])|家)[一-鿿]{1,4}|[乡镇县区街村]+道?)"
)
_COUNTED_BEFORE = regex(
    rf"(?:分(?:为|成)?|有|归为|共|经|从|按|走)?{_N}{_CLASS}(?:走|来|计)?[一-鿿”]{{0,12}}?(?:[：:。，]|如下|[0-9])"
)
_HOW_MANY_BEFORE = regex(
    "(?:来源|途径|渠道|去[向处]|方式|类型|构成|情形|用途|形态|出处|原因)(?:主要)?(?:有|为|共|分)(?P<n>[二两三四五六七八九十])[个种类条]?[：:，。]"
)
_COUNTED_BEHIND = regex(
    rf"(?=[上以这前除之二两三四五六七八九十2-9])(?:(?:上述|以上|这|前述|除|除了|以外|之外)+|(?<=[。；，])){_N}{_CLASS}"
    "[一-鿿]{0,6}?(?:以外|之外|外|合计|合起来|相加|加起来|加在一起|共计|总计|共|[，,])"
)
NO_OTHERS = regex(
    "(?=[没无未别不此都均全件以之外])(?:(?:没有|无|未|别无|不存在)[一-鿿]{0,6}(?:其他|其它|别的)|此外(?:没有|别无|无)|(?:都|均|全部|件件)有了?(?:去向|着落|结果|归属)"
    "|(?:以外|之外|外)的?[一-鿿]{0,8}(?:没有|无|未)|(?<![有存])(?:没有|无)[^，。；]{0,8}[ⅠⅡⅢⅣⅤ]类)"
)

_ONE_OF_MANY = regex("[0-9一二三四五六七八九十][个家][^。；;：:\n]{2,24}[，,、]$")
"""Before 5个省级检验中心: 6个国家级检验中心，, so that it is a member of a list and no number of classes."""


class Part(NamedTuple):
    """A number that opens a clause."""

    quantity: Quantity
    name: str
    """The words of the clause before it."""
    start: int
    """Where the clause begins."""


def _is_pure(ledger: Ledger, run: Sequence[Part]) -> bool:
    """True for a sentence of nothing but counts with their names, right behind the sentence of the whole."""
    first, last = run[0], run[-1]
    sentence = ledger.sentences[first.quantity.sentence].span
    text = ledger.text
    return (
        len(run) > FEWEST
        and first.quantity.kind == "count"
        and first.quantity.sentence == last.quantity.sentence
        and first.start == sentence.start
        and text[last.quantity.span.end : sentence.end].strip("。 \n") == ""
        and len(ledger.by_sentence[first.quantity.sentence]) == len(run)
        and not any(len(part.name) > _SHORT or _CROSSES.search(part.name) for part in run)
    )


def full_stretches(ledger: Ledger, run: list[Part]) -> Iterator[list[Part]]:
    """The stretches of a run that words before, in or behind them call all there is."""
    text = ledger.text
    if _is_pure(ledger, run):
        yield run
    for end in range(FEWEST, len(run) + 1):
        if _REST.match(run[end - 1].name):
            for start in range(end - FEWEST):
                if not start or "。" in text[run[start - 1].quantity.span.end : run[start].start]:
                    yield run[start:end]
    last = run[-1].quantity.span.end
    for match in _COUNTED_BEHIND.finditer(text, last, last + _BEHIND):
        count = whole_number(match["n"])
        if FEWEST < count <= len(run):
            yield run[-count:]
    if NO_OTHERS.search(text, last, last + NEXT):
        for start in range(len(run) - FEWEST):
            yield run[start:]
    names = [part.name for part in run]
    for at, part in enumerate(run):
        start, end = max(0, part.start - _BEFORE), part.quantity.span.start
        left = len(run) - at
        if left > FEWEST and any(number in text[start:end] for number in _NUMERALS.get(left, ())):
            for told in (_COUNTED_BEFORE, _HOW_MANY_BEFORE):
                counted = (match for match in told.finditer(text, start, end) if whole_number(match["n"]) == left)
                if any(not _ONE_OF_MANY.search(text, start, match.start()) for match in counted):
                    yield run[at:]
        for end in range(at + FEWEST, min(len(run), at + _CLASSES) + 1):
            within = names[at:end]
            if are_classes(within) or (_FIRST.match(within[0]) and are_ordinals(within)):
                yield run[at:end]
