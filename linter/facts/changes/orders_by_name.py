"""Orders by name: 羊肉产量多于禽肉产量, where the report tells 羊肉产量2.6万吨 and 禽肉产量7.3万吨 pages before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import start_behind
from linter.facts.quantities.values_by_name import ValuesByName, bare_name, values_by_name
from linter.facts.rates.tellings import place_at
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Ordered(NamedTuple):
    """One thing said to be more or less than another, and the values of both, which say otherwise."""

    claim: Span
    first: Quantity
    """The value of what is named first."""
    second: Quantity
    more: bool
    """True for 多于, False for 不及."""


_SIGN = regex("[多高大低少小逊]于|超[过出]|反超|胜过|不[及如]|(?<![占同环之对])[比较](?![上去同重例年]|为)")
_SIZE = "的?(?:总体|整体)?(?:规模|总量|数量|体量|总额|金额|总数|水平|人数|份额)"
_HOW = (
    "(?:明显|显著|远|大幅|略|稍微?|仍然?|依[然旧]|还|尚|均|也|都|已经?|再次|首次|[总整]体|又|继续|始终|历来|反而?|倒)*"
)
_NAME = r"[^，,。；;：:、\n\d（）()]{3,30}?"
_END = "(?:了|的)?(?=[，,。；;！\n]|$)"
_FIRST = rf"(?:(?:19|20)\d\d年(?:度|末|底)?)?(?P<first>{_NAME})(?P<of_first>{_SIZE})?{_HOW}"
_SECOND = rf"(?P<second>{_NAME})(?P<of_second>{_SIZE})?"
_CLAIMS = (
    regex(rf"{_FIRST}(?:(?P<more>[多高大]于|超过|超出|反超|胜过)|(?P<less>[少低小逊]于|不及|不如))了?{_SECOND}{_END}"),
    regex(
        rf"{_FIRST}[比较]{_SECOND}(?:还|更|要|略|稍|明显|仍)*(?:(?P<more>[多高大])|(?P<less>[少低小]))"
        rf"(?:一些|一点|不少|许多|很多|得多)?{_END}"
    ),
)
_NOT_SO = regex(
    "不(?![及如断仅但只])|未|非|没|无|力争|确保|争取|将|有望|预计|应|须|(?<![主重])要|如果|若|一旦|目标|原则|规定|标准|曾|当时|以前|此前|过去|往年|历史"
    "|平均|占比|比重|增[幅速长量加]|降幅|速度|是否|不少|可能|剔除|扣除|以外|连续|逐[年步]"
)
"""What makes no claim of now of it: 不多于, 将超过."""
_BACK, _ON = 60, 50
"""Characters around 多于 in which the claim stands."""


def find_orders_by_name(ledger: Ledger) -> Iterator[Ordered]:
    """Every claim that one named value exceeds another, each told once under this name, that the two deny."""
    text, end = ledger.text, -1
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        floor = max(0, sign.start() - _BACK)
        begin = start_behind("，,。；;：:\n", text, floor, sign.start())
        for claim in _CLAIMS:
            match = claim.match(text, begin, sign.end() + _ON)
            if match is None or not match.end("first") <= sign.start() < match.start("second"):
                continue
            end = match.end()
            if found := _denied(ledger, match):
                yield found
            break


def _denied(ledger: Ledger, match: re.Match[str]) -> Ordered | None:
    at = ledger.sentence_at(match.start())
    start = ledger.sentences[at].span.start
    words = ledger.text[start : match.end()]
    around = ledger.text[start : match.start("first")] + ledger.text[match.end("first") : match.start("second")]
    if _NOT_SO.search(around):
        return None
    values = values_by_name(ledger)
    first, second = _value(values, match, "first", at), _value(values, match, "second", at)
    if first is None or second is None or first.unit != second.unit or first is second:
        return None
    if not values.together((first, second), at, words) or place_at(ledger, match.start("first")) not in ("", "全"):
        return None
    more = match["more"] is not None
    high, low = (second, first) if more else (first, second)
    if high.interval.low <= low.interval.high:
        return None
    end = max(match.end("second"), match.end("more"), match.end("less"))
    return Ordered(Span(match.end("first") - len(_bare(match["first"])), end), first, second, more)


def _bare(words: str) -> str:
    return bare_name(words.strip())


def _value(values: ValuesByName, match: re.Match[str], group: str, at: int) -> Quantity | None:
    """The one value of a name, which 人数 may belong to: 参保人数多于."""
    name = _bare(match[group])
    for told in (name + (match["of_" + group] or ""), name):
        if told in values:
            return values.only(told, at)
    return None
