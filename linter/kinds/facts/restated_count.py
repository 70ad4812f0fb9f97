"""Restated counts: one thing counted twice, with two numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.members import of_two_members
from linter.facts.quantities.mentions import Mention, differ_in_time, disagree, spans_of
from linter.facts.quantities.retold import under_one_title
from linter.finding import Hit
from linter.kinds.facts._counts_apart import by_other_offices, rest_of_it, righted
from linter.kinds.facts._explained import rest_told
from linter.kinds.facts._teams_again import teams_again
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SOME = regex(r"(?<![共现拥辖设])有$")
_REST = regex(
    r"(?:其余|剩余|余下|剩下|余|剩|其[他它]|另外?)(?:的|还?有|尚有)?$|(?:未|没有?|正在|仍在|尚在|已经?)[一-鿿]{1,6}的$"
)
"""Before a number: those that are left, or that are done, or not: some of all that there are."""
_WHOSE = regex(r"的?\d")
"""260家企业生产的280批次: behind a noun, this makes it a clause on what is counted next."""
_PLANNED = regex("(?:计划|预计|拟|力争|将)[一-鿿]{0,6}$")
"""Those that are to be come on top of those that are."""
_PLACED = regex("(?<![先前])[前后末]$|(?:环节|领域|行业|片区|系统)$")
"""后两项 are those told last, and 餐饮环节32批次 are of one stage of many."""
_PEOPLE = frozenset(["人", "位", "户"])


@dataclass(frozen=True)
class RestatedCount:
    """Compares counts whose noun phrase is the same, character by character."""

    shortest_noun: int = 5
    """Characters that make a noun phrase specific: in real reports, phrases of four
    characters (政策措施, 方面工作) name different things far more often than one."""
    shortest_repeated_noun: int = 4
    """The same where the phrase is told three times or more, and only one of its numbers differs."""
    most_values: int = 2
    """A phrase with more different numbers than this is a series, not one thing told twice."""

    widest_ratio: int = 9
    """Numbers further apart are no slip of one digit."""
    widest_ratio_of_people: int = 2
    """The same for people, of whom a few are often told beside all of them under one name."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of numbers of one phrase."""
        groups: dict[tuple[str, str], list[Mention]] = {}
        for mention in ledger.mentions:
            if mention.quantity.kind == "count" and self._specific(mention):
                key = (mention.quantity.unit, mention.noun[: self.shortest_noun])
                groups.setdefault(key, []).append(mention)
        counts: dict[str, list[Quantity]] = {}
        for quantity in ledger.quantities if groups else ():
            if quantity.kind == "count":
                counts.setdefault(quantity.unit, []).append(quantity)
        for (unit, noun), group in groups.items():
            values = [mention.quantity.value for mention in group]
            if not 1 < len(set(values)) <= self.most_values:
                continue
            if _one_of_more(counts[unit], group):
                continue
            if len(noun) >= self.shortest_noun or _one_stands_out(values):
                yield from self._pairs(ledger, group)
        yield from teams_again(ledger)

    def _specific(self, mention: Mention) -> bool:
        return (
            mention.follows
            and len(mention.noun) >= self.shortest_repeated_noun
            and not mention.selection
            and not mention.flow
            and not _some_of_them(mention)
            and not _REST.search(mention.quantity.before)
            and not mention.quantity.before.endswith("”")  # “甲”和“乙”两个科目: those that were named
            and not _PLANNED.search(mention.quantity.before)
            and not _PLACED.search(mention.quantity.before)
            and mention.quantity.value == mention.quantity.value.to_integral_value()
            and not (_WHOSE.match(mention.quantity.after, len(mention.noun)) and not _has_verb(mention))
        )

    def _pairs(self, ledger: Ledger, group: list[Mention]) -> Iterator[Hit]:
        for index, mention in enumerate(group):
            same = [earlier for earlier in group[:index] if _same_thing(earlier, mention)]
            if any(_told_of(ledger, earlier, mention) for earlier in same):
                continue
            ledger.note_compared(mention.quantity, *(m.quantity for m in same))
            if not same or not all(disagree(mention.quantity, earlier.quantity) for earlier in same):
                continue
            low, high = sorted((same[0].quantity.value, mention.quantity.value))
            if _told_as_part(ledger, (*same, mention), low):
                continue
            if any(rest_told(ledger, earlier.quantity, mention.quantity) for earlier in same):
                continue
            if _taken_out_of_all((*same, mention)):
                continue
            if any(
                apart(ledger, earlier.quantity, mention.quantity)
                for apart in (of_two_members, under_one_title)
                for earlier in same
            ):
                continue
            if any(_of_others(ledger, told) for told in (*same, mention)):
                continue
            if any(_of_the_title_year(ledger, earlier, mention) for earlier in same):
                continue
            if any(_on_other_days(ledger, earlier, mention) for earlier in same):
                continue
            if any(by_other_offices(ledger, earlier, mention) for earlier in same):
                continue
            if any(rest_of_it(ledger, one, mention) or righted(ledger, one, mention) for one in same):
                continue
            if any(_told_which(ledger, earlier, mention) for earlier in same):
                continue
            people = mention.quantity.unit in _PEOPLE
            if high > low * (self.widest_ratio_of_people if people else self.widest_ratio):
                continue
            one, other = ledger.quote(same[0].quantity.span), ledger.quote(mention.quantity.span)
            values = [m.quantity.value for m in group]
            votes = {text: values.count(m.quantity.value) for text, m in ((one, same[0]), (other, mention))}
            yield Hit(
                spans_of(same[0], mention),
                {
                    "noun": same[0].noun,
                    "one": one,
                    "other": other,
                    "majority": max(votes, key=lambda text: votes[text]),
                },
                severity="warning",
                supported=votes[one] != votes[other],
            )


_THIS_YEAR = regex("全年|[今本]年|年内")


def _of_the_title_year(ledger: Ledger, *mentions: Mention) -> bool:
    """True for 全年检查126家 of a report on 2023 and 2022年检查162家: the title names the year of one."""
    period = ledger.identity.period
    bare = [mention for mention in mentions if not mention.times]
    named = [mention for mention in mentions if mention.times]
    if period is None or len(bare) != 1 or len(named) != 1 or str(period[1].year) in named[0].times:
        return False
    end = bare[0].quantity.span.start
    return _THIS_YEAR.search(ledger.text, ledger.sentences[bare[0].quantity.sentence].span.start, end) is not None


def _on_other_days(ledger: Ledger, *mentions: Mention) -> bool:
    """True for 8月5日收取836名学生补课费；9月18日收取915名学生补课费: the days tell two acts apart."""
    days = []
    for mention in mentions:
        start = ledger.sentences[mention.quantity.sentence].span.start
        dates = ledger.dates_in(Span(start, mention.quantity.span.start))
        days.append({(date.month, date.day) for date in dates if date.day})
    return all(days) and days[0].isdisjoint(days[1])


_EXPERIENCE = regex("其(?:主要)?(?:经验|做法)|借鉴|他山之石|外地|[比同][一-鿿]{0,4}我[省市县区州]|与我[省市县区州]")


def _of_others(ledger: Ledger, mention: Mention) -> bool:
    """True for 其经验是“县管乡用”，把9所乡镇敬老院交由…: what another county has, held up as an example."""
    block = ledger.paragraph(mention.quantity)
    return _EXPERIENCE.search(ledger.text, block.start, mention.quantity.span.start) is not None


def _told_as_part(ledger: Ledger, mentions: Sequence[Mention], low: Decimal) -> bool:
    """True for 2座污水处理厂提标, where 5座污水处理厂中，有2座未达标 told them before."""
    return any(
        quantity.value == low and quantity.unit == mention.quantity.unit and quantity is not mention.quantity
        for mention in mentions
        if mention.quantity.value > low
        for quantity in ledger.by_sentence.get(mention.quantity.sentence, ())
    )


_WHICH = regex("(?P<which>[一-鿿]{2,14})的$")
_THE_SAME = regex("上述|前述|以上|这|该|此|全|辖|所有|我[省市县区州镇乡村局院]|本[省市县区州镇乡村局院]|现有|共有|涉及")
"""What goes before all of them as well, or takes them up."""


def _told_which(ledger: Ledger, one: Mention, other: Mention) -> bool:
    """True for 受检的36家 of 全县43家: words before the smaller number say which, and those of all are not told so."""
    low, high = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.value)
    found = _WHICH.search(low.before)
    if found is None or _THE_SAME.search(found["which"]):
        return False
    return not share_a_bigram(found["which"], ledger.read(ledger.sentences[high.sentence].span))


_ALL_THERE_ARE = regex("(?:[共现辖]有|下辖|拥有|设有|总共|共计|共)$")
_WHAT_IS_DONE = regex("(?:[一-鿿]{2}|[对为向给])(?<!上述)(?<!前述)(?<!以上)(?<![这该的])$")
_EVERY_ONE = regex("[^，,。；;]{0,10}?(?:全覆盖|全面|全部|逐一|逐个|[均都各])")


def _taken_out_of_all(mentions: Sequence[Mention]) -> bool:
    """True for 全市42座水库 and 调度35座水库: where all are told as such, what a verb takes up may be some of them."""
    fewest = min(mention.quantity.value for mention in mentions)
    some = [mention for mention in mentions if mention.quantity.value == fewest]
    most = [mention for mention in mentions if mention.quantity.value > fewest]
    return all(mention.whole or _ALL_THERE_ARE.search(mention.quantity.before) for mention in most) and all(
        not (mention.whole or mention.everything or _ALL_THERE_ARE.search(mention.quantity.before))
        and _WHAT_IS_DONE.search(mention.quantity.before)
        and not _EVERY_ONE.match(mention.quantity.after[len(mention.noun) :])
        for mention in some
    )


def _one_of_more(counts: Sequence[Quantity], group: Sequence[Mention]) -> bool:
    """True where what both count is told with a larger number as well: 重大事故隐患27项, 9项 and 6项 of these."""
    noun = group[0].noun
    most = max(mention.quantity.value for mention in group)
    return any(one.value > most and one.before.endswith(noun) for one in counts)


def _one_stands_out(values: Sequence[Decimal]) -> bool:
    """True for 43, 43 and 49: two numbers or more agree, one differs by less than a factor of two."""
    odd = min(set(values), key=values.count)
    return len(values) > _OUTVOTED and values.count(odd) == 1 and max(values) < _NEAR * min(values)


_OUTVOTED = 2
"""Two numbers that differ do not say which of them is odd."""
_NEAR = 2


def _same_thing(one: Mention, other: Mention) -> bool:
    """True when nothing in the words sets the two mentions apart."""
    return (
        one.quantity.sentence != other.quantity.sentence
        and not differ_in_time(one, other)
        and not (one.whole and other.whole and one.whole != other.whole)
        and (_same_noun(one.noun, other.noun) or _of_all(one, other))
    )


def _told_of(ledger: Ledger, earlier: Mention, mention: Mention) -> bool:
    """True for 5座污水厂中，有2座未达标 … 2座污水厂的改造: the smaller number was told of the larger one."""
    return mention.quantity.value < earlier.quantity.value and any(
        quantity.span.start > earlier.quantity.span.end
        and quantity.unit == mention.quantity.unit
        and quantity.value == mention.quantity.value
        for quantity in ledger.by_sentence.get(earlier.quantity.sentence, ())
    )


def _same_noun(one: str, other: str) -> bool:
    """True for equal phrases and for two that go on differently: 产业园建设 and 产业园提档升级.

    A phrase that only the other one goes on from may be another thing: 物流枢纽 and 物流枢纽示范区.
    """
    return one == other or not (one.startswith(other) or other.startswith(one))


_VERB = regex(
    "(?:核定|共|现|已经?|均|都|全部|入住|实[现行]|通过|参[加与]|投入|建成|完成|开展|收[治养容]|配[备有]|设[有置]|中[，,]?(?:有|$))"
)
_LONG_NOUN = 5


def _has_verb(mention: Mention) -> bool:
    """True for 全县8所公办敬老院核定床位640张: what all of them have is told behind a verb."""
    return bool(mention.whole) and _VERB.search(mention.noun, _LONG_NOUN) is not None


def _of_all(one: Mention, other: Mention) -> bool:
    """True for 全县8所敬老院核定床位 beside 全县9所敬老院: both of all there are, and a verb ends the longer one."""
    short, long = sorted((one.noun, other.noun), key=len)
    alike = one.whole and one.whole == other.whole and len(short) >= _LONG_NOUN and long.startswith(short)
    return bool(alike) and _VERB.match(long, len(short)) is not None


def _some_of_them(mention: Mention) -> bool:
    """True for 有8个扶贫项目吸纳就业: 有 brings in those that do something, out of more."""
    behind = mention.quantity.after[len(mention.noun) :]
    return bool(behind) and bool(_SOME.search(mention.quantity.before))
