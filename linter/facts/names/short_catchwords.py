"""Short catchwords whose number is known: “三农”, “三公”经费, “三保”支出, and no “四农”.

Other words of one character go with several numbers, “两癌”筛查 and “五癌”筛查, “三变”改革 and “四变”改革.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_NUMBER = "[二两三四五六七八九十]"
_KNOWN = regex(rf"“(?:三[农公保]|{_NUMBER}(?:[农公]|保(?=”(?:支出|底线|保障|预算|清单|风险))))”")


def find_short_catchwords(text: str) -> Iterator[tuple[Span, Span]]:
    """Each mention with another number, and the first with the right one, told at least once."""
    if "农”" not in text and "公”" not in text and "保”" not in text:
        return
    right: dict[str, Span] = {}
    wrong: list[Span] = []
    for match in _KNOWN.finditer(text):
        span = Span(match.start() + 1, match.end() - 1)
        if text[span.start] == "三":
            right.setdefault(text[span.start + 1], span)
        else:
            wrong.append(span)
    for span in wrong:
        usual = right.get(text[span.start + 1])
        if usual:
            yield span, usual
