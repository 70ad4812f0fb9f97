"""Views in a list of shares: 男性占54%，女性占46%；30岁及以下占27%，31至45岁占44%，… splits the same people twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from linter.facts.rates.share_lists import ShareList
from linter.interval import total
from linter.patterns import regex

_STEP = regex(
    r"[^\d]{0,8}?(?:(?P<low>\d+)[^\d%—－–~～至到-]{0,2}(?:—+|[－–~～至到-])(?P<high>\d+)[^\d%（）()]{0,6}?(?:的|[（(][^（）()]*[）)])?"
    r"|(?P<below>\d+)[^\d%]{0,4}?[（(]?(?:[及含][）)]?)?(?:以下|以内|以前)[^\d%]{0,4}"
    r"|(?:不足|未满|不满|低于)(?P<short>\d+)[^\d%]{0,4}"
    r"|(?P<above>\d+)[^\d%]{0,4}?[（(]?(?:[及含][）)]?)?以上[^\d%]{0,4})"
)
"""One of several classes that adjoin by a number: 30岁及以下, 31至45岁, 46岁以上."""
_SCHOOLS = tuple(
    map(
        regex,
        (
            "小学|文盲",
            "初中",
            "高中|中专|中职|职高|技校",
            "大专|专科|高职",
            "本科|大学(?!生)",
            "硕士|博士|研究生",
        ),
    )
)
"""From the lowest to the highest."""
_FEWEST_SCHOOLS = 3
_PAIR = 2
"""Shares of a view, and classes that adjoin by a number, at least."""
_Bounds = tuple[int | None, int | None, int]
"""The lowest and the highest member of a class, open ends None, and how far off the next class may begin."""


def find_views(listed: ShareList, text: str) -> Iterator[tuple[ShareList, bool, bool]]:
    """The views that a list is made of; of each whether its classes adjoin, and whether they leave nothing out."""
    start = at = 0
    names = listed.names
    while at < len(names):
        end = _scale_from(names, at)
        if end > at:
            if at > start:
                yield from _up_to_full(_part(listed, start, at), text)
            yield _part(listed, at, end), True, _is_open(names[at]) and _is_open(names[end - 1])
            start = at = end
        else:
            at += 1
    if start < len(names):
        yield from _up_to_full(_part(listed, start, len(names)), text)


def _part(listed: ShareList, start: int, end: int) -> ShareList:
    """Some shares of a list; what introduces it and sums it up is told of the whole list."""
    if (start, end) == (0, len(listed.names)):
        return listed
    return replace(
        listed,
        shares=listed.shares[start:end],
        names=listed.names[start:end],
        intro=listed.intro if start == 0 else "",
        complete=False,
        together=None,
    )


def _up_to_full(listed: ShareList, text: str) -> Iterator[tuple[ShareList, bool, bool]]:
    """男性占54%，女性占46%；: behind a semicolon what has come to 100 % is over, and another view begins."""
    for end in range(_PAIR, len(listed.shares) - 1):
        full = total(share.interval for share in listed.shares[:end]).holds(Decimal(1))
        if full and "；" in text[listed.shares[end - 1].span.end : listed.shares[end].span.start]:
            yield _part(listed, 0, end), False, False
            yield from _up_to_full(_part(listed, end, len(listed.shares)), text)
            return
    yield listed, False, False


def _scale_from(names: Sequence[str], at: int) -> int:
    """Where the classes that adjoin one another from `at` on end; `at` itself where there are none."""
    for bounds, fewest in ((_by_number, _PAIR), (_by_school, _FEWEST_SCHOOLS)):
        for rises in (True, False):
            end = at
            while end < len(names) and (end == at or _adjoins(bounds, names[end - 1], names[end], rises)):
                end += 1
            if end - at >= fewest:
                return end
    return at


def _adjoins(bounds: Callable[[str], _Bounds | None], one: str, other: str, rises: bool) -> bool:
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return False
    lower, upper = (first, second) if rises else (second, first)
    return bool(lower[1] is not None and upper[0] is not None and 0 <= upper[0] - lower[1] <= lower[2])


def _by_number(name: str) -> _Bounds | None:
    """Of 31至45岁, 30岁及以下, 61岁以上."""
    step = _STEP.fullmatch(name)
    if step is None:
        return None
    if step["low"]:
        return int(step["low"]), int(step["high"]), 1
    if step["above"]:
        return int(step["above"]), None, 1
    return None, int(step["below"] or step["short"]), 1


def _by_school(name: str) -> _Bounds | None:
    """Of schools: 初中及以下, 高中和中专, 大专以上."""
    found = [at for at, school in enumerate(_SCHOOLS) if school.search(name)]
    if not found:
        return None
    low, high = None if "以下" in name else found[0], None if "以上" in name else found[-1]
    # one above the other, whatever lies between may be left out
    return low, None if high is None else high + 1, len(_SCHOOLS)


def _is_open(name: str) -> bool:
    return any(word in name for word in ("以下", "以上", "以内", "不足", "未满", "不满"))
