"""Masks: stretches whose numerals count nothing, such as titles, codes, ordinals and fixed phrases."""

from __future__ import annotations

import re

from linter import lexicon
from linter.facts.numbers.numbers import CAPITALS
from linter.lexicon import per_lexicon
from linter.offsets import Span
from linter.patterns import regex

_HAN = "零〇○一二两三四五六七八九十百"
_AMOUNT = (
    r"(?:[￥¥][\d,， ]{1,12}(?:\.\d\d)?(?:万?元)?|[\d,， ]{1,12}(?:\.\d\d|(?:\.\d\d)?万?元)"
    rf"|(?=[{CAPITALS}])[{CAPITALS}零〇万亿元圆角分]{{2,16}}[整正]?)"
)
"""An amount of money that is quoted as it stands on a paper: “捌仟元整”, “￥8000.00”; “12345” is a telephone."""
_NUMBER = rf"(?:\d{{1,4}}|[{_HAN}]{{1,5}})"

_KIND = (
    "(?:人制|年制|分制|段式|厢式|人(?=篮球|足球|排球|龙舟|赛艇|皮划艇|橄榄球|手球|冰壶|跳绳|接力)|人间(?=宿舍|寝室|客?房|公寓|病房|[改的，、。；])"
    "|轮车(?!辆|间|次)|缸(?=柴油|汽油|发动|机)|座(?:及?以[上下])?(?=客车|小?客|轿车|面包车|商务车|校车|中巴|越野车))"
)
"""What makes a kind of thing of a number: 五人制足球, 三人篮球, 六人间, 两轮车, 7座客车, of which there may be many."""

# Every alternative begins with a sign of its own, so that one pass stays linear.
_MASK = regex(
    rf"(?=[《“〔［\[（(0-9A-Za-z._第电邮传账编代{_HAN}-])(?:"
    rf"《[^》\n]{{1,80}}》|“(?!{_AMOUNT}”)[^”\n]{{1,12}}”|[〔［\[][^〕］\]\n]{{1,8}}[〕］\]]"
    r"|https?://[!-~]+|[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]+"
    # telephone numbers
    r"|(?<![\d.])(?:0\d{2,3}-\d{7,8}(?:-\d+)?|1[3-9]\d{9}|\d{3,4}-\d{4}-\d{3,4}|400-?\d{3}-?\d{4})(?!\d)"
    r"|(?:电话|邮编|邮政编码|传真|账号|编号|代码)[:：]\d[\d-]*"
    # 1.2016本年收入, 2016本级支出: a year, with the mark of its item; 本 counts no books there
    r"|(?<![\d.．])(?:\d{1,2}[.．、])?(?:19|20)\d\d(?=本(?:年(?![鉴报画历])|[季月级局院校厅委]|部门|单位))"
    # the time of day
    r"|(?<![\d:：.])(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d.:：])"
    # 第三、四批, 第一至十四批
    rf"|第{_NUMBER}(?:[、和及至到—~-]+第?{_NUMBER})*"
    # 六届人大二次会议
    rf"|[{_HAN}]{{1,3}}届(?:[^，。,;；\n{_HAN}]{{0,8}}[{_HAN}]{{1,3}}次(?=全?体?会议|全会|党代会|大会))?"
    # marks of headings and list items
    r"|(?<=[。；;：:\n])\d{1,2}(?:[.．、](?=[^\d\s])|[)）])"
    rf"|[（(](?:\d{{1,2}}|[{_HAN}]{{1,3}})[)）]"
    # 三年行动计划, 五年规划
    rf"|[{_HAN}]{{1,2}}年(?=行动|规划|计划|攻坚|大变样)"
    rf"|(?<![\d.{_HAN}])(?:\d{{1,2}}|[{_HAN}]{{1,3}}){_KIND})"
)
# 2.1个县配套不足: whole things have no decimals, 2.1个百分点 and 2.5个月 have.
_LINE_MARK = regex(
    r"^[ >*+-]{0,6}\d{1,2}(?:[.．](?:(?!\d)|(?=\d{1,4}(?:个(?!百分点|半?月|小时|工作日|标准)|[家户项处座所宗批笔])))"
    r"|[、)）])",
    re.MULTILINE,
)


@per_lexicon
def _fixed_phrases() -> re.Pattern[str]:
    """The lexicon's phrases, grouped by first character: the scan stops at those characters only."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(lexicon.words("phrases", "fixed"), key=len, reverse=True):
        groups.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return regex("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()))


def masked_spans(text: str) -> list[Span]:
    """The masked stretches, sorted; they may overlap."""
    return sorted(Span(*m.span()) for pattern in (_MASK, _LINE_MARK, _fixed_phrases()) for m in pattern.finditer(text))
