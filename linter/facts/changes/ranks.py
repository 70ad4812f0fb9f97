"""Ranks: 居首位, 列第2名, 由第9位跃居第6位: places in an order, and how far they moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十]{1,4})"
HOLDS = "(?:综合排名|排名|排序|排在|排到|排|位列|位居|名列|跃居|跃升至|升至|降至|列|居|处于|获|为|在)"


class Rank(NamedTuple):
    """A place told."""

    span: Span
    """The numeral, or 首位."""
    place: int


class Move(NamedTuple):
    """A place before and one after, and what is said of the way between them."""

    before: Rank
    after: Rank
    said: Span | None
    """Where 前移4位 stands; None where only a verb tells the direction."""
    by: int | None
    """Places moved, as told."""
    up: bool | None
    """True for 前移, 上升; None where nothing says a direction."""
    verb: str


_UP = "上升|提升|跃升|攀升|前移|前进|上移|提高|进位|晋升|跃居|升|进"
_DOWN = "下降|下滑|滑落|下跌|后移|后退|退后|退位|倒退|降|退|跌|滑"
_BEFORE, _AFTER, _ALONE = (
    rf"第(?P<{name}>{NUMERAL})(?:位|名)?(?![一-鿿]?[批次季届个期])" for name in ("before", "after", "place")
)
_FROM_TO = regex(
    rf"(?:由|从)[^，,。；;、第]{{0,14}}{_BEFORE}(?:的)?"
    rf"(?:大幅|连续|一举)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|变|调整)(?:到了?|至|为|居)?[^，,。；;、第]{{0,10}}?{_AFTER}"
)
_STEP = regex(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?P<by>{NUMERAL})(?:个)?(?:位次|名次|位|名)(?![一-鿿]?[以之]?[人后外])"
)
_BASE = regex(
    rf"(?:上年|去年|上月|上季度|上次|上期|上半年|前一年|\d{{1,2}}月份?|(?:19|20)\d\d年)(?:度|同期)?的?[（(]?(?:[为是在]|{HOLDS}){{0,3}}{_BEFORE}"
)
_NOW = regex(rf"{HOLDS}(?:全[国省市县区州镇乡])?[^，,。；;、第]{{0,8}}{_AFTER}")
_PLACES = regex(rf"第{NUMERAL}(?:位|名)?")
# 第21位升至第17位，全市排名前移1位: what names another order between the two has a move of its own.
_AT_ONCE = regex(
    r"[位名]?次?[）)]?[，,、；;（(]?(?:[较比][^，,。；;]{1,10}|[同环]比)?(?:[^，,。；;]{0,3}年[间来]?)?[，,]?(?:共|累计|整体|总体|大幅|又|实现|排名|位次|名次)*"
)
_JUST_BEFORE = regex(r"[个位名次]*[，,、；;：:（(]?(?:即|已经?|[^，,。；;、（(]{0,6})")
_OWN_PLACE = regex(rf"[，,]?(?:至|到|{HOLDS})[^，,。；;、第]{{0,8}}第")
_PAIR = 2
_ANY = regex(rf"(?P<first>首位|榜首)|{_ALONE}")


def ranks_in(text: str, start: int, end: int) -> list[Rank]:
    """Every place told in a stretch."""
    found = []
    for match in _ANY.finditer(text, start, end):
        if match["first"]:
            found.append(Rank(Span(*match.span()), 1))
        elif whole_number(match["place"]):
            found.append(Rank(Span(*match.span("place")), whole_number(match["place"])))
    return found


def find_moves(ledger: Ledger) -> Iterator[Move]:
    """Every move whose two places stand in one sentence, and nothing else ranked there."""
    text = ledger.text
    if "第" not in text:
        return
    for sentence in ledger.sentences:
        start, end = sentence.span
        if text.find("第", start, end) < 0:
            continue
        places = len(_PLACES.findall(text, start, end))
        steps = list(_STEP.finditer(text, start, end))
        if len(steps) == 1 and places > _PAIR and not _BASE.search(text, steps[0].end(), end):
            # 居第5位，较上年的第8位前移3位，与第4位的邻县相差0.6分: others are told of behind the move
            places = len(_PLACES.findall(text, start, steps[0].end()))
        if len(steps) > 1 or not _PAIR <= places <= _PAIR + 1:
            continue
        step = steps[0] if steps else None
        if text.find("倒数", start, end) >= 0:
            continue
        way = _FROM_TO.search(text, start, end)
        if way:
            yield from _along(way, step)
        elif step and places == _PAIR:
            base = _BASE.search(text, start, end)
            now = next(
                (m for m in _NOW.finditer(text, start, end) if not base or m.start("after") != base.start("before")),
                None,
            )
            if base and now:
                yield _move(base, now, step, step)


_OF_A_STEP, _SINCE = regex("上一?个?[年月季周]|去年|[同环]比"), regex(r"[由从](?:年初|(?:19|20)\d\d年)")


def _along(way: re.Match[str], step: re.Match[str] | None) -> Iterator[Move]:
    if step and way.start() <= step.start() < way.end():
        step = None
    if step and step.start() >= way.end() and not _AT_ONCE.fullmatch(way.string, way.end(), step.start()):
        step = None
    if step and step.end() <= way.start() and not _JUST_BEFORE.fullmatch(way.string, step.end(), way.start()):
        step = None
    # 由年初的第8位升至第3位，较上月前移1位: the step is from another time.
    if step and _OF_A_STEP.search(way.string, way.end(), step.start()) and _SINCE.search(way.group()):
        step = None
    # 其中工业增速前移5位至第4位: the step leads to a place of its own.
    if step and _OWN_PLACE.match(way.string, step.end()):
        step = None
    yield _move(way, way, step, step if step and not (way["up"] or way["down"]) else way)


def _move(before: re.Match[str], after: re.Match[str], step: re.Match[str] | None, way: re.Match[str]) -> Move:
    up = True if way["up"] else False if way["down"] else None
    return Move(
        Rank(Span(*before.span("before")), whole_number(before["before"])),
        Rank(Span(*after.span("after")), whole_number(after["after"])),
        Span(*step.span()) if step else None,
        whole_number(step["by"]) if step else None,
        up,
        way["up"] or way["down"] or "",
    )
