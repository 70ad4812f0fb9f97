"""Scope: the place, organisation or level that a number speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern

from linter import lexicon
from linter.fact import Filled, Sentence
from linter.lexicon import per_lexicon
from linter.offsets import Span
from linter.patterns import regex

_LEVEL = (
    r"全(?:[县市区镇乡省州旗院局校]|系统)|[我本][县市区镇乡省州院局校](?!级)|[市县区省州]本级|[市县区省]直(?=单位|部门|机关|属)"
    # 高于全国, 居全国前列: what the report's own figure is held against.
    r"|(?<=[，,。；;、（：\n年])全国(?!平均|前|第|首|领先|唯一|示范|重点|最|人大|政协|先进|文明|优秀)"
    r"|(?<=[，,。；：、（])[新园]区|^[新园]区"
)
_LEVEL_FIRST = "全我本市县区省新园"
LONGEST_NAME = 5
"""Characters of a place name before its ending; longer runs hold other words."""
# A name stands at the beginning of its clause or behind one of these; elsewhere its beginning is not known.
# Behind a figure stands what is counted: 312名网格员走村 tells of no village.
_FRONT = regex(r"(?:^|.*(?:[^一-鿿0-9]|其中|包括|截至|目前|[的和与及在对由从向把将是为、]))(?P<name>[一-鿿]{2,5})$")


@per_lexicon
def _endings() -> re.Pattern[str]:
    places = "|".join(sorted(lexicon.words("heads", "places"), key=len, reverse=True))
    named = "|".join([*map(re.escape, lexicon.own().organisations), _LEVEL])
    own = lexicon.own().organisations
    first = "".join({name[:1] for name in (*lexicon.words("heads", "places"), *own)}) + _LEVEL_FIRST
    return regex(
        rf"(?=[{re.escape(first)}])(?:(?P<level>{named})|(?:{places})"
        r"(?!(?<=乡)[村镇]|(?:[^居]?民|[一-鿿]?(?:小组|级|域|长|干部))|委|政府|化|集|场|公司|管|属|直))"
    )


_SHORT = frozenset("有为在对向将经该等各及共设含让使从由把被给个级每")
"""Words of one character that no name holds."""
_STARTS = ("个", "级", "村", "该", "各", "所有")


@lru_cache(maxsize=4096)
def _is_place(name: str, ending: str) -> bool:
    """False for 共有乡镇 and 常住人口城镇: words of having and counting, and common nouns that end like a place."""
    import rjieba

    generic = lexicon.words("heads", "generic")
    if name.startswith(_STARTS) or name in generic or name.endswith(tuple(kind for kind in generic if len(kind) > 1)):
        return False
    words = rjieba.tag(name + ending)
    for text, tag in words:
        if text in _SHORT or (len(text) > 1 and text != ending and tag[0] in _VERBAL):
            return False
    last, tag = words[-1]
    return len(last) <= len(ending) or tag in ("ns", "nr", "nrt", "nz") or last == name + ending


_VERBAL = "vdpcrumq"


class Scopes:
    """The scope of one number after another, in reading order."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._sentence = -1
        self._found: list[tuple[int, str]] = []
        """What was found in that sentence: those of a whole long text would take as much as its quantities."""

    def at(self, sentence: int, clause: Span, offset: int) -> tuple[str, Filled]:
        """The nearest scope before `offset`: said in the clause, inherited from earlier in the sentence."""
        if sentence != self._sentence:
            self._sentence, self._found = sentence, list(self._in(self._sentences[sentence].span))
        for where, name in reversed(self._found):
            if where <= offset:
                return name, "said" if where >= clause.start else "inherited"
        return "", "unknown"

    def _in(self, span: Span) -> Iterator[tuple[int, str]]:
        floor = span.start
        for match in _endings().finditer(self._text, span.start, span.end):
            if match["level"]:
                floor = match.end()
                yield match.end(), intern(match.group())
                continue
            front = _FRONT.search(self._text[max(floor, match.start() - LONGEST_NAME - 2) : match.start()])
            if front:
                name = front["name"].removeprefix("其中").lstrip("如即")
                if len(name) > 1 and _is_place(name, match.group()):
                    yield match.end(), intern(name + match.group())
