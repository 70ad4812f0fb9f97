"""Lengths of the only stretch of days told beside them, however the two are worded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._bounded import bounded, is_of_stay
from linter.kinds.dates._lengths import (
    ABOUT,
    DAYS,
    by_months,
    days_of,
    differs_from,
    differs_roughly,
    is_over,
    value_of,
)
from linter.kinds.dates._stretches import FINE, Stretch, find_stretches, of_a_row, only
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LENGTH = regex(
    rf"{ABOUT}(?P<n>(?<![\d.第])\d{{1,3}}(?:\.\d)?|(?<![一二两三四五六七八九十百第几数])[一二两三四五六七八九十百]{{1,4}}|(?<![多一-十])半)"
    r"(?P<half>个半|个?[多余](?=[月天周年]))?(?P<unit>(?:个)?工作日|日历天|自然日|个月|(?<=个[半多余])月|天|周(?![年岁边围末一二三四五六日])|个星期|年(?![级度代底前末均初]))(?P<tail>半|[多余])?"
    r"(?P<more>(?<=年)(?:零|又)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月)?"
    r"(?![余多左以内]|之(?!久)|前|后|来的|\d)"
)
_WHOLE = (
    "(?:(?<!未)历时|为期|历经|用时|耗时|时长|持续|前后|长达|全程|全长|共计?|总共|一共|总计|合计|整整|足足|周期"
    "|共(?:安排|持续|进行|开展|经历|历时|用时?|需)|干了|过了"
    "|(?:公示|公告|张贴|展出|试运行)(?:已|时间)?[满共了]?|(?:用|花|经过|耗去)(?=了)|达(?=$)|总?日历天数|总工期|奋战|苦战|鏖战|苦干|连轴转|任职|在任|住院|欠缴|断缴|停缴|欠发|闲置|服役|租用|借用)(?:了|为|达|共|时间|合?计|整整)*"
)
"""What right before a length makes it the length of a whole."""
WHOLE_BEFORE = regex(rf"{_WHOLE}$|已经?[一-鿿]{{0,6}}$")
_ENDS = regex(r"[，,。；;）)]|$|的?时间|的[一-鿿]{2,10}(?:里|中|内|间|期间)?[，,]")
"""What closes the clause of a length."""
_NEXT = regex(
    r"(?:在|经过|历经)?(?:这|此次|本次|上述|整个)?(?:为期|历时|长达)?$|"
    r"(?:整个|此次|本次|这次|上述)?[一-鿿]{0,10}?(?:为期|历时|(?:共|总共|一共)?(?:持续|安排)|长达|用时|耗时)(?:了|达)?$|[一-鿿]{2,8}集中$"
)
"""Before a length that opens the sentence behind its dates: 三个月的…里, 整个救援持续了9天."""
_TOLD_OF = regex(r"(?:整个|此次|本次|这次)?[一-鿿]{0,6}为期$")
_NEXT_ENDS = regex(r"的?时间|[，,。；;]|(?:以?来|间|期间)[，,]|的[一-鿿]{2,8}(?:里|中|内|间|期间)[，,]")
PART = regex(
    r"每(?![天日])|其中|近|约|逾|超|不[足少多低]|至少|最[长短多少]|平均|均|实际|净|有效|连续(?!奋战|作战|苦战|鏖战|攻坚)|累计|扣除|剔除|除去|停工|中断|暂停|分别|各|再|另|还|又"
    r"|提前|提早|推迟|延|逾期|晚|早|迟|缓|免|保修|质保|拘留|徒刑|察看|责令|处|罚|判|暂扣|限期|限时|通知|龄|(?<!日历)天数|日数|比|较|下降|增|休|剩|余"
    r"|可[供用]|够|上[年次轮]|去年|往年|曾|(?:[前首头]|(?<!前)后)[一二三两]?$|阶段|全年|[两三四五六七八九]轮|原|计划|预计|(?<!公示)(?<!公告)(?<!张贴)满"
)
"""What tells of a part of a stretch, of a term or of another one."""
_CLAUSE = regex(r"[，,；;。：:、（(][^，,；;。：:、（(]*$")
_FARTHEST, _FARTHEST_BOUNDED = Decimal("2.5"), Decimal(4)
"""How far a length may be from its stretch, one beyond is of something else; the same where words bound the stretch."""
_REACH = 120
"""Characters between a stretch and its length."""
_FAR = 200
"""The same for a length told in a later sentence."""
_FEW = 8
"""Dates of a paragraph in which one stretch stands out."""


def only_stretches(ledger: Ledger, told: Sequence[Span]) -> Iterator[Hit]:
    """One hit for each length, but those already told, that no dates of its paragraph have."""
    blocks: dict[int, list[DateFact]] = {}
    for date in ledger.dates:
        if (date.ends or (date, date))[1].granularity in FINE:
            blocks.setdefault(ledger.document.block_index(date.span.start), []).append(date)
    for at, dates in blocks.items():
        stretches = find_stretches(dates) if len(dates) <= _FEW else ()
        if not stretches:
            continue
        matches = _LENGTH.finditer(ledger.text, *ledger.document.blocks[at].span)
        lengths = [one for one in matches if not any(d.span.start <= one.start() < d.span.end for d in dates)]
        for one in lengths:
            own = _told_for(ledger, one, dates, stretches)
            farthest = _FARTHEST
            if own is None or not _is_near(own, one, farthest):
                own, farthest = _bounded(ledger, one, dates), _FARTHEST_BOUNDED
            span = Span(*one.span())
            if own is None or any(span.overlaps(other) for other in told):
                continue
            differs = _differs(own, one) or _one_off(ledger, own, one)
            if differs is None or not _is_near(own, one, farthest) or not is_of_stay(ledger, own, _what(ledger, one)):
                continue
            if _explained(one, own, stretches, lengths):
                continue
            if by_months(own.first, own.last, one, ledger.read(own.span)):
                continue
            days = (own.last - own.first).days + 1
            yield Hit(
                (span, *own.ends) if own.span.contains(span) else (span, own.span),
                {"stated": ledger.quote(span), "actual": differs},
                f"{own.last.isoformat()} − {own.first.isoformat()} + 1 = {days}天 ≠ {ledger.quote(span)}",
                severity="warning",
            )


def _what(ledger: Ledger, match: re.Match[str]) -> str:
    """What a length is told of in its clause: 现场审计 of 现场审计共用了三周."""
    clause = _CLAUSE.search(ledger.text, max(0, match.start() - _LONGEST), match.start())
    begin = clause.start() + 1 if clause else match.start()
    whole = WHOLE_BEFORE.search(ledger.text, begin, match.start())
    return ledger.text[begin : whole.start()] if whole else ""


def _bounded(ledger: Ledger, match: re.Match[str], dates: Sequence[DateFact]) -> Stretch | None:
    """从6月10日启动，8月9日收官，四个月间: the length of what one day began and the next ended."""
    clause = _CLAUSE.search(ledger.text, max(0, match.start() - _LONGEST), match.start())
    if clause is None or not _GOES_ON.match(ledger.text, match.end()):
        return None
    begin = clause.start() + 1
    end = match.start()
    if PART.search(ledger.text, begin, end):
        return None
    if not (_NEXT.fullmatch(ledger.text, begin, end) or WHOLE_BEFORE.search(ledger.text, begin, end)):
        return None
    told = [d for d in dates if match.start() - _FAR <= d.span.start < match.start()]
    own = bounded(ledger, told) or bounded(ledger, [*told, *_end_behind(ledger, match, dates)])
    return None if own and match["about"] and _is_near(own, match, _FAR_OFF) else own


def _end_behind(ledger: Ledger, match: re.Match[str], dates: Sequence[DateFact]) -> Sequence[DateFact]:
    """The day right behind a length in its sentence: 3月1日开班…，经过为期5天的学习，培训班于3月5日结业."""
    end = ledger.sentences[ledger.sentence_at(match.start())].span.end
    return [d for d in dates if match.end() <= d.span.start < min(end, match.end() + _LONGEST)][:1]


_FAR_OFF = Decimal("1.6")
"""How far off a rough length, 近五十天, must be."""


_LONGEST = 30
"""Characters of a clause before its length."""
_GOES_ON = regex(r"的?时间|之久|[就便才即]|[，,。；;）)]|$|[均且]?[无没未]|(?:以?来|间|里|期间)|的[一-鿿]")


def _told_for(
    ledger: Ledger, match: re.Match[str], dates: Sequence[DateFact], stretches: Sequence[Stretch]
) -> Stretch | None:
    """The stretch of the sentence of a length, or the only one before it."""
    index = ledger.sentence_at(match.start())
    sentence = ledger.sentences[index].span
    clause = _CLAUSE.search(ledger.text, sentence.start, match.start())
    begin = clause.start() + 1 if clause else sentence.start
    if _SENTENCE.search(ledger.text, sentence.start, match.start()):
        following = next((one for one in stretches if one.span.start >= match.end()), None)
        served = following and following.ranged and _SERVED.fullmatch(ledger.text, match.end(), following.span.start)
        return following if served else None
    if PART.search(ledger.text, begin, match.start()):
        return None
    here = [d for d in dates if d.sentence == index]
    if here:
        return _beside(ledger, match, here, stretches, begin)
    before = [d for d in dates if match.start() - _FAR <= d.span.start < match.start()]
    own = only(before, stretches) or only([d for d in before if d.sentence == index - 1], stretches)
    if own is None or not _NEXT_ENDS.match(ledger.text, match.end()):
        return None
    if match["about"] and sentence.start == match.start():
        return None  # 近三个月来 may be those before the day of writing
    opens = _NEXT.fullmatch(ledger.text, sentence.start, match.start())
    return own if opens or _TOLD_OF.fullmatch(ledger.text, begin, match.start()) else None


def _beside(
    ledger: Ledger, match: re.Match[str], here: Sequence[DateFact], stretches: Sequence[Stretch], begin: int
) -> Stretch | None:
    """The stretch of the sentence that a length stands right beside, or the only one that it tells as a whole."""
    text = ledger.text
    term = _TERM.search(text, begin, match.start())
    following = next((one for one in stretches if one.span.start >= match.end()), None)
    if (
        following
        and _LEADS.fullmatch(text, match.end(), following.span.start)
        and (following.ranged or _FROM_TO.fullmatch(ledger.read(following.span)))
    ):
        return following if term or WHOLE_BEFORE.search(text, begin, match.start()) else None
    before = [one for one in stretches if one.span.end <= match.start()]
    last = next((one for one in reversed(before) if one.span.end == max(o.span.end for o in before)), None)
    ended = _ended_behind(text, match, stretches)
    if ended:
        return ended
    if last is None or not _ENDS.match(text, match.end()) or match.start() - last.span.end > _REACH:
        return None
    if any(last.span.end <= d.span.start < match.start() for d in here):
        return None
    if _OF_PARTS.search(text, last.span.end, match.start()):
        return None
    if term:
        # 试用期自…至…，试用期为六个月: the term that the dates are those of; 申报期 of what is 集中申报.
        what = text[max(begin, term.start("name") - 1) : term.end("name") - 1]
        here_too = what in text[max(0, last.span.start - _LEAD) : term.start("name") - 1]
        return last if len(what) == len("试用") and here_too else None
    if last.ranged and _RIGHT_BEHIND.fullmatch(text, last.span.end, match.start()):
        return last
    own = only([d for d in here if d.span.start < match.start()], stretches)
    return own if own and WHOLE_BEFORE.search(text, begin, match.start()) else None


def _ended_behind(text: str, match: re.Match[str], stretches: Sequence[Stretch]) -> Stretch | None:
    """The stretch around a length: 4月10日开赛，历时5天，4月16日闭幕."""
    for one in stretches:
        if one.ranged or not one.span.start < match.start() < one.span.end:
            continue
        alone = WHOLE_BEFORE.search(text, one.span.start, match.start()) and _TO_END.match(text, match.end())
        return one if alone and _END.match(text, one.span.end) else None
    return None


_TO_END = regex(r"[，,](?:于|至|到)?\d")
_END = regex(
    r"(?:(?!颁奖|总结|表彰|验收)[^，,。；]){0,8}(?:结束|完成|竣工|完工|闭幕|撤离|收官|终止|届满|落幕|举[行办]闭幕)"
)


_TERM = regex(r"(?P<name>[一-鿿](?<![为工展会])期)限?(?:为|是|共|：|:)*$")
"""A term named: 保修期, 有效期 run from another day."""
_LEADS = regex(r"[，,（(：:]?(?:即|时间|具体)*(?:为|是)?(?:自|从|由)?")
_FROM_TO = regex(r"\d[\d年月日]*起[^，,。；\d]{0,6}[，,]?(?:至|到)[\d年月日]*")
"""2020年10月1日起实施，至2023年9月30日."""
_SENTENCE = regex(r"(?:徒刑|拘役|管制)$")
_SERVED = regex(r"[，,（(；;](?:即)?刑期(?:自|从|为)?")
_LEAD = 12
_RIGHT_BEHIND = regex(r"(?:[^。；\d，,]{0,3}[，,（(]|止)?(?:共|为期|历时)?")
_OF_PARTS = regex("其中|分别|每(?![天日])")


def _differs(own: Stretch, match: re.Match[str]) -> dict[str, str] | None:
    """What the stretch really is, where the length is not it; None where it fits."""
    if match["about"] or is_over(match):
        return differs_roughly(own.first, own.last, match)
    if not match["more"]:
        return differs_from(own.first, own.last, match)
    days = Decimal((own.last - own.first).days + 1)
    if abs(days - _days(match)) <= DAYS["月"] / 2:
        return None
    years, months = divmod(int((days / DAYS["月"]).to_integral_value()), 12)
    more_zh, more_en = (f"{months}个月", f" {months} months") if months else ("", "")
    return {"zh": f"{years}年{more_zh}", "en": f"{years} years{more_en}"}


def _one_off(ledger: Ledger, own: Stretch, match: re.Match[str]) -> dict[str, str] | None:
    """5 days for 3月5日至9日 that is told as 为期四天; of forty such lengths in right reports each counts both ends.

    历时 may tell the time gone by, and a stretch over a weekend the days without it.
    """
    days = (own.last - own.first).days + 1
    if not own.ranged or days > _FEW_DAYS or match["unit"] != "天" or abs(_days(match) - days) != 1:
        return None
    if not _BOTH_ENDS.search(ledger.text, max(0, match.start() - 4), match.start()):
        return None
    if match["tail"] or match["half"] or _HOURS.search(ledger.text, own.span.start, own.span.end + 3):
        return None
    return {"zh": f"{days}天", "en": f"{days} days"}


_FEW_DAYS = 10
_BOTH_ENDS = regex(r"(?:为期|共计?|会期|总共|一共)$")
_HOURS = regex(r"[时点:：午晚早夜晨]")


def _days(match: re.Match[str]) -> Decimal:
    months = value_of(match["more"].lstrip("零又").removesuffix("个月")) if match["more"] else None
    return (months or 0) * DAYS["月"] + days_of(match)


def _is_near(own: Stretch, match: re.Match[str], farthest: Decimal) -> bool:
    ratio = _days(match) / ((own.last - own.first).days + 1)
    return 1 / farthest < ratio < farthest


def _explained(
    one: re.Match[str], own: Stretch, stretches: Sequence[Stretch], lengths: Sequence[re.Match[str]]
) -> bool:
    """True where other dates of the paragraph are so far apart, or another of its lengths is that of the stretch."""
    for other in stretches:
        # Two days that only follow each other behind 4月8日至6月7日…历时三个月 tell of what came afterwards.
        afterwards = own.ranged and own.span.end <= one.start() and not other.ranged and other.span.start >= one.end()
        if other.span != own.span and not afterwards and _differs(other, one) is None:
            return True
    told = [other for other in stretches if other.ranged and other.span.end <= one.start()]
    row = [(it.first, it.last) for it in told if not any(it.span != o.span and it.span.contains(o.span) for o in told)]
    if of_a_row(row, lambda first, last: _differs(own._replace(first=first, last=last), one) is None):
        return True
    others = [other for other in lengths if other is not one]
    if any(_differs(own, other) is None for other in others):
        return True
    # 总工期90天，封闭前先行施工28天: with the other length, or without it, it fits.
    whole = (own.last - own.first).days + 1
    return any(abs(abs(_days(one) + sign * _days(other)) - whole) <= 1 for other in others for sign in (1, -1))
