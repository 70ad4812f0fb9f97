"""Heads of a group: 由总会计师刘建国任组长, and 专班组长、副总经理何文涛 further down."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.person_posts import DOES, POST
from linter.facts.names.persons import SURNAMES
from linter.offsets import Span
from linter.patterns import regex

_ROLE = "(?P<role>组长|总指挥|指挥长|总召集人|总负责人)"
_NAME = rf"(?P<name>[{SURNAMES}](?:[一-鿿]{{2}}|[一-鿿]))"
_GIVEN = regex(
    rf"由(?:{POST}、){{0,3}}(?:{POST})?{_NAME}(?:同志)?(?:带队)?(?:担任|兼任|任|为)(?:[一-鿿]{{0,8}}的)?{_ROLE}"
)
_ROLE_GIVEN = regex(
    rf"{_ROLE}由(?:{POST}、){{0,3}}(?:[一-鿿]{{0,8}}(?:巡视员|调研员)|{POST})?{_NAME}(?:同志)?(?:担任|兼任)"
)
"""组长由二级巡视员姚卫国担任."""
_TOLD = regex(rf"(?<![副各])(?<!副总){_ROLE}(?:(?:、{POST}){{1,3}}|{POST})?{_NAME}{DOES}")
_SIGNS = ("组长", "指挥", "召集人", "负责人")
_SEVERAL = regex(
    "第[一二三四五六七八九\\d]{1,2}(?:工作|督导|检查|专项)?小?组|各小?组|[两二三四五六七八九]个[一-鿿]{0,6}(?:组|专班)|分组|分别由|调整|改由|接任|轮值|轮流"
    "|更换|调离|原组长|接替|双组长"
)
_SMALL = regex("(?:分为|分成|[及和]|汇总)?(?:[两二三四五六七八九]|\\d)个小组|各小组")
"""Small groups that the only one was parted into: they may have heads, and none of these speaks for it."""
_FOR_ALL = regex("(?:同志)?代表[一-鿿]{0,4}组")
_OF_OTHERS = regex("(?:小|第[一二三四五六七八九\\d]+|[村居]民|分|党|班|课题|教研|项目)组$")
"""What somebody else is the head of."""
_GROUP = regex("[一-鿿]{2,4}(?:领导小组|工作小组|专班|工作组|工作队|指挥部|协调组)")


def find_heads(text: str) -> Iterator[tuple[Span, Span]]:
    """The name that is given the head of the only group of a text, and the other name that bears it."""
    if not any(sign in text for sign in _SIGNS):
        return
    given = {match["role"]: match for form in (_GIVEN, _ROLE_GIVEN) for match in form.finditer(text)}
    if len(given) != 1 or _SEVERAL.search(_SMALL.sub("", text)):
        return
    [(role, first)] = given.items()
    told = [match for match in _TOLD.finditer(text, first.end()) if match["role"] == role]
    told = [match for match in told if not _OF_OTHERS.search(text, max(0, match.start() - _LEAD), match.start())]
    if _SMALL.search(text):
        told = [match for match in told if _FOR_ALL.match(text, match.end())]
    others = {match["name"] for match in told} - {first["name"]}
    bodies = {match.group()[-_LAST:] for match in _GROUP.finditer(text)}
    if len(others) == 1 and len(bodies) <= 1 and all(match["name"] in others for match in told):
        yield Span(*first.span("name")), Span(*told[0].span("name"))


_LEAD = 6
_LAST = 5
"""Characters by which the name of a group is another one."""
