"""Said of all: that something is over with all of some things, known by its form: 已尽数交付, 一座不落地完成, 归零."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import start_behind
from linter.facts.states.ended import has_begun
from linter.facts.states.matters import EXCEPT
from linter.facts.states.plans import in_plans
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALL = regex(
    r"(?P<zero>(?<!动态)清零|归零|见底|一[件个户]不剩|(?<!整)为零)|全部|全都|全均|全数|如数|尽数|尽皆|全(?=[换装修拆清办建改完退搬]完?)|均(?:已|通|完|达)"
    r"|圆满(?=完成)|全面(?=[一-鿿]{2,4}(?:[，。；]|$))|整体(?=[一-鿿]{0,2}[完转换交])|足额|逐一|一律|彻底|无一[例遗]|全线|全覆盖|(?:一[一-鿿]|分文)不[少落漏剩差缺]|(?P<each>[户件个条处村人家项座班间站校厂所台辆栋院])(?P=each)|100%|百分之百"
    r"|(?:凡|所有)[^，。；]{0,16}[都均]|应(?P<due>[一-鿿])尽(?P=due)|(?<![人户平年月日亩地场单村校班件笔])均(?=[一-鿿]{0,6}[完毕清结竣退还兑拆换缴付])"
)
_RATES = ("100%", "百分之百")
_NOT = regex(
    "均未|未(?!结|办|销|化)|没|不(?!动产|[一-鿿]{0,3}良|留|走样|剩|漏|少|落|差|折)|待|尚|仍|正在|(?<=[均都])在|部分|个别|基本|大多|多数|率先|动态|倒逼|0%的|之百的"
)
"""Right before the word for all, or behind it: it is not said of all, or not that it is over."""
_NOT_YET = regex(
    rf"拟|将(?=[^一-鿿]|[于在会])|(?<!按)计划(?!注|内|生)|力争|确保|预计|有望|需要|应当|{EXCEPT}"
    "|首[批个台条期]|要求|目标|必须|(?<=[%元成])以上|如(?![数期约])|若|(?<![需主重须])要(?![求点素件闻])|加快|推动|推进|促进|抓[好紧]"
)
_WINDOW = 4
"""Characters before the word for all in which it is denied."""
_BY_THEN = regex("[底月日之年]前")
_IN_FULL = regex("尽数|悉数|如数|无一")
"""于8月底前尽数化解: what nobody says of a plan."""
_LEAD_NOT = regex(rf"{EXCEPT}|不包括|力争|确保|拟|将于|要求|部分|计划(?=[到至在于，])")
_OF_SOME = regex("[前后][两二三四五](?![年天季]|个月)")
"""前两类工程全部完工: of some of those that were told."""
_BESIDE = regex("其余|剩余|余下|剩下|[仍尚还]有|[仍尚还]未|还没")
"""Behind what is said of all, what is said of the others in the same breath."""
_HOW_MANY = regex(r"[^，。；\d]{0,12}的[一-鿿（）()]{0,10}(?:只|仅|共)?(?:有|为|占)?\d")
"""征拆清零的33个, 全部达标的镇有3个: so many of which it is true are counted, and others may be told of."""
_FINAL = regex(
    "完[毕工成]|收官|结束|到位|[清归]零|交付|竣工|销号|清毕|罄|办[结理]|[化解]解|解决|兑现|整[改治]|治理|处[置理]"
)
_WHICH = regex("[^，。；：]{2,16}的")
_STOP = regex("[，。；\n]")
_ALONE = 7
"""Characters of a clause that says no more than that it is all of them: 一个不落."""
CONTEXT = 80
"""Characters before what is said that tell what it is said of."""
NO_LOT = ("change", "rank", "each")
"""Roles of numbers that count no lot of things."""


class SaidOfAll:
    """What is said of all of some things, in the clause `span`."""

    def __init__(self, ledger: Ledger, match: re.Match[str], span: Span) -> None:
        self.span, self.match, self._ledger = span, match, ledger
        self.sentence = ledger.sentence_at(match.start())
        self.zero = bool(match["zero"])
        """True where nothing is left: 清零."""
        self.due = bool(match["due"])
        """True for 应种尽种, which those who may not are no part of."""

    @property
    def is_rate(self) -> bool:
        """True for 办结率100%."""
        return self.match.group() in _RATES

    @cached_property
    def said(self) -> str:
        """The sentence up to the end of what is said."""
        return self._ledger.text[self._ledger.sentences[self.sentence].span.start : self.span.end]

    @cached_property
    def block(self) -> Span:
        """Its paragraph."""
        return self._ledger.document.blocks[self._ledger.sentences[self.sentence].block].span

    @cached_property
    def context(self) -> str:
        """The paragraph before the sentence."""
        return self._ledger.text[self.block.start : self._ledger.sentences[self.sentence].span.start]

    @cached_property
    def deed(self) -> str:
        """What is said of all, its whole clause where the word for all stands at its end."""
        alone = self.is_rate or self.match.end() == self.span.end
        return self._ledger.text[self.span.start if alone else self.match.start() : self.span.end]

    @property
    def which(self) -> str:
        """What the things are that it is said of: 已完成移交的, 对口帮扶的."""
        found = _WHICH.search(self.subject)
        return found.group() if found else ""

    @property
    def begun(self) -> bool:
        """True for 全部启动整改, which leaves all of them unfinished."""
        return has_begun(self._ledger.text[self.match.end() : self.span.end])

    @property
    def core(self) -> str:
        """What is said from the word for all on."""
        return self._ledger.text[self.match.start() : self.span.end]

    @cached_property
    def subject(self) -> str:
        """The words of the sentence before the word for all."""
        return self.said[: self.match.start() - self.span.end]

    @cached_property
    def bases(self) -> tuple[Quantity, ...]:
        """The numbers of the paragraph up to the end of what is said."""
        ledger = self._ledger
        first, last = (ledger.quantity_index(at) for at in (self.block.start, self.span.end))
        return tuple(one for one in ledger.quantities[first:last] if one.role not in NO_LOT)

    @property
    def final(self) -> bool:
        """True for a verb that says that it is over, of whatever it is."""
        return not self.begun and _FINAL.search(self.deed) is not None


def find_said_of_all(ledger: Ledger) -> Iterator[SaidOfAll]:
    """Every clause that says of all of some things that something is done with them, in order."""
    text, last = ledger.text, -1
    for match in _ALL.finditer(text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        start = start_behind("，；：", text, sentence.start, match.start())
        stop = _STOP.search(text, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        if end == last:
            continue
        while end - start <= _ALONE + 2 * (match.end() == end) and start > sentence.start:
            start = start_behind("，；：", text, sentence.start, start - 1)
        words, lead = text[start:end], text[max(sentence.start, start - CONTEXT) : start]
        if _NOT_YET.search(words) or _NOT.search(text, max(start, match.start() - _WINDOW), end):
            continue
        by_then = _BY_THEN.search(words) and "已" not in words and not _IN_FULL.search(match.group())
        if _LEAD_NOT.search(lead) or _OF_SOME.search(text, start, match.start()) or by_then:
            continue
        if _BESIDE.search(text, end, sentence.end) or in_plans(ledger, start):
            continue
        if _HOW_MANY.match(text, match.end(), end):
            continue
        last = end
        yield SaidOfAll(ledger, match, Span(start, end))
