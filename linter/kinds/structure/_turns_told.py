"""Counts right before a list in whatever noun: 处理好四对关系：一是…, 原因有三：一是…, 三个特点。首先…，最后….

What is counted must be told of, 有 and 打好 and 概括为; 走访3个乡镇：一是… counts no points of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.layout.headings import written
from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = r"(?P<number>[二两三四五六七八九十]|\d{1,2})"
_TOLD = (
    "有|是|为|成|包括|包含|概括为|归纳为|总结为|归结为|体现为|打好|处理好|把握好?|抓住|抓好|做好|做到|念好|唱好|走好|下好|用好|守好|答好|写好"
    "|提出|存在|坚持|采取|运用|实现|强化|落实|突出|呈现|具有|面临|注意|明确|实行|推行|打出|练好|从|在"
)
_BEFORE = regex(
    rf"(?:{_TOLD})了?(?:以下|如下|这样?|这么)?(?P<span>(?<![第\d.一二三四五六七八九十])"
    rf"{_NUMERAL}(?:点|条|方面|对|张|招|句|步|关|手|本|道|盘|篇|个|项|种|类|大|字|处|块|桩)"
    r"[^，,。；;：:、\d\n]{0,10}?)[：:。，,][ 　\n]*$"
)
_BARE = regex(
    "(?:原因|措施|做法|表现|特点|经验|体会|建议|问题|要求|难点|启示|目的|好处|理由|办法|路径|途径|意义)"
    rf"(?:主要|大致|大体)?(?P<span>有{_NUMERAL}(?:个方面|[个条项点类种])?)[：:。，,][ 　\n]*$"
)
_ANY = regex(
    rf"(?P<span>(?<![“第\d.一二三四五六七八九十近约前后每各几数好]){_NUMERAL}(?:个方面|[个条项点类种套件招步道手桩笔门大]|记|板斧)"
    r"(?![多余几月]|以[上下]|百分点)[^，,。；;：:、\d\n]{0,14}?)[：:。][ 　\n]*$"
)
"""Any count that ends its clause right before a list; the list must then be one off."""
_CONCRETE = regex(
    r"[镇乡村县区市组局校院所站厂店户人名]|项目|企业|单位|部门|中心|公司|机构|案|会议|文件|资金|活动|标段|批|线索|事项|信访|投诉|平台|基地|园|车间|党员|干部"
)
"""What is counted and is no point of a list."""
_CLAUSE = regex(r"[，,。；;：:\n]")
_CONCRETE_END = regex(f"(?:{_CONCRETE.pattern}|点|户|处|站|校|片区|县|河|库)$")
_DONE_WITH = regex("^(?:对|就|针对|围绕|将|把|按照?|根据|完成|已)|其中|主要|部分|前|上述|以上")
_OF_THEM_ALL = regex(
    "^(?:[概总归][括结纳]起来|总的看|具体)?主要"
    "(?=[是有为]|包括|包含|体现|(?:问题|原因|措施|做法|表现|特点|经验|不足)(?:[有是为]|$))"
)
"""主要是四条： tells of all that are listed: no other one is counted."""
_LOOK_BACK = 40
"""Characters before a list in which its number stands."""
_FIRST = regex("首先[，,是要]")
_NEXT = regex(r"(?<=[。；;，,])(?:其次|再次|再者|最后|其三|第[二三四五])[，,是要]")
_AND_MORE = regex(r"(?<=[。；;])(?:此外|另外|同时|还有|第[一二三四五六]|一是|（一）)")
_REACH = 600
"""Characters behind 首先 in which 最后 stands."""


def counted_right_before(ledger: Ledger, start: int) -> re.Match[str] | None:
    """The number that tells the points of the list beginning at `start`."""
    floor = max(0, start - _LOOK_BACK)
    match = _BEFORE.search(ledger.text, floor, start) or _BARE.search(ledger.text, floor, start)
    if match is None or _CONCRETE.search(match["span"]):
        return None
    clause = _OF_THEM_ALL.sub("", _CLAUSE.split(ledger.text[floor : match.start("span")])[-1])
    return None if _DONE_WITH.search(clause) else match


def any_right_before(ledger: Ledger, start: int, listed: int) -> re.Match[str] | None:
    """The number right before a list of one point more or fewer, whatever it is said to count."""
    floor = max(0, start - _LOOK_BACK)
    match = _ANY.search(ledger.text, floor, start)
    if match is None or _CONCRETE_END.search(match["span"]) or abs(whole_number(match["number"]) - listed) != 1:
        return None
    clause = _CLAUSE.split(ledger.text[floor : match.start("span")])[-1]
    return None if _DONE_WITH.search(_OF_THEM_ALL.sub("", clause)) else match


def right_before(ledger: Ledger, start: int, listed: list[Span]) -> re.Match[str] | None:
    """The number right before a list, where it is so near, or the list so plainly of it, that it is off by a slip."""
    found = counted_right_before(ledger, start)
    near = found and len(listed) > 1 and abs(len(listed) - whole_number(found["number"])) <= 1 + len(listed) // PER_SLIP
    if found and (near or plainly_bare(ledger, found, listed)):
        return found
    return any_right_before(ledger, start, len(listed))


PER_SLIP = 4
"""Points of a list for each that its number may be off beyond one."""


def plainly_bare(ledger: Ledger, match: re.Match[str], listed: list[Span]) -> bool:
    """True where nothing but points is counted, 有五个方面。, and the list ends for good: it may be far off."""
    if len(listed) < _FEWEST_POINTS or not _POINTS_ALONE.fullmatch(match["span"]):
        return False
    following = written("一、", len(listed) + 1).rstrip("、")
    more = re.compile(rf"{following}[是、，）要]|其{following}|第{following}")
    return not more.search(ledger.text, listed[-1].end, listed[-1].end + _FARTHEST_POINT)


_POINTS_ALONE = regex(r"[一-鿿\d]{1,2}(?:个方面|方面|条|点|项)")
_FEWEST_POINTS = 3
_FARTHEST_POINT = 2500
"""Characters behind the last mark in which the next one would stand, had it been lost to the list by its layout."""


def told_in_turn(ledger: Ledger) -> Iterator[tuple[re.Match[str], list[Span]]]:
    """三个特点。首先…，其次…，再次…，最后…: the words that mark each of them, up to 最后."""
    for first in _FIRST.finditer(ledger.text):
        match = counted_right_before(ledger, first.start())
        if match is None:
            continue
        block = ledger.document.blocks[ledger.document.block_index(first.start())].span
        end = min(block.end, first.end() + _REACH)
        marks = [first, *_NEXT.finditer(ledger.text, first.end(), end)]
        last = [at for at, mark in enumerate(marks) if mark.group().startswith("最后")]
        if last == [len(marks) - 1] and not _AND_MORE.search(ledger.text, first.end(), end):
            yield match, [Span(*mark.span()) for mark in marks]
