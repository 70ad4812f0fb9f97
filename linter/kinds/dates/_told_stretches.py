"""Stretches told by their verbs: 3月10日启动、5月20日结束, beside those told as ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.fact import DateFact
from linter.kinds.dates._whole_months import at_edges
from linter.ledger import Ledger
from linter.memory import once
from linter.offsets import Span
from linter.patterns import regex

_FROM = regex(
    r"(?:[，,]?[一-鿿“”]{2,14}?)?(?:正式)?(?:启动|开始|开展|展开|打响|部署|开工|动工|破土|进场|进驻|开幕|开赛|开班|起步|实施|施行|停业|停工|封闭|入院|住院|签订|发放|放款|借出|生效|起算|起租|选举产生|入职|就任|到任|成立)"
    r"(?:施工|实施|运[行营]|整治|建设|改造|后|以后)?[，,、](?:(?:并|至|到|于|已经?)*|[一-鿿]{2,10}?(?:至|到|于))"
)
"""What the first day began, and the end of it or of its part: 3月1日开工，土建工程至8月31日结束.

What began may stand behind the day by itself: 3月1日，专项行动启动，至5月31日结束.
"""
_UNTIL = regex(
    r"(?:全面|正式|圆满|全部|顺利)?(?:结束|完成|竣工|完工|闭幕|撤离|收官|终止|届满|到期|复工|复业|开放|出院|离任|离职|注销|结业|通车|验收)(?=[，,、；。）)]|$)"
)


@once
def told_stretches(ledger: Ledger) -> Iterator[DateFact]:
    """The ranges, and what two dates bound by their verbs: 3月10日启动、5月20日结束."""
    dates = ledger.dates
    for at, one in enumerate(dates):
        if one.ends:
            yield one
            continue
        other = dates[at + 1] if at + 1 < len(dates) else None
        if other is None or other.ends or other.sentence != one.sentence or one.relation not in ("", "since"):
            continue
        if (one.granularity != other.granularity or other.relation) and not at_edges(ledger, one, other):
            continue
        begun = _FROM.fullmatch(ledger.text, one.span.end, other.span.start)
        if begun and _UNTIL.match(ledger.text, other.span.end):
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, last=other.last, granularity="range", ends=(one, other))
