"""Changes told in a row: 2021年投入807万元，2022年投入1001万元，增长29.1%: two years' values, then their change.

Each value has its year, and no other number stands among the three; where they agree in no way, one of them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import (
    ABOVE_LIMIT,
    CHANGED_BY,
    DOWN,
    OTHER_FOOTING,
    OTHER_PLACE,
    REAL_TERMS,
    TURNS,
    UP,
    reckoned_otherwise,
)
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.times_between import Told, is_base, is_earlier, tells_time, time_told
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.strands import DURING
from linter.facts.quantities.values_by_name import values_by_name
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEP = regex(
    rf"(?:(?:这|前后)?(?P<years>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}})年{DURING}?[，,]?|[期其]间)?(?P<name>[^，,。；;、：:（）()]{{0,8}}?)(?P<than>(?:(?<![占同环])比(?![重例率])|[较与]|同(?!比))[^，,。；;、：:（）()]{{1,14}}?(?:相比)?|[同环]比)?(?:总体|累计|共|净|又|则|大幅|略)*"
    rf"(?:(?P<up>{UP}|多)|(?P<down>{DOWN}|少))(?:了|幅度)?(?:为|高?达到?)?"
)
_TIMES = regex(
    r"(?:^到)?(?:(?:19|20)\d\d|\d{1,2})年?(?:底|末|[春夏秋冬]季?(?:学期)?)?|\d{1,2}月份?|[一二三四]季度|前三季度|前(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个?月|[上下]半年"
    r"|(?:[一二两三四五六七八九十几]{1,2}|\d{1,2})年前|现在?(?=为|达|有|$)|如今|眼下|目前|(?:^到)?[去今本上全当]年(?:底|末)?|[上本]年度?|同期|[年期][初末底]|数|(?<![一-鿿])[全本我][省市县区镇乡校院]|[为是：:]|(?:已经?)?达到?|仅|才|只有?|共|实际|而(?=[\d一二两三四五六七八九十几去上])"
)
_PLAN = regex(
    "计划|目标|预算(?!收入|支出)|任务|预计|力争|标准|限额|定额|分别|平均|[人户亩年月日]均|每|累计|其中|(?<![结盈])余(?!额|款)|(?<!签)约|近"
)
_AIM = regex("预算(?!收入|支出)|计划|任务|目标|标准|定额")
"""Those of them that two years may both have: 2020年计划300株，2021年计划360株."""
_PUT_IN = regex("(?:拟|共)?(?:安排|编列|编制|核定|批复|列支|下达)")
"""What is done with the budget of a year: 2022年预算1240万元，2023年安排1364万元."""
_AMONG = regex("其中|包括|含")
_PLANNED = regex("计划|预算|目标|任务|年初|定额")
_PART_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}|截[至止]|以来|已经?")
_NEXT = regex("环比|[上前][一个]?[月季]|一季度|[一二三四]季度|\\d{1,2}月")
_LONGEST = 24
"""Characters from one of the three to the next."""
_VERB = 3
"""Characters of a clause that tells nothing but what was done: 2021年支出807万元."""
_FARTHEST = Decimal(3)
"""Times the change that the two give, up to which the one told may be meant for it."""
_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def find_told_in_a_row(ledger: Ledger) -> Iterator[Change]:
    """Every change behind the values of two years, the three of them side by side."""
    for at, told in enumerate(ledger.quantities):
        if at < 2 or told.approximate or not TURNS.search(told.before):
            continue
        step = (
            _STEP.fullmatch(told.before)
            if told.is_amount or told.kind == "points" or told.printed_unit == "%"
            else None
        )
        found = _change(ledger, at, step) if step else None
        if step and found:
            yield Change(*found, None, (Step(told, step["up"] is not None, step["up"] or step["down"]),), inferred=True)


def _change(ledger: Ledger, at: int, step: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    than, up, name, years = step["than"] or "", step["up"] is not None, step["name"], step["years"]
    told = ledger.quantities[at]
    before = [q for q in ledger.quantities[max(0, at - 4) : at] if not tells_time(q)]
    if len(before) < 2:
        return None
    one, two = before[-2:]
    if one.kind == "percent":
        if told.kind != "points":
            return None
    elif told.kind != "percent" and not comparable(told, two):
        return None
    if told.sentence - one.sentence > 1 or ledger.text.startswith("的", told.span.end):
        return None
    if name and not _of_the_same(name, one, two):
        return None
    if told.kind == "percent" and ABOVE_LIMIT.search(one.before + two.before):
        return None
    pair = told_pair(ledger, one, two, than, told.span.start)
    if pair == (two, one) and _ALSO_THEN.fullmatch(two.before) and (one.value > two.value) != up:
        return None  # the first may be that of the year before 2021 as well
    if pair and years and not _lie_apart(ledger, *pair, years):
        return None
    if pair is None or not _may_be(*pair, told, up):
        return None
    own, other = (ledger.read(ledger.sentences[q.sentence].span) for q in (told, pair[0]))
    return None if own != other and reckoned_otherwise(own, other) else pair


def told_pair(ledger: Ledger, one: Quantity, two: Quantity, than: str, end: int) -> tuple[Quantity, Quantity] | None:
    """The value before and the one after of two that stand in a row, up to the change that begins at `end`."""
    if not _levels(one, two):
        return None
    words = ledger.text[ledger.sentences[one.sentence].span.start : end]
    gaps = (ledger.text[one.span.end : two.span.start], ledger.text[two.span.end : end])
    if "\n" in words or max(map(len, gaps)) > _LONGEST:
        return None
    if any(map(_AMONG.search, gaps)) or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    if OTHER_PLACE.search(than) or _PLANNED.search(than):
        return None
    if {_of_part_year(q) for q in (one, two)} == {True, False}:
        return None  # 去年办案200件，今年上半年办案230件
    first, later = time_told(ledger, one), time_told(ledger, two)
    if first.kind == "year" and later.words == "去年" and _UP_TO.search(two.before):
        later = Told("year", first.value + 1, later.words)  # 2019年23.6%，去年底降至15.1%: what came of it
    if not first.kind and later.kind == "year" and than and later.value + 1 == values_by_name(ledger).own_year:
        first = Told("year", later.value + 1, "")  # 出栏33.4万头，2023年出栏30.6万头，同比…: in the report on 2024
    return _in_order(one, two, first, later, than)


_UP_TO = regex("^[到至]去年|(?:[降升增减涨缩跌]|提高|下降|上升|达|回落|压缩)[到至]了?$")


def _lie_apart(ledger: Ledger, base: Quantity, level: Quantity, years: str) -> bool:
    """False for 五年来 behind the values of two years in a row, which is measured from another one."""
    times = (time_told(ledger, base), time_told(ledger, level))
    if any(time.kind != "year" for time in times):
        return True
    return abs(times[1].value - times[0].value - whole_number(years)) <= 1


def _of_part_year(one: Quantity) -> bool:
    """True for what has come in so far: 已办案230件; a rate that 已达58.9% is no part of what it will be."""
    told = _PART_YEAR.search(one.before)
    start = one.clause.start
    if told is None and _IN_FRONT.search(one.text, max(0, start - _LONGEST), start):
        return True
    return told is not None and not (one.kind == "percent" and told.group().startswith("已"))


_IN_FRONT = regex(r"(?:半年|季度|\d月份?|个月)[，,]$")
"""The part of a year as a clause of its own: 2032年一季度，全县接待游客340.7万人次."""


def _of_the_same(name: str, one: Quantity, two: Quantity) -> bool:
    """True where the change is named as a value is: 支出 of 2023年支出, not 工业用电 of 2023年用电."""
    bare = [_TIMES.sub("", q.before).strip("，,、 ") for q in (one, two)]
    core = _COUNTED.sub("", name)
    if core != name and len(core) > 1 and _ACT.search(bare[0]) and core in bare[0][-_LONG_ACT:] and core in bare[1]:
        return True  # 去年立案查处58件，今年同期查处79件，查处数
    return any(told.endswith(name) and not _NARROWER.search(told.removesuffix(name)) for told in bare)


_COUNTED = regex("(?:总?[件起人户宗次]?[数量]|总[量数额])$")
_ACT = regex("^[一-鿿]+$")
_LONG_ACT = 6
"""Characters before the first value in which the act is told that 查处数 counts."""
_NARROWER = regex("(?:及时|按[时期]|准时|限时|一次|首次|初次|超期|重复)$")
"""What tells one rate from another of the same thing: 及时办结率 and 办结率."""


def _levels(one: Quantity, two: Quantity) -> bool:
    """True for two values of one thing, the second named as the first or by a verb alone."""
    if not (one.is_amount or one.printed_unit == "%") or not comparable(one, two) or one.value <= 0 or two.value <= 0:
        return False
    names = (one.before, two.before)
    if _both_aims(*names):
        names = (_AIM.sub("", names[0]), _AIM.sub("", names[1]))
    if any(q.approximate or CHANGED_BY.search(q.before) for q in (one, two)) or any(map(_PLAN.search, names)):
        return False
    first, later = (_WAY.sub("", _TIMES.sub("", q.before).strip("，,、 ")) for q in (one, two))
    topic = _TOPIC.search(one.text, max(0, one.clause.start - _LONGEST), one.clause.start) if not first else None
    first = topic["what"] if topic else first
    return len(first) > 1 and (len(later) <= _VERB or first.endswith(later) or later.endswith(first))


_TOPIC = regex("(?:^|[。；;\\n])(?P<what>[一-鿿]{3,20})[，,：:]$")
"""What both values are of, where it stands in front of the first: 入园率，2021年是81.2%，2022年是84.9%."""
_WAY = regex(r"^[一-鿿]{0,4}(?:[冲升增涨达跃攀扩降减缩跌落滑]|提高|提升|回升|突破)(?:到了?|至|成|上了?|了)$")
"""How a value was reached, 一口气冲到了, and nothing of what it is."""


def _both_aims(first: str, later: str) -> bool:
    """True where both values are budgets, plans or standards of their years, and neither is what came of them."""
    if not _AIM.search(first + later):
        return False
    one, two = set(_AIM.findall(first)), set(_AIM.findall(later))
    if one == two:
        return True
    bare = _TIMES.sub("", first if two else later).strip("，,、 ")
    # 2022年安排1240万元，2023年预算1364万元: whichever of the two is told with the verb.
    return (one | two) == {"预算"} and _PUT_IN.fullmatch(bare[-len("共安排") :].lstrip("的")) is not None


def _in_order(one: Quantity, two: Quantity, first: Told, later: Told, than: str) -> tuple[Quantity, Quantity] | None:
    """The value before and the one after."""
    kinds = {first.kind, later.kind}
    if _AT_FIRST.search(one.before) and _AT_LAST.search(two.before):
        return (one, two) if is_base(_FIRST, later, than) else None
    if not first.kind and later.kind in ("year", "past") and _ALSO_THEN.fullmatch(two.before):
        return (two, one) if is_base(later, first, than) else None
    in_turn = first.kind == later.kind in ("month", "quarter") and abs(first.value - later.value) == 1
    if in_turn and not _NEXT.search(than):
        return None  # 一季度200万元，二季度300万元，增长30%: as often from the quarter a year ago
    if not in_turn and (not kinds <= {"year", "past", "now"} or (len(kinds) == 1 and kinds != {"year"})):
        return None
    if is_earlier(first, later):
        return (one, two) if is_base(first, later, than) else None
    return (two, one) if is_earlier(later, first) and is_base(later, first, than) else None


_AT_FIRST = regex("(?:[年期]初|(?:整[治改合顿]|改[革造]|调整)前|原先?|起初)(?:只?有|仅有|为|是|共)?$")
_AT_LAST = regex("(?:[年期][末底]|(?:整[治改合顿]|改[革造]|调整)后|现|如今|目前)(?:只?有|仅有|剩下?|为|是|共)?$")
_FIRST = Told("past", 0, "年初")
"""What is told first of a time that ends with the second: 年初有41个，年末有35个."""
_ALSO_THEN = regex(r"而?(?:(?:19|20)\d\d年|[上去]年)(?:[末底]|同期)?(?:为|是|仅为?)")
"""Before a value that follows one told without its time: 占比71.4%，2021年为68.2%."""


def _may_be(base: Quantity, level: Quantity, told: Quantity, up: bool) -> bool:
    """False where the change is too far from what the two give to be told of them."""
    change = (level.value - base.value) / (base.value if told.kind == "percent" else _ONE)
    if told.kind == "points":
        change *= _HUNDRED
    if (change > 0) != up:
        return abs(abs(change) - told.value) * 2 <= told.step  # 62.1%，58.4%，提高3.7个百分点: by just that
    return told.value / _FARTHEST <= abs(change) <= told.value * _FARTHEST
