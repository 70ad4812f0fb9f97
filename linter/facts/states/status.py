"""Status: how each enumerated item of a rectification report closes: done, kept up, under way, not done.

Reports end the paragraph of each problem or task with a set phrase: 已完成整改。 正在整改中，按计划9月底前完成。
【已办结】 整改状态：已完成. Only such a phrase counts, never a verb somewhere in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from linter.fact import Sentence
from linter.lexicon import either, own, per_lexicon
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

State = Literal["done", "kept", "underway", "open"]
"""done: finished, 已完成整改并长期坚持 included. kept: 长期坚持 and nothing else, which a summary may count as either.
underway: 正在整改, 达到序时进度, 阶段性完成. open: 未完成, 未到时限, only planned."""


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """The closing status of one item."""

    span: Span
    """The closing phrase: 正在整改中，按计划2021年9月底前完成."""
    state: State
    item: Span
    """From the item's first block to the end of the closing phrase."""
    table: int
    """Number of the table whose cell it is; -1 in running text."""


_LEAD = (
    r"(?:(?:截[至止](?:目前|\d[\d年月日]*底?)|目前|现|现在|当前|以上|上述)[,，]?)?"
    r"(?:(?:该|此|本|这)(?:项|个|条)?(?:整改)?(?:问题|任务|事项|工作)?[,，]?|(?:整改|问题|任务|事项)(?=已经?|均|全|正|尚|仍|达到))?"
)
_HOW = r"(?:已经?|均|都|现已经?|全部|按期|按时|如期|全面|立行立改|按要求){0,4}"
_ENDED = r"(?:完成|完毕|到位|销号|办结|完结|结束|落实到位|解决到位)"
_DONE = (
    rf"(?:整改(?:任务|工作|事项|措施)?(?:已经?|均|全部|落实)*{_ENDED}|完成(?:了)?(?:问题|该项)?整改(?:任务|工作|销号|落实)?"
    rf"|(?:完成|验收|办结|整改|核查)?(?:并|后|、)?(?:销号|办结)|(?<=已)(?:经)?(?:完成|整改|解决|落实)(?:到位|完毕|任务)?"
    rf"|(?<=[已均部期时])(?:完成|整改|解决|落实|化解)(?:到位|完毕)?)"
)
_KEEP = (
    r"(?:[,，、;；]?(?:并且|并|且|但|今后|后续|下一步)?(?:正|将|需要?|须|要)?(?:继续)?(?:已经?|转入|进入|纳入)?"
    r"(?:长期坚持|持续坚持|坚持|长期推进|持续推进|持续整改|长期整改|持续巩固(?:整改)?(?:成[效果])?|巩固提升|巩固(?:整改)?成[效果]"
    r"|(?:常态化|长效|常态)(?:推进|坚持|落实|长效|开展|管理)*|建立长效机制|形成长效机制|通过验收|销号"
    r"|验收销号|办结|归档|持续(?:抓好|深化|加强|落实)+|长期(?:抓好)?(?:落实)?)){0,4}"
)
_GOING = (
    r"(?:正在|正|仍在|尚在|还在|持续|按序时进度|按照序时进度|按时序进度"
    r"|按时序|序时|按计划|有序|稳步|加快|继续|积极|抓紧|扎实|全力){1,4}"
)
_WORK = r"(?:整改|推进|办理|落实|实施|进行|解决|化解|处置)(?:整改|推进|落实|办理|解决|工作|当中|之中|中){0,3}"
_TAIL = r"(?:[,，、;；（(][^。]{0,50})?"
_PLAN = (
    r"(?:按计划|计划|预计|预期|拟|将|确保|力争|承诺)(?:在|于|到|将)*(?:\d|今年|明年|年)[^。,，]{0,20}?"
    r"(?:完成|整改|到位|办结|销号|拨付|落实)[^。]{0,12}"
)
_STATES: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("done", regex(rf"{_LEAD}{_HOW}{_DONE}{_KEEP}")),
    (
        "kept",
        regex(
            rf"{_LEAD}(?:需|要|将|正)?(?:长期坚持|持续坚持|长期推进|长期整改|持续推进|持续整改|坚持|持续巩固)(?:[,，、并](?:持续推进|长期坚持|常态化推进))?"
        ),
    ),
    (
        "underway",
        regex(
            rf"{_LEAD}(?:{_GOING}{_WORK}|(?:整改|推进|办理|落实)(?:正在)?(?:进行)?中|(?:已经?)?达到序时进度|序时推进"
            rf"|(?:已经?)?(?:阶段性|部分)(?:完成|办结)(?:整改|目标)?|(?:已经?)?取得阶段性(?:成效|进展|成果))(?:中)?{_TAIL}"
        ),
    ),
    (
        "open",
        regex(
            rf"{_LEAD}(?:(?:尚|仍|还)?未(?:全部|能)?(?:完成(?:整改)?|整改(?:完成|到位)?|办结|销号|到位|启动|解决|到(?:整改)?(?:时限|期限))"
            rf"(?:的)?(?:任务|问题)?{_TAIL}|{_PLAN})"
        ),
    ),
)
_BARE: tuple[tuple[State, re.Pattern[str]], ...] = (
    ("done", regex(rf"(?:按期|按时|基本)?(?:完成|整改|解决|销号|办结)(?:到位)?{_KEEP}")),
    ("open", regex(r"(?:未启动|未开始|未办理|未整改)")),
)
"""Words that are a status only in brackets, in a cell or behind a label."""
_CUE = regex("完成|整改|解决|落实|化解|销号|办结|坚持|推进|巩固|办理|实施|进行|处置|序时|阶段性|部分|未|到位|拨付")
"""What every status must hold, the words of an office aside: looked for first."""
LONGEST_STATUS = 90
"""Characters of a status phrase with its deadline and reason; longer ones tell something else."""
LONGEST_LABEL = 12
"""Characters of a label before a status: 整改措施及成效：."""
_STRICT = regex(r"整改|销号|办结|推进|序时")
_LABEL = regex(
    r"(?:^|[。；;，,（(【\s])(?:当前|目前)?(?:整改|完成|办理|落实|任务|问题)?(?:整改|完成|办理|落实)?(?:状态|进度|结果|情况|进展)栏?[:：](?P<state>[^。；;]{2,60})$"
)
_IN_BRACKETS = regex(r"[【（(\[〔](?P<state>[^【】（）()\[\]〔〕]{2,40})[】）)\]〕]$")
_CLOSING = "】）)]〕"
STARTS_ITEM = regex(
    r"[（(]?(?:整改)?(?:任务|问题|事项|清单|工单|诉求|信访件|举报件|建议|提案|点位|线索)(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）:：、.．\s]|(?:[（(]?\d{1,3}[)）.．、])?(?:关于|针对)[“\"]?[^。]{4,}"
    r"|(?:第[一二三四五六七八九十]{1,3}[项个条][:：、,，])|[（(【]?[一二三四五六七八九十\d]{1,3}[)）】.．、](?!\d)"
)
"""What an item begins with: its number, or 关于…."""
_REPORTED = regex(
    r"[【]?(?:整改|办理|落实)(?:措施|情况|进展|成效|结果|落实)(?:及|和|与)?(?:成效|进展|完成|落实)?(?:情况)?[】]?[:：]?"
)
_INLINE_NEXT = regex(
    r"[\s]*(?:\d{1,3}[.．、)）](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|(?:任务|问题)[一二三四五六七八九十\d]{1,3}[:：、])"
)
_RESIDUE = regex(
    r"(?:责任|牵头|整改时限|完成时限|整改期限|联系|分管|配合|下一步)[^。]{0,6}[:：]|(?:下一步|下步|接下来)[，,]"
)
_COUNTED = regex(r"\d+[个项条件][^，,。]{0,14}(?:问题|任务|事项|意见|清单|措施)")
_EDGES = " 。；;！!.．\n”"


def find_item_statuses(ledger: Ledger) -> tuple[ItemStatus, ...]:
    """The closing status of each item, in order; items that close without one are left out."""
    return tuple(_items(ledger))


def _items(ledger: Ledger) -> Iterator[ItemStatus]:
    text, blocks = ledger.text, ledger.document.blocks
    starts = {heading.block for heading in ledger.headings}
    own_words = bool(_own_states())
    current: ItemStatus | None = None
    begin, last_block = 0, -1
    sentences = ledger.sentences
    for index, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        if block.kind == "cell":
            state = _in_cell(text[block.span.start : block.span.end])
            if state and sentence.block != last_block:
                yield ItemStatus(block.span, state, block.span, block.table)
            last_block = sentence.block
            continue
        if sentence.block != last_block:
            last_block = sentence.block
            opens = sentence.block in starts or STARTS_ITEM.match(text, block.span.start, block.span.end)
            if opens or (current and _REPORTED.match(text, block.span.start, block.span.end)):
                if current:
                    yield current
                current, begin = None, block.span.start
        if not own_words and not _CUE.search(text, *sentence.span):
            continue
        inline = index + 1 < len(sentences) and _next_is_item(text, sentence, sentences[index + 1])
        if not (inline or _closes(text, sentences, index)):
            continue
        found = closing(text, sentence.span)
        if found:
            span, state = found
            current = ItemStatus(span, state, Span(begin, span.end), -1)
            if inline:
                yield current
                current, begin = None, sentence.span.end
    if current:
        yield current


def _next_is_item(text: str, sentence: Sentence, following: Sentence) -> bool:
    return following.block == sentence.block and bool(
        _INLINE_NEXT.match(text, following.span.start, following.span.end)
    )


def _closes(text: str, sentences: tuple[Sentence, ...], index: int) -> bool:
    """True for the last sentence of a block, names of those responsible left aside."""
    block = sentences[index].block
    for following in sentences[index + 1 : index + 4]:
        if following.block != block:
            return True
        if not _RESIDUE.match(text, following.span.start, following.span.end):
            return False
    return index + 1 >= len(sentences) or sentences[-1].block == block


def closing(text: str, span: Span) -> tuple[Span, State] | None:
    """The status phrase that a sentence ends with, and what it says."""
    start, end = span
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    bracket = _IN_BRACKETS.search(text, start, end) if text[end - 1] in _CLOSING else None
    if bracket:
        state = _state(bracket["state"], bare=True)
        if state:
            return Span(*bracket.span()), state
    label = _LABEL.search(text[start:end]) if "：" in text[start:end] or ":" in text[start:end] else None
    if label:
        state = _state(label["state"].strip("）)】" + _EDGES), bare=True)
        if state:
            return Span(start + label.start("state"), end), state
    colon = max(text.rfind("：", start, end), text.rfind(":", start, end))
    if start < colon <= start + LONGEST_LABEL:
        start = colon + 1
    whole = _state(text[start:end])
    if whole:
        return Span(start, end), whole
    if _COUNTED.search(text, start, end):
        return None
    at = end
    for _ in range(2):
        at = max(text.rfind("，", start, at), text.rfind(",", start, at))
        if at < 0:
            return None
        state = _state(text[at + 1 : end])
        if state and state != "kept" and _STRICT.search(text, at + 1, end):
            return Span(at + 1, end), state
    return None


def _state(words: str, bare: bool = False) -> State | None:
    if len(words) > LONGEST_STATUS:
        return None
    for state, pattern in (*_own_states(), *_STATES, *(_BARE if bare else ())):
        if pattern.fullmatch(words):
            return state
    return None


@per_lexicon
def _own_states() -> tuple[tuple[State, re.Pattern[str]], ...]:
    """States by the words of the office."""
    states: tuple[State, ...] = ("open", "underway", "done")
    return tuple(
        (state, regex(rf"{_LEAD}{_HOW}(?:{either(own().status[state])}){_KEEP if state == 'done' else _TAIL}"))
        for state in states
        if state in own().status
    )


def _in_cell(words: str) -> State | None:
    return _state(words.strip(_EDGES), bare=True) if len(words) <= 24 else None
