"""Who signs a text and whom it is for, and what the text calls the two of them: 我局, 贵委."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGNS = "局厅委院会处队站所镇乡村道校学心司室办府组"
"""Last characters of those who sign."""
_ORGANISATION = regex(rf"(?:中共)?[一-鿿]{{3,28}}[{_SIGNS}]")
_HEAD = 6
"""Blocks from the start among which the addressee is looked for."""
_KIND = "局|委|厅|院|校|镇|乡|公司|中心|街道"
_WE = regex(rf"我(?<![自请对给让向].)(?P<kind>{_KIND})(?![^。；\n]{{0,60}}”)")
_YOU = regex(rf"贵(?P<kind>{_KIND})")
_ADDRESSEE = regex(r"[一-鿿]{3,28}(?:[局委厅院镇乡校会]|公司|中心|街道办事处|政府)(?=[:：]$)")
_ALSO = {
    kind: regex(names)
    for kind, names in {
        "校": "[学园院]|中心|职教|特教|电大",
        "公司": "集团|银行|支行|中心|[厂行社院店场]",
        "院": "中心|[所站]|医疗|科学",
        "局": "中心|[总支大]队|关$",
        "中心": "[院站所处馆园]",
        "街道": "办",
        "镇": "[政府]",
        "乡": "[政府]",
    }.items()
}
"""What in a name the short word stands for, too: 我校 of a 第二中学 and of a 职业教育中心, 我院 of a 保健中心."""


def find_signatory(ledger: Ledger) -> Span | None:
    """Who signs, in the line of the signing date or the one above it; None where several do."""
    signing = ledger.signing
    if signing is None or signing.span is None:
        return None
    at = ledger.document.block_index(signing.span.start)
    lines = [block.span for block in ledger.document.blocks[max(0, at - 2) : at + 1]]
    own = ledger.text[lines[-1].start : signing.span.start].strip(" 　（(")
    if own:
        lines[-1] = Span(lines[-1].start, lines[-1].start + len(own))
    else:
        lines.pop()
    signs, above = lines[-1:], lines[-2:-1]
    if not signs or not _ORGANISATION.fullmatch(ledger.text, *signs[0]):
        return None
    return None if above and _ORGANISATION.fullmatch(ledger.text, *above[0]) else signs[0]


def find_heading_issuer(ledger: Ledger) -> Span | None:
    """Who issues a text whose title goes on in the next line: 县水利局 above 关于…的通报; None where several do."""
    spans = [block.span for block in ledger.document.blocks[:_HEAD]]
    for at, span in enumerate(spans[:-1]):
        if not _ORGANISATION.fullmatch(ledger.text, *span) or not _GOES_ON.match(ledger.text, *spans[at + 1]):
            continue
        joint = at > 0 and _ORGANISATION.fullmatch(ledger.text, *spans[at - 1])
        return None if joint else span
    return None


_GOES_ON = regex(
    "关于(?!转发|批转|翻印)[^。；：:]{4,}|20\\d\\d年(?:度|工作|上半年|下半年)[^。；：:]{0,40}(?:总结|报告|通报|情况)$"
)
"""The line of a title below the one that names who issues it."""


def called_otherwise(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """Who signs or is addressed, the first word for them that fits neither their name, and which of them it is."""
    signs = find_signatory(ledger)
    end = signs.start if signs else len(ledger.text)
    for variant, who, pattern in (("self", signs, _WE), ("addressee", _addressee(ledger), _YOU)):
        if who is None or not pattern.search(ledger.text, 0, end):
            continue
        calls = list(pattern.finditer(ledger.text, 0, end))
        name = ledger.read(who)
        if not any(_fits(call["kind"], name) for call in calls):
            yield who, Span(*calls[0].span()), variant


def _fits(kind: str, name: str) -> bool:
    """True where a body of this name may be called by this kind."""
    also = _ALSO.get(kind)
    return kind in name or (also is not None and also.search(name) is not None)


def _addressee(ledger: Ledger) -> Span | None:
    """Whom the text is for, where it is one body: 县交通运输局：."""
    for block in ledger.document.blocks[:_HEAD]:
        match = _ADDRESSEE.match(ledger.text, *block.span)
        if match:
            return Span(*match.span())
    return None
