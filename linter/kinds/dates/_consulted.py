"""Consulted: a draft sent out for comment on 4月28日, 征求意见稿送达三家单位, and answered on 4月22日 pages on."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import DateFact
from linter.facts.quantities.bigrams import share_a_bigram
from linter.finding import Hit
from linter.kinds.dates._told_back import FARTHEST, days_of, too_early
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_DRAFT = "征求意见稿"
_SENT = regex("送达|送交|送给|送往|送至|印送|发送|印发|发出|发给|发至|下发|分送|发往|寄[送给往]")
_ANSWERED = regex(
    "(?:书面|正式|全部|均|分别|陆续|及时|逐条)*(?:回复|答复|复函|反馈了?(?:书面|修改)?意见|反馈|提出了?(?:书面|修改|异议|[^，,。；]{0,6}意见))"
)
_AGAIN = regex(
    r"第[一二三四\d]+[次稿轮版]|[一二三四两]次|再次|重新|修改后|另|其他|拟|将[于在要由按]|即将|计划|上一?年|去年|此前|曾|网上|公众|社会|初稿|写入|吸收|形成|座谈|起草|上级|取证单|载明|[省市县]级|[省市县]局[印制]"
)
"""More drafts than one, or a public that answers on days of its own."""
_OF_WHAT = regex(f"(?P<what>[一-鿿]{{2,6}}?)(?:（)?{_DRAFT}")
_TITLED = regex(f"《(?P<title>[^《》]{{2,40}}?)(?:》|（)[》（]?{_DRAFT}")
_LEAD = 60
_BEHIND = 60
_MARK = regex("[，,。；;\n]")


def answered_too_early(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each answer to the only draft sent out that is dated before the day on which it was sent."""
    if _DRAFT not in ledger.text:
        return
    told = [date for date in ledger.dates if date.day and not date.ends and not date.impossible]
    near = [(date, _words(ledger, date)) for date in told]
    sent = [(date, one) for date, one in near if _is_sent(ledger, date, one)]
    if len({(date.month, date.day) for date, _ in sent}) != 1:
        return
    day, draft = sent[0]
    days_sent = {date.span for date, _ in sent}
    for date, one in near:
        if date.span in days_sent or date.relation not in ("", "before"):
            continue
        if not _is_answer(ledger, date, one) or not _of_one_paper(ledger, draft, one):
            continue
        days = days_of(date, day)
        if days and 0 < (days[1] - days[0]).days <= FARTHEST:
            yield too_early(ledger, date, day, days)


def _words(ledger: Ledger, date: DateFact) -> Span:
    """The words around a day, from the day before it to the next one of its sentence."""
    start, end = ledger.sentences[date.sentence].span
    for other in ledger.dates_in(Span(start, end)):
        if other.span.end <= date.span.start:
            start = max(start, other.span.end)
        elif other.span.start >= date.span.end:
            end = min(end, other.span.start)
    return Span(max(start, date.span.start - _LEAD), min(end, date.span.end + _BEHIND))


def _is_sent(ledger: Ledger, date: DateFact, words: Span) -> bool:
    if date.relation or _AGAIN.search(ledger.read(words)) or _DRAFT not in ledger.read(words):
        return False
    act = _SENT.search(ledger.text, date.span.end, words.end)
    draft = ledger.text.find(_DRAFT, words.start, words.end)
    # 征求意见稿于6月4日送达, 4月28日，将征求意见稿送达: the act stands behind both.
    return act is not None and (draft < act.start() or ledger.text[act.end() : draft] in ("", "了"))


def _is_answer(ledger: Ledger, date: DateFact, words: Span) -> bool:
    sentence = ledger.sentences[date.sentence].span
    if _AGAIN.search(ledger.read(words)) or _DRAFT not in ledger.read(sentence):
        return False
    behind = ledger.text[date.span.end : words.end]
    act = _ANSWERED.search(behind)
    # 5月29日前，审计组取证: what was over by then is told in the clause of the day itself.
    told = behind[: act.start()] if act else ""
    return act is not None and not _MARK.search(told if date.relation else told.removeprefix("，"))


def _of_one_paper(ledger: Ledger, one: Span, other: Span) -> bool:
    """False for two papers by their names, and where one is told by its title only."""
    titles = [_TITLED.search(ledger.read(words)) for words in (one, other)]
    if any(titles):
        return len({match["title"] if match else "" for match in titles}) == 1
    named = [_OF_WHAT.search(ledger.read(words)) for words in (one, other)]
    here, there = (match["what"] if match else "" for match in named)
    return not here or not there or share_a_bigram(here, there) or _NO_NAME.search(here + there) is not None


_NO_NAME = regex("[将对把就向]")
