"""Of a view: 耕地42万亩；按地类分，水田45万亩: each class that a whole is split into is no more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import start_behind
from linter.facts.parts.wholes import same_unit, tells_level
from linter.facts.quantities.nearby import amounts_between
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VIEW = regex(
    r"(?<=[，,。；;：:\n（(])(?:其中[，,：:]?)?(?:若|如|再)?(?:按|依)照?(?P<by>[一-鿿（）()]{2,12}?)(?:来|进行)?(?:划分|分类|分|看)[，,：:]"
)
_SIGN = regex("[按依][一-鿿（）()]{2,15}(?:分类?|看)[，,：:]")
_SPLIT = regex("[按依]照?[一-鿿（）()]{2,12}[分看]")
_NAME = regex(r"(?:^|[，,；;、和及与]|其中[，,：:]?)(?P<name>[一-鿿“”]{2,16}?)(?:总?数)?(?:有|为|是|共|达到?|约)?")
"""Right before a number, the class that it is told of, in a clause of its own."""
_NO_LEVEL = regex(
    "均|每|价|率|标准|单|最|次数|目标|计划|预算|预计|力争|新增|净增|新[建开签办]|累计|历年|同比|上年|去年|上[年半月季]|年初|期初"
    "|比|较|增[长加]|下降|减少|平均|完成|以来|高于|低于|限额|上限|需求"
)
"""What makes a number a mean, a change, a plan or one of another time, which the whole need not hold."""
_ANEW = regex("另|此外|同时|还有|除|外|[全当本年]年|[年月季]末|截至|目前|现有|已经?")
"""What opens a statement of its own behind the classes."""
_MOST = 12
"""Numbers behind a view that may be of its classes."""


def find_beyond_their_view(ledger: Ledger) -> Iterator[Outcome]:
    """Each class above all that the paragraph tells before the view in its unit, with the largest of that."""
    if not _SIGN.search(ledger.text):
        return
    block, wholes = -1, list[Quantity]()
    for view in _VIEW.finditer(ledger.text):
        index = ledger.sentence_at(view.end() - 1)
        paragraph = ledger.document.blocks[ledger.sentences[index].block].span
        again = ledger.sentences[index].block == block
        block = ledger.sentences[index].block
        if not again and _SPLIT.search(ledger.text, paragraph.start, view.start()):
            wholes = []  # 支出按功能分22类，教育6.9亿元…。若按经济分类: the whole stands before the first view
            continue
        # A second view of one whole: 按经营地分，…。按消费类型分，….
        if again and not wholes:
            continue  # 按经营地分，城镇…。按消费类型分: what the first view split stands in another paragraph
        # 决算90亿元。其中：税收60亿元；非税30亿元。按级次分 is of the 90.
        wholes = [*(wholes if again else ()), *amounts_between(ledger, paragraph.start, view.start())]
        for part in _classes(ledger, index, view.end()) if wholes else ():
            told = [one for one in wholes if same_unit(one, part) and one.unit == part.unit]
            whole = max(told, key=lambda one: one.value, default=None)
            if whole and part.interval.low > whole.interval.high and _is_whole(ledger, whole):
                yield Outcome(whole, part)
                break


def _classes(ledger: Ledger, index: int, start: int) -> Iterator[Quantity]:
    """The numbers of the classes behind a view, up to the end of its sentence or to a statement of its own."""
    end = _sentence_end(ledger, start)
    at = ledger.quantity_index(start)
    for one in ledger.quantities[at : at + _MOST]:
        if one.span.start >= end:
            return
        first = start_behind("，,；;、：:", ledger.text, max(start, one.span.start - _LEAD), one.span.start)
        clause = ledger.text[first : one.span.start]
        if _ANEW.search(clause):
            return
        if one.is_amount and not one.approximate and _NAME.fullmatch(clause) and _is_level(one):
            yield one


_LEAD = 24
"""Characters before a number that hold the name of its class."""


def _sentence_end(ledger: Ledger, start: int) -> int:
    block = ledger.document.blocks[ledger.document.block_index(start)].span
    stop = ledger.text.find("。", start, block.end)
    return block.end if stop < 0 else stop


def _is_whole(ledger: Ledger, one: Quantity) -> bool:
    """False for a member of a list: 教育6.9亿元、农林水6.1亿元."""
    listed = ledger.text[one.clause.start - 1 : one.clause.start] == "、" or "、" in one.before + one.after[:1]
    return _is_level(one) and not listed and one.role != "part" and tells_level(one.before)


def _is_level(one: Quantity) -> bool:
    return not one.approximate and one.is_level and not _NO_LEVEL.search(one.before)
