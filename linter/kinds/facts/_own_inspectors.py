"""Those who inspected us: 市审计局派出第三审计组，对我局… at first, and 自审计二组进点以来 further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SORT = "巡察|巡视|巡查|审计|督导|督察|督查|检查|考核|调查|核查|指导|评估|验收|调研|帮扶|执法"
_GROUP = regex(
    rf"第(?P<number>{SMALL_NUMERAL})(?:[一-鿿]{{0,4}}?)(?P<sort>{_SORT})(?:小?组|分队)"
    rf"|(?P<kind>{_SORT})(?:第)?(?P<which>{SMALL_NUMERAL})(?:小?组|分队)"
)
_ISSUER = regex(r"(?P<issuer>中央|国家|[省市县区州旗])[一-鿿]{0,7}$")
_US = regex(
    r"[对向在到给]我[省市县区州旗镇乡局院校委街中站所公单处]|(?:进驻|巡察|入驻|督导|检查|审计)(?:了)?我|[对向](?:本|该)[局镇乡院校单街]"
)
_BACK = regex(r"(?:进驻|进点|入驻|反馈|进场|离开|撤点)(?:我[一-鿿]|本[一-鿿])?(?:以来|期间|后|以后|时)(?:[，,]|(?=我))")
"""自审计三组进点以来，: with no other place or matter told between."""
_APART = regex(
    r"[去上前往首明][年届轮次批]|下(?:[轮次]|一(?!步))|历[届次年]|此前|另|分别|原[第由]|曾|先后|复查|回头看|协助|配合|会同|联合|同时|同期|各"
)


class Group(NamedTuple):
    """One naming of a group that inspects."""

    span: Span
    number: int
    sort: str
    issuer: str
    sentence: int


_TWO = 2
"""Numbers told for what should be one group; three are several groups."""


def own_inspectors(ledger: Ledger) -> Iterator[tuple[Group, Group]]:
    """The group that came to us, and the other number by which it is looked back at."""
    if "组" not in ledger.text and "分队" not in ledger.text:
        return
    sorts: dict[str, list[Group]] = {}
    for match in matches_on_lines(_GROUP, regex("组|分队"), ledger.text):
        group = _group(ledger, match)
        sorts.setdefault(group.sort, []).append(group)
    for groups in sorts.values():
        if len({group.number for group in groups}) != _TWO or len({group.issuer for group in groups} - {""}) > 1:
            continue
        came = [group for group in groups if _US.search(_sentence(ledger, group))] or _only_comers(ledger, groups)
        if not came or any(_APART.search(_around(ledger, group)) for group in groups):
            continue
        for group in groups:
            apart = group.number != came[0].number and group.sentence != came[0].sentence and not group.issuer
            looked_back = _BACK.match(ledger.text, group.span.end) or _is_said(ledger, group)
            if apart and looked_back and group.span.start > came[0].span.start:
                yield came[0], group
                break


def _only_comers(ledger: Ledger, groups: list[Group]) -> list[Group]:
    """The group that came to somebody, 对区图书馆开展了巡察, where every other naming that says to whom is its own."""
    came = [group for group in groups if _TO_SOMEBODY.match(ledger.text, group.span.end)]
    return came if came and all(group.number == came[0].number for group in came) else []


_TO_SOMEBODY = regex(
    rf"[，,]?(?:对|进驻|向)[^，,。；;]{{2,30}}?(?:开展|进行|实施|反馈)?了?[^，,。；;]{{0,8}}(?:{_SORT}|反馈)"
)
_BY_OTHERS = regex("由[一-鿿]{2}")
"""四组反馈的问题由水务局整改: those of others."""


def _is_said(ledger: Ledger, group: Group) -> bool:
    """True for 按照第六巡察组指出的问题: what the group that came has said, and nobody else must see to."""
    if _SAID.match(ledger.text, group.span.end) is None:
        return False
    return _BY_OTHERS.search(ledger.text, group.span.end, ledger.sentences[group.sentence].span.end) is None


_SAID = regex("(?:向[^，,。；;]{1,8})?(?:反馈|指出|提出|交办|移交|要求)(?:的|时|后|会|意见)")


def _group(ledger: Ledger, match: re.Match[str]) -> Group:
    sentence = ledger.sentence_at(match.start())
    start = max(ledger.sentences[sentence].span.start, match.start() - 8)
    issuer = _ISSUER.search(ledger.text[start : match.start()])
    number = whole_number(match["number"] or match["which"])
    return Group(
        Span(*match.span()), number, match["sort"] or match["kind"], issuer["issuer"] if issuer else "", sentence
    )


def _sentence(ledger: Ledger, group: Group) -> str:
    return ledger.read(ledger.sentences[group.sentence].span)


def _around(ledger: Ledger, group: Group) -> str:
    """The words of a group's clause, and some before it."""
    sentence = ledger.sentences[group.sentence].span
    start = max(sentence.start, group.span.start - _BEFORE)
    stop = _STOP.search(ledger.text, group.span.end, sentence.end)
    return ledger.text[start : stop.start() if stop else sentence.end]


_BEFORE = 14
"""Characters before the naming of a group that may say which group it is."""
_STOP = regex("[，,。；;]")
