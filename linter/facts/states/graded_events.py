"""Graded events: 未发生重大及以上事故 against 1起重大道路交通事故, by the four grades of 安全生产事故.

国务院令第493号《生产安全事故报告和调查处理条例》第三条: 特别重大, 重大, 较大, 一般; 重特大 takes in the first two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import start_behind
from linter.facts.states.denials import Denial
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.part_told import of_a_part
from linter.facts.states.same_matter import ELSEWHERE, PROMISED, lead_of, own_place, places
from linter.facts.states.whom import narrower
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_GRADES = {"一般": 0, "较大": 1, "重大": 2, "重特大": 2, "特大": 3, "特别重大": 3}
_EVENT = (
    rf"(?P<grade>{'|'.join(sorted(_GRADES, key=len, reverse=True))})(?P<above>[及或和]?以上)?(?:的)?"
    r"(?P<domain>[一-鿿]{0,8}?)(?P<what>事故|事件|火灾|案件|疫情)"
)
_DENIED = regex(rf"(?:未|没有|无|零)(?:再)?(?:发生|出现)?(?:过|任何|[一1]起)?{_EVENT}(?:的?发生)?(?=[，,。；;、]|$)")
_BEHIND = regex(_EVENT)
_BEFORE = regex(rf"{_EVENT}(?:共|为|有|仅)?$")
_ANY_DOMAIN = frozenset(["", "安全", "生产安全", "安全生产"])
_LOOKS_BACK = regex(r"全年|[去上]年|过去一年|一年来|年内|以来|连续[\d一二三四五六七八九十两几多]+年")
_OTHER_TIME = regex("同比|历史|曾|近[几两三五]年|减少|下降|少发生|不超过|以内|控制|转发|通报的|教材")
_OTHER_TIMES = regex(
    "时期|十[二三四五]五|[三四五两]年来?(?:共|累计|间)|[五四三]年来|历史|曾|近[几两三五]年|转发|通报的|教材"
)
"""Of those, what holds for the clauses behind it too; 同比下降5%，其中 does not."""
_YEAR = regex(r"(?<![与比较同])(?:19|20)\d\d(?=年)")
_UNITS = frozenset("起次例宗件")


def find_graded_denials(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of events of a grade with the first number that counts such an event for the same time."""
    counts: list[tuple[Quantity, re.Match[str]]] | None = None
    for match in _DENIED.finditer(ledger.text) if "以上" in ledger.text or "大" in ledger.text else ():
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead) or ELSEWHERE.search(lead):
            continue
        month = _month_of(ledger, match.start())
        sentence = start_behind("。\n", ledger.text, 0, match.start())
        month_alone = _ONE_MONTH.match(ledger.text, sentence) is not None
        if counts is None:
            counts = list(_counted(ledger))
        for quantity, event in counts:
            if (
                _rules_out(match, event)
                and _same_time(ledger, lead, month, quantity, month_alone)
                and _same_place(ledger, lead, quantity)
                and not narrower(lead + match.group(), match.group(), _told(ledger, quantity), closely=True)
                and not of_a_part(ledger, match.start(), _told(ledger, quantity))
                and not headed_apart(ledger, match.start(), quantity.span.start)
            ):
                yield Denial(Span(*match.span()), quantity, quantity.clause)
                break


def _counted(ledger: Ledger) -> Iterator[tuple[Quantity, re.Match[str]]]:
    """Every number of events of a grade: 1起重大事故, 较大事故2起."""
    for quantity in ledger.quantities:
        if quantity.unit in _UNITS and quantity.exact and quantity.value:
            event = _BEHIND.match(quantity.after) or _BEFORE.search(quantity.before)
            if event and not event["above"] and not _OTHER_TIME.search(ledger.read(quantity.clause)):
                yield quantity, event


def _told(ledger: Ledger, quantity: Quantity) -> str:
    """The sentence of a number, up to the words behind it."""
    return lead_of(ledger, quantity.span.start) + quantity.after


def _rules_out(denied: re.Match[str], counted: re.Match[str]) -> bool:
    least, grade = _GRADES[denied["grade"]], _GRADES[counted["grade"]]
    domains = denied["domain"], counted["domain"]
    if denied["what"] != counted["what"] or not (
        domains[0] in ("", domains[1]) or all(domain in _ANY_DOMAIN for domain in domains) or _is_wider(*domains)
    ):
        return False
    return grade >= least if denied["above"] or denied["grade"] == "重特大" else grade == least


def _is_wider(denied: str, counted: str) -> bool:
    """True for 食品药品安全 over 食品安全; 道路交通 is no wider than 交通."""
    return bool(counted) and counted not in denied and all(char in denied for char in counted)


def _same_time(ledger: Ledger, lead: str, month: str, quantity: Quantity, told_of_month: bool) -> bool:
    """True where the count names no year but the one that the denial looks back at."""
    said = lead_of(ledger, quantity.span.end)
    if PROMISED.search(said) or ELSEWHERE.search(said) or _OTHER_TIMES.search(said):
        return False
    if month and month != _month_of(ledger, quantity.span.start):
        return False
    if told_of_month and not _ONE_MONTH.match(said):
        return False  # 1—12月较大事故2起。12月…没有较大事故
    years, counted = set(_YEAR.findall(lead)), set(_YEAR.findall(said))
    if counted <= years:
        return not re.search("(?<![与比较])[上前]年", said) or "上年" in lead
    now = ledger.identity.year
    return not years and now is not None and bool(_LOOKS_BACK.search(lead)) and counted <= {str(now), str(now - 1)}


_MONTH = regex(r"(?:(?:19|20)\d\d年)?(?P<month>\d{1,2}月)份?(?=[，,]|(?:我|全)[省市县区])")


_ONE_MONTH = regex(r"(?:其中)?(?:(?:19|20)\d\d年)?\d{1,2}月份?[，,]")


def _month_of(ledger: Ledger, offset: int) -> str:
    """The one month that a paragraph opens with: 5月份，全市共发生…; empty for 1至5月 and where it names none."""
    told = _MONTH.match(ledger.text, ledger.document.blocks[ledger.document.block_index(offset)].span.start)
    return told["month"] if told else ""


def _same_place(ledger: Ledger, lead: str, quantity: Quantity) -> bool:
    here, there = places(lead), places(lead_of(ledger, quantity.span.start))
    return own_place(ledger, here ^ there, "", quantity.span.start)
