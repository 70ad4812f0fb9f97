"""Few amounts: 补偿金14.73万元 … 追回补偿资金17.43万元, where a report holds so few that no two are alike by chance."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, han_bigrams
from linter.facts.quantities.slips import swapped
from linter.facts.quantities.told_off import differ_by
from linter.kinds.facts._two_amounts import figures_of, two_amounts
from linter.ledger import Ledger
from linter.patterns import regex

_FEWEST = 4
"""Digits of which two neighbours are exchanged by chance in one of three thousand pairs."""
_MOST = 40
"""Amounts of one unit and length among which no such pair that shares a word is to be expected."""
_APART = Decimal("0.03")
"""Share of the larger one by which both differ at least; two steps of one matter come nearer."""
_BEFORE = 14
"""Characters of its clause before an amount, which name it."""
_COMMON = bigrams("问题情况单位项目工作资金金额") | han_bigrams(
    "产值|增加值|基金|预算|财政|三保|全部|全市|全县|全区|全镇|全年|完成|实现|累计|其中|共有|截至|今年|支出|收入|投资|合计|万元|亿元|增长|下降|同比|达到|安排|总额|余额"
    "|补助|经费|决算|结余|发放|下达|拨付|支付|缴纳|涉及"
)
"""Pairs of characters that stand beside amounts of all sorts."""
_OTHERWISE = regex("上年|去年|同期|其余|剩余|余下|另|新增|应|计划|预算|目标|增|减|均|每|超|结余|差额|缺口")
_SCORED = regex("(?:自评|综合|总|评价|考核|最终)*(?:得分|评分|总分)(?:为|是)?$")
_BY_OTHERS = regex("第三方|专家|督导|财政[厅局]|上级|评审|验收|复评|抽评")
_SCORES = 2
_SCORE_DIGITS = 3


def few_amounts(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of amounts with two neighbouring digits exchanged, told of one matter in words of their own each."""
    groups: dict[tuple[str, object, int], list[Quantity]] = {}
    for quantity in ledger.quantities:
        if quantity.kind in ("money", "measure") and not quantity.approximate and quantity.is_level:
            figures = figures_of(quantity)
            if len(figures.rstrip("0")) >= _FEWEST:
                groups.setdefault((quantity.unit, quantity.step, len(figures)), []).append(quantity)
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            for one, other in combinations(group, 2):
                alike = _exchanged(one, other) and _shared(ledger, one, other) and not differ_by(ledger, one, other)
                if alike and not two_amounts(ledger, one, other):
                    yield one, other
    yield from _scores(ledger)


def _exchanged(one: Quantity, other: Quantity, fewest: int = _FEWEST) -> bool:
    first, second = figures_of(one), figures_of(other)
    if abs(one.value - other.value) < max(one.value, other.value) * _APART:
        return False  # 控制价4231万元 and 中标价4213万元: two steps of one matter come near each other
    return first != second and one.sentence != other.sentence and swapped(first, second, fewest)


def _shared(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where the words before both share two characters that few amounts stand beside."""
    # 总产值87.35亿元。其中，农业产值78.62亿元: a part that comes near its whole.
    if "其中" in ledger.text[ledger.sentences[other.sentence].span.start : other.span.start]:
        return False
    if any(_OTHERWISE.search(told.before[-_BEFORE:]) for told in (one, other)):
        return False
    first, second = (bigrams(_before(ledger, told)) for told in (one, other))
    return bool(first & second - _COMMON) or _came_back(ledger, one, other)


_BACK = regex(
    "(?:收回|追回|追缴|追讨|讨回|退缴|清退|清收|清回|退还|退回|退赔|缴回|上缴|收缴|归还|补缴|补收|扣回|挽回|清偿|兑付|到账|入账)"
)
_SENTENCE = 60
"""Characters before an amount in which its sentence says what came back."""
_SHARED = 2
"""Pairs of characters by which what came back is the same."""


def _came_back(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 承包费326.8万元，已收回271.4万元 and 追回承包费217.4万元: the sentence names what came back at first."""
    clauses = [_before(ledger, told) for told in (one, other)]
    if not all(_BACK.search(words) for words in clauses):
        return False
    named = []
    for told in (one, other):
        start = max(ledger.sentences[told.sentence].span.start, told.span.start - _SENTENCE)
        named.append(han_bigrams(_BACK.sub("|", ledger.text[start : told.span.start])))
    return len(named[0] & named[1] - _COMMON) >= _SHARED


def _before(ledger: Ledger, told: Quantity) -> str:
    return ledger.text[max(told.clause.start, told.span.start - _BEFORE) : told.span.start]


def _scores(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """自评得分92.6分 … 综合得分96.2分, where the report tells no third score of a whole."""
    if "自评" not in (ledger.identity.title or ""):
        return
    told = [one for one in ledger.quantities if one.printed_unit == "分" and _SCORED.search(one.before)]
    if len(told) != _SCORES or any(_BY_OTHERS.search(ledger.read(ledger.sentences[one.sentence].span)) for one in told):
        return
    one, other = told
    if _exchanged(one, other, _SCORE_DIGITS) and not two_amounts(ledger, one, other):
        yield one, other
