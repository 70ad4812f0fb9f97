"""Bodies of a numbered event: 第五次全国经济普查 whose figures 第四次全国经济普查领导小组办公室 examined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.dates.years import YEAR
from linter.facts.numbers.lines import matches_on_lines
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BODY = (
    "(?:工作)?(?:领导小组|协调小组|组织委员会|组委会|筹备委员会|筹委会|执行委员会|执委会|指挥部|普查办|调查办|办公室)"
)
_EVENT = regex(
    rf"第(?P<number>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?P<kind>[次届])(?P<name>[一-鿿]{{0,16}}?(?:普查|调查|运动会|博览会|[一-鿿]节|园博会|展览会|论坛))"
    rf"(?P<body>{_BODY})?"
)
_SIGN = regex("第[一二三四五六七八九十0-9]{1,3}[次届]")
_OTHER = regex(
    r"[上前历往每各]一?[次届]|下一?[次届]|原|时任|曾|当时|当年|那次|以来|经验|档案|移交|撤销|更名|转为|成立|组建|设立|筹建|申办|[会接交]旗|交给|相比|对比|历史|沿用|延续|借鉴|参照"
)
"""What sets a body in another round, or founds that of the next one."""
_TITLE = 3
"""First blocks in which a title names the event."""
_LONGEST = 80
"""Characters of a title; a longer first block is a paragraph."""
_NO_TITLE = regex(rf"。|{_BODY}(?:办公室)?\s*$")
"""A sentence, and the office that signs right below the title."""
_NEAR = 2
"""Years around that of the report in which one round takes place."""
_MOST = 60
"""Mentions that are read; more are a chronicle."""


def numbered_bodies(ledger: Ledger) -> Iterator[tuple[Span, Span, str]]:
    """The own number of an event, the body under another number, and what both are called."""
    mentions: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in matches_on_lines(_EVENT, _SIGN, ledger.text):
        mentions.setdefault((match["kind"], match["name"]), []).append(match)
    for (_, name), told in mentions.items():
        if not 1 < len(told) <= _MOST or len({match["number"] for match in told}) == 1:
            continue
        own = _own(ledger, told)
        if own is None:
            continue
        odd = [match for match in told if match["body"] and match["number"] != own["number"]]
        # Two of them are a history of the event, or its bodies of two rounds at work.
        if len(odd) == 1 and not _of_another_round(ledger, odd[0]):
            yield Span(*own.span()), Span(*odd[0].span()), name


def _own(ledger: Ledger, told: list[re.Match[str]]) -> re.Match[str] | None:
    """The mention of the event that the report is about: that of its title, else the body named more than once."""
    heads = [(block.span, ledger.read(block.span)) for block in ledger.document.blocks[:_TITLE]]
    titles = [span for span, words in heads if len(words) <= _LONGEST and not _NO_TITLE.search(words)]
    titled = [match for match in told if any(span.start <= match.start() < span.end for span in titles)]
    if titled:
        one = len({match["number"] for match in titled}) == 1
        bodies = [match for match in told if match["body"] and match["number"] == titled[0]["number"]]
        return (bodies or titled)[0] if one else None
    votes = Counter(match["number"] for match in told if match["body"])
    if not votes:
        return None
    number, many = votes.most_common(1)[0]
    return next(match for match in told if match["body"] and match["number"] == number) if many > 1 else None


def _of_another_round(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where its sentence looks back, ahead or at another year, or names the event under its own number, too."""
    index = ledger.sentence_at(match.start())
    sentence = ledger.sentences[index].span
    words = ledger.read(sentence)
    if _OTHER.search(words) or len({one["number"] for one in _EVENT.finditer(words)}) > 1:
        return True
    signed = ledger.signing_date
    years = [int(year) for year in YEAR.findall(words)]
    return any(signed is None or abs(year - signed.year) > _NEAR for year in years)
