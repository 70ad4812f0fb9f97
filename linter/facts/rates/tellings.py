"""Tellings: an indicator, its amount and the rates behind it: 税收收入138.2亿元，为预算的99.1%，同比增长5.6%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Telling(NamedTuple):
    """One rate with what it is told of."""

    rate: Quantity
    sort: str
    """增长, 下降, 完成 …, with the words that set its base apart: 增长可比, 完成调整."""
    label: str
    """The indicator by name, without place, year and verbs."""
    amount: Quantity | None
    """The amount that the rate belongs to; None where only the rate is told."""


_BRACKETS = regex(r"[（(][^（()）\n]*[）)]|\[\d+\]|〔\d+〕")
_PAUSES = "，,、　 （(：:"
_LEVEL_OF_OTHER = regex(
    r"^(?:为|占|完成|达到?)?(?:当?年度?|全年|年初|调整|变动|汇总|人大|批准|代编|的)*(?:预算|计划|目标|任务)(?:调整)?(?:数|总?额|目标|任务|指标)?$"
)
"""A plan told between an amount and its rate: 完成预算数520亿元的98.6%."""
_STEP = regex(
    r"(?:超收|短收|增收|减收|增支|减支|增加(?!值)额?|减少额?|净增|多增|超过?|超支|增长|下降|提高|回落|高于|低于|高出|拉动|拉高)[^，,。；]{0,6}$"
)
"""A change told between them: 超收24.2亿元."""
_GROWN = regex(
    r"(?P<basis>(?:[一-鿿]{0,14}?))(?P<way>增长|增加|上升|提高|增|下降|减少|降低|降)(?:了|幅度?为|率为|约)?$"
)
_THAN = regex(
    r"(?:同比|同期|[比较与]?(?:上|去|前一)年(?:度|同期|决算数?|执行数|实际完成数?)?(?:同口径)?(?:相比)?|较上年|环比|[，,、]|也|均|仍)"
)
_BASIS = regex(r"可比|同口径|不变价|名义|自然口径|自然|实际|现价|剔除|扣除|环比")
_OF_PLAN = regex(
    r"(?:为|占|完成|达到?|实现|是)(?P<plan>[一-鿿]{0,10}?(?:预算|计划|目标|任务))(?P<tail>[一-鿿]{0,5})的(?:比重|比例)?(?:为|达)?$"
)
_ADJUSTED = regex("调整|变动|变更|追加")
_OTHERS = regex(
    r"年均|平均|累计|贡献|拉动|预期|目标|力争|预计|计划增|左右|(?<!规模)以上|高于|低于|分别|幅|各[增下]|两年|五年|[全我本][国省]|每"
)
_LINK = regex(r"(?:共计|共|合计|累计|达到|达|为|完成|实现|是|执行数?|安排|收入数|支出数|总计|约)+$")
_PLACE = regex(
    r"^(?:其中|主要是|[一二三四五六七八九十]是|(?:19|20)\d\d年度?|[上下]半年|[去今当本]年|年末|全年|截至[^，]{0,8}|[\d一二三四五六七八九十]+[—-]?\d*月份?末?"
    r"|全[市省县区州国旗镇乡]|[我本][市省县区州旗镇乡]|(?:[市省县区州]|市县)?(?:本级|级)|地方级?|年(?=[接完实发])|实现|完成|带动|拉动|推动|累计|规模以上|规上|财政(?=[一-鿿]{6}))+"
)
_MARKS = regex(r"[，,。；;：:（()）\s—●]")
_CLAUSE = regex("[，,；：:、]")
_UP_TO_YEAR = regex(r"^.*(?:19|20)\d\d年度?")
_MOST_WORDS, _LONGEST = 24, 40
"""Characters of a name, and of the words that may hold one."""
_SHORTEST = 2
_ALIASES = (
    ("服务业", "第三产业"),
    ("国内生产总值", "地区生产总值"),
    ("科学技术", "科技"),
    ("一般公共财政", "一般公共"),
)


def find_tellings(ledger: Ledger) -> Iterator[Telling]:
    """Every rate of growth or completion with its indicator, in order."""
    for sentence, quantities in ledger.by_sentence.items():
        if any(q.kind == "percent" for q in quantities):
            start = ledger.sentences[sentence].span.start
            yield from _in_sentence(ledger, start, quantities)


def place_of(ledger: Ledger, told: Quantity) -> str:
    """The last place named before a number in its sentence, or else in the headings above it."""
    return _place(ledger, told.sentence, told.span.start)


def place_at(ledger: Ledger, offset: int) -> str:
    """The last place named before an offset in its sentence, or else in the headings above it."""
    return _place(ledger, ledger.sentence_at(offset), offset)


def _place(ledger: Ledger, index: int, offset: int) -> str:
    sentence = ledger.sentences[index]
    found = _WHOSE.findall(ledger.text[sentence.span.start : offset])
    if found:
        return str(found[-1])
    for heading in reversed(ledger.section_of(sentence.block)):
        found = _WHOSE.findall(ledger.read(heading.span))
        if found:
            return str(found[0]) if len(set(found)) == 1 else ""  # 全市和市本级 is neither
    return ""


_WHOSE = regex(
    r"全(?=[市省县区州旗国])|(?<=[本市省县区州])级(?![别联])|[^\W\da-zA-Z全本我各该年的在和与]{2}(?:新区|开发区|经开区|高新区|园区|[县镇乡](?!级)"
    r"(?!(?<=城[镇乡])(?:常住|居民|职工|人口|化|新增|登记|失业|就业|调查|单位)))"
)


def _in_sentence(ledger: Ledger, start: int, quantities: list[Quantity]) -> Iterator[Telling]:
    amount, named, plan = None, "", ""
    outside: tuple[Quantity | None, str] | None = None
    for quantity in quantities:
        between = ledger.text[start : quantity.span.start]
        lead = _BRACKETS.sub("", between)
        start = quantity.span.end
        # 289.1亿元（其中债券支出229.8亿元），增长9.6%: behind the bracket the amount before it goes on.
        if outside and _CLOSES.search(lead):
            (amount, named), outside = outside, None
            lead = _CLOSES.split(lead)[-1]
        if quantity.is_amount:
            clause = lead.strip(_PAUSES)
            if amount and _LEVEL_OF_OTHER.match(clause):
                plan = clause
                continue
            # 教育支出增支1亿元，增长34%，其中普通教育增支0.4亿元，增长13%: there a change is what is told of.
            if amount and _STEP.search(clause) and not _STEP.search(named.strip(_PAUSES)):
                continue
            if amount and lead.startswith(("（", "(")):
                outside = amount, named
            amount, named, plan = quantity, lead, ""
            if quantity.approximate:
                amount, named = None, ""
        elif quantity.kind == "percent" and quantity.printed_unit == "%" and not quantity.approximate:
            yield from _telling(quantity, plan + lead if plan and lead == "的" else lead, amount, named)
            plan = ""
        elif quantity.kind == "plain":
            plan = ""


_CLOSES = regex("[）)]")


def _telling(rate: Quantity, lead: str, amount: Quantity | None, named: str) -> Iterator[Telling]:
    """The telling of a rate behind the words `lead`; `named` are those before the amount in front of it."""
    if _OTHERS.search(lead[-_MOST_WORDS:]):
        return
    planned = _OF_PLAN.search(lead)
    if planned:
        own = lead[: planned.start()].strip(_PAUSES)
        label = "" if own else indicator(named)
        if label:
            words = planned["plan"] + planned["tail"]
            yield Telling(rate, "完成" + ("调整" if _ADJUSTED.search(words) else ""), label, amount)
        return
    clause = _CLAUSE.split(lead)[-1] if "，" in lead or "," in lead or "、" in lead else lead
    grown = _GROWN.search(_THAN.sub("", clause))
    if grown is None:
        return
    words = grown["basis"]
    basis = _BASIS.search(words)
    own = indicator(_BASIS.sub("", words))
    sort = ("增长" if grown["way"][0] in "增上提" else "下降") + (basis.group() if basis else "")
    if not own:
        label = indicator(named) if amount is not None else ""
        if label:
            yield Telling(rate, sort, label, amount)
    elif len(own) > _SHORTEST + 1:
        yield Telling(rate, sort, own, None)


def indicator(lead: str) -> str:
    """The name of what is told behind these words: 一般公共预算收入 of 2025年全市一般公共预算收入完成."""
    words = _MARKS.split(lead[-_LONGEST:].rstrip(_PAUSES))[-1].replace("“", "").replace("”", "")
    words = _LINK.sub("", _UP_TO_YEAR.sub("", words))
    words = _PLACE.sub("", words).split("、")[-1]
    for name, known in _ALIASES:
        words = words.replace(name, known)
    return words[-_MOST_WORDS:]


def same_indicator(one: str, other: str, shortest: int = 4) -> bool:
    """True for equal names, and where one of them ends the other: 税收收入 and 全部税收收入.

    财政拨款收入支出总计 is told of one source of the 收入支出总计.
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= shortest and long.endswith(short) and not _SOURCE.search(long.removesuffix(short))


_SOURCE = regex("拨款|公共预算|基金预算|国有资本|自筹|其他|事业|经营")


_FOOTING = regex("剔除|扣除|可比|同口径|不变价|现价|名义|核实|核定|预算安排|预算草案|预计|目标|预期|力争|美元|人民币")
"""What sets two rates of one amount apart: how and by whom it was reckoned, or that it is still to come."""
_ACCOUNT, _SAME = regex("决算|执行数|快报"), regex("同比|同期")
_TIME = regex("第?[一二三四]季度|[上下]半年|[0-9]+月|(?:19|20)[0-9][0-9]年")


def footings_differ(ledger: Ledger, one: Quantity, other: Quantity, times: bool = True) -> bool:
    """True where the words before one rate name a footing that those before the other do not, or both another time.

    Who knows that 1—9月 is 前三季度 has compared the times.
    """
    leads = [ledger.lead(q) for q in (one, other)]
    if set(_FOOTING.findall(leads[0])) != set(_FOOTING.findall(leads[1])):
        return True
    accounts = [set(_ACCOUNT.findall(lead)) for lead in leads]
    # 与上年决算数相比 beside 同比, which is against what the reports of last year's months had said.
    known = [told or _SAME.search(lead) for told, lead in zip(accounts, leads, strict=True)]
    if accounts[0] != accounts[1] and all(known):
        return True
    first, second = (set(_TIME.findall(lead)) for lead in leads)
    return times and bool(first and second and first.isdisjoint(second))


def apart(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for numbers of two places, 全市 and 市本级, and of all and one trade: （五）道路运输业：…."""
    first, second = place_of(ledger, one), place_of(ledger, other)
    return bool(first and second and first != second) or _trade(ledger, one) != _trade(ledger, other)


_TRADE = regex(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．](?P<trade>[一-鿿、]{1,14}(?:行?业|领域))[：:]")


def _trade(ledger: Ledger, quantity: Quantity) -> str:
    """The trade that the paragraph of a number is about by its label; empty where it has none."""
    block = ledger.paragraph(quantity)
    match = _TRADE.match(ledger.text, block.start, block.end)
    return match["trade"] if match else ""
