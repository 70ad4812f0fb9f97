"""Whole lots: a counted lot all of which has come to something: 8个片区均已竣工, 全县所有乡镇都建成了消防站."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.states.claims import NOUN
from linter.facts.states.ended import BEGUN
from linter.facts.states.remainders import Said
from linter.facts.states.same_matter import PROMISED, classes_in
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

# The first characters of all alternatives, said first: the scan passes over everything else at once.
_ALL = regex(
    r"(?P<first>[全悉尽一均都无1百应逐户村家校人个件条镇清归见])(?:(?<=全)(?:[部数]|覆盖)|(?<=[悉尽])数|(?<=一)(?:律|[个户件名家分人项处笔村]不[落漏少])"
    r"|(?<=均)(?<![人户平年月日亩地场单]均)(?![衡价值等匀])|(?<=都)(?=[已达按得建完实配通做接])|(?<=无)一(?:例外|遗漏)"
    r"|(?<=1)(?<![\d.]1)00[%％]|(?<=百)分之百|(?<=[户村家校人个件条镇])(?P=first)|(?<=应)[一-鿿]尽[一-鿿]"
    r"|(?<=逐)[一个份户家件条处](?!步)|(?<=[清归])零|(?<=见)底(?!数|细))"
)
"""Said of each: 户户 and 村村 too."""
_TO_ALL = regex(
    r"(?:现|目前|任务|目标|(?:检[测验]|检查|抽检)?结果(?:显示|为)?|经检[测验]|已经?|也|截至[^，,。；]{1,8}|到目前|如今|所有的?[一-鿿]{0,6}?|(?:已经?|于|到)?\d{1,2}月[底末初]?\d{0,2}日?前?)*"
)
"""What may stand between the beginning of a clause and 全部, for it to be said of the number before the clause."""
_NOT_ALL = regex(
    r"未|没|不|无(?!障|害|线|一)|正在|尚|待|需|应|将|计划|拟|力争|确保|可以|能够|启动|制定|[开动]工|推进|列入|纳入|下达|建档"
)
_NONE_LEFT = ("清零", "归零", "见底")
"""What says all by itself: 38件积案清零."""
_SAID_OF_ALL = regex("(?:全部|全数|悉数|均|都|已经?)(?:实现|达到)?$")
_HOW_MANY = regex(r"的(?:只|仅|共)?(?:有|为|占)\d")
"""34个点两期均合格的有31个: how many of them follows."""
_PLANNED_BEFORE = regex("列入[一-鿿]{0,6}计划|[省市县区]?下达[一-鿿]{0,4}计划|计划(?:任务|内|数|的)|目标任务")
_CLAUSE = regex("[，,。；;（(\n]")
_RATED = regex("(?:[一-鿿]{2,6}率|覆盖面)(?:均|已经?|也|都)*(?:达到?|为|实现|保持)?(?:了)?")
_RATE_OF = regex("[率面][一-鿿]{0,3}$")
_NAMED = regex("[一-鿿]{2}(?<!任务)")
_EVERYWHERE = regex(
    "(?:[全我本][省市县区镇乡村校院系]|辖区|所有|各)(?:内|的|所有|各|各类)*(?P<name>[一-鿿]{2,16}?)(?:已经?|现|目前|也)*$"
)
_SUBJECT = regex("^(?:截?[至止到][^，,]{1,8}?[底末日前止])?(?P<name>[一-鿿]{2,8})(?:已经?|现|目前|也)*$")
"""The name alone that begins the clause: 立案提案悉数答复完毕."""
_ANY_THING = regex(
    f"(?:{NOUN}|项目|工作|工程|指标|资金|企业|单位|部门|人员|内容|要求|手续|环节|目标|产品|设备|设施|[类批项])$"
)
_OF_SOME = regex(r"其中|其余|另|等$|除|每|率|[如若]|以[上下]$|前$")
_IN_BRACKET = regex("[（(](?P<own>[^（()）]*)$")
"""整体完成3件（即所属任务: a bracket that tells of something else than what the number counts."""
_MOST_APART = 24
"""Characters from a number to 全部, and of what is said behind it."""
_NO_CLASS = regex("\\d年|线索|信访")
"""The year of the report, and what is a name of its own."""
_LONGEST = 30
"""Characters of a clause before 全部 that are read."""
_BATCH = regex(f"{NOUN}$|{NOUN}[，,已均]")
_NO_THINGS = ("小时", "天", "日", "年", "月", "岁", "分钟", "次", "倍", "人次", "米/秒", "度")


class Lot(NamedTuple):
    """All of a counted lot, or some of them left."""

    said: Said
    quantity: Quantity | None
    """How many; None for all that there are."""
    name: str
    """The words that name the things, in several ways."""
    words: str
    """What is said of them."""
    clause: str = ""
    """The same with the words before 全部."""
    way: str = ""
    """How some are left: left, going, off, no, as, opposite."""


def find_whole_lots(ledger: Ledger) -> Iterator[Lot]:
    """Every lot all of which is told to have come to something."""
    for match in _ALL.finditer(ledger.text):
        index = ledger.sentence_at(match.start())
        start, end = ledger.sentences[index].span
        words = _CLAUSE.split(ledger.text[match.end() : min(end, match.end() + _MOST_APART)])[0]
        if (
            re.match(BEGUN, words)
            or _HOW_MANY.search(words)
            or PROMISED.search(_PLANNED_BEFORE.sub("", ledger.text[start : match.end()]))
        ):
            continue
        last = match.end() + len(words)
        if match.group() in _NONE_LEFT:
            if _SAID_OF_ALL.search(ledger.text, start, match.start()):
                continue
            words = "清零" + words
        lot = _counted(ledger, match, index, words, last) or _uncounted(ledger, match, index, words, last)
        if lot:
            yield lot


def _counted(ledger: Ledger, match: re.Match[str], index: int, words: str, last: int) -> Lot | None:
    """All of so many things, the number in the clause of 全部 or in the one before."""
    text, start = ledger.text, ledger.sentences[index].span.start
    before = (one for one in reversed(ledger.by_sentence.get(index, ())) if one.span.end <= match.start())
    quantity = next((one for one in before if one.unit != "%"), None)
    if quantity is None or not counts(quantity) or quantity.value <= 1:
        return None
    between = text[quantity.span.end : match.start()]
    *clauses, own = re.split("[，,]", between)
    rated = match.group()[0] in "1百" and _RATED.fullmatch(own)
    if len(between) > _MOST_APART or len(clauses) > 1 or re.search("[；;：:]", between):
        return None
    if not (rated or _TO_ALL.fullmatch(own)) if clauses else re.search("[、\\d]", between):
        return None
    if _OF_SOME.search(text[max(start, quantity.span.start - 8) : quantity.span.start]):
        return None
    bracket = _IN_BRACKET.search(between)
    if bracket and not _TO_ALL.fullmatch(bracket["own"]):
        return None
    # 账实不符的品种 says of what kind they are.
    if _NOT_ALL.search(between.rpartition("的")[2] + words) or (words and _RATE_OF.search(own)):
        return None
    head = quantity.head if named_near(quantity) else ""
    if _BATCH.search(head) and not _BATCH.search(between):
        return None  # 形式不规范等问题41个，均已完成整改: those of one item
    noun = quantity.before[-8:] if quantity.before and not _NAMED.match(between) else ""
    name = "|".join((re.sub("(.)\\1$", r"\1", head), noun, re.split("[，,（(]|已|现", between)[0]))
    around = quantity.before[-16:] + between
    classes = own_classes(around)
    span = Span(quantity.span.start, last)
    return Lot(Said(span, quantity, name, frozenset(), classes, index), quantity, name, words, between + words)


def _uncounted(ledger: Ledger, match: re.Match[str], index: int, words: str, last: int) -> Lot | None:
    """All of the things that a whole place has: 全县所有乡镇都建成了消防站."""
    text, start = ledger.text, ledger.sentences[index].span.start
    clause = re.split("[，,；;：:]", text[max(start, match.start() - _LONGEST) : match.start()])[-1]
    everywhere = _EVERYWHERE.search(clause)
    named = everywhere or _SUBJECT.search(clause)
    if named is None or _NOT_ALL.search(clause + words) or not words or _IN_BRACKET.search(clause):
        return None
    name = named["name"]
    if not everywhere and (_ANY_THING.search(name) or classes_in(name)):
        return None
    span = Span(match.start() - len(clause) + named.start(), last)
    return Lot(Said(span, None, name, frozenset(), frozenset(), index), None, name, words, name + words)


def own_classes(words: str) -> frozenset[str]:
    """What narrows a lot down, its year and its own name left aside."""
    return frozenset(one for one in classes_in(words) if not _NO_CLASS.search(one))


def named_near(quantity: Quantity) -> bool:
    """False for a head taken over from an earlier number."""
    at = quantity.head_span
    return at is not None and (quantity.clause.start <= at.start < quantity.clause.end)


def counts(quantity: Quantity) -> bool:
    """True for so many things, or so much land or road; not for 约 and for what is more or less than before."""
    plain = quantity.kind in ("count", "measure") and not quantity.approximate and quantity.unit not in _NO_THINGS
    return plain and quantity.value >= 1 and quantity.role not in ("change", "rank", "each")
