"""Years since: a length of service or an anniversary against the year in which it began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import han_value
from linter.finding import Hit
from linter.kinds.dates._anniversaries import find_two_anniversaries
from linter.kinds.dates._known_years import find_known_anniversaries
from linter.kinds.dates._years_on import find_years_on
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BEGAN = "参加工作|入党|加入中国共产党|入职|从教|任教|从医|行医|入伍|参军|从警|从业|上岗|进厂|入会"
_BEGAN_SIGN = regex(rf"[年月日](?:起|开始)?(?:{_BEGAN})")
_YEAR = r"(?<!\d)(?P<begun>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_NUMBER = r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})"
_SERVED = regex(
    rf"{_YEAR}(?:起|开始)?(?P<began>{_BEGAN})"
    rf"(?P<between>[^。；\n]{{0,16}}?)(?P<age>[工党教军警医]龄|从业|从教|任教|工作|[至距迄]今)(?:已经?有?|共|满|达|为|近)*{_NUMBER}(?P<unit>周?年)(?!级|度|代|底|前)"
)
_SERVED_FIRST = regex(
    rf"(?P<age>[工党教军警医]龄)(?:已经?有?|共|满|达|为|有)*{_NUMBER}(?P<unit>年)[，,（(、](?P<between>[^。；\n\d]{{0,8}}?)"
    rf"(?:自|于)?{_YEAR}(?:起|开始)?(?P<began>{_BEGAN})"
)
_BUILT = r"(?:建[校院厂县市站馆社队团所店园刊台])"
_FOUNDED = r"(?:正式)?(?:成立|建成|创办|创建|创立|建校|建院|建厂|投产|建站|建馆|始建|设立|开馆|开园|挂牌)"
_ANNIVERSARY = regex(
    rf"(?:{_YEAR}{_FOUNDED}(?!于)|{_FOUNDED}于{_YEAR.replace('begun', 'since')})"
    rf"(?P<between>[^。；\n]{{0,40}}?){_NUMBER}(?P<unit>周年)"
)
_OF_ITS_NAME = regex(
    rf"的[一-鿿“”]{{2,14}}?(?:将|在[一-鿿]{{2,8}})?(?:正值|恰逢|适逢|隆重|举[办行]|迎来|庆祝|喜迎|开展|纪念|组织)*(?:{_BUILT}|成立)$"
)
"""成立于1956年的剧团举办建团: the name of what was founded, and its founding once more."""
_ELSE = regex(rf"{_BEGAN}|从事|担任|[，,]在|退[伍役休]|离[任职]|牺牲|去世|截[至止]|其间|期间")
"""What the years are counted from instead: 参加工作，2009年入党，党龄14年."""
_ITS_OWN = regex(
    rf"(?:^|[，,])(?:[今当]年|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|将|正值|恰逢|隆重|举[办行]|迎来|庆祝|开展|纪念|{_FOUNDED}|{_BUILT})*$"
)
"""Before an anniversary of what was founded; 新院区启用20周年 is one of another thing."""
_COUNTED_FROM = {"党": "党", "教": "教", "军": "伍军", "警": "警", "医": "医", "业": "业", "工": "工职教医警业岗厂"}
"""A character of the age or service, and those of what begins it: 党龄 is counted from 入党 alone."""
_NOW = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")


class YearsSince:
    """Reports 1994年参加工作，工龄19年 in a text signed in 2023."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every number of years that is off by more than one."""
        told: list[Span] = []
        for hit in self._beside(ledger):
            told.append(hit.spans[0])
            yield hit
        for known in find_known_anniversaries(ledger):
            yield _hit(ledger, (known.number, known.year), (known.begun, known.now), str(known.stated))
            told.append(known.number)
        for odd, usual in find_two_anniversaries(ledger):
            values = {"stated": ledger.quote(odd), "other": ledger.quote(usual)}
            yield Hit((odd, usual), values, severity="warning", variant="two")
        for on in find_years_on(ledger):
            if not any(on.number.overlaps(span) for span in told):
                hit = _hit(ledger, (on.number, on.begun), (on.begun_in, on.now), str(on.stated))
                yield replace(hit, severity="warning")

    def _beside(self, ledger: Ledger) -> Iterator[Hit]:
        text = ledger.text
        if any(word in text for word in ("龄", "从业", "从教", "至今", "距今", "迄今", "工作")):
            for match in matches_on_lines(_SERVED, _BEGAN_SIGN, text):
                yield from _compared(ledger, match, match.start("begun"))
        if "龄" in text:
            for match in _SERVED_FIRST.finditer(text):
                yield from _compared(ledger, match, match.start("begun"))
        for match in matches_on_lines(_ANNIVERSARY, "周年", text):
            if _ITS_OWN.search(match["between"]) or _OF_ITS_NAME.match(match["between"]):
                yield from _compared(ledger, match, match.start("begun" if match["begun"] else "since"))


def _compared(ledger: Ledger, match: re.Match[str], at: int) -> Iterator[Hit]:
    signed = ledger.signing_date
    told = [int(year["year"]) for year in _NOW.finditer(match["between"])]
    if _ELSE.search(match["between"]) or not _same_service(match):
        return
    now = told[-1] if told else signed.year if signed else 0
    begun = int(ledger.text[at : at + 4])
    number = Decimal(match["n"]) if match["n"].isdigit() else han_value(match["n"])
    if not now or number is None or now <= begun or abs(now - begun - number) <= 1:
        return
    stated = Span(match.start("n"), match.end("unit"))
    yield _hit(ledger, (stated, Span(at, at + 5)), (begun, now), match["n"])


def _hit(ledger: Ledger, spans: tuple[Span, Span], years: tuple[int, int], number: str) -> Hit:
    """The hit of a number of years, first of the spans, that its two years do not give."""
    begun, now = years
    values = {"begun": str(begun), "now": str(now), "stated": ledger.quote(spans[0]), "actual": str(now - begun)}
    return Hit(spans, values, f"{now} − {begun} = {now - begun} ≠ {number}")


def _same_service(match: re.Match[str]) -> bool:
    """False where 党龄 stands behind 参加工作: it is counted from another year."""
    told = match.groupdict()
    begins = next((begins for sign, begins in _COUNTED_FROM.items() if sign in (told.get("age") or "")), "")
    return not begins or any(sign in told["began"] for sign in begins)
