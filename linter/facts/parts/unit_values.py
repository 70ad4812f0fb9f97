"""Unit values: so much for each, with the number of them and the sum near by, in whatever order and words.

农村危房改造152户，户均补助2.5万元，发放资金共计380万元; 6个督查组，每组5人，合计30人; 涉及4600名学生，人均退还60元,
whose sum the paragraph before tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.units import without_powers
from linter.facts.parts.products import ABOUT, Takers, counts
from linter.facts.parts.wholes import CHANGE, OTHER_VALUE, SENTENCE_END
from linter.facts.quantities.rows import Cell, Row
from linter.facts.quantities.slips import one_key
from linter.interval import Interval, total
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class UnitValue(NamedTuple):
    """One value for each, those who have it, and the sum of all."""

    each: Quantity
    takers: Quantity
    whole: Quantity
    mean: bool
    """True for 户均 and 平均每户, which may be rounded; false for 每户 and 单价."""


_PER = (
    "人次|户次|平方米|平方公里|公里|[户人亩名家个村所座间台辆吨件起宗项处批期场只头套份张例栋条艘眼组队盏校镇乡桌株案]"
)
_WORDS = r"(?P<words>[一-鿿]{0,12}?)(?:为|达到|达|是|：|:)?$"
_EACH = regex(
    rf"(?:(?P<mean>[户人亩村套宗台头]|(?<![学中])生)均|平均(?:下来|算下来|计算)?[，,]?(?:每一?|一)(?P<average>{_PER})|每(?P<rate>{_PER})|(?P<thing>项目|企业|案件|学校|机构|街道|社区|乡镇|镇街|部门|单位|支部|班级|合作社|村级|站点|网点|园区)平均|平均(?P<size>班额)){_WORDS}"
)
_PERSONS = {"人", "名", "位", "人次"}
_HELD = frozenset("期场批")
"""What is held again and again, for persons."""
_OF_THING = {"项目": "个", "企业": "家", "案件": "件", "学校": "所", "机构": "家", "合作社": "家", "单位": "家"}
_PLACE_UNIT = "个"
"""What 街道, 社区, 站点 are counted in."""
# What a person has by statistics, or every year: no sum of it is told.
_NO_SHARE = regex(
    r"收入|收益|利润|盈利|[纯净]|增收|可支配|生产总值|面积|寿命|受教育|耕地|住房|绿地|水资源|用水|能耗|占有|[年月日天季周次]|不[低高少超]|最[高低多少]|至少|需|应|标准$|限|增[长加]|减少"
)
_WITHIN_YEAR = regex("^(?:[本当]?年内|[全当今本]年度?)")
"""每户年内补助300元: when it was paid, once, and not for how many years."""
# Another period, a subset, a limit, a plan between the three numbers.
_OTHER = regex(
    rf"其中|同比|{ABOUT}|近(?!日|期)|余|最[高低多少]|计划|预计|目标|月均|年均|每[年月日天季次周]|另[有外]?|新增|不超|以[上下内]|分别|累计|上年"
    r"|提高|比|不足|部分|剩|首批|扣除|不含|不包括|个人|自筹|连同|加上|含(?!税)|等[，,；;]|分期|先后|现有"
)
# 每亩补贴120元，兑付32万亩（其中玉米18万亩每亩150元）: not one price for all.
_ANOTHER_PRICE = regex(r"[（(][^（）()]*(?:每|均|单价)[^（）()]*[）)]")
_AT_STANDARD = regex("(?:按照?|执行|参照)(?:上年|去年|当年|上一?年度|上年度|原|现行)的?(?:补助|补贴|奖补)?标准")
"""按上年标准每户补发2万元: when the standard was set, and nothing of another sum."""
_STATEMENT = regex(r"[。！？!?\n；;]")
_SUMMED = regex(r"(?:共计?|合计|总[计额]?|累计)[^，,。；;]{0,8}$")
_AT_PRICE = regex("^的[一-鿿]{0,6}?(?:单价|均价)")
"""按每套850元的合同单价采购320套: behind the price, what it is called, and nothing of the number that follows."""
_REACH = 4
"""Numbers from a unit value to its count and its sum."""
_BLOCKS = 2
"""Paragraphs back to the sum that is told as a problem, and shared out as its redress."""
_LOOK_BACK = 12
_SET = regex("补|奖|资助|救助|慰问|发放|罚|扣|退|返|缴")
"""What is done with so much for each: a standard was set for it, and nobody worked out a mean."""
_UNLIKE = regex("[^。；;\n]*?(?:其中|[^多]另|含|包括|因|[多少]发|扣|差额|其余|剩|余下|标准|折|[%％])")
_REDRESS = regex("退|清退|追缴|补发|返还|发放|兑付|扣|缴")


@once
def find_unit_values(ledger: Ledger) -> Iterator[UnitValue]:
    """Every unit value that no count and sum around it give, with the nearest of both."""
    if "均" not in ledger.text and "每" not in ledger.text:
        return
    for row in ledger.rows:
        for at, (each, gap) in enumerate(row.cells):
            if ("均" in gap or "每" in gap) and each.is_amount and not each.approximate:
                told = _EACH.search(gap)
                shared = told and not _NO_SHARE.search(_WITHIN_YEAR.sub("", told["words"]))
                found = _at(ledger, row, at, told) if told and shared else None
                if found:
                    yield found


def _at(ledger: Ledger, row: Row, at: int, told: re.Match[str]) -> UnitValue | None:
    unit = told["mean"] or told["average"] or told["rate"] or _OF_THING.get(told["thing"], _PLACE_UNIT)
    each = row.cells[at].quantity
    near = _near(row.cells, at)
    # 人均结案14件，院庭长人均结案26件: a second mean of the same is one of fewer.
    said = told.group().rstrip("为达到是：:")
    if any(said in cell.gap for cell in near if cell.quantity.span.start < each.span.start):
        return None
    if told["rate"] and any(_has_its_own(cell, each, unit) for cell in near):
        return None  # 护理床60张、轮椅40辆，护理床每张4200元，轮椅每辆800元: the sum is that of both
    takers = [cell.quantity for cell in near if _counts(cell.quantity, unit) and _plain(cell)]
    if any(_EARLIER.match(one.before) for one in takers):
        return None  # 去年表扬24户，今年增加6户；每户300元: how many there are now is not told
    wholes = [cell.quantity for cell in near if _sums(cell.quantity, each, unit) and _plain(cell)]
    summed = [cell.quantity for cell in near if cell.quantity in wholes and _SUMMED.search(cell.gap)]
    wholes = summed or wholes
    if takers and not wholes and _REDRESS.search(told["words"]):
        wholes = _in_blocks_before(ledger, row, each)
    # Two counts, or two sums, of which nobody can say which is meant.
    if len(takers) != 1 or len(wholes) != 1 or takers[0] is wholes[0] or takers[0].value == 1:
        return None  # 为11个村各配1台，每台6800元: as many as there are villages
    span = sorted((each.span.start, takers[0].span.start, wholes[0].span.start))
    if _ANOTHER_PRICE.search(ledger.text, span[0], span[2]):
        return None
    product = each.value * takers[0].value
    if unit in _HELD and each.unit in _PERSONS and not one_key(wholes[0], product):
        return None  # 12期、每期50人，共培训587人次: so many places, not all of them taken
    set_at = bool(told["rate"] and _SET.search(told["words"])) and "." not in each.text[slice(*each.number)]
    # 共计发放8.6万元，其中1户因面积较大多发: what one of them got more or less may be told behind.
    set_at = set_at and not _UNLIKE.match(each.text, span[2])
    words = _AT_STANDARD.sub("", _between(row, at, (takers[0], wholes[0])))
    if _OTHER.search(words) or _given(row, each, unit, not told["rate"], set_at):
        return None
    return UnitValue(each, takers[0], wholes[0], told["rate"] is None)


_EARLIER = regex("(?:比|较)?(?:去年|上年|往年|前年|上一?年度)")
"""Before a number of those who had it then."""


def _has_its_own(cell: Cell, each: Quantity, unit: str) -> bool:
    """True for another price beside one, for each of other things."""
    told = _EACH.search(cell.gap) if cell.quantity.unit == each.unit else None
    return told is not None and told["rate"] is not None and told["rate"] != unit


def _near(cells: Sequence[Cell], at: int) -> list[Cell]:
    """The cells of the sentence around cell `at`."""
    found: list[Cell] = []
    for index in range(at, max(0, at - _REACH), -1):
        if SENTENCE_END.search(cells[index].gap):
            break
        found.append(cells[index - 1])
    for index in range(at + 1, min(len(cells), at + _REACH)):
        if _STATEMENT.search(cells[index].gap):
            break
        found.append(cells[index])
    return found


def _plain(cell: Cell) -> bool:
    """True for a number that is neither approximate nor a change, nor a value for each itself."""
    return not (
        cell.quantity.approximate
        or (CHANGE.search(cell.gap) and not _SUMMED.search(cell.gap))
        or OTHER_VALUE.search(cell.gap)
        or re.search(
            "[户人亩村套宗台头]均|每|平均|单价|均价|最[高低多少大小]|其中|另(?!行)", _AT_PRICE.sub("", cell.gap)
        )
    )


def _sums(quantity: Quantity, each: Quantity, unit: str) -> bool:
    """True for a number in the unit of the value, which is not what the takers are counted in."""
    alike = _same_unit(quantity, each) or (
        unit in _HELD and each.unit in _PERSONS and quantity.unit in _PERSONS  # 每期50人: who comes twice counts twice
    )
    return alike and quantity.kind == each.kind and not _counts(quantity, unit)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    """True for one unit, and for 位 beside 人."""
    return one.unit == other.unit or {one.unit, other.unit} <= _PERSONS - {"人次"}


def _counts(quantity: Quantity, unit: str) -> bool:
    """True for 20户 where the value is one for each 户, for 2.4万亩, and for 2576人次 where it is one for each 人."""
    if quantity.kind not in ("count", "measure"):
        return False
    printed = without_powers(quantity.printed_unit)
    if unit == "案":
        return printed in ("件", "起", "宗")
    return counts(quantity, unit) or printed == unit or (unit in "人生" and printed in _PERSONS)


def _between(row: Row, at: int, others: Sequence[Quantity]) -> str:
    """The words before the three numbers and between them."""
    places = [index for index, cell in enumerate(row.cells) if any(cell.quantity is other for other in others)]
    first, last = min([at, *places]), max([at, *places])
    head = SENTENCE_END.split(row.cells[first].gap)[-1]
    return "#".join([re.split("[，,；;：:]", head)[-1], *(cell.gap for cell in row.cells[first + 1 : last + 1])])


def _in_blocks_before(ledger: Ledger, row: Row, each: Quantity) -> list[Quantity]:
    """The one amount of the paragraphs before."""
    start = ledger.document.blocks[row.block].span.start
    found: list[Quantity] = []
    end = ledger.quantity_index(start)
    for quantity in reversed(ledger.quantities[max(0, end - _LOOK_BACK) : end]):
        if ledger.sentences[quantity.sentence].block < row.block - _BLOCKS:
            break
        if quantity.unit == each.unit and quantity.kind == each.kind:
            found.append(quantity)
    return found


def _given(row: Row, each: Quantity, unit: str, mean: bool, set_at: bool) -> bool:
    """True where some count and some sum of the paragraph, or two sums together, give the value.

    每户补发1万元 is set at that, and is no 1.075万元 rounded.
    """
    cells = [cell.quantity for cell in row.cells if cell.quantity is not each]
    takers = [Takers.counted(one).interval for one in cells if _counts(one, unit)]
    sums = [one.interval for one in cells if _same_unit(one, each)]
    sums += [total(pair) for pair in combinations(sums[:8], 2)]
    value = each.interval.truncated_too(each.step)
    if set_at:
        value = Interval.exactly(each.value)
    elif each.exact:
        value = Interval.printed(each.value, each.step) if mean else each.interval
    return any(share is not None and share.meets(value) for one in takers for share in (s.over(one) for s in sums))
