"""No funds: 县水利局2024年度无政府性基金预算支出 here, 县水利局2024年政府性基金预算支出126.5万元 pages away.

`no_money` hears the name alone, and so only what stands close by; here the body that has none is named in both places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import matches_from, places_of
from linter.facts.quantities.following import quantity_from
from linter.facts.states.denials import Denial
from linter.facts.states.same_matter import PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.fact import Quantity
    from linter.ledger import Ledger

_FLOWS = "(?:财政)?(?:拨款)?(?:安排)?的?(?P<flow>(?:收入|支出|收支)?(?:[和及与、](?:收入|支出))?)"
_NONE = regex(
    r"(?:无|没有|不存在|未安排|未发生|不涉及|未涉及)(?:使用|安排)?"
    rf"(?P<what>[一-鿿]{{2,14}}?(?:[（(]境[)）])?(?:预算|费|基金)){_FLOWS}(?=[，,。；;\n]|$)"
)
_SIGN = regex("无|没有|不存在|未安排|未发生|[不未]涉及")
_MARK = regex("[，,。；;：:\n]")
_LEADS = regex(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.．、]|其中[：:，,]?|(?:19|20)\d\d年度?[，,]?|[今本当]年度?[，,]?|因此|故|由于)+"
)
_VERBS = regex(r"(?:(?:19|20)\d\d年度?|年初|当年|安排|使用|实现|完成|的)+$")
_AMOUNT = regex(
    r"(?:财政)?(?:拨款)?(?:安排)?的?(?P<flow>收入|支出)?"
    r"(?:总计|总额|合计|共计?|决算数?|预算数?|执行数?|完成|实现|安排|为|是|[：:])*"
    r"(?:(?P<value>\d[\d,]*(?:\.\d+)?)[ ]?[万亿]?元"
    r"|(?:同比|(?:[比较与同]|对比)[^，,。；;\d]{0,3}(?:(?:19|20)\d\d年度?)?[^，,。；;\d]{0,6})(?:增长|增加|下降|减少)了?\d)"
)
_OTHER = regex("上年|去年|上一年|往年|历年|下年|明年|如|若|拟|其他|结转")
_OTHERS = regex("如果|若|其他|结转|上年|去年|往年")
_BACK = 44
"""Characters before a name in which the body may stand that it is told of."""


def find_no_funds(ledger: Ledger) -> Iterator[Denial]:
    """Every fund that a body is said to have none of in a year, with what is told of its very fund."""
    amounts: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for none in matches_from(_NONE, _SIGN, ledger.text):
        lead = _sentence_to(ledger, none.start())
        body = _body(lead)
        if not body or PROMISED.search(lead) or _OTHERS.search(lead + none["what"]):
            continue
        what = none["what"]
        if what not in amounts:
            found = ((at, _AMOUNT.match(ledger.text, at + len(what))) for at in places_of(what, ledger.text))
            amounts[what] = [(at, amount) for at, amount in found if amount]
        for at, amount in amounts[what]:
            if none.start() <= at < none.end():
                continue
            told = _told(ledger, none, body, at, amount)
            if told:
                start = ledger.text.rfind(body, 0, at)
                yield Denial(Span(*none.span()), told, Span(start, told.span.end))
                break


def _told(ledger: Ledger, none: re.Match[str], body: str, at: int, amount: re.Match[str]) -> Quantity | None:
    """The amount or the change told of the same fund of the same body and year."""
    if amount["value"] and not amount["value"].strip("0.,"):
        return None
    flow = amount["flow"] or ""
    if none["flow"] and flow not in none["flow"].replace("收支", "收入支出"):
        return None
    lead, denied = _sentence_to(ledger, at), _sentence_to(ledger, none.start())
    if _body(lead) != body or _OTHER.search(lead.replace(body, "")):
        return None
    years = [YEAR.findall(words)[-1:] for words in (lead, denied)]
    if all(years) and years[0] != years[1]:
        return None
    if any(years) and not all(years) and int((years[0] or years[1])[0]) not in _current(ledger):
        return None
    return quantity_from(ledger, amount.start("value") if amount["value"] else amount.end() - 1)


def _current(ledger: Ledger) -> tuple[int, ...]:
    year = ledger.identity.year
    return (year, year - 1) if year else ()


def _sentence_to(ledger: Ledger, offset: int) -> str:
    start = ledger.sentences[ledger.sentence_at(offset)].span.start
    return ledger.text[max(start, offset - _BACK) : offset]


def _body(lead: str) -> str:
    """The body that the last clause of these words names alone, without the year; empty where there is none."""
    words = _VERBS.sub("", _LEADS.sub("", _MARK.split(lead)[-1].strip()))
    return words if len(words) > 1 and words.isalpha() else ""
