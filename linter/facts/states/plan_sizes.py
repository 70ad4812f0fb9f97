"""Plan sizes: how many measures a plan was drawn up with, and with how many it is weighed further on.

整改方案列出措施126项 … 方案确定的136项措施中，还有17项没有落实.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.titles import find_title
from linter.facts.quantities.owners import scopes_differ
from linter.facts.quantities.slips import mends
from linter.facts.states.batch_sizes import BatchSize
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("措施|举措|任务")
_UNITS = frozenset("项条个")
_FEWEST = 10
"""Measures of a whole plan; fewer are those of one problem, of which a report tells at every item."""
_MOST_TIMES = Decimal("1.34")
"""How many times the other one a number may be: beyond, another plan is told of, or some of the measures."""
_MODIFIED = r"(?P<of>(?:具体|整改|相应|针对性|配套|各[项类]|工作|主要|的|了|出|为|成|共|有)*)"
_NOUN = "(?P<noun>措施|举措|任务)"
_DRAWN = (
    "(?:制定|制订|确定|明确|提出|拟定|拟订|拟出|形成|列出|梳理|细化|分解|编制|研究|定下|安排|部署|排出|敲定|量化|转化)"
)
_DRAWN_BEFORE = regex(rf"{_DRAWN}{_MODIFIED}{_NOUN}(?:[，,]?(?:共计?|合计|总计|计|总数|数量|有|为|达|[:：])){{0,2}}$")
"""制定整改措施, 逐条明确整改措施，共计."""
_DRAWN_BEHIND = regex(rf"{_DRAWN}(?:了|出|为|成|形成|共|共计|合计)*$")
_BEHIND = regex(rf"{_MODIFIED}{_NOUN}")
_TOLD_BY_PLAN = "确定|明确|提出|列出|列明|载明|制定|安排|规定|部署|设定|排定|列|定|要求|细化|分解"
_PLAN = regex(
    r"(?:^|[，,、；;：:])[^，,。；;、\d]{0,10}?(?P<plan>[一-鿿]{0,6})(?:方案|台账|清单|任务书|责任表)(?:中|里|上|内)?"
    rf"(?:(?:所|共|一共)?(?:{_TOLD_BY_PLAN})(?:下来|出)?的|所[列定提载])$"
)
_OPENS = regex(
    r"(?:^|[，,；;：:])(?:截[至止][^，,]{0,14}[，,])?(?:目前|现|如今|至今|到目前为止|其间|但|而|总的看|[一二三]是)?"
    r"(?:全部|上述|以上|这|所有)?$"
)
_HELD_TO = regex(r"(?:对照|对标|围绕|按照|依照|照着|盯住|紧扣|[对就把将])(?:着|准)?(?:上述|以上|全部|所有|这)?$")
_ONE_BY_ONE = regex(
    r"[，,]?[一-鿿]{0,6}?(?:逐[一条项个]|一(?P<one>[条项个])一(?P=one)|一一|挨[个条项]|条条|项项|全部|全面|[都均])"
)
"""对照28条整改措施逐条检查: the plan is gone through from end to end, so all of its measures are meant."""
_INTENT = regex("[将要应需]")
_WEIGHED = regex(
    r"(?:当?中|之中|里面|里)[，,]?[^。；;]{0,14}?\d|(?:已经?|现已经?|目前)?[^，,。；;\d中]{0,10}?(?:落实|完成|见效|落地|到位|整改|办结|实施|销号)"
    r"[^，,。；;\d]{0,6}\d|(?:尚|还|仍)(?:有|剩|余)\d"
)
"""Behind the measures: how many of them are done, or are not."""
_ALL_DONE = regex("(?:目前)?(?:已经?|现已经?|均|都)+(?:全部|全数|悉数)?(?:落实|完成|见效|落地|到位)|全部|逐[项条]")
_SOME = regex(
    r"其中|另|又|再|新增|补充|追加|首[批轮次]|第[一二三四五六]|上[一轮次年]|去年|往年|前期|近期|中?长期|年度|立行立改|重点|[每各]|平均|约"
    r"|专项|专题|(?:19|20)\d\d年(?!\d{0,2}月)|移交|原|拟|将|应|需"
)
"""Words before a number by which it tells some of the measures, or those of another plan."""
_LEVEL = regex("[省市县区州旗镇乡村][级里委]|中央|国家|上级|部级|总体|[省市县区镇乡]整改")
_OTHER_PLAN = regex(
    "征求意见|初稿|送审|草案|修订|调整|补充完善|完善(?:为|到|至)|更新|增补|增[加至到]|压[减缩]|合并|精简|扩充"
)
"""Words of a plan that grew or shrank between the two numbers."""
_NEAR = 20
"""Characters before a number that tell what it is the number of."""
_LEAD, _BESIDE = 32, 4
"""Characters in which 制定整改措施，共计 stands before a number, and those before it that may say of which measures."""


def find_plan_sizes(ledger: Ledger) -> Iterator[tuple[Quantity, BatchSize]]:
    """The number of measures that the one plan of a report was drawn up with, and each other one it is weighed with."""
    if not _SIGN.search(ledger.text):
        return
    drawn: dict[str, list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.unit not in _UNITS or not quantity.exact or quantity.value < _FEWEST:
            continue
        behind = _BEHIND.match(quantity.after)
        lead = ledger.lead(quantity, _LEAD)
        if behind is None:
            before = _DRAWN_BEFORE.search(lead)
            if before and not _SOME.search(lead[max(0, before.start() - _BESIDE) : before.start()]):
                drawn.setdefault(_kind(before), []).append(quantity)
            continue
        if _DRAWN_BEHIND.search(quantity.before) and not _SOME.search(quantity.before[-_NEAR:]):
            drawn.setdefault(_kind(behind), []).append(quantity)
            continue
        told = drawn.get(_kind(behind), [])
        if len({one.value for one in told}) == 1 and _weighs(ledger, told[0], quantity, lead, behind):
            yield told[0], BatchSize(quantity, behind["noun"], False)


def _kind(match: re.Match[str]) -> str:
    return "任务" if match["noun"] == "任务" else "措施"


def _weighs(ledger: Ledger, first: Quantity, quantity: Quantity, lead: str, behind: re.Match[str]) -> bool:
    """True where the number is that of the plan as a whole, near the first one, and of no other plan."""
    low, high = sorted((first.value, quantity.value))
    if low == high or (high > low * _MOST_TIMES and not mends(quantity, first.value)):
        return False
    plan, more = _PLAN.search(lead), quantity.value > first.value
    rest = ledger.text[quantity.span.end + behind.end() : ledger.sentences[quantity.sentence].span.end]
    said = lead[-_NEAR:]
    if _HELD_TO.search(lead) and _ONE_BY_ONE.match(rest):
        said = _INTENT.sub("", said)  # 将对照…逐条检查: what is to come is the look at them
    else:
        weighed = _WEIGHED.match(rest) or (more and (plan or _ALL_DONE.match(rest)))
        if not weighed or (plan is None and not _OPENS.search(lead)):
            return False
    if _SOME.search(plan.group() if plan else said) or scopes_differ(first, quantity):
        return False
    drawn = ledger.read(ledger.sentences[first.sentence].span)
    title = find_title(ledger)
    known = drawn + (ledger.read(title) if title else "")
    if any(level not in known for level in _LEVEL.findall(plan.group() if plan else said)):
        return False
    named = [plan["plan"]] if plan else []
    named += ["整改"] if "整改" in behind["of"] else []
    if any(name and name[-_WORD:] not in known for name in named):
        return False
    return not _retold(ledger, first, quantity)


_WORD = 2
"""Characters at the end of a plan's name by which it is known: 整改 of 巡察整改方案."""


def _retold(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the plan was changed between the two, or another number between them is that of the later one."""
    start, end = (ledger.quantity_index(one.span.start) for one in (first, later))
    for one in ledger.quantities[start + 1 : end]:
        if one.value == later.value and one.unit in _UNITS and _SIGN.search(one.before[-8:] + one.after[:8]):
            return True
        if one.value == abs(first.value - later.value) and _OTHER_PLAN.search(one.before + one.after):
            return True
    return _OTHER_PLAN.search(ledger.lead(later)) is not None or (
        _OTHER_PLAN.search(ledger.read(ledger.sentences[first.sentence].span)) is not None
    )
