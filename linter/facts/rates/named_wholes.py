"""Named wholes: whether 占决算总支出的 speaks of 支出决算39万元, and 占在园幼儿总数的 of 在园幼儿4805万人."""

from __future__ import annotations

from linter.fact import Quantity
from linter.patterns import regex

_PAIR, _LONG = 2, 4
_NEAR = 10
"""Characters behind a number that tell what it counts."""
_LEAD = 40
"""Characters before it, brackets left out, in which it is named."""
_EARLIER = frozenset(["上年", "去年", "前年", "同期", "年初"])
_TIME = regex(
    r"20\d\d年|上年|去年|前年|同期|年初(?!预算|安排|计划|下达|确定|分解|部署|[共定列报承]|任务|目标)|今年|年末"
)
_FILLER = regex("[总的各类其]|全部")
_ASIDE = regex(r"[（(\[][^（()）\[\]]{0,24}[）)\]]")
_STOP = regex("[，,。；;：:、\n]")
_VERB = regex("(?:共计?|合计|总计|累计|分别|实际|实现|完成|达到?|为|有|是)+$")


def names_whole(of: str, whole: Quantity) -> bool:
    """True where the words of a share's base are those of a number, in their order or with two words exchanged."""
    words = _words(whole)
    missing = sum(of[at : at + _PAIR] not in words for at in range(max(1, len(of) - 1)))
    if missing <= 0:
        return True
    bare = _FILLER.sub("", of)
    words = _FILLER.sub("", words)
    missing = sum(bare[at : at + _PAIR] not in words for at in range(max(1, len(bare) - 1)))
    return missing <= (len(bare) >= _LONG) and all(letter in words for letter in bare)


def of_another_time(whole: Quantity, part: Quantity) -> bool:
    """True for 上年支出总额36亿元 before 今年民生支出29.6亿元."""
    told, own = (set(_TIME.findall(one.before)) for one in (whole, part))
    return bool(told) and told != own and bool(own or told & _EARLIER)


def _words(whole: Quantity) -> str:
    """The words of its clause around a number, and those before a bracket behind them: 有效申诉(属企业责任的)有."""
    before = whole.before
    lead = _ASIDE.sub("", whole.text[max(0, whole.span.start - _LEAD) : whole.span.start])
    lead = _STOP.split(lead)[-1]
    before = lead if len(lead) > len(before) else before
    return f"{_VERB.sub('', before)}{whole.printed_unit[-1:]}|{before}|{whole.after[:_NEAR]}"
