"""Rates: a stated percentage with the numerator and denominator that the words decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from linter.fact import Quantity
from linter.facts.changes import comparable
from linter.facts.completions import Completion, completion_at, splits_behind
from linter.facts.shares import share_at
from linter.facts.strands import Link, Strand

if TYPE_CHECKING:
    from linter.ledger import Ledger

How = Literal["named", "of", "share"]
"""named: 完成率92%. of: 为年度计划150亿元的104.9%. share: 其中19座，占22.1%."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage and what it is the ratio of."""

    stated: Quantity
    """The percentage."""
    numerator: Quantity | None
    """None where only the base is stated."""
    denominator: Quantity
    how: How
    name: str
    """整改完成率, 占, 为 … as written."""
    others: tuple[Quantity, ...]
    """Every quantity of the sentence in the unit of the base: each might be meant."""
    certain: bool
    """True where no other pairing is grammatical."""


_NAMED = re.compile(
    r"(?:^|[，,、；：:（(的])(?P<name>[^，,。；、：:（）()的]{1,12}(?:率|进度))(?:仅|已|就|均)?(?:为|达到|达|是|：|:|仅为|只有|仅)?$"
)
_OF = re.compile(r"(?:占|为|完成|达到|达|是|相当于)(?:了|到)?[^，。；、：:]{0,18}$")
_OF_PLAN = re.compile(r"(?:计划|预算|任务|目标)[^，。；、：:]{0,6}的$")
_OF_IT = re.compile(r"的(?:(?:比重|比例|份额)(?:为|达到|达|是)?)?")
# Rates whose base is an area, a population or another stock that stands elsewhere.
_BASE_ELSEWHERE = re.compile(r"覆盖|利用|出生|死亡|增长|绿化|贡献|失业|参保|普及|城镇化|利率|税率|汇率")
_URBAN = re.compile(r"城镇化率$")
# Words of a rate's name that say nothing of what was counted.
_EMPTY_WORDS = ("问题", "任务", "资金", "项目", "按期", "有效", "及时", "群众", "总体", "事项", "年度", "综合", "指标")
# What the counted half says where the rate's name says it otherwise.
_OTHER_WORDS = {
    "整改": ("完成", "到位", "销号", "解决"),
    "办结": ("办理完毕", "办理完成", "办毕", "完成"),
    "办复": ("办理答复", "答复", "办结"),
    "回收": ("收回",),
    "完成": ("整改到位", "完工", "实现", "已改造", "已建", "已拆", "已整治", "已治理", "已清"),
    "达标": ("合格",),
    "到位": ("到账", "收到"),
    "进度": ("支出", "拨付", "完成", "执行"),
    "通过": ("合格", "及格"),
    "及格": ("合格",),
    "普及": ("实现", "通"),
    "合格": ("达标",),
    "入户": ("走访",),
    "支付": ("拨付", "支出"),
    "拨付": ("支付", "下达"),
    "执行": ("支出", "完成"),
    "支出": ("拨付", "支付"),
}
_WORD_LENGTH = 2


def find_rates(ledger: Ledger) -> tuple[Rate, ...]:
    """Every percentage whose base is decided by the words of its sentence."""
    found: list[Rate] = []
    for strand in ledger.strands:
        for at, link in enumerate(strand.links):
            quantity = link.quantity
            if at and _is_rate(quantity) and "分别" not in link.gap and link.known:
                found.extend(_rate_at(ledger, strand, at) or _split_at(ledger, strand, at))
    apart = ((rate, split) for rate, split in splits_behind(ledger) if _is_rate(rate))
    return (*found, *(_as_rate(rate, split, False) for rate, split in apart))


def _is_rate(quantity: Quantity) -> bool:
    return quantity.printed_unit in ("%", "成") and not quantity.approximate


def _as_rate(stated: Quantity, apart: Completion, certain: bool) -> Rate:
    return Rate(stated, apart.reached, apart.base, "of", apart.name, apart.others, certain)


def _rate_at(ledger: Ledger, strand: Strand, at: int) -> list[Rate]:
    links = strand.links
    link = links[at]
    if _OF_IT.fullmatch(link.gap):
        return list(_of(links, at))
    if len(link.gap) <= _LONGEST_NAMING:
        apart = completion_at(ledger, strand, at)
        if apart:
            return [_as_rate(link.quantity, apart, len(apart.others) <= _FEWEST_MEANT)]
        named = _NAMED.search(link.gap)
        if named:
            return list(
                _tested(links, at, named["name"])
                or _tasked(links, at, named["name"])
                or _named(strand, at, named["name"])
            )
        return list(_share(links, at))
    return []


_LEFT = re.compile(r"未|尚|其余|余下|剩余|正在|仍有")


def _split_at(ledger: Ledger, strand: Strand, at: int) -> list[Rate]:
    """共D个。已完成N个，尚未完成M个，完成率P%: the base of the sentence before, proved by N + M = D."""
    named = _NAMED.search(strand.links[at].gap) if len(strand.links[at].gap) <= _LONGEST_NAMING else None
    counts = [i for i in range(at) if strand.links[i].quantity.kind in ("count", "money")]
    if named is None or _BASE_ELSEWHERE.search(named["name"]) or len(counts) != len(_STATES):
        return []
    done, left = (strand.links[i].quantity for i in counts)
    if not _tells(strand, counts[0], named["name"]) or not _LEFT.search(strand.links[counts[1]].gap):
        return []
    block = ledger.sentences[strand.sentence].block
    earlier = range(max(0, strand.sentence - _SENTENCES_BACK), strand.sentence)
    for base in (q for i in reversed(earlier) for q in ledger.by_sentence.get(i, ())):
        if ledger.sentences[base.sentence].block != block:
            return []
        if comparable(base, done) and comparable(base, left) and base.value == done.value + left.value:
            return [Rate(strand.links[at].quantity, done, base, "named", named["name"], (done, left), True)]
    return []


_SENTENCES_BACK = 3
"""How many sentences before a rate may announce its base."""

_FEWEST_MEANT = 2
"""Numbers of one unit among which no other pair can be meant."""

_STATES = ("done", "left")
"""The two numbers that split a base."""


_LONGEST_NAMING = 30
"""Characters between the numbers and the percentage that still speak of them."""


def _of(links: Sequence[Link], at: int) -> Iterator[Rate]:
    """N，为D的P%: the base stands in the phrase itself."""
    base = links[at - 1]
    told = _OF.search(base.gap)
    before = [x.quantity for x in links[: at - 1] if comparable(x.quantity, base.quantity)]
    if told is None or not before or base.quantity.kind in ("percent", "plain") or base.quantity.approximate:
        return
    yield Rate(links[at].quantity, before[-1], base.quantity, "of", told.group(), tuple(before), len(before) == 1)


def _named(strand: Strand, at: int, name: str) -> Iterator[Rate]:
    """已完成N，完成率P%: the name tells the counted half, the number before that is the base."""
    links = strand.links[:at]
    if re.search(r"[及和与、或]", name):
        return
    if _BASE_ELSEWHERE.search(name) and not _URBAN.search(name) and not _owed(links, name):
        return
    counted = [i for i, link in enumerate(links) if _tells(strand, i, name)]
    if len(counted) > 1 and _owes(links[counted[-1]], name):
        counted.pop()
    if not counted or not any(_tells(strand, i, _status(name)) for i in counted):
        yield from _base_only(links, strand.links[at], name)
        return
    numerator = links[counted[-1]].quantity
    same = [i for i, link in enumerate(links) if comparable(link.quantity, numerator)]
    bases = [i for i in same if i < counted[-1]]
    if not bases or numerator.kind in ("percent", "plain", "duration"):
        return
    base = bases[-1]
    own = links[counted[-1]].gap if base == counted[-1] - 1 else ""
    between = "".join(link.gap for link in links[base + 1 : counted[-1] + 1]).removesuffix(own)
    if "其中" in between or re.search(r"[；;]", between + own):
        return
    # 整合36.4亿元，为计划的101.7%，支出34.1亿元，支出进度95.2%: the base may be the plan, which is not told.
    if any(x.quantity.kind == "percent" and _OF_PLAN.search(x.gap) for x in links[base + 1 : counted[-1]]):
        return
    if _URBAN.search(name) and not _same_population(name, links[base].gap, own):
        return
    everything = tuple(links[i].quantity for i in same)
    yield Rate(strand.links[at].quantity, numerator, links[base].quantity, "named", name, everything, len(same) == 2)


def _status(name: str) -> str:
    """合格率 of 案卷合格率: 抽查案卷30份 names what is counted, not that it passed."""
    rate = _ITEM_RATE.fullmatch(name)
    return name.removeprefix(rate["whose"]) if rate else name


def _owes(link: Link, name: str) -> bool:
    """True for the base of 参保率 in 应参保36.5万人."""
    return "应" + name.removesuffix("率")[-_WORD_LENGTH:] in link.gap


def _owed(links: Sequence[Link], name: str) -> bool:
    return any(_owes(link, name) for link in links)


def _same_population(name: str, base: str, own: str) -> bool:
    """True when 城镇化率 is told of the residents (常住) or of the registered (户籍) that the base counts."""
    if "人口" not in base or "其中" not in own:
        return False
    kinds = [{kind for kind in ("常住", "户籍") if kind in words} for words in (name, base + own)]
    return kinds[0] == kinds[1] or (not kinds[0] and kinds[1] == {"常住"})


def _tells(strand: Strand, at: int, name: str) -> bool:
    """True when the words at a number say the status that the rate's name says."""
    around = strand.links[at].gap[-12:] + "|" + re.split(r"[，,、；：:（(]", strand.links[at + 1].gap)[0]
    stem = name[:-1]
    for empty in _EMPTY_WORDS:
        if len(stem) > len(empty):
            stem = stem.replace(empty, "")
    words = {stem[i : i + _WORD_LENGTH] for i in range(max(1, len(stem) - 1))}
    words |= {other for word in words for other in _OTHER_WORDS.get(word, ())}
    negated = re.search(r"未|尚|不(?!动产)|没有|需|待|正在", around)
    return not negated and any(word in around for word in words)


def _share(links: Sequence[Link], at: int) -> Iterator[Rate]:
    """共D…，其中N，占P%: the words before 占 tell the part, those behind it the whole."""
    share = share_at(links, at)
    if share is None:
        return
    part, whole = links[share.part].quantity, links[share.whole].quantity
    everything = tuple(link.quantity for link in links[:at] if comparable(link.quantity, part))
    yield Rate(links[at].quantity, part, whole, "share", "占", everything, share.certain)


_ITEM_RATE = re.compile(
    r"(?P<whose>.*?)(?:整改完成|整改|按期办结|办结|办复|回复|回访|完成|合格|销号|答复|查实|属实|解决|签约|反馈|化解|响应"
    r"|通过|达标|优良|优秀|及格|采纳|结案|(?P<opinion>满意|好评))率"
)
_TAKEN_ALL = re.compile(
    r"共|回访|受理|收到|抽查|抽检|抽取|接到|接收|办理|走访|调查|承办|反馈|检查|评查|抽样|审查|评审|征集|发放|收回|测评|培训"
)
_TAKE_PART = re.compile(r"^[一-鿿]{0,6}(?:参加|参与|接受|参评|参训)")
# Who gives an opinion is counted by these; a village or a firm asks many.
_ASKED = ("件", "人", "名", "位", "户", "份", "起", "宗", "批", "人次", "件次")
# Whose rate is told of each counted thing: the points of a village or a firm pass, not the village.
_HELD_BY = ("村", "乡", "镇", "县", "区", "市", "家", "处", "所", "座", "栋", "公里", "亩")
_HOLDERS = re.compile(r"[村镇乡县区市站点厅院]$|街道|社区|单位|部门|企业|公司|学校|工地|园区|场所|窗口")
# 病历书写合格率: which side of each counted thing passed.
_SIDE = re.compile(r"(?<=[一-鿿]{2})(?:书写|质量|评查|制作|办理|抽检|检测|记录)$")
_DOERS = ("名", "人", "位", "个组", "组", "支")
_SENT = re.compile(r"(?:组织|抽调|安排|选派|派出|组成|抽派)[一-鿿]{0,4}$")
_DOERS_AND_BASE = 2
_EMPTY_WHOSE = ("群众", "当事人", "按期", "总体", "综合", "一次", "年度", "来访人", "信访人", "服务对象", "回访")


def _base_only(links: Sequence[Link], stated: Link, name: str) -> Iterator[Rate]:
    """共办理D件，满意率P%: nothing but the base is stated."""
    if not _one_base(links):
        return
    base, gap = links[-1].quantity, links[-1].gap
    rate = _ITEM_RATE.fullmatch(name)
    if rate is None or not (_TAKEN_ALL.search(gap[-12:]) or _TAKE_PART.search(stated.gap)):
        return
    if base.unit not in _ASKED if rate["opinion"] else base.unit in _HELD_BY or _HOLDERS.search(base.head):
        return
    whose = _SIDE.sub("", rate["whose"])
    if whose and whose not in _EMPTY_WHOSE and whose not in gap + stated.gap[: stated.gap.index(name)]:
        return
    if re.search(r"[，,]", stated.gap[:16]):
        yield Rate(stated.quantity, None, base, "named", name, (base,), False)


def _one_base(links: Sequence[Link]) -> bool:
    """True where the last count is the only one that a rate can be of: 组织3名医师，随机抽取病历60份."""
    last = links[-1]
    if not last.quantity.exact or last.quantity.kind != "count":
        return False
    if len(links) == 1:
        return True
    first = links[0].quantity
    doers = first.kind == "count" and first.printed_unit in _DOERS and first.printed_unit != last.quantity.printed_unit
    return (
        doers
        and len(links) == _DOERS_AND_BASE
        and bool(_SENT.search(links[0].gap))
        and re.search(r"[，,]", last.gap) is not None
    )


# 9个考核断面水质达标率96.5%: each of them passes or does not.
_TESTED = re.compile(r"[一-鿿]{0,8}(?:断面|水源地|点位|水功能区)(?:水质)?(?:优良|达标|合格)(?:比例|率)")


def _tested(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """D个断面水质达标率P%: the share of the places that pass."""
    base = links[at - 1].quantity
    if at != 1 or not base.exact or base.kind != "count" or not _TESTED.fullmatch(name):
        return []
    return [Rate(links[at].quantity, None, base, "named", name, (base,), False)]


_TASK = re.compile(r"任务|目标|计划")
_TASK_RATE = re.compile(r"(?:任务|目标|计划)?完成率")


def _tasked(links: Sequence[Link], at: int, name: str) -> list[Rate]:
    """D万剂次任务，接种N万剂次，完成率P%: whatever verb tells what was done of a task."""
    if at != 2 or not _TASK_RATE.fullmatch(name):
        return []
    task, done = links[0], links[1]
    behind = re.split("[，,；;。：:]", done.gap)[0]
    if not _TASK.search(task.gap[-12:] + behind) or re.search("其中|[；;]|每|各|计划|预计", done.gap[len(behind) :]):
        return []
    if not comparable(task.quantity, done.quantity) or task.quantity.kind in ("percent", "plain", "duration"):
        return []
    pair = (task.quantity, done.quantity)
    return [Rate(links[at].quantity, done.quantity, task.quantity, "named", name, pair, False)]
