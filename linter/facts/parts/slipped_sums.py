"""Slipped sums: a number, and behind it numbers named alike that come to it but for one slip of the pen.

全县种草6.4万亩。东片2.35万亩，以…为主；中片1.85万亩；西片2.6万亩: no word says that these are all, but one digit in
one of the four makes the sum right, which chance does not bring about where the names are of one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.classes import are_classes, says_all
from linter.facts.parts.identities import find_identities
from linter.facts.parts.leftovers import leftovers_in
from linter.facts.parts.not_closed import sisters
from linter.facts.parts.parts import Breakdown, by_slip, opens_with_a_whole
from linter.facts.parts.wholes import SENTENCE_END, VIEWED, tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import exchanged, one_key
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SPLIT = regex(r"[，,；;。：:、\n]")
_TOLD = regex("[，,]?(?:合计|共计|共|计|各?有|为|是|达)+$")
_SELECTS = regex(
    rf"包括|包含|主要|尤其|特别|例如|{ET_CETERA}|累计|新增|同比|上年|去年|目标|发现|收回|退|最|平均|均|每|各|抽|兼|又|另|超|可|仅|还|连续"
    r"|年末|年初|同期|(?:19|20)\d\d年|第[一二三四五六七八九十\d]|[对在向从由按](?=[一-鿿]{3})|比|率|不足"
)
_ASIDE = regex("新增|新建|累计|平均")
"""What is told behind a list, of all of it."""
_WHOLE_OF_OTHERS = regex("任务|目标|计划|预算|[人户亩村月日年均笔]均|每|率$|以上")
_REST = regex("其余|其他|其它|剩余|余下")
_GOES_ON = regex("[，,；;、]?(?:另|还|此外|其余|其他|其它|以及|等)")
_PAIR = 2
_COARSER = 10
"""How much coarser than its fellows a number may be printed."""
_MOST = 8
_TELLING = 100
"""A number of fewer steps, of two digits, is hit by a slip of another too often to prove anything by itself."""


def find_slipped_sums(ledger: Ledger, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Every sentence whose numbers of one unit come to a number before them but for one slip."""
    taken = {one.span for told in known if told.complete for one in (told.whole, *told.parts)}
    taken |= {split.base.span for split in ledger.splits}
    reckoned: set[tuple[Span, ...]] | None = None
    for row in ledger.rows:
        sentences = _sentences(row)
        for at in range(len(sentences)):
            for run in sentences[at].values():
                found = _slipped(row, sentences, at, run) if len(run) >= _PAIR else None
                if found is None or found.parts[0].span in taken:
                    continue
                between = ledger.text[found.whole.span.end : found.parts[0].span.start]
                if "其中" not in between and sisters(ledger, found.whole, found.parts):
                    continue
                if found.whole.span in taken and not _by_level(found.names):
                    continue
                if reckoned is None:
                    reckoned = {_spans(identity.added) for identity in find_identities(ledger)}
                # 已追回 and 剩余, 出口 and 进口 are compared by what they are.
                if _spans(found.parts) not in reckoned and not any(
                    (*left.settled, left.left) == found.parts for left in leftovers_in(row)
                ):
                    yield found


def _spans(quantities: Sequence[Quantity]) -> tuple[Span, ...]:
    return tuple(one.span for one in quantities)


def _sentences(row: Row) -> list[dict[str, list[int]]]:
    """The cells of each sentence that tell levels, by their unit."""
    found: list[dict[str, list[int]]] = [{}]
    for at, (quantity, gap) in enumerate(row.cells):
        if at and SENTENCE_END.search(gap):
            found.append({})
        if quantity.unit and quantity.is_amount and tells_level(gap):
            found[-1].setdefault(quantity.unit, []).append(at)
    return found


def _slipped(row: Row, sentences: Sequence[dict[str, list[int]]], at: int, run: list[int]) -> Breakdown | None:
    unit = row.cells[run[0]].quantity.unit
    while len(run) > _PAIR and _ASIDE.search(_name(row, run[-1])):
        run = run[:-1]
    # 教职工412人。高级职称38人，中级职称121人。本科学历…: behind another list the whole is out of reach.
    before = sentences[at - 1].get(unit, []) if at else []
    if at > 1 and len(before) <= 1:
        # 工程652座，其中水库340座、山塘262座。灌溉农田5万亩。…: past a sentence no member of a list heads another.
        before = [*sentences[at - 2].get(unit, ())[:1], *before]
    # 还有山林45件、水面31件、其他12件: the first of a list joined by 、 is a member like the others.
    joined = len(run) > _PAIR and row.cells[run[1]].gap.startswith("、")
    own = len(run) > _PAIR and not joined and not VIEWED.search(row.cells[run[0]].gap)
    readings = [(run[0], run[1:])] if own else []
    readings += [(whole, run) for whole in reversed(before)]
    for whole, parts in readings:
        found = _listed(row, whole, parts) if _PAIR <= len(parts) <= _MOST else None
        if found is None or (len(before) > 1 and _REST.match(found.names[-1])):
            continue  # what the rest is left of, where several numbers may be meant
        others = [one for index in range(at) for one in sentences[index].get(unit, ()) if one != whole]
        if not _explained(row, found, others):
            return found
    return None


def _listed(row: Row, at: int, run: Sequence[int]) -> Breakdown | None:
    """The list of the cells `run`, where one slip is all that keeps it from coming to cell `at`."""
    whole, parts = row.cells[at].quantity, tuple(row.cells[i].quantity for i in run)
    if any(one.approximate or one.value <= 0 for one in (whole, *parts)) or max(p.value for p in parts) >= whole.value:
        return None
    if opens_with_a_whole(parts):
        return None
    short = "其中" in row.cells[run[0]].gap and sum(part.value for part in parts) < whole.value
    if short and not _by_level([_name(row, i) for i in run]):
        return None  # a selection
    if not short and "其中" in row.cells[run[0]].gap and any("；" in row.cells[i].gap for i in run[1:]):
        return None  # 58人，其中市本级17人；取得资格的49人: told of all of them again
    slipped = by_one_key(whole, parts)
    if not slipped and short:
        slipped = [part for part in parts if exchanged(part, whole.value - sum(p.value for p in parts) + part.value)]
    if not slipped or _WHOLE_OF_OTHERS.search(whole.before[-12:] + whole.after[:2]):
        return None
    names = [_name(row, i) for i in run]
    if not all(names) or len(set(names)) < len(names) or any(_SELECTS.search(name) for name in names):
        return None
    tail = row.behind(run[-1])
    if _GOES_ON.match(tail):
        return None
    if not _alike(whole, parts[0], names, slipped):
        return None
    return by_slip(whole, parts, tuple(names), tail=tail)


def by_one_key(whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of a sum any one of which, mended by one key, makes it right; none where it is right already."""
    steps = [one.step for one in (whole, *parts)]
    if max(steps) > min(steps) * _COARSER or total(part.interval for part in parts).meets(whole.interval):
        return []
    over = sum((part.value for part in parts), Decimal(0)) - whole.value
    return [
        one
        for one, needed in [(whole, whole.value + over), *((part, part.value - over) for part in parts)]
        if one_key(one, needed)
    ]


def _name(row: Row, at: int) -> str:
    """What cell `at` is the number of: the clause before it, or the one before that in 其余为后勤人员，共328人."""
    gap = row.cells[at].gap
    words = _SPLIT.split(gap)[-1].removeprefix("其中")
    if _TOLD.fullmatch(words):
        words = _SPLIT.split(_TOLD.sub("", gap))[-1]
    return _TOLD.sub("", words) or words


def _alike(whole: Quantity, first: Quantity, names: Sequence[str], slipped: Sequence[Quantity]) -> bool:
    """True where the names are of one row, so that together they make up what is told before."""
    told = "|".join(names)
    if says_all(whole, first, len(names), "") or any(_one_each(row, names) for row in (*_ROWS, *_LEVELS)):
        return True
    if are_classes(names):
        return len(names) > _PAIR or share_a_bigram(whole.before[-8:] + whole.after[:6], told)
    rest = bool(_REST.match(names[-1]))
    enough = rest and len(names) > _PAIR and whole.value / whole.step >= _TELLING
    if not enough and all(one.value / one.step < _TELLING for one in slipped):
        return False
    if rest or len(names) == _PAIR:
        return rest
    if max(map(len, names)) > _SHORT:
        return False
    common = frozenset.intersection(*map(frozenset, names)) - _NO_NOUN
    return bool(common & frozenset(name[-1] for name in names)) or share_a_bigram(whole.before[-_SHORT:], told)


def _by_level(names: Sequence[str]) -> bool:
    """True for 市本级 and 各县区: another view of a sum than that of its sorts."""
    return any(_one_each(levels, names) for levels in _LEVELS)


def _one_each(row: str, names: Sequence[str]) -> bool:
    """True where each name holds a class of the row, and each class stands in one name."""
    classes = row.split()
    if len(classes) != len(names):
        return False
    words = [one.split("|") for one in classes]
    held = [at for name in names for at, one in enumerate(words) if any(word in name for word in one)]
    return sorted(held) == list(range(len(classes)))


_ROWS = (
    "连任|连选 新当选|新任|新进",
    "继续有效|保留 修改|修订 失效|废止",
    "在编 编外|聘用|合同制",
    "专职 兼职",
    "正式党员 预备党员",
    "初次|初信|初访 重复|重信|重访",
    "实名 匿名",
    "集中供养 分散供养",
    "本地|本市|本县 外地|外市|外县",
    "存量 增量|新增",
    "上级|中央|省级 本级|县级|地方",
    "室内 室外",
    "水田 旱地",
    "机动车 非机动车",
    "住院 门诊 大病",
    "因公 用车|车辆 接待",
)
"""Classes of one row; a slip proves that they are told as all of their whole."""
_LEVELS = (
    "省本级|省级 市县|市州|地市|设区市",
    "市本级|市级|州本级|州级 县|区县|市区|下级|园区",
    "县本级|区本级|县级|区级 乡|镇|街道",
)
"""Levels of government, all of a sum between them: a slip proves that 其中 leads to no selection."""
_NO_NOUN = frozenset("的有为了和及与在中上下一")
_SHORT = 8
"""Characters of a name that is a noun, with no clause before it."""


_NEAREST = 4
"""Numbers before a list of which one may stand beside it in the sum of another."""


def _explained(row: Row, found: Breakdown, others: Sequence[int]) -> bool:
    """True where the list, some of it, or it and its whole come to another number."""
    parts = [part.interval for part in found.parts]
    said, whole = total(parts), found.whole.interval
    rivals = [row.cells[at].quantity.interval for at in others]
    near = rivals[-_NEAREST:]
    # 证照1036件，执照385件之外，还有…: the list and a number beside it come to another one.
    if any(said.plus(whole).plus(one).meets(other) for one in near for other in near):
        return True
    if any(some.meets(rival) for rival in rivals for some in (said, said.plus(whole))):
        return True
    if len(parts) > _PAIR and any(total(parts[1:]).meets(rival) for rival in (parts[0], *rivals)):
        return True
    # 管制58条，其中国道2条、县道17条、村道39条，后恢复51条: some of them are the parts of another one.
    ends = ((at, end) for at in range(len(parts)) for end in range(at + 1 + _PAIR, len(parts) + 1))
    if any(total(parts[at + 1 : end]).meets(parts[at]) for at, end in ends):
        return True
    return any(total(some).meets(whole) for size in range(2, len(parts)) for some in combinations(parts, size))
