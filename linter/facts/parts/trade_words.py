"""Trade words: 全年实现贸易逆差, without a number, where 出口823亿元 and 进口252亿元 are told once each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.values_by_name import values_by_name
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WORD = regex(
    r"(?:(?:实现|呈现?|为|保持|出现|产生|形成|录得|处于|属于?|仍是|依然是)(?:了|较大|小幅|一定)*(?:货物|外贸|对外|进出口|贸易)*|[，,](?:货物|外贸|对外|进出口|贸易)+)"
    r"(?P<way>顺差|逆差)(?![一-鿿]{0,3}[约为达]?[\d一二三四五六七八九十]|[国额率减扩缩收变]|的(?!格局|特征|特点|态势|局面|状态|状况|趋势))"
    r"|(?P<more>(?P<first>[出进])口总?[额值]?(?:明显|远远?|大幅|仍|也|略|总体)?(?:大于|多于|高于|超过)[出进]口总?[额值]?)(?=[，,。；;]|的(?:格局|特征|特点|态势|局面|状态|状况|趋势))"
)
_SIGNS = ("顺差", "逆差", "于进口", "于出口", "超过进口", "超过出口")
_OUT, _IN = (regex(rf"(?:货物|外贸|对外贸易|海关|全[市县省])?{way}(?:总[额值量]|额|值)?") for way in ("出口", "进口"))
_OTHER_SCOPE = regex(
    r"服务|[对与同跟][一-鿿]{1,8}(?:的|贸易|出口|进口|实现|呈|保持)|[上去前]年|季度|月|半年|不再|扭转|改变|并未|没有|避免"
)
"""Beside the word: another account, partner or time, or that it is over."""


def find_trade_words(ledger: Ledger) -> Iterator[tuple[Span, Quantity, Quantity]]:
    """Every 顺差 and 逆差 without a number that exports and imports, told once each, turn round; the larger first."""
    if "进口" not in ledger.text or not any(sign in ledger.text for sign in _SIGNS):
        return
    for word in _WORD.finditer(ledger.text):
        sentence = ledger.sentence_at(word.start())
        start = ledger.sentences[sentence].span.start
        if _OTHER_SCOPE.search(ledger.text, start, ledger.sentences[sentence].span.end):
            continue
        values = values_by_name(ledger)
        out, into = values.of(_OUT, sentence), values.of(_IN, sentence)
        if out is None or into is None or out.unit != into.unit:
            continue
        if not values.together((out, into), sentence, ledger.text[start : word.start()]):
            continue
        larger, smaller = (out, into) if out.value > into.value else (into, out)
        surplus = word["way"] == "顺差" or word["first"] == "出"
        if surplus != (larger is out) and larger.value > smaller.value:
            yield Span(*word.span("way" if word["way"] else "more")), larger, smaller
