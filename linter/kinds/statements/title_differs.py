"""Title against the rest: another part of the year, another number of cases, another signature, another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.facts.dates.date_pieces import Piece
from linter.facts.names.issuers import issuer_of_title, other_body
from linter.facts.names.signatories import called_otherwise, find_heading_issuer, find_signatory
from linter.facts.names.titles import YEAR, find_title
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.statements._title_again import title_again
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ITSELF = regex(
    r"(?:现将|现就|兹将|现对|现把|下面[，,]?[将就])(?P<named>[^。；：:\n]{2,70}?)"
    r"(?:报告|通报|公开|公示|公布|公告|汇报|总结|通告|说明|分析|反馈|介绍|印发|通知|报送|情况|简报)(?:情况)?(?:如下|于后)"
)
_HAN = "一二两三四五六七八九十"
_TITLE_COUNT = regex(
    rf"(?<![第\d])(?P<number>\d{{1,3}}|[{_HAN}]{{1,3}})(?P<unit>起|例|宗|件|个|名|家|批)(?!月|季度|年|方面|重点|百分)"
)
_NOW = regex(r"(?:^|[。，；\s])现(?:从中|将|对|把|予以|集中|公开|选取|通报|公布)(?P<said>[^。；\n]{0,60})")
_SELECTED = regex(r"其中|部分|之一|第[一二三四五六七八九十\d]+批")
_COVER_DATE = regex(r"(?:成文|签发|发文|制发|报告|落款)(?:日期|时间)[:：]$")


class TitleDiffers:
    """Compares what a title says of its report with the sentence 现将…如下, the signature and the day on the cover."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """At most one hit for each of period, count, issuer and day."""
        if ledger.signing is not None and ledger.signing.span is not None:
            yield from _cover_date(ledger, ledger.signing.day, ledger.signing.span)
        title = find_title(ledger)
        if title is not None:
            yield from _period(ledger, title)
            for one, other in title_again(ledger, title):
                yield Hit((other, one), _values(ledger, one, other), severity="warning", variant="period")
            yield from _count(ledger, title)
            yield from _subject(ledger, title)
            yield from _caption_year(ledger, title)
        yield from _issuer(ledger, title)
        yield from _called_otherwise(ledger)


def _cover_date(ledger: Ledger, day: date, signature: Span) -> Iterator[Hit]:
    """成文日期：11月8日 above the text, or （11月8日） under the title, signed on another day."""
    for piece in ledger.date_pieces[:_FIRST_DATES]:
        block = ledger.document.blocks[ledger.document.block_index(piece.span.start)].span
        if piece.span.start >= signature.start or not (piece.year and piece.month and piece.day):
            continue
        before = ledger.text[block.start : piece.span.start].strip(" 　")
        behind = ledger.text[piece.span.end : block.end].strip(" 　")
        variant = "date" if _COVER_DATE.match(before) and not behind else ""
        if before in ("（", "(") and behind in ("）", ")") and not _HELD.search(ledger.text, 0, block.start):
            variant = "head"
        if variant and _day(piece) != day:
            yield Hit((signature, piece.span), _values(ledger, piece.span, signature), variant=variant)


_HELD = regex(r"纪要|讲话|发言|会议|决定|决议|条例|办法|规定|章程")
"""Titles whose texts are dated by the day on which they were spoken or adopted."""
_FIRST_DATES = 6


def _day(piece: Piece) -> date | None:
    try:
        return date(piece.year or 0, piece.month or 0, piece.day or 0)
    except ValueError:
        return None


def _period(ledger: Ledger, title: Span) -> Iterator[Hit]:
    """上半年 in the title, 前三季度 where the report names itself."""
    one = _months(ledger, title)
    if one is None:
        return
    said = _ITSELF.search(ledger.text, title.end, title.end + _EARLY)
    other = _months(ledger, Span(*said.span("named"))) if said else None
    if other is None:
        # 一、前三季度运行情况: cumulative figures to the same end are no other period.
        for heading in ledger.headings:
            told = _months(ledger, heading.span) if _TELLS.search(ledger.text, *heading.span) else None
            if told and told[1][1] != one[1][1]:
                other = told
                break
    other = other or _opening(ledger, title, one[1])
    if other and one[1] != other[1]:
        yield Hit((other[0], one[0]), _values(ledger, one[0], other[0]), severity="warning", variant="period")


def _opening(ledger: Ledger, title: Span, months: tuple[int, int]) -> tuple[Span, tuple[int, int]] | None:
    """3月，共办理2495件 as the first thing told below 二月情况通报, where the text never speaks of 二月."""
    said = _FIRST_TOLD.search(ledger.text, title.end, title.end + _EARLY)
    other = _months(ledger, Span(*said.span("when"))) if said and _OF_A_MONTH.search(ledger.read(title)) else None
    if other is None or months[0] != months[1] or other[1][0] != other[1][1]:
        return None
    if _NEXT_TO_IT.search(ledger.text, title.end, title.end + _EARLY):
        return None  # 5月份通报 of what was checked in April, with 本月复查
    later = (piece for piece in ledger.date_pieces if piece.span.start >= title.end)
    # 1—2月 and 2月底 speak of it too.
    told = any(months[0] in (piece.month, piece.upto) or piece.quarter or piece.part for piece in later)
    return None if told else other


_NEXT_TO_IT = regex("[上本当]个?月")
_OF_A_MONTH = regex("月份?[一-鿿]{0,16}(?:情况|通报)")
_FIRST_TOLD = regex(
    r"(?<=[\n。])[ 　]*(?P<when>(?:20\d\d年)?\d{1,2}月份?)[，,](?:[全我本][一-鿿]|[一-鿿]{2,8}[省市县区局院])?"
    r"[一-鿿]{0,6}?(?:共|累计|受理|办理|发生|接到|收到|检查|立案)"
)
_TELLS = regex(r"(?:工作|运行|进展|完成|开展|推进|执行|整改)(?:总体|基本)?情况$|工作回顾$")
_EARLY = 600
"""Characters behind a title in which the report names itself."""


def _months(ledger: Ledger, span: Span) -> tuple[Span, tuple[int, int]] | None:
    """The only part of a year that a stretch names, as its first and last month; None for several or none."""
    found = []
    for piece in ledger.date_pieces:
        if piece.span.start >= span.end:
            break
        if piece.span.start >= span.start:
            months = _months_of(piece)
            if months is None and not piece.year:
                return None
            if months:
                found.append((piece.span, months))
    return found[0] if len(found) == 1 else None


def _months_of(piece: Piece) -> tuple[int, int] | None:
    if piece.day or piece.plan or piece.days:
        return None
    if piece.quarter:
        return 3 * piece.quarter - 2, 3 * piece.quarter
    if piece.upto:
        return 1, piece.upto
    if piece.part in ("上半年", "下半年"):
        return (1, 6) if piece.part == "上半年" else (7, 12)
    return (piece.month, piece.month) if piece.month and not piece.part else None


def _caption_year(ledger: Ledger, title: Span) -> Iterator[Hit]:
    """2023年 in the title, and an attached table of 2022年 that the text never speaks of."""
    years = list(YEAR.finditer(ledger.text, *title))
    if len(years) != 1:
        return
    blocks = ledger.document.blocks
    for index, block in enumerate(blocks[1:], 1):
        before_table = index + 1 < len(blocks) and blocks[index + 1].kind == "cell" and block.kind != "cell"
        if not before_table or block.span.end - block.span.start > _LONGEST_CAPTION:
            continue
        own = list(YEAR.finditer(ledger.text, *block.span))
        if len(own) == 1 and own[0]["year"] != years[0]["year"] and ledger.text.count(own[0]["year"]) == 1:
            one, other = Span(*years[0].span()), Span(*own[0].span())
            yield Hit((other, one), _values(ledger, one, other), severity="warning", variant="caption")


_LONGEST_CAPTION = 40


def _count(ledger: Ledger, title: Span) -> Iterator[Hit]:
    """12起 in the title, 现从中选取十起 in the text."""
    counts = list(_TITLE_COUNT.finditer(ledger.text, *title))
    if len(counts) != 1 or _SELECTED.search(ledger.text, *title):
        return
    unit = counts[0]["unit"]
    for now in _NOW.finditer(ledger.text, title.end, title.end + _EARLY):
        said = [match for match in _TITLE_COUNT.finditer(ledger.text, *now.span("said")) if match["unit"] == unit]
        if len(said) != 1 or _SELECTED.search(now["said"]):
            continue
        if whole_number(said[0]["number"]) != whole_number(counts[0]["number"]):
            one, other = Span(*counts[0].span()), Span(*said[0].span())
            yield Hit((other, one), _values(ledger, one, other), severity="warning", variant="count")
        return


def _issuer(ledger: Ledger, title: Span | None) -> Iterator[Hit]:
    """县水利局关于… in the title, or in the line above 关于…, signed by 县农业农村局."""
    signs = find_signatory(ledger)
    if signs is None:
        return
    issuer = (issuer_of_title(ledger, title, signs) if title else None) or find_heading_issuer(ledger)
    if issuer is None or signs.start < (title or issuer).end:
        return
    if other_body(ledger.read(issuer), ledger.read(signs)):
        yield Hit((signs, issuer), _values(ledger, issuer, signs), severity="warning", variant="issuer")


def _subject(ledger: Ledger, title: Span) -> Iterator[Hit]:
    """东河镇饮水安全排查情况 in the title, 现将西山镇饮水安全排查情况报告如下 in the text."""
    said = _ITSELF.search(ledger.text, title.end, title.end + _EARLY)
    if said is None:
        return
    first = _ABOUT.search(ledger.text, *title)
    one = Span(first.end() if first else title.start, title.end)
    other = Span(*said.span("named"))
    where = _substituted(ledger.read(one), ledger.read(other))
    if where:
        spans = Span(one.start + where[0], one.start + where[1]), Span(other.start + where[2], other.start + where[3])
        yield Hit((spans[1], spans[0]), _values(ledger, *spans), severity="warning", variant="subject")


_ABOUT = regex("关于")
_PLACE = regex(r"(?P<name>[一-鿿]{1,3})(?P<level>[省市县区镇乡村]|街道|社区)")
_SHARED = 6
"""Characters behind the place that both must share."""


def _substituted(one: str, other: str) -> tuple[int, int, int, int] | None:
    """Where two names of one subject begin with different places of one level; None where they do not."""
    first, second = _PLACE.match(one), _PLACE.match(other)
    if first is None or second is None or first["level"] != second["level"] or first["name"] == second["name"]:
        return None
    if first["name"].endswith(second["name"]) or second["name"].endswith(first["name"]) or second["name"] in _OWN:
        return None
    behind = one[first.end() : first.end() + _SHARED]
    if len(behind) < _SHARED or not other[second.end() :].startswith(behind):
        return None
    return (*first.span(), *second.span())


_OWN = frozenset("我全本该各")


def _called_otherwise(ledger: Ledger) -> Iterator[Hit]:
    """我委 in a text signed by a 局; 贵委 in a letter to a 局."""
    for who, called, variant in called_otherwise(ledger):
        yield Hit((called, who), _values(ledger, who, called), severity="warning", variant=variant)


def _values(ledger: Ledger, title: Span, other: Span) -> dict[str, object]:
    return {"title": ledger.quote(title), "body": ledger.quote(other)}
