"""Shares of one whole: classes that exclude each other come to 100 %, and never to more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.lines import matches_on_lines
from linter.facts.rows import Row
from linter.finding import Hit, Severity
from linter.interval import plain, total
from linter.kinds._table_shares import find_uneven_shares
from linter.ledger import Ledger
from linter.offsets import Span

_SHARE = re.compile(
    r"(?P<name>[^，,。；;：:、]*?)(?:的|各)?(?P<each>分别)?"
    r"占(?:比|(?P<base>[^，,。；;、占比]{0,12}?)的?(?:比重|比例)?)(?:为|达|达到)?$"
)
_REVENUE = re.compile(
    r"(?P<other>非)?税收?收入(?:[^。；;，,]{0,6}[，,])?占(?P<base>[^。；;，,占]{2,14}?)的?(?:比重|比例)?(?:为|达|达到)?$"
)
_STOP = re.compile(r"[。！？!?\n]|\.(?!\d)")
_SPLIT = re.compile(r"(?:从|按)[^，,。；;（(]{1,12}(?:看|分|划分|统计)(?:[（(][^）)]*[）)])?|其中|分别占")
_OVERLAP = re.compile(r"涉及|可兼|兼得|兼有|可[能以]?(?:同时|涉及)|多选|(?<!不)重复|交叉|同时")
# What may be true of one person at the same time: 党员代表 may be 妇女代表 and 农民代表 as well.
_ATTRIBUTES = (
    re.compile(r"党员|民主党派|党外|无党派|非党|团员"),
    re.compile(r"妇女|女|男"),
    re.compile(r"民族|归侨|宗教|信教"),
    re.compile(r"岁|青年|年轻|老年|中青年"),
    re.compile(r"学历|本科|大专|大学|硕士|博士|研究生"),
    re.compile(r"工人|农民|一线|干部|专业技术|职工|教师|企业家|基层|领导|连任|新任|残疾|脱贫|退役"),
)
_FIRST = re.compile(r"[。；;：:\n]|其中")
_BETWEEN = re.compile(r"[，,、；;和及]+")
_REST = re.compile(r"其他|其余|其它")
_MARKS = re.compile(r"[，,、；;：:]")
_RATIO = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![:：∶\d])")
_SIGN = re.compile(r"[:：∶](?<=\d.)\d")
_WHOLE = Decimal(100)
_FRONT = 50
"""Characters in front of a list, brackets included, that may say that its classes overlap."""
_NEAR = Decimal(30)
"""Points from 100 within which three numbers are the shares of the sectors, rather than a ratio such as 5:3:2."""


@dataclass(frozen=True)
class Shares:
    """Adds up the shares of one list."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each list of exclusive shares above 100 %, or said to be all and below."""
        if "占" in ledger.text:
            for row in ledger.rows:
                for tax, other in _revenue(row):
                    hit = _compare(ledger, [tax, other], ["", ""], "其中")
                    if hit:
                        yield hit
                for run, names, intro in _runs(row):
                    hit = _compare(ledger, run, names, intro)
                    if hit:
                        yield hit
        yield from _structures(ledger)
        for table in ledger.tables:
            yield from find_uneven_shares(ledger, table)


def _revenue(row: Row) -> Iterator[tuple[Quantity, Quantity]]:
    """税收收入占…收入比重为69%；非税收入占…收入比重为31%: two classes that leave nothing out, and one base."""
    before: re.Match[str] | None = None
    share: Quantity | None = None
    for quantity, gap in row.cells:
        told = _REVENUE.search(gap) if quantity.kind == "percent" and not quantity.approximate else None
        if _STOP.search(gap):
            before = share = None
        if told and told["other"] and before and share and before["base"] == told["base"]:
            yield share, quantity
        if told:
            before, share = (None, None) if told["other"] else (told, quantity)


def _runs(row: Row) -> Iterator[tuple[list[Quantity], list[str], str]]:
    """Shares that follow one another in one sentence, with their names and the words in front."""
    run: list[Quantity] = []
    names: list[str] = []
    intro = before = gap = ""
    each = False
    for quantity, words in row.cells:
        gap += words
        if quantity.kind != "percent":
            before, gap = (before + gap)[-60:], gap + "#"
            continue
        ended = _STOP.search(gap) is not None
        told = _SHARE.search(_MARKS.split(words)[-1]) if not quantity.approximate else None
        follows = (
            bool(run)
            and not ended
            and "其中" not in gap
            and (
                (each and _BETWEEN.fullmatch(words) is not None)
                or (told is not None and not told["base"] and len(gap) <= 40)
            )
        )
        if not follows:
            if len(run) > 1:
                yield run, names, intro
            run, names, each = [], [], False
            if told is None:
                before, gap = (before + gap)[-60:], ""
                continue
            before = gap if ended else before + gap
            intro = _introduction(before)
        run.append(quantity)
        names.append(told["name"] if told else "")
        each = each or bool(told and told["each"])
        gap = ""
    if len(run) > 1:
        yield run, names, intro


def _introduction(before: str) -> str:
    """The sentence up to the list; 从类型看. may end with a stop of its own."""
    pieces = _STOP.split(before)
    return "".join(pieces[-2:]) if len(pieces) > 1 and pieces[-2].endswith(("看", "分")) else pieces[-1]


def _compare(ledger: Ledger, run: list[Quantity], names: list[str], intro: str) -> Hit | None:
    front = ledger.text[max(0, run[0].span.start - _FRONT) : run[-1].span.end]
    if _OVERLAP.search(re.split(r"[。%]", front[:_FRONT])[-1]) or any(_OVERLAP.search(name) for name in names):
        return None
    if _crossing(ledger, run):
        return None
    said = total(share.interval for share in run)
    ledger.note_summed(*run)
    severity = _severity(names, intro)
    if severity is None or any(share.value >= 1 for share in run):
        return None
    one = Decimal(1)
    over = said.low > one
    if over and any(total(s.interval for s in run[:end]).holds(one) for end in range(2, len(run))):
        return None
    under = said.high < one and len(run) > 2 and severity == "error" and bool(_REST.search(names[-1]))
    if not over and not under:
        return None
    values = [plain(share.value * _WHOLE) + "%" for share in run]
    sum_ = plain(sum((share.value for share in run), Decimal(0)) * _WHOLE) + "%"
    sign = ">" if over else "<"
    return Hit(
        tuple(share.span for share in run),
        {"sum": sum_},
        f"{' + '.join(values)} = {sum_} {sign} 100%",
        severity if over else "warning",
        "" if over else "short",
    )


def _crossing(ledger: Ledger, run: list[Quantity]) -> bool:
    """True where the classes are told by party, sex, age and the like in turn: one person is in several of them."""
    start = run[0].span.start
    first = _FIRST.split(ledger.text[max(0, start - _FRONT) : start])[-1]
    names = [first, *(ledger.text[a.span.end : b.span.start] for a, b in pairwise(run))]
    return sum(any(sort.search(name) for name in names) for sort in _ATTRIBUTES) > 1


def _severity(names: list[str], intro: str) -> Severity | None:
    """How sure it is that the shares are of one whole and exclude each other; None when nothing says so."""
    if _SPLIT.search(intro) and "其中" not in intro and "分别" not in intro:
        return "error" if len(names) > 2 else "warning"
    if len(names) > 2 and _REST.search(names[-1]):
        return "error"  # what is left over is a class of its own, so the list is the whole
    if "其中" in intro or "分别" in intro:
        return "warning"
    ends = {name[-2:] for name in names if name}
    return "warning" if len(ends) == 1 and len(names) > 2 else None


def _structures(ledger: Ledger) -> Iterator[Hit]:
    """三次产业结构为3.7：40.1：56.2."""
    for match in matches_on_lines(_RATIO, _SIGN, ledger.text):
        front = ledger.text[max(0, match.start() - 40) : match.start()]
        if not re.search(r"产业[^。；]*$", front):
            continue
        shares = [Decimal(text) for text in match.groups()]
        said = sum(shares, Decimal(0))
        step = max(Decimal(1).scaleb(int(share.as_tuple().exponent)) for share in shares)
        off = abs(said - _WHOLE)
        fine = any("." in text for text in match.groups())
        if off > step * 3 / 2 and (off <= _NEAR or (fine and off <= _WHOLE)):
            span = Span(*match.span())
            sign = ">" if said > _WHOLE else "<"
            calculation = f"{' + '.join(match.groups())} = {plain(said)} {sign} 100"
            yield Hit((span,), {"sum": plain(said)}, calculation, "error", "sectors")
