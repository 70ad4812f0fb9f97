"""Order of acts: approved after it was issued, finished before it was begun, followed up before it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit, Severity
from linter.ledger import Ledger

_PAIRS = (
    (r"审议通过|审议并通过|审定|研究通过|讨论通过|审议批准", r"印发|下发|公布|发布|公开"),
    (r"开工|动工|破土", r"竣工|完工|通车|投用|投入使用|建成"),
    (r"发布招标公告|招标公告发布|公开招标", r"中标|开标|签订(?:施工)?合同"),
    (r"立案|受理", r"结案|作出[^，。；]{0,12}决定|办结"),
    (r"受理|申请", r"批准|批复|准予"),
)
"""Acts on one thing: what the left side names comes first."""
_ACTS = tuple((re.compile(first), re.compile(then)) for first, then in _PAIRS)
_ANY = re.compile("|".join(f"{first}|{then}" for first, then in _PAIRS))
_SAME_SUBJECT = re.compile(r"[^，,。；、]{0,12}[，,、]?(?:并|又|后|随后|其后|正式|经|于|在|自|并于|至)*")
"""Nothing but an adverb may stand before the second date: a noun there would be another thing."""
_ANOTHER = re.compile(
    r"[一二三四五六七八九十]期|标段|续建|再次|修订|修改|征求意见|初稿|试行|复工|重新|分别|原定|计划|预计|拟"
)
_AFTER = re.compile(
    r"[^，,。；《》]{0,24}(?<!前)(?<!先)(?<!今)(?<!之)后[，,](?:(?!查|发现|反映|涉及|对|将|从)[^，,。；]){0,16}"
)
_FOLLOWED = re.compile(r"(?:召开|印发|制定|成立|组织|下发|出台|研究|完成|制发|开展)")
_BACK = 400
"""Days between two acts from which a year is told rather than mistaken."""


@dataclass(frozen=True)
class ActOrder:
    """Compares two dated acts of one sentence that can only follow each other."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each act that is dated before the one it rests on."""
        for one, other in pairwise(ledger.dates):
            if one.sentence != other.sentence or one.first is None or other.last is None:
                continue
            if one.last is None or other.first is None or one.ends or other.ends or one.relation or other.relation:
                continue
            earlier = _first_of(ledger, one, other)
            if earlier is None:
                continue
            later = other if earlier is one else one
            if later.last is None or earlier.first is None or later.last >= earlier.first:
                continue
            if (earlier.first - later.last).days > _BACK:
                continue
            severity: Severity = "error" if other.year_source in ("said", "near") else "warning"
            yield Hit(
                (later.span, earlier.span),
                {"later": ledger.quote(later.span), "earlier": ledger.quote(earlier.span)},
                f"{later.last.isoformat()} < {earlier.first.isoformat()}",
                severity=severity,
            )


def _first_of(ledger: Ledger, one: DateFact, other: DateFact) -> DateFact | None:
    """Which of two dates in a row must be the earlier one; None where nothing decides it."""
    sentence = ledger.sentences[one.sentence].span
    between = ledger.text[one.span.end : other.span.start]
    behind = re.split(r"[，,；。]", ledger.text[other.span.end : sentence.end])[0]
    if _ANOTHER.search(ledger.text, sentence.start, sentence.end):
        return None
    if behind.startswith("的"):
        return None
    if _AFTER.fullmatch(between) and _FOLLOWED.search(behind):
        return one
    act = next(reversed(list(_ANY.finditer(between))), None)
    if act is None or not _SAME_SUBJECT.fullmatch(between, act.end()):
        return None
    for first, then in _ACTS:
        if first.fullmatch(act.group()) and then.search(behind):
            return one
        if then.fullmatch(act.group()) and first.search(behind):
            return other
    return None
