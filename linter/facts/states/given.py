"""Given: the words before a number that tell which things it takes up: 督查指出的23所, 名单上的89家."""

from __future__ import annotations

from linter.patterns import regex

_GIVEN = regex(
    r"(?P<verb>[一-鿿]{2,12})的$"
    r"|(?P<title>《[^《》\n]{2,30}》)[一-鿿]{0,6}的$"
    r"|(?P<list>台账|名录|名单|清单|目录|库|册|计划|盘子|范围)(?:所列|列明|载明|列出|[内中上里])(?:的|现有|共有)?$"
)
"""What they were told to be, the list that they stand on, or the paper that holds them."""
_ENDS = ("的", "内", "中", "有", "上", "里", "列", "明", "出")
_ON_LIST = regex("(?P<list>台账|名录|名单|清单|目录)(?:所列|列明|载明|列出|[内中上里])$")
_DONE_TO = regex("(?<!应)[对将把向给](?![象策口])|(?<![作成认称列改分定])为")


def given_before(before: str) -> str:
    """The words before 的 without whoever does what to them, or the list or paper that holds them; empty for none."""
    match = _GIVEN.search(before) if before.endswith(_ENDS) else None
    if match is None:
        return ""
    words = match["verb"] or match["list"] or match["title"]
    listed = _ON_LIST.search(words)
    if listed:
        return listed["list"]
    bare = _DONE_TO.split(words)[-1]
    return bare if len(bare) > 1 else words


_PASSIVE = regex(
    "[被受](?P<verb>抽[检查]|检[查测]?|督[查察导]|巡[察视]?|审计?|评估?|考核?|查[处封]|约谈|通报|处罚|访谈?)(?=[一-鿿]{2})"
)


def passive(after: str) -> tuple[int, str]:
    """How many characters of 被抽检企业 say what was done to them, and the verb; none of other words."""
    match = _PASSIVE.match(after) if after[:1] in ("被", "受") else None
    return (match.end(), match["verb"]) if match else (0, "")
