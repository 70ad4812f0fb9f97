"""Body variant: the last word of a body's name with one character wrong, 财政经济委元会 beside 财政经济委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Each with the words that differ from it by a character and are right: 研修院, 督导小组.
_ENDINGS = {
    "委员会": "委员长",
    "办公室": "办事室 办案室",
    "实验室": "实训室 实习室 实践室 实操室 实务室 实物室 化验室 检验室 试验室 体验室 测验室 经验室",
    "开发区": "开放区 开采区 开垦区 开挖区 研发区 批发区 首发区 多发区 频发区 高发区 易发区 未发区",
    "示范区": "规范区 模范区 师范区 防范区",
    "试验区": "试点区 试行区 试种区 试用区 试航区 试运区 实验区 体验区 检验区",
    "研究院": "研修院 研学院 研发院",
    "指挥部": "",
    "领导小组": "辅导小组 督导小组 指导小组 引导小组 宣导小组 疏导小组",
    "人民政府": "",
    "人民法院": "",
    "检察院": "检查院",
}
_HAN = "[一-鿿]"


def _broken(ending: str) -> Iterator[str]:
    """The ending with any one of its characters but the last replaced."""
    for at in range(len(ending) - 1):
        yield f"{ending[:at]}(?!{ending[at]}){_HAN}{ending[at + 1 :]}"


_ODD = regex(
    rf"(?P<front>{_HAN}{{2}})(?:" + "|".join(f"(?P<e{n}>{'|'.join(_broken(e))})" for n, e in enumerate(_ENDINGS)) + ")"
)
_RIGHT = frozenset(ending[-3:] for ending in _ENDINGS)
# The last character of an ending, one of the two before it being right.
_SIGN = regex(
    f"[{''.join(sorted({ending[-1] for ending in _ENDINGS}))}]"
    f"(?<={'|'.join(f'{ending[-3]}..|.{ending[-2:]}' for ending in _ENDINGS)})"
)


class BodyVariant:
    """Reports a broken word that ends a name which the text also writes right."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each name that stands broken once."""
        text = ledger.text
        for match in _odd_names(text):
            number = int((match.lastgroup or "e0")[1:])
            ending = list(_ENDINGS)[number]
            odd = match.group()[2:]
            right = match["front"] + ending
            at = text.find(right)
            if odd in _ENDINGS[ending].split() or at < 0 or text.count(match.group()) > 1:
                continue
            values = {"rare": match.group(), "common": right, "rare_count": "1", "common_count": str(text.count(right))}
            yield Hit((Span(*match.span()), Span(at, at + len(right))), values, supported=text.count(right) > 1)


def _odd_names(text: str) -> Iterator[re.Match[str]]:
    """Matches that end where a name may end; most places are passed over by their last character."""
    for sign in _SIGN.finditer(text):
        if text[sign.end() - 3 : sign.end()] in _RIGHT:
            continue
        for length in (5, 6):
            match = _ODD.fullmatch(text, max(0, sign.end() - length), sign.end())
            if match:
                yield match
