"""Share lists: 城市占38%，农村占62%: percentages of one whole that follow one another, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ShareList:
    """Percentages of one list."""

    shares: tuple[Quantity, ...]
    names: tuple[str, ...]
    """What each is the share of; empty behind 分别."""
    intro: str
    """The words in front."""
    complete: bool
    """True where the text says that there is no further class: 分三类, 全部由以上三个渠道解决."""
    together: Quantity | None = None
    """What they are said to come to: 三项合计占90%."""

    @property
    def of_objects(self) -> bool:
        """True where the list is told as what something is spent on, and no class is named beside its share."""
        return not any(self.names[1:]) and _OBJECTS.search(_CLAUSE.split(self.intro)[-1]) is not None


_SHARE = regex(
    r"(?P<name>[^，,。；;：:、]*?)(?:的|各)?(?P<each>分别)?(?:"
    r"占(?:比|(?P<base>[^，,。；;、占比]{0,12}?)的?(?:比重|比例)?)|(?:持股|参股|控股|出资)(?:比例)?|(?:所占)?(?:的)?(?:比例|比重|份额)(?=为|达|是|分))"
    r"(?P<apart>分别)?(?:为|达到|达|是)?(?P<inline>(?<=占比分别[为是])[^，,。；;：:、占\d]{1,8})?$"
)
RESTS = ("其余", "剩余", "余下", "剩下")
_LEFT = (*RESTS, "其他", "其它")
_REST = regex(rf"(?P<name>{'|'.join(RESTS)})的?(?P<base>(?!))?(?P<each>(?!))?(?P<apart>(?!))?(?P<inline>(?!))?$")
"""焚烧处理占72.6%，其余27.4%填埋: a share of the same whole without another 占."""
_REST_BEFORE = regex(
    rf"[，,；;](?P<name>{'|'.join(RESTS)})[^，,。；;、\d]{{1,12}}[，,](?:[约所]?占比?|比[重例])[^，,。；;、\d]{{0,4}}$"
)
"""其余均为外省居民，占31.6%: what the rest is stands in a clause of its own."""
_SHARE_SIGN = regex("占|持股|参股|控股|出资|比例|比重|份额")
"""Looked for first in the words before a percentage."""
_REVENUE = regex(
    r"(?P<other>非)?税收?收入(?:[^。；;，,]{0,6}[，,])?占(?P<base>[^。；;，,占]{2,14}?)的?(?:比重|比例)?(?:为|达|达到)?$"
)
_ANY_WHOLE = regex("总[数量额体]?|全部|整体|总体|合计|其|它")
"""Names of a whole that every class of a list may have."""
_COUNTED = regex("(?:[家户]|总)数$")
_OTHER_MEASURE = regex("(?:从业人员|就业|人数|产值|收入|营收|金额|投资额?|面积|税收|利润|资产)$")
"""What things have, told behind a share of how many they are."""
_STOP = regex(r"[。！？!?\n]|\.(?!\d)|[；;](?:从|按)[^，,。；;]{1,10}(?:看|分|划分|统计)[，,]")
_OWN_BASE = regex(
    "(?:计划|预算|目标|任务|概算|指标)数?$|(?:同[类项行业级]|各自|对应|相应|本[类行]业?)的?[^，,。；;、占]{0,8}$"
)
RATIO = "比例"
_BETWEEN = regex(r"[，,、；;和及]+")
_BETWEEN_NAMED = regex(r"[，,、；;和及]+[^，,。；;：:、占\d]{1,8}")
"""Between the shares of 占比分别为焚烧86%、填埋9%, which are named one by one."""
_MARKS = regex(r"[，,、；;：:]")
_CLAUSE = regex("[，,。；;：:]")
_OBJECTS = regex(
    "(?:对于?|向|给予?|用于|投向|针对)[^，,。；;]*[、和与及][^，,。；;]*分别占"
    "|在[^，,。；;]*[、和与及][^，,。；;]*[中上里](?:所)?(?:的|各)?(?:分别占|(?:所占)?(?:占比|比[重例]|份额))"
)
"""对道路、桥梁的投入分别占: what is listed may be the wholes of which someone bears a share each."""
_TOGETHER = regex(
    r"(?P<some>前|后|其中)?(?:(?P<number>[两二三四五六七])[者项类个大种]|(?P<counted>#))?(?:合计|共计|总计|(?<![公中])共|累计)占"
)
_HAN = "两二三四五六七八九十"
_CLASS = "类|部分|档|级|等次|层次|渠道|来源|区间|年龄段|项|块|种|方面|途径|类型|等级|版块|板块"
_NAMES_OF_CLASSES = r"(?<=分为)(?:[^，,。；;、\d%]{1,8}、){1,6}[^，,。；;、\d%]{1,8}?"
_SAID = regex(
    rf"(?:分为?|分成|划分为|由|包括|归为|来自|通过|构成|组成|来源于|有|共|[，,；;])(?:{_NAMES_OF_CLASSES}|[^，,。；;\d%]{{0,6}}?)(?P<number>[{_HAN}]|\d)(?:个|大)*(?:{_CLASS})(?![甲乙丙丁]|及?以[上下])[^%。；;]*$"
)
_ALL = regex(
    rf"[^。；;%]{{0,30}}?(?:全部|均|都)(?:由|来自|来源于|通过|为|属于|是)?(?:以上|上述|这|该)[{_HAN}\d]|[，,；;。]?(?:除此(?:之外|以外)?|此外|再)[，,]?(?:无|没有|别无|不再有)(?:其他|别的|其它)"
    rf"|[。；;，,]?[^。；;%，,]{{0,10}}?(?:以上|上述|这)?(?P<number>[{_HAN}\d])(?:个|大)*(?:{_CLASS})"
    r"(?P<things>[^。；;%]{0,12}?)(?:构成|组成|涵盖|包括|即为|就是)了?[^。；;，,%]{0,6}?(?:全部|所有|整个|总[量体额])"
)
_BEFORE = 60
"""Characters in front of a list that may say how many classes there are."""
_BEHIND = 60
_PAIR = 2
_LONGEST = 40
"""Characters from one share of a list to the next."""


def find_share_lists(ledger: Ledger) -> Iterator[ShareList]:
    """The lists of every row, and the shares of tax and other revenue that name their base twice."""
    for row in ledger.rows:
        if sum(cell.quantity.kind == "percent" for cell in row.cells) < _PAIR:
            continue
        for tax, other in _revenue(row):
            yield ShareList((tax, other), ("税收", "非税"), "其中", True)
        for run, names, intro, together in _runs(row):
            yield ShareList(tuple(run), tuple(names), intro, _complete(ledger, run), together)


def _complete(ledger: Ledger, run: list[Quantity]) -> bool:
    start, end = run[0].span.start, run[-1].span.end
    said = _SAID.search(ledger.text[max(0, start - _BEFORE) : start].rpartition("。")[2])
    if said and whole_number(said["number"]) == len(run):
        return True
    behind = _ALL.match(ledger.text, end, end + _BEHIND)
    if behind is None or not behind["number"]:
        return behind is not None
    # 三类网点涵盖全部乡镇: of what the list does not speak of.
    things, told = behind["things"], ledger.text[max(0, start - _BEFORE) : end]
    return whole_number(behind["number"]) == len(run) and (len(things) < _PAIR or share_a_bigram(things, told))


def _revenue(row: Row) -> Iterator[tuple[Quantity, Quantity]]:
    """税收收入占…收入比重为69%；非税收入占…收入比重为31%: two classes that leave nothing out, and one base."""
    before: re.Match[str] | None = None
    share: Quantity | None = None
    for quantity, gap in row.cells:
        told = _REVENUE.search(gap) if quantity.kind == "percent" and not quantity.approximate else None
        if _STOP.search(gap):
            before = share = None
        if told and told["other"] and before and share and before["base"] == told["base"]:
            yield share, quantity
        if told:
            before, share = (None, None) if told["other"] else (told, quantity)


def _runs(row: Row) -> Iterator[tuple[list[Quantity], list[str], str, Quantity | None]]:
    """Shares that follow one another in one sentence, with their names and the words in front."""
    run: list[Quantity] = []
    names: list[str] = []
    intro = before = gap = ""
    each, joint = False, _BETWEEN
    counted = 0
    units: list[str] = []
    counted_base = False
    base = ""  # the unit of what the first share, which names its whole, is told of
    for quantity, words in row.cells:
        gap += words
        if quantity.kind != "percent":
            before, gap, counted = (before + gap)[-60:], gap + "#", int(quantity.value)
            units.append(quantity.unit)
            continue
        ended = _STOP.search(gap) is not None
        own = _MARKS.split(words)[-1]
        told = None if quantity.approximate else _told(own, bool(run) and not quantity.after.startswith("的"))
        if told and told["each"] and _OWN_BASE.search(told["base"] or ""):
            told = None  # 三县投资分别占年度计划的64%、56%和38%, 占全国同类用水的33%、24%: each of its own
        # 其余各类合计占5.8%: one more class, not what those before come to.
        sum_ = _TOGETHER.search(_MARKS.split(gap)[-1]) if told and not told["name"].startswith(_LEFT) else None
        follows = bool(run) and not ended and "其中" not in gap and not sum_ and _follows(told, each, joint, words, gap)
        if follows and counted_base and told and _OTHER_MEASURE.search(told["name"]):
            follows = False  # 占企业总数的70.6%，从业人员占62%: of all employees
        if follows and base and units[-1:] and units[-1] != base:
            follows = False  # 委员203人，占委员总数的62%；涉及农业的提案60件，占15%: of the proposals
        if not follows:
            if len(run) > 1:
                near = sum_ and not ended and len(gap) <= _LONGEST and _all_of(sum_, len(run), counted)
                yield run, names, intro, quantity if near else None
            run, names, each, joint = [], [], False, _BETWEEN_NAMED if told and told["inline"] else _BETWEEN
            if told is None or sum_:
                before, gap = (before + gap)[-60:], ""
                continue
            before = gap if ended else before + gap
            base = units[-1] if told["base"] and units and not _ANY_WHOLE.fullmatch(told["base"]) else ""
            counted_base = _COUNTED.search(told["base"] or "") is not None
            intro = _introduction(before)
            if told["apart"]:
                # 报销比例、开展比例分别达到70%和85% are of two wholes as often as of one.
                intro = intro.replace("分别", "")
        run.append(quantity)
        if told and not told["name"] and not told["each"] and not told["apart"]:
            told = _SHARE.search(quantity.before) or told  # 30岁以下占28%: the name holds a number
        names.append(_name(_REST_BEFORE.search(words) or told) if told else "")
        each = each or bool(told and (told["each"] or told["apart"]))
        if each and len(set(units[-_PAIR:])) > 1:
            run, names, each = [], [], False  # 691人、1415万元，分别占63.8%、73.5%: of two wholes
        units = []
        gap = ""
    if len(run) > 1:
        yield run, names, intro, None


def _told(own: str, goes_on: bool) -> re.Match[str] | None:
    """The words that make a percentage a share; 其余 alone where a list goes on, but not in 其余60%的地块."""
    told = _SHARE.search(own) if _SHARE_SIGN.search(own) else None
    return told or (_REST.fullmatch(own) if goes_on else None)


def _name(told: re.Match[str]) -> str:
    """合格 of 合格占; 合格比例 where that is the word, which many wholes may share."""
    if told["name"] in RESTS or "占" in told.group()[len(told["name"]) :]:
        return told["name"]
    return told["name"] + RATIO


def _all_of(told: re.Match[str], listed: int, counted: int) -> bool:
    """False for 前两项合计 and for 两项合计 of three."""
    number = counted if told["counted"] else whole_number(told["number"]) if told["number"] else listed
    return not told["some"] and number == listed


def _follows(told: re.Match[str] | None, each: bool, joint: re.Pattern[str], words: str, gap: str) -> bool:
    if each and joint.fullmatch(words) is not None:
        return True
    return told is not None and not told["base"] and len(gap) <= _LONGEST


def _introduction(before: str) -> str:
    """The sentence up to the list; 从类型看. may end with a stop of its own."""
    pieces = _STOP.split(before)
    return "".join(pieces[-2:]) if len(pieces) > 1 and pieces[-2].endswith(("看", "分")) else pieces[-1]
