"""Changes whose two values two sentences tell for two times: 2022年18.6万人次。2023年21.2万人次，同比增长16.4%.

That the two belong together is known by form: one unit, a word that both clauses name, the earlier time told of one of
them, and one key struck otherwise that makes the three numbers agree, where no other pair near by gives the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import (
    ALL_OF,
    CHANGED_BY,
    DOWN,
    ENDS,
    OTHER_FOOTING,
    OTHER_PLACE,
    REAL_TERMS,
    UP,
    reckoned_otherwise,
)
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.changes.times_between import is_base, is_earlier, time_told
from linter.facts.dates.years import YEAR
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.slips import digits, one_key, printed_digits
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_key_rates import variants
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_THAN = r"(?:[比较与同][^，,。；;、：:（）()]{1,14}?(?:相比)?|同比|环比)"
_STEP = regex(
    rf"(?P<name>[^，,。；;、：:（）()]{{0,8}}?)(?P<than>{_THAN})?(?:总体|共|净|又|则|大幅|略|再)*"
    rf"(?:(?P<up>{UP}|多)|(?P<down>{DOWN}|少))(?:了|幅度)?$"
)
_ENDINGS = ENDS | frozenset("了度")
"""What the words of a step end with: asked first."""
_PLAN = regex("计划|目标|预算|任务|预计|力争|标准|限额|定额")
_TIMES = regex(
    r"(?:19|20)\d\d年|[去今本上全当]年|[上本]个?[月季周期]|同期|[一二三四]季度|年[初末底]|截[至止]|目前|累计|[全本我]?[省市县区镇乡校院]"
    r"|达到|完成|实现|共计?"
)
_ANY_NAME = frozenset(("收入", "支出", "资金", "金额", "人数", "数量", "项目"))
"""What two indicators may share without being one: 财政收入, 债务收入."""
_BACK, _SENTENCES = 8, 3
"""Numbers, and sentences, before a change among which its two values stand."""
_TELLING = 2
_SURE = 3
"""Digits of a rate from which on a wrong direction alone is told by no other pair."""
_AROUND = 8
_LONGEST_ASIDE = 80
"""Characters back to the mark that opens a bracket."""
_ONE = Decimal(1)


def find_told_years_apart(ledger: Ledger) -> Iterator[Change]:
    """Every rate and amount of change that two values of the sentences before give but for one key."""
    for at, told in enumerate(ledger.quantities):
        if told.before[-1:] not in _ENDINGS or told.approximate or len(printed_digits(told)) < _TELLING:
            continue
        if not told.is_amount and told.printed_unit != "%":
            continue
        step = _STEP.search(told.before)
        found = _change(ledger, at, told, step) if step else None
        if found:
            yield found


def _change(ledger: Ledger, at: int, told: Quantity, step: re.Match[str]) -> Change | None:
    # 239件（上级转办115件，同比减少25.3%），同比减少34.2%: a bracket goes on from brackets, the sentence from itself.
    aside = _in_bracket(ledger.text, told)
    near = [one for one in _near(ledger, at, told) if _in_bracket(ledger.text, one) == aside]
    if not near:
        return None
    last = near[-1]
    alike = [one for one in near if comparable(one, last)]
    if len(alike) < _TELLING or len({one.sentence for one in (*alike, told)}) < _TELLING:
        return None
    words = ledger.text[ledger.sentences[last.sentence].span.start : told.span.end]
    among = "其中" in ledger.text[last.span.end : told.span.start]
    if among or OTHER_FOOTING.search(words) or REAL_TERMS.search(words):
        return None
    up = step["up"] is not None
    pair = None if OTHER_PLACE.search(step["than"] or "") else _pair(ledger, alike, step)
    if pair is None:
        return None
    base, level = pair
    start = max(last.span.end, ledger.sentences[told.sentence].span.start)
    years = YEAR.findall(_LAST.sub("", ledger.text[start : told.span.start]))
    if _OTHER_BASE.search(step["than"] or "") or (years and years[-1] != (_year_of(ledger, level) or years[-1])):
        return None
    if _of_other_parts(ledger, base, level, told) or not _names(step, base, level):
        return None
    own, other = (ledger.read(ledger.sentences[one.sentence].span) for one in (told, base))
    if own != other and (reckoned_otherwise(own, other) or _of_more(ledger, base, level, told)):
        return None
    if not (by_slip(base, level, told, up) or turned(base, level, told, up)):
        return None
    # Asked last, of all pairs there are: few changes come so far.
    if any(_gives(one, other, told) for one in alike for other in alike if one is not other):
        return None
    return Change(base, level, None, (Step(told, up, step["up"] or step["down"]),), inferred=True)


def _of_more(ledger: Ledger, base: Quantity, level: Quantity, told: Quantity) -> bool:
    """True for 全镇在校生增长 behind 中心校去年在校生1200人: of the whole place, where the values are not."""
    title = ledger.read(ledger.document.blocks[0].span)
    title = "" if ledger.document.blocks[0].span.end > told.span.start else title
    known = title + ledger.lead(base) + ledger.lead(level)
    return any(place not in known for place in ALL_OF.findall(told.before))


_PART_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}月|旬")
_ITS_TIME = 24
"""Characters before a number that may name its time: 2032年一季度，全县接待游客."""
_MEASURE = regex("(?:总?[量数额值率]|数量|总[量数额]|[人次件起户]数|金额|规模)$")
_SAYS_NOTHING = regex(
    "(?:同期|一年[间来内]|[两三四五]年[间来内]|期间|总体|整体|实际|累计|分别|进一步|明显|大幅|[，,、 ])+"
)


def _of_other_parts(ledger: Ledger, base: Quantity, level: Quantity, told: Quantity) -> bool:
    """True for values of two places, of parts of a year, of more years: 全县…, 全镇…; 上半年…, 全年…."""
    places = [set(ALL_OF.findall(one.before)) for one in (base, level)]
    if all(places) and places[0] != places[1]:
        return True
    apart = base.sentence != level.sentence
    first, second = (ledger.lead(one, _ITS_TIME) if apart else one.before for one in (base, level))
    if bool(_PART_YEAR.search(first)) != bool(_PART_YEAR.search(second)):
        return True
    if "一年" in told.before and time_told(ledger, level).value - time_told(ledger, base).value > 1:
        return True  # since 2018 is more than 一年间
    in_order = sorted((base, level), key=lambda one: one.span)
    first, second = (_SAYS_NOTHING.sub("", _TIMES.sub("", one.before)) for one in in_order)
    # Who tells 邮政网点揽收包裹 first says 揽收包裹 of the next year.
    return len(first) >= _NAME and len(second) - len(first) > 1 and second.endswith(first)


_NAME = 4
"""Characters of a name that with two more before it is that of a part: 入库税收, 工业入库税收."""


def _year_of(ledger: Ledger, level: Quantity) -> str:
    """The year a level is told for; empty where none is named."""
    time = time_told(ledger, level)
    return str(time.value) if time.kind == "year" else ""


_LAST = regex(r"[比较与](?:19|20)\d\d年")
_OTHER_BASE = regex("目标|计划|任务|预算|基数|基准|季度|\\d月|半年|历史")


def _names(step: re.Match[str], base: Quantity, level: Quantity) -> bool:
    """True where the words before a change name nothing but what its two values are of."""
    before = step.string[: step.start("than") if step["than"] else step.end("name")]
    subject = _MEASURE.sub("", _SAYS_NOTHING.sub("", _TIMES.sub("", before)))
    known = _label(base) + _label(level) + base.unit
    if len(subject) < _TELLING:
        return not subject or subject in known
    return han_bigrams(subject) <= han_bigrams(known)


def _in_bracket(text: str, told: Quantity) -> bool:
    """True for a number in a bracket of its sentence."""
    before = text[max(0, told.span.start - _LONGEST_ASIDE) : told.span.start]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"), before.rfind("\n"))


def _near(ledger: Ledger, at: int, told: Quantity) -> list[Quantity]:
    """The levels told before a change, in this paragraph and the one before."""
    block = ledger.sentences[told.sentence].block
    return [
        one
        for one in ledger.quantities[max(0, at - _BACK) : at]
        if told.sentence - one.sentence <= _SENTENCES
        and block - ledger.sentences[one.sentence].block <= 1
        and one.is_amount
        and (one.unit == told.unit or told.kind == "percent")
        and one.value > 0
        and not CHANGED_BY.search(one.before)
        and not _PLAN.search(one.before)
    ]


def _pair(ledger: Ledger, alike: Sequence[Quantity], step: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """The value before and the one after: the last told, and the only other one of its name and of another time."""
    last, then = alike[-1], time_told(ledger, alike[-1])
    own = han_bigrams(_label(last)) - _ANY_NAME
    found: list[tuple[Quantity, Quantity]] = []
    for other in alike[:-1]:
        if not own & han_bigrams(_label(other)):
            continue
        time = time_told(ledger, other)
        if is_earlier(time, then) and is_base(time, then, step["than"] or ""):
            found.append((other, last))
        elif is_earlier(then, time) and is_base(then, time, step["than"] or ""):
            found.append((last, other))
    return found[0] if len({(one.value, other.value) for one, other in found}) == 1 else None


def _label(quantity: Quantity) -> str:
    """What a number is of, without times, places and verbs that every report has."""
    return _TIMES.sub("", quantity.before) + "|" + quantity.after[:_AROUND] + quantity.head


def _gives(base: Quantity, level: Quantity, told: Quantity) -> bool:
    """True where the two differ by just that, whatever the direction."""
    said = stated(told)
    if told.kind != "percent":
        return stated(level).minus(stated(base)).meets(said)
    grown = stated(level).over(stated(base))
    if grown is None:
        return True
    change = grown.minus(Interval.exactly(_ONE))
    turned = Interval(-said.high, -said.low, said.high_open, said.low_open)
    return change.meets(said) or (change.meets(turned) and len(printed_digits(told)) < _SURE)


def by_slip(base: Quantity, level: Quantity, told: Quantity, up: bool) -> bool:
    """True where one key of the change or of one of its values is all that is wrong."""
    needed = _needed(base.value, level.value, told)
    if (level.value > base.value) != up:
        return False
    if one_key(told, needed) or sorted(printed_digits(told)) == sorted(digits(needed / told.step)):
        return True
    given = (
        *(_signed(one, level.value, told, up) for one in variants(base)),
        *(_signed(base.value, one, told, up) for one in variants(level)),
    )
    # 34.169% is printed as 34.17% by most, and as 34.16% by those who cut it off.
    return any(-told.step * _SPARE <= one - told.value < told.step for one in given)


_SPARE = Decimal("0.5")


def _needed(base: Decimal, level: Decimal, told: Quantity) -> Decimal:
    """The change that the two give, in the places printed."""
    change = abs(level - base) / (base if told.kind == "percent" else _ONE)
    return (change / told.step).to_integral_value() * told.step


def _signed(base: Decimal, level: Decimal, told: Quantity, up: bool) -> Decimal:
    if base <= 0:
        return Decimal(-1)
    change = (level - base) / (base if told.kind == "percent" else _ONE)
    return change if up else -change


def turned(base: Quantity, level: Quantity, told: Quantity, up: bool) -> bool:
    """True where the other direction makes the three agree."""
    if (level.value > base.value) == up or len(printed_digits(told)) < _TELLING:
        return False
    return _needed(base.value, level.value, told) == told.value
