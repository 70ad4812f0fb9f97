"""References to attachments and appendices that the document has not: 详见附件3 with two attachments."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_RUN = rf"(?:(?:[2-9] ?[—－–]|[2-4] ?-(?= ?(?:[6-9]|1\d))|{SMALL_NUMERAL}(?:[至~～、和])) ?(?:附件)?)?"
"""附件2—7, 附件3和5: the last of several is looked for; 附件2-3 may be the third part of the second."""
_REFERENCE = regex(
    r"(?:(?:(?<!意)见|参见|参照|对照|依照|依据|根据|如|按照?|填[写报入]|[将把请](?:填[写报])?)"
    rf"(?P<target>附件 ?{_RUN}(?P<number>{SMALL_NUMERAL}))(?!\d)"
    rf"|[（(](?:另附)?(?P<aside>附件 ?{_RUN}(?P<bracket>{SMALL_NUMERAL}))[)）]"
    rf"|(?:列入|列于|列在|载于|附于|收入|在)(?P<within>附件(?P<put>{SMALL_NUMERAL}))(?=[)）。；;，,]|[中里]?[列载说注标][明出示]))"
)
_ELSEWHERE = regex(r"》的?$")


class AttachmentReference:
    """Holds references to attachments against their list, and those to appendices against the ones below."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each reference to an attachment that is not listed, or to an appendix that is not there."""
        attachments = ledger.attachments
        listed = {one.number for one in attachments.listed}
        known = listed | {one.number for one in attachments.headed}
        for match in _REFERENCE.finditer(ledger.text) if listed else ():
            numeral = match["number"] or match["bracket"] or match["put"]
            number = whole_number(numeral)
            other_document = match["target"] and _ELSEWHERE.search(
                ledger.text, max(0, match.start() - 2), match.start()
            )
            if number in known or other_document or (match["within"] and _of_another(ledger, match.start())):
                continue
            span = Span(*match.span(0 if match["target"] else "within" if match["within"] else "aside"))
            values = {"reference": f"附件{numeral}", "count": len(listed)}
            yield Hit((span, attachments.list_span), values, severity="warning" if match["within"] else "error")
        yield from _appendices(ledger)


def _of_another(ledger: Ledger, at: int) -> bool:
    """True where the sentence tells of another paper before it says what stands in its attachments."""
    start = ledger.sentences[ledger.sentence_at(at)].span.start
    return _PAPER.search(ledger.text, start, at) is not None


_PAPER = regex(r"[》〕]|(?<!本)(?:通知|方案|意见|办法|规定|文件|报告|批复|来函|公告|附件)(?![详另参]?见)")
_APPENDIX = regex(r"附录[ ]?(?P<mark>[A-Z])(?![A-Za-z\d])")
_TITLE = regex(r"[ 　:：.．]*[一-鿿《（(]")
_FEWEST = 2
"""Appendices that show how they are lettered."""


def _appendices(ledger: Ledger) -> Iterator[Hit]:
    """按附录C执行 where the text goes on with 附录A and 附录B."""
    begun: dict[str, Span] = {}
    cited: list[tuple[str, Span]] = []
    for match in _APPENDIX.finditer(ledger.text):
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        span = Span(*match.span())
        heads = not ledger.text[block.start : match.start()].strip(" 　#*")
        line = ledger.text[match.end() : block.end]
        if heads and "。" not in line and (not line.strip() or _TITLE.match(line)):
            begun.setdefault(match["mark"], span)
        elif not _ELSEWHERE.search(ledger.text, max(0, match.start() - 2), match.start()):
            cited.append((match["mark"], span))
    # A text may break off before its last appendices; those that it has begin with A and leave none out.
    if len(begun) < _FEWEST or "".join(begun) != ascii_uppercase[: len(begun)]:
        return
    *_, last = begun.values()
    for mark, span in cited:
        if mark not in begun:
            values = {"reference": ledger.quote(span), "last": ledger.quote(last), "count": len(begun)}
            yield Hit((span, last), values, variant="appendix")
