"""One event, two dates: the feedback of 18 December, and later the feedback of 20 December."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import DateFact
from linter.facts.dates.report_given import find_given_apart
from linter.finding import Hit
from linter.kinds.facts._days import slip
from linter.kinds.facts._year_again import find_years_again
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_GROUP = regex(r"巡察|巡视|督察|审计组|督查组|督导组|考核组")
_MEETING = regex(
    r"[^。；\d]{0,24}?(?:召开|举行)[^。；\d，]{0,14}反馈会(?!议?精神)|[^。；\d]{0,24}?反馈会(?:召开|举行|后|[上中](?!级)|[，,])"
)
_FEEDBACK = regex(
    r"(?:(?!召开|研究|印发|制定|根据|针对|围绕|对照|落实|审议|学习|传达|听取|整改)[^。；\d]){0,30}?"
    r"(?:反馈(?:了|的|(?:巡察|巡视|督察|审计)?(?:意见|情况|问题|结果)(?!整改|[一-鿿]{0,4}(?:学习|部署|推进|动员|研讨)会)|以?后|以来|[，。；])|集中反馈|进行了?(?:集中|专题|现场)?反馈)"
)
_INSPECTED = regex(r"[^。；\d]{0,40}?(?:巡察|巡视|督察|审计|督查|检查|考核)")
# Several rounds, groups or addressees have dates of their own.
_SEVERAL = regex(
    r"[一二三四五六七八九十\d]批|后[一二两三半\d]+[周天日个]|上[一]?轮|首轮|上次|前期|历次|分别|延伸|提级|村级|中期|移交|再次|先后|阶段性|回头看|试点"
    r"|(?:书记|负责人|主要领导)[^，,。；、和及与]{0,4}反馈"
    r"|征求|书面|约谈|公示|公开|上报|报送|群众反馈|限期|前反馈|跟踪|复核|(?:[、及]|以及)(?:19|20)?\d*年?\d{1,2}月\d{1,2}日"
)
_STOP = regex("[，,；;]")
_ISSUED = regex(r"(?:印发|下发|出台|公布|发布|制定)[^《》。；，]{0,6}《(?P<title>[^《》\n]{4,50})》")
_ISSUED_BEFORE = regex(
    r"《(?P<title>[^《》\n]{4,50})》[（(]?(?:已经?|于|由[^，。；]{2,14}|经[^，。；]{2,14}|，)*(?:于|在)?$"
)
_WAS_ISSUED = regex(r"[^，,。；《》]{0,10}(?:印发|下发|出台|公布|发布)")
_REVISED = regex(r"修订|修改|修正|转发|试行|废止|征求|重新|补充")
_NEAR = 45
"""Days between two dates up to which one of them is taken for a slip rather than another event."""
_LOOK_BACK = 64


class EventDate:
    """Compares the dates of what happens once: the feedback of an inspection, its stretch, the issue of a document."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each second date of one event."""
        for given, told in find_given_apart(ledger):
            values = {"one": ledger.quote(given.span), "other": ledger.quote(told.span)}
            yield Hit((told.span, given.span), values, severity="warning", variant="given")
        seen: set[Span] = set()
        for again, before in find_years_again(ledger):
            if again not in seen:
                seen.add(again)
                values = {"one": ledger.quote(before), "other": ledger.quote(again)}
                yield Hit((again, before), values, severity="warning")
        events: dict[str, list[DateFact]] = {}
        for date in ledger.dates:
            if date.first is not None and date.last is not None and date.year_source != "":
                key = _event(ledger, date)
                if key:
                    events.setdefault(key, []).append(date)
        for key, dates in events.items():
            different: dict[tuple[object, object], DateFact] = {}
            for date in dates:
                different.setdefault((date.first, date.last), date)
            if len(different) != 2:
                continue
            one, other = different.values()
            if key in ("stretch", "feedback") and _of_others(ledger, one, other):
                continue
            if _same_event(one, other, stretch=key == "stretch"):
                yield Hit(
                    (other.span, one.span),
                    {"one": ledger.quote(one.span), "other": ledger.quote(other.span)},
                    severity="warning",
                    variant=key if key in ("stretch", "feedback") else "issued",
                )


def _same_event(one: DateFact, other: DateFact, *, stretch: bool) -> bool:
    """True where two dates are near enough for a slip; a stretch shares one of its ends."""
    if one.first is None or other.first is None:
        return False
    if stretch:
        return (one.first == other.first) != (one.last == other.last)
    return abs((one.first - other.first).days) <= _NEAR


_WHO = regex(
    r"(?P<issuer>[省市县区镇乡]委|[省市县区]|中央)?(?P<ordinal>第[一二三四五六七八九十\d]+)?(?:联合)?(?:巡察|督导|督查|督察|审计|考核)组"
)
_ROUND = regex(r"(?P<round>第[一二三四五六七八九十\d]+)[轮批]")
# 对柳河镇所辖6个村开展巡察: whose villages they are, not how many.
_WHOM = regex(
    r"(?:向|对|进驻)(?P<whom>[^，,。；\d向对]{2,16}?)(?:(?:下辖|所辖|下属|所属|辖区内?|、|等?\d+[个家所])[^，,。；向对]{0,60}?)?(?:反馈|进行|开展|集中|通报|(?:巡察|督|审计)(?![办组局])|$)"
)
_OWN = regex("我|本|该|^(?:[省市县区]?(?:[局镇乡院校委办厅处站社]|中心|公司|集团|街道|医院))?(?:党[组委]|领导班子)")


def _of_others(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where the two sentences name different groups or rounds, or different bodies that were inspected."""
    first, second = (ledger.read(ledger.sentences[date.sentence].span) for date in (one, other))
    if _differ(_WHO, first, second, "issuer") or _differ(_ROUND, first, second, "round"):
        return True
    if _differ(_WHO, first, second, "ordinal") and not _recalled(one, other, first, second):
        return True
    whom, whose = _WHOM.search(first), _WHOM.search(second)
    if whom is None or whose is None or _OWN.search(whom["whom"]) or _OWN.search(whose["whom"]):
        return False
    return whom["whom"] not in whose["whom"] and whose["whom"] not in whom["whom"]


_RECALLED = regex("反馈(?:的|以来|会[上后])")


def _recalled(one: DateFact, other: DateFact, first: str, second: str) -> bool:
    """True where a day one figure off only says which feedback is meant: its group may be a slip as well."""
    return slip(one, other) and bool(_RECALLED.search(first)) != bool(_RECALLED.search(second))


def _differ(pattern: re.Pattern[str], first: str, second: str, group: str) -> bool:
    one, other = pattern.search(first), pattern.search(second)
    return bool(one and other and one[group] and other[group] and one[group] != other[group])


def _event(ledger: Ledger, date: DateFact) -> str:
    """What a date tells of: feedback, stretch, the title of a document issued; empty for anything else."""
    sentence = ledger.sentences[date.sentence].span
    if date.ends is not None:
        days = date.ends[0].day and date.ends[1].day
        told = _INSPECTED.match(ledger.text, date.span.end, sentence.end)
        several = _SEVERAL.search(ledger.text, sentence.start, sentence.end)
        return "stretch" if days and told and _group_in(ledger, date) and not several else ""
    if date.day is None or date.relation:
        return ""
    issued = _issued(ledger, date)
    if issued:
        return issued
    told = _MEETING.match(ledger.text, date.span.end, sentence.end)
    if told is None and _group_in(ledger, date):
        told = _FEEDBACK.match(ledger.text, date.span.end, sentence.end)
    if told is None:
        return ""
    # What the sentence goes on to tell, 先后召开会议, 移交线索, is said of other days.
    end = _STOP.search(ledger.text, told.end() - 1, sentence.end)
    several = _SEVERAL.search(ledger.text, sentence.start, end.start() if end else sentence.end)
    return "" if several else "feedback"


def _group_in(ledger: Ledger, date: DateFact) -> bool:
    sentence = ledger.sentences[date.sentence].span
    return _GROUP.search(ledger.text, *sentence) is not None


def _issued(ledger: Ledger, date: DateFact) -> str:
    sentence = ledger.sentences[date.sentence].span
    if "《" not in ledger.text[sentence.start : sentence.end]:
        return ""
    if _REVISED.search(ledger.text, sentence.start, sentence.end):
        return ""
    behind = _ISSUED.match(ledger.text, date.span.end, sentence.end)
    if behind:
        return behind["title"]
    before = _ISSUED_BEFORE.search(ledger.text[max(sentence.start, date.span.start - _LOOK_BACK) : date.span.start])
    if before and _WAS_ISSUED.match(ledger.text, date.span.end, sentence.end):
        return before["title"]
    return ""
