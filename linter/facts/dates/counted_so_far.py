"""Counts so far: 截至4月底累计受理新申请862户 and, sections on, 截至6月底累计受理新申请826户: fewer than before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import SURE_YEARS, DateFact, Quantity
from linter.facts.states.two_series import of_two_series
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SO_FAR = regex(
    r"(?P<who>[一-鿿“”]{0,12}?)(?:自?(?:今年|年初|启动|开展)?以来)?(?:已|共)?累计(?:已经?|共)?(?P<act>[一-鿿“”]{2,14})"
)
_SUMMED = regex(r"受理|接收|收到|完成|办结|整改|销号|建成|查处|立案|化解|清退|审核|发放|检查|排查|查封|移送|处置|拆除")
_NOT_SUMMED = regex(
    r"[未尚仍剩余拟将净占比]|计划|目标|预计|力争|在[建办册]|当[日月周]|本[月周批期次]|新一|平均|[^新]增|减"
)
_OF_ALL = regex(r"^(?:目前|[全我本][省市县区州旗镇乡村局系][统]?|已|共|自)*")
_PLACE = regex(
    r"(?<![各全本我])(?:镇|乡|街道|村|县|标段|片区|医院|学校|组|队|公司|站|中心|项目|工程)(?=[，,。：:截]|方面)"
)
_ROUND = regex(r"第[一二三四五六七八九十\d]+[批轮次期]|[中央省市]{1,2}(?=环保|生态|巡|督|审)|首[批轮]|[上下]一?轮")
_REST = regex(
    r"[，,；;](?:尚余|尚有|还有|还剩|剩余|其余|尚未完成|未完成|尚未办结)(?:的)?(?P<number>\d+|[一-鿿]{1,5})[项件个条户]"
)
_ENOUGH = 4
"""Characters of act and noun by which a count is known without its surroundings: 受理新申请."""
_MANY = regex("改造|企业|补[贴助]|项目|案件|任务|问题|培训|人员|群众|单位|资金|线索|投诉|报告")
"""What many sections of one report count, each for itself."""
_NEW_YEAR = 3
"""Months over the turn of a year in which what was counted anew could not have come so near again."""
_NEAR = Decimal("0.85")
"""Of the earlier count that the later one must reach: a slip leaves them near, two matters seldom are."""
_YEAR = 12


class Count(NamedTuple):
    """How many it was up to a day."""

    date: DateFact
    quantity: Quantity
    who: str
    """Whose it is, as far as the clause tells: 行动线索 of 行动线索累计办结."""
    act: str
    """What was done, with its noun: 受理新申请."""


def find_fallen_counts(ledger: Ledger) -> Iterator[tuple[Count, Count]]:
    """The earlier count and the later, lower one; where more than two are told of one act they are of several."""
    told: dict[tuple[str, str], list[Count]] = {}
    for count in _counts(ledger):
        told.setdefault((count.act, count.quantity.unit), []).append(count)
    for counts in told.values():
        if len(counts) == 2:
            earlier, later = sorted(counts, key=_moment)
            fallen = earlier.quantity.value * _NEAR <= later.quantity.value < earlier.quantity.value
            if fallen and _of_one_matter(ledger, earlier, later):
                yield earlier, later


def _counts(ledger: Ledger) -> Iterator[Count]:
    if "累计" not in ledger.text:
        return
    for date in ledger.dates:
        if date.relation != "as-of" or not date.month or not date.year or date.year_source not in SURE_YEARS:
            continue
        for quantity in ledger.by_sentence.get(date.sentence, ()):
            match = _SO_FAR.fullmatch(quantity.before) if quantity.span.start > date.span.end else None
            if match is None or quantity.kind != "count" or not quantity.exact:
                continue
            others = ledger.dates_in(Span(date.span.end, quantity.span.start))
            if any(other.relation != "since" for other in others) or quantity.role in ("part", "change", "limit"):
                continue
            if _SUMMED.match(match["act"]) and not _NOT_SUMMED.search(quantity.before):
                yield Count(date, quantity, _OF_ALL.sub("", match["who"]), match["act"])


def _moment(count: Count) -> tuple[int, int, int]:
    return count.date.year or 0, count.date.month or 0, count.date.day or 31


def _of_one_matter(ledger: Ledger, earlier: Count, later: Count) -> bool:
    between = ledger.text[earlier.quantity.span.end : later.quantity.span.start]
    if _ANEW.search(between):
        return False
    if not _in_one_count(earlier, later) or of_two_series(ledger, earlier.quantity, later.quantity):
        return False
    if earlier.quantity.scope != later.quantity.scope and earlier.quantity.scope and later.quantity.scope:
        return False
    leads = [_lead(ledger, count) for count in (earlier, later)]
    rounds = [set(_ROUND.findall(lead)) for lead in leads]
    if any(_PLACE.search(lead) for lead in leads) or rounds[0] != rounds[1]:
        return False
    if len(earlier.act) >= _ENOUGH and not _MANY.search(earlier.act):
        return not (earlier.who and later.who and earlier.who != later.who)
    return _same_noun(ledger, earlier, later) or _same_whole(ledger, earlier, later)


def _in_one_count(earlier: Count, later: Count) -> bool:
    """True within a year; what is counted anew with the year cannot be nearly as much again weeks later."""
    months = (_moment(later)[0] - _moment(earlier)[0]) * _YEAR + _moment(later)[1] - _moment(earlier)[1]
    if _moment(earlier) == _moment(later):
        return False
    return earlier.date.year == later.date.year or 0 < months <= _NEW_YEAR


_ANEW = regex("清零|重新|新一[年轮]|从零|归零")


def under_two_headings(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for （一）公租房 and （二）人才房, each right above a count of its own in the same words."""
    return _heading(ledger, one) != _heading(ledger, other)


def _heading(ledger: Ledger, quantity: Quantity) -> str:
    block = ledger.sentences[quantity.sentence].block
    chain = ledger.section_of(block)
    return ledger.read(chain[-1].span)[-_LAST:] if chain and block - chain[-1].block <= 1 and len(chain) > 1 else ""


_LAST = 6
"""Characters at the end of a heading by which two are one."""


def _lead(ledger: Ledger, count: Count) -> str:
    """The paragraph up to the count: a place or a round named there is whose it is."""
    start = ledger.paragraph(count.quantity).start
    return ledger.text[start : count.quantity.clause.start]


def _same_noun(ledger: Ledger, earlier: Count, later: Count) -> bool:
    """True for 受理欠薪线索468件，累计办结387件 and 行动线索累计办结359件: one names the noun of the other."""
    for one, other in ((earlier, later), (later, earlier)):
        if len(one.who) > 1 and not other.who:
            start = ledger.sentences[other.quantity.sentence].span.start
            return one.who[-2:] in ledger.text[start : other.quantity.span.start]
    return False


def _same_whole(ledger: Ledger, earlier: Count, later: Count) -> bool:
    """True where what is left of one makes up with it a number that the other's paragraph tells."""
    for one, other in ((earlier, later), (later, earlier)):
        rest = _REST.match(ledger.text, one.quantity.span.end)
        left = rest and next((q for q in ledger.by_sentence[one.quantity.sentence] if _within(q, rest.span())), None)
        block = ledger.sentences[other.quantity.sentence].block
        whole = one.quantity.value + left.value if left else None
        if any(q.value == whole and q.unit == one.quantity.unit for q in ledger.by_block.get(block, ())):
            return True
    return False


def _within(quantity: Quantity, span: tuple[int, int]) -> bool:
    return span[0] <= quantity.span.start < span[1]
