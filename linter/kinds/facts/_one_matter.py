"""One matter: whether a number that takes up another is told of its time, round, place, owners and item."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.owners import one_owner, redrawn, scopes_differ
from linter.facts.quantities.retold import each_of_its_own
from linter.facts.quantities.times import of_another_year
from linter.facts.quantities.topics import of_so_many, topics_differ
from linter.kinds.facts._explained import with_other_sorts
from linter.ledger import Ledger
from linter.patterns import regex

_ROUND = regex(r"第[一二三四五六七八九十]+[轮批次期]|首[轮批次期]|上[一]?[轮次批]")
_NAMED = regex(r"[县市区镇乡省州旗]$")


def one_matter(
    ledger: Ledger, first: Quantity, later: Quantity, noun: str, plans: bool, spans: bool, times: bool = True
) -> bool:
    """False for two times, two rounds, two places, and for before and after a merger.

    Without `times` the words of time say when something was done with the things: 到4月底，该批67件投诉全部办结.
    """
    if of_another_year(first.before, later.before):
        return False
    if (_OF_THEIR_OWN.search(first.before) is None) != (_OF_THEIR_OWN.search(later.before) is None):
        return False
    if (times and not one_time(ledger, first, later, plans, spans)) or redrawn(ledger, first, later):
        return False
    if with_other_sorts(ledger, first, noun) != with_other_sorts(ledger, later, noun):
        return False
    if each_of_its_own(ledger, first, later) or topics_differ(ledger, first, later) or scopes_differ(first, later):
        return False
    # 310家企业生产的345批次, 120家企业生产的250批次: those of other firms.
    firms = of_so_many(ledger, later)
    if firms and firms.value not in [q.value for q in ledger.by_sentence.get(first.sentence, ())]:
        return False
    if _of_fewer(ledger, first, later) or (_GENERIC.fullmatch(noun) and _of_two_items(ledger, first, later)):
        return False
    rounds = [set(_ROUND.findall(ledger.read(ledger.sentences[q.sentence].span))) for q in (first, later)]
    level = _NAMED.search(later.scope)
    # 第二批56个村 … 65个示范村: a slip in what names no round is one in the number of that round.
    one_round = rounds[0] == rounds[1] or not (spans or rounds[1])
    return one_round and (not level or one_owner(ledger, first, later, level.group()))


def _of_fewer(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for 受理案件22件，涉及428人；办结20件，为358人: right before each stands a number of what they belong to."""
    if later.value >= first.value or later.sentence - first.sentence > 1:
        return False
    beside = [q for index in range(first.sentence, later.sentence + 1) for q in ledger.by_sentence.get(index, ())]
    at, to = beside.index(first), beside.index(later)
    if not at or to - at < _ONE_BETWEEN:
        return False
    whole, part = beside[at - 1], beside[to - 1]
    return whole.kind == "count" and whole.unit == part.unit and whole.unit != later.unit and part.value < whole.value


_GENERIC = regex("指标|内容|要求|标准|条件|要素|条款")
"""Nouns of what every item has some of."""


def _of_two_items(ledger: Ledger, first: Quantity, later: Quantity) -> bool:
    """True for （一）资源配置。包括7项指标 and （三）教育质量。9项指标: each right behind the heading of its item."""
    blocks = [ledger.sentences[quantity.sentence].block for quantity in (first, later)]
    begins = [_ITEM_HEAD.match(ledger.text, ledger.document.blocks[block].span.start) for block in blocks]
    return blocks[0] != blocks[1] and all(begins)


_ITEM_HEAD = regex(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_ONE_BETWEEN = 2
"""Steps from one number to another where one stands between them."""
_OF_THEIR_OWN = regex("自行|自主|自愿|自发|自筹|另行")
"""县里自行纳入监测的68家 are others than those of the province."""
