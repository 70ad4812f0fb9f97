"""Past deadlines: a deadline before the signing date, of work that the report calls under way or not yet due."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day
from typing import Literal

from linter.fact import DateFact
from linter.finding import Hit, Severity
from linter.kinds._plans import in_plans
from linter.ledger import Ledger

# Work that is open, in the words of the report.
_OPEN = re.compile(
    r"正在(?:整改|推进|办理|实施|进行|建设|落实)|正有序推进|未到(?:整改|办理|完成)?(?:时限|期限|时间|期)|(?:时限|期限)(?:尚)?未(?:到|满|届)"
    r"|尚未到(?:期|整改|时限)|未到期|整改中|推进中|办理中|需完成|尚需|待完成|继续推进|加快推进|在办|未完成(?:整改)?的?\d|剩余[^，。]{0,12}(?:计划|预计|将)"
)
_UNDER_WAY = re.compile(r"(?:正在[一-鿿]{2,4}|(?:整改|推进|办理)中)$")
_PROMISE = re.compile(
    r"(?:计划|预计|力争|争取|拟|确保|有望|定于|承诺|按计划|时限为?|期限为?|限期?|将)(?:于|在|到)?[^，。；、》]{0,8}$"
)
_AT_A_DAY = re.compile(
    r"(?:(?<!原)(?<!原定)(?:计划|预计|拟|定|力争|争取|确保|有望)(?:于|在|到)?|(?<![即必行])将[于在])(?:今年)?$"
)
"""What right before a day or month tells that the act lies ahead; 必将于 and 行将 belong to slogans."""
_TERM = re.compile(r"(?:时限|期限|完成时间)(?:要求)?(?:为|是|至|到|：|:)?$")
"""What right before a date makes it the term of the work beside it."""
_AHEAD = re.compile(
    r"(?:前|之前|以前)?[，,]?(?:我[局镇委县市区院办]|县里|镇里)?"
    r"(?:将(?:又|再|继续|于|会|全面|陆续|组织|开展|召开|进行|完成|启动|对)|可完成|有望|能够?完成)"
)
_FINISH = re.compile(
    r"[^，,。；]{0,16}(?:完成|到位|办结|竣工|完工|验收|销号|建成|投用|投入使用|通车|开馆|达标|拨付|清退|整改|解决|交付|更新|升级)"
    r"|(?:之?前|以前)?[，,]?再?向[^，,。；]{2,20}?(?:报告|汇报|报送)"
)
_ACT = re.compile(
    r"[^，,。；]{0,16}(?:召开|举行|举办|组织|开展|启动|实施|开工|印发|出台|开通|建成|投用|投入使用|竣工|完工|完成|交付|验收|回头看|督导|督查)"
)
# Told as kept, missed or ordered long ago: no claim that the deadline lies ahead.
_SETTLED = re.compile(
    r"原计划|原定|原拟|应[于在当]|要求|规定|明确|提出|责令|下发|印发|制定|未按|逾期|超期|超过|滞后|延期|距|目标|曾|当时|早在"
    r"|已(?!按)|均[于在]|(?<!未)(?:完成|清退|办结|拨付|整改)了|(?:完成|清退|拨付|整改)到位|未能|仍未|没有"
)


@dataclass(frozen=True)
class PastDeadline:
    """Reports 正在整改，计划5月底前完成 in a report signed in June; 已于5月底前完成 is fine."""

    sort: Literal["deadline", "future"] = "deadline"
    """deadline: open work with a deadline gone by. future: 3月底将… told before a later signing date."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every deadline or announcement that lies before the signing date."""
        signing = ledger.signing
        if signing is None:
            return
        for date in ledger.dates:
            if date.last is None or date.last >= signing.day or not _year_is_sure(date, signing.day):
                continue
            if date.ends or date.granularity in ("year", "years") or date.relation in ("since", "as-of"):
                continue
            is_open = self._open(ledger, date)
            stands = is_open if self.sort == "deadline" else not is_open and _announced(ledger, date)
            if not stands:
                continue
            severity: Severity = "error" if date.year_source == "said" else "warning"
            yield Hit(
                (date.span, signing.span) if signing.span else (date.span,),
                {"date": ledger.quote(date.span), "signed": signing.day.isoformat()},
                f"{date.last.isoformat()} < {signing.day.isoformat()}",
                severity=severity,
            )

    def _open(self, ledger: Ledger, date: DateFact) -> bool:
        """True for a deadline of work that the same sentence calls open."""
        sentence = ledger.sentences[date.sentence].span
        before = ledger.text[sentence.start : date.span.start]
        behind = ledger.text[date.span.end : sentence.end]
        clause = re.split(r"[，,；]", before)[-1]
        if _TERM.search(clause):
            near = ledger.text[self._near(ledger, date, -1) : self._near(ledger, date, 1)]
            return _OPEN.search(near) is not None and not _SETTLED_TERM.search(near)
        promised = date.relation == "before" or _PROMISE.search(clause) is not None
        if not promised or _FINISH.match(behind) is None or _SETTLED.search(clause):
            return False
        if _SETTLED.search(_own_words(before, behind)):
            return False
        # What is settled in the clause before was another part of the work, unless nothing is open behind it.
        return _OPEN.search(before) is not None or _OPEN.search(behind) is not None

    def _near(self, ledger: Ledger, date: DateFact, step: int) -> int:
        """Where the words that tell the state of a term begin or end: its sentence, 状态：正在整改 beside it."""
        at = date.sentence
        beside = ledger.sentences[at + step].span if 0 <= at + step < len(ledger.sentences) else None
        if beside is not None and _STATE.fullmatch(ledger.text, *beside):
            return beside.start if step < 0 else beside.end
        return ledger.sentences[at].span.start if step < 0 else ledger.sentences[at].span.end


_STATE = re.compile(r"[^，。；：:]{0,6}(?:状态|进展|进度|情况|结果)[：:][^，。；：:]{2,12}[。；]?")
_SETTLED_TERM = re.compile(
    r"逾期|超期|超过|滞后|延期|未按|已(?:按期|如期|全部)?(?:完成|办结|整改|销号)(?![\d一-龥]{0,4}[项个件条])"
)
_LATELY = 120
"""Days before the signature in which 5月底前 without a year is meant as this year's; before, next year's may be."""


def _year_is_sure(date: DateFact, signed: day) -> bool:
    """True where the year is told, or may only be this one."""
    if date.year_source not in ("loose", ""):
        return True
    return date.last is not None and date.year == signed.year and (signed - date.last).days <= _LATELY


def _own_words(before: str, behind: str) -> str:
    """The clause behind a deadline; right behind 正在整改 its 拨付到位 says what is to be reached."""
    clause = re.split(r"[，,；。）)]", behind)[0]
    earlier = re.split(r"[，,；。]", before)[-2:-1]
    return clause.removesuffix("到位") if earlier and _UNDER_WAY.search(earlier[0]) else clause


def _announced(ledger: Ledger, date: DateFact) -> bool:
    """True where the clause looks ahead to a day that was gone when the report was signed."""
    sentence = ledger.sentences[date.sentence].span
    clause = re.split(r"[，,；]", ledger.text[sentence.start : date.span.start])[-1]
    behind = re.split(r"[，,；]", ledger.text[date.span.end : sentence.end])[0]
    if _SETTLED.search(clause) or _SETTLED.search(behind):
        return False
    if _AHEAD.match(ledger.text, date.span.end, sentence.end):
        return True
    if _AT_A_DAY.search(clause) and _ACT.match(behind):
        # What was planned on an earlier day is told as news of that day.
        return not any(other.sentence == date.sentence for other in _before(ledger, date))
    promised = _PROMISE.search(clause) is not None or in_plans(ledger, date)
    return promised and _FINISH.match(behind) is not None and date.relation == "before"


def _before(ledger: Ledger, date: DateFact) -> tuple[DateFact, ...]:
    at = bisect_left(ledger.dates, date.span, key=lambda fact: fact.span)
    return ledger.dates[max(0, at - 1) : at]
