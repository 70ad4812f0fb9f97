"""Names told twice: a long title or body with one character wrong, a document number that lost a piece."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator

from . import han
from .source import Plant, Source, Span

_ALIKE = (
    "建健 划化 制治 检监 察查 规轨 形型 帐账 做作 座坐 象像 部步 培陪 级极 园圆 村材 末未 己已 坚艰 振震 "
    "征证 致至 绩积 住驻 水永 干千 源原 待侍 城诚 棵颗 州洲 洋阳 河合 管官 理里 员元 会汇 工公 业叶 农浓 "
    "民名 政正 改该 督都 环还 保宝 育有 科课 技计 审申 计记 财才 务物 发法 展占 行型 动洞 方芳 案按 实十 "
    "施师 意义 见件 条调 例列 定订 标表 准谁 项向 目日 综宗 合和 "
)
"""Characters that hands and input methods take for each other, in pairs."""
_CONFUSED = {pair[at]: pair[1 - at] for pair in _ALIKE.split() for at in (0, 1)}
_TITLE = re.compile(r"《([^《》\n]{8,40})》")
_BODY = re.compile(
    r"(?<=[，。、：；（由经向与和\n])((?:(?![的仅入括是有以及等为将对])[一-鿿]){4,14}(?:委员会|办公室|领导小组|有限公司|集团公司|指挥部|管理局|实验室|开发区|示范区|研究院|试验区))"
)


def _misspelt(name: str, rng: random.Random) -> tuple[int, int, str] | None:
    """A place in a name and what stands there instead: a character like it, or two neighbours exchanged."""
    like = [(i, i + 1, _CONFUSED[c]) for i, c in enumerate(name) if c in _CONFUSED]
    han = [i for i in range(len(name) - 1) if re.fullmatch(r"[一-鿿]{2}", name[i : i + 2]) and name[i] != name[i + 1]]
    swapped = [(i, i + 2, name[i + 1] + name[i]) for i in han]
    choices = like or swapped
    return rng.choice(choices) if choices else None


def _repeated(source: Source, pattern: re.Pattern[str]) -> Iterator[tuple[str, list[Span]]]:
    places: dict[str, list[Span]] = defaultdict(list)
    for match in pattern.finditer(source.text):
        places[match[1]].append(match.span(1))
    return ((name, spans) for name, spans in places.items() if len(spans) > 1)


def _variants(source: Source, rng: random.Random, pattern: re.Pattern[str]) -> Iterator[Plant]:
    for name, spans in _repeated(source, pattern):
        at, made = rng.randrange(len(spans)), _misspelt(name, rng)
        if made:
            start = spans[at][0]
            yield Plant(start + made[0], start + made[1], made[2], (spans[at], *spans[:at], *spans[at + 1 :]))


def title_variant(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A title in 《》 with one character wrong, right elsewhere."""
    yield from _variants(source, rng, _TITLE)


def body_variant(source: Source, rng: random.Random) -> Iterator[Plant]:
    """The long name of a body with one character wrong, right elsewhere."""
    yield from _variants(source, rng, _BODY)


_NUMBER = re.compile(r"[一-鿿]([〔\[（(【])((?:19|20)[0-9]{2})([〕\]）)】])([0-9]{1,4})号")


def document_number(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A document number that lost a bracket or a digit of its year."""
    for match in _NUMBER.finditer(source.text):
        lost = rng.choice((match.span(1), match.span(3), (match.start(2) + 2, match.start(2) + 3)))
        yield Plant(*lost, "", (match.span(),))


def document_brackets(source: Source, rng: random.Random) -> Iterator[Plant]:
    """One document number in other brackets than the rest."""
    del rng
    found = list(_NUMBER.finditer(source.text))
    if len(found) < 2 or {match[1] for match in found} != {"〔"}:
        return
    for match in found:
        yield Plant(match.start(1), match.end(3), f"[{match[2]}]", (match.span(),))


_ORDINAL = re.compile(
    rf"(?P<head>[一-鿿]{{1,3}})第(?P<number>{han.NUMERAL})(?P<what>(?:专项)?(?:巡察|巡视|督导|督察|检查)组|届人民代表大会|届人大|届委员会)"
)


def ordinal_variant(source: Source, rng: random.Random) -> Iterator[Plant]:
    """The group that inspected, or the congress that sits, with another number in one place."""
    groups: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _ORDINAL.finditer(source.text):
        groups[match["head"], match["what"]].append(match)
    for group in groups.values():
        value = han.read(group[0]["number"])
        if len(group) < 2 or len({match["number"] for match in group}) > 1 or not value:
            continue
        at = rng.randrange(len(group))
        other = han.write(value + rng.choice((-1, 1)) if value > 1 else 2)
        others = tuple(match.span() for match in group if match is not group[at])
        yield Plant(*group[at].span("number"), other, (group[at].span(), *others))
