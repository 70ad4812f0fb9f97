"""Sums over years: 2014年脱贫2100人；2015年脱贫3200人；…，五年累计脱贫11200人, where every year of them is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.totals import Total
from linter.facts.parts.wholes import CHANGE
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALL = "(?:累计|共计|合计|总计|一共|总共|共)"
_SUM = regex(
    rf"(?P<number>[二两三四五六七八九十]|\d{{1,2}})(?:个?年度?)(?:来|间|期间|内)?[，,]?(?P<what>[一-鿿]{{0,6}}){_ALL}(?P<act>[一-鿿]{{0,8}})$"
    rf"|(?P<first>(?:19|20)\d\d)年?(?:—|－|-|–|~|～|至|到)+(?P<last>(?:19|20)\d\d)年(?:度|间|期间)?[，,]?(?P<whom>[一-鿿]{{0,6}}){_ALL}(?P<done>[一-鿿]{{0,8}})$"
)
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)年(?!以[来前后]|[底末初]前?|至|到|—|-|－)")
_OWN = regex(
    r"(?:度|份|全年|[，,：:]|我[县市区镇乡村省]|全[县市区镇乡村省]|当年|共计?|累计|分别|实现|完成|实际|已经?"
    r"|[一二三四五六七八九]是)*"
)
_OTHER = regex(
    r"计划|目标|预计|拟|力争|将|其中|年末|年底|余额|达到|现有|实有|平均|[人户年月]均|占|比|未|剩余|仍有|尚有|[存保]有|在[册校岗编建办]"
)
"""What stands at a day, is planned or is a part: no year's share of a sum."""
_FEWEST = 3
_LOOK_BACK = 40
"""Numbers before a sum among which those of its years stand."""


def find_sums_of_years(ledger: Ledger) -> Iterator[Total]:
    """Every sum over three years or more with one number of each of them before it in its paragraph."""
    if "累计" not in ledger.text and "年共" not in ledger.text and "合计" not in ledger.text:
        return
    quantities = ledger.quantities
    for at, whole in enumerate(quantities):
        if whole.approximate or not whole.is_amount or whole.value <= 0:
            continue
        beside = quantities[at - 1] if at else whole
        of_both = whole.unit != beside.unit and _JOINED.fullmatch(ledger.text, beside.span.end, whole.span.start)
        front = ledger.lead(beside if of_both else whole, _FRONT)
        told = _SUM.search(front) if "年" in front and ("共" in front or "计" in front) else None
        if told is None:
            continue
        block = ledger.sentences[whole.sentence].block
        near = [q for q in quantities[max(0, at - _LOOK_BACK) : at] if ledger.sentences[q.sentence].block == block]
        parts = _years(ledger, block, whole, near, told)
        if parts:
            yield Total(whole, tuple(parts), (), False)


_FRONT = 40
_JOINED = regex("[、，,（(]?")
"""Between two units of one sum: 三年累计脱贫2.16万户7.51万人."""
_OTHER_UNIT = regex(r"\d[\d.]*[万亿]?[一-鿿][、，,（(]?$")
_AND_MORE = regex(r"^.*[、，,]")
"""What else was done in a year before its number, 出列12个村、脱贫21300人."""


def _years(
    ledger: Ledger, block: int, whole: Quantity, near: Sequence[Quantity], told: re.Match[str]
) -> list[Quantity]:
    """The number of each year, in order; empty where one is missing or told twice, or other things are told."""
    found: dict[int, Quantity] = {}
    acts: set[str] = set()
    waiting: list[int] = []
    end = ledger.document.blocks[block].span.start
    for quantity in near:
        if quantity.unit != whole.unit:
            continue
        words = ledger.text[end : quantity.span.start]
        end = quantity.span.end
        years = list(_YEAR.finditer(words))
        if years:
            waiting = [int(year[1]) for year in years]
            act = _OWN.sub("", words[years[-1].end() :], count=1)
            if CHANGE.search(act) or _OTHER.search(act) or (len(waiting) > 1 and "分别" not in words):
                return []
            act = _AND_MORE.sub("", _OTHER_UNIT.sub("", act))
            acts.add(act[-_ACT:])
        elif not waiting or words.strip("、和，,及"):
            return []
        year = waiting.pop(0)
        if year in found or quantity.approximate:
            return []
        found[year] = quantity
    years_told = sorted(found)
    many = _many(told)
    if many < _FEWEST or len(found) != many or years_told[-1] - years_told[0] != many - 1 or len(acts) != 1:
        return []
    if told["first"] and int(told["first"]) != years_told[0]:
        return []
    act = acts.pop()
    named = (told["what"] or told["whom"] or "") + (told["act"] or told["done"] or "") + whole.after[:_ACT]
    if act[-2:] not in named and not (not act and not named):
        return []
    if len(act) == _ACT and act not in named and act[:2] in named:
        return []  # 化解债务 each year, 化解隐性债务 in all: a kind of what the years are of
    return [found[year] for year in years_told]


_ACT = 4
"""Characters before a number that say what was done each year."""


def _many(told: re.Match[str]) -> int:
    """How many years the sum is of."""
    if told["first"]:
        return int(told["last"]) - int(told["first"]) + 1
    return whole_number(told["number"])
