"""Sentences that stop before they are whole: 对其中拒不改正的2家。, 完成率达到。, 查处案件和。, 为进一步加强监管。"""

from __future__ import annotations

from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNIT = "(?:家|个|户|名|人|处|件|起|项|所|条|座|宗)"
_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_WHOM = "企业|单位|商户|经营户|问题|案件|项目|人员|党员|干部|部门|村|店|网点|线索"
_OBJECT = regex(
    rf"[，；。](?P<words>(?:对|将|把)(?:其中|其余|剩余|余下|上述|以上|这|拒不|逾期|存在|涉嫌|情节|未|不)[^，。；：、\n\d]{{0,14}}"
    rf"{_NUMBER}{_UNIT}(?:{_WHOM})?)[。；]"
)
_SIGN = regex("[达到至了][，。；]|[及且者和、][。；]")
AND_IN_WORDS = "总饱温缓平祥柔调谐中共人暖附亲随"
"""What stands before 和 in words of its own: 总和, 饱和, 温和."""
_WAITS = regex(
    r"(?P<words>(?:[一-鿿]{0,4}(?:率|比例|比重|额|资金|面积|投资|收入|产值|能力|规模)"
    r"(?:达到?|提高[到至]|增加[到至]|上升[到至]|增长[到至]|下降[到至]|减少[到至]|[降升增]至)了?"
    rf"|[一-鿿]{{2,4}}(?:以及|并且|或者|(?<![{AND_IN_WORDS}义太永泰仁谦之])和)|[一-鿿\d%]{{1,6}}、))[，。；]$"
)
_PURPOSE = regex(
    r"(?P<words>为(?:了?进一步|切实|深入|全面|有效|认真|加快|确保|推动|规范|加强)"
    r"(?:(?!提供|奠定|作出|做出|贡献|注入|打下|创造|营造|积累|赢得|保驾|探索|献|打造|带来|开创|争|而|服务。)[^，,。；：:\n“”]){4,40})。"
)
_INDENT = 4
"""Characters before a sentence that may be the blanks with which its paragraph begins."""
_LONGEST = 14
"""Characters at the end of a sentence that show what they wait for."""


def unfinished(ledger: Ledger) -> Iterator[Span]:
    """The end of each sentence whose last words wait for others, and each purpose that is all of its sentence."""
    text = ledger.text
    for match in _OBJECT.finditer(text):
        yield Span(*match.span("words"))
    for sign in _SIGN.finditer(text):
        found = _WAITS.search(text, max(0, sign.end() - _LONGEST), sign.end())
        if found:
            yield Span(*found.span("words"))
    for match in _PURPOSE.finditer(text):
        if text[max(0, match.start() - _INDENT) : match.start()].rstrip(" 　")[-1:] in ("", "。", "\n"):
            yield Span(*match.span("words"))
