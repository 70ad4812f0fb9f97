"""Given by another: 驻住建局纪检监察组发现问题33个 … 驻水利局纪检监察组提出的33个问题, one lot from two bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.labels import unit_class
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_BODY = "检查组|巡[察视]组|督[察查导]组|审计组|工作组|调查组|考核组|监察组|专班|[局委办院处所厅]|中心|大队|支队|公司"
_GIVES = "提出|反馈|指出|交办|移交|发现|查出|转办|点名|通报|下达"
_GIVEN = regex(
    rf"(?:^|[对将把就])(?P<who>(?![对将把就])[一-鿿]{{3,18}}?(?P<end>{_BODY}))(?:所|共|此次|本次)?(?:{_GIVES})的$"
)
_OPENS = regex(rf"\s*(?P<who>[一-鿿]{{3,18}}?(?P<end>{_BODY}))(?:于|对|在|开展|组织|[，,]|向|派|通过|{_GIVES})")
_TOLD = regex(rf"(?:{_GIVES})[^，,。；;]{{0,8}}$")
_OTHERS = regex("[一-鿿]{0,6}(?:联合|会同|分别|另|再次|又|先后|复查|回头看)")


@dataclass(frozen=True)
class GivenByAnother:
    """Compares who is said to have found, told or handed over a lot with who did where the lot was told first."""

    fewest: int = 10
    """Things of a lot: fewer stand in every report."""
    alike: int = 3
    """Characters that the names of two bodies share where one was put for the other."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each lot that is taken up with the name of another body."""
        lots: dict[tuple[str, object], list[Quantity]] = {}
        for quantity in ledger.quantities:
            if quantity.kind != "count" or quantity.approximate or quantity.value < self.fewest:
                continue
            earlier = lots.setdefault((unit_class(quantity), quantity.value), [])
            given = _GIVEN.search(quantity.before) if earlier and quantity.before.endswith("的") else None
            if given:
                start = quantity.clause.start + given.start("who")
                hit = self._other_giver(ledger, quantity, Span(start, start + len(given["who"])), earlier)
                if hit:
                    yield hit
            earlier.append(quantity)

    def _other_giver(self, ledger: Ledger, later: Quantity, who: Span, earlier: Sequence[Quantity]) -> Hit | None:
        name = ledger.read(who)
        if len(earlier) != 1 or name in ledger.text[: who.start] or not _TOLD.search(earlier[0].before):
            return None
        sentence = ledger.sentences[earlier[0].sentence]
        opens = _OPENS.match(ledger.text, sentence.span.start, earlier[0].span.start)
        if opens is None or earlier[0].sentence == later.sentence:
            return None
        told = opens["who"]
        if "第" in told + name:
            return None  # groups of one series may find as many things each
        shared = len(set(told) & set(name))
        if told[-2:] != name[-2:] or told in name or name in told or shared < self.alike:
            return None
        if _OTHERS.match(ledger.text, opens.end("who")) or not _one_noun(earlier[0], later):
            return None
        span = Span(*opens.span("who"))
        values = {"one": told, "other": name, "lot": ledger.quote(later.span)}
        return Hit((span, who), values, severity="warning")


def _one_noun(first: Quantity, later: Quantity) -> bool:
    """True for 发现问题33个 and 33个问题."""
    return bool(bigrams(later.after[:_NOUN]) & (bigrams(first.before[-_NOUN:]) | bigrams(first.after[:_NOUN])))


_NOUN = 6
