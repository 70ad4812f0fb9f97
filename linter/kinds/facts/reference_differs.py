"""References that differ from what they refer to: 17个产业扶贫项目 … 对18个产业扶贫项目全面排查."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.members import has_another_beside
from linter.facts.quantities.mentions import Mention, largest, shared, spans_of
from linter.facts.quantities.owners import scopes_differ
from linter.facts.quantities.retold import each_of_its_own, taken_up_by
from linter.facts.quantities.slips import is_near
from linter.facts.quantities.times import of_another_year
from linter.facts.quantities.topics import topics_differ
from linter.facts.states.same_matter import looked_at_then, looks_in
from linter.finding import Hit
from linter.kinds.facts._explained import rest_told
from linter.kinds.facts._others_meant import beside, introduced, of_another_class, of_own_matter, of_two_sorts, widened
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_GENERIC = frozenset(
    ["项目", "问题", "企业", "单位", "人员", "干部", "工程", "方面", "措施", "任务", "行政", "工作", "重点", "基层"]
)

_HAD = regex(r"(?:共|现|下辖|拥|建)有[一-鿿]{2,10}$")
_EACH = regex(r"(?:全部|均|都|逐[一个座户家项处所村])")
"""What is said of each of them takes up all: 对52座小型水库逐座排查."""
_EACH_OF = regex(r"[每各][^，,。；;]{0,6}$")
"""What each of them has: 每组负责3个乡镇."""
_OUTCOME_OF = regex("[个项件条家处户座名](?:问题|任务|措施|事项)")
"""The 28 of 查出的31个问题整改完成28个: so many of the 31, which nothing later refers to."""
_LACKING = regex(r"(?:未|没有?|不|非|其余|其他)[^，,。；;]{1,10}的$")
"""What sets those taken up apart from those told before: 未被直接巡察的16个村."""
_STILL = regex(r"(?:仍|尚|还|依[旧然])[^，,。；;]{0,4}(?:[持占留存]有|保留|藏匿|占用|使用)")
"""What is still held is none of what was given up before: 退出4套 … 仍占有下属为其租下的6套."""
_THESE = regex(r"(?:上述|前述|以上|这|该)$")
_UNLIKELY_BY_CHANCE = 100
"""From this value on, a reference to a number stated before, in other words, means it: 公租房6820套 … 对6820套房源."""
_NUMERALS = regex(r"[一二三四五六七八九十]+")


def _sums_neighbours(ledger: Ledger, stated: Mention, mention: Mention) -> bool:
    """True for 19座大中型水库 behind 大型2座、中型17座: what was stated and the number told beside it, together."""
    listed = [q for q in ledger.by_sentence[stated.quantity.sentence] if q.unit == stated.quantity.unit]
    return any(
        stated.quantity in pair and sum(one.value for one in pair) == mention.quantity.value
        for pair in pairwise(listed)
    )


@dataclass(frozen=True)
class ReferenceDiffers:
    """Compares a definite mention with what was introduced before it under the same words.

    A smaller number may be a subset and proves nothing; a larger one cannot be what was introduced.
    """

    shortest_noun: int = 2
    """Characters that a phrase must have to say what is counted."""
    shortest_shared: int = 4
    """Characters that both phrases must share, unless one phrase lies wholly in the other."""

    memory: int = 40
    """Earlier mentions of a word that a reference is compared with: further back nobody reads it as the same."""

    farthest_smaller: int = 2
    """How many times smaller a number is that no longer takes up all of what was introduced."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each definite mention above everything it may refer to."""
        mentions = [
            m
            for m in ledger.mentions
            if not m.quantity.approximate and len(m.noun) >= self.shortest_noun and not _WHEN.match(m.noun)
        ]
        # Only the words of references are remembered: a few of a text's hundreds.
        references = [m for m in mentions if _refers(m)]
        seen: dict[tuple[str, str], deque[Mention]] = {
            (m.quantity.unit, pair): deque(maxlen=self.memory) for m in references for pair in bigrams(m.noun)
        }
        stated: set[tuple[str, Decimal]] = set()
        for mention in mentions if references else ():
            own = mention.quantity.unit, mention.quantity.value
            if _refers(mention) and own not in stated:
                hit = self._compare(ledger, mention, seen)
                if hit and not (_carried_out(ledger, hit.spans[0], mention) or _told_beside(ledger, mention)):
                    yield hit
            for pair in bigrams(mention.noun):
                if (mention.quantity.unit, pair) in seen:
                    seen[mention.quantity.unit, pair].append(mention)
            if mention.quantity.value >= _UNLIKELY_BY_CHANCE:
                stated.add(own)

    def _candidates(
        self, ledger: Ledger, mention: Mention, seen: dict[tuple[str, str], deque[Mention]]
    ) -> list[Mention]:
        """What was told before in the same words, and may be what the mention refers to."""
        related: dict[int, Mention] = {}
        for pair in bigrams(mention.noun):
            for earlier in seen.get((mention.quantity.unit, pair), ()):
                related.setdefault(id(earlier), earlier)
        # A report tells of the same things again and again: each noun is compared once.
        nouns = {earlier.noun for earlier in related.values()}
        same = {noun for noun in nouns if self._same_words(noun, mention, shared(noun, mention.noun))}
        return [
            earlier
            for earlier in related.values()
            if earlier.noun in same
            and not _EACH_OF.search(earlier.quantity.before)
            and not of_another_year(earlier.quantity.before, mention.quantity.before)
            and not looked_at_then(ledger.lead(earlier.quantity), mention.quantity.before)
            and not (earlier.noun.endswith("的有") or beside(earlier, mention))
            and not _of_siblings(ledger, earlier, mention)
            and not of_another_class(earlier, mention)
            # 对缺失材料的5名党员, and 对全镇892名党员: some of them are no 全镇.
            and not (mention.whole and earlier.quantity.before.endswith("的"))
        ]

    def _compare(self, ledger: Ledger, mention: Mention, seen: dict[tuple[str, str], deque[Mention]]) -> Hit | None:
        candidates = self._candidates(ledger, mention, seen)
        if not candidates:
            return None
        ledger.note_compared(mention.quantity, *(c.quantity for c in candidates))
        if any(c.quantity.interval.meets(mention.quantity.interval) for c in candidates):
            return None
        candidates = _of_one_look(ledger, candidates, mention)
        nearest = candidates[-1]
        lacking = _LACKING.search(mention.quantity.before)
        if lacking and lacking.group() not in ledger.read(ledger.sentences[nearest.quantity.sentence].span):
            return None
        if _STILL.search(mention.quantity.before):
            return None
        if of_own_matter(ledger, mention, nearest) or introduced(ledger, mention):
            return None
        if any(each_of_its_own(ledger, c.quantity, mention.quantity) for c in candidates):
            return None
        if topics_differ(ledger, nearest.quantity, mention.quantity) or scopes_differ(
            nearest.quantity, mention.quantity
        ):
            return None
        if not is_near(nearest.quantity, mention.quantity.value):
            return None  # 抽查7个小班 … 对三年间造林的214个小班
        smaller = mention.quantity.value < largest(candidates)
        if smaller and not (len(candidates) == 1 and _takes_up_all(nearest, mention)):
            return None
        # 对9个乡镇检查 … 以上3个乡镇: those that were named in between.
        if smaller and mention.quantity.value * self.farthest_smaller <= nearest.quantity.value:
            return None
        if mention.everything or mention.times - nearest.times or of_two_sorts(ledger, mention, nearest):
            return None
        if _round(ledger, nearest) != _round(ledger, mention):
            return None
        if has_another_beside(ledger, nearest.quantity, mention.quantity):
            return None
        if any(rest_told(ledger, c.quantity, mention.quantity) for c in candidates):
            return None
        if _sums_neighbours(ledger, nearest, mention) or widened(mention, nearest):
            return None
        if _NEXT_OF_LIST.fullmatch(ledger.text, nearest.quantity.span.end, mention.quantity.span.start):
            return None
        return Hit(
            spans_of(nearest, mention),
            {
                "noun": nearest.noun,
                "one": ledger.quote(nearest.quantity.span),
                "other": ledger.quote(mention.quantity.span),
            },
            severity="warning",
            variant="smaller" if smaller else "",
        )

    def _same_words(self, earlier: str, mention: Mention, common: str) -> bool:
        """True where a noun told earlier, of which the two share `common`, names what the mention names."""
        if _OUTCOME_OF.match(earlier) or (_SANCTION.match(earlier) and not _SANCTION.match(mention.noun)):
            return False
        if (_BOTH_SCHOOLS in earlier) != (_BOTH_SCHOOLS in mention.noun):
            return False
        if common in _GENERIC or _NUMERALS.findall(earlier) != _NUMERALS.findall(mention.noun):
            return False
        if mention.quantity.kind == "money":
            return len(common) >= self.shortest_shared
        if len(common) >= min(self.shortest_shared, len(earlier), len(mention.noun)):
            # 暂扣采石场许可证19处 are no 采石场.
            return len(common) >= self.shortest_shared or earlier.endswith(common) or mention.noun.endswith(earlier)
        # 健全完善制度四十六项 … 出台的49项制度: the nouns themselves are the same.
        return len(common) >= 2 and mention.follows and earlier.endswith(common) and mention.noun.startswith(common)


_STATEMENT_END = regex("[。；;！？\n]")


def _of_one_look(ledger: Ledger, candidates: list[Mention], mention: Mention) -> list[Mention]:
    """Those that the look named by 此次督查发现的 found, where one of them names it and the others name another."""
    looks = looks_in(mention.quantity.before) if mention.quantity.before.endswith("的") else frozenset()
    if not looks or len(candidates) == 1:
        return candidates
    told = [looks_in(_STATEMENT_END.split(ledger.lead(c.quantity))[-1]) for c in candidates]
    if not any(own & looks for own in told):
        return candidates
    # 其中重大风险6处 are some of those found, and told with more words than are taken up.
    return [
        one
        for one, own in zip(candidates, told, strict=True)
        if own & looks and not (one.quantity.before.startswith("其中") and one.noun not in mention.noun)
    ] or candidates


_SANCTION = regex(
    "(?:全年|累计|已|共|责令)*(?:停[产工业]|关[闭停]|整顿|暂扣|吊销|处罚|查[处封]|取缔|约谈|追责|警告|罚款|通报|曝光|退出|淘汰)"
)
"""What was done to some of all things: 停产整顿采石场17处 are not the 27处采石场 that were looked at."""
_BOTH_SCHOOLS = "中小学"
"""中学 and 小学 together: more than either."""
_NEXT_OF_LIST = regex("[^，,。；;\n]{2,12}、对")
"""对4名责任人诫勉谈话、对7名责任人批评教育: others, to whom something else was done."""
_WHEN = regex("[上下]半年|[今明去当]年|年[内底]|[一二三四]季度|[一二三四五六七八九十]+月")
"""What a predicate begins with, 下半年竣工, and no noun."""
_ROUND = regex("第[一二三四五六七八九十]+[轮批次期]|首[轮批次期]")


def _round(ledger: Ledger, mention: Mention) -> set[str]:
    """The rounds named in the sentence of a mention: 第二批."""
    return set(_ROUND.findall(ledger.read(ledger.sentences[mention.quantity.sentence].span)))


def _of_siblings(ledger: Ledger, one: Mention, other: Mention) -> bool:
    """True for （一）…查出的31个问题 and （二）…查出的42个问题: each section refers to its own in the same words."""
    if not (one.definite and other.definite) or one.quantity.before != other.quantity.before:
        return False
    chains = [ledger.section_of(ledger.sentences[m.quantity.sentence].block) for m in (one, other)]
    if not all(chains):
        return False
    first, second = chains[0][-1], chains[1][-1]
    return first is not second and (first.parent, first.style) == (second.parent, second.style)


def _carried_out(ledger: Ledger, planned: Span, mention: Mention) -> bool:
    """True for 计划新建12座，实际建成14座 … 新建的14座: what was done, told in between, is referred to."""
    later = ledger.quantity_index(planned.end)
    for quantity in ledger.quantities[later : later + _FOLLOWING]:
        if quantity.span.start >= mention.quantity.span.start:
            break
        same = quantity.unit == mention.quantity.unit and quantity.value == mention.quantity.value
        if same and _DONE.search(quantity.before):
            return True
    return False


def _told_beside(ledger: Ledger, mention: Mention) -> bool:
    """True for 全县85所义务教育学校 … 这里的85所: the paragraph tells it before, or behind its noun, 医院9家."""
    own, paragraph = mention.quantity, ledger.paragraph(mention.quantity)
    start, end = (ledger.quantity_index(at) for at in paragraph)
    return any(
        (one.unit, one.value) == (own.unit, own.value)
        and (one.span.start < own.span.start or (one is not own and one.head and mention.noun.startswith(one.head)))
        for one in ledger.quantities[start:end]
    )


_DONE = regex(
    r"(?:实际|最终|实有|结果|[增调扩改变核][加整大为更定]?[至到为]|(?:建成|完成|落成|开工|新增|增补|建设)了?)[一-鿿]{0,6}$"
)
_FOLLOWING = 6
"""Numbers behind a plan among which its outcome stands."""


def _refers(mention: Mention) -> bool:
    return mention.definite and (mention.follows or _named_before(mention))


def _named_before(mention: Mention) -> bool:
    """True for 对制度建设上述6项, where the noun stands before; 不满意的13件 says nothing of what they are."""
    return mention.quantity.kind == "count" and not mention.quantity.before.endswith("的")


def _takes_up_all(earlier: Mention, mention: Mention) -> bool:
    """True when the words take up everything introduced, so that a smaller number is no subset.

    上述9处… does, and so does 查出的9处… after 查出11处….
    """
    if not earlier.noun.endswith(mention.noun) or earlier.quantity.sentence == mention.quantity.sentence:
        return False
    if _THESE.search(mention.quantity.before):
        return True
    if earlier.quantity.role == "whole" or _HAD.search(earlier.quantity.before):
        # 有集体林地的203个行政村 are not all of them.
        return not mention.quantity.before.endswith("的") and bool(
            _EACH.match(mention.quantity.after[len(mention.noun) :])
        )
    verb = taken_up_by(mention.quantity)
    return bool(verb) and earlier.quantity.before.endswith(verb)
