"""Stepped: 318家 … 注销9家、新登记29家 … 338家, which what came in and went out makes of an earlier number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import unit_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_IN = regex(
    "新|增|补|扩|追加|加上|续[建签聘]|恢复|返回|迁入|[转调划纳列并接收录]入|入[库列]|开[工业办设]|[招录聘]|结转|批准|登记(?!重复)"
)
_OUT = regex(
    "退|减|注销|撤|并|关[闭停]|停|取消|核[销减]|剔除|扣除|删除|排除|重复|淘汰|[迁调转划移流]出|放弃|流[拍标失]|销号|死亡|灭失|毁|报废|损|拆|解[散除]|终止"
    "|离[职任开]|辞|流产|作废|失效|到期|期满|毕业|结[业项案]|办结|完[工成]|竣工|出[栏院库列]|不(?:符|再|予|合格|达标|属|在|参加)|未(?:予|获|能|通过|参加|达|列入)|落选|缺席|改作|误报|除名|否决|驳回|缺考|请假|未到|[因病]休假|暂缓|改期"
)
_EDGE = regex("[，,、；;。：:！!？?（）()\\n]")
_MOST = 6
"""Steps between two numbers of which every choice is summed up."""
_BACK = 60
_TIMES = regex(
    "[今本去上前明]年|[本上]一?(?:届|轮|批|期|季度?|学[年期]|月)|[上下]半年|[一二三四]季度|[春夏秋冬]季|(?:19|20)\\d\\d年|\\d{1,2}月份"
)


def stepped(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where some of the steps told between two numbers lead from the first to the later one."""
    sums = {first.value}
    for step in list(_steps(ledger, first, later))[-_MOST:]:
        sums |= {value + step for value in sums}
    return later.value in sums - {first.value}


def _steps(ledger: Ledger, first: Quantity, later: Quantity) -> Iterator[Decimal]:
    """What is told between two numbers to have come in, above zero, or gone out, below it."""
    for sentence in range(first.sentence, later.sentence + 1):
        for one in ledger.by_sentence.get(sentence, ()):
            between = first.span.end <= one.span.start and one.span.end <= later.span.start
            if (
                between
                and _of_the_things(first, later, one)
                and unit_class(one) == unit_class(later)
                and one.value < first.value
            ):
                yield from _signed(ledger, one)


def _of_the_things(first: Quantity, later: Quantity, one: Quantity) -> bool:
    """False for 新建3个停车场 paragraphs away from 86个网格: what has a name of its own, and is told beside neither."""
    if not one.head or min(one.sentence - first.sentence, later.sentence - one.sentence) <= 1:
        return True
    return share_a_bigram(one.head, f"{first.before[-_NAME:]}|{first.head}|{first.after[:_NAME]}|{later.after[:_NAME]}")


_NAME = 12
"""Characters beside a number in which stands what it counts."""


def _signed(ledger: Ledger, one: Quantity) -> Iterator[Decimal]:
    text = ledger.text
    before = _EDGE.split(text[max(0, one.span.start - _BACK) : one.span.start])[-1]
    behind = _EDGE.split(text[one.span.end : one.span.end + _BACK])[0]
    # What stands before a number says more of it: 新登记29家, but 有1人放弃.
    for words in (before, behind):
        came, went = _IN.search(words), _OUT.search(words)
        if came or went:
            if came:
                yield one.value
            if went:
                yield -one.value
            return


def of_two_times(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 去年秋季入学的新生有1312人 and 今年秋季入学的1321人: each says of which time it is."""
    times = []
    for one in (first, later):
        times.append(set(_TIMES.findall(ledger.lead(one, _BACK))))
    return bool(times[0] and times[1]) and times[0] != times[1] and not (times[0] <= times[1] or times[1] <= times[0])
