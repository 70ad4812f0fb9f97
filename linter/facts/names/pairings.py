"""Pairings: the names before 分别 and the values behind it, which belong together one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.fact import DateFact, Quantity
from linter.facts.names.pairing_names import (
    COMPARED,
    MARK,
    STOP,
    STRETCH,
    TWO_IN_ONE,
    Names,
    alike,
    alike_names,
    clause_before,
    names_before,
    row_in,
)
from linter.facts.numbers.numbers import HAN_DIGITS, HAN_UNITS, han_value
from linter.facts.quantities.rows import Cell, Row
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Pairing:
    """甲镇、乙镇、丙镇分别为18户、20户、9户: so many names, so many values."""

    names: Names
    values: tuple[Quantity | DateFact, ...]
    """The first quantity of each value, 3户 of 3户12人; or the dates."""


_JOINTS = ("、", "和", "及", "与", "以及")
_LONGEST_VERB = 20
"""Characters between 分别 and the first value."""
_EACH = regex("分别|依次|(?<![部充积评得加减计满学百十])分(?=获[^批胜利悉知])")
_COMPARED = regex(
    rf"(?:{COMPARED}|依次|分别|已经?|现|均|也|并|则|又|还|将|拟"
    r"|目前|近日|随后|当年|全年)+"
)
# 对5个乡镇考评，得分分别为…: the clause of 分别 names what the values tell, the one before it whom. 前两名, 最高 and
# 最低 choose some of them, 总 and 合计 tell of all.
_TOLD = regex(
    rf"(?!其中|各|两)(?:(?!{TWO_IN_ONE}|前[一二两三四五六七八九十后]|[二两三四五六七八九十][个家所座处支条项名户]|最[高低大小多少])[^#、和及与等最共兼首末（(\d]){{2,12}}"
)
_YEARS = regex("(?:近|最近|过去|这)?(?P<number>[两三四五])年(?:来|间|以来)?$")
_STAGE = "批次?|期|次|轮|步|阶段|年度?|档|组|路"
# 分四批下达，分别为…: so many stages, so many values.
_STAGES = regex(
    rf"分(?P<number>[{HAN_DIGITS}{HAN_UNITS}]{{1,2}}个?(?:{_STAGE})|{MARK}(?:{_STAGE})?)[^、{MARK}和及与{HAN_DIGITS}]{{0,6}}$"
)
_MOST_STAGES = 6
_REST = regex(r"[，,]?(?:以及|和|及|并|而)?(?:其余|其它|剩余|余下|剩下|其他|另|别的|持平|不变)")
# 分别被处以5万元、3万元罚款和警告处分: the last of the list is told in words.
_WORDS_TOO = regex(r"[一-鿿]{0,6}[和与及](?!其[他它余])[一-鿿]{2,8}(?:[，,。；;）)]|$)")
_REACHING = regex(
    r"(?:统一|逐步)?(?:提高|提升|增加|上调|调整|上升|增长|下降|减少|降低|下调|压减|压缩|缩短|调|降|升|增|减)(?:到|至|为)"
)
_GOES_ON = ("、", "和", "及", "与", "至", "到", "—", "-", "~", "等", "/")
_MOST_OFF = 2
"""Values by which a list of months or years is seldom off."""
_FEWEST = 2
"""Values from which 分别 tells them apart; 分别增长5% means each of them."""
_ON_DAYS = regex(r"(?:分别|依次)(?:是|为|于|在|定于|安排在|截至|至)?$")


def find_pairings(ledger: Ledger) -> Iterator[Pairing]:
    """Every 分别 between a list of names and a list of bare values whose lengths can be counted."""
    if not _EACH.search(ledger.text):
        return
    for row in ledger.rows:
        for at, (quantity, gap) in enumerate(row.cells):
            told = [*_EACH.finditer(gap)] if "分" in gap or "依次" in gap else []
            if not told:
                continue
            before, verb = gap[: told[-1].start()], gap[told[-1].end() :]
            values = values_from(row, at)
            reached = _reached(row, at + len(values)) if len(values) >= _FEWEST else ()
            if reached and "由" in gap[-4:] + "从" * gap.endswith("从"):
                yield Pairing(Names(len(values), tuple(value.span for value in values), True), reached)
            if len(values) < _FEWEST or len(verb) > _LONGEST_VERB or STOP.search(verb) or "、" in verb:
                continue
            end = quantity.span.start - len(gap) + len(before)
            names = _names(ledger.text, row.cells, at, before, end, values)
            if names is None or (names.open and names.pairs_with(len(values))):
                continue
            if len(values) >= names.count or not _told_without(ledger, names, values):
                yield Pairing(names, values)
    yield from _on_days(ledger)


def _names(
    text: str, cells: Sequence[Cell], at: int, before: str, end: int, values: Sequence[Quantity]
) -> Names | None:
    """What is named before 分别, in its clause or in the one before it."""
    clause = clause_before(cells, at, before)[0]
    if not _COMPARED.fullmatch(clause or "依次"):
        told = _subjects_before(text, cells, at, before, end) or names_before(text, cells, at, before, end)
        if told and clause.startswith("占") and not told.pairs_with(len(values)):
            ahead = before[: -len(clause) - 1]
            # 甲、乙、丙3类，占丁、戊两类的比重依次为…: the whole has a 、 of its own, the parts stand before it.
            if "、" in clause_before(cells, at, ahead)[0]:
                return names_before(text, cells, at, ahead, end - len(clause) - 1)
        if told and STRETCH.search(clause) and not _fills(told, values):
            return None
        return None if told and len(values) > told.count and _begun_before(before, clause, told) else told
    ahead = before[: len(before) - len(clause)]
    end -= len(clause)
    found = _values_before(cells, at, ahead)
    # 甲镇18户，乙镇20户、丙镇9户，分别…: a list that began a clause earlier has more values.
    if found and len(values) < found.count:
        return found
    return _in_stages(cells, at, ahead, values) or _named_before(text, cells, at, ahead, end, len(values))


def _fills(stretch: Names, values: Sequence[Quantity]) -> bool:
    """False for 收支1—9月分别完成32亿元、81亿元: the values are of other things than the months."""
    return len(values) > _FEWEST and abs(stretch.count - len(values)) <= _MOST_OFF


def _begun_before(before: str, clause: str, names: Names) -> bool:
    """True for 甲制造业，乙制造业、丙制造业分别…: the list may have begun before the comma."""
    ahead = before[: len(before) - len(clause)]
    if ahead[-1:] not in ("，", ",") or ahead[:-1] == "":
        return False
    return bool(names.least) or ahead[-2] == re.split("[、和及与]", clause)[0][-1:]


def values_from(row: Row, at: int) -> tuple[Quantity, ...]:
    """The run of bare values from cell `at` on; empty where the list goes on in words, in a range or with the rest."""
    cells = row.cells
    values = [cells[at].quantity]
    end = at + 1
    while end < len(cells) and (cells[end].gap in _JOINTS or not cells[end].gap):
        if cells[end].gap or cells[end].quantity.unit == values[-1].unit:
            values.append(cells[end].quantity)
        end += 1
    behind = row.behind(end - 1)
    if _WORDS_TOO.match(behind):
        return ()
    # 分别为3万元、5万元，三家合计…: what is counted in another unit begins a clause of its own.
    alike = cells[end:] and cells[end].quantity.unit == values[-1].unit and behind in ("，", ",")
    return () if behind.startswith(_GOES_ON) or alike or _REST.match(behind) else tuple(values)


def _told_without(ledger: Ledger, names: Names, values: Sequence[Quantity] | Sequence[DateFact]) -> bool:
    """True where the rest of the sentence says of a name at the end of the list that it has no value.

    A name in the middle would have left its value out in the middle, and 梅岭县无一人超编 says nothing of 增编.
    """
    if not names.spans:
        return False
    last = values[-1]
    sentence = ledger.sentences[last.sentence].span
    start, end = sentence.start, max(span.end for span in names.spans)
    first, *behind = STOP.split(ledger.text[last.span.end : sentence.end])
    acts = ledger.text[end : last.span.end] + first
    rest = [name for name in _BETWEEN.split(ledger.text[start:end]) if name][len(values) - names.count :]
    meant = tuple({name[:_NAME] for name in rest if len(name) >= _NAME} | {f"{name[0]}级" for name in rest})
    return any(_denies(clause, meant, acts) for clause in behind)


def _denies(clause: str, meant: tuple[str, ...], acts: str) -> bool:
    """True for 梅岭县尚未申请, 没有查处的是梅岭县; `acts` is what the list tells of the other names."""
    asked = _WHO_DID_NOT.match(clause)
    said = clause[asked.end() :] if asked else _OPENS.sub("", clause)
    # 其中东河镇1个未完成 has a number of its own: it takes nothing from the list.
    if not said.startswith(meant) or _COUNTED.search(said):
        return False
    denials = [asked["act"]] if asked else _DID_NOT.findall(said)
    return any(act in acts for act in denials) or _OPEN_YET.search(said) is not None


_OPENS = regex("^(?:其中|而|但|对)")
_WHO_DID_NOT = regex(r"(?:其中|而|但)?(?:没有|未)(?P<act>[一-鿿]{2})[^，,\d]{0,6}?的?[是为]")
_DID_NOT = regex("(?:未|没有|无|不)([一-鿿]{2})")
_OPEN_YET = regex(
    "(?:(?:尚|暂|还|仍)(?:未|没有|无|不)[一-鿿]{0,6}|(?<!有)待[一-鿿]{1,4}|另行[一-鿿]{2,4}|为零|不涉及|持平)$"
)
"""What a clause about the one without a value ends with."""
_COUNTED = regex(r"\d")
_BETWEEN = regex("[、和及与，,]")
_NAME = 2
"""Characters by which a name is told again: 柳泉 of 柳泉三镇."""


def _reached(row: Row, at: int) -> tuple[Quantity, ...]:
    """The second list of 分别由5元、8元提高到6元、9元."""
    told = at < len(row.cells) and _REACHING.fullmatch(row.cells[at].gap)
    return values_from(row, at) if told else ()


def _values_before(cells: Sequence[Cell], at: int, before: str) -> Names | None:
    """甲镇18户、乙镇20户、丙镇9户，分别增长…: the values of the clause before are what is paired."""
    if before[-1:] not in ("，", ","):
        return None
    clause, inside = clause_before(cells, at, before[:-1])
    items = clause.split("、")
    if len(items) < _FEWEST or any(item.count(MARK) != 1 for item in items) or re.search("[和及与等其]", clause):
        return None
    return Names(len(items), tuple(quantity.span for quantity in inside), True)


def _subjects_before(text: str, cells: Sequence[Cell], at: int, before: str, end: int) -> Names | None:
    """名列前茅的5个乡镇，得分分别为…: whom the clause before counts, where 分别 has but what is told of them."""
    clause = clause_before(cells, at, before)[0]
    if not _TOLD.fullmatch(clause):
        return None
    ahead = before[: len(before) - len(clause)]
    if ahead[-1:] not in ("，", ","):
        return None
    end -= len(clause) + 1
    whom = clause_before(cells, at, ahead[:-1])[0]
    years = _YEARS.search(text, max(0, end - _LONGEST_VERB), end)
    if years and len(years.group()) >= len(whom):
        return Names(int(han_value(years["number"]) or 0), (Span(*years.span()),), False)
    # 总体方案1个、专项方案2个，措施分别为…, 复垦的9座，封育的4座，面积…: classes, of which each may hold several.
    if whom.count(MARK) > 1 or whom.endswith(MARK):
        return None
    names = names_before(text, cells, at, ahead[:-1], end)
    return names if names and (names.certain or alike_names(whom)) and not (names.least or names.open) else None


def _named_before(text: str, cells: Sequence[Cell], at: int, before: str, end: int, values: int) -> Names | None:
    """省级、市级、县级培训，分别为18人次、56人次: names in the clause before, more of them than values."""
    if before[-1:] not in ("，", ","):
        return None
    names = names_before(text, cells, at, before[:-1], end - 1)
    items = row_in(clause_before(cells, at, before[:-1])[0]).split("、")
    if any(MARK in item for item in items[1:]) and any(MARK in item for item in items[:1]):
        return None  # 由680元、520元提高到720元、570元，分别: values, not names
    if names is None or not names.spans or names.least or names.open or len(items) != names.count:
        return None
    # A number word says that nothing was left out: 甲、乙、丙三家欠缴较多，已分别退回….
    short = values < names.count and len(items) > _FEWEST and alike(items[:-1])
    return names if short or (names.certain and not alike(items)) else None


def _in_stages(cells: Sequence[Cell], at: int, before: str, values: Sequence[Quantity]) -> Names | None:
    """分四批下达，分别为800万元、900万元: stages counted in the clause before, where the values are of one unit."""
    if before[-1:] not in ("，", ",") or len({value.unit for value in values}) > 1:
        return None
    clause, inside = clause_before(cells, at, before[:-1])
    stages = _STAGES.search(clause)
    if stages is None:
        return None
    end = values[0].span.start - len(cells[at].gap) + len(before) - 1
    if stages["number"].startswith(MARK):
        said = inside[-1] if inside else None
        if said is None or not said.exact or not re.fullmatch(f"(?:{_STAGE})?", said.printed_unit.removeprefix("个")):
            return None
        number, start = int(said.value), said.span.start
    else:
        number = int(han_value(re.split(f"个?(?:{_STAGE})", stages["number"])[0]) or 0)
        start = end - len(stages.group()) + 1
    return Names(number, (Span(start, end),), True) if 1 < number <= _MOST_STAGES else None


def _on_days(ledger: Ledger) -> Iterator[Pairing]:
    """甲桥、乙桥、丙桥分别于5月10日、6月8日开工: names that are told their days."""
    text, dates = ledger.text, ledger.dates
    rows = {row.block: row for row in ledger.rows if not row.host}
    for first, date in enumerate(dates):
        told = _ON_DAYS.search(text, max(0, date.span.start - _LONGEST_VERB), date.span.start)
        run = _days_from(text, dates, first) if told else ()
        row = rows.get(ledger.document.block_index(date.span.start))
        if told is None or len(run) < _FEWEST:
            continue
        cells = row.cells if row else ()
        at = sum(cell.quantity.span.start < told.start() for cell in cells)
        block = ledger.document.blocks[ledger.document.block_index(date.span.start)].span.start
        before = text[cells[at - 1].quantity.span.end if at else block : told.start()]
        clause = clause_before(cells, at, before)[0]
        if not clause or _COMPARED.fullmatch(clause):
            before = before[: len(before) - len(clause)]
            names = _named_before(text, cells, at, before, told.start() - len(clause), len(run))
        else:
            names = names_before(text, cells, at, before, told.start())
        if names is None or (names.open and names.pairs_with(len(run))):
            continue
        if len(run) >= names.count or not _told_without(ledger, names, run):
            yield Pairing(names, run)


def _days_from(text: str, dates: Sequence[DateFact], first: int) -> tuple[DateFact, ...]:
    """The dates that follow one another from `first` on; empty where the list goes on or is one of periods counted."""
    end = first + 1
    while end < len(dates) and text[dates[end - 1].span.end : dates[end].span.start] in _JOINTS:
        end += 1
    behind = text[dates[end - 1].span.end :][:1]
    return () if not behind or behind in "、至到—-~等/前后起以两三四五六23456" else tuple(dates[first:end])
