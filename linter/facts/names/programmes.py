"""Programmes: names of plans, works and platforms between quotation marks: “清泉入户工程”, “雏鹰计划”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.offsets import Span
from linter.patterns import regex

_SORTS = (
    "计划|工程|行动|基金|平台|品牌|活动|项目|制度|办法|大赛|系统|联盟|基地|中心|论坛|讲堂|课堂|示范区"
    "|经济[带圈]|都市圈|模式|机制|体系"
)
_NAME = regex(rf"“(?P<name>[一-鿿]{{2,16}}(?:{_SORTS}))”|“(?P<core>[一-鿿]{{4,14}})”(?={_SORTS})")
_SHORTEST = 4
"""Characters of a name, its sort left out or not."""

_MOST = 4
"""Names that differ in the same place; more are members of a series."""


def find_programmes(text: str) -> dict[str, list[Span]]:
    """Where each programme is named; “清泉入户”工程 and “清泉入户工程” are two names."""
    found: dict[str, list[Span]] = {}
    for match in _NAME.finditer(text):
        name = match["name"] or match["core"]
        if len(name) >= _SHORTEST:
            found.setdefault(name, []).append(Span(*match.span("name" if match["name"] else "core")))
    return found


def one_character_apart(names: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of names that differ by one character, or by two neighbours that changed places, with those characters."""
    masked: dict[str, list[str]] = {}
    for name in names:
        for at in range(len(name)):
            shorter = name[:at] + name[at + 1 :]
            if shorter in names:
                yield shorter, name, name[at]
            if at + 1 < len(name) and name[at] != name[at + 1]:
                turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
                if turned in names and turned > name:
                    yield name, turned, name[at : at + 2]
            like = masked.setdefault(f"{name[:at]}*{name[at + 1 :]}", [])
            yield from ((other, name, other[at] + name[at]) for other in like)
            if len(like) < _MOST:
                like.append(name)
