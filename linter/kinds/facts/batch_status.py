"""Status of one batch: 25项任务已完成17项 here, 25项任务已完成18项 there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.identity import place_names
from linter.facts.states.batches import Batch
from linter.facts.states.givers import added_up, givers_differ
from linter.facts.states.matters import sorts_in, telling
from linter.facts.states.states_told import order_of, when_told
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.patterns import regex

_ROUND = regex(r"(?:19|20)\d\d年|上一?轮|第[一二三四五六七八九十]+[轮批]")


class BatchStatus:
    """Compares what two sentences say of a batch with the same base number, unit and noun."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each status of a batch that is told differently."""
        groups: dict[tuple[str, object], list[Batch]] = {}
        for batch in ledger.batches:
            groups.setdefault((batch.base.unit, batch.base.value), []).append(batch)
        for group in groups.values():
            for later in group[1:]:
                severity = _severity(ledger, group[0], later)
                if severity is None:
                    continue
                for one, other, status in (
                    (group[0].done, later.done, "done"),
                    (group[0].open, later.open, "open"),
                ):
                    if one and other:
                        ledger.note_compared(one, other)
                        if not one.interval.meets(other.interval) and not _grew(
                            ledger, group[0], later, one, other, status
                        ):
                            yield _hit(ledger, group[0], later, (one, other), status, severity)


def _severity(ledger: Ledger, one: Batch, other: Batch) -> Severity | None:
    """How sure it is that both speak of one batch at one time; None when they do not."""
    if _rounds(one) and _rounds(other) and _rounds(one) != _rounds(other):
        return None
    if givers_differ(one.context, other.context) or added_up(ledger, one.base):
        return None
    if _named_apart(one, other) or _view(one) != _view(other) or _set_right(ledger, one, other):
        return None
    here, there = (set(place_names(batch.context, 0, len(batch.context))) for batch in (one, other))
    if here and there and here.isdisjoint(there):
        return None
    if all(ledger.outline.holds(ledger.sentences[batch.base.sentence].block) for batch in (one, other)):
        return None  # 一、决策方面（2个，已整改2个） … 三、财务方面（2个，已整改1个）
    heads = one.base.head, other.base.head
    # 412项整改任务 and 交办事项412项 may be two lots of one size.
    if (one.as_of is None) != (other.as_of is None) or (all(heads) and not share_a_bigram(*heads)):
        return "warning"
    return "error"


def _named_apart(one: Batch, other: Batch) -> bool:
    """True for 渔政方面9个问题 and 审计查出的9个问题: both are named, one as a class, in words of their own.

    So are 一季度 and 二季度, 第一类 and 第二类, and those of which one alone is called 立行立改: a part of equal size.
    """
    here, there = (_CLAUSE.split(batch.base.before)[-1] for batch in (one, other))
    sorts, others = sorts_in(here), sorts_in(there)
    if any(own.isdisjoint(others[tail]) for tail, own in sorts.items() if tail in others):
        return True
    if here and there and set(_SOME.findall(here)) != set(_SOME.findall(there)):
        return True
    if _CLASS.search(here) is None and _CLASS.search(there) is None:
        return False
    pairs = telling(here), telling(there)
    return all(pairs) and pairs[0].isdisjoint(pairs[1])


_SOME = regex(
    "立行立改|即知即改|边[查巡审]边改|限[期时]整改|分阶段|长期(?:整改|坚持)|第[一二三四五六七八九十]+[类组片]"
)
_CLAUSE, _CLASS = regex("[，,；;：:、。]"), regex("(?:方面|领域|层面|类|环节|板块)(?:的|有|共)*$")
_VERIFIED = regex(
    "(?P<own>自[评查报])|按[^，,。；]{2,10}口径|经[^，,。；“]{0,8}?(?:核[实查验定]|复[核查]|认定|验收|抽查)"
)


def _view(batch: Batch) -> str:
    """Who counts: the one who reports how many are done and the one who looks whether they are count differently."""
    match = _VERIFIED.search(batch.context)
    return ("own" if match["own"] else "checked") if match else ""


_SET_RIGHT = regex("更正|原报告|原报送|误[报写]")


def _set_right(ledger: Ledger, *batches: Batch) -> bool:
    """True where a sentence says itself that a number told before was wrong."""
    return any(_SET_RIGHT.search(ledger.read(ledger.sentences[batch.base.sentence].span)) for batch in batches)


def _rounds(batch: Batch) -> set[str]:
    """Years and rounds named for the batch itself, the 截至 date left out."""
    text = batch.context
    if batch.as_of:
        text = re.sub(r"截[至止][^,，]*[,，]?", "", text)
    return set(_ROUND.findall(text))


def _day(batch: Batch) -> date | None:
    return batch.as_of.last if batch.as_of else None


def _grew(ledger: Ledger, one: Batch, other: Batch, first: Quantity, second: Quantity, status: str) -> bool:
    """True when a later day explains the difference: more is done, less is open."""
    more = second.value > first.value
    # 截至6月底 … 目前: what was told for a day has gone on since.
    order = order_of(when_told(ledger, first), when_told(ledger, second))
    if order in ("later", "earlier") and more == ((order == "later") == (status == "done")):
        return True
    start, end = _day(one), _day(other)
    if start is None or end is None or start == end:
        return False
    later = end > start
    return (more == later) if status == "done" else (more != later)


def _hit(
    ledger: Ledger, one: Batch, other: Batch, pair: tuple[Quantity, Quantity], status: str, severity: Severity
) -> Hit:
    names = {"done": {"zh": "已完成", "en": "done"}, "open": {"zh": "未完成", "en": "not done"}}
    return Hit(
        (pair[0].span, pair[1].span),
        {
            "base": ledger.quote(one.base.span),
            "noun": one.base.head or other.base.head,
            "status": names[status],
            "one": ledger.quote(pair[0].span),
            "other": ledger.quote(pair[1].span),
        },
        severity=severity,
    )
