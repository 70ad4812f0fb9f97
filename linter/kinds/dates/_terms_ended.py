"""Terms ended: 任期五年 of what was elected in March 2021, and 至2025年3月届满: the end against the only beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from linter.fact import SURE_YEARS, DateFact
from linter.finding import Hit
from linter.kinds.dates._lengths import NUMBER, days_of, differs_from, stated_span
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NAMED = (
    "任期|服务期|聘期|聘用期|租赁期|租期|承包期|合同期|试用期|见习期|有效期|质保期|保修期|管护期|养护期|挂职期|培养期|经营期|合作期"
    "|托管期|帮扶期|协议期|授权期|特许期|借用期|驻村期|缓刑期|考验期|过渡期|履行期|监测期|试点期|禁捕期|还款期|借款期|贷款期|支教期"
)
_TERM = regex(
    rf"(?P<name>{_NAMED})(?:限|均|统一|[一-鿿]{{0,2}}约定)?(?:为|是|共|：|:)*{NUMBER}(?P<half>个半)?(?P<unit>个?月|年)(?P<tail>半)?"
    r"(?![余多左以内]|[一-鿿]?以上)"
)
_ENDED = regex(
    rf"(?:[上中下]旬|[底末初])?(?:[，,]?[^，,。；\d]{{0,14}}?(?:{_NAMED}|合同|协议|聘用|服务|任职|租赁|承包|挂职|证书|许可)?(?:期|均|已|将|全部)*)"
    "(?:届满|期满|到期|满期|满(?=[，,。；])|失效|终止(?=[，,。；])|止(?=[，,。；]))"
)
_ENDED_BEFORE = regex("(?:终止|届满|到期|截止|结束|期满)(?:日期|时间|日)?(?:[为是：:于在])$")
_BEGUN = regex(
    r"[^，,。；\d]{0,12}?(?:到岗|到任|上任|就任|任职|任命|上岗|入职|入驻|进驻|驻村|报到|聘[用任请]?|选举|换届|改选|当选|签订|签约|签署|起租|出租|承包|投用|启用|交付|验收"
    "|生效|施行|实施|印发|颁发|发放|取得|核发|开始|启动|起算|发包|流转|移交|接管|放款|借|贷|招募|完成)"
)
_BEGUN_BEFORE = regex(
    "(?:签订|签署|选举产生|任命|起租|颁发|核发|取得|交付|生效|施行|开始|发放|投用|验收|起始)(?:于|日期为|时间为|日[为：:])$"
)
_MOVED = regex("提前|延长|延期|续[签聘订租任期]|顺延|变更|解除|中途|补充协议|展期|缩短|届中|补选|剩余")
_SIGN = ("届满", "期满", "到期", "失效", "满期", "止")
_NEAREST, _FARTHEST = Decimal("0.3"), Decimal(3)
"""How far the stretch may be from the term; one beyond is of something else."""
_LEAD = 12


def terms_ended(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each term whose end, told in its paragraph, does not lie as far from the only day it can begin on."""
    if not any(sign in ledger.text for sign in _SIGN):
        return
    terms: dict[int, list[re.Match[str]]] = {}
    for match in _TERM.finditer(ledger.text):
        terms.setdefault(ledger.document.block_index(match.start()), []).append(match)
    for at, (match, *more) in terms.items():
        block = ledger.document.blocks[at].span
        stated = stated_span(match)
        if more or any(stated.overlaps(span) for span in told):
            continue
        dates = [one for one in ledger.dates_in(block) if one.granularity in _FINE and not one.ends]
        ends = [one for one in dates if _ends(ledger, one) and one.year_source in SURE_YEARS]
        begun = [one for one in dates if one not in ends and _begins(ledger, one)]
        others = [one for one in ledger.dates_in(block) if one not in ends]
        if len(ends) != 1 or len({one.first for one in begun}) != 1:
            continue
        end, start = ends[0], begun[0]
        last = ledger.sentences[max(end.sentence, ledger.sentence_at(match.start()))].span.end
        if _MOVED.search(ledger.text, ledger.sentences[start.sentence].span.start, last):
            continue
        differs = _differs(start, end, match)
        if differs is None or any(_differs(one, end, match) is None for one in others):
            continue
        days = _days(start, end)
        values = {"stated": ledger.quote(stated), "actual": differs}
        calculation = f"{end.last} − {start.first} + 1 = {days}天 ≠ {ledger.quote(stated)}"
        yield Hit((stated, start.span, end.span), values, calculation, severity="warning")


_FINE = ("day", "month")


def _ends(ledger: Ledger, one: DateFact) -> bool:
    """True for a day behind 终止日期为, or before 届满."""
    before = ledger.text[max(0, one.span.start - _LEAD) : one.span.start]
    return bool(_ENDED.match(ledger.text, one.span.end) or _ENDED_BEFORE.search(before))


def _begins(ledger: Ledger, one: DateFact) -> bool:
    """True for a day on which somebody took up office, or something was signed, handed over or put in force."""
    before = ledger.text[max(0, one.span.start - _LEAD) : one.span.start]
    return bool(_BEGUN.match(ledger.text, one.span.end) or _BEGUN_BEFORE.search(before)) and one.year is not None


def _days(start: DateFact, end: DateFact) -> int:
    first, last = start.first or date.min, end.last or date.min
    return (last - first).days + 1


def _differs(start: DateFact, end: DateFact, match: re.Match[str]) -> dict[str, str] | None:
    """What the stretch really is; None where the term fits it, or where it can be none of this term."""
    first, last = start.first, end.last
    if first is None or last is None or first >= last:
        return None if start.granularity in _FINE else {}
    differs = differs_from(first, last, match)
    # A month told for each end: from March to March is five years, or a month more.
    if differs is None or (end.first and differs_from(first, end.first, match) is None):
        return None
    if start.last and end.first and differs_from(start.last, end.first, match) is None:
        return None
    ratio = days_of(match) / _days(start, end)
    return differs if _NEAREST < ratio < _FARTHEST else None
