"""Reports that name themselves by another year further on: 本公报反映的是2022年全年情况 in a bulletin on 2023."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.names.titles import find_title_year
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._own_years import FRONT, Years, pairs
from linter.kinds.dates._titled_years import BULLETIN, BY_SITTING, WORK, YEAR, Heading, against_own, delivery
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OWN_YEAR = (
    rf"(?P<year>{YEAR})年(?:度)?"
    r"(?!以来|以前|之前|[底末初春夏秋冬至到—\-－~～、和与及或]|\d{1,2}月|[上下]半年|[前一二三四1-4第])"
)
_CONTENT = "(?:情况|成果|结果|状况|成就|面貌|态势|数据|运行|统计|内容)"
_SELF = "公报|报告|年报|通报|说明|总结|公告|汇报|简报|综述|分析"
_SELF_SIGN = regex(f"本(?:统计)?(?:{_SELF})")
_OF_ITSELF = regex(
    rf"(?<![该此基根资成])本(?:统计)?(?P<self>{_SELF})(?:中|里|内)?(?!期)(?P<act>[^，,。；;\n\d《》]{{0,14}}?){_OWN_YEAR}"
)
_NOT_OF_ITSELF = regex(
    "[比较]|同期|上一?年|去年|基[期数]|不变价|对照|依据|根据|按照?|参照|修订|审计|以下简称|[于在自从由经将拟与和同]|截[至止]"
)
_ABOVE_SIGN = regex("以上|上述")
_ABOVE = regex(
    r"(?:^|(?<=[。；\n 　]))(?:以上|上述)(?:数据|内容|各项数据|各项指标|情况)?(?:就|均|都|即)?(?:是|为|系)"
    rf"{_OWN_YEAR}[^\n。；，\d]{{0,20}}?{_CONTENT}(?=[。；\n])"
)
_WORK_AGAIN = regex(
    rf"(?:(?<!\d)(?P<year>{YEAR})年(?:度)?的?(?:这|此|该|本)(?:份|个|一)(?:政府)?工作报告"
    rf"|(?:以上|上述|这)就?[是为](?:[^\n。，；\d]{{0,8}})(?P<above>{YEAR})年(?:度)?(?:政府)?工作报告(?=[。；\n]|的?(?:全部|主要|全文|内容))"
    rf"|(?:这份|此份|本)(?P<this>{YEAR})年(?:度)?政府工作报告)"
)
_BOTH_SIGN = regex("报告(?:主要|全面|系统|重点)?(?:回顾|总结)")
_BOTH = regex(
    rf"(?:本|这份|以上|上述)报告(?:主要|全面|系统|重点)?(?:回顾|总结)了?(?P<told>{YEAR})年(?:度)?(?:的|政府|主要|各项)*工作(?:情况)?"
    rf"[、，和并与及]+(?:部署|安排|谋划|提出|展望|明确)了?(?P<planned>{YEAR})年"
)
_FIRST_WORDS = regex(
    rf"(?P<year>{YEAR})年[^\n。，\d]{{0,24}}?(?:生产总值|初步核算)|(?:统一|初步)核算[^\n。\d]{{0,12}}[，,]?(?P<then>{YEAR})年"
)
_OPENING = 500
"""Characters from the start within which a bulletin without a title tells of its first figure."""
_COMPARED = regex("核[实定]|对比|比较|可比|基期|上一?年|修订|对照|附[表件录]")
_ASKS = regex(r"(?<!提)请[^。；\n]{0,24}$")
_TO_BE_PASSED = regex(r"[^。；\n]{0,24}?(?:审议|审查|审批|审阅)")
_PASSED = regex("批准|通过的|去年|上年|上次")
_LEAD = 40
"""Characters before the years of a budget in which it is asked for."""


def named_otherwise(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """One hit for each naming of the report's own year behind its front that is not the year of the front."""
    text = ledger.text
    if _SELF_SIGN.search(text) or "统计公报" in text[:FRONT]:
        yield from _of_itself(ledger)
    if "工作报告" in text:
        yield from _work_report(ledger)
    yield from _both_years(ledger, own, headings)
    if own:
        yield from _asked_for(ledger, own)


def _of_itself(ledger: Ledger) -> Iterator[Hit]:
    """本公报反映的是2022年…情况, 本报告所列2022年各项数字 and, of a bulletin, 以上为2022年…统计结果."""
    own = _own_year(ledger)
    if own is None:
        return
    year, span, words = own
    told = [
        match
        for match in matches_on_lines(_OF_ITSELF, _SELF_SIGN, ledger.text)
        if match["self"] in words and match.start() > span.end and not _NOT_OF_ITSELF.search(match["act"])
    ]
    if "公报" in words:
        told += matches_on_lines(_ABOVE, _ABOVE_SIGN, ledger.text)
    for match in told:
        if numeral(match["year"]) != year and not _compared(ledger, match.start()):
            yield against_own(ledger, Span(*match.span("year")), span, "told")


def _own_year(ledger: Ledger) -> tuple[int, Span, str] | None:
    """The year of the title, where it stands, and the words of the title; a bulletin without one tells it at once."""
    bulletin = BULLETIN.search(ledger.text, 0, FRONT)
    if bulletin:
        return numeral(bulletin["year"]), Span(*bulletin.span("year")), bulletin.group()
    titled = find_title_year(ledger)
    if titled:
        words = ledger.read(ledger.document.blocks[ledger.document.block_index(titled.start)].span)
        year = Span(titled.start, titled.start + len("2023"))
        return None if BY_SITTING.search(words) else (int(ledger.read(year)), year, words)
    first = _FIRST_WORDS.search(ledger.text, 0, _OPENING) if "本公报" in ledger.text else None
    if first is None:
        return None
    group = "year" if first["year"] else "then"
    return numeral(first[group]), Span(*first.span(group)), "公报"


def _compared(ledger: Ledger, at: int) -> bool:
    return _COMPARED.search(ledger.read(ledger.sentences[ledger.sentence_at(at)].span)) is not None


def _work_report(ledger: Ledger) -> Iterator[Hit]:
    """2022年的这份政府工作报告 at the end of 2023年政府工作报告, delivered in January 2023."""
    if "政府工作报告" not in ledger.text[:FRONT]:
        return
    title, day = WORK.search(ledger.text, 0, FRONT), delivery(ledger)
    own, span = set(), None
    if day and day[1].start < FRONT:
        own, span = {day[0].year}, day[1]
    if title:
        own, span = own | {numeral(title["year"])}, Span(*title.span("year"))
    elif day:
        # It may be called after the year that it tells of.
        own.add(day[0].year - 1)
    if span is None:
        return
    for match in matches_on_lines(_WORK_AGAIN, "工作报告", ledger.text):
        group = next(name for name in ("year", "above", "this") if match[name])
        if match.start() > span.end and numeral(match[group]) not in own:
            yield against_own(ledger, Span(*match.span(group)), span, "told" if title else "dated")


def _both_years(ledger: Ledger, own: Years | None, headings: list[Heading]) -> Iterator[Hit]:
    """本报告回顾2021年工作、部署2022年任务 in a report whose first part is 一、2022年工作回顾."""
    back = [one for one in headings if one.back]
    for match in matches_on_lines(_BOTH, _BOTH_SIGN, ledger.text):
        if own:
            meant, span = own.told, own.told_span
        elif len({one.year for one in back}) == 1:
            meant, span = back[0].year, back[0].span
        else:
            continue
        if numeral(match["told"]) != meant:
            yield against_own(ledger, Span(*match.span("told")), span, "submitted")


def _asked_for(ledger: Ledger, own: Years) -> Iterator[Hit]:
    """请对2021年预算执行情况与2022年预算草案一并审议 at the end of a report on 2022 and 2023."""
    for years in pairs(ledger.text):
        start, end = years.told_span.start, years.planned_span.end
        if start < own.planned_span.end or years.told == own.told or years.planned != years.told + 1:
            continue
        asked = _ASKS.search(ledger.text, max(0, start - _LEAD), start)
        behind = asked and _TO_BE_PASSED.match(ledger.text, end)
        if asked and behind and not _PASSED.search(asked.group() + behind.group()):
            yield against_own(ledger, years.told_span, own.told_span, "submitted")
