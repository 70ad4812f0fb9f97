"""Sentences of another city's report: 烟台市一般公共预算收入…, where all else is said of 全市."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.names.own_place import Place
from linter.facts.names.prefectures import PREFECTURES
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_WHOLE = regex("[全我]市")
_FEWEST = 3
"""Times that a report says 全市 or 我市 of its own city."""
_LEAD = r"(?<=[。；\n])[ 　]*(?:20\d\d年(?:末|底|度)?|全年|年末|年底|截至[^，。；\n]{2,12})?[，,]?"
_COPIED = regex(
    rf"{_LEAD}(?P<span>(?P<name>[一-鿿]{{2,4}})市)(?:全年|年末)?(?:累计|共)?"
    r"(?:拥有|实有|现有|有|实现|完成|(?:全体)?居民|城[镇乡]|农[村业]|常住|户籍|总?人口|(?:地区)?生产总值|规模?以上|规上|工业|建筑业|房地产"
    r"|第[一二三]产业|一般公共|公共财政|税收|财政|政府性基金|政府债务|国有资本|社会保险|固定资产|社会消费品|限额以上|粮食|进出口|外贸|实际利用"
    r"|金融机构|保险|公路|邮政|电信|旅游|接待|新增|森林|普通|各级|空气|民营)[^。；\n]{0,30}?\d"
)
_OTHERS = regex("对口|帮扶|支援|协作|援[助建]|捐|兄弟|结对|客商|相比|省内|各市|全省|[都城]市[圈群]|同类")


def copied(ledger: Ledger, own: Place) -> Iterator[Span]:
    """Other cities of the same level of which one sentence tells the total of an indicator, and nothing else is told.

    A city below the own one may be told of so; one of its own level is no part of it.
    """
    text = ledger.text
    if own.level != "市" or not own.name.endswith(tuple(PREFECTURES)):  # 苏州, or 江苏省苏州
        return
    if len(_WHOLE.findall(text)) < _FEWEST:
        return
    for match in _COPIED.finditer(text):
        name = match["name"]
        if name not in PREFECTURES or own.name.endswith(name) or text.count(name) > 1:
            continue
        block = ledger.document.blocks[ledger.document.block_index(match.start("name"))].span
        if not _OTHERS.search(text, *block):
            yield Span(*match.span("span"))
