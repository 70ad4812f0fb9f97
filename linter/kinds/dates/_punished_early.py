"""Punished early: 1月至9月，陆某骗取…。6月，陆某受到处分: before what the punishment is for was over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import DateFact
from linter.facts.names.persons import SURNAMES
from linter.finding import Hit
from linter.kinds.dates._stretches import FINE
from linter.kinds.dates._told_back import too_early
from linter.ledger import Ledger
from linter.patterns import regex

_NAME = rf"[{SURNAMES}](?:某{{1,2}}|[一-鿿]{{1,2}}?)"
_BLAMED = r"因(?:犯|涉嫌|上述|此|该|违纪|其|严重|存在)[^，,。；\d]{0,14}[，,]?"
_PUNISHED = regex(
    r"[，,]?(?:(?:经|由|根据)[^，,。；\d]{2,24}[，,])?"
    rf"(?:[一-鿿]{{0,14}}?(?:纪委|监委|党委|党组)[^，,。；\d]{{0,8}}?(?:给予|决定给予|对)(?P<whom>{_NAME})(?:作?出)?"
    rf"|(?P<who>{_NAME})?(?:{_BLAMED})?(?:同时|依[法规纪])?(?:受到|被)(?:依[法规纪]|县|市|区|省|[纪监]委|[、，]|给予|予以|采取|决定)*)"
    "(?P<act>开除|撤销|撤职|留党察看|政务|党内|党纪|记大?过|降级|立案|留置|逮捕|判处|移送|双开)"
)
_GONE_ON = regex("[^，,。；]{0,16}?(?:后|期间|影响期|以来|期满)")
"""Behind the punishment: it was the one before, 受到警告处分后，仍不知止."""
_ANOTHER = regex("其间|期间|此前|之前|先前|曾|早在|仍|再次|又|另[外案因]|其中|不收敛|不收手|同案|此案|该案")
_OFFENCE = regex(
    "违规|违反|违纪|违法|收受|骗取|侵占|截留|套取|挪用|虚报|虚列|虚开|私设|接受|利用|借用|冒领|冒用|贪污|受贿|索[取要贿]|吃拿卡要|赌博|公款|伙同|隐瞒|优亲厚友|倒卖|私分|公车私用|篡改|伪造"
)
_CLAUSES = regex("[；;。]")
_LEAD = 14
_FEW = 6
"""Dates told before, among which what somebody was punished for is looked for."""
_FAR = 400
"""Characters between the two."""


def punished_too_early(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each punishment dated before the end of what the same person is told to have done just before."""
    if "处分" not in ledger.text and "被" not in ledger.text:
        return
    for at, date in enumerate(ledger.dates):
        if (
            date.ends
            or date.relation
            or date.last is None
            or date.granularity not in FINE
            or date.year_source != "said"
        ):
            continue
        act = _PUNISHED.match(ledger.text, date.span.end)
        if act is None or _is_another(ledger, date, act):
            continue
        one = _offence(ledger, date, ledger.dates[max(0, at - _FEW) : at], act["who"] or act["whom"] or "")
        end = (one.ends[1] if one.ends else one) if one else None
        if one and end and end.first and date.last < end.first:
            yield too_early(ledger, date, one, (date.last, end.first))


def _is_another(ledger: Ledger, date: DateFact, act: re.Match[str]) -> bool:
    """True where the words around tell of a punishment for something else, or of one before."""
    sentence = ledger.sentences[date.sentence].span
    front = ledger.text[max(sentence.start, date.span.start - _LEAD) : date.span.start]
    return (
        _ANOTHER.search(front + ledger.text[date.span.end : sentence.end]) is not None
        or _GONE_ON.match(ledger.text, act.end()) is not None
    )


def _offence(ledger: Ledger, date: DateFact, told: tuple[DateFact, ...], who: str) -> DateFact | None:
    """The last stretch or month before a date in its paragraph in which the same person did wrong."""
    block = ledger.sentences[date.sentence].block
    for one in reversed(told):
        if ledger.sentences[one.sentence].block != block or date.span.start - one.span.end > _FAR:
            return None
        if one.relation and not one.ends:
            continue
        behind = ledger.text[one.span.end : date.span.start]
        if _PUNISHED.match(behind):
            return None
        if _OFFENCE.search(behind.split("。", 1)[0]) is None:
            continue
        if who:
            # …；会计方某协助套取，2021年5月，方某受到: who joined in later need not have gone on until the end.
            start = ledger.document.blocks[block].span.start
            named = ledger.text[start : one.span.end] + _CLAUSES.split(behind, maxsplit=1)[0]
            return one if who in named else None
        return one if date.sentence - one.sentence <= 1 else None
    return None
