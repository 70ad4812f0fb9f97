"""Signing date (成文日期): the day a report is dated, under its issuing body or in brackets under its title.

GB/T 9704—2012 (7.3.5.4) puts it below the signature; a report read out at a meeting carries the day under its
title, a bulletin or a form in a line of its own (签发日期：…), minutes in the imprint (…办公室2021年6月25日印发). The
发布日期 that a web page adds is a later day, and counts only where the text has no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from linter.facts.dates import calendar
from linter.facts.dates.date_pieces import Piece
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Signing:
    """The signing date and where it stands."""

    day: date
    span: Span | None
    """None where the caller gave the date."""
    first: date
    """The day itself; the first of the month where no day is told."""
    posted: bool = False
    """True where it is only the day on which a web page was put up."""


FOOTER = 14
"""Blocks from the end among which a signature is looked for; attachments and page residue may follow it."""
HEAD = 14
"""Blocks from the start among which a date under the title is looked for; page residue may precede it."""
_FARTHEST_TITLE = 28
"""Blocks from the start among which a title may still stand where a web page puts many short lines above it."""
_LONGEST_ISSUER = 40
"""Characters before a date that may name the issuing body in the same line."""

_ISSUERS = "局|委|会|办|室|院|府|厅|部|组|公司|中心|集团|队|处|所|社|行|校|学|署|站|总队|支队|镇|乡|街道"
_ISSUER = regex(rf"(?:{_ISSUERS})[)）]?$")
_RESIDUE = regex(r"发布|时间|日期|来源|更新|印发|点击|浏览|公示|字号|索引|作者|截止|：|:")
_SPEECH = regex(r"[—\-]*$|[（(]$")
_OFFICES = "省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|院长|检察长|局长|厅长|总理"
_SPEAKER = rf"(?:[一-鿿]{{0,6}}(?:{_OFFICES})[ 　]*[一-鿿·]{{2,8}}?)?"
_AT_MEETING = regex(
    _SPEAKER + r"在[^。；]{4,60}?(?:(?:会议|大会|全会|会)上[）)]?[^。；，：]{0,30}(?:报告。)?|上|届|会|[上会届][）)])"
)
"""在…会议上, 县长李某某在…会议上, with the speaker's office and name behind it or not, and that he read the report."""


def find_signing(ledger: Ledger) -> Signing | None:
    """The caller's date, else the signature's, the one under the title, the one of a labelled line or the imprint."""
    if ledger.as_of:
        try:
            day = date.fromisoformat(ledger.as_of)
            return Signing(day, None, day)
        except ValueError:
            return None
    blocks = ledger.document.blocks
    by_block: dict[int, list[Piece]] = {}
    for piece in ledger.date_pieces:
        if piece.year and piece.month and not piece.part and calendar.exists(piece.year, piece.month, piece.day):
            by_block.setdefault(ledger.document.block_index(piece.span.start), []).append(piece)
    last = len(blocks) - 1
    foot = [index for index in range(last, max(-1, last - FOOTER), -1) if index in by_block]
    front = [index for index in range(min(_FARTHEST_TITLE, len(blocks))) if index in by_block]
    head = [index for index in front if index < HEAD]
    for index in foot:
        if _signs(ledger, index, by_block[index][-1]):
            return _signing(by_block[index][-1])
    for index in sorted(by_block):
        if index < last - FOOTER + 1 and _signs_body(ledger, index, by_block[index][-1]):
            return _signing(by_block[index][-1])
    for index in head:
        told = by_block[index][-1]
        if _under_title(ledger, index, by_block[index][0]) or _below_issuer(ledger, index, told):
            return _signing(told)
        if told.day and _in_masthead(ledger, index, told):
            return _signing(told)
    # So far down only the form of a title's date is taken: a date below a body may be one of the page's other news.
    for index in front[len(head) :]:
        if _under_title(ledger, index, by_block[index][0]):
            return _signing(by_block[index][0])
    return _labelled(ledger, by_block, [*head, *foot])


_TOLD_FOR = regex(
    r"(?:^|[。；（(])(?:以上|上述)?(?:数据|情况|进展|统计|资料)?(?:统计|更新)?(?:均)?(?:为)?截[至止](?:到)?$"
)
"""（数据截至2021年8月31日）, 上述情况截至2023年6月15日."""
_FIRST_LINES = 3
_LONGEST_TITLE = 60


def find_state_day(ledger: Ledger) -> date | None:
    """The day for which a report tells how things stand: its signing date, else that of 截至… or of its title."""
    if ledger.signing:
        return ledger.signing.day
    for piece in reversed(ledger.date_pieces):
        if piece.year and piece.month and piece.day and calendar.exists(piece.year, piece.month, piece.day):
            index = ledger.document.block_index(piece.span.start)
            block = ledger.document.blocks[index]
            before = ledger.text[block.span.start : piece.span.start]
            behind = ledger.text[piece.span.end : block.span.end]
            in_title = index < _FIRST_LINES and len(before) < _LONGEST_TITLE and before[-1:] in ("（", "(")
            closed = behind.strip(" 。") in ("", "）", ")", "。）")
            if closed and (_TOLD_FOR.search(before) or in_title or before.endswith(("（截至", "（截止"))):
                return date(piece.year, piece.month, piece.day)
    return None


def _signing(piece: Piece, posted: bool = False) -> Signing:
    """The signing date in a piece that states year and month."""
    year, month = piece.year or 1, piece.month or 1
    if piece.day:
        return Signing(date(year, month, piece.day), piece.span, date(year, month, piece.day), posted)
    return Signing(calendar.month_end(year, month), piece.span, date(year, month, 1), posted)


_LABEL = regex(
    r"(?:[^，。；：]{1,8}[：:][^，。；：]{1,20}?)?[^，。；：]{0,30}?(?:(?P<posted>发布|公布|公开|刊发|发表|上传|更新)|发文|签发|成文|印发|制发|填报|填表|填制|制表|编制|编印|编报"
    r"|报告|报送|上报|呈报|落款|签署|审签|公示|公告|通报)(?:日期|时间)[：:]"
)
_IMPRINT = regex(rf"[^，。；：:]{{0,{_LONGEST_ISSUER}}}(?:{_ISSUERS})[)）]? ?")


def _labelled(ledger: Ledger, by_block: dict[int, list[Piece]], indexes: list[int]) -> Signing | None:
    """The day of 签发日期：… or of the imprint; else the one that a web page was put up on."""
    posted = None
    for index in indexes:
        span = ledger.document.blocks[index].span
        piece = by_block[index][-1]
        before, behind = ledger.text[span.start : piece.span.start], ledger.text[piece.span.end : span.end]
        if not piece.day:
            continue
        if behind.strip(" 。") == "印发" and _IMPRINT.fullmatch(before.strip(" 　")):
            return _signing(piece)
        if before.strip(" 　") in ("（", "(") and _ISSUED_THEN.fullmatch(behind.strip()):
            return _signing(piece)
        label = _LABEL.fullmatch(before.replace(" ", "").lstrip("（("))
        if label and len(behind) <= _CLOCK and not label["posted"]:
            return _signing(piece)
        if label and posted is None:
            posted = _signing(piece, True)
    return posted


_ISSUED_THEN = regex("(?:印发|发布|公布|签发|成文)[)）]")
"""（2023年11月17日印发）, a line of its own."""
_CLOCK = 9
"""Characters behind a labelled day: a time of day, or nothing."""


def _signs(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True for a line that is a date alone, or an issuing body and a date; a date in a table is one of many."""
    span = ledger.document.blocks[index].span
    if ledger.document.blocks[index].kind == "cell":
        return False
    before = ledger.text[span.start : piece.span.start].strip(" （(")
    behind = ledger.text[piece.span.end : span.end].strip(" ）)。")
    if behind or len(before) > _LONGEST_ISSUER or _RESIDUE.search(before):
        return False
    return not before or _ISSUER.search(before) is not None


_ATTACHED = regex(r"附(?:件|表|图|录) ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?(?:[（(]|$)")
_BEHIND = 4
"""Blocks behind a signature in which its first attachment begins: a contact, 抄送 may stand between."""


def _signs_body(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True for a date alone below its issuing body behind which the attachments begin, however long they are."""
    blocks = ledger.document.blocks
    if not _signs(ledger, index, piece) or not _issued_here(ledger, index, piece):
        return False
    behind = blocks[index + 1 : index + 1 + _BEHIND]
    return any(_ATTACHED.match(ledger.text, *block.span) for block in behind) or _issues_text(ledger, index, piece)


_NOTE = regex("[（(][^（()）]{2,20}[）)]")
_ISSUED = regex("[印转]发给你们|予以(?:印发|公布|发布)|现予(?:印发|公布|发布)|(?:遵照|贯彻|认真)执行|组织实施")


def _issues_text(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True where the text that a notice issues begins right below its date, under the title that the notice names."""
    blocks = ledger.document.blocks
    for block in blocks[index + 1 : index + _BEHIND]:
        line = ledger.read(block.span).strip(" 　")
        if _NOTE.fullmatch(line):
            continue
        named = len(line) >= _SHORTEST_TITLE and ledger.text.find(line, 0, piece.span.start) >= 0
        start = blocks[max(0, index - _NOTICE)].span.start
        return named and _ISSUED.search(ledger.text, start, piece.span.start) is not None
    return False


_SHORTEST_TITLE = 6
_NOTICE = 8
"""Blocks before a signature within which a notice says what it issues."""


def _issued_here(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True where the line of a date, or the one above it, names the issuing body."""
    blocks = ledger.document.blocks
    if ledger.text[blocks[index].span.start : piece.span.start].strip(" （("):
        return True
    above = ledger.read(blocks[index - 1].span).strip() if index else ""
    return len(above) <= _LONGEST_ISSUER and _ISSUER.search(above) is not None


def _below_issuer(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True for a date alone below the body that issues a bulletin, or its number of issue: 第12期."""
    if not _signs(ledger, index, piece) or index == 0:
        return False
    above = ledger.read(ledger.document.blocks[index - 1].span).strip()
    return _issued_here(ledger, index, piece) or _ISSUE.fullmatch(above) is not None


_MASTHEAD = regex(
    rf"[^，。；：:]{{0,{_LONGEST_ISSUER}}}(?:{_ISSUERS})[)）]?[ 　]*(?:编(?:[印发制辑])?|主办|主编|承办)?[ 　]*"
)
_WEEKDAY = regex(r"(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?)?")


def _in_masthead(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True for the line below the name of a bulletin: 防汛办编　　2023年7月8日（星期六）, 第8期　2022年5月6日."""
    span = ledger.document.blocks[index].span
    before, behind = ledger.text[span.start : piece.span.start], ledger.text[piece.span.end : span.end].strip(" 　")
    if ledger.document.blocks[index].kind == "cell" or not before.strip(" 　") or _RESIDUE.search(before):
        return False
    if _MASTHEAD.fullmatch(before) is not None and _WEEKDAY.fullmatch(behind) is not None:
        return True
    if _ISSUE_LINE.fullmatch(before) is None:
        return False
    return _WEEKDAY.fullmatch(behind) is not None or _MASTHEAD.fullmatch(behind) is not None


_ISSUE = regex(r"第?\d{1,3}期(?:[（(]总?第?\d{1,4}期[）)])?|[（(]?第\d{1,3}[期号][）)]?")


_ISSUE_LINE = regex(rf"(?:[一-鿿]{{2,16}}[ 　]*)?(?:{_ISSUE.pattern})[ 　，,（(]*")
"""第17期 before the day of a bulletin, with its name or without."""


def _under_title(ledger: Ledger, index: int, piece: Piece) -> bool:
    """True for （2022年6月30日）, and for ——2023年11月28日在…会议上."""
    span = ledger.document.blocks[index].span
    before = ledger.text[span.start : piece.span.start]
    behind = ledger.text[piece.span.end : span.end]
    before, behind = before.strip(" 　"), behind.strip(" 　")
    if before in ("（", "(") and behind in ("）", ")"):
        return True
    return _SPEECH.fullmatch(before) is not None and _AT_MEETING.fullmatch(behind) is not None
