"""Kept terms: 要求9月底前办结，实际于10月18日办结，未超期: what was done after its term is told as done in time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import DateFact
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.ended import ENDED
from linter.finding import Hit
from linter.kinds.dates._terms import TERM
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_KEPT = regex(
    r"(?=[按如未无期时规限要不])(?:(?<!未)(?<!没有)按[期时](?!限)|如期|[未无][超逾]期|(?:期限|时限|规定时间|限期|要求时间)(?:以?内|之内)|不存在[超逾]期)"
)
_MOVED = regex(
    r"延[期至长后]|续[贷签期办]|顺延|展期|宽限|推迟|调整|原定|变更|(?<![未无])逾期(?!情)|滞后|超过|补|分别|其余|另|其他|部分|均|拟|计划于|预计|力争|确保|将|每月|每年|每季|首[次批]|第[二三]"
)
_DONE = regex(rf"[^，,。；、\d]{{0,14}}?(?P<act>{ENDED}|完成|办结|反馈|报送|上报|提交|回复|整改|履行|偿还|缴纳|竣工)")
_OBJECT = regex("[一-鿿]{2,}")
"""What is done, behind its verb."""
_EXPIRES = regex(r"(?:到期|届满|期满)(?=[，,])")
_ANSWERED = regex("反馈|办结|完成|报送|上报|提交|[答回]复|整改|履行|[偿归]还")
_CLAUSE = regex("[，,；;。：:（(]")
_FIRST = 40
"""Characters behind a term in which the act stands that it is set for."""


def kept_terms(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day behind the only term of its sentences, where these say that the term was kept."""
    if not _KEPT.search(ledger.text):
        return
    for at, term in enumerate(ledger.dates[:-1]):
        done = ledger.dates[at + 1]
        if term.last is None or done.first is None or done.first <= term.last or done.ends or term.ends:
            continue
        if done.relation not in ("", "as-of") or not done.month or done.sentence - term.sentence > 1:
            continue
        told = _told(ledger, term, done)
        if told and _is_term(ledger, term) and _fits(ledger, term, done, told):
            yield Hit(
                (term.span, done.span),
                {"date": ledger.quote(term.span), "signed": ledger.quote(done.span)},
                f"{term.last.isoformat()} < {done.first.isoformat()}",
                severity="warning",
                variant="kept",
            )


def _told(ledger: Ledger, term: DateFact, done: DateFact) -> Span | None:
    """The sentences of a term and of what was done, with no third date, where they say that it was kept."""
    first, last = ledger.sentences[term.sentence], ledger.sentences[done.sentence]
    span = Span(first.span.start, last.span.end)
    if first.block != last.block or len(list(ledger.dates_in(span))) > 2:
        return None
    words = ledger.text[term.span.end : span.end]
    if "；" in ledger.text[term.span.end : done.span.start] or _MOVED.search(words):
        return None
    return span if _KEPT.search(words) else None


def _is_term(ledger: Ledger, term: DateFact) -> bool:
    """True for X日前, 时限为X日, X日到期."""
    clause = _CLAUSE.split(ledger.lead(term, _FIRST))[-1]
    labelled = TERM.search(ledger.lead(term, _FIRST)) or _EXPIRES.match(ledger.text, term.span.end)
    return term.relation == "before" or bool(labelled and "截" not in clause)


def _fits(ledger: Ledger, term: DateFact, done: DateFact, told: Span) -> bool:
    """True where what was done is what the term was set for."""
    act = _done(ledger, done, told)
    if act is None:
        return False
    behind = ledger.text[term.span.end : min(done.span.start, term.span.end + _FIRST)]
    asked = _CLAUSE.split(behind)[0]
    if _EXPIRES.match(behind):
        return _ANSWERED.search(act.group()) is not None
    if "的" in asked:
        return False  # 3月底前收到的举报件: which ones they were
    wanted = _DONE.match(asked)
    if TERM.search(ledger.lead(term, _FIRST)):
        return True
    if wanted is None or not share_a_bigram(wanted["act"], act.group()):
        return False
    # 6月底前完成主体施工，11月20日完成竣工验收: what is done later is something else.
    first, later = (_OBJECT.match(one.string, one.end("act")) for one in (wanted, act))
    return not first or not later or share_a_bigram(first.group(), later.group())


def _done(ledger: Ledger, done: DateFact, told: Span) -> re.Match[str] | None:
    """What was done on the day: 于10月18日办结, 完成时间为10月18日."""
    behind = _DONE.match(ledger.text, done.span.end, told.end)
    return behind or _DONE_BEFORE.search(ledger.text, max(told.start, done.span.start - 12), done.span.start)


_DONE_BEFORE = regex(r"(?P<act>完成|办结|整改|交付|竣工|反馈|报送)(?:时间|日期)(?:为|是|：|:)?$")
