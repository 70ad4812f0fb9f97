"""Malformed numbers: a stray point or comma inside a number, a unit or per cent sign written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter import lexicon
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit, Severity
from linter.kinds.form._fractions import find_fractions, find_small_yields
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Behind these a numeral with points is an address, a table number or a version, not an amount.
_IN_PROSE = r"(?<=[一-鿿¥(（])(?<![第表图节章见版])(?<!版本)"
_SCALE = r"(?:[万亿]元?|元|%)"
# 系数0.61，万元产值能耗…: there 万元 is no unit parted from its number, it opens the name of the next indicator.
# So what follows tells a unit that is parted from its number: a mark, the end, a word that goes on telling the amount.
_PER = r"[万亿]元(?:GDP|[一-鿿]{0,6}(?:总值|产值|增加值)|[一-鿿]{0,10}(?:能耗|[水电煤]耗|用[水电能]|取水|排放|强度))"
_PARTED = (
    r"[万亿]元(?=[^一-鿿A-Za-z]|$|[的了]|用(?:于|作|来|以)|增(?:[长收支幅]|加(?!值))|减[少收]|下降|同比|环比|[比较](?:上|去|年|预)|占(?!地)"
    r"|左右|主要|其中|资金(?!利)|支持|补助|奖励|经费)"
)
_COUNTED = r"(?:[人名户个家所亩件项]|[万亿]?元)(?=[，,。；;、）)\n]|$)"
"""Behind per cent, the unit of a number that stood there before: 占比3.2%人."""
_MALFORMED = regex(
    rf"(?P<point>{_IN_PROSE}(?!(?:19|20)\d\d\.)\d+\.(?:\d+\.(?!{_PER}){_SCALE}|{_SCALE})"
    rf"|{_IN_PROSE}\d+\.\d+[,，、。]{_PARTED}"
    rf"|{_IN_PROSE}(?!(?:19|20)\d\d\.)\d+\.\d+\.\d+{_SCALE}"
    r"|(?<![\d.,])\d+(?:\.\.|\.,|,\.)\d+(?![\d.])"
    r"|(?<=[一-鿿])\d{1,3},,\d{3}(?=[万亿元人户]))"
    r"|(?P<groups>(?<![\d.,])\d{1,3}(?:,\d{1,4}){2,}(?![\d,]))"
    r"|(?P<comma>(?<=[一-鿿¥])(?<![第表图段目案同号包项次等件批标类档])\d{1,3}(?:,\d{3})*,(?:\d{1,2}(?:\.\d+)?|\d{4})(?=[万亿]))"
    r"|(?P<unit>\d(?:万?亿万元?|万亿亿元?|万万(?!同胞|人民|名?群众)元?|亿亿元?|[万亿]?元(?:元(?![月旦件素老])|[万亿]元)))"
    r"|(?P<ratio>(?:\d[万亿]吨标准?煤|(?<![\d.])[1-9]\d*(?:\.\d+)?[万亿](?:吨|立方米)[一-鿿]{0,4})[/／]万元)"
    rf"|(?P<percent>百分之[零一二三四五六七八九十百点\d.]+[%‰]|\d(?:[%‰][%‰]+|[%‰]个?百分点|%{_COUNTED}))"
)
_SIGN = regex(
    r"[.,，、。元亿万%‰之](?:(?<=[.,，、。])[万亿元%.,]|(?<=\.)\d+\.|(?<=,)\d{1,4}(?:[,万亿]|(?<!\d{3})\.\d)|(?<=亿)[万亿]|(?<=万)万|(?<=元)[元万亿]"
    r"|(?<=[%‰])(?:[%‰]|个?百分点|[人名户个家所亩件项元万亿])|(?<=之)[零一二三四五六七八九十百点\d.]+[%‰])|[/／]万元"
)


class MalformedNumber:
    """Reports 20.56.亿元, 12..5, 1,23,456元, 3万元元, 百分之十五% and 15%%."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every number that cannot be read."""
        text = ledger.text
        for match in matches_on_lines(_MALFORMED, _SIGN, text):
            how = match.lastgroup or ""
            if how == "groups" and (
                not _broken_groups(text, match) or _EACH.search(text, max(0, match.start() - _LABEL), match.start())
            ):
                continue  # 三个村分别为8,36,125户
            begun = how in ("unit", "percent", "ratio")
            span = Span(_start(text, match.start()) if begun else match.start(), match.end())
            # 3.2万立方米/万元: what one 万元 takes is told in the single unit; 1.2万千瓦时/万元 may be so.
            loud: Severity = "warning" if how in ("comma", "ratio") else "error"
            variant = "ratio" if how == "ratio" else ""
            yield Hit((span,), {"number": text[span.start : span.end]}, severity=loud, variant=variant)
        yield from _beheaded(text)
        # The key beside that of the per cent sign: 占28.70&.
        for match in _BESIDE_PERCENT.finditer(text) if "&" in text else ():
            yield Hit((Span(*match.span("number")),), {"number": match["number"]})
        yield from _beyond_cents(text)
        for span in (*find_fractions(ledger), *find_small_yields(ledger)):
            yield Hit((span,), {"number": ledger.quote(span)}, severity="warning", variant="fraction")
        for match in matches_on_lines(_TWICE, "%", text):
            values = {"number": match.group(), "meant": f"{match['half']}%"}
            if not _GROWN.search(text, max(0, match.start() - 2 * _LABEL), match.start()):
                yield Hit((Span(*match.span()),), values, severity="warning", variant="twice")
        for match in matches_on_lines(_LEADING_NOUGHT, _NOUGHT, text):
            yield Hit((Span(*match.span()),), {"number": match.group()}, variant="nought")
        for match in matches_on_lines(_STOP_FOR_POINT, _STOP, text):
            if not _LISTED_NUMBERS.search(text, max(0, match.start() - _LABEL), match.start()):
                yield Hit((Span(*match.span()),), {"number": match.group()}, severity="warning", variant="point")


_TWICE = regex(r"(?<![\d.,])(?P<half>[1-9]\d{1,2})(?P=half)%")
"""5050%, 100100%: the digits of a share typed twice."""
_GROWN = regex("增长|增幅|增速|上升|提高|增加|目标的")
"""What may be tenfold: 充电桩由8台增加到113台，增长1313%."""
_LEADING_NOUGHT = regex(r"(?<=[一-鿿])(?<!税率为)(?<!征收率为)0[1-9]\d*(?:\.\d+)?(?:%|个百分点|[万亿]元)")
_NOUGHT = regex(r"(?<=[一-鿿])0[1-9]")
_STOP_FOR_POINT = regex(
    r"(?<=[占率比幅达为至到约超近成了计额入出资值长降高升少加款费的])(?<!上的)(?<![实应收]到)(?!(?:19|20)\d\d\D)\d{1,6}[，。]\d{1,2}(?:%|个百分点|万亿?元|亿元?|万[人户家个亩吨件辆台])"
    r"(?:左右|以[上下内])?(?=[，,。；;、）)\n]|$)"
)
"""55，09%: a number without its unit, and digits with one right behind the mark: the mark is a point typed wrong.

Behind it the clause ends: 到会86，95%为党员 begins another one.
"""
_STOP = regex(r"\d[，。]\d")
_LISTED_NUMBERS = regex(
    r"分别|各|[之共]?[为是](?:第|前)|编号|排名|名次|位次|序号|得分|评分|代码|文号|型号|等奖|[辖有]村|乡镇|档|等次|比例"
)
"""Words of numbers that have no unit of their own."""
_EACH = regex("分别|各|依次")
_BESIDE_PERCENT = regex(
    r"(?:占(?:比|[一-鿿]{0,8}的)?|率|比例|比重|增长|下降|提高|上升)(?:约?为|达到?|了)?(?P<number>\d{1,3}(?:\.\d{1,2})?[&＆])(?=[，,。；;、）)\n]|$)"
)
_CENTS = regex(
    r"(?P<what>[一-鿿]{2,12})(?P<number>(?<!\d)\d{2,}\.\d{3,}元)(?!人民币|[一-鿿]{0,2}[/／每]|[A-Za-z])(?!.{0,3}[/／])"
)
_PRICE = regex("[价率币兑折息]|[补贴赔]|依据|分红|净资产|单位|标准|成本|每|均|收益|净值")


def _beyond_cents(text: str) -> Iterator[Hit]:
    """已缴罚款215.3046元: nobody pays parts of a cent, so 万 was lost; prices and rates have as many places."""
    for match in _CENTS.finditer(text) if _THOUSANDTHS.search(text) else ():
        if not _PRICE.search(text, max(0, match.start() - _LABEL), match.start("number")):
            yield Hit((Span(*match.span("number")),), {"number": match["number"]}, severity="warning", variant="cents")


_THOUSANDTHS = regex(r"\d\d\.\d{3,}元")
_GROUPED = regex(r"\d(?P<rest>,\d{3}\.\d+(?:[万亿]元?|元))")
_BEHEADED = regex(r"[,，](?=\d{3}\.)(?<=[一-鿿].)(?P<rest>\d{3}\.\d+(?:[万亿]元?|元))")


def _beheaded(text: str) -> Iterator[Hit]:
    """支出总计,867.48万元 beside 1,867.48万元: the mark stands there yet, the digits before it are lost.

    Amounts with decimals alone: that two of them end alike is no chance.
    """
    beheaded = list(_BEHEADED.finditer(text))
    whole = {match["rest"]: match for match in _GROUPED.finditer(text)} if beheaded else {}
    for match in beheaded:
        other = whole.get("," + match["rest"])
        if other and _NAMES_AMOUNT.search(text, max(0, match.start() - _LABEL), match.start()):
            start = _start(text, other.start())
            yield Hit((Span(*match.span()), Span(start, other.end())), {"number": match.group()})


_NAMES_AMOUNT = regex(r"(?:[总合共小]计|总[额计量数]|收入|支出|经费|资金|财力|投资|预算|决算|金额)(?:数|为|共)?$")
_LABEL = 8
"""Characters before a number that name it."""


def _start(text: str, at: int) -> int:
    """Where the number begins whose last digit stands at `at`."""
    while at and text[at - 1] in "0123456789.":
        at -= 1
    return at


def _broken_groups(text: str, match: re.Match[str]) -> bool:
    """True for 1,23,456元: groups of a number, not a list (第1,2,3条), one of them without three digits."""
    first, *groups = match.group().split(",")
    if first == "0" or len(groups[-1]) != len("000") or all(len(group) == len("000") for group in groups):
        return False
    units, end = lexicon.units(), match.end()
    end += text[end : end + 1] in ("万", "亿")
    return any(text[end : end + length] in units for length in (1, 2, 3))
