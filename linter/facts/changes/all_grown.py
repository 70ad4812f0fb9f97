"""All grown: 以上各项均实现增长, right behind a row in which one of them has fallen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.growth_rows import Grown, row_in, stretch_before
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class AllGrown(NamedTuple):
    """What is said of all of a row, and those that went the other way."""

    claim: Span
    against: tuple[Grown, ...]


_N = "[两二三四五六七八九十\\d]{1,2}"
_CLASSES = "(?:指标|项目|数据|类别|品类|商品|行业|产业|门类|领域|税种|科目|分项|品种|类|项)"
_FAR = "(?:以上|上述|上列|前述|前列|这|所列)(?:所列|所述|列出的|列举的|提到的|的|各|这|些|全部|所有)*"
_THESE = rf"{_FAR}(?:(?P<count>{_N})(?=[个大项类种]))?[个大项类种]?{_CLASSES}?(?P<what>[一-鿿]{{0,6}}?)"
_ALL = "(?:均|都|全部|全数|悉数|一律|无一例外地?)"
_YEAR = "(?:同比|[比较](?:上年|去年)(?:同期)?)?"
_HOLD = "(?:实现|保持|呈现?|呈|为|取得|继续|了|有所|不同程度地?|稳步|稳定|较快|平稳)*"
_CLAIM = regex(
    rf"(?:^|[。；;，,\s\n]){_THESE}[，,]?(?P<told>"
    rf"{_YEAR}{_ALL}{_YEAR}{_HOLD}(?:(?P<up>正增长|增长|上涨|上升|增加)|(?P<down>负增长|下降|下跌|减少))"
    rf"|(?:无一|没有一[项个类])(?:出现)?(?:(?P<none_down>负增长|下降|下跌|下滑|减少|回落)|(?P<none_up>增长|上涨|上升|增加))"
    rf"|(?:没有|未|并?未)出现(?:任何)?(?P<never_down>负增长|下降|下跌|下滑))"
    r"(?P<behind>态势|局面|势头|的?(?:项目|情况|指标|情形))?"
    r"(?=[，,。；;、\s]|$)"
)
_SIGN = regex(f"{_ALL}|无一|没有一|未出现|没有出现")
_ELSE = regex("剔除|扣除|可比|同口径|口径|环比|上月|上季|年初|预计|目标|计划|力争|预期|负增长|转正|由负")
"""In the row or the claim, what may hold another step against another base."""
_FEWEST = 2


def find_all_grown(ledger: Ledger) -> Iterator[AllGrown]:
    """Every such claim that one of the row before it denies, while another bears it out."""
    text = ledger.text
    if not any(word in text for word in ("以上", "上述", "上列", "前述", "前列", "所列", "这")):
        return
    for sign in _SIGN.finditer(text):
        # The claim begins with its sentence or clause: far less to try than at every mark of a long text.
        floor = max(0, sign.start() - _BEFORE)
        begin = max(floor, *(text.rfind(mark, floor, sign.start()) for mark in "。；;\n"))
        for match in _CLAIM.finditer(text, begin, sign.start() + _BEHIND):
            if match.start("told") <= sign.start() < match.end("told"):
                yield from _denied(ledger, match)


_BEFORE = 40
_BEHIND = 24
"""Characters around 均 in which its claim begins and ends."""


def _denied(ledger: Ledger, match: re.Match[str]) -> Iterator[AllGrown]:
    start, end = stretch_before(ledger, match.start() + 1)
    row = row_in(ledger, start, end)
    words = ledger.read(Span(start, end))
    if len(row) < _FEWEST or _ELSE.search(words) or (match["what"] and match["what"] not in words):
        return
    # 其中 parts a whole from the parts: either all of them or the parts alone are counted.
    among = words.rfind("其中")
    parts = [one for one in row if among >= 0 and one.start >= start + among]
    if match["count"] and whole_number(match["count"]) not in (len(row), len(parts)):
        return
    if match["count"] and whole_number(match["count"]) == len(parts):
        row = tuple(parts)
    up = bool(match["up"] or match["none_down"] or match["never_down"])
    against = tuple(one for one in row if one.rate and (one.rate > 0) != up)
    if against and len(against) < len(row):
        yield AllGrown(Span(*match.span("told")), against)
