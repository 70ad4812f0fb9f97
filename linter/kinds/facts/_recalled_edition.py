"""Editions looked back at: 第四届丰收节在兴隆镇举办, and 第五届丰收节的成功举办 a few sentences on.

So it is where a report that tells of one census 现将第六次普查数据公布如下, and where the congress that was held is the
eighth, while the ninth has laid down what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = rf"第(?P<number>{SMALL_NUMERAL}|\d{{1,3}})"
_EVENT = (
    rf"{_NUMBER}(?P<unit>[届次])(?P<name>[“”一-鿿]{{2,20}}?"
    "(?:党代会|代表大会|人代会|职代会|全会|普查|调查|清查|节|会|赛|展|坛|周|杯|马拉松|评选|展演|汇演|嘉年华|大典))"
)
_DONE = "举办|举行|召开|闭幕|落幕|开幕|开展|完成|结束|收官"
_BACK = regex(
    rf"{_EVENT}(?:的(?:成功|圆满|顺利|如期|胜利|精彩)?(?:{_DONE})|(?:成功|圆满|顺利|胜利)?(?:{_DONE})(?P<since>后|以来|期间))"
    rf"|(?P<this>[本此这](?:届|次)[（(]?){_EVENT.replace('P<', 'P<t').replace('届次])', '届次])[）)]?')}"
    rf"|(?P<now>现[将就把][^。；\n第]{{0,12}}){_EVENT.replace('P<', 'P<n')}[^。；\n]{{0,24}}(?:如下|于后)"
)
_HELD = regex(
    rf"(?:举办|举行|召开|承办|开展|进行|组织|实施|完成|迎来)(?:了|的)?[^，,。；;\n第]{{0,10}}{_EVENT}"
    rf"|{_EVENT.replace('P<', 'P<h')}[^，,。；;\n]{{0,20}}?(?:{_DONE}|拉开帷幕|举槌|开赛|鸣锣|圆满)"
)
_LAID_DOWN = regex(
    rf"(?P<level>[省市县区州旗镇乡])(?:委)?{_NUMBER}次(?:党代会|代表大会)(?:上)?(?:所)?(?:确定|明确|提出|描绘|擘画|部署|通过|绘就|作出|制定|规划)的"
)
_CONGRESS = regex(
    rf"(?P<level>[省市县区州旗镇乡])(?:委)?{_NUMBER}次(?:党代会|党员代表大会|代表大会)[^，,。；;\n]{{0,8}}(?:召开|闭幕|开幕|举行)(?!以来|后)"
)
_OTHERWISE = regex(
    "拟|将(?:于|在|举|会|召)|计划|筹[备办]|申办|明年|[去上前]年|[上往历前][一几两]?[届次]|下[一]?[届次]|曾|此前|先后|连续|相比|比上|较上|同期|沿用|换届|即将"
)
_FAR = 4
"""Sentences from the one place to the other."""
_SHARED = 3
"""Characters from its start by which a name is the same."""


def recalled_edition(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The edition told as held, that which is looked back at under another number, and the name of both."""
    text = ledger.text
    if "第" not in text:
        return
    held = [_Edition(ledger, match, "" if match["number"] else "h") for match in matches_on_lines(_HELD, "第", text)]
    for match in matches_on_lines(_BACK, "第", text) if held else ():
        back = _Edition(ledger, match, next(form for form in ("", "t", "n") if match[f"{form}number"]))
        if back.otherwise():
            continue
        of_it = [one for one in held if one.of(back) and one.sentence != back.sentence]
        numbers = {one.number for one in of_it}
        if len(numbers) != 1 or back.number in numbers or any(one.otherwise() for one in of_it):
            continue
        if match["since"] and back.number < min(numbers):
            continue  # an earlier one has closed long ago
        first = min(of_it, key=lambda one: abs(one.sentence - back.sentence))
        if abs(first.sentence - back.sentence) <= _FAR and not _third(ledger, back, {back.number, *numbers}):
            yield first.span, back.span, back.name
    yield from _laid_down(ledger)


class _Edition:
    """An event with its number, where it stands."""

    def __init__(self, ledger: Ledger, match: re.Match[str], prefix: str) -> None:
        self.ledger = ledger
        self.number = whole_number(match[f"{prefix}number"])
        self.unit = match[f"{prefix}unit"]
        self.name = match[f"{prefix}name"].strip("“”")
        self.span = Span(match.start(f"{prefix}number") - 1, match.end(f"{prefix}unit"))
        self.sentence = ledger.sentence_at(self.span.start)

    def of(self, other: _Edition) -> bool:
        """True for one event."""
        return self.unit == other.unit and one_event(self.name, other.name)

    def otherwise(self) -> bool:
        """True where its sentence is about another time."""
        return _OTHERWISE.search(self.ledger.read(self.ledger.sentences[self.sentence].span)) is not None


def one_event(one: str, other: str) -> bool:
    """True for names that begin and end alike, or of which one ends the other."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or (short[:_SHARED] == long[:_SHARED] and short[-1] == long[-1])


_ANY = regex(_EVENT)


def _third(ledger: Ledger, back: _Edition, numbers: set[int]) -> bool:
    """True where the text numbers the event otherwise, too."""
    found = (_Edition(ledger, match, "") for match in matches_on_lines(_ANY, "第", ledger.text))
    return any(one.of(back) and one.number not in numbers for one in found)


def _laid_down(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The congress that was held, and the next one where it is said to have laid something down: not yet it has."""
    text = ledger.text
    if "大会" not in text and "党代会" not in text:
        return
    held = list(_CONGRESS.finditer(text))
    for match in _LAID_DOWN.finditer(text) if len(held) == 1 else ():
        [first] = held
        span = Span(*first.span())
        if match["level"] != first["level"] or whole_number(match["number"]) != whole_number(first["number"]) + 1:
            continue
        sentences = [ledger.sentences[ledger.sentence_at(one.start())].span for one in (first, match)]
        if sentences[0] != sentences[1] and not any(_OTHERWISE.search(text, *one) for one in sentences):
            yield Span(first.start("level"), span.end), Span(match.start("level"), match.end()), "代表大会"
