"""Labels: the name under which a number is told, so that one indicator told twice is known by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates.years import YEAR_NAMED
from linter.facts.quantities.head import head_words
from linter.facts.quantities.mentions import AMONG, AT
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

SHORTEST = 4
"""Characters of a label; shorter ones, such as 企业 and 投资, name many things in one report."""
_RUN_ENDS = regex(r"[^一-鿿“”]")
_RUN_BEHIND = regex(r"[一-鿿“”]+")
_LISTED_BEFORE = regex(r"\d[一-鿿A-Za-z]{1,6}?(?:以及|[和及与或])$")
_LIST_ENDS = tuple("和及与或")
"""What joins a number to the one before it in a list: looked at first."""
_LINK = regex(r"(?:虽|仅|就|也|共计|共|合计|总计|累计|达到|达|为|有|计|完成|实现|是|到|已经?|了)+$")
_LINK_ENDS = tuple("虽仅就也计共达到为有成现是已了")
"""What such words end with: looked at first."""
# What says where, when and that, but not what: 全县年末共有行政村 is 行政村.
_NEUTRAL = regex(
    r"(?:[一二三四五六七八九十]是|[去今上当本]年|前三季度|[一二三四]季度末?|[上下]半年|全(?:[年市县区省乡镇村国州旗盟场院校局]|系统)|[我本][年市县区省州旗镇乡村院校局]|[年季月]末|年[底初内]"
    r"|^月份?(?![均薪饼球供嫂租])"
    r"|目前|现有|实有|共有|拥有|下辖|辖区内?|辖|公司|集团|学校|医院|机关|村里|已经?|共|累计|完成|实现|达到|达|有|为|其中|截至"
    r"|和|及|与|按|以|对|将|把|[该此]|上述|前述|经|我们|^年度?(?![均轻级龄产])|虽然?|尽管|但是?|先后|已经|期间)*"
)
_END_OF_NOUN = regex(rf"[的和与及被为已均等未尚]|{AT}|{AMONG}|全部|逐|共|都|进行|开展")
_UNLIKE = frozenset(["change", "rank", "limit", "each", "part"])
"""Roles whose numbers are told of something else than their label."""

_YEARS = regex(r"(?:19|20)\d\d|[上去前明次]年|同期")
_SPANS = regex(r"以来|[“‘]?十[一二三四五][”’]?(?:五|个)|[三五十]年|近[两三五十]年")
_PARTS_OF_YEAR = regex(r"[上下]半年|[一二三四]季度|\d{1,2}月|[上中下]旬")
_WHOLE_YEAR = "全年"
_BACK_THEN = regex(
    r"(?:巡[察视]|审计|督[察查]|检查|核查|排查|摸排|普查|移交|接管|反馈|当)时(?![间限段候])|整改前|[年期]初(?=[共有原实为]|[在登]|数|余额|[，,][^，,。；;]{0,5}(?:[共现]?有|[登在]))|原有|原先"
)
"""An earlier time at which something was counted: 巡察时全县有效取水许可证218本, and by now there are more."""
_PLAN = regex(
    r"目标|预期|力争|计划|拟|预计|确保|不少于"
    r"|安排(?![一-鿿]{0,4}(?:资金|经费|人员|专人|人力))|争取(?!地方|专项|到|了)|下达|草案|下一步|到20\d\d年|将(?=[新建达完实])|(?:年初|调整)预算"
)
_IN_PLAN = regex(r"(?:列入|纳入|按照?|按原|根据)[^，,。；;]{0,10}计划$")
"""What is in a plan, and what goes by it, is there."""
_CAME_OF_IT = regex(r"[，,；;。](?:全年|实际|累计|已经?)(?:累计|实际)?(?:完成|实现|执行|支出|拨付|争取|获得|到位)")
"""Behind a plan, what came of it: 确保应收尽收，全年完成税收收入."""
_GIVEN = regex(r"[一-鿿]{2}的$|上述$|这$|该$")
_ON_LIST = regex("[一-鿿]{2,6}(?:台账|清单)")
"""Behind a number of things that are kept in a list, and so are there: 对照28个问题台账."""
_LEAD = 60
"""Characters before a number that may say for which time or plan it is told; so may the headings above it."""


class Label(NamedTuple):
    """A number with the name that it is told under."""

    quantity: Quantity
    name: str
    """The noun phrase before or behind the number, at least SHORTEST characters: 社区养老服务站."""
    verb: str = ""
    """What is done with it, where the phrase begins with a listed verb: 建成; empty where nothing is said."""

    def meets(self, other: Label) -> bool:
        """True unless two different things are done: 受理信访件 and 办结信访件."""
        return self.verb == other.verb or not self.verb or not other.verb


def find_labels(ledger: Ledger) -> Iterator[Label]:
    """Every number with every name that it is told under, in order; approximate numbers are left out."""
    return labels_in(ledger.quantities)


def labels_in(quantities: Iterable[Quantity]) -> Iterator[Label]:
    """Every one of these numbers with every name that it is told under; approximate ones are left out."""
    for quantity in quantities:
        if quantity.approximate or quantity.role in _UNLIKE or not quantity.is_amount:
            continue
        yield from labels_of(quantity)


def labels_of(quantity: Quantity, shortest: int = SHORTEST) -> Iterator[Label]:
    """The labels of a number: the words before it and, for a count, those behind it."""
    run = _neutral_off(before(quantity))
    verb, name = _split(run)
    if len(name) >= shortest:
        yield Label(quantity, name, verb)
    if verb and len(run) >= shortest:
        yield Label(quantity, run)
    if quantity.kind == "count":
        name = _neutral_off(behind(quantity))
        if len(name) >= shortest:
            yield Label(quantity, name)


_PEOPLE = frozenset(["人", "位"])


def unit_class(quantity: Quantity) -> str:
    """The unit, with one name for those that count people: 专家186人 and 168位专家."""
    return "人" if quantity.unit in _PEOPLE else quantity.unit


def _split(run: str) -> tuple[str, str]:
    """The listed verb that a run of words begins with, and what is left."""
    match = _verbs().match(run)
    return (match.group(), _KINDS.sub("", run[match.end() :])) if match else ("", run)


_KINDS = regex(r"^(?:各[类项种级]?|相关|有关|了)+")


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    verbs = sorted(head_words().verbs, key=len, reverse=True)
    # Of what a name begins with, hardly one character in four begins one of two hundred verbs.
    return regex(rf"(?=[{''.join({verb[0] for verb in verbs})}])(?:{'|'.join(verbs)})")


def in_a_list(words: str) -> bool:
    """True for 46.7亿元和 before a number: the one before it in a list, and no name."""
    return words.endswith(_LIST_ENDS) and _LISTED_BEFORE.search(words) is not None


def before(quantity: Quantity) -> str:
    """The unbroken words before a number, without 共计, 达到 and the like; empty where a number of a list stands."""
    words = quantity.before
    if in_a_list(words):
        return ""
    return _RUN_ENDS.split(_LINK.sub("", words) if words.endswith(_LINK_ENDS) else words)[-1]


def behind(quantity: Quantity) -> str:
    """The noun phrase behind a number."""
    run = _RUN_BEHIND.match(quantity.after)
    return _END_OF_NOUN.split(run.group())[0] if run else ""


def _neutral_off(name: str) -> str:
    lead = _NEUTRAL.match(name)
    return name[lead.end() :] if lead else name


def one_time(ledger: Ledger, one: Quantity, other: Quantity, plans: bool = True, spans: bool = True) -> bool:
    """False where the words before the two numbers place them in different times, or one of them in a plan.

    Without `plans` a number of a plan may be one that was reached: 拟改造全部78个小区 are those that there are.
    Without `spans` what is told since a day may be what there is: 改革以来，392所学校均开展了课后服务.
    """
    first, second = (_lead(ledger, quantity) for quantity in (one, other))
    if plans and _planned(ledger, one, first) != _planned(ledger, other, second):
        return False
    if spans and bool(_SPANS.search(first)) != bool(_SPANS.search(second)):
        return False
    if bool(_BACK_THEN.search(first)) != bool(_BACK_THEN.search(second)) or _of_last_year(ledger, one, other):
        return False
    if of_named_year(ledger, *sorted((one, other), key=lambda quantity: quantity.span)):
        return False
    for words in (_YEARS, _SPANS, _PARTS_OF_YEAR):
        time = set(words.findall(first))
        again = set(words.findall(second)) if time else time
        if time and again and time != again:
            return False
    leads = (first, second), (second, first)
    return not any(_WHOLE_YEAR in whole and _PARTS_OF_YEAR.search(part) for part, whole in leads)


def one_count(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """False where one of two numbers was counted back then, and the other one was not."""
    return bool(_BACK_THEN.search(_lead(ledger, one))) == bool(_BACK_THEN.search(_lead(ledger, other)))


def _of_last_year(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 去年出动1268人次 behind 今年出动1286人次, or behind what names no year."""
    first, later = sorted((one, other), key=lambda quantity: quantity.span)
    if not _LAST_YEAR.match(ledger.text, ledger.sentences[later.sentence].span.start):
        return False
    start = ledger.sentences[first.sentence].span.start
    return not _YEARS.search(ledger.text, start, first.span.start)


def of_named_year(ledger: Ledger, one: Quantity, later: Quantity) -> bool:
    """True for 2022年度审计查出的118个 where neither the title nor the paragraph of the first one tells that year."""
    named = _OWN_YEAR.search(later.before)
    if named is None:
        return False
    paragraph = ledger.paragraph(one)
    years = {*_YEAR.findall(ledger.identity.title), *_YEAR.findall(ledger.text, paragraph.start, paragraph.end)}
    return bool(years) and named.group()[:4] not in years


_YEAR = regex(r"((?:19|20)\d\d)年")
_LAST_YEAR = regex("(?:而|其中)?(?:[去前]年|上年度?(?![末初底结]))")


def planned(ledger: Ledger, quantity: Quantity) -> bool:
    """True for a number that the words before it, or the headings above, place in a plan."""
    return _planned(ledger, quantity, _lead(ledger, quantity))


def _planned(ledger: Ledger, quantity: Quantity, lead: str) -> bool:
    """True for a number of a plan; 交办的164件, taken up by a plan, was there before."""
    if _GIVEN.search(quantity.before) or _ON_LIST.match(quantity.after):
        return False
    return any(
        not _reached(ledger, match.group())
        and not _IN_PLAN.search(lead, 0, match.end())
        and not _CAME_OF_IT.search(lead, match.end())
        for match in _PLAN.finditer(lead)
    )


def _reached(ledger: Ledger, words: str) -> bool:
    """True for 到2023年 in a report of 2023."""
    own = ledger.identity.year
    return words[0] == "到" and own is not None and int(words[1:5]) <= own


_OWN_YEAR = regex(r"(?:19|20)\d\d年度?(?:全年)?[一-鿿]{1,10}的$")
"""Right before a number: of which year it is, whatever the headings above say."""


def one_scope(one: Quantity, other: Quantity) -> bool:
    """False where two numbers are told of two places or levels; 我县 and 本县 are 全县."""
    return not (one.scope and other.scope and _OWN_PLACE.sub("全", one.scope) != _OWN_PLACE.sub("全", other.scope))


_OWN_PLACE = regex("^[我本]")


def _lead(ledger: Ledger, quantity: Quantity) -> str:
    """The headings above a number and the words before it, with the year that its sentence begins with."""
    start = ledger.sentences[quantity.sentence].span.start
    headings = "；".join(
        ledger.read(heading.span) for heading in ledger.section_of(ledger.sentences[quantity.sentence].block)
    )
    year = YEAR_NAMED.match(ledger.text, start)
    near = ledger.text[max(start, quantity.span.start - _LEAD) : quantity.span.start]
    if _OWN_YEAR.search(near):
        return near  # 2024年查办的856件 below 2025年工作打算
    return f"{headings}；{year.group() if year else ''}{near}"
