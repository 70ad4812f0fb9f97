"""Described again: 其中22家完成改制 … 对完成改制的20家企业, what was told of so many is told of another number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.slips import alike
from linter.facts.states.givers import givers_differ, of_an_earlier_year
from linter.facts.states.named_more import names_more
from linter.facts.states.retaken import kind_of_unit, nouns
from linter.facts.states.states_told import order_of, when_told
from linter.finding import Hit
from linter.kinds.facts._act_again import acts_again
from linter.kinds.facts._explained import rest_beside, set_apart
from linter.kinds.facts._labelled_again import labelled_again
from linter.kinds.facts._lettered_again import lettered_again
from linter.kinds.facts._packages_again import packages_again
from linter.ledger import Ledger
from linter.patterns import regex

_LEADS = "对于|对|将|把|就|向|由|为|给|从|在|针对|围绕|[上前]述|以上|这|该|目前|现|责令|督促|组织|要求|指导|推动|紧盯"
_SAID_BEFORE = regex(r"(?P<said>[一-鿿“”]{2,14})的$")
_TASK = regex(r"(?P<said>[一-鿿“”]{4,14}?)的?(?:目标)?任务(?:总?[数量])?(?:共|为|是|共计|共有)$")
"""水渠清淤任务为38处泵站: what is to be done with so many."""
_LEAD = regex(
    rf"^(?:[一二三四五六七八九]是)?(?:{_LEADS})+|^[一-鿿]{{2,9}}?(?:[将已要拟会]?[对把将向为给就从]|对于|针对|围绕|责令|督促|组织|要求|指导|推动)(?=[一-鿿]{{2}})"
)
_LONGEST = 10
"""Characters of what is said behind a number."""
_SAID_BEHIND = regex(
    rf"(?P<said>[一-鿿“”]{{3,{_LONGEST}}}?)的(?P<noun>[一-鿿“”]{{2,8}})|(?P<state>[已未][一-鿿]{{2}})(?P<named>[一-鿿]{{2,6}})"
)
_LED = regex(rf"(?:^|{_LEADS})$")
_FILLING = regex("已经?|均|都|全部|所|被|经|现|了|共|仅|只|累计|分别|先后|有|的|为|达到|达")
_NOT = regex("未|不|没|无|尚")
_SOME = regex(
    "等|其中|部分|首批|重点|另|其余|剩余|余下|又|再|第[一二三四五六七八九十]|[每各]|[上去前]年|上[一]?[轮批次]|此前|往年"
)
_PLANNED = regex("拟|计划|应|需|预计|力争|将(?=[完建])|争取")
_DIGIT = regex("[0-9]")
_WINDOW = 14
"""Characters beside a number in which it is told what its things are or did."""
_LOOK_BACK = 120
"""Characters before a number in which its things are named."""


class _Described(NamedTuple):
    quantity: Quantity
    said: tuple[str, ...]
    """What is told of the things, 完成改制; with the words before it where they may belong to it."""
    noun: str
    """What they are, as named with it."""
    task: bool = False
    """True where the number tells how many are to be dealt with so: 水渠清淤任务为38处泵站."""


@dataclass(frozen=True)
class DescribedAgain:
    """Compares a number whose things are known by a description with the one number told with that description."""

    farthest_tenths: int = 16
    """How many tenths of the smaller number the larger one may be."""
    least: int = 6
    """Tenths of the pairs of characters of a description that stand beside the first number."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each description told of two numbers."""
        for before, again in packages_again(ledger):
            values = {"one": ledger.quote(before), "other": ledger.quote(again)}
            yield Hit((before, again), values, severity="warning", variant="package")
        for before, again, label in labelled_again(ledger):
            values = {"one": ledger.quote(before), "other": ledger.quote(again), "said": label}
            yield Hit((before, again), values, severity="warning")
        for one, other, letter in lettered_again(ledger):
            if not _another_lot(ledger, one, other):
                ledger.note_compared(one, other)
                values = {"one": ledger.quote(one.span), "other": ledger.quote(other.span), "said": letter}
                yield Hit((one.span, other.span), values, severity="warning")
        known = {later.span: (first, said) for first, later, said in acts_again(ledger)}
        for span, (earlier, said) in known.items():
            values = {"one": ledger.quote(earlier.span), "other": ledger.quote(span), "said": said}
            yield Hit((earlier.span, span), values, severity="warning")
        counted = [
            q
            for q in ledger.quantities
            if q.kind in ("count", "measure")
            and not q.approximate
            and q.is_level
            and q.value > 1
            and (q.kind == "measure" or q.value == q.value.to_integral_value())
        ]
        by_unit: dict[str, list[Quantity]] = {}
        for quantity in counted:
            described = _described(quantity)
            pool = by_unit.setdefault(kind_of_unit(quantity), [])
            first = self._first(ledger, described, pool) if described else None
            if first is not None and quantity.span not in known:
                ledger.note_compared(first, quantity)
                values = {"one": ledger.quote(first.span), "other": ledger.quote(quantity.span)}
                assert described is not None
                said = described.said[-1]
                at = _UNDER_WAY.search(quantity.before) if said.startswith(_AT_WORK) else None
                values["said"] = quantity.before[at.start() :].removesuffix("的") if at else said
                yield Hit((first.span, quantity.span), values, severity="warning")
            pool.append(quantity)

    def _first(self, ledger: Ledger, later: _Described, pool: Sequence[Quantity]) -> Quantity | None:
        own = later.quantity
        pool = pool[-_MOST:]
        if any(one.value == own.value for one in pool):
            return None
        words = [(said, bool(_NOT.search(said)), bigrams(said)) for said in later.said]
        told = [one for one in pool if any(self._says(one, *said) for said in words)]
        if later.task:
            # 22个村庄的污水治理 is no 污水管控, however much else they share; what was done may be more than the task.
            act = later.said[-1][-_SHORT:]
            told = [one for one in told if act in one.before[-_WINDOW:] + one.after[:_WINDOW] and _ahead(ledger, one)]
        if len({one.value for one in told}) != 1 or any(one.sentence == own.sentence for one in told):
            return None
        first = told[-1]
        near = alike(first, own, self.farthest_tenths) or _adds_up(ledger, first)
        if not near or not _names(ledger, first, later.noun):
            return None
        short = max(map(len, later.said)) == _SHORT and _THINGS.match(first.after)
        if short and later.noun[-_TAIL:] not in first.after[:_WINDOW]:
            return None  # 25个被审计单位, 审计的16个一级预算单位: a verb alone says little
        return None if _another_lot(ledger, first, own) else first

    def _says(self, quantity: Quantity, said: str, denied: bool, pairs: frozenset[str]) -> bool:
        """True where the words beside the number tell the same of its things."""
        before, after = quantity.before[-_WINDOW:], quantity.after[:_WINDOW]
        if said.startswith(_AT_WORK):
            before, after = (_UNDER_WAY.sub(_AT_WORK, words) for words in (before, after))
        if len(said) != _SHORT and pairs.isdisjoint(bigrams(before) | bigrams(after)):
            return False  # as nearly all are
        if _PLANNED.search(before):
            return False
        near = _DIGIT.split(before)[-1], _DIGIT.split(after)[0]
        for words in near:
            if bool(_NOT.search(words)) != denied:
                continue
            if len(said) == _SHORT and words is near[0] and said == quantity.verb:
                return True  # 已更换老旧电表46个台区
            if len(said) == _SHORT:
                plain = _FILLING.sub("", words)
                if plain.endswith(said) if words is near[0] else plain.startswith(said):
                    return True
                continue
            if len(pairs & bigrams(words)) * 10 >= len(pairs) * self.least and (
                said[-1] not in _DEGREES or said[-2:] in words
            ):
                return True
        return False


_AT_WORK = "正在"
_UNDER_WAY = regex(
    "(?:目前)?(?:仍|尚|还)?(?:正?在|按(?:进度|计划|时序|序时进度)|有序|持续|继续|抓紧|加快|加紧)+(?=推进|实施|办理|整改|施工|建设|落实|攻坚)"
)
"""尚在推进, 按进度推进, 持续推进: all of them are under way."""
_DEGREES = frozenset("高低好差多少大小快慢强弱")
"""便利度高的 are not those whose 便利度 has risen."""
_SHORT = 2
_TAIL = 4
_THINGS = regex("[一-鿿]{2}")
_MOST = 200
"""Numbers of one unit before a description that it may take up."""


_AHEAD = regex("[底末月日]前|任务|将|目标|年内")
_DONE = regex("已经?|实际|超额|完成了|累计|[今本全]年来")


def _ahead(ledger: Ledger, quantity: Quantity) -> bool:
    """True where the sentence sets a task and tells nothing done."""
    said = ledger.read(ledger.sentences[quantity.sentence].span)
    return _AHEAD.search(said) is not None and _DONE.search(said) is None


def _said_behind(quantity: Quantity) -> re.Match[str] | None:
    """What is told of the things behind the number; looked for only where a character of it stands."""
    after = quantity.after[: _LONGEST + 1]
    if "的" not in after and not after.startswith(("已", "未")):
        return None
    return _SAID_BEHIND.match(quantity.after) if _LED.search(quantity.before) else None


def _described(quantity: Quantity) -> _Described | None:
    """The number with the description by which its things are known; None where they are not."""
    before = _SAID_BEFORE.search(quantity.before) if "的" in quantity.before[-2:] else None
    task = _TASK.search(quantity.before) if before is None and "任务" in quantity.before[-_WINDOW:] else None
    before = before or task
    behind = _said_behind(quantity) if before is None else None
    if (before is None and behind is None) or _SOME.search(quantity.before):
        return None
    if before and _DAY.search(before["said"]):
        return None  # 由二〇二一年的12万册增加到
    if before and _COUNTED.search(quantity.before[: before.start() + _UNIT]):
        return None  # 5个部门的34个项目: whose they are
    if before:
        whole, noun = _UNDER_WAY.sub(_AT_WORK, before["said"]), nouns(quantity)[1]
    elif behind:
        whole, noun = behind["said"] or behind["state"], behind["noun"] or behind["named"]
    variants = dict.fromkeys((whole, _LEAD.sub("", whole)))
    said = tuple(words for words in (_EDGE.sub("", each) for each in variants) if len(words) >= _SHORT)
    return _Described(quantity, said, noun, task is not None) if said and len(noun) >= _SHORT else None


_COUNTED = regex("[0-9一二两三四五六七八九十][个家名项条件处所座户镇村县区]$")
_DAY = regex("[〇○零一二三四五六七八九十][年月日]$|[上去今当同]年$")
_UNIT = 1
"""Characters of a measure word, which a description may begin with behind its number."""
_EDGE = regex("^(?:已经?|均|都|全部|所|被|经|现|[仍还尚]?需要?)+")


def _adds_up(ledger: Ledger, first: Quantity) -> bool:
    """True for 19件事项中已办结14件、基本办结3件、持续推进2件: its states make up the batch."""
    values = [one.value for one in ledger.by_sentence[first.sentence] if one.unit == first.unit]
    return len(values) > _STATES and first.value < max(values) and sum(values) == 2 * max(values)


_STATES = 2
"""States and the batch itself are more numbers than these."""


def _names(ledger: Ledger, first: Quantity, noun: str) -> bool:
    """True where the things of the later number are named before the first one or behind it."""
    start = ledger.paragraph(first).start
    end = min(first.span.end + _WINDOW, ledger.sentences[first.sentence].span.end)
    around = ledger.text[max(start, first.span.start - _LOOK_BACK) : end]
    return noun[-2:] in around or noun[:2] in around


def _another_lot(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True where the words place the two in two times, rounds or items, or tell of fewer things."""
    when = when_told(ledger, later)
    # 到8月，未运行的7座全部恢复: the day is that of what was done to them.
    dated = bool(when[1]) and not _NOT.search(later.before)
    return (
        (dated and order_of(when_told(ledger, first), when) != "same")
        or not one_time(ledger, first, later, plans=False, spans=False)
        or rest_beside(ledger, first, later)
        or each_of_its_own(ledger, first, later)
        or names_more(ledger, first, later)
        or set_apart(ledger, first, later)
        # 去年督查发现48处 and 对今年督查发现的46处
        or of_an_earlier_year(ledger.lead(first, _WINDOW), later.before)
        or givers_differ(ledger.lead(first, _WINDOW), later.before)
    )
