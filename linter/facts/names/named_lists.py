"""Lists of names that the text counts itself: 《甲制度》《乙制度》2项制度, 动员、自查、总结三个阶段."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class NamedList:
    """Names in a row and the number that the text gives for them."""

    number: int
    count: Span
    """The number with its unit: 2项制度."""
    items: tuple[Span, ...]
    """The names, in order."""
    readings: frozenset[int]
    """How many names the number may count: fewer, where 和 or a comma may have begun the list."""
    open: bool
    """True with 等: there may be more than are named."""


_NUMERAL = r"(?P<number>[二两三四五六七八九十\d][一二三四五六七八九十\d]{0,2})"
_UNIT = r"(?:项|个|部|件|份|篇|大|家|所)"
_TITLE = r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)?》(?:[（(][^（()）\n]{1,30}[)）])?"
_JOINT = r"(?:[、，,；;]|和|及|与|以及)?"
_RUN = rf"{_TITLE}(?:{_JOINT}{_TITLE}){{1,20}}"
_OPENING = (
    r"(?:[：:]|[，,]?——?(?=《)|[，,](?=《)"
    r"|[，,]?(?:分别[是为]|即|具体[是为]|包括)[：:]?|[（(](?:即|分别[是为]|具体为)?[：:]?)"
)
_TITLES_THEN_COUNT = regex(
    rf"(?P<run>{_RUN})(?P<open>等)?(?:[一-鿿]{{0,6}}?(?:共计?|合计|总计))?(?:制度|文件|办法|方案|规定)?"
    rf"(?P<count>{_NUMERAL}{_UNIT}(?!多|余|以上)[一-鿿]{{0,6}})"
)
_COUNT = regex(rf"{_NUMERAL}{_UNIT}")
_NAME = r"(?:[^。；;：:（()）《》“”\s\d、，]|“[^“”\n]{1,14}”|（[^（）\n、]{1,14}）){2,20}"
_PAPER = "制度|办法|文件|方案|规定|细则|意见|规程|规范|机制|预案|标准|清单|台账|法规|报告|通知|规章|措施"
_ENDS = (
    r"[。；;）)—]|[，,]?(?:均|全部|都|已经?)|[，,](?:并|其余|其他)(?=[^《》。；\n]*[。；\n])|$|\n"
    # …《丙》，上述制度汇编成册: a clause that names no paper of its own ends the list.
    rf"|[，,](?!以?及|和|还|另|再|又|同时|等)(?:(?:有关|相关|上述|以上|这些|各项)(?:{_PAPER})|(?!(?<![用以靠按凭])(?:{_PAPER}))[^《》。；\n])*(?=[。；\n]|$)"
)
_BEHIND_COUNT = regex(
    rf"(?P<noun>[一-鿿]{{0,6}}?){_OPENING}(?:(?P<run>{_RUN})(?P<open>等)?(?P<end>{_ENDS})?"
    rf"|(?P<row>{_NAME}(?:[、，]{_NAME}){{1,12}})(?=[。；;）)]|$|\n)"
    rf"|(?P<listed>{_NAME}(?:、{_NAME}){{1,29}})(?=[，,。；;）)]|$|\n))"
)
_LIKE = (
    (regex(r"(?:乡镇|镇街|街镇|镇|乡|街道|社区|行政村|建制村|村|县区?|区县?|县市区|市)$"), "镇乡道区村县市"),
    (regex(r"(?:单位|部门|成员单位)(?:组成|参[与加]|构成)?$"), "局委办院会部站所社校队室厅司处府"),
    (regex(r"(?:组|专班|小组)$"), "组班"),
    (regex(r"(?:公司|企业)$"), "司厂店社"),
    (regex(r"(?:学校|小学|中学)$"), "学校园"),
    (regex(r"(?:科室|股室|处室|站所|内设机构|直属机构|下属机构)$"), "科股室处所站办队心厅院部组局委"),
)
"""Nouns, and the characters that names of such things end with."""
_PAPERS = regex(_PAPER)
_MARKS_BETWEEN = regex(rf"{_TITLE}")
_DIVIDES = regex(r"[，,；;和及与]")
_COMMA = regex(r"[，,；;]")

_KIND = r"阶段|环节|步骤|小组|工作组|专班|组|镇|乡|街道|社区|村|县|区|市|局|中心|公司|工程|行动|机制|制度|清单|台账"
_BEFORE_COUNT = regex(rf"、[^、，,。；;：:（）()《》“”\s\d]{{1,14}}?(?P<suffix>{_KIND})(?P<open>等)?(?:共|共计)?$")
_LAST_SIGNS = frozenset(kind[-1] for kind in _KIND.split("|")) | set("等共计")
_NOUN = regex(rf"[一-鿿]{{0,4}}?(?:{_KIND})(?![一-鿿]?[、\d])")
_NUMERALS = frozenset("第一二三四五六七八九十百千两0123456789.")
_AND = r"(?:和|以及|及|与)"
_ITEM_END = "，,。；;：:（）()《》“”\n"
_LOOK_BACK = 120
"""Characters before a count in which its names stand."""
_SHARED = 2
"""Characters that all names of a row begin or end with: 抓好…、抓好…, …阶段、…阶段."""


def find_named_lists(ledger: Ledger) -> Iterator[NamedList]:
    """Every list of titles or of like names beside its number."""
    text = ledger.text
    if "》" in text:
        for match in _TITLES_THEN_COUNT.finditer(text):
            # 《甲》《乙》3个村 counts no papers.
            if _PAPERS.search(match["count"]) or match["count"][-1] in _PIECES:
                items = _titles(text, match)
                count = Span(*match.span("count"))
                yield NamedList(
                    whole_number(match["number"]), count, items, frozenset(_suffixes(text, items)), bool(match["open"])
                )
    for match in _COUNT.finditer(text):
        if text[match.start() - 1 : match.start()] in _NUMERALS:
            continue
        if text[match.start() - 1 : match.start()] in _LAST_SIGNS:
            found = _nouns_before(text, match)
            if found is not None:
                yield found
        behind = _BEHIND_COUNT.match(text, match.end())
        found = behind and (
            _titles_behind(text, match, behind) if behind["run"] else _nouns_behind(text, match, behind)
        )
        if found:
            yield found


_PIECES = "项个部件份篇"


def _titles(text: str, match: re.Match[str]) -> tuple[Span, ...]:
    return tuple(Span(*title.span()) for title in _MARKS_BETWEEN.finditer(text, *match.span("run")))


def _titles_behind(text: str, count: re.Match[str], match: re.Match[str]) -> NamedList | None:
    """出台制度3项：《甲》《乙》《丙》."""
    noun = text[max(0, count.start() - _NOUN_BEFORE) : count.start()] + match["noun"]
    if not _PAPERS.search(noun):
        return None
    items = _titles(text, match)
    number = whole_number(count["number"])
    readings = _prefixes(text, items)
    if not match["end"]:
        # The list may go on in other words.
        readings |= set(range(len(items) + 1, number + 1))
    # What a number includes may be some of it.
    some = "包括" in text[match.end("noun") : match.start("run")]
    count_span = Span(count.start(), match.end("noun"))
    return NamedList(number, count_span, items, frozenset(readings), some or bool(match["open"]))


_NOUN_BEFORE = 4
"""Characters before a count in which its noun may stand: 制度3项."""


def _suffixes(text: str, items: tuple[Span, ...]) -> set[int]:
    """All names, and those behind each comma or 和."""
    readings = {len(items)}
    for at in range(1, len(items)):
        if _DIVIDES.search(text, items[at - 1].end, items[at].start):
            readings.add(len(items) - at)
    return readings


def _prefixes(text: str, items: tuple[Span, ...]) -> set[int]:
    """All names, and those before each comma."""
    readings = {len(items)}
    for at in range(1, len(items)):
        if _COMMA.search(text, items[at - 1].end, items[at].start):
            readings.add(at)
    return readings


def _nouns_before(text: str, count: re.Match[str]) -> NamedList | None:
    """Names that all end alike, as the noun that is counted does: 综合组、督查组、宣传组四个工作组."""
    noun = _NOUN.match(text, count.end())
    last = noun and _BEFORE_COUNT.search(text, max(0, count.start() - _LONGEST), count.start())
    if not noun or not last or not noun.group().endswith(last["suffix"][-1]):
        return None
    suffix, end = last["suffix"], last.end("suffix")
    lowest = max(0, last.start() - _LOOK_BACK)
    start = next((at + 1 for at in range(last.start() - 1, lowest - 1, -1) if text[at] in _ITEM_END), lowest)
    if start == lowest and lowest:
        return None
    items = _split(text, Span(start, end), "、")
    if not all(text[item.start : item.end].endswith(suffix) for item in items):
        return None
    if any(re.search(r"\d", text[item.start : item.end]) for item in items[1:]):
        return None
    # 甲镇，乙镇、丙镇3个镇: the list may have begun before the comma; 领导小组，下设综合组、督导组 did not.
    back = start and text[start - 1] in "，,；;" and text[max(0, start - 1 - len(suffix)) : start - 1] == suffix
    if back and not _OPENS.match(text, start):
        return None
    readings = _joined(text, items, suffix)
    return NamedList(
        whole_number(count["number"]), Span(count.start(), noun.end()), items, readings, bool(last["open"])
    )


_LONGEST = 24
"""Characters that the last name before a count has at most."""


_OPENS = regex("[下内分]设|成立|组建|设立|设有|分[为成]")


def _nouns_behind(text: str, count: re.Match[str], match: re.Match[str]) -> NamedList | None:
    """Names behind their number that begin or end alike: 四项工作：抓好学习、抓好排查、抓好整改."""
    if not match["noun"]:
        return None
    if match["listed"] or count.group()[-1] not in "项个大":
        return _like_names(text, count, match)
    items = _split(text, Span(*match.span("row")), "、，")
    words = [text[item.start : item.end] for item in items]
    first, last = words[0][:_SHARED], words[0][-_SHARED:]
    begin = all(word.startswith(first) for word in words)
    if not begin and not all(word.endswith(last) for word in words):
        return _like_names(text, count, match)
    if words[-1].endswith("等") or len(set(words)) < len(words):
        return None
    readings = _joined(text, items, "" if begin else last, first if begin else "")
    return NamedList(whole_number(count["number"]), Span(count.start(), match.end("noun")), items, readings, open=False)


def _like_names(text: str, count: re.Match[str], match: re.Match[str]) -> NamedList | None:
    """Names of the sort that the noun tells: 辖4个乡镇，即甲镇、乙镇、丙乡."""
    ends = next((ends for noun, ends in _LIKE if noun.search(match["noun"])), "")
    if not ends:
        return None
    start, end = match.span("listed" if match["listed"] else "row")
    comma = text.find("，", start, end)
    if comma > 0:
        behind = re.split("[、，]", text[comma + 1 : end])[0]
        if behind[-1:] in ends and len(behind) < _LONGEST_LIKE:
            return None  # 甲镇、乙镇，丙乡、丁乡: the list may go on
        end = comma
    if _GOES_ON.match(text, end):
        return None
    items = _split(text, Span(start, end), "、")
    words = [text[item.start : item.end] for item in items]
    if len(items) < _FEWEST_LIKE or any(word[-1] not in ends or len(word) > _LONGEST_LIKE for word in words):
        return None
    if len(set(words)) < len(words):
        return None
    readings = _joined(text, items, f"[{ends}]")
    return NamedList(whole_number(count["number"]), Span(count.start(), match.end("noun")), items, readings, open=False)


_GOES_ON = regex(r"[，,；;](?:以?及|和|还有|另|加上|外加|再加)")
"""综合组、宣传组，以及由县纪委牵头的问责组."""
_FEWEST_LIKE = 3
_LONGEST_LIKE = 12


def _split(text: str, where: Span, marks: str) -> tuple[Span, ...]:
    starts = [where.start, *(at + 1 for at in range(where.start, where.end) if text[at] in marks)]
    return tuple(Span(one, other - 1) for one, other in zip(starts, [*starts[1:], where.end + 1], strict=True))


def _joined(text: str, items: tuple[Span, ...], suffix: str, prefix: str = "") -> frozenset[int]:
    """The names by 、 alone, with those that 和 joins, and those behind each 和."""
    joint = regex(rf"(?<={suffix}){_AND}(?={prefix})" if suffix else rf"{_AND}(?={prefix})")
    readings = {len(items)}
    joints = 0
    for at, item in enumerate(items):
        for _ in joint.finditer(text, *item):
            joints += 1
            readings |= {len(items) - at, len(items) + joints}
    return frozenset(readings)
