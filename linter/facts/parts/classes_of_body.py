"""Classes of a body: 在岗职工835人 … 卫生专业技术人员达852人: a class by its nature, with no word that says so.

What nurses are of a hospital's staff, boarders are of a school's pupils and paddies are of the fields: in one paragraph
that tells the body once, no class is more than the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.road_classes import find_longer_classes
from linter.facts.parts.some_of_those import find_more_than_those
from linter.facts.parts.wholes import tells_level, unit_name
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_IS = "(?:总数|总人数|人数|总量|面积|共|共计|合计|为|有|是|达到?|多达|高达|已|：|:)*$"


def _class_of(names: str) -> re.Pattern[str]:
    return regex(f"(?:{names}){_IS}")


_BODIES = (
    (
        regex(
            rf"(?:在岗|在编|在册|现有|共有)(?:在岗|在编|在册)?(?:教?职工|干部职工|员工|工作人员){_IS}|(?:教?职工|员工)(?:总数|总人数){_IS}"
        ),
        _class_of(
            "(?:专业技术|卫生(?:专业)?技术|卫技|专技)人员|执业(?:助理)?医师|注册护士|医护人员|专任教师"
            "|(?:[正副]?高级?|中级)(?:及?以上)?(?:专业技术)?职称(?:人员)?|(?:大专|本科|硕士|博士|研究生)(?:及?以上)?学历(?:人员)?|女职工"
        ),
    ),
    (
        regex(rf"(?:在校|在籍)(?:学生|中小学生|生){_IS}|在园幼儿{_IS}"),
        _class_of("寄宿生|住校生|留守儿童|随迁子女|女生|男生|女童|男童|残疾学生|困难(?:家庭)?学生"),
    ),
    (
        regex(rf"(?:耕地|农田)(?:保有量|总)?{_IS}"),
        _class_of("水田|旱地|水浇地|(?:永久)?基本农田|高标准农田"),
    ),
    (
        regex(rf"(?:行政村|村级组织|村(?:民委员会|委会)){_IS}"),
        _class_of("脱贫村|省级示范村|集体经济(?:薄弱|空壳)村|卫生村|红旗村"),
    ),
)
"""Names of what there is, and of its classes."""
_SIGNS = ("职工", "在校", "在园", "在籍", "耕地", "行政村", "员工", "工作人员")
_NOT_OF_IT = regex(
    r"累计|培训|引进|招[聘录收]|新增|近[一二三四五\d]|以来|编外|外聘|聘用|临时|退休|计划|目标|拟|需|应|每|均|[去上前]年|年初|原有|规划|辖区|全[国省市县区]|等$|[和与及、][一-鿿]{0,4}$"
)
_BEHIND = regex("[一-鿿]{0,2}(?:次|名额)|以上|左右|等|[和与及、][一-鿿]{0,6}(?:职工|人员)")
_TIMES = 3
"""Beyond so many times the body, another one is told of."""


def find_larger_classes(ledger: Ledger) -> Iterator[Outcome]:
    """Each class that is larger than the one body of its kind that the paragraph tells before it."""
    yield from find_longer_classes(ledger)
    yield from find_more_than_those(ledger)
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for quantities in ledger.by_block.values():
        for body, of_it in _BODIES:
            wholes = [one for one in quantities if _is_body(one, body.search(one.before) is not None)]
            if len(wholes) != 1:
                continue
            whole = wholes[0]
            for one in quantities:
                if _is_larger(one, whole) and of_it.search(one.before) and not _NOT_OF_IT.search(ledger.lead(one, 24)):
                    yield Outcome(whole, one)


def _is_body(one: Quantity, named: bool) -> bool:
    return named and one.is_amount and not one.approximate and not _NOT_OF_IT.search(one.before)


def _is_larger(one: Quantity, whole: Quantity) -> bool:
    if one.span.start <= whole.span.end or one.approximate or not one.is_level:
        return False
    if unit_name(one) != unit_name(whole):
        return False
    if _BEHIND.match(one.after) or not tells_level(one.before[-16:]):
        return False
    return whole.interval.high < one.interval.low and one.value <= whole.value * _TIMES
