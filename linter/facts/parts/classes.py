"""Classes: how the names of a list say that it holds every part of its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity

_BRANCHES = (
    ("公务接待", "公务用车|公车|车辆购置及运行", "因公出国|出国|因公临时出国"),
    ("公务接待", "用车购置|车辆购置费", "用车运行|车辆运行", "因公出国|出国|因公临时出国"),
    ("农业|种植业", "林业", "牧业|畜牧业", "渔业",
     "辅助性活动|服务业|农林牧渔业专业及辅助性活动|农林牧渔业服务业|农林牧渔服务业"),
    ("财政", "自筹", "社会|捐赠|捐款", "贷款|银行"),
    ("工资性收入|工资收入", "经营净收入|经营性收入|经营性净收入|家庭经营", "财产净收入|财产性",
     "转移净收入|转移性|转移收入"),
    ("食品烟酒", "衣着", "居住", "生活用品", "交通", "教育", "医疗保健", "其他用品"),
)  # fmt: skip
"""The same where some of the classes, told alone, still hold nothing twice."""
# Classes that leave nothing out; | parts the words for one class.
_EXHAUSTIVE = (
    ("城镇", "乡村"), ("城镇", "农村"), ("城市", "农村"), ("男", "女"), ("一般债", "专项债"),
    ("一般隐患", "重大隐患"), ("一般事故", "重大事故"), ("已", "未"), ("已", "尚未"), ("进口", "出口"),
    ("国内", "国际"),
    ("国内", "入境"), ("境内", "境外"), ("省内", "省外"), ("市内", "市外"), ("县内", "县外"), ("线上", "线下"),
    ("公办", "民办"), ("公立", "民营"), ("新建", "续建"), ("新开工", "续建"),
    ("新增债|新增政府债|新增地方政府债|新增一般债|新增专项债", "再融资"),
    ("税收", "非税|非税收"), ("一般性转移", "专项转移"), ("合格", "不合格"),
    ("属实", "不属实"), ("属实", "部分属实", "不属实"), ("优", "良", "中", "差"),
    ("优秀", "良好", "合格", "不合格"),
    ("优秀", "合格", "不合格"), ("优秀", "良好", "一般", "较差"), ("满意", "基本满意", "不满意"),
    ("好", "一般", "差"),
    ("按期|按时|如期", "超期|逾期|超时|超过"),
    ("有效", "无效"), ("定量", "定性"), ("约束性", "预期性"), ("自有", "租赁"), ("夏粮", "秋粮"),
    ("财产险|财产保险|财险公司|产险公司", "人身险|人身保险|人寿保险公司|寿险公司|人身险公司"),
    ("财产险|财产保险", "寿险|人寿保险", "意外", "健康"), ("批发", "零售", "住宿", "餐饮"),
    ("批发和零售|批发零售|批零", "住宿和餐饮|住宿餐饮|住餐"),
    ("中央", "省", "市县"), ("中央", "省", "市", "县"), ("职工", "居民"), ("企业职工", "机关", "居民"),
    ("邮政", "电信"), ("自然人", "法人"),
    ("固定电话", "移动电话"), ("本科", "专科"),
    ("重伤", "轻伤"),
    ("高中", "中职|中等职业", "初中", "小学", "幼儿园|学前", "特殊教育|特教"), *_BRANCHES,
)  # fmt: skip
_HERE_AND_THERE = (("国内", "国际|地区"), ("境内", "境外"), ("省内", "省外"), ("市内", "市外"), ("县内", "县外"))
"""Classes of which a list may hold several kinds: 国内航线, 国际客运航线, 国际货运航线."""
_LEVELS = (("本级|市直|省直|州直", "县|各区|区级|各旗|市州|各市|地市"), ("县本级|区本级|本级", "乡镇|镇街|各镇"))
"""Levels of government: nothing is left out, unless others have paid as well."""
_REST = regex(r"(?:其余|其他(?!服务)|其它|余下|剩余|另)")
_ORDINAL = regex(r"第[一二三四五六七八九十\d]+")
_TIME = regex(r"\d月|年底|季度|月底|(?:19|20)\d\d年|上半年|下半年")
_YEAR_ONLY = regex(
    r"(?:其中)?(?:19|20)\d\d年(?![前底内末\d上下一二三四第]|.*(?:完成|完工|竣工|整改|实施|计划|拟|预计))"
)
"""Some of the years of a longer period: 累计8642户，其中2020年214户、2019年1386户."""
_PLACE = regex(r"[一-鿿]{1,8}(?:镇|乡|街道|县|区|市|村|社区)$")
_SPLIT = regex(r"分别[为是有]|分为")
_SPREAD = regex("[分散]布[在于]|分属|(?:来源|渠道|[去投]向|用途)[^，,]*[：:]")
"""What introduces where each member stands, or where each yuan comes from or goes to: none stands twice."""
_INCLUDES = regex(r"^(?:含|其中|包括|包含|涉及|如)|重点|主要")
_PAIR = 2
_FEWEST_PLACES = 3
"""Places from which on a list of them is taken for all of them."""


def completeness(why: str, introduced: str, names: Sequence[str], extra: bool) -> str:
    """Why a list of parts with these names holds all of them; empty where nothing says so."""
    if not _all_differ(names):
        return ""
    told = _told_by_all(names, extra)
    if told is None:
        told = "classes" if _exhaust(names) else _told_by_some(why, introduced, names)
    return told


def are_classes(names: Sequence[str]) -> bool:
    """True where the names alone are all the classes of something."""
    return _all_differ(names) and _exhaust(names) and _told_by_all(names) is None


def are_ordinals(names: Sequence[str]) -> bool:
    """True for 第一产业, 第二产业, 第三产业, none of which is what is left."""
    return bool(_ORDINAL.match(names[0])) and _all_differ(names) and _told_by_all(names) == "ordinals"


def _all_differ(names: Sequence[str]) -> bool:
    return len(set(names)) == len(names) and all(names)


def _told_by_all(names: Sequence[str], extra: bool = False) -> str | None:
    """What a rest, ordinals, places or times for names say of the list; None where they are of another kind."""
    if any(_REST.match(name) for name in names[1:]) or (extra and all(_PLACE.search(name) for name in names)):
        return "rest"
    if _ORDINAL.match(names[0]) and all(_ORDINAL.match(name) for name in names):
        return "ordinals"
    if all(_TIME.search(name) for name in names) and not all(_YEAR_ONLY.match(name) for name in names):
        return "" if any("当月" in name or "单月" in name for name in names) else "deadlines"
    return None


def _told_by_some(why: str, introduced: str, names: Sequence[str]) -> str:
    """What levels, classes or places among the names say, or else the words before the list."""
    if len(names) > _PAIR and any(_covered(row, names) for row in _HERE_AND_THERE):
        return "covered"
    if any(len(row) == len(names) and _distinct(row, names) for row in _LEVELS):
        return "levels"
    if any(len(names) < len(row) and _distinct(row, names) for row in _BRANCHES):
        return "apart"
    if sum(bool(_PLACE.search(name)) for name in names) >= max(_FEWEST_PLACES, len(names) - 1):
        return "places"
    if _SPREAD.search(introduced):
        return "places"
    if _SPLIT.search(introduced):
        return "plain"
    if why in ("bracket", "colon", "dash") and not _INCLUDES.search(names[0]) and "其中" not in introduced:
        return "plain"
    return ""


_LEVEL = "级(?!公路|以|甲|乙|等|医院|医疗|服务|图书|馆|站|综合)"
"""三级医院 and 二级服务站 tell a grade and no number of levels."""
KIND_OF_CLASS = (
    f"方面|类|档|{_LEVEL}|等次|层次|渠道|来源|区间|年龄段|种|途径|类型|等级|版块|板块"
    "|品种|行业|领域|环节|片区|批次|批|部分|阶段"
)
"""What classes are called when a text says how many there are."""
_ANNOUNCED = regex(rf"(?P<n>[二两三四五六七八九十]|(?<!\d)\d)(?:个|大|种|项)*(?:{KIND_OF_CLASS})")
_ONE_EACH = regex(
    r"[^。！？!?\n]{0,40}?(?:每[一-鿿]{1,6}(?:只|仅|均只|限)[一-鿿]{1,6}[一1][一-鿿]|互不(?:重复|交叉|重叠)|不重不漏"
    r"|(?:无|没有|别无|不存在)(?:其他|其它|第[三四五六七八九十])"
    r"|(?:以上|上述)[一-鿿]{0,6}(?:即|就是|为)(?:全部|所有))"
)
"""What says behind a list that every member stands in just one of its parts."""

_LEAD = 16
"""Characters before a whole in which its classes may be announced."""


def says_all(whole: Quantity, first: Quantity, count: int, tail: str) -> bool:
    """True where the words before the first part announce so many classes, or those behind say 每件只归一类."""
    lead = re.split("[。；;\\n]", whole.text[max(0, whole.span.start - _LEAD) : first.span.start])[-1]
    told = [whole_number(match["n"]) for match in _ANNOUNCED.finditer(lead)]
    return (bool(told) and told[-1] == count) or each_once(tail)


def each_once(tail: str) -> bool:
    """True where the words behind a list say that every member stands in just one part: 每件仅归入一类."""
    return _ONE_EACH.match(tail) is not None


_JOINT = "(?:、|和|与|及|以及)"
_JOINTS = regex("[、和与及]")
_FARTHEST = 40
"""Characters before a whole in which its clause may name the classes."""


def named_before(whole: Quantity, names: Sequence[str]) -> str:
    """ "named" for a list of what its whole names: 省、市两级项目52项，其中省级12项、市级40项."""
    clause = re.split("[。；;，,\\n]", whole.text[max(0, whole.span.start - _FARTHEST) : whole.span.start])[-1]
    if _all_levels(clause, names):
        return "named"
    if len(names) < 2 or not _JOINTS.search(clause):
        return ""
    shared = _shared_end(names)
    cores = [name.removesuffix(shared) for name in names]
    if not all(cores):
        return ""
    rest = f"[{re.escape(shared)}]{{0,{len(shared)}}}" if shared else ""
    listed = _JOINT.join(re.escape(core) + rest for core in cores)
    return "named" if re.search(rf"(?<![、和与及]){listed}(?!等|{_JOINT})", clause) else ""


_EVERY_LEVEL = regex(f"各级|(?P<n>[两二三四五]){_LEVEL}")
_LADDER = ("省", "市州盟", "县区旗", "乡镇", "村")
_RUNG = regex("(?:其中)?(?P<rung>[省市州盟县区旗村]|乡镇?|镇)级")
_WIDER = ("", "[全我本]省", "[全我本][省市州盟]", "[全我本]")
"""Places whose own level a list that begins with a rung leaves out."""


def _all_levels(clause: str, names: Sequence[str]) -> bool:
    """True for 各级河长巡河1386次，其中县级150次、乡级236次、村级1000次: every level from one down to the last."""
    said = _EVERY_LEVEL.search(clause)
    rungs = [_RUNG.match(name) for name in names] if said else []
    told = [next(at for at, row in enumerate(_LADDER) if rung["rung"][0] in row) for rung in rungs if rung]
    if said is None or len(told) < max(_PAIR, len(names)) or told != list(range(told[0], told[0] + len(told))):
        return False
    if said["n"]:
        return whole_number(said["n"]) == len(told)
    return told[-1] >= _LOWEST and len(told) > _PAIR and not (told[0] and re.search(_WIDER[told[0]], clause))


_LOWEST = 3
"""The rung with which a list of every level may end: offices of towns are the last where villages have none."""


def _shared_end(names: Sequence[str]) -> str:
    """The characters with which all names end."""
    same = takewhile(lambda chars: len(set(chars)) == 1, zip(*(name[::-1] for name in names), strict=False))
    return "".join(chars[0] for chars in same)[::-1]


def _exhaust(names: Sequence[str]) -> bool:
    """True when the names are the classes of one of the rows, in any order."""
    first, rows = names[0], _exhaustive(len(names))
    rows_of_first = {row for begins in rows.keys() & set(first) for word, row in rows[begins] if word in first}
    return any(_distinct(row, names) for row in rows_of_first) or _negated(names)


def _negated(names: Sequence[str]) -> bool:
    """True for 脱贫村 and 非脱贫村."""
    bare = [name.removeprefix("其中") for name in names]
    return len(bare) == _PAIR and any(one == f"非{other}" for one, other in (bare, bare[::-1]))


@cache
def _exhaustive(count: int) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The words of the rows of so many classes that leave nothing out, each with its row, by their first character."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in _EXHAUSTIVE:
        for word, _ in _words(row) if len(row) == count else ():
            found.setdefault(word[0], []).append((word, row))
    return found


@cache
def _words(row: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The words for the classes of a row, each with the place of its class."""
    return tuple((word, at) for at, words in enumerate(row) for word in words.split("|"))


def _covered(row: tuple[str, ...], names: Sequence[str]) -> bool:
    """True for 国内航线, 国际客运航线, 国际货运航线: every name is of one of two classes, and both are there."""
    found = {_class_of(row, name) for name in names}
    return None not in found and len(found) == len(row)


def _distinct(row: tuple[str, ...], names: Sequence[str]) -> bool:
    """True when every name holds a class of its own."""
    found = set()
    for name in names:
        held = _class_of(row, name)
        if held is None or held in found:
            return False
        found.add(held)
    return True


def _class_of(row: tuple[str, ...], name: str) -> int | None:
    """Which class of a row a name holds, one only; 不合格 holds 合格 as a piece of its own."""
    held = [(word, at) for word, at in _words(row) if word in name]
    if len(held) < _PAIR:
        return held[0][1] if held else None
    own = {at for word, at in held if not any(word in other and word != other for other, _ in held)}
    return own.pop() if len(own) == 1 else None
