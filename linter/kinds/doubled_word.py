"""Doubled words: a particle or a common verb typed twice at a seam, 的的 and 进行进行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

# Each with the characters before and behind it with which the two meet rightly: 实实在在, 总和和, 参与与, 是是非非.
_RIGHTLY = {
    "的": ("目", "确的士"),
    "了": ("", "解如得"),
    "和": ("总饱温缓平祥柔调讲谐中和", "和美睦气善平谐"),
    "在": ("实现内所潜在", "在"),
    "是": ("于但凡可是", "非是"),
    "与": ("参给授", "会"),
    "已": ("", ""),
}
_PARTICLE = re.compile(rf"([{''.join(_RIGHTLY)}])\1")
_VERB = re.compile(
    r"(进行|开展|推进|加强|完善|推动|实现|提升|强化|深化|加快|促进|制定|坚持|健全|提高|存在|通过|根据|按照"
    r"|完成|建立|解决|召开|印发|下发|截至|目前|关于|对于|由于|以及|其中|已经|全部|达到|增加|减少|包括|取得|确保|采取|形成)\1"
)


@dataclass(frozen=True)
class DoubledWord:
    """Reports a closed list of words that official prose never repeats."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every doubled word, particles first."""
        text = ledger.text
        for match in _PARTICLE.finditer(text):
            before, behind = _RIGHTLY[match[1]]
            meets_before = text[max(0, match.start() - 1) : match.start()] in set(before)
            meets_behind = text[match.end() : match.end() + 1] in set(behind)
            if not (meets_before or meets_behind):
                yield _hit(match)
        yield from map(_hit, _VERB.finditer(text))


def _hit(match: re.Match[str]) -> Hit:
    return Hit((Span(*match.span()),), {"found": match.group(), "word": match[1]})
