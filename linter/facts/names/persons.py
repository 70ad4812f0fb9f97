"""Persons: who holds the one office of a head, 省长 李云山, and who gave the report of the government."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_from, matches_on_lines
from linter.offsets import Span
from linter.patterns import regex

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅齐康伍余元顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈"
    "项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡霍虞万柯卢莫房丁宣邓洪包左石崔吉龚程邢裴陆翁焦谷车侯全班仰秋仲宫宁仇甘武符刘景詹龙叶司黎白蒲赖卓屠乔温谭聂"
)
"""Common surnames of one character."""
REPORTER = "作政府工作报告"
"""What the head of a government does, told as the office where none is named."""
_OFFICE = (
    r"(?P<office>[省市县区州盟旗镇乡]长|(?:自治区|人民政府)主席|(?:[省市县区州]|自治区)委书记"
    r"|党组书记|[局院]长|检察长|总理)"
)
OF_AN_OFFICE = ("党组书记", "局长", "院长", "检察长")
"""Heads of an office: a report names those of several, but in one paragraph rarely two of one surname."""
_NOT_NOW = ("副", "原", "前", "前任", "时任", "历任")
"""Before the office of one of many, or of somebody who has left it."""
_NAME = rf"(?P<name>[{SURNAMES}][ 　]?[一-鿿]{{1,2}})"
_DOES = (
    r"(?=[\s，。；、：（()）]|作|所作|在|主持|出席|参加|代表|向|同志|宣布|致辞|讲话|指出|强调|要求|传达|通报|提出"
    "|率队|带队|汇报|介绍|总结)"
)
_OFFICE_BEGINS = regex(r"[省市县区州盟旗镇乡自人局院党检][长委治民组察]|总理")
_HEAD = regex(rf"{_OFFICE}[ 　:：]{{0,3}}{_NAME}{_DOES}")
_REPORTER = regex(rf"(?:(?<![一-鿿])|(?<=主席)|(?<=[省市县区州盟旗镇乡]长)){_NAME}(?={REPORTER})")
_TO_CONGRESS = regex(
    rf"(?:(?<![一-鿿\d])|(?<=[由以按据])){_NAME}(?=(?:同志)?(?:代表[^，。；\n]{{1,10}}?)?(?:向大会|在大会上)(?:所?作|提出|报告))"
)
"""由卢云亮同志代表政府向大会作出, but not 2项议案向大会报告: who gave the report that is read here."""
_CONGRESS = regex("向大会|在大会上")
_OTHER_WORDS = frozenset(["任何", "全体", "全面", "高度", "方面", "方案", "安全", "时间", "常务", "江河"])
"""What begins with a surname and is no name."""


_ROLE = regex(r"(?:[长员警师任理记事管人者家生户某]|代表|同志|主席|教授|村民|职工|[由是为与和、，：（( 　])$")
"""What a person's name follows."""


_OFFICE_BEFORE = regex("(?:书记|主任|[局处科所镇村站院厂校队组会]长|会计|干部|老师|医生|民警|法官|代表|同志)$")
"""What a surname follows that may itself be the slip, or another person's."""
_NAMED = regex(r"[一-鿿]{0,6}?(?:公司|集团|合作社|商行|村|镇|乡|街道|社区|小区|中学|小学)")
"""Names that other kinds compare, which ask for more than their sound."""


class Person(NamedTuple):
    """A name where it stands."""

    office: str
    """省长, 自治区主席, or `REPORTER` for who gave the report of a government."""
    name: str
    """Without the space that a title sets between surname and name."""
    span: Span
    """The name as it stands."""
    place: str = ""
    """Of which place, where that is told before the office on its line: 浔桥镇; empty where it is not."""


def find_persons(text: str) -> Iterator[Person]:
    """Every head of a place with a name, then everybody who is told by what a head does."""
    for match in matches_from(_HEAD, _OFFICE_BEGINS, text):
        name = match["name"].translate(_SPACES)
        if name[:2] not in _OTHER_WORDS and not text.endswith(_NOT_NOW, 0, match.start()):
            yield Person(match["office"], name, Span(*match.span("name")), place_before(text, match.start()))
    for pattern, sign in ((_REPORTER, REPORTER), (_TO_CONGRESS, _CONGRESS)):
        for match in matches_on_lines(pattern, sign, text):
            yield Person(REPORTER, match["name"].translate(_SPACES), Span(*match.span("name")))


_SPACES = str.maketrans("", "", " 　")
_PLACE = regex(r"[一-鿿]{2}(?<!自治|政府|委员|党委)(?=[省市县区州盟旗镇乡])")
_NEAR = 24
"""Characters before an office among which its place is told."""


def place_before(text: str, at: int) -> str:
    """浔桥 of 浔桥镇党委副书记、镇长, and of 浔桥 and 县委书记."""
    start = max(0, at - _NEAR)
    places = _PLACE.findall(text, max(text.rfind("\n", start, at) + 1, start), at + 1)
    return places[-1] if places else ""


def named_otherwise(text: str, at: int) -> bool:
    """True for a person's name, where two may sound the same, and for names that other kinds compare."""
    if _NAMED.match(text, at) or "某" in text[at + 1 : at + 3]:
        return True
    if text[at] in SURNAMES and _OFFICE_BEFORE.search(text, max(0, at - 2), at):
        return True
    return any(
        text[at - back] in SURNAMES and _ROLE.search(text, max(0, at - back - 4), at - back)
        for back in (1, 2)
        if at >= back
    )
