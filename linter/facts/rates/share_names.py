"""Share names: what a share or rate is said to be of, and which numbers these words lead to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.evident import telling
from linter.facts.rates.share_words import ShareSaid
from linter.interval import Interval
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAUSE = regex("[，,。；;：:、（）()\n]")
_MOVED = regex(
    "[增减升降涨跌缩扩提压](?![^，,。；;]{0,3}(?:[到至为]|以来))|同比|环比|[高低快慢优多少]于|较|比[上去前年计全]|上年|去年|同期"
    "|目标[值为]|力争|确保|要求|预计|应(?![急用])|[利税汇费]率|出生率|死亡率|速|平均|[均每]|分别|序时|贡献|全国|全省"
)
"""In the clause of a rate: it is no level, or one of something else."""
_SHARE_OF = regex(
    "(?:占(?![比用])|(?<=[率例比度])[为是]|[为是](?=.*(?:计划|预算|任务|目标)))(?:到|据|了|去)?(?P<of>[^占|]*?)(?:的[^|]{0,4})?[|]"
)
_NAMED = regex(
    "(?P<act>[一-鿿]{2})(?:[数量额人者户次]?的?(?:率|比例|比率|比重|面|度|进度|份额)|(?P<thing>[数量额人者户次的]*占))"
)
_BEHIND = regex("[|]的?[一-鿿]*?(?P<act>[一-鿿]{2})$")
_BEFORE = regex("(?P<act>[一-鿿]{2})的[|]")
_COMMON = regex("完成|覆盖|普及|到位|达标|参与|进度|总体|任务|全部|以上|开展|整体")
"""What is done to the part, whatever it is called there."""
_OF_PLAN = regex("完成|任务|计划|进度|预算|目标")
"""A rate of what was due."""
_SOURCE = regex("^.*(?:[称说]|显示|指出|反映|表明|通报|公布|认为|测算|统计|计算|介绍|提到)")
_EMPTY = regex("群众|总体|整体|综合|公众|社会|任务|计划|目标|指标|[眼目][下前]|由此|因此|[的全总本此该其已也就达约]")
"""What narrows nothing down."""
_BARE = regex(
    "(?:正好|刚好|恰好|整整|大约|仅|只|约|已|就|还|所)*(?:占|超过|不足|不到|达到?)?(?:比|到|了|为|其中|全部|总[数量额])?的?[|]"
)
"""占 alone, 超过总数的."""
_COUNTED = regex("总?[数量额者]$|人[次数]$|总人数$")
_HAN = regex("[一-鿿]{2}")
_NARROW = regex("[一-鿿]{2}(?<![共现][有计])(?<!全[市县区镇乡村])(?<!年末)$")
_DIGIT = regex(r"\d")
_PAIR = 2
_JUST = regex("[刚正恰]好|整整|不多不少")
_BOUND = regex("(?:(?P<above>超过|超出|高于|突破)|不足|不到|低于)(?:了)?(?:其|其中|全部|总[数量额])?的[|]")
_NARROW_BY, _MARGIN = Decimal("0.01"), Decimal("0.02")
_ZERO, _ONE = Decimal(0), Decimal(1)


class ShareName(NamedTuple):
    """What a share is told of."""

    words: str
    """Its clause, with | for the share."""
    sentence: int
    """The sentence that the share stands in."""

    @property
    def bare(self) -> bool:
        """True for 占 alone, which is of the number before it."""
        return _BARE.fullmatch(self.words) is not None

    @property
    def own(self) -> str:
        """Of what it is and what is done, without who says so: 开通 and 营业执照 of 营业执照开通率由此上升到."""
        named = _NAMED.search(self.words)
        return _EMPTY.sub("", _SOURCE.sub("", self.words[: named.end("act")] if named else self.words))

    @property
    def of_plan(self) -> bool:
        """True for 完成率 and 为预算的."""
        return _OF_PLAN.search(self.words) is not None

    def means(self, loosely: Interval) -> Interval:
        """What a share in words may stand for where 刚好 or a bound stands some words ahead: 超过总数的八成."""
        middle = (loosely.low + loosely.high) / 2
        if _JUST.search(self.words):
            return Interval(middle - _NARROW_BY, middle + _NARROW_BY)
        if bound := _BOUND.search(self.words):
            ahead = bound["above"] is not None
            return Interval(middle - _MARGIN, _ONE) if ahead else Interval(_ZERO, middle + _MARGIN)
        return loosely

    def leads_to(self, part: str, whole: str, *, of_due: bool) -> bool:
        """True where these are the words of the share: what is done those of the part, its base those of the whole."""
        if not self._of_whole(whole):
            return False
        named = _NAMED.search(self.words)
        if named is None:
            done = _BEHIND.search(self.words) or _BEFORE.search(self.words)
            if done is None and not (of_due and self.of_plan):
                return False
            if done and not (_OF_PLAN.search(done["act"]) or any(letter in part for letter in done["act"])):
                return False
        elif not self._of_part(named, part, whole):
            return False
        told = telling(self.words)
        if any(two in part or two in whole for two in told) or (of_due and self.of_plan):
            return True
        return named is not None and not named["thing"] and not _COMMON.search(named["act"])

    def _of_whole(self, whole: str) -> bool:
        """False for 占总人口的 where 脱贫人口 is the number told, and for 占助学资金的 where it is 资金."""
        of = _SHARE_OF.search(self.words)
        base = of["of"] if of else ""
        tail = _tail(base)
        if not _HAN.search(tail):
            return True
        if tail not in whole or not covers(whole, _EMPTY.sub("", _COUNTED.sub("", base))):
            return False
        return not ("总" in base and _NARROW.search(whole.rpartition(tail)[0]))

    def _of_part(self, named: re.Match[str], part: str, whole: str) -> bool:
        """True where what is told of, or what is done, is that of the part, and nothing narrows it down further."""
        told = self.words[: named.end("act")]
        if named["thing"]:
            tail = _tail(told)
            return any(two in part for two in telling(told)) and (tail in part or tail in whole)
        thing = _EMPTY.sub("", _SOURCE.sub("", self.words[: named.start()]))
        act = named["act"]
        if not _COMMON.search(act) and not any(letter in part and letter not in thing for letter in act):
            return False
        return covers(part + whole, thing)


def covers(words: str, phrase: str) -> bool:
    """True where of each two neighbouring characters of a phrase one stands in the words."""
    return all(two[0] in words or two[1] in words for two in han_bigrams(phrase))


def _tail(words: str) -> str:
    """The last two characters of what is counted: 登记 of 登记人数."""
    return _COUNTED.sub("", words)[-_PAIR:]


def share_name(ledger: Ledger, said: ShareSaid) -> ShareName | None:
    """What a share is told of: its clause, and the one before where its own says nothing; None where it is no level."""
    at = ledger.sentence_at(said.span.start)
    start, end = ledger.sentences[at].span
    *before, own = _CLAUSE.split(ledger.text[start : said.span.start])
    behind = _CLAUSE.split(ledger.text[said.span.end : end])[0]
    if len(own) <= _PAIR and not behind and before and "占" not in own and not _DIGIT.search(before[-1]):
        own = before[-1] + own
    words = f"{own}|{behind}"
    return None if _MOVED.search(words) else ShareName(words, at)
