"""Subsets: a part that is larger than its whole, in one breath or between problem and measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.changes.change_words import STEP
from linter.facts.parts.all_of_a_place import find_beyond_all
from linter.facts.parts.beyond_named import find_beyond_named
from linter.facts.parts.by_level import find_own_above_all
from linter.facts.parts.classes_of_body import find_larger_classes
from linter.facts.parts.declared_totals import find_beyond_declared
from linter.facts.parts.indicator_classes import find_larger_parts
from linter.facts.parts.largest_part import find_largest_parts
from linter.facts.parts.means import LEVEL, MEAN
from linter.facts.parts.midst import find_in_midst
from linter.facts.parts.more_than_all import find_more_than_all
from linter.facts.parts.named_parts import find_named_parts
from linter.facts.parts.next_steps import find_next_steps
from linter.facts.parts.no_part import counted_apart, held_before, is_balance, measured_otherwise, of_the_list
from linter.facts.parts.of_a_view import find_beyond_their_view
from linter.facts.parts.of_acted import find_parts_of_acted
from linter.facts.parts.of_examined import find_larger_amounts, find_parts_of_examined
from linter.facts.parts.of_found import find_parts_of_found
from linter.facts.parts.of_list import find_parts_of_lists
from linter.facts.parts.of_named_sum import find_parts_of_named_sums
from linter.facts.parts.of_needed import find_parts_of_needed
from linter.facts.parts.of_recalled import find_parts_of_recalled
from linter.facts.parts.of_them import find_of_them
from linter.facts.parts.paired_parts import find_paired_parts
from linter.facts.parts.spent_of_sum import find_spent_of_sums
from linter.facts.parts.subsets import find_subsets
from linter.facts.parts.sums_just_told import find_sums_just_told
from linter.facts.parts.these_just_told import find_these_just_told
from linter.facts.parts.two_of_a_unit import find_two_of_a_unit
from linter.facts.parts.wholes import CHANGE, TURNED
from linter.facts.quantities.rows import Cell, Row
from linter.facts.states.outcomes import find_outcomes
from linter.facts.states.states import state_of
from linter.finding import Hit, Severity
from linter.kinds._sums import scale_of, written
from linter.kinds.arithmetic._goes_back import BACK, NEW_SENTENCE, held_far_back, of_one_before
from linter.kinds.arithmetic._more_back import more_came_back
from linter.kinds.arithmetic._one_view import of_others
from linter.kinds.arithmetic._paid_back import find_paid_back
from linter.kinds.arithmetic._split_twice import split_up
from linter.kinds.arithmetic._summed_back import find_summed_back
from linter.ledger import Ledger
from linter.patterns import regex

_AMONG = regex(
    r"(?P<front>[^，,。；;：:、（(]{0,32})[，,、；;：:（(。]?其中(?![之心])[，,：:]?"
    r"(?P<name>[^，,。；;：:、]{0,20}|[^，,。；;：:\d]{4,28}(?<!分别)(?<![各均共为]))$"
)
# 其中10蒸吨以下29台, 其中40岁以下64人: a number inside the name of the class.
_AMONG_BOUND = regex(r"[，,、；;：:（(]其中[，,：:]?[^，,。；;：:、]{0,8}$")
_LONGEST_FRONT = 16
"""Characters behind the whole of what it is; an amount may be followed by its purpose, 统筹3亿元支持…建设等，其中."""
_INSIDE = regex(r"(?!的?分别|的?各|的?均)[一-鿿]{0,6}")
_THINGS = ("个", "家", "项", "处", "所", "条", "座")
"""Units of many things: behind the noun of the whole, the part must count the same."""
# Averages whose parts are averages of the same heads.
_PER_HEAD = regex("人均(?:可支配收入|纯收入|(?:生活)?(?:消费)?(?:性)?支出)")
_OF_EACH_HEAD = regex(
    "(?:人均)?(?:工资|经营|财产|转移|家庭经营)(?:性|净)*收入|(?:人均)?(?:食品|衣着|居住|生活用品|交通|教育|医疗|其他用品)"
)
# 一般公共预算支出, 新增一般债券: names, not a plan and what was added.
_NAMES = regex("(?:公共|基金|经营|保险基金)预算(?=收入|支出)|新增(?=(?:地方)?(?:政府)?(?:一般|专项)?(?:债|贷款|贷))")
_NOT_COMPARED = regex(
    "人均|户均|平均|均价|亩产|单产|单价|密度|每[人户亩村平]|最[高低大小多少]|价格|标准|同比|增长|增加(?!值)|减少|下降|提高|新增"
    f"|上年|去年|年初|累计|超过|限额|额度|目标|预算|计划|期初|比|较|{MEAN}|{LEVEL}"
)
_NEW = regex("新增(?!长|[加幅速])")
_TOTAL = regex("达到?$|总数|总量|累计")
_OF_WHAT = regex("[一-鿿]{0,10}的")
_STOCK = regex("余额|存量|库存|年末|期末|累计|在[册建贷]")
_MARK = regex(r"[，,。；;、：:]")
_PLAN = regex("目标|预算|计划")
_REACHED = regex("完成|实际|执行|已经?|实现|到位|支出")
_AVERAGE = regex("[年月日人户亩村]均|平均|每[百千万]人|每[个名户所家处座][一-鿿]{0,6}$")
_OF_SO_MANY = regex(r"每[\d十百千]*[百千万]人中")
_ENDED = regex("[。；;\n]")
_LEFT = regex("剩余|其余|余下|尚余|还剩")
_NEW_STATEMENT = regex("[^，,]{0,16}[。；;]其中")


class SubsetExceeds:
    """Compares a subset with the whole it is taken from."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each subset above its whole."""
        told = set()
        for base, part in find_outcomes(ledger):
            ledger.note_compared(base, part)
            if _exceeds(part, base):
                yield _hit(ledger, base, part, "error")
        for base, part in (
            *find_of_them(ledger),
            *find_subsets(ledger),
            *find_named_parts(ledger),
            *find_parts_of_named_sums(ledger),
            *find_parts_of_recalled(ledger),
            *find_parts_of_found(ledger),
            *find_parts_of_needed(ledger),
            *find_parts_of_lists(ledger),
            *find_parts_of_examined(ledger),
            *find_larger_amounts(ledger),
            *find_beyond_declared(ledger),
            *find_next_steps(ledger),
            *find_own_above_all(ledger),
            *find_largest_parts(ledger),
            *find_paired_parts(ledger),
        ):
            ledger.note_compared(base, part)
            if _exceeds(part, base):
                told.add(part.span)
                yield _hit(ledger, base, part, "warning")
        for base, part in (
            *find_in_midst(ledger),
            *find_these_just_told(ledger),
            *find_spent_of_sums(ledger),
            *find_parts_of_acted(ledger),
            *find_beyond_all(ledger),
            *find_larger_classes(ledger),
            *find_larger_parts(ledger),
            *find_beyond_their_view(ledger),
            *find_more_than_all(ledger),
            *find_two_of_a_unit(ledger),
            *find_beyond_named(ledger),
        ):
            ledger.note_compared(base, part)
            if part.span not in told:
                told.add(part.span)
                yield _hit(ledger, base, part, "warning")
        for debt, part in (*find_paid_back(ledger), *find_summed_back(ledger), *find_sums_just_told(ledger)):
            ledger.note_compared(debt, part)
            if part.span not in told and _exceeds(part, debt) and not more_came_back(ledger, debt, part):
                told.add(part.span)
                yield _hit(ledger, debt, part, "warning")
        for row in ledger.rows:
            for at, cell in enumerate(row.cells):
                amount = cell.quantity.is_amount and not cell.quantity.approximate
                whole = _whole_of(row, at) if amount else None
                if whole is not None and _exceeds(cell.quantity, whole) and not of_one_before(row, at, whole):
                    nearest = row.cells[at - 1].quantity is whole or at == 0 or row.cells[at - 2].quantity is whole
                    held = held_before(row, at, cell.quantity, whole) or held_far_back(row, at, whole)
                    yield _hit(ledger, whole, cell.quantity, "error" if nearest and not held else "warning")


def _whole_of(row: Row, at: int) -> Quantity | None:
    """The quantity right before 其中, when cell `at` is what follows it."""
    cell, first = row.cells[at], at
    if at > 1 and _INSIDE.fullmatch(cell.gap) and _AMONG_BOUND.fullmatch(row.cells[at - 1].gap):
        inside = row.cells[at - 1].quantity
        if not inside.approximate or inside.unit == cell.quantity.unit:
            return None
        first = at - 1
    among = _AMONG.fullmatch(row.cells[first].gap) if "其中" in row.cells[first].gap else None
    if among is None:
        return None
    nearest = _behind_steps(row, first) - 1
    before = row.cells[nearest] if first else _hosting(row)
    if before is None or before.quantity.unit != cell.quantity.unit or before.quantity.approximate:
        return None
    # 新开工6座，其中选自上述58座规划点位的2座: the part is told behind, and the number before it says what it is of.
    behind = row.cells[at + 1] if at + 1 < len(row.cells) else None
    if behind and behind.quantity.unit == cell.quantity.unit and _OF_WHAT.fullmatch(behind.gap):
        return None
    # 开庭860件，调解312件，其中民事540件、调解221件: of both numbers each part has its own.
    if behind and before.quantity.unit == behind.quantity.unit and _name(behind.gap) == _name(before.gap) != "":
        return None
    if _of_another_by_share(row, at) or cell.gap.endswith(_RECALLED):
        return None
    # 其中甲项收入由490万元调整为280万元: what it is now comes behind; 26个另计: counted apart.
    apart = counted_apart(row.behind(at)) or measured_otherwise(before.gap, cell.gap)
    if (
        of_the_list(row, nearest, cell.quantity)
        or TURNED.match(row.behind(at))
        or apart
        or (first and is_balance(row, at, nearest))
    ):
        return None
    if bool(_STOCK.search(cell.gap)) > bool(_STOCK.search(before.gap)):
        return None  # 发放贷款86亿元，其中涉农贷款余额128亿元: what is held is no part of what was given
    if first > 1 and (_of_the_batch(row, first, cell.quantity) or of_others(row, first, nearest, cell.quantity)):
        return None
    # 年均97.2亿元，其中2020年108亿元: an average has no parts. 剩余2.1万吨。其中…: a new sentence means the whole.
    spent = _PER_HEAD.search(before.gap) and _OF_EACH_HEAD.match(among["name"])
    own = _ENDED.split(before.gap)[-1]
    if (
        (_AVERAGE.search(own) and not spent)
        or _OF_SO_MANY.search(before.quantity.before)
        or (_LEFT.search(before.gap) and NEW_SENTENCE.match(cell.gap))
    ):
        return None
    if len(among["front"]) > _LONGEST_FRONT and before.quantity.kind != "money":
        return None
    if among["front"] and not _same_things(before.quantity, cell.quantity, among):
        return None
    if spent:
        return before.quantity
    # A whole told as cumulative holds whatever is taken from it.
    words = _NAMES.sub("", own[-14:].replace("累计", ""))
    words = words if _REACHED.search(cell.gap) else _PLAN.sub("", words)
    name = _NAMES.sub("", among["name"]) + "|" + _NAMES.sub("", cell.gap)[-6:]
    # 新增租金收入86万元，其中返还村集体91万元: what is new holds whatever is taken from it, but not all there are.
    words = words if _TOTAL.search(cell.gap) else _NEW.sub("", words)
    if _NOT_COMPARED.search(f"{name}|{words}{among['front']}") or CHANGE.search(before.gap):
        return None
    return before.quantity


def _name(gap: str) -> str:
    return _MARK.split(gap)[-1]


_RECALLED = ("上述", "前述", "以上", "这", "该")
"""其中改造面积在上述5.3万亩内安排: a number told before, of which there is a part."""


def _of_another_by_share(row: Row, at: int) -> bool:
    """True for 教练516名，实习教练17名，其中女教练168名，占32.6%: its share is that of an earlier number."""
    if at + 1 >= len(row.cells) or row.cells[at + 1].quantity.kind != "percent":
        return False
    part, said = row.cells[at].quantity, row.cells[at + 1].quantity.interval
    wholes = (cell.quantity for cell in row.cells[max(0, at - BACK) : at])
    shares = (part.interval.over(one.interval) for one in wholes if one.unit == part.unit and one.value > part.value)
    return any(share is not None and share.meets(said) for share in shares)


def _behind_steps(row: Row, at: int) -> int:
    """Where what changed is told: 余额386亿元，比年初增加31亿元，其中: the steps have no parts of their own."""
    level = at
    while level > 1 and STEP.fullmatch(row.cells[level - 1].gap):
        level -= 1
    if _PER_HEAD.search(row.cells[level - 1].gap):
        return level  # 全体居民人均收入…；城镇居民人均收入20312元，增长4%，其中: of the one that is told last
    # 汽车339万辆，增长4%；新注册23万辆，下降3%，其中: which of two levels is meant is not said.
    for cell in reversed(row.cells[:level]):
        if level < at and cell is not row.cells[level - 1] and cell.quantity.unit == row.cells[level - 1].quantity.unit:
            return at
        if "。" in cell.gap:
            break
    return level


def _of_the_batch(row: Row, at: int, part: Quantity) -> bool:
    """True for 58条措施，已完成51条，正在推进7条。其中长期坚持23条: what follows a list is taken from the batch.

    So it is behind 新签约38个、开工26个、投产11个，其中.
    """
    before, here = row.cells[at - 1].gap, row.cells[at].gap
    if split_up(row, at, part):
        return True
    if (
        not state_of(before)
        and not _NEW_STATEMENT.match(here)
        and (not before.startswith("、") or STEP.fullmatch(before))
    ):
        return False
    return any(
        cell.quantity.unit == part.unit and cell.quantity.value >= part.value
        for cell in row.cells[max(0, at - 4) : at - 1]
    )


def _same_things(whole: Quantity, part: Quantity, among: re.Match[str]) -> bool:
    """True when what stands behind the whole does not part it from what 其中 counts."""
    if whole.unit not in _THINGS:
        return True
    return bool(whole.head) and whole.head[-2:] in among["name"] + part.after[:8]


def _hosting(row: Row) -> Cell | None:
    """The quantity whose bracket this row is: 12人（其中党员5人）."""
    return row.host[-1] if row.host and not _MARK.search(row.host_gap) else None


def _exceeds(part: Quantity, whole: Quantity) -> bool:
    return part.unit == whole.unit and part.interval.low > whole.interval.high


def _hit(ledger: Ledger, whole: Quantity, part: Quantity, severity: Severity) -> Hit:
    one, other = written([part.value, whole.value], scale_of(ledger, (part, whole)))
    values = {"whole": ledger.quote(whole.span), "part": ledger.quote(part.span)}
    return Hit((whole.span, part.span), values, f"{one} > {other}", severity)
