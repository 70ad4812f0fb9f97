"""Plain rows beside their number: 打好甲、乙、丙三大战役; 5类病种：甲、乙、丙、丁、戊; 甲、乙、丙3座水库."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex(r"[二两三四五六七八九十\d](?:大[一-鿿]|[座条所家个](?=[一-鿿])|[类种大](?=[一-鿿]{1,8}[：:]))")
GREAT = "大(?!中[型小专学]|[于小学约型量会多部额桥坝堤道厦楼队])"
"""The 大 of 三大战役, and not that of 大型, 大额 or 南三大桥."""
_GREAT = regex(rf"(?P<number>[二两三四五六七八九十]){GREAT}[一-鿿]{{2}}")
_BUILT = regex(
    r"(?P<number>[二两三四五六七八九十]|\d{1,2})(?:座(?:抽水蓄能|水库|电站|大桥|变电站|水电站|污水处理厂|城市|机场|港口)"
    r"|条(?:高速|铁路|公路|国道|省道|航线|轨道|地铁|高铁|隧道|河流)|所(?:高校|大学|学校|中学|小学|本科|医院|学院)"
    r"|家(?:医院|企业|公司|银行|高校)|个(?:国家级?|省级?|市级?)?(?:区域医疗中心|机场|港口|水库|开发区|自贸片区|都市圈|城市群|口岸))"
)
_KINDS = regex(
    r"(?P<number>[二两三四五六七八九十]{1,2}|\d{1,2})[类种大](?P<noun>[一-鿿]{2,8})[：:](?P<row>[^。；;：:\n，,“”《》]{8,300})(?=[。；;\n]|$)"
)
_OF_A_PLACE = regex(r"[^一-鿿]*[二两三四五六七八九十]?[所家]")
"""What a place may have two of: 青石、白沙3所中学."""
_ABSTRACT = regex(r"问题|不足|短板|方面|原因|情形|情况|做法|措施|举措|困难|表现|现象|工作")
_CLAUSE = regex(r"[，,。；;：:！？\n（）()]")
_ROW_IN_QUOTES = regex("“[^“”]*、|《[^《》]*、|^[^“]*”")
_VERB = regex(
    r"打[好赢]|推[进动]|实施|聚焦|突出|抓[好实]|开展|做[优强大好实]|培育|发展|构建|建[设成]|落实|形成|打造|围绕|支持|加快|壮大|推行|完善|健全|深化|统筹"
    r"|规划|提升|强化|涵盖|覆盖|连接|贯通|依托|组成|成立|设立"
)
_JOINT = regex("以及|[和与及暨]")
_OPEN = regex(r"等[^、]{0,2}$|[之的下辖属共有内里分为这那其此余各全]$")
_VERB_LAST = regex(rf"(?:{_VERB.pattern})[了好到]?$")
_DONE = regex(r"^[^和与及暨]{2,}(?:提升|发展|建设|推进|完善|深化|培育|强化|规划|统筹|保障)$")
"""设施提升, a name that ends like a verb."""
_DIGITS = regex(r"\d")
_REACH = 130
_LONGEST = 16
"""Characters of a name of a row, its verb left out."""
_SHORTEST, _LONGEST_PLACE = 2, 4
_FIELD = regex("领域|战役|战场|环节|集群|板块")
_FEWEST_BUILT = 3
_FEWEST_KINDS = 4


def find_plain_rows(text: str) -> Iterator[NamedList]:
    """Every row of two or more names, parted by 、 alone, at a number that is off by one."""
    for sign in _SIGN.finditer(text):
        start = sign.start()
        while start and text[start - 1] in "一二三四五六七八九十0123456789":
            start -= 1
        found = _kinds(text, start) or _before(text, start)
        if found is not None and abs(found.number - len(found.items)) == 1:
            yield found


def _before(text: str, start: int) -> NamedList | None:
    """打好甲、乙、丙三大战役 and 建设甲、乙、丙3座水库."""
    great = _GREAT.match(text, start)
    match = great or _BUILT.match(text, start)
    floor = max(0, start - _REACH)
    if match is None or "、" not in text[max(floor, start - _LONGEST - 1) : start]:
        return None
    clause = _CLAUSE.split(text[floor:start])[-1]
    names = clause.split("、")
    if (len(clause) == start - floor and floor) or _ROW_IN_QUOTES.search(clause) or _parted(clause, names[-1]):
        return None
    # The row begins behind its verb; a verb in a later name begins another row.
    verbs = [at for at, name in enumerate(names) if at and _VERB.match(name)]
    head = _VERB.search(names[0])
    number = whole_number(match["number"])
    more = len(names) > number
    if verbs or any(len(name) > _LONGEST for name in names[1:]) or _DIGITS.search(clause):
        return None
    certain = head is not None and _certain(names, head)
    if len(names) < (2 if great else _FEWEST_BUILT):
        return None
    if more and (head is None or (number < _FEWEST_BUILT and not (great and certain and _FIELD.search(match.group())))):
        return None
    if not great and (head is None or (more and not _bare_places(names, match))):
        return None
    if not great and not more and _OF_A_PLACE.match(text, start):
        return None
    first, *rest = _spans(names, start - len(clause))
    verb = [one.end() for one in _VERB.finditer(names[0]) if one.end() < len(names[0]) - 1]
    items = (Span(first.start + verb[-1], first.end) if verb else first, *rest)
    return NamedList(number, Span(start, match.end()), items, _readings(names), open=False)


def _parted(clause: str, last: str) -> bool:
    """True where 等, 的 or a verb of its own parts the number from the names."""
    return _OPEN.search(clause) is not None or (_VERB_LAST.search(clause) is not None and not _DONE.match(last))


def _certain(names: list[str], head: re.Match[str]) -> bool:
    """True for names of one length behind a verb: 抓好粮食、用水、住房."""
    first = names[0][[one.end() for one in _VERB.finditer(names[0])][-1] :] if head else names[0]
    return len({len(name) for name in (first, *names[1:])}) == 1 and not any(_JOINT.search(name) for name in names)


def _bare_places(names: list[str], match: re.Match[str]) -> bool:
    """True for more bare names than 3座水库 counts: one thing may stand in two places only where it is a road."""
    first = names[0][[one.end() for one in _VERB.finditer(names[0])][-1] :]
    short = all(_SHORTEST <= len(name) <= _LONGEST_PLACE for name in (first, *names[1:]))
    return (
        short
        and match.group().lstrip("0123456789二两三四五六七八九十")[0] in "座所"
        and not _JOINT.search("".join(names))
    )


def _kinds(text: str, start: int) -> NamedList | None:
    """5类病种：甲、乙、丙、丁、戊."""
    match = _KINDS.match(text, start)
    if match is None or _ABSTRACT.search(match["noun"]) or match["row"].endswith("等"):
        return None
    row = _without_asides(match["row"])
    names = row.split("、")
    number = whole_number(match["number"])
    if len(names) < _FEWEST_KINDS or number < _FEWEST_KINDS or any(len(name.strip("　")) > _LONGEST for name in names):
        return None
    items = _spans(names, match.start("row"))
    return NamedList(number, Span(start, match.end("noun")), items, _readings(names), open=False)


def _without_asides(row: str) -> str:
    """The row with what stands in brackets blotted out, so that a 、 in there parts nothing."""
    return re.sub(r"[（(][^（）()]{0,40}[）)]", lambda aside: "　" * len(aside.group()), row)


def _spans(names: list[str], at: int) -> tuple[Span, ...]:
    spans = []
    for name in names:
        spans.append(Span(at, at + len(name)))
        at += len(name) + 1
    return tuple(spans)


def _readings(names: list[str]) -> frozenset[int]:
    """The names, each joint one name more, or the beginning of another row."""
    readings = {len(names)}
    joints = 0
    for at, name in enumerate(names):
        for _ in _JOINT.finditer(name):
            joints += 1
            readings |= {len(names) + joints, len(names) - at}
    return frozenset(readings)
