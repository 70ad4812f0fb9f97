"""After the signature: what is told as done on a day later than the one the report is signed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day

from linter.fact import DateFact
from linter.finding import Hit, Severity
from linter.kinds._plans import in_plans
from linter.ledger import Ledger

_ACTS = (
    "召开|举行|印发|下发|出台|制定|审议|通过|完成|组织|开展|反馈|移交|进驻|办结|整改到位|下达|拨付|上缴|缴清|缴入|缴回|退缴|收回|退回"
    "|追缴|销号|追回|注册|启用|竣工|验收|立案|作出|签订|签署|兑付|发放|约谈|批复|实现|建成|投用|收到|成立"
)
_DONE = re.compile(
    rf"(?:{_ACTS})了|已(?!有规划|知)|(?:获|得到|予以)(?:通过|批复|落实)|被(?:给予|处以|追究|免去|开除|责令|评为)|圆满|顺利|完毕|到位"
)
_TOLD = re.compile(rf"^[，,]?[^，,。；]{{0,24}}(?:{_ACTS})")
_DONE_BEFORE = re.compile(r"(?:已|完成|到位|办结|销号)[^，,。；（(]{0,12}[（(]$")
"""已完成整改（2021年8月10日）: the bracket tells when."""
# What is planned, asked for or announced may lie ahead.
_AHEAD = re.compile(
    r"拟|(?<!现)将|计划|预计|力争|争取|确保|定于|预定|安排|有望|期限|时限|有效|公示|公告期|公开期|截止|要求|报送|报告|上报|届时|"
    r"到期|任期|应|须|需|必须|务必|之?前|目标|规划|承诺|约定|合同|欢迎|征求|报名|受理|时间[：:]|可[于在]|下一步|底前|以前|至\d|起至|施行|生效|实施的|起执行"
)


@dataclass(frozen=True)
class AfterSignature:
    """Reports 7月2日召开了会议 in a report signed on 25 June; plans, terms and deadlines are fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every act told as done on a day after the signing date."""
        signing = ledger.signing
        if signing is None:
            return
        told = 0
        for date in ledger.dates:
            start = date.ends[0] if date.ends else date
            if start.year_source == "said" and date.span != signing.span and ledger.text[date.span.end - 1] != "度":
                told = start.year or told
            if start.first is None or start.first <= signing.day or not _year_is_sure(ledger, date, signing.day, told):
                continue
            if date.granularity not in _FINE or date.relation == "before" or _printed(ledger, date):
                continue
            severity = _told_as_done(ledger, date)
            if severity is None or in_plans(ledger, date):
                continue
            if severity == "warning" and _PLAN.search(ledger.identity.title):
                continue
            if start.year_source != "said":
                severity = "warning"
            yield Hit(
                (date.span, signing.span) if signing.span else (date.span,),
                {"date": ledger.quote(date.span), "signed": signing.day.isoformat()},
                f"{start.first.isoformat()} > {signing.day.isoformat()}",
                severity=severity,
            )


def _printed(ledger: Ledger, date: DateFact) -> bool:
    """True for the line at the foot that tells when copies were printed: 县政府办公室　2023年11月18日印发."""
    block = ledger.document.blocks[ledger.document.block_index(date.span.start)].span
    return _PRINTED.fullmatch(ledger.text, date.span.end, block.end) is not None


_PRINTED = re.compile(r"(?:印发|印制|印)[。 ]?")
_SURE = ("said", "near", "block", "word")
_PLAN = re.compile(r"(?:方案|计划|通知|安排|要点|预案|意见|规划)[）)]?$")
"""Titles of texts that tell what is to be done: 7月，组织开展自查 is an order there."""
_ON_FINDINGS = re.compile("整改|审计|巡[察视]|督[察查导]")
_SOON = 120
"""Days behind the signature in which 7月5日 without a year is read as this year's; further on, last year's is meant."""
_EVERY_YEAR = ("每年", "历年", "往年", "各年", "常年", "去年同期")
_FINE = ("day", "month", "quarter", "range", "ten-days")


def _year_is_sure(ledger: Ledger, date: DateFact, signed: day, told: int) -> bool:
    """True where the year is told, or the story has reached the year of the signature and speaks of no earlier one."""
    start = date.ends[0] if date.ends else date
    if start.year_source in _SURE:
        return True
    period = ledger.identity.period
    # A report on what an audit of an earlier year found tells of what was done since.
    earlier = period is not None and period[1].year < signed.year and not _ON_FINDINGS.search(ledger.identity.title)
    soon = start.first is not None and (start.first - signed).days <= _SOON
    return soon and start.year == signed.year and told in (0, signed.year) and not earlier


_FULL_STOP = re.compile(r"(?<=[一-鿿])\.(?!\d)")
"""Texts with ASCII marks end their sentences so."""
_DECIDED = re.compile(r"(?:时限|期限|要求|安排|目标|规划|承诺|责任|任组长|[应须])")
"""What an act that is told in the clause before may decide: 召开会议，明确整改时限."""
_ACT_FIRST = re.compile(rf"[，,]?[^，,。；：:]{{0,30}}?(?:{_ACTS})[^，,。；：:]*[，,]")


def _looks_ahead(behind: str) -> bool:
    """True where the words behind a date may tell a plan; what a meeting told first decides is none."""
    told = _ACT_FIRST.match(behind)
    if told is None or _AHEAD.search(told.group()):
        return _AHEAD.search(behind) is not None
    return _AHEAD.search(_DECIDED.sub("", behind[told.end() :])) is not None


def _told_as_done(ledger: Ledger, date: DateFact) -> Severity | None:
    """How surely the words around a date tell an act as done; None where they may look ahead."""
    sentence = ledger.sentences[date.sentence].span
    before = ledger.text[sentence.start : date.span.start]
    before = re.split(r"[，,]", before)[-1]
    behind = _FULL_STOP.split(ledger.text[date.span.end : sentence.end], maxsplit=1)[0]
    if date.relation == "as-of":
        # 截至…: only what is told for that day, the rest of the sentence may look ahead.
        pieces = re.split(r"(?<=[^，,])(?=[，,])", behind)
        behind = pieces[0] if _DONE.search(pieces[0]) else "".join(pieces[:2])
    if _AHEAD.search(before) or _looks_ahead(behind) or before.endswith(_EVERY_YEAR):
        return None
    if _DONE.search(behind):
        return "error"
    if _DONE_BEFORE.search(before) and behind[:1] in ("）", ")"):
        return "error"
    return "warning" if _TOLD.search(behind) else None
