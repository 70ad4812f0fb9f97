"""Sisters: a number that looks like the whole of those behind it and is one of their list: 来信235件；来访56件；….

Two marks of form tell it, whatever is counted: the mark that parts the members parts the first one from them too, or
a share stands beside the first one as beside each of them. Three more are words: what leads to a list stands right
before it, each tells of a year of its own, or all are named as the ways by which people turn to an office.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import SENTENCE_END, VIEWED
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_AMONG = regex("[^。；;]*其中(?![：:，,])[^。；;：:]*$")
_SHARE = regex(
    r"(?:[（(][^（()）\n]{1,24}[）)])?[，,、（(]?(?:约|分别|各)?占(?![全我本][市县区省镇乡州国])[^，,；;。、（）()\d]{0,8}[约为]?\d[\d.]*[%％][）)]?"
)
_YEAR = regex(r"(?:19|20)\d\d")
_NEXT = regex("(?:[，,][^，,；;。]{0,14}?(?:[增降升涨跌]|提高|回落|[居列排位]|第)[^，,；;。]{0,16})*[；;](?!其中)")
"""The mark behind a member and what is said of it: 95.28亿元，增长10.1%，增速全省第一；."""
_LED = regex(r"(?:(?:具体|分别|依次|各自)(?:为|是|有)|如下|明细)[：:，,]?[^，,；;。：:\d]{0,12}$")
_CHANNEL = regex(
    r"(?:来信|信件|写信|寄信|来访|走访|上访|上门|来电|电话|热线|网络|网上|网信|互联网|微信|短信|邮件|信箱)[一-鿿]{0,4}$"
)
_STOP = regex("[。！？!?；;\n]")
_OF_SO_MANY = regex(r"(?:^|[，,、；;])[^，,；;。、\d]{0,4}\d+[笔宗起家户项个人名件][^，,；;。、\d]{0,6}$")
_FEWEST = 2
_LEAD = 40
"""Characters before the first number in which its list is introduced."""


def heads_its_list(ledger: Ledger, found: Breakdown) -> bool:
    """True where the number taken for the whole is the first of the list that its parts stand in."""
    whole, parts = found.whole, found.parts
    text = ledger.text
    if whole.span.end > parts[0].span.start or SENTENCE_END.search(text, whole.span.end, parts[0].span.start):
        return False
    numbers = (whole, *parts)
    years = {one.period for one in numbers if _YEAR.fullmatch(one.period)}
    if len(years) == len(numbers):
        return True  # 2014年退出375户，2015年退出205户，…: each in a year of its own, the first as well
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(numbers)]
    last = text[parts[-1].span.end : parts[-1].span.end + _LEAD]
    shared = [_SHARE.match(gap) for gap in (*gaps, last)]
    if all(shared):
        return True
    # 4笔已收回106万元，2笔共82万元…，剩下1笔35万元: each amount is that of so many, the first as well.
    if all(
        one.kind == "money" and _OF_SO_MANY.search(text, max(0, one.span.start - _LEAD), one.span.start)
        for one in numbers
    ):
        return True
    if len(parts) >= _FEWEST and all(
        _NEXT.match(gap, share.end() if share else 0) for gap, share in zip(gaps, shared, strict=False)
    ):
        return True
    lead = _STOP.split(text[max(0, whole.span.start - _LEAD) : whole.span.start])[-1]
    if VIEWED.search(lead) or _LED.search(lead):
        return True
    return _CHANNEL.search(whole.before) is not None and any(_CHANNEL.search(part.before) for part in parts)


def tells_one_part(ledger: Ledger, found: Breakdown) -> bool:
    """True where 其中 tells one part, and the semicolon behind it leads to another thing or to the next class.

    随迁子女4.26万人，其中外省迁入0.71万人；留守儿童3.85万人. 分主体看，企业21.05亿元，其中规上17.38亿元；高校1.69亿元.
    """
    whole, (first, second, *_) = found.whole, found.parts
    text = ledger.text
    if not whole.span.end <= first.span.start < second.span.start or text[first.span.end] not in "；;":
        return False
    if _AMONG.match(text, whole.span.end, first.span.start) is None:
        return False
    lead = _STOP.split(text[max(0, whole.span.start - _LEAD) : whole.span.start])[-1]
    if VIEWED.search(lead):
        return len(found.parts) > _FEWEST
    if len(found.parts) > _FEWEST or found.complete not in ("", "slip"):
        return False
    one, other = found.names
    return len(other) >= _OWN_NAME and one[-_ENDING:] != other[-_ENDING:]


_OWN_NAME = 4
"""Characters of a name that says by itself what is counted: 留守儿童; 初中 is a class beside 小学."""
_ENDING = 2
"""Last characters of a name, which two parts of one sort share."""
