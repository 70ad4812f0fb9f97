"""Shares: 其中税收收入18.2亿元，增长3.1%，占财政收入比重为70%: what is taken of what, by the words of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.changes.change_words import LAST_YEAR, THAT_YEAR
from linter.facts.changes.changes import comparable
from linter.facts.quantities.strands import Link
from linter.facts.rates.completions import is_own_plan
from linter.facts.rates.wider_base import wider_than
from linter.patterns import regex

_SHARE = regex(
    r"(?:^|[，,、；;：:（(])(?:且|其|仅|又)?(?P<part>[^，,。；;、：:（）()占]{0,14}?)占"
    r"(?:比|(?P<base>[^，,。；;、：:（）()占]{0,18}?)的?(?:比重|比例|份额)?)(?:约|仅|只)?(?:为|达到|达|到|：|:)?$"
)
# 其中渠道工程2400万元，渠道工程比重达到79%: the name alone says of what.
_BY_NAME = regex(
    r"[，,；;（(](?:且|其|仅|又)?(?P<part>[^，,。；;、：:（）()占]{2,14}?)(?:所占)?的?(?:比重|比例)(?P<base>)"
    r"(?:约|仅|只|已)?(?:为|是|达到|达|到|：|:)?$"
)
_GENERIC_END = regex("(?<=[一-鿿]{2})(?:收入|支出|投入|资金|面积|人数|数量|产值|投资|人员)$")
# Words that say "the whole" without saying of what.
_ALL_OF_IT = regex(r"(?:其|总[数量额]?|全部|总户数|总人数|总人口|[一-鿿]{0,4}总[数量额])的?$")
_AMOUNT = regex(r"(?:额|资金|投资|产值|价款|面积|里程|装机|容量|产能|产量)的?$")
_LEVEL = regex(r"[全我本][国省市县区州镇乡]|地方|[省市县区州]本级|[省市县区州]级|的")
_KINDS = frozenset("种类轮批期")
_WHOLE = regex(r"共|总|合计|全部|现有|在编|在册")
_AMONG = regex(r"^[^，。；、（）()]{0,14}中(?![心央小学型])")
_OTHER_FOOTING = regex(r"人均|户均|平均|分别|新增|比上年|同比")
_MARKS = regex(r"[，,。；;、：:（）()]")
_SHORTEST_NAME = 2
_NEAR = 26
"""Characters before a number that may name it."""


class Share(NamedTuple):
    """Indices of the numerator and the denominator among the links of a strand."""

    part: int
    whole: int
    certain: bool
    """True where the words name the whole, or 其中 takes the part out of it."""


def share_at(links: Sequence[Link], at: int) -> Share | None:
    """The share that the percentage at link `at` states; None where the words do not decide it."""
    told = _SHARE.search(links[at].gap)
    if told is None and any("其中" in link.gap for link in links[:at]):
        told = _BY_NAME.search(links[at].gap)
    if told is None or is_own_plan(told["base"] or ""):
        return None
    part = _part(links, at, _LEVEL.sub("", _GENERIC_END.sub("", told["part"])))
    if part is None or _OTHER_FOOTING.search(links[part].gap[-_NEAR:]):
        return None
    before = [i for i in range(part) if comparable(links[i].quantity, links[part].quantity)]
    behind = told["part"] if part == at - 1 and links[at].gap.startswith(told["part"]) else ""
    if any(by_measure(links[i].quantity, behind) for i in before):
        return None
    base = told["base"] or ""
    if base.startswith("其"):
        return None  # 其中古渡老街14万人次，占其接待总量的45%: of all that came to the one just named
    if links[part].quantity.kind == "count" and _AMOUNT.search(base):
        return None  # 问题合同18份，占合同总额的9.7%: of the money, and no share of the contracts
    if base and not _ALL_OF_IT.fullmatch(base):
        name = _LEVEL.sub("", base)
        named = [i for i in before if name and name in _LEVEL.sub("", links[i].gap[-_NEAR:])]
        named = named or [i for i in before if _of_act(links, i, name)]
        return Share(part, named[-1], True) if named else None
    counted = [i for i in before if ends_as_counted(_MARKS.split(links[i].gap)[-1], base)]
    if len(before) > 1 and len(counted) == 1:
        return Share(part, counted[0], False)
    share = _unnamed(links, part, before)
    wider = share and wider_than(_LEVEL.sub("", base), links[share.whole].gap, links[part].gap)
    return None if wider else share


def _of_act(links: Sequence[Link], at: int, base: str) -> bool:
    """True for 发放问卷800份，收回764份 and the base 收回问卷: the act stands before the number, the noun before it."""
    act, noun = base[:_SHORTEST_NAME], base[_SHORTEST_NAME:].removesuffix("数").removesuffix("总")
    if len(noun) < _SHORTEST_NAME or not _MARKS.split(links[at].gap)[-1].endswith((act, act + "有效")):
        return False
    return any(noun in link.gap for link in links[: at + 1])


_DONE = regex(
    "(?P<act>受理|收到|办结|立案|查处|检查|排查|抽检|抽查|接收|交办|整改|审结|结案|起诉|调解|登记|收案|移送|上报|发放|签约)"
    "[一-鿿]{0,4}总[数量]"
)


def ends_as_counted(words: str, base: str) -> bool:
    """True for 立案受理 before a number and 受理案件总数: the act that the base counts stands right before it."""
    told = _DONE.fullmatch(base)
    return told is not None and words.endswith(told["act"])


_COMPARED = regex(
    "[，,、（(](?:(?:同比|环比|[比较与][^，,。；;：:]{1,10}?)(?:净|又|再)?(?:增[加长]|减少|下降|上升|[多少])"
    "|(?:净|又|再)?(?:增[加长]|减少|下降|上升))了?$"
)
"""32.57亿元，增加10.55亿元，占26.57%: what it has grown by has no share."""


def _part(links: Sequence[Link], at: int, name: str) -> int | None:
    """The link that the words before 占 name; the nearest number that is no rate where they name none."""
    for index in range(at - 1, -1, -1):
        quantity = links[index].quantity
        gap = links[index].gap
        if LAST_YEAR.search(gap) or THAT_YEAR.search(gap):
            continue  # 税收9.86亿元，上年为9.12亿元，占比63.1%: of this year's
        if quantity.kind in ("percent", "points") or _COMPARED.search(gap):
            continue  # 投诉866件，比上年增加260件，增幅43%，占总数的17%: of all that were told
        if len(name) < _SHORTEST_NAME:
            return index if quantity.is_amount and not quantity.approximate else None
        clauses = _MARKS.split(gap)
        if name in clauses[-1] or links[index + 1].gap.startswith(name):
            return index if not quantity.approximate else None
    return None


def by_measure(whole: Quantity, behind: str) -> bool:
    """True for 4个县区GDP占比 behind 8个县区: a share of what they make, told right behind how many they are."""
    thing = whole.head[-_SHORTEST_NAME:]
    measure = behind.rpartition(thing)[2] if thing and whole.kind == "count" and thing in behind else ""
    return len(measure) >= _SHORTEST_NAME and _NUMBER_OF.fullmatch(measure) is None


_NUMBER_OF = regex("(?:的)?(?:总)?(?:[个户人件家]数|数量|总数)")


def _unnamed(links: Sequence[Link], part: int, before: Sequence[int]) -> Share | None:
    """占, 占比, 占总数: the whole is what 其中 speaks of, what is told as one, or the only other number."""
    if not before:
        return None
    among = next((i for i in range(part, before[0], -1) if "其中" in links[i].gap), None)
    if among is not None:
        inside = [i for i in before if i < among]
        return Share(part, inside[-1], inside[-1] == among - 1)
    wholes = [i for i in before if _WHOLE.search(links[i].gap[-10:]) or _AMONG.search(links[i + 1].gap)]
    if wholes:
        return Share(part, wholes[-1], len(before) == 1)
    if len(before) > 1 or links[part].quantity.value >= links[before[0]].quantity.value:
        return None
    if links[part].quantity.unit in _KINDS:
        return None  # 推广四种模式…，两种模式占八成: of the area, and no share of the kinds or rounds
    return Share(part, before[0], False)
