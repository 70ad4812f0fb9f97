"""Near sums: a number, and behind it the list of what it is made up of, whose sum all but comes to it.

Whoever lists 第一批7栋、第二批8栋、第三批5栋 behind 19栋 means all of them, whatever words introduce it: a sum that
misses by next to nothing is a slip, where a selection or another batch would miss by far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.part_labels import Label, label_of, only_years
from linter.facts.parts.partition_wholes import same_things
from linter.facts.parts.parts import Breakdown, opens_with_a_whole
from linter.facts.parts.stepwise import stepwise
from linter.facts.parts.wholes import AMONG, SENTENCE_END, VIEWED, tells_level
from linter.facts.quantities.rows import Row
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NEAR = Decimal("0.06")
"""Share of the whole by which a sum misses it at most."""
_NEAR_GRADES = Decimal("0.15")
"""The same where the parts are named by marks that one member has one of: “优”的11个、“良”的22个."""
_FEWEST, _MOST = 3, 12
"""Parts of a list: two come near a number by chance too often."""
_BATCH = 500
"""Members of a batch at most, of which a list leaves none out."""
_BLOCKS = 2
"""Paragraphs back to the number that a list breaks down."""
_SELECTS = regex(
    r"包括|包含|主要|尤其|特别是|例如|等[，,；;。、]|等$|含[一-鿿]{0,6}$|又|再(?!次)|累计|新增|同比|上年|去年|超|比"
)
_VALUE = regex(r"平均|[人户亩村月日年均笔]均|单价|标准|每|各[一-鿿]?$|最[高低大小多少]|率|合计|总计|共计|余额|结余")
_REST = regex(rf"其余|其他|其它|剩余|剩下|余下|另外?|还有|尚有|仍有|此外|后续|陆续|以及|{ET_CETERA}|力争|以上")
# What opens a list that holds everything: 按类别分：, 分三批整改：, 的完成时限分别是：, 92栋危房里，
_OPENS = regex(
    r"(?:按|从|分)[^，,。；;]{1,12}(?:分|看|划分|统计)[，,：:]|分[二两三四五六七八九十\d]{1,2}(?:个)?(?:批|期|步|类|档|阶段|年|轮|段)"
    r"|分别(?:是|为)|[：:]|[一-鿿](?:里|中|当中|之中|里面|内)[，,]"
)
# 超额完成, 有2个兼属两类: why a sum may be above the whole.
_ABOVE = regex(r"超|兼|(?<!不)重复|(?<!不)交叉|(?<!不)重叠|同时|同一|两类|多项")
_CLASS = regex(
    r"第[一二三四五六七八九十\d]+[批期轮类标片阶]?|[一-鿿A-EＡ-ＥⅠ-Ⅳ](?:类|型|级|批|片|线|段|档|组|部分|方面|环节|领域|口径)"
)
_GRADE = regex(r"”的?$")
_SPLIT = regex(r"[，,；;。：:、]")


class _Run(NamedTuple):
    """The numbers of one unit in a statement."""

    at: tuple[int, ...]
    """Their cells."""
    words: tuple[str, ...]
    """The words before each, numbers of other units among them."""


_BEFORE = 24
"""Numbers before a list among which its whole is looked for."""


def find_near_sums(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every list that misses the number before it by next to nothing, and says that it holds all of it."""
    taken = {breakdown.whole.span for breakdown in known} | {split.base.span for split in ledger.splits}
    for row in ledger.rows:
        for run in _runs(row):
            for whole, part in _readings(ledger, row, run):
                found = _listed(row, whole, part) if whole.span not in taken else None
                if found:
                    yield found
                    break


def _runs(row: Row) -> Iterator[_Run]:
    """The numbers of each unit, statement by statement."""
    start = 0
    cells = row.cells
    for end in range(1, len(cells) + 1):
        if end < len(cells) and not SENTENCE_END.search(cells[end].gap):
            continue
        units: dict[str, list[int]] = {}
        for at in range(start, end):
            quantity = cells[at].quantity
            if quantity.is_amount and quantity.unit:
                units.setdefault(quantity.unit, []).append(at)
        for group in units.values():
            if _FEWEST <= len(group) <= _MOST:
                words, last = [], start
                for at in group:
                    words.append("#".join(cell.gap for cell in cells[last : at + 1]))
                    last = at + 1
                words[0] = SENTENCE_END.split(words[0])[-1]
                yield _Run(tuple(group), tuple(words))
        start = end


def _readings(ledger: Ledger, row: Row, run: _Run) -> Iterator[tuple[Quantity, _Run]]:
    """The number that a run may break down: its own first one, or the one before it."""
    first = row.cells[run.at[0]].quantity
    if len(run.at) > _FEWEST and not VIEWED.search(run.words[0]):
        yield first, _Run(run.at[1:], run.words[1:])
    near = row.cells[max(0, run.at[0] - _BEFORE) : run.at[0]]
    before = [cell.quantity for cell in near if cell.quantity.unit == first.unit]
    if not before and not row.host:
        before = _in_blocks_before(ledger, row, first.unit)
    if before:
        said = total(row.cells[at].quantity.interval for at in run.at)
        if not any(said.meets(one.interval) for one in before):
            yield before[-1], run


def _in_blocks_before(ledger: Ledger, row: Row, unit: str) -> list[Quantity]:
    start = ledger.document.blocks[row.block].span.start
    end = ledger.quantity_index(start)
    found: list[Quantity] = []
    for quantity in reversed(ledger.quantities[max(0, end - _BEFORE) : end]):
        if ledger.sentences[quantity.sentence].block < row.block - _BLOCKS:
            break
        if quantity.unit == unit:
            found.append(quantity)
    return found[::-1]


def _listed(row: Row, whole: Quantity, run: _Run) -> Breakdown | None:
    parts = tuple(row.cells[at].quantity for at in run.at)
    if not _comes_near(whole, parts, _NEAR_GRADES) or any(one.approximate or one.value <= 0 for one in (whole, *parts)):
        return None
    names = tuple(_SPLIT.split(words)[-1] for words in run.words)
    if not misses(whole, parts, _NEAR_GRADES if all(map(_GRADE.search, names)) else _NEAR):
        return None
    if not same_things(whole, parts[0]) or opens_with_a_whole(parts):
        return None
    tail = row.cells[run.at[-1] + 1].gap if run.at[-1] + 1 < len(row.cells) else row.tail
    if any(_SELECTS.search(words) or not tells_level(words) for words in run.words):
        return None
    if any(_VALUE.search(name) for name in names):
        return None
    short = sum((part.value for part in parts), Decimal(0)) < whole.value
    if _rest_of_one(row, run, names):
        return None
    if _REST.match(tail.lstrip("，,；;。、")) or (not short and _ABOVE.search(tail.split("。")[0])):
        return None
    if not _told_whole(row, whole, run, names, tail, short):
        return None
    return Breakdown(whole, whole.before, parts, names, "among", "，", False, "", tail, "states", True, inferred=True)


def _rest_of_one(row: Row, run: _Run, names: Sequence[str]) -> bool:
    """True for 甲类214处、乙类13处，共227处。甲类已改120处；乙类已改9处，其余4处: the rest is that of 乙类 alone.

    So it is for 214家，需改造的61家，6月完成48家，9月完成55家，其余6家: of those 61.
    """
    *_, done, left = (row.cells[at].quantity for at in run.at)
    before = (cell.quantity for cell in row.cells[: run.at[-2]])
    own = done.value + left.value
    return _REST_LAST.match(names[-1]) is not None and any(one.value == own for one in before if one.unit == left.unit)


_REST_LAST = regex("其余|剩余|余下|剩下")


def _comes_near(whole: Quantity, parts: Sequence[Quantity], near: Decimal) -> bool:
    value = sum((part.value for part in parts), Decimal(0))
    return abs(value - whole.value) <= max(whole.value * near, whole.step)


def misses(whole: Quantity, parts: Sequence[Quantity], near: Decimal = _NEAR) -> bool:
    """True where the sum all but comes to the whole, and none of its parts do so by themselves."""
    if not _comes_near(whole, parts, near) or max(part.value for part in parts) >= whole.value:
        return False
    if total(part.interval for part in parts).meets(whole.interval):
        return False
    return len(parts) > 8 or not any(
        total(part.interval for part in some).meets(whole.interval)
        for size in range(2, len(parts))
        for some in combinations(parts, size)
    )


def _told_whole(row: Row, whole: Quantity, run: _Run, names: Sequence[str], tail: str, short: bool) -> bool:
    """True where words or labels say that the list holds everything."""
    among = any(map(AMONG.search, run.words))
    if among and (short or any(map(AMONG.search, run.words[1:]))):
        return False
    labels = [_label(row, run, at, tail) for at in range(len(run.at))]
    if any(label is None for label in labels):
        return False
    told = [label for label in labels if label]
    if stepwise([label.words for label in told], [row.cells[at].quantity.value for at in run.at]):
        return False
    stages = {label.stage for label in told} - {""}
    if "done" in stages and len(stages) > 1 and sum(not label.stage for label in told) <= 1:
        return True
    dues = [label.due for label in told]
    if all(dues) and len(set(dues)) == len(dues):
        # 年内完成9项，6月底前3项: what is done by then may be more.
        return not whole.before.endswith("完成") and not only_years(told)
    # 有操场的19处、有食堂的15处: one may be both, where “优”的11个、“良”的22个 may not.
    alike = all(name.endswith("的") for name in names) and not stages and not all(map(_GRADE.search, names))
    if short and (whole.value > _BATCH or not whole.exact):
        return False  # in statistics small classes are left out without a word
    if among or alike or len(set(names)) < len(names) or not all(names):
        return False
    return (
        bool(_OPENS.search(run.words[0]) or _REST.match(names[-1]))
        or all(map(_CLASS.search, names))
        or all(map(_GRADE.search, names))
    )


def _label(row: Row, run: _Run, at: int, tail: str) -> Label | None:
    behind = row.cells[run.at[at] + 1].gap if run.at[at] + 1 < len(row.cells) else tail
    return label_of(run.words[at], behind, at == 0)
