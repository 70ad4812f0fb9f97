"""Cited points beyond those told: 审议意见提出五条意见 … 针对审议意见第七条."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.numbers import whole_number
from linter.facts.states.same_matter import PROMISED, lead_of
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANSWERED = (
    "审议意见|评议意见|反馈意见|督[察查]意见|巡[察视]意见|整改意见|评审意见"
    "|审计(?:整改)?(?:意见|建议)|(?:检察|司法|监察|工作|整改)建议"
)
"""What another body asked for, point by point, and this report answers."""
_SIGNS = ("意见", "建议")
_N = r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})"
_BRACKET = r"(?:书)?(?:》)?(?:[（(][^（()）\n]{2,30}[）)])?"
_TOTALS = (
    regex(
        rf"(?P<paper>{_ANSWERED}){_BRACKET}[^。；;\n第其各每\d]{{0,10}}?(?:提出|列[出明]|共|包[含括]|反馈|下达|形成)(?:了|的|共|有|计)*"
        rf"(?P<gap>[一-鿿]{{0,6}}?)(?P<told>{_N}(?P<unit>[条项点]))"
    ),
    regex(
        rf"(?:提出|反馈|下达|形成|制发|发出|收到)(?:了|的|共|有|计)*(?P<told>{_N}(?P<unit>[条项点]))(?P<gap>)(?P<paper>{_ANSWERED})"
    ),
    regex(
        rf"(?:提出|反馈|下达|形成|制发|发出|收到)(?:了|的|共|有|计)*(?P<paper>{_ANSWERED})(?P<gap>)(?:共|计)?(?P<told>{_N}(?P<unit>[条项点]))"
    ),
)
_SOME = regex("要求|任务|措施|主要|重点|另|又|再|其中|类|首|等|前|后|余|采纳|落实|完成|新|前期|此[次外]")
_MORE = regex(
    r"^(?:多|余|左右|以上|之[一二三])|^[一-鿿]{0,6}?(?:[、和及与]|[，,](?:另|又|并|还|以及)|等|要求|任务|措施)"
)
_CITED = regex(
    rf"(?P<paper>{_ANSWERED}){_BRACKET}(?:中|里)?(?:的|所列|所提|关于|指出的|提出的)?第{_N}(?P<unit>[条项点])"
    rf"|第(?P<before>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?P<of>[条项点])(?:的)?(?P<its>{_ANSWERED})"
)
_SEVERAL = regex(
    rf"(?:(?<![\d第])[2-9]|\d\d|[两二三四五六七八九十几多各])[份封](?:{_ANSWERED})|(?:{_ANSWERED})书?(?:[2-9]|\d\d|[两二三四五六七八九十])[份封]"
)
"""More papers of the name than one: 检察建议2份."""
_OTHER = regex(
    r"[去上前]一?年|上[一]?[次轮批]|此前|往年|[省市县区]级|第[一二三四五六七八九十\d]+[次轮批届]|(?:19|20)\d\d年|另一|两[份个次]"
)
"""Beside a reference: it may mean another paper of the name."""
_NUMBERED = regex(rf"(?:{_ANSWERED})(?:书)?[（(](?P<code>[^（()）\n]{{2,20}}〔\d{{4}}〕\d+号)[）)]")


class CitedPoints:
    """Holds references to a point of what the report answers against how many points it has."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each point beyond the one number that is told of its paper."""
        text = ledger.text
        if "第" not in text or not any(sign in text for sign in _SIGNS):
            return
        cited = list(_CITED.finditer(text))
        totals = _totals(ledger) if cited else {}
        for match in cited:
            told = totals.get((match["paper"] or match["its"], match["unit"] or match["of"]))
            number = whole_number(match["number"] or match["before"])
            if told is None or number <= told[0] or _is_another(ledger, match):
                continue
            span = Span(*match.span())
            values = {"reference": ledger.quote(span), "total": ledger.quote(told[1]), "count": told[0]}
            yield Hit((span, told[1]), values, severity="warning")


def _totals(ledger: Ledger) -> dict[tuple[str, str], tuple[int, Span]]:
    """How many points each paper has, and where that is told; none where two numbers or two papers are told of."""
    found: dict[tuple[str, str], tuple[int, Span]] = {}
    unsure: set[tuple[str, str]] = set()
    for form in _TOTALS:
        for match in form.finditer(ledger.text):
            key = match["paper"], match["unit"]
            behind = ledger.text[match.end("told") : match.end("told") + _BEHIND]
            number = whole_number(match["number"])
            if _SOME.search(match["gap"]) or _MORE.search(behind) or found.get(key, (number,))[0] != number:
                unsure.add(key)
            found.setdefault(key, (number, Span(*match.span("told"))))
    if found and _SEVERAL.search(ledger.text):
        return {}
    if found and len({match["code"] for match in _NUMBERED.finditer(ledger.text)}) > 1:
        return {}
    return {key: told for key, told in found.items() if key not in unsure}


_BEHIND = 10
"""Characters behind a number that tell whether it is all of them."""
_NEAR = 10
"""Characters before a reference in which it is told as what is to come."""


def _is_another(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where the sentence of a reference speaks of another time or body, or of what is to come."""
    lead = lead_of(ledger, match.start())
    return _OTHER.search(lead) is not None or PROMISED.search(lead[-_NEAR:]) is not None
