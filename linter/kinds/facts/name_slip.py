"""One name, two writings: 育才中学 beside 育英中学, “清源”行动 beside “清原”行动, 丰农合作社 beside 农丰合作社."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.names.alike import alike as taken_for
from linter.facts.names.names import look_alike, series, sound_alike
from linter.facts.names.near_names import JOINTS
from linter.facts.names.proper_names import ProperName, find_proper_names
from linter.facts.names.sounds import of_one_fortune
from linter.facts.quantities.bigrams import is_short_for
from linter.finding import Hit
from linter.kinds._names import MOST
from linter.kinds._shared_words import items_of_a_list, shared_runs
from linter.kinds.facts._names_by_form import by_form
from linter.kinds.facts._told_of_both import same_few, same_runs
from linter.ledger import Ledger
from linter.patterns import regex

_APART = regex(r"相邻|毗邻|邻近|不同|另一|同名|易混|更名|改名|合并|原[名称]|曾用名|又名|前身")
_STOPS = regex(r"[。；;，,：:！？\n]")
_WINDOW = 30


class NameSlip:
    """Compares names of one sort that differ by one character or by the order of two."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings that are told of by the same words or figures."""
        buckets: dict[tuple[str, ...], dict[str, list[ProperName]]] = defaultdict(lambda: defaultdict(list))
        for name in find_proper_names(ledger.text):
            for key in _keys(name):
                buckets[key][name.core].append(name)
        seen: set[tuple[str, str, str]] = set()
        for key, groups in buckets.items():
            cores = list(groups)[:MOST]
            for at, one in enumerate(cores):
                for other in cores[at + 1 :]:
                    if (key[0], one, other) not in seen:
                        seen.add((key[0], one, other))
                        yield from _compared(ledger, groups[one], groups[other])
        yield from by_form(ledger)


def _keys(name: ProperName) -> Iterator[tuple[str, ...]]:
    """What two writings of one name share: an ending with one of the last characters, or with both in any order."""
    core = name.core
    if name.end == "某":
        yield ("某",)
    elif name.end == "“”":
        yield (name.end, core[0], str(len(core)))
        yield (name.end, "", core[1:])
    else:
        yield (name.end, "last", core[-1])
        yield (name.end, "before", core[-2])
        yield (name.end, "both", "".join(sorted(core[-2:])))


def _compared(ledger: Ledger, ones: list[ProperName], others: list[ProperName]) -> Iterator[Hit]:
    sort = _sort(ones[0], others[0])
    if not sort or min(len(ones), len(others)) > 1 or _told_apart(ledger, ones, others):
        return
    if _of_two_firms(ledger, ones, others):
        return
    why = _evidence(ledger, ones, others, sort)
    if why is not None:
        rare, common = (ones, others) if len(ones) <= len(others) else (others, ones)
        values = {
            "rare": ledger.quote(rare[0].span),
            "common": ledger.quote(common[0].span),
            "rare_count": str(len(rare)),
            "common_count": str(len(common)),
        }
        spans = (*(name.span for name in rare), *(name.span for name in common))
        yield Hit(spans, values, severity="warning", supported=len(common) > len(rare))


def _of_two_firms(ledger: Ledger, ones: list[ProperName], others: list[ProperName]) -> bool:
    """True where characters of good fortune tell two firms of one role apart: 中标人为宏达公司…中标人为鸿达公司."""
    differing = set(ones[0].core) ^ set(others[0].core)
    if ones[0].end != "公司" or not of_one_fortune(differing):
        return False
    roles = [
        {
            m["role"]
            for name in names
            for m in [_ROLE.search(ledger.text, max(0, name.span.start - _LEAD), name.span.end)]
            if m
        }
        for names in (ones, others)
    ]
    return not roles[0].isdisjoint(roles[1])


_ROLE = regex(
    "(?P<role>(?:中标|成交|承建|施工|监理|设计|勘察|供货|候选|运营|招标|采购)(?:人|单位|供应商|方|商))(?:为|是|：|:)"
)
_LEAD = 12
"""Characters before a name, with its place, in which its role stands."""


def _sort(one: ProperName, other: ProperName) -> str:
    """alike: one character for another that looks or sounds so, or two figures turned round; near: any other one.

    Empty where the two are different names.
    """
    if one.end == "某":
        return "alike" if sound_alike(one.core, other.core) else ""
    first, second = one.core, other.core
    if one.end == "“”":
        if len(first) != len(second) or len(first) < _SHORTEST:
            return ""
        if sorted(first) == sorted(second) and any(char.isdigit() for char in first):
            return "alike"
        return "alike" if _alike_at(first, second) else ""
    if first[-2:] == second[-2:][::-1] and first[-1] != first[-2]:
        return "near"
    tail = _tail(first, second)
    if tail >= min(len(first), len(second)) or _short_for(*sorted((first, second), key=len)):
        return ""
    pair = first[-1 - tail], second[-1 - tail]
    if all(char in series() for char in pair) or JOINTS.issuperset(pair):
        return ""
    left = [core[-2 - tail] if len(core) > tail + 1 else "" for core in (first, second)]
    alike = look_alike(*pair) or sound_alike(*pair)
    # 老鸦滩大桥 and 老鸭滩大桥: villages and firms side by side are called so, works of three characters are not.
    alike = alike or (one.end not in _MANY_OF_A_KIND and len(first) > _TAIL < len(second) and taken_for(*pair))
    if not left[0] or left[0] != left[1]:
        # The differing character is the first: it must belong to the name, and the rest must tell it.
        if one.end not in _MANY_OF_A_KIND and look_alike(*pair) and tail:
            # 漳河泵站 and 对彰河泵站: where one begins with it, so does the other.
            return "alike" if any(name.bounded and len(name.core) == tail + 1 for name in (one, other)) else ""
        return "alike" if alike and tail >= _TAIL and one.bounded and other.bounded else ""
    return "alike" if alike else "near" if tail + 2 >= _SHORTEST else ""


def _short_for(short: str, whole: str) -> bool:
    """True for 建诚监理 of 建诚工程监理: a word was left out."""
    return len(short) < len(whole) and is_short_for(short, whole)


def _tail(one: str, other: str) -> int:
    """How many characters both end with."""
    tail = 0
    while tail < min(len(one), len(other)) and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return tail


_SHORTEST = 2
_TAIL = 2
"""Characters behind a first character that differs, from which the two are one name."""


def _alike_at(one: str, other: str) -> bool:
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and (look_alike(*apart[0]) or sound_alike(*apart[0]))


def _one_looks_alike(one: str, other: str) -> bool:
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and look_alike(*apart[0])


def _told_apart(ledger: Ledger, ones: list[ProperName], others: list[ProperName]) -> bool:
    """True where one sentence has both, words beside them say that they are two, or they are items of one list."""
    if any(items_of_a_list(ledger, one.span, other.span) for one in ones[:MOST] for other in others[:MOST]):
        return True
    tail = _tail(ones[0].core, others[0].core)
    cores = [names[0].core[-max(2, tail + 1) :] for names in (ones, others)]
    if ones[0].end == "某":
        cores = [f"{core}某" for core in cores]
    for names, core in ((ones, cores[1]), (others, cores[0])):
        for name in names:
            sentence = ledger.sentences[ledger.sentence_at(name.span.start)].span
            words = ledger.text[sentence.start : sentence.end]
            if core in words.replace(names[0].core, "|") or _APART.search(words):
                return True
    return False


def _evidence(ledger: Ledger, ones: list[ProperName], others: list[ProperName], sort: str) -> str | None:
    """What both writings are told with; None where that is not enough for the sort of difference."""
    one, other = ones[0], others[0]
    if sort == "alike" and one.end == "“”":
        # “清源”行动 and “清原”行动: what is quoted is called by one noun.
        nouns = [set(_NOUN.findall(_around(ledger, name))) for name in (one, other)]
        return "".join(sorted(nouns[0] & nouns[1])[:1]) or None
    long = min(len(one.core), len(other.core)) > _TAIL and one.core[-1] == other.core[-1]
    # 桃坞水厂 and 桃邬水厂: villages side by side may be called so, but a place has one such works.
    long = long or (one.end not in _MANY_OF_A_KIND and _one_looks_alike(one.core[-_SHORTEST:], other.core[-_SHORTEST:]))
    if sort == "alike" and one.end != "某" and long:
        return ""
    for first in ones:
        for second in others:
            shared = _shared(ledger, first, second, _FEW if sort == "alike" else _MANY)
            if not shared and one.end not in ("某", "“”"):
                shared = same_few(ledger, first, second) or same_runs(
                    (first, second), _around(ledger, first), _around(ledger, second)
                )
            if shared:
                return shared
    return _phases(ledger, one, other) if one.end not in _MANY_OF_A_KIND else None


def _phases(ledger: Ledger, one: ProperName, other: ProperName) -> str | None:
    """一期 of one writing beside 二期 of the other, where two characters before the differing one agree."""
    phases = [_PHASE.match(ledger.text, name.span.end) for name in (one, other)]
    told = [phase.group("phase") for phase in phases if phase]
    tail = _tail(one.core, other.core)
    left = [name.core[: -1 - tail][-_SHORTEST:] for name in (one, other)]
    if len(told) < len(phases) or told[0] == told[1] or len(left[0]) < _SHORTEST or left[0] != left[1]:
        return None
    return told[0]


_PHASE = regex("(?:项目|工程)?(?P<phase>[一二三四]期)")


_MANY_OF_A_KIND = frozenset(
    ["村", "镇", "乡", "街道", "社区", "小区", "花园", "公馆", "公司", "合作社", "养殖场", "酒店", "商行"]
)
_NOUN = regex(
    "行动|工程|计划|活动|项目|模式|平台|品牌|工作法|系统|品种|制度|机制|案|号|市场|小区|论坛|杯|节"
    "|联盟|基地|主推|课堂|驿站|整治"
)
_FEW, _MANY = 4, 6
"""Characters in a row beside two names that are alike, and beside others."""
_FRAME = 3
"""Times that words stand in a text up to which they tell one thing; more are the frame of a register."""
_TELLING = Decimal(10)
_TELLING_BARE = Decimal(100)
"""Figures without a unit that two rows do not share by chance."""


def _shared(ledger: Ledger, one: ProperName, other: ProperName, fewest: int) -> str:
    """A figure that both sentences tell, or words in a row beside both names."""
    figures = [
        {(q.value, q.unit): q for q in ledger.by_sentence.get(ledger.sentence_at(name.span.start), ()) if _tells(q)}
        for name in (one, other)
    ]
    common = figures[0].keys() & figures[1].keys()
    if common:
        return ledger.quote(figures[0][min(common)].span)
    row = _bare_row(ledger, one, other) or _bare_row(ledger, other, one)
    if row:
        return row
    runs = shared_runs(_around(ledger, one), _around(ledger, other), fewest)
    return next((run for run in runs if ledger.text.count(run) <= _FRAME), "")


def _bare_row(ledger: Ledger, one: ProperName, other: ProperName) -> str:
    """The figure right behind a name in a row, which leaves the unit to its heading: 白马派出所 205."""
    row = _BARE.match(ledger.text, one.span.end)
    if row is None or Decimal(row["value"].replace(",", "")) < _TELLING_BARE:
        return ""
    value = Decimal(row["value"].replace(",", ""))
    told = ledger.by_sentence.get(ledger.sentence_at(other.span.start), ())
    return row["value"] if any(q.value == value and q.span.start >= other.span.end for q in told) else ""


_BARE = regex(r"[ \t　|]*(?P<value>\d[\d,]*(?:\.\d+)?)(?=[ \t　|]*(?:$|[\n|]))")


def _tells(quantity: Quantity) -> bool:
    value = quantity.value
    return quantity.is_amount and (value >= _TELLING or value % 1 != 0)


def _around(ledger: Ledger, name: ProperName) -> str:
    """The clause of a name, the name itself left out."""
    sentence = ledger.sentences[ledger.sentence_at(name.span.start)].span
    before = ledger.text[max(sentence.start, name.span.start - _WINDOW) : name.span.start]
    behind = ledger.text[name.span.end : min(sentence.end, name.span.end + _WINDOW)]
    return _STOPS.split(before)[-1] + "|" + _STOPS.split(behind)[0]
