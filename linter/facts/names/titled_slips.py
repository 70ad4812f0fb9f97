"""Titled slips: 第一书记陈志翔, and 陈志祥自7月派驻以来, a name told once and told again with one other character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from linter.facts.names.alike import alike
from linter.facts.names.person_slips import MORE_SURNAMES, beside
from linter.facts.names.persons import SURNAMES, place_before
from linter.facts.numbers.lines import matches_on_lines, places_of
from linter.offsets import Span
from linter.patterns import regex

_TITLE = (
    "(?:书记|主任|主席|主管|[局处科所镇乡村站院厂校队组会县市区州省行社班馆台团园部厅]长|委员|经理|董事|监事|巡视员|调研员|会计师?|出纳|工程师|教授"
    "|医师|老师|教师|护士|医生|民警|警官|法官|检察官|律师|书记员|秘书|干事|文书|文员|[管账林格水息洁络驶]员|村医|专员|站员|组员|队员|代表|选手|教练|传承人|同志|先生|女士)"
)
_BEFORE = regex(
    rf"(?P<title>[一-鿿]{{0,6}}{_TITLE})(?P<name>[{SURNAMES}{MORE_SURNAMES}](?!某)[一-鿿]{{2}})(?![一-鿿]?某)"
)
"""A title and a name; of 站长梁某收受礼金 and 梁某受到处分 the third character belongs to the verb."""
_SIGN = regex(f"[记任席管长员理事计师纳授士生警官书医表手练人志](?=[{SURNAMES}{MORE_SURNAMES}][一-鿿]{{2}})")
"""The end of a title right before a surname."""
_TITLED = regex(rf"[一-鿿]{{0,6}}{_TITLE}(?=[ 　]?$)")
_BEHIND = regex(rf"(?P<title>[一-鿿]{{0,5}}?{_TITLE})")
_ACTS = regex(
    "自|在|于|曾|任|又|再次|多次|先后|主动|表示|介绍|说|称|强调|指出|要求|主持|带队|带领|率|出席|参加|宣读|通报|传达|汇报|作|代表|就|对|向|把|被|因|已|等|负责|到|来|及"
    "|[，,。；;：:）)（(的\n]"
)
"""What goes on behind a person's name."""
_FRONT = regex("(?:^|[，,。；;：:（(\n“]|[由从向对把将被与和让给替经]|其中|以来|其间|期间|此后|随后)$")
_FEW = 1
"""Times that one of both writings stands: two people are each told of again."""
_LENGTH = 3
_LONGEST_TITLE = 10


def find_titled_slips(text: str) -> Iterator[tuple[Span, Span]]:
    """The writing told later or less often, and the other one."""
    titled: dict[str, tuple[int, str]] = {}
    for match in matches_on_lines(_BEFORE, _SIGN, text):
        titled.setdefault(match["name"], (match.start("name"), match["title"]))
    places = _places(text, {name[0] for name in titled})
    told: set[frozenset[str]] = set()
    for name, (place, title) in titled.items():
        for wrong, at in _alike(text, name, places):
            pair = frozenset((name, wrong))
            if pair in told or not _is_person(text, at, title) or _apart(text, place, at):
                continue
            if beside(text, name, at) or beside(text, wrong, place) or min(text.count(one) for one in pair) > _FEW:
                continue
            told.add(pair)
            first, again = sorted((place, at))
            odd, usual = (again, first) if text.count(text[again : again + _LENGTH]) == _FEW else (first, again)
            yield Span(odd, odd + _LENGTH), Span(usual, usual + _LENGTH)


def _places(text: str, surnames: set[str]) -> dict[tuple[str, ...], list[int]]:
    """Where three characters stand of which the first is a surname, by this one with either of the others."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in chain.from_iterable(places_of(surname, text, 0, len(text) - _LENGTH + 1) for surname in surnames):
        for kept in _but_one(text[at : at + _LENGTH]):
            places.setdefault(kept, []).append(at)
    return places


def _but_one(name: str) -> tuple[tuple[str, ...], ...]:
    return (name[0], name[1], ""), (name[0], "", name[2])


def _alike(text: str, name: str, places: dict[tuple[str, ...], list[int]]) -> Iterator[tuple[str, int]]:
    """Writings with another character of the same sound or a like shape at the second or third place."""
    for at in sorted(chain.from_iterable(places.get(kept, ()) for kept in _but_one(name))):
        told = text[at : at + _LENGTH]
        if told != name and alike(*next(pair for pair in zip(told, name, strict=True) if pair[0] != pair[1])):
            yield told, at


def _is_person(text: str, at: int, title: str) -> bool:
    """True where the same title stands beside the other writing, or none and what a person does."""
    before = _TITLED.search(text, max(0, at - _LONGEST_TITLE), at)
    behind = _BEHIND.match(text, at + _LENGTH)
    own = (before and before.group()) or (behind and behind["title"])
    if own:
        return _last(own) == _last(title) or own in _POLITE
    return _FRONT.search(text, max(0, at - 2), at) is not None and _ACTS.match(text, at + _LENGTH) is not None


def _apart(text: str, one: int, other: int) -> bool:
    """True for officials of two places, and in items of a list, as bidders and their managers do: 第一名：…."""
    places = {place_before(text, at) for at in (one, other)} - {""}
    villages = {told.group() for at in (one, other) if (told := _VILLAGE.search(text, max(0, at - _NEAR), at))}
    if len(places) > 1 or len(villages) > 1:
        return True
    return _in_one_list(text, *sorted((one, other)))


def _in_one_list(text: str, one: int, other: int) -> bool:
    """True for two items of one list, and for short ones of any; （二）…代表 two chapters on tells of him again."""
    lines = [text.rfind("\n", 0, at) + 1 for at in (one, other)]
    items = [_ITEM.match(text, line) for line in lines]
    if lines[0] == lines[1] or items[0] is None or items[1] is None:
        return False
    if all("\n" in text[line : line + _LONGEST_ITEM] or len(text) - line < _LONGEST_ITEM for line in lines):
        return True
    style = _style(items[0])
    return all(_style(item) == style for item in (items[1], *_MARK.finditer(text, one, lines[1])))


def _style(item: re.Match[str]) -> str:
    """（） of （二）, 第名 of 第一名."""
    return _NUMERAL.sub("", item.group().strip())


_ITEM = regex(r"\s*(?:第[一二三四五六七八九十\d]{1,3}[名位]?|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．：:])")
_MARK = regex(
    r"(?<=\n)[ 　]*(?:第[一二三四五六七八九十\d]{1,3}[名位]?|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．：:])"
)
_NUMERAL = regex(r"[一二三四五六七八九十\d]+")
_LONGEST_ITEM = 90
"""Characters of an item that names somebody and tells no story."""


_VILLAGE = regex("[一-鿿]{2}(?<![原前任本该全驻各])(?:村|社区)(?=[一-鿿]{1,6}$)")
_NEAR = 12
"""Characters before a name in which its village stands: 石门村文书."""
_POLITE = ("同志", "先生", "女士")


def _last(title: str) -> str:
    """The office at the end of a title, with the 副 that makes it another one: 副主任 of 河长办副主任."""
    office = _OFFICE.search(title)
    return office.group() if office else title


_OFFICE = regex(rf"(?:副|代)?{_TITLE}$")
