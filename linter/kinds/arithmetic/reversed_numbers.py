"""Reversed numbers: a range whose lower end stands behind the upper one, 6%—5.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNIT = (
    "%|％|‰|个百分点|个(?!月)|家|年(?!级|度|代|底|末|初|期|[一二三四五六七八九十\\d])|亿元|万元|元|人(?!民)|名|公里|米|公顷|万亩|亩|吨|万吨|所|座|项(?!目)"
    "|条(?!第)|处|件|起(?!至)|辆|台|套|次(?!会)|倍|天|小时|分钟|岁|周岁|℃|度|场|批|支|级(?!以)|层|毫米|千瓦|万千瓦"
)
_NUMBER = r"\d{1,4}(?:,\d{3})*(?:\.\d{1,4})?"
_RANGE = regex(
    rf"(?P<low>{_NUMBER})(?P<unit>{_UNIT})?(?:—{{1,2}}|－|–|~|～|-|(?<=\d)[至到])(?P<high>{_NUMBER})(?P<last>{_UNIT})(?![\d/／])"
)
_JOINT = regex(r"[—－–~～\-至到](?=\d)")
_WINDOW = 12
"""Characters before the joint of a range within which it begins."""
# 由8%—6%逐年下降, 提前24—12小时, 倒计时 run downwards; 第3-2条, 图3-2 and A3-2 are marks.
_DOWN = regex(
    "[由从自]|提前|倒|[下调]降|[下调]滑|降[低至到幅]|减|压[缩降]|回落|跌"
    r"|(?:[第图表附号栋幢室〔\[（(=＝]|[A-Za-zＡ-Ｚ\d.．,，/／:：×*+＋—－–~～-])[ ]?$"
)
_FALLING = regex(r"[^，,。；\n]{0,6}(?:递减|降|减|下|回落|倒)")
_BEFORE = frozenset("0123456789%％‰点个家年元人名公里米顷亩吨所座项条处件起辆台套次倍天时钟岁℃度场批支级层瓦—")
"""What a lower end may end with."""
_LOOK = 6
"""Characters before a range that may tell of its direction."""


class ReversedNumbers:
    """Reports 增长6%—5.5%; 5.5%—6% is a range, 由6%—5%递减 a way down."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every range of one unit that runs downwards in running text."""
        text = ledger.text
        for joint in _JOINT.finditer(text):
            at = joint.start()
            match = _RANGE.search(text, max(0, at - _WINDOW), at + 2 * _WINDOW) if text[at - 1] in _BEFORE else None
            if match is None or not match.end("low") <= at < match.start("high"):
                continue
            low, high = (Decimal(match[name].replace(",", "")) for name in ("low", "high"))
            if low <= high or _unlike(match):
                continue
            if _DOWN.search(text, max(0, match.start() - _LOOK), match.start()) or _FALLING.match(text, match.end()):
                continue
            if ledger.document.blocks[ledger.document.block_index(match.start())].kind == "cell":
                continue
            stated = Span(*match.span())
            yield Hit(
                (stated,),
                {"stated": ledger.quote(stated)},
                f"{match['low']} > {match['high']}",
                severity="warning",
            )


def _unlike(match: re.Match[str]) -> bool:
    """True for two units, for 98—02年, and for 8000—1.2万元, where the lower end is written out."""
    low, high = (Decimal(match[name].replace(",", "")) for name in ("low", "high"))
    if match["unit"]:
        return match["unit"] != match["last"]
    if match.string[match.end("low")] in "-－" and low > _FAR * high:
        return True
    return low >= _YEARS if match["last"] == "年" else match["last"][0] in "万亿千" and low >= _WRITTEN_OUT * high


_FAR = 4
"""Times the upper end; further apart, 30.2-1.5% is a value and its change, which a lost table has run together."""
_YEARS = 60
_WRITTEN_OUT = 50
