"""Verdicts: what an item says of itself as a whole, 评价：年度任务全面完成, and what its report says is left.

A closing status (`status.py`) is a set phrase at the end of an item. A verdict may stand in the brackets of its
heading, behind a label or in a sentence of its own, and is heard with whatever it says of how and when it was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.quantities.labels import unit_class
from linter.facts.states.ended import FINISHED
from linter.facts.states.unfinished import NO_TASK, SEEN_TO, UNDONE, all_ended, report_half, still_open
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_WHEN = r"(?:[于在至到](?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[初中底末]|[上中下]旬)?前?)?"
_HOW = rf"(?:(?:已经?|均|现已经?|现|全部|全面|圆满|顺利|按期|按时|如期|提前|超额|高质量|高标准|如数)|{_WHEN}){{0,5}}"
_WHAT = (
    r"(?:[该此本这]?[项个条]?(?:整改|年度|全年|目标|建设|办理|督办|改造){0,2}"
    r"(?:任务|问题|事项|工作|目标|项目|诉求|隐患)?)"
)
_CLAIM = (
    rf"{_WHAT}[，,]?{_HOW}(?:整改|办理|建设|落实|解决)?"
    rf"(?:{FINISHED}|合格)(?:整改|任务|销号|目标|建设|办理)?(?:到位|完毕)?"
)
_ENDS = r"(?=[，,。；;）)】\s]|$)"
_LABEL = (
    r"(?:(?:整改|办理|落实|任务|完成|处理|自评|核查|总体|进度|验收|销号|办结)?(?:评价|结论|结果|状态|评定|认定|评估|自评)"
    r"|(?:办结|销号|验收|完成|整改完成)情况|(?:整改|办理)进展)"
)
_IN_HEADING = regex(rf"[（(【](?P<claim>(?:目前|现)?{_CLAIM})[）)】]")
_SAID = regex(
    rf"(?:^|(?<=[\n。；]))[ 　]*(?:(?:[（(]?\d[）)]?[.．、]?)?{_LABEL}[】]?[:：]"
    r"|(?=[该此本这][项个条]?(?:整改)?(?:任务|问题|事项|工作|项目)))"
    rf"[ 　]*(?P<claim>{_CLAIM}){_ENDS}",
    re.MULTILINE,
)
_SIGN = regex(r"[完毕结位号清决落零案]")
_SAID_SIGN = regex(r"[价论果态定估评况展该此本这](?:(?<![该此本这])】?[:：]|(?<=[该此本这])[项个条整任问事工])")
"""What a label ends with, and what a sentence of its own begins with: looked for first."""
_ITEM = regex(
    r"[ 　]*(?:[（(【]?[一二三四五六七八九十\d]{1,3}[)）】.．、:：](?!\d)"
    r"|[一-鿿]{0,6}第?[一二三四五六七八九十\d]{1,3}[项个条件号][:：、，,\s]"
    r"|[一-鿿]{2,6}[一二三四五六七八九十\d]{1,3}[:：、．.\s]|建议第|提案第|关于|针对)"
)
_PARTLY = regex("基本|阶段性|部分|主体|前期|一期")
_NUMBER = r"(?:\d[\d,.]*[万亿]?|[一二三四五六七八九十两]{1,3})"
_LEFT = regex(
    rf"(?:(?P<others>其余)|余下|剩余|剩下|还剩|尚余|尚有|仍有|还有)的?{_NUMBER}(?!年|月|日)[一-鿿]{{1,3}}[^，,。；;：:\n]{{0,20}}?"
    r"(?:[，,]?因[^，,。；;\n]{2,20})?[，,]?(?:目前|现|至今|一直|暂|尚|还|仍|均|都)*"
    rf"(?:{UNDONE}|(?(others)(?<=[尚还仍今直])|)(?:未|没有?)(?!{NO_TASK})|(?<![接招])待|"
    r"正?在[建施办推协入调安整改敷]|停工|停滞|滞留|闲置|处于|搁置|正在|要到|要等|有待|等待|才能|方可|方能)[^，,。；;：:\n]{0,16}"
)
_ALREADY = regex("现已经?|目前已经?|后经|最终|均已经?|全部|也已经?|截至|现均|随后|复查")
_OTHER = regex(
    r"不属|不在[^，,。]{0,8}范围|不影响|今后|回头看|长期坚持|持续坚持|二期|新增|不纳入|不计入|核减|调减|取消"
)
_THEN = regex(r"检查时|[巡督审]察时|反馈时|审计时|当时|此前|曾|原计划|年初|截[至止]")
_FARTHEST = 12
"""Blocks up to an item's head from its verdict."""


class Verdict(NamedTuple):
    """An item that is said to be done, and what its own report says is not."""

    claim: Span
    left: Span


def find_verdicts(ledger: Ledger) -> Iterator[Verdict]:
    """Every verdict of completion that the report of its own item denies."""
    text, blocks = ledger.text, ledger.document.blocks
    after = 0
    for index, block in enumerate(blocks):
        if block.kind == "cell":
            continue
        going = _going_in_heading(ledger, index)
        if going:
            half = report_half(ledger, Span(going.end, _end_of_item(ledger, index)))
            ended = all_ended(ledger, half) if half else None
            if ended:
                yield Verdict(going, ended)
            continue
        if not _SIGN.search(text, *block.span):
            continue
        heading = _in_heading(ledger, index)
        if heading:
            found = _left(ledger, Span(heading.end, _end_of_item(ledger, index)))
            if found:
                yield Verdict(heading, found)
            continue
        yield from _in_row(ledger, block.span)
        yield from _agreed(ledger, block.span)
        for match in _SAID.finditer(text, *block.span) if _SAID_SIGN.search(text, *block.span) else ():
            claim = Span(*match.span("claim"))
            first = _head_of_item(ledger, index, after)
            if first is not None and not _PARTLY.search(match["claim"]):
                found = _left(ledger, Span(max(first, after), match.start()))
                found = found or _behind(ledger, match.end(), block.span.end)
                if found:
                    yield Verdict(claim, found)
            after = match.end()


def _in_row(ledger: Ledger, block: Span) -> Iterator[Verdict]:
    """Points told in a row whose heads say that they are done: 三是处置渗水（已完成）。…目前尚未贯通。四是…."""
    for match in _POINT.finditer(ledger.text, *block):
        point = _NEXT_POINT.search(ledger.text, match.end(), block.end)
        found = _behind(ledger, match.end(), point.start() if point else block.end)
        if found and not _PARTLY.search(match["claim"]):
            yield Verdict(Span(*match.span("claim")), found)


def _agreed(ledger: Ledger, block: Span) -> Iterator[Verdict]:
    """Items that somebody agreed to strike off, though the same paragraph tells what is not done."""
    for match in _AGREED.finditer(ledger.text, *block):
        found = _behind(ledger, match.end(), block.end)
        if found:
            yield Verdict(Span(*match.span()), found)


_AGREED = regex(
    "(?:(?:符合|达到|具备)(?:销号|办结|结案)(?:条件|标准|要求)[，,])?(?:同意|准予)(?:予以)?(?:销号|结案|办结|归档)(?=[，,。；;])"
)
_POINT = regex(rf"(?:^|(?<=[。；：\n]))[一二三四五六七八九十]是[^。；（(]{{2,30}}[（(](?P<claim>{_CLAIM})[）)]")
_NEXT_POINT = regex("[。；][一二三四五六七八九十]是")


def _in_heading(ledger: Ledger, index: int) -> Span | None:
    """The claim in brackets that ends the first sentence, or the title, of an item."""
    text, span = ledger.text, ledger.document.blocks[index].span
    if not _ITEM.match(text, *span):
        return None
    stop = min(at for at in (text.find("。", *span), span.end) if at >= 0)
    match = _IN_HEADING.search(text, span.start, stop)
    if match is None or match.end() < stop or _PARTLY.search(match["claim"]):
        return None
    return Span(*match.span("claim"))


_GOES_ON_IN_HEADING = regex("[（(【](?:正在)?(?:整改|推进|办理|落实|实施)(?:之?中)?[）)】]")


def _going_in_heading(ledger: Ledger, index: int) -> Span | None:
    """整改中 in brackets, where it ends the title of an item."""
    text, span = ledger.text, ledger.document.blocks[index].span
    if not text.startswith("中", span.end - 2) or not _ITEM.match(text, *span):
        return None
    match = _GOES_ON_IN_HEADING.search(text, *span)
    return Span(*match.span()) if match and match.end() == span.end else None


def _end_of_item(ledger: Ledger, index: int) -> int:
    blocks = ledger.document.blocks
    last = index
    while last + 1 < len(blocks) and last - index < _FARTHEST and not _ITEM.match(ledger.text, *blocks[last + 1].span):
        last += 1
    return blocks[last].span.end


def _head_of_item(ledger: Ledger, index: int, after: int) -> int | None:
    """Where the item begins that a verdict closes: no farther than the last verdict; None where no item is seen."""
    blocks = ledger.document.blocks
    for at in range(index, max(-1, index - _FARTHEST), -1):
        if blocks[at].span.end <= after:
            return None
        if _ITEM.match(ledger.text, *blocks[at].span):
            return blocks[at].span.start
    return None


def _left(ledger: Ledger, item: Span) -> Span | None:
    """What the half of an item that reports says is left."""
    labelled = _PROGRESS.search(ledger.text, *item)
    half = Span(labelled.end(), item.end) if labelled else report_half(ledger, item)
    if half and reached(ledger, item, half):
        return None
    # Without a label, what is left may be the problem: nothing may be told as done behind it.
    for match in _LEFT.finditer(ledger.text, *(half or item)):
        if not _made_good(ledger, match, half or item) and (half or "已" not in ledger.text[match.end() : item.end]):
            return Span(*match.span())
    found = still_open(ledger, half) if half else None
    if found is None:
        return None
    start = ledger.sentences[ledger.sentence_at(found.start)].span.start
    return None if _THEN.search(ledger.text, start, found.start) or _TO_SHOW.search(ledger.read(found)) else found


def _behind(ledger: Ledger, start: int, end: int) -> Span | None:
    """What the rest of its paragraph says is left: 整改进展：已完成整改。…剩余债务262万元仍在化解."""
    found = still_open(ledger, Span(start, end))
    if found is None or _TO_SHOW.search(ledger.read(found)) or _AGAIN.search(ledger.text, start, found.start):
        return None
    return found


_AGAIN = regex(r"另外|此外|同时|长期|持续|巩固|下一步|下步|今后|后续|[（(][一二三四五六七八九十\d]{1,2}[)）]|\n")
_TO_SHOW = regex("检验|评估|观察|巩固|运行")


def reached(ledger: Ledger, item: Span, half: Span) -> bool:
    """True for 新建6个。进展：已建成6个，其余4个…: as many as were asked for are done, and what is left is more."""
    targets: dict[str, Quantity] = {}
    for one in ledger.quantities[ledger.quantity_index(item.start) : ledger.quantity_index(half.end)]:
        if one.span.start < half.start:
            targets.setdefault(unit_class(one), one)
        elif (
            unit_class(one) in targets and one.value >= targets[unit_class(one)].value and not _GIVEN.search(one.before)
        ):
            return _OF_THEM.match(ledger.text, one.span.end) is None
    return False


_OF_THEM = regex("[一-鿿]{0,6}中")
_GIVEN = regex(
    "应|须|需|计划|目标|任务|涉及|共|原|欠|总|(?:^|[，,。；;])(?:已|逐一)?(?:对|将|把|就|针对|围绕)[一-鿿]{0,4}$"
)
"""What is asked for or spoken of: 对13宗案件实行专人包案 says nothing of what came of them."""


_PROGRESS = regex(r"(?:进展|进度|完成|落实|整改|办理|实施)(?:情况|进展|措施|成效|进度)?[】]?[：:]")


def _made_good(ledger: Ledger, match: re.Match[str], half: Span) -> bool:
    """True where the words tell of an earlier day or another matter, or what is left was done later."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    before = ledger.text[max(sentence.start, half.start) : match.start()]
    whole = ledger.text[max(sentence.start, half.start) : sentence.end]
    rest = ledger.text[match.end() : half.end]
    later = _ALREADY.search(rest) or ("已" in ledger.text[match.end() : sentence.end])
    number = re.search(rf"{_NUMBER}[一-鿿]", match.group())
    again = number is not None and number.group() in rest and "已" in rest
    return bool(SEEN_TO.match(match.group()) or later or again or _THEN.search(before) or _OTHER.search(whole))
