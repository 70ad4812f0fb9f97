"""Cases: a bulletin tells one person's case after another, and hands on what bodies of several levels have told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.names.persons import SURNAMES
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PERSON = regex(
    rf"(?P<masked>[{SURNAMES}]某{{1,2}})"
    r"|(?:书记|主任|主席|[局处科所镇乡县市省州盟旗区村站院厂校队组行部会厅委事社]长|会计|出纳|干部|经理|职工|医[生师]|教师|民警|法官|[一-鿿]员)"
    rf"(?P<name>[{SURNAMES}][一-鿿]{{1,2}})"
)
"""宋某, and a name behind an office: where it ends is known only by its being told again."""
_LEVEL = regex(
    "(?P<level>中央|国家|[省市州县区旗镇乡])(?=纪委|监委|纪检|委(?!员)|政府|安委|[一-鿿]{0,4}[局厅办院](?![长子]))"
)
_TELLS = regex("通报|曝光|公布|发布|印发|转发")


def of_two_cases(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 宋某先后5次接受宴请 and 董某先后三次接受宴请: their paragraphs or sentences tell of two people."""
    sentences = [ledger.sentences[quantity.sentence] for quantity in (one, other)]
    within = [sentence.span for sentence in sentences]
    if sentences[0].block != sentences[1].block:
        within = [ledger.document.blocks[sentence.block].span for sentence in sentences]
    first, second = (
        _persons(ledger.text[span.start : quantity.span.start])
        for span, quantity in zip(within, (one, other), strict=True)
    )
    return bool(first and second) and first.isdisjoint(second)


def _persons(words: str) -> set[str]:
    """Who is told of in these words: a name behind an office must be told twice."""
    found = set()
    for match in _PERSON.finditer(words):
        name = match["masked"]
        if not name:
            name = next((each for each in (match["name"], match["name"][:2]) if words.count(each) > 1), "")
        found.add(name)
    return found - {""}


def of_two_bulletins(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 中央纪委对10起…进行通报 and 市纪委通报6起…: bodies of two levels tell what each has found."""
    first, second = (_level(ledger, quantity) for quantity in (one, other))
    return bool(first and second) and first != second


def _level(ledger: Ledger, quantity: Quantity) -> str:
    """The level of the body that tells the number in a bulletin; empty where none is named."""
    clause = ledger.read(quantity.clause)
    if not _TELLS.search(clause):
        return ""
    told = _LEVEL.findall(clause[: quantity.span.start - quantity.clause.start])
    return told[-1].replace("国家", "中央") if told else ""
