"""Days that only say which event is meant, one figure off the day on which that event was told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from linter.fact import SURE_YEARS, DateFact
from linter.facts.dates.events import REFERS
from linter.facts.names.names import series
from linter.finding import Hit
from linter.kinds._shared_words import shared_runs
from linter.kinds.facts._days import day_of, one_figure, slip
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


@dataclass(frozen=True, slots=True)
class _Told:
    """A day with the words around it."""

    date: DateFact
    words: str
    """Its clause and the next one."""
    own: str
    """Its clause alone where the day only says which event is meant, else the same words."""
    act: str
    """Its clause alone, or the one behind it where a comma follows the day."""
    names: frozenset[str]
    """Places, schools and the like that its sentence names."""
    refers: bool
    """True where the day only says which event is meant: 3月16日检查发现的, 自3月16日…起, 3月16日…后."""


_AGAIN = regex(
    r"第[一二三四五六七八九十\d]+[次场轮批期]|[一二三四两]期|再次|又|另|复查|回访|回头看|分别|先后|每[月周年季日]|例行|[去上前明次]年|拟|计划|预计|将于|原定|限|期限|(?<!会)要求|底前|(?:生产|销售|出售|制造|加工|经营|购进|采购|进口|采样|抽样)的"
)
_ONCE_MORE = regex("[，,]?(?:[^，,。；;]{2,12}?)?(?:又|再次|再度|另)[向对到赴就由在将把召举组开]")
"""Behind a day on which the like was done once more: 4月14日，又向班子反馈."""
_GENERIC = regex(
    r"[（(]?星期|周[一二三四五六日]|召开|举行|组织|开展|进行|会议|工作|[省市县区镇乡]委|[省市县区镇乡]政府|人民政府|领导小组|党[委组]|情况|同志|有关|[全我本][省市县区镇乡]|落实|专题|巡[查河护]|[检抽]查|抽检|查看|督查|督导|调研|走访|视察|暗访|约谈|研究|部署|推进|下午|上午|整改|问题|群众|各地|来[信电访]|信访|主持|书记|主任|批复|批准|核准|签订|签署|人大|政协|常委会|发展(?:和)?改革|发改|财政|审计|交通运输|自然资源|生态环境|城乡建设|住建|水利|农业农村|卫生健康|应急管理|市场监管|[局委厅办]$|[省市县区镇乡]|的|了|对|在|于|和|并"
)
_OFTEN = regex("巡[查河护]|[检抽]查|抽检|查看|督查|督导|调研|走访|视察|暗访|约谈|会商|例会|调度")
"""What is done again and again: a second day is then a second time."""
_NAMES = regex(r"[一-鿿]{2}(?:镇|乡|村|街道|社区|中学|小学|幼儿园|医院|公司|标段)|[一-鿿]某")
_SHARED_WORDS = 4
"""Characters in a row that two tellings of one event share, common words left aside."""
_WINDOW = 34
_MOST_DAYS = 40
"""Days of one month that are compared; a register of events has more."""


def referred_to(ledger: Ledger) -> Iterator[Hit]:
    """A day that only says which event is meant, one figure off the day on which that event was told."""
    told = [one for date in ledger.dates if (one := _telling(ledger, date))]
    if not any(one.refers for one in told):
        return
    once_more = {day_of(date) for date in ledger.dates if _ONCE_MORE.match(ledger.text, date.span.end)}
    times = Counter(day_of(one.date) for one in told)
    plain = {day_of(one.date) for one in told if not one.refers}
    groups: dict[tuple[str, int], list[_Told]] = {}
    for one in told:
        if one.date.day:
            groups.setdefault(("month", one.date.month or 0), []).append(one)
            groups.setdefault(("day", one.date.day), []).append(one)
        else:
            groups.setdefault(("year", one.date.year or 0), []).append(one)
    seen: set[tuple[Span, Span]] = set()
    for group in groups.values():
        for first, second in combinations(group[:_MOST_DAYS], 2):
            pair = first.date.span, second.date.span
            if pair in seen or not (first.refers or second.refers) or first.date.sentence == second.date.sentence:
                continue
            # A day told of its own as well is that of another event.
            kept = min(times[day_of(first.date)], times[day_of(second.date)]) > 1 or any(
                one.refers and (day_of(one.date) in plain or day_of(one.date) in once_more) for one in (first, second)
            )
            slipped = slip(first.date, second.date) or _month_slipped(first, second)
            if not kept and slipped and _one_event(ledger.text, first, second):
                seen.add(pair)
                values = {"one": ledger.quote(pair[0]), "other": ledger.quote(pair[1])}
                yield Hit((pair[1], pair[0]), values, severity="warning")


def _month_slipped(one: _Told, other: _Told) -> bool:
    """True for 4月 and 7月 of one year, told without a day: one of them recalls what the other one tells."""
    first, second = one.date, other.date
    if first.day or second.day or first.year != second.year or one.refers == other.refers:
        return False
    return first.month != second.month and one_figure(str(first.month), str(second.month))


def _telling(ledger: Ledger, date: DateFact) -> _Told | None:
    if date.month is None or date.ends is not None or date.relation not in ("", "since"):
        return None
    if date.day is None and date.year_source not in SURE_YEARS:
        return None
    sentence = ledger.sentences[date.sentence].span
    start = max(sentence.start, date.span.start - _WINDOW // 2)
    before = re.split(r"[，,。；;：:\n]", ledger.text[start : date.span.start])[-1]
    behind = ledger.text[date.span.end : min(sentence.end, date.span.end + _WINDOW)]
    words = f"{before}|{behind}"
    if _AGAIN.search(words) or _AGAIN.search(ledger.read(date.span)):
        return None
    # 3月1日起，大桥封闭 is the news itself, 自3月1日封闭起 recalls it.
    refers = not _FROM_THEN_ON.match(behind) and (
        date.relation == "since" or REFERS.match(behind) is not None or _UP_TO.match(behind) is not None
    )
    names = frozenset(_NAMES.findall(ledger.text, *sentence))
    own = re.split("[，,。]", behind)[0] if refers else words
    act = before + (_CLAUSE.match(behind) or [behind])[0]
    return _Told(date, words, own, act, names, refers)


def _one_event(text: str, one: _Told, other: _Told) -> bool:
    """True where two tellings share many words in a row, or a word that hardly stands anywhere else."""
    if one.names and other.names and not one.names & other.names:
        return False
    if bool(_ENDED.search(one.act)) != bool(_ENDED.search(other.act)):
        return False
    if _of_other_papers(one.act, other.act):
        return False
    by_day = one.date.day is not None
    if not by_day and _done_to_one(one, other):
        return True
    recalled = by_day and one.refers != other.refers and not (_OFTEN.search(one.own) or _OFTEN.search(other.own))
    first, second = one.words, other.words
    # 印发《专项行动方案》 is no day of the 专项行动 itself.
    if bool(_TITLE.search(first)) != bool(_TITLE.search(second)):
        first, second = _TITLE.sub("|", first), _TITLE.sub("|", second)
    for run in shared_runs(first, second, _SHORTEST_RUN):
        if _of_a_series(one.words, other.words, run):
            continue  # 甲小区开工 and 乙小区开工
        told = len(_GENERIC.sub("", run))
        many = told >= _SHARED_WORDS or (not by_day and len(run) >= _SHARED_WORDS and told >= _SHORTEST_RUN)
        if many or (recalled and told >= _SHORTEST_RUN and text.count(run) <= _RARE and _in_cause(run, one, other)):
            return True
    return False


def _done_to_one(one: _Told, other: _Told) -> bool:
    """True for 祁某2021年9月被罢免 and 祁某于2021年6月被罢免后: one person, and the same right behind both months."""
    acts = [act["act"] for told in (one, other) if (act := _PASSIVE.match(told.words.partition("|")[2]))]
    persons = [{name for name in told.names if name.endswith("某")} for told in (one, other)]
    return len(acts) == len(persons) and acts[0] == acts[1] and len(persons[0] | persons[1]) == 1


_PASSIVE = regex("(?P<act>被[一-鿿]{2})")


def _of_other_papers(one: str, other: str) -> bool:
    """True where each clause names a paper, 《养犬管理规定》自… and 《停车管理规定》自…, not one and the same."""
    titles = [{title.strip("《》") for title in _TITLE.findall(words)} for words in (one, other)]
    return all(titles) and not any(a.endswith(b) or b.endswith(a) for a in titles[0] for b in titles[1])


def _in_cause(run: str, one: _Told, other: _Told) -> bool:
    """True where a word stands in what names the event: 7月3日暴雨后，路基被冲毁 names none of 7月13日修复路基."""
    own = (one if one.refers else other).own
    cause = _CAUSE.match(own)
    told = (other if one.refers else one).words
    if cause and _NAMED_EVENT.search(cause.group()) and cause.group()[-2:] not in told:
        return False  # 职工登山赛 and 职工羽毛球赛的
    return next(shared_runs(run, cause.group() if cause else own, _SHORTEST_RUN), None) is not None


_NAMED_EVENT = regex("[会赛节展式典班]$")
_CAUSE = regex(r"[^，,。；;\n]{2,20}?(?=以后|之后|以来|后|时|起|的|到|至)")


def _of_a_series(one: str, other: str, run: str) -> bool:
    """True where two members of a series stand before what both tell: 甲小区 and 乙小区."""
    before = [words[max(0, words.find(run) - 1) : words.find(run)] for words in (one, other)]
    return before[0] != before[1] and all(char != "" and char in series() for char in before)


_TITLE = regex("《[^》]*》?")
_CLAUSE = regex("[，,]?[^，,。；;]*")
_UP_TO = regex(r"[一-鿿]{2,14}?[到至](?=\d|今|目前)")
"""从3月16日取得许可证到次年竣工: where a stretch begins, its event was told."""
_FROM_THEN_ON = regex(r"(?:[\d零〇一二两三四五六七八九十]{1,3}[时点])?起[，,]")
_ENDED = regex("终止|解除|结束|撤销|取消|降[为至级]|调低|下调|提升|升[为至级]|调高|上调|调整|恢复|停止|关闭")
"""What is done to a thing on a day of its own, after the day that it began on."""
_SHORTEST_RUN = 2
_RARE = 3
"""Times that a word stands in the text which two tellings of one event may have in common by themselves."""
