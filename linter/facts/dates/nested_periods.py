"""Nested periods: 上半年接听来电2.4万个 … 第二季度来电达到2.6万个, one matter in two periods of one paragraph.

The longer period must be told at least as broadly as the shorter one: each of its words stands with the other figure,
too. A part of a matter in a part of a period is no more than all of it in all of the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates import calendar
from linter.facts.dates.bases import is_base
from linter.facts.dates.cumulated import OPENING
from linter.facts.quantities.labels import one_scope, unit_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Told(NamedTuple):
    quantity: Quantity
    period: tuple[int, int]
    """First and last day within the year, 615 for 15 June."""
    since_january: bool
    """True for 上半年, 1—8月 and the like, of which two under one name are compared elsewhere."""
    among: bool
    """True behind 其中 and 仅: what stands before it need not be told again."""
    words: str
    """What is told since the time phrase, the number's own noun with it."""


_TIME = regex(
    r"(?P<half>[上下])半年|前(?P<quarters>三)季度|(?:第)?(?P<quarter>[一二三四])季度(?!末)|(?P<year>全年|(?:到|至|截至)年[底末])"
    r"|(?:截[至止]到?|(?<![日月年\d])[到至])(?P<month>\d{1,2})月(?P<day>\d{1,2}日|底|末)"
    r"|(?<![\d—－~～-])1月?[—－~～至到-]+(?P<until>\d{1,2})月|(?<![\d—－~～至到-])(?P<alone>\d{1,2})月(?:份|当月|单月)"
)
_SIGN = regex("半年|季度|全年|年[底末]|月[底末]|\\d[月日]")
"""What every such time holds."""
_OTHER_YEAR = regex(r"[去前上往明次]一?年|同期|(?:19|20)\d\d|届|“?十[三四五]|[上下]一?[月季周]|以来|历年|[近两三五]年")
_APART = regex("[第一二三四五六\\d][批轮期组]|标段|扣除|剔除|重复|核减|调整|重新|清零|其余|另有")
"""Two lots, or a count that was put right: 扣除重复登记，截至5月18日办结69条."""
_AMONG = regex("(?:其中|仅|光|单)[，,]?$")
_NOT = regex(
    rf"计划|目标|任务|预[计算期]|力争|将|拟|争取|确保|净|占|增[长幅速加]|下降|减少|同比|环比|比|较|均|每|率|利润|盈|余|亏|存|{OPENING}|在[册建办校岗]|现有|尚|未|剩|最|标准|上限|限额|其余|另|又|再(?!生)"
)
_EMPTY = regex(
    "累计|一共|总共|共计|共(?!享|同|建)|已经?|达到?|完成|实现|为|有|了|的|约|就|也|又|仅|其中|当[年月]|今年|本年|新增?|各类|各种|群众|市民|居民|有效|总[量数额]|面积|数量|件数|人数|次数|[全我本][省市县区州镇乡]"
    "|(?<=建)[成设]"
)
_INTAKE = regex("接听|受理|接到|收到|接收|接待|登记|发生|签约|引进|办理")
_OUTCOME = regex(
    "办结|答复|回复|化解|解决|查处|立案|整改|处置|转办|办理|审结|执结|结案|销号|开工|竣工|投产|到位|落地|拨付|支出|破获|受理|签约"
)
_PLACE_LAST = regex("[一-鿿]{2,4}(?:镇|乡|街道|村|局|公司|学校|医院|县|区|市|组|站|所|厂)$")
_CLAUSE = regex("[，,：:（(）)、]")
_JANUARY = 101
"""The first of January within the year."""
_LAST_DAYS = 28
"""From that day on a month is taken for whole."""
_MOST = 12
"""Figures of a paragraph that are held against each other."""


def find_nested(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """The figure of the longer period and the one within it, for each two of a paragraph that speak of one matter."""
    for quantities in ledger.by_block.values():
        start, end = (ledger.sentences[one.sentence].span for one in (quantities[0], quantities[-1]))
        if len(quantities) < len("两个") or not _SIGN.search(ledger.text, start.start, end.end):
            continue
        # 26项表现已完成整改19项；…完成22项: how many there are to be done is no part of what is done.
        bases = {one.span for one, two in pairwise(quantities) if is_base(ledger, one, two)}
        counted = (quantity for quantity in quantities if quantity.span not in bases)
        figures = islice(filter(None, (_told(ledger, quantity) for quantity in counted)), _MOST)
        for one, other in combinations(figures, 2):
            for whole, part in ((one, other), (other, one)):
                if _holds(whole, part) and _of_one_matter(whole, part):
                    yield whole.quantity, part.quantity


def _told(ledger: Ledger, quantity: Quantity) -> _Told | None:
    if quantity.approximate or not quantity.is_amount or quantity.role in ("change", "rank", "limit", "each"):
        return None
    start = ledger.sentences[quantity.sentence].span.start
    lead = ledger.text[start : quantity.span.start]
    times = list(_TIME.finditer(lead)) if _SIGN.search(lead) else None
    if not times or _OTHER_YEAR.search(lead) or _APART.search(lead):
        return None
    period = _period(times[-1])
    words = lead[times[-1].end() :]
    clauses = _CLAUSE.split(words)
    if _NOT.search(clauses[-1]) or _PLACE_LAST.search(lead[: times[-1].start()]):
        return None
    # 来电量激增，达到2.62万个: the clause before tells of what.
    named = clauses[-1] if _content(clauses[-1]) or len(clauses) == 1 else clauses[-2] + clauses[-1]
    if _NOT.search(named) or re.search(r"\d", named):
        return None
    since = times[-1]["month"] is None and times[-1]["alone"] is None and period[0] == _JANUARY
    among = _AMONG.search(lead[: times[-1].start()]) is not None
    return _Told(quantity, period, since and "底" not in times[-1].group(), among, named + "|" + quantity.after[:4])


def _period(time: re.Match[str]) -> tuple[int, int]:
    if time["month"]:
        day = int(time["day"][:-1]) if time["day"][:-1].isdigit() else 31
        return _JANUARY, int(time["month"]) * 100 + (day if day < _LAST_DAYS else 31)
    if time["half"]:
        first, last = calendar.half_year(time["half"])
    elif time["quarter"]:
        first, last = calendar.quarter(time["quarter"])
    elif time["alone"]:
        first = last = int(time["alone"])
    else:
        first, last = 1, 9 if time["quarters"] else 12 if time["year"] else int(time["until"])
    return first * 100 + 1, last * 100 + 31


def _holds(whole: _Told, part: _Told) -> bool:
    """True where the period of one lies within that of the other, and brings more."""
    one, other = whole.quantity, part.quantity
    if unit_class(one) != unit_class(other) or one.kind != other.kind or not one_scope(one, other):
        return False
    if whole.since_january and part.since_january:
        return False
    within = whole.period != part.period and whole.period[0] <= part.period[0] and part.period[1] <= whole.period[1]
    return within and other.interval.low > one.interval.high


def _content(words: str) -> Sequence[str]:
    """What the words name, without what says when, where and that."""
    return [run for run in re.split("[^一-鿿]", _EMPTY.sub("|", words)) if run]


def _of_one_matter(whole: _Told, part: _Told) -> bool:
    """True where whatever the whole is told of stands with the part too, and both are dealt with alike."""
    clause = whole.words.partition("|")[0]
    subject, joint, rest = clause.rpartition("共") if "共" in clause else ("", "", clause)
    if joint and not _content(rest):
        rest = subject
    elif joint and _PLACE_LAST.search(subject):
        return False
    content = _content(_INTAKE.sub("", rest))
    acts = set(_OUTCOME.findall(rest))
    other = set(_OUTCOME.findall(part.words))
    if not content or not (acts == other or not other):
        return False
    came = part.words.partition("|")[0]
    if acts and _INTAKE.search(came) and not _OUTCOME.search(came):
        return False  # 上半年收到350件；到8月10日累计办结320件: what came in is more than what is over
    told = _content(part.words)
    if part.among and told and all(one in whole.words for one in told):
        return True
    return all(any(_is_of(run, one) for one in told) for run in content)


def _is_of(run: str, other: str) -> bool:
    """True for 播 beside 油菜播种 and 项目 beside 制造业项目, but not for 出口 beside 进出口总额."""
    at = other.find(run)
    return at >= 0 and (len(run) == 1 or at != 1 or other[0] in _VERBS)


_VERBS = "建修改造办发种收"
