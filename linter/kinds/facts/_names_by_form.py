"""Names that their form alone gives away: turned round, or long names that differ in one place."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.near_groups import find_near_groups
from linter.facts.names.near_names import find_near_names
from linter.facts.names.other_sorts import find_other_sorts
from linter.facts.names.turned_names import find_turned_names
from linter.finding import Hit
from linter.kinds._shared_words import items_of_a_list
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_APART = regex(
    r"更名|改名|改称|变更|合并|重组|组建|划入|并入|原[名称]|[（(]原|曾用名|又名|前身|两[家个所]|同名|易混|并非|不是同|不同"
    r"|另一|分别|无关"
)

_ITEM = regex(
    r"\s*(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑩]|[一二三四五六七八九十]{1,2}[是、]|[-—•·●|])"
)
_BESIDE = 3
"""Blocks between two items of one list."""


def by_form(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each pair that no words tell apart; names that differ in one place must not share a sentence."""
    for pair in find_turned_names(ledger.text):
        if not _told_apart(ledger, pair):
            yield _hit(ledger, *pair)
    for pair in (*find_near_names(ledger.text), *find_near_groups(ledger.text), *find_other_sorts(ledger.text)):
        one, other = pair
        if ledger.sentence_at(one.start) == ledger.sentence_at(other.start) or _told_apart(ledger, pair):
            continue
        if items_of_a_list(ledger, one, other) or _side_by_side(ledger, pair):
            continue
        if min(ledger.text.count(ledger.read(span)) for span in pair) > 1:
            continue
        yield _hit(ledger, one, other)


def _side_by_side(ledger: Ledger, pair: tuple[Span, Span]) -> bool:
    """True for 1.甲…公司，罚款2万元 and 2.乙…公司，罚款3万元: members of one list."""
    document = ledger.document
    blocks = [document.block_index(span.start) for span in pair]
    near = 0 < abs(blocks[0] - blocks[1]) <= _BESIDE
    return near and all(_ITEM.match(ledger.text, document.blocks[at].span.start) for at in blocks)


def _told_apart(ledger: Ledger, pair: tuple[Span, Span]) -> bool:
    """True where the words around one of them say that there are two, or that one is no name: 其中大型水库."""
    if any(ledger.text[span.start - 1 : span.start + 1] == "其中" for span in pair):
        return True
    return any(_APART.search(ledger.read(ledger.sentences[ledger.sentence_at(span.start)].span)) for span in pair)


def _hit(ledger: Ledger, first: Span, again: Span) -> Hit:
    one, other = ledger.read(first), ledger.read(again)
    counts = ledger.text.count(one), ledger.text.count(other)
    values = {"rare": other, "common": one, "rare_count": str(counts[1]), "common_count": str(counts[0])}
    return Hit((again, first), values, severity="warning", supported=counts[0] > counts[1])
