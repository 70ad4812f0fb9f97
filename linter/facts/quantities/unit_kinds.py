"""Unit kinds: 农业机械总动力36.4万千瓦时, a power in units of work: which units an indicator can be told in.

Only indicators whose name alone says what they measure. In 1.9 million characters of public reports they are told
13 000 times in units of their own kind, and once in another one's, which was a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger


class OddUnit(NamedTuple):
    """An indicator told in a unit of another kind."""

    name: Span
    quantity: Quantity
    meant: str
    """A unit of the indicator's own kind."""


_MONEY = frozenset(["元", "美元", "欧元", "港元", "日元"])
_PEOPLE = frozenset(["人", "人次"])
_SIZES = frozenset(["平方米", "米", "吨", "千瓦", "千瓦时", "立方米"])
_STRONG = _MONEY | _PEOPLE | _SIZES
"""Base units that no number has but one that measures so; 个, 项 and 笔 may count what is named."""


class _Kind(NamedTuple):
    """What one sort of indicator is called, the base units that it may be told in, and those that are slips."""

    name: str
    units: frozenset[str]
    meant: str
    against: frozenset[str] = _STRONG


_KINDS = (
    _Kind("(?:发电|用电|售电|供电|上网电|外送电|耗电)量", frozenset(["千瓦时"]), "千瓦时"),
    _Kind("(?:发电)?装机(?:总)?容量|(?:农业)?机械总动力|农机总动力", frozenset(["千瓦"]), "千瓦"),
    _Kind(
        "(?:旅游|营业|财政|预算|税收|销售|业务|保费|门票|可支配|经营|餐饮)(?:总)?收入|(?:总产|增加)值|销售额|零售额"
        "|进出口总[额值]|[存贷]款余额|债务余额|利润总额|生产总值|旅游总花费|消费支出|预算支出|营业额|投资额",
        _MONEY,
        "元",
        _STRONG - {"人"},  # 有经营收入236人
    ),
    _Kind("接待(?:国内外|国内|境外|入境)?(?:游客|旅游者)|人数|(?:常住|户籍|城镇|乡村|出生|死亡)人口", _PEOPLE, "人"),
    _Kind("(?:播种|种植|建筑|销售|施工|竣工|造林|森林|国土|占地|绿地|耕地)面积", frozenset(["平方米"]), "平方米"),
    # 超面积12人: a word of another end before people.
    _Kind("面积", frozenset(["平方米"]), "平方米", _MONEY | _SIZES),
    _Kind("(?:公路|铁路|通车|管网|道路)(?:通车)?(?:总)?里程", frozenset(["米"]), "公里"),
    _Kind(
        "(?:粮食|肉类|蔬菜|水果|棉花|油料|禽蛋|牛奶|茶叶|[猪牛羊禽]肉)(?:总)?产量|货运量|货物吞吐量",
        frozenset(["吨"]),
        "吨",
    ),
    _Kind("产量", frozenset(), "吨", _MONEY | _PEOPLE),
    _Kind("用水量|供水量|蓄水量|库容", frozenset(["立方米", "吨"]), "立方米"),
)
_NAMES = tuple(
    regex(rf"(?:{kind.name})(?=(?:完成|实现|达到?|共|为|是|有|约|总量|合计|累计|预计|仅|：|:)*$)") for kind in _KINDS
)
_PER = regex(
    "(?:[按每依]|单位|[亩人户单次]均|标准|万元|储能|电池|焚烧|处理|管道)[^，,。；;：:、]{0,12}$|[、和与及][^，,。；;、]{0,8}$"
)
"""Before the name: a price or a quota for each, a second name whose number comes later, what is told otherwise."""
_AMOUNTS = ("money", "count", "measure")
_GOES_ON = regex("小时|[·・]?时|次|公里|[/／每×]|的标准")
"""Behind 千瓦: 千瓦小时; behind 人: 人次; behind 吨: 吨公里; behind 元: 元/平方米."""


def find_odd_units(ledger: Ledger) -> Iterator[OddUnit]:
    """Every indicator right before a number in a unit of another kind."""
    for one in ledger.quantities:
        if one.kind not in _AMOUNTS or one.unit not in _STRONG or _GOES_ON.match(one.text, one.span.end):
            continue
        for kind, name in zip(_KINDS, _NAMES, strict=True):
            told = name.search(one.before)
            if told is None:
                continue
            if _PER.search(one.before[: told.start()]):
                break
            begin = one.text.rfind(told.group(), 0, one.span.start)
            if one.unit in kind.against and one.unit not in kind.units and begin >= 0:
                yield OddUnit(Span(begin, begin + len(told.group())), one, kind.meant)
            break
