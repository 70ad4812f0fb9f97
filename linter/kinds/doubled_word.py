"""Doubled words: a particle or a common verb typed twice at a seam, 的的 and 进行进行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

# Each with the words in which the two characters meet rightly: 实实在在, 总和和, 参与与, 是是非非.
_DOUBLED = re.compile(
    r"(?<!目)的的(?![确的士])|了了(?![解如得])|(?<![总饱温缓平祥柔调讲谐中和])和和(?![和美睦气善平谐])"
    r"|(?<![实现内所潜在])在在(?!在)|(?<![于但凡可是])是是(?![非是])|(?<![参给授])与与(?!会)|已已"
    r"|(?:进行|开展|推进|加强|完善|推动|实现|提升|强化|深化|加快|促进|制定|坚持|健全|提高|存在|通过|根据|按照){2}"
)


@dataclass(frozen=True)
class DoubledWord:
    """Reports a closed list of words that official prose never repeats."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every doubled word."""
        for match in _DOUBLED.finditer(ledger.text):
            word = match.group()
            half = len(word) // 2
            if word[:half] == word[half:]:
                yield Hit((Span(*match.span()),), {"found": word, "word": word[:half]})
