"""Own subjects: 优良天数302天，其中优级天数比上年86天多9天, a clause that tells of other things than the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_COMPARED = regex(
    "比|较(?![大小多好重差轻强弱])|[与跟]|[高低多少快慢优大小]于|高出|超过?|领先|落后|不及|平均|每|[户人亩村]均"
)
_CLAUSE = regex("[，,。；;：:、（(]")
_IN_PART = "其中"
_HAN = regex("(?:[0-9]{1,2}月)?[一-鿿◇◆]+")
_SAYS_NOTHING = regex(
    "(?:而|但|且|并|按照?|也|又|还|则|均|都|共|已经?|仍|即|约|其|该[一-鿿]?|此|同时|总体|整体|实际|同口径|同比|明显|大幅|略|稍|远|只|仅|另外|据此|由此|这样"
    "|经?(?:测算|计算|核算|统计|折算|初步)|按[一-鿿]{1,4}计算?|折合|换算|算下来|[全我本][国省市州县区旗镇乡村院校局站]|今年|本年|全年|当年|目前|年末|年底|期末"
    "|[◇◆]|(?:\\d{1,4}[年月日])+[底末初]?|[上去前]年(?:同期|[底末])?|上[月期季]|[一二三四]季度|[上下]半年"
    "|(?<=[一-鿿])(?:的|为|有)|增[速幅长]|降幅|速度|比[重例率]|占比|水平|总?数量?|总?人数|户数|件数|面积|总[量额计]|合计|规模|数值|指标|平均|资金|金额|收入)+"
)

_MEASURE = regex("(?:总?[起件户人家个项宗例]?数量?|总?[量额计值]|总?面积|总?规模)$")
"""What a level is told in, at the end of the name of what it is the level of."""


def has_own_subject(words: str, named: str) -> bool:
    """True where the last clause of `words` begins with what it tells of, and that is not `named` before it."""
    clauses = _CLAUSE.split(words)
    if len(clauses) == 1:
        return False
    clause = clauses[-1]
    compared = _COMPARED.search(clause)
    subject = clause[: compared.start()] if compared else ""
    part = subject.startswith(_IN_PART)
    subject = subject.removeprefix(_IN_PART)
    if not _HAN.fullmatch(subject) or len(subject) <= 1 or _SAYS_NOTHING.fullmatch(subject):
        return False
    return part or _MEASURE.sub("", subject) not in named


_AWAY = regex(
    "(?:[高低多少大小快慢]于|超过?|高出|(?<![最城乡])低(?!保|收入)[了过]?|距离?|比(?![例重])|较(?![大小多高低好差重轻]))[^，,。；;、：:（）()\\d]{2,12}[高低多少]?$"
    "|^(?:超|欠|短)[^，,。；;、：:（）()\\d]{0,8}(?:进度|任务|计划|目标|预算)$"
)
_LEVEL = regex("(?:[为达是到至有]|的)$")


def is_distance(quantity: Quantity) -> bool:
    """True for 低于警戒水位0.8米 and 欠月进度29万元, which say how far off a level is, and no level."""
    return _AWAY.search(quantity.before) is not None and not _LEVEL.search(quantity.before)


_TIMES = regex("[白夜晚早中]班|夜间|白天|日间|晚间|[旺淡]季|高峰|周末|节假日|工作日|[春夏秋冬汛旱]季|平时")


def of_a_class(ledger: Ledger, average: Quantity, count: str = "") -> bool:
    """True for 大型站平均每座6台 and 夜间平均每座32辆, averages of some of the things or of some of the time.

    `count` is what stands beside the number of things, which may be told in another sentence.
    """
    start = ledger.sentences[average.sentence].span.start
    lead = ledger.lead(average, _LEAD)
    clause = _CLAUSE.split(lead)[-1]
    named = ledger.text[start : average.span.start - len(clause)] + count
    return bool(_TIMES.match(clause)) or has_own_subject(lead.replace(_IN_PART, ""), named)


_LEAD = 40
"""Characters before an average in which its clause begins."""
