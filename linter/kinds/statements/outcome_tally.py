"""Outcome tally: 属实4件、不属实2件 in the summary, against how many items of the list say so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from linter.fact import Quantity
from linter.facts.states.ended import FINISHED
from linter.facts.states.item_runs import ItemRun, find_item_runs
from linter.finding import Hit
from linter.interval import plain
from linter.kinds.statements._of_sections import heads_a_section, one_of_several
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BEFORE, _BEHIND = 6, 3
"""Paragraphs before a list and behind it in which its summary stands."""
_MARKS = regex(r"[，,。；;：:、（）()【】\[\]\n\t]")
_LEAD = regex(
    r"^(?:其中|目前|现|截至目前|共|累计|实现|均|已经?|全部|其他|另|有|并|且|经[一-鿿]{2}|的|为|是|整改|办理)+(?=[一-鿿]{2})"
)
_NOUN = regex(
    r"^(?:整改|具体|民生)?(?:问题|任务|事项|项目|案件|议题|建议|提案|线索|工作|实事|措施|诉求|举报件|信访件)?(?:中)?"
)
_TRAIL = regex(r"(?:的|了|有|为|共|计|任务|问题|项目|事项|整改)+$")
_SAME = (("整改完成", "完成"), ("完成整改", "完成"), ("整改到位", "到位"), ("整改销号", "销号"), ("办理完毕", "办结"))
_NOT = regex(r"未|没|不|无(?!偿)|非|待|基本|部分|阶段|初步|拟|将")
_PLANNED = regex(r"预计|计划|拟|将|力争|确保|争取|目标|应于|需")
_AGAIN = regex(r"又有?|再(?!次)|另有|[一二三四]季度|上半年|下半年|上[年月]|去年|同比")
"""What tells the state of other times or of others beside them."""
_OF_ONE_CLASS = regex(
    r"其中[^，,。；;：:\d]{2,12}类(?!\d)[^。；;]*$|(?:^|[；;，,])[^，,。；;：:\d、]{2,10}类(?!\d|问题|事项|的)[^。；;]*$"
)
"""其中分阶段整改类完成1个、基本完成1个: what is told of one class, and not of the list."""
_BATCH = regex(r"第[一二三四五六七八九十\d]+[批轮次]")
_LONGEST = 8
_THINGS = frozenset("个项件条处起宗份户家")
"""Units of items; 5个问题 and 已完成3项 may count the same."""
_NEAR = 3
"""Sentences from the number of all to that of an outcome."""
_FEWEST = 2
"""Items that must say so: one may say the same by chance."""
_FARTHEST = 2
"""A list that differs by more is of something else."""

_SPREAD = regex(r"[^，,。；;\d]{0,6}(?:分属|涉及|对应|分布[在于])\d")
"""未完成的4项分属3件实事: they are smaller things than the items."""
_CLOSING = regex(r"\n\s*(?:下一步|下步|今后|接下来|下阶段)")
"""What follows the last item and is none of it."""


class OutcomeTally:
    """Counts the items of a list that end with the words of its summary."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number of a summary that its list contradicts."""
        numbers = [
            (ledger.sentences[q.sentence].block, q)
            for q in ledger.quantities
            if q.kind == "count" and q.unit in _THINGS and q.exact
        ]
        sizes = {quantity.value for _, quantity in numbers}
        listed = {mark.block for found in ledger.lists for mark in found.marks}
        for run in find_item_runs(ledger):
            if len(run.items) not in sizes:
                continue
            for base, told, label in _claims(ledger, run, numbers):
                block = ledger.sentences[told.sentence].block
                if run.first == run.last != block and block in listed:
                    continue  # 五、三项，完成2项：一是…。六、三项，完成1项：一是…: each paragraph has its own list
                places = [_says(ledger, item, label) for item in run.items]
                items = [place for place in places if place]
                # 已投入使用 may be 办结 in other words: such items may be among those told, or not.
                unsure = sum(
                    not place and _may_say(ledger.read(item), label)
                    for item, place in zip(run.items, places, strict=True)
                )
                if len(items) <= told.value <= len(items) + unsure:
                    continue
                if heads_a_section(ledger, told.span, run.items) or one_of_several(ledger, told, base.value):
                    continue
                if _in_heading(ledger, told) or _SPREAD.match(ledger.text, told.span.end):
                    continue  # 二、街道层面（6个，已完成5个) tells of its own section
                ledger.note_compared(base, told)
                partly = sum(f"部分{label}" in ledger.read(item) for item in run.items)
                if len(items) + partly == told.value:
                    continue
                if len(items) >= _FEWEST and 0 < abs(len(items) - told.value) <= _FARTHEST:
                    values = {"total": plain(base.value), "label": label, "told": ledger.quote(told.span)}
                    yield Hit(
                        (told.span, *items), {**values, "listed": str(len(items))}, severity="warning", supported=True
                    )


def _in_heading(ledger: Ledger, told: Quantity) -> bool:
    """True for a number of a heading; behind one that its paragraph runs on from, it tells of what it says."""
    block = ledger.sentences[told.sentence].block
    own_line = told.sentence and ledger.sentences[told.sentence - 1].block == block
    return not own_line and ledger.outline.holds(block)


def _block(count: tuple[int, Quantity]) -> int:
    return count[0]


def _claims(
    ledger: Ledger, run: ItemRun, counts: Sequence[tuple[int, Quantity]]
) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Numbers of a summary of exactly so many items: how many there are, how many have an outcome, and which."""
    start, end = run.items[0].start, run.items[-1].end
    first, last = run.first - _BEFORE, run.last + _BEHIND
    near = counts[bisect_left(counts, first, key=_block) : bisect_right(counts, last, key=_block)]
    numbers = [q for _, q in near if not start <= q.span.start < end]
    bases = [q for q in numbers if q.value == len(run.items)]
    if not bases:
        return
    for one in numbers:
        base = next((q for q in bases if one.sentence - q.sentence <= _NEAR and q.span < one.span), None)
        # 4个方面12个问题: an outcome is told behind the number of all.
        if base is None or one.value >= base.value:
            continue
        label = _label(one)
        if (
            label
            and not _OF_ONE_CLASS.search(ledger.text, ledger.sentences[one.sentence].span.start, one.span.start)
            and not _AGAIN.search(ledger.read(ledger.sentences[one.sentence].span))
            and not _of_two_batches(ledger, one)
            and not _later(ledger, one, run)
        ):
            yield base, one, label


def _of_two_batches(ledger: Ledger, told: Quantity) -> bool:
    """True where the paragraph of the number tells of 第一批 and 第二批."""
    block = ledger.document.blocks[ledger.sentences[told.sentence].block]
    return len(set(_BATCH.findall(ledger.read(block.span)))) > 1


def _later(ledger: Ledger, told: Quantity, run: ItemRun) -> bool:
    """True where the number is told for a day and an item of the list for a later one."""
    sentence = ledger.sentences[told.sentence].span
    days = [fact.last for fact in ledger.dates_in(sentence) if fact.relation == "as-of"]
    if not days or days[0] is None:
        return False
    items = Span(run.items[0].start, run.items[-1].end)
    return any(fact.last is not None and fact.last > days[0] and not fact.relation for fact in ledger.dates_in(items))


def _label(quantity: Quantity) -> str:
    """What is said of so many, without the words that carry nothing: 销号 of 现已销号四项."""
    words = _plain(re.split("[为是]", _MARKS.split(quantity.before)[-1].rstrip("为是有"))[-1])
    if len(words) < 2:
        words = _plain(_NOUN.sub("", _MARKS.split(quantity.after)[0]))
    return words if 2 <= len(words) <= _LONGEST and not _PLANNED.search(words) else ""


def _plain(words: str) -> str:
    for one, other in _SAME:
        words = words.replace(one, other)
    return _TRAIL.sub("", _LEAD.sub("", words))


def _says(ledger: Ledger, item: Span, label: str) -> Span | None:
    """Where an item says so at the end of a clause; None where it says the contrary, or of the future."""
    closing = _CLOSING.search(ledger.text, *item)
    end = closing.start() if closing else item.end
    at, place = max((one.end() for one in _STATE.finditer(ledger.text, item.start, end)), default=item.start), None
    done = label in FINISHED.split("|")
    for piece in _MARKS.split(ledger.text[at:end]):
        words = piece.strip()
        for one, other in _SAME:
            words = words.replace(one, other)
        said = _END.fullmatch(words) is not None if done else words.endswith(label)
        front = words if done else words[: -len(label)]
        if f"不{label}" in words:
            return None  # 不合格，责令整改，复查合格
        if _LISTED_IN.search(words):
            return None  # 列入计划，明年解决
        if said and not done and place is None and _FROM_NOW.search(front):
            continue  # 已完成，今后须长期坚持: what becomes of it once it is over
        if said and not (_NOT.search(front[-4:]) or _PLANNED.search(front) or _PART.search(front)):
            place = Span(at, at + len(piece.rstrip()))
        elif done and place and _STILL.search(words):
            place = None
        at += len(piece) + 1
    return place


def _may_say(words: str, label: str) -> bool:
    """True for an item that says nothing to the contrary of a task's end, or that has the label in its midst."""
    if label in FINISHED.split("|"):
        return not (_STILL.search(words) or _NOT.search(words) or _PLANNED.search(words))
    return re.search(rf"(?<![不未没无非]){re.escape(label)}", words) is not None


# One word for all ends of a task, 已整改 too, though 问题整改 is none; what is still told behind it takes it back.
_END = regex(
    rf"(?:该|此|本|以上|上述|项|个|条|整改|办理|问题|任务|事项|工作|措施|状态|结果|目前|现|已经?|均|都|全部|按期|按时|如期|验收|顺利|[\d年月日底前]|于)*(?:{FINISHED})(?<![^已经均都部]整改)(?<!^整改)"
)
_FROM_NOW = regex("今后|往后|此后|以后|接下来|下一?步|须|[要应](?!求|急)")
_STATE = regex(r"(?<![一-鿿])(?:整改|办理|完成|目前|当前|工作|任务)?(?:状态|结论|进度)[：:]\s{0,4}")
"""What an item closes with counts alone: 余下7套列入轮候计划。整改状态：已完成."""
_LISTED_IN = regex("列入[^，,。；;]{0,8}计划$")
_PART = regex("主体|前期|基础|[一首]期")
"""What of a work is done before the whole of it."""
_STILL = regex(r"尚未|仍未|还未|正在|仍在|推进中|未完成|未办结|未销号|持续推进")
