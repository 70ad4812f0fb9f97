"""Automatic numbering of Word: the （二） that stands in no paragraph, computed as Word shows it.

ECMA-376 Part 1, 17.9: a paragraph or its style names a list (`numId`) and a level; lists that share an abstract
definition count on together, and a level starts anew behind a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from linter.patterns import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_CONTENTS = regex(r"(?:toc|contents|目录|WPSOffice手动目录)\s*\d|table of figures|图表目录", re.IGNORECASE)
_MOST_PLACES = 9
"""Levels that a list has."""


def val(element: Any, path: str) -> str | None:
    """The `w:val` of a child; None where there is no such child."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get(f"{W}val", "")


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default


def han(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number below 10 000 in Han numerals as headings write it: 十, 十一, 二十, 一百零一."""
    if number >= 10_000:
        return str(number)
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    if 10 <= number < 20 and digits == _DIGITS:
        written = written[1:]
    return written or digits[0]


def _letters(number: int, first: str) -> str:
    return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, mark in _ROMAN:
        written += mark * (number // value)
        number %= value
    return written


def shown(number: int, form: str) -> str:
    """A number in one of Word's formats (ST_NumberFormat); decimal digits for those that no report uses."""
    if form in ("none", "bullet"):
        return ""
    if number < 1 or number >= 10_000:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand"):  # fmt: skip
        return han(number)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return han(number, _CAPITALS, "拾佰仟")
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalEnclosedParen" and number <= 20:
        return chr(ord("⑴") + number - 1)
    if form == "decimalEnclosedFullstop" and number <= 20:
        return chr(ord("⒈") + number - 1)
    if form == "ideographEnclosedCircle" and number <= 10:
        return chr(ord("㊀") + number - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperLetter", "lowerLetter") and number <= 26 * 4:
        return _letters(number, "A" if form == "upperLetter" else "a")
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return str(number)


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str
    """The mark with %1 … %9 for the numbers of the levels: （%2）."""
    behind: str
    """What stands behind the mark: a tab, a blank or nothing."""
    restart: int | None
    """Level (from 1) whose numbers start this one anew; None: every higher one; 0: none."""
    legal: bool
    """True where all numbers of the mark are shown in decimal digits."""
    style: str
    """Paragraph style that belongs to the level."""


def _level(element: Any) -> _Level:
    return _Level(
        _integer(val(element, f"{W}start"), 0 if element.find(f"{W}start") is None else 1),
        val(element, f"{W}numFmt") or "decimal",
        val(element, f"{W}lvlText") or "",
        {"space": " ", "nothing": ""}.get(val(element, f"{W}suff") or "tab", "\t"),
        None if element.find(f"{W}lvlRestart") is None else _integer(val(element, f"{W}lvlRestart"), 0),
        element.find(f"{W}isLgl") is not None and val(element, f"{W}isLgl") not in ("0", "false"),
        val(element, f"{W}pStyle") or "",
    )


@dataclass
class _List:
    """One `w:num`: a use of an abstract definition."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that start anew, and where, when this list is first used."""


class Styles:
    """What paragraph styles say of headings and lists, with what they inherit."""

    def __init__(self, root: Any) -> None:
        self._styles = {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")} if root is not None else {}

    def _chain(self, style: str) -> list[Any]:
        chain: list[Any] = []
        while style in self._styles and len(chain) < 20:
            chain.append(self._styles[style])
            style = val(self._styles[style], f"{W}basedOn") or ""
        return chain

    def is_contents(self, style: str) -> bool:
        """True for the lines of a table of contents, which repeat the headings."""
        names = [style, *(val(element, f"{W}name") or "" for element in self._chain(style)[:1])]
        return any(_CONTENTS.fullmatch(name) for name in names)

    def level(self, style: str) -> int:
        """Outline level from 1; 0 for body text."""
        for element in self._chain(style):
            outline = val(element, f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                level = _integer(outline, 9)
                return level + 1 if level < _MOST_PLACES else 0
        return 0

    def numbering(self, style: str) -> tuple[str, str | None, str] | None:
        """List, level and the style that names them: a style may name its level only, and inherit the list."""
        level = named = None
        for element in self._chain(style):
            properties = element.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            level = level if level is not None else val(properties, f"{W}ilvl")
            named = named or element.get(f"{W}styleId", "")
            found = val(properties, f"{W}numId")
            if found is not None:
                return found or "0", level, named
        return None


class Numbering:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstracts = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
        linked = {val(a, f"{W}styleLink"): key for key, a in abstracts.items() if val(a, f"{W}styleLink")}
        for element in root.iter(f"{W}num"):
            key = val(element, f"{W}abstractNumId") or ""
            key = linked.get(val(abstracts.get(key), f"{W}numStyleLink"), key)
            if key not in abstracts:
                continue
            levels = {_integer(x.get(f"{W}ilvl"), 0): _level(x) for x in abstracts[key].findall(f"{W}lvl")}
            found = _List(key, levels)
            for override in element.findall(f"{W}lvlOverride"):
                at = _integer(override.get(f"{W}ilvl"), 0)
                if override.find(f"{W}lvl") is not None:
                    levels[at] = _level(override.find(f"{W}lvl"))
                if val(override, f"{W}startOverride") is not None:
                    found.starts[at] = _integer(val(override, f"{W}startOverride"), 1)
            self._lists[element.get(f"{W}numId", "")] = found

    def mark(self, properties: Any) -> str:
        """The mark of the next paragraph with these properties (`w:pPr`), blank behind it included; empty for none."""
        where = self._place(properties)
        if where is None:
            return ""
        number, at = where
        found = self._lists[number]
        level = found.levels[at]
        counts = self._counts.setdefault(found.abstract, {})
        if number not in self._used:
            self._used.add(number)
            for deeper, start in found.starts.items():
                counts[deeper] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for other in list(counts):
            if other > at:
                restart = found.levels[other].restart if other in found.levels else None
                if restart is None or (restart and at < restart):
                    del counts[other]
        if level.form == "bullet":
            return ""
        text = level.text
        for place in range(_MOST_PLACES):
            if f"%{place + 1}" in text:
                named = found.levels.get(place, level)
                count = counts.get(place, named.start)
                text = text.replace(f"%{place + 1}", shown(count, "decimal" if level.legal else named.form))
        return text + level.behind if text else ""

    def _place(self, properties: Any) -> tuple[str, int] | None:
        """List and level of a paragraph."""
        style = val(properties, f"{W}pStyle") or ""
        inherited = self._styles.numbering(style)
        number, level = (inherited[0], inherited[1]) if inherited else (None, None)
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number = val(own, f"{W}numId") or number
            level = val(own, f"{W}ilvl") or level
        if number is None or number not in self._lists:
            return None
        levels = self._lists[number].levels
        if level is None:
            named = [
                at for at, item in levels.items() if item.style and item.style == (inherited or ("", "", style))[2]
            ]
            return (number, named[0] if named else 0) if levels.get(named[0] if named else 0) else None
        at = _integer(level, 0)
        return (number, at) if at in levels else None
