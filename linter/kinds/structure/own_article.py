"""References to an article, chapter or part of the text itself that it does not have: 本办法第七条 of five."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Heading
from linter.facts.numbers.lines import matches_from
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._named_parts import misnamed_parts
from linter.kinds.structure._own_points import missing_points
from linter.kinds.structure._own_text import OWN
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_REFERENCE = regex(
    rf"(?P<own>{OWN})?(?P<target>第(?P<number>[一二三四五六七八九十百]{{1,5}}|\d{{1,3}})(?P<division>条|章|部分))"
)
_SIGN = regex(r"[本第](?<=(?=本|第(?:[一二三四五六七八九十百]{1,5}|\d{1,3})(?:条|章|部分)).)")
# 符合前款第（四）项条件的: the list above has so many items.
_ITEM = regex(
    # 上述四项合计 counts four things and names no item.
    r"(?:前款|上款|前条|上述|前述)(?:规定)?(?:的)?(?:第[（(]?|[（(])(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]?项"
)
_ITEM_MARK = regex(r"^[ ]*[（(](?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[）)]", re.MULTILINE)
_ITEM_WITHIN = regex(r"(?<=[：:；;])[（(](?P<number>[一二三四五六七八九十]{1,3})[）)]")
_ARTICLE_MARK = regex(r"^[ ]*第[一二三四五六七八九十百\d]{1,5}条", re.MULTILINE)
_FARTHEST = 1500
"""Characters before a reference in which the list it means stands."""
_OPENING = regex(r"(?:按照?|依照|依据|根据|参照|违反|适用|符合|属于|详?见|除)$")
"""What stands right before a reference that names no document, and so means this one."""
_STYLES = {"条": ("第一条", "一、"), "章": ("第一章",), "部分": ("第一部分", "一、")}
_FEWEST = 2
"""Headings that a text has of one sort when it is divided by them."""


class OwnArticle:
    """Holds references to divisions of this text against its headings."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each reference beyond the last division; none where the headings have a gap or a restart."""
        told: set[int] = set()
        last = {division: _last(ledger, styles) for division, styles in _STYLES.items()}
        for match in matches_from(_REFERENCE, _SIGN, ledger.text) if any(last.values()) else ():
            heading = last[match["division"]]
            if heading is None or whole_number(match["number"]) <= heading.number:
                continue
            if match["own"] or (heading.style.startswith("第") and _opens(ledger, match.start(), _NAMED)):
                told.add(match.start())
                span = Span(*match.span())
                values = {
                    "reference": match["target"],
                    "division": match["division"],
                    "last": ledger.quote(heading.marker).rstrip("、"),
                    "count": heading.number,
                }
                yield Hit((span, heading.marker), values, severity="error" if match["own"] else "warning")
        yield from _items(ledger)
        yield from missing_points(ledger)
        yield from misnamed_parts(ledger, told)
        yield from _beyond_all(ledger)
        yield from _beyond_parts(ledger)


_TOTAL = regex(
    rf"{OWN}共(?:分为?)?(?:[一二三四五六七八九十\d]{{1,3}}章)?(?P<count>[一二三四五六七八九十百]{{1,5}}|\d{{1,3}})条"
)
_ARTICLE = regex(rf"{OWN}(?P<target>第(?P<number>[一二三四五六七八九十百]{{1,5}}|\d{{1,3}})条)")


_PARTS = regex(rf"{OWN}共(?:分为?|有|设)?(?P<count>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?P<division>章|个?部分)")


def _beyond_parts(ledger: Ledger) -> Iterator[Hit]:
    """详见第六章 where 本方案共分五章, and no heading tells of a sixth."""
    told = _PARTS.search(ledger.text)
    if told is None:
        return
    division, count = told["division"].removeprefix("个"), whole_number(told["count"])
    if any(heading.style == f"第一{division}" for heading in ledger.headings):
        return
    for match in matches_from(_REFERENCE, _SIGN, ledger.text):
        beyond = match["division"] == division and whole_number(match["number"]) > count
        if beyond and _opens(ledger, match.start(), _TITLED):
            values = {"reference": match["target"], "division": division, "last": told["count"] + division}
            yield Hit((Span(*match.span()), Span(*told.span())), values | {"count": count}, severity="warning")


def _beyond_all(ledger: Ledger) -> Iterator[Hit]:
    """本办法第三十五条 where 本办法共三十条."""
    told = _TOTAL.search(ledger.text)
    if told is None or any(heading.style == "第一条" for heading in ledger.headings):
        return
    count = whole_number(told["count"])
    for match in _ARTICLE.finditer(ledger.text):
        if whole_number(match["number"]) > count:
            values = {"reference": match["target"], "division": "条", "last": told["count"] + "条", "count": count}
            yield Hit((Span(*match.span()), Span(*told.span())), values)


def _items(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each 第（四）项 of the paragraph before, where that has fewer items, counted without a gap."""
    text = ledger.text
    for match in _ITEM.finditer(text):
        articles = list(_ARTICLE_MARK.finditer(text, max(0, match.start() - _FARTHEST), match.start()))
        # 上述第6项 may be the sixth of any level: 1. to 9. numbered through (一), (二) and (三).
        if match.group()[-2] not in "）)" and _is_heading(ledger, whole_number(match["number"]), match.start()):
            continue
        # 前条 means the items of the article before this one.
        articles = articles[: -1 if match.group().startswith("前条") else None]
        start = articles[-1].end() if articles else max(0, match.start() - _FARTHEST)
        marks = list(_ITEM_MARK.finditer(text, start, match.start()))
        while marks and whole_number(marks[0]["number"]) != 1:
            marks.pop(0)
        if not marks and len(articles) > 0:
            # （一）…；（二）… within the article's own paragraph.
            marks = list(_ITEM_WITHIN.finditer(text, start, match.start()))
        numbers = [whole_number(mark["number"]) for mark in marks]
        if not numbers or numbers != list(range(1, len(numbers) + 1)) or whole_number(match["number"]) <= len(numbers):
            continue
        last = Span(marks[-1].start(), marks[-1].end())
        values = {
            "reference": match.group(),
            "division": "项",
            "last": ledger.quote(last).strip(),
            "count": len(numbers),
        }
        yield Hit((Span(*match.span()), last), values)


def _is_heading(ledger: Ledger, number: int, before: int) -> bool:
    """True where a heading or a point of a list that stands before has the number."""
    headed = any(one.number == number and one.span.start < before for one in ledger.headings)
    return headed or any(one.number == number and one.span.start < before for one in ledger.list_marks)


def _last(ledger: Ledger, styles: tuple[str, ...]) -> Heading | None:
    """The highest division of the first style in use, where its headings run from 1 without a gap.

    An excerpt may begin with any article, if it ends with the one that every text of rules ends with.
    """
    for style in styles:
        found = [heading for heading in ledger.headings if heading.style == style]
        if len(found) >= _FEWEST:
            highest = max(found, key=lambda heading: heading.number)
            first = 1 if not _is_end(ledger, highest) else min(heading.number for heading in found)
            whole = {heading.number for heading in found} == set(range(first, highest.number + 1))
            return highest if whole else None
    return None


def _is_end(ledger: Ledger, heading: Heading) -> bool:
    """True for the article from which a text of rules is in force."""
    return heading.style == "第一条" and _IN_FORCE.match(ledger.text, heading.marker.end) is not None


_IN_FORCE = regex(
    r"[ 　]*本(?:办法|规定|细则|方案|条例|制度|规则|意见|章程|规程|准则|标准)[^。\n]{0,30}?"
    r"自[^。\n]{1,20}?起(?:施行|实施|执行)"
)


def _opens(ledger: Ledger, at: int, others: str) -> bool:
    """True where 按照 or the like opens the reference and none of these signs of another document stands before it."""
    start = ledger.sentences[ledger.sentence_at(at)].span.start
    before = ledger.text[start:at]
    return _OPENING.search(before) is not None and not any(sign in before for sign in others)


_TITLED, _NAMED = "》", "》法"
"""What the name of another document ends with: where articles are referred to, a law may stand without 《》."""
