"""Issued ahead: 2023年6月14日印发的通知…。该通知（云政办发〔2024〕12号）, a number of another year than told before."""

from __future__ import annotations

from collections.abc import Iterator

from linter.kinds.structure._issued_behind import LATE, IssuedBehind
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SORT = "通知|意见|方案|办法|规定|文件|细则|批复|决定|通报|函|公告|纪要|制度|规程|措施|预案|规划|计划"
_THIS = regex(rf"(?:[该本此]|上述|这[一份个]?)(?:份|个)?(?P<sort>{_SORT})(?:的?文号(?:[为是系])?)?[（(]?$")
_WHEN = r"(?<!\d)(?P<span>(?P<year>(?:19|20)\d\d)年)(?P<month>\d{1,2})月(?:\d{1,2}日)?"
_ACT = "印发|签发|下发|发布|公布|颁布|制发|出台|印制|制定"
_ISSUED = regex(rf"{_WHEN}[，,]?[^。；;，,\d]{{0,16}}?(?:{_ACT})(?P<behind>[^。；;]{{0,40}})")
_REVISED = regex("修[订改正]|重新|再次|补充|废止|转发|续|原")
_BACK = 240
"""Characters before a number in which its paper was told to be issued."""

_CASE = regex(
    r"[（(〔](?P<year>(?:19|20)\d\d)[）)〕][一-鿿]{1,4}\d{0,4}?(?:民初|刑初|行初|行赔初|民特|执|破申|破)\d{1,5}号"
)
_CASE_SIGN = regex(r"[）)〕][一-鿿\d]{1,8}?(?:初|特|执|破申?)\d{1,5}号")
_FILED = regex(
    r"(?:该|本|此|上述)案?件?(?:[，,])?(?:系|于|在|自|由[^，,。；\d]{2,10}|经[^，,。；\d]{2,10})*"
    r"(?<!\d)(?P<span>(?P<year>(?:19|20)\d\d)年)\d{1,2}月(?:\d{1,2}日|[初底末]|[上中下]旬)?[，,]?(?:经?(?:我院|本院|法院|审查|依法|正式|决定|申请))*"
    r"(?:登记)?(?:立案|受理)(?!侦查|调查|审查调查)"
)


def find_issued_ahead(ledger: Ledger) -> Iterator[IssuedBehind]:
    """Every number of this notice, where it was told just before to be issued in another year."""
    for number in ledger.document_numbers:
        this = _THIS.search(ledger.text, max(0, number.span.start - 16), number.span.start)
        if this is None:
            continue
        block = ledger.document.blocks[ledger.document.block_index(number.span.start)].span
        told = [
            one
            for one in _ISSUED.finditer(ledger.text, max(block.start, number.span.start - _BACK), this.start())
            if this["sort"] in one["behind"] and not _REVISED.search(one.group())
        ]
        if len({one["year"] for one in told}) != 1 or ledger.text[block.start : number.span.start].count("〔"):
            continue
        years = int(told[0]["year"]) - int(number.year)
        if years < 0 or years > 1 or (years == 1 and int(told[0]["month"]) > LATE):
            yield IssuedBehind(number.span, number.year, Span(*told[0].span("span")), told[0]["year"], "issued")


def find_filed_otherwise(ledger: Ledger) -> Iterator[IssuedBehind]:
    """Every number of a case that is told to be filed in another year; a case is numbered on the day it is filed."""
    if not _CASE_SIGN.search(ledger.text):
        return
    for filed in _FILED.finditer(ledger.text):
        block = ledger.document.blocks[ledger.document.block_index(filed.start())].span
        cases = list(_CASE.finditer(ledger.text, *block))
        if len({one.group() for one in cases}) != 1 or cases[0]["year"] == filed["year"]:
            continue
        yield IssuedBehind(Span(*cases[0].span()), cases[0]["year"], Span(*filed.span("span")), filed["year"], "filed")
