"""Counts apart: 据甲县报告，…100余间；据乙县报告，…400余间, and 23个 that 119个 leave when 96个 are taken away."""

from __future__ import annotations

from linter.facts.quantities.mentions import Mention
from linter.ledger import Ledger
from linter.patterns import regex

_ACCORDING = regex("据(?P<office>[一-鿿]{2,16}?)(?:报告|统计|通报|初步统计|反映|介绍|报送|消息)")


def rest_of_it(ledger: Ledger, *mentions: Mention) -> bool:
    """True for 119个重点项目开工96个 and 23个重点项目没能开工: the smaller number is what the others leave."""
    low, high = sorted((mention.quantity for mention in mentions), key=lambda quantity: quantity.value)
    beside = ledger.by_sentence[high.sentence]
    return any(one.unit == high.unit and one.value + low.value == high.value for one in beside)


def by_other_offices(ledger: Ledger, *mentions: Mention) -> bool:
    """True for 据甲省民政厅报告，…100余间；据乙省民政厅报告，…400余间: each office counts what is its own."""
    offices = []
    for mention in mentions:
        start = ledger.paragraph(mention.quantity).start
        told = [*_ACCORDING.finditer(ledger.text, start, mention.quantity.span.start)]
        offices.append(told[-1]["office"] if told else "")
    return all(offices) and offices[0] != offices[1]


_TOO_FEW = regex("(?:只|仅|才)[有是]?[^，,。；;]{0,4}$|不到$")
_RIGHTED = regex("整改(?:情况|结果|进展|成效|落实)[^。；;\n]{0,4}[：:]|整改[：:]|整改以来|整改后")
_BY_NOW = regex("已|现|目前|增至|增加到")


def righted(ledger: Ledger, *mentions: Mention) -> bool:
    """True for 只有6个通过审查 of the problem and 已有14个通过审查 of what was done about it."""
    first, later = (mention.quantity for mention in mentions)
    if not _TOO_FEW.search(first.before) or not _BY_NOW.search(later.before):
        return False
    return later.value > first.value and _RIGHTED.search(ledger.text, first.span.end, later.span.start) is not None
