"""Ages: a stated age against the year of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.kinds.dates._age_limits import find_age_limits
from linter.kinds.dates._ages_on import find_ages_on
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BIRTH = r"(?P<born>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?![产活态于命长效育])|生人)"
_BORN_IN = r"生于(?P<in>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_AGE = r"(?P<age>\d{1,3})周?岁(?!以|的(?!他|她)|时|前|后|退|左右)"
_BORN = regex(
    rf"(?:{_BIRTH}|{_BORN_IN})(?P<between>(?:(?!\d{{1,3}}周?岁)[^。；\n]){{0,30}}?)(?:(?:现年|年龄|今年|(?<!\d)年仅?|现)|(?<=[，,、（(])){_AGE}"
)
_AGE_FIRST = regex(rf"(?:现年|年龄|今年)(?P<age>\d{{1,3}})周?岁[（(，,](?:系|于)?(?:{_BIRTH}|{_BORN_IN})")
# Somebody else's age, or the age at another time.
_OTHER = regex(r"儿|子女|孩子|之子|妻|丈夫|[父母孙婿媳弟妹兄姐]|本人|时年|当年|(?:19|20)\d\d年")

_RELATIVE = regex("其[父母妻夫子女兄弟姐妹]|丈夫|妻子|儿子|女儿")
_NOW = regex("现年|今年")
_ANOTHER_YEAR = regex(r"[^。；]{0,3}(?:19|20)\d\d年")


class AgeDiffers:
    """Reports 1985年出生、现年25岁 in a report signed in 2021."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every age that no birthday in that year explains; one more (虚岁) is accepted."""
        if "岁" not in ledger.text:
            return
        told: list[Span] = []
        for hit in self._beside(ledger):
            told.append(hit.spans[0])
            yield hit
        for on in find_ages_on(ledger):
            if not any(on.age.overlaps(span) for span in told):
                values = {"age": str(on.stated), "born": str(on.year), "signed": str(on.now)}
                calculation = f"{on.now} − {on.year} = {on.now - on.year} ≠ {on.stated}"
                yield Hit((on.age, on.born), values, calculation, severity="warning")
        for limit in find_age_limits(ledger):
            due = limit.now - limit.stated
            values = {"age": str(limit.stated), "born": str(limit.year), "signed": str(limit.now), "due": str(due)}
            calculation = f"{limit.now} − {limit.stated} = {due} ≠ {limit.year}"
            yield Hit((limit.age, limit.born), values, calculation, severity="warning", variant="limit")

    def _beside(self, ledger: Ledger) -> Iterator[Hit]:
        yield from _then(ledger)
        signing = ledger.signing
        if signing is None:
            return
        for match in (*_BORN.finditer(ledger.text), *_AGE_FIRST.finditer(ledger.text)):
            if _OTHER.search(match.groupdict().get("between") or ""):
                continue
            # 其父1950年出生; 34岁，2019年任职
            if _RELATIVE.search(ledger.text, max(0, match.start() - 4), match.start()):
                continue
            if _ANOTHER_YEAR.match(ledger.text, match.end()) and not _NOW.search(match.group()):
                continue
            group = "born" if match["born"] else "in"
            born = match[group]
            years = signing.day.year - int(born)
            if years - 1 <= int(match["age"]) <= years + 1:
                continue
            end = ledger.text.index("岁", match.end("age")) + 1
            yield Hit(
                (Span(match.start("age"), end), Span(match.start(group), match.end(group) + 1)),
                {"age": match["age"], "born": born, "signed": str(signing.day.year)},
                f"{signing.day.year} − {born} = {years} ≠ {match['age']}",
            )


_THEN = regex(
    rf"{_BIRTH}[，,；](?P<between>(?:(?!\d{{1,3}}周?岁)[^。；\n]){{0,40}}?)(?P<when>(?P<own>(?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[^。；，,\d岁]{{0,14}}?(?:[，,]时年|时|年满|已经?满)|[^。；，,\d岁]{{0,10}}(?:时|现年|年满))"
    r"(?P<age>\d{1,3})周?岁(?!以|的(?!他|她)|前|左右|退休年龄)"
)
_TOLD_YEAR = regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)[年-]")
_ANOTHER = regex("儿|子女|孩子|之子|妻|丈夫|[父母孙婿媳弟妹兄姐]|若|将|到")


def _then(ledger: Ledger) -> Iterator[Hit]:
    """1972年3月生，2021年4月案发时58岁; 1990年生，事故发生时41岁, where no year of the report makes him so old."""
    for match in _THEN.finditer(ledger.text):
        if _ANOTHER.search(match["between"] + match["when"]):
            continue
        if _RELATIVE.search(ledger.text, max(0, match.start() - 4), match.start()):
            continue
        born, age = int(match["born"]), int(match["age"])
        if not match["own"] and (match["when"].endswith("年满") or ("现年" in match["when"] and ledger.signing)):
            continue  # told by the signature
        years = [int(match["own"])] if match["own"] else _years_of(ledger, match)
        if not years or any(born + age - 1 <= year <= born + age + 1 for year in years):
            continue
        last = max(years)
        end = ledger.text.index("岁", match.end("age")) + 1
        spans = [Span(match.start("age"), end), Span(match.start("born"), match.end("born") + 1)]
        if match["own"]:
            spans.append(Span(match.start("own"), match.end("own") + 1))
        yield Hit(
            tuple(spans),
            {"age": match["age"], "born": str(born), "signed": str(last)},
            f"{last} − {born} = {last - born} ≠ {age}",
            severity="error" if match["own"] else "warning",
        )


def _years_of(ledger: Ledger, match: re.Match[str]) -> list[int]:
    """The years told in the report; for 事故发生时 those told together with the event."""
    event = match["when"].removesuffix("时")[-2:] if match["when"].endswith("时") else ""
    years = []
    for one in _TOLD_YEAR.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(one.start())].span
        apart = sentence.start if sentence.end <= match.start() or sentence.start >= match.end() else None
        if one.start() != match.start("born") and (not event or (apart is not None and event in ledger.read(sentence))):
            years.append(int(one["year"]))
    return years
