"""After the signature: what is told as done on a day later than the one the report is signed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.fact import DateFact
from linter.finding import Hit, Severity
from linter.ledger import Ledger
from linter.offsets import Span

_ACTS = (
    "召开|举行|印发|下发|出台|制定|审议|通过|完成|组织|开展|反馈|移交|进驻|办结|整改到位"
    "|下达|拨付|上缴|缴清|销号|追回|注册|启用|竣工|验收"
)
_DONE = re.compile(rf"(?:{_ACTS})了|已(?!有规划|知)|(?:获|得到|予以)(?:通过|批复|落实)|圆满|顺利|完毕|到位")
_TOLD = re.compile(rf"^[，,]?[^，,。；]{{0,24}}(?:{_ACTS})")
# What is planned, asked for or announced may lie ahead.
_AHEAD = re.compile(
    r"拟|将|计划|预计|力争|争取|确保|定于|预定|安排|有望|期限|时限|有效|公示|公告期|公开期|截止|要求|报送|报告|上报|届时|"
    r"到期|任期|应|须|需|必须|务必|之?前|目标|规划|承诺|约定|合同|欢迎|征求|报名|受理|时间[：:]|可[于在]|下一步|底前|以前|至\d|起至|起施行|起执行"
)
_AHEAD_SECTION = re.compile(r"下一步|下步|打算|今后|后续|(?:工作|下段)(?:计划|安排|思路)|\d{4}年(?:工作|重点|主要)")


@dataclass(frozen=True)
class AfterSignature:
    """Reports 7月2日召开了会议 in a report signed on 25 June; plans, terms and deadlines are fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every act told as done on a day after the signing date."""
        signing = ledger.signing
        if signing is None:
            return
        for date in ledger.dates:
            start = date.ends[0] if date.ends else date
            if start.first is None or start.first <= signing.day or start.year_source not in _SURE:
                continue
            if date.granularity not in ("day", "month", "range", "ten-days") or date.relation == "before":
                continue
            severity = _told_as_done(ledger, date)
            if severity is None or _in_plans(ledger, date):
                continue
            if start.year_source != "said":
                severity = "warning"
            yield Hit(
                (date.span, signing.span) if signing.span else (date.span,),
                {"date": ledger.quote(date.span), "signed": signing.day.isoformat()},
                f"{start.first.isoformat()} > {signing.day.isoformat()}",
                severity=severity,
            )


_SURE = ("said", "near", "block")


def _told_as_done(ledger: Ledger, date: DateFact) -> Severity | None:
    """How surely the words around a date tell an act as done; None where they may look ahead."""
    sentence = ledger.sentences[date.sentence].span
    before = ledger.text[sentence.start : date.span.start]
    before = re.split(r"[，,]", before)[-1]
    behind = ledger.text[date.span.end : sentence.end]
    if date.relation == "as-of":
        # 截至…: only what is told for that day, the rest of the sentence may look ahead.
        behind = "".join(re.split(r"(?<=[^，,])(?=[，,])", behind)[:2])
    if _AHEAD.search(before) or _AHEAD.search(behind):
        return None
    if _DONE.search(behind):
        return "error"
    return "warning" if _TOLD.search(behind) else None


def _in_plans(ledger: Ledger, date: DateFact) -> bool:
    block = ledger.document.block_index(date.span.start)
    if any(_AHEAD_SECTION.search(ledger.quote(heading.span)) for heading in ledger.section_of(block)):
        return True
    span: Span = ledger.document.blocks[block].span
    return ledger.text.startswith(("下一步", "下步"), span.start)
