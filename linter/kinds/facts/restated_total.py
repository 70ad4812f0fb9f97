"""Restated totals: how many of a thing the whole county, town or office has, told with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linter.fact import Quantity
from linter.facts.quantities.head import head_words
from linter.facts.quantities.labels import one_count, unit_class
from linter.facts.quantities.mentions import NEW, Mention, differ_in_time, disagree, spans_of
from linter.facts.quantities.owners import one_owner, redrawn
from linter.facts.quantities.slips import printed_digits, slipped, swapped
from linter.facts.quantities.stocks_by_name import find_stocks_by_name
from linter.facts.states.common_nouns import without_verb
from linter.facts.states.retaken import TRIED
from linter.facts.states.states_told import order_of, when_told
from linter.finding import Hit
from linter.kinds.facts._explained import rest_told, some_reached, with_other_sorts
from linter.ledger import Ledger
from linter.patterns import regex


@dataclass(frozen=True)
class RestatedTotal:
    """Compares totals of a whole scope: 全镇14个行政村 … 全镇16个行政村."""

    longest_noun: int = 8
    """A longer phrase describes a subset."""

    named_in_full: int = 5
    """Characters of a noun that says by itself which things are all of them: 全部11家在营网约车企业."""
    shortest_noun: int = 2
    """Characters of a noun that says what is counted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each total that differs from the first one of its noun."""
        totals = [total for total in map(self._total, ledger.mentions) if total]
        named = {total.noun for total in totals}
        groups: dict[tuple[str, str], list[Mention]] = {}
        for total in totals:
            noun = _told_bare(total.noun, named)
            groups.setdefault((unit_class(total.quantity), noun), []).append(total)
        for (_, noun), group in groups.items():
            first = group[0]
            for other in group[1:]:
                if not disagree(first.quantity, other.quantity) or _may_be_some(ledger, first, other):
                    continue
                if _one_whole(ledger, first, other):
                    same = first.whole[-1:] == other.whole[-1:]
                    dated = {bool(_AS_OF.search(ledger.lead(mention.quantity))) for mention in (first, other)}
                    yield Hit(
                        spans_of(first, other),
                        {
                            "noun": noun,
                            "scope": first.whole,
                            "other_scope": other.whole,
                            "one": ledger.quote(first.quantity.span),
                            "other": ledger.quote(other.quantity.span),
                        },
                        severity="error" if same and len(dated) == 1 else "warning",
                    )
            ledger.note_compared(*(m.quantity for m in group if len(group) > 1))
        for stock in find_stocks_by_name(ledger):
            ledger.note_compared(stock.claim, stock.told)
            spans = stock.claim.span, stock.told.span
            values = {"noun": stock.name, "one": ledger.quote(spans[1]), "other": ledger.quote(spans[0])}
            yield Hit(spans, values, severity="warning", variant="named")

    def _total(self, mention: Mention) -> Mention | None:
        """The mention with its noun and scope where it is such a total; None elsewhere."""
        quantity = mention.quantity
        # 全县168个行政村中打造…: behind the number of all of them, new ones are no part of it.
        if quantity.kind != "count" or (NEW.search(quantity.before[-16:]) if mention.whole else mention.flow):
            return None
        if mention.whole == "辖区" and not _OWN_AREA.search(quantity.before):
            return None
        if _LOOKED_AT.search(quantity.before) and not _EVERY.search(quantity.before):
            return None
        if "试" in quantity.after and TRIED.match(quantity.after):
            return None
        said = mention.follows and quantity.after[len(mention.noun) :][:1] not in _NOTHING_SAID
        if said and mention.whole and _SOME_HAVE.search(quantity.before):
            return None
        ahead = quantity.head_span is not None and 0 <= quantity.head_span.start - quantity.span.end <= 1
        if mention.whole and (mention.follows or ahead):
            # One character further on it begins behind a quotation mark: 64个“养老服务中心”.
            noun, whole = quantity.head if ahead else mention.noun, mention.whole
            noun = _villages(quantity, without_verb(noun))
        elif mention.follows and quantity.before.endswith(("全部", "所有")) and len(mention.noun) >= self.named_in_full:
            noun, whole = mention.noun, ""
        else:
            words = _words_before(quantity)
            had = _HAD.search(words)
            noun, whole = (had["noun"] or had["name"], _owner(words, had)) if had else ("", "")
        if not self.shortest_noun <= len(noun) <= self.longest_noun:
            return None
        return replace(mention, noun=noun, whole=whole)


_SOME_HAVE = regex("(?<![共现拥辖设])有$")
_NOTHING_SAID = ("", *"，,。；;、：:（(")
"""全乡有9名村干部违规领取双薪: those of whom something is said are not all that there are."""
_LOOKED_AT = regex(
    "(?:对|抽查|检查|走访|调研|移交|交办|转交|转办|反馈|通报|指出|下达|分配|安排|支持|奖励|给予|补助)(?:给|了)?[我本][省市县区镇乡](?:范围内)?的?$"
)
"""对我市8家定点医院…进行了检查, 督察移交我县32个问题: those that were looked at or handed over, not all there are."""


_OWN_AREA = regex("(?:^|[全我本该各整][一-鿿]{0,3}|[在对的内年中有现]|目前|截至|单位|公司)辖区")
"""Whose area it is goes unsaid, or is the report's own; 前山辖区 is one of several."""


def _owner(words: str, had: re.Match[str]) -> str:
    """The scope, a body with the sort that it is of: 全县, 公司, 中等职业学校."""
    body = _BODY.search(words, 0, had.end("scope"))
    return body["sort"] + body["body"] if body else had["scope"]


def _told_bare(noun: str, named: set[str]) -> str:
    """党员 of 全镇2164名党员学习, where 党员 are counted by themselves too: what follows is what they do."""
    bare = noun[:-_VERB]
    return bare if bare in named and noun[-_VERB:] in head_words().compounding else noun


_VERB = 2


def _may_be_some(ledger: Ledger, one: Mention, other: Mention) -> bool:
    """True for 全市1298个行政村通上公路 where the city has more: they may be those that did."""
    few, all_ = sorted((one, other), key=lambda mention: mention.quantity.value)
    quantity = few.quantity
    if any(q.value == quantity.value and q.unit == quantity.unit for q in ledger.by_sentence[all_.quantity.sentence]):
        return True  # 教师5126人，其中专任教师4873人 … 全县4873名教师
    if not few.follows or not few.whole or quantity.before != few.whole or _slipped(quantity, all_.quantity):
        return False
    said = quantity.after[len(few.noun) :]
    return some_reached(said) and not _EVERY.search(said)


_EVERY = regex("^中|全部|[均都各皆]|逐|普遍|每")
"""What is said of every one of them, or of some out of them."""


def _slipped(one: Quantity, other: Quantity) -> bool:
    """True where a slip explains the difference; of numbers under a hundred only digits that changed places."""
    first, second = printed_digits(one), printed_digits(other)
    return swapped(first, second, 2) or (min(len(first), len(second)) > _VERB and slipped(one, other.value))


def _villages(quantity: Quantity, noun: str) -> str:
    """全县194个村 are its 行政村, where no 社区 are told with them."""
    if noun in ("村", "建制村") and not _WITH_OTHERS.match(quantity.after[len(noun) :]):
        return "行政村"
    return noun


_WITH_OTHERS = regex("[（(、和与居级社组]")


def _one_whole(ledger: Ledger, one: Mention, other: Mention) -> bool:
    """False for the totals of two places, of two sorts of bodies, of two years, and of before and after a merger."""
    named = {mention.whole[-1:] for mention in (one, other) if _ALL_OF.match(mention.whole)}
    levels = {mention.whole[-1:] for mention in (one, other)} & _PLACES
    both = one.quantity, other.quantity
    sorts = {body["sort"] for body in map(_BODY.fullmatch, (one.whole, other.whole)) if body and body["sort"]}
    if len(levels) > 1 or len(named) > 1 or len(sorts) > 1:
        return False
    if (
        differ_in_time(one, other)
        or _of_two_periods(one, other)
        or _on_two_days(ledger, *both)
        or not one_count(ledger, *both)
        or redrawn(ledger, *both)
        or rest_told(ledger, *both)
        or len({with_other_sorts(ledger, quantity, quantity.head) for quantity in both}) > 1
    ):
        return False
    return not levels or one_owner(ledger, *both, levels.pop())


def _of_two_periods(one: Mention, other: Mention) -> bool:
    """True for 3月份共发生10宗 and 1—3月份共发生28宗: what comes in adds up."""
    told = {one.quantity.period, other.quantity.period}
    return len(told) > 1 and "" not in told and any("-" in period for period in told)


def _on_two_days(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    """True for 截至6月底共有 and 截至12月底共有: what there is at the end of two months."""
    days = when_told(ledger, one), when_told(ledger, other)
    said = [ledger.lead(q) for q in (one, other)]
    if bool(_FORMERLY.search(said[0])) != bool(_FORMERLY.search(said[1])):
        return True
    return all(day.endswith(_DAY_ENDS) for _, day in days) and order_of(*days) != "same"


_AS_OF = regex(r"截[至止]|目前|现(?=[有在])|[年季月][末底初]|\d日")
"""What is told for a day; beside what is told for none, it may have changed since."""
_FORMERLY = regex(r"[年期]初|[上去]年|(?:将|预计|计划|拟|力争)|到年底|到20\d\d年(?![底末])")
"""What there was at the beginning of the year, or is to be."""
_DAY_ENDS = ("底", "日", "初")
_PLACES = frozenset("国省市县州旗盟镇乡")
"""Levels of which each has other totals; 全区 and 新区 may be one."""
_ALL_OF = regex("[全我本][一-鿿]$")
"""全国 and 全省, 我校 and 全市: what is all of the one is not all of the other."""

_BRACKET = regex(r"[（(][^（()）\n]{1,24}[)）]$")


def _words_before(quantity: Quantity) -> str:
    """The words right before a number, without quotation marks and without what brackets add to the noun."""
    before, text = quantity.before, quantity.text
    start = quantity.span.start - len(before)
    bracket = _BRACKET.search(text, max(0, start - 26), start) if text[start - 1 : start] in (")", "）") else None
    if bracket:
        before = text[max(0, bracket.start() - _LONGEST) : bracket.start()] + before
    return before.replace("“", "").replace("”", "")


_LONGEST = 20
"""Characters before a bracket that hold a scope and a noun."""

# What somebody has, told before its number: 全县现有村级卫生室214个, 集团所属企业共27家.
_SCOPE = (
    r"(?P<scope>(?:全|我|本)[县市区镇乡村院校局省州旗盟场司厂]|全系统|(?:全)?集团|学校|医院|公司|村里"
    r"|(?:本|全)?辖区内?|[县区镇市]域内?)"
)
# 中等职业学校共有教职工412人, 特殊教育学校共有教职工57人: two sorts, where 学校 alone is the one spoken of.
_BODY = regex("(?:目前|现在|当前|我们|今年|去年|年末|截至|全)*(?P<sort>[一-鿿]{0,8}?)(?P<body>集团|学校|医院|公司)$")
_COUNTS = "现|目前|共|总|下辖|辖|有|设置?|实|一|所属|下属"
_HAD = regex(
    rf"{_SCOPE}(?:(?:{_COUNTS})+(?P<noun>[一-鿿]{{2,8}}?)(?:共计|合计|总计|共有?|计|有|为|达)?"
    r"|(?P<name>[一-鿿]{2,8}?)(?:共计|合计|总计|共有?|现有))$"
)
