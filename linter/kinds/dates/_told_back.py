"""Told back: a story goes on to its next stage and names a day before the one it has reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - the facts are called dates here
from typing import NamedTuple

from linter.fact import DateFact
from linter.facts.dates import calendar
from linter.facts.layout.asides import masked_asides
from linter.finding import Hit
from linter.ledger import Ledger
from linter.memory import once
from linter.patterns import regex

_STAGES = (
    "发生(?!的)|起火|着火|失火|爆燃|坍塌|垮塌|侧翻|翻车|泄漏|落水|溺水|被盗|走失|决口|停电|中断|断裂|爆裂",
    "发现|查获|查出|检出|监测到|排查出|暗访",
    "反映|投诉|举报|来信|来访|报警|报案|报修|拨打|求助|申请|申报|报名|提交|递交|上报|报送|致函|(?<![作向会出的送该审计])报告(?=[一-鿿]{4})(?!显示|认定|指出|提交|提出|整改)|发函|公开招标|(?:招标|采购|竞价|拍卖)公告|发布[^，。；]{0,8}公告|公告[^，。；]{0,12}发布",
    "接到|接报|接警|接诉|收到|收文|受理|转办|交办|转交|移交|登记",
    "赶到|赶赴|到达|到场|抵达|立案|公开开庭|核查|调查|进驻|入驻|约谈|勘[查验]|采[样集]|抽样|取样|抽查|检查|来[镇县局乡村校]|上门|走访|(?:开展|进行|实施)了?[^，。；]{0,8}(?:审计|巡察|督[查察]|检查|核查|评估|抽查|暗访)|审计结束|核灾",
    "反馈|通报|出具|责令|下达(?!了?(?:审计|检查|调查)通知)|下发[^，。；]{0,6}(?:(?<!审计)(?<!检查)(?<!进驻)通知书|整改)|送达(?![一-鿿]{0,2}(?:审计|检查|调查|进驻)通知)|问询|认定|被留置|采取留置",
    "(?:召开|举行)(?![^，,。；]{0,12}验收会)|听取|制定|研究(?!所|院|会|中心)|提请",
    "审议|审定|审核|批复|批准|核准|表决|同意|作出[^，,。；]{0,12}(?:决定|裁定|裁决)",
    "印发|公布|颁布|施行",
    "开标|评标|中标|定标",
    "签订|签约|宣判(?!后)",
    "开工|动工|进场|启动|开班|停产|停业|封闭施工|种下|播[种下]|栽[植下]|接种",
    "完成|竣工(?!验收)|完工(?!验收)|完毕|修复|封顶|建成|结束|扑灭|全部[^，。；]{0,6}到位|到货|结业",
    "验收|复查|复核|复检|回访|回头看|核验|察看|查看",
    "销号|办结|结案|拨付|发放|核发|到账|恢复|复[产工业课]|投用|投入使用|启用|交付|入住|公示|兑付|答复|回复|归档|解除|处分|出院|发货",
)
"""Stages of any procedure in the order in which they follow one another, from what happens to what is closed."""
_STAGE = regex("|".join(f"(?P<s{at}>{words})" for at, words in enumerate(_STAGES)))
_CLAUSE = regex(r"[，,；;。：:\n]")
_LOOKS_BACK = regex(
    r"截止|早于|原[有定先由]?|首[次批轮]|前期|前[一次]|上[次年月轮一]|去年|往年|历[年次]|另|其他|同类|其中"
    r"|分别|各自|逐一|追溯|旧|老[旧路桥楼版]|次年|翌年|期间|其间|同期|同步|又一|再次|重新|复发|第[一二三四五六七八九十\d]+[次批期轮例起件户家场名条]"
    r"|某[一-鿿]户|补[正交充办]|回溯|倒查|起因|缘于|源于|计划|拟|预(?!算|警|案|防|决算)|(?<!即)将[于在由会要按]|(?<!^)即将|定于|力争|争取|确保|限[期于定\d]|要求|须|(?<![供反响相适效感])应(?![急对收用])"
    r"|最晚|最迟|不迟于|无关|边[一-鿿]边|立行立改|立查立改|即知即改|自行|提前|事先|事前|先行|先于|试[行运点用]|模拟|例行|日常|部分|分部|分项|单项|中间|农历"
)
"""What tells of another thing or another time, or has not happened yet."""
_GOES_BACK = regex("曾|此前|之前|先前|早在|早已经?|当时|已经?|刚|才|经查|经核|据查|查明")
"""What explains that a story goes back here; it may go on from here all the same."""
NO_AFTER = "(?<![今先前背幕术最落])(?<!(?<![完改])善)"
"""Before 后: not 今后, 落后 or 善后, whose 后 does not part what came first from what followed."""
FARTHEST = 62
"""Days that a slip of one key in a month or a day leads back; what lies further back is another story."""
_BARE = 10
"""The same for a day told without its month: 28日进驻，2日反馈 goes on in the next one."""
_ANOTHER = regex(r"另|同类|其他|第[二三四五六]|旧|补充|前期|部分|^[^，,。；]{0,6}的")
"""What makes what was done another thing, behind the act."""
_BEFORE = 30
_REACH = 44


def too_early(ledger: Ledger, later: DateFact, earlier: DateFact, days: tuple[Day, Day]) -> Hit:
    """The hit of a day before that of what it rests on; `days` are those of the two, as they are meant."""
    values = {"later": ledger.quote(later.span), "earlier": ledger.quote(earlier.span)}
    calculation = f"{days[0].isoformat()} < {days[1].isoformat()}"
    return Hit((later.span, earlier.span), values, calculation, severity="warning")


def if_too_early(ledger: Ledger, later: DateFact, earlier: DateFact) -> Hit | None:
    """The hit of a day, or a stretch that ends, before the end of what it rests on, by no more than a slip leads."""
    days = days_of(*(date.ends[1] if date.ends else date for date in (earlier, later)))
    if days is None or not 0 < (days[0] - days[1]).days <= FARTHEST:
        return None
    return too_early(ledger, later, earlier, (days[1], days[0]))


def told_back(ledger: Ledger, inspected: bool = False) -> Iterator[Hit]:
    """One hit for each day of a later stage that lies before the day of the stage told just before it.

    What is fed back before an inspection ended is told apart, as `inspected`.
    """
    last: _Told | None = None
    for date, told in _told_days(ledger):
        if last is not None and told is not None and _follows(last, told) and _beside(ledger, last.date, date):
            days = days_of(_end(last.date, told.stage), date.ends[1] if date.ends else date)
            farthest = FARTHEST if "月" in ledger.read(date.span) else _BARE
            fed_back = last.date.ends is not None and told.stage == _FED_BACK
            if (
                fed_back is inspected
                and days
                and 0 < (days[0] - days[1]).days <= farthest
                and not _explained(ledger, date)
            ):
                yield too_early(ledger, date, last.date, (days[1], days[0]))
        last = told or (last if _told_by_the_way(ledger, date) else None)


class _Told(NamedTuple):
    """A day with what is told of it."""

    date: DateFact
    stage: int
    who: str
    """What stands before its act: who or what."""
    words: str
    """The clause from who to the end."""
    rest: str
    """What stands behind its act."""


def _follows(one: _Told, other: _Told) -> bool:
    """True for a later stage of what may be the same matter."""
    if other.stage <= one.stage or other.stage == _BEGUN or _EACH.search(other.who):
        return False
    if other.stage == _MET and one.stage != _FED_BACK:
        # A meeting may be on anything, unless it follows on what was fed back.
        return False
    if other.stage == _SIGNED and len(other.who) > _FEW and not _THE_SAME.search(other.who):
        return False  # 6月12日开标，配套设备采购6月1日签订合同
    if are_parallel(one.who, other.who):
        return False
    given = _GIVEN.match(other.rest) if other.stage == _CAME_IN else None
    return given is None or given.group() in one.words or _THE_SAME.search(other.words) is not None


_GIVEN = regex(r"(?!后|此|该|时)[一-鿿]{2}")
_THE_SAME = regex("[该此其]|上述|当事人|双方|中标")
"""收到处罚通知 need not be on what was told before, unless a word leads back to it."""


def are_parallel(one: str, other: str) -> bool:
    """True for two things of one sort, neither of which is the other with more words."""
    one, other = _HOW.sub("", one), _HOW.sub("", other)
    if not one or one[-1:] != other[-1:] or _BODY.search(one[-1:]) or _THE_SAME.search(other):
        return False
    return not one.endswith(other) and not other.endswith(one)


_EACH = regex("各|分别|[^一-鿿]?一些")
"""各县: many begin or end on days of their own."""
_HOW = regex("(?:顺利|全部|全面|正式|通过|完成|均|也|组织|予以|进行|如期)+$")
_BODY = regex("[局委办组队站院部厅处科所会室员人民司府]")
"""Who acts; other things of one sort, 东片…，西片…, are stories beside each other."""


def _end(date: DateFact, stage: int) -> DateFact:
    """The day that must have come: what an inspection found is told at its end, other things in between."""
    return date if date.ends is None else date.ends[1] if stage == _FED_BACK else date.ends[0]


_FED_BACK = next(at for at, words in enumerate(_STAGES) if words.startswith("反馈"))
_SIGNED = next(at for at, words in enumerate(_STAGES) if words.startswith("签订"))
_FEW = 4
"""Characters of who signs; more may name another contract."""
_CAME_IN, _MET = _FED_BACK - 2, _FED_BACK + 1
_BEGUN = next(at for at, words in enumerate(_STAGES) if words.startswith("开工"))


def _beside(ledger: Ledger, one: DateFact, other: DateFact) -> bool:
    """True in sentences of a paragraph with none, or one without a day, between them, told as finely as each other."""
    grains = [(date.ends[1] if date.ends else date).granularity for date in (one, other)]
    near = other.sentence - one.sentence <= _SENTENCES and grains[0] == grains[1]
    return near and ledger.sentences[one.sentence].block == ledger.sentences[other.sentence].block


_SENTENCES = 2
"""Sentences from one day to the next; one between them tells what was found, paid or said meanwhile."""


def days_of(one: DateFact, other: DateFact) -> tuple[Day, Day] | None:
    """Both days; the later told is of the year of the first where it tells none."""
    year = one.year or other.year or ANY_YEAR
    other_year = (other.year if other.year_source in ("said", "word") else None) or year
    if one.month is None or other.month is None or (one.year is None and other.year_source == "said"):
        return None
    first, then = (year, one.month, one.day or 1), (other_year, other.month, other.day or 1)
    return (Day(*first), Day(*then)) if calendar.exists(*first) and calendar.exists(*then) else None


ANY_YEAR = 2024
"""A year with every day in it, where the text tells none."""


@once
def _told_days(ledger: Ledger) -> Iterator[tuple[DateFact, _Told | None]]:
    """Each day or month that nothing relates to another one, with what is told for it; two rules read them."""
    for date in ledger.dates:
        if not date.relation and (date.ends[1] if date.ends else date).granularity in ("day", "month"):
            yield date, _told(ledger, date)


def _told(ledger: Ledger, date: DateFact) -> _Told | None:
    """What is told for a day of the main line; None where it is of a plan, a bracket or what a noun goes by."""
    if date.impossible or _OTHER_YEAR.search(ledger.read(date.span)):
        return None
    sentence = ledger.sentences[date.sentence].span
    front = ledger.text[max(sentence.start, date.span.start - _BEFORE) : date.span.start]
    if front.count("（") > front.count("）") or front.count("(") > front.count(")"):
        return None
    clause = _CLAUSE.split(front)[-1]
    if clause in _UP_TO and _DONE_THEN.match(ledger.text, date.span.end, sentence.end):
        clause = ""
    before = _TOLD_BEFORE.search(clause)
    if _LED_BY.search(_BOTH.sub("", clause) if before else clause) or _LOOKS_BACK.search(clause):
        return None
    behind = masked_asides(ledger.text[date.span.end : min(sentence.end, date.span.end + _REACH)], "（")
    words = _opening(behind.replace("（", ""))
    if before:
        act = _STAGE.search(before["act"])
        return _Told(date, _number(act), clause[: before.start()], clause, words) if act else None
    act = _STAGE.search(words)
    if act is None:
        words = clause + words
        act = _STAGE.search(words, max(0, len(clause) - 6))
    if act is None or "的" in _ON_WHAT.sub("", words[: act.start()]) or words.startswith("的", act.end()):
        return None
    if _LOOKS_BACK.search(words, 0, act.end()) or _ANOTHER.search(words[act.end() : act.end() + 8]):
        return None
    number = _number(act)
    if number == _MET and not _ON_FINDINGS.search(
        ledger.text, date.span.end, min(sentence.end, date.span.end + _REACH)
    ):
        return None
    who = words[: act.start()] if len(clause) < _SHORTEST else clause.removesuffix("于").removesuffix("在")
    return _Told(date, number, who, clause + words, words[act.end() :])


_ON_WHAT = regex(r"对[^，,。；]{2,20}?(?:情况|问题|工作|事项|内容)?(?:进行|开展)了?$")
"""执法人员对决定书的落实情况进行复查: on what it is done, which names no other thing."""


def _told_by_the_way(ledger: Ledger, date: DateFact) -> bool:
    """True for a day that only tells which thing is meant, 9月18日的测量录像: the story stays where it was."""
    return ledger.text.startswith("的", date.span.end)


_SHORTEST = 2
_ON_FINDINGS = regex("整改|反馈|问题|意见|逐[条项]|专题|责任|对照")
"""What a meeting is on that follows on findings."""


def _explained(ledger: Ledger, date: DateFact) -> bool:
    """True where the words before a day and right behind it say that it lies further back."""
    sentence = ledger.sentences[date.sentence].span
    front = _CLAUSE.split(ledger.text[max(sentence.start, date.span.start - _BEFORE) : date.span.start])
    behind = _opening(ledger.text[date.span.end : min(sentence.end, date.span.end + _REACH)])
    act = _STAGE.search(behind)
    return _GOES_BACK.search("".join(front[-2:]) + behind[: act.end() if act else None]) is not None


def _number(act: re.Match[str]) -> int:
    return next(at for at in range(len(_STAGES)) if act[f"s{at}"])


_OTHER_YEAR = regex("[次翌去上前明]年")
_TOLD_BEFORE = regex(rf"(?P<act>{'|'.join(_STAGES)})(?:于|(?:时间|日期)[为是])$")
"""事故发生于: the act stands before its day."""
_LED_BY = regex(
    r"根据|按照?|依据|针对|对照?|就|围绕|落实|自|从|截[至止]|至|到|距|离|对于|关于|与|和|及|、|比|较|听取|学习|传达"
)
_UP_TO = ("至", "直至", "到", "直到")
_DONE_THEN = regex("[才方]?(?:全部|全面|整体|全线|最终|如期|顺利)*(?:完工|竣工|建成|完成|结束|办结)(?=[，,。；])")
"""3月开工，…至9月20日全部完工: a day up to which the work went on is the day of its end."""
_BOTH = regex("[与和及]")
"""甲局与乙公司的合同签订于: two that act together, no day beside which this one stands."""
_WHEN = regex(
    r"(?:凌晨|清晨|[早晚]上?|[上下中]午|傍晚|深夜|夜间)?"
    r"(?:\d{1,2}(?:[:：]\d\d|[时点](?:\d{1,2}分)?)许?)?[，,]?"
)


def _opening(behind: str) -> str:
    """The first clause behind a day and its hour."""
    when = _WHEN.match(behind)
    return _CLAUSE.split(behind[when.end() if when else 0 :], 1)[0]
