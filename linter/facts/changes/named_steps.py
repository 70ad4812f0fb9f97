"""Changes that name again what changed: 结案64件，罚没38万元，与上年相比结案数减少16件、下降20%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.change_words import CHANGED_BY, DOWN, OTHER_BASIS, OTHER_FOOTING, UP
from linter.facts.changes.changes import Change, Step, comparable
from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_AMOUNT = regex(
    rf"(?:(?:比|较|与|同)[^，,。；;、：:（）()]{{2,8}}?(?:相比)?|同比|环比)?[，,；;、]?(?P<subject>[一-鿿]{{2,8}}?)"
    rf"(?:同比|环比)?(?:分别|各)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$"
)
_RATE = regex(rf"[、，,](?:(?:同比|环比)?(?:(?P<up>{UP})|(?P<down>{DOWN}))了?|[增减升降]幅(?:为|达)?)")
_TOLD_FOR = regex("上年|去年|同期|计划|目标|其中")
_MOST_BACK = 6


def find_named_steps(ledger: Ledger) -> Iterator[Change]:
    """Every amount of change with its rate behind it whose level is the only number of its unit before it."""
    for strand in ledger.strands:
        links = strand.links
        for at in range(2, len(links) - 1):
            by, rate = links[at].quantity, links[at + 1].quantity
            if rate.kind != "percent" or not by.is_amount or by.approximate:
                continue
            told, behind = _AMOUNT.search(links[at].gap), _RATE.fullmatch(links[at + 1].gap)
            if told is None or behind is None or "分别" in links[at].gap:
                continue
            up = told["up"] is not None
            if (behind["up"] or behind["down"]) and up != (behind["up"] is not None):
                continue
            level = level_named([link.quantity for link in links[max(0, at - _MOST_BACK) : at]], by, told["subject"])
            sentence = ledger.read(ledger.sentences[strand.sentence].span)
            if level is None or level is links[at - 1].quantity:
                continue
            if not OTHER_BASIS.search(sentence) and not OTHER_FOOTING.search(sentence):
                verb = told["up"] or told["down"]
                yield Change(None, level, None, (Step(by, up, verb), Step(rate, up, verb)))


def level_named(before: Sequence[Quantity], by: Quantity, subject: str) -> Quantity | None:
    """The only number of the unit, where the change names what it counts."""
    alike = [one for one in before if comparable(one, by) and not CHANGED_BY.search(one.before)]
    if len(alike) != 1 or _TOLD_FOR.search(alike[0].before):
        return None
    return alike[0] if share_a_bigram(subject, alike[0].before + alike[0].after) else None
