"""Taken up: whether a number told before counts the things that a later one takes up: 全县1324亩公益林均已."""

from __future__ import annotations

from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.states.common_nouns import common_noun
from linter.facts.states.retaken import Retaking, kind_of_unit, nouns, window
from linter.patterns import regex

_QUOTED = regex("“[^“”]+”")
_ANY = regex(
    "(?:同志|人员|干部|职工|员工|学员|对象|当事人|责任人|个人|单位|企业|公司|机构|主体|商户|门店|店铺|经营者|家庭|群众|住户|居民|农户|业主|设备|设施)"
)
"""What persons, bodies, households and machines of any sort are called where they are told again."""


def any_of_them(retaking: Retaking) -> bool:
    """True for 当事的21名同志, 上述19家单位, 首批134户家庭: what points back to them tells which ones."""
    if retaking.given in _LISTS:
        return True
    return bool(retaking.these or retaking.lot or retaking.given) and _ANY.fullmatch(retaking.words) is not None


_THEIR = regex("(?:的|主要|有关|相关)*(?:负责人|领导|代表|干部|人员|职工|同志|联络员|书记|主任|法人)")
"""Behind the noun of bodies, the people of theirs: 37名承办单位负责人."""
_LISTS = frozenset(["台账", "名录", "名单", "清单", "目录"])
"""What stands on them is known by standing there: 列入名单87家 … 名单上的89家社会组织."""


class Told(NamedTuple):
    """A number told before, with what every later one is compared with."""

    quantity: Quantity
    nouns: tuple[str, str]
    """The phrases before and behind it that name what it counts."""
    window: str
    """The words around it."""
    words: str
    """All of these with its unit, by which those told in the same words are known."""

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Unit and endings by which it is found again."""
        endings = {end for noun in self.nouns for end in (noun[-1:], noun[-2:])}
        # 17个乡镇雨量超过100毫米: what is told of them may follow at once.
        begins = self.nouns[1][:2]
        return {(kind_of_unit(self.quantity), end) for end in (*endings, begins, self.quantity.unit)}


def told(quantity: Quantity) -> Told:
    """The number with its nouns and the words around it."""
    named, around = nouns(quantity), window(quantity)
    return Told(quantity, named, around, "\n".join((*named, around, quantity.unit)))


def keys_of(retaking: Retaking) -> set[tuple[str, str]]:
    """Unit and words under which the numbers stand that may be taken up."""
    unit, words = kind_of_unit(retaking.quantity), retaking.words
    if not words:
        return {(unit, retaking.quantity.unit)}
    if len(words) == 1:
        return {(unit, words)}
    # 小麦托管面积 is found by 托管 where 托管的…小麦 are taken up.
    keys = {(unit, words[at : at + 2]) for at in range(len(words) - 1)} | {(unit, retaking.given[-2:])}
    return keys | {(unit, retaking.quantity.unit)} if any_of_them(retaking) else keys


def noun_taken_up(phrases: tuple[str, str], retaking: Retaking) -> str:
    """What the phrases of an earlier number name that is taken up; empty where they name other things.

    小麦 as well of 小麦托管面积, where 托管的…小麦 are taken up.
    """
    verb = retaking.given[-2:]
    named = (*phrases, phrases[0].removesuffix(verb)) if verb else phrases
    found = [common for noun in named if noun and (common := common_noun(noun, retaking.words))]
    if retaking.given and len(retaking.words) > 1 and phrases[1].startswith(retaking.words):
        return retaking.words  # 17个乡镇雨量超过100毫米 … 雨量超百毫米的19个乡镇
    if retaking.told:
        # The title goes on behind the noun: 12个示范村创建情况汇报.
        found += [common_noun(retaking.words, noun) for noun in phrases]
    return max(found, key=len) if found else ""


def same_things(earlier: Told, retaking: Retaking, specific: int) -> bool:
    """True where the earlier number counts what is taken up, and nothing more is said of it the second time.

    A noun of `specific` characters says by itself what is counted; a shorter one needs the same unit.
    """
    first, later = earlier.quantity, retaking.quantity
    if not retaking.words:
        return first.unit == later.unit
    noun = noun_taken_up(earlier.nouns, retaking)
    if not noun and any_of_them(retaking):
        return unit_class(first) == unit_class(later)
    if len(noun) < specific and (not noun or unit_class(first) != unit_class(later)):
        return False
    # What follows the noun is said of it: 高标准农田上推行“田长制”.
    at = retaking.words.find(noun)
    named, modifier = retaking.words[: at + len(noun)], retaking.words[:at]
    if _THEIR.match(retaking.words, at + len(noun)):
        return False
    if any(name not in earlier.window for name in _QUOTED.findall(named)):
        return False
    # 公布重大隐患单位8家，由两级政府挂牌督办 … 9家挂牌单位: told in the rest of the sentence.
    return all(character in earlier.window for character in modifier) or (
        len(modifier) > 1 and modifier in _goes_on(first)
    )


def _goes_on(quantity: Quantity) -> str:
    """What its sentence says behind a number, up to the next one."""
    return _STOP.split(quantity.text[quantity.span.end : quantity.span.end + _REST])[0]


_STOP = regex("[。；;！？\n\\d]")
_REST = 60
"""Characters behind a number in which its sentence is read."""
