"""Bodies behind their number, whose noun stands before it: 直属单位4个，分别是县渔政中心、县船检所、县航标站."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex(r"[位构室设学生街门所校院司业镇道区心店队组](?=[共仅现有为设计]{0,2}[二两三四五六七八九十\d])")
_OPENING = (
    r"(?:[：:]|[，,]?(?:分别|依次|具体)(?:[是为有])?[：:]?|[，,](?:[即为][：:]?)"
    r"|[（(](?:即|分别[是为]|具体为)?[：:]?)"
)
_COUNTED = regex(
    r"(?<=(?P<two>[一-鿿]{2}))[共仅现有为设计]{0,2}(?P<count>(?P<number>\d{1,2}|[二两三四五六七八九十]{1,3})[个家所支])"
    rf"{_OPENING}(?P<run>[^。；;：:\n“”《》\d]{{8,600}}?)(?=[。；;\n]|$|[，,][^，,。；;、\d]{{2,12}}\d)"
)
_NOUNS = (
    (
        frozenset(("单位", "机构", "部门", "企业", "公司")),
        frozenset("局委办院会部站所社校队室厅司处府心科股馆台园厂组团行店场"),
    ),
    (frozenset(("科室", "股室", "处室", "内设", "站所", "院所", "中心")), frozenset("科股室处所站办队心厅院部组局委")),
    (frozenset(("学校", "小学", "中学", "医院", "卫生")), frozenset("校学园院心")),
    (frozenset(("乡镇", "镇街", "街镇", "街道", "社区")), frozenset("镇乡道区村处")),
    (frozenset(("大队", "中队", "支队", "小组")), frozenset("队组班")),
)
"""The last two characters of a noun, and the characters that names of such bodies end with."""
_ASIDE = regex(r"[（(][^（()）\n]{0,60}[）)]")
_JOINT = regex("以及|[和及与]")
_COMMA = regex("[，,]")
_OPEN = regex("等[^、]{0,3}$")
_FEWEST, _LONGEST = 3, 22
_OFF = 2
"""Names by which a slip misses the number at most: where more are missing, some are left out on purpose."""


def find_bodies_behind(text: str) -> Iterator[NamedList]:
    """Every list of bodies, parted by 、 alone, behind the number that tells how many they are."""
    if "、" not in text:
        return
    for match in _matches(text):
        ends = next((ends for nouns, ends in _NOUNS if match["two"] in nouns), None)
        found = _listed(match, ends) if ends else None
        if found and abs(found.number - len(found.items)) <= _OFF:
            yield found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for sign in _SIGN.finditer(text):
        match = _COUNTED.match(text, sign.end())
        if match:
            yield match


def _listed(match: re.Match[str], ends: frozenset[str]) -> NamedList | None:
    """The names of a run; None where one of them is no name of a body by its end."""
    run = _blotted(match["run"])
    comma = _COMMA.search(run)
    if comma:
        behind = _COMMA.split(run[comma.end() :])[0]
        if "、" in behind or behind[-1:] in ends:
            return None  # 甲局、乙局，丙中心、丁中心: the list may go on
        run = run[: comma.start()]
    run = run.rstrip("）) 　")
    names = run.split("、")
    stems = [name.rstrip("　") for name in names]
    opened = _OPEN.search(stems[-1])
    if opened:
        stems[-1] = stems[-1][: opened.start()]
    if len(names) < _FEWEST or len(set(stems)) < len(stems):
        return None
    if any(not stem or stem[-1] not in ends or len(stem) > _LONGEST for stem in stems):
        return None
    items, at = [], match.start("run")
    for name, stem in zip(names, stems, strict=True):
        items.append(Span(at, at + len(stem)))
        at += len(name) + 1
    count = Span(*match.span("count"))
    return NamedList(whole_number(match["number"]), count, tuple(items), _readings(stems, ends), bool(opened))


def _blotted(run: str) -> str:
    """The run with what stands in brackets blotted out, so that a 、 in there parts nothing."""
    return _ASIDE.sub(lambda aside: "　" * len(aside.group()), run)


def _readings(names: list[str], ends: frozenset[str]) -> frozenset[int]:
    """The names, each joint one name more; none inside 县发展和改革局, where no name ends before it."""
    joints = sum(name[joint.start() - 1] in ends for name in names for joint in _JOINT.finditer(name) if joint.start())
    return frozenset(range(len(names), len(names) + joints + 1))
