"""Codes told twice: “3815”发展目标 in one section and “3518”发展目标 in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from linter.facts.quantities.slips import one_digit, one_more, swapped
from linter.finding import Hit
from linter.kinds.facts._roads_retold import roads_retold
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CODE = regex(r"[“\"](?P<code>\d[\dNnXx]*(?:[+＋]?[\dNnXx]+)*)[”\"](?P<name>[一-鿿]{2,})?")
_PLAIN = regex(r"\d+")
_SIGN = regex("[+＋]")
_SERVICE = regex("热线|电话|举报|专线|短信|平台|客服|网站|服务|邮政|便民|投诉")
"""What is reached by its number: 12345热线, 12315平台."""
_CALENDAR = regex(r"(?:19|20)\d\d|(?:1[0-2]|0?[1-9])(?:0[1-9]|[12]\d|3[01])")
"""Years, and days such as “630”, “1231”: names of two projects as often as not."""
_ONE_OF_MANY = regex("^(?:政策|系列|模式|机制|制度|方案|文件|措施|举措|工作|体系|行动|工程|项目|改革|计划|要求|标准)")
"""Names of which a report has several, each with a code of its own."""
_LEAD = regex(r"[一-鿿]+$")
_FRONT = 8
"""Characters before a code that may be its name."""
_PAIR, _SHORTEST = 2, 3
"""Figures of a code: fewer count something."""


@dataclass(frozen=True, slots=True)
class _Mention:
    code: str
    name: str
    """The Han characters right behind it, and before it where none follow."""
    span: Span
    behind: bool
    """True where the name stands behind the code."""


@dataclass(frozen=True)
class CodeRetold:
    """Compares codes in quotation marks under one name that one key struck wrongly turns into each other.

    In 900 000 characters of public reports no pair of codes of four digits stood under one name.
    """

    telling: int = 4
    """Digits of a code that is no other one's neighbour by chance."""
    shared: int = 4
    """Characters of a name, from its start, that say what a shorter code is of."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each pair of codes."""
        mentions: dict[str, list[_Mention]] = {}
        for one in _mentions(ledger.text):
            mentions.setdefault(one.code, []).append(one)
        for pair in _alike(mentions):
            if not _slip(*pair):
                continue
            told = [mentions[code] for code in pair]
            rare, usual = sorted(told, key=len)
            if len(rare) > 1:
                continue
            odd = rare[0] if len(usual) > 1 else told[1][0]
            others = usual if len(usual) > 1 else told[0]
            same = next((one for one in others if self._one_thing(odd, one)), None)
            if same and _grown_into(ledger, told):
                continue
            if same and ledger.sentence_at(same.span.start) != ledger.sentence_at(odd.span.start):
                values = {"one": same.code, "other": odd.code}
                yield Hit((odd.span, same.span), values, severity="warning", supported=len(others) > 1)
        for road, again in roads_retold(ledger):
            values = {"one": ledger.quote(road), "other": ledger.quote(again)}
            yield Hit((again, road), values, severity="warning", variant="road")

    def _one_thing(self, one: _Mention, other: _Mention) -> bool:
        """True where the names begin alike, or, for codes before and behind which words stand, end alike."""
        if one.behind != other.behind:
            return False
        length = min(len(one.name), len(other.name), self.shared)
        needed = _PAIR if _tells(one.code, self.telling) else self.shared
        if length < needed:
            return False
        head = one.name[:length] == other.name[:length] if one.behind else one.name[-length:] == other.name[-length:]
        return head and (not _ONE_OF_MANY.match(one.name) or _tells(one.code, self.telling))


def _grown_into(ledger: Ledger, told: list[list[_Mention]]) -> bool:
    """True where a sentence with both codes says that one was made of the other: 把“2746”布局拓展为“2747”布局."""
    if any(_INTO.search(ledger.text[max(0, one.span.start - _FRONT * 2) : one.span.start]) for one in chain(*told)):
        return True
    where = [{ledger.sentence_at(one.span.start) for one in mentions} for mentions in told]
    return any(_MADE.search(ledger.read(ledger.sentences[at].span)) for at in where[0] & where[1])


_BECOMES = (
    "(?:拓展|扩展|扩充|扩大|延伸|升级|提升|深化|迭代|调整|优化|完善|丰富|发展|演变|细化|更新|修订|变更|转变|更名|改名|更改|改)"
    "[^，,。；;“”]{0,4}[为成到至]"
)
_INTO = regex(_BECOMES + '了?[“"]$')
_MADE = regex(_BECOMES + '|基础上|(?:取代|替代|代替|接续)(?:了|原)?|拓展而[来成]|不再(?:使用|沿用|提)|原[有来]?的?[“"]')
"""What tells that a code was changed on purpose."""


def _mentions(text: str) -> list[_Mention]:
    found: list[_Mention] = []
    for match in _CODE.finditer(text):
        code = match["code"]
        if len(_SIGN.sub("", code)) < _SHORTEST or _CALENDAR.fullmatch(code):
            continue
        lead = _LEAD.search(text, max(0, match.start() - _FRONT), match.start())
        name = match["name"] or (lead.group() if lead else "")
        if name and not _SERVICE.search(name[:4]):
            span = Span(match.start("code"), match.end("code"))
            found.append(_Mention(code, name, span, match["name"] is not None))
    return found


def _alike(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of codes that share all figures but one, or all of them in another order, each once."""
    groups: dict[tuple[str, str], list[str]] = {}
    for code in codes:
        kept = {(code[:at], code[at + 1 :]) for at in range(len(code))}
        left_out = {("", code), *(("", code[:at] + code[at + 1 :]) for at in range(len(code)))}
        for key in (*kept, *left_out, ("sorted", "".join(sorted(code)))):
            groups.setdefault(key, []).append(code)
    pairs = (pair for group in groups.values() for pair in combinations(group[:_MOST], 2))
    yield from dict.fromkeys(pairs)


_MOST = 6
"""Codes alike beyond which they are a series."""


def _tells(code: str, telling: int) -> bool:
    return len(code) >= telling and _PLAIN.fullmatch(code) is not None


def _slip(one: str, other: str) -> bool:
    """True for one digit struck wrongly, two exchanged, or one lost; the signs between them are the same."""
    first, second = _SIGN.sub("", one), _SIGN.sub("", other)
    if _SIGN.findall(one) != _SIGN.findall(other):
        return False
    if _PLAIN.fullmatch(first) and _PLAIN.fullmatch(second) and swapped(first, second, _SHORTEST, farthest=2):
        return len(first) == len(second)
    return one_digit(first, second, _PAIR) or one_more(first, second)
