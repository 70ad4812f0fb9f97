"""Formulas of another office's accounts: 西城街道办事处2024年度政府采购金额…, in those of 东城街道办事处."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.quantities.bigrams import is_short_for
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex("决算|预算")
_FRONT = 200
"""Characters from the start in which the accounts of an office name it."""
_SORT = "(?:局|委员会|办公室|办事处|政府|法院|检察院|中心|[馆院学校厅会社所站队]|联合会|办)"
_WHAT = (
    "(?:无|没有|未|政府采购|预算绩效|一般公共|政府性基金|国有资本|财政拨款|总?收入|总?支出|收支|“三公”|公务|机关运行"
    "|部门[决预收支]|[决预]算|年初|本年|固定资产|末)"
)
_FORMULA = regex(
    rf"(?<=[，。；\n])[ 　]*(?P<name>[一-鿿]{{4,30}}?{_SORT})[ 　]?"
    rf"(?:20\d\d[ 　]?年(?:度)?[ 　]?{_WHAT}|(?:部门)?(?:共有|拥有)?(?:车辆|房屋)|所属各预算"
    "|公务用车(?:购置|保有|运行)|实行绩效)"
)
_FEWEST = 2
"""Times beyond which a text names the office whose accounts it gives, in whatever words."""
_BEGINNING = 2
"""Characters that two offices of one place begin with."""
_TAIL = 3
"""Characters that two of one trade end with: 文化馆, 民政局."""


def copied_units(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """The own office, and the only other one of its make that is told of, once and by a formula of the own accounts.

    An office below the own one is of another make, and several of them are told of, one by one.
    """
    text = ledger.text
    if not _SIGN.search(text, 0, _FRONT):
        return
    told: dict[str, list[Span]] = {}
    for match in _FORMULA.finditer(text):
        told.setdefault(match["name"], []).append(Span(*match.span("name")))
    front = text[:_FRONT]
    own = max(told, key=lambda name: len(told[name]) if name in front else 0, default=None)
    if own is None or own not in front or text.count(own) <= _FEWEST:
        return
    others = [name for name in told if name != own and not (is_short_for(name, own) or is_short_for(own, name))]
    if len(others) > 1:
        return
    for name in others:
        alike = name[:_BEGINNING] == own[:_BEGINNING] or name[-_TAIL:] == own[-_TAIL:]
        if alike and text.count(name) == 1 and _ending(name) == _ending(own):
            at = text.index(own)
            yield Span(at, at + len(own)), told[name][0]


def _ending(name: str) -> str:
    found = _ENDS.search(name)
    return found.group() if found else ""


_ENDS = regex(f"{_SORT}$")
