"""Order of acts: approved after it was issued, finished before it was begun, followed up before it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from itertools import pairwise

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.dates.courses import COURSES, LABELLED, PLANNED
from linter.facts.dates.dated import Record
from linter.finding import Hit, Severity
from linter.kinds.dates._accepted_works import accepted_before_finished
from linter.kinds.dates._afterwards import too_early_afterwards
from linter.kinds.dates._agreed_days import against_agreed_days
from linter.kinds.dates._before_papers import begun_before_paper
from linter.kinds.dates._cited_acts import cited_too_late
from linter.kinds.dates._consulted import answered_too_early
from linter.kinds.dates._courses_told import told_in_courses
from linter.kinds.dates._far_anchors import too_early_for_far
from linter.kinds.dates._last_of_them import checked_before_the_last
from linter.kinds.dates._numbered_meetings import numbered_against_days
from linter.kinds.dates._one_paper import passed_after_issue
from linter.kinds.dates._outside_span import outside_span
from linter.kinds.dates._punished_early import punished_too_early
from linter.kinds.dates._sequences import in_sequence
from linter.kinds.dates._taken_up import done_by_it_too_early, taken_up_too_early
from linter.kinds.dates._told_back import FARTHEST, days_of, told_back
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANY = regex("|".join(f"{course.first.pattern}|{course.then.pattern}" for course in COURSES))
_ASIDE = r"(?:(?:总?投资|概算|造价|合同[金额价款]|建筑面积|占地|全长|总长|工期|由)[^，,。；]{1,24}[，,])?"
_COUNTED = r"(?:(?:共|有|先后|期间|距|历时|比|较)[^，,。；]{1,24}[，,；])?"
"""What came of the first act: 共有7家企业递交投标文件."""
_SAME_SUBJECT = regex(
    rf"[^，,。；、]{{0,12}}(?:[，,、；。]{_ASIDE}{_COUNTED}(?:[该本此](?:[项工][目程]|案|文件|方案|办法|桥|路)?)?)?"
    r"(?:(?:并|又|已经?|均|现已经?|后|随后|其后|正式|经|于|在|自|并于|至)|以[^，,。；、]{4,24}?(?:文件|文号?|号文)|(?<=[，,])报经[^，,。；]{2,16})*"
)
"""Nothing but an adverb may stand before the second date: a noun there would be another thing."""
_ANOTHER = regex(
    r"[一二三四五六七八九十]期|标段|曾|部分|阶段|主体|单位工程|分部|续建|再次|修订|修改|征求意见|初稿|试行|重新|分别|原定|计划|预计|拟"
)
_WHICH = regex(r"[^，,。；、的\d]{0,8}(?:批复|批准|审批|核准|反馈|通报|出具|印发)的(?!决定|通知|报告$)[一-鿿]")
_BY_BODY = regex(
    r"[，,][^，,。；、的]{0,12}?(?:政府|[党政]?委|委员会|常委会|人大|[厅局部院])(?=批|审|同意|核|反馈|通报|作出|决定)"
)
"""5月28日，县政府批复: who acts on what was handed in before is no other matter."""
_BEHIND = regex(r"[，,；。的]")
_AFTER = regex(
    r"[^，,。；《》]{0,24}(?<!前)(?<!先)(?<!今)(?<!之)后[，,](?:(?!查|发现|反映|涉及|对|将|从)[^，,。；]){0,16}"
)
_TAKEN_UP = regex(
    r"[，,]?[^，,。；的]{0,12}?(?:就此|据此|为此|该(?=[局院所站队镇乡县市区厅部委处科办中校案件企公项信]))[^。；\d]{0,12}?(?P<act>[^。；\d]{2,40})"
)
"""该局就此信访事项送达意见书: who and what the paragraph has told of."""
_CLOSED_OFF = regex(r"[\n]|另[外案一]|其他|此外|\d[.、）)]|[①-⑩]")
_FOLLOWED = regex(r"(?:召开|印发|制定|成立|组织|下发|出台|研究|完成|制发|开展)")
_FORMER = regex(r"年?(?:旧|老|原)?版|(?:的|年)?(?:旧|原)[一-鿿]")
"""2019年版办法, 2019年旧办法: the year tells which text is meant."""
_REPEALED = regex(r"(?:废止|失效|作废|停止(?:执行|施行)|不再(?:执行|施行|适用))$")
"""What is done to an earlier text when a new one is passed."""
_STAND = regex(r"(?:截[至止]到?|(?:^|[，,。；;：:（(\n])[至到])$")
_HOW_MANY = regex(r"[^，,。；;]{0,3}(?:\d|已经?|均|全部|累计|共)")
"""至6月14日开工4个，至9月30日6个均已开工: how far it was on each day, which is no day of an act."""
_BACK = 400
"""Days between two acts from which a year is told rather than mistaken."""


class ActOrder:
    """Compares two dated acts of one sentence that can only follow each other."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each act that is dated before the one it rests on."""
        told: set[Span] = set()
        for hit in self._dated_before(ledger):
            if not any(_is_due(ledger, span) for span in hit.spans):
                told.update(hit.spans)
                yield hit
        # A day by which something is due as a contract says is no day of an act, yet it cannot lie before the contract.
        for hit in (*against_agreed_days(ledger), *begun_before_paper(ledger)):
            if told.isdisjoint(hit.spans):
                told.update(hit.spans)
                yield hit
        yield from numbered_against_days(ledger)
        # What is found by the words right beside a day has been told.
        for hit in told_in_courses(ledger):
            if told.isdisjoint(hit.spans) and not any(_is_due(ledger, span) for span in hit.spans):
                yield hit

    def _dated_before(self, ledger: Ledger) -> Iterator[Hit]:
        for one, other in pairwise(ledger.dates):
            near = other.sentence - one.sentence
            if near not in (0, 1) or one.ends or other.ends or one.relation or other.relation:
                continue
            # 2022年度申请的43部已拨付，2023年度申请的58部中: a year's lot is not the day of an act.
            if all(ledger.read(date.span).endswith("年度") for date in (one, other)):
                continue
            if near and ledger.sentences[one.sentence].block != ledger.sentences[other.sentence].block:
                continue
            in_order = _in_order(ledger, one, other)
            if in_order is not None and _told_side_by_side(ledger, one, other):
                continue
            if in_order is None or _is_stand(ledger, one) or _is_stand(ledger, other) or _over_new_year(one, other):
                continue
            sure = one.year_source in _TOLD and other.year_source in _TOLD
            sure = sure and not _TAKEN_UP.match(ledger.text, other.span.end)
            dated, then = _of_one_year(one, other)
            if one.year_source not in _TOLD and other.year_source == "said":
                dated = _in_year_of(other, one)
            earlier, later = (dated, then) if in_order else (then, dated)
            if earlier.first and later.last and (earlier.first - later.last).days <= _BACK:
                yield from _hit(ledger, earlier, later, "error" if sure else "warning")
        yield from in_sequence(ledger)
        yield from told_back(ledger)
        yield from taken_up_too_early(ledger)
        yield from done_by_it_too_early(ledger)
        yield from too_early_afterwards(ledger)
        yield from outside_span(ledger)
        yield from cited_too_late(ledger)
        yield from passed_after_issue(ledger)
        yield from too_early_for_far(ledger)
        yield from answered_too_early(ledger)
        yield from checked_before_the_last(ledger)
        yield from accepted_before_finished(ledger)
        yield from punished_too_early(ledger)
        for record in ledger.records:
            yield from _of_record(ledger, record)


def _told_side_by_side(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True for 2022年受理1263件，办结1212件；2023年受理1412件，办结1386件: two periods, each with counts of its own."""
    if one.day or other.day:
        return False
    return all(_OWN_COUNT.match(ledger.text, date.span.end) is not None for date in (one, other))


_OWN_COUNT = regex(r"[^。；;\n]{0,24}?\d[\d.,]*万?余?[件起个宗例项](?![一-鿿]*[，,]?[^。；;\n]{0,4}于)")


def _is_due(ledger: Ledger, date: Span) -> bool:
    """True for 合同约定11月30日竣工: the day by which it was to be done, before which it may well be done."""
    return _DUE.search(ledger.text, max(0, date.start - _LEAD), date.start) is not None


_DUE = regex("(?:约定|原定|规定|要求|承诺|应[当在于]?|限期)[^，,。；;\n]{0,6}$")
_LEAD = 12
"""Characters before a day that say that it was due."""


def _is_stand(ledger: Ledger, date: DateFact) -> bool:
    """True for a day up to which is told how many were done, or that all were."""
    before = ledger.text[max(0, date.span.start - 3) : date.span.start]
    return bool(_STAND.search(before) and _HOW_MANY.match(ledger.text, date.span.end))


def _of_one_year(one: DateFact, other: DateFact) -> tuple[DateFact, DateFact]:
    """Two days of which neither has a year, in the same one; further apart than a slip leads they may be of two."""
    days = days_of(one, other) if one.day and other.day and one.year is None and other.year is None else None
    if days is None or abs((days[1] - days[0]).days) > FARTHEST:
        return one, other
    return replace(one, first=days[0], last=days[0]), replace(other, first=days[1], last=days[1])


_TOLD = ("said", "near", "block")
_NEAR = 150
"""Days by which a day without a year may come behind a later one that has its year: 11月6日通过，2023年1月印发."""


def _over_new_year(one: DateFact, other: DateFact) -> bool:
    """True for 12月下旬受理，2024年1月办结: the year is told because it is another one."""
    turn = (one.month or 0) >= _AUTUMN and 0 < (other.month or 0) <= _SPRING
    return turn and one.year_source not in _TOLD and other.year_source == "said"


_AUTUMN, _SPRING = 10, 3
"""The months from which, and up to which, an act and the next one are told over the turn of a year."""


def _in_year_of(told: DateFact, date: DateFact) -> DateFact:
    """A date without a year, in that of the date behind it, if it is then a little later than that one."""
    if told.year is None or date.month is None or date.day is None or told.last is None:
        return date
    if not calendar.exists(told.year, date.month, date.day):
        return date
    day = Day(told.year, date.month, date.day)
    return replace(date, year=told.year, first=day, last=day) if 0 < (day - told.last).days <= _NEAR else date


def _hit(ledger: Ledger, earlier: DateFact, later: DateFact, severity: Severity) -> Iterator[Hit]:
    """A hit where what must come first is dated after what rests on it."""
    if earlier.first is None or later.last is None or later.last >= earlier.first:
        return
    yield Hit(
        (later.span, earlier.span),
        {"later": ledger.quote(later.span), "earlier": ledger.quote(earlier.span)},
        f"{later.last.isoformat()} < {earlier.first.isoformat()}",
        severity=severity,
    )


def _of_record(ledger: Ledger, record: Record) -> Iterator[Hit]:
    """One hit for each label of a row or form that is dated before the one it rests on."""
    dated = [one for one in record if not PLANNED.search(one.label)]
    for course in LABELLED if len(dated) > 1 else ():
        first = next((one for one in dated if course.first.search(one.label)), None)
        then = next((one for one in dated if one is not first and course.then.search(one.label)), None)
        if first and then:
            found = list(_hit(ledger, first.date, then.date, "error" if then.date.year_source in _TOLD else "warning"))
            yield from found
            if found:
                return


def _in_order(ledger: Ledger, one: DateFact, other: DateFact) -> bool | None:
    """True where the first of two dates in a row must be the earlier one, False where the second must; else None."""
    sentence = ledger.sentences[other.sentence].span
    between = ledger.text[one.span.end : other.span.start]
    # 收到的另一件已办结: what stands behind 的 is told of another thing.
    words = ledger.text[other.span.end : sentence.end]
    by_body = _BY_BODY.match(words)
    behind = _BEHIND.split(words[1:] if by_body else words, 1)[0]
    if not _ANY.search(behind) and not _FOLLOWED.search(behind) and not _TAKEN_UP.match(words):
        return None
    if _FORMER.match(words) or _REPEALED.search(behind):
        return None
    # 4月25日批准的资金 tells which money, no next act.
    lead = ledger.sentences[one.sentence].span.start
    if _WHICH.match(words) or _ANOTHER.search(ledger.text, lead, sentence.end):
        return None
    acts = list(_ANY.finditer(between))
    followed = other.sentence == one.sentence and _AFTER.fullmatch(between)
    if not acts and not followed:
        return None
    if followed and _FOLLOWED.search(behind):
        return True
    taken_up = _TAKEN_UP.match(words)
    if taken_up and not _CLOSED_OFF.search(between):
        # 该局就此事项送达意见书: the case that was told of before, whatever stands between.
        for act in reversed(acts):
            if any(c.first.fullmatch(act.group()) and c.then.search(taken_up["act"]) for c in COURSES):
                return True
    # 发布公告，共有5家报名，: an act told on the way is not the one of the first date.
    for act in reversed(acts):
        if not _SAME_SUBJECT.fullmatch(between, act.end()):
            continue
        for course in COURSES:
            if course.first.fullmatch(act.group()) and course.then.search(behind):
                return True
            if course.then.fullmatch(act.group()) and course.first.search(behind):
                return False
    return None
