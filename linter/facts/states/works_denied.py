"""Works denied: 云溪渡槽建成投用 here, 云溪渡槽建设进度偏慢，尚未建成 there, whichever of the two comes first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.states.claims_by_name import NamedClaim, find_denied, name_before
from linter.facts.states.works import ANY_NAME, APART, KIND, STAGES, WORKING, Works, last_stage
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

_ENDS = r"(?=[，,。；;、！）\n]|$)"
_WORDS = "|".join(sorted((word for stage in STAGES for word in stage if word != "投入"), key=len, reverse=True))
_END = rf"(?:{_WORDS}|投入(?:使用|运[行营]))(?:{_WORDS}|投入(?:使用|运[行营])|运[行营]|使用|并)*"
_DONE = regex(rf"(?:已经?|全面|全线|正式|顺利|如期|实现)*(?P<done>{_END})了?{_ENDS}")
_PENDING = regex(
    r"(?:(?:的)?(?:建设|施工|工程|推进)?(?:进度|进展)(?:偏慢|缓慢|滞后|较慢|迟缓|不快)[，,])?"
    rf"(?:(?:目前|至今)?(?:仍|尚|还|依然)(?:处)?[在于](?:紧张|加紧|抓紧|加快|全力|有序)?(?P<work>{WORKING}){_ENDS}"
    rf"|(?:至今|目前|仍|尚|还|迟迟|一直)*(?:未能?|没有?(?:能)?)(?:如期|按期|全面|全线|正式)*(?P<lacks>{_END}){_ENDS}"
    rf"|(?:至今|目前|仍|尚|还)*不具备(?P<short>{_END})(?:的)?条件{_ENDS})"
)
_SIGN_PENDING = regex("[的建施工推进目至仍尚还依迟一未没不]")
_SIGN_DONE = regex(f"[{''.join(sorted({word[0] for stage in STAGES for word in stage} | set('已全正顺如实')))}]")
_KIND_ENDS = regex(rf"(?:{KIND}|物流园|科技园|创业园)(?:改扩建|扩建|改造)?(?:工程)?(?:[一-鿿]{{1,3}}段)?$")
_NEAR = 16
"""Characters behind a claim in which another phase or a side work may be named."""


def find_works_denied(ledger: Ledger) -> Iterator[Works]:
    """Every named work that is told as finished, and elsewhere, before or behind, as still to be finished."""
    pending = [*_pending(ledger)]
    names = {claim.name for claim in pending}
    if not names:
        return
    claims = [*pending, *(claim for claim in _done(ledger) if claim.name in names)]
    for one, other in find_denied(ledger, claims, proper=True):
        done, open_ = (one, other) if one.low else (other, one)
        yield Works(done.name, done.span, open_.span)


def _pending(ledger: Ledger) -> Iterator[NamedClaim]:
    for match in matches_from(_PENDING, _SIGN_PENDING, ledger.text):
        denied = match["lacks"] or match["short"]
        stage = _first(denied) if denied else 1
        yield from _claim(ledger, match, (stage,), done=False)


def _done(ledger: Ledger) -> Iterator[NamedClaim]:
    for match in matches_from(_DONE, _SIGN_DONE, ledger.text):
        yield from _claim(ledger, match, tuple(range(last_stage(match["done"]) + 1)), done=True)


def _claim(ledger: Ledger, match: re.Match[str], stages: tuple[int, ...], done: bool) -> Iterator[NamedClaim]:
    name, start = name_before(ledger, match.start())
    if not name or not _KIND_ENDS.search(name) or ANY_NAME.fullmatch(name):
        return
    if APART.search(ledger.text, match.start(), match.end() + _NEAR):
        return
    for stage in stages:
        yield NamedClaim(name, Span(start, match.end()), str(stage), Decimal(done), Decimal(done + 1), goal=done)


def _first(words: str) -> int:
    """The first stage that is denied."""
    return min(at for at, stage in enumerate(STAGES) if any(word in words for word in stage))
