"""Item status against its text: closes 已完成整改, though its deadline lies ahead or it says that it is not done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.fact import DateFact
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.ended import ENDED, ENDS_WORK, FINISHED
from linter.facts.states.not_begun import find_not_begun
from linter.facts.states.status import ItemStatus
from linter.facts.states.unfinished import all_ended, due_ahead, report_half, still_open
from linter.facts.states.verdicts import find_verdicts, reached
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_GOES_ON = regex(r"长期|持续|坚持|巩固|常态|长效")
"""A finished item that is kept up may well name days ahead."""
_STILL_OPEN = regex(
    r"(?:^|[，,。；;])(?:目前|该问题|此问题|现|该项|本项|该任务|问题|任务|整改)*(?:尚未|还未|仍未|未)(?:完成(?:整改)?|整改(?:完成|到位)|到(?:整改)?(?:时限|期限)|办结|销号)[。；;]?$"
)
_PLANNED = regex(
    r"(?:按计划|计划|预计|拟|将)(?:在|于)?[^。，,；;]{0,24}(?:整改)?"
    rf"(?!验收|通过)(?:{ENDED}|上线|出台)(?:整改|销号|运行|使用)?[。；;]?$"
)
_IS_DONE = "(?:完成整改|整改(?:到位|完成|完毕)|办结|销号)"
_DONE_YET_PLANNED = regex(
    rf"(?:^|[。，,；;：:】])(?P<done>已经?(?:经|全部)?{_IS_DONE})[，,、]?(?P<plan>(?:按计划|计划|预计|拟|将)(?:在|于)?[^。，,；;]{{2,24}}(?:{FINISHED})(?:整改|销号)?)(?=[。；;\n]|$)"
)
_SIGN = regex(rf"已经?(?:经|全部)?{_IS_DONE}[，,、]?(?:按计划|计划|预计|拟|将)")
_FINISHED = regex(
    rf"(?:^|[。，,；;])(?P<done>(?:该|此|本|这)(?:项|个)?(?:问题|任务|事项)?(?:已经|现已经?|已经?)(?:全部)?{_IS_DONE})[。；;]?$"
)


class ItemStatusAgainstText:
    """Reads the sentence before each closing status."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each item whose status its own text contradicts."""
        captions = {
            (block.table, block.column): ledger.read(block.span)
            for block in ledger.document.blocks
            if block.kind == "cell" and block.row == 0
        }
        told: list[Span] = []
        for item in ledger.item_statuses:
            in_table = item.table >= 0
            where = _in_row(ledger, item, captions) if in_table else _in_item(ledger, item)
            if where:
                told.append(where)
                yield _hit(ledger, item.span, where)
        for verdict in (*find_verdicts(ledger), *find_not_begun(ledger)):
            if not any(verdict.left.overlaps(where) for where in told):
                yield _hit(ledger, verdict.claim, verdict.left)
        if ledger.signing_date is None:
            return
        for match in matches_on_lines(_DONE_YET_PLANNED, _SIGN, ledger.text):
            plan = Span(*match.span("plan"))
            if _ahead(ledger, plan):
                yield _hit(ledger, Span(*match.span("done")), plan)


def _in_item(ledger: Ledger, item: ItemStatus) -> Span | None:
    before = _sentence_before(ledger, item)
    found = _contradiction(ledger, item, before) if before else None
    if found or _GOES_ON.search(ledger.read(item.span)):
        return found
    # 整改已完成，问题已销号: both clauses are the status, however little of them the last words are.
    sentence = ledger.sentences[ledger.sentence_at(item.span.start)].span
    own = _SAID_TWICE.search(ledger.text, sentence.start, item.span.start) or _STATUS_LABEL.fullmatch(
        ledger.text, sentence.start, item.span.start
    )
    whole = sentence.start if own else item.span.start
    half = report_half(ledger, Span(item.item.start, max(item.item.start, whole)))
    half = half or _report_behind(ledger, item)
    against = _against(ledger, item, half) if half else None
    if half and against and item.state == "done" and reached(ledger, item.item, half):
        return against if due_ahead(ledger, against) else None
    return against


def _report_behind(ledger: Ledger, item: ItemStatus) -> Span | None:
    """The paragraph 整改情况：… right behind an item whose status stands in its heading."""
    blocks = ledger.document.blocks
    at = ledger.document.block_index(item.span.start) + 1
    if at >= len(blocks) or not _LABELLED.match(ledger.text, *blocks[at].span):
        return None
    return blocks[at].span


def _against(ledger: Ledger, item: ItemStatus, report: Span) -> Span | None:
    """What the report on an item says against its status."""
    if item.state == "done":
        return None if "基本" in ledger.read(item.span) else still_open(ledger, report)
    return all_ended(ledger, report) if item.state in ("underway", "open") else None


def _in_row(ledger: Ledger, item: ItemStatus, captions: Mapping[tuple[int, int], str]) -> Span | None:
    """What the other cells of a table's row say against the status in one of them."""
    document = ledger.document
    at = document.block_index(item.span.start)
    own = document.blocks[at]
    for index in range(at - 1, -1, -1):
        cell = document.blocks[index]
        if cell.table != own.table or cell.row != own.row:
            break
        if not _GOES_ON.search(ledger.read(item.span)) and _REPORTS.search(captions.get((own.table, cell.column), "")):
            return _against(ledger, item, cell.span)
    return None


_LABELLED = regex(r"【?(?:(?:整改|办理|落实)(?:措施|情况|进展|成效|结果)[^：:】]{0,6}|(?:情况)?说明|备注)[】：:]")
_STATUS_LABEL = regex("\\s*【?(?:整改|完成|办理|落实)(?:情况|状态|进度|结果)栏?】?[：:]")
"""The label right before a status begins no report: 完成情况：尚未启动."""
_SAID_TWICE = regex(rf"(?:已经?|均|全部)(?:经|全部)?(?:整改)?{ENDS_WORK}(?:到位|整改)?[，,、并；;]?$")
_REPORTS = regex("整改|进展|措施|成效|办理|落实|进度|处理")
"""Captions of columns that tell what was done."""


def _sentence_before(ledger: Ledger, item: ItemStatus) -> Span | None:
    """The sentence that the closing phrase follows, or what stands before it in its own sentence."""
    index = ledger.sentence_at(item.span.start)
    sentence = ledger.sentences[index]
    if item.span.start - sentence.span.start > 1:
        return Span(sentence.span.start, item.span.start)
    if index and ledger.sentences[index - 1].block == sentence.block:
        return ledger.sentences[index - 1].span
    return None


def _contradiction(ledger: Ledger, item: ItemStatus, before: Span) -> Span | None:
    text = ledger.read(before).rstrip("，,（(【")
    if item.state == "done":
        if _GOES_ON.search(ledger.read(item.span)):
            return None
        match = _STILL_OPEN.search(text)
        if match:
            return _trimmed(before.start, match.start(), match.end(), text)
        planned = _PLANNED.search(text)
        if planned:
            span = _trimmed(before.start, planned.start(), planned.end(), text)
            return span if _ahead(ledger, span) else None
    elif item.state in ("underway", "open"):
        match = _FINISHED.search(text)
        if match:
            return _trimmed(before.start, match.start("done"), match.end("done"), text)
    return None


def _trimmed(offset: int, start: int, end: int, text: str) -> Span:
    """The words of a match without the stops at its ends."""
    while text[start] in "，,。；;":
        start += 1
    while text[end - 1] in "。；;":
        end -= 1
    return Span(offset + start, offset + end)


def _ahead(ledger: Ledger, span: Span) -> bool:
    """True when the span names a day after the signing date."""
    day = ledger.signing_date
    return day is not None and any(fact.last is not None and fact.last > day for fact in _dates(ledger, span))


def _dates(ledger: Ledger, span: Span) -> Iterator[DateFact]:
    return (fact for fact in ledger.dates if span.start <= fact.span.start < span.end)


def _hit(ledger: Ledger, status: Span, words: Span) -> Hit:
    return Hit((status, words), {"status": ledger.quote(status).strip("【】（）()"), "words": ledger.quote(words)})
