"""Even rows right before their number: 建成甲、乙、丙3个实验室, “清淤、护岸、补绿、引水”四大工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.names.plain_rows import GREAT
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex(
    r"[、一-鿿”](?P<count>(?P<number>[二两三四五六七八九十]|\d{1,2})"
    r"(?:(?P<unit>[大个类项种支张条道家座所场本步])(?P<noun>[一-鿿]{2,6}|(?<=[类种])(?=[，。；\n]))|[市省](?![一-鿿]?[、两三四五六七八九十\d]|[级长委域政直属民里场间])))"
)
_NUMERALS = frozenset("第一二三四五六七八九十百千万两几数0123456789.之约近超达")
_GREAT = regex(GREAT)
_STOP = regex(r"[^一-鿿、]")
_HEARD = regex(r"[，,。；;：:！？\n—]|(?<=\d)[.．]|(?<=[（(][一二三四五六七八九十\d])[）)]")
_JOINT = regex("以及|[和与及或暨并至到]|等")
_TAIL = regex(r"(?:等|共计?|[这那]|以上|[上下]述)+$")
_NO_ITEM = regex(
    r"[的地得了着过有为是在内外共计各每另余其此由]$"
    r"|涉及|包括|存在|完成|发现|选取|选择|入选|牵头|负责|组[成建]|[成设建]立|抽调|派出|下设|分[成为]|选派|[组设派]$"
)
_ANEW = regex(
    r"强化|加强|加大|加快|推[动进行]|促进|完善|健全|深化|优化|扩大|支持|落实|建[立设成]|实施|开展|构建|发展|培育|打造|围绕|聚焦|新[建增]|改造|发放|办好|成立|组织"
)
"""A verb that begins another row, or another row's end: 强化财税、金融支持、推动减负、完善服务 are three things."""
_JOINING = regex(
    r"高速|公路|铁路|(?<!赛)道|(?<![防底红主战])线|桥|管网|河|片区|组团|经济[带圈区]|都市圈|城市群|走廊|流域|区域|跨|及?以上"
    r"|综合|班|窗口|课题"
)
"""3条高速公路 join four places, 3个组团 hold them, 3个综合窗口 take four matters."""
ONE_EACH = regex(
    r"[^、]{0,4}(?:关键|方面|领域|环节|阶段|层面|维度|类别|体系|优势|主导|支柱|特色|组团|县市?|任务|要求|原则|行动|机制|职能|战役|保险|电站|实验室|重点行业|支柱行业|传统行业|耗能行业)"
)
"""What has one name each; of others a name may have several: 发明、实用新型、外观设计4项专利."""
NOT_ALL = regex("(?:及?以[上下内]|[多余]|[一-鿿]{0,4}?(?:中的|之一))")
"""Behind a count, what leaves some of the row out, or says that there are more: 4个以上, 三个方面之一."""
_BOTH = regex(r"[^，。；]{0,6}?[和与及、](?:[一两二三四五六七八九十]|\d+)[个座条项家所类种]")
"""3座中型和1座小型水库: the names are those of both."""
# What a row of other things has so many of: 甲县、乙县、丙县4家企业.
_OWNED = regex(
    r"(?P<place>县(?!市)|[州镇乡村]|(?<!县)市(?!场)|区(?!域|块)|街道|社区)"
    r"|单位|部门|企业|公司|项目|学校|医院|机构|问题|案|人|月|年|百分点|标段|网点|站点"
)
_REACH = 100
"""Characters before a number in which its row begins."""
_FEWEST, _MOST = 3, 9
_SHORTEST, _LONGEST = 2, 10
"""Characters of a name, unless all are of one, as in 水、气、土."""
_NOUN = 4
"""Characters of a noun in which its head stands."""
_LONG = 3
"""Characters of names of which two hardly ever count the last of three."""


def find_even_rows(text: str) -> Iterator[NamedList]:
    """Every row of three or more names of nearly one length, parted by 、 alone, at a number that is off by one.

    Of 92 such rows in public reports, 91 held as many names as their number told, and the other one was a slip; where
    the number counts something else (behind 等, above all), it is seldom within one of the row.
    """
    if "、" not in text and "”“" not in text:
        return
    for match in _SIGN.finditer(text):
        found = _row(text, match)
        if found is not None and abs(found.number - len(found.items)) == 1:
            yield found


def _row(text: str, match: re.Match[str]) -> NamedList | None:
    end = match.start("count")
    if text[end - 1] in _NUMERALS or (match["unit"] == "大" and not _GREAT.match(text, match.start("unit"))):
        return None
    start = max(0, end - _REACH)
    closed = text[end - 1] == "”" or text[end - 2 : end] in ("”等", "”的")
    if text[end - 1] == "”" and (marked := _QUOTED.search(text, start, end)):
        items = [Span(*item.span()) for item in _QUOTE.finditer(text, *marked.span("row"))]
        names = [text[item.start : item.end] for item in items]
        if not _FEWEST <= len(names) <= _MOST or not _counts(names, False, True, match):
            return None
        return NamedList(
            whole_number(match["number"]), _count(text, match), tuple(items), frozenset([len(names)]), False
        )
    if closed:
        end = text.rindex("”", 0, end) + 1
        start = text.rfind("“", start, end) + 1
        if not start or text[start - 2 : start - 1] in _QUOTED_BEFORE:
            return None
        clause = text[start : end - 1]
        is_open = text.startswith("等", end)
        end -= 1
    else:
        clause = text[start:end]
        stop = next((at for at in range(len(clause) - 1, -1, -1) if _STOP.match(clause[at])), -1)
        if (stop < 0 and start) or (stop >= 0 and not _HEARD.match(text, start + stop)):
            return None
        clause = clause[stop + 1 :]
        start += stop + 1
        tail = _TAIL.search(clause)
        is_open = tail is not None and "等" in tail.group()
        if tail:
            clause = clause[: tail.start()]
    names = clause.split("、")
    number = whole_number(match["number"])
    if not _FEWEST <= len(names) <= _MOST or not all(names) or (is_open and number >= len(names)):
        return None
    if not _even(names, closed, match["unit"] == "大") or not _counts(names, is_open, closed, match):
        return None
    if match["unit"] and _BOTH.match(text, match.start("noun")):
        return None
    if not closed and goes_back(text, start, names):
        return None
    items = []
    at = start
    for name in names:
        items.append(Span(at, at + len(name)))
        at += len(name) + 1
    if not closed:
        # What stands before the first name, as long as the second, is the verb.
        items[0] = Span(max(items[0].start, items[0].end - len(names[1])), items[0].end)
    return NamedList(number, _count(text, match), tuple(items), frozenset([len(names)]), is_open)


def _count(text: str, match: re.Match[str]) -> Span:
    """The number with its noun; one of which no end is known is not shown, lest it break off in a word."""
    at_noun = match.end("unit") if match["unit"] else match.end("count")
    noun = _OWNED.match(text, at_noun) or ONE_EACH.match(text, at_noun) if match["unit"] else None
    return Span(match.start("count"), noun.end() if noun else at_noun)


_QUOTED_BEFORE = frozenset("、”和与及或暨")
_QUOTED = regex("(?<![、”》和与及或暨等])(?P<row>“[^“”、\\n]{1,12}”(?:、?“[^“”、\\n]{1,12}”)+)$")
"""“清风”“护苗”“净网”四个专项行动: names that are quoted each."""
_QUOTE = regex("“[^“”]+”")


def _even(names: list[str], closed: bool, great: bool) -> bool:
    """True for names that hold no joint and are nearly of one length; a verb may stand before the first."""
    rest = names if closed else names[1:]
    sizes = [len(name) for name in rest]
    shortest, longest = min(sizes), max(sizes)
    if (shortest < _SHORTEST and longest > 1) or longest > _LONGEST or len(names[0]) * 2 < shortest:
        return False
    # 巩固提升和改造清淤、护岸、补绿: the verb before the first name may hold a joint of its own.
    names = [names[0][-longest - 1 :], *names[1:]]
    if any(_JOINT.search(name) or _NO_ITEM.search(name) for name in names) or len(set(names)) < len(names):
        return False
    if any(_ANEW.match(name) for name in rest):
        return False
    # 科创、金融、物流、国际贸易四大功能: hardly ever off by chance.
    return great or longest <= shortest + 1 or longest * 2 <= shortest * 3


def _counts(names: list[str], is_open: bool, closed: bool, match: re.Match[str]) -> bool:
    """True where the noun can count the names: they are no owners of what it tells."""
    if NOT_ALL.match(match["noun"] or ""):
        return False
    noun = (match["noun"] or "")[:_NOUN]
    if match["number"] in ("两", "2") and not is_open:
        # 发放低保、特困、残疾人两项补贴
        shortest, longest = sorted((len(names[-1]), len(names[-2])))
        if shortest < _LONG or (shortest == _LONG and longest > _LONG):
            return False
    if whole_number(match["number"]) < len(names) and _JOINING.search(noun):
        return False
    if not closed and not _one_each(match, len(names)):
        return False
    owned = _OWNED.search(noun)
    if owned is None or all(name[-1] == noun[owned.end() - 1] for name in names):
        return True
    # Three places have no fewer than three towns.
    return bool(owned["place"]) and whole_number(match["number"]) < len(names)


def _one_each(match: re.Match[str], named: int) -> bool:
    """False where a name may have several of what the noun tells, or several names one: 县级、镇级4场发布会."""
    if match["unit"] == "场":
        return False
    if whole_number(match["number"]) <= named or match["unit"] in (None, "大", "类", "种", "张"):
        return True
    return ONE_EACH.match(match["noun"]) is not None


def goes_back(text: str, start: int, names: list[str]) -> bool:
    """True where the row of names that begins at `start` may have begun before a comma: 甲县，乙县、丙县、丁县4个县."""
    if text[start - 1 : start] not in tuple("，,；;"):
        return False
    longest = max(len(name) for name in names[1:]) + 1
    before = re.split(r"[，,。；;：:！？\n、]", text[max(0, start - longest - 2) : start - 1])
    return len(names[0]) <= longest and len(before) > 1 and len(before[-1]) <= longest
