"""Terms between: 自1月1日起施行，有效期两年，至12月31日止, told between its two days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, UNIT, differs_from, stated_span
from linter.kinds.dates._told_back import days_of
from linter.ledger import Ledger
from linter.patterns import regex

_TERM_BETWEEN = regex(
    r"[^。；]{0,16}[，,](?:本届|每届|其)?(?:有效期|期限|任期|试用期|租赁期|租期|合同期|服务期|聘期|履行期|为期)限?(?:为|是)?"
    rf"{NUMBER}{UNIT}[，,](?:即|于)?(?:自起)?(?:至|到|截至)?"
)
_TERM_AT_ONCE = regex(
    rf"(?:[（(]含[^（()）]{{0,4}}[)）]|当[天日])?(?:起|算起)?[，,]?(?:连续|一共)?(?:公示|公告|张贴|展出|进行)?(?:共计?|计|为期|期限为?)?{NUMBER}{UNIT}[，,]?(?:即|止?于)?(?:至|到|截至)?"
)
"""自8月14日（含）起十个工作日，至8月18日（含）止."""
_EXPIRED = regex(
    r"(?:[（(]含[^（()）]{0,4}[)）])?(?:止|为[^，,。；]{0,6}(?:最后一[天日]|截止|期满)|届满|到期|期满|失效|终止|结束)"
)


def terms_between(ledger: Ledger) -> Iterator[Hit]:
    """自2023年1月1日起施行，有效期两年，至2023年12月31日止: the term stands between its two days."""
    if not any(sign in ledger.text for sign in ("止", "满", "期", "终", "结束", "最后")):
        return
    for one, other in pairwise(ledger.dates):
        if one.sentence != other.sentence or one.ends or other.ends:
            continue
        if one.granularity != other.granularity or not _EXPIRED.match(ledger.text, other.span.end):
            continue
        between = one.span.end, other.span.start
        match = _TERM_BETWEEN.fullmatch(ledger.text, *between) or _TERM_AT_ONCE.fullmatch(ledger.text, *between)
        ends = (one.first, other.last) if one.first and other.last else days_of(one, other)
        if match is None or ends is None:
            continue
        first, last = ends
        differs = differs_from(first, last, match) if first < last else None
        if differs:
            stated = stated_span(match)
            days = (last - first).days + 1
            yield Hit(
                (stated, one.span, other.span),
                {"stated": ledger.quote(stated), "actual": differs},
                f"{last.isoformat()} − {first.isoformat()} + 1 = {days}天 ≠ {ledger.quote(stated)}",
                severity="error" if one.year_source == "said" and other.year_source in ("said", "near") else "warning",
            )
