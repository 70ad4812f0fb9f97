"""Data days: the day for which the figures of a report stand: 以上数据截至10月15日, 人口数均为11月1日零时的数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CUT_OFF = regex(
    r"(?:(?:以上|上述|本表|所列|文中|表中)(?:各项|所有|相关)?|[（(])(?:数据|数字|统计|进度|台账)(?:的)?(?:统计|采集|更新|汇总)?(?:时间|日期|时点|期限)?(?:均|都)?(?:为|是)?[：:]?(?:截[至止]到?|更新[至到]|[至到])$"
)
"""以上数据截至10月15日: the day for which the figures stand, whatever else is said of them."""
_ARE = regex(
    r"(?:(?:均|都|全部|一律)(?:为|是|系|采用|取自|来自|引自|以)|(?:数据|数字|人口数?|户数|口径)(?:为|是|系|采用|取自)|截至)$"
)
_DATA_OF = regex(
    r"(?:零时|0时|零点|24时|二十四时|当[日天])?(?:止|末)?(?:时点)?的?(?:[一-鿿]{0,6}?)"
    r"(?:数据|数字|统计数|登记数|在册数|账面数|时点数|时点的情况)(?=$|[，,。；;：:）)])"
)
_REFERENCE = regex(
    r"(?:零时|0时|零点|24时|二十四时)?(?:作?为)(?:普查|调查|统计|评估|审计|数据|登记|清查)?(?:标准|统计|截止)?(?:时点|时间|基准日|截止日)"
    r"[^。；]{0,30}?(?:[开进]展了|进行了|完成了|实施了|摸清了|查清了|评估值|账面价值|经审计)"
)
_REFERS = regex("(?:以|选取|选定|确定)$")
_ASKED = regex("(?<![现已])将|请|务必|须|应|要求|将于|预计|拟|计划|下[一次期]|阶段")
_ORDERS = regex("方案|通知|计划|办法|指南|须知|说明|的函")
_LONGEST_TITLE = 60
_ARRANGED = regex("已经?安排(?=使用|支出|资金|拨付|落实|到位|下达)")


def arranged(ledger: Ledger, date: DateFact, behind: str) -> str:
    """截至年末，已安排使用3笔: what has been arranged by a day of the year of the signature is a state, and no plan."""
    signed = ledger.signing_date
    return _ARRANGED.sub("已", behind) if signed and date.year == signed.year else behind


def is_data_day(ledger: Ledger, date: DateFact, before: str, behind: str) -> bool:
    """True where the words around a date say that figures stand for it, so that it cannot lie ahead."""
    told = (
        _CUT_OFF.search(before)
        or (_ARE.search(before) and _DATA_OF.match(behind))
        or (_REFERS.search(before) and _REFERENCE.match(behind))
    )
    if not told or _plans(ledger):
        return False
    return not _ASKED.search(ledger.text, *ledger.sentences[date.sentence].span)


def _plans(ledger: Ledger) -> bool:
    """True for a plan, notice or note by its title: what it says of its figures may lie ahead."""
    heads = "".join(ledger.read(block.span) for block in ledger.document.blocks[:2])
    return _ORDERS.search(heads[:_LONGEST_TITLE]) is not None
