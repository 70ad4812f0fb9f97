"""Answered paper: 对第108号提案的答复 over 你们提出的…（第180号提案）收悉: what is answered has one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"第(?P<number>\d{1,10})号"
_PAPERS = "提案|建议|议案|来信|信访件|交办件|督办单|交办单|来函"
_IN_TITLE = regex(
    rf"{_NUMBER}(?:委员|代表|党派|集体|平时|会议|重点)?(?P<what>{_PAPERS})"
    r"[^，。；]{0,10}(?:的?(?:答复|回复|复函|办理情况|办理结果|说明|意见))"
)
_ANY_NUMBER = regex(r"第\d{1,10}(?=[号、，])")
_RECEIVED = regex(r"收悉|收到|知悉|转来|交由我|[现特]?将?[^，。；]{0,10}答复如下")
"""What a reply says first of the paper that it answers."""
_PUT = regex(r"[您你](?:们)?(?:在[^，。；]{0,30})?(?:所)?(?:提出|提交|反映|来信|领衔)|[（(]?第\d{1,10}号")
_TOLD = regex(
    rf"{_NUMBER}(?P<what>{_PAPERS})?|(?:编号|案号|[提建]案?议?号)(?:为|是)?[：:]?(?:第)?(?P<code>\d{{1,10}})(?P<end>号?)"
)
_OTHERS = regex("合并|并案|一并|此前|[去上前]年|另[外有]|分别|以及|附议|参照|比照")
"""In the sentence, that more papers than one are answered, or that another one is spoken of."""
_HEAD = 600
"""Characters from the start within which a reply names its title and what it answers."""


def answered_paper(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The number in the title of a reply, the other one of what was received, and what is numbered."""
    title = _IN_TITLE.search(ledger.text, 0, _HEAD) if "号" in ledger.text[:_HEAD] else None
    if title is None:
        return
    line = ledger.document.blocks[ledger.document.block_index(title.start())].span
    if len(_ANY_NUMBER.findall(ledger.text, line.start, line.end)) > 1:
        return
    first = ledger.sentence_at(title.end()) + 1
    for sentence in ledger.sentences[first : first + _SENTENCES]:
        start, end = sentence.span
        if start > title.end() + _HEAD:
            return
        if _PUT.search(ledger.text, start, end) and _RECEIVED.search(ledger.text, start, end):
            told = list(_TOLD.finditer(ledger.text, start, end))
            if len(told) == 1 and not _OTHERS.search(ledger.text, start, end) and _differ(title, told[0]):
                number = "code" if told[0]["code"] else "number"
                # 第64号, and 编号：1162 by its figures.
                begin = told[0].start(number) - (number == "number")
                to = told[0].end(number) + (number == "number")
                yield Span(title.start(), title.end("what")), Span(begin, to), title["what"]
            return


_SENTENCES = 12
"""Sentences behind the title among which the first one is that tells what was received."""


def _differ(title: re.Match[str], told: re.Match[str]) -> bool:
    """True for two numbers of one sort of paper: 0056 is 56, and 20230042 may be the 42nd of its year."""
    if told["what"] not in (None, title["what"]):
        return False
    one, other = (number.lstrip("0") for number in (title["number"], told["code"] or told["number"]))
    if told["code"] and len(one) != len(other):
        return False  # a number of the office
    return not (one.endswith(other) or other.endswith(one))
