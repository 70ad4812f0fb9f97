"""Statement against statement: everything done and something left, an attachment that is not there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .source import Plant, Source

_ALL = re.compile(
    r"(?<![0-9.])([0-9]{1,4})(个|项|件|条|户|起|处|家)([一-鿿]{0,10})，?(?:目前|现)?(?:均|都)?(?:已经|已)?全部"
    r"(?:完成|整改|办结|销号|归还|收回|建成|落实|追缴|清退|解决)[一-鿿]{0,6}(?=[，。；])"
)


def all_and_remainder(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A batch that is all done, with some of it said to be left."""
    for match in _ALL.finditer(source.text):
        if int(match[1]) > 3:
            left = f"，尚有{rng.randint(1, int(match[1]) - 2)}{match[2]}未完成"
            yield Plant(match.end(), match.end(), left, (match.span(),))


_REFERENCE = re.compile(r"(?:见|详见|参见)附件([1-9])")


def missing_attachment(source: Source, rng: random.Random) -> Iterator[Plant]:
    """见附件 with a number that the list of attachments does not have."""
    numbers = [
        int(number)
        for number in re.findall(r"附件[：:]?\s*([1-9])[.．、]|^[ 　]*附件([1-9])", source.text, re.M)
        for number in number
        if number
    ]
    if not numbers:
        return
    for match in _REFERENCE.finditer(source.text):
        if int(match[1]) <= max(numbers):
            yield Plant(*match.span(1), str(min(9, max(numbers) + rng.randint(1, 2))), (match.span(),))
