"""Fields near by: 参加开标的企业仅7家 … 我方排名第九: the only number of competitors told before a rank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.rank_fields import Field
from linter.facts.changes.ranks import NUMERAL
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RANK = regex(
    rf"(?:[排列居占获得于为在]|名次|位次|排名|排序)了?(?:全(?P<scope>[国省市县区州镇]))?(?:综合|倒数)?第(?P<place>{NUMERAL})"
    r"(?:[位名](?![一-鿿]{0,2}[候发出登上])|(?=[，,。；;、）)]))"
)
_UNITS = frozenset("个家支名人所户")
_CONTEST = regex(
    "[考测参讲竞开投]评|评[比选估议价]|考核|竞[赛标争价聘]|比[赛武拼]|擂台|大赛|联赛|测[评验]|[投开招]标|排[名序位]"
    "|参[赛评考选展]|打分|通报"
)
"""What those are that somebody counts: competitors."""
_OTHERS = regex("[等均每各移升降进退]$|前$|第$|其中$|抽[取查选]|得分|(?:19|20)\\d\\d年$")
_ASPECT = regex("单项|方面|指标|类|层面|环节|维度")
"""两个单项均有进步: what is measured, and nobody who takes part."""
_SCOPE = regex("(?:全|我|本)(?P<all>[国省市县区州镇])|(?P<inside>[国省市县区州镇])内")
_LEAD, _BEHIND = 20, 24
_SENTENCES = 3
_SLACK = 2
"""How far beyond the last place a rank may lie that was miscopied, besides half of the field."""


def find_fields_near(ledger: Ledger) -> Iterator[Field]:
    """Every rank beyond the last place of the only field that its paragraph tells before it."""
    if "第" not in ledger.text:
        return
    for rank in _RANK.finditer(ledger.text):
        place = whole_number(rank["place"])
        sentence = ledger.sentence_at(rank.start())
        told = ledger.by_block.get(ledger.sentences[sentence].block, ())
        fields = [
            one
            for one in told
            if one.span.end <= rank.start() and sentence - one.sentence <= _SENTENCES and _is_field(ledger, one)
        ]
        sizes = {one.value for one in fields}
        if len(sizes) != 1:
            continue
        [size], field = sizes, fields[-1]
        if size < place <= size + size // 2 + _SLACK and _one_scope(ledger, field, rank["scope"]):
            yield Field(field.number, int(size), Span(*rank.span("place")), place)


def _is_field(ledger: Ledger, one: Quantity) -> bool:
    """True for a number of those that are compared."""
    if one.unit not in _UNITS or not one.exact or _OTHERS.search(one.before) or _ASPECT.match(one.after):
        return False
    start, end = ledger.sentences[one.sentence].span
    before = ledger.text[max(start, one.span.start - _LEAD) : one.span.start]
    return _CONTEST.search(before + "|" + ledger.text[one.span.end : min(end, one.span.end + _BEHIND)]) is not None


def _one_scope(ledger: Ledger, field: Quantity, scope: str | None) -> bool:
    if scope is None:
        return True
    told = _SCOPE.search(ledger.lead(field, _LEAD))
    return told is not None and scope in (told["all"], told["inside"])
