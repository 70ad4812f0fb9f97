"""Small among large: 累计对接融资83.99元, 一般公共预算支出1524.29元 where every other amount is in 万元 or 亿元.

In 1.9 million characters of public reports five amounts of this sort were found, and each was a slip: what a county
invests, borrows, collects or spends is not told in 元 beside sums of 万元. What one person or household has is.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.patterns import regex

_NAMED = regex(
    r"(?:投资|成交额?|贷款|融资|存款|债[务券](?:限额)?|赤字|税费?|保费|零售|进出口|产值|增加值|总值|转移支付|财政|基金|预算|资产|负债"
    r"|资金|收入|支出)[^，,。；;、：:\d]{0,8}$"
)
"""What a place, an office or a fund has by the ten thousand."""
_DONE = regex(
    r"(?:安排|下达|拨付|投入|筹[集措]|争取|到位|统筹|兑现|减免|退税|追缴|收缴|清收|挽回|化解|偿还|置换|发行|划拨)"
    r"[^，,。；;、：:\d]{0,6}$"
)
_STEP = regex(r"\d[亿万]元[，,、](?:同?比|较)[^，,。；;\d]{0,10}(?:增加|减少|增长|下降|增收|减收|增支|减支)了?$")
"""余额2864亿元，比年初增加215.3元: what it changed by is of its own size."""
_OF_ONE = regex(
    r"[人户亩日月次头只张件辆生棚村社株校班镇场]均|[撬拉带]动|[1一]元|移民|员工|工人|社员|百姓|人民收入|[护从]|医生|手续费|废品|变卖|单[车井]"
    r"|学[生费]|助学|收盘|退还|少[计收]|账面|误|床日|度电|供养|平均|每|居民(?!存款|储蓄|贷款)|农[民户村]|[村牧渔]民|[茶烟果药蚕]农|职工|群众|贫困|脱贫|务工|人平|[月年]收入"
    r"|纯收入|(?<![\d.万亿公])亩(?=[一-鿿])|[，,。；;、：:（][吨担户头台件票箱](?=[一-鿿])|百元|平方米|立方米|一[亩户头名台天株只笔]|[单首][件位票包次笔批只户例]"
    r"|单[箱棚个人价]|面值|起购|年度[贷限]|其他收入|契税|单宗|人天|最[小大少高低]|截留|虚报|侵占|被执行人|商户|个体|某|大[叔妈娘爷]|家[庭中里]|账户|分户|闲置"
    r"|价|标准|工资|薪|报销|补[助贴]|罚|奖|低保|发票|押金|现金|食堂|票据|利息|净收入|可支配|工资性|给予|上限|起付|封顶|困难|慰问"
    r"|个人(?!消费|住房|[所得贷])|餐|礼|违规|套取|多[计付报]|重复"
)
"""Small sums: of one person, thing or account, or of a slip of somebody's hand."""
_LARGEST = 100_000
_FAR = 100
"""The amount is so many times smaller than the smallest of the others, and would be of their size with their scale."""
_CLAUSE = 24
_PERSON = regex(
    "[老小]?[王李张陈刘赵周吴][某先女大师叔嫂姐老家]|先生|女士|村民|残疾人|小学生|被执行人|最[小大]一?笔|首[单笔例]"
)
"""Who has so little: told in the sentence before the amount."""
_SENTENCE = 60


def is_small_among_large(text: str, amount: Quantity, others: Sequence[Quantity]) -> bool:
    """True for an amount in 元 of what the `others` beside it tell in 万元 or 亿元."""
    if others and _is_listed(text, amount, min(one.value for one in others)):
        return True
    front = _front(text, amount)
    if amount.approximate or front is None or not others:
        return False
    values = [one.value for one in others]
    meant = [amount.value * unit for unit in _UNITS]
    alike = any(min(values) / _SIZES <= value <= max(values) * _SIZES for value in meant)
    if amount.value * _FAR > min(values) or not alike:
        return False
    if _STEP.search(front):
        return True
    if _NAMED.search(front):
        return not _closes(amount, others)
    return len(others) > 1 and "其中" not in front and _DONE.search(front) is not None


def _closes(amount: Quantity, others: Sequence[Quantity]) -> bool:
    """True where the sum of 326.5万元 and 563.2元 stands beside them, to its last digit: then 元 is right."""
    values = [one.value for one in others]
    return any(abs(abs(one - other) - amount.value) <= amount.value / _SIZES for one, other in combinations(values, 2))


def _is_listed(text: str, amount: Quantity, least: Decimal) -> bool:
    """True for 分别达6.6万元和3.2元: the second of two alike, a thousand times smaller, with parts of a 元."""
    front = text[max(0, amount.span.start - _CLAUSE) : amount.span.start]
    return amount.value % 1 != 0 and amount.value * _FAR * _SIZES < least and _LISTED.search(front) is not None


_LISTED = regex(r"分别[^，,。；;]*\d[万亿]元[、和及与]$")


def is_of_a_place(text: str, amount: Quantity) -> bool:
    """True for 完成投资1092元, wherever it stands: what is invested, lent or owed where sums are told in 万元."""
    front = _front(text, amount)
    return front is not None and _OF_A_PLACE.search(front) is not None


def _front(text: str, amount: Quantity) -> str | None:
    """The words before an amount in 元 that may have lost its scale."""
    front = text[max(0, amount.span.start - _CLAUSE) : amount.span.start]
    if not 0 < amount.value < _LARGEST or _OF_ONE.search(front) or _OF_ONE.match(text, amount.span.end):
        return None
    sentence = text.rfind("。", max(0, amount.span.start - _SENTENCE), amount.span.start) + 1
    told = _PERSON.search(text, max(sentence, amount.span.start - _SENTENCE), amount.span.start)
    return None if told else front


_OF_A_PLACE = regex(
    r"(?:投资|成交额?|贷款|融资|存款|债[务券]|赤字|零售额?|进出口|产值|增加值|总值|减免税费|保费收入|税收|财政[^，,。；;、：:\d]{0,4}收入)"
    r"[^，,。；;、：:\d]{0,6}$"
)
_SIZES = 10
_UNITS = (Decimal(10) ** 4, Decimal(10) ** 8)
"""What 万 and 亿 are, one of which was lost."""
