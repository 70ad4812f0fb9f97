"""One of all: 67家门店均未发现过期食品 here, 城东店货架上的3种饼干类食品已过保质期 there, 3座油库 and 东河油库.

What none of all was found to have is told of one by name, as a state or a grade of what the number counts, and not
under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.denials import Denial
from linter.facts.states.phases import phases_apart
from linter.facts.states.same_matter import (
    ELSEWHERE,
    FORMERLY,
    LOOKED_AGAIN,
    PROMISED,
    in_report_year,
    lead_of,
    looks_in,
    nearest,
)
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[家座所处个户台辆栋幢]"
_NONE = regex(
    rf"(?:(?<![\d.])\d{{1,4}}{_UNIT}|各|所有|全部)(?P<body>[一-鿿]{{2,14}}?)[中内里]?(?:均|都|全部)"
    r"(?:未曾?|没有|不)(?:发现|查出|查见|查到|检出|存在|出现)(?:有|到|过(?!期|量|度|载))?(?P<what>[一-鿿、]{3,24}?)(?=[，,。；;\n]|$)"
)
_SIGN = regex("[均都部](?:未曾?|没有|不)(?:发现|查|检出|存在|出现)")
_PART = regex("(?:其中|另[有外]?|其余|其他|等|第[一二三四五六七八九十]组|除[^，]{1,12}外[，]?)[^，,。；;]{0,8}$")
_ITEMS = regex("[、和及与或]")
_GENERAL = regex("(?:的|等|问题|现象|情况|情形|行为)+$")
_ALREADY = "(?:均|都|已经?|早已|全部|全)*"
_WHY = "(?:[一-鿿]{2,6}、)?"
_STATES = (
    (
        regex("过期|超期|超?过保质期|超?过有效期"),
        r"(?:过期|超?过了?(?:保质期|有效期|使用期限|保存期)|超(?:保质|有效)?期|失效)",
    ),
    (regex("变质|霉变|发霉|腐[败坏烂]"), "(?:变质|霉变|发霉|腐[败坏烂])"),
    (regex("破损|损坏|毁损|缺损"), "(?:破损|损坏|毁损|缺损)"),
    (regex("失效"), "(?:失效|过期|超?过了?有效期)"),
    (regex("无证|无照"), "(?:未取得|没有|无|未办理)[一-鿿]{0,6}(?:证|照|许可)"),
    (regex("超标|超限"), "(?:超标|超出[一-鿿]{0,6}(?:标准|限值)|超过[一-鿿]{0,4}(?:标准|限值))"),
    (regex("不合格"), "(?:不合格|未达到?[一-鿿]{0,4}标准)"),
)
"""States before the name of a thing, and what tells behind its number that it is in them."""
_GRADE = regex("(?P<grade>特别重大|重大|较大|严重)(?P<thing>[一-鿿]{2,6})")
_GRADED = "(?:判定|认定|评定|定性|核定|确认|鉴定|列|评)为"
_ANY_BODY = regex(
    "(?:受检|被检|被查|受查|医疗|经营|生产|用人|参建|涉事|抽查|检查|的)*"
    "(?:机构|单位|企业|场所|门店|网点|商户|主体|点位|学校)"
)
"""Names that all sorts of bodies bear."""
_NAMED = regex(
    "[一-鿿]{2,8}(?:卫生室|卫生院|医院|诊所|门诊部|公司|超市|药店|饭店|餐馆|酒店|学校|幼儿园|[中小]学|[站所厂店库场矿社院园]|中心|食堂)"
)
_OTHER_LOOK = regex("回访|上级|省里|媒体|曝光|举报|网民|群众反映|去年|上年|上季|上[一个]|整改前|新增|又")
_DENIED = regex("不属实|失实|不实|疑似|避免|防止|杜绝|如|若|未发现|没有发现")
_NEAR = 24
"""Characters behind a number in which its grade is told."""


def find_one_of_all(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of something in all of some bodies, with the number of it told of one of them by its name."""
    counts: list[Quantity] | None = None
    for match in matches_on_lines(_NONE, _SIGN, ledger.text):
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead) or LOOKED_AGAIN.search(lead) or _PART.search(lead):
            continue
        tells = [pattern for part in _ITEMS.split(match["what"]) if (pattern := _telling(_GENERAL.sub("", part)))]
        if not tells:
            continue
        if counts is None:
            counts = [one for one in ledger.quantities if one.kind == "count" and one.exact and one.value >= 1]
        for quantity in nearest(counts, match.start()):
            counted = _counted(ledger, tells, quantity)
            if counted and _is_one(ledger, match, lead, quantity):
                yield Denial(Span(*match.span()), quantity, counted)
                break


def _telling(item: str) -> tuple[str, str, str] | None:
    """The thing of 过期药品 or 重大隐患, and what says behind its number, or before it, that it is such."""
    graded = _GRADE.fullmatch(item)
    if graded:
        said = rf"{_GRADED}{graded['grade']}(?:{graded['thing']})?"
        return graded["thing"], rf"[^。；;\d]{{0,{_NEAR}}}?{said}", rf"{said}的(?:{graded['thing']})?"
    for state, said in _STATES:
        told = state.match(item)
        thing = item[told.end() :].removeprefix("的") if told else ""
        if len(thing) > 1:
            return thing, _WHY + _ALREADY + said, rf"{said}的{thing}"
    return None


def _counted(ledger: Ledger, tells: list[tuple[str, str, str]], quantity: Quantity) -> Span | None:
    """3种药品已过有效期, 被判定为重大隐患的有2处: the number with the words that tell of it; None for other numbers."""
    start, end = quantity.span
    for thing, behind, before in tells:
        at = ledger.text.find(thing, end, end + _NEAR // 2)
        if at >= 0 and _ONLY_WORDS.fullmatch(ledger.text, end, at):
            told = re.compile(behind).match(ledger.text, at + len(thing))
            if told:
                return Span(start, told.end())
        first = quantity.clause.start
        ahead = re.compile(rf"{before}(?:共|有|共有|为)?$").search(ledger.text[first:start])
        if ahead:
            return Span(first + ahead.start(), end)
    return None


_ONLY_WORDS = regex("[一-鿿]{0,8}")


def _is_one(ledger: Ledger, match: re.Match[str], lead: str, quantity: Quantity) -> bool:
    """True where the sentence of the number names one of the bodies, and tells of no other look or time."""
    if match.start() <= quantity.span.start < match.end():
        return False
    said = lead_of(ledger, quantity.span.start)
    around = said + quantity.after
    if any(words.search(around) for words in (ELSEWHERE, FORMERLY, LOOKED_AGAIN, PROMISED, _OTHER_LOOK, _DENIED)):
        return False
    body = match["body"]
    if _ANY_BODY.fullmatch(body):
        named = _NAMED.search(said) is not None
    else:
        at = said.rfind(body)
        named = at > 1 and _OWN_NAME.search(said[:at]) is not None
    if not named or phases_apart(lead, said):
        return False
    looks = looks_in(lead + match.group()), looks_in(said)
    return not looks[1] - looks[0] and in_report_year(ledger, said, lead)


_OWN_NAME = regex("(?:^|[，,。；;：:、在对（(]|[一二三四五]是)[一-鿿“”]{2,6}$")
"""凤凰 before 加油站: one of the 加油站, by its name."""
