"""Standards of classes: 大学生每人5000元，高中生每人2000元。大学生86人、高中生120人，共发放67万元: each by its own.

Every class names its standard and its number, so the sum of the products is what all of them come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.parts.products import Takers, counts
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.nearby import in_sentences
from linter.facts.quantities.slips import is_near
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ClassStandards(NamedTuple):
    """Classes with what each of them gets and how many they are, and the sum of all."""

    classes: tuple[tuple[Quantity, Quantity], ...]
    """So much for each, and the number of those who get it."""
    whole: Quantity
    product: Decimal
    """What the classes come to."""


_EACH = regex(
    r"(?:按|以|为|是|定为|标准|分别)*每一?(?P<unit>人次|平方米|公里|[户人亩名家个村所座件例辆台套头只棵株吨位])[一-鿿]{0,4}$"
)
_OTHER = regex(
    r"[上下]浮|优惠|折|约|左右|不等|以[上下内]|最[高低]|每[年月季天日次]|部分|分[两三四期]|首批|另|其余|剩余|上年|去年|同期"
    r"|[，,](?:再|还|另外)|叠加|提高|提标|不足|累计|预[计拨]|计划|封顶"
)
_SUM = regex(r"(?:共计?|合计|总计|总共|累计|总额|总金额)[^，,。；;：:、\d]{0,12}$")
_CLAUSE = regex("[，,。；;：:、（）()]")
_EMPTY = regex("其中|对于?|按照|标准|补助|补贴|奖励|资助|发放|给予|共有?|受助|确定|已|的|为|是|和|及|分别")
_SENTENCES = 3
"""Sentences behind the first standard in which the numbers and the sum stand."""
_MOST = 24
"""Numbers in those sentences; more are a table lost in lines."""
_FEWEST = 2
"""Classes."""


def find_class_standards(ledger: Ledger) -> Iterator[ClassStandards]:
    """Every two or more standards whose classes are counted near by, with a sum that they do not give."""
    if "每" not in ledger.text:
        return
    last = -1
    for sentence, quantities in ledger.by_sentence.items():
        if sentence <= last or not any(map(_unit, quantities)):
            continue
        near = in_sentences(ledger, sentence, 0, _SENTENCES)
        rates = [(one, unit) for one in near if (unit := _unit(one))]
        if len(rates) < _FEWEST or len({unit for _, unit in rates}) != 1:
            continue
        found = _found(ledger, near, [one for one, _ in rates], rates[0][1])
        if found:
            last = found.whole.sentence
            yield found


def _unit(one: Quantity) -> str:
    told = _EACH.search(one.before) if "每" in one.before and one.kind == "money" else None
    return told["unit"] if told and not one.approximate else ""


def _found(ledger: Ledger, near: Sequence[Quantity], rates: Sequence[Quantity], unit: str) -> ClassStandards | None:
    if len(near) > _MOST:
        return None
    others = [one for one in near if not any(one is rate for rate in rates)]
    wholes = [one for one in others if one.unit == "元" and _SUM.search(one.before)]
    if not wholes:
        return None
    takers = [one for one in others if counts(one, unit) and one.span.start < wholes[0].span.start]
    if len(wholes) != 1 or len(takers) != len(rates) or any(one.approximate for one in (*takers, *wholes)):
        return None
    whole = wholes[0]
    if any(one.span.start > whole.span.start for one in rates):
        return None
    if any(one.unit == "元" and one is not whole and one.span.start < whole.span.start for one in others):
        return None
    if _OTHER.search(ledger.text, rates[0].clause.start, whole.span.end):
        return None
    classes = _paired(ledger, rates, takers)
    if classes is None:
        return None
    parts = [Takers.counted(taker).interval.times(rate.value) for rate, taker in classes]
    product = sum((rate.value * Takers.counted(taker).value for rate, taker in classes), Decimal(0))
    if total(parts).meets(whole.interval.truncated_too(whole.step)) or not is_near(whole, product):
        return None
    return ClassStandards(classes, whole, product)


def _paired(
    ledger: Ledger, rates: Sequence[Quantity], takers: Sequence[Quantity]
) -> tuple[tuple[Quantity, Quantity], ...] | None:
    """Each standard with the number of its class; None where a name is that of two classes, or of none."""
    names = [_words(ledger, one) for one in rates]
    counted = [_words(ledger, one) for one in takers]
    common = frozenset.intersection(*names)  # 等奖 of 一等奖 and 二等奖 tells neither from the other
    names, counted = [one - common for one in names], [one - common for one in counted]
    pairs = []
    for at, name in enumerate(names):
        own = [index for index, words in enumerate(counted) if name & words]
        if len(own) != 1 or any(names[other] & counted[own[0]] for other in range(len(names)) if other != at):
            return None
        pairs.append((rates[at], takers[own[0]]))
    return tuple(pairs)


def _words(ledger: Ledger, one: Quantity) -> frozenset[str]:
    """Every two neighbours of the words that name a class: those before 每, or before and behind its number."""
    start = ledger.sentences[one.sentence].span.start
    lead = ledger.text[start : one.span.start]
    told = _EACH.search(lead) if "每" in lead else None
    pieces = [piece for piece in _CLAUSE.split(lead[: told.start()] if told else lead) if piece]
    behind = "" if told else _CLAUSE.split(one.after)[0]
    return bigrams(_EMPTY.sub("", pieces[-1] if pieces else "")) | bigrams(_EMPTY.sub("", behind))
