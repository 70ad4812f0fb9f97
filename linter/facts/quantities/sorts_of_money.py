"""Sorts of money: 护理补贴12.36万元 and 生活补贴13.26万元, 房租 and 物业费: two things that one person gets or owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SORT = regex(
    r"(?P<noun>补贴|补助金?|津贴|奖[补励]?[资金]+|助学金|慰问[品金]|救助金|养老金|失业金|保险[费金]|抚恤金|工资|薪酬|报酬|加班费"
    r"|贷款|存款|借款|利息|本金|利润|税[金款费收]|房租|租金|货款|物业费|[水电气]费|学费|住宿费|罚[款金]|没收款|价款|经费|赔[偿款]+|损失|营[业收][收入]+|产值"
    r"|抵押金额?|保证金|质保金|工程款|服务费|手续费|管理费)(?:余额|总额|共计?|合计|累计|达到?|为|是|约)*$"
)
_GENERAL = regex(
    "上级|上缴|上述|下达|专项|中央|争取|享受|使用|偿还|免除|兑付|全部|共计|冒领|减免|列支|到位|前述|发放|发给|各类|各项|同类"
    "|多发|套取|安排|完成|实发|实现|少发|已付|应付|应发|归还|所有|投入|报销|拖欠|拨付|挂账|支付|支出|收取|收回|新增|有关|欠发"
    "|欠缴|此项|涉及|清退|漏发|相关|筹集|结算|给予|缴纳|节约|获得|落实|虚报|补助|补发|补缴|该笔|该项|财政|资金|这些|违约|违规"
    "|追回|追缴|退还|金额|项目|领取|骗取"
)
"""What stands before a noun of money and makes no sort of it."""


def of_two_sorts(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where right before each stands another noun of money, which the sentence of the other does not hold."""
    if one.kind != "money" or other.kind != "money":
        return False
    first, second = (_SORT.search(quantity.before) for quantity in (one, other))
    if first is None or second is None:
        return False
    own = [told["noun"] for told in (first, second)]
    if own[0] == own[1]:
        own = [told.string[max(0, told.start() - _PAIR) : told.start()] for told in (first, second)]
        if any(len(name) < _PAIR or _GENERAL.fullmatch(name) for name in own) or own[0] == own[1]:
            return False
    here, there = (ledger.read(ledger.sentences[quantity.sentence].span) for quantity in (one, other))
    return own[0] not in there and own[1] not in here


_PAIR = 2
"""Characters that make a sort of a noun."""
