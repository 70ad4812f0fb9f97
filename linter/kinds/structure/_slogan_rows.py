"""Rows before the slogan that counts them: 实施甲提升、乙打造、丙协作“四项行动”, 产值、税收、用工实现“四个翻番”."""

from __future__ import annotations

import re

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_FOUGHT = "打好|打赢|打胜"
_GOVERNED = (
    f"{_FOUGHT}|推进|实施|聚焦|突出|抓好|抓实|开展|做强|做好|培育|发展|构建|建设|落实"
    "|完善|健全|深化|打造|统筹|坚持|守牢|守好"
)
_NAME = r"[^，,。；：“”（()）\n、和及与]{2,16}"
_ROW = regex(rf"(?P<verb>{_GOVERNED})(?P<row>{_NAME}(?:、(?!{_GOVERNED}){_NAME})+)$")
_OPEN = regex(rf"(?:{_GOVERNED}|等|[的之保抓促强破推守上下以为])$|等、")
_WARS = regex(r"(?:战役|攻坚战|硬仗|保卫战|歼灭战|持久战)$")
_CHANGED = regex(
    r"(?P<number>[二两三四五六七八九十])(?:个|项)?(?:翻番|翻两番|下降|双降|增长|正增长|负增长|清零|达标|全覆盖|倍增|上升|减少|增加)$"
)
_SUBJECTS = regex(
    r"(?:^|[，,。；：:\n])[ 　]*(?P<row>[^，,。；：“”（()）\n、]{2,16}(?:、[^，,。；：“”（()）\n、等]{2,14})+)"
    r"(?:均|都|全部|同步)?(?:实现|做到|保持|呈现)(?:了)?“?$"
)
_JOINT = regex("以及|[和与及]")
_CLASSES = regex(
    "[一-鿿]{0,4}(?:文化|产业|经济|能源|资源|品牌|振兴|安全|农业|消费|市场|旅游|作物|畜牧业|产业带|产业链|产业集群|融合|基因)"
)
"""What a word names one of, 红色 of 文化; a 工程 or 中心 behind such a row may be that of the last one alone."""
_VERB = regex(f"^(?:大力|深入|全面|积极|持续)?(?:{_GOVERNED}|弘扬|传承|挖掘|壮大|做大|做优|繁荣|保护|延伸|激活|统筹)")
_WORD = 2
"""Characters of a word of such a row."""
_REACH = 110
_FEWEST = 3
_SHORTEST = 4
"""Characters from which a name is too long to own the slogan by itself: 文化“四大工程”."""


def row_before(text: str, slogan: re.Match[str]) -> list[Span]:
    """The names of the row that a slogan ends, where they are one more or one fewer than it says."""
    start = slogan.start()
    changed = _CHANGED.fullmatch(slogan["slogan"])
    found = (_SUBJECTS if changed else _ROW).search(text, max(0, start - _REACH), start)
    if found is None:
        return []
    lead = _VERB.match(found["row"])
    cut = lead.end() if lead and not changed and found["row"].find("、") - lead.end() == _WORD else 0
    names = found["row"][cut:].split("、")
    number = whole_number(slogan["number"])
    if abs(len(names) - number) != 1:
        return []
    if changed:
        joined = sum(len(_JOINT.findall(name)) for name in names)
        fits = len(names) >= _FEWEST and not joined
    else:
        fits = not _OPEN.search(found["row"]) and _is_row(slogan, found["verb"], names, number)
    return _spans(names, found.start("row") + cut) if fits else []


def _is_row(slogan: re.Match[str], verb: str, names: list[str], number: int) -> bool:
    """True where all names belong to the slogan: what is fought are battles; else long names that are built alike."""
    unit = slogan["slogan"][len(slogan["number"])]
    if len(names) >= _FEWEST and unit in "大个种类" and _CLASSES.fullmatch(slogan["word"]):
        # 弘扬红色、农耕、海洋“四个文化”: words of two characters, each of which names one of the class.
        return all(len(name) == _WORD and not _JOINT.search(name) for name in names)
    if unit not in "大项个" or len(names) < _FEWEST:
        return False
    if verb in _FOUGHT.split("|") and _WARS.search(slogan["word"]):
        return True
    if len(names) > number:
        return unit == "大" and number >= _FEWEST
    sizes = sorted(map(len, names))
    return sizes[0] >= _SHORTEST and sizes[-1] * 2 <= sizes[0] * 3


def _spans(names: list[str], at: int) -> list[Span]:
    spans = []
    for name in names:
        spans.append(Span(at, at + len(name)))
        at += len(name) + 1
    return spans
