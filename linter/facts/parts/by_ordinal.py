"""Sums over a counted row: 三笔资金：一是…180万元；二是…95万元；三是…65万元。三笔合计340万元; 首批, 第二批, 第三批.

A number word says how many there are, and marks from the first to the last show that all of them are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.facts.parts.totals import Total
from linter.facts.parts.wholes import tells_level, unit_name
from linter.facts.quantities.nearby import amounts_between
from linter.facts.quantities.slips import sum_mended
from linter.interval import total
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger
    from linter.offsets import Span

_SIGNS = ("二是", "第二", "其二")
_DIGITS = "一二三四五六七八九十"
_KIND = "(?:批次?|期|次|轮|笔|阶段|组|标段|场|站|处|天|户|名)"
_MARK = regex(
    rf"(?<![第{_DIGITS}])(?P<item>[{_DIGITS}])是|其(?P<one>[{_DIGITS}])(?=[，,是为])"
    rf"|(?:第(?P<nth>[{_DIGITS}])|(?P<first>首))(?P<kind>{_KIND})"
)
_COUNT = regex(
    rf"(?P<number>[两{_DIGITS[1:]}]|[2-9])个?(?:笔|项|批次?|期|次|轮|阶段|组|标段|场|站|处|天|户|名|类|方面|部分|块)(?!之一|以上)"
)
_TOTAL = regex("合计|[共总]计|[总一]共|共|累计|相加|总[额量数]")
_NO_PART = regex(
    "其中|每|均|人均|上年|去年|同期|[较比]|计划|目标|拟|预计|累计|余|剩|未|超|减|扣|标准|限额|另|占|率|约|达到$|日期|[合总]计"
)
_NO_WHOLE = regex("每|均|计划|目标|上年|去年|同期|[较比]|限额|占|余|剩|未|另|超|其中")
_WIDER = regex("全[年国省市州县区镇乡院校]|[今去本]年|[上下]半年|季度|年内|以来|连同|加上")
_LEAST, _MOST = 2, 9
"""Items of a row; two that are marked 一是 and 二是 may be some of what was done."""
_TAKEN_UP = regex("(?:这|上述|以上|前述)[^，,、]{0,4}$|(?<![中里内])的$")
"""Before a total that goes back to the row: 这9条线索, 两轮排查的331处."""
_NEAR = 70
"""Characters between a total and the row."""
_LONGEST = 500
"""Characters from the first mark of a row to the last."""
_TWICE = regex("(?<!不)重复|去重|剔除|合并|(?<!不)交叉|并入")
_ACT = regex("(?:共计?|合计|[总一]共|累计)(?!计)(?P<verb>[一-鿿]{2})[一-鿿]{0,6}$")
"""共移送线索9条 sums up what was 移送 before; 共报到37人 may be fewer, but not more."""
_OUT_OF = regex("[一-鿿]{0,4}[中里]")
"""第一次抽查过的180家中的45家: a number told before, of which there are some."""
_ENDS = regex("[。；;\n]")


def find_sums_of_rows(ledger: Ledger) -> Iterator[Total]:
    """Every total of a row of items from 一是 or 首批 on that are as many as are counted, with one number each."""
    if not any(sign in ledger.text for sign in _SIGNS):
        return
    for block in ledger.by_block:
        span = ledger.document.blocks[block].span
        for run in _runs(list(_MARK.finditer(ledger.text, *span))):
            found = _of_run(ledger, span, run)
            if found:
                yield found


def _place(mark: re.Match[str]) -> int:
    return 1 if mark["first"] else whole_number(mark["item"] or mark["one"] or mark["nth"])


def _style(mark: re.Match[str]) -> str:
    return mark["kind"] or ("是" if mark["item"] else "其")


def _runs(marks: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Marks of one style that count from one upwards."""
    run: list[re.Match[str]] = []
    for mark in marks:
        if run and _style(mark) == _style(run[0]) and _place(mark) == len(run) + 1:
            run.append(mark)
            continue
        if _is_row(run):
            yield run
        run = [mark] if _place(mark) == 1 else []
    if _is_row(run):
        yield run


def _is_row(run: Sequence[re.Match[str]]) -> bool:
    return len(run) > _LEAST or (len(run) == _LEAST and run[-1]["kind"] is not None)


def _of_run(ledger: Ledger, span: Span, run: Sequence[re.Match[str]]) -> Total | None:
    if len(run) > _MOST or run[-1].start() - run[0].start() > _LONGEST:
        return None
    end = _end_of_item(ledger, span, run[-1].end())
    stops = [*(mark.start() for mark in run[1:]), end]
    told = [amounts_between(ledger, mark.end(), stop) for mark, stop in zip(run, stops, strict=True)]
    if not told[0] or not told[-1]:
        return None
    for unit in dict.fromkeys(unit_name(one) for one in told[0]):
        items = [[one for one in numbers if unit_name(one) == unit] for numbers in told]
        # The last clause may hold the total as well.
        parts = [numbers[0] for numbers in items if numbers]
        if len(parts) < len(run) or any(len(numbers) > 1 for numbers in items[:-1]):
            continue
        if any(not _is_part(one) or _OUT_OF.match(one.after) for one in parts):
            continue
        found = _whole(ledger, span, run, parts)
        if found is None:
            continue
        whole, of_all = found
        if not total(part.interval for part in parts).meets(whole.interval) and (of_all or sum_mended(whole, parts)):
            return Total(whole, tuple(parts), (), True)
    return None


def _end_of_item(ledger: Ledger, span: Span, at: int) -> int:
    """Where the last item ends, told in the sentence of its mark."""
    stop = _ENDS.search(ledger.text, at, span.end)
    return stop.start() if stop else span.end


def _is_part(one: Quantity) -> bool:
    words = one.before[-12:]
    return not one.approximate and one.value > 0 and tells_level(words) and not _NO_PART.search(words)


def _whole(
    ledger: Ledger, span: Span, run: Sequence[re.Match[str]], parts: Sequence[Quantity]
) -> tuple[Quantity, bool] | None:
    """The total told right before the row or right behind it, where as many items are counted as the row has.

    With it, whether it goes back to them all: 这两批共9条, where no slip has to show that it is theirs.
    """
    start, last = run[0].start(), parts[-1].span.end
    many = len(run)
    front = ledger.text[max(span.start, start - _NEAR) : start]
    counted = any(whole_number(one["number"]) == many for one in _COUNT.finditer(front))
    before = amounts_between(ledger, max(span.start, start - _NEAR), start)
    behind = amounts_between(ledger, last, min(span.end, last + _NEAR))
    most = max(part.value for part in parts)
    for one in (*behind, *reversed(before)):
        if unit_name(one) != unit_name(parts[0]) or one.approximate or one.value <= most:
            continue
        after = one.span.start > last
        if _MARK.search(ledger.text, last, one.span.start) or _MARK.search(ledger.text, one.span.end, start):
            continue  # 首批交办20件，第二批16件。首批办结20件；第二批12件，共32件: of the second telling
        lead = ledger.text[max(last, one.clause.start) if after else one.clause.start : one.span.start]
        own = any(whole_number(found["number"]) == many for found in _COUNT.finditer(lead))
        back = after and _TAKEN_UP.search(lead) is not None
        told = _TOTAL.search(lead) is not None or (one.span.start < start and own) or back
        if _MARK.search(lead):
            continue  # 剩余25个（第一轮2个、第二轮23个）: one of another row
        if after and not own and _WIDER.search(lead):
            continue  # 全年共投入435万元 may be more than the three that were told
        if _TWICE.search(ledger.text, start, max(last, one.span.start)):
            return None
        if not (after or own) and _ENDS.search(ledger.text, one.span.end, start):
            continue  # 校领导共查找52个。两次听课…: a sentence before that counts no rounds tells of another act
        if told and (counted or own) and tells_level(lead[-16:]) and not _NO_WHOLE.search(lead):
            act = _ACT.search(lead)
            same = act is None or act["verb"] in _ENDS.split(front)[-1] + parts[0].before[-_NEAR:]
            if not same and (not (after or own) or one.value < sum(part.value for part in parts)):
                continue  # 首批26处、第二批18处，两批共完成37处: what else was done may be done to some of them
            return one, same and (back or (own and after))
    return None
