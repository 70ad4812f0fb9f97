"""Lengths of a stage told by its name: 9月1日至11月30日为集中攻坚阶段, and sections on 集中攻坚阶段历时两个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, UNIT, by_months, differs_from
from linter.kinds.dates._lengths_retold import MADE_LONGER
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_STAGE = (
    "[一-鿿“”]{2,12}?(?:阶段|(?<=攻坚|整治|宣传|排查|整改|巩固|验收|动员|自查|试点|提升|摸底|清查|治理|建设|施工)期)"
)
_NAMED_BEHIND = regex(
    rf"(?:日?止)?(?:[，,：:）)]?(?:这[一]?[段期][间时]*)?(?:是|为|属于?|作为|开展|进行|转入|进入|列为|定为|划为|实施)?)(?P<name>{_STAGE})"
    "(?=[，,。；;（(：:、]|$)"
)
_NAMED_BEFORE = regex(
    rf"(?P<name>{_STAGE})(?:的?时间)?(?:[（(，,：:]|为|是|自|从|由|于|安排在|确定为|定于|定为|起止)*$"
)
_LASTED = (
    "(?:实际|前后|一共|总共|共计|合计|全程|共|也|就)*"
    "(?:历时|为期|持续|历经|用时|耗时|长达|用|安排|开展|进行)(?:了|达|共|整整|时间|为)*"
)
_RETOLD = regex(
    rf"(?P<name>{_STAGE})(?:工作|任务)?[，,]?{_LASTED}{NUMBER}{UNIT}(?P<end>(?![余多左底初末以内前后])(?=[，,。；;、）)]|的?时间|$))"
)
_RETOLD_OF = regex(
    rf"(?:历时|为期|长达|持续|经过|历经|整整|在|^|[，,。；：:这])(?:了|共|整整|这)*{NUMBER}{UNIT}(?P<end>的?(?:时间的)?)(?P<name>{_STAGE})"
    "(?=[，,。；;、里中内间共是]|$|期间|结束|[一-鿿]{2})"
)
_NOT_TOLD = regex("计划|原定|拟|预计|要求|应|[上去前明]年|上[一]?[轮次批]|另|下一|将|每|各[县区镇乡校村]|剩|最后|再")


def stage_lengths(ledger: Ledger, stretches: Sequence[DateFact]) -> Iterator[Hit]:
    """One hit for each length of a stage that the days told of it elsewhere contradict."""
    known = [one for one in stretches if one.first and one.last and one.first <= one.last]
    if not known or not ("阶段" in ledger.text or "期" in ledger.text):
        return
    names: dict[str, list[DateFact]] = {}
    for stretch in known:
        for name in _names_of(ledger, stretch):
            names.setdefault(name, []).append(stretch)
    if not names:
        return
    for pattern in (_RETOLD, _RETOLD_OF):
        for match in pattern.finditer(ledger.text):
            hit = _compared(ledger, match, names)
            if hit:
                yield hit


def _names_of(ledger: Ledger, stretch: DateFact) -> Iterator[str]:
    """What the words right before and right behind its days call a stretch."""
    sentence = ledger.sentences[stretch.sentence].span
    behind = _NAMED_BEHIND.match(ledger.text, stretch.span.end, sentence.end)
    before = _NAMED_BEFORE.search(ledger.text, max(sentence.start, stretch.span.start - _LEAD), stretch.span.start)
    for told in (behind, before):
        if told:
            yield _bare(told["name"])


def _bare(name: str) -> str:
    """The name without what leads up to it, and without its last word: 集中攻坚 of 其中“集中攻坚”阶段."""
    name = re.sub("[“”]", "", name)
    name = _LEADS.sub("", name)
    return name.removesuffix("阶段").removesuffix("期") or name


_LEADS = regex("^(?:其中|整个|上述|本次|此次|这一|作为|进入|转入|在|为|是|对|的|即|从|自|分|至)+")
_LEAD = 24
"""Characters before its days that may name a stretch."""


def _compared(ledger: Ledger, match: re.Match[str], names: dict[str, list[DateFact]]) -> Hit | None:
    name = _bare(match["name"])
    found = next((told for one, told in names.items() if _one_name(one, name)), [])
    if len({(one.first, one.last) for one in found}) != 1:
        return None
    (stretch, *_) = found
    span = Span(match.start("n"), match.start("end"))
    index = ledger.sentence_at(span.start)
    sentence = ledger.sentences[index].span
    named = match["unit"] in ("月", "年", "日") and not match["half"]
    if index == stretch.sentence or any(ledger.dates_in(sentence)) or named:
        return None
    between = Span(min(stretch.span.end, span.end), max(stretch.span.start, span.start))
    if _NOT_TOLD.search(ledger.text, sentence.start, span.start) or MADE_LONGER.search(ledger.read(between)):
        return None
    if stretch.first is None or stretch.last is None:
        return None
    actual = differs_from(stretch.first, stretch.last, match)
    if actual is None or by_months(stretch.first, stretch.last, match, ledger.read(stretch.span)):
        return None
    stated, days = ledger.quote(span), (stretch.last - stretch.first).days + 1
    calculation = f"{stretch.last} − {stretch.first} + 1 = {days}天 ≠ {stated}"
    return Hit((span, stretch.span), {"stated": stated, "actual": actual}, calculation, severity="warning")


def _one_name(known: str, told: str) -> bool:
    """True for 攻坚 told of 集中攻坚; what is told more fully, 东河镇集中攻坚, is of a part."""
    return len(told) >= len("攻坚") and known.endswith(told)
