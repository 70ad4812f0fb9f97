"""Cumulated figures: up to which day a figure is told, or for which month or batch alone, by the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.bases import is_base
from linter.facts.dates.far_acts import told_of_one_act
from linter.facts.numbers.numbers import han_value
from linter.facts.quantities.labels import one_scope, unit_class
from linter.facts.quantities.takeup import words_around
from linter.facts.states.ended import ENDED
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UP_TO = (
    rf"(?<![日月年至到])[至到](?=\d{{1,2}}月[底末\d日]{{1,3}}[，,]?(?:已经?|共)?(?:{ENDED})[一-鿿]{{0,4}}\d"
    r"|\d{1,2}月[底末\d日]{1,3}[，,][^，,。；]{2,24}累计)"
)
"""到8月末建成12万亩, 到5月31日，第一剂累计接种: all up to that day, if what is told before it is no start."""
# What a time begins with, said first: the scan passes over everything else at once.
_TIME = regex(
    rf"(?=[截今本以至到第此该当\d])(?:(?:截[至止]到?|(?<![日月年至到])[至到](?=[^，,。]{{1,16}}累计)|{_UP_TO})(?:(?P<year>20\d\d)年|今年|本年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}}日|底|末|[上中下]旬)?"
    r"|(?:(?P<ryear>20\d\d)年|今年|本年)?1月?份?[—－~～\-至到](?P<until>\d{1,2})月份?"
    r"|(?:以来|至今|到目前为止|截至目前)"
    r"|(?P<batch>(?:第[一二三四五六七八九十百\d]{1,4}|本|此|该)(?:[批轮期次]|阶段)(?!次|会))"
    r"|(?P<now>(?:本|当)[月周日旬季]|今日|当天)"
    r"|(?<![至到—－~～\-\d])(?P<alone>1?\d)月份?(?!\d|底|末|[上中下]旬|[—－~～\-至到]|以来|起|初|前))"
)
_SIGNS = ("累计", "截至", "截止", "以来", "至今", "1—", "1-", "1至")
_CUMULATED = regex(r"累计|共(?!同)|总共|已经?(?!知)|均已经?")
_OTHER = regex(
    r"去年|上年|同期|往年|计划|目标|预计|力争|将|拟|争取|确保|净|占|增长|下降|同比|人均|户均|平均|比|较|其中|达到?\d|新增.{0,4}目标|最[多高]"
)
OPENING = r"旧存|结转|接转|[上去][年月季期]末?[一-鿿]{0,2}[存转]|[年期月季]初"
"""What a period began with: the year's is not made up of the months'."""
_STOCK = regex(
    rf"{OPENING}|在[册岗编校库建办训押用]|结余|余额|库存|现有|实有|存[栏量款]|剩余|余下|其余|尚|未|保有|持有|正在|仍|还有|续|(?<![招接期对优看善])待"
)
"""What may fall while time goes on."""
_ACT = regex(rf"(?!整改(?:问题|任务|事项|措施|意见|清单))(?:{ENDED}|办理|查处|立案|开工)")
"""What is done with some of those counted: it must be said of both."""
_ALIKE = 2
"""Pairs of characters that must stand around both figures."""
_LAST_DAY = {"底": 31, "末": 31, "上旬": 10, "中旬": 20, "下旬": 31}
_FARTHEST_BLOCKS, _MOST = 6, 60
"""Paragraphs between two figures told in other words, and figures of one unit held against each other, at most."""


class Cumulated(NamedTuple):
    """A figure with its time."""

    quantity: Quantity
    cumulated: bool
    """True for all up to the moment; false for what a month or batch brought alone."""
    moment: tuple[int, int]
    """Month and day up to which it is told; (0, 0) where the words name none."""
    year: str
    rounds: frozenset[str]
    """第一批, 本轮: the batches that the words before it name."""
    block: int
    words: frozenset[str]
    time: str
    """The words that say the time."""
    topic: str
    """What the paragraph is headed by in its own line: 建筑施工 of （二）建筑施工。5月发生…; empty for most."""
    of_all: bool
    """True where the words before it tell it of the whole place: 全市共发生各类事故14起."""
    receiver: str
    """To whom the words before it hand what is counted: 我省 of 向我省交办; empty for most."""


class Pair(NamedTuple):
    """A cumulated figure below what it must hold."""

    whole: Cumulated
    part: Cumulated


def find_low(ledger: Ledger) -> Iterator[Pair]:
    """Every cumulated figure below one of its parts, or below itself at an earlier time."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    groups: dict[str, list[Cumulated]] = {}
    for figure in _figures(ledger):
        groups.setdefault(unit_class(figure.quantity), []).append(figure)
    for group in groups.values():
        for whole in group[:_MOST]:
            if whole.cumulated:
                alike = (one for one in group[:_MOST] if one is not whole and _in_time(one) == _in_time(whole))
                others = (one for one in alike if not _listed(ledger, whole, one))
                part = next((one for one in others if _contradicts(whole, one) and _are_near(ledger, whole, one)), None)
                if part is not None and not any(_told_first(one, whole, part) for one in group[:_MOST]):
                    yield Pair(whole, part)


def _told_first(one: Cumulated, whole: Cumulated, part: Cumulated) -> bool:
    """True for the 24 of 截至10月底已完成24个，需长期坚持的3个, which is what 8月底已完成17个 has come to."""
    same = one.cumulated and (one.quantity.sentence, one.time) == (whole.quantity.sentence, whole.time)
    return same and one.quantity.span < whole.quantity.span and one.quantity.value >= part.quantity.value


def _are_near(ledger: Ledger, whole: Cumulated, part: Cumulated) -> bool:
    """True for figures of neighbouring paragraphs; those further apart must be told in the same words."""
    near = abs(whole.block - part.block) <= _FARTHEST_BLOCKS
    return near or (not part.cumulated and told_of_one_act(ledger, whole.quantity, part.quantity))


def _in_time(figure: Cumulated) -> str:
    """按期, or 超期, as far as the clause says which of the cases it counts."""
    told = _IN_TIME.search(figure.quantity.before + "|" + figure.quantity.after[:6])
    return told.lastgroup or "" if told else ""


_IN_TIME = regex("(?P<late>[超逾]期|超时|逾时)|(?P<timely>[按如]期|按时|及时|限时)")


def _listed(ledger: Ledger, one: Cumulated, other: Cumulated) -> bool:
    """True for 召开常委会会议8次（…）、主任会议19次: two members of one list."""
    first, second = sorted((one.quantity.span, other.quantity.span))
    return _IN_LIST.fullmatch(ledger.text, first.end, second.start) is not None


_IN_LIST = regex("(?:[（(][^（()）\n]*[)）])?、[^，,。；;、]{1,12}")


def _figures(ledger: Ledger) -> Iterator[Cumulated]:
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        start, end = sentence.span
        times = list(_TIME.finditer(ledger.text, start, end))
        if not times:
            continue
        bases = {one.span for one, two in pairwise(quantities) if is_base(ledger, one, two)}
        for quantity in quantities:
            before = [time for time in times if time.end() <= quantity.span.start]
            if not before or quantity.approximate or not quantity.is_amount or quantity.span in bases:
                continue
            if quantity.role in ("change", "part", "limit", "rank", "each") or quantity.value <= _ALIKE:
                continue
            time = before[-1]
            lead = ledger.text[time.end() : quantity.span.start]
            clause = quantity.before
            words = _REACHED.sub("", ledger.text[start : quantity.span.start])
            if _OTHER.search(words) or _STOCK.search(clause) or "。" in lead:
                continue
            alone = bool(time["batch"] or time["now"] or time["alone"])
            told_all = "累计" in clause or (not alone and bool(_CUMULATED.search(lead)))
            told_all = told_all or (time.group()[0] in "至到" and _AT_ONCE.fullmatch(lead) is not None)
            if _BRACKETED.search(ledger.text, start, quantity.clause.start) and not _CUMULATED.search(clause):
                continue
            if (alone and "累计" in lead) or ("累计" not in clause and _OWN_TIME.search(clause)):
                continue
            if not alone and not told_all and not time["until"]:
                continue
            yield Cumulated(
                quantity,
                not alone,
                # 5月份当月: of May.
                _moment(before[-2] if time["now"] and len(before) > 1 and before[-2].end() == time.start() else time),
                time["year"] or time["ryear"] or "",
                frozenset(one["batch"] for one in before if one["batch"]),
                sentence.block,
                words_around(ledger, quantity),
                time.group(),
                _topic(ledger, sentence.block),
                _OF_ALL.search(ledger.text, start, quantity.span.start) is not None,
                _receiver(ledger, start, quantity.span.start),
            )


_REACHED = regex(r"累计[^，,。；\d]{0,14}?(?:达到|达)$")
"""累计接种人数达到2687人 is how far it came; 达到 alone may be a target."""
_AT_ONCE = regex(rf"[，,]?(?:已经?|共)?(?:{ENDED})[一-鿿]{{0,4}}")
_BRACKETED = regex(r"\d[万亿]?[一-鿿]{1,8}[（(]$")
"""6008件信访件（重复186件）: what a bracket right behind a number tells is some of it."""
_IN_ALL = regex("累计|共(?!同)|总|合计")
_OWN_TIME = regex("[上下]半年|季度|其间|期间|[月年]间|新增")
"""累计发放2145万元，下半年发放885万元: what a shorter time brought."""
_OF_ALL = regex("[全我本][省市县区州旗镇乡]|各类|各行业")
_RUN_IN = regex(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?P<topic>[一-鿿]{2,12})[。：:]|(?P<bare>[一-鿿]{2,8})。"
)
_OF_TIME = regex("情况|进度|进展|累计|本[批月周轮]|总体|全年|年[中末底]")
"""What heads a paragraph by the time it tells of, rather than by a sector."""


def _topic(ledger: Ledger, block: int) -> str:
    told = _RUN_IN.match(ledger.text, ledger.document.blocks[block].span.start)
    topic = (told["topic"] or told["bare"]) if told else ""
    return "" if _OF_TIME.search(topic) else topic


def _moment(time: re.Match[str]) -> tuple[int, int]:
    month = time["month"] or time["until"] or time["alone"]
    if not month:
        return (0, 0)
    day = time["day"] or "底"
    return int(month), _LAST_DAY.get(day) or int(day.rstrip("日"))


def _contradicts(whole: Cumulated, part: Cumulated) -> bool:
    one, other = part.quantity, whole.quantity
    if other.interval.high >= one.interval.low:
        return False
    if (whole.year and part.year and whole.year != part.year) or not one_scope(one, other):
        return False
    # 全市5月共发生14起, and 5月发生8起 of （一）道路运输。, against （二）建筑施工。…1至5月累计11起.
    if whole.topic not in ("", part.topic) and not part.cumulated and (part.topic or part.of_all) and not whole.of_all:
        return False
    if part.rounds and part.rounds != whole.rounds and (whole.rounds or not _IN_ALL.search(other.before)):
        return False  # 已完成313项 without 累计 is of one campaign, and the second round of another
    if _another_list(whole, part) or _of_two_doses(whole, part):
        return False
    acts = set(_ACT.findall(other.before))
    if acts and acts.isdisjoint(_ACT.findall(one.before)):
        return False
    if part.cumulated:
        if (0, 0) in (whole.moment, part.moment) or part.moment >= whole.moment:
            return False
        if not any("累计" in told.quantity.before for told in (whole, part)) and _by_verb(whole, part):
            return False
    elif part.moment[0] and whole.moment[0] and part.moment[0] > whole.moment[0]:
        return False
    shared = len(whole.words & part.words)
    heads = one.head and other.head
    if heads and not (one.head.endswith(other.head[-2:]) or other.head.endswith(one.head[-2:])):
        return False
    if _narrower(other, one):
        return False
    return shared >= _ALIKE + (not heads)


def _of_two_doses(whole: Cumulated, part: Cumulated) -> bool:
    """True for 第一剂累计接种2742人 beside 第二剂累计接种1687人: two that follow on each other."""
    here, there = (set(_DOSE.findall(told.quantity.before)) for told in (whole, part))
    return bool(here and there) and here != there


_DOSE = regex("第[一二三四五1-5][剂针茬]|加强[剂针]|[早中晚]稻|[春夏秋冬][播种收耕]")


def _by_verb(whole: Cumulated, part: Cumulated) -> bool:
    """True where 到8月末建成12万亩 is one of the two: that it is told from the start wants a 累计 in one of them."""
    return any(told.time[0] in "至到" for told in (whole, part))


_SO_MANY_BATCHES = regex(r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})个?[批轮期](?:次|累计|共|[，,])*$")
_WHICH_BATCH = regex(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})")
_RECEIVER = regex(r"(?:[向给]|交办|转办|交转|移交|转交)(?P<place>[一-鿿]{1,4}?[省市县区州旗])(?![级直委政长])")


def _another_list(whole: Cumulated, part: Cumulated) -> bool:
    """True for 向我省交办第十一批59件 beside 交办某市共2批次5件: a later batch than there are, or another receiver."""
    there_are = _SO_MANY_BATCHES.search(whole.quantity.before)
    which = [_WHICH_BATCH.match(batch) for batch in part.rounds]
    if there_are and any(one and _ordinal(one["number"]) > _ordinal(there_are["number"]) for one in which):
        return True
    here, there = whole.receiver, part.receiver
    return bool(here and there) and here != there and (here[-1] != there[-1] or not {here[0], there[0]} & set("我全本"))


def _ordinal(number: str) -> int:
    return int(number) if number.isdigit() else int(han_value(number) or 0)


def _receiver(ledger: Ledger, start: int, end: int) -> str:
    """To whom the words before a number hand what it counts: 我省 of 向我省交办; empty where they name nobody."""
    found = [match["place"] for match in _RECEIVER.finditer(ledger.text, start, end)]
    return found[-1] if found else ""


def _narrower(whole: Quantity, part: Quantity) -> bool:
    """True for 已有3名厅级干部 beside 286名干部, 累计受理重复信访件 beside 本月受理信访件: a class of them."""
    if not part.head or not whole.head:
        return False
    said = part.before + "|" + part.after[:_SAID]
    added = ""
    if whole.head != part.head and whole.head.endswith(part.head):
        added = whole.head.removesuffix(part.head)
    elif whole.head == part.head and part.verb and part.verb in whole.before and whole.before.endswith(whole.head):
        added = whole.before.removesuffix(whole.head).rpartition(part.verb)[2]
    elif whole.head == part.head and part.verb and whole.before.endswith(whole.head):
        return len(_EMPTY.sub("", whole.before.removesuffix(whole.head).rpartition("累计")[2])) > _VERB
    added = _EMPTY.sub("", added)
    return bool(added) and added not in said


_EMPTY = regex("各类|各级|各种|相关|有关|涉及|[的了各]|累计|共|[全我本][市县区省镇乡州国]")
"""Words in front of a noun that make it no class of its own."""
_VERB = 2
"""Characters of the verb alone."""
_SAID = 16
"""Characters behind a number in which a class of it may be named."""
