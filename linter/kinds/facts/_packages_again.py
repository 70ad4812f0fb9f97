"""Packages of measures told again: 便民停车9条措施 in what was done, 便民停车12条措施 in what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_COUNTED = regex(
    r"(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})[条项])"
    "(?P<sort>(?:具体|硬核|政策|惠企|惠民|工作|改革|配套)*(?:举措|措施|政策|意见|规定))"
)
_SIGN = regex("[条项](?=具体|硬核|政策|惠企|惠民|工作|改革|配套|举措|措施|意见|规定)")
_NAME = regex("[一-鿿“”]{6,24}$")
_LONGEST = 24
_CARRIED_ON = regex("落[实地细]|执行|兑现|用好|用足|见效|深化|推动|推进|抓好|贯彻|实施好|细化")
_NEW = regex(
    "新|再|出台|制定|推出|发布|印发|研究|谋划|升级|优化为|扩|增|版|第[一二三四五六七八九]批|[上下前][一轮批]"
    "|国家|省|市|县|区|等"
)
_TAIL = 6
"""Characters right before the number by which two places name one package."""
_NEAR = 12


_QUOTED = regex(r"[“《](?P<name>[一-鿿]{3,12}?)(?P<count>(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})条)[”》]")
_ANOTHER = regex("[新旧原]|升级|迭代|扩[充展]|修订|优化|版|国家|省|市|县|区|等|相继|先后|分别")


def _quoted_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """“人才服务20条” and “人才服务25条”: a package that is known by its name and its number."""
    told: dict[str, list[re.Match[str]]] = {}
    for match in matches_on_lines(_QUOTED, _QUOTED_SIGN, ledger.text):
        told.setdefault(match["name"], []).append(match)
    for named in told.values():
        first, other = named[0], next((one for one in named if one["n"] != named[0]["n"]), None)
        if other is None or len({whole_number(one["n"]) for one in named}) != len((first, other)):
            continue
        sentences = [ledger.sentence_at(one.start()) for one in (first, other)]
        leads = [
            ledger.text[max(ledger.sentences[at].span.start, one.start() - _NEAR) : one.start()]
            for at, one in zip(sentences, (first, other), strict=True)
        ]
        if sentences[0] != sentences[1] and not any(_ANOTHER.search(lead) for lead in leads):
            yield Span(*first.span("count")), Span(*other.span("count"))


_QUOTED_SIGN = regex("条[”》]")


def packages_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Each package that is carried on under another number, with where it was told before."""
    told: dict[tuple[str, str], list[tuple[str, re.Match[str]]]] = {}
    for match in matches_on_lines(_COUNTED, _SIGN, ledger.text):
        named = _NAME.search(ledger.text, max(0, match.start() - _LONGEST), match.start())
        if named:
            told.setdefault((named.group()[-_TAIL:], match["sort"]), []).append((named.group(), match))
    for (_, first), *rest in told.values():
        if len(rest) != 1 or whole_number(rest[0][1]["n"]) == whole_number(first["n"]):
            continue
        name, again = rest[0]
        around = name + ledger.text[again.end() : again.end() + _NEAR]
        if _CARRIED_ON.search(around) and not _NEW.search(name[:-_TAIL] + again["sort"]):
            yield Span(*first.span("count")), Span(*again.span("count"))
    yield from _quoted_again(ledger)
