"""Plain rests: 43座桥，已加固31座。余下的11座: a number that opens its topic, numbers told of it, and what is left.

Hundreds of verbs tell what was done with some of a number. Where its unit stands on nothing else from there to what is
left, no verb is needed: in 1.6 million characters of right reports 352 such runs come to their whole, and of those that
miss it by a slip next to nothing is unexplained by the numbers beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.closed_runs import explained
from linter.facts.parts.leftovers import Leftover
from linter.facts.parts.nested import nested_end, without_nested
from linter.facts.parts.wholes import SENTENCE_END, unit_name
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import one_key, printed_digits
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FEWEST, _MOST = 2, 4
"""Numbers behind the whole, what is left among them."""
_LONGEST = 160
"""Characters from the whole to what is left."""
_STOPS = 3
"""Full stops between them."""
_BEFORE, _BEHIND = 3, 4
"""Numbers on each side that may explain the others."""
_CARELESS = 2
"""What people who count are off by; who slips on a key is off by one digit."""
_DIGIT = 10
_TELLING = 20
"""A number from which on no sum meets it by chance."""
_MARK = regex("[，,。；;：:、（(]")
_REST = regex("余(?!额)|剩|尚|未(?!经|成年|婚|按|达)|仍|另|还[有剩需差]|没(?!收)|保留|遗留|^(?:其中|而)?不[^含少足起]")
_OPEN_BEHIND = regex(r"[^，,。；;、\n\d]{0,10}?[，,]?[^，,。；;、\n\d]{0,4}?(?:尚|仍|还)")
_WORDS_BEHIND = 18
_BESIDE = regex("^(?:另|还有)")
_OF_OTHERS = regex("(?:针对|围绕|对|就)(?:另|其)|另[外有]?(?:自[查行]|主动|举一反三|延伸|对照)")
"""针对另外3个 takes up what was told elsewhere; 另外自查发现的5个 were not among those fed back."""
_TAKEN_UP = ("上述", "前述", "以上", "该", "这")
"""尚欠部分全部涉及上述3份合同: a number told before, and nothing that is left."""
_OF_THEM = regex("其中|已经?|[均都]|[一-鿿]中[，,]|完成|过|了")
"""What says that a number is told of the whole; without it 批评6人，诫勉3人，另有2人 is a list."""
_AGAIN = regex("再|又|此外|另外")
"""9月底前开工8个，10月底前再开工4个: the second stands beside the first."""
_NO_LEVEL = regex(
    r"同期|上年|去年|往年|历年|以前年度|[比较](?!例)|累计|\d[^，,。；;、]{0,4}以[上下]|每|平均|[减增降升压][少加至到缩]|合并|归并|并为|新增|重复|交叉|同时"
    r"|(?:目标|计划|预计|拟)[^，,。；;]{0,8}$"
)
_NESTED = regex("其中|包括|含|^[一-鿿]{0,6}[中里][，,]")
_NOT_BEGUN = regex("未(?:动工|开工|启动|开始|开展|进场|实施)")
_FAILED = regex("(?P<act>[一-鿿]{2})(?:尚|还|仍)?未(?:获?通?过|成功?)")
_LEFT = regex("剩余|其余|余下|剩下")
_ALL = regex("[一-鿿]{0,6}?(?:均|都|全部|悉数)(?!未)")
_SHARE = regex(r"的\d[\d.]*[%％]|的[一二三四五六七八九]成")
"""收入510万元，为预算500万元的102%；支出…: the budget is but what the income is held against."""
_LIST = "、"
_UNSPENT = regex("余(?!额)|剩|结[转存]|未[支使拨用付]|沉淀|滞留|闲置|尾款")
_SPENT = regex("支出|使用|支付|拨付|兑付|用于|用去|已经?|结算|列支|核销")
_MORE_MONEY = regex(
    "利息|罚|滞纳|加上|另|连同|追加|调[入剂整]|收入|结转(?!下|至)|以前年度|统筹|财政(?:预算)?安排|贷款|自筹|占|超"
)
"""What brings in money that is not told, or takes it out."""


def find_plain_rests(ledger: Ledger) -> Iterator[Leftover]:
    """Every such number which one slip keeps from being what is told of it and what is left."""
    told = {split.base.span for split in ledger.splits} | {
        whole.whole.span for whole in ledger.breakdowns if whole.complete
    }
    for row in ledger.rows:
        groups: dict[str, list[Quantity]] = {}
        for quantity, _ in row.cells if len(row.cells) > _FEWEST and not row.host else ():
            if quantity.unit and (quantity.kind == "count" or _is_sum(quantity)):
                groups.setdefault(unit_name(quantity), []).append(quantity)
        for told_in_all in groups.values():
            group = without_nested(ledger, told_in_all)
            for end in range(_FEWEST, len(group)):
                if _is_rest(ledger, group[end - 1], group[end]):
                    found = _ending_at(ledger, row, group, end)
                    known = found is None or found.base.span in told or _of_other_things(found)
                    if found and not (known or _is_part(ledger, found)):
                        yield found


def _of_other_things(found: Leftover) -> bool:
    """True for 12个村，尚有9个村未销号。其余8个未完成问题: what is left are matters, all the others are none."""
    left = _MATTERS.match(found.left.after)
    base = found.base
    return left is not None and base.unit == "个" and left["noun"] not in (base.after or base.before)


_MATTERS = regex("(?:未[一-鿿]{2,4}的?)?(?P<noun>问题|任务|事项|线索|措施|项目)")


def _is_sum(one: Quantity) -> bool:
    return one.kind == "money" and not one.approximate


def _is_part(ledger: Ledger, found: Leftover) -> bool:
    """True for 18处易涝点。…完工11处，在建5处，未开工2处: the first of them is a part like the others.

    So it is where a sentence of its own tells what is left of the number before: 52家…。其余36家为其他单位, of 88家.
    """
    wider = found.base.value + found.left.value
    totals = [wider + sum(one.value for one in found.settled)]
    if found.base.sentence != found.left.sentence and wider >= _TELLING and _LEFT.search(found.left.before):
        totals.append(wider)
    return any(
        one.value in totals and one.kind == "count" and one.span.start < found.base.span.start
        for one in ledger.quantities
    )


def _is_rest(ledger: Ledger, last: Quantity, left: Quantity) -> bool:
    words = _MARK.split(ledger.text[last.span.end : left.span.start])[-1]
    if words.endswith(_TAKEN_UP):
        return False
    if left.kind == "money":
        return _UNSPENT.search(words) is not None and not _OF_OTHERS.search(words)
    if _REST.search(words):
        return not _OF_OTHERS.search(words)
    end = left.span.end
    return _OPEN_BEHIND.match(ledger.text[end : end + _WORDS_BEHIND]) is not None


def _ending_at(ledger: Ledger, row: Row, group: Sequence[Quantity], end: int) -> Leftover | None:
    """The leftover whose rest is number `end` of its unit, unless a run that ends there comes out."""
    found: Leftover | None = None
    for start in range(end - _FEWEST, max(-1, end - _MOST - 1), -1):
        run = group[start : end + 1]
        if run[-1].span.end - run[0].span.start > _LONGEST or not all(one.exact or _is_sum(one) for one in run):
            break
        whole, *parts = run
        if whole.value <= max(one.value for one in parts) or _SHARE.match(whole.after):
            continue
        off = sum((one.value for one in parts), Decimal(0)) - whole.value
        if not off:
            return None
        if found is None and _opens(ledger, group, start, end) and _slipped(run, off) and _stand_alone(ledger, run):
            around = group[max(0, start - _BEFORE) : end + _BEHIND]
            if _closes(ledger, run, off) and not explained(around, {id(one) for one in run}):
                found = Leftover(whole, tuple(parts[:-1]), parts[-1], True, (), inferred=True, placed=True)
    return found


def _opens(ledger: Ledger, group: Sequence[Quantity], start: int, end: int) -> bool:
    """True where the whole is the first of its unit in its sentence, or no member of a list and done with by the words.

    抽查仓房58座，漏雨的17座，已翻修12座，尚有4座.
    """
    if not start:
        return True
    between = ledger.text[group[start - 1].span.end : group[start].span.start]
    if SENTENCE_END.search(between):
        return True
    told = ledger.text[group[start].span.end : group[end].span.start]
    if _NESTED.search(between):
        return False  # 租出31栋，其中整栋租出19栋，空着的9栋: the second stands aside
    of_them = _SPENT if group[start].kind == "money" else _OF_THEM
    return _LIST not in between and of_them.search(told) is not None


def _slipped(run: Sequence[Quantity], off: Decimal) -> bool:
    """True where a miscount, one key or one digit by itself keeps the parts from the whole."""
    needed = [run[0].value + off, *(one.value - off for one in run[1:])]
    if any(one.kind == "money" for one in run):
        # Money is rounded, and a sum of two digits is hit by chance.
        same = len({one.step for one in run}) == 1
        long = [(one, aim) for one, aim in zip(run, needed, strict=True) if len(printed_digits(one)) > _FEWEST]
        return same and any(one_key(one, aim) for one, aim in long)
    if abs(off) <= _CARELESS:
        return True
    return any(one_key(one, aim) for one, aim in zip(run, needed, strict=True)) or any(
        one.value < _DIGIT and 0 < aim < _DIGIT for one, aim in zip(run, needed, strict=True)
    )


def _stand_alone(ledger: Ledger, run: Sequence[Quantity]) -> bool:
    """True where no words between the numbers tell of other things, times or levels."""
    gaps = [ledger.text[nested_end(ledger, one, other) : other.span.start] for one, other in pairwise(run)]
    between = "".join(gaps)
    if run[0].kind == "money" and (_MORE_MONEY.search(between) or _MORE_MONEY.search(run[0].before)):
        return False
    if gaps[0].startswith(_LIST) or _AGAIN.search(gaps[0]) or len(SENTENCE_END.findall(between)) > _STOPS:
        return False
    words = _MARK.split(gaps[-1])[-1]
    if _NOT_BEGUN.search(words) and not _NOT_BEGUN.search("".join(gaps[:-1])):
        return False  # 完工10处，未动工2处: others may be at work
    failed = _FAILED.search(words)
    if failed and failed["act"] in ledger.lead(run[0]) and failed["act"] not in run[0].before:
        return False  # 表决通过39台，签约33台，进场26台；表决未过的4台: of what was voted on
    if _LEFT.search(run[0].before) or _ALL.match(run[0].after):
        return False  # 剩余的12处9月完成，剩余的5处10月完成; 5个项目均已核减，另有1个
    if any(map(_NESTED.search, gaps[1:])) or _NO_LEVEL.search(run[0].before):
        return False
    if any(map(_NO_LEVEL.search, map(_beside_numbers, gaps))):
        return False
    beside = _BESIDE.search(words) is not None
    return not beside or _OF_THEM.search(between) is not None or _IN_ALL.search(run[0].before) is not None


def _beside_numbers(gap: str) -> str:
    """The words that tell of the number before a gap and of the one behind it, 同比增长8.6% left out.

    What clauses between them tell of, 平均审理41天, is of neither.
    """
    clauses = _CLAUSE.split(_STEP.sub("", gap))
    return clauses[0] if len(clauses) == 1 else f"{clauses[0]}|{clauses[-1]}"


_CLAUSE = regex("[，,。；;：:\\n]")
_IN_ALL = regex("[一总]共|合计|累计")
_STEP = regex(
    r"[，,（(][^，,。；;（()\d]{0,8}(?:同比|环比|[比较]上[年月季]|[比较]去年(?:同期)?)[^，,。；;）)\d]{0,6}\d[\d.]*(?:%|个百分点)[）)]?"
)


def _closes(ledger: Ledger, run: Sequence[Quantity], off: Decimal) -> bool:
    """True where the sentence tells no more of the unit than what makes up its last number, and nobody tells `off`."""
    text, left = ledger.text, run[-1]
    stop = SENTENCE_END.search(text, left.span.end)
    first = ledger.sentences[run[0].sentence].span.start
    told = [
        one
        for index in range(run[0].sentence, left.sentence + _STOPS)
        for one in ledger.by_sentence.get(index, ())
        if first <= one.span.start < (stop.start() if stop else len(text)) and one not in run
    ]
    if any(one.value == abs(off) for one in told):
        return False
    unit = unit_name(left)
    behind = [one for one in told if one.span.start > left.span.end and unit_name(one) == unit]
    if not behind:
        return True
    listed = text[left.span.end : behind[0].span.start].startswith(_LIST)
    return (
        not listed
        and len(behind) > 1
        and sum((one.value for one in behind), Decimal(0)) in (left.value, left.value - off)
    )
