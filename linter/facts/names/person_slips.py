"""Person slips: 李树槐 told three times and 从李树怀处收缴 once, the same name with a character of the same sound."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.persons import SURNAMES
from linter.facts.names.sounds import same_syllable
from linter.facts.names.stops import sentence_end, sentence_start
from linter.offsets import Span
from linter.patterns import regex

MORE_SURNAMES = "宗冉檀沙晁勾敖融冷訾辛阚那简饶空曾毋沃蔚越夔隆师巩厍晋楚闫法汝鄢涂钦岳帅缑亢况谯笪阳佟柴桑"
"""Rarer ones: who is told as an official is named, whatever the surname."""
_TITLED = regex(
    rf"(?:书记|主任|局长|处长|科长|所长|镇长|乡长|村长|站长|院长|厂长|校长|队长|组长|会长|会计|出纳|干部|老师|医生|民警|法官"
    rf"|经理|董事长|委员|代表|同志|村民|职工|负责人)(?P<name>[{SURNAMES}{MORE_SURNAMES}][一-鿿]{{2}})"
)
_OFTEN = 3
"""Times that a name is told from which on another writing of it is a slip."""
_PLACES = frozenset("省州盟旗国村镇乡市县区组社街路庄屯局委办某")
_LENGTH = 3


def find_person_slips(text: str) -> Iterator[tuple[Span, Span]]:
    """The one wrong writing and the first right one of each person's name of three characters."""
    names = {match["name"] for match in _TITLED.finditer(text)}
    for name in sorted(names):
        first = text.find(name)
        if name[-1] in _PLACES or name[1] in _PLACES or text.count(name) < _OFTEN:
            continue
        for at in (1, 2):
            for wrong, place in _otherwise(text, name, at):
                # 李树槐、李树怀: brothers are told side by side, or again.
                alone = wrong not in names and text.count(wrong) == 1 and _stands_alone(text, place)
                if alone and not beside(text, name, place):
                    yield Span(place, place + _LENGTH), Span(first, first + _LENGTH)


def _otherwise(text: str, name: str, at: int) -> Iterator[tuple[str, int]]:
    """Writings with another character of the same sound at one place of the name."""
    place = text.find(name[0])
    while place >= 0:
        told = text[place : place + _LENGTH]
        if (
            told[:at] + told[at + 1 :] == name[:at] + name[at + 1 :]
            and told != name
            and same_syllable(told[at], name[at])
        ):
            yield told, place
        place = text.find(name[0], place + 1)


_BEFORE = regex(r"(?:^|[，,。；;：:、（(\n“]|[从由向对把将被与和让给替])$")
_BEHIND = regex(r"[，,。；;：:、）)\n]|[处在的因被将向对从等已仍]|违|侵|收|涉|受")


def _stands_alone(text: str, place: int) -> bool:
    """True where neither a role of its own nor another word is about it: 报案人李树怀, 林志愿者."""
    behind = place + _LENGTH
    return _BEFORE.search(text, max(0, place - 1), place) is not None and _BEHIND.match(text, behind) is not None


def beside(text: str, name: str, place: int) -> bool:
    """True where both writings stand in one sentence."""
    return text.find(name, sentence_start(text, place), sentence_end(text, place)) >= 0
