"""What is said of a whole batch, and what is told as left of it: the facts, and the classes that narrow them down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.offsets import Span


@dataclass(frozen=True, slots=True)
class Batchwide:
    """All of a batch are said to be finished."""

    span: Span
    total: Decimal | None
    """How many there are; None where no number is told."""
    unit: str
    noun: str
    """问题, 任务, 事项 …"""
    classes: frozenset[str]
    """What narrows the batch down: 立行立改, 第一批, 2021年."""
    sentence: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """So many are told as not finished."""

    span: Span
    """From the number to the words that say so, or the reverse."""
    quantity: Quantity
    noun: str
    """Empty where only the unit is told."""
    classes: frozenset[str]
    sentence: int


_CLASS = re.compile(
    r"立行立改|分阶段|中长期|长期|限期|集中整改|第[一二三四五六七八九十\d]+[批轮期次]|(?:19|20)\d\d年|[一-鿿]{2,5}类"
    r"|上[一次]?轮|新一轮|历史遗留|[一-鿿]{2,4}方面|移交|信访|线索|重点|新交办|新增|新发现|另外|[省市县区乡镇村]级|回头看|专项"
    r"|(?:重大|较大|一般|较小)(?=(?:安全|事故|风险)*(?:隐患|问题))"
)
_AS_OF = re.compile(r"截[至止][^，,。]{0,16}[，,]?")


def classes_in(words: str) -> frozenset[str]:
    """What narrows a batch down in these words, a 截至 date left aside."""
    return frozenset(name.removesuffix("类") for name in _CLASS.findall(_AS_OF.sub("", words)))
