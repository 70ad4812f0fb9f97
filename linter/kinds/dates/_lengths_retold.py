"""Lengths retold: 三个月的集中整治期, told where no dates stand, against the stretch called so before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.fact import DateFact
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._lengths import DAYS, NUMBER, UNIT, differs_from, number_of, stated_span
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LEAD = (
    "(?:集中|利用|用|经过?|历经|经历|长达|整整|足足|一共|总共|共|前后|这|该|在|对|上述|本次|此次|其"
    "|我[县市区局院校镇]|全[县市区局院校镇])*"
)
_BESIDE = regex(
    rf"[，,；;](?P<word>{_LEAD}){NUMBER}{UNIT}(?<=个月|半月|.周)"
    "(?=的?时间|集中|的[一-鿿]|[，,。；;）)]|以?来[，,]|间[，,]|里[，,]|期间|(?<=集中.个月)(?:开展|组织|进行)|(?<=用.个月)(?:开展|组织|进行))"
)
"""，集中三个月时间: right behind a comma, a number of months is the length of the stretch told before."""
_MONTHLY = regex("的(?:租|费|工资|补|奖|保证|房|通知|过渡|缓冲|试)")
_RETOLD = regex(
    rf"(?:(?P<word>为期|历时)(?:了|共)?|(?<![一-鿿\d]){_LEAD}|(?:上述|这|该|此次|本次))(?<!\d[、，至])"
    rf"{NUMBER}{UNIT}(?!以?[内上下前后]|之内)(?P<what>的?[一-鿿“”、]{{4,16}})"
)
_OF_ANOTHER = regex(r"(?:去|上|前|次|明|来|往)年|上[一]?[轮次批]|另|下一|第[二三四五]|(?<!\d)20\d\d年[^。；]{0,12}$")
"""What tells of a stretch of another time."""
_SIGN = regex("[天周日时]|个[月半工星]|为期|历时")
_SHARED = 4
"""Characters in a row that the name of the stretch and the sentence of its dates share."""


def months_beside(ledger: Ledger, fact: DateFact, stop: int) -> re.Match[str] | None:
    """The first number of months behind a stretch in its sentence, before the next date."""
    if fact.ends is None or fact.ends[1].granularity == "year":
        return None
    sentence = ledger.sentences[fact.sentence].span
    starts = (date.span.start for date in ledger.dates_in(Span(fact.span.end, sentence.end)))
    found = _BESIDE.search(ledger.text, fact.span.end, min(sentence.end, stop, *starts))
    if found is None or _MONTHLY.match(ledger.text, found.end()):
        return None
    if another_length(ledger, fact, found):
        return None
    begun = _BEGUN.match(ledger.text, found.end())
    if begun and (_is_phase(fact, found) or _IN_STAGES.search(ledger.text, found.end(), sentence.end)):
        return None
    words = _WORDS_BEHIND.match(ledger.text, found.end(), sentence.end)
    return None if _of_a_part(ledger, fact, found, words.group() if words else "") else found


_ANOTHER_LENGTH = regex(
    "[，,；;、](?:再|后|又|随后|然后|并)?(?:集中|利用|用|以)?(?:[一两二三四五六\\d]个月|半个月|[一两二三]周)的?时间"
)
"""What shows that the months are those of a stage: 用一个月时间自查，用两个月时间整改."""


def another_length(ledger: Ledger, fact: DateFact, found: re.Match[str]) -> bool:
    """True where the sentence goes on to tell what other months were spent on."""
    return _ANOTHER_LENGTH.search(ledger.text, found.end(), ledger.sentences[fact.sentence].span.end) is not None


_BEGUN = regex("开展|组织|进行")
_IN_STAGES = regex("阶段|环节|个月|[一二两三]周")
"""Behind 集中两个月开展排查, what shows that other months follow: 一个月整改."""


def retold(ledger: Ledger, stretches: Sequence[DateFact]) -> Iterator[Hit]:
    """Lengths that no stretch of the text has, each with the one before it whose sentence calls it so.

    In 1.4 million characters of right reports each of the twelve lengths that were retold was that of a stretch.
    """
    known = [one for one in stretches if one.first and one.last and one.first <= one.last]
    if not known or not _SIGN.search(ledger.text):
        return
    for match in _RETOLD.finditer(ledger.text):
        if match["unit"] in ("月", "年") and not match["word"]:
            continue
        at = ledger.sentence_at(match.start())
        what = match["what"].removeprefix("的")
        pieces = [what[i : i + _SHARED] for i in range(len(what) - _SHARED + 1)]
        sentence = ledger.sentences[at].span
        if any(ledger.dates_in(sentence)) or _OF_ANOTHER.search(ledger.text, sentence.start, match.start()):
            continue
        named = [one for one in known if one.sentence < at and _names(ledger, one, pieces)]
        if not named or _is_phase(named[-1], match) or _of_a_part(ledger, named[-1], match, match["what"]):
            continue
        if _STAGES.search(ledger.read(ledger.sentences[named[-1].sentence].span)):
            continue  # 分自查、集中整改、巩固三个阶段: the length may be that of one
        differs = [_differs(one, match) for one in known]
        told = _differs(named[-1], match)
        if told and all(differs):
            yield _hit(ledger, named[-1], match, told)


_CALLED = r"(?:集中|专项)(?:整治|整改|攻坚|治理|行动|排查|检查|清理)"
_CAMPAIGN = regex(
    rf"(?P<about>[一-鿿“”]{{0,14}}?)(?P<word>为期|历时)?(?<!第)(?<!\d[、，至]){NUMBER}{UNIT}(?<=个月|半月)的?"
    rf"(?P<what>{_CALLED})(?!方案|计划|任务)"
)
_LONG_CALLED = regex(f"月的?{_CALLED}")
"""What a campaign of months cannot be told without; what stands before it may begin anywhere."""
_PLANNED = regex("拟|计划|将|下一步|要求|部署|力争|方案|每年|每|首|近|约|余|逾|超|不足|最后|剩余|其中|第")
_ABOUT = regex(
    "^(?:[^，,。；]*?(?:巩固|经过|通过|随着|在|对|为|以|展开|开展|进行|组织|实施|深化|总结|了|的))?(?P<name>[一-鿿“”]{2,})$"
)


def campaigns(ledger: Ledger, stretches: Sequence[DateFact]) -> Iterator[Hit]:
    """Lengths of a campaign, 巩固占道经营三个月集中整治成果, against the only stretch told of that campaign."""
    known = [one for one in stretches if one.first and one.last and (one.last - one.first).days >= _SHORT]
    for match in matches_on_lines(_CAMPAIGN, _LONG_CALLED, ledger.text) if known else ():
        at = ledger.sentence_at(match.start("n"))
        sentence = ledger.sentences[at].span
        front = ledger.text[sentence.start : match.start("n")]
        if any(ledger.dates_in(sentence)) or _PLANNED.search(front) or _OF_ANOTHER.search(front):
            continue
        own = _campaign(ledger, [one for one in known if one.sentence < at], match)
        if own is None or _is_phase(own, match) or _of_a_part(ledger, own, match, match["what"], MADE_LONGER):
            continue
        told = _differs(own, match)
        if told and all(_differs(one, match) for one in known):
            yield _hit(ledger, own, match, told)


_PHASE = Decimal("0.6")
"""Of a stretch, the share under which a length is taken for that of a phase of it, no slip of the whole."""


def _is_phase(stretch: DateFact, length: re.Match[str]) -> bool:
    """True for 两个月集中整治 in a campaign of nine months: the hard part of a long one."""
    number = number_of(length)
    days = DAYS.get(length["unit"].removeprefix("个"))
    if number is None or days is None or stretch.first is None or stretch.last is None:
        return False
    return number * days < _PHASE * ((stretch.last - stretch.first).days + 1)


_STAGES = regex("阶段|环节")
_OPENING = 4
"""Blocks at the start of a report that tell its own campaign."""
_SHORT = 20
"""Days of a stretch that may be told in months."""


def _campaign(ledger: Ledger, known: Sequence[DateFact], match: re.Match[str]) -> DateFact | None:
    """The stretch of the campaign: the only one that tells such an act, of the same matter where one is named."""
    act = match["what"][2:]
    named = _ABOUT.match(match["about"])
    told = [one for one in known if act in ledger.read(ledger.sentences[one.sentence].span)]
    if named:
        name = named["name"]
        words = [name[i : i + 2] for i in range(len(name) - 1)]
        told = [one for one in told if any(word in ledger.read(ledger.paragraph(one)) for word in words)]
    if any(_STAGES.search(ledger.read(ledger.paragraph(one))) for one in told):
        return None
    if not named and (not match["word"] or any(ledger.sentences[one.sentence].block > _OPENING for one in told)):
        return None
    return told[0] if len({(one.first, one.last) for one in told}) == 1 else None


def _hit(ledger: Ledger, stretch: DateFact, length: re.Match[str], actual: dict[str, str]) -> Hit:
    span = stated_span(length)
    days = (stretch.last - stretch.first).days + 1 if stretch.first and stretch.last else 0
    calculation = f"{stretch.last} − {stretch.first} + 1 = {days}天 ≠ {ledger.quote(span)}"
    return Hit((span, stretch.span), {"stated": ledger.quote(span), "actual": actual}, calculation, severity="warning")


def _names(ledger: Ledger, stretch: DateFact, pieces: Sequence[str]) -> bool:
    words = ledger.read(ledger.sentences[stretch.sentence].span)
    return any(piece in words for piece in pieces)


_CHANGED = regex("延长|延期|顺延|延至|延续|展期|续[办展]|提前结束|提前收官|缩短|压缩|加时|追加")
_TERM = "时间|期限|行动|整治|整改|攻坚|治理|工作"
MADE_LONGER = regex(
    rf"(?:{_TERM})[^，,。；\d]{{0,6}}?(?:{_CHANGED.pattern})|(?:{_CHANGED.pattern})[^，,。；]{{0,6}}?(?:{_TERM}|至|到|[一两三\d]个月|\d+天)"
)
"""The same told of the campaign itself; between places pages apart much else is 压缩 or 延期."""
_WORDS_BEHIND = regex("的[一-鿿“”、]{4,16}")
_STAGE = regex(
    "(?P<stage>(?:(?!的)[一-鿿]){2})(?:阶段|环节|(?<=宣传|动员|准备|自查|排查|摸底|整改|验收|总结|巩固|过渡|试点|收尾|公示)期)"
)


def _of_a_part(
    ledger: Ledger, stretch: DateFact, length: re.Match[str], what: str, changed: re.Pattern[str] = _CHANGED
) -> bool:
    """True where the length is that of a stage, was told before of a part, or the stretch was made longer since."""
    begin = ledger.sentences[stretch.sentence].span
    between = ledger.text[begin.start : length.start("n")]
    stage = _STAGE.search(what)
    if stage and stage["stage"] not in ledger.text[begin.start : min(begin.end, length.start("n"))]:
        return True
    same = ledger.read(stated_span(length))
    return changed.search(between) is not None or _PART.search(between.replace(same, _MARK)) is not None


_MARK = "\0"
_PART = regex(rf"(?<!为期)(?<!历时){_MARK}(?![内前后])")
"""The same length, told of something else: 前两个月排查, 其中封港一个月."""


def _differs(stretch: DateFact, match: re.Match[str]) -> dict[str, str] | None:
    return differs_from(stretch.first, stretch.last, match) if stretch.first and stretch.last else None
