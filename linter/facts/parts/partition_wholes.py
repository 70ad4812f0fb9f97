"""Wholes of partitions: the number that parts told by state or by deadline may make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.far_wholes import far_whole
from linter.facts.parts.leftovers import levels_differ
from linter.facts.parts.part_labels import Label, is_hoped, names_stage
from linter.facts.parts.wholes import CHANGE, SENTENCE_END
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.interval import Interval, total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Part(NamedTuple):
    """A number that is told by state or by deadline."""

    quantity: Quantity
    label: Label
    """What the words around it say."""
    at: int
    """Index of its cell."""


LEFT = regex(
    r"未|没有?|待|剩余|余下|其余|剩|尚|还有|仍有|在办|在建|在途|遗留|存量|结余|欠|长期|阶段性|到期|逾期|继续|持续"
)
_PLANNED = regex(r"计划|任务|目标|指标|拟|应|需|年度")
_TASKS = regex("^(?:具体|工作|重点|改革|整改)?任务")
"""Behind 45项: the tasks themselves are counted, and no more of them are done than there are."""
_ESTIMATE = regex("总投资|概算")
# 其他按计划推进, 后续陆续…, 年底前全部清零: what is told behind the list belongs to it too.
_GOES_ON = regex(
    r"^等|(?:^|[，,、])(?:对|而|目前)?(?:其余|其他|其它|剩余|余下|剩下|另外?|还有|尚有|仍有|后续|陆续|力争|此后|之后|最终|直至|(?<!不)再"
    r"|[^，,。]{0,4}年[内底末])"
)
_NEAR = {"states": (Decimal("0.85"), Decimal("1.25")), "terms": (Decimal("0.6"), Decimal("1.6"))}
"""Between these shares of a number the parts may be meant as all of it; else it is another number."""
_NEAR_BEFORE = (Decimal("0.88"), Decimal("1.13"))
"""The same where the number stands in a paragraph before, or one part is told in words that name no state."""
_REST = regex("其余|剩余|余下|剩下")
_WITH_THE_REST = Decimal("0.5")
"""The least share of a whole that its states come to where the last of them is the rest."""
_NOT_REACHED = Decimal("0.85")
"""Share of a plan up to which its finished part says that it is not reached."""
BLOCKS = 2
"""Paragraphs back to the number whose members are told by state or deadline."""
_STOPS = 3
"""Full stops back to it in the same paragraph."""
_LOOK_BACK = 24
"""Numbers back to it over paragraphs."""
_FEW = 9
"""A number up to this is the sum of some parts by chance."""
_PAIR = 2
_OUT_OF = regex(r"\d[一-鿿]{1,5}[中里]$")
OF_THE_LAST = regex("[中里]")
"""What a part begins with that is taken of the number right before it: 11项中提前完成5项."""
_JOINTS = ("、", "和", "及", "以及", "与")


def whole_of(ledger: Ledger, row: Row, run: Sequence[Part], why: str) -> tuple[Quantity | None, bool]:
    """The number that the parts may make up, and whether it is inferred; None where another one explains them."""
    parts = [part.quantity for part in run]
    said = total(part.interval for part in parts)
    value = sum((part.value for part in parts), Decimal(0))
    near, far = _candidates(ledger, row, run)
    if OF_THE_LAST.match(run[0].label.words):
        near, far = near[:1], []
    if why == "terms" and near and near[0].sentence == parts[0].sentence and _is_left(near[0]):
        far = []  # 尚在推进的8个，其中2个…: what a paragraph before tells in a few is as many by chance
    candidates = [*near, *far]
    if any(some.meets(one.interval) for some in (said, *_with_the_next(row, run[-1], said)) for one in candidates):
        return None, False
    if any(said.meets(one.interval.plus(other.interval)) for one, other in combinations(candidates[:4], 2)):
        return None, False
    if _made_up_with_those_between(near, said):
        return None, False
    least = max(part.value for part in parts)
    for one in candidates:
        sure = one not in far and all(part.label.stage or part.label.due for part in run)
        low, high = _NEAR[why] if sure and (why == "states" or _is_left(one)) else _NEAR_BEFORE
        if sure and why == "states" and _REST.match(run[-1].label.words):
            # 已完成15个，其余4个未完成: nothing else is left, unless the county's own are told of those of the city.
            low = low if levels_differ(one.before, run[0].label.words) else _WITH_THE_REST
        # 25处均已落实，仍有3处没有: what is as much as the whole is the whole again.
        if _OUT_OF.search(one.before) or _elsewhere(one, parts[0]):
            continue  # 14处中13处完工: some of them
        if one.value <= least or not one.value * low <= value <= one.value * high:
            continue
        if (value > one.value and why == "states" and _explained(one, parts)) or (
            value < one.value and _goes_on(row, run[-1])
        ):
            return None, False
        if _in_bare_list(row, one):
            continue
        others = [other for other in candidates if other is not one]
        if any(said.plus(one.interval).meets(other.interval) for other in others):
            return None, False  # 不规范17份：缺失9份；超期5份；不全3份: it stands beside them
        if any(
            one.interval.plus(part.interval).meets(other.interval) for part in (parts[0], parts[-1]) for other in others
        ):
            return (
                None,
                False,
            )  # 账外房产43处，入账40处，另3处尚缺资料；…: the first part, or the last, stands beside it
        if any(total(some).meets(other.interval) for some in _ends(parts) for other in others if other.value > _FEW):
            return None, False  # 203条，需动用资金的171条，其中已表决96条，尚在表决75条；其余51条
        if one in far and one.kind == "money" and not _of_one_matter(ledger, one, parts[0]):
            continue
        if _fits(one, run, why) and same_things(one, parts[0]):
            return one, not sure or one.sentence != parts[0].sentence
    whole = far_whole(ledger, parts) if why == "states" and not (row.host or _goes_on(row, run[-1])) else None
    return whole, whole is not None


def _of_one_matter(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True where a word before the parts is one of those before their whole: money is told of many matters.

    So it is where their paragraph names none and goes on from the one before: 整改情况：已退缴8.4万元.
    """
    if _NO_MATTER.match(ledger.lead(part)):
        return True
    return share_a_bigram(ledger.lead(whole) + whole.after, ledger.lead(part) + part.after)


_NO_MATTER = regex("(?:整改|落实|办理|处[理置])(?:情况|结果|进展)|[目当]前|截至|至|现")
_LEVELS = ("省", "市", "州", "县", "区", "旗", "镇", "乡", "村")
_OF_ALL = ("全", "我", "本", "该", "新", "园")
"""How a place is told that the report is about, whatever its name."""


def _elsewhere(one: Quantity, part: Quantity) -> bool:
    """True where two places of one level are named: 东湾县排查80处。西岭县已整改50处，正在整改33处。"""
    told, named = one.scope, part.scope
    if told == named or told[-1:] != named[-1:] or told[-1:] not in _LEVELS:
        return False
    return not told.startswith(_OF_ALL) and not named.startswith(_OF_ALL)  # 全县 is that county


def _made_up_with_those_between(near: Sequence[Quantity], said: Interval) -> bool:
    """True for 排查213处，治理64处，搬迁销号27处，其余122处: those told in other words between them close the sum."""
    for between, whole in pairwise(near):
        said = said.plus(between.interval)
        if said.meets(whole.interval):
            return True
    return False


def _with_the_next(row: Row, last: Part, said: Interval) -> Iterator[Interval]:
    """The sum with what the sentence tells next in the unit: 已解决137件；正在解决59件；留作参考12件."""
    for index in range(last.at + 1, len(row.cells)):
        quantity, gap = row.cells[index]
        if SENTENCE_END.search(gap):
            return
        if quantity.unit == last.quantity.unit and not CHANGE.search(gap):
            said = said.plus(quantity.interval)
            yield said


def _ends(parts: Sequence[Quantity]) -> Iterator[list[Interval]]:
    """The parts without the first ones, and without the last ones, two at least."""
    values = [part.interval for part in parts]
    for at in range(1, len(values) - 1):
        yield values[at:]
        yield values[:-at]


def _in_bare_list(row: Row, one: Quantity) -> bool:
    """True for the 9个 of 依次为23个、28个、9个: whose number it is stands elsewhere, and the last is not all."""
    at = next((i for i, cell in enumerate(row.cells) if cell.quantity is one), None)
    if at is None:
        return False
    return row.cells[at].gap in _JOINTS or (at + 1 < len(row.cells) and row.cells[at + 1].gap in _JOINTS)


def _goes_on(row: Row, last: Part) -> bool:
    """True where more of the same is told behind the last part, in numbers of its unit or in words."""
    gap = row.behind(last.at).removeprefix(last.label.words)
    for index in range(last.at + 1, len(row.cells) + 1):
        words = SENTENCE_END.split(gap)[0]
        if _GOES_ON.search(words):
            return True
        if words != gap or index == len(row.cells):
            return False
        if row.cells[index].quantity.unit == last.quantity.unit and not CHANGE.search(gap):
            return True
        gap = row.behind(index)
    return False


def _is_left(whole: Quantity) -> bool:
    """True for a number of what is left to be done, which deadlines are told of."""
    words = _CLASSES.sub("", whole.before[-14:]) + "|" + whole.after[:12]
    return bool(LEFT.search(words) or _GOING.search(words))


_GOING = regex("正(?:在|按|有序|抓紧|加快|全力)|(?:推进|整改|办理|施工|建设|治理|处理|实施|攻坚)中")
"""正在按序时推进的8个, 8个正抓紧办理: what is at work is not done."""
_CLASSES = regex(r"(?:其余|其他|其它)的?(?:各|\d+|[一二两三四五六七八九十几]+)?(?:种|类|[项个](?=[病税险]))")
"""其余10种共报告26例 are further classes, and nothing that is left to do."""


def _fits(whole: Quantity, run: Sequence[Part], why: str) -> bool:
    """True where the words of the number let it be made up so.

    Deadlines are told of what is left, else of a number in the same sentence or in three parts or more; and what is
    planned may be exceeded, unless much of it is not finished or some not begun; so may an estimate by what was spent.
    """
    if why == "terms":
        if _ESTIMATE.search(whole.before) and all(part.label.stage == "done" for part in run):
            return False
        return _is_left(whole) or len(run) > 2 or whole.sentence == run[0].quantity.sentence
    tasks = whole.unit == "项" and any(part.label.stage == "going" for part in run)
    after = _TASKS.sub("", whole.after[:12]) if tasks else whole.after[:12]
    if not _PLANNED.search(whole.before[-14:] + "|" + after):
        return True
    done = sum((part.quantity.value for part in run if part.label.stage == "done"), Decimal(0))
    return done <= whole.value * _NOT_REACHED or any(part.label.stage == "open" for part in run)


def _explained(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True when some of the parts come to the whole: the others are parts of a part, or of something else."""
    return any(
        total(part.interval for part in some).meets(whole.interval)
        for size in range(2, len(parts))
        for some in combinations(parts, size)
    )


def same_things(whole: Quantity, part: Quantity) -> bool:
    """False where the nouns of the two say that other things are counted: 186个行政村, 已建成文化广场160个."""
    one, other = whole.head, part.head
    said = whole.filled.get("head") == "said" and part.filled.get("head") == "said"
    at_number = part.head_span is not None and part.head_span.end == part.span.start
    if not said or not at_number or len(one) < 2 or len(other) < 2 or names_stage(other):
        return True
    return share_a_bigram(other, one)


def _candidates(ledger: Ledger, row: Row, run: Sequence[Part]) -> tuple[list[Quantity], list[Quantity]]:
    """Numbers in the unit of the parts before them, the nearest first: in the same paragraph, and in those before."""
    part, first = run[0].quantity, run[0].at
    near: list[Quantity] = []
    stops = 0
    gap = row.cells[first].gap
    for cell in reversed(row.cells[:first]):
        stops += len(SENTENCE_END.findall(gap))
        if stops > _STOPS:
            break
        gap = cell.gap
        if _may_be_whole(cell.quantity, part) and not (CHANGE.search(cell.gap) or _COMPARED.search(cell.gap)):
            near.append(cell.quantity)
    if row.host:
        near.extend(cell.quantity for cell in reversed(row.host) if _may_be_whole(cell.quantity, part))
        return near, []
    return near, _before(ledger, row, part)


def _before(ledger: Ledger, row: Row, part: Quantity) -> list[Quantity]:
    """The numbers of the paragraphs before that may be the whole of `part`, the nearest first."""
    start = ledger.document.blocks[row.block].span.start
    end = ledger.quantity_index(start)
    found = []
    for quantity in reversed(ledger.quantities[max(0, end - _LOOK_BACK) : end]):
        if ledger.sentences[quantity.sentence].block < row.block - BLOCKS:
            break
        if _may_be_whole(quantity, part) and not _COMPARED.search(quantity.before):
            found.append(quantity)
    return found


_FLOW = regex("新增[一-鿿]{0,8}$")
_FLOWS_OUT = regex(r"[，,](?:退出|注销|减少|淘汰|关停|迁出|摘牌)\d")
"""新增9家，退出4家，年末71家: what came in and went out, whose states are not told."""
_COMPARED = regex("[比较](?:[上去前]年|同期)[^，,。；;]{0,8}$")
"""Before what a number of this year is held against: 比上年的1462件下降5.1%."""


def _may_be_whole(quantity: Quantity, part: Quantity) -> bool:
    if _FLOW.search(quantity.before) and _FLOWS_OUT.match(quantity.text, quantity.span.end):
        return False
    return quantity.unit == part.unit and quantity.kind == part.kind and not quantity.approximate


def held_to_be_going(run: Sequence[Part]) -> Sequence[Part]:
    """The run with 持续整改13个, or 年底前能够交付的3个 behind two states, as a state: the only part with a term."""
    modes = [part.label.due for part in run if part.label.due]
    if modes != ["long"] and not (len(modes) == 1 and len(run) > _PAIR and is_hoped(run[-1].label)):
        return run
    going = Label("going", "", next(part.label.words for part in run if part.label.due))
    return [part._replace(label=going) if part.label.due else part for part in run]
