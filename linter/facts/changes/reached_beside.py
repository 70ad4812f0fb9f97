"""Reached beside a base: 提高到97.2%，上年为98.1%, 缩短到25分钟（上年同期22分钟）, 创新低，为12.4%，此前最低为11.7%.

The word that tells the way stands before the value reached, and nothing but its time before the other value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.directions import Direction
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REACHED = regex(
    "(?P<word>(?P<up>提高|提升|上升|升高|攀升|跃升|回升|增加|增长|扩大|上涨|延长|拉长|抬高|抬升|(?<![加提])[升增涨])"
    "|(?P<down>下降|降低|减少|回落|压降|压减|缩小|缩短|收窄|下滑|下跌|压缩|[降减跌缩]))(?:到了?|至了?|为)(?:了)?约?$"
)
_RECORD = regex(
    "(?P<word>创[^，,。；;]{0,8}新(?:(?P<up>高)|(?P<down>低)))[，,](?:[一-鿿]{0,6}?(?:为|达到?|降至|升至))?$"
)
_THEN = (
    r"(?:上年度?|去年|上一年度?|前年|上个?[月周季]度?|上一?[次轮期届]|上半年|昨[日天]|前[日天]|[年期季月]初|[十两几二三四五六七八九\d]+年前"
    r"|此前|之前|以前|原来|原先|当初|[一-鿿]{2}前|(?:上年|去年)?同期)(?:同期|同月|年?[末底]|年?初)?"
)
_BASE = regex(rf"[，,（(；;](?:而|但)?{_THEN}(?:数|值)?(?:为|是|仅为|只有|仅有|还是|尚为|达到?|[:：])?")
_BEST = regex(
    rf"[，,（(；;](?:而|但)?(?:{_THEN}|历史)的?(?:最[高低][值点]?|历史[高低]点|[高低]点|纪录)(?:为|是|出现在[^，,。；;\d]{{0,6}}的)?"
)
_END = regex(r"的?(?:水平)?(?:[，,。；;、）)！\n]|$)")
_AND_THEN = regex(rf"[，,、；;](?:而|但)?{_THEN}")
"""前年为45次，去年为40次: which of the two it rose from is not said."""
_FROM = regex("[由从](?![事业此])[^，,。；;]*$")
_PART_YEAR = regex(r"半年|季度|\d月|[—－~～-]\d{1,2}|截[至止]|以来|旬|学期|当[月周日]|本[月周]")
_SAME_PART = regex("同期|同月|[月季周次轮期日]|前$")
_NO_LEVEL = regex("计划|目标|预算|任务|力争|预计|要求|标准|不低于|不高于|限额|其中|累计")
_TOTALS = ("money", "count", "measure")
"""What adds up over a year, so that the sum of a part of it is less than all of the year before."""
_LONGEST = 20


def find_reached_beside(ledger: Ledger) -> Iterator[Direction]:
    """Every value said to have been reached by a rise or a fall, with the value of a time before right behind it."""
    values = (one for one in ledger.quantities if one.kind != "duration" or not one.after.startswith("前"))
    for one, two in pairwise(values):
        if one.sentence != two.sentence or two.span.start - one.span.end > _LONGEST:
            continue
        first = max(ledger.sentences[one.sentence].span.start, one.span.start - _LONGEST)
        reached = _REACHED.search(ledger.text, first, one.span.start)
        told = reached or _RECORD.search(ledger.text, first, one.span.start)
        if told and _is_base(ledger, one, two, record=reached is None):
            yield Direction(Span(*told.span("word")), told["up"] is not None, two, one)


def _is_base(ledger: Ledger, one: Quantity, two: Quantity, *, record: bool) -> bool:
    """True where the second value is that of a time before, of the same thing as the first."""
    if not comparable(one, two) or one.role in ("change", "rank", "each") or two.role in ("change", "rank"):
        return False
    between = ledger.text[one.span.end : two.span.start]
    base = (_BEST if record else _BASE).fullmatch(between)
    if base is None or not _END.match(ledger.text, two.span.end) or _AND_THEN.match(ledger.text, two.span.end):
        return False
    lead = ledger.text[ledger.sentences[one.sentence].span.start : one.span.start]
    clause = re.split("[，,；;]", lead)[-1]
    if PROMISED.search(lead) or _NO_LEVEL.search(lead) or _FROM.search(clause) or in_plans(ledger, one.span.start):
        return False
    part = _PART_YEAR.search(lead) is not None and one.kind in _TOTALS
    return not (part and not _SAME_PART.search(between))
