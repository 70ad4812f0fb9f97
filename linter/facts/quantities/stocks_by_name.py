"""Stocks by name: 到2023年末，全市公共图书馆总数为十三个 here, 文化馆13个，公共图书馆8个 pages before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.values_by_name import bare_name, values_by_name
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SUM = "(?:总数量?|总量|总计|合计|共计|共有|共)"
_CLAIM = regex(
    r"(?:[^，,。；;：:\n\d]{0,6}(?:(?:19|20)\d\d年)?[^，,。；;：:\n\d]{0,6}[，,])?(?P<scope>[全我本][省市县区州国镇乡旗盟校局])?(?P<name>[^，,。；;：:、\n\d（(]{3,28}?)"
    rf"(?:数量|个数)?的?{_SUM}(?:已)?(?:达到?|增至|增加到|为|是|有)*$"
)
_SIGN = regex("总|计|共")
_NEAR = 8
"""Characters before a number in which the word that makes it a total stands."""
_STOPS = ("", *"，。；,;\n（(")
"""What may stand behind the unit: 十三个图书馆 tells of what follows."""
_FORMS = ("", "数量", "数", "总数")
_FLOW = regex(
    "新增|新[建设添]|净增|引进|认定|培育|评定|获批|入库|检查|抽查|抽检|走访|完成|建成|改[造建]|整治|关闭|撤销|取缔|处置|实施|开展|支持|补助|服务|覆盖"
    "|试点|入选|获评|评为|达标|推荐|申报|验收|签约|开工|组织|培训|表彰|查处|受理|办结|涉及|分别"
)
"""What is said of some of them, or of those that came in; a stock is told of by nothing but 有."""
_UNTIL = regex(r"到(?P<year>(?:19|20)\d\d)年")
_FRONT, _TITLES, _LONGEST_TITLE = 800, 3, 60
"""Characters, and paragraphs, in which a report says which year it is on."""
_PLAN = regex("规划|[计筹谋]划|纲要|方案|目标")
_PART = regex("其中|[中里]有|之中|等$|其余|另有|包括|含|属|由")
_LEAD = 44
"""Characters from the start of a sentence to a claim, which tells of nothing before it."""


class Stock(NamedTuple):
    """A total told once more with another number."""

    name: str
    scope: str
    """全市, or nothing."""
    claim: Quantity
    told: Quantity


def find_stocks_by_name(ledger: Ledger) -> Iterator[Stock]:
    """Every count that is said to be all of a thing, where the thing has one other count in the text."""
    for claim in ledger.quantities:
        if claim.kind != "count" or not claim.exact or claim.value < 1 or not _SIGN.search(claim.before[-_NEAR:]):
            continue
        if claim.after[:1] not in _STOPS:
            continue
        lead = ledger.lead(claim)
        match = _CLAIM.fullmatch(lead) if len(lead) <= _LEAD else None
        if match is None or _PART.search(lead) or _FLOW.search(lead):
            continue
        told = _told(ledger, claim, bare_name(match["name"]))
        if told is None:
            continue
        until = _UNTIL.match(lead)
        if until and not _is_told_year(ledger, told, until["year"]):
            continue  # 到2023年末 may be a plan
        if values_by_name(ledger).together((told,), claim.sentence, _UNTIL.sub("", lead)):
            yield Stock(bare_name(match["name"]), match["scope"] or "", claim, told)


def _is_told_year(ledger: Ledger, told: Quantity, year: str) -> bool:
    """True where the other count is of that year, or names none in a report that opens with it."""
    own = LevelYears(ledger).year_of(told)
    if own:
        return own == int(year)
    titles = (ledger.read(block.span) for block in ledger.document.blocks[:_TITLES])
    planned = any(_PLAN.search(title) for title in titles if len(title) <= _LONGEST_TITLE)
    return not planned and f"{year}年" in ledger.text[:_FRONT]


def _told(ledger: Ledger, claim: Quantity, name: str) -> Quantity | None:
    """The one other count that the thing has under its name in full, and that is no flow and of no part of them."""
    for form in _FORMS:
        one = values_by_name(ledger).only(name + form, claim.sentence, claim.unit, but=claim)
        if one is None or one.value == claim.value or not one.exact:
            continue
        if one.after[:1] in (*_STOPS, "、") and not _FLOW.search(ledger.lead(one)):
            return one
    return None
