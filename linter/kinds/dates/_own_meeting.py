"""The meeting that a report is read at, and what else the report says of the sessions of that body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.own_place import ADDRESS, LONGEST_HEAD
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# A line of a head may break inside a name: 第六届 / 人民代表大会 / 第三次会议.
SESSION = (
    rf"(?P<level>[省市县区州旗盟镇乡]?)[ 　]?第?\s?(?P<term>{SMALL_NUMERAL})\s?届\s{{0,3}}(?P<nation>全国)?"
    r"(?P<body>人民代表大会|人大|(?:政协)?委员会)\s{0,3}(?P<standing>常务委员会|常委会)?"
    rf"\s{{0,3}}第?\s?(?P<session>{SMALL_NUMERAL})\s?次\s?(?:全体)?会议"
)
_NAMED = regex(SESSION)
_SUBMITTED = regex(
    rf"(?:提请|请|提交|向)[^。；，]{{0,12}}?{SESSION}(?:审议|审查|批准|报告|作[^。；，]{{0,12}}报告|汇报)"
)
_HEAD = 14
"""Blocks from the start among which the meeting is named, where no 各位代表 follows."""
_LONGEST = 80
"""Characters of a line in a head."""
_SUBMITS = 600
"""Characters behind the head within which the report is submitted."""
_HELD_HERE = regex(r"[^。；\n]{0,8}(?:会议)?(?:上|文件|材料|开幕|开始举行|召开)")
_AHEAD = regex(
    r"拟|(?<!现)将(?:于|在(?=[^，,。；\n]*[届会])|提|要|召)|筹备|准备|下一[届次]|届时|换届|明年|次年|开好|计划|预计|选举产生|以来|备案|待"
)
"""Words that may speak of a session to come; 第十届…以来 of one a report does not call its own."""
_PLANNED = regex("拟|届时|准备|待")
_DECIDED = regex(r"[^。；，\n]{0,10}(?:确定|批准|审议|审查|通过|决议|决定|要求|部署|精神|意见|提出|明确|报告)")
_STANDING = regex("[^。；，\n]{0,10}?(?:批准|通过|确定|作出)[^。；，\n]{0,12}?(?:《|十[一-龥]五|规划|纲要|议案|五年)")
"""What is carried out for years: 市十六届人大五次会议批准的“十四五”规划纲要."""
_A_YEAR = regex(r"20\d\d年|[上前]一?届|当年|曾|五年")
_EARLY = 3
"""From this session on, the one before belongs to the same term."""


def heads(ledger: Ledger) -> list[re.Match[str]]:
    """The namings above the text, the one in the line of delivery first; else where the report is submitted."""
    text = ledger.text
    if "届" not in text:
        return []
    address = ADDRESS.search(text, 0, LONGEST_HEAD)
    blocks = ledger.document.blocks[:_HEAD]
    if address is None and not blocks:
        return []
    end = address.start() if address else blocks[-1].span.end
    found = [match for match in _NAMED.finditer(text, 0, end) if address or _in_short_line(ledger, match)]
    found.sort(key=lambda match: not _is_delivery(ledger, match))
    if found and not (_is_delivery(ledger, found[0]) or _in_short_line(ledger, found[0])):
        found = []
    return found or [match for match in [_SUBMITTED.search(text, 0, end + _SUBMITS)] if match]


def _in_short_line(ledger: Ledger, match: re.Match[str]) -> bool:
    """True in a line of a title or a caption, no sentence."""
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    return block.end - block.start <= _LONGEST and ledger.text[block.end - 1] not in "。；，："


_DAY = regex(r"日[^。；\n]{0,6}在[^。；\n]{0,16}$")


def _is_delivery(ledger: Ledger, match: re.Match[str]) -> bool:
    """True for ——2026年1月20日在…会议上."""
    before = ledger.text[max(0, match.start() - 26) : match.start()]
    return _DAY.search(before) is not None and ledger.text.startswith("上", match.end())


def in_conflict(ledger: Ledger) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The meeting of the report and each naming that cannot be true beside it."""
    found = heads(ledger)
    if not found:
        return
    own, text = found[0], ledger.text
    seen = {own.start("term")}
    for other in found[1:]:
        if same_body(own, other) and not is_same(own, other):
            again = _number(own, "session") == _number(other, "session") or _HELD_HERE.match(text, other.end())
            if again:
                seen.add(other.start("term"))
                yield own, other
    end = max(match.end() for match in found)
    for match in _SUBMITTED.finditer(text, end, end + _SUBMITS * 2):
        planned = _PLANNED.search(text, max(end, match.start() - 6), match.start())
        if not planned and same_body(own, match, False) and not is_same(own, match):
            seen.add(match.start("term"))
            yield own, match
    for match in _rest(text, end + _SUBMITS * 2):
        submitted = _closing(ledger, match) if match.start("term") not in seen else None
        if submitted and same_body(own, submitted, False) and not is_same(own, submitted):
            seen.add(match.start("term"))
            yield own, submitted
    for match in _rest(text, end):
        if match.start("term") in seen:
            continue
        named = _THIS_ONE.search(text, max(end, match.start() - _BEFORE), match.start()) is not None
        apart = (named or _now_held(ledger, match)) and same_body(own, match, False) and not is_same(own, match)
        if apart or (same_body(own, match) and _contradicts(ledger, own, match)):
            yield own, match


_THIS_ONE = regex("(?:本|这|此)次(?:大会|会议|全会)(?:[—－-]{1,2}|[（(，,：:、]|即|也就是|就是)+(?:[一-鿿]{2})?$")
"""本次会议——县 before a session: the one that the report is read at."""
_NOW_HELD = regex(
    "的?(?:隆重|胜利|顺利|圆满|如期)*(?:召开|举行|开幕|闭幕)"
    "(?:之际|[为作](?:一个|全新|崭新|新|的|重要)*(?:起点|契机|开端|动力))"
)
_PAST = regex(r"[去上前]年|曾|此前|20\d\d年")


def _now_held(ledger: Ledger, match: re.Match[str]) -> bool:
    """True for 在…会议胜利召开之际 and 以…会议的召开为新的起点: a report says so of the one that it is read at."""
    start = ledger.sentences[ledger.sentence_at(match.start())].span.start
    return bool(_NOW_HELD.match(ledger.text, match.end())) and not _PAST.search(ledger.text, start, match.start())


def _rest(text: str, start: int) -> Iterator[re.Match[str]]:
    """Every naming behind the head; 届 is rare, so that each is looked at by itself."""
    at = text.find("届", start)
    while at >= 0:
        match = _NAMED.search(text, max(start, at - 6), at + 40)
        if match and match.start() <= at < match.end():
            yield match
        at = text.find("届", at + 1)


def _closing(ledger: Ledger, match: re.Match[str]) -> re.Match[str] | None:
    """以上报告，提请区五届人大常委会第三次会议审议 at the end: the report is before the meeting that it is read at."""
    start, end = ledger.sentences[ledger.sentence_at(match.start())].span
    if not _THIS_REPORT.match(ledger.text, start, end) or _NOT_NOW.search(ledger.text, start, match.start()):
        return None
    submitted = _SUBMITTED.search(ledger.text, start, end)
    return submitted if submitted and submitted.start("term") == match.start("term") else None


_THIS_REPORT = regex(
    "[ 　]*(?:以上|上述|本(?:报告|草案|方案|决算|议案)|现(?:将|就|提请|提交|请)|(?:特|谨)?(?:提请|请))"
)
_NOT_NOW = regex(rf"{_AHEAD.pattern}|已|曾|[去上前]年|\d[月日]")
_PROSE = regex("[。；，,]")


def _contradicts(ledger: Ledger, own: re.Match[str], other: re.Match[str]) -> bool:
    """True for a session told as past that comes after the report's own, or the last or same one of another term."""
    term, session = _number(own, "term"), _number(own, "session")
    one, two = _number(other, "term"), _number(other, "session")
    sentence = ledger.sentences[ledger.sentence_at(other.start())].span
    block = ledger.document.blocks[ledger.document.block_index(other.start())].span
    if not _PROSE.search(ledger.text, *block):
        # A line that a web page puts below the report: the link to a later session.
        return False
    if _AHEAD.search(ledger.text, sentence.start, min(sentence.end, other.end() + 24)):
        return False
    if one == term + 1 or (one == term and session < two <= session + 2):
        return True
    # 县十七届人大四次会议决议 in a report to the fourth session of the eighteenth is years old.
    dated = _A_YEAR.search(ledger.text, sentence.start, other.start())
    last = one == term - 1 and two in (session - 1, session if not dated else 0) and session >= _EARLY
    if _STANDING.match(ledger.text, other.end()):
        return False
    return last and _DECIDED.match(ledger.text, other.end()) is not None


def is_same(one: re.Match[str], other: re.Match[str]) -> bool:
    """True where term and session agree."""
    return all(_number(one, group) == _number(other, group) for group in ("term", "session"))


def _number(match: re.Match[str], group: str) -> int:
    return whole_number(match[group])


def same_body(one: re.Match[str], other: re.Match[str], by_level: bool = True) -> bool:
    """True for the congress of the same level, or its standing committee both times."""
    if _body(one) != _body(other) or (by_level and one["nation"] != other["nation"]):
        return False
    if not by_level:
        return not (one["level"] and other["level"]) or one["level"] == other["level"]
    # Without its level, another body's session may be meant.
    return one["level"] == other["level"]


def _body(match: re.Match[str]) -> tuple[str, bool, bool]:
    """What meets; a party's committee and that of the 政协 are called alike."""
    party = _PARTY.search(match.string, max(0, match.start() - _BEFORE), match.start()) is not None
    return match["body"].replace("人民代表大会", "人大")[-2:], match["standing"] is not None, party


_PARTY = regex("中共|共产党")
_BEFORE = 14
"""Characters before a term among which the party is named: 中国共产党青石县第十四届委员会."""


def span_of(match: re.Match[str]) -> Span:
    """From the term to 会议."""
    return Span(match.start("term"), match.string.index("会议", match.end("session")) + len("会议"))
