"""Company variant: one company written in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.facts.names.names import Name, homophones
from linter.facts.names.sounds import of_one_fortune, same_syllable
from linter.finding import Hit
from linter.kinds._names import Difference, by_text, difference, pairs, together, variant_hit
from linter.kinds.facts._loose_trades import described_alike, loosely_named
from linter.ledger import Ledger
from linter.patterns import regex

_ENDING = regex(r"(?:集团)?(?:有限责任公司|股份有限公司|有限公司)$")
_FILLERS = {"发展", "投资", "控股", "实业", "建设", "开发", "经营", "管理"}
"""Words of a company's name that are easily dropped."""
_PLACE_ENDS = "省市县区州旗镇乡"
_NO_PLACE = regex("市[政场容]|区[域块]|城[市乡镇]|村镇|乡村|[园景社]区|县域")
"""Words of a trade, 市政工程, that hold the last character of a place and name none."""


class CompanyVariant:
    """Compares companies with the same trade and ending."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of writings of one company."""
        groups = by_text([name for name in ledger.names if name.kind == "company"])
        if len(groups) < 2:
            return
        buckets: dict[str, list[str]] = {}
        for text in groups:
            stem = _ENDING.sub("", text)
            buckets.setdefault("end" + stem[-2:], []).append(text)
            buckets.setdefault("place" + _core(text)[:2], []).append(text)
            # 关联企业清源润泽水利工程有限公司: where a name begins is not marked; before its last word both are one.
            buckets.setdefault("trade" + stem[-6:-2], []).append(text)
        for one, other in pairs(buckets):
            both = groups[one], groups[other]
            if together(ledger, *both) or _ranked(ledger, *both) or _side_by_side(ledger, *both):
                continue
            if _same(ledger, groups[one], groups[other]):
                yield variant_hit(groups[one], groups[other], "warning")


_ITEM = regex(r"\s*(?:\d{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑩]|[一二三四五六七八九十]{1,2}[是、])")
_AT_START = 40
"""Characters of an item within which stands whom it is about."""
_BESIDE = 3
"""Blocks between two items of one list."""


def _side_by_side(ledger: Ledger, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """True where each name stands once, in an item of its own: 1.华丰…公司，罚款2万元 and 2.华锋…公司，罚款3万元."""
    if len(ones) > 1 or len(others) > 1:
        return False
    document = ledger.document
    blocks = [document.block_index(name.span.start) for name in (ones[0], others[0])]
    starts = [document.blocks[at].span.start for at in blocks]
    near = 0 < abs(blocks[0] - blocks[1]) <= _BESIDE
    firsts = (name.span.start - start for name, start in zip((ones[0], others[0]), starts, strict=True))
    near = near and all(first <= _AT_START for first in firsts)
    return near and all(_ITEM.match(ledger.text, start) for start in starts)


_PLACED = regex(r"第(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:名|位|中标候选人|候选人)[：:]?$")
_LONGEST_PLACE = 10


def _ranked(ledger: Ledger, *groups: Sequence[Name]) -> bool:
    """True where both stand behind 第一名： and the like: bidders of one tender are told apart."""
    return all(
        any(_PLACED.search(ledger.text, max(0, name.span.start - _LONGEST_PLACE), name.span.start) for name in group)
        for group in groups
    )


def _core(text: str) -> str:
    """The name behind its place: 润泽供水有限公司 of 黛湖区润泽供水有限公司."""
    places = _NO_PLACE.sub("＊＊", text[:-6])
    at = max(places.rfind(level) for level in _PLACE_ENDS)
    return text[at + 1 :]


def _same(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    one, other = ones[0].text, others[0].text
    core, other_core = _core(one), _core(other)
    if len(core) == len(one) and len(other_core) == len(other):
        # 出资参股清源明泰管业有限公司: where a name begins is not marked, where it ends is.
        length = min(len(core), len(other_core))
        core, other_core = core[-length:], other_core[-length:]
    gap = difference(core, other_core)
    if not _of_two_places(one, core, other, other_core) and loosely_named(ledger, ones, others, (core, other_core)):
        return True
    if gap.series:
        return False
    placed = len(_core(one)) < len(one) and len(_core(other)) < len(other)
    if _dropped(gap):
        same_level = one[len(one) - len(core) - 1] == other[len(other) - len(other_core) - 1]
        return placed and same_level
    if not gap.substitution or len(gap.behind) < 5:
        return False
    if of_one_fortune({gap.one, gap.other}):
        return _shares_a_number(ledger, ones, others)
    if not gap.before:
        same_place = placed and _place(one, core) == _place(other, other_core)
        return same_place and (gap.alike or homophones(gap.one, gap.other))
    if gap.alike or gap.same_sound or homophones(gap.one, gap.other) or same_syllable(gap.one, gap.other):
        return True
    if _named_shortly(ledger, ones, others) and len(gap.behind) >= _TRADE and len(core) == len(other_core):
        return True
    if not placed and len(gap.before) > _SHORT_PLACE and len(gap.behind) >= _TRADE:
        # 参股清川泰明管业有限公司: without a level the place is the first two characters that both share.
        return _shares_a_number(ledger, ones, others)
    # 负责分区计量的润溪管网有限公司: no place is told, but what the company does.
    by_its_work = len(gap.behind) > _TRADE and not _of_two_places(one, core, other, other_core)
    if by_its_work and described_alike(ledger, ones, others, gap.behind):
        return True
    if not placed or _place(one, core) != _place(other, other_core):
        return False
    return len(gap.before) > 1 or _shares_a_number(ledger, ones, others)


def _of_two_places(one: str, core: str, other: str, other_core: str) -> bool:
    """True where both names tell a place, and not the same."""
    both = len(core) < len(one) and len(other_core) < len(other)
    return both and _place(one, core) != _place(other, other_core)


_SHORT_PLACE = len("清川")
_TRADE = len("仓储有限公司")
"""Characters of a trade with its ending that make two names worth comparing."""


def _named_shortly(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    """True where one name stands with its place, and the other without it near by or in a sentence of that place."""
    first, again = (ones[0], others[0]) if ones[0].span.start < others[0].span.start else (others[0], ones[0])
    if len(_core(first.text)) == len(first.text) or len(_core(again.text)) < len(again.text):
        return False
    whole = {_core(name.text) for name in ledger.names if name.kind == "company" and name.text != again.text}
    if again.text in whole:
        return False
    blocks = [ledger.document.block_index(name.span.start) for name in (first, again)]
    told = ledger.read(ledger.sentences[ledger.sentence_at(again.span.start)].span)
    return blocks[1] - blocks[0] <= 1 or _place(first.text, _core(first.text)) in told


def _place(text: str, core: str) -> str:
    """The two characters of the place right before the name."""
    return text[: len(text) - len(core)][-3:]


def _dropped(gap: Difference) -> bool:
    extra = gap.one or gap.other
    lost = not (gap.one and gap.other)
    return lost and extra in _FILLERS and len(gap.before) >= 2 and bool(_ENDING.search(gap.behind))


def _shares_a_number(ledger: Ledger, ones: list[Name], others: list[Name]) -> bool:
    """True when the sentences of both count the same number of the same: 42处 here and there."""
    return bool(_counts(ledger, ones) & _counts(ledger, others))


def _counts(ledger: Ledger, names: list[Name]) -> set[tuple[str, str]]:
    found = set()
    for name in names:
        for quantity in ledger.by_sentence.get(ledger.sentence_at(name.span.start), []):
            if quantity.value > 2 and quantity.is_amount:
                found.add((str(quantity.value), quantity.unit))
    return found
