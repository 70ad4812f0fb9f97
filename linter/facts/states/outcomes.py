"""Outcomes: how many of the number told right before passed, came back or were paid: 参加86人，合格81人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Outcome(NamedTuple):
    """A number and how many of it had an outcome; never more than all."""

    base: Quantity
    part: Quantity


# What an outcome is told of, by the last words before the base, and the words before the outcome in the next clause.
_OUTCOMES = (
    (
        regex(r"参加|参训|参考|应考|报名|抽检|抽查|送检|检测|检验|检查|扦取|抽取|评审|申报|受检|参评|面试"),
        regex(
            r"^[，,、](?:其中)?(?:经)?(?:考核|考试|检验|结业|测试|检测|审核|评审)?(?:结果)?"
            r"(?:合格|通过|及格|达标|录取|入围|不合格)(?:的|者|有|为)*$"
        ),
    ),
    (
        regex(
            r"涉及(?:违规|问题|违纪|专项)?(?:资金|金额)(?:共计?|合计|达)?$"
            r"|(?:违规|套取|截留|挪用|侵占|骗取|拖欠)[一-鿿]{0,10}?(?:共计?|合计|达)?$"
        ),
        regex(
            r"^[，,、](?:现|目前|截至目前)?[，,]?(?:已经?|现已经?|已经)(?:全部|足额)?"
            r"(?:收缴|追缴|追回|收回|清退|退缴|退还|退回|清缴|归还|上缴|退赔)(?:资金|到位|国库|财政|违规资金)*$"
        ),
    ),
)
# 应退86户 … 已退92户: what was due and what was done of it.
_ACTS = "退还?|清退|兑付|发放?|收缴|追缴|补缴|补发|缴|收|付|参保|参考|检|考"
_DUE = regex(rf"应(?P<what>{_ACTS})[一-鿿]{{0,8}}$")
_DONE = regex(rf"[，,、](?:已经?|实|实际|现已经?)(?P<what>{_ACTS})[一-鿿]{{0,4}}$")
_GRADE = regex("(?:优秀|良好|优等|一等|满分|高分|优良|[AＡ]级)(?:等次|等级|格次)?(?:的|者|有|为)*$")
_LISTED = regex("、[^，,。；;]*$")
_FARTHEST = 3
"""Numbers between what was due and what was done: 应退86户21.5万元，已退85户."""
HOLDS_MORE = regex(r"[（(](?:其中)?(?:含|包含|包括|另|连同)")
_BEYOND = regex("[，,、；（(](?:共|即)?[多超](?!数|次|家|处)")
"""实发96万元，多发10万元: the text knows that it is more."""
_MORE = regex(r"利息|罚款|罚没|滞纳|累计|本息|往年|历年|人次|另")
_TIMES = 2
"""Times of a sum up to which a larger one told behind it may be meant to be of it."""
_SENTENCES = 2
"""Sentences from a sum to what became of it."""


def exceeds(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for a sum that is larger than the one told right before it, and may yet be meant to be of it."""
    if whole.kind != "money" or whole.approximate or whole.unit != part.unit:
        return False
    if not whole.value < part.value < whole.value * _TIMES or part.sentence - whole.sentence > _SENTENCES:
        return False
    one, other = (ledger.sentences[told.sentence].block for told in (whole, part))
    return other - one <= 1


def find_outcomes(ledger: Ledger) -> Iterator[Outcome]:
    """Every outcome told right behind the number that it is taken from."""
    for row in ledger.rows:
        for at in range(1, len(row.cells)):
            found = _outcome(row.cells, at) or _done_of_due(row.cells, at)
            if found and not any(more.match(ledger.text, found.part.span.end) for more in (HOLDS_MORE, _BEYOND)):
                yield found


def _outcome(cells: Sequence[Cell], at: int) -> Outcome | None:
    before, here = cells[at - 1], cells[at]
    if not comparable(before.quantity, here.quantity) or before.quantity.kind not in ("count", "money"):
        return None
    if at > 1 and here.quantity.value > before.quantity.value and _LISTED.match(before.gap):
        return None  # 剔除28户，其中超标11户、申报不实9户，通过328户: it ends a list, and has no outcome of its own
    if _GRADE.search(before.gap):
        return None  # 均参加评议，其中评为优秀25人，合格98人: one grade is no part of another
    for base, outcome in _OUTCOMES:
        if base.search(before.gap[-16:]) and outcome.search(here.gap) and not _MORE.search(before.gap[-16:] + here.gap):
            return Outcome(before.quantity, here.quantity)
    return None


def _done_of_due(cells: Sequence[Cell], at: int) -> Outcome | None:
    here = cells[at]
    done = _DONE.search(here.gap)
    if done is None or _MORE.search(here.gap):
        return None
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        due = _DUE.search(cells[index].gap)
        if due and due["what"][0] == done["what"][0] and due["what"] in (done["what"], done["what"][:1]):
            base = cells[index].quantity
            return Outcome(base, here.quantity) if comparable(base, here.quantity) else None
        if re.search(r"[。；;]", cells[index].gap):
            return None
    return None
