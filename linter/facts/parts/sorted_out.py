"""Sorted out: lists of how each thing stands or is dealt with, where 全部 behind the list speaks of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity

_FEWEST = 3
"""Parts of a list: of two, 招租28处、自用14处，全部签约, the words behind may speak of them alone."""
_USABLE = regex("(?<!不)(?<!未)(?<!非)正常|(?<!不)完好|(?<!不)可用|(?<!未)(?<!不)达标|在用|使用中")
_LACKING = regex("需要?|待|应予?|停[用运]|废弃|报废|损[坏毁]|闲置|弃用|无法|不能|故障|缺失")
"""What does not work or has to be mended, rebuilt or given up; what works is none of it."""
_SORTS = regex(
    "分(?:类|级|户|别)(?:进行|予以|加以)?(?:处[置理]|施策|整[治改]|盘活|认定|甄别|处罚|化解|清理|清收)|逐(?:一|[宗件处户个笔])(?:处[置理]|化解|认定|甄别)"
)
"""对63处房产分类处置: each is dealt with in one way."""
_NOW = "(?:目前|现|至此|截至目前|现已)?"
_ALL = regex(f"的?[，,；;]{_NOW}[，,]?(?:上述|以上|这些)?(?P<all>全部|所有|[均都]已?|逐[一户处座个件口眼盏台])")
_MENDED = regex("(?:均|都)?(?:已经?)?(?:处[置理]|明确|落实|完成|整改|销号|到位|办结|清理|化解|盘活)")
_SELECTS = regex("重点|主要|典型|优先|其余|其[他它](?:[^，,。；;]{0,4}(?:正在|尚|暂|未))|剩余|余下|另有")
"""What says that others are told elsewhere, or not at all."""
_BEHIND = 60
"""Characters behind a list in which its sentence may tell of all, or of others."""
_LEAD = 16
"""Characters before a number in which it may be said that all of it is sorted out."""


def sorted_out(whole: Quantity, parts: Sequence[Quantity], names: Sequence[str]) -> bool:
    """True for 正常1875座、需维修183座、需重建78座，全部…, and for 63处房产分类处置，其中…，全部房产均已…."""
    last = parts[-1].span.end
    tail = whole.text[last : last + _BEHIND].split("。")[0]
    told = _ALL.match(tail)
    if told is None or whole.kind != "count" or len(parts) < _FEWEST or any(map(_SELECTS.search, (*names, tail))):
        return False
    usable = [bool(_USABLE.search(name)) for name in names]
    lacking = [bool(_LACKING.search(name)) for name in names]
    if sum(usable) == 1 and all(one != other for one, other in zip(usable, lacking, strict=True)):
        return True
    lead = re.split("[。；;\\n]", whole.text[max(0, whole.span.start - _LEAD) : parts[0].span.start])[-1]
    if not _SORTS.search(lead) or told["all"] not in ("全部", "所有"):
        return False
    noun = tail[told.end() : told.end() + _NOUN]
    return noun in whole.after[:_PHRASE] or _MENDED.match(tail, told.end()) is not None


_NOUN, _PHRASE = 2, 8
"""Characters of what is counted, and of what describes it: 闲置校舍."""
