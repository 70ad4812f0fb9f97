"""Fractions of what is whole: 比上年末增加11.6人 beside 1284.5万人: a 万 was lost, persons have no parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FRACTION = regex(
    r"(?<![\d.,])\d+\.\d+(?P<unit>人次|人(?!次|[天日月年时]|工日|民币|[·・.．×—-][天日月年时])|[户名辆张头只]|台(?![班时套]))(?!均|[/／人]|[一-鿿]{0,3}百分点)"
)
_MEASURED = regex(
    r"折[算成半计]|用工|生育|抚养|开放床位|[亩户车船]载|公里|职数|看病|配备|户用|百[亩张]|1：|[每均率比]|死亡|系数|拥有|保有量|折合|标准|密度|师生|生师|指数|当量|万[人车]|百万吨|亿元|规模|班额|[户家]庭?人口(?!\d)|调查户|总和"
    r"|(?<![\d.几数上多])[十百千万]+(?:名|位)?(?:[常户]籍?住?人口|人(?!次)|户|老|就业|从业|学生|农户|居民)"
    r"|(?<![今当次昨末同近\d])日(?:发送|接待|客流|担负|运)|[架班车航船列场]次|航班|就诊|诊疗|供养|负担|赡养|对应|岗位|[一1][名个头只户]"
    r"|工作量|强度|繁殖|窝|母猪|产[仔羔犊]|载畜|胎|排名|位次"
)
"""What is told of one person or thousand, whose parts count."""


def find_fractions(ledger: Ledger) -> Iterator[Span]:
    """Every count of persons or things with decimals, where such are told by the ten thousand beside it."""
    for match in _FRACTION.finditer(ledger.text):
        at = ledger.sentence_at(match.start())
        sentence = ledger.sentences[at].span
        # What the number itself is compared with, 比上年末, is no measure.
        front = _COMPARED.sub("", ledger.text[sentence.start : match.start()])
        told = re.sub(rf"\d万{match['unit'][0]}", "", front) + ledger.text[match.end() : match.end() + _BEHIND]
        if _MEASURED.search(told):
            continue
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        near = ledger.text[max(block.start, sentence.start - _BEFORE) : sentence.end]
        if _EACH.search(near):
            continue
        if f"万{match['unit']}" in near or (match["unit"] == "名" and "万人" in near):
            yield Span(*match.span())


_EACH = regex("每|[人户班校均]均")


def find_small_yields(ledger: Ledger) -> Iterator[Span]:
    """Every yield of one sort of meat in tonnes with decimals, beside others by the ten thousand: 禽肉产量8.01吨."""
    for match in _YIELD.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        block = ledger.document.blocks[ledger.document.block_index(match.start())].span
        near = ledger.text[max(block.start, sentence.start - 2 * _BEFORE) : min(block.end, sentence.end + _BEFORE)]
        # What a total proves alone is told with its sum.
        summed = _ALL_MEAT.search(near) is not None and len(_YIELD.findall(near)) == 1
        if _BY_THE_TEN_THOUSAND.search(near) and not summed:
            yield Span(*match.span("number"))


_YIELD = regex(r"[猪牛羊禽兔]肉(?:总?产量)?(?:为|达)?(?P<number>\d{1,2}\.\d+吨)")
_ALL_MEAT = regex("肉类|猪牛羊")
_BY_THE_TEN_THOUSAND = regex(r"[猪牛羊禽]肉(?:总?产量)?(?:为|达)?\d+(?:\.\d+)?万吨")
_COMPARED = regex(r"[同环]?比(?:上年末?|上年同期|去年|年初|上季度?末?|上月末?|增|减)?")
_BEHIND = 6
_BEFORE = 80
"""Characters before the sentence in which the same unit may be told by the ten thousand."""
