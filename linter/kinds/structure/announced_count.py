"""Announced and listed: 五个方面的问题, and then 一是 to 四是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts.names.members_told import find_members_told
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._announced_rows import announced_rows
from linter.kinds.structure._headed_counts import find_headed_counts
from linter.kinds.structure._led_points import led_points
from linter.kinds.structure._listed import Listed
from linter.kinds.structure._lots_told import lots_told
from linter.kinds.structure._running_points import running_points
from linter.kinds.structure._segmented_counts import segmented_counts
from linter.kinds.structure._turns_told import PER_SLIP, right_before, told_in_turn
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = r"(?P<number>[一二三四五六七八九十两]{1,3}|\d{1,2})"
_COUNTED = (
    r"(?:个(?:方面|(?:突出|薄弱|共性|主要|明显|关键)?(?:问题|环节|短板|弱项|难点|堵点|痛点|不足|矛盾|倾向|现象|原因|差距|隐患|困难|难题)"
    r"|重点|关键|步骤|阶段|层面|维度|要点|特点|特征|亮点|变化|趋势|抓手|启示|体会|渠道|途径)|大(?:任务|难题|短板|特点|变化|亮点|举措|抓手|问题)"
    r"|种(?:情形|情况|现象|做法|方式|倾向|渠道|途径)|项(?:工作|措施|任务|重点|举措|要求|意见|建议|整改措施|重点工作|重点任务)"
    r"|方面|件(?:大|实|要)?事(?=[：:])|(?<!十)件(?:大|要)事(?=。)|件(?:民生|惠民|利民|便民|为民|具体|重点|民心)实事|(?<!十)件事(?=。)|[类种](?=[：:])|点(?=[：:。，])|点(?:意见|要求|建议|体会|看法|希望|措施|做法)|[类种]问题|条(?:措施|意见|建议|要求))"
)
_ANNOUNCED = regex(
    r"(?:以下|如下|下列|主要|重点|突出|着重|着力|着眼|集中|扎实|认真|从|抓[好了实]?|做[好了到]?|办[好了到]?|存在|开展[了好]?|表现[在为]|提出?|讲)"
    rf"[^，,。；;：:、\n一二三四五六七八九十两\d]{{0,10}}?(?P<span>{_NUMERAL}{_COUNTED}"
    r"[^，,。；;：:\n]{0,16}?)(?P<end>[，,：:。])"
)
# 有以下三类情形。 and 通报4起典型案例。 before the first mark: nothing stands between them.
_FOLLOWING = regex(
    rf"(?:以下|下列)(?P<span>{_NUMERAL}(?:[类种]|个(?:突出|薄弱|共性|主要)?)"
    r"(?:情形|情况|现象|倾向|短板|不足|差距|隐患|难点|堵点|原因|矛盾|风险))(?:[一-鿿]{0,6}[：:]|。)[ 　\n]*$"
)
_CASES = regex(
    rf"(?:通报|曝光|公布|公开)了?(?P<span>{_NUMERAL}起[一-鿿“”]{{0,12}}?(?:典型)?(?:案例|问题|案件))"
    r"(?:如下)?[：:。][ 　\n]*$"
)
_CASES_BELOW = regex(
    rf"(?:将|通报|曝光|公布|公开)了?(?P<span>{_NUMERAL}起[一-鿿“”]{{0,16}}?(?:典型)?(?:案例|问题|案件))"
    r"(?:[一-鿿]{0,6}如下)?[：:。]$",
    re.MULTILINE,
)
_OF_CASES = frozenset("1１（(①")
"""How the marks of cases begin: 一是 behind them tells what is to be learnt."""
# 巡察组指出局党组在五个方面存在突出问题，逐一整改如下。
_FOUND_IN = regex(
    rf"(?:在|从)(?P<span>{_NUMERAL}(?:个|大)?方面)(?:还|仍|均|都)*(?:存在|有)[^，,。；;：:\n]{{0,12}}?(?:问题|差距|不足|短板)"
    r"(?P<end>[，,：:。])(?:[^。；;：:\n]{0,12}如下[。：:])?"
)
_AT_ONCE = regex(
    rf"(?<![一二三四五六七八九十两第\d.])(?P<span>{_NUMERAL}{_COUNTED}[^，,。；;：:\n]{{0,12}}?)"
    r"[，,]?(?:(?:具体|主要|分别)?(?:为|是|有|表现在|体现在)|即|主要|具体)?[：:].?$"
)
"""Without a word that announces, the list must begin right behind the colon."""
# 坚持六项原则：一是… counts what no point of a list is; 对8个项目：一是… does not count its points.
_DIRECT = regex(
    rf"(?<![一二三四五六七八九十两第\d.])(?P<span>{_NUMERAL}(?:个|大|项|条|种|重|类)[一-鿿]{{0,6}}(?:领域|方向|难题|渠道|途径|条件|做法"
    r"|原则|机制|行动|工程|举措|关系|原因|特点|特征|变化|转变|统筹|突破|结合|坚持|经验|启示|体会|抓手|路径|制度|战略|亮点|成效|优势|短板|不足"
    r"|困难|挑战|风险|差距|倾向|现象|矛盾|能力|体系|关口|内容|板块|思路|改革|承诺|准备|保障|支撑|文章|硬仗|战役|对接|衔接|攻坚))[：:]$"
)
_DEALT_WITH = regex("(?:已经?|均|都|全部|悉数)")
"""提出的9条建议，已全部办结 looks back: only a list of nearly so many points is of them."""
_POINTS = regex(rf"(?:经验|做法|体会|启示|建议|措施|要求)(?:主要|共)?[有是](?P<span>{_NUMERAL}条)[：:]$")
_AT_END = regex(
    rf"(?<![一二三四五六七八九十两第\d.])(?P<span>{_NUMERAL}(?:个|项|条|类|点|种|大|件|方面|桩|块|招)[^，,。；;：:、\d\n]{{1,12}})[：:]\s*$",
    re.MULTILINE,
)
"""Whatever is counted at the end of a paragraph, where the list stands below it, number by number."""
_COLON_AT_END = regex(r"[：:]\s*$", re.MULTILINE)
_LONGEST_COUNTED = 20
"""Characters from the numeral to that colon at most."""
_REVIEW = regex("[）)、.．]?(?:上述|以上|存在的?(?:不足|问题|短板)|下一步)")
"""A last point that looks back on those counted, or from them to what is left."""
_CLOSED = regex(r"等|之一|其中|[里中]有")
_AND_SO_ON = regex(r"[^。、\n]*等(?:问题|方面|情况|情形|工作|内容|措施|任务)?(?:[。\n]|$)")
"""等 at the very end of the list; behind 、 it is of the last point, 抓好水利、交通等。"""


def _told_one_by_one(ledger: Ledger) -> Iterator[tuple[Span, Sequence[Span]]]:
    """Counts with the segments, members, lots or points that are told behind them."""
    yield from find_members_told(ledger)
    yield from segmented_counts(ledger)
    yield from lots_told(ledger)
    yield from running_points(ledger)


class AnnouncedCount:
    """Counts the points of the list, or the headings, that follow an announcement."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each announcement whose list has another number of points."""
        lists = Listed(ledger)
        told: set[int] = set()
        for match in _ANNOUNCED.finditer(ledger.text):
            listed = lists.after(match.end())
            done = _DEALT_WITH.match(ledger.text, match.end())
            if ("实事" in match["span"] or done) and not _is_near(listed, match):
                continue
            hit = _compared(ledger, match, listed)
            if hit is not None:
                told.add(match.start("span"))
                yield hit
        for match in _counted_at_end(ledger.text):
            listed = lists.after(match.end()) if match.start("span") not in told else []
            # A list that is cut short by its layout proves nothing.
            hit = _compared(ledger, match, listed) if _is_near(listed, match) else None
            if hit is not None:
                told.add(match.start("span"))
                yield hit
        for count, marks in led_points(ledger, lists):
            if count.start not in told:
                told.add(count.start)
                yield _hit(ledger, count, marks)
        for match in _FOUND_IN.finditer(ledger.text) if "方面" in ledger.text else ():
            hit = _compared(ledger, match, lists.after(match.end()))
            if hit is not None:
                yield hit
        for match in _CASES_BELOW.finditer(ledger.text) if "起" in ledger.text else ():
            hit = _compared(ledger, match, _cases(ledger, lists.headings(match.end()), _CASE_TITLE))
            if hit is not None:
                yield hit
        for match in _CLASSES.finditer(ledger.text) if "类" in ledger.text else ():
            if match.start("span") not in told:
                yield from _classes(ledger, lists, match)
        for counted, labels in announced_rows(ledger):
            yield _hit(ledger, counted.span, labels)
        for headed in find_headed_counts(ledger):
            yield _hit(ledger, headed.told, headed.marks)
        for count, segments in _told_one_by_one(ledger):
            if count.start not in told:
                told.add(count.start)
                yield _hit(ledger, count, segments)
        for match, marks in told_in_turn(ledger):
            hit = _compared(ledger, match, marks)
            if hit is not None and match.start("span") not in told:
                told.add(match.start("span"))
                yield hit
        for start in lists.starts:
            floor = max(0, start - _LOOK_BACK)
            found = (
                _AT_ONCE.search(ledger.text, floor, start)
                or _DIRECT.search(ledger.text, floor, start)
                or _FOLLOWING.search(ledger.text, floor, start)
                or _POINTS.search(ledger.text, floor, start)
            )
            listed = points = lists.inline(start, 0)
            if found is None and ledger.text[start] in _OF_CASES:
                found = _CASES.search(ledger.text, floor, start)
                listed = _cases(ledger, points, _TITLE)
            if found is None:
                found, listed = right_before(ledger, start, points), points
            if found is None or found.start("span") in told or _in_all(ledger, floor, start, len(listed)):
                continue
            hit = _compared(ledger, found, listed)
            if hit is not None:
                yield hit


def _in_all(ledger: Ledger, floor: int, start: int, points: int) -> bool:
    """True for 共3项，完成1项，进展正常2项。一是…: another number before the list counts its points, as all of them."""
    told = _IN_ALL.findall(ledger.text, floor, start)
    return any(whole_number(number) == points for number in told)


_IN_ALL = regex(r"共有?([一二三四五六七八九十两]{1,3}|\d{1,2})[一-鿿]")


def _cases(ledger: Ledger, listed: list[Span], longest: int) -> list[Span]:
    """The points up to the last case, without 四、工作要求 behind it; none where one does not tell that it is a case.

    李某违规操办婚宴 between 张某收受礼品问题 and 王某公款旅游问题 is one as well.
    """
    found = list(listed)
    while found and _LESSON.match(ledger.text, found[-1].end):
        found.pop()
    titles = (ledger.text[mark.end : mark.end + longest].split("\n", 1)[0] for mark in found)
    return found if all(_CASE.search(title) for title in titles) else []


_LESSON = regex(
    "[^，。；\n]{0,6}?(?:上述|以上|这些|剖析|教训|警示|启示|举一反三|希望|下一步|要求|工作(?:措施|建议|部署)|各级各)"
)
"""How a point begins that tells what is to be learnt of the cases before it."""
_CASE = regex("(?<![以个])案(?!例)|问题")
_TITLE = 30
"""Characters behind a mark in a sentence in which the title of a case ends."""
_CASE_TITLE = 60
"""Characters of a line in which the title of a case stands."""


_CLASSES = regex(
    r"(?:共|查出|发现|存在|归纳为|梳理出|分为|反映出?|暴露出?|排查出)(?:了|有)?"
    r"(?P<span>(?P<number>[二三四五六七八九十]|\d)大?类(?:突出)?(?:问题|情形|隐患|事项|风险|矛盾|线索))(?P<end>\d|[，,。])"
)
_ANOTHER_CLASS = regex(r"[二三四五六七八九十两\d]大?类|主要|典型|突出|部分|重点|其余")


def _classes(ledger: Ledger, lists: Listed, match: re.Match[str]) -> Iterator[Hit]:
    """共查出六类问题38个，涉及3150万元。 and below it five headings that each tell how many: 1.资金闲置。9个."""
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    listed = lists.headings(block.end)
    rest = ledger.text[block.start : match.start()] + ledger.text[match.end("span") : block.end]
    if not _is_near(listed, match) or _ANOTHER_CLASS.search(rest):
        return
    blocks = [ledger.document.blocks[ledger.document.block_index(mark.start)].span for mark in listed]
    hit = _compared(ledger, match, listed) if all(_FIGURE.search(ledger.text, *one) for one in blocks) else None
    if hit is not None:
        yield hit


_FIGURE = regex(r"\d[个件项条处户起]|\d[\d,.]*[万亿]?元")


def _is_near(listed: list[Span], match: re.Match[str]) -> bool:
    return len(listed) > 1 and abs(len(listed) - whole_number(match["number"])) <= 1 + len(listed) // PER_SLIP


_LOOK_BACK = 45
"""Characters before a list in which its number stands."""


_COUNTED_AGAIN = regex(r"(?<=[^一二两三四五六七八九十百\d])[一二两三四五六七八九十\d](?:大|个)?(?:类|方面|种)$")
"""At its end, what an announcement is followed by counts the list itself."""


_OPENED_ANEW = regex(r"几[个项条点类种件大][^，,。；;：:\n]{0,14}[：:]\s*$")
"""抓住三项任务。…，做好几件小事：（一）: the list is of what is named right before it."""


def _counted_at_end(text: str) -> Iterator[re.Match[str]]:
    """What is counted right before each colon that ends a paragraph."""
    for colon in _COLON_AT_END.finditer(text):
        match = _AT_END.search(text, max(0, colon.start() - _LONGEST_COUNTED), colon.end())
        if match:
            yield match


def _compared(ledger: Ledger, match: re.Match[str], listed: list[Span]) -> Hit | None:
    number = whole_number(match["number"])
    if number < 2 or not listed or len(listed) == number or _CLOSED.search(match.group()):
        return None
    if _COUNTED_AGAIN.search(match["span"]):
        return None  # 36个问题主要有两类：一是…二是…
    if match.end() < listed[0].start and _OPENED_ANEW.search(ledger.text, match.end(), listed[0].start):
        return None
    if len(listed) < number and _AND_SO_ON.match(ledger.text, listed[-1].end):
        return None
    if len(listed) > number and _REVIEW.match(ledger.text, listed[-1].end):
        return None
    return _hit(ledger, Span(*match.span("span")), listed)


def _hit(ledger: Ledger, told: Span, listed: Sequence[Span]) -> Hit:
    values = {"announced": ledger.quote(told), "listed": len(listed)}
    return Hit((told, listed[0], listed[-1]), values, severity="warning")
