"""Blank months: 2024年　月，县政府办公室举办…, where what was done is told and the room for its month is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MONTH = regex(r"(?<!\d)(?:19|20)\d\d年月(?![\d日均度报产末初底]|平均|工资|收入|经济|考核|例会)(?:[上中下]旬)?")
_ROOM = regex(r"[ 　\t]{2}|[　\t]")
"""Room for a hand: two blanks, or one as wide as a character."""
_DONE = regex(
    "召开|举[行办]|印发(?!之)|下发|进驻|反馈|部署|组织|已经?|了|完成|建成|通过|成立|启动|开展|推行|实施|新增|查处|检查|调研|获|荣|投[用产]|立案"
)
_NOT_YET = regex(
    "计划|拟[于在定]|将[于在对]|预计|预期|力争|确保|争取|底前|应当|须|起施行|起执行|[日月年]止|有效|期限|届满|签[订字章署]|盖章|填|_{2,}|制发"
)
"""What is still to come, or what a form agrees on or is signed by."""
_TEMPLATE = 3
"""Rooms left before 月 or 日 from which on a text is a form to be filled in."""
_ROOMS = regex(r"(?:年[ 　\t]+月|月[ 　\t]+日)")


def blank_months(ledger: Ledger) -> Iterator[Span]:
    """Each year whose month was never filled in, in a sentence that tells of what was done then."""
    if "年月" not in ledger.text:
        return
    found = [match for match in _MONTH.finditer(ledger.text) if _is_blank(ledger, match)]
    if found and len(_ROOMS.findall(ledger.document.source)) < _TEMPLATE:
        yield from (Span(*match.span()) for match in found)


def _is_blank(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where the source leaves room and the sentence, which has no other room in it, tells what was done."""
    if ledger.document.blocks[ledger.document.block_index(match.start())].kind != "paragraph":
        return False
    if _ROOM.search(ledger.document.quote(Span(*match.span()))) is None:
        return False
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    parts = (Span(sentence.start, match.start()), Span(match.end(), sentence.end))
    if any(_ROOM.search(ledger.document.quote(part).strip()) for part in parts):
        return False
    words = ledger.read(sentence)
    return _DONE.search(words) is not None and _NOT_YET.search(words) is None
