"""Order of stages: feedback before the inspection ended, rectification before feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from typing import NamedTuple

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.layout.asides import masked_asides
from linter.finding import Hit, Severity
from linter.kinds.dates._plans_made import taken_up
from linter.kinds.dates._stage_words import (
    EXEMPT,
    FED_BACK_THEN,
    FEEDBACK,
    FEEDBACK_HELD,
    FOUND,
    INSPECT,
    MIDWAY,
    OF_ANOTHER,
    RECTIFY,
)
from linter.kinds.dates._stages_apart import of_another_body, sort_not_told
from linter.kinds.dates._told_back import told_back
from linter.kinds.dates._within_meeting import outside_meeting, spans_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class _Stage(NamedTuple):
    """One dated act of a procedure."""

    rank: int
    """1 inspection or check, 2 feedback or verdict on it, 3 rectification."""
    date: DateFact


class StageOrder:
    """Reports feedback dated before the inspection's last day, and the like, told in one paragraph."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every stage that comes before the one it rests on."""
        by_block: dict[int, list[DateFact]] = {}
        for date in ledger.dates:
            if date.last is not None and date.year_source in ("said", "near", "block", "word", "loose"):
                by_block.setdefault(ledger.document.block_index(date.span.start), []).append(date)
        reported: set[Span] = set()
        for dates in by_block.values():
            for hit in _out_of_order(ledger, dates) if len(dates) > 1 else ():
                reported.update(hit.spans)
                yield hit
        yield from (hit for hit in told_back(ledger, inspected=True) if hit.spans[0] not in reported)
        yield from _reported_before_end(ledger)
        yield from _apart(ledger)
        for one in outside_meeting(ledger):
            days = " … ".join(ledger.quote(date.span) for date in one.meeting)
            values = {"later": ledger.quote(one.date.span), "days": days}
            yield Hit(spans_of(one), values, severity="warning", variant="outside")


def _apart(ledger: Ledger) -> Iterator[Hit]:
    """Hits for stages told in different paragraphs, where the text has one inspection and one feedback only."""
    stages: dict[int, list[DateFact]] = {1: [], 2: [], 3: []}
    for at, date in enumerate(ledger.dates):
        stage = _stage(ledger, date, ledger.dates[at + 1 : at + _FEW])
        if stage is not None:
            stages[stage.rank].append(date)
        elif at and (stay := _stay(ledger, ledger.dates[at - 1], date)) is not None:
            stages[1].append(stay)
    if len({date.first for date in stages[1]}) > 1 or len({date.first for date in stages[2]}) != 1:
        return
    feedback, period = stages[2][0], stages[1][0] if stages[1] else None
    if period and not _beside(ledger, period, feedback):
        day = _near(ledger, feedback, period)
        # Before it began, feedback may be that of an earlier one, unless this one is named.
        begun = day and period.first and (period.first <= day or _THIS_ONE.search(_sentence_of(ledger, feedback)))
        levels = [set(_LEVEL.findall(_sentence_of(ledger, one))) for one in (period, feedback)]
        same = not all(levels) or not levels[0].isdisjoint(levels[1])
        ways = [set(INSPECT.findall(_sentence_of(ledger, one))) for one in (period, feedback)]
        same = same and (not all(ways) or not ways[0].isdisjoint(ways[1]))
        if day and begun and same and period.last and day < period.last:
            yield _early(ledger, feedback, day, period, "")
    for date in stages[3]:
        day = _near(ledger, date, feedback)
        if _beside(ledger, feedback, date) or day is None or feedback.first is None or day >= feedback.first:
            continue
        told = [set(_INSPECTOR.findall(_sentence_of(ledger, one))) for one in (date, feedback)]
        told[1] |= set(_INSPECTOR.findall(_sentence_of(ledger, period))) if period and not told[1] else set()
        audited = [_AUDIT.search(_sentence_of(ledger, one)) is not None for one in (date, feedback)]
        if (all(told) and told[0].isdisjoint(told[1])) or audited == [True, False]:
            continue
        ways = [set(INSPECT.findall(words)) for words in (taken_up(ledger, date), _sentence_of(ledger, feedback))]
        if all(ways) and ways[0].isdisjoint(ways[1]):
            continue
        # What was taken up before the inspection began rests on the feedback of an earlier one.
        begun = period.first if period else None
        if day >= begun if begun else (feedback.first - day).days <= _LATELY:
            yield _early(ledger, date, day, feedback, "rectified")


_MOVED_IN = regex(r"(?:进驻|入驻|进点|进场)[^，,。；\d]{0,8}[，,、；](?:至|到|于)?")
_LEFT = regex(r"(?:撤点|撤离|离点|离场|撤出)(?=[，,。；])")


def _stay(ledger: Ledger, one: DateFact, other: DateFact) -> DateFact | None:
    """The stretch that 3月11日进驻，5月17日撤点 tells of an inspection."""
    if one.ends or other.ends or one.sentence != other.sentence or one.first is None or other.last is None:
        return None
    if not _MOVED_IN.fullmatch(ledger.text, one.span.end, other.span.start) or one.first >= other.last:
        return None
    inspected = _LEFT.match(ledger.text, other.span.end) and INSPECT.search(_sentence_of(ledger, one))
    span = Span(one.span.start, other.span.end)
    return replace(one, span=span, last=other.last, ends=(one, other)) if inspected else None


_AUDIT = regex("审计[署厅局]?(?:报告|意见|反馈|结果|决定|发现|指出|提出|整改|问题)")
_THIS_ONE = regex(r"[本此这]次(?:巡|督|审|检|考|核|评|抽|调|验)")


_LEVEL = regex("(中央|国家|[省市县区州])[^，,。；]{0,4}?(?:巡[察视]|督[查察]|检查|审计|考核|评估)")
"""Whose inspection it is: 省检查组 feeds back while our own 全县检查 runs."""
_INSPECTOR = regex(r"(中央|[省市县区旗州])委(?:第[一二三四五六七八九十\d]{1,3})?(?:巡|督)")
"""Whose inspectors gave it: of those of the city a report tells beside those of the county."""


def _sentence_of(ledger: Ledger, date: DateFact) -> str:
    return ledger.read(ledger.sentences[date.sentence].span)


_LATELY = 60
"""Days before the feedback in which a meeting on the feedback is taken to be about this one."""
_YEAR = 365


def _near(ledger: Ledger, date: DateFact, told: DateFact) -> Day | None:
    """The day of a date, in the year of one told before where it has none and the year after is too late."""
    if date.year_source in ("said", "near", "block", "word"):
        return date.first
    if told.last is None or date.month is None or date.day is None:
        return None
    if not calendar.exists(told.last.year, date.month, date.day):
        return None
    day = Day(told.last.year, date.month, date.day)
    known = (one.last for one in ledger.dates if one.year_source == "said" and not one.relation)
    # No day is later than the signature; 2025年 of a plan is.
    latest = ledger.signing_date or max((one for one in known if one), default=day)
    return day if (latest - day).days < _YEAR else None


def _early(ledger: Ledger, date: DateFact, day: Day, earlier: DateFact, variant: str) -> Hit:
    """A stage dated before the end of the one it rests on, told in another paragraph."""
    values = {"later": ledger.quote(date.span), "earlier": ledger.quote(earlier.span)}
    calculation = f"{day.isoformat()} < {earlier.last.isoformat() if earlier.last else ''}"
    return Hit((date.span, earlier.span), values, calculation, severity="warning", variant=variant)


_RESULT = regex(
    r"(?P<act>审计|巡察|巡视|督察|督查|检查|核查|考核|评估)(?:的)?(?:工作)?(?:情况|结果|报告|意见)(?:已经?|均|现)?(?:于|在)?$"
)
_HANDED_IN = regex(r"征求[^，。；]{0,12}意见|定稿|报送|上报|报[省市县区州][委政]|提交|出具|送达|反馈")


def _beside(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True in one paragraph, where the dates are compared one after another."""
    return ledger.document.block_index(one.span.start) == ledger.document.block_index(other.span.start)


def _reported_before_end(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each report on the text's only audit or inspection that was handed in before its last day."""
    periods = []
    for date in ledger.dates:
        if date.ends is not None and date.ends[1].day and date.year_source == "said":
            behind = ledger.text[date.span.end : ledger.sentences[date.sentence].span.end]
            act = INSPECT.search(behind)
            if act is not None and not EXEMPT.search(behind):
                periods.append((date, behind))
    if len(periods) != 1 or periods[0][0].last is None:
        return
    period, told = periods[0]
    for date in ledger.dates:
        if date.day is None or date.relation or date.first is None or date.year_source != "said":
            continue
        sentence = ledger.sentences[date.sentence].span
        named = _RESULT.search(ledger.text, max(sentence.start, date.span.start - 24), date.span.start)
        if named is None or named["act"] not in told or _beside(ledger, period, date):
            continue
        behind = ledger.text[date.span.end : sentence.end]
        if _HANDED_IN.search(behind) and period.first and period.last and period.first <= date.first < period.last:
            values = {"later": ledger.quote(date.span), "earlier": ledger.quote(period.span)}
            calculation = f"{date.first.isoformat()} < {period.last.isoformat()}"
            yield Hit((date.span, period.span), values, calculation, severity="warning")


def _out_of_order(ledger: Ledger, dates: list[DateFact]) -> Iterator[Hit]:
    reached: dict[int, DateFact] = {}
    for at, date in enumerate(dates):
        stage = _stage(ledger, date, dates[at + 1 : at + _FEW])
        if stage is None:
            continue
        if stage.rank == 1:
            reached = {1: date}
            continue
        earlier = next((reached[rank] for rank in range(stage.rank - 1, 0, -1) if rank in reached), None)
        if (
            earlier is not None
            and date.first
            and earlier.last
            and date.first < earlier.last
            and _same_year(earlier, date)
            and not of_another_body(ledger, earlier, date)
        ):
            severity: Severity = "error" if date.year_source == "said" else "warning"
            yield Hit(
                (date.span, earlier.span),
                {"later": ledger.quote(date.span), "earlier": ledger.quote(earlier.span)},
                f"{date.first.isoformat()} < {earlier.last.isoformat()}",
                severity=severity,
                variant={2: "", 3: "rectified"}[stage.rank],
            )
        reached.setdefault(stage.rank, date)


def _same_year(earlier: DateFact, date: DateFact) -> bool:
    """False where a year is guessed and the other one is not, or where the story may go on in the next year."""
    if "loose" not in (earlier.year_source, date.year_source):
        return True
    if earlier.year_source != date.year_source or earlier.last is None or date.first is None:
        return False
    return (earlier.last - date.first).days <= _NEAR


_NEAR = 150
"""Days by which a date without a year may precede another one; 12月8日 and then 1月18日 are eleven months apart."""


_FEW = 5
"""Dates behind one among which the next is looked for that stands in no bracket."""


_OF_WHAT = regex("(?:任职|在任|任期|履职|期间|年度|以来)")
"""Behind a stretch that was looked at, and is no time of looking."""


def _told_of(ledger: Ledger, date: DateFact, following: Sequence[DateFact]) -> str:
    """The words between a date and the next one of its sentence; what stands in brackets is said by the way.

    对2023年决算进行了审计: a year is a matter of what was looked at.
    """
    start = date.span.end
    behind = masked_asides(ledger.text[start : ledger.sentences[date.sentence].span.end], "（")
    for one in following:
        if one.span.start - start >= len(behind):
            break
        if _OF_WHAT.match(ledger.text, one.span.end):
            continue  # 对原局长2019年3月至2022年9月任职期间履行责任情况进行审计
        if (one.day or one.month or one.ends) and behind[one.span.start - start] != "（":
            return behind[: one.span.start - start].replace("（", "")
    return behind.replace("（", "")


_INSPECTED = regex(rf"(?:{INSPECT.pattern})(?!(?:问题|意见|反馈)?(?:的)?(?:整改|反馈|移交|工作领导))")
"""6月18日至12月13日研究巡察整改7次: what came of an inspection is no inspecting."""


def _stage(ledger: Ledger, date: DateFact, following: Sequence[DateFact]) -> _Stage | None:
    """The stage that a date tells, from the words between it and the next date of its sentence."""
    if not (date.ends[1] if date.ends else date).day or (date.relation and not date.ends):
        return None
    behind = _told_of(ledger, date, following)
    before = ledger.text[ledger.sentences[date.sentence].span.start : date.span.start]
    follows = taken_up(ledger, date) != ""
    if follows:
        behind = behind.split("，")[0]  # 按立行立改、限期整改分为三类: how a plan is drawn up, or what a meeting heard
    found = FOUND.search(behind)
    if found and FEEDBACK.search(behind, 0, found.start()) and not RECTIFY.search(behind):
        behind = behind[: found.start()]
    if EXEMPT.search(behind) or MIDWAY.search(behind) or EXEMPT.search(before):
        return None
    if follows:
        return _Stage(3, date)
    if date.ends is not None:
        if _INSPECTED.search(behind):
            return _Stage(1, date)
        return _Stage(2, date) if FEEDBACK.search(behind) else None
    if OF_ANOTHER.search(behind) or sort_not_told(ledger, date, behind):
        return None
    if RECTIFY.search(behind) and not (FED_BACK_THEN.match(behind) or FEEDBACK_HELD.search(behind)):
        return _Stage(3, date)
    return _Stage(2, date) if FEEDBACK.search(behind) or FED_BACK_THEN.match(behind) else None
