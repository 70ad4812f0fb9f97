"""Title variant: one document 《…》 named in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.facts.names.names import Name, subjects
from linter.facts.quantities.words import word_around
from linter.finding import Hit, Severity
from linter.kinds._names import difference, pairs, together, variant_hit
from linter.kinds.facts._issued_on_one_day import issued_on_one_day
from linter.kinds.facts._issued_title import issued_otherwise
from linter.kinds.facts._other_act import other_act
from linter.kinds.facts._reworded_title import reworded
from linter.ledger import Ledger
from linter.patterns import regex

_SAME_SORT = (
    {"方案", "计划"},
    {"办法", "规定"},
    {"条例", "规定"},
    {"纲要", "要点"},
    {"纲要", "大纲"},
    {"规则", "规定"},
)
"""Sorts of documents that drafters mistake for each other; of the other sorts two with one subject may exist."""
_BY_ITSELF = ({"方案", "计划"}, {"办法", "规定"}, {"办法", "细则"}, {"纲要", "要点"}, {"纲要", "大纲"})
"""Sorts of which one office has but one on a subject; a 条例 may follow a 规定, and a 通报 a 报告."""
_TOLD_TO_OTHERS = ({"报告", "通报"}, {"方案", "意见"})
"""One matter may be reported and made known, or told in two steps; what a long title names to the word is one paper."""
_TO_THE_WORD = 14
"""Characters that such titles share."""
_OF_A_PLACE = regex("[一-鿿]{2,4}[省市县区州旗镇乡]")
_YEARS_BEHIND = regex(r"(?:19|20)\d\d(?:年?[—\-－–~～至](?:19|20)\d\d)?年?")
"""What may stand in brackets behind both titles: （2023—2025年）."""
_LAW = "中华人民共和国"
_LAW_ENDS = 3
"""Characters at the end of a law that name it, 预算法, where those of the republic are lost."""
_SHORTEST = 8
"""Characters of a title, 中华人民共和国 left aside, below which one character may make another document."""
_LONG = 10
"""Characters of a title from which one character that is no subject shows a slip by itself."""
_SUBJECT_BEFORE = 4
"""Characters of a title behind its subject, 管理办法."""
_MARK = regex("[，,。；;：:]")
_ISSUES = regex("(?:印发|制定|出台|修订|制发|下发|编制|起草|完善)(?!的|后)[了并]?(?:印发|实施|出台)?[《“‘]*$")
_PASSED = regex(
    "(?:印发|制定|出台|修订|通过|颁布|公布|发布|施行|编制|形成|报送|提交|审议|听取|下发|收到|起草)了?[《“‘]*$"
)
"""What is done with a paper of its own; 落实 and 执行 may mean any."""
_ENDS = regex("[》”’]*(?:同时)?(?:废止|失效|修订|出台|施行|实施多年)")
_ISSUED = regex("(?:印发|制定|出台|下发)的$")
_LEVEL = regex("国家|国务院|中央|上级|[省市县区镇乡院校]")
_HIGHEST = frozenset(["国家", "国务院", "中央", "上级", "省"])
"""Whose a paper is; those of a higher office, which the text of a lower one names."""
_PARTICLES = frozenset("的和与及暨之于对为")
_TWO = 2
_STEM = 6
"""Characters of the subject that two titles of different sort share."""


class TitleVariant:
    """Compares titles of one document number, and titles that differ by a slip."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings of one document."""
        issued = issued_otherwise(ledger)
        if issued:
            values = {"rare": ledger.quote(issued[0]), "common": ledger.quote(issued[1]).replace("\n", "")}
            yield Hit(issued, values | {"rare_count": "1", "common_count": "1"}, severity="warning")
        titles = [name for name in ledger.names if name.kind == "title"]
        if len(titles) < 2:
            return
        groups = _by_key(titles)
        numbered = set()
        for one, other, alone in _same_number(groups):
            alike = _resemble(one, other)
            if not (alike or (alone and reworded(ledger, groups[one], groups[other]))):
                continue
            numbered.add((one, other))
            if not together(ledger, groups[one], groups[other]):
                yield variant_hit(groups[one], groups[other], "error" if alike else "warning")
        buckets: dict[str, list[str]] = {}
        for key in groups:
            law = [f"law {key[-_LAW_ENDS:]}"] if key.startswith(_LAW[:2]) else []
            for mark in (f"<{key[:4]}", f">{key[-6:]}", *law):
                buckets.setdefault(mark, []).append(key)
        for one, other in pairs(buckets):
            if (one, other) in numbered or _both_numbered(groups[one], groups[other]):
                continue
            same_day = issued_on_one_day(ledger, groups[one], groups[other])
            severity = "warning" if same_day else _severity(ledger, groups[one], groups[other])
            if severity:
                yield variant_hit(groups[one], groups[other], severity)


def _by_key(titles: list[Name]) -> dict[str, list[Name]]:
    groups: dict[str, list[Name]] = {}
    for name in titles:
        groups.setdefault(name.key, []).append(name)
    return groups


def _same_number(groups: dict[str, list[Name]]) -> Iterator[tuple[str, str, bool]]:
    """Keys of titles that carry one document number, and whether no third one does.

    A short form of the other is no second title.
    """
    first: dict[str, str] = {}
    carried = Counter(number for named in groups.values() for number in {name.number for name in named})
    for key, named in groups.items():
        for number in dict.fromkeys(name.number for name in named if name.number):
            known = first.setdefault(number, key)
            if known != key and known not in key and key not in known:
                yield known, key, carried[number] == _TWO


def _resemble(one: str, other: str) -> bool:
    """True where half of the shorter title is shared, and no other subject stands before the same sort of document.

    One notice may issue two documents: 公务接待制度 and 公务用车制度.
    """
    gap = difference(one, other)
    two_subjects = min(len(gap.one), len(gap.other)) > 1 and not set(gap.one) & set(gap.other) and len(gap.behind) > 1
    return not two_subjects and 2 * (len(gap.before) + len(gap.behind)) >= min(len(one), len(other))


def _both_numbered(ones: list[Name], others: list[Name]) -> bool:
    """True when both carry numbers and share none: two documents."""
    left = {name.number for name in ones if name.number}
    right = {name.number for name in others if name.number}
    return bool(left and right) and not left & right


def _severity(ledger: Ledger, ones: list[Name], others: list[Name]) -> Severity | None:
    one, other = ones[0].key, others[0].key
    if _misspelt_law(ones[0].text, others[0].text) or _carried_out_by(one, other):
        return "warning"
    if other_act(ledger, ones, others):
        return "warning"
    laws = one.startswith(_LAW) and other.startswith(_LAW)
    if laws:
        one, other = one[len(_LAW) :], other[len(_LAW) :]
    gap = difference(one, other)
    reordered = bool(gap.one) and sorted(gap.one) == sorted(gap.other)
    # Two laws differ in a character, 民事诉讼法 and 刑事诉讼法, but not in 清 and 请 or in the order of their words.
    if min(len(one), len(other)) < _SHORTEST and not (laws and (gap.alike or reordered)):
        return None
    if together(ledger, ones, others):
        return None
    if {gap.one, gap.other} == {"公", "报"} and gap.before.endswith("结果"):
        return None  # what an audit finds is reported, and made public in another paper
    # 五年规划规划 for 五年规划纲要: no title tells a word twice in a row.
    if len(gap.one) == len(gap.other) == len("规划") and gap.before[-2:] in (gap.one, gap.other):
        return "warning"
    if gap.series or set(gap.one + gap.other) <= _PARTICLES or set(gap.one + gap.other) <= subjects():
        return None
    # 管理办法 and 管理细则 are one; an 实施细则 goes with a 办法, but an 实施办法 of the same place is the same.
    detailed = {gap.one, gap.other} == {"办法", "细则"} and (
        gap.before.endswith(("管理", "监管", "考核", "奖惩", "监督"))
        or (gap.before.endswith("实施") and _OF_A_PLACE.match(gap.before) is not None)
    )
    ends = not gap.behind or _YEARS_BEHIND.fullmatch(gap.behind)
    sorts = {gap.one, gap.other}
    told = sorts in _TOLD_TO_OTHERS
    if (detailed or sorts in _SAME_SORT or told) and ends:
        shared = _TO_THE_WORD if told else _STEM
        return "warning" if len(gap.before) >= shared and not _two_papers(ledger, ones, others) else None
    majority = max(len(ones), len(others)) > 1 and min(len(ones), len(others)) == 1
    if gap.substitution:
        if gap.alike or gap.same_sound:
            return "warning"
        # 管护办法 and 管理办法: what is said right before its sort is no subject.
        two = len(gap.behind) >= _SUBJECT_BEFORE and _two_words(one, other)
        two = two and not (_near_words(one, other) and _called_up(ledger, ones, others))
        return "warning" if (majority or len(one) >= _LONG) and not two else None
    if reordered:
        return "warning"
    inside = len(gap.before) > 1 and len(gap.behind) > 1
    if (
        inside
        and not (gap.one and gap.other)
        and _cuts_words(max(one, other, key=len), len(gap.before), gap.one + gap.other)
    ):
        return "warning"
    lost = len(gap.one + gap.other) <= 2 and not (gap.one and gap.other)
    return "warning" if lost and inside and majority and max(len(ones), len(others)) > 2 else None


def _two_papers(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    """True where the title told later is that of a paper issued there, or one of them is a higher office's.

    落实省里的《三年行动计划》，县政府印发《三年行动方案》: a plan is carried out by a paper of nearly the same name.
    """
    first, later = sorted((min(named, key=lambda one: one.span.start) for named in (ones, others)), key=_start)
    told, again = (_words_before(ledger, name) for name in (first, later))
    if _ISSUES.search(again):
        return True
    gap = difference(ones[0].key, others[0].key)
    if {gap.one, gap.other} not in _BY_ITSELF and (
        any(map(_PASSED.search, (told, again))) or any(_ENDS.match(ledger.text, n.span.end) for n in (first, later))
    ):
        return True
    one, other = (set(_LEVEL.findall(words)) for words in (told, again))
    apart = _ISSUED.search(again) is not None and one and other and not one & other
    return bool(apart or _HIGHEST & (one ^ other))


def _start(name: Name) -> int:
    return name.span.start


def _words_before(ledger: Ledger, name: Name) -> str:
    """What stands between the mark before a title and it."""
    start = ledger.sentences[ledger.sentence_at(name.span.start)].span.start
    return _MARK.split(ledger.text[start : name.span.start])[-1]


def _two_words(one: str, other: str) -> bool:
    """True where the character that differs belongs to a word in both: 绿化管理办法 and 亮化管理办法."""
    at = next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    words = [word_around(title, at) for title in (one, other)]
    return all(word.end - word.start > 1 for word in words)


def _called_up(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    """True where the title told later is one to go by, and not issued there as another paper."""
    later = max((min(named, key=_start) for named in (ones, others)), key=_start)
    return _ISSUES.search(_words_before(ledger, later)) is None


def _near_words(one: str, other: str) -> bool:
    """True for 残疾人保障和发展规划 and 残疾人保护和发展规划: long titles with words that begin alike.

    城市绿化管理办法 and 城市亮化管理办法 end alike and are two.
    """
    at = next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    starts = [word_around(title, at).start for title in (one, other)]
    return len(one) >= _LONG and starts[0] == starts[1] < at


def _cuts_words(title: str, at: int, lost: str) -> bool:
    """True for 预算执行况和 of 预算执行情况和: what is left of the words that lose characters is no word."""
    if len(lost) > _MOST_LOST:
        return False
    first, last = word_around(title, at), word_around(title, at + len(lost) - 1)
    before, behind = title[first.start : at], title[at + len(lost) : last.end]
    left = before + behind
    return bool(left) and left not in _ENDS_OF_NAMES and (len(left) == 1 or word_around(left, 0) != (0, len(left)))


_MOST_LOST = 3
"""Characters that a hand loses at once."""
_ENDS_OF_NAMES = frozenset("省市县区州镇乡村级类局办厅院校场站")
"""高新区 and 区, 省级 and 级: what a longer name may have before the same end."""


def _carried_out_by(one: str, other: str) -> bool:
    """True for 预算法实施条例 and 预算法实施规定 of the republic: a law has one such paper."""
    first, second = _CARRIES_OUT.match(one), _CARRIES_OUT.match(other)
    return bool(first and second and first["law"] == second["law"] and first["sort"] != second["sort"])


_CARRIES_OUT = regex(f"(?P<law>{_LAW}[一-鿿]{{2,16}}法)实施(?P<sort>条例|细则|规定|办法)$")


def _misspelt_law(one: str, other: str) -> bool:
    """True for two equal titles of a law but for a character or two of 中华人民共和国, or the last: …预算发, 共国和."""
    gap = difference(one, other)
    if max(len(one), len(other)) <= len(_LAW) + 1:
        return False
    a_law = any(title.startswith(_LAW) and title.endswith("法") for title in (one, other))
    turned = len(gap.one) == len(gap.other) == 2 and gap.one == gap.other[::-1]
    lost = len(gap.one + gap.other) <= _MOST_LOST and not (gap.one and gap.other)
    if not (a_law and (gap.substitution or turned or lost)):
        return False
    return len(gap.before) < len(_LAW) or (gap.substitution and not gap.behind)
