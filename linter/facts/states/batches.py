"""Batches: a base number of tasks or problems with how many are done, under way and open, told in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from linter.fact import DateFact, Quantity
from linter.facts.states.ended import BY_TERM, ENDED, ENDS_WORK
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

Status = Literal["done", "open"]
"""done: finished. open: under way, not begun or left over."""

_STATUS = regex(
    r"(?P<open>(?:正在|持续|继续|长期|有序|扎实)[一-鿿]{0,6}|推进(?:整改|落实)?|未(?:到|完成|整改)[一-鿿]{0,6}|尚未[一-鿿]{0,6}|余下|其余|剩余|尚有|还有|仍有|未按期完成|在办)"
    r"(?:的|有|为|事项|问题|任务|整改)*$"
    rf"|(?P<done>(?<![应待需不未再又])(?:已经?|均已经?|累计|共|按期|全部)*(?:整改|办理|化解)?{ENDS_WORK}(?:整改|销号|到位|办理)*)(?:了|的|有|问题|任务|事项|共)*$"
)
_SIGN = regex(f"正在|持续|继续|长期|有序|扎实|推进|未|余下|其余|剩余|尚有|还有|仍有|在办|{ENDED}")
"""What both states must hold: looked for first, word by word, for the scan passes over what begins none of them."""
_PARTIAL = regex(r"阶段性|基本|部分|力争|确保|计划|预计|要求|目标|拟")
"""Neither done nor open: done in part, or to be done."""
_BY_WHOM = regex("由[^，,。；;]{2,12}的$")
"""由企业整改的68项: a class by who has to do it, done or not."""
_BASE_NOUN = regex(r"(?:问题|任务|事项|措施|意见|线索|举报|信访|案件|项目|工程|建议|短板|清单)")


@dataclass(frozen=True, slots=True)
class Batch:
    """What a sentence says of one batch."""

    base: Quantity
    """How many there are: 25项整改任务."""
    done: Quantity | None
    """How many are finished."""
    open: Quantity | None
    """How many are not, when told in one number."""
    as_of: DateFact | None
    """截至…: the day the state is told for; None for 目前 or nothing."""
    context: str
    """The sentence up to the base: 2019年县委巡察反馈的."""


def find_batches(ledger: Ledger) -> tuple[Batch, ...]:
    """Every sentence that gives a base and the state of its members."""
    return tuple(_batches(ledger))


def _batches(ledger: Ledger) -> Iterator[Batch]:
    dates: dict[int, list[DateFact]] = {}
    for date in ledger.dates:
        dates.setdefault(date.sentence, []).append(date)
    told: Quantity | None = None
    for index, members in ledger.by_sentence.items():
        base = done = left = before = None
        pieces = False
        for quantity in members:
            if quantity.kind != "count" or quantity.approximate:
                continue
            status = None if _listed(ledger, before, quantity) else _status(quantity)
            of_part = status == "done" and base and _of_a_part(base, before, quantity)
            before = None if status else quantity
            if of_part:
                continue
            if base and status and quantity.unit == base.unit and quantity.value <= base.value:
                if status == "done":
                    # 一季度完成12项、二季度完成9项: told piece by piece, neither is how many are done.
                    if done and not _OF_THEM.search(ledger.text, done.span.end, quantity.span.start):
                        pieces = True
                    done = done or quantity
                else:
                    left = left or quantity
            elif not status and not done and _is_base(quantity):
                base = quantity
        done = None if pieces else done
        if base is None and told and told.sentence == index - 1:
            base, done, left = _of_the_sentence_before(ledger, told, members)
        if base and (done or left):
            start = ledger.sentences[base.sentence].span.start
            as_of = next((d for d in dates.get(index, ()) if _is_as_of(ledger, d)), None)
            yield Batch(base, done, left, as_of, ledger.text[start : base.span.start])
        told = base


def _is_as_of(ledger: Ledger, date: DateFact) -> bool:
    """True for 截至6月10日, and for 至6月10日 where a sentence begins with it."""
    return date.relation == "as-of" or (
        date.day is not None
        and ledger.text[date.span.start - 1 : date.span.start] in ("至", "到")
        and date.span.start - 1 == ledger.sentences[date.sentence].span.start
    )


_NONE = (None, None, None)


def _of_the_sentence_before(
    ledger: Ledger, base: Quantity, members: Sequence[Quantity]
) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """Base, done and open of 反馈27个问题。至6月10日，完成整改21个，未完成6个, where the two come to the base."""
    if len({ledger.sentences[one.sentence].block for one in (base, *members[:1])}) > 1:
        return _NONE
    alike = [one for one in members if one.kind == "count" and one.unit == base.unit and not one.approximate]
    states = [_status(one) for one in alike]
    if states != ["done", "open"] or alike[0].value + alike[1].value != base.value:
        return _NONE
    return base, alike[0], alike[1]


_IN_LIST = regex("[^，,。；;：:]*、[^，,。；;：:]*")


_OF_THEM = regex("其中|含|包括")


def _of_a_part(base: Quantity, before: Quantity | None, done: Quantity) -> bool:
    """True for the 131个 of 213个问题中，要求立行立改的132个，已整改131个: of the class told right before it."""
    if before is None or before is base or before.unit != base.unit or before.span < base.span:
        return False
    return done.value <= before.value < base.value and done.span.start - before.span.end <= _RIGHT_BEHIND


_RIGHT_BEHIND = 8
"""Characters from a class to how many of it are done."""


def _listed(ledger: Ledger, before: Quantity | None, quantity: Quantity) -> bool:
    """True for the 4个 of 组织建设8个、审计整改4个: a class in a list, like the one before it, and no state."""
    if before is None or before.unit != quantity.unit:
        return False
    return bool(_IN_LIST.fullmatch(ledger.text, before.span.end, quantity.span.start))


def _status(quantity: Quantity) -> Status | None:
    words = quantity.before[-16:]
    match = _STATUS.search(words) if _SIGN.search(words) else None
    if match is None or _PARTIAL.search(words):
        return None
    if match["open"]:
        return "open"
    return None if BY_TERM.search(words) or _BY_WHOM.search(words) else "done"


HELD_IN = regex("(?:列入|纳入|计入|并入|属于|来自)(?:了|到|上述|前述)*$")
"""上述5个问题均列入38个问题，已完成4个: what they are among, or 不计入, is not what is told of."""


def _is_base(quantity: Quantity) -> bool:
    if quantity.value < 2 or HELD_IN.search(quantity.before):
        return False
    return bool(_BASE_NOUN.search(quantity.after[:8]) or _BASE_NOUN.search(quantity.before[-6:]))
