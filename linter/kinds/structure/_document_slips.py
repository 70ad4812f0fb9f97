"""Slips in document numbers: a number cited without a title, beside one of the same code that it was copied from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.facts.names.docnumbers import DocumentNumber
from linter.facts.quantities.slips import swapped
from linter.finding import Hit
from linter.kinds.structure._cited_again import cited_again
from linter.kinds.structure._recoded import recoded
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MOST = 20
"""Numbers of one code that are compared; more are a register."""
_FEWEST = 10
"""Numbers below are given out every year: 1号 and 2号 of two years are two documents."""
_REPEALED = regex(r"废止|失效|修订|修改|代替|替代|另案|另行|另一[份案件]|两案|原(?![县市区省国州有因来则料址始告])")
_ITSELF = regex(r"本(?:通知|通报|意见|方案|公告|批复|报告|函|决定|文件|文)[^，。；]{0,6}$")
_THE_SAME = regex(r"(?:该|上述|前述)(?:(?:《[^《》\n]{2,40}》|[一-鿿]{2,8})[（(])?$")
"""What takes up the document named last: 该通告（平政规〔2022〕4号）."""
_TAKEN_UP = 50
_SHORTEST_CODE, _SHARED_CODE = 3, 4
"""Characters of a code that is the end of another one, and of the end that two share: where it begins is a guess."""
_SERIAL = regex(
    r"[〔\[（(](?P<year>20\d\d)[〕\]）)](?P<court>[一-鿿]\d{0,4}[一-鿿]{1,4})第?(?P<case>\d{2,6})号"
    r"|(?P<code>[一-鿿]{1,3}字)第?[〔\[（(](?P<of>20\d\d)[〕\]）)]第?(?P<number>\d{4,8})(?!\d)"
)
_SERIAL_SIGN = regex(r"[〔\[（(]20\d\d[〕\]）)]")
_MOST_CASES = 2
"""Numbers of one court and sort in a text that tells of one case; more are a register."""


class _Serial(NamedTuple):
    """The number of a case or a licence."""

    span: Span
    key: tuple[str, str]
    """Year, and court or code."""
    number: str


def slipped(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each number that is a slip of another one, or that takes it up as another one."""
    told: set[tuple[Span, Span]] = set()
    for group in (*_groups(ledger, lambda one, other: one.code == other.code), *_groups(ledger, _of_group)):
        for one, other in pairwise(list(group.values())[:_MOST]):
            if (one.title and other.title) or _apart(ledger, one, other):
                continue
            if _together(ledger, one.span, other.span) and not _turned_in_one(ledger, one, other):
                continue
            if (one.span, other.span) not in told and (_is_slip(one, other) or _takes_up(ledger, one, other)):
                told.add((one.span, other.span))
                shared = _shared(one, other)
                yield _hit(ledger, *(Span(n.span.start + len(n.code) - shared, n.span.end) for n in (one, other)))
    for variant, pairs in (("slip", cited_again(ledger)), ("code", recoded(ledger))):
        for one, other in pairs:
            if (one.span, other.span) not in told and not _together(ledger, one.span, other.span):
                yield _hit(ledger, one.span, other.span, variant=variant)
    yield from _serials(ledger)
    yield from _bare(ledger)


_BARE = regex(r"(?<![一-鿿])[〔\[](?P<year>20\d\d)[〕\]](?P<number>\d{1,4})号(?=文)")
"""A number whose code is left out: 〔2023〕16号文件要求."""


def _bare(ledger: Ledger) -> Iterator[Hit]:
    """〔2023〕16号文件, where the one paper of that year that the text names is 县财发〔2023〕61号."""
    for match in _BARE.finditer(ledger.text):
        span = Span(*match.span())
        of_year = {n.number: n for n in ledger.document_numbers if n.year == match["year"] and n.code}
        number = int(match["number"])
        if len(of_year) != 1 or number in of_year:
            continue
        [(named, told)] = of_year.items()
        if told.span.end < span.start and swapped(str(named), str(number), 2):
            yield _hit(ledger, told.span, span)


def _groups(
    ledger: Ledger, alike: Callable[[DocumentNumber, DocumentNumber], bool]
) -> list[dict[tuple[str, int], DocumentNumber]]:
    """The numbers of one code, each once, in order."""
    groups: list[dict[tuple[str, int], DocumentNumber]] = []
    for number in ledger.document_numbers:
        group = next((one for one in groups if alike(next(iter(one.values())), number)), None)
        if group is None:
            groups.append(group := {})
        group.setdefault((number.year, number.number), number)
    return groups


def one_code(one: DocumentNumber, other: DocumentNumber) -> bool:
    """True for equal codes; where a code begins is a guess, so one may have a word more before it."""
    return one.code.endswith(other.code) or other.code.endswith(one.code)


def _of_group(one: DocumentNumber, other: DocumentNumber) -> bool:
    if one.code == other.code:
        return True
    ends_alike = one_code(one, other) and min(len(one.code), len(other.code)) >= _SHORTEST_CODE
    return ends_alike or _shared(one, other) >= _SHARED_CODE


def _shared(one: DocumentNumber, other: DocumentNumber) -> int:
    """How many characters the ends of two codes share."""
    pairs = list(zip(one.code[::-1], other.code[::-1], strict=False))
    return next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))


def _hit(ledger: Ledger, one: Span, other: Span, *, variant: str = "slip") -> Hit:
    values = {"one": ledger.quote(one), "other": ledger.quote(other)}
    return Hit((one, other), values, severity="warning", variant=variant)


def _apart(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True for the report's own number, in a line of its own, beside another that is not said to be the report's."""
    block = ledger.document.blocks[ledger.document.block_index(one.span.start)].span
    own = ledger.text[block.start : block.end].strip() == ledger.read(one.span)
    return own and not _ITSELF.search(ledger.text[max(0, other.span.start - 12) : other.span.start])


def _together(ledger: Ledger, one: Span, other: Span) -> bool:
    """True for two numbers that one clause cites side by side, or of which one replaces the other."""
    sentences = {ledger.sentence_at(span.start) for span in (one, other)}
    said = "".join(ledger.read(ledger.sentences[index].span) for index in sentences)
    return len(sentences) == 1 or _REPEALED.search(said) is not None


_FURTHER = regex("(?:后又|又以|又印发|再次?以|另以|又下|追加|随后又?[以印下]|再次?印发|续以)[^，,。；;\n]{0,12}$")
"""Before a number of its own: 下达3150万元（…35号），后又以…53号文件追加."""


def _turned_in_one(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True for 责改字〔2023〕17号送达后，企业履行责改字〔2023〕71号: a clause takes up the one before it."""
    between = ledger.text[one.span.end : other.span.end]
    turned = one.year == other.year and swapped(str(one.number), str(other.number), 2)
    if _two_acts(ledger, one, other) or _FURTHER.search(between[: -len(ledger.read(other.span))]):
        return False
    return turned and _NEXT_CLAUSE.search(between) is not None and not _REPEALED.search(between)


def _two_acts(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True for （…18号）批复用地，（…81号）批复规划: one verb behind both brackets, of two things."""
    acts = [_ACT.match(ledger.text, number.span.end) for number in (one, other)]
    return bool(acts[0] and acts[1] and acts[0]["act"] == acts[1]["act"] and acts[0]["of"] != acts[1]["of"])


_ACT = regex("[）)]?(?:已经?|予以|同意)?(?P<act>[一-鿿]{2})(?:了)?(?P<of>[一-鿿]{2,})")


_NEXT_CLAUSE = regex("^[^、和及与]{0,40}[，,；;][^、和及与]+$")


def _is_slip(one: DocumentNumber, other: DocumentNumber) -> bool:
    if one.year == other.year:
        return swapped(str(one.number), str(other.number), 2)
    return one.number == other.number >= _FEWEST and abs(int(one.year) - int(other.year)) == 1


def _takes_up(ledger: Ledger, one: DocumentNumber, other: DocumentNumber) -> bool:
    """True where 该通告（…5号） follows the 4号 of the same office and year, with no other document between.

    So it is where 前述…〔2022〕6号 follows 〔2023〕6号.
    """
    numbers: Sequence[DocumentNumber] = ledger.document_numbers
    at = numbers.index(other)
    before = ledger.text[max(0, other.span.start - _TAKEN_UP) : other.span.start]
    one_apart = one.number == other.number and abs(int(one.year) - int(other.year)) == 1
    return numbers[at - 1] is one and (one.year == other.year or one_apart) and _THE_SAME.search(before) is not None


def _serials(ledger: Ledger) -> Iterator[Hit]:
    """Numbers of cases and licences with two digits that changed places."""
    if not _SERIAL_SIGN.search(ledger.text):
        return
    found: dict[tuple[str, str], dict[str, _Serial]] = {}
    for match in _SERIAL.finditer(ledger.text):
        key = (match["year"] or match["of"], match["court"] or match["code"])
        number = match["case"] or match["number"]
        found.setdefault(key, {}).setdefault(number, _Serial(Span(*match.span()), key, number))
    for serials in found.values():
        if len(serials) != _MOST_CASES:
            continue
        one, other = serials.values()
        alike = len(one.number) == len(other.number) and swapped(one.number, other.number, 2)
        if alike and not _together(ledger, one.span, other.span):
            yield _hit(ledger, one.span, other.span)
