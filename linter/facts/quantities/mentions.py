"""Mentions: how a report refers to what it counts, so that two counts of one thing can be told from two things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity, unfrozen
from linter.facts.numbers.endings import Ending
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

# 全县, 全镇, 我市, 本院 …: the unit that the report is about, as a whole.
_BODY = "[县市区镇乡村院校局省州旗盟场司厂]"
_WHOLE = Ending(
    rf"(?=[全我本新园集辖])(?P<scope>(?:全|我|本){_BODY}|辖区|全系统|全国|全集团|全公司|[新园]区|集团)(?:(?:现|目前|共|总|下辖|辖|有|设|所属|下属)+)?$",
    last=f"{_BODY}统国团现前共总辖有设属",
)
_DEFINITE = Ending(
    rf"(?:(?<!相)对|将|把|就|针对|围绕|上述|前述|(?<![及岁元级模额次年月日天人户分米里吨亩倍度成科])以上|这|该|(?<![年月日期间])的)(?:(?:全|我|本){_BODY}|[新园]区)?$",
    last=f"{_BODY}对将把就绕述上这该的",
)
_ALL = ("全部", "所有", "共", "共计", "合计", "总计", "累计")

NEW = regex(
    r"新[增建设认培引挂签]|创建|打造|获[批评得]|入[选围]|评为|被评|建成|引进|培育|聘[请任]|提供|荣获|命名|认定|累计|新(?!区)[一-鿿]{0,2}$|还|另|又|再|其中"
)
"""What comes into being or is added with the sentence: two such counts are two lots, not one told twice."""
_LISTED = regex(r"[一-鿿A-Za-z0-9]、[^，,。；;]*[一-鿿]$")

AT = r"在(?![编岗册校营库研办建园押职籍读训聘任孵矫逃保养管租役审途售栏网治])"
"""在 as a word of its own, not in 在编 and 在册, 在职, 在孵 and the other states that people and things are in."""
AMONG = "中(?![心学小央国医华型专标层药等职方青草院介])"
"""中 as a word of its own, not in 中心, 中标 and 中层."""
_FUNCTION = regex(
    rf"[的和与及被为已均等未尚]|{AT}|{AMONG}|全部|逐[一个项]|进行|开展"
    r"|首次|率先|同步|先后|陆续|分别|普遍|继续|按照|每[组个户名人家村所]"
    # Behind a phrase of four characters, a verb begins what is said of it.
    r"|(?<=[一-鿿]{4})(?:布局|建设|改造|升级|提[档质升]|运[行营]|开[诊工放展]|高效|正式|全面|顺利|落地|竣工|投[产用]|发展|规划|实施|托底|整治|推进|获批)"
)
_VERBISH = regex(
    rf"{AT}|[已均都全逐尚未有为是被按可和与于且而或至到增减提降超占]|领取|达到|来自|位于|同比|环比"
    r"|参[加保]|受[益理]|完成"
)
_HAN = regex(r"[一-鿿]+")
_DIGITS = regex(r"\d[\d.,]*")
_BEFORE_NOUN = regex(r"(?P<noun>[一-鿿]{2,})(?:的|共计|合计|总计|共|为|有|已经?|达到|达|等)*$")
_YEAR = regex(r"(?=[12上去前次])(?:(?<![〔\[(（])(?:19|20)\d\d|[上去前]年|上一?轮|次年)")

_LEAD = 30
"""Characters before a clause that may still say which year, round or list it belongs to."""

LONGEST_NOUN = 12
"""Characters of a noun phrase that are compared; longer runs hold a predicate."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A count or amount with the words that refer to what is counted."""

    quantity: Quantity
    noun: str
    """The noun phrase, modifiers included; the words before the number where none follows."""
    follows: bool
    """True when the noun stands behind the number: 17个扶贫项目."""
    definite: bool
    """True for something already introduced: 对18个…, 上述6项…, 出台的49项…."""
    whole: str
    """全县, 新区 …: the scope of which this is the total; empty otherwise."""
    everything: bool
    """True with 全部, 共, 合计 right before the number."""
    selection: bool
    """True for 黄桥等5个 and for a list of names right before the number: a selection, no total."""
    flow: bool
    """True when the words say that the counted things come into being or are more or part: 新增, 获批, 另, 其中."""
    times: frozenset[str]
    """Years and rounds named in the clause and in the clause before it."""


_NEXT = regex("[一-鿿“”]{1,10}[、和及]")

_Mention = unfrozen(Mention)


def find_mentions(ledger: Ledger) -> tuple[Mention, ...]:
    """A mention for every exact count and every amount of money or measure, in order."""
    text = ledger.text
    found: list[Mention] = []
    ended, scope = 0, ""
    last, lead, times = Span(0, 0), "", frozenset[str]()
    shared_times: dict[frozenset[str], frozenset[str]] = {}
    for quantity in ledger.quantities:
        if not quantity.is_amount or quantity.value <= 1:
            continue
        before = quantity.before
        noun, follows = _noun(quantity)
        whole = _WHOLE.search(before)
        # 全镇37个党支部、1362名党员: the scope holds for the whole list.
        listed = scope and _NEXT.fullmatch(text, ended, quantity.span.start)
        scope = whole["scope"] if whole else scope if listed else ""
        ended = quantity.span.end
        clause = quantity.clause
        if clause != last:
            last = clause
            lead = text[max(ledger.sentences[quantity.sentence].span.start, last.start - _LEAD) : last.start]
            times = frozenset(_YEAR.findall(text[last.start : last.end]) or _YEAR.findall(lead))
            # 220 bytes each, and a report names the same few years: one object serves them all.
            times = shared_times.setdefault(times, times)
        made = _Mention(
            quantity,
            noun,
            follows,
            bool(_DEFINITE.search(before)),
            scope,
            before.endswith(_ALL),
            before.endswith("等") or bool(follows and "、" in lead + before and _LISTED.search(lead + before)),
            bool(NEW.search(before[-16:]) or NEW.search(quantity.after[:16])),
            times,
        )
        made.__class__ = Mention
        found.append(made)
    return tuple(found)


def _noun(quantity: Quantity) -> tuple[str, bool]:
    """The noun phrase and whether it follows the number."""
    after = quantity.after
    run = _HAN.match(after)
    if run and not _VERBISH.match(run.group()):
        noun = _FUNCTION.split(run.group())[0]
        if noun == run.group() and _names_the_next(after[run.end() :], quantity):
            noun = ""
        if quantity.head_span and quantity.head_span.start >= quantity.span.end:
            noun = noun[: max(2, quantity.head_span.end - quantity.span.end)]
        if len(noun) >= 2:
            return noun[:LONGEST_NOUN], True
    lead = _BEFORE_NOUN.search(quantity.before)
    return (lead["noun"][-LONGEST_NOUN:], False) if lead else ("", False)


def _names_the_next(behind: str, quantity: Quantity) -> bool:
    """True where the words end at a number of the same unit that has no others: 引进的716名留存601名."""
    number = _DIGITS.match(behind)
    if number is None or not behind.startswith(quantity.printed_unit, number.end()):
        return False
    return not _HAN.match(behind, number.end() + len(quantity.printed_unit))


def shared(one: str, other: str) -> str:
    """The longest run of characters that both phrases hold."""
    best = ""
    for start in range(len(one)):
        end = start + len(best) + 1
        while end <= len(one) and one[start:end] in other:
            best = one[start:end]
            end += 1
    return best


def differ_in_time(one: Mention, other: Mention) -> bool:
    """True when both name years or rounds and share none."""
    return bool(one.times and other.times and not one.times & other.times)


def disagree(one: Quantity, other: Quantity) -> bool:
    """True when no value fits both printed numbers."""
    return not one.interval.meets(other.interval)


def spans_of(*mentions: Mention) -> tuple[Span, ...]:
    """The spans of the quantities, in order of the mentions."""
    return tuple(mention.quantity.span for mention in mentions)


def largest(mentions: Sequence[Mention]) -> Decimal:
    """The largest value among mentions; zero for none."""
    return max((mention.quantity.value for mention in mentions), default=Decimal(0))
