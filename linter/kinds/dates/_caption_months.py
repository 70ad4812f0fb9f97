"""Months of captions: 表1　2022年9月…水质状况 in a report whose title tells the same of 2022年10月."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.names.titles import TITLE_BLOCKS
from linter.facts.quantities.bigrams import bigrams
from linter.finding import Hit
from linter.kinds.dates._titled_years import YEAR, against_own
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LONGEST_TITLE = 70
_MONTH = regex(
    rf"(?<![-—－~～至到和、\d])(?P<year>{YEAR})年(?P<month>1[0-2]|0?[1-9])月(?:份)?(?![-—－~～至到和、\d]|底|末|以来)"
)
_OTHER_TIME = regex(r"上月|上年|同[期比]|环比|对比|变化|走势|趋势|基期|为例|=100|历[年月]|累计|[-—－~～至]\d{1,2}月")
_LEAST = 6
"""Pairs of characters that the caption shares with the title."""


def caption_months(ledger: Ledger) -> Iterator[Hit]:
    """One hit for every caption with the words of the title and another month, which is told nowhere else."""
    captions = ledger.captions
    own = _title(ledger) if captions else None
    if own is None:
        return
    title, words = own
    told = [*_MONTH.finditer(ledger.text)]
    often = Counter(map(_of, told))
    for caption in captions:
        line = caption.title
        month = _MONTH.search(line)
        if month is None or _of(month) == _of(title) or _OTHER_TIME.search(line):
            continue
        rest = bigrams(_MONTH.sub("", line))
        alike = len(words & rest) >= max(_LEAST, len(rest) / 2)
        # 2022年9月 told elsewhere too may be what the table is on.
        if alike and often[_of(month)] == 1 and not _months_alone(ledger, month):
            said = next(one for one in told if _of(one) == _of(month))
            yield against_own(ledger, Span(*said.span()), Span(*title.span()), "month")


def _title(ledger: Ledger) -> tuple[re.Match[str], frozenset[str]] | None:
    """The month that the title names, where it names one only, and the pairs of characters of its other words."""
    for block in ledger.document.blocks[:TITLE_BLOCKS]:
        text = ledger.read(block.span)
        short = len(text) <= _LONGEST_TITLE and block.kind != "cell"
        named = [*_MONTH.finditer(ledger.text, block.span.start, block.span.end)] if short else []
        if named:
            alone = len(named) == 1 and not _OTHER_TIME.search(text)
            return (named[0], bigrams(_MONTH.sub("", text))) if alone else None
    return None


_BARE = regex(r"(?<![\d年])(?P<month>\d{1,2})月")


def _months_alone(ledger: Ledger, month: re.Match[str]) -> bool:
    """True where the sentences tell of that month without its year: 9月，32个水源地均达标."""
    return any(int(bare["month"]) == int(month["month"]) for bare in _BARE.finditer(ledger.text))


def _of(month: re.Match[str]) -> tuple[int, int]:
    return numeral(month["year"]), int(month["month"])
