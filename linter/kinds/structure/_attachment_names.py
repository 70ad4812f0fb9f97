"""Attachments called by number and title in the body, and told how many they are: 附件2《评分表》, 本函附件共三件."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from linter.facts.layout.attachments import Attachment, bare
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.kinds.structure._own_text import OWN
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TITLE = r"(?:[^\n。；;，,（()）]|[（(][^（()）\n]*[)）]){3,60}?"
_CALLED = regex(
    rf"(?P<target>附件[ ]?(?P<number>{SMALL_NUMERAL}))(?:[：:](?P<title>{_TITLE})(?=[)）。；;，,]|$)"
    rf"|《(?P<book>[^《》\n]{{3,60}})》|“(?P<quoted>[^“”\n]{{3,60}})”|[（(](?P<aside>{_TITLE})[)）])",
)
_ELSEWHERE = regex(
    r"(?:[》〕号]|(?<!本)(?:通知|方案|意见|办法|规定|文件|报告|批复|来?函|公告))(?:的|中的?|之|所列|印发的)?[“（( ]?$"
)
_BEFORE = 16
"""Characters before an attachment in which the paper stands that it belongs to."""
_SHORT_FORM = 4
"""Characters of a title's last words that stand for it."""


def called_otherwise(ledger: Ledger, listed: Mapping[int, Attachment], told: Container[int]) -> Iterator[Hit]:
    """One hit for each attachment, but those told, whose title the list has under another number."""
    body = ledger.text[: ledger.attachments.list_span.start]
    for match in matches_on_lines(_CALLED, "附件", body) if len(listed) > 1 else ():
        number = whole_number(match["number"])
        if number not in listed or match.start() in told:
            continue
        title = bare(next(filter(None, match.group("title", "book", "quoted", "aside"))))
        heads = not body[body.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" 　#*【")
        if heads or _ELSEWHERE.search(body, max(0, match.start() - _BEFORE), match.start()):
            continue
        named = [one for one in listed.values() if _is_title(title, one.titles[0])]
        if len(named) == 1 and named[0].number != number and title not in listed[number].titles[0]:
            values = {"number": number, "title": title, "listed": named[0].number}
            yield Hit((Span(*match.span("target")), named[0].span), values, severity="warning", variant="number")


def _is_title(words: str, title: str) -> bool:
    """True for a title, and for its last words."""
    return words == title or (len(words) >= _SHORT_FORM and title.endswith(words))


_NUMERAL = r"(?P<number>[二两三四五六七八九十]|\d{1,2})"
_IN_ALL = regex(
    rf"(?:{OWN}|随(?:文|函|本[一-鿿]{{1,2}}|此)|文后|函后)(?P<gap>[^，,。；;：:、\n\d]{{0,10}}?)"
    rf"(?P<told>{_NUMERAL}(?P<unit>[个件份项]))(?P<behind>附件|附表)?(?=[，,。；;）)]|$)"
)
_ATTACHED = regex("附[件送有]|所附|后附|附后|附带")
_ALL = regex("共|计")
_RANGE = regex(r"(?:附件[:：])?\d{1,2}\s*[—–~～至-]\s*\d")


def counted_otherwise(ledger: Ledger, listed: Mapping[int, Attachment]) -> Iterator[Hit]:
    """本函附件共三件, and a list of two."""
    entries = list(listed.values())
    ranged = any(_RANGE.match(ledger.quote(entry.span)) for entry in entries)
    if ranged or [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        return
    known = {entry.number for entry in entries} | {one.number for one in ledger.attachments.headed if one.number}
    for match in matches_on_lines(_IN_ALL, "附", ledger.text[: ledger.attachments.list_span.start]):
        # 附送附件四份 may be four copies of one.
        sure = _ATTACHED.search(match["gap"]) or match["behind"]
        if not sure or (match["unit"] == "份" and not _ALL.search(match["gap"])):
            continue
        if whole_number(match["number"]) not in (len(entries), len(known)):
            spans = Span(*match.span("told")), entries[0].span, *(one.span for one in entries[-1:] if one.number > 1)
            values = {"listed": ledger.quote(spans[0]), "count": len(entries)}
            yield Hit(spans, values, severity="warning", variant="counted")
