"""All against a remainder: 全部整改到位 here, 2个问题尚未整改完成 there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import DateFact
from linter.facts.all_and_lacking import find_lacking
from linter.facts.all_but_some import find_all_but_some
from linter.facts.batchwide import Batchwide, Remainder
from linter.facts.bigrams import share_a_bigram
from linter.facts.claims import BASE, NOUN
from linter.facts.remainders import find_batchwide, find_remainders
from linter.finding import Hit
from linter.interval import plain
from linter.ledger import Ledger
from linter.offsets import Span

_NOUN = re.compile(NOUN)


@dataclass(frozen=True)
class AllAgainstRemainder:
    """Holds every 全部 about a batch against the numbers that are told as not finished."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each statement about a whole batch that a remainder contradicts."""
        told = list(_in_one_sentence(ledger))
        yield from told
        taken = {span for hit in told for span in hit.spans}
        lacking = [one for one in find_lacking(ledger) if not any(span.overlaps(one.whole) for span in taken)]
        for one in lacking:
            values = {
                "whole": ledger.quote(one.whole),
                "rest": ledger.quote(one.rest),
                "count": plain(one.quantity.value),
            }
            yield Hit((one.whole, one.rest), values, severity="warning")
        taken.update(one.whole for one in lacking)
        wholes = [one for one in find_batchwide(ledger) if not any(span.overlaps(one.span) for span in taken)]
        if not wholes:
            return
        remainders = find_remainders(ledger)
        for whole in wholes:
            against = [one for one in remainders if _contradicts(ledger, whole, one)]
            if against:
                yield _hit(ledger, whole, against)


def _in_one_sentence(ledger: Ledger) -> Iterator[Hit]:
    """33个问题已全部整改到位，尚有10个未完成."""
    for whole, rest, left in find_all_but_some(ledger.text):
        values = {"whole": ledger.quote(whole), "rest": ledger.quote(rest), "count": str(left)}
        yield Hit((whole, rest), values)


def _contradicts(ledger: Ledger, whole: Batchwide, rest: Remainder) -> bool:
    quantity = rest.quantity
    if whole.total is not None and (quantity.value >= whole.total or quantity.unit != whole.unit):
        return False
    if not rest.noun and (whole.total is None or quantity.unit != whole.unit):
        return False
    if whole.done or rest.undone:
        # Things of any kind: the same must be done with the same, and be left behind further on.
        shared = whole.done & rest.undone
        alike = bool(shared) and rest.quantity.span.start > whole.span.end
        if (
            not alike
            or (rest.noun and not _share_a_word(rest.noun, whole.noun))
            or (all(len(word) == 1 for word in shared) and not _one_thing(rest.noun, whole.noun))
            or not _same_place(ledger, whole, rest)
        ):
            return False
    elif rest.noun and whole.noun and rest.noun != whole.noun:
        return False
    if not whole.classes <= rest.classes:
        return False
    if any(name.startswith(("第", "上", "新", "另")) for name in rest.classes - whole.classes):
        return False
    if whole.total is not None and _base_of(ledger, rest) not in (None, whole.total):
        return False
    return (bool(whole.done) or _same_part(ledger, whole.span, rest.span)) and not _earlier(ledger, rest, whole)


_LEAD = re.compile(
    r"(?:全[省市县区镇乡州旗]|[一-鿿]{2,12}(?:承办|主办|负责|牵头|办理)的|对|目前|现|仍|还|尚|另|有|在|未|剩余|余下|剩下|其中|的)+"
)


def _same_place(ledger: Ledger, whole: Batchwide, rest: Remainder) -> bool:
    """False for 城区41个小区 and 乡镇还有6个小区: the remainder names a place that the whole does not."""
    start, end = ledger.sentences[rest.sentence].span.start, min(rest.span.start, rest.quantity.span.start)
    run = _RUN.search(ledger.text[start:end])
    named = _LEAD.sub("", run.group()) if run else ""
    if rest.noun == whole.noun and rest.noun in named:
        named = _GOT.sub("", named.split(rest.noun)[0])
    if _OF_PLACES.match(rest.noun) and rest.noun[:2] == whole.noun[:2]:
        return True  # 石桥、白塔2个乡镇 of 全县16个乡镇: the names are those of the things counted
    start = ledger.sentences[whole.sentence].span.start
    return len(named) < len("乡镇") or named in ledger.text[start : whole.span.end]


_GOT = re.compile("收到|到位|下达|筹集|安排|争取|拨付|的")
_OF_PLACES = re.compile("乡镇|镇街|街道|社区|行政村|建制村|村居|学校|企业|单位")
_RUN = re.compile(r"[一-鿿]*$")


def _share_a_word(one: str, other: str) -> bool:
    if "的" in one and "的" in other and one[-2:] != other[-2:]:
        return False  # 行政村的文化广场 and 行政村的农贸市场
    return share_a_bigram(one, other)


def _one_thing(one: str, other: str) -> bool:
    """True where both names end alike in three characters: 污水处理站 and 生活污水处理站."""
    return len(one) >= _NAME and one[-_NAME:] == other[-_NAME:]


_NAME = 3


def _base_of(ledger: Ledger, rest: Remainder) -> Decimal | None:
    """The batch that the remainder's own paragraph counts before it; None where there is none."""
    block = ledger.sentences[rest.sentence].block
    found: Decimal | None = None
    for index in range(rest.sentence, -1, -1):
        if ledger.sentences[index].block != block:
            break
        for quantity in reversed(ledger.by_sentence.get(index, [])):
            if quantity.span.start >= rest.quantity.span.start or quantity.kind != "count":
                continue
            larger = quantity.unit == rest.quantity.unit and quantity.value >= rest.quantity.value
            counted = BASE.match(quantity.after) or _NOUN.search(quantity.before[-8:])
            if larger and found is None and counted:
                found = quantity.value
    return found


def _same_part(ledger: Ledger, one: Span, other: Span) -> bool:
    """False where one of the two belongs to an item that the other is not part of."""
    return all(
        (item.item.start <= one.start < item.item.end) == (item.item.start <= other.start < item.item.end)
        for item in ledger.item_statuses
    )


def _earlier(ledger: Ledger, rest: Remainder, whole: Batchwide) -> bool:
    """True unless both are told for one day or time, or the remainder for a later one."""
    then, now = _as_of(ledger, rest.sentence), _as_of(ledger, whole.sentence)
    if then is None:
        return False
    if now is None:
        return True
    if then.last and now.last:
        return then.last < now.last
    return (then.year, then.month, then.day) != (now.year, now.month, now.day)


def _as_of(ledger: Ledger, sentence: int) -> DateFact | None:
    """The date of 截至… in a sentence."""
    for fact in ledger.dates:
        if fact.sentence == sentence and fact.relation == "as-of":
            return fact
    return None


def _hit(ledger: Ledger, whole: Batchwide, against: Sequence[Remainder]) -> Hit:
    ledger.note_compared(*(rest.quantity for rest in against))
    proved = (
        whole.total is not None
        and not whole.done
        and all(rest.noun and rest.classes == whole.classes for rest in against)
    )
    count = sum((rest.quantity.value for rest in against[:1]), Decimal(0))
    return Hit(
        (whole.span, *(rest.span for rest in against)),
        {
            "whole": ledger.quote(whole.span),
            "rest": ledger.quote(against[0].span),
            "count": plain(count),
        },
        severity="error" if proved else "warning",
    )
