"""All but some: 33个问题已全部整改到位，尚有10个未完成 — one clause says all, the next one how many are left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.states.batchwide import classes_in
from linter.facts.states.claims import ALL_OF_THEM, NOT_YET
from linter.facts.states.ended import ENDS_WORK
from linter.offsets import Span

_LEFT = re.compile(
    rf"(?:{ALL_OF_THEM})(?:按期|按时|如期|已|按要求)*{ENDS_WORK}+[^，,。；;：:\d]{{0,8}}[，,；;](?P<rest>(?:但|目前|现)*"
    r"(?:尚有|还有|仍有|尚余|还剩|仅剩|剩余|余下|其余)(?P<left>\d{1,5})(?P<unit>[个项件条户起处家名])(?P<of>[^，,。；;\d]{0,8}?)"
    rf"(?:(?:尚未|还未|仍未|未能|没有|未){ENDS_WORK}+|(?:正在|仍在)[一-鿿]{{0,4}}?(?:推进|整改|办理|实施|建设)))"
)
_ALL = re.compile(
    r"(?<![\d.第])(?P<all>\d{1,5})(?P<unit>[个项件条户起处家名])(?P<of>[^，,。；;：:\d]{0,14}?)[，,]?(?:目前|现|均|都|已经?|现已)*$"
)
_LOOK_BACK = 26
"""Characters before 全部 in which the number of all stands."""


def find_all_but_some(text: str) -> Iterator[tuple[Span, Span, int]]:
    """Where all are told, where the rest is, and how many these are: of one unit, without another class named."""
    for match in _LEFT.finditer(text):
        line = max(text.rfind("\n", 0, match.start()), text.rfind("。", 0, match.start())) + 1
        all_ = _ALL.search(text[max(line, match.start() - _LOOK_BACK) : match.start()])
        if all_ is None or all_["unit"] != match["unit"] or int(match["left"]) >= int(all_["all"]):
            continue
        if NOT_YET.search(text[line : match.start()]) or classes_in(all_["of"]) != classes_in(match["of"]):
            continue
        start = match.start() - (len(all_.string) - all_.start())
        yield Span(start, match.start("rest") - 1), Span(*match.span("rest")), int(match["left"])
