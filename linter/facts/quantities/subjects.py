"""Subjects: the head of a number that names none, because its clause goes on from the one before: 收入5亿元，增长3%."""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts.numbers.draft import Draft
from linter.facts.quantities.head import Head, head_words
from linter.offsets import Span
from linter.patterns import regex

_FARTHEST = 8
"""Quantities back to the one whose head is taken over: a list of parts is rarely longer."""
_SAME_SUBJECT = ("percent", "points", "times", "money", "measure", "count")
# How a clause begins that has no subject of its own.
_GOES_ON = regex(
    r"[，,、（(]?(?:而|并|且|再|又|也|其中|分别|平均|年均|可比|名义|实际|净|约|按可比[价口][格径]?(?:计算)?|同口径|扣除[^，,]{1,10}因?素?后?)*"
    r"(?:[比较与]|同比|环比|增|减|下[降滑跌]|上[升涨]|提[升高]|升|降|回[升落]|占|达|完成|超|[高低快慢多少]于|为[^，,]{0,14}的?[^一-鿿]*$|$)"
)
MOVES = regex(
    r"(?=[（(逐大分稳再上提增扩减下降缩压调升优发回跃攀])(?:[（(][^（）()]{0,20}[）)])?(?:逐步|大幅|分别|稳步|再)?"
    r"(?:上升|提高|提升|增加|增长|扩大|减少|下降|降低|缩减|压减|缩短|调整|扩建|扩大|增|减|降|升|压缩|优化|发展|回升|回落|跃升|攀升)[为至到]"
)
"""What follows a number that goes to another one: 由3.5%提高到."""
_LIST = regex(r"[、和及与]|分别为|以及")


def taken_over(
    index: int, text: str, drafts: Sequence[Draft], heads: list[Head], clauses: Sequence[Span], blocks: Sequence[int]
) -> Head:
    """The head of a number without one of its own, from the number that its clause goes on from."""
    head, draft = heads[index], drafts[index]
    if head.text or draft.kind not in _SAME_SUBJECT:
        return head
    lender = _subject(index, text, drafts, heads, clauses, blocks)
    if lender is None and draft.kind == "count":
        lender = _of_same_unit(index, drafts, heads, clauses, blocks)
    elif lender is None and draft.kind in ("money", "measure"):
        lender = (
            _of_same_unit(index, drafts, heads, clauses, blocks) if _leads_on(text, clauses[index], draft) else None
        )
    if lender is not None:
        heads[index] = _lent(head, lender)
    return heads[index]


def _subject(
    index: int, text: str, drafts: Sequence[Draft], heads: list[Head], clauses: Sequence[Span], blocks: Sequence[int]
) -> Head | None:
    """The head of the number right before, where only 增长, 同比, 占 and the like stand between."""
    if not index or blocks[index - 1] != blocks[index] or not heads[index - 1].text:
        return None
    last, draft = drafts[index - 1], drafts[index]
    gap = text[last.span.end : draft.span.start]
    if len(gap) > _LONGEST_GAP or "。" in gap or "；" in gap or ";" in gap:
        return None
    if draft.unit == last.unit and (MOVES.match(gap) or (draft.kind == "percent" and _LIST.fullmatch(gap))):
        return heads[index - 1]
    if not gap and draft.kind == last.kind == "count":
        # 监测对象13户41人
        return heads[index - 1]
    if draft.unit != last.unit and (draft.kind == "count" or (last.kind == "count" and draft.kind not in _SHARES)):
        return None
    lead = text[max(last.span.end, clauses[index].start - 1) : draft.span.start]
    return heads[index - 1] if lead and draft.kind != "count" and _GOES_ON.match(lead) else None


_LONGEST_GAP = 32
_SHARES = ("percent", "points", "times")


def _leads_on(text: str, clause: Span, draft: Draft) -> bool:
    """True for 已收回2900万元 and 其余600万元: an amount out of the one before."""
    return bool(_OUT_OF.match(text[clause.start : draft.span.start]))


_OUT_OF = regex(r"(?:其余|其中|另|已经?|共|累计|剩余|尚|还|仍|收回|追回|合计|总计|实际)")


def _of_same_unit(
    index: int, drafts: Sequence[Draft], heads: list[Head], clauses: Sequence[Span], blocks: Sequence[int]
) -> Head | None:
    """The nearest head of the same unit before a bare number of its block, or the next in its clause."""
    head, draft = heads[index], drafts[index]
    if head.verb and draft.unit in head_words().event_units:
        # 督办9次 behind 召开会议6次: the verb says what happened so often.
        return None
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        if blocks[other] != blocks[index]:
            break
        if drafts[other].unit == draft.unit and heads[other].text:
            return heads[other]
    after = index + 1
    if after < len(drafts) and clauses[after] == clauses[index] and drafts[after].unit == draft.unit:
        return heads[after] if heads[after].text else None
    return None


def _lent(head: Head, lender: Head) -> Head:
    return head._replace(
        text=lender.text, core=lender.core, modifier=head.modifier or lender.modifier, filled="inherited"
    )
