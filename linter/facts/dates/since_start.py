"""Since the start: 投运至2023年底累计供水6.2亿吨，2023年供水7.4亿吨, all that ever was beside one year of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SINCE = regex(
    r"(?:(?:运营|运行|开通|投[运产用]|启动|启用|启航|成立|建[成立]|创[办立]|设立|实施|上线|开[园馆馆业]|开展)[^，,。；：]{0,6}(?:至|到|以来|起|后)"
    r"|自(?:19|20)\d\d年|历年|有史以来)[^。；]{0,20}?累计(?P<what>[^，,。；\d]{1,16})$"
)
_OF_A_YEAR = regex(
    r"(?:(?:19|20)\d\d年|今年|本年|当年|去年|上年)(?:度|全年|一年|期间)?[，,]?(?P<what>[^，,。；\d]{1,16})$|全年(?P<all>[^，,。；\d]{1,16})$"
)
_OTHER = regex(r"计划|目标|预计|力争|将|拟|争取|确保|增[长加]|下降|减少|比|较|占|其中|以上|超")
_TOLD = regex(r"(?:约|达到?|为|是|共|超过|突破|近)+$")
_LEAD = 48


def find_since_start(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Every number of all that came since the start with that of a year right beside it, told of one thing."""
    if "累计" not in ledger.text:
        return
    for sentence, quantities in ledger.by_sentence.items():
        if len(quantities) > 1 and ledger.text.find("累计", *ledger.sentences[sentence].span) >= 0:
            for one, other in pairwise(quantities):
                if one.unit == other.unit and one.is_amount:
                    pair = _pair(ledger, one, other)
                    if pair:
                        yield pair


def _pair(ledger: Ledger, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    start = ledger.sentences[one.sentence].span.start
    first = _TOLD.sub("", ledger.text[max(start, one.span.start - _LEAD) : one.span.start])
    second = _TOLD.sub("", ledger.text[one.span.end : other.span.start])
    for ever, year, whole, part in ((first, second, one, other), (second, first, other, one)):
        since, within = _SINCE.search(ever), _OF_A_YEAR.search(year)
        if since and within:
            what = within["what"] or within["all"]
            alike = since["what"][-_NOUN:] == what[-_NOUN:] and _place(ever) == _place(year)
            if alike and not _OTHER.search(what) and not _OTHER.search(since["what"]):
                return whole, part
    return None


def _place(words: str) -> list[str]:
    return _PLACE.findall(words)


_PLACE = regex("[全我本][国省市州县区镇乡]|[省市州县区]级")
_NOUN = 2
"""Characters right before a number that name what it is of."""
