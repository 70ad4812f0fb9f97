"""States told: how many of a batch are done or open by a day, wherever told: 截至5月底完成18项, 尚有7项未."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.states.ended import ENDED, FINISHED
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_TO_BE_DONE = f"(?=[一-鿿]{{0,4}}?(?:{ENDED}|办完|改好|开工|动工|启动|进场))"
_NOTS = (
    f"尚未|仍未|还未|并未|从未|没有{_TO_BE_DONE}"
    f"|未能|未(?!被?(?:抽|检查|走访|巡|列入|纳入|选))(?:(?<=[一-鿿]未)|{_TO_BE_DONE})|难以|无法|不能"
)
"""Where a clause begins so, 未开设专户的11条 tells what was found; 未办结的11条 what is left."""
_NOT = f"(?:{_NOTS})"
_OPEN = regex(
    r"(?:其余|剩余|余下|尚余|还剩|仅剩|下余|结余|在[办建施审]件?|未办结件?|未完成数?)(?:的|下|数)?[一-鿿]{0,6}?(?:为|有|共|计|仍有)*$"
    rf"|(?:尚|仍|还|正)(?:在|处于)[一-鿿]{{2,8}}?(?:的|中|内)?(?:为|有|共|计)*$"
    rf"|{_NOT}[一-鿿]{{2,14}}(?:的[一-鿿]{{0,8}})?(?:为|有|共|计)*$"
    r"|(?<![接招])待[一-鿿]{2,4}(?:的[一-鿿]{0,6})?(?:为|有|共|计)*$"
)
_AT_START = regex(r"(?:[年期季月]初|上年末|[上去]年底)(?=未|尚|仍|还)")
"""年初未消除的 says nothing of how many are left now."""
_SETTLED_ALL = regex("[^。；;\n]{0,60}?(?:均|都|全部)已经?[^。；;，,]{0,16}(?:完成|办结|整改|到位|销号|落实)")
"""其余3项任务为…，均已于2月底完成: what is not told one by one, and nothing that is left to do."""
_OPEN_IF = regex(r"(?:尚有|还有|仍有|另有?|其中|尚|仍|^)$")
_OPEN_BEHIND = regex(
    r"[一-鿿]{0,12}?(?:因[^。；]{1,16}?)?(?:未|没有|仍然?|仍在|尚在|正在|(?<![接招])待|逾期|限期|滞后)"
)
_OPEN_SIGNS = frozenset("其剩余还下结在未完尚仍正没待从并")
_SAID_OPEN = regex(rf"{_NOT}[一-鿿]{{2,14}}(?:的[一-鿿]{{1,8}})?[（(]$")
_FILLER = regex(r"(?:了|的|共计|合计|共|为|达到|达|有)*[一-鿿]{0,10}?(?:共计|共|合计|为|达到|达|有|仅|只)*")
_GIVEN = regex(r"(?P<verb>[一-鿿]{2,10})的[一-鿿]{0,8}?(?:只有|仅有|共有|共计|共|有|为|达到|达)*$")
_DONE_BEHIND = regex(
    rf"(?:[一-鿿]{{0,6}}?(?:已经?|均已经?|现已经?|全部)|[一-鿿]{{1,4}}?)(?P<verb>(?:{ENDED}|开工|达标)[一-鿿]{{0,4}})(?=[，,。；;、（(]|的|$)"
)
_ALONE = ("", *"中有为已现共、")
"""The last character before a number that its state may follow; empty where the clause begins with it."""
_WORDS = 18
"""Characters before or behind a number in which its state stands."""
_SIGN = regex(r"已经?|累计|共|仅|合计|完成|办结|实际|到位|销号")
_NOT_YET = regex(rf"{_NOTS}|计划|预计|拟|力争|确保|应|需|目标|任务$|待|逐步|着手|列入|分步|新增|当月|本月|本周|其中")
STATE_VERBS = (
    f"{ENDED}|招标|补植|缴费|轮换|轮出|履行|发证|到账|勘验|申领|办理|开工|栽植|种植|移交|转接|清偿|偿还|支付|换发|安装|清收|清理|收缴|退缴"
    "|接种|核查|排查|调解|落地|改造|治理|加固|铺设|培训|采集|录入|登记|评估|已经?结|达标|出列|下达|确权|颁证|收购|收割|播种|回收|更换|更新|配备|建立"
)
"""Verbs by which the things of a batch are done with."""
_VERBS = regex(STATE_VERBS)
_TOLD_VERBS = regex(f"{STATE_VERBS}|清查|摸排|摸底|入户|采样|普查|勘测|丈量|测绘|巡检|数字化")
"""Those of fieldwork too, of which 清查的72个 would say nothing: it tells what there was, not what is done."""
_OF_A_NUMBER = regex(rf"[一-鿿]{{0,10}}[\d,]+[条个项件处户家名][一-鿿]{{2,6}}?(?:{STATE_VERBS})(?:完成|到位|了)?")
"""34条举措落地29条: right behind the number of all, with no 已 between."""
_DAY = (
    r"(?:(?P<year>(?:19|20)\d\d|今|去)年)?"
    r"(?P<day>\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底末初])|[一二三四]季度末|上半年末?|年[底末]|\d{1,2}月份?)"
)
_WHEN = regex(
    rf"(?:(?:截至|截止到?|到|至)[^，,。；;\d]{{0,4}})?{_DAY}|(?:截至|截止)[^，,。；;\d]{{2,8}}|目前|现在|当前|至今|迄今|现已经?"
)
_AS_OF = regex(r"截[至止]|目前|[到至](?:目前|\d{1,2}月|[今去]?年底|年末|[一二三四]季度末)")
_RATED = regex("[一-鿿]{0,6}[，,](?:占|[一-鿿]{2,4}率)")
"""Behind a number of things done, how many of all they are."""
_NOW = "now"
_LEAD = 60
"""Characters before a number in which the day of its state stands."""


class StateTold(NamedTuple):
    """A number with the state that its things are in."""

    quantity: Quantity
    side: Literal["done", "open"]
    what: str
    """Its verb, `完成` for all that say no more than finished; empty where none is listed."""
    when: tuple[str, str]
    """Year and day as written, `now` for 目前 and 截至本期; empty where nothing is said."""
    base: Quantity | None
    """The number they are some of: the nearest larger one of the unit before it in its paragraph."""
    same_sentence: bool
    """True when the base stands in the sentence itself."""
    given: bool
    """True where the state is taken up, not told: 已落实的38条."""


def find_states_told(ledger: Ledger) -> Iterator[StateTold]:
    """Every number that is told of things done or open, in order."""
    earlier: list[Quantity] = []
    block = -1
    for quantity in ledger.quantities:
        sentence = ledger.sentences[quantity.sentence]
        if sentence.block != block:
            block, earlier = sentence.block, []
        told = _side(ledger, quantity)
        if told and _HELD_AGAINST.search(ledger.text, max(0, quantity.span.start - _ACROSS), quantity.span.start):
            told = None
        if told:
            unit, value = unit_class(quantity), quantity.value
            larger = (one for one in reversed(earlier) if one.value > value and not one.approximate)
            base = next((one for one in larger if unit_class(one) == unit), None)
            near = base is not None and base.sentence == quantity.sentence
            yield StateTold(quantity, told[0], told[1], when_told(ledger, quantity), base, near, told[2])
        elif quantity.is_amount:
            earlier.append(quantity)


_HELD_AGAINST = regex("(?:大于|高于|多于|超过|超出|小于|低于|少于|不及)[^，,。；;\\d]{4,}$")
"""大于应当上缴和收回的金额7918万元: what another number is held against is told as another one."""
_ACROSS = 32
"""Characters before a number in which that is told."""


def _side(ledger: Ledger, quantity: Quantity) -> tuple[Literal["done", "open"], str, bool] | None:
    """Side, verb and whether the number takes up a state told before: 已落实的38条."""
    if not (quantity.is_amount and quantity.is_level) or quantity.approximate or quantity.value <= 1:
        return None
    before = quantity.before
    start = quantity.span.start - quantity.lead
    near = before[-24:]
    # Each expression is asked only where one of its characters stands: it rarely does.
    open_before = _OPEN.search(near) if not _OPEN_SIGNS.isdisjoint(near) else None
    if open_before and _AT_START.search(near):
        return None
    if open_before and _SETTLED_ALL.match(ledger.text, quantity.span.end):
        return None
    if open_before or (_OPEN_IF.search(before[-4:]) and _OPEN_BEHIND.match(quantity.after)):
        words = open_before.group() if open_before else quantity.after[:_WORDS]
        return "open", _verb(words), "的" in words
    if ledger.text[start - 1 : start] in ("（", "("):
        host = _SAID_OPEN.search(ledger.text[max(0, start - 32) : start])
        if host:
            return "open", _verb(host.group()), True
    words = before[-_WORDS:]
    if _NOT_YET.search(words[-12:]):
        return None
    given = _GIVEN.search(words) if "的" in words else None
    if given and _VERBS.search(given["verb"]):
        return "done", _verb(given["verb"]), True
    if _OF_A_NUMBER.fullmatch(before) or (
        (quantity.verb or quantity.status)
        and (_SIGN.search(words) or _RATED.match(quantity.after) or _dated(ledger, quantity))
    ):
        verbs = list(_TOLD_VERBS.finditer(words))
        if verbs and _FILLER.fullmatch(words, verbs[-1].end()):
            return "done", _verb(words), False
    behind = _DONE_BEHIND.match(quantity.after) if before[-1:] in _ALONE else None
    if behind:
        return "done", _verb(behind["verb"]), False
    return None


def _verb(words: str) -> str:
    """The last verb of the last row of verbs; `完成` where all of them only say that something is finished."""
    found = list(_TOLD_VERBS.finditer(words))
    for at in range(len(found) - 1, -1, -1):
        if at + 1 < len(found) and found[at].end() != found[at + 1].start():
            break
        if found[at].group() not in _NO_MORE:
            return found[at].group()
    return "完成" if found else ""


_NO_MORE = frozenset([*FINISHED.split("|"), "审结", "执结", "已结", "结案", "办理"])


def _dated(ledger: Ledger, quantity: Quantity) -> bool:
    start = max(ledger.sentences[quantity.sentence].span.start, quantity.span.start - _LEAD)
    return _AS_OF.search(ledger.text, start, quantity.span.start) is not None


def when_told(ledger: Ledger, quantity: Quantity) -> tuple[str, str]:
    """Year and day of a state, as written; `now` for 目前 and 截至督查日; empty where the sentence says nothing."""
    start = max(ledger.sentences[quantity.sentence].span.start, quantity.span.start - _LEAD)
    told = list(_WHEN.finditer(ledger.text, start, quantity.span.start))
    if not told:
        return "", ""
    # 截至11月5日，10月份工单办结…: the month says which ones.
    found = next((match for match in reversed(told) if match.group()[0] in "截到至目现当迄"), told[-1])
    if found["day"]:
        return found["year"] or "", found["day"].replace("末", "底")
    before = _DAY_BEFORE.search(found.group())
    return "", _EARLIER + before.group() if before else _NOW


_EARLIER = "<"
_DAY_BEFORE = regex("(?:上[一个]?[周旬月季年]|前[一年日天]|去年|昨)[一-鿿]{0,5}")
"""截至上月底 is a day before this one, whichever it is."""


_MONTH_DAY = regex(r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<part>[上中下]旬|[底末初]))?")
_PARTS = {"上": 10, "中": 20, "下": 30, "底": 31, "末": 31, "初": 1}


def order_of(first: tuple[str, str], later: tuple[str, str]) -> Literal["same", "later", "earlier", "unknown"]:
    """Whether the second state is told for the same day as the first one, for a later or an earlier day."""
    if first == later:
        return "same"
    if {first[1], later[1]} <= {"", _NOW}:
        return "same"
    if first[0] and later[0] and first[0] != later[0]:
        return "unknown"
    if first[1] == later[1]:
        return "same"
    if first[1].startswith(_EARLIER) and later[1] in ("", _NOW):
        return "later"
    if later[1].startswith(_EARLIER) and first[1] in ("", _NOW):
        return "earlier"
    one, other = _day_of(first[1]), _day_of(later[1])
    if one and later[1] == _NOW:
        return "later"
    if not one or not other:
        return "unknown"
    return "later" if other > one else "earlier" if other < one else "same"


def _day_of(written: str) -> tuple[int, int] | None:
    match = _MONTH_DAY.match(written)
    if not match:
        return None
    part = _PARTS[match["part"][0]] if match["part"] else 31
    return int(match["month"]), int(match["day"] or part)
