"""One person, two names: 省长 李云山 in the title, 李云杉作政府工作报告 in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.names.group_heads import find_heads
from linter.facts.names.own_place import LONGEST_HEAD
from linter.facts.names.person_posts import find_posts_apart
from linter.facts.names.person_slips import find_person_slips
from linter.facts.names.persons import OF_AN_OFFICE, REPORTER, Person, find_persons
from linter.facts.names.rows_again import one_apart
from linter.facts.names.titled_slips import find_titled_slips
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


@dataclass(frozen=True)
class PersonVariant:
    """Compares the names of who holds an office that one holds at a time."""

    most_names: int = 2
    """Names of one office; more are those of many places."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each office whose two names differ by one character."""
        offices: dict[str, dict[str, list[Person]]] = {}
        for person in find_persons(ledger.text):
            offices.setdefault(person.office, {}).setdefault(person.name, []).append(person)
        reporters = offices.pop(REPORTER, {})
        told: set[tuple[str, ...]] = set()
        for office, names in offices.items():
            everybody = dict(names)
            if office[-1] != "记":
                for name, people in reporters.items():
                    everybody.setdefault(name, people)
            pair = tuple(sorted(everybody))
            if len(pair) != self.most_names or pair in told or not one_apart(*pair):
                continue
            ones, others = (everybody[name] for name in pair)
            reported = _gave_report(ones, others) or _gave_report(others, ones)
            if office in OF_AN_OFFICE and not reported and not _in_one_paragraph(ledger, ones, others):
                continue
            if not _of_two_places(ones, others):
                told.add(pair)
                yield _hit(ledger, ones, others)
        slips = dict(find_person_slips(ledger.text))
        for wrong, right in find_titled_slips(ledger.text):
            if not _told(ledger, told, wrong, right):
                slips.setdefault(wrong, right)
        for wrong, right in slips.items():
            name = ledger.read(right)
            values = {
                "rare": ledger.quote(wrong),
                "common": name,
                "rare_count": "1",
                "common_count": str(ledger.text.count(name)),
            }
            often = ledger.text.count(name) > 1
            yield Hit((wrong, right), values, severity="warning", variant="sound", supported=often)
        yield from _of_one_person(ledger)


def _of_one_person(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each person with two ranks, and for each group with two heads."""
    for first, again in find_posts_apart(ledger.text):
        values = {"rare": ledger.quote(again.span), "common": ledger.quote(first.span)}
        yield Hit((again.span, first.span), values | _ONCE, severity="warning", variant="post")
    for head, other in find_heads(ledger.text):
        values = {"rare": ledger.quote(other), "common": ledger.quote(head)}
        yield Hit((other, head), values | _ONCE, severity="warning", variant="head")


_ONCE = {"rare_count": "1", "common_count": "1"}


def _told(ledger: Ledger, told: set[tuple[str, ...]], wrong: Span, right: Span) -> bool:
    """True for names that the office alone has shown to be one."""
    return tuple(sorted((ledger.read(wrong), ledger.read(right)))) in told


def _gave_report(ones: list[Person], others: list[Person]) -> bool:
    """True where the head of a report names somebody, and somebody is told to have given it."""
    return ones[0].span.start < LONGEST_HEAD and others[0].office == REPORTER


def _in_one_paragraph(ledger: Ledger, ones: list[Person], others: list[Person]) -> bool:
    """True where each stands once, in one paragraph and near the other: 局长张海波主持。…局长张海涛传达."""
    if len(ones) > 1 or len(others) > 1:
        return False
    first, second = sorted((ones[0].span, others[0].span))
    between = ledger.text[first.end : second.start]
    offices = {told.group() for span in (first, second) if (told := _WHOSE.search(ledger.text, 0, span.start))}
    return len(between) <= _NEAR and "\n" not in between and len(offices) <= 1


_NEAR = 80
_WHOSE = regex("[一-鿿]{2,4}[局委院](?=(?:(?:党组|党委)书记、)?(?:党组书记|局长|院长|检察长)$)")
"""财政局 of 财政局局长."""


def _of_two_places(ones: list[Person], others: list[Person]) -> bool:
    """True where both are told to be the head of a place, and none of the one is that of the other."""
    places = [{person.place for person in people} - {""} for people in (ones, others)]
    return all(places) and places[0].isdisjoint(places[1])


def _hit(ledger: Ledger, ones: list[Person], others: list[Person]) -> Hit:
    rare, common = sorted((ones, others), key=len)
    values = {
        "rare": ledger.quote(rare[0].span),
        "common": ledger.quote(common[0].span),
        "rare_count": str(len(rare)),
        "common_count": str(len(common)),
    }
    return Hit((rare[0].span, common[0].span), values, severity="warning", supported=len(common) > len(rare))
