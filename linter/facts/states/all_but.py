"""All but: 查摆问题48条，目前已全部整改，其余5条列入年度计划: all of a number, and right behind it those that are left.

The clause with 全部 names nothing of its own, so it is told of the number before it. Where that number is one part of a
larger one, 其中立行立改的43条，已全部整改，其余5条, the rest is of the larger one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.labels import unit_class
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

ALL_WORDS = "全部|悉数|全数|尽数|如数|均已|都已"
"""How all of a number are spoken of."""
ALL_SIGN = regex(ALL_WORDS)
"""What a line must hold in which something is said of all."""
_DONE = (
    "整改|完成|办结|销号|收回|清退|追回|追缴|退还|退回|化解|消化|缴入|上缴|拨付|兑付|发放|解决|整治|拆除|修复|清理"
    "|偿还|归还"
)
"""What leaves none of the things as it was; 已全部受理 and 已全部开工 do."""
_ALL_BUT = regex(
    r"(?:^|[，,。；;：:])(?:截至[^，,。；;]{2,14}?[，,]?|通过[^。；;]{2,30}?(?:方式|办法)|其中)?"
    rf"(?P<all>(?:目前|现|均|现已)?已经?全部(?:依法|按期|如期|及时|予以)?(?:{_DONE})[一-鿿]{{0,3}})[，,、；;]"
    r"(?P<rest>(?:但|目前|现|对)?(?:(?:其余|剩余|余下|剩下|尚有|还有|仍有)(?:的|未[一-鿿]{2,4}的?)?|(?:正在|仍在)[一-鿿]{2,4}|[尚还]?未[一-鿿]{2,4}))$"
)
_STATES = regex(
    rf"(?:^|[，,。；;：:.看])(?P<all>(?:目前|现)?已经?全部(?:{_DONE}))、(?P<rest>(?:[一-鿿]{{2,6}}\d+[件个项起宗条][、和]){{1,3}}"
    r"[一-鿿]{2,6}\d+[件个项起宗条])"
)
"""已全部销号、阶段性销号18项、正在整治7项: one state of several, told without its number as that of all."""
_OPEN = regex("正在|阶段性|仍在|尚在|[尚还]?未")
"""What is not done; 已全部办结、立案3件 tells what came of them."""
_BACK = 12
"""Numbers back to the one of which all is said."""
_LEAD = 60
"""Characters before what is left in which all are said to be done."""
_GIVEN = regex("(?:指出|反馈|发现|查出|交办|移送|移交|提出|下达|承担)的$")
"""What the things were told to be as a whole: 审计指出的7个."""
_APART = regex(
    r"其中|的$|立行立改|到期|第[一二三四五六七八九十\d]+[批轮次期]|首批|(?<![一二三四五六七八九十两\d])[类批]$|另|除"
)
"""Before 全部, what tells of some of the things."""
_INVOLVES = regex("涉及[一-鿿]{0,4}$")
"""津贴6.8万元，涉及41人，已全部清退: the sum is cleared."""
_PAPERS = frozenset("份封")
"""押金3.2万元，寄出通知25封，已全部退还: the papers are how it was done."""


class AllBut(NamedTuple):
    """What is said of all, and what is left of them."""

    whole: Span
    rest: Span


def find_all_but(ledger: Ledger) -> Iterator[AllBut]:
    """Every number left right behind what is said of all of the one number before it."""
    if "全部" not in ledger.text:
        return
    for listed in _STATES.finditer(ledger.text):
        if _OPEN.search(listed["rest"]):
            yield AllBut(Span(*listed.span("all")), Span(*listed.span("rest")))
    for at, left in enumerate(ledger.quantities):
        if not left.is_amount or left.approximate:
            continue
        begin = max(ledger.paragraph(left).start, left.span.start - _LEAD)
        told = _ALL_BUT.search(ledger.text, begin, left.span.start)
        if told:
            base = _base(ledger, ledger.quantities[max(0, at - _BACK) : at], left, told.start())
            if base is not None and left.value < base.value:
                yield AllBut(Span(*told.span("all")), Span(told.start("rest"), left.span.end))


def _base(ledger: Ledger, before: Sequence[Quantity], left: Quantity, at: int) -> Quantity | None:
    """The number of which all is said; None where it is some of a larger one."""
    block = ledger.sentences[ledger.sentence_at(at)].block
    told: list[Quantity] = []
    for one in reversed(before):
        away = block - ledger.sentences[one.sentence].block
        if away > (0 if told else 1):
            break
        beside = one.kind in ("count", "money") and not (one.unit in _PAPERS or _INVOLVES.search(one.before))
        if not told and beside and unit_class(one) != unit_class(left):
            return None  # 检查48家，发现隐患12处，已全部整改，尚有3家未检查
        if one.span.end <= at and unit_class(one) == unit_class(left) and one.kind == left.kind and one.is_level:
            told.append(one)
    if not told or _APART.search(ledger.text[told[0].span.end : at]) or _APART.search(_GIVEN.sub("", told[0].before)):
        return None
    # 48条，其中立行立改43条，已全部整改，其余5条
    return None if any(one.value - told[0].value == left.value for one in told[1:]) else told[0]


def last_before(wholes: Sequence[re.Match[str]], offset: int, most: int) -> Iterator[re.Match[str]]:
    """The last few of what was said of all, in order, that stand before some left; the nearest first."""
    last = bisect_right(wholes, offset, key=lambda whole: whole.end())
    return reversed(wholes[max(0, last - most) : last])


def left_behind(
    ledger: Ledger,
    said: re.Pattern[str],
    lefts: Iterable[tuple[re.Pattern[str], re.Pattern[str]]],
    is_apart: Callable[[Ledger, re.Match[str]], bool],
    most: int,
) -> Iterator[tuple[re.Match[str], Iterator[re.Match[str]]]]:
    """What tells of some left, by one of the patterns and its sign, with the last few statements of all before it."""
    wholes = [one for one in matches_on_lines(said, ALL_SIGN, ledger.text) if not is_apart(ledger, one)]
    for left, sign in lefts if wholes else ():
        for rest in matches_on_lines(left, sign, ledger.text):
            yield rest, last_before(wholes, rest.start(), most)
