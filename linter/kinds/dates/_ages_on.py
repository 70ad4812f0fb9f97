"""Ages told on: 1948年6月生 beside a name, and further on in the paragraph 今年65岁的她."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.numbers.lines import places_of
from linter.kinds.dates._lengths import value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BORN = regex(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?![产活态于命长效育])|生人|生于(?=[一-鿿]))"
    r"|(?:出?生于|出生(?:年月|日期)[：:]?)(?P<year_in>(?:19|20)\d\d)[年.-]"
)
_NAME = regex(r"(?:^|[。；\n]|\d[.、．]|[（(][一二三四五六七八九十]+[)）])(?P<name>[一-鿿·]{2,4})(?:同志)?[，,、（(]")
_PRONOUN = "[他她]|该同志|这位[一-鿿]{1,6}|老人|老党员"
_AGE = regex(
    r"(?P<lead>[^，,。；;：:\n]{0,12}?)(?P<now>今年|现年|如今|现已|今已|年过|年已|已年[过满]|年满|已经?)(?P<more>[^，,。；;\d]{0,4}?)"
    r"(?P<n>\d{2,3}|[二三四五六七八九]?十[一二三四五六七八九]?)周?岁(?P<behind>[^，,。；;\n]{0,10})"
)
_AGED = regex(
    r"(?P<lead>[^，,。；;：:\n]{0,12}?)(?<!\d)(?P<now>)(?P<more>)"
    r"(?P<n>\d{2,3}|[二三四五六七八九]十[一二三四五六七八九]?)周?岁(?P<behind>(?:高龄)?的?[^，,。；;\n]{0,10})"
)
"""83岁高龄的郭某: the age in the year last told, without a word for now."""
_WHOSE = regex("(?:高龄)?的(?P<who>[一-鿿]{2,3})")
_RELATIVE = regex(
    "其|儿|女|孩|[父母妻孙婿媳弟妹兄姐哥嫂]|丈夫|老伴|亲|邻|某|群众|村民|职工|学生|患者|退休年龄|时|当年|之前|以[上下]|左右"
)
_TOLD = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)[年.-]")


class AgeOn(NamedTuple):
    """An age, and the year of birth that it does not fit."""

    age: Span
    stated: int
    born: Span
    year: int
    now: int
    """The latest year that the text or its signature tells."""


def find_ages_on(ledger: Ledger) -> Iterator[AgeOn]:
    """Every age told of the only person whose birth the paragraph tells that no year of the text explains."""
    told: set[int] = set()
    years: set[int] = set()
    for match in (found for way in (_AGE, _AGED) for found in _told(way, ledger.text)):
        if match.start("n") in told:
            continue
        told.add(match.start("n"))
        block = ledger.document.blocks[ledger.document.block_index(match.start("n"))].span
        born = list(_BORN.finditer(ledger.text, *block))
        stated = value_of(match["n"])
        if len(born) != 1 or stated is None or born[0].end() > match.start("n"):
            continue
        one = born[0]
        group = "year" if one["year"] else "year_in"
        year = int(one[group])
        if not _of_the_same(ledger, match, Span(block.start, one.start())):
            continue
        if ledger.signing_date and match["now"]:
            nows = {ledger.signing_date.year}
        else:
            years = years or {int(one) for one in _TOLD.findall(ledger.text)}
            nows = years - {year}
        if match["now"] in ("年过", "已年过"):
            fits = any(stated - 1 <= now - year < stated + _DECADE for now in nows)
        else:
            fits = any(abs(now - year - stated) <= 1 for now in nows)
        if nows and not fits:
            age = Span(match.start("n"), ledger.text.index("岁", match.end("n")) + 1)
            yield AgeOn(age, int(stated), Span(one.start(group), one.end(group) + 1), year, max(nows))


_WINDOW = (36, 14)
"""Characters before and behind 岁 in which an age is told."""


def _told(way: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The ages around each 岁, which is rare."""
    for at in places_of("岁", text):
        found = way.finditer(text, max(0, at - _WINDOW[0]), at + _WINDOW[1])
        yield from (match for match in found if match.end("n") <= at <= match.end("n") + 1)


_DECADE = 10
"""Years in which 年过六旬 stays true."""


def _of_the_same(ledger: Ledger, match: re.Match[str], before_birth: Span) -> bool:
    """True where the age is told of the person born, by the name or a word for it right beside."""
    again = _WHOSE.match(match["behind"])
    if again and any(again["who"][:count] in ledger.read(before_birth) for count in (2, 3)):
        return not _RELATIVE.search(match["lead"] + match["more"])
    named = list(_NAME.finditer(ledger.text, *before_birth))
    name = named[-1]["name"] if named else ""
    beside = match["lead"] + match["more"], match["behind"]
    if any(_RELATIVE.search(words.replace(name, "") if name else words) for words in beside):
        return False
    who = f"{_PRONOUN}|{re.escape(name)}" if name else _PRONOUN
    before = re.search(rf"(?:{who})$", match["lead"]) is not None and match["now"] != ""
    return before or re.match(rf"(?:高龄)?的(?:{who})", match["behind"]) is not None
