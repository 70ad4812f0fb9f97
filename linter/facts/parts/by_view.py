"""Parts by view: 发现隐患247处，其中… 。从县区看，东垄区61处、…: a second list of the same whole, a sentence later.

按居住地分, 分季度看, 按岗位类别划分: a list by any view holds all of its whole, unless it says that it is a selection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.et_cetera import ET_CETERA
from linter.facts.parts.classes import completeness, each_once
from linter.facts.parts.far_wholes import far_whole
from linter.facts.parts.listing import Listing
from linter.facts.parts.parts import Breakdown, by_slip
from linter.facts.parts.wholes import CHANGE, same_unit, tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import slipped
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VIEW = regex(
    r"[^。；;]{0,12}[。；;](?P<said>(?:从|按|分)(?:各?(?:县|区|市|镇|乡|街道|村|地区|区域|片区|地域|属地)){1,3}(?:分布)?(?:情况)?"
    r"(?:来看|看|划分|分|统计)?[，,：:])(?=[一-鿿]{2,8}$)"
)
_VIEW_FIRST = regex(
    r"(?P<said>从(?:各?(?:县|区|市|镇|乡|街道|村|地区|区域|片区|地域|属地)){1,3}(?:的[一-鿿]{2,5}|分布)?(?:情况)?(?:来看|看)[，,：:])(?=[一-鿿]{2,8}$)"
)
"""The same at the beginning of a paragraph: the number stands in one before."""
_ANY_VIEW = regex(
    r"(?:^|[^。；;]*[。；;，,])(?P<said>(?:(?:从|以|就|按照?|依)(?!计划|期|时|规定|要求)[一-鿿]{1,8}?(?:划分|来看|看|区分|分类|分布|分|论|统计|而言|来[说讲])|分[一-鿿]{1,6}?(?:来看|看|统计))[，,：:])"
    r"(?P<name>[^，,。；;：:]{1,16})$"
)
# 举报件按违纪行为分类，…: whose classes they are stands before the view.
_VIEW_OF = regex(
    r"(?:[^。；;]*[。；;])?(?P<of>[一-鿿]{2,12}?)(?P<said>(?:按照?|依)(?!计划|期|时|规定|要求)(?P<by>[一-鿿]{2,8}?)(?:划分|来看|区分|分类|分|统计)[，,：:])"
    r"(?P<name>[^，,。；;：:]{1,16})$"
)
_SIGN = regex(r"(?:看|分|论|类|统计|分布|而言|来[说讲])[，,：:]")
_OPENS_VIEW = regex(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是])?(?:(?:从|按照?|依)(?!计划|期|时|规定|要求)[一-鿿]{1,8}?(?:划分|来看|看|区分|分类|分析?|统计)|分[一-鿿]{1,6}?(?:来看|看|统计))[，,：:]"
)
_VIEWS = 5
"""Paragraphs back to the number of which several views are told, each in a paragraph of its own."""
_REST_OF_ALL = regex("其余|其[他它](?!服务|用品)|剩余|余下")
_OF_KIND = regex(rf"{ET_CETERA}(?=[一-鿿]{{2}})")
_OPEN = regex(rf"{ET_CETERA}|主要|其中|其余|较多|前[三五十\d]|居")
_FROM, _TO = Decimal("0.8"), Decimal("1.25")
"""Between these shares of the whole the list speaks of it; else of another number."""
# 三类人员均已签订合同: all of the classes.
_IN_TURN = regex("^其[余他它](?:各[县区市镇乡])?(?:则|的)?依次(?:为|是)?")
"""南岭镇63处，居首位，其余依次为…: all the others follow, the largest first."""
_ALL_TOLD = Decimal("1.5")
"""The upper share where the list says so."""
_MOST = 24
"""Numbers of the paragraph before that are looked at."""
_FAR_BACK = 60
"""Numbers of the paragraphs before that the list may come to."""
_CLOSED = regex(
    r"^[一-鿿]{0,8}[，,。；;](?:以上|上述|这)?[二两三四五六七八](?:类|种|项|者|部分|块)[一-鿿]{0,6}?(?:均|都|全部|合计|共|占)"
)
_ALMOST = Decimal("0.95")
"""The lower share for a list by any view: one that names the larger classes only comes to less."""
_NAME = 12
"""Characters before a number that name it."""
_PAIR = 2
_NAMES_IT = regex("[，,。；;、：:]")
_FARTHEST = 4
"""Numbers of the unit before the list that it may break down."""


def find_by_view(ledger: Ledger) -> Iterator[Breakdown]:
    """Every list of places that a sentence gives of the number with which the sentence before it begins."""
    if not _SIGN.search(ledger.text):
        return
    for row in ledger.rows:
        for at, (quantity, words) in enumerate(row.cells):
            gap = words
            if at and row.cells[at - 1].quantity.kind == "duration":
                # 一至四季度受理量分别为4126件: the quarters are no number of their own.
                gap = row.cells[at - 1].gap + ledger.read(row.cells[at - 1].quantity.span) + gap
            if not quantity.is_amount or not _SIGN.search(gap):
                continue
            view = (_VIEW if at else _VIEW_FIRST).match(gap)
            if view:
                yield from _told(ledger, row, at, gap[view.end() :], view["said"])
                continue
            view = _ANY_VIEW.match(gap)
            if view:
                yield from _by_any(ledger, row, at, view["name"], view["said"])
                continue
            view = _VIEW_OF.match(gap)
            if view:
                found = _by_any(ledger, row, at, view["name"], view["said"])
                yield from (one for one in found if _is_of(one.whole, view["of"], view["by"]))


def _is_of(whole: Quantity, of: str, by: str) -> bool:
    """True where the whole bears the name of what is classed, or of what it is classed by, and no other."""
    name = _NAMES_IT.split(whole.before)[-1]
    return len(name) >= _PAIR and (name.endswith((of, by)) or of.startswith(name))


def _levels_before(row: Row, at: int) -> list[tuple[Quantity, str]]:
    """The numbers before cell `at` in its unit that tell a level, the nearest first, each with the words before it."""
    part = row.cells[at].quantity
    return [
        (cell.quantity, cell.gap)
        for cell in reversed(row.cells[:at])
        if same_unit(cell.quantity, part) and tells_level(cell.gap)
    ]


def _is_closed(row: Row, listing: Listing, part: Quantity) -> bool:
    """True for a list of two or more exact parts, in the unit of `part`, that neither breaks off nor goes on."""
    tail = row.behind(listing.end - 1)
    if any(listing.names[1:]) and not all(listing.names):
        return False  # 仅涉及上年的4个、两个年度均涉及的3个: 两个 is in the midst of a name
    names = "".join(listing.names)
    if len(listing.parts) > _PAIR and _REST_OF_ALL.search(listing.names[-1]):
        # 涉及征地、拆迁等事项271件；其余各类事项62件: what is left closes the list, whatever classes are named by.
        names = _OF_KIND.sub("", "".join(listing.names[:-1]))
    words = names + ("" if each_once(tail) else re.split("[。；;]", tail)[0])
    goes_on = (
        listing.end < len(row.cells)
        and not re.search("[。；;]", tail)
        and same_unit(row.cells[listing.end].quantity, part)
    )
    if len(listing.parts) < _PAIR or listing.extra or listing.cut or goes_on or _OPEN.search(words):
        return False
    return not any(one.approximate for one in listing.parts)


def _by_any(ledger: Ledger, row: Row, at: int, name: str, said: str) -> Iterator[Breakdown]:
    """The list by any view whose first part is cell `at`, of the nearest number that it almost comes to."""
    part = row.cells[at].quantity
    alike = _levels_before(row, at) or _paragraph_before(ledger, row, part)
    earlier = _earlier(ledger, part)
    if not (alike or earlier):
        return
    largest = max((one for one, _ in alike[:_FARTHEST] or earlier), key=lambda one: one.value)
    listing = Listing(row, at, name, largest)
    if not _is_closed(row, listing, part):
        return
    # 来信146件、来访213批…。从内容看，…: the members of another view are no numbers that the list may break down.
    most = max(one.value for one in listing.parts)
    near_by = [one for one in alike if one[0].value > most][:_FARTHEST]
    tail = row.behind(listing.end - 1)
    names = tuple(listing.names)
    summed = total(part.interval for part in listing.parts)
    value = sum((part.value for part in listing.parts), Decimal(0))
    # 法人12846家。…企业法人9428家。按产业分，…: the list comes to a number further back.
    if any(summed.meets(whole.interval) for whole, _ in (*alike, *earlier)):
        return
    complete = completeness("among", said, names, False)
    classes = complete == "classes"
    told = classes or _CLOSED.search(tail)
    # 零售总额198亿元，城镇169亿元、乡村29亿元。分行业看，批发…、零售…、住宿…、餐饮…: all of the nearest in size.
    order = sorted(near_by, key=lambda one: abs(one[0].value - value)) if classes else near_by
    for whole, before in order:
        # 企业贷款、住户贷款: amounts name the larger classes only, or a class beside one that holds it.
        all_told = told or (complete == "places" and slipped(whole, value))
        if not all_told and not part.exact and (part.kind == "money" or value < whole.value):
            continue
        near = whole.value * _ALMOST <= value <= whole.value * _TO and whole.value > max(p.value for p in listing.parts)
        if near or (classes and _slipped(whole, value, names)):
            parts = tuple(listing.parts)
            yield Breakdown(whole, before, parts, names, "among", "，", False, said, tail, "view", True, inferred=True)
            return
    far = far_whole(ledger, listing.parts, view=True) if len(listing.parts) > _PAIR else None
    if far:
        yield by_slip(far, tuple(listing.parts), names, tail=tail)


def _slipped(whole: Quantity, value: Decimal, names: Sequence[str]) -> bool:
    """True where a slip of the pen turns the sum of such classes into a number that is told in their words."""
    named = all(share_a_bigram(whole.before[-_NAME:], name) for name in names)
    return named and any(slipped(whole, value + off * whole.step) for off in (0, -1, 1))


def _earlier(ledger: Ledger, part: Quantity) -> list[tuple[Quantity, str]]:
    """The numbers of the unit before the list, over paragraphs."""
    end = ledger.quantity_index(part.span.start)
    back = ledger.quantities[max(0, end - _FAR_BACK) : end]
    return [(quantity, "") for quantity in back if same_unit(quantity, part)]


def _paragraph_before(ledger: Ledger, row: Row, part: Quantity) -> list[tuple[Quantity, str]]:
    """The numbers of the unit in the paragraph before, the nearest first; paragraphs that are views too are passed."""
    block = row.block - 1
    while block > max(0, row.block - _VIEWS) and _OPENS_VIEW.match(
        ledger.text, ledger.document.blocks[block].span.start
    ):
        block -= 1
    start = ledger.document.blocks[block + 1].span.start
    end = ledger.quantity_index(start)
    return [
        (quantity, quantity.before)
        for quantity in reversed(ledger.quantities[max(0, end - _MOST) : end])
        if ledger.sentences[quantity.sentence].block == block
        and same_unit(quantity, part)
        and not CHANGE.search(quantity.before)
    ]


def _told(ledger: Ledger, row: Row, at: int, name: str, said: str) -> Iterator[Breakdown]:
    part = row.cells[at].quantity
    alike: list[tuple[Quantity, str]] = []
    for cell in reversed(row.cells[:at]):
        if same_unit(cell.quantity, part) and tells_level(cell.gap):
            alike.append((cell.quantity, cell.gap))
        if "。" in cell.gap:
            break
    far = not alike
    alike = alike or _paragraph_before(ledger, row, part)
    if not alike:
        return
    whole, words = alike[-1]
    listing = Listing(row, at, name, whole)
    tail = row.behind(listing.end - 1)
    names = tuple(_IN_TURN.sub("", one) for one in listing.names)
    if listing.extra or listing.cut or _OPEN.search("".join(names) + tail.split("。")[0]):
        return
    complete = completeness("among", said, names, False)
    value = sum((q.value for q in listing.parts), Decimal(0))
    least, most = _ALMOST if far else _FROM, _TO if names == tuple(listing.names) else _ALL_TOLD
    near = whole.value * least <= value <= whole.value * most
    if complete == "places" and near and all(value != q.value for q, _ in alike):
        yield Breakdown(
            whole,
            words,
            tuple(listing.parts),
            names,
            "among",
            listing.separator,
            False,
            said,
            tail,
            complete,
            True,
            inferred=far,
        )
