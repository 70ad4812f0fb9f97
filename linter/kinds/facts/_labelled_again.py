"""Labelled again: 监测6个乡镇饮用水水源地 … 乡镇饮用水水源地：2个水源均达标, a label that names what was counted."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.labels import one_time
from linter.facts.states.retaken import kind_of_unit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LABEL = regex(
    r"(?:^|\n)[ 　]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?P<label>[一-鿿]{4,16})[：:](?:共|共有|现有)?$"
)
_SIGN = regex(r"[：:](?<=[一-鿿].)(?:共有?|现有)?[\d,，两二三四五六七八九十]+个?[一-鿿]{2,10}(?:均|全部|都)")
_MEMORY = 150
"""Numbers before a label that it may take up."""
_LONGEST = 26
"""Characters of a label with what may stand around it."""
_ALL = regex(r"[一-鿿]{0,8}?(?:均|全部|都)(?!(?:已经?)?(?:完成|按期|按时|如期)?(?:整改|销号|办结|处罚|处理|改正))")
"""All of them, unless it is those found wanting that were put right."""
_SOME = regex("新增|其中|等$|另|[每各]$|计划|拟|原有")
_TWICE = regex(r"(.)\1")
"""饮用水水源地 is 饮用水源地 as well."""


def labelled_again(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """Every number behind a label that takes up all of its things, with the one number told of them before."""
    if not _SIGN.search(ledger.text):
        return
    counted = [q for q in ledger.quantities if q.kind == "count" and q.exact]
    for at, later in enumerate(counted):
        mark = ledger.text[max(0, later.span.start - 4) : later.span.start]
        if ("：" not in mark and ":" not in mark) or not _ALL.match(later.after):
            continue
        label = _LABEL.search(ledger.text, max(0, later.span.start - _LONGEST), later.span.start)
        if label is None or not share_a_bigram(later.after[:3], label["label"]):
            continue
        before = counted[max(0, at - _MEMORY) : at]
        name = _plain(label["label"])
        told = [one for one in before if _counts(one, later, name)]
        one_value = len({one.value for one in told}) == 1 and told[-1].value != later.value
        if any(one.value == later.value and one.role == "part" for one in before):
            continue  # 其中9所存在隐患 … 中小学校：9所学校均…: the part is taken up
        if one_value and one_time(ledger, told[-1], later, plans=False, spans=True):
            yield told[-1].span, later.span, label["label"]


def _counts(one: Quantity, later: Quantity, name: str) -> bool:
    """True for 6个乡镇饮用水水源地 before the label 乡镇饮用水源地."""
    if kind_of_unit(one) != kind_of_unit(later) or _SOME.search(one.before[-4:]):
        return False
    return _plain(one.after[:_LONGEST]).startswith(name)


def _plain(words: str) -> str:
    return _TWICE.sub(r"\1", words)
