"""Quotients of two indicators of one report: 销售均价 of 销售额 and 销售面积, 单产 of 产量 and 播种面积."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.parts.wholes import CHANGE
from linter.facts.rates.defined import clause_before, in_order
from linter.facts.rates.quotient import Quotient
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Law(NamedTuple):
    """One quotient by the names of its numbers."""

    name: str
    signs: tuple[str, ...]
    """Literals without which a text does not tell it."""
    result: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    units: tuple[str, str, str]
    per: Decimal
    spare: Decimal
    other: re.Pattern[str] | None = None
    """Another whole that the result may be told per, where the text tells it too: 户籍人口."""
    near: bool = False
    """True where the three told in one paragraph, each once, are of one place and day."""
    bare: re.Pattern[str] | None = None
    """A clause that tells the result without its name, which the sentence says before: 平均每平方米."""
    named: re.Pattern[str] | None = None
    """The words of the sentence before such a clause."""
    alone: bool = False
    """True where the three, each told with one value in the report, are of one place and year."""


_VERB = r"(?:实现|完成|数|总数|达到了?|达|为|是|有|：|:)*$"
_OWN = r"(?:^|[市县区省州旗域年末底]|其中|实现|完成|按)"
_MU = Decimal(10000) / 15
_HALF_PERCENT = Decimal("0.005")
_LAWS = (
    _Law(
        "商品房销售均价",
        ("商品房", "销售面积", "销售额"),
        regex(
            rf"(?:^|每平方米)(?:[全我本][市县区州])?(?:商品房)?(?:平均)?(?:每平方米)?销售(?:均价|平均价格){_VERB}|{_OWN}商品房(?:销售)?均价{_VERB}"
        ),
        regex(rf"{_OWN}商品房销售(?:总?额|金额){_VERB}"),
        regex(rf"(?:{_OWN}商品房|^)销售面积{_VERB}"),
        ("元", "元", "平方米"),
        Decimal(1),
        _HALF_PERCENT,
        bare=regex(r"^(?:平均|均价|折合|相当于){0,2}每平方米(?:平均|均价|售价|价格)?(?:约|为)*$"),
        named=regex(r"商品房(?:平均)?(?:销售均价|销售额[^，,。；;]{0,8}销售面积)[^，,。；;]{0,16}[，,]$"),
        alone=True,
    ),
    _Law(
        "粮食单产",
        ("粮食", "产量", "面积"),
        regex(
            rf"粮食(?:平均|每亩)?(?:亩产|单产|单位面积产量)(?:平均|折合|约|为)*(?:每亩)?(?:约|{_VERB})$|^平均?亩产{_VERB}"
        ),
        regex(rf"{_OWN}粮食(?:作物)?(?:总产量?|产量){_VERB}"),
        regex(rf"{_OWN}粮食(?:作物)?(?:播种|种植)(?:总)?面积{_VERB}"),
        ("吨", "吨", "平方米"),
        _MU,
        _HALF_PERCENT,
        alone=True,
    ),
    _Law(
        "人均体育场地面积",
        ("体育场地面积", "常住"),
        regex(rf"人均体育场地面积{_VERB}"),
        regex(rf"(?<!人均)体育场地(?:总)?面积{_VERB}"),
        regex(rf"{_OWN}常住(?:总)?人口{_VERB}"),
        ("平方米", "平方米", "人"),
        Decimal(1),
        Decimal("0.03"),
        regex(rf"户籍(?:总)?人口{_VERB}"),
    ),
    _Law(
        "单方造价",
        ("造价", "建筑面积"),
        regex(rf"^(?:单方|每平方米)(?:综合)?造价{_VERB}"),
        regex(rf"(?:^|[，,、目])(?:工程|项目)?总?造价{_VERB}"),
        regex(rf"总?建筑(?:总)?面积{_VERB}"),
        ("元", "元", "平方米"),
        Decimal(1),
        _HALF_PERCENT,
        near=True,
    ),
    _Law(
        "人口密度",
        ("密度", "面积", "人口"),
        regex(r"人口密度(?:达到?|为|是|约)?(?:每平方公里)?(?:平均)?(?:为|达到?|是)?$"),
        regex(rf"(?:{_OWN}|[、和]|在册的?|登记的?)(?:户籍|常住)?(?:总)?人口{_VERB}"),
        regex(rf"(?:^|[区县市镇乡道域园地]|总|国土|土地|行政|辖区|规划)面积{_VERB}"),
        ("人", "人", "平方米"),
        Decimal(1000000),
        _HALF_PERCENT,
        near=True,
    ),
)


def _rate(name: str, result: str, part: str, whole: str, *signs: str) -> _Law:
    """A law of two amounts of money and what the one is of the other, in per cent."""
    named = rf"(?:{_OWN}|银行业|金融机构|^企业)"
    return _Law(
        name,
        signs,
        regex(rf"(?:^|[市县区州旗域末]|总体|平均)(?:{result}){_VERB}"),
        regex(rf"{named}(?:{part}){_VERB}"),
        regex(rf"{named}(?:{whole}){_VERB}"),
        ("%", "元", "元"),
        Decimal(1),
        _HALF_PERCENT,
    )


_LOANS = "(?:本外币|人民币)?(?:各项)?贷款(?:总)?余额"
_RATES = (
    _rate("不良贷款率", "不良(?:贷款)?率", "不良贷款(?:总)?余?额?", _LOANS, "不良", "贷款"),
    _rate(
        "存贷比",
        "(?:金融机构)?(?:本外币|人民币)?(?:存量)?存贷比",
        _LOANS,
        "(?:本外币|人民币)?(?:各项)?存款(?:总)?余额",
        "存贷比",
    ),
    _rate("利润率", "(?:营业|销售|主营业务)?收入利润率", "利润(?:总额)?", "(?:营业|销售|主营业务)收入", "收入利润率"),
    _rate("资产负债率", "资产负债率", "负债(?:总[额计])?", "资产(?:总[额计])?", "资产负债率"),
    _rate(
        "个人住房贷款率",
        "个(?:人住房)?贷(?:款)?率",
        "个人住房贷款余额",
        "(?:住房公积金)?缴存余额",
        "缴存余额",
        "贷",
        "率",
    ),
)
_OTHER_TIME = regex(r"[上去前]年(?!末)|“?十[二三四]五|[由从较]|(?<!存贷)比|目标|力争|预期|计划|全国")
_PER_HECTARE = regex(r"公顷")
_MOST = 4
"""Mentions of one indicator that are tried."""


def find_quotients(ledger: Ledger) -> Iterator[Quotient]:
    """Every quotient that the text tells with the two numbers that it is of."""
    laws = [law for law in (*_LAWS, *_RATES) if all(sign in ledger.text for sign in law.signs)]
    if not laws:
        return
    told = [
        (clause_before(ledger, end, one), one)
        for end, one in in_order(ledger)
        if (one.is_amount or one.kind == "percent") and one.value > 0
    ]
    for law in laws:
        results, parts, wholes = (
            [one for clause, one in told if one.unit == unit and not one.approximate and _tells(name, clause)][:_MOST]
            for name, unit in zip((law.result, law.part, law.whole), law.units, strict=True)
        )
        results = [one for one in results if not _PER_HECTARE.search(one.before + one.printed_unit + one.after[:3])]
        if not results and law.alone and parts and wholes:
            results = [one for clause, one in told if one.unit == law.units[0] and _is_result(ledger, law, clause, one)]
        if results and parts and wholes:
            if law.other and any(_tells(law.other, clause) for clause, _ in told):
                continue
            triples = tuple((result, part, whole) for result in results[:1] for part in parts for whole in wholes)
            near = law.near and len(triples) == 1 and len({ledger.sentences[x.sentence].block for x in triples[0]}) == 1
            once = all(len({one.value for one in found}) == 1 for found in (results, parts, wholes))
            alone = law.alone and once and not _apart(ledger, triples[0])
            yield Quotient(law.name, triples, law.per, law.spare, near, alone)


def _tells(name: re.Pattern[str], clause: str) -> bool:
    return bool(name.search(clause)) and not CHANGE.search(clause) and not _OTHER_TIME.search(clause)


def _is_result(ledger: Ledger, law: _Law, clause: str, one: Quantity) -> bool:
    """True for what is told about a result, and for one whose name the clause before tells."""
    if _PER_HECTARE.search(one.before + one.printed_unit + one.after[:3]):
        return False
    if _tells(law.result, clause):
        return True
    if not (law.bare and law.named and law.bare.search(clause)):
        return False
    lead = "".join(ledger.lead(one).split())
    named = law.named.search(lead[: len(lead) - len(clause)])
    return named is not None and not _OTHER_TIME.search(lead)


_SOME = regex(
    r"其中|示范|高产|新建|试点|(?<![全我本])[省县区乡镇村](?!域|位|社)|片|田|[上去前]年|\d月|季度|半年|以来|目标|计划|预期|夏|秋|早稻"
)
"""What may make the result that of some of it, or of another time."""


def _apart(ledger: Ledger, told: tuple[Quantity, ...]) -> bool:
    """True where the sentence of a result or the words before the two others speak of some of it or another time."""
    leads = (ledger.lead(told[0]), *(ledger.lead(one, _BEFORE) for one in told[1:]))
    years = {year for lead in leads for year in YEAR.findall(lead)}
    return any(_SOME.search(lead) for lead in leads) or len(years) > 1


_BEFORE = 16
