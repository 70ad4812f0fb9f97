"""Ordinal slots: 市委第四巡察组, 县委第六轮巡察, 第十六届人民代表大会, 第三季度, and the same with the number lost."""

from __future__ import annotations

from dataclasses import dataclass

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = r"(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,5})"
_GROUP = (
    r"(?:联合|综合|专项)?(?:巡察|巡视|(?:生态)?环境保护督察|生态环保督察|环保督察"
    r"|督察|督导|督查|巡查|考核|检查|审计|调查|指导|工作)小?组"
)
_ROUND = r"轮(?:[^，。；、\s第]{0,6}?(?:巡察|巡视|督察))?"
_MEETING = r"次(?:全体|常务|常委|党委|党组|主席团)?(?:扩大)?(?:会议|全会|代表大会|党代会)|次全国[一-鿿]{2,10}?[普调]查"
_SLOT = regex(
    # 及第, 门第, 次第 end in 第 themselves; 市政府第 does not.
    r"第(?<![科门落次等品]第)(?<![^政]府第)"
    rf"(?P<numbers>{_NUMBER}(?:(?:[、和及至到—~-]|以及){{1,2}}第?{_NUMBER}){{0,40}})?"
    rf" {{0,2}}(?P<body>{_GROUP}|{_ROUND}|{_MEETING}|届|季度|批|期(?=[^间望待限盼权货])|(?<=第)次(?!日))"
)
_ISSUER = regex(
    r"(?:中央|国家|国务院|(?:[省市县区州旗盟镇乡]|自治区|中共)(?:委|党委|政府|纪委)?"
    r"|人民代表大会(?:常务委员会)?|人大(?:常委会)?|常务委员会|常委会|委员会|[省市县区州旗]?(?:安委会|减灾委|安全生产|消防安全|生态环保))$"
)
_EACH = regex(_NUMBER)
_LOOK_BACK = 12
"""Characters before 第 in which the issuer stands; 人民代表大会常务委员会 has eleven."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place that an ordinal fills, or ought to fill."""

    span: Span
    """From the issuer to the end of the body word."""
    issuer: str
    """市委, 中央, 人民代表大会; empty where none stands before 第."""
    body: str
    """What is numbered: 巡察组, 轮巡察, 届, 次会议."""
    numbers: tuple[int, ...]
    """One number, several for 第四、五巡察组, none where the slot is empty."""
    written: str
    """The ordinal as it is written, 第四."""


def find_slots(text: str) -> tuple[Slot, ...]:
    """Every ordinal slot of the text, in order."""
    found = []
    for match in _SLOT.finditer(text):
        issuer = _ISSUER.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
        name = issuer.group() if issuer else ""
        numbers = tuple(whole_number(each.group()) for each in _EACH.finditer(match["numbers"] or ""))
        span = Span(match.start() - len(name), match.end())
        found.append(Slot(span, name, match["body"], numbers, f"第{match['numbers'] or ''}"))
    return tuple(found)
