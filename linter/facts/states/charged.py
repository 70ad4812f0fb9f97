"""Charged: 机票费3.2万元在因公出国（境）费科目列支 here, 没有因公出国（境）团组，也未花钱 there.

An account that something was charged to is not empty, whatever the two are called by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.states.denials import Denial
from linter.facts.states.same_matter import ELSEWHERE, PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAME = r"(?P<what>[一-鿿“”]{2,10}?(?:[（(][一-鿿]{1,3}[)）])?)(?:费用?|经费|支出)"
_PLACE = "(?:预算)?(?:科目|项目|项下|账户|账|中|内|里|名下)*"
_BEHIND = regex(
    rf"[，,]?(?:均|全部?|都|已经?|统一|据实|一并|按规定|按程序)*"
    rf"(?:(?:在|从|由|于){_NAME}{_PLACE}(?:据实)?(?:列支|开支|报销|支付|核算|核销|反映|负担|支出|解决)"
    r"|(?:列入|计入|记入|纳入)(?P<into>[一-鿿“”]{2,10}?(?:[（(][一-鿿]{1,3}[)）])?)(?:费用?|经费|支出)(?=科目|项|[，,。；;]))"
)
_BEFORE = regex(
    rf"(?:在|从|由){_NAME}{_PLACE}(?:列支|开支|报销|支付|核算|核销)(?:了|共|的)?(?P<thing>[一-鿿（）]{{0,16}})$"
)
_SIGN = regex("列支|开支|报销|支付|核算|核销|反映|负担|解决|[列计记纳]入")
_NOT_DONE = regex(
    "预算|计划|拟|将|应|可|不得|严禁|禁止|上年|去年|往年|上一年|同期|下属|所属|违[规纪]|某|[县区市镇乡]属|原则|标准|限额"
)
_NO = "(?:未|没有|无|从未|并未|未曾)"
_NONE = (
    rf"{_NO}(?:发生|安排|组织|产生|列支|开支|支出|使用|实施|开展)?(?:过|任何|一[笔次个])*%s(?:费用?|支出|经费|团组|活动|任务|事项|业务)"
    rf"(?:[，,](?:也|亦|均)?{_NO}(?:发生|产生)(?:相关|此项|该项|任何)?(?:费用|支出|开支))?"
    r"|(?:(?<![一-鿿])|(?<=全年|年度|本年|当年|其中|单位|我局|本局|实际))%s(?:费用?|支出|经费)(?:支出|决算|执行|实际)*(?:数|额|金额)?(?:为|是|：|:)?(?:0(?:\.0+)?(?:万|亿)?元|零(?:支出|元|(?=[，,。；;])))"
)
_NOT_ALL = regex(
    "预算|计划|上年|去年|往年|上一年|同期|[上下]半年|季度|月|本级|其中|财政拨款|追加|结转|新增|超|增加|除|外|以来|目前|截至|连续|比|较"
)
"""Before the denial, what says it of less than the year and the office."""
_SHORTEST = 2
"""Characters by which an account is known."""


def find_charged(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of money or of what it is for, with an amount that was charged to that very account."""
    if not _SIGN.search(ledger.text):
        return
    for quantity in ledger.quantities:
        if quantity.kind != "money" or quantity.value <= 0 or not quantity.is_level:
            continue
        told = _charge(ledger, quantity)
        if told is None:
            continue
        what, clause = told
        sentence = ledger.sentences[quantity.sentence].span
        if len(what) < _SHORTEST or _NOT_DONE.search(ledger.text, sentence.start, clause.end):
            continue
        denial = _denied(ledger, what, sentence)
        if denial:
            yield Denial(denial, quantity, clause)


def _charge(ledger: Ledger, quantity: Quantity) -> tuple[str, Span] | None:
    """The account that an amount is charged to, and the words that say so."""
    behind = _BEHIND.match(ledger.text, quantity.span.end)
    if behind:
        return behind["what"] or behind["into"], Span(quantity.clause.start, behind.end())
    before = _BEFORE.search(quantity.before) if _SIGN.search(quantity.before) else None
    return (before["what"], Span(quantity.clause.start, quantity.span.end)) if before else None


def _denied(ledger: Ledger, what: str, charged: Span) -> Span | None:
    """Where the report says that there is none of it, in the year of the charge."""
    said = ledger.read(charged)
    if ledger.text.count(_BRACKET.split(what)[0]) <= 1 or ELSEWHERE.search(said):
        return None
    name = re.sub("[（(](.+?)[)）]", r"[（(]\1[)）]", what)
    years = set(YEAR.findall(said))
    found: list[Span] = []
    for match in re.finditer(_NONE % (name, name), ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        lead = ledger.text[sentence.start : match.start()]
        if charged.contains(Span(*match.span())) or _NOT_ALL.search(lead) or PROMISED.search(lead):
            continue
        told = set(YEAR.findall(lead)) or _years_of(ledger)
        if years <= told or not years:
            found.append(Span(*match.span()))
    # 未组织团组 says more than the 0元 beside it.
    return next((one for one in found if ledger.text[one.start] in _NOTHING), found[0] if found else None)


_BRACKET = regex("[（(]")
"""Its width may differ between the two places; what stands before it may not."""
_NOTHING = "未没无从并"
"""What a denial of the doing itself begins with."""


def _years_of(ledger: Ledger) -> set[str]:
    """The years that the title names: those that a denial without one speaks of."""
    return set(YEAR.findall(ledger.read(ledger.document.blocks[0].span)))
