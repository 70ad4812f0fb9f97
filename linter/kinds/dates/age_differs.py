"""Ages: a stated age against the year of birth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
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


@dataclass(frozen=True)
class AgeDiffers:
    """Reports 1985年出生、现年25岁 in a report signed in 2021."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every age that no birthday in that year explains; one more (虚岁) is accepted."""
        signing = ledger.signing
        if signing is None or "岁" not in ledger.text:
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
