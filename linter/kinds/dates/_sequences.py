"""Days told in a row: bare days go on, the second batch follows the first, results follow the round they are of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from itertools import pairwise

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import days_of, if_too_early, too_early
from linter.ledger import Ledger
from linter.patterns import regex

_CLAUSE = regex(r"[，,；。]$")
_NEWS = regex(r"(?:\d{1,2}[时点:：]|凌晨|[上下]午|晚|早)?[^，,。；的前起《》“”]{0,16}(?=[，,。；])")
_BACK = regex(
    r"\d[日天]后|此前|之前|早在|曾|原|前期|先前|其中|分别|上述|当时|以前|计划|拟|每月|每年|各月|同期|去年|上年"
)
_DAYS_BACK = 10
"""Days that a slip leads back; a bare day further back is one of the next month."""


def in_sequence(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each day of a row that lies before the one it must follow."""
    yield from _signed_after_delivery(ledger)
    yield from _ended_before_begun(ledger)
    batches = "批" in ledger.text or "期" in ledger.text
    for one, other in pairwise(ledger.dates):
        days = _last_days(one, other) if one.sentence == other.sentence else None
        if days is None or days[1] >= days[0]:
            continue
        stands = (
            _goes_back(ledger, one, other)
            or _result_too_early(ledger, one, other)
            or _published_too_early(ledger, one, other)
        )
        if stands or (batches and _later_batch(ledger, one, other)):
            yield too_early(ledger, other, one, (days[1], days[0]))


def _last_days(one: DateFact, other: DateFact) -> tuple[Day, Day] | None:
    """The last day of each; days of which neither has a year are of the same one."""
    if one.last and other.last:
        return one.last, other.last
    return None if one.year or other.year or not (one.day and other.day) else days_of(one, other)


def _goes_back(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 18日启动响应，20日提升，19日终止: a day told without its month goes on from the one before."""
    if one.ends or other.ends or one.relation or other.relation or one.day is None or other.day is None:
        return False
    text = ledger.text
    if "月" in ledger.read(other.span) or one.month != other.month or other.day < one.day - _DAYS_BACK:
        return False
    start, end = ledger.sentences[one.sentence].span
    if not _CLAUSE.search(text, one.span.end, other.span.start) or not _NEWS.match(text, other.span.end, end + 1):
        return False
    told = text[start : other.span.end + 16]
    return _BACK.search(told) is None and told.count("（") == told.count("）")


_RESULT = regex(
    r"(?:之?前|以前)?(?:集中|统一|对外)?(?:公布|公示|公告|发布|产生|评出|通报|揭晓)[^，,。；、]{0,8}(?:名单|成绩|结果|名次|分数|人选|作品)(?=[，,。；]|$)"
)
_ROUND = regex(r"(?:决|初|复|预)赛|评审|评选|笔试|面试|考试|测试|评比|投票|选拔|遴选|海选|考核|抽检|检测|普查")


def _result_too_early(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 复赛6月23日至7月4日进行，7月1日前公布名单."""
    if one.ends is None or other.ends or other.day is None or not _RESULT.match(ledger.text, other.span.end):
        return False
    block = ledger.document.blocks[ledger.document.block_index(one.span.start)].span
    told = ledger.text[max(block.start, one.span.start - 24) : other.span.start]
    return _ROUND.search(told) is not None and "分批" not in told and "陆续" not in told


_STARTED = regex(
    r"(?:正式|全面)?(?:启动|开始|开工|施工|实施|进驻|开展)[^，,。；\d]{0,8}[，,](?:[^，,。；\d轮批期段前次]{0,6}?)?(?:于|至|到)?"
)
_ENDED = regex(
    r"(?P<what>[^，,。；\d轮批期段前次]{0,6}?)(?:全面|全部|正式|圆满|顺利)?(?:结束|完成|竣工|完工|撤离|收官)(?=[，,。；]|$)"
)


def _ended_before_begun(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each 从5月10日开始，4月30日全面完成."""
    for one, other in pairwise(ledger.dates):
        if one.relation != "since" or other.relation or one.ends or other.ends or not (one.day and other.day):
            continue
        if one.sentence != other.sentence or not _STARTED.fullmatch(ledger.text, one.span.end, other.span.start):
            continue
        ended = _ENDED.match(ledger.text, other.span.end)
        # 4月30日招标完成: another thing than what was begun.
        same = ended and ended["what"] in ledger.text[ledger.sentences[one.sentence].span.start : other.span.start]
        if same and (found := if_too_early(ledger, other, one)):
            yield found


_DECIDED = regex(
    r"(?:[^，,。；、]{0,16}?(?:会议?|党组|党委)(?:集体)?)?(?:研究(?:确定|同意|决定|通过)?|审定|审议(?:并)?通过|集体研究|评审(?:确定)?)[^，,。；、]{0,6}[，,](?:并|且|又|随后|后)?(?:于|在)"
)
_PUBLISHED = regex(r"(?:在[^，,。；]{2,16})?(?:对[^，,。；]{1,12})?(?:予以|进行了?|集中|对外|统一)?公示(?!期|结束|后)")


def _published_too_early(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 名单经2月23日会议研究，并于2月19日至21日公示: what was decided is made known afterwards."""
    if one.ends or one.relation or other.relation or "公示" not in ledger.text[other.span.end : other.span.end + 40]:
        return False
    told = _DECIDED.fullmatch(ledger.text, one.span.end, other.span.start)
    return told is not None and _PUBLISHED.match(ledger.text, other.span.end) is not None


_BATCH = "批次|批|期|轮|阶段|步|标段"
_FIRST = regex(rf"(?:首|第[一1])(?P<of>{_BATCH})[^，,。；]{{0,24}}$")
_SECOND = regex(rf"(?:第?[二2两三3]|次|末|最后一?)(?P<of>{_BATCH})[^，,。；]{{0,24}}$")
_DID = regex(r"(?:之?前|以前|起)?(?:全部|均|已经?|全面|正式)?(?P<act>[一-鿿]{2,4})")


def _later_batch(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 首批6个镇于12月底前完成自查，第二批8个镇于3月底前完成自查."""
    text, start = ledger.text, ledger.sentences[one.sentence].span.start
    if (
        one.ends
        or other.ends
        or one.granularity == "year"
        or (other.year_source == "loose" and one.year_source != "loose")
    ):
        return False
    first = _FIRST.search(text, max(start, one.span.start - 40), one.span.start)
    second = _SECOND.search(text, one.span.end, other.span.start) if first else None
    if not first or not second or first["of"] != second["of"]:
        return False
    did, does = _DID.match(text, one.span.end), _DID.match(text, other.span.end)
    return bool(did and does and did["act"][:2] == does["act"][:2])


_HEAD = 12
"""Blocks from the start among which the day of delivery stands."""
_DELIVERED = regex(r"[ 　]*在[^。；\n]{4,60}?(?:会议|大会|全会|会)上")
_DASH = regex(r"[ 　]*[—–\-]{1,4}[ 　]*")


def _signed_after_delivery(ledger: Ledger) -> Iterator[Hit]:
    """——2021年1月18日在…会议上 above a signature of 28 January: told apart by one key, the same day is meant."""
    signing = ledger.signing
    if signing is None or signing.span is None or signing.posted:
        return
    for date in ledger.dates[:_HEAD]:
        if date.first is None or date.year_source != "said" or date.span.start >= signing.span.start:
            continue
        index = ledger.document.block_index(date.span.start)
        block = ledger.document.blocks[index].span
        if index >= _HEAD or not _DASH.fullmatch(ledger.text, block.start, date.span.start):
            continue
        late = date.granularity == "day" and date.first < signing.day and _DELIVERED.match(ledger.text, date.span.end)
        if late and _by_one_key(date.first.isoformat(), signing.day.isoformat()):
            yield Hit(
                (date.span, signing.span),
                {"later": ledger.quote(date.span), "earlier": ledger.quote(signing.span)},
                f"{date.first.isoformat()} < {signing.day.isoformat()}",
                severity="warning",
            )


def _by_one_key(one: str, other: str) -> bool:
    """True where one digit is another, or two beside each other are swapped."""
    apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and sorted(one[apart[0] : apart[1] + 1]) == sorted(other[apart[0] : apart[1] + 1])
