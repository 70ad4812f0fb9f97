"""Faults in more than were looked at: 抽取26户家庭的资料，发现28户家庭收入核定有误.

What was looked at stands behind the number, 11所学校的实物资产, and what was found is told with its own verb: no 其中
and no 的 before the noun joins the two. The noun of the part is that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.rows import Row
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_LOOKED_AT = regex(
    "(?:抽查|抽取|抽检|抽审|抽样|抽测|检查|查看|察看|核查|核对|查阅|评查|走访|暗访|调阅|督查|复查|检测|盘点|随访|抽选|抽调阅)"
    "(?:核查|检查|走访|查看|调查)?(?:了|过)?(?:其中的?|[全本我该][省市县区镇乡村]的?|辖区内?的?|共计?)?"
    "(?P<noun>[一-鿿]{2,6})?$"
)
_OUT_OF = regex("从(?P<noun>[一-鿿]{2,24})[中里](?:随机|现场|共)?$")
"""从在册的证书中抽取26份: what was looked at stands before the verb."""
_THOSE = "其中|(?:被|所)?抽[查取检审]?到?的?[一-鿿]{2,6}(?:当中|之中|[里中])"
"""The part is told to be of those looked at: 被抽取的证书里."""
_OF_THOSE = regex(rf"(?:{_THOSE})(?:共?有)?$")
_FOUND = regex(
    r"[一-鿿“”（）]{0,20}?[，,。；;](?:其中|经[一-鿿]{2,4}[，,]?|结果|最终)?[，,]?"
    rf"(?:[检抽核审督评暗复排]?[查计测访阅]?(?:组|中|人员)?(?:发现|查出|查明|查实|显示|检出|认定|指出|反映)[，,]?"
    rf"(?:{_THOSE})?(?:共?有)?|{_THOSE}[，,]?(?:共?有)?|结果有?|共?有|其中有?)$"
)
_FAULT = regex(
    "[^，,。；;\n]{0,14}?(?:[未没不缺超违错漏虚少乱差假]|存在|逾期|滞后|低于|重复|有误|问题|隐患|擅自|过期|挪用|闲置)"
)
_MORE = regex(
    "另|还|又|再|同时|此外|结合|比对|数据|系统|平台|举报|自查|延伸|上报|报送|往年|以前|历年|累计|加上|连同|涉及|关联|合计|人次|[家所户个]次|全面|普查"
)
"""What lets more be found than were looked at on the spot."""
_NO_LEVEL = regex("计划|目标|每|均|拟|上年|去年|另|又|再|首[批次]|分别|余|近|约")
_ANYTHING = frozenset("个项件条处份种")
"""Units of any thing: without the noun it is faults that are counted, and there may be more of them."""
_NOUN = 2
"""Characters of the noun that both tell; of a place one."""
_PLACES = frozenset("村镇乡县区")
_BEHIND = 10
"""Characters behind the whole in which the noun of the part stands."""
_BETWEEN = 2
"""Numbers of other units between the two: 11所学校的48份合同."""
_TIMES = 3
"""Times of the whole up to which a number may be meant as its part."""


def find_parts_of_examined(ledger: Ledger) -> Iterator[Outcome]:
    """Every number of those found at fault with the smaller number of those that were looked at right before."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            part = row.cells[at].quantity
            if part.kind != "count" or not part.exact or not _FAULT.match(part.after):
                continue
            before = next((i for i in range(at - 1, max(-1, at - 2 - _BETWEEN), -1) if _alike(row, i, at)), None)
            if before is not None and _is_part(row, before, at) and not HOLDS_MORE.match(ledger.text, part.span.end):
                yield Outcome(row.cells[before].quantity, part)


def find_larger_amounts(ledger: Ledger) -> Iterator[Outcome]:
    """Every amount found at fault that exceeds what was looked at: 抽查合同4310万元，发现…涉及4620万元."""
    if "抽" not in ledger.text or "发现" not in ledger.text:
        return
    for row in ledger.rows:
        money = [one for one, _ in row.cells if one.kind == "money" and not one.approximate]
        first = next((at for at, one in enumerate(money) if _is_sample(ledger, one)), None)
        if first is None:
            continue
        whole, *behind = money[first : first + 1 + _AMOUNTS]
        part = next((one for one in behind if _is_amount_at_fault(ledger, whole, one)), None)
        if part:
            yield Outcome(whole, part)


def _is_sample(ledger: Ledger, one: Quantity) -> bool:
    """True for an amount told of what was looked at, before anything was found."""
    lead = ledger.lead(one)
    if not _SAMPLE.search(lead) or _FOUND_AT_ALL.search(lead):
        return False
    return _NO_LEVEL.search(one.before) is None


def _is_amount_at_fault(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    if not whole.interval.high < part.interval.low or part.value > whole.value * _TIMES:
        return False
    between = ledger.text[whole.span.end : part.span.start]
    stops = between.count("。")
    if stops > _SENTENCES or not _FOUND_AT_ALL.search(between) or _ELSEWHERE.search(between):
        return False
    return _SUM_AT_FAULT.search(part.before) is not None


_SAMPLE = regex("抽[查审取验样检][^。；]{0,40}?(?:金额|资金|价款|合同额|总额|款项)[^，,。；]{0,4}$")
_FOUND_AT_ALL = regex("发现|查出|显示|存在")
_ELSEWHERE = regex(
    "延伸|自查|举一反三|历年|以前年度|累计|比对|普查|全面|上报|扩大|下年|上年|[去今]年|此外|其他(?:单位|项目)"
)
_SUM_AT_FAULT = regex(
    "(?:(?:涉及|所涉|涉案|违规|问题|虚[列报]|多[计付])[^，,。；]{0,8}?)(?:金额|资金|款项|价款|合同额)?(?:共计?|合计|高?达到?|为|计)*$"
)
_AMOUNTS, _SENTENCES = 4, 3
"""Amounts behind the whole, and full stops up to the part."""


def _alike(row: Row, before: int, at: int) -> bool:
    return row.cells[before].quantity.unit == row.cells[at].quantity.unit


def _is_part(row: Row, before: int, at: int) -> bool:
    whole, part = row.cells[before].quantity, row.cells[at].quantity
    if whole.approximate or not whole.exact or not whole.value < part.value <= whole.value * _TIMES:
        return False
    looked = _LOOKED_AT.search(whole.before)
    if not looked or _NO_LEVEL.search(whole.before):
        return False
    out_of = _OUT_OF.search(whole.before, 0, looked.start())
    things = f"{out_of['noun'] if out_of else ''}|{looked['noun'] or ''}|{whole.after[:_BEHIND]}"
    gaps = "".join(cell.gap for cell in row.cells[before + 1 : at + 1])
    if not _FOUND.fullmatch(gaps if before == at - 1 else f"的资料{_last_clause(row.cells[at].gap)}"):
        return False
    noun = part.after[: 1 if part.after[:1] in _PLACES else _NOUN]
    named = noun in things or _OF_THOSE.search(gaps) is not None
    unnamed = part.unit not in _ANYTHING and _FAULT_AT_ONCE.match(part.after) is not None
    return (named or unnamed) and not _MORE.search(gaps + part.after)


def _last_clause(gap: str) -> str:
    """The gap from its first mark on."""
    return gap[next((i for i, sign in enumerate(gap) if sign in "，,。；;"), 0) :]


_FAULT_AT_ONCE = regex("(?:均|都|已)?(?:[未没不缺超违]|存在|逾期|有问题|擅自|重复)")
