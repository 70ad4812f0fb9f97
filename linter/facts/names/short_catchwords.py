"""Short catchwords: “三保”支出 and “四保”支出, whose number is told by what stands behind the quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_HAN = "一二两三四五六七八九十"
_SHORT = regex(
    rf"“(?P<number>[二两三四五六七八九十])(?P<word>个?(?:(?![{_HAN}])[一-鿿]){{1,3}})”(?P<behind>[一-鿿]{{2}}|和“)?"
)
_ANY = regex(
    "工作|活动|行动|工程|制度|机制|要求|建设|模式|项目|政策|措施|举措|任务|目标|服务|管理|体系|方式|做法|方法|标准"
)
"""What may be of another catchword of the same word."""
_OFTEN, _VERY_OFTEN = 2, 5
"""Times that the usual number stands in the text, before the same words and before any."""


def find_short_catchwords(text: str) -> Iterator[tuple[Span, Span]]:
    """The one mention with another number, and the first of the usual ones before the same words."""
    if "“" not in text:
        return
    found: dict[str, dict[str, list[re.Match[str]]]] = {}
    for match in _SHORT.finditer(text):
        found.setdefault(match["word"], {}).setdefault(match["number"], []).append(match)
    for numbers in found.values():
        if len(numbers) != len("误正"):
            continue
        odd, usual = sorted(numbers.values(), key=len)
        if len(odd) == 1 and text.count(odd[0].group().split("”")[0][1:]) == 1 and _is_told(odd[0], usual):
            same = [one for one in usual if one["behind"] == odd[0]["behind"]] or usual
            yield _span(odd[0]), _span(same[0])


def _is_told(odd: re.Match[str], usual: list[re.Match[str]]) -> bool:
    """True before the same words, and where the usual number is told so often that there is no other catchword."""
    behind = odd["behind"]
    telling = behind and not _ANY.match(behind) and any(one["behind"] == behind for one in usual)
    return len(usual) >= (_OFTEN if telling else _VERY_OFTEN)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("number"), match.end("word"))
