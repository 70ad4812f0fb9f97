"""Identities: indicators that by definition make up another one, whatever words stand between them.

第一、二、三产业增加值 make up the GDP, 出口 less 进口 is the 顺差, 出生率 less 死亡率 the 自然增长率:
no 其中 has to say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.pairings import values_from
from linter.facts.parts.law import Law
from linter.facts.parts.laws import LAWS
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.rows import Row
from linter.memory import once
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Identity:
    """One indicator and the numbers that it follows from."""

    result: Quantity
    added: tuple[Quantity, ...]
    taken: tuple[Quantity, ...]
    """What is subtracted."""
    apart: bool
    """True where they stand in two paragraphs."""
    rivals: tuple[Quantity, ...] = ()
    """All incomes and expenses told before a surplus: it may be that of any two of them."""
    open: bool = False
    """True where there may be further parts."""


SCOPE = (
    r"(?:[全我本][市县区省州旗域年镇乡]|[一-鿿]{1,4}[市县区省州旗]|年末|期末|全年|其中|公安|户籍|常住|人口|按[一-鿿]{1,6}[分看]"
    r"|经?初步核算|实现|预计|(?:截至)?(?:(?:19|20)\d\d年|\d{1,2}月)[末底]?|账面){0,4}"
)
"""Whose, as of when and among what: what may stand before the name of an indicator."""
_VERB = r"(?:仅|分别|累计|实际|总量|规模)?(?:完成|实现|入库|为|达到|达|是|有|：|:)?$"
_CLAUSE = regex(r"[。；;，,：:、（）()]")
# Another scope, period or budget than that of the number before.
_BREAKS = regex(
    r"本级|[市县区镇乡]级|直属|支出预算|基金预算|上划|剔除|扣除|留抵|退税|人均|累计(?!完成|实现)|(?:19|20)\d\d年|[上下]半年"
    r"|\d月|季度|[上去前]年(?!同期)[^，,。；;]{0,4}(?:为|是|分别|全)|十[二三四五]五|机关事业(?:单位)?(?:参保|退休|在职)|对[一-鿿]{1,6}(?:出口|进口)|一般贸易|加工贸易|[^，,。；;]{2,}(?:(?<!城)镇|(?<!城)乡(?!村))"
)
# 收入12亿元，支出15亿元，上级补助3亿元，当年结余: a third number that the result holds.
_AIDED = regex(
    r"(?:^|[，,；;])(?:[另再]?加上?|获|争取)?(?:上级|中央|省级?|财政)*(?:补助|补贴|调剂金?|上解|下拨|转移)(?:收入|支出|资金)?$"
)
# 出口86.4亿元，其中，一般贸易出口84.9亿元: a part of what was told, behind which the other side follows.
_ONE_WAY = regex(r"[，,；;、：:](?:其中)?(?:一般|加工)贸易(?:出口|进口)[^出进，,。；;]{0,4}$")
_AMONG = regex(r"其中[：:，,]?[^，,。；;：:]*$")
_RISE = regex(r"(?:比|较)?(?:上年|去年|上年末|上年同期|同比|年均|累计)[^，,。；;]*$")
_TOLD_IN_TURN = "分别"
_LONGEST_NAME = 24
_FARTHEST = 14
"""Numbers from the first of an identity to its last: amounts, rates of growth, shares."""


_MAY_LACK = regex(r"^(?:\(\?:[^()]*\)\?)+")
"""What a name may begin with or not."""


@once
def find_identities(ledger: Ledger) -> Iterator[Identity]:
    """Every indicator with all the numbers that it follows from, in one paragraph or in two that follow each other."""
    laws = [law for law in LAWS if all(sign in ledger.text for sign in law.signs)]
    rows = [(row, "\n".join([cell.gap for cell in row.cells])) for row in ledger.rows if not row.host] if laws else []
    for law in laws:
        if not (law.unless and re.search(law.unless, ledger.text)):
            yield from _of_law(rows, law)


@cache
def _patterns(law: Law) -> tuple[Sequence[re.Pattern[str]], re.Pattern[str]]:
    """The names of a law with the words around them, and what finds any of them in the words before a number."""
    told = (law.result, *law.added, *law.taken)
    # Without what may be lacking each name begins with a plain character, so that the search passes over all others.
    sign = regex("|".join(_MAY_LACK.sub("", name) for name in told))
    return [regex(rf"{SCOPE}(?:{name}){_VERB}") for name in told], sign


def _of_law(rows: Sequence[tuple[Row, str]], law: Law) -> Iterator[Identity]:
    """The identities of one law; `rows` have the words between their numbers beside them."""
    names, sign = _patterns(law)
    found: dict[int, tuple[Quantity, int, int]] = {}
    number = 0
    rivals: list[Quantity] = []
    each = "人均" in law.result  # its parts are told per head as well
    reach = max(_FARTHEST, 2 * len(names) + 2)
    for row, words in rows:
        rivals.clear()
        if not sign.search(words):
            continue
        for at, (quantity, gap) in enumerate(row.cells):
            number += 1
            named = sign.search(gap) is not None
            if not named and not found and _TOLD_IN_TURN not in gap:
                continue
            if law.alone and named:
                rivals.append(quantity)
            words_between = _RISE.sub("", gap.replace("人均", "") if each else gap)
            if found and (_BREAKS.search(words_between) or _AIDED.search(gap)):
                if _ONE_WAY.search(gap):
                    continue
                found = {}
            if law.alone and _AMONG.search(gap):
                continue
            if law.alone and 0 in found and row.block != found[0][2]:
                found = {}  # the income of the next fund belongs to no surplus told before
            for role, one in _roles(names, row, at) if named or _TOLD_IN_TURN in gap else ():
                if role in found or (role == 0 and found and 0 not in found and not law.taken):
                    found = {}  # the same indicator again: another statement
                found[role] = (one, number, row.block)
            found = {role: told for role, told in found.items() if number - told[1] <= reach}
            found = {role: told for role, told in found.items() if row.block - told[2] <= 1}
            if len(found) == len(names):
                identity = _identity(law, found, rivals[:-1])
                found = {}
                rivals.clear()
                if identity and not (law.beside and re.search(law.beside, words)):
                    yield identity


def _roles(names: Sequence[re.Pattern[str]], row: Row, at: int) -> Iterator[tuple[int, Quantity]]:
    """What cell `at` tells: the indicator that its clause names, or all of those that 分别为 begins to tell."""
    quantity, gap = row.cells[at]
    if _TOLD_IN_TURN in gap[-6:]:
        values = values_from(row, at)
        told = [name.strip() for name in re.split("[、和与及]", _LISTED.split(gap)[-1])]
        tail = told[-1]
        if len(told) == len(values) > 1:
            for name, value in zip(told, values, strict=True):
                yield from ((role, value) for role in _named(names, (name, name + tail[1:], name + tail[2:])))
        return
    if not tells_level(gap.replace("自然减少", "")):
        return
    words = _ASIDE.sub("", _MARK.sub("", _HEADING.sub("", gap))).rstrip("：:-－−")
    yield from ((role, quantity) for role in _named(names, (_CLAUSE.split(words)[-1],)))


# 五、国内贸易全年社会消费品零售总额: a heading that runs on into its text.
_HEADING = regex(r"^[一二三四五六七八九十]{1,3}、[一-鿿]{2,12}?(?=全[年市省县区州])")
_ASIDE = regex(r"[\[〔]\d{1,2}[\]〕]|[（(][A-Z]{2,6}[）)]")
"""地区生产总值[2]（GDP）: the mark of a note, and what the name is short for."""
_MARK = regex(r"^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)])\s*")
_LISTED = regex(r"[。；;，,：:（）()]|其中")


def _named(names: Sequence[re.Pattern[str]], spellings: Sequence[str]) -> Iterator[int]:
    for role, name in enumerate(names):
        if any(len(spelling) <= _LONGEST_NAME and name.fullmatch(spelling) for spelling in spellings):
            yield role
            return


def _identity(law: Law, found: dict[int, tuple[Quantity, int, int]], rivals: Sequence[Quantity]) -> Identity | None:
    """The numbers of an identity, where they have one unit and none is approximate."""
    told = [found[role][0] for role in sorted(found)]
    if len({one.unit for one in told}) > 1 or any(one.approximate for one in told):
        return None
    if any(one.printed_unit == "%" for one in told):
        return None  # 自然增长率 and the like are told in ‰; percentages are growth or shares
    end = 1 + len(law.added)
    apart = len({block for _, _, block in found.values()}) > 1
    same = tuple(one for one in rivals[-_FARTHEST:] if one.unit == told[0].unit)
    return Identity(told[0], tuple(told[1:end]), tuple(told[end:]), apart, same, law.open)
