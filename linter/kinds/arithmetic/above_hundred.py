"""Above 100 %: a share or a rate of members that no part of a whole can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.lexicon import either, per_lexicon, words
from linter.patterns import regex

_WHOLE = Decimal(1)
_RISEN = "稳定在|(?:稳定)?保持在|(?:提[高升]|上升|增加)(?:到|至)|[增升]至"
_WHEN = r"(?:(?:19|20)\d\d年(?:末|底)?|[上去]年(?:末|底|同期)?|[年期]初)?的?"
_PASSED = "(?:稳定|保持|提升|提高)?(?:超过?|突破)"
_REACHING = rf"(?:平?均|已经?|仅|也|还|约|分别)*(?:为|是|高?达到?|到达|{_RISEN}|{_PASSED}|(?:由|从){_WHEN}|：|:)?了?$"
_SHARE = regex(rf"占(?:比重?|比例|(?:总[数量额体]?|全部)[一-鿿]{{0,2}}?的?(?:比重|比例)?)?{_REACHING}")
# A bare 占 may also be told of a plan that the sentence names: 任务15亿元，完成18亿元，占120%.
_BARE = regex(rf"占{_REACHING}")
# 债务收入占比, 存贷款占比: of one sum over another, which it may surpass.
_OF_OTHER = regex(
    rf"(?:债务|存贷|贷存|存款[一-鿿]{{0,2}}贷款|贷款[一-鿿]{{0,2}}存款|财力)[一-鿿]{{0,6}}占(?:比重?|比例)?{_REACHING}"
)
# 目标覆盖率: how much of a plan is covered.
_OF_PLAN = regex("(?:目标|任务|计划|指标)(?:数|量|户数|人数)?(?:覆盖|交付)")
# 占规模以上工业的, 占资金来源的: a whole that nothing it is compared with can surpass; 合同总额, 户籍总人口 can be.
_OF_WHOLE = regex(
    r"占(?:全[部省市县区州镇乡])?(?:资金来源|(?:规模以上|规上)工业(?:增加值|总产值)?|(?:案件|问题|项目|线索|隐患|耕地|林地)总[数量])的?$"
)
# 占新建建筑比重, 规模经营比重: a part of something named, and not 完成比例. What may be larger is in _UNBOUNDED.
_OF_NAMED = regex(rf"[一-鿿）)P]{{2}}(?<!完成)(?<!执行)(?:比重|比例){_REACHING}")
_UNBOUNDED = regex(
    r"债|贷|存款|余额|占[^，,]{0,12}(?:GDP|生产总值|总产值|增加值)|进出口|依存|市值|保费|成本|利润|资产|资本|准备|同期|[上去]年|限额|财力|需求|消费量|库存"
    # Who go on to the next school may have left this one in another year or place.
    r"|(?<![提上回])升(?:入|学|高[中等]|初中|大学|普通|中等|职)|毛入"
    r"|产能|流动|杠杆|配套|产出|回报|保障|上缴|替换|倍|收入.*支出|支出.*收入|投资.*收入"
)
_SAME_WHOLE = regex(
    r"规模以上工业(?:总产值)?|工业增加值|固定资产(?=投资)|增加值[^。；;]{0,36}?占(?:全[省市县区州])?(?:GDP|地区生产总值|生产总值)"
)
"""Words of what may be larger than its base where they tell of a part: 增加值 of one trade, 占GDP."""
_BUDGET_NAME = regex("(?:一般)?公共预算|(?:政府性)?基金预算|国有资本经营预算")
"""预算 in the name of an account is no plan that may be overfulfilled."""
# 从130%提升到40%, 分别达到70%和185%: the second number is of what the first is.
_RISEN_TO = regex(
    r"^(?:逐年|稳步|大幅|迅速)?(?:提[高升]|上升|增加|增长|扩大|下降|降低|降|升)(?:到|至)了?$"
    r"|^(?:和|、|与|及|以及)$"
)
_RATE_ENDS = "率度面例"
_BEFORE_RATE = 8
"""Characters before a rate in which a word may stand by which it is no share of members."""
_AROUND = 60
"""Characters before a share of something named that may tell of what is larger than it."""
_OTHER_BASE = regex(r"计划|预算|目标|任务|定额|指标|应|序时|进度|基数")


class AboveHundred:
    """Reports 占比167% and 合格率105%."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each share above 100 %."""
        before: Quantity | None = None
        for quantity in ledger.quantities:
            if quantity.kind == "percent" and quantity.printed_unit == "%" and quantity.interval.low >= _WHOLE:
                severity = _stated_as_part(ledger, quantity, before) if quantity.value > _WHOLE else None
                if severity:
                    yield Hit((quantity.span,), {"stated": ledger.quote(quantity.span)}, severity=severity)
            before = quantity


def _stated_as_part(ledger: Ledger, quantity: Quantity, earlier: Quantity | None) -> Severity | None:
    """How surely a rate is one of members among all; None where it need not be."""
    told = quantity
    beside = earlier is not None and earlier.kind == "percent" and earlier.sentence == quantity.sentence
    if earlier and beside and _RISEN_TO.search(ledger.text[earlier.span.end : quantity.span.start]):
        told = earlier
    if _bounded_rate(told.before):
        return "error"
    if _SHARE.search(told.before):
        words = ledger.lead(told) if _BARE.search(told.before) else told.before
        return None if _OTHER_BASE.search(words) or _OF_OTHER.search(told.before) else "error"
    named = _OF_NAMED.search(told.before) or _OF_WHOLE.search(told.before)
    if named is None or _OTHER_BASE.search(_BUDGET_NAME.sub("", told.before)):
        return None
    clauses = re.split("[。；;]", ledger.lead(told, _AROUND))[-1]
    return None if _UNBOUNDED.search(_SAME_WHOLE.sub("", clauses)) else "warning"


def _bounded_rate(before: str) -> bool:
    """True right behind a rate of members among all: more than all is no over-fulfilment."""
    if not any(end in before[-_BEFORE_RATE:] for end in _RATE_ENDS):
        return False
    bounded, may_exceed = _rates()
    match = bounded.search(before[-_BEFORE_RATE * 3 :])
    return match is not None and not may_exceed.search(match["words"]) and not _OF_PLAN.search(before)


@per_lexicon
def _rates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Rates that 100 % bounds, with the words before them, and what among these words lifts the bound."""
    rates, lifted = either(words("rates", "bounded")), either(words("rates", "may_exceed"))
    return regex(rf"(?P<words>.{{0,{_BEFORE_RATE}}})(?:{rates}){_REACHING}"), regex(lifted)
