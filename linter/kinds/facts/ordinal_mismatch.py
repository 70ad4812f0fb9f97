"""Ordinals that change: 县委第三巡察组 came, and the plan answers 县委第二巡察组."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.facts.names.slots import Slot
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.bigrams import share_a_bigram
from linter.finding import Hit
from linter.kinds._shared_words import items_of_a_list
from linter.kinds.facts._two_groups import told_apart
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_OTHER_ROUND = regex(
    r"(?:(?:19|20)\d\d年|[上去前]年|上一?[轮次]|历次|往年)[^。；，,]{0,6}$"
    r"|(?:将(?:[在于]|列入|纳入)|拟[在于]?|计划[在于]?)[^。；，,]{0,8}$|上(?:一个?)?(?:任期|届)[内中时]?[^。；]{0,6}$|(?:此前|曾)[^。；]{0,6}$"
)
_COMPARED = regex(
    r"^(?:正在|即将|将于)|^[^。；，,]{0,8}(?:相比|同期|以来)|^[^。；，,]{0,16}(?:[上去前]年|往年|此前|早前|当年|曾)"
)
_ROUNDS = regex(r"(?<!第)(?<!十)(?:[两二三四五六七八九2-9]个?|前几|各|历)轮[巡督]?(?:[察视]|次|共|累计|合计|中|情况)")
_FEW = 4
"""Places of the rarer ordinal that are held against the first of the other."""
_BEFORE, _BEHIND = 14, 20
"""Characters around a slot that say whether it names another round."""


@dataclass(frozen=True)
class OrdinalMismatch:
    """Compares the ordinals of one issuer's inspection groups and rounds."""

    most_values: int = 2
    """With more different ordinals than this the report is about several groups."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each ordinal that stands against the others."""
        # 两轮巡察情况: a report of several rounds names each of them.
        several = any(matches_on_lines(_ROUNDS, "轮", ledger.text)) or _two_in_one(ledger)
        groups: dict[tuple[str, str], list[Slot]] = {}
        bare: dict[str, list[Slot]] = {}
        for slot in ledger.slots:
            body = "轮" if slot.body.startswith("轮") else slot.body
            if slot.issuer and slot.numbers and (body.endswith("组") or (body == "轮" and not several)):
                groups.setdefault((slot.issuer[-2:], body), []).append(slot)
            elif slot.numbers and (_INSPECTS.fullmatch(body) or (slot.body in _ROUND_OF and not several)):
                bare.setdefault(body, []).append(slot)
        for slots in _with_bare(ledger, groups, bare):
            if any(len(slot.numbers) > 1 for slot in slots) or _side_by_side(ledger, slots):
                continue
            own = [slot for slot in slots if not _elsewhere(ledger, slot)]
            votes = Counter(slot.numbers[0] for slot in own)
            if len(votes) != self.most_values:
                continue
            (most, many), (least, few) = votes.most_common()
            first = next(slot for slot in own if slot.numbers[0] == most)
            odd = [slot for slot in own if slot.numbers[0] == least]
            terms = [{_term(ledger, slot) for slot in own if slot.numbers[0] == one} - {""} for one in (most, least)]
            if all(terms) and terms[0].isdisjoint(terms[1]):
                continue
            years = {_year(ledger, slot) for slot in (first, odd[0])}
            if "" not in years and len(years) > 1:
                continue
            if odd[0].issuer and odd[0].body.endswith("组") and not any(_is_answered(ledger, s, first) for s in odd):
                continue
            if _looked_again(ledger, first, odd[0]):
                continue
            if _came_twice(ledger, first, odd[0]) or _two_teams(ledger, first, odd[0]):
                continue
            if told_apart(ledger, first, odd[0]):
                continue
            if any(items_of_a_list(ledger, slot.span, first.span) for slot in odd[:_FEW]):
                continue
            yield Hit(
                (*(slot.span for slot in odd), first.span),
                {"one": ledger.quote(first.span), "other": ledger.quote(odd[0].span), "many": many, "few": few},
                severity="warning",
                supported=many > few,
            )


def _with_bare(
    ledger: Ledger, groups: Mapping[tuple[str, str], list[Slot]], bare: Mapping[str, list[Slot]]
) -> Iterator[list[Slot]]:
    """The slots of each issuer, with those that name none where all others of the sort have one issuer, or none has.

    What names no issuer must tell what the group did to the office that reports.
    """
    for (_, body), slots in groups.items():
        others = bare.get(body, []) if sum(of == body for _, of in groups) == 1 else []
        yield sorted([*slots, *_acting(ledger, others)], key=lambda slot: slot.span)
    for body, slots in bare.items():
        if all(of != body for _, of in groups):
            yield _acting(ledger, slots)


def _acting(ledger: Ledger, slots: Sequence[Slot]) -> list[Slot]:
    """Those that do something to the office that reports; none where the text tells of several teams."""
    acting = [slot for slot in slots if _ACTS.match(ledger.text, slot.span.end, _sentence(ledger, slot).end)]
    return [] if acting and _TEAMS.search(ledger.text) else acting


def _sentence(ledger: Ledger, slot: Slot) -> Span:
    return ledger.sentences[ledger.sentence_at(slot.span.start)].span


def _two_teams(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True where neither of two need be the other: in one sentence, in the same words, of other years or offices."""
    if one.issuer and other.issuer:
        return False
    sentences = [_sentence(ledger, slot) for slot in (one, other)]
    behind = [ledger.text[slot.span.end : slot.span.end + 2] for slot in (one, other)]
    between = ledger.text[one.span.end : other.span.start] if sentences[0] == sentences[1] else "，"
    if not _NEXT_CLAUSE.search(between) or behind[0] == behind[1] or {*one.numbers, *other.numbers} == {1, 2}:
        return True
    return any(
        _OF_OTHERS.match(ledger.text, slot.span.end, span.end) or _OTHER_YEAR.match(ledger.text, *span)
        for slot, span in zip((one, other), sentences, strict=True)
    )


def _is_answered(ledger: Ledger, slot: Slot, first: Slot) -> bool:
    """True where a group acts or is answered, and on nobody else than the first one: not 白芒镇由第四巡察组负责."""
    sentence = _sentence(ledger, slot)
    acts = _ACTS.match(ledger.text, slot.span.end, sentence.end)
    if not acts and not _ANSWERED.search(ledger.text, sentence.start, slot.span.start):
        return False
    whom = [_WHOM.match(ledger.text, one.span.end, _sentence(ledger, one).end) for one in (slot, first)]
    return not (whom[0] and whom[1]) or share_a_bigram(whom[0]["whom"], whom[1]["whom"])


_ANSWERED = regex(
    "(?:落实|按照|根据|对照|针对|接受|配合|收到|围绕|关于|迎接|向|对|将|把|就|反馈的|指出的|交办的|移交的)[^。；，,由]{0,6}$"
)
_WHOM = regex(
    "[^。；，,]{0,6}?(?:对|在|进驻|入驻|赴|到|向)(?P<whom>(?![我本该其])(?:(?!期间|反馈|指出)[^，,。；;]){2,14}?)"
    "(?=开展|进行|反馈|移交|[，,。；;])"
)
_TEAMS = regex(
    r"(?:各|(?:\d+|[两三四五六七八九十])个)[一-鿿]{0,4}(?:巡察|巡视|督察|督导|督查|审计|指导)组|分组|各组|另一个?组"
)
_OF_OTHERS = regex(
    r"[^。；，,]{0,8}(?:对|在|赴)(?!我|本|其|上述|该|此|反馈|指出)"
    r"[^。；，,]{2,12}?(?:开展|进行|反馈|督|巡|审|检|，)"
)
_NEXT_CLAUSE = regex("^[^；;、]*[，,][^；;、]*$")
_OTHER_YEAR = regex(r"[^。；]{0,4}[去上前]年")


_INSPECTS = regex("(?:巡察|巡视|(?:生态)?环境保护督察|生态环保督察|环保督察|督察|督导|督查|巡查|审计|巡回指导)组")
"""Groups of which one comes to an office: a report that names two numbers tells of two of them, or errs."""
_ROUND_OF = ("轮巡察", "轮巡视")
_ACTS = regex(
    r"[^。；，,]{0,6}[，,]?[^。；，,]{0,10}?(?:反馈|出具|进驻|入驻|移交|指出|交办|对(?:我|本|该|县|市|区)|对[^，,。；]{2,14}?(?:开展|进行)|建议|开展|驻|问题|意见|要求)"
)


def _two_in_one(ledger: Ledger) -> bool:
    """True where one sentence names two rounds: 第六轮巡察将对第五轮巡察整改情况开展“回头看”."""
    told: dict[int, set[str]] = {}
    for match in matches_on_lines(_ROUND, "轮", ledger.text):
        told.setdefault(ledger.sentence_at(match.start()), set()).add(match["number"])
    return any(len(numbers) > 1 for numbers in told.values())


_ROUND = regex("第(?P<number>[一二三四五六七八九十]{1,3})轮(?=巡|整改)")


def _side_by_side(ledger: Ledger, slots: list[Slot]) -> bool:
    """True for 区委第三巡察组、第四巡察组分别…: two groups, whoever issued them."""
    numbers = {(slot.body, slot.numbers) for slot in slots}
    return any(
        (one.body, one.numbers) in numbers
        and one.body == other.body
        and one.numbers != other.numbers
        and _JOINED.fullmatch(ledger.text, one.span.end, other.span.start)
        for one, other in pairwise(ledger.slots)
    )


_JOINED = regex("[、和与及]|以及")


_TERM = regex("[一二三四五六七八九十]{1,3}届")
_TERM_LONGEST = 8
"""Characters before a slot that hold the term of its committee, 十四届区委."""


def _term(ledger: Ledger, slot: Slot) -> str:
    """The term of the committee that sent a round, 十三届: each counts anew; empty where none is told."""
    terms = _TERM.findall(ledger.text, max(0, slot.span.start - _TERM_LONGEST), slot.span.start)
    return terms[-1] if terms else ""


_YEAR = regex(r"((?:19|20)\d\d|[今本去])年")
_BACK = {"今": 0, "本": 0, "去": 1}


def _year(ledger: Ledger, slot: Slot) -> str:
    """The last year that the sentence tells before a slot: 2021年，县委第四巡察组…。2022年，县委第一巡察组…."""
    start = ledger.sentences[ledger.sentence_at(slot.span.start)].span.start
    year = next(iter(_YEAR.findall(ledger.text, start, slot.span.start)[-1:]), "")
    if year in _BACK:
        return str(ledger.identity.year - _BACK[year]) if ledger.identity.year else ""
    return year


_CAME = regex("(?:进驻|入驻|进点|到|赴|来)(?!位|达)")
_MONTH = regex(r"(?<!\d)(\d{1,2})月")


def _looked_again(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True for 第三巡察组反馈后，第五巡察组开展“回头看”: in one sentence the second looks at what came of the first."""
    first, later = sorted((one, other), key=lambda slot: slot.span)
    return _sentence(ledger, first) == _sentence(ledger, later) and bool(
        _THEREAFTER.search(ledger.text, first.span.end, later.span.start)
    )


_THEREAFTER = regex("(?:后|基础上)[，,]")


def _came_twice(ledger: Ledger, one: Slot, other: Slot) -> bool:
    """True for 3月，第二督导组进驻 … 7月，第五督导组进驻: two groups that came one after the other."""
    months = []
    for slot in (one, other):
        start = ledger.sentences[ledger.sentence_at(slot.span.start)].span.start
        months.append(_MONTH.findall(ledger.text, start, slot.span.start)[-1:])
        if not _CAME.match(ledger.text, slot.span.end):
            return False
    return all(months) and months[0] != months[1]


def _elsewhere(ledger: Ledger, slot: Slot) -> bool:
    """True when the words around a slot place it in another year or compare with it."""
    before = ledger.text[max(0, slot.span.start - _BEFORE) : slot.span.start]
    behind = ledger.text[slot.span.end : slot.span.end + _BEHIND]
    return bool(_OTHER_ROUND.search(before) or _COMPARED.match(behind))
