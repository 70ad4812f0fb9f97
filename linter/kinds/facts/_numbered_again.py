"""Numbered again: 第七次会议 of 27 October, 第17号督办令 signed on the 3rd, and another day for it in text or table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.fact import DateFact
from linter.facts.dates.dated import Labelled
from linter.facts.dates.events import SAME_ACTS
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import han_bigrams
from linter.kinds.facts._days import day_of
from linter.kinds.facts._pointed_back import NOT_YET, near_each_other, words_of
from linter.ledger import Ledger
from linter.patterns import regex


class _Telling(NamedTuple):
    """A day told of a numbered thing."""

    date: DateFact
    before: frozenset[str]
    """Pairs of characters before the number: whose it is."""
    noun: str
    """The noun behind it: 会议, 督办令."""
    acts: frozenset[int]
    """What was done with it on that day."""
    words: frozenset[str]
    """Pairs of characters and figures of all that is told; of a row, those of its other cells."""
    in_table: bool


_NUMBERED = regex(
    r"(?P<before>[一-鿿]{0,6})第(?P<n>[一二三四五六七八九十百]{1,4}|\d{1,3})(?P<of>[次号期批轮])(?P<noun>[一-鿿]{0,10})"
)
_MEETING = regex("(?:[一-鿿]{0,6}?)(?:会议|全会|常委会|例会)(?!纪要|精神|后|之后|以后|议定|决定|要求|确定)")
_ACTS = (
    *SAME_ACTS,
    regex("召开|举行|审议|审定|审查|研究|听取|讨论|表决|会议"),
    regex("发放|拨付|下拨|分发"),
    regex("签订|签署|签约"),
)
_HELD = len(SAME_ACTS)
_OF_DAYS = ("大会", "代表会议", "政协")
"""Bodies whose sessions last for days."""
_LABEL = regex("日期$|时间$|^日$|年月日")
_GENERIC = frozenset(["会议", "常委", "委会", "主任", "召开", "审议", "通过", "举行", "研究", "全体", "体会"])
_SIGN = regex("第[一二三四五六七八九十百\\d]{1,4}[次号期批轮]")


def numbered_again(ledger: Ledger) -> Iterator[tuple[DateFact, DateFact]]:
    """Each numbered thing with the two days on which the text tells the same of it, where it tells no third one."""
    if not _SIGN.search(ledger.text):
        return
    told: dict[tuple[int | None, str], list[_Telling]] = {}
    in_cells = {one.date.span for record in ledger.records for one in record}
    for date in ledger.dates:
        if date.day and not date.ends and not date.impossible and date.span not in in_cells:
            for key, telling in _in_text(ledger, date):
                told.setdefault(key, []).append(telling)
    for record in ledger.records:
        for one in record:
            for key, telling in _in_row(one):
                told.setdefault(key, []).append(telling)
    for tellings in told.values():
        if len(tellings) <= _MOST:
            yield from _compared(tellings)


_MOST = 60
"""Tellings of one number, beyond which it is that of many things."""


def _in_text(ledger: Ledger, date: DateFact) -> Iterator[tuple[tuple[int | None, str], _Telling]]:
    words = words_of(ledger, date, date)
    found = list(_NUMBERED.finditer(words))
    if len(found) != 1 or NOT_YET.search(words) or date.relation not in ("", "since"):
        return
    match = found[0]
    titled = words.rfind("《", 0, match.start()) > words.rfind("》", 0, match.start())
    if titled and (match["of"] in "次轮" or words[match.end() :][:1] != "》"):
        return  # 印发《县贯彻落实第三轮督察报告整改方案》: what was done with the paper, and not with the round
    acts = frozenset(at for at, act in enumerate(_ACTS) if act.search(words))
    if match["of"] == "次" and (not _MEETING.match(match["noun"]) or match["before"].endswith(_OF_DAYS)):
        return
    key = whole_number(match["n"]), match["of"]
    yield (
        key,
        _Telling(date, han_bigrams(match["before"]), match["noun"], acts, _told_with(words), in_table=False),
    )


def _in_row(one: Labelled) -> Iterator[tuple[tuple[int | None, str], _Telling]]:
    """The day of a row that one of its cells numbers: 第七次会议 | 2022年10月20日."""
    if (
        not one.in_table
        or not one.date.day
        or one.date.ends
        or not _LABEL.search(one.label)
        or NOT_YET.search(one.label)
    ):
        return
    found = [match for cell in one.row if len(cell) <= _CELL and (match := _NUMBERED.fullmatch(cell.strip()))]
    if len(found) != 1:
        return
    match = found[0]
    act = _LABEL.sub("", one.label)
    acts = frozenset(at for at, same in enumerate(_ACTS) if same.search(act)) or frozenset({_HELD} if not act else ())
    others = frozenset().union(*(_told_with(cell) for cell in one.row))
    yield (
        (whole_number(match["n"]), match["of"]),
        _Telling(one.date, han_bigrams(match["before"]), match["noun"], acts, others, in_table=True),
    )


_CELL = 16


def _told_with(words: str) -> frozenset[str]:
    """What two tellings of one thing may share: pairs of characters but for its number, and figures."""
    return han_bigrams(_SIGN.sub("|", words)) | frozenset(_FIGURE.findall(words.replace(" ", "").replace(",", "")))


_FIGURE = regex(r"\d{3,}(?![年月日\d])")


def _compared(tellings: list[_Telling]) -> Iterator[tuple[DateFact, DateFact]]:
    for at, one in enumerate(tellings):
        alike = [other for other in tellings[at + 1 :] if _of_one(one, other)]
        days = {day_of(other.date) for other in (one, *alike)}
        if len(days) == 2 and any(one.date.sentence != other.date.sentence for other in alike):
            other = next(other for other in alike if day_of(other.date) != day_of(one.date))
            if near_each_other(one.date, other.date):
                yield one.date, other.date
                return


def _of_one(one: _Telling, other: _Telling) -> bool:
    """True where two tell the same act of what may be one thing; a row shares a word with the text besides."""
    if not one.acts & other.acts or (one.in_table and other.in_table):
        return False
    if one.before and other.before and not one.before & other.before:
        return False
    nouns = len(one.noun) > 1 and len(other.noun) > 1
    bare = (one.in_table or other.in_table) and "会议" in (one.noun, other.noun)
    if nouns and not bare and one.noun[:2] != other.noun[:2]:
        return False
    if one.in_table or other.in_table:
        return bool((one.words & other.words) - _GENERIC)
    return nouns
