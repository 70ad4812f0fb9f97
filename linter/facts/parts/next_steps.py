"""Next steps: 发放问卷300份。收回312份: what can only be done with things that went through the step told before it.

The two may stand in sentences of their own, with other numbers between. Only steps are listed whose things come from
nowhere else: a court may end cases of the year before, but nobody hands back what was not handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import unit_name
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEPS = (
    (regex("[发投印派送][一-鿿]{0,8}(?:问卷|调查表|测评[表票]|征求意见表|选票|答卷)"), regex("收回|回收|交回")),
    (
        regex("报名|(?:收到|接收)[^，。；]{0,6}(?:报名表|申请表)"),
        regex("符合(?:条件|要求)|(?:通过|经)(?:资格)?(?:初审|审查|审核|面试|笔试)|录[取用]|参加(?:笔试|面试|考试)|实际参训"),
    ),
    (
        regex("参训|参加(?:了)?[^，。；]{0,6}(?:培训|考试|考核|鉴定)|受训|应考"),
        regex("(?:领到|领取|取得|获得|拿到)[^，。；]{0,14}证|(?:考[试核]|鉴定|结业|测试)[^，。；]{0,4}(?:合格|通过|及格)"),
    ),
    (
        regex("(?:抽[查检样看]|入户|走访|检查|检测|核查|抽取)(?:了)?(?:[^，。；发存出]{0,10})$"),
        regex("(?:发现|存在|查出)?(?:有|存在)?(?:问题|隐患|不合格|不达标|超标|违规)[^，。；]{0,4}的[^，。；]{0,8}$|^(?:其中)?不合格"),
    ),
    (regex("栽植|栽种|补植|造林"), regex("成活|保存|(?:验收|达到)?合格(?:标准)?")),
    (
        regex("(?:违规|违纪|套取|挪用|侵占|截留|多付|超付|骗取|错发|多发)[^，。；]{0,8}(?:资金|金额|款|补贴|补助|工资|津贴|费)"),
        regex("(?:收回|追回|追缴|退回|清退|收缴|退缴)[^，。；]{0,6}$"),
    ),
    (
        regex("(?:下达|安排|到位|拨入|拨付|收到)[^，。；]{0,10}(?:指标|资金|经费|补助)"),
        regex("(?:这笔|该笔|该项|上述|此笔)(?:指标|资金|经费|补助)[^，。；]{0,6}(?:支出|支付|使用|列支)"),
    ),
)  # fmt: skip
_ANY_STEP = regex("|".join(then.pattern for _, then in _STEPS))
"""What any number but that of a first step is told with: asked first."""
_NOT = regex(
    "^年|年度|累计|含|历年|历次|往年|利息|罚款|滞纳|追加|结转|上年|去年|另|人次|计划|目标|任务|每|均|同期|比上|较上|增|减|前期|此前|其他|[全我本][省市县区镇乡村]|两级|各级|电话|网上|以来|至今|先后|自查|巡查|网格(?!员)|热线|回访|比对|日常|举报|交来|高中|整[片个]|未|没有|不(?!合格|达标)|最"
)
_FARTHEST = 2
"""How many times the whole its part may be."""
_SENTENCES, _LONGEST = 2, 160
"""Sentences and characters from the one to the other."""
_LEAD = 24
"""Characters before a number that say what was done."""


def find_next_steps(ledger: Ledger) -> Iterator[Outcome]:
    """Each number of a step that is larger than the one of the step before it."""
    last: dict[str, list[Quantity]] = {}
    for part in ledger.quantities:
        if not part.is_amount or part.approximate or not part.unit:
            continue
        before = last.setdefault(unit_name(part), [])
        words = _words(ledger, part) if before else ""
        for first, then in _STEPS if _ANY_STEP.search(words) and not _NOT.search(words) else ():
            step = then.search(words)
            if step is None or first.search(words):
                continue
            near = takewhile(partial(_is_near, ledger, part), reversed(before))
            bases = [one for one in near if first.search(_told(ledger, one))]
            # 第一期参训86人，第二期参训92人: the certificates are of both.
            if bases and _of_others(words[: step.start()], bases[0]):
                continue
            if bases and part.value > sum(one.value for one in bases) and _follows(ledger, bases[0], part):
                yield Outcome(bases[0], part)
                break
        before.append(part)


def _of_others(subject: str, base: Quantity) -> bool:
    """True for 多付的工程款54.7万元…。拖欠租金已收回108万元: what the step is taken with has a name of its own."""
    name = _MARK.split(_TAKEN.sub("", subject))[-1]
    return len(name) >= _NAMED and not _OF_THEM.search(name) and not share_a_bigram(name, base.before + base.after)


_TAKEN = regex("(?:目前|现|均|都|全部|实际)*(?:已经?|共|经)?$")
_OF_THEM = regex("^[这该此其上]|[里中]$")
_NAMED = 4
"""Characters of a name that says of what something is told."""


def _is_near(ledger: Ledger, part: Quantity, one: Quantity) -> bool:
    """True for a number of the sentences right before a part, in its paragraph."""
    return part.sentence - one.sentence <= _SENTENCES and "\n" not in ledger.text[one.span.end : part.span.start]


def _follows(ledger: Ledger, base: Quantity, part: Quantity) -> bool:
    if part.value > base.value * _FARTHEST:
        return False
    between = ledger.text[base.span.end : part.span.start]
    if HOLDS_MORE.match(ledger.text, part.span.end) or HOLDS_MORE.match(ledger.text, base.span.end):
        return False
    behind = ledger.text[part.span.end : ledger.sentences[part.sentence].span.end]
    if _OTHERS.search(between) or _EARLIER.search(behind):
        return False
    if len(between) > _LONGEST or _NOT.search(_words(ledger, base)):
        return False
    # 抽查企业60家。存在隐患的车间64家: where both are named right at the number, they are of one name.
    one, other = _name(base), _name(part)
    return (
        not one or not other or share_a_bigram(one, other) or (_PAPER.search(one) and _PAPER.search(other)) is not None
    )


_NAMELESS = regex("[的有到回收取得为达]$|^$")


def _name(one: Quantity) -> str:
    """The noun behind a number, or the words right before it where they end with one."""
    behind = _MARK.split(one.after)[0]
    return behind or ("" if _NAMELESS.search(one.before) else one.before[-_NOUN:])


_MARK = regex("[^一-鿿]")
_PAPER = regex("[问答]卷|测评表|调查表")
"""What is handed out and handed back, by whichever name."""
_NOUN = 6


def _words(ledger: Ledger, one: Quantity) -> str:
    """The words before a number, from the number before it on."""
    start = max(ledger.sentences[one.sentence].span.start, one.span.start - _LEAD)
    return _DIGIT.split(ledger.text[start : one.span.start])[-1]


_OTHERS = regex("连同|一并|也[能可]|加上|算上|同步|公众号|小程序|家长|教师卷|另一")
"""Between the two steps, others who took the second."""
_EARLIER = regex("上一?年|往年|补考|前一|上一批")
"""Behind it, those who took the first before."""
_DIGIT = regex("[0-9]")


def _told(ledger: Ledger, one: Quantity) -> str:
    """The words around a number that say what was done."""
    return _words(ledger, one) + one.after[:8]
