"""Owners: whose 全镇 or 全县 a number is, where a report speaks of one place after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.identity import place_names
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REDRAWN = regex(
    r"(?:调整|改革|整合|优化|撤并|并居|并村|合并|改制|重组|压减|扩编|换届|治理|整治)(?:以|之)?[前后]|经(?:过)?(?:调整|改革|整合|优化|重组|复核|核[实查])|原有|撤销|撤并|合并|并入|拆分|析置|划[入出转]|净[增减]"
)
"""Words of a change of how many there are: numbers before and after it differ rightly."""


def owner_of(ledger: Ledger, quantity: Quantity, level: str) -> str:
    """The place of a level (镇, 县 …) named last before a number, in its paragraph or in the headings above it.

    Empty where none is named: the number is then told of the report's own place.
    """
    block = ledger.sentences[quantity.sentence].block
    spans = [(ledger.document.blocks[block].span.start, quantity.span.start)]
    spans += [heading.span for heading in reversed(ledger.section_of(block))]
    for start, end in spans:
        names = [name for name in place_names(ledger.text, start, end) if name.endswith(level)]
        if names:
            return names[-1]
    return _line_above(ledger, block, level)


def _line_above(ledger: Ledger, block: int, level: str) -> str:
    """The place that is all there is of the nearest short line above a paragraph: a title that no mark begins."""
    for above in reversed(ledger.document.blocks[max(0, block - _LINES) : block]):
        if above.span.end - above.span.start <= _LONGEST_LINE:
            words = ledger.read(above.span).strip(" 　：:")
            if words.endswith(level) and place_names(words, 0, len(words)) == [words]:
                return words
    return ""


_LINES, _LONGEST_LINE = 6, 8
"""Paragraphs above a number in which such a line is looked for, and its characters."""


def of_two_budgets(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 市级…结转下年17.2亿元 and 市本级…结转下年12.7亿元: the paragraphs of the two name two levels."""
    first, second = _budget_level(ledger, one), _budget_level(ledger, other)
    return bool(first and second) and first != second


def _budget_level(ledger: Ledger, quantity: Quantity) -> str:
    """Whose budget a number is of, 全市, 市级, 本级 or 园区: as named last before it in its paragraph, or empty."""
    start = ledger.paragraph(quantity).start
    told = _LEVEL.findall(ledger.text[start : quantity.span.start])
    return str(told[-1]) if told else ""


_LEVEL = regex(
    "(?<![健安])全(?:[省市州县区镇]|乡(?!村))|[省市州县区镇乡]本级|[省市州县区镇乡]级(?![别联])|本级|园区|开发区|新区"
)


def one_owner(ledger: Ledger, one: Quantity, other: Quantity, level: str) -> bool:
    """False where the words before two numbers place them in two towns, or one of them in another than the report's."""
    first, second = (owner_of(ledger, quantity, level) for quantity in (one, other))
    if first and second:
        return first == second
    own = ledger.identity.places
    return not (first or second) or (first or second) in own or not own


def owners_apart(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 二、柳川县情况 … 130个贫困村 behind 103个 of another place: headings or openings name two owners.

    Where they name one for the later number alone, nothing before it may name that place: it is no own place then.
    """
    first, later = sorted((one, other), key=lambda quantity: quantity.span)
    there, at = _named_above(ledger, later)
    if not there:
        return False
    here, _ = _named_above(ledger, first)
    if here:
        return here != there
    return there not in ledger.identity.places and ledger.text.find(there, 0, at) < 0


def _named_above(ledger: Ledger, quantity: Quantity) -> tuple[str, int]:
    """The place that the opening of a number's paragraph, or else a heading above it, names, or a body; and where."""
    block = ledger.sentences[quantity.sentence].block
    chain = reversed(ledger.section_of(block))
    opening = ledger.document.blocks[block].span.start
    told = _OPENS_WITH.match(ledger.text, opening) or _OPENS_WITH_BODY.match(ledger.text, opening)
    if told and not _GENERIC.fullmatch(told["name"]):
        return told["name"], opening
    for heading in chain:
        headed = _HEADED.match(ledger.text, heading.marker.end, heading.span.end)
        headed = headed or _HEADED_BODY.match(ledger.text, heading.marker.end, heading.span.end)
        if headed and not _GENERIC.fullmatch(headed["name"]):
            return headed["name"], heading.span.start
    return "", opening


_NAMED = "(?P<name>[一-鿿]{1,4}?(?<![全我本各该两])(?:[省市县区州旗镇乡]|街道))"
_HEADED = regex(
    rf"\s*{_NAMED}(?=\s*(?:$|[。：:（(])|的?(?:基本|有关|总体|主要)?(?:情况|概况|做法|经验|工作|数据|进展)|公安|法院|检察院)"
)
_BODY = "(?P<name>[一-鿿（）()]{2,26}?(?:公司|集团|合作社|药厂|酒厂|医院|大学|学院|中学|小学))"
_HEADED_BODY = regex(rf"\s*{_BODY}\s*$")
_OPENS_WITH_BODY = regex(rf"\s*{_BODY}(?=成立于|始建|创[建办]于|是一?[家所]?|位于|坐落|现有|注册)")
_OPENS_WITH = regex(
    rf"\s*{_NAMED}(?=(?:19|20)\d\d年|[今本去上]年|[上下]半年|[一二三四前]{{1,2}}季度|[，,][全我本][省市县区州旗镇乡])"
)
_GENERIC = regex(
    "[省市县乡]?[省市县区镇乡]|城[市镇乡]|.*(?:[各全乡城集老]|重点|中心|建制|特色|示范|试点|贫困|脱贫)[县镇乡]|.*[城园社小片灾山景地库牧矿校新]区"
)
"""Names of kinds of places: 中心镇, 示范区."""


def redrawn(ledger: Ledger, *quantities: Quantity) -> bool:
    """True where the sentence of a number, or the next one, tells of a merger or of another change of the number."""
    for quantity in quantities:
        start = ledger.sentences[quantity.sentence].span.start
        following = min(quantity.sentence + 1, len(ledger.sentences) - 1)
        if _REDRAWN.search(ledger.text, start, ledger.sentences[following].span.end):
            return True
    return False


def scopes_differ(one: Quantity, other: Quantity) -> bool:
    """True for 全市 and 全县, 东河镇 and 西山镇; an office names no place, and 青榆市 may be 全市."""
    first, second = one.scope, other.scope
    if first == second or not (_PLACE.search(first) and _PLACE.search(second)):
        return False
    return first[-1] != second[-1] or not (_OWN.match(first) or _OWN.match(second))


_PLACE = regex("[国省市州县区旗镇乡村]$|街道$")
_OWN = regex("^(?:[全我本各]|辖区|整个)")


_CROWD = regex(r"(\d+)[户家个所名](?=[一-鿿]{2,12}$)")


def of_two_crowds(one: Quantity, other: Quantity) -> bool:
    """True for 14户企业资产总额683.5亿元 and 16户企业资产总额693.5亿元: told of so many of them together."""
    first, second = (_CROWD.findall(quantity.before) for quantity in (one, other))
    return bool(first and second) and first[-1] != second[-1]
