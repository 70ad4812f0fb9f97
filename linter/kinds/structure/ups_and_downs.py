"""Ups and downs: 十个行业“七升三降”, 5个品种走高、2个走低, and the lines behind it that rise and fall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_N = r"[一二两三四五六七八九十\d]{1,2}"
_AMONG = "(?:其中|具体(?:来?看|为)?|分[一-鿿]{1,4}看)[：:，,]?"
"""What a list begins with that tells each of them, or some."""
_SHAPE = "(?:的?(?:总体|整体)?(?:态势|格局|局面|走势|特点|特征|状态|情况))?"
_RISES = "走高|走强|上涨|上升|上扬|回升|增长|提高|为正|[升涨增]"
_FALLS = "走低|走弱|下跌|下降|下滑|回落|降低|为负|[降跌减]"
_STAYS = "持平|不变|平"
_LIST = rf"(?:{_SHAPE}(?:[：:](?P<row>[^。\n]*)|[，,。；;](?P<later>{_AMONG}[^。\n]*)))?"
"""What each of them did, right behind a colon or in the next words."""
_WHAT = "[^，,。；;：:、“”\n\\d]{0,12}?"
_OF = "(?:个|大|类|项|种)"
# 2持平, 2类持平, 一稳, 另有两类与上年持平: what neither rises nor falls.
_STEADY = rf"(?:(?:{_OF}[^，,。；;：:、“”\n\d]{{0,6}}?)?(?:持平|不变)|{_OF}?[平稳])"
_TOLD = regex(
    rf"(?:(?P<all>(?P<whole>{_N}){_OF}[^，,。；;：:“”\n\d]{{0,14}}))?"
    rf"“?(?P<told>(?P<up>{_N})[升涨增](?:(?P<flat>{_N}){_STEADY})?(?P<down>{_N})[降跌减]"
    rf"(?:”?[、，,]?(?:另有|还有|其余|有)?(?P<even>{_N}){_STEADY})?)”?{_LIST}"
)
# 7个品种中有4个价格走高、3个走低: told by how many there are of each.
_COUNTED = regex(
    rf"(?:(?P<all>(?P<whole>{_N}){_OF}[^，,。；;：:“”\n\d]{{0,14}}?)(?:中|里|当中)[，,]?有?)?(?P<told>(?P<up>{_N})[个类种项]{_WHAT}(?:{_RISES})的?[、，,](?P<down>{_N})[个类种项]{_WHAT}(?:{_FALLS})"
    rf"(?:的?[、，,](?P<even>{_N})[个类种项]{_WHAT}(?:{_STAYS}))?)"
    rf"{_LIST}"
)
_SIGN = regex(r"[升涨增平变稳][一二两三四五六七八九十\d]{1,2}[降跌减]")
_SIGN_COUNTED = regex(r"[高强涨升扬长正增的][、，,][一二两三四五六七八九十\d]{1,2}[个类种项]")
_BY = "(?:了|约|近|[幅率]为|幅达|为)?\\d"
_UP = regex(rf"(?:{_RISES}){_BY}")
_DOWN = regex(rf"(?:{_FALLS}){_BY}")
_FLAT = regex("持平|不变|没有变化")
_NAMED_FLAT = regex("^”?[^。；;\n\\d]{0,20}(?:持平|不变|没有变化)")
"""五涨二降，居住类与上年持平: what stays, told by its name."""
_BEGINS = regex(rf"^{_AMONG}")
_REACH = 40
_OFF = ((0, 1), (1, 0), (1, 1))
_OPEN = regex(r"其中|等|主要")


class UpsAndDowns:
    """Adds up what rises, falls and stays, and counts the clauses of the list behind a colon."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for a whole that is not the sum, else one for a list with other ups or downs."""
        text = ledger.text
        for pattern, signs in ((_TOLD, _SIGN), (_COUNTED, _SIGN_COUNTED)):
            end = 0
            for sign in signs.finditer(text):
                start = max(end, text.rfind("\n", 0, sign.start()) + 1, sign.start() - _REACH)
                line_end = text.find("\n", sign.end())
                told = pattern.finditer(text, start, line_end if line_end >= 0 else len(text))
                match = next((one for one in told if one.end("told") >= sign.end()), None)
                if match is None or match.start("told") > sign.start():
                    continue
                end = match.end()
                yield from _of(match, full=pattern is _TOLD)


def _of(match: re.Match[str], *, full: bool) -> Iterator[Hit]:
    """One hit where the parts do not come to the whole; those of 10个行业中5个增长、3个下降 need not be all."""
    told = Span(*match.span("told"))
    parts = [whole_number(match[name]) for name in ("up", "flat", "down", "even") if match.groupdict().get(name)]
    whole = whole_number(match["whole"]) if match["all"] else 0
    full = full and not _NAMED_FLAT.search(match.string[match.end("told") : match.end("told") + _REACH])
    if match["all"] and (sum(parts) > whole or (full and sum(parts) != whole)):
        values = {"told": match["told"], "announced": match["all"]}
        calculation = f"{' + '.join(map(str, parts))} = {sum(parts)} ≠ {whole}"
        yield Hit((Span(*match.span("all")), told), values, calculation, severity="warning")
    elif match["row"] or match["later"]:
        yield from _listed(match, told, sum(parts))
    elif full:
        yield from _listed_before(match, told, sum(parts))


def _listed(match: re.Match[str], told: Span, whole: int) -> Iterator[Hit]:
    group = "row" if match["row"] else "later"
    row = _BEGINS.sub("", match[group])
    some = group == "later" or row != match[group]  # 其中 may tell some of them, unless there are as many
    ups, downs, flats = (len(way.findall(row)) for way in (_UP, _DOWN, _FLAT))
    up, down = whole_number(match["up"]), whole_number(match["down"])
    # One lost, one too many, or one the other way round; where more differ, the list tells something else.
    off = (abs(ups - up), abs(downs - down))
    all_told = ups + downs + flats == whole
    if off not in _OFF or (not all_told and (off == (1, 1) or some or flats)):
        return
    if not ups or not downs or _OPEN.search(row):
        return
    if whole > up + down and not all_told:
        return  # what stays may be told without a word that says so
    values = {"told": match["told"], "ups": ups, "downs": downs}
    yield Hit((told, Span(*match.span(group))), values, severity="warning", variant="listed")


def _listed_before(match: re.Match[str], told: Span, whole: int) -> Iterator[Hit]:
    """其中食品类上涨3.2%，…，八大类呈七涨一降态势: the list of all of them that the claim ends."""
    text = match.string
    end = match.start("all") if match["all"] else told.start
    start = text.rfind("其中", max(0, end - _LONGEST_LIST), end)
    if start < 0 or _LIST_ENDS.search(text, start, end):
        return
    row = text[start:end].rstrip("，,；;")
    ups, downs, flats = (len(way.findall(row)) for way in (_UP, _DOWN, _FLAT))
    up, down = whole_number(match["up"]), whole_number(match["down"])
    if ups + downs + flats == whole and (abs(ups - up), abs(downs - down)) in _OFF and ups and downs:
        values = {"told": match["told"], "ups": ups, "downs": downs}
        yield Hit((told, Span(start, start + len(row))), values, severity="warning", variant="before")


_LIST_ENDS = regex("[。\n]")
_LONGEST_LIST = 400
"""Characters of a list before its claim: some twenty things with their rates."""
