"""For each thousand people: 每千人拥有病床7.2张, the beds of the report over the people who live there.

移动电话普及率85部/百人 is another of the kind, of those who use it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.wholes import CHANGE
from linter.facts.rates.defined import clause_before, in_order
from linter.facts.rates.quotient import Quotient
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH = regex(
    r"每(?P<many>百|千|万|十万)(?:名|位)?(?:常住)?(?:人口?|居民)(?:口)?(?:拥有|占有|配备|有)?的?(?P<what>[一-鿿、]{2,14}?)"
    r"(?:拥有|占有)?(?:数量?|量)?(?:达到了?|达|为|是|有|：|:)*$"
)
_EACH_BY = regex(
    r"(?P<what>[一-鿿、]{2,14}?)(?:按|以)(?:照)?(?:年末|全[市县区省州])?(?:常住|户籍)?(?:总)?人口(?:数|总数)?(?:平均|计算|折算|为基数)[，,]?"
    r"(?:平均)?每(?P<many>百|千|万|十万)(?:名|位)?(?:常住)?(?:人口?|居民)(?:拥有|占有|配备|有)?(?:达到了?|达|为|是|有|：|:)*$"
)
"""卫生技术人员按常住人口平均，每千人为5.9人: what it is told of stands first."""
_LEAD = 48
_PEOPLE = regex(r"(?:常住|户籍|总)(?:总)?人口(?:数|总数|总量|达到?|为|是|有|：|:)*$")
_SOME = regex("城镇|乡村|农村|城区")
_TOLD = regex(r"(?:拥有|现有|共有|实有|总数|数量?|达到?|为|是|有|共|：|:)+$")
_OTHER_TIME = regex(r"[上去前]年(?!末)|“?十[二三四]五|[由从比较]|目标|力争|预期|计划|全国|全省|新增|城区|中心城|每")
_MANY = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000), "十万": Decimal(100000)}
_SPARE = Decimal("0.03")
"""Share by which the people of the middle of a year differ from those at its end."""
_SHORTEST, _MOST = 2, 4
_SPREAD = regex(
    r"(?:^|[全我本][市县区省州旗镇乡域]|年末|其中)(?P<what>[一-鿿]{2,10}?)(?:用户)?(?:综合)?普及率(?:已|约)?(?:达到了?|达|为|是|：|:)*(?:每百[人户])?$"
)
"""移动电话普及率达85部/百人, 普及率为每百人85部."""
_HUNDREDS = regex(r"[ ]?[/／每][ ]?(?:每)?(?:百|100)[ ]?(?P<who>[人户])")
_EACH_HUNDRED = regex(r"每(?:百|100)(?P<who>[人户])$")
_USERS = regex(r"(?:年末|[全我本][市县区省州旗镇乡域]|拥有|其中|有|^|[，,])$")
_USERS_OF = "用户"
_HOUSEHOLDS = regex(r"(?:总户数|家庭户(?:数|总数)?|户籍户数|常住户数?)(?:达到?|为|是|有|共|：|:)*$")
_ONE_OF_THEM = regex(r"移动公司|联通|电信(?:公司|分公司)|铁塔|分公司")
"""One of those who run the net tells of its own users."""
_OTHER_PEOPLE = Decimal("0.15")
"""Share by which the people that such a rate is reckoned on may differ from those told: of another year, registered."""


_HOUSES = regex("养老|敬老|福利|托育|宾馆|酒店|民宿|宿舍|中医|妇幼|民营")
"""Whose beds are told, where they are not those of all hospitals: 养老机构104家，床位1.57万张."""


def find_per_thousand(ledger: Ledger) -> Iterator[Quotient]:
    """Every such indicator with each number told of its things and each told of the people."""
    if not any(f"每{many}" in ledger.text for many in _MANY) or "人口" not in ledger.text:
        return
    told = [
        (clause_before(ledger, end, one), one)
        for end, one in in_order(ledger)
        if one.kind in ("count", "measure") and not one.approximate and one.value > 0
    ]
    people = [(clause, one) for clause, one in told if one.unit == "人" and _level(clause) and _PEOPLE.search(clause)]
    people = [(clause, one) for clause, one in people if not _SOME.search(clause)] or people
    for clause, result in told if people else ():
        lead = ledger.lead(result, _LEAD)
        each = (_EACH.search(clause) or _EACH_BY.search(lead)) if "每" in clause else None
        if each and not CHANGE.search(clause):
            what = each["what"]
            parts = [
                one
                for words, one in told
                if one.unit == result.unit and one is not result and _is_of(words, what)
                if set(_HOUSES.findall(ledger.lead(one))) <= set(_HOUSES.findall(lead))
            ]
            residents = [one for words, one in people if "常住" in words]
            of = residents if residents and "常住" in lead else [one for _, one in people]
            if parts and len(parts) <= _MOST:
                triples = tuple((result, part, whole) for part in parts for whole in of[:_MOST])
                once = all(len({one.value for one in found}) == 1 for found in (parts, of))
                alone = once and "常住" in lead and not _OTHER_TIME.search(lead.replace("每", ""))
                yield Quotient(f"每{each['many']}人{what}", triples, _MANY[each["many"]], _SPARE, alone=alone)


def find_penetration(ledger: Ledger) -> Iterator[Quotient]:
    """Every 普及率 told for a hundred people or households, with the users and people that the report tells once."""
    if "普及率" not in ledger.text:
        return
    told = [
        (clause_before(ledger, end, one), one)
        for end, one in in_order(ledger)
        if one.kind == "count" and not one.approximate and one.value > 0
    ]
    everyone = {
        unit: [(words, one) for words, one in told if one.unit == unit and _level(words) and named.search(words)]
        for unit, named in (("人", _PEOPLE), ("户", _HOUSEHOLDS))
    }
    using: dict[str, list[Quantity]] = {}
    for clause, result in told:
        each = _SPREAD.search(clause)
        who = _HUNDREDS.match(ledger.text, result.span.end) or _EACH_HUNDRED.search(clause)
        if not (each and who) or _OTHER_TIME.search(clause.replace("每", "")):
            continue
        what = each["what"]
        if what not in using:
            using[what] = [one for words, one in told if _uses(words, what)]
        users, of = using[what], everyone[who["who"]]
        # Each told once: those registered, told beside the residents, may be meant, and are tried.
        sorts = [[one for words, one in of if ("户籍" in words) is registered] for registered in (False, True)]
        once = all(len({one.value for one in found}) <= 1 for found in (users, *sorts))
        known = sorts[0] if who["who"] == "人" else of  # residents, and not only those who are registered
        if not (users and known and once) or any(_ONE_OF_THEM.search(ledger.lead(one, _LEAD)) for one in users):
            continue
        if not any(_SOME.search(words) for words, _ in of):
            triples = tuple((result, users[0], whole) for _, whole in of)
            yield Quotient(f"{each['what']}普及率", triples, Decimal(100), _OTHER_PEOPLE, alone=True)


def _uses(clause: str, what: str) -> bool:
    """True for 移动电话用户, told of nothing narrower and of all who use it."""
    words = _TOLD.sub("", clause).removesuffix(_USERS_OF)
    return words != clause and words.endswith(what) and _level(clause) and bool(_USERS.search(words[: -len(what)]))


def _level(clause: str) -> bool:
    return not CHANGE.search(clause) and not _OTHER_TIME.search(clause)


def _is_of(clause: str, what: str) -> bool:
    """True for 其中执业医师 beside 每千人拥有执业医师: its clause ends with the name."""
    return _level(clause) and len(what) >= _SHORTEST and _TOLD.sub("", clause).endswith(what)
