"""Shares of one whole: classes that exclude each other come to 100 %, and never to more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.rates.share_lists import RATIO, RESTS, ShareList, find_share_lists
from linter.facts.rates.share_views import find_views
from linter.finding import Hit, Severity
from linter.interval import plain, total
from linter.kinds.arithmetic._exclusive_pairs import APART, HALVES, mean_of, of_own_wholes, overlap
from linter.kinds.arithmetic._full_shares import find_uneven_full_shares
from linter.kinds.arithmetic._near_hundred import above_by_a_slip, of_one_class_each
from linter.kinds.arithmetic._sectors import find_uneven_sectors
from linter.kinds.arithmetic._table_shares import find_uneven_shares
from linter.ledger import Ledger
from linter.patterns import regex

_SPLIT = regex(
    r"(?:从|按)[^，,。；;（(]{1,12}(?:看|分|划分|统计)(?:[（(][^）)]*[）)])?|其中|分别占"
    r"|(?:来源|(?:用[水电能]|消费|收入|支出|产业|债务|能源)(?:构成|结构))"
    r"(?:主要)?(?:包括|为|是|中|上|方面|看|[：:])"
)
_OVERLAP = regex(
    r"涉及|可兼|兼得|兼有|可[能以]?(?:同时|涉及)|多选|(?<!不)重复(?![信访投举收开领发建购支缴申报享参]|计[费价])|交叉|同时"
    r"|[一每][一-鿿]{1,2}可[能以]?[一-鿿]{0,2}(?:数|多|若干|几)[个项种类条点处]"
)
# What may be true of one person at the same time: 党员代表 may be 妇女代表 and 农民代表 as well, and pay by card.
_ATTRIBUTES = (
    regex(r"党员|民主党派|党外|无党派|非党|团员"),
    regex(r"妇女|女|男"),
    regex(r"民族|归侨|宗教|信教"),
    regex(r"岁|青年|年轻|老年|中青年"),
    regex(r"学历|本科|大专|大学|硕士|博士|研究生"),
    regex(r"刷卡|扫码|现金|移动支付|自助|网上|线上|线下|窗口|预约"),
    regex(r"工人|农民|一线|干部|专业技术|职工|教师|企业家|基层|领导|连任|新任|残疾|脱贫|退役"),
)
_FIRST = regex(r"[。；;：:\n]|其中")
# 从性别看，参训干部中: what is split and by what, said before the first class.
_SPLIT_BEFORE = regex(r"^.*(?:看|分|划分|统计|方面)[，,]|^[^，,]*中(?=[一-鿿]?[男女])")
_REST = regex(r"其他|其余|其它")
# “好”, “一般”, “差”: degrees of one scale, of which each member has one.
_DEGREE = regex(
    r"[“‘\"]?(?:[很较更最非常比基本不太未]*)(?:优秀?|良好?|中等?|差|一般|合格|称职|达标|好|满意|认可|了解|知晓|清楚|支持|赞成|改善|变化|变差|变好|提升|下降"
    r"|说不清|无所谓|[一二三四五](?:等|级|类|档)(?:地|级|[及以]+[上下])?|[四五]等及以下)[”’\"]?$"
)
_HAVING = ("有", "具有", "持有", "拥有")
"""公有产权的占91%，有医师的占63%: what a thing has is no class of its own."""
_ONE_CHOICE = regex(
    r"限选|只选|只能选|仅选|单选|任选|(?:不|互不)(?:重复|交叉)|归[入为到][一-鿿]{0,2}一[类项种]|只(?:[归计列入][入为在]?|对应|属于?)一"
)
"""What says that each answer, or each thing, is in one class."""
_NOT = regex(r"非(?P<what>[一-鿿]{2})")
_OPEN = regex(r"[未没](?:有)?(?P<what>[一-鿿]{2})")
_TIMES = regex(
    r"\d年?[至到—－~～\-]+(?:19|20)?\d\d年|(?<!\d)(?:19|20)\d\d(?:年度?)?[、和与及](?:19|20)\d\d|[近这前后][两三四五六七几]年"
    r"|[一二三四][、和与及][一二三四](?:和[三四])?季度|季度[、和与及]|\d月?[、和与及至到—－~～\-]+\d{1,2}月|[上下]半年[、和与及]|[去今前上]年[、和与及]"
)
"""Several times: a share for each."""
_PLACES = regex(
    "[、和与及][^，,。；]{0,12}?(?:[两三四五六七八九十]|\\d{1,2})个?(?:[省市州区县旗镇乡村校院]|街道|园区|企业|公司)"
)
_OF_ALL = regex("占[^，,。；]{0,4}[全总]")
"""东河、西山、柳泉三县第三产业占比分别为: a share for each, unless they are shares of the whole county."""
_JOINED = regex("[、和与及]|各|[两二三四五六七八九十](?:个|大)?(?:类|项|种|部分|档|级|者|方面)")
"""What lists or announces several classes."""
_WITHIN = regex(
    r"(?:含|包括|计|列|算|纳|归|属)[在于入]{1,2}[^，,。；;%\n]{1,14}?(?:之内|之中|以内|内(?!容|部)|中(?![心央小学型])|里)"
    r"|(?:均|都|同)(?:属于?|系|是|为)[^，,。；;%\n]{1,14}?的?(?:一部分|组成部分|子项|细项)|(?:包含|从属|隶属|交叉|重叠|重合)关系"
    r"|(?:不可|不能|不宜|不应)(?:简单|直接)?(?:相加|加总|累加)|前者(?:中)?(?:包?含|包括)|后者(?:包?含|包括|属于)"
)
"""What says that one share is a part of another."""
_ONE_IN_OTHER = regex("(?:前者|后者)(?:中|已)?(?:包?含|包括|属)")
"""In front of a list: 100M及以上138.6万户、1000M及以上17.2万户，前者包含后者，分别占."""
_INTO = regex(r"(?:含|计|列|算|纳|归|属)[在于入]{1,2}(?P<whole>[一-鿿]{2})")
"""The same, where what it is a part of is one of the shares."""
_BEHIND = 40
"""Characters behind a list that may say so."""
_OWN_YEAR = regex(r"(?:(?:19|20)\d\d年)?当年")
_WHOLE = Decimal(100)
_FRONT = 50
"""Characters in front of a list, brackets included, that may say that its classes overlap."""
_PAIR = 2
_OWNER = regex("(?:(?<!城)[镇乡]|(?<!农)村|[县区市校班]|街道)(?=[一-鿿]{2}$)|年级|季度")
"""Names of places and times, each of which has a share of its own."""
_COUNTED_BEHIND = regex(r"[，,（(]即\d")
_FAR_ABOVE = Decimal("1.5")
"""A sum above it is of several wholes."""
_OF_EACH = regex("(?:占比|比例|比重|率|[意可为持晓便足]的)[，,：:][^，,：:]*$")
"""对环境满意的占比，18至35岁占31%，36岁以上占52%: of each age, those who are."""
_ABOUT = Decimal("0.2")
"""By how much classes that adjoin miss their whole where they are shares of one."""
_SIGNS = ("占", "比例", "比重", "份额", "持股")
_MOST = 60


class Shares:
    """Adds up the shares of one list."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each list of exclusive shares above 100 %, or said to be all and below."""
        told = set()
        if any(sign in ledger.text for sign in _SIGNS):
            for every in find_share_lists(ledger):
                for listed, adjoining, closed in find_views(every, ledger.text):
                    hit = _compare(ledger, listed, adjoining, closed)
                    if hit:
                        told.add(hit.spans[0].start)
                        yield hit
        for hit in find_uneven_full_shares(ledger):
            if hit.spans[0].start not in told:
                yield hit
        yield from find_uneven_sectors(ledger)
        for table in ledger.tables:
            yield from find_uneven_shares(ledger, table)


def _compare(ledger: Ledger, listed: ShareList, adjoining: bool, closed: bool) -> Hit | None:
    run, names = listed.shares, listed.names
    start = run[0].span.start
    front = ledger.text[max(0, start - _FRONT) : start]
    if any(map(_OVERLAP.search, (re.split(r"[。%]", front)[-1], *names))):
        return None
    two = any("分别" in ledger.text[a.span.end : b.span.start] for a, b in pairwise(run))  # two lists of their own
    crossing = not adjoining and _crossing(ledger, run)
    if len(run) > _MOST or two or _one_each(listed) or crossing or any(share.value >= 1 for share in run):
        return None
    said = total(share.interval for share in run)
    ledger.note_summed(*run)
    if listed.together and not said.meets(listed.together.interval):
        return _hit((*run, listed.together), run, "≠", "warning", "together", listed.together.value)
    if any(_OWN_YEAR.match(name) for name in names[1:]) and not _OWN_YEAR.match(names[0]):
        return None  # 占55%；2023年当年占61.3%: of that year's own whole
    one = Decimal(1)
    over = said.low > one
    severity, complete = _severity(listed)
    if adjoining and _OF_EACH.search(front):
        return None
    if adjoining and severity is None and one - _ABOUT < said.high and said.low < one + _ABOUT:
        severity, complete = "warning", closed  # 30岁及以下, 31至45岁, 46岁以上: nobody is in two of them
    if severity is None and over and not any(map(_OWNER.search, names)):
        severity = "warning" if above_by_a_slip(run) or of_one_class_each(ledger, run, listed.intro) else None
    if len({_COUNTED_BEHIND.match(ledger.text, share.span.end) is None for share in run}) > 1:
        return None  # 重点信息5936条，占68.7%；多样化解读占比为75%，即126篇: the second is of the readings alone
    if severity == "warning" and not complete and said.low > _FAR_ABOVE:
        return None  # 对态度满意的占96%，对效率满意的占94%: each of all
    behind = ledger.text[run[-1].span.end : run[-1].span.end + _BEHIND]
    if severity is None or listed.together or overlap(names, behind) or _nested(ledger, run, names):
        return None
    ended = any(total(s.interval for s in run[:end]).holds(one) for end in range(2, len(run)))
    if over and ended and not _REST.search(names[-1]):
        return None
    if over and (
        of_own_wholes(ledger, run)
        or mean_of(ledger, run)
        or _all_counted(ledger, run)
        or (listed.of_objects and not above_by_a_slip(run))
    ):
        return None
    if over:
        return _hit(run, run, ">", severity, "")
    return _hit(run, run, "<", "warning", "short") if complete and said.high < one else None


def _hit(
    places: Sequence[Quantity],
    run: Sequence[Quantity],
    sign: str,
    severity: Severity,
    variant: str,
    against: Decimal = Decimal(1),
) -> Hit:
    values = [_percent(share.value) for share in run]
    sum_ = _percent(sum((share.value for share in run), Decimal(0)))
    return Hit(
        tuple(share.span for share in places),
        {"sum": sum_, "stated": _percent(against)},
        f"{' + '.join(values)} = {sum_} {sign} {_percent(against)}",
        severity,
        variant,
    )


def _percent(value: Decimal) -> str:
    return plain(value * _WHOLE) + "%"


def _all_counted(ledger: Ledger, run: Sequence[Quantity]) -> bool:
    """True where every share follows from its own count and one whole: right one by one, the classes overlap."""
    block = ledger.sentences[run[0].sentence].block
    told = [q for q in ledger.quantities if ledger.sentences[q.sentence].block == block]
    counts = [next((q for q in reversed(told) if q.span.end <= share.span.start), None) for share in run]
    if any(count is None or count.kind != "count" or count.unit != counts[0].unit for count in counts if counts[0]):
        return False
    wholes = [q for q in told if counts[0] and q.unit == counts[0].unit and q.span.end <= counts[0].span.start]
    return any(
        all(
            count is not None and whole.value and share.interval.holds(count.value / whole.value)
            for count, share in zip(counts, run, strict=True)
        )
        for whole in wholes
    )


def _one_each(listed: ShareList) -> bool:
    """True for 2021—2023年，被举报的分别占52%、55%、57%: one share a year, or of each of three counties.

    Several shares told behind one name, with no list of classes, are told of as many times or places.
    """
    if any(listed.names[1:]):
        return False
    if _TIMES.search(listed.intro):
        return True
    if _PLACES.search(listed.intro) and not _OF_ALL.search(listed.intro):
        return True
    clauses = re.split("[，,；;。：:]", listed.intro)
    bare = clauses[-1].startswith("分别")
    classes = clauses[-2:] if bare else clauses[-1:]
    counted = bare and listed.intro.count("#") >= len(listed.shares)
    return not (counted or listed.complete or _JOINED.search("，".join(classes)))


def _crossing(ledger: Ledger, run: Sequence[Quantity]) -> bool:
    """True where the classes are told by party, sex, age and the like in turn: one person is in several of them."""
    start = run[0].span.start
    first = _FIRST.split(ledger.text[max(0, start - _FRONT) : start])[-1]
    first = _SPLIT_BEFORE.sub("", _SPLIT_BEFORE.sub("", first))
    names = [first, *(ledger.text[a.span.end : b.span.start] for a, b in pairwise(run))]
    return sum(any(sort.search(name) for name in names) for sort in _ATTRIBUTES) > 1


def _nested(ledger: Ledger, run: Sequence[Quantity], names: Sequence[str]) -> bool:
    """True where the text says that some of the shares are parts of others: 两者均含在工业之内, 均计入工业."""
    end = run[-1].span.end
    within = _WITHIN.search(ledger.text, run[0].span.end, end + _BEHIND)
    if within is not None and "\n" not in ledger.text[end : max(end, within.start())]:
        return True
    start = run[0].span.start
    if _ONE_IN_OTHER.search(ledger.text[max(0, start - _FRONT) : start].rpartition("。")[2]):
        return True
    into = _INTO.finditer(ledger.text, run[0].span.end, end + _BEHIND)
    return any(match["whole"] in name for match in into for name in names)


def _severity(listed: ShareList) -> tuple[Severity | None, bool]:
    """How sure it is that the shares exclude each other (None when nothing says so), and whether they are all."""
    names, intro = listed.names, listed.intro
    halves = len(names) == _PAIR and _halves(names)
    # 占97%，好评比例达99%: the one is a share of a whole, the other a rate of its own.
    if not halves and len({name.endswith(RATIO) for name in names}) > 1:
        return None, False
    rest = len(names) > _PAIR and _REST.search(names[-1]) is not None
    if _SPLIT.search(intro) and "其中" not in intro and "分别" not in intro:
        severity: Severity = "error" if len(names) > _PAIR else "warning"
        return severity, listed.complete or halves or (rest and severity == "error")
    if rest or (listed.complete and len(names) > _PAIR):
        return "error", True  # what is left over is a class of its own, so the list is the whole
    if halves or listed.complete:
        return "warning", True
    if names[-1] in RESTS:
        return "warning", False  # 焚烧占72.6%，其余31.4%填埋: 其余 may be but some of what is left, never more
    if any(name.startswith(_HAVING) for name in names):
        return None, False
    if "其中" in intro or "分别" in intro or (len(names) == _PAIR and _paired(names, APART)):
        return "warning", False
    if len(names) > _PAIR and (_ONE_CHOICE.search(intro) or all(map(_DEGREE.search, names))):
        return "warning", False
    ends = {RATIO} if any(map(_OWNER.search, names)) else {name[-2:] for name in names if name}
    return ("warning" if len(ends) == 1 and RATIO not in ends and len(names) > _PAIR else None), False


def _halves(names: Sequence[str]) -> bool:
    """True for two classes that leave nothing between them: 男 and 女, 国有 and 非国有, 已完成 and 未完成."""
    if _paired(names, HALVES):
        return True
    for one, other in (names, names[::-1]):
        negated = _NOT.search(one) or _OPEN.search(one)
        if negated and negated["what"] in other and negated.group() not in other:
            return True
    return False


def _paired(names: Sequence[str], pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]) -> bool:
    """True where each name is of one side of a pair only."""
    return any(
        a.search(one) and b.search(other) and not b.search(one) and not a.search(other)
        for a, b in pairs
        for one, other in (names, names[::-1])
    )
