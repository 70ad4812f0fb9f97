"""Told of both: what the sentences of two names have in common that no run of words tells by itself."""

from __future__ import annotations

from linter.fact import Quantity
from linter.facts.names.alike import alike
from linter.facts.names.proper_names import ProperName
from linter.facts.names.rows_again import one_apart
from linter.kinds._shared_words import shared_runs
from linter.ledger import Ledger
from linter.patterns import regex

_COMMON = regex(
    "(?:项目|问题|单位|企业|人员|方面|群众|干部|党员|措施|任务|户|人|居民|农户|学生|教师|教职工|村民|小区|单元)$"
)
"""What every village and school has some of."""
_NOUN = regex("(?:(?!的)[一-鿿]){0,8}")
_FEWEST = 2
_RUN, _ENOUGH = 3, 7
"""Characters of a run of words, and of all runs together, from which two clauses tell one thing."""


def same_few(ledger: Ledger, one: ProperName, other: ProperName) -> str:
    """The 5部电梯 that 锦棉小区 and 锦绵小区 have: too few to tell anything but with their noun and by one sound."""
    if not one_apart(one.core, other.core):
        return ""
    if not any(a != b and alike(a, b) for a, b in zip(one.core, other.core, strict=True)):
        return ""
    told = [
        [q for q in ledger.by_sentence.get(ledger.sentence_at(name.span.start), ()) if _counts(q)]
        for name in (one, other)
    ]
    for first in told[0]:
        for second in told[1]:
            if (first.value, first.unit) == (second.value, second.unit) and _of_one_noun(first, second):
                return ledger.quote(first.span)
    return ""


def _counts(quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.exact and quantity.value >= _FEWEST


def _of_one_noun(one: Quantity, other: Quantity) -> bool:
    """True for 志愿服务队6支 and 6支志愿服务队的场所."""
    return _told_with_noun(one, other) or _told_with_noun(other, one)


def _told_with_noun(one: Quantity, other: Quantity) -> bool:
    behind = _NOUN.findall(other.after)[:1]
    for noun in (one.head, *_NOUN.findall(one.after)[:1]):
        if len(noun) > 1 and not _COMMON.fullmatch(noun):
            same = any(words.startswith(noun) for words in (other.head, *behind))
            if same or other.before.endswith(noun):
                return True
    return False


def same_runs(names: tuple[ProperName, ProperName], one: str, other: str) -> str:
    """Runs of words that two clauses share, where together they tell one thing: 六年级 and 两张课表."""
    if not one_apart(names[0].core, names[1].core) or names[0].end == "公司":
        return ""  # firms of one trade are told of in the same words
    runs = []
    left = one
    for run in shared_runs(one, other, _RUN):
        if run in left:
            left = left.replace(run, "|", 1)
            runs.append(run)
    return "…".join(runs) if len(runs) > 1 and sum(map(len, runs)) >= _ENOUGH else ""
