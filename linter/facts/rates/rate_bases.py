"""Rates of a base: 共办理40件，满意率97.3%, where nothing but the base is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts.quantities.strands import Link
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_words import ITEM_RATE
from linter.patterns import regex

_TAKEN_ALL = regex(
    r"共|回访|受理|收到|抽查|抽检|抽取|接到|接收|办理|走访|调查|承办|反馈|检查|评查|抽样|审查|评审|征集|发放|收回|测评|培训|测试|考试|考核|抽考|测验|抽测|检测|检验|查验|核查|核验|送检|化验|评估|轮训"
)
_TAKE_PART = regex(r"^[一-鿿]{0,6}(?:参加|参与|接受|参评|参训|参考|应考|参试|参测)")
# Who gives an opinion is counted by these; a village or a firm asks many.
_ASKED = ("件", "人", "名", "位", "户", "份", "起", "宗", "批", "人次", "件次")
# Whose rate is told of each counted thing: the points of a village or a firm pass, not the village.
_HELD_BY = ("村", "乡", "镇", "县", "区", "市", "家", "处", "所", "座", "栋", "公里", "亩", "道", "题")
_HOLDERS = regex(r"[村镇乡县区市站点厅院]$|街道|社区|单位|部门|企业|公司|学校|工地|园区|场所|窗口")
# 病历书写合格率: which side of each counted thing passed.
_SIDE = regex(r"(?<=[一-鿿]{2})(?:书写|质量|评查|制作|办理|抽检|检测|记录)$")
_ASKED_OF = regex("回访|走访|调查|测评|问卷|收回|抽查|访谈|评价|征集|发放|抽样|抽取")
_DOERS = ("名", "人", "位", "个组", "组", "支")
_SENT = regex(r"(?:组织|抽调|安排|选派|派出|组成|抽派)[一-鿿]{0,4}$")
_DOERS_AND_BASE = 2
# 重点工程17项，完成率63.5%: of the year's investment in them, which a project completes bit by bit.
_COMPLETED = regex("(?:项目|工程|年度|总体|综合)?完成率")
_PROJECTS = regex("项目|工程|标段")
_EMPTY_WHOSE = ("群众", "当事人", "按期", "总体", "综合", "一次", "年度", "来访人", "信访人", "服务对象", "回访")


def base_only(links: Sequence[Link], stated: Link, name: str) -> Iterator[Rate]:
    """共办理D件，满意率P%: nothing but the base is stated."""
    if not _one_base(links):
        return
    base, gap = links[-1].quantity, links[-1].gap
    rate = ITEM_RATE.fullmatch(name) if "平均" not in name else None
    if rate is None or not (_TAKEN_ALL.search(gap[-12:]) or _TAKE_PART.search(stated.gap)):
        return
    if rate["opinion"] and not _ASKED_OF.search(gap[-12:]):
        return  # 上月转办46件，满意率92%: of those who said what they think
    if base.unit not in _ASKED if rate["opinion"] else base.unit in _HELD_BY or _HOLDERS.search(base.head or gap[-4:]):
        return
    if _COMPLETED.fullmatch(name) and _PROJECTS.search(gap + base.head):
        return
    whose = _SIDE.sub("", rate["whose"])
    if whose and whose not in _EMPTY_WHOSE and whose not in gap + stated.gap[: stated.gap.index(name)]:
        return
    if re.search(r"[，,]", stated.gap[:16]):
        yield Rate(stated.quantity, None, base, "named", name, (base,), False)


def _one_base(links: Sequence[Link]) -> bool:
    """True where the last count is the only one that a rate can be of: 组织3名医师，随机抽取病历60份."""
    last = links[-1]
    if not last.quantity.exact or last.quantity.kind != "count":
        return False
    if len(links) == 1:
        return True
    first = links[0].quantity
    doers = first.kind == "count" and first.printed_unit in _DOERS and first.printed_unit != last.quantity.printed_unit
    return (
        doers
        and len(links) == _DOERS_AND_BASE
        and bool(_SENT.search(links[0].gap))
        and re.search(r"[，,]", last.gap) is not None
    )


# 9个考核断面水质达标率96.5%: each of them passes or does not.
_TESTED = regex(r"[一-鿿]{0,8}(?:断面|水源地|点位|水功能区)(?:水质)?(?:优良|达标|合格)(?:比例|率)")


def tested(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """D个断面水质达标率P%: the share of the places that pass."""
    base = links[at - 1].quantity
    if at != 1 or not base.exact or base.kind != "count" or not _TESTED.fullmatch(name):
        return []
    return [Rate(links[at].quantity, None, base, "named", name, (base,), False)]
