"""Laws: which indicators make up which other one by definition, and by what names reports call them."""

from __future__ import annotations

from typing import NamedTuple


class Law(NamedTuple):
    """The names of one identity."""

    signs: tuple[str, ...]
    """Literals without which a text does not tell it."""
    result: str
    added: tuple[str, ...]
    taken: tuple[str, ...] = ()
    unless: str = ""
    """What a text may tell beside the parts that belongs to the result as well."""
    alone: bool = False
    """True where 其中 leads to a part of one of the numbers and never to one of them."""


_GDP = r"(?:地区|国内)?生产总值|GDP|经济总量"
_TRADE = r"(?:货物|外贸|对外贸易|海关)?"
_AMOUNT = r"(?:总[额值量]|额|值)?"
LAWS = (
    Law(
        ("产业",),
        _GDP,
        tuple(rf"第{number}产业?(?:增加值)?|{number}次?产业?(?:增加值)?" for number in "一二三"),
    ),
    Law(("税收", "非税", "预算收入"), "一般公共预算收入", ("税收(?:收入)?", "非税(?:收入)?"), unless="其他收入"),
    Law(
        ("城镇", "乡村", "人口"),
        "常住(?:总)?人口",
        ("(?:居住在)?城镇(?:常住)?的?(?:人口)?", "(?:居住在)?乡村(?:常住)?的?(?:人口)?"),
    ),
    Law(
        ("男", "女", "人口"),
        "户籍(?:总)?人口|常住(?:总)?人口|总(?:总)?人口",
        ("男(?:性)?(?:人口)?", "女(?:性)?(?:人口)?"),
    ),
    Law(
        ("城镇", "乡村", "零售"),
        "社会消费品零售总额",
        ("城镇(?:社会)?(?:消费品)?(?:零售额|市场)?", "乡村(?:社会)?(?:消费品)?(?:零售额|市场)?"),
    ),
    Law(("餐饮", "零售"), "社会消费品零售总额", ("商品零售(?:额)?", "餐饮(?:收入|业?零售额)")),
    Law(
        ("夏粮", "秋粮", "粮食"),
        "粮食(?:总)?产量|粮食总产",
        ("夏粮(?:总)?(?:产量)?", "秋粮(?:总)?(?:产量)?"),
        unless="早稻|春粮",
    ),
    Law(("出口", "进口"), f"{_TRADE}进出口{_AMOUNT}", (f"{_TRADE}出口{_AMOUNT}", f"{_TRADE}进口{_AMOUNT}")),
    Law(
        ("顺差", "进口"), f"{_TRADE}(?:进出口)?(?:贸易)?顺差", (f"{_TRADE}出口{_AMOUNT}",), (f"{_TRADE}进口{_AMOUNT}",)
    ),
    Law(
        ("逆差", "进口"), f"{_TRADE}(?:进出口)?(?:贸易)?逆差", (f"{_TRADE}进口{_AMOUNT}",), (f"{_TRADE}出口{_AMOUNT}",)
    ),
    *(
        Law((way, "服务进口"), f"服务(?:进出口)?(?:贸易)?{way}", (f"服务{one}{_AMOUNT}",), (f"服务{other}{_AMOUNT}",))
        for way, one, other in (("顺差", "出口", "进口"), ("逆差", "进口", "出口"))
    ),
    Law(
        ("服务出口", "服务进口"),
        f"服务(?:贸易)?进出口{_AMOUNT}",
        (f"服务(?:贸易)?出口{_AMOUNT}", f"服务(?:贸易)?进口{_AMOUNT}"),
    ),
    Law(("自然增长率", "死亡率"), "自然增长率", ("出生率",), ("死亡率",)),
    Law(("自然增长", "死亡"), "自然增长(?:人[口数]|人口数|数)?", ("出生(?:人[口数])?",), ("死亡(?:人[口数])?",)),
    Law(("净资产", "负债"), "净资产", ("资产(?:总[额计值])?",), ("负债(?:总[额计])?",)),
    Law(
        ("结余", "收入", "支出"),
        "当[年期](?:收支)?结余|本[年期](?:收支)?结余|收支(?:收支)?结余",
        ("(?:[一-鿿]{2,14}基金)?(?:总)?收入",),
        ("(?:基金)?(?:总)?支出",),
        alone=True,
    ),
    Law(
        ("到位", "结余"),
        "(?:资金|项目|当年|年末)*(?:结转)?结余(?:资金)?",
        ("(?:[一-鿿]{0,8})?到位(?:[一-鿿]{0,4}资金)?",),
        ("(?:项目|资金|实际|累计|共|已)*(?:支出|使用|支付)(?:资金)?",),
        unless="(?:上一?年|年初|期初|往年|去年|以前年度)[^，,。；;]{0,4}结[转余]",
        alone=True,
    ),
    Law(
        ("债务余额", "一般", "专项"),
        "政府债务余额|地方政府债务余额",
        ("一般债务?(?:余额)?", "专项债务?(?:余额)?"),
    ),
)
