"""None against a count: 未发现虚报问题 here, 发现的3个虚报问题 right after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from linter.fact import Quantity
from linter.facts.states.charged import find_charged
from linter.facts.states.denials import find_denials
from linter.facts.states.denied_deeds import find_denied_deeds
from linter.facts.states.denied_near import find_denied_near
from linter.facts.states.graded_events import find_graded_denials
from linter.facts.states.graded_shares import find_empty_grades
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.no_funds import find_no_funds
from linter.facts.states.no_money import find_no_money
from linter.facts.states.not_one import find_not_one
from linter.facts.states.one_of_all import find_one_of_all
from linter.facts.states.part_told import of_a_part, of_some
from linter.facts.states.petitions_above import find_petitions_above
from linter.facts.states.phases import phases_apart
from linter.facts.states.plain_denials import find_plain_denials
from linter.facts.states.same_matter import ELSEWHERE, HELD, PROMISED, in_report_year, lead_of, nearest
from linter.facts.states.told_events import find_told_events
from linter.facts.states.whole_denials import find_whole_denials
from linter.facts.states.whom import cared_for, names_whom, narrower
from linter.facts.states.without_deaths import find_without_deaths
from linter.facts.states.without_paper import find_without_paper
from linter.facts.states.worst_water import find_worst_water
from linter.facts.states.zero_events import find_zero_events
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_LATER = regex(r"回头看|复查|复核|再次|整改后|再未|未再|其他|其它|以来|期间")
# 无安全生产事故发生 and 未发生较大事故: an event that did not happen.
_NO_EVENT = regex(
    r"(?:(?:未|没有|无|零)(?P<verb>发生|出现|收到|接到|新增)?(?:过|一起|一例|任何)?"
    r"(?P<what>[一-鿿]{0,10}?(?:事故|事件|案件|疫情|火灾|险情|上访|投诉|举报|用地|欠款|债务)))(?:的?发生)?(?=[，,。；;]|$)"
)
_EVENT = regex(r"(?P<verb>发生|出现|收到|接到|新增)(?:了)?(?P<what>[一-鿿]{0,12})$")
_YEAR = regex(r"(?:19|20)\d\d|[上去前]年")
_NOT_NOW = regex(r"确保|力争|目标|防止|杜绝|避免|如|若|当[天日月]|[一二三四五六七八九十\d]+月|季度|节|连续")
"""What promises that nothing will happen, or says so of a few days."""
_NEVER_TOLD = regex(r"确保|力争|防止|杜绝|避免|努力|如果|当[天日月]|[一二三四五六七八九十\d]+月|季度|连续")
# 公示期内没有收到投诉, 全年共收到投诉36件.
_WHILE = regex("期间|期内")
_ALL_ALONG = regex("全年|累计|今年|年内|以来|上半年|季度")
_OF_OTHERS = regex(r"全国|全省|外省|同比|上年|去年|某")
# 全县无一人伤亡, 零伤亡: of the whole place and the whole event.
_UNHURT = regex(
    r"(?:无一人|无一例|(?:未|没有|无)(?:发生|出现|造成|导致|引发)?(?:任何|一起|一例)?人员|零)(?:死亡|伤亡|受伤)(?:事[故件])?(?!的[一-鿿]{0,4}(?:灾|事故|事件|火情|险情))"
)
_WIDE = regex(r"[此这本]次(?!会|活动|检查)|[全我本][省市县区州旗镇乡]|全[线程]|辖区|整个|全过程")
_WOUNDS = "[砸摔撞击烧烫炸冻压刺扭]伤"
_HURT = regex(
    rf"(?:(?!未|没|无|防|避|险)[一-鿿]){{0,12}}?(?P<how>(?:不幸)?(?:死亡|遇难|身亡|受伤|重伤|轻伤|失踪|{_WOUNDS}))(?!事|风险|险|人员)"
)
_HURT_BEFORE = regex(rf"(?P<how>(?:死亡|遇难|受伤|重伤|轻伤|失踪|{_WOUNDS})(?:了?[一-鿿]{{0,4}}))(?:共)?$")
_OTHER_HARM = regex(
    r"交通|道路|车|工矿|火灾|溺水|坠|触电|雷击|摔|刑事|历史|下降|减少|同比|案|此前|曾|邻|周边|演练|模拟|除"
)
_DANGERS = (regex("汛|洪|涝|雨|台风|转移"), regex("火"), regex("震"), regex("滑坡|塌|泥石流|地质"))
_FOLLOWING, _FOLLOW_ON = {0, 2}, 3
"""Rain and earthquakes, and what they set going: slides."""
_PEOPLE = ("人", "位")
_LONGEST_EVENT = 14
_EVENTS = (find_told_events, find_petitions_above, find_without_paper, find_zero_events)
"""Each finds an event that is told not to have been, and the words that tell of it."""


class NoneAgainstCount:
    """Looks behind each 未发现…问题 for the same problems counted."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each nothing that is counted elsewhere."""
        told = [*_unhurt(ledger), *_deaths(ledger)]
        if any(word in ledger.text for word in ("发生", "收到", "接到", "新增")):
            told.extend(self._events(ledger))
        yield from told
        taken = [hit.spans[0] for hit in told]
        for denial in (
            *find_graded_denials(ledger),
            *find_denials(ledger),
            *find_worst_water(ledger),
            *find_plain_denials(ledger),
            *find_no_money(ledger),
            *find_no_funds(ledger),
            *find_charged(ledger),
            *find_whole_denials(ledger),
            *find_one_of_all(ledger),
            *find_denied_deeds(ledger),
            *find_not_one(ledger),
            *find_without_deaths(ledger),
            *find_denied_near(ledger),
        ):
            if any(span.overlaps(denial.span) for span in taken):
                continue
            if headed_apart(ledger, denial.span.start, denial.counted.start) or of_some(ledger, denial.span):
                continue
            taken.append(denial.span)
            ledger.note_compared(denial.quantity)
            values = {"none": ledger.quote(denial.span), "counted": ledger.quote(denial.counted)}
            yield Hit((denial.span, denial.counted), values, severity="warning")
        for event in chain.from_iterable(find(ledger) for find in _EVENTS):
            if not any(span.overlaps(event.none) for span in taken):
                taken.append(event.none)
                values = {"none": ledger.quote(event.none), "counted": ledger.quote(event.event)}
                yield Hit((event.none, event.event), values, severity="warning")
        for one in find_empty_grades(ledger):
            if not any(span.overlaps(one.whole) for span in taken):
                values = {"none": ledger.quote(one.whole), "counted": ledger.quote(one.rest)}
                yield Hit((one.whole, one.rest), values, severity="warning")

    def _events(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each event that is said not to have happened and is counted."""
        nothing = [match for match in _NO_EVENT.finditer(ledger.text) if match["what"]]
        if not nothing:
            return
        counts = [
            quantity
            for quantity in ledger.quantities
            if quantity.kind == "count" and quantity.exact and quantity.value and _EVENT.search(quantity.before)
        ]
        for match in nothing:
            index = ledger.sentence_at(match.start())
            where = ledger.text[ledger.sentences[index].span.start : match.end()]
            if _LATER.search(where) or _NOT_NOW.search(where) or HELD.search(where):
                continue
            for quantity in nearest(counts, match.start()):
                if _same_event(ledger, match, where, quantity) and not headed_apart(
                    ledger, match.start(), quantity.span.start
                ):
                    yield _hit(ledger, match, quantity, quantity.span)
                    break


def _unhurt(ledger: Ledger) -> Iterator[Hit]:
    """全县无一人伤亡 here, 造成3人受伤 there; 无一人死亡 leaves the hurt out."""
    if not any(sign in ledger.text for sign in ("死亡", "伤亡", "受伤")):
        return
    for match in _UNHURT.finditer(ledger.text):
        where = _sentence_to(ledger, match.end(), match.start())
        if not _WIDE.search(where) or _NEVER_TOLD.search(where) or _OTHER_HARM.search(where):
            continue
        feared = _dangers(where)
        for quantity in ledger.quantities:
            if quantity.unit not in _PEOPLE or not quantity.value or not quantity.exact:
                continue
            behind = _HURT.match(quantity.after)
            hurt = behind or _HURT_BEFORE.search(quantity.before)
            if hurt is None or _harmless(match.group(), hurt["how"]):
                continue
            last = quantity.span.end + (behind.end() if behind else 0)
            said = _sentence_to(ledger, last, quantity.span.start)
            years = set(_YEAR.findall(said))
            if cared_for(where, said):
                continue
            met = _dangers(said)
            if feared and not feared & met and (met or "事故" in said):
                continue
            if not (_OTHER_HARM.search(said) or _OF_OTHERS.search(said)) and years <= set(_YEAR.findall(where)):
                first = quantity.span.start - (0 if behind else len(hurt.group()))
                yield _hit(ledger, match, quantity, Span(first, last))
                break


# 未发生生产安全亡人事故, against 该事故造成1人死亡.
_NO_DEATH = regex(
    r"(?:未|没有)(?:发生|出现)(?:过)?(?:一起)?(?P<domain>(?![一-鿿]{0,4}(?:较大|重大))[一-鿿]{2,8}?)?(?:亡人|死亡|伤亡)(?P<what>事[故件])"
)
# 没有人员因洪涝灾害致死
_NONE_DIED = regex(
    r"(?:没有|无|未有)(?:人员|一人|一例)?因(?P<domain>[一-鿿]{2,6}?)(?:而|造成|导致)?(?:致死|死亡|遇难|身亡|亡人)"
)
_DEAD = regex(r"人(?:不幸)?(?:死亡|遇难|身亡)")


_FIELDS = regex("(?:领域|行业|板块|企业|单位|区域)(?:[上下]半年|全年|今年|年内|均|都|也|至今)*$")
"""煤矿、水上交通等五个领域未发生死亡事故: what happened in other fields denies nothing."""


def _deaths(ledger: Ledger) -> Iterator[Hit]:
    """未发生生产安全亡人事故 here, 造成1人死亡 there."""
    if "亡" not in ledger.text:
        return
    for match in (*_NO_DEATH.finditer(ledger.text), *_NONE_DIED.finditer(ledger.text)):
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead) or _FIELDS.search(lead):
            continue
        where = ledger.read(ledger.sentences[ledger.sentence_at(match.start())].span)
        for quantity in ledger.quantities:
            said = ledger.read(ledger.sentences[quantity.sentence].span)
            dead = quantity.exact and _DEAD.match(ledger.text, quantity.span.end - 1)
            if not dead or (match["domain"] and match["domain"] not in said) or ELSEWHERE.search(said):
                continue
            if of_a_part(ledger, match.start(), said) or cared_for(where, said):
                continue
            if in_report_year(ledger, said, where):
                yield _hit(ledger, match, quantity, Span(quantity.span.start, dead.end()))
                break


def _sentence_to(ledger: Ledger, end: int, inside: int) -> str:
    """The sentence that holds `inside`, up to `end`."""
    return ledger.text[ledger.sentences[ledger.sentence_at(inside)].span.start : end]


def _dangers(words: str) -> set[int]:
    """Which dangers the words name."""
    named = {at for at, danger in enumerate(_DANGERS) if danger.search(words)}
    return named | {_FOLLOW_ON} if named & _FOLLOWING else named


def _harmless(nothing: str, hurt: str) -> bool:
    """True where what happened is not what is said not to have happened."""
    if "死亡" in nothing:
        return not hurt.endswith(("死亡", "遇难", "身亡"))
    return "受伤" in nothing and hurt.endswith(("死亡", "遇难", "身亡", "失踪"))


def _same_event(ledger: Ledger, nothing: re.Match[str], where: str, quantity: Quantity) -> bool:
    """True when the number counts what is said not to have happened; 较大以上 leaves out what is smaller."""
    start, end = ledger.sentences[quantity.sentence].span
    said = ledger.text[start : quantity.span.start]
    if _WHILE.search(where) and not _WHILE.search(said) and _ALL_ALONG.search(said):
        return False
    if phases_apart(where, said) or _of_then(ledger, where, said):
        return False
    if _OF_OTHERS.search(said) or not set(_YEAR.findall(where)) >= set(_YEAR.findall(said)):
        return False
    named = _EVENT.search(quantity.before)
    if not named or (nothing["verb"] or "发生") != named["verb"]:
        return False
    counted = named["what"] or ledger.text[quantity.span.end : end][:_LONGEST_EVENT]
    core = nothing["what"].replace("以上", "")
    if narrower(where, nothing["what"], said + counted, closely=names_whom(said)) or of_a_part(
        ledger, nothing.start(), said + counted
    ):
        return False
    return counted.endswith(core) if named["what"] else core in counted


_CLAUSE = regex(r"[，,。；;：:]")
_THEN = regex("[上去往前]年|同期|上个?月|上季")


def _of_then(ledger: Ledger, where: str, said: str) -> bool:
    """True where the clause of the denial speaks of another year: 其他事故3起，2021年同期无事故."""
    clause = _CLAUSE.split(where)[-1]
    years = {year for year in _YEAR.findall(clause) if year.isdecimal()} - set(_YEAR.findall(said))
    own = ledger.identity.year
    return bool(_THEN.search(clause) or (own and years - {str(own)}))


def _hit(ledger: Ledger, match: re.Match[str], quantity: Quantity, counted: Span) -> Hit:
    ledger.note_compared(quantity)
    return Hit(
        (Span(*match.span()), counted),
        {"none": ledger.quote(Span(*match.span())), "counted": ledger.quote(counted)},
        severity="warning",
    )
