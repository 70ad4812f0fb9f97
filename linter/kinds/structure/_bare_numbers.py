"""Bare numbers: 基金收入36.52，加上…12亿元, 增收16.8、增长2.3%, 支出预算调整为3185253，: numbers without their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MONEY_NAME = (
    "完成|执行|安排|下达|拨付|投入|筹集|支出|到位|资金|投资额?|补助|补贴|贷款|收入|税收|产值|零售总?额|债券|金额|增加值"
    "|经费|费用|总额|余额|资产|负债|损失|罚款|租金|工程款|价款|[货欠]款|债务|存款|降费|减税|融资|总任务"
    "|增收|增支|减收|减支|[收支]出?(?:总|合)?计|预算数?|决算数?"
)
_PEOPLE_NAME = "在校[学]?生|毕业生|招生|在园幼儿|参保人数|就业"
_ENDS = r"(?=[，,。；;、）)](?!\d))"
_BARE = regex(
    rf"(?:{_MONEY_NAME})(?:了|调整?为|为|达|共)?(?:(?P<money>\d+\.\d{{1,2}}|(?<![\d,])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<!支出)(?<!债券)(?!20[0-4]\d(?:0[1-9]|1[0-2]))[1-9]\d{{5,7}}){_ENDS}"
    r"|(?P<changed>\d+(?:\.\d+)?)(?=[，,][比较](?:(?:19|20)\d\d年|上年|去年|年初)[一-鿿]{0,6}(?:增加|减少|增长|下降)\d+(?:\.\d+)?[万亿]元))"
    rf"|(?:{_PEOPLE_NAME})(?P<people>\d+\.\d{{1,3}}){_ENDS}"
    r"|(?:(?:增长|下降)|[比较](?:上年|去年|上月|上季度?)(?:同期)?(?:增加|减少|上升|提高|降低|回落))了?(?P<rate>\d+\.\d{1,2})(?=[，,。；;](?!\d))"
)
_SIGN = regex(r"(?:\.\d{1,3}|\d{3})[，,。；;、）)](?!\d)|\d[，,][比较]")
_UNIT_TOLD = regex(
    r"单位[:：为百千万亿元]|[百千万亿]*元[:：]|[（(][百千万亿]*元[、，,/）)]|(?:均为|以)[百千万亿]+元|科目|代码|编[码号]|凭证|列入"
    r"|[（(]万?[人户亩吨][）)]|按[万亿][人元]计|电话|热线|拨打|举报|投诉|[借贷][:：]"
)
"""A unit that is told once for all that follow, and numbers that are codes, entries or lines."""
_SCORED = regex(
    r"权重|占比|弹性|强度|指数|性别比|系数|[得评]分|分值|比值|浓度|单位[:：为]|比重|倍数|平均|[人户亩地劳生]均|单位面积|每[一-鿿]|与流动"
    r"|考核|考评|评价|自评|打分|计分|扣分|加分|满分|总分|分数|绩效|分制|满意度"
)
"""What is told as a bare number, and a unit that is told once for all."""
_HEADED = regex(r"权重|弹性|强度|指数|系数|[得评]分|分值|比值|浓度|单位[:：为]|考核|评价|打分|绩效")
"""What a line above tells of the numbers below it."""
_BARE_LEVEL = regex(r"(?:为|是|达|到|至)\d+(?:\.\d+)?[，,；;（(][^。\n]*$")
"""A value without a unit earlier in the sentence: what it changed by has none either, 性别比为104.20，下降1.32."""
_OTHER_LEVEL = regex(
    r"(?:\d(?!\d*%)(?:：1|∶1|‰|分贝?|毫米|公斤|℃|克(?:/[^，]{1,5})?|元/[^，]{1,4})?|/10万)[，,](?:同?[比较]?(?:上年|去年|上月|上季度?)?(?:同期)?)$|[（(]%[）)]"
)
"""What a change right behind it is told in: 生师比14.2，比上年下降0.35; 降水量1256毫米，比上年增加125.35."""
_MONEY = regex(r"\d[万亿]+元")
_NO_YUAN = regex(r"(?<![\d.])\d+(?:\.\d+)?[万亿](?=[，,。；;、（(](?!\d))")
_NAMED = regex(rf"(?:{_MONEY_NAME}|利润(?:总额)?|GDP|生产总值)(?:完成|实现|达到?|为|共|约|了|突破|超过?)*$")
_NAME = 12
_FULL = 3
"""Amounts of its paragraph that are told with 元."""
_PEOPLE = regex(r"\d[万亿]人")
_MARK = regex(
    r"(?:(?P<round>[（(][一二三四五六七八九十]+[）)])|(?P<figure>\d{1,2}[.．、](?!\d))|(?P<han>[一二三四五六七八九十]+、))"
)
"""The number of an item in a line of its own."""
_AROUND = 60
"""Characters around a number in which its neighbours give their unit."""


def find_bare_numbers(ledger: Ledger) -> Iterator[Span]:
    """Every name with the number behind it that has no unit, where its neighbours have one."""
    for match in matches_on_lines(_BARE, _SIGN, ledger.text):
        if _is_bare(ledger, match):
            yield Span(*match.span())
    yield from _without_yuan(ledger)


def _without_yuan(ledger: Ledger) -> Iterator[Span]:
    """税收收入167.1亿，增长0.2%: the only amount of a text that leaves out 元, in a paragraph full of 亿元."""
    found = list(_NO_YUAN.finditer(ledger.text))
    if len(found) != 1 or not _NAMED.search(ledger.text, max(0, found[0].start() - _NAME), found[0].start()):
        return
    block = ledger.document.blocks[ledger.document.block_index(found[0].start())].span
    if len(_MONEY.findall(ledger.read(block))) >= _FULL:
        yield Span(found[0].start(), found[0].end())


def _is_bare(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where the sentence and its neighbours give such numbers with a unit: 完成36.52，加上…12亿元."""
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    around = ledger.text[max(block.start, match.start() - _AROUND) : min(block.end, match.end() + _AROUND)]
    if match["rate"]:
        told = "%" in around
    elif match["people"]:
        told = _PEOPLE.search(around) is not None
    else:
        grouped = "," in match.group()
        told = _MONEY.search(ledger.read(block) if grouped else around) is not None or _told_beside(ledger, block)
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    before = ledger.text[max(sentence.start, match.start() - _AROUND) : match.start()]
    if match["rate"] and (_BARE_LEVEL.search(before) or _OTHER_LEVEL.search(before)):
        return False
    scored = _SCORED.search(ledger.text, sentence.start, sentence.end) or _UNIT_TOLD.search(
        ledger.text, max(0, block.start - _AROUND), block.end
    )
    if _ONE_UNIT.match(ledger.text, match.end()):
        return False
    return told and not (scored or _HEADED.search(ledger.text, max(0, block.start - _AROUND), block.start))


_ONE_UNIT = regex(
    r"(?:[、和及][一-鿿“”]{1,8}|[，,](?:合|共|总)计)\d[\d,.]*(?:[、，和][一-鿿“”]{1,8}\d[\d,.]*)*(?:[万亿]元|[万亿]人)"
)
"""财政收入18.65、支出36.52亿元: the unit behind the last of a row."""


def _told_beside(ledger: Ledger, block: Span) -> bool:
    """True for （六）其他支出58.22，… where two items before and behind have a unit there."""
    mark = _MARK.match(ledger.text, block.start, block.end)
    if mark is None:
        return False
    at = ledger.document.block_index(block.start)
    near = [ledger.document.blocks[i].span for i in (at - 2, at - 1, at + 1) if 0 <= i < len(ledger.document.blocks)]
    styles = (_MARK.match(ledger.text, span.start, span.end) for span in near)
    alike = [span for span, style in zip(near, styles, strict=True) if style and style.lastgroup == mark.lastgroup]
    return len(alike) > 1 and all(_MONEY.search(ledger.read(span)) for span in alike)
