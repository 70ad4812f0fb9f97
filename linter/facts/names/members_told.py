"""Members told: 九个主要行业中，纺织业增长40.7%，…: of so many no more can be told one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_COUNTED = regex(
    r"(?<![\d.第前后其余上下近达])(?P<span>(?P<number>[二两三四五六七八九十]{1,3}|\d{1,2})(?:个|大|家|条)"
    r"(?:主要|重点|支柱|优势|特色|核心|县级|行政)?(?:行业|产业|门类|大类|类别|乡镇|镇街|镇|街道|县区|县市|市县|县|区|市|园区|港口|品种|商品|景区|指标|领域))"
    r"(?:当|之)?中[，,：:]"
)
_WAY = "(?:增长|下降|上涨|上升|提高|回落|增加|减少|降低|下跌|增产|减产)"
_ITEM = regex(
    rf"(?:其中)?(?P<name>[一-鿿、（）()]{{2,28}}?)(?:增加值|总产值|产值|价格|产量|投资|收入|完成|吞吐量)?(?:同比|[比较](?:上年|去年)(?:同期)?)?{_WAY}了?\s*\d[\d.]*\s*[%％]"
)
_SPLIT = regex("[，,；;]")
_FEWEST = 3


class MembersTold(NamedTuple):
    """How many there are, and those that are told."""

    counted: Span
    told: tuple[Span, ...]


def find_members_told(ledger: Ledger) -> Iterator[MembersTold]:
    """Every number of members with more of them told by name in its sentence."""
    for counted in _COUNTED.finditer(ledger.text):
        number = whole_number(counted["number"])
        sentence = ledger.sentences[ledger.sentence_at(counted.start())].span
        if number < _FEWEST:
            continue
        told: list[Span] = []
        names: set[str] = set()
        at = counted.end()
        end = ledger.text.find("。", at, sentence.end)
        for piece in _SPLIT.split(ledger.text[at : end if end >= 0 else sentence.end]):
            item = _ITEM.fullmatch(piece.strip())
            if item is None or "\n" in piece or item["name"] in names:
                break
            names.add(item["name"])
            start = at + piece.find(item["name"])
            told.append(Span(start, start + len(item["name"])))
            at += len(piece) + 1
        if len(told) > number:
            yield MembersTold(Span(*counted.span("span")), tuple(told))
