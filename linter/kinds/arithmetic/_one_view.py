"""One view: whether parts are of one classification and of the whole told before them.

民间投资72亿元，工业投资65亿元 behind 其中 are two views of one whole, in which a member may stand twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.facts.parts.wholes import CHANGE, same_unit, unit_apart
from linter.facts.quantities.mentions import shared
from linter.facts.quantities.rows import Row
from linter.facts.quantities.slips import digits, printed_digits, slipped, swapped
from linter.interval import total
from linter.patterns import regex

# Each row is one view: what is named by words of two rows, and of none in common, may be both.
_VIEWS = tuple(map(regex, (
    "地方(?!政府|债|高校)|(?:[省市县区镇乡]级|中央)(?!补助|转移|专项|资金|财政补|以上)|本级|上划",
    "(?<![国地])税收|非税|增值税|所得税|营业税", "国税|地税|税务部门|财政部门",
    "国有|国企|集体|民[营间]|私营|股份制(?!商业)|外[商资]|港澳台|公有", "轻工业|重工业|高耗能",
    "大型|大中型|中小型|小微|微型|规模?以[上下]|规上|限额?以[上下]|限上|[亿万]元以上",
    "第[一二三]产业|工业(?!园|区)|建筑业|农业(?!户|人口)|服务业|房地产|批发|零售业|餐饮|基础设施|制造业|采矿|居民生活|生活用",
    "高新技术|高技术|装备制造|战略性新兴|数字经济", "城镇|农村(?!商业|信用)|乡村|农业人口|农业户|城市(?!商业)",
    "男|女(?!儿)", "岁|青年|老年|儿童", "(?<!民)[一-鿿]族(?!自治)|少数民族",
    "失业|下岗", "就业困难|困难人员", "毕业生", "农民工|农村劳动力|转移就业", "夏粮|秋粮|早稻", "小麦|玉米|大豆|薯",
    "出口|进口", "过夜|一日游", "入境", "一般贸易|加工贸易", "国道|省道|县道|乡道|村道",
    "高速公路|[一二三四]级公路|等级公路|等外|级及以上公路",
    "水泥|沥青|硬化|油路|砂石|铺装", "短期|中长期", "涉农", "绿色贷款", "普惠", "住户|个人", "民生",
    "医师|护士|护师|药师", "卫生院|社区卫生|疾控", "刑事|民事|民商事", "简易程序|速裁", "调解|撤诉", "民办|公办",
    "小学|初中|高中|幼儿园", "[345]G", "个体工商户|合作社", "公租房|廉租|经济适用|棚户", "当年分配|入住|竣工",
    "编制|核定|批[准复]|设计|额定|规划", "实际|实有|实到|实开|实发|实缴",
    "人工造林|飞播|封山", "经济林|防护林|用材林", "人员经费|公用经费",
)))  # fmt: skip
_WITHIN = (
    ("基本支出", "人员经费|公用经费"), ("第二产业", "(?<![第])工业|建筑业|制造业|采矿"),
    ("民生", "教育|社保|社会保障|卫生|就业|住房|文化|养老"), ("等级公路", "高速公路|[一二三四]级公路"),
    ("第三产业", "房地产|服务业|批发|零售业|餐饮"), ("工业", "制造业|采矿"), ("夏粮", "小麦"), ("秋粮", "玉米|大豆"),
)  # fmt: skip
"""Classes beside what they hold: 基本支出 and 人员经费."""
_BESIDE = (
    ("大牲畜", "猪|羊|禽|鸡|鸭|鹅|兔"), ("生猪", "牛|羊|禽"), ("家禽", "猪|牛|羊"), ("肉类", "蛋|奶|水产"),
    ("粮食", "油料|棉花|蔬菜|烤烟|水果|糖料"),
)  # fmt: skip
"""Wholes with what is counted beside them, though it stands in one list: 大牲畜 and 生猪."""
_OF_ONE_BEFORE = regex(r"^(?:从中|由其中|内有|内含|含(?![税量糖])|其(?![他它余]))")
_OF_NAMED = regex(r"^(?:在|从)?(?P<of>[一-鿿]{2,10}?)中[，,]?(?P<rest>[一-鿿]+)")
# Two acts of one row count the same things at two moments.
_ACTS = tuple(map(regex, (
    "出售|出栏|存栏|屠宰", "招生|毕业|在校", "申请|授权", "受理|新收|审结|办结|执结", "签约|开工|竣工|投产|到位",
    "计划|下达|拨付|到位", "参保|领取", "发现|整改|处罚",
)))  # fmt: skip
_ONE_EACH = (
    regex("盗窃|诈骗|抢劫|抢夺|伤害|杀人|强奸|赌博|毒品|涉毒|走私|敲诈|肇事|醉驾|盗伐|纵火"),
    regex("民事|刑事|行政(?=案|诉讼)"),
)
"""What a case is of: one of each row."""
_STANDING = regex("已经?|正在|仍|尚|未|待|在[办建审]")
_STAGES = (regex("已经?"), regex("正在|仍在|在[办建审]"), regex("尚未|未|待"))
_ACCOUNT = regex("上年结[余转]|调[入出]资金|债务(?:转贷|还本)|上解|上级补助|补助下级|年终结余|稳定调节基金")
"""Items of one side of a budget, of which each yuan is in one."""
_ONE_CLASS = regex("[类级型档批牌等票]$")
_NEAR = Decimal("0.015")
"""Share of the whole by which a full list misses it, where no single slip explains it."""
_FEWEST = 4
"""Parts that miss by one: fewer come near a number by chance."""
_TELLING = 3
"""Digits of a number that a slip in one of them explains; of fewer, too many others do as well."""
_LEAD = 12


def in_two_views(breakdown: Breakdown) -> bool:
    """True where the names say that a member may stand in two parts, or in one that is no part of the whole."""
    names = _cores(breakdown.names)
    held = [{at for at, view in enumerate(_VIEWS) if view.search(name)} for name in names]
    if any(one and other and not one & other for one, other in combinations(held, 2)):
        return True
    return _holds_another(names) or _nested(breakdown.names) or _elsewhere(breakdown) or _by_condition(breakdown)


def _cores(names: Sequence[str]) -> list[str]:
    """The names without what all of them end with: 城镇 and 工业 of 城镇投资 and 工业投资."""
    same = 0
    while len({name[-same - 1 :] for name in names}) == 1 and same < min(map(len, names)):
        same += 1
    return [(name[:-same] if same > 1 else "") or name for name in names]


def _holds_another(names: Sequence[str]) -> bool:
    return any(
        any(whole in name for name in names) and any(regex(part).search(name) for name in names if whole not in name)
        for whole, part in _WITHIN
    )


def _nested(names: Sequence[str]) -> bool:
    """True for 少数民族人口, and 少数民族中回族 behind it."""
    for at, name in enumerate(names[1:], 1):
        if _OF_ONE_BEFORE.match(name):
            return True
        told = _OF_NAMED.match(name)
        if told and any(told["of"] in one or one in told["of"] for one in names[:at] if one):
            return True
    return False


def _elsewhere(breakdown: Breakdown) -> bool:
    """True for 大牲畜…其中…生猪, and for 出售牲畜…其中出售肉畜…出栏牲畜: other things, or another moment."""
    whole, names = breakdown.whole_words[-_LEAD:], breakdown.names
    if any(one in whole and any(regex(other).search(name) for name in names) for one, other in _BESIDE):
        return True
    for row in _ACTS:
        own = row.findall(whole)
        told = [row.findall(name) for name in names] if own else []
        other = any(acts and own[-1] not in acts for acts in told)
        # 受理84件，其中审结51件，正在审理22件: the states of what is received are parts of it.
        if other and any(
            own[-1] in acts or not (acts or _STANDING.search(name)) for acts, name in zip(told, names, strict=False)
        ):
            return True
    return False


def of_one_before(row: Row, at: int, nearest: int) -> bool:
    """True for 粮食播种62万亩，油料12万亩，其中北区粮食31万亩: a district's number bears the name of the first one.

    Cell `at` follows 其中, and cell `nearest` stands before it.
    """
    part, name = row.cells[at].quantity, row.cells[at].gap
    own = len(shared(name, row.cells[nearest].gap))
    for cell in reversed(row.cells[: max(0, nearest)]):
        if same_unit(cell.quantity, part) and cell.quantity.value >= part.value and not CHANGE.search(cell.gap):
            return len(shared(name, cell.gap)) > max(own, 1)
        if "。" in cell.gap:
            break
    return False


def _by_condition(breakdown: Breakdown) -> bool:
    """True for 行业协会、5A级社团、已建党组织的: what a class has done or has, beside classes by kind.

    So it is where a part is as large as its whole, which leaves nothing for the others: 接入省平台58家、县平台66家.
    """
    if not breakdown.complete and any(part.exact and part.value == breakdown.whole.value for part in breakdown.parts):
        return True
    having = [bool(_HAVING.search(name)) for name in breakdown.names]
    return (
        any(having)
        and not all(having)
        and not any(_STANDING.match(n) and not _HAVING.search(n) for n in breakdown.names)
    )


_HAVING = regex(
    "^(?:已经?|被|均|还)?(?:列入|纳入|入选|获|评[为定上]|认定|建有|建立|建|设有|设立|拥?有|具[有备]|持有|取得|通过|加入|参[加与保]|成立|开展"
    "|配[备有]|开通|接入|安装|挂牌|登记|备案)[^的]{0,12}的$"
)
"""Names of parts that tell no class but what its members have: 列入文保的, 已建党组织的."""
_JOINED = regex(r"[一-鿿]{0,6}[、和及与][^，,。；;：:、]*")
_ALIKE = regex(r"[，,][^，,。；;：:、]*")
_OF_ALL = regex("累计|总数|共有|[全我][市县区镇乡省州旗][^，,。；;]*$")
_NAME = 3
"""Characters in a row that the names of two wholes of one kind share: 对东盟进出口, 对欧盟进出口."""


def of_joined(row: Row, at: int, part: Quantity) -> bool:
    """True for 建议86件、提案123件，其中主办156件: `at` is the last of several wholes, which hold the part together."""
    held = row.cells[at].quantity.value
    if _OF_ALL.search(row.cells[at].gap):
        return False  # 新增示范社5家，全县示范社累计43家，其中…: what was told of all holds those before it
    for here, before in zip(row.cells[at:0:-1], row.cells[at - 1 :: -1], strict=False):
        alike = _ALIKE.fullmatch(here.gap) and len(shared(here.gap, before.gap)) >= _NAME
        if not same_unit(before.quantity, part) or not (alike or _JOINED.fullmatch(here.gap)):
            return False
        held += before.quantity.value
        if held >= part.value:
            return not CHANGE.search(before.gap)
    return False


def of_others(row: Row, at: int, nearest: int, part: Quantity) -> bool:
    """True where the whole of cell `at` is one told earlier, or several together."""
    return of_one_before(row, at, nearest) or of_joined(row, nearest, part)


def all_told(breakdown: Breakdown) -> bool:
    """True where a sum above the whole is a slip rather than a second view of the same things.

    其中 alone does not say that the parts exclude each other: 民间投资72亿元，工业投资65亿元. A close list does (、),
    and one whose sum a single slip of the pen would make right, or a part that is more than the whole by itself.
    """
    whole, parts = breakdown.whole, breakdown.parts
    if breakdown.separator == "、" or all(_ONE_CLASS.search(name) for name in breakdown.names):
        return True
    for sort in _ONE_EACH:
        told = [found.group() for found in map(sort.search, breakdown.names) if found]
        if len(told) == len(set(told)) == len(breakdown.names):
            return True  # 盗窃4起，电信诈骗28起
    stages = [stage for stage in _STAGES if any(stage.search(name) for name in breakdown.names)]
    if len(stages) > 1:
        return True  # 已了结51件，正在核实22件
    if sum(_ACCOUNT.search(name) is not None for name in breakdown.names) > 1:
        return True
    value = sum((part.value for part in parts), Decimal(0))
    if any(part.value > whole.value for part in parts):
        return True
    over = value - whole.value
    if over <= whole.value * _NEAR or (over <= whole.step and len(parts) >= _FEWEST):
        return True
    if _clear(whole, value) or unit_apart(whole, total(part.interval for part in parts)):
        return True
    return any(_clear(part, part.value - over + off) for part in parts for off in _rounding(part))


def _rounding(part: Quantity) -> tuple[Decimal, ...]:
    return (Decimal(0),) if part.exact else (Decimal(0), part.step, -part.step)


def _clear(written: Quantity, needed: Decimal) -> bool:
    """True where one slip turns the one into the other, and would seldom do so by chance."""
    if needed <= 0 or not slipped(written, needed):
        return False
    one, other = printed_digits(written), digits((needed / written.step).to_integral_value())
    return min(len(one), len(other)) >= _TELLING or swapped(one, other, 2)
