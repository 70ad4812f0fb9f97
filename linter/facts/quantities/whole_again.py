"""The whole again: 全县渔业总产值34亿元 in the review, 成绩来之不易，全县渔业总产值达到44亿元 at its end.

Sections of a report tell thousands of values under names that others bear, too; what is told of the whole place and
of the year under review has one value, however many pages lie between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.levels import LevelYears
from linter.facts.quantities.retold import both_told_again
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import bare_name, values_by_name
from linter.facts.rates.tellings import place_of
from linter.facts.states.claims_by_name import place_named
from linter.facts.states.plans import in_plans
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ToldAgain(NamedTuple):
    """Two values of one name, place and year."""

    name: str
    one: Quantity
    other: Quantity


_LEADS = regex(
    "^(?:年(?=[全我本])|全地区|(?:尤其|特别|主要|其中)(?:是|在于)?"
    "|(?:以上|上述|这些|此外|注|据统计|帮助|带动|促成|得益于|依托|凭借|实际|我们)+)"
)
_ENDS = regex(
    "(?:折合|折算|折成|换算|合|约合|按|即|全年|当年|本年|年内|总体|一共|总共|达|的|为|成)+$|(?<=就业)(?:人[数员]|总?人数)?(?:总[数量]|数量?)?$"
    "|(?<=进出口)(?:总[额值])$"
)
_ALIASES = (
    ("新增城镇就业", "城镇新增就业"),
    ("国内生产总值", "生产总值"),
    ("地区生产总值", "生产总值"),
    ("GDP", "生产总值"),
    ("对外贸易进出口", "进出口"),
    ("外贸进出口", "进出口"),
    ("货物进出口", "进出口"),
)
_SAME_NUMBER = regex(
    r"(?P<name>[^，,。；;：:、\n（(]{4,30}?)(?:换算|折算|折合)[^，,。；;\n]{0,6}[，,](?:即|也就是|折?约?合|相当于)$"
)
"""全县渔业总产值换算为万元，即."""
_EQUALS = ("即", "也就是", "折合", "约合", "相当于")
_BEHIND = regex("(?:的|实现了?|完成了?)+(?P<name>[一-鿿]{4,14}?)(?=[，,。；;]|$)")
_WHOLE = "[全我本](?:自治)?[省市县区州国镇乡旗]|全地区"
_OF_ALL = regex(
    rf"(?:{_WHOLE}|全年|当年|(?<!\d)20\d\d年(?:度|末|底)?|年末)(?:{_WHOLE}|全年|当年|累计|实际|共|实现|完成|[拥现建设]?有|的|“)*$"
)
_BY_NATURE = regex("生产总值|社会消费品零售总额|城镇新增就业|进出口")
"""What a report tells of no part of its place without naming that."""
_SEVERAL_YEARS = regex("[四五]年|时期|以来|任期|本届|“?十[一二三四]五")
_ANY = regex(
    "(?:滚存|累计|年终|年末|收支|净)*结[余转](?:下年)?|.*(?:总计|合计)|(?:投入|安排|筹措|筹集|拨付|争取|统筹|下达|落实|补助)*(?:财政)?(?:各类)?(?:资金|经费)"
    "|支出|收入|投资|项目|人口"
)
"""Names of something in every account."""
_OTHER = regex(
    r"(?<![比较与同])(?:上年|去年|前年|上一年)|同期|计划|目标|力争|预计|预期|任务(?!完成)|预算数|预算安排|年初预算|调整预算|草案|拟|建议|确保|争取|有望"
    r"|[一二三四前][两三]?季度|[上下]半年|\d月|日均|月均|平均|每|“?十[一二三四五]五”?(?=期间|时期|规划|以来)|[两三四五]年|任期|累计|汇总|快报|剔除|扣除|同口径|可比"
    r"|备案的|批准的|第[一二三四]产业|到(?:19|20)\d\d年|其中|如果|若|将|要求"
)
"""What sets the values of one name apart anywhere in their sentence: another time, a plan, a part."""
_COMPARED = regex(
    "同比|[比较与同和](?:上年|去年|上一年)(?:同期|末|底)?(?:相比)?|上年同期"
    "|[为占完成达到]*(?:年初|调整|变动)?(?:预算|任务|计划)数?的?[\\d.]+%[，,]"
)
"""What a growth is reckoned from, and no time of its own."""
_OTHER_THERE = regex("安排|增[加长收]|减[少收]|新增(?!就业|城镇就业)|除|含|包括|高于|低于|相当于|占")
"""What does so in their clause: a change, a measure of another account."""
_RUN_IN = regex("^[一-鿿]{2,8}全年(?:实现|完成)(?=[一-鿿]{4})")
"""财政收支 全年实现全口径收入: a title that runs on into its text."""
_BEHIND_OTHER = regex("的?(?:[目指]标|任务|预算|计划|大关|台阶|关口|增量|以上|左右|缺口|差距|规模以上)|[—～~-]\\d")
_LOOKS_BACK = regex(
    "成绩|来之不易|从全年|全年[情走来]|分析全年|回顾|回头看|总的[来看]|总体[来上看]|综合[各来起]|概括|过去一年|这一年|一年来|决算|折合|折算|换算|已|(?:完成|实现|达到|取得)了"
)
"""What tells in a section of plans that a sentence is about the year before."""
_PLANS = regex("预算(?:草案|安排|汇[编总]|编制|收支)|收支预算|(?:收入|支出)安排|目标")
_EXECUTED = regex("执行|决算|完成|回顾")
_THIS_YEAR = regex("今年|本年度")
_MOST = 12
"""Tellings of one name beyond which it is that of many things."""
_SHORTEST = 4
_TWO = 2
_BEGINNING = 2
"""Characters by which a name is found again in the words that hold it."""


class Told(NamedTuple):
    """A value under its full name."""

    quantity: Quantity
    whole: bool
    """True where its words say that it is of the whole place, or of the year."""
    sums_up: bool
    """True where its words say that they tell again what was told."""


def find_told_again(ledger: Ledger) -> Iterator[ToldAgain]:
    """The first two values that differ under each name of the whole place and the year."""
    found: dict[str, list[Quantity]] = {}
    for words, quantity in _named(ledger):
        if not quantity.approximate and quantity.role not in ("rank", "limit", "each"):
            found.setdefault(canonical_name(words), []).append(quantity)
    for name, values in found.items():
        if len(values) > 1 and is_name(name):
            pair = told_apart(ledger, [_told(ledger, name, one) for one in values])
            if pair and not both_told_again(ledger, *pair):
                yield ToldAgain(name, *pair)


def told_apart(ledger: Ledger, told: Sequence[Told]) -> tuple[Quantity, Quantity] | None:
    """The two values of those told of the whole place and one year; None where there are more, or none that differ."""
    if len(told) > _MOST or _first_apart(told) is None:
        return None
    fit = [one for one in told if _of_whole(ledger, one)]
    pair = _first_apart(fit)
    if pair is None or len({(one.quantity.value, one.quantity.unit) for one in fit}) > _TWO:
        return None
    one, other = pair[0].quantity, pair[1].quantity
    return (one, other) if _of_one_year(ledger, one, other) else None


def _told(ledger: Ledger, name: str, one: Quantity) -> Told:
    again = one.before.endswith(_EQUALS) or (
        _BY_NATURE.fullmatch(name) and (_LOOKS_BACK.search(ledger.lead(one)) or one.after.startswith(("实现", "完成")))
    )
    return Told(one, said_of_all(one.before, name), bool(again))


def _named(ledger: Ledger) -> Iterator[tuple[str, Quantity]]:
    """Every value with the name before it, or else behind it."""
    yield from values_by_name(ledger).named()
    for one in ledger.quantities:
        if not one.is_amount:
            continue
        behind = _BEHIND.match(one.after)
        if behind:
            yield behind["name"], one
        elif one.before.endswith(_EQUALS):
            same = _SAME_NUMBER.search(ledger.lead(one))
            if same:
                yield bare_name(same["name"]), one


def is_name(name: str) -> bool:
    """True for a name that not every account holds."""
    return (len(name) >= _SHORTEST or _BY_NATURE.fullmatch(name) is not None) and not _ANY.fullmatch(name)


def said_of_all(words: str, name: str) -> bool:
    """True where the words before a name say that it is of the whole place, or of the year."""
    words = _known(words)
    return bool(_OF_ALL.search(words, 0, max(0, words.rfind(name[:_BEGINNING]))))


def canonical_name(words: str) -> str:
    """A name without what leads to it and from it, as far as that says nothing: 尤其是全市, 折合."""
    name = bare_name(_LEADS.sub("", words))
    while (bare := bare_name(_ENDS.sub("", name))) != name:
        name = bare
    return _known(_RUN_IN.sub("", name))


def _known(words: str) -> str:
    for one, known in _ALIASES:
        words = words.replace(one, known)
    return words


def _first_apart(told: Sequence[Told]) -> tuple[Told, Told] | None:
    """The first value and the first one that cannot be the same, told in another sentence as of the whole."""
    for one in told:
        for other in told:
            if one.quantity.span >= other.quantity.span or one.quantity.sentence == other.quantity.sentence:
                continue
            if unit_class(one.quantity) != unit_class(other.quantity) or not (other.whole or other.sums_up):
                continue
            if not stated(one.quantity).meets(stated(other.quantity)):
                return one, other
    return None


def _of_whole(ledger: Ledger, told: Told) -> bool:
    """True where the sentence tells of no part, plan, change, other time or place."""
    one = told.quantity
    lead = _COMPARED.sub("", ledger.lead(one))
    if (
        _OTHER.search(lead)
        or (one.is_amount and _OTHER_THERE.search(one.before))
        or _BEHIND_OTHER.match(one.after)
        or len(set(YEAR.findall(lead))) > 1
    ):
        return False
    if not told.whole and _SEVERAL_YEARS.search(ledger.text, ledger.paragraph(one).start, one.span.start):
        return False
    if place_of(ledger, one) not in ("", "全") or place_named(lead):
        return False
    if told.sums_up or not _planned(ledger, one) or _LOOKS_BACK.search(lead):
        return True
    # 2025年… among the plans for 2026.
    year = YEAR.search(lead)
    return year is not None and int(year.group()) == (ledger.identity.year or 0) - 1


def _planned(ledger: Ledger, one: Quantity) -> bool:
    if in_plans(ledger, one.span.start):
        return True
    titles = [ledger.read(heading.span) for heading in ledger.section_of(ledger.sentences[one.sentence].block)]
    return any(_PLANS.search(title) and not _EXECUTED.search(title) for title in titles)


def _of_one_year(ledger: Ledger, *values: Quantity) -> bool:
    """True where no two years are told, and one that only one of them names is that of the report."""
    if len({_THIS_YEAR.search(ledger.lead(one)) is None for one in values}) > 1:
        return False
    years, named = LevelYears(ledger), []
    for one in values:
        found = YEAR.findall(ledger.lead(one))
        planned = not found and _planned(ledger, one)
        named.append(0 if planned else int(found[-1]) if found else years.year_of(one))
    apart = set(named) - {0}
    own = ledger.identity.year
    return not apart or (len(apart) == 1 and (0 not in named or (own is not None and apart <= {own, own - 1})))
