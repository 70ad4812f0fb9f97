"""Tops by values: 利润最高的是路桥公司 and 路桥公司3260万元，置业公司1875万元，水务公司3418万元 in any wording.

The list shows itself: numbers of one unit in a row, of which none but a name stands before each. The one that is
said to lead it is the only one whose words stand in the clause that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.directions_by_numbers import clause_before
from linter.facts.changes.superlatives import Topped
from linter.facts.changes.two_times import Value, values_in
from linter.interval import total
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TOP = regex(
    r"(?P<high>最[高多大长好优强](?=的|[，,。；;：:、）)”为是]|$)|居首位?|居(?:全[省市县区州镇乡])?第一|(?:排名?|列|位)第一|首位|榜首|夺冠|夺魁|领跑|头名|第一名|拔得头筹)"
    r"|(?P<low>最[低少小差短弱](?=的|[，,。；;：:、）)”为是]|$)|垫底|末位|居末|倒数第一|最后一[名位])"
)
_NO_PEER = regex(
    "平均|全[国省市县区州镇乡]|合计|总[计分]|[总共]有|其[中余他]|目标|满分|标准|[比较]|[上去今前本明]年|\\d|同期|计划|人均|户均|每|均|都|各|最|差|高出|低于|余|剩|累计|中$"
)
_OTHER = regex(
    "除|以外|之一|并列|其次|次之|第二|增[幅速量长]|降幅|[比较]|[上去前]年|不是|并非|未|最[高多大低少]不|去年|历[年史]|近年"
)
_START = regex("^[，,、；;：:和及与\\s]+")
_SAYS_NOTHING = regex(
    "[的是为以在居列位排名第一首名高多大长好优强低少小差短弱最得于仍也则继续暂]|垫底|末位|分[一-鿿]{1,4}看|具体|数据|情况|分别|如下|实测|表明|显示|统计|从|[，,：:；;、“”]|[\\d.]+[一-鿿%]?|其中|目前"
)
_NARROWER = regex("[人户亩]均|占比|比重|率")
"""What makes a measure another one than that of a list which does not say so."""
_UNITS = "万亿元个件吨亩人户家册"
_MARK = regex("[，,。；;：:（(\\n]")
_SHORTEST = 2
"""Characters by which a name is known again."""
_HOW_MANY = "多少"
_FEWEST = 3
"""Numbers that make a list."""
_NEAR = 2
"""Sentences between a list and what is said of it."""
_LONGEST = 40
"""Characters between two of them."""
_OPENS = ("：", ":")
"""Behind the sum of a list, which is none of it: 投入7.86亿元：省级2.14亿元、…."""


def find_tops_by_values(ledger: Ledger) -> Iterator[Topped]:
    """Every one of a list that is said to be its highest or lowest while another one is."""
    for block in ledger.by_block:
        span = ledger.document.blocks[block].span
        claims = list(_TOP.finditer(ledger.text, *span))
        lists = _lists(ledger, values_in(ledger, block)) if claims else []
        for claim in claims if lists else ():
            top = _topped(ledger, claim, lists)
            if top:
                yield top


def _lists(ledger: Ledger, values: Sequence[Value]) -> list[list[Value]]:
    """Numbers of one unit in one sentence, a name of its own before each."""
    lists: list[list[Value]] = []
    for value in values:
        last = lists[-1][-1].quantity if lists else None
        one = value.quantity
        beside = last is not None and last.sentence == one.sentence and comparable(last, one)
        if beside and last and _between(ledger, last, one):
            lists[-1].append(value)
        else:
            lists.append([value])
    return [found for found in lists if len(found) >= _FEWEST]


def _between(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    at = ledger.quantity_index(one.span.start)
    between = ledger.text[one.span.end : other.span.start]
    return (
        ledger.quantities[at + 1] is other
        and len(between) <= _LONGEST
        and between[:1] not in _OPENS
        and not _NO_PEER.search(between.replace("分别", ""))
    )


def _topped(ledger: Ledger, claim: re.Match[str], lists: Sequence[Sequence[Value]]) -> Topped | None:
    start = clause_before(ledger, claim.start()).start
    mark = _MARK.search(ledger.text, claim.end())
    end = mark.start() if mark else len(ledger.text)
    words = ledger.text[start:end]
    if "除" in ledger.text[ledger.sentences[ledger.sentence_at(start)].span.start : start] or _OTHER.search(words):
        return None
    sentence = ledger.sentence_at(claim.start())
    near = [found for found in lists if abs(found[0].quantity.sentence - sentence) <= _NEAR]
    if len(near) != 1:
        return None
    found = near[0]
    owns = [value.own for value in found]
    if claim.group()[-1] in _HOW_MANY and found[0].quantity.kind == "percent":
        return None  # 人口最多的是甲镇, behind the shares of the old
    named = _named(words, owns)
    if named is None or _NO_PEER.search(owns[0].replace("分别", "").replace("每", "")):
        return None
    value = found[named].quantity
    name = re.split("[、，,]", _START.sub("", owns[named]))[0]
    common = max((name[:size] for size in range(len(name) + 1) if name[:size] in words), key=len)
    if not _measures(words.replace(common, ""), _told(ledger, found, common)):
        return None
    highest = claim["high"] is not None
    rivals = [one.quantity for one in found if one is not found[named] and not _is_sum(one.quantity, found)]
    if not rivals:
        return None
    better = max(rivals, key=lambda one: one.value) if highest else min(rivals, key=lambda one: one.value)
    beaten = better.interval.low > value.interval.high if highest else better.interval.high < value.interval.low
    if not beaten:
        return None
    return Topped(value, better, Span(start, end), highest)


def _is_sum(one: Quantity, found: Sequence[Value]) -> bool:
    """True for the number that all others of a list come to."""
    return total(value.quantity.interval for value in found if value.quantity is not one).meets(one.interval)


def _named(words: str, owns: Sequence[str]) -> int | None:
    """Which of the names the words hold, as the only one."""
    names = [_START.sub("", own)[:_SHORTEST] for own in owns]
    found = [at for at, name in enumerate(names) if len(name) == _SHORTEST and name in words]
    return found[0] if len(found) == 1 and names.count(names[found[0]]) == 1 else None


def _told(ledger: Ledger, found: Sequence[Value], name: str) -> str:
    """What the list is said to tell, in front of its first name and behind the one that leads."""
    first, last = found[0], found[-1]
    start = ledger.sentences[first.quantity.sentence].span.start
    lead = ledger.text[start : first.quantity.span.start - len(first.own)]
    tails = [value.own.partition(name)[2] for value in found if name and name in value.own]
    return _SAYS_NOTHING.sub("", "".join([lead, *tails, last.quantity.printed_unit]))


def _measures(words: str, told: str) -> bool:
    """True where what one is first in is what the list tells, as far as either is named."""
    rest = _SAYS_NOTHING.sub("", words)
    if any(word not in told for word in _NARROWER.findall(rest)):
        return False
    named = told.rstrip(_UNITS)
    return not rest or len(named) < _SHORTEST or any(char in told for char in rest)
