"""Document numbers that disagree: two writings in one text, two numbers for one document, a year to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.docnumbers import DocumentNumber
from linter.finding import Hit
from linter.kinds.structure._document_slips import one_code, slipped
from linter.kinds.structure._issued_ahead import find_filed_otherwise, find_issued_ahead
from linter.kinds.structure._issued_behind import find_issued_behind
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ISSUED = regex(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2}月)?(?:\d{1,2}日)?[，,]?(?P<who>[^，,。；;：:《》\d]{0,16})"
    r"(?:印发|出台|下发|发布|制发|颁布|公布|制定)(?:了|的){0,2}$"
)
_FORM = regex("(?:[书令证函]|(?<![清名])单|[通简快]报|纪要|公告|公示|批复)$")
"""What one office issues time and again under one title: 责令改正指令书, 提醒函, 督查通报, 会议纪要."""
_OF_A_YEAR = regex(r"关于[^《》]*20\d\d年")
"""A title that tells its matter and year is that of one paper, whatever its form."""
_OTHER_ACT = regex(
    "[按据依照遵未]|执行|落实|违反|超出|不符|参[考照]|收到|接到|以来|以前|之前|至今|先后|陆续|分别|清理|梳理|废止|现行|贯彻|学习|宣[传讲]|沿用|适用|引用|使用|[次翌]年"
)
"""What is done in the year on a document of before: 2024年未按省厅印发的…, 2021年以来先后印发…."""
_FARTHEST = 48
"""Characters before a title in which the date of issue stands."""


class DocumentNumberDiffers:
    """Compares the numbers of one document, how numbers are written in one text, and their years with the signature."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each second number of a document, each year to come, and each writing against the text's own."""
        numbers = ledger.document_numbers
        by_title: dict[str, DocumentNumber] = {}
        short = _short_titles(ledger)
        for number in numbers:
            subject = short.get(number.title, _subject(number.title))
            first = by_title.setdefault(subject, number) if number.title else number
            # 省政府关于…的意见 and 县政府关于…的意见 are two documents of two issuers.
            one_document = first.title == number.title or one_code(first, number)
            if one_document and _passed_on(ledger, first, number):
                continue
            form = _FORM.search(number.title)
            told_again = form and not _OF_A_YEAR.match(subject)
            if one_document and not told_again and _differ_in_one(first, number):
                values = {
                    "title": number.title,
                    "one": ledger.quote(first.span),
                    "other": ledger.quote(number.span),
                }
                yield Hit((first.span, number.span), values, severity="warning" if form else "error")
        yield from slipped(ledger)
        yield from _not_yet_issued(ledger)
        yield from _own_year(ledger)
        yield from _issued_in_another_year(ledger)
        for told in (*find_issued_behind(ledger), *find_issued_ahead(ledger), *find_filed_otherwise(ledger)):
            values = {"other": ledger.quote(told.number), "issued": told.told}
            calculation = f"{told.told} ≠ {told.own}"
            yield Hit((told.year, told.number), values, calculation, severity="warning", variant=told.variant)
        yield from _of_attachment(ledger)
        regular = [number for number in numbers if number.regular]
        for number in numbers:
            if not number.regular:
                same = next((r for r in regular if r.code == number.code), regular[0] if regular else None)
                # 环罚字[2022]第012号, 许可证编号为…: numbers of cases and licences have a writing of their own.
                elsewhere = same is None or same.code != number.code
                if elsewhere and (number.code.endswith("字") or _OF_A_LICENCE.search(_before(ledger, number))):
                    continue
                spans = (number.span, same.span) if same else (number.span,)
                values = {"other": ledger.quote(number.span)}
                yield Hit(spans, values, severity="warning" if same else "note", variant="writing")


def _short_titles(ledger: Ledger) -> dict[str, str]:
    """What each short title stands for: one declared with 以下简称, or the end of the only longer one."""
    found: dict[str, str] = {}
    titles = [number for number in ledger.document_numbers if number.title]
    for number in titles:
        declared = _CALLED.match(ledger.text, number.span.end)
        if declared:
            found[declared["short"]] = _subject(number.title)
    for number in titles:
        if number.title in found or _FORM.search(number.title) or len(number.title) < _SHORTEST_TITLE:
            continue
        longer = {
            one.title
            for one in titles
            if one.title.endswith(number.title)
            and _PLACED.fullmatch(one.title.removesuffix(number.title))
            and one_code(one, number)
        }
        if len(longer) == 1:
            found[number.title] = _subject(longer.pop())
    return found


_CALLED = regex(r"[，,；;]?[ 　]*(?:以下|下)?(?:统|简)称[：:为]?[ 　]*[《“\"](?P<short>[^《》“”\"\n]{2,30})[》”\"]")
_PLACED = regex("[一-鿿]{1,5}[省市县区州旗镇乡]")
_SHORTEST_TITLE = 6
"""Characters of a title that is known by its end: 养老服务管理办法 of 安河县养老服务管理办法."""
_OF_A_LICENCE = regex("(?:[证编]|合同|案件?|备案|登记|证书)号?[为是：:（(]?$")


def _before(ledger: Ledger, number: DocumentNumber) -> str:
    """The characters right before a number."""
    return ledger.text[max(0, number.span.start - 6) : number.span.start]


def _issued_in_another_year(ledger: Ledger) -> Iterator[Hit]:
    """2021年10月印发的《…》（〔2020〕46号): a number bears the year of issue; printed in January, it may be older."""
    for number in ledger.document_numbers:
        # 2024年3月印发了云医保发〔2023〕21号文件: without a title the act stands before the number itself.
        start = number.title_start if number.title_start >= 0 else number.span.start
        first = max(0, start - _FARTHEST)
        issued = _ISSUED.search(ledger.text[first:start])
        if issued is None or issued["year"] == number.year or _of_another_act(ledger.text[first:start], issued):
            continue
        if number.title_start < 0 and _ABOUT.search(
            issued.group() + ledger.text[number.span.end : number.span.end + 8]
        ):
            continue
        if int(issued["year"]) == int(number.year) + 1 and issued["month"] in (None, "1月", "2月"):
            continue
        span = Span(first + issued.start(), first + issued.end("year") + 1)
        values = {"other": ledger.quote(number.span), "issued": issued["year"]}
        yield Hit(
            (span, number.span), values, f"{issued['year']} ≠ {number.year}", severity="warning", variant="issued"
        )


def _of_another_act(words: str, issued: re.Match[str]) -> bool:
    """True where the year before the act is that of something else, or the end of a stretch: 2021年至2023年印发."""
    if issued.group().endswith("的") and not _ISSUER.fullmatch(issued["who"]):
        return True
    return _OTHER_ACT.search(issued.group()) is not None or _STRETCH.search(words, 0, issued.start()) is not None


_ISSUER = regex(
    "(?:[一-鿿]{2,8}、)*[^省市县区州镇乡国对在将把推于]{0,3}[省市县区州镇乡国]?[^省市县区州镇乡国对在将把推于]{0,9}"
)
"""Nothing but who issued it; 县住建局在县政府印发的 tells of two, and the year is of the first."""
_STRETCH = regex(r"(?:[至到—－~～-]|[年\d][、和])$")
_ABOUT = regex("修订|补充|重新|再次|转发|的[^，。]{0,4}(?:通知|函|方案|细则|说明|意见)")
"""What is issued on a document of before: 印发云医保发〔2023〕21号文件的补充通知."""


def _passed_on(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True where the second is the number under which another office passed the document on: 转发《…》（云建质…）."""
    before = ledger.text[max(0, other.title_start - _PASSED_LONGEST) : max(0, other.title_start)]
    return one.code != other.code and _PASSED.search(before) is not None


_PASSED = regex("(?:转发|翻印|批转|印转)(?:了|的|省|市|区|县|上级|[^，,。；;《》]{0,10})$")
_PASSED_LONGEST = 14


def _subject(title: str) -> str:
    """The title without the issuer that one place names and another leaves out."""
    at = title.find("关于")
    return title[at:] if at > 0 else title


def _differ_in_one(one: DocumentNumber, other: DocumentNumber) -> bool:
    """True where the code, the year or the number differs alone; a notice of another year or issuer differs in two."""
    return [one_code(one, other), one.year == other.year, one.number == other.number].count(False) == 1


def _one_number(one: DocumentNumber, other: DocumentNumber) -> bool:
    """True for equal numbers; where a code begins is a guess, so one may have a word more before it."""
    return one_code(one, other) and (one.year, one.number) == (other.year, other.number)


def _of_attachment(ledger: Ledger) -> Iterator[Hit]:
    """Attachments that bear, in a line of their own, another number than the report: 青水发〔2024〕71号附件."""
    blocks = ledger.document.blocks
    own: DocumentNumber | None = None
    for number in ledger.document_numbers:
        block = blocks[ledger.document.block_index(number.span.start)].span
        line = ledger.text[block.start : block.end]
        bare = ledger.read(number.span)
        if own is None and line.strip() == bare:
            own = number
        elif (
            own and own.code == number.code and line.strip().startswith(f"{bare}附件") and not _one_number(own, number)
        ):
            yield Hit((number.span, own.span), {"one": ledger.quote(own.span), "other": bare}, variant="attachment")


def _own_year(ledger: Ledger) -> Iterator[Hit]:
    """The report's own number, in a line of its own above the text, of another year than its signature.

    A number of last year may still stand on what is signed in the first months of the next.
    """
    signing = ledger.signing
    number = next(iter(ledger.document_numbers), None)
    if signing is None or signing.span is None or number is None or number.title:
        return
    index = ledger.document.block_index(number.span.start)
    block = ledger.document.blocks[index].span
    line = ledger.text[block.start : block.end]
    years = signing.day.year - int(number.year)
    late = years > 1 or (years == 1 and signing.day.month > _LATE)
    if late and index < _HEAD and _OWN_LINE.fullmatch(line) and not _lives_on(ledger):
        values = {"other": ledger.quote(number.span), "signed": signing.day.isoformat()}
        spans = number.span, signing.span
        yield Hit(spans, values, f"{number.year} ≠ {signing.day.year}", severity="warning", variant="own")


def _lives_on(ledger: Ledger) -> bool:
    """True where the head or the end of a text says that it was changed or issued again later."""
    blocks = ledger.document.blocks
    head = ledger.text[: blocks[min(_HEAD, len(blocks)) - 1].span.end]
    tail = ledger.text[blocks[max(0, len(blocks) - _TAIL)].span.start :]
    return _LIVES_ON.search(f"{head}\n{tail}") is not None


_HEAD = 24
"""Blocks from the start among which a report's own number stands; a listing of data may stand above it."""
_TAIL = 6
"""Blocks at the end among which a later change of the text is noted."""
_LIVES_ON = regex(
    # （2024年5月修订）, （已废止）; （含调整修改后的街道） tells of no change of the text.
    r"[（(【\[〔](?=[^（()）】\]〕。\n]{0,80}\d年)[^（()）】\]〕。\n]{0,60}?(?:修[订正改](?!后)|废止|失效|重新|延长有效)"
    r"|[（(【\[〔][^（()）】\]〕。\n]{0,20}?(?:修[订正改]|废止|失效)[版稿本]?[)）】\]〕]"
    r"|(?:修[订正改]|调整|更新)后的?[^，,。\n]{0,20}(?:印发|公布|发布)|重新(?:印发|公布|发布)"
    r"|(?:决定|通知|意见)》?[^，,。\n]{0,12}(?:修[订正改]|废止)|(?:修[订正改]|废止|失效)(?:日期|时间)|有效期(?:延长|延续|届满)"
)
"""A text that was changed years later keeps the number under which it was once issued."""
_LATE = 3
"""The last month in which a number of the year before may be used up."""
_OWN_LINE = regex(r"[ 　]*(?:发文字号|文号)?[：:]?[ 　]*[一-鿿]{2,12}〔\d{4}〕\d{1,4}号[ 　]*")


def _not_yet_issued(ledger: Ledger) -> Iterator[Hit]:
    """Documents numbered in a year after the one the report is signed in."""
    signing = ledger.signing
    for number in ledger.document_numbers:
        if signing is None or int(number.year) <= signing.day.year:
            continue
        values = {"other": ledger.quote(number.span), "signed": signing.day.isoformat()}
        spans = (number.span, signing.span) if signing.span else (number.span,)
        yield Hit(spans, values, f"{number.year} > {signing.day.year}", variant="later")
