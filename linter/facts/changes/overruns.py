"""Overruns and shortfalls: 概算3200万元，完成投资3536万元，超概算336万元: the difference told of two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.strands import Link
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Overrun:
    """A difference or its rate, and the two numbers it lies between."""

    told: Quantity
    """The difference, or a percentage of what was set."""
    base: Quantity
    """What was set: the estimate, the contract, the establishment."""
    actual: Quantity
    others: tuple[Quantity, ...]
    """Further numbers of the sentence in that unit: two of them may be meant."""


class _Scheme(NamedTuple):
    """The words of one kind of comparison, each read at the end of the words before a number."""

    base: re.Pattern[str]
    actual: re.Pattern[str]
    told: re.Pattern[str]


_LINK = r"(?:总|价|金额|总额|造价|投资|资金|面积|人员|数|额|款)*(?:合计|共|为|是|达|有|：|:|仅)*$"


def _scheme(base: str, actual: str, told: str) -> _Scheme:
    return _Scheme(
        regex(rf"(?:{base})[一-鿿]{{0,10}}?{_LINK}"),
        regex(rf"(?:{actual})[一-鿿]{{0,4}}?{_LINK}"),
        regex(
            rf"[，,、；（(或即]?(?:共|已经?|则|实际|累计)?(?:{told})(?:率|幅度|比例)?(?:投资|资金|款项?|金额|工程款|税费)?(?:达到|达|为|了|约)?$"
        ),
    )


_SCHEMES = (
    _scheme("概算", "完成投资|实际投资|决算|结算|实际支出|实际完成|审定|核定", "超概算?|超出概算|超支|节约|节省"),
    _scheme(
        "预算|控制价|限价|拦标价",
        "实际支出|决算|中标|成交|实际采购|支出",
        "超预算|超出预算|超支|节约|节省|节支|下浮|降低|结余",
    ),
    _scheme("送审|报审", "审定|核定|审核后", "审减|核减|净审减|净核减"),
    _scheme("合同", "结算|已支付|已付|实际支付|支付", "超合同价?|超付|多付|尚欠|欠付|未付|未支付|尚未支付|剩余"),
    _scheme(
        "编制|核定(?:[一-鿿]{0,6})(?:人|职)数",
        "实有|在编|实际在岗|实配|实际配备|现配备",
        "超编|空编|缺编|超职数(?:配备)?|超配(?:备)?|缺配|空缺",
    ),
    _scheme("(?:合同|计划|原定|约定)工期", "实际工期|实际用时|用时|实际", "超工?期|延误|逾期|延期|提前"),
    _scheme(
        "目标(?:任务)?|任务|计划",
        "(?:实际|已|累计)?完成(?:投资)?|实现|实际",
        "超额完成|超额|超目标|超任务|超计划|超出(?:计划|任务|目标)?|超投资?|超产|超收|欠投资?|欠产|短收|少完成|尚差|差|节约|节省",
    ),
    _scheme(
        "预[计期]|预估|预测|测算",
        "实际|最终",
        "超出?预[计期]|(?:高于|多于|低于|少于)预[计期]|[较比]预[计期](?:多|少|高|低|超出?)",
    ),
    _scheme("限额|定额", "实际支出|支出|实际", "超支|超限额|超出"),
    _scheme(
        "应当?(?:缴|付|收|退|发|还|补|整改|拆|清|征|提|计提|配|拨|列|摊|上缴)[一-鿿]{0,8}",
        "已|实|实际",
        "欠缴|少缴|漏缴|未缴|尚欠|少发|漏发|未发|剩余|少收|未退|短缺|欠付|(?:少|多|漏|欠)(?:征收?|提取?|计提?|配套?|发放|拨付?|列支?|缴纳|收取|摊销?)",
    ),
    _scheme("标准|核定面积|规定面积", "实际[使占]用|实际", "超标准?|超面积|超出"),
)
_OTHER = regex(r"上年|去年|同比|增长|分别|另|[。；;]|调整|变更|追加|利息|滞纳|本金|质保|约定")
_FARTHEST = 4
"""Numbers before the difference among which its two numbers stand."""


def find_overruns(ledger: Ledger) -> Iterator[Overrun]:
    """Every difference that stands behind its two numbers in one sentence."""
    for strand in ledger.strands:
        for at in range(2, len(strand.links)):
            yield from _told_at(strand.links, at)


def _told_at(links: Sequence[Link], at: int) -> Iterator[Overrun]:
    told, gap = links[at].quantity, links[at].gap
    if told.approximate or len(gap) > 16 or not links[at].known:
        return
    for scheme in _SCHEMES:
        if scheme.told.fullmatch(gap):
            found = _between(links, at, scheme)
            if found:
                yield found
                return


def _between(links: Sequence[Link], at: int, scheme: _Scheme) -> Overrun | None:
    told = links[at].quantity
    base: Quantity | None = None
    actual: Quantity | None = None
    others: list[Quantity] = []
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        quantity, gap = links[index].quantity, links[index].gap
        if told.kind != "percent" and quantity.unit != told.unit:
            return None if quantity.kind != "percent" else _closed(told, base, actual, others)
        if quantity.kind not in ("percent", "points", "plain") and not quantity.approximate:
            words = re.split(r"[，,；;。]", gap)[-1]
            if "其中" in gap:
                others.append(quantity)
                continue
            if actual is None and scheme.actual.search(words) and not scheme.told.fullmatch(gap):
                actual = quantity
            elif base is None and scheme.base.search(words):
                base = quantity
            else:
                others.append(quantity)
        if _OTHER.search(gap):
            break
    return _closed(told, base, actual, others)


_MOVED = regex("顺延|停工|扣除|不可抗力|结转|滚存|基金|[开动]工晚|报名|借调|[每均]|单价|/")
"""What shifts the number that was set, or makes it one for each."""
_OF_A_PART = regex(
    r"[上下]半年|[一二三四前]?[一二三四]季度|\d+月|[春夏秋冬]季?|今年|当年|本年|年度|20\d\d年|累计"
    r"|我[市县区镇乡]|[一-鿿]{2}[镇乡村]|[甲乙丙丁]村|主体|[一二三]期|一标段"
)
_PAID_INTO = regex("[调转划]往|[调转划]入")
"""调往一般公共预算118420万元: what is spent, and no budget."""
_ABOVE = regex("超(?!概|编|面积)|多[征提计配发拨列缴收摊]")
_BELOW = regex("少[完征提计配发拨列缴收摊]|漏[征提计配发拨列缴收摊]|差|提前|欠|短收|节约|节省")
_HOLDS = regex("[（(](?:含|包括)|的[为是有系]")
"""短收130万元（含…）, 欠投资120万元的为东河镇项目: more or less than the difference."""
_REACH = 60
"""Characters of the sentence before the number that was set."""


def _of_one_whole(told: Quantity, base: Quantity, actual: Quantity) -> bool:
    """False where 全年任务12亿元，上半年完成6.5亿元 sets one stretch, place or person against another."""
    text = told.text
    planned = text[base.span.start - len(base.before) : base.span.start]
    if _PAID_INTO.search(planned):
        return False
    reached = re.split(r"[，,；;]", text[base.span.end : actual.span.start])[-1]
    said = text[max(base.span.end, actual.span.end) : told.span.start]
    ahead = re.split("[。；;\n]", text[max(0, base.span.start - _REACH) : base.span.start])[-1]
    if _MOVED.search(ahead + text[base.span.start : told.span.start]) or _HOLDS.match(text, told.span.end):
        return False
    if any(part not in planned for part in _OF_A_PART.findall(reached)):
        return False
    below, above = _BELOW.search(said), _ABOVE.search(said)
    return not (above and actual.value <= base.value) and not (below and actual.value >= base.value)


def _closed(
    told: Quantity, base: Quantity | None, actual: Quantity | None, others: Sequence[Quantity]
) -> Overrun | None:
    if base is None or actual is None or base.unit != actual.unit or base.value <= 0:
        return None
    if not _of_one_whole(told, base, actual):
        return None
    return Overrun(told, base, actual, tuple(q for q in others if q.unit == base.unit))


_BUDGET = regex(r"(?:^|[，,、；：])?[^，,。；;]{0,10}预算(?:安排|总额|总数|数|支出|收入|指标)?(?:共|为|是)?$")
_ADDED = regex(
    r"[，,](?:年中|年内|执行中|当年)?(?:追加|调增|增加|调减|核减|压减|追减)(?:预算|资金|指标|安排)?(?:共|为|了)?$"
)
_ADJUSTED = regex(
    r"[，,](?:调整|变更|追加|调减|调增|压减)后的?(?:全年|年度|支出|收入)?预算(?:安排|总额|总数|数|指标)?(?:共|为|达到?)?$"
)
_SIGNS = tuple(f"后{of}{what}" for of in ("", "的") for what in ("预算", "全年", "年度", "支出", "收入"))
_WIDER = regex("结转|另|其中|本级|上级|上年|去年|分别|累计")
_ALSO = regex("收回|收缴|调[入出]|动[用支]|预备费|划转|调剂|统筹|核减|差额")
"""What else changes a budget, told before it is changed or behind."""


def find_adjusted_budgets(ledger: Ledger) -> Iterator[Overrun]:
    """Every 年初预算3200万元，追加480万元，调整后预算3680万元: the change is what lies between the two."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for row in ledger.rows:
        for at in range(2, len(row.cells)):
            base, change, result = row.cells[at - 2 : at + 1]
            if not (_ADJUSTED.fullmatch(result.gap) and _ADDED.fullmatch(change.gap) and _BUDGET.search(base.gap)):
                continue
            amounts = [cell.quantity for cell in (base, change, result)]
            plain = not any(one.approximate or one.unit != amounts[0].unit for one in amounts)
            words = ledger.text[max(0, amounts[0].span.start - _REACH) : amounts[2].span.start]
            behind = ledger.text[amounts[2].span.end : amounts[2].span.end + _REACH].partition("\n")[0]
            told = re.split("[。；;\n]", words)[-1] + re.split("[。；;]", behind)[0]
            if plain and not _WIDER.search(told) and not _ALSO.search(told + behind):
                yield Overrun(amounts[1], amounts[0], amounts[2], ())
