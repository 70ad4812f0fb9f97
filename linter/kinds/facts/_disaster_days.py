"""Days of a disaster told in other words: 7月14日遭遇强降雨, and 7月19日特大暴雨发生当天 of the same one.

What rain did to a place is 暴雨, 洪涝 or 山洪 as the writer likes; the form 发生当天 says that it is the one known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import DateFact
from linter.kinds.facts._days import day_of, slip
from linter.kinds.facts._pointed_back import NOT_YET
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FAMILIES = (
    "强降[雨水]|降雨|暴雨|大雨|雨灾|洪涝|洪水|洪灾|水灾|山洪|内涝",
    "地震|震灾",
    "火灾|火情|失火|起火|着火|山火|大火",
    "爆炸|爆燃|燃爆|闪爆",
    "坍塌|垮塌|塌方|倒塌",
    "滑坡|泥石流|崩塌|山体滑塌",
    "冰雹|雹灾|风雹|龙卷风|大风",
    "台风",
    "雪灾|暴雪|冰冻|低温雨雪",
    "爆[管裂]|泄漏|破裂|漏水",
    "车祸|追尾|翻车|交通事故|侧翻",
)
_ANY = "|".join(_FAMILIES)
_POINTS = regex(
    rf"(?:[（(][^（()）]{{1,6}}[)）])?(?:[上下]午|凌晨|夜间|晚)?(?:的|[那这]一?[场次轮])?[^，,。；;\d的了]{{0,10}}?(?P<what>{_ANY})"
    r"(?:灾害|灾情|事故|事件|险情|过程)?(?:发生|来袭|突袭|袭来|降临|暴发|爆发)?(?:的)?(?:当[天日晚夜]|次日|翌日|第二天|之后|以后|以来|后|时)"
)
_STRIKES = regex(
    r"(?:至|到|[上下]午|凌晨|夜间|晚|当[天日]|\d{1,2}[时点]|\d{1,2}分|左右|许)*[，,]?[^。；;\n]{0,34}?"
    rf"(?:遭遇|遭受|遭到|遭|发生|突降|突发|普降|出现|暴发|爆发|迎来|引发|突遇|遇到|降下)了?[^，,。；;\n]{{0,24}}?(?P<what>{_ANY})"
)
_CAUGHT = regex(
    r"[^，,。；;\n]{0,14}?[，,]?[^，,。；;\d\n]{2,14}?(?P<what>失火|起火|着火|爆燃|燃爆|闪爆|坍塌|垮塌|塌方|追尾|翻车|侧翻|爆[管裂])"
)
_SEVERAL = regex(
    r"再次|再度|又|二次|余震|复燃|多[轮次场]|[两三四五六]轮|[两三四五]场|[两三四五]次|先后|接连|连续[^，。]{0,4}[场次轮]|第[一二三四]|首[轮场次]|另|新一轮|上一轮|持续|反复|屡"
)
"""There was more than one, each with its day."""
_WINDOW = 60


def disasters_on_two_days(ledger: Ledger) -> Iterator[tuple[DateFact, DateFact]]:
    """The only day on which a disaster of a sort struck, and the only one that points back to it, one figure off."""
    if not _SIGN.search(ledger.text):
        return
    struck: dict[int, list[DateFact]] = {}
    pointing: dict[int, list[DateFact]] = {}
    for date in ledger.dates:
        if (
            not (date.month and date.day)
            or date.relation not in ("", "since")
            or NOT_YET.search(ledger.read(date.span))
        ):
            continue
        end = min(ledger.sentences[date.sentence].span.end, date.span.end + _WINDOW)
        points = None if date.ends else _POINTS.match(ledger.text, date.span.end, end)
        told = (
            points or _STRIKES.match(ledger.text, date.span.end, end) or _CAUGHT.match(ledger.text, date.span.end, end)
        )
        if told is None:
            continue
        family = _family(told)
        if _SEVERAL.search(told.group()) or _SEVERAL.search(ledger.text, max(0, date.span.start - 8), date.span.start):
            struck.setdefault(family, []).extend((date, date))  # two, so that none is the only one
            continue
        (pointing if points else struck).setdefault(family, []).append(date)
    for family, dates in pointing.items():
        news = struck.get(family, [])
        days = {day_of(date) for date in dates}
        if len(news) != 1 or len(days) != 1 or news[0].ends:
            continue
        if _apart(ledger, news[0], dates[0]):
            continue
        if slip(news[0], dates[0]):
            yield news[0], dates[0]


_SIGN = regex(rf"(?:{_ANY})[一-鿿]{{0,6}}(?:[当次翌][天日晚夜]|后|以来|时)")


def _family(told: re.Match[str]) -> int:
    return next(at for at, words in enumerate(_FAMILY) if words.fullmatch(told["what"]))


_FAMILY = tuple(regex(words) for words in _FAMILIES)


def _apart(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True where both stand in one sentence, the day pointed to is told more than once, or two places are named."""
    days = [day_of(date) for date in ledger.dates if not date.ends]
    if days.count(day_of(other)) > 1 or one.sentence == other.sentence:
        return True
    first, again = (
        set(_PLACE.findall(ledger.text, date.span.end, ledger.sentences[date.sentence].span.end))
        for date in (one, other)
    )
    return bool(first and again) and not first & again


_PLACE = regex(r"[一-鿿]{2}(?:镇|村|街道|社区|公司|超市|宾馆|酒店|小区|工厂|路段|化工厂|市场|学校|中学)")
