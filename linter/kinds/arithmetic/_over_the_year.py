"""Over the year: 截至12月底累计排查860家，又补查一轮，截至次年4月累计排查806家: one count that goes on."""

from __future__ import annotations

from decimal import Decimal

from linter.fact import DateFact, Quantity
from linter.ledger import Ledger
from linter.patterns import regex

_TAKES_STOCK = regex(
    "排查|摸排|摸底|核查|清查|普查|登记|录入|建档|采集|核定|整治|治理|改造|建成|安装|整改|化解|拆除|划定|确权|发证|颁证|建立"
)
"""Acts on one stock of things until all are through; visits, letters and cases begin anew with the year."""
_GOES_ON = regex(
    "又|继续|接着|紧接|随后|此后|其后|在此基础上|持续|扩大范围|一并(?:纳入|排查|登记|录入)|纳入(?:排查|登记|范围|台账)|回头[看检查]|补[录查登报]|查漏补缺|再(?:次|组织|排查|开展|延伸)|新(?:排查|录入|登记|整治|建成|改造|增)"
)
_SINCE = regex("(?:行动|整治|攻坚|专项|工作)[一-鿿]{0,4}以来|(?:启动|开展|实施|部署|开工|立项)以来")
_ANEW = regex(
    "清零|重新|从零|归零|[今本当]年|年[内初]|全年|年度|核减|注销|剔除|扣除|去重|重复|关停|关闭|撤[并销]|合并|退出|口径|新一[年轮]"
    "|另一|拆分|移出|调出|报废|修正|更正|核实后|甄别"
)
_NEAR = Decimal("0.8")
"""Of the earlier figure that the later one must reach: what begins anew seldom comes so near again."""
_MONTHS = 10
"""Months from one figure to the other; after a year the next year's figure may be told."""
_YEAR = 12


def goes_on_over_the_year(ledger: Ledger, before: tuple[DateFact, Quantity], after: tuple[DateFact, Quantity]) -> bool:
    """True where the words around two figures of one paragraph tell that the later one holds the earlier."""
    (earlier, first), (later, second) = before, after
    if not (earlier.year and later.year and _TAKES_STOCK.search(second.before) and second.head):
        return False
    months = (later.year - earlier.year) * _YEAR + (later.month or _YEAR) - (earlier.month or _YEAR)
    if not 0 < months <= _MONTHS or second.value < first.value * _NEAR or first.span > second.span:
        return False
    blocks = [ledger.sentences[one.sentence].block for one in (first, second)]
    if blocks[0] != blocks[1]:
        return False
    start = ledger.sentences[first.sentence].span.start
    if _ANEW.search(ledger.text, start, second.span.start):
        return False
    since = _SINCE.search(ledger.text, start, second.span.start)
    return since is not None or _GOES_ON.search(ledger.text, first.span.end, second.span.start) is not None
