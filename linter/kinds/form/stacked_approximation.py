"""Stacked approximations: two words at one number that widen it twice, or bound it twice."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# A word is named twice only where both are read at the number: 近年来 and 约定 never stand right before one.
_ABOUT = (
    r"(?:大约|约为|约有|约占|约合|约需|大概|将近|接近|(?<!规民)(?<![签履违预邀节续解缔相毁立失制条公合契特规简])约"
    r"|(?<![最附就新相临邻靠走贴远])近|几乎)"
)
# 超9平方米左右, 工期超12天: by so much is the limit exceeded.
_BEYOND = r"(?<![不赶反高积房期额速载员编准])超(?=\d+[\d.]*(?!\d|\.|平方|天|小时))"
_OVER = rf"(?:(?<!不)超过了?|{_BEYOND}|突破|(?<!不)高于|(?<!不)大于|至少|不少于|不低于|高达|多达|逾)"
_UNDER = r"(?:不足|不到|(?<!不)低于|少于|最多|至多|不超过|不高于)"
_BOUND = r"(?:不少于|不低于|不超过|不高于|至少|最少|至多|最多)"
# 超过3万元以下的部分 and 不足5亿元以上企业的一半 speak of two bounds.
_BOUNDED = r"(?=[，,。；;、）)的]|$)(?!的?部分)"
_FRACTION = r"[一二三四五六七八九十百]{1,3}分之[\d一二三四五六七八九十]{1,6}"
_NUMBER = rf"(?:{_FRACTION}|一?半数?|(?:\d[\d,.]*|[一二三四五六七八九十百千两]{{1,6}})[万亿千百]*)"
# Nothing but a unit: in 超过200家规模以上企业 and 至少2名科级以上干部 the bound belongs to another word.
_UNIT = (
    r"(?:个?百分点|个(?:小时|月|工作日|村|点)?|人次|平方公?[米里]|立方米|公[里顷斤]|千[米瓦克]|小时|分钟|工作日"
    r"|[%‰元人名户家项件条次处亩吨米岁年天日周倍份所座台套辆场期宗例起辈代级分])?"
)
_BEGIN = r"(?=[大约将接近几超突高至不逾低少最多半\d一二三四五六七八九十百千两])"
"""What every alternative begins with: the scan passes over everything else at once."""
_STACKED = regex(
    rf"{_BEGIN}(?:{_ABOUT}{_NUMBER}[余多][万亿]?{_UNIT}(?:左右|上下)"
    rf"|{_ABOUT}{_NUMBER}(?:余[一-鿿]|多(?![年少数方])[一-鿿]|{_UNIT}(?:左右|上下|以[上下]))"
    rf"|{_NUMBER}[余多][万亿]?{_UNIT}(?:左右|上下)"
    rf"|{_OVER}{_NUMBER}[余多]?{_UNIT}(?:以上|以[下内]{_BOUNDED})"
    rf"|{_UNDER}{_NUMBER}{_UNIT}(?:以[下内]|以上{_BOUNDED})"
    rf"|(?:{_BOUND}|{_OVER}){_NUMBER}[余多]?{_UNIT}(?:左右(?![两各侧线岸幅洞对手翼])|上下(?![游行级左右联班移浮]))"
    rf"|{_NUMBER}[余多]?{_UNIT}(?:以[上下内](?:左右|上下)|左右以[上下内])(?![两各侧]))"
)
# 近10余年: the years just gone by. 高达90%以上: loose, but the two words do not speak of one bound.
_LATELY = regex(r"近[\d一二三四五六七八九十百]+余?个?[余多]?[年月天日周]")
_LOOSE = regex("[高多]达")
_SIGN = regex(r"[左上以余多](?:(?<=左)右|(?<=上)下|(?<=以)[上下内]|(?<=[\d一二三四五六七八九十百千万亿两][余多]))")


# 高于5%左右的预期目标: 左右 is the goal's own, and 高于 holds a figure against it; 达到超过50%以上的目标 is one goal.
_GOAL = regex(
    r"的?[^，,。；;、\d]{0,8}?(?:目标|预期|预计|预测|预算|计划|任务|指标|标准|要求|水平|规定|红线|门槛|均值|平均)"
    "(?:值|数|线|[增涨降]幅|进度)?(?=[，,。；;、：:（）()的\\d]|$)"
)
_COMPARES = regex(f"(?:{_OVER}|{_UNDER})")
_SETS = regex("(?:达到|实现|完成|确定|设定|提出|明确|定下|制定|保持|达|[为了])$")
_SETS_LONGEST = 2


class StackedApproximation:
    """Reports 约300多人左右, 近200余家, 超过50%以上, 超过3亿元左右, 不低于5%左右 and 不足30%以下."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every number that is widened twice."""
        for match in matches_on_lines(_STACKED, _SIGN, ledger.text):
            words = match.group()
            if not _LATELY.match(words) and not _of_a_goal(ledger.text, *match.span()):
                loose = _LOOSE.match(words)
                yield Hit((Span(*match.span()),), {"words": words}, severity="note" if loose else "warning")


def _of_a_goal(text: str, start: int, end: int) -> bool:
    """True where a figure is held against a goal that is told with a word of its own."""
    set_so = _SETS.search(text, max(0, start - _SETS_LONGEST), start)
    return not set_so and bool(_COMPARES.match(text, start, end) and _GOAL.match(text, end))
