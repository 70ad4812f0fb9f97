"""Rates one by one: 对30家企业的台账逐家核验，台账合格率为91.5% — each is looked at once, so that they are the base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ACT = "(?:检查|核验|核查|核对|审查|审核|鉴定|评查|评估|查看|查阅|验收|排查|走访|检测|检验|评审|勘查|巡查|会审|查验)"
_BEHIND = regex(rf"逐[家户个所座处份村站件案点一](?:进行了?|开展了?|作了?)?(?:[一-鿿]{{0,4}}?){_ACT}")
_BEFORE = regex(rf"逐[家户个所座处份村站件案点一](?:[一-鿿]{{0,4}}?){_ACT}了?(?:[一-鿿]{{0,6}}的)?$")
_NAME = regex(
    r"(?:^|[，,；;])(?:其中|总体|整体|结果显示)?(?P<of>[一-鿿]{0,8}?)"
    r"(?P<name>(?:合格|达标|规范|完好|备案|优良|优秀|齐全|到位|上墙|建档|符合|健全|完整|设置|公示|配备|安装)率)(?:仅|只有|达到?|为|是)*$"
)
_MANY_EACH = regex(
    "样品|产品|药品|食品|商品|设备|设施|器材|人员|教师|学生|职工|员工|作业|餐具|票据|凭证|病历|处方|问卷|批次|项目|指标|抽检|监测|数据|点位|环节"
    "|平均|综合|各项|分别|题"
)
"""Of what each may have many."""
_UNITS = frozenset("家户个所座处份村站件")
_FEWEST, _MOST = 8, 200
_APART = 90


def find_rates_one_by_one(ledger: Ledger) -> Iterator[Rate]:
    """Every rate of a sentence in which the only count is of what was looked at one by one."""
    if "逐" not in ledger.text or "率" not in ledger.text:
        return
    for index, told in ledger.by_sentence.items():
        if len(told) < 2 or "逐" not in (sentence := ledger.read(ledger.sentences[index].span)) or "率" not in sentence:
            continue
        base, stated = told[0], told[1]
        if stated.printed_unit != "%" or stated.approximate or not 0 < stated.value < 1 or not _is_looked_at(base):
            continue
        between = ledger.text[base.span.end : stated.span.start]
        name = _NAME.search(between) if len(between) <= _APART else None
        if name is None or not (_BEHIND.search(between) or _BEFORE.search(base.before)):
            continue
        front = between[: name.start()]
        if (name["of"] and not share_a_bigram(name["of"], front)) or _MANY_EACH.search(front + name["of"]):
            continue
        yield Rate(
            stated,
            None,
            base,
            "named",
            name["of"] + name["name"],
            tuple(one for one in told[2:] if _is_looked_at(one)),
            False,
        )


def _is_looked_at(one: Quantity) -> bool:
    return one.kind == "count" and one.exact and one.printed_unit in _UNITS and _FEWEST <= one.value <= _MOST
