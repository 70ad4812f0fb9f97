"""Members: paragraphs on one place, body or channel each, in the same words: 甲县：交办的210件… 乙县：交办的345件…."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.cases import of_two_bulletins, of_two_cases
from linter.facts.quantities.owners import owners_apart
from linter.facts.quantities.side_lists import of_two_folks, told_side_by_side
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．](?!\d)|[一二三四五六七八九十\d]{1,2}是|第[一二三四五六七八九十]{1,3}[，,、是])?\s*[【\[《]?"
)
_NUMBER = regex(r"\d[\d.,]*")
_READ = 80
"""Characters of a paragraph that are compared with those of another."""
_LONGEST = 16
"""Characters of a name at the beginning of a paragraph."""
_SHARED = 8
"""Characters behind the names that must be the same, a number among them."""
_NO_MEMBER = regex(
    r"#|问题|情况|整改|措施|原因|进展|成效|结果|目标|时限|建议|下一步|下步|截[至止]|目前|[今去上本当前]年|[年月季]|期间|其中|累计|[全我本][市县区省镇乡州国]|总体|总的|同时|此外|另外|以来|日前|为此|通过|针对|对于?|[全本各该]$|^[从按]"
)
"""Names of the sections of one matter, and times: what they begin with tells of the same things again."""
_TIME = regex("^(?:#年度?|[今本当]年)(?:以来)?[，,]?")
"""Before a name it says when, and not of whom: 今年车展 beside 第十二届书市."""
_TO_MARK = regex("[一-鿿]{0,6}(?=[：:，,。】])")
_EDGES = " 　：:，,。【】[]《》的"


def of_two_members(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True where two numbers stand in paragraphs on two members of a list, each with numbers of its own."""
    if _of_a_row(ledger, one, other) or owners_apart(ledger, one, other) or has_another_beside(ledger, one, other):
        return True
    if _of_two_feasts(ledger, one, other) or of_two_cases(ledger, one, other) or of_two_bulletins(ledger, one, other):
        return True
    if of_two_folks(ledger, one, other) or told_side_by_side(ledger, one, other):
        return True
    blocks = (ledger.sentences[quantity.sentence].block for quantity in (one, other))
    return members_differ(ledger, *blocks)


_FEAST = regex("春节|元宵|清明|五一|劳动节|端午|中秋|国庆|元旦|寒假|暑[假期]")


def _of_two_feasts(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 国庆假期接待游客…，旅游收入6.41亿元 and 春节假期接待游客…，旅游收入6.14亿元."""
    first, second = (set(_FEAST.findall(ledger.lead(quantity))) for quantity in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def has_another_beside(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 155个单位整体、952个项目 and 157个单位整体、1118个项目: the numbers beside them tell two acts."""
    beside = [_BESIDE.match(ledger.text, quantity.span.end) for quantity in (one, other)]
    told = {match.group("what", "number") for match in beside if match}
    return all(beside) and len({what for what, _ in told}) == 1 < len(told)


_BESIDE = regex(r"[一-鿿]{2,12}[、和](?P<number>\d+)(?P<what>[个项家名人户件处][一-鿿]{2})")
_WHICH = regex(
    r"第(?P<ordinal>[一二三四五六七八九十百]+|\d{1,3})(?P<of>(?![次届条款项步是])[一-鿿])"
    r"|(?P<first>[首次])(?P<round>[轮批])"
    r"|(?<![一-鿿\d])(?P<bare>[一二三四五六七八九十]{1,2})(?P<team>[组队期]|标段)"
    r"|(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2})号(?P<thing>[楼栋片区院厂地井线泵机炉库闸站坑洞])"
    r"|(?P<stem>[甲乙丙丁戊己庚辛])(?P<place>[县市区旗镇乡村局所组地厂校队公企方点线厅馆园])"
    r"|(?P<side>[东南西北中])(?P<part>[片段线部岸翼区]|校区|院区)"
)
"""Which one of a row, and what stands in the row: 第三网格, 首批, 2号楼, 甲县, 东片."""
_AS_ORDINAL = {"首": "一", "次": "二"}


def _of_a_row(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 第三网格186户 and 第四网格168户, 甲县142个 and 乙县124个: each sentence names its own one of a row."""
    here, there = (_which(ledger, quantity) for quantity in (one, other))
    return any(here[kind] != there[kind] for kind in here.keys() & there.keys())


def _which(ledger: Ledger, quantity: Quantity) -> dict[str, str]:
    """The last of each row that the words before a number name, by the kind of what stands in the row."""
    lead = ledger.lead(quantity)
    found = {}
    for match in _WHICH.finditer(lead):
        which, kind = (group for group in match.groups() if group)
        found[kind] = _AS_ORDINAL.get(which, which)
    return found


def members_differ(ledger: Ledger, first: int, second: int) -> bool:
    """True where two paragraphs, by their index, are told in one wording of two members."""
    if first == second:
        return False
    above = [ledger.section_of(block)[-1:] for block in (first, second)]
    # Two paragraphs below one heading are named by their own words.
    (here, one, listed), (there, other, too) = (
        _opening(ledger, block, headed=above[0] != above[1]) for block in (first, second)
    )
    if here and there:  # named by their headings
        return _two(here, there) and _numbers_differ(one, other, _SHARED, 0, 0, needed=1)
    if here or there:
        return False
    return _parallel(one, other, listed and too)


def _opening(ledger: Ledger, block: int, headed: bool) -> tuple[str, str, bool]:
    """The heading that names the member, the text that tells of it, and whether that is numbered itself."""
    chain = ledger.section_of(block) if headed else ()
    title = ""
    start = ledger.document.blocks[block].span.start
    if chain and chain[-1].block != block:
        words = ledger.text[chain[-1].marker.end : chain[-1].span.end].strip(_EDGES)
        if len(words) <= _LONGEST:
            title = words
            start = ledger.document.blocks[chain[-1].block + 1].span.start
    mark = _MARK.match(ledger.text, start)
    assert mark is not None
    end = ledger.document.blocks[ledger.document.block_index(start)].span.end
    listed = mark.end() > start or bool(title)
    return title, ledger.text[mark.end() : min(end, mark.end() + _READ)], listed


@lru_cache(maxsize=256)
def _parallel(one: str, other: str, listed: bool) -> bool:
    """True where both go on in the same words behind two different names."""
    first, second = (_NUMBER.sub("#", text) for text in (one, other))
    for at in range(1, min(_LONGEST, len(first) - _SHARED)):
        chunk = first[at : at + _SHARED]
        to = second.find(chunk, 1, _LONGEST + _SHARED)
        if to < 0:
            continue
        here, there = first[:at], second[:to]
        if not _two(here, there):
            return False
        # 甲县 and 乙县, （一）来信 and （二）来访 are members by their names; others by telling several numbers anew.
        alike = _alike(here + _rest(first, at), there + _rest(second, to))
        return _numbers_differ(one, other, _SHARED, at, to, needed=1 if alike or listed else 2)
    return False


def _two(here: str, there: str) -> bool:
    here, there = (_TIME.sub("", name.strip(_EDGES)) for name in (here, there))
    return bool(here and there) and here != there and not _NO_MEMBER.search(here) and not _NO_MEMBER.search(there)


def _rest(text: str, at: int) -> str:
    """What is left of a name up to the mark behind it: 镇 of 东河镇：."""
    rest = _TO_MARK.match(text, at)
    return rest.group() if rest else ""


def _alike(here: str, there: str) -> bool:
    """True for 东河镇 and 西山镇, 据甲地介绍 and 据乙地介绍: names of one kind."""
    here, there = here.strip(_EDGES), there.strip(_EDGES)
    return here[:1] == there[:1] or here[-1:] == there[-1:]


def _numbers_differ(one: str, other: str, shared: int, at: int, to: int, needed: int) -> bool:
    """True where the words behind the names are the same for so long, with numbers in them that differ."""
    first, second = (_NUMBER.sub("#", text) for text in (one, other))
    same = 0
    while at + same < len(first) and to + same < len(second) and first[at + same] == second[to + same]:
        same += 1
    count = first[at : at + same].count("#")
    if same < shared or not count:
        return False
    changed = [a for a, b in list(zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=False))[:count] if a != b]
    return len(changed) >= needed
