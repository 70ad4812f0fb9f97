"""Parts told of: 东山区3起，西河区未发生事故: a denial of one part takes nothing from the number of the whole.

A report names one part after the other, in a sentence, in a list or under headings; none in one of them is no
contradiction to some in all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.facts.numbers.lines import start_behind
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger
    from linter.offsets import Span

_CLAUSES = regex("[，,。；;：:、（）()]")
_WHEN = regex(
    r"(?:(?:截至|目前|其中|今年|全年|年内|去年|上半年|下半年|本月|当月|同期|一年来|以来|期间|此外|但|而|则|在|分[一-鿿]{1,4}看)"
    r"|[\d一二三四五六七八九十]{1,4}[年月日](?:份|底|末)?|[一二三四]季度|\s|[（(]?[\d一二三四五六七八九十]{1,2}[.．）)])*"
)
_WHOLE = regex(
    r"(?:全|[我本该]|各|整个?|所有)[省市县区州旗镇乡村街局系行院校厂矿司集线程年领]|辖区|[省市县区州镇乡村](?:里|内|域内|境内|人民|政府|委|(?=$))"
)
_PART = regex(
    r"(?:[一-鿿]{1,8}?(?:街道|农场|林场|开发区|新区|园区|片区|车间|公司|集团|班组|部门|单位|行业|领域|[工矿农林牧渔商服运造筑]业|机关|学校|[中小]学|医院|企业"
    r"|项目|工地|标段|景区|水库|煤矿|分局|支队|大队|中心|科室|(?:[县市州旗镇乡村局厅处科所站队厂]|(?<![辖地])区)(?=[^一-鿿]|$|[等均都全今年内未没无零安连保实辖境的强加严狠形持认扎深]))"
    r")|(?:其余|其他|其它|剩余|余下|另外?|有)?(?:\d+|[一二两三四五六七八九十]+)?个?(?:县市区|区县|县区|乡镇|[县区镇乡村街]|单位|部门|行业|领域)(?=均|都|未|没|无|零|$)"
)


def of_a_part(ledger: Ledger, offset: int, told: str) -> bool:
    """True where the statement at `offset` is made of a part that `told`, the words of a number, does not name."""
    name = part_named(ledger, offset)
    title = ledger.read(ledger.document.blocks[0].span) if offset > ledger.document.blocks[0].span.end else ""
    return bool(name) and name not in told and name not in title


def of_some(ledger: Ledger, denial: Span) -> bool:
    """True for 检查17家，12家未发现隐患: so many are told of that are not all of a larger number of the paragraph."""
    none = _NONE.search(ledger.text, *denial)
    end = none.start() if none else denial.end
    sentence = ledger.sentences[ledger.sentence_at(denial.start)]
    start = start_behind("，,：:、", ledger.text, sentence.span.start, end)
    first, last = ledger.quantity_index(start), ledger.quantity_index(end)
    counted = next((one for one in ledger.quantities[first:last] if one.kind == "count"), None)
    if counted is None or _EVERY.search(ledger.text, start, end):
        return False
    near = ledger.by_block.get(sentence.block, ())
    return any(one.unit == counted.unit and one.kind == "count" and one.value > counted.value for one in near)


_NONE, _EVERY = regex("[未没无零不]"), regex("[均都全各皆]")


def part_named(ledger: Ledger, offset: int) -> str:
    """The part that a clause of the sentence named last before `offset`, or the paragraph's first clause or heading.

    Empty where the whole was named last, or nothing at all: what sentences between tell of is another matter.
    """
    block = ledger.document.block_index(offset)
    start = ledger.document.blocks[block].span.start
    *told, sentence = ledger.text[start:offset].split("。")
    lead = _CLAUSES.split(told[0])[:1] if told else []
    for clause in (*reversed(_CLAUSES.split(sentence)), *lead):
        named = _named(clause)
        if named is not None:
            return named
    heads = ledger.section_of(block)
    return (_named(ledger.read(heads[-1].span)) or "") if heads and heads[-1].block != block else ""


def _named(clause: str) -> str | None:
    """The part that a clause begins with; empty for the whole, None where it begins with neither."""
    begin = _WHEN.match(clause)
    at = begin.end() if begin else 0
    if _WHOLE.match(clause, at):
        return ""
    part = _PART.match(clause, at)
    if part is None:
        return None
    return part.group()
