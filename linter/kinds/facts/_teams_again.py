"""Teams told again: 分为三个小组 … 汇总4个小组的检查记录, or 14个检查组每组配3名专家: all that were formed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.quantities.mentions import Mention, differ_in_time, disagree, spans_of
from linter.finding import Hit
from linter.ledger import Ledger
from linter.patterns import regex

_WORK = (
    "[检督巡考核调普排抽暗]查|[督指包驻辅帮]导|考核|核[查验]|调研|审计|评估|评价|验收|工作|专项|行动|推进"
    "|执法|服务|宣讲|攻坚|巡察|巡视"
)
_TEAM = regex(
    rf"(?P<sort>(?:{_WORK})*)(?P<kin>小?(?:组|分队|专班|队))(?![织长员伍别建合])|(?:责任|牵头|成员|参与|配合|承办)(?:单位|部门)"
)
"""Who does the work that the report tells of."""
_FORMED = regex(
    "(?:组织|组成|组建|成立|派出|抽[调组]|[划编]?分[为成]|设立|设|编成|明确|确定|分解到|分解落实到|落实到|细化到)(?:了|为)?[一-鿿]{0,4}$"
    "|(?<![得划部])分$"
)
_ALL_OF_THEM = regex(
    "(?:各|均|都|全部|分[赴头别工片]|按|共|先后|陆续|累计|深入|同时|同步|每|逐|要|须|需|应当|下沉|奔赴|赶赴|进驻|兵分"
    "|的(?:组长|副组长|带队|牵头|成员|负责|联络|全体|检查|督查))"
)
_EACH = regex("(?:各|均|都|全部|每|逐|共(?!同))")
_SUMMED = regex("(?:汇总|综合|归纳|梳理|整理|根据|依据|结合|按照)(?:了|各|全部|上述)*$")
_REPORTS = regex("的?[一-鿿]{0,4}?(?:记录|意见|情况|报告|结果|汇报|反馈|台账|资料|底稿|清单)")
"""What all teams hand in: 汇总4个小组的检查记录."""
_OTHERS = regex("其余|另外?|剩余|其他|增[加设派]|新增|合并|调整|优化|上[一1]?[轮次批年]|去年|第[一二三四][轮次批]")
_FARTHEST = 2
"""How many times as many the larger number may be: beyond, they are others."""
_MOST = 40
"""Numbers of teams in one report that are looked at."""


class _Teams(NamedTuple):
    """A number of teams, the words behind it that say who they are, and what they are."""

    mention: Mention
    told: re.Match[str]
    kin: str

    @property
    def sort(self) -> str:
        """What they do; empty for 小组."""
        return self.told["sort"] or ""


def teams_again(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each number of all the teams that is not the one of those that were formed."""
    formed: dict[str, list[_Teams]] = {}
    again: list[_Teams] = []
    for mention in ledger.mentions:
        quantity = mention.quantity
        told = _TEAM.match(quantity.after) if quantity.kind == "count" and not quantity.approximate else None
        if told is None or quantity.before.endswith("等"):
            continue
        kin = quantity.unit + (told["kin"].removeprefix("小") if told["kin"] else told.group())
        teams = _Teams(mention, told, kin)
        if _FORMED.search(quantity.before):
            formed.setdefault(kin, []).append(teams)
        elif _opens(mention, told) or _summed(mention, told):
            again.append(teams)
    for teams in again[:_MOST]:
        known = [one for one in formed.get(teams.kin, ()) if _same_work(one, teams)]
        if len(known) == 1 and _differ(ledger, known[0].mention, teams):
            first, later = known[0].mention, teams.mention
            one, other = ledger.quote(first.quantity.span), ledger.quote(later.quantity.span)
            ledger.note_compared(later.quantity, first.quantity)
            noun = (teams.sort or known[0].sort) + teams.kin.removeprefix(later.quantity.unit)
            values = {"noun": noun, "one": one, "other": other, "majority": one}
            yield Hit(spans_of(first, later), values, severity="warning")


def _opens(mention: Mention, told: re.Match[str]) -> bool:
    """True for 14个检查组每组…: those that open a clause and of which all, or each, are told something."""
    quantity = mention.quantity
    return quantity.before == mention.whole and _ALL_OF_THEM.match(quantity.after, told.end()) is not None


def _summed(mention: Mention, told: re.Match[str]) -> bool:
    quantity = mention.quantity
    return _SUMMED.search(quantity.before) is not None and _REPORTS.match(quantity.after, told.end()) is not None


def _same_work(one: _Teams, other: _Teams) -> bool:
    """True for 检查组 and 检查组, and for 检查组 and 小组: which ones, the report has told."""
    return one.sort == other.sort or not one.sort or not other.sort


def _differ(ledger: Ledger, first: Mention, again: _Teams) -> bool:
    later, told = again.mention, again.told
    one, other = first.quantity, later.quantity
    if one.sentence == other.sentence or not disagree(one, other):
        return False
    if differ_in_time(first, later) or later.times - first.times:
        return False
    if first.whole and later.whole and first.whole != later.whole:
        return False
    low, high = sorted((one.value, other.value))
    if high > low * _FARTHEST or _OTHERS.search(ledger.read(ledger.sentences[other.sentence].span)):
        return False
    # 8个小组（含市级2个）: who makes the difference is told.
    near = (*ledger.by_sentence.get(one.sentence, ()), *ledger.by_sentence.get(other.sentence, ()))
    if any(quantity.value == high - low and quantity.unit == one.unit for quantity in near):
        return False
    each = _EACH.match(other.after, told.end()) is not None
    return other.value > one.value or each or _summed(later, told)
