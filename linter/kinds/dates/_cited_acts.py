"""Cited acts: on a day something is done 根据该批复, 按会议决定, and what it cites was told with a later day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import if_too_early
from linter.ledger import Ledger
from linter.patterns import regex

_PAPERS = (
    "会议(?:决定|决议|要求|精神|意见|纪要|议定)|纪要|批复|批示|(?:检查|督查|核查|检测|鉴定|评估|审计|巡察|调查|评审|验收|论证)(?:会)?(?:结果|意见|报告|结论)"
    "|反馈意见|举报线索|举报|交办单|督办函|通知书|整改通知|认定书|鉴定书|判决书?|裁定书?|决定书"
)
_CITED = regex(
    rf"(?:根据|依据|按照?|依照)(?:(?:该|此|上述|这)[次份项个]?|本次|此次)?(?P<what>{_PAPERS})(?:的?要求|精神)?"
)
_TO_DATE = regex(r"[，,]?(?:[^，,。；：\d《》]{0,18}?[，,])?[^，,。；：\d《》]{0,14}$")
"""What may stand between the act cited and its day: 根据评审意见，设计单位于."""
_BY_WHOM = regex(r"[^，,。；：\d]{0,16}$")
_ORDERS = regex("会议|纪要|批复|批示|通知书|整改通知|(?:评审|论证|评估)(?:会)?意见")
"""What is cited for what is to be done; a report, a finding, a complaint tells of what was done."""
_DONE_THEN = regex("(?:[，,]|于|^)$")
_WHICH = regex("[^，,。；]{0,10}的")
_LEAD = 16
_ELSEWHERE = regex(
    "此前|之前|曾|早在|原|先行|提前|另|其他|上一?年|去年|拟|计划|预计|要求[^，,。；]{0,6}前|应当?于|截[至止]|补[签办开]|倒签|未经"
)
_ACT_OF = {
    "会议": "会",
    "纪要": "会",
    "批复": "批复|批准",
    "批示": "批示",
    "反馈": "反馈",
    "举报": "举报",
    "交办": "交办",
    "督办": "督办",
    "通知": "通知",
    "整改": "整改通知",
}
"""What an act that is cited is told by, where that is not its own first word."""


def cited_too_late(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day of what cites an act whose own day, told just before, lies behind it."""
    for one, other in pairwise(ledger.dates):
        if other.sentence - one.sentence > 1 or _is_none(one) or _is_none(other):
            continue
        if one.granularity != other.granularity or not _cites(ledger, one, other):
            continue
        if found := if_too_early(ledger, other, one):
            yield found


def _is_none(date: DateFact) -> bool:
    return bool(date.relation or date.ends or date.impossible or not date.month)


def _cites(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the words around the second day cite what the words behind the first day tell."""
    here, there = ledger.sentences[one.sentence], ledger.sentences[other.sentence]
    if here.block != there.block:
        return False
    start = max(there.span.start, one.span.end)
    front, behind = ledger.text[start : other.span.start], ledger.text[other.span.end : there.span.end]
    clause = _first_clause(behind)
    cited = _CITED.search(front)
    if cited is None or not _TO_DATE.fullmatch(front, cited.end()):
        cited = _CITED.search(clause)
        if cited is None or not _BY_WHOM.fullmatch(clause, 0, cited.start()):
            return False
        told = ledger.text[one.span.end : other.span.start]
    else:
        # 根据举报，张某于7月5日接受宴请: what is told by it was done before; 对8月20日排查的隐患: found before.
        if not _ORDERS.match(cited["what"]) or not _DONE_THEN.search(front) or _WHICH.match(clause):
            return False
        told = ledger.text[one.span.end : start] + front[: cited.start()]
    if _ELSEWHERE.search(front + clause) or _ELSEWHERE.search(ledger.text, here.span.start, one.span.start):
        return False
    what = cited["what"][:2]
    act = _act_of(what).search(told)
    if act is None and _ON.search(ledger.text, here.span.start, one.span.start):
        # 评审会于8月18日召开
        return _act_of(what).search(ledger.lead(one, _LEAD)) is not None
    # 5月8日检查发现…，…该次检查结果: what is cited is what the first clauses tell, and nothing in between.
    return act is not None and told[: act.start()].count("，") <= 1 and "；" not in told


@cache
def _act_of(what: str) -> re.Pattern[str]:
    """The act of which a paper is the outcome."""
    return regex(_ACT_OF.get(what, what))


_ON, _MARK = regex("[于在]$"), regex("[，,。；]")


def _first_clause(words: str) -> str:
    return _MARK.split(words, maxsplit=1)[0]
