"""Rates whose base is counted before: 设考核断面15个。…达标的断面占88.7%, and 收回有效票32张。…得票率92.5%."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_END = r"(?:仅|已经?|就|均|则|也|约)?(?:为|达到了?|达|是|有|：|:)?$"
# 水质达标的断面占, 表示满意的搬迁户达到: the things that the rate is a share of.
_OF_THINGS = regex(
    rf"(?:的|其中)(?P<things>[一-鿿]{{1,8}}?)(?:占(?:比|总数|全部)?(?:的?(?:比例|比重))?|比例|达到?){_END}"
)
# What a thing as a whole does or does not: a firm starts production, a proposal is answered, a letter is closed.
_STATES = (
    "投产|达产|注册|开工|复工|复产|竣工|完工|开业|入驻|落地|挂牌|建成|交付|投用|退出|签约|转化|办结|办复|答复|回复|回访|结案|销号|整改"
    "|采纳|立项|验收|合格|通过|达标|优良|优秀|及格|参会|到会|出勤|结业|脱贫|搬迁|入住|上线|化解|属实|查实|履约|续约|成活|吊销|注销"
)
_OPINIONS = "满意|好评|得票|赞成|同意|支持|知晓|称职|认可"
_NAMED = regex(
    rf"(?:^|[，,、；;：:。的”“]|等次)(?P<whose>(?:(?!的)[一-鿿]){{0,8}}?)(?:按期|按时|及时|一次)?(?:(?P<opinion>{_OPINIONS})|(?P<state>{_STATES}))(?:率|度|比例){_END}"
)
_VOTES = ("票", "张", "份")
_BALLOT = regex(r"票|问卷|(?:测评|评议|评价|意见|调查|反馈|征询)表")
_BY_ITEM = regex(
    r"每[份张][^，,。；;]{0,6}[题项]|\d[一-鿿]?题|各项|逐项|得分|加权|[打评]分|分值|指数"
    r"|[、和及另][^，,。；;\d]{0,8}(?:回访|走访|访谈|座谈)[^，,。；;\d]{0,6}\d"
)
"""What makes a rate of ballots one of the answers on them or of points, or adds others that were asked."""
# 参训学员25名，其中女性占45%: whatever the part is, it is a part of them.
_AMONG = regex(rf"[一-鿿]{{0,6}}[，,]其中[：:]?[一-鿿]{{1,8}}占(?:比|总数)?{_END}")
# 督办项目中已开工的占78%, and 检查企业16家，其中持证的占80%: those in that state are a part of the things counted.
_IN_STATE = regex(
    rf"(?:(?P<whose>[一-鿿]{{2,8}}?)(?<!其)中[，,]?|^(?:其中[：:]?)?)(?P<state>[一-鿿]{{2,10}})的占(?:比|总数)?{_END}"
)
_ENDING = regex(_END)
_CLAUSE = regex("[，,。；;：:]")
_RIGHT_BEFORE = regex(r"[一-鿿]{0,6}[，,]其中")
_MEMBERS = ("名", "人", "户", "家", "件", "个", "所", "份", "项", "位", "台", "辆")
_SINGLE = "村户人"
"""Things of one character, told by their unit or at the end of what is counted."""
_ANYBODY = ("群众", "总体", "综合", "当事人", "服务对象", "受访者", "受访群众", "回访", "对象", "参训学员", "测评")
_VOTERS = regex(
    "(?:参训|参会|到场|受访|办事|服务|企业|来访|受助)?(?:群众|企业|商户|学员|学生|家长|居民|村民|职工|代表|患者|用户|业主|人员|负责人|客户|商家)"
)
"""Who filled in the ballots: each of them gave one answer."""
_ASKED = ("件", "户", "人", "名", "份", "张", "批", "位", "起", "宗")
_ASKING = regex(r"回访|走访|测评|评议|收回|回收|调查|访谈|问卷|受访")
_WHO = regex(r"(?:人员|人|者|群众|户|单位|对象)$")
_BY_AMOUNT = regex(r"投资|金额|资金|面积|产值|收入|产量|支出|额$|量$|人口|营收|税收|里程|分值|土地")
_MEAN = regex(r"[人户场次村校月年日]均|均值")
_ATTENDED = regex(r"参会|到会|出勤")
_PEOPLE = ("人", "名", "位")
_FAR_BLOCKS = 2
"""Paragraphs before the rate in which its base may be counted."""
_LARGEST = 1000
"""Things beyond which nearly every printed rate can come."""
_BEYOND = Decimal(_LARGEST + 1)
_SHORTEST, _LONGEST_NAME = 2, 10
_OF_EACH = regex("每[一-鿿]{1,3}$")
"""问卷每家3份: so many for each of them, and no base."""
_LONG_BEFORE = 30


def find_far_bases(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate of counted things that no sentence gave a base, with the nearest count of such things before it.

    `told` holds where the rates begin whose base is known.
    """
    counts: dict[int, list[Quantity]] = {}
    values: dict[str, dict[Decimal, Quantity]] = {}
    ballots: dict[Decimal, Quantity] = {}
    ends: dict[int, list[int]] = {}
    for quantity in ledger.quantities:
        if quantity.kind == "count":
            # Above the largest base one is as good as another: nearly every rate comes out of it.
            capped = min(quantity.value, _BEYOND)
            values.setdefault(quantity.unit, {}).setdefault(capped, quantity)
            if _is_ballot(ledger, quantity):
                ballots.setdefault(capped, quantity)
            if quantity.exact and quantity.value > 1 and not _OF_EACH.search(quantity.before):
                counts.setdefault(ledger.sentences[quantity.sentence].block, []).append(quantity)
    for rate in ledger.quantities:
        if rate.kind != "percent" or rate.printed_unit != "%" or rate.approximate or rate.span.start in told:
            continue
        if not 0 < rate.value < 1:
            continue
        if rate.sentence not in ends:
            ends[rate.sentence] = sorted(quantity.span.end for quantity in ledger.by_sentence[rate.sentence])
        last = bisect_right(ends[rate.sentence], rate.span.start)
        begin = ends[rate.sentence][last - 1] if last else 0
        before = ledger.text[max(0, rate.span.start - _LONG_BEFORE, begin) : rate.span.start]
        base = _base(ledger, rate, before, counts)
        if base is not None and base.value <= _LARGEST:
            block = ledger.sentences[rate.sentence].block
            # Leaflets handed out, 发放宣传资料12万份, gave no opinions, but other ballots may have.
            ballot = _is_ballot(ledger, base)
            near = (
                tuple(q for q in ledger.by_block.get(block, ()) if q.kind == "count" and q.unit == base.unit)
                if ballot or _each_was_asked(ledger, base, rate)
                else tuple(values[base.unit].values())
            )
            others = (*near, *ballots.values()) if ballot else near
            yield Rate(rate, None, base, "named", _name(before), others, False)


_EACH_ASKED = regex(
    "^[一-鿿]{0,6}?(?:逐[案件户人个份家位名起宗]|逐一|每[案件户份家起宗][^，,。；;]{0,6}[一1][名人位份])"
    "[^。；;]{0,24}?(?:全部|均|都|全数|无一(?:户|人|件)?(?:漏|拒)|100%)"
)
_NOT_ALL_ASKED = regex(
    "其中|未[能接]|另|除|拒|抽取|抽选|随机|部分|不便|[空关停]机|[2-9两二三四五][名人位份]|若干|平均|综合|各项|次回访|两次|再次"
)


def _each_was_asked(ledger: Ledger, base: Quantity, rate: Quantity) -> bool:
    """True for 对62件逐案回访，全部接通，满意率达97.3%: those very ones gave the rate, and no others."""
    if base.sentence != rate.sentence:
        return False
    between = ledger.text[base.span.end : rate.span.start]
    return _EACH_ASKED.search(between) is not None and not _NOT_ALL_ASKED.search(between)


def _name(before: str) -> str:
    """已开工的占比 of 督办项目中已开工的占: what the message calls the rate."""
    clause = _ENDING.sub("", _CLAUSE.split(before)[-1])
    if clause.endswith("占"):
        return clause[-_LONGEST_NAME:] + "比"
    # 企业对督查服务的满意率 is no name to be cut anywhere; of 表示满意的搬迁户 nothing may be left out.
    short = clause.rpartition("的")[2]
    return short if len(clause) > _LONGEST_NAME and short.endswith("率") else clause


def _base(ledger: Ledger, rate: Quantity, before: str, counts: Mapping[int, Sequence[Quantity]]) -> Quantity | None:
    clause = _CLAUSE.split(before)[-1]
    # The average of several rates comes out of no base.
    if "平均" in before or _MEAN.search(clause):
        return None
    state = _IN_STATE.search(clause)
    things = None if state else _OF_THINGS.search(clause)
    named = None if state or things else _NAMED.search(before)
    if things is None and named is None and state is None:
        return None
    last = ledger.sentences[rate.sentence].block
    near = [q for block in range(last - _FAR_BLOCKS, last + 1) for q in counts.get(block, ())]
    near = [q for q in near if q.span.end <= rate.span.start]
    among = _AMONG.fullmatch(ledger.text[near[-1].span.end : rate.span.start]) if near and things else None
    if among and not _BY_AMOUNT.search(among.group()) and near[-1].printed_unit in _ASKED:
        return near[-1]
    if state:
        return None if _BY_AMOUNT.search(clause) else _in_state(ledger, rate, near, state["whose"] or "")
    for count in reversed(near):
        fits = _are(count, things["things"]) if things else _is_asked(ledger, rate, count, named)
        if fits:
            return count
    return None


def _in_state(ledger: Ledger, rate: Quantity, near: Sequence[Quantity], whose: str) -> Quantity | None:
    """The count whose things `whose` names, or the one right before 其中."""
    if not near:
        return None
    if whose:
        return next((q for q in reversed(near) if len(q.head) >= _SHORTEST and whose.endswith(q.head[-2:])), None)
    told = ledger.text[near[-1].span.end : rate.span.start]
    # 企业16家、门店32家，其中…: a part of both.
    alone = near[-1].printed_unit in _MEMBERS and "、" not in near[-1].before and "、" not in told
    listed = len(near) > 1 and ledger.text[near[-2].span.end : near[-1].span.start][:1] in ("、", "和", "与", "及")
    return near[-1] if alone and not listed and _RIGHT_BEFORE.match(told) else None


def _are(count: Quantity, things: str) -> bool:
    """True where 断面 are what 15个考核断面 counts."""
    if _BY_AMOUNT.search(things):
        return False
    if len(things) < _SHORTEST:
        return things in _SINGLE and count.head.endswith(things)
    if things.endswith(count.printed_unit) and len(count.printed_unit) == 1 and count.printed_unit in "户人村":
        return not count.head or count.head.endswith(things[-2:]) or count.head in things
    return bool(count.head) and (count.head.endswith(things) or things.endswith(count.head))


def _is_asked(ledger: Ledger, rate: Quantity, count: Quantity, named: re.Match[str] | None) -> bool:
    """True where the name of the rate, or the words right before it, say that it is told of these things."""
    assert named is not None
    whose = named["whose"]
    if named["opinion"]:
        return _gave_opinions(ledger, count, whose)
    # People attend: 3次会议 are no base of 到会率.
    if _ATTENDED.search(named["state"]) and count.printed_unit not in _PEOPLE:
        return False
    between = ledger.text[count.span.end : rate.span.start]
    if not count.head or len(between) > _LONG_BEFORE or re.search("[。；;]", between):
        return False
    # 20件建议按期答复率为98%; 这8家企业的注册率达到100%，投产率达到85%
    # 这6家企业的土地投产率 is no rate of firms.
    told_of = (between.startswith(count.head + "的") and not _BY_AMOUNT.search(whose)) or whose in count.head
    return between.startswith(count.head) and told_of


def _is_ballot(ledger: Ledger, count: Quantity) -> bool:
    return count.printed_unit in _VOTES and _BALLOT.search(count.head + ledger.read(count.clause)) is not None


def _gave_opinions(ledger: Ledger, count: Quantity, whose: str) -> bool:
    """True for ballots, for those that were asked, and for the letters of 来信人."""
    words = count.head + ledger.read(count.clause)
    if _BY_ITEM.search(ledger.read(ledger.sentences[count.sentence].span)):
        return False
    if _is_ballot(ledger, count):
        return not whose or "次" in whose or "票" in whose or whose in _ANYBODY or _VOTERS.fullmatch(whose) is not None
    if count.printed_unit not in _ASKED:
        return False
    if not whose or whose in _ANYBODY:
        return _ASKING.search(words) is not None
    stem = _WHO.sub("", whose)
    return len(stem) >= _SHORTEST and stem in words
