"""Apart by name: parts that no member can share, since each name holds another class of one dimension.

普通高中 and 初中, 新增债券 and 置换债券. 民间投资 and 工业投资 are classes of two dimensions: they may overlap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import combinations
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.parts.parts import Breakdown
from linter.facts.quantities.mentions import shared
from linter.interval import total
from linter.patterns import regex

# A row, up to the next stroke, is a dimension; blanks stand between its classes, | between the words for one of them.
# What may hold a class, or share members with it, is a word of the same class or in no row with it, so that it
# proves nothing: 鸡 and 禽. 奶牛 holds the word of 牛 anyway.
_OF_BODIES = (
    # people and schools
    "男 女(?!儿) / 汉族 少数民族 / 城镇|城市 农村(?!转移|劳动力|旅游)|乡村(?!旅游) / 在岗|在职 退休|离休 / "
    "死亡 失踪 受伤|重伤|轻伤 / 重伤 轻伤 / 职工 居民 / 企业职工 机关 / 轻度 中度 重度 / "
    "学前|幼儿园 (?<!中)小学 初中|初级中学 (?<![初职])高中(?!阶段) (?<!高)中职|中等职业|职业高中|职高 特教|特殊教育 "
    "高校|高等 / "
    "研究生 本科 (?<!本)专科|大专|高职 / 研究生 本专科 / 博士 硕士 本科 专科|大专 / 普通 成人 / "
    "公立|公办 (?<!公[建办])民营|(?<!公[建办])民办|社会办 / 专职|专任 兼职 / 高级 中级 初级 / 正高 副高 中级 初级 / "
    "高级技师 (?<!高级)技师 / 厅级|厅局级 处级 科级 / 集中 分散 / 外国人 香港|港澳 澳门|港澳 台湾|澳台 / "
    # health
    "(?<![健产])医院 卫生院 社区卫生 卫生室|卫生所 诊所|门诊部 疾病预防|疾控 妇幼 卫生监督 血站|采供血 专科疾病 / "
    "综合医院|综合院 中医(?!类) 中西医 专科医院 / 医师 护士|护师|护理 药师|药剂 技师|检验 / "
    # organs and firms
    "党委 总支 (?<!总)支部 / 机关 (?<!企)事业 企业 社会组织|社会团体 / "
    "社会团体|社团 民办非企业|社会服务机构 基金会 / 行政村|村委|村民委 社区|居委|居民委 / "
    "街道 乡镇|(?<![城村])镇(?!卫) / 图书馆 文化馆|群艺馆 博物馆 美术馆 档案馆 体育馆 / "
    "(?<!规模)(?<!业)企业(?!家) 个体 合作社 / 国有|国企 民营|民间|私营 外商|外资|港澳台 / 内资 外商|外资 港澳台 / "
    "央企|央属|中央企业 省属 市属 县属|区属 / 大型 (?<!大)中型 (?<!中)小型 微型 / 规模以上|规上 规模以下|规下 / "
    "限额以上|限上 限额以下|限下 / 政策性 国有.{0,3}银行|大型.{0,3}银行|全国性(?!股份) 股份制 城市商业|城商 "
    "农村商业|农商|农村信用|农信 村镇 外资 邮储|邮政储蓄 / 银行 证券 保险 期货 担保 小额贷款|小贷 典当 / "
    "5A 4A 3A 2A / 五星 四星 三星 / 高风险 中风险 低风险"
)  # fmt: skip
"""What sorts persons, households and firms themselves."""
_OF_THINGS = (
    # industries and products
    "第一产业|一产 第二产业|二产 第三产业|三产 居民生活|城乡居民 / 工业(?!园|区) 建筑业 服务业|第三产业 / "
    "采矿 制造 电力|热力|燃气 / 轻工业 重工业 / "
    "农业(?![户人]|产业化)|农林牧渔 工业(?!园|区) 建筑业 批发|零售 住宿|餐饮 房地产 金融 交通运输 / "
    "批发 零售 住宿 餐饮 / "
    "种植业 林业 畜业|牧业 渔业 / 猪 牛(?!奶) 羊 禽(?!蛋)|鸡|鸭|鹅 兔 / 稻 麦 玉米 豆 薯 高粱 青稞 / 夏粮 秋粮 早稻 / "
    "粮食 油料 棉花 糖料 蔬菜 水果|瓜果 烟叶|烤烟 药材 茶 / 养殖 捕捞 / 淡水 海水 / "
    "苹果 梨 柑橘|柑桔 葡萄 香蕉 荔枝 / 人工造林 飞播 封山 退化林 / 经济林 防护林 用材林 / 耕地 园地 林地 草地 湿地 / "
    "水田 水浇地 旱地 / 火电|火力|煤电|生物质 水电|水力 风电|风力 光伏|太阳能 核电 / 绿色食品 有机 无公害 地理标志 / "
    "发明 实用新型 外观设计 / 货物 工程 服务(?!业|中心) / "
    # traffic, post and trade
    "铁路 公路 水路|水运|内河 航空|民航 管道 / 国道 省道 县道 乡道 村道 专用公路 / 轨道|地铁 公交 出租|网约 / "
    "客车|载客 货车|载货 摩托 拖拉机 / 邮政 电信|通信|通讯 / 固定电话 移动电话 / 同城 异地 国际|港澳台 / 进口 出口 / "
    "省内 省外 / 市内 市外 / 县内 县外 / 国内|境内 国外|境外|入境|海外|国际 / 主办 协办|会办 / 议案 建议 提案 / "
    "一般贸易 加工贸易 保税|海关特殊 / 过夜 一日游 / "
    "东盟 欧盟 美国 日本 韩国 俄罗斯 香港 台湾 / 亚洲 欧洲 非洲 北美 南美|拉丁美洲 大洋洲 / 线上 线下 / "
    # money
    "新增.{0,6}债 再融资 置换 / 一般债 专项债 / 一般公共预算 政府性基金 国有资本经营 社会保险基金|社保基金 "
    "事业收入 (?<!资本)经营收入 上级补助收入 附属单位上缴 其他收入 上年结转|年初结转 / "
    "一般转移|一般性转移 专项转移 税收返还|返还性 / "
    "(?<!土地)增值税 企业所得税 个人所得税 消费税 城市维护建设税|城建税 土地增值税 "
    "契税 房产税 印花税 资源税 耕地占用税 车船税 土地使用税 车辆购置税 烟叶税 / "
    "(?<!非)税收 非税 / 专项收入 行政事业收费|行政事业性收费 罚没 有偿使用 捐赠 / "
    "土地出让|土地使用权出让 配套费 彩票 污水处理费 / "
    "基本支出 项目支出 / 人员 公用 项目支出 / 住户|个人|储蓄 企业|企（事）业|单位 政府|机关团体|财政 非银行 / "
    "短期 中长期 票据 / 财产险|财产保险|财险 人身险|人身保险|寿险 / 财产 寿险 健康险 意外 / "
    "法人 异地 / 主板 创业板 科创板 北交所 新三板 / "
    "住宅 办公楼|写字楼 商业|商铺 / 商品房|新房 二手|存量 / 出让 划拨 租赁 / "
    "工矿|工业用地 住宅|居住用地 商服|商业用地 公共|基础设施|交通|水利 / "
    "公开招标 邀请招标 竞争性谈判 磋商 单一来源 询价 / 自筹|自有 贷款|信贷 利用外资 / "
    # grades and kinds of acts
    "特级 一级 二级 (?<![县乡村区])三级 四级 高速公路 等外 / "
    "特等奖 一等奖 二等奖 三等奖 / 金奖|金牌 银奖|银牌 铜奖|铜牌 / "
    "红色预警 橙色预警 黄色预警 蓝色预警 / "
    "特别重大|特大 (?<!特别)重大(?=事故|隐患) 较大(?=事故|隐患) 一般(?=事故|隐患) / Ⅰ Ⅱ Ⅲ Ⅳ (?<!劣)Ⅴ 劣 / "
    "第一[种批类期轮档] 第二[种批类期轮档] 第三[种批类期轮档] 第四[种批类期轮档] / "
    "新建|新开工 (?<![新改])改建|(?<![新改])扩建|(?<!新)改扩建|改造 续建 迁建 / 来信 来访 来电 网上|网络 / "
    "一审 二审 再审|审判监督 / "
    "简易程序|速裁 普通程序|一般程序 / 判决 调解 撤诉|撤回 / 维持 改判 发回|撤销"
)  # fmt: skip
"""Of what a thing is one and a person may have several: who keeps pigs may keep cattle, a firm pays two taxes."""
_BODIES = ("人", "户", "家", "位")
_A_BODY = regex("企业|公司|单位|主体|商户|农户|住户|店|厂|社$|场$")
"""Who is counted in 个: 86个企业."""
_OF_MONEY = (
    "中央|国家级 省级|省本级|自治区级 市级|市本级|州级 县级|县本级|区级|县区 乡镇级? / 中央 地方 / "
    "养老 医疗 失业 工伤 生育 / 上缴|上交|缴入国库 返还|退还|退回|发还 归还|原渠道|原资金渠道 / "
    "教育 科技|科学 文化 社会保障|社保 卫生|医疗 环保|环境保护 城乡社区 农林水|农业|农村 交通 住房保障 公共安全 付息"
)
"""A person may be insured against all of it, an honour be given at two levels; a yuan is spent once."""
_OF_CASES = (
    "刑事 民事|民商 行政 执行 赔偿 / 盗窃 诈骗 抢劫 抢夺 故意伤害 杀人|命案 毒品|涉毒 赌博|涉赌 交通肇事 危险驾驶"
)
"""A person may have done several things; a case goes by one."""
_CASES = ("件", "起", "宗")
_WIDER = regex("(?<!规模)(?<!限额)以[上下内外]|[—~～至-]|及其")
"""Words of a class that holds others: 本科以上."""
_TWOFOLD = regex("间作|套[种作]|复[种合]|混[养种合]")
"""Words of a whole that counts for two: 大豆玉米带状复合种植."""
_HAS = regex(
    "^(?:拥?有(?!机)|[开附]?设|涉|含|兼|通|持|开展|参[加保]|领取|享受|使用|经营|从事|生产|销售|发展|种植(?!业)|养殖(?!业))"
)
"""How the name of a part begins that tells what its members have or do: 设初中部24所，设高中部12所."""
_MARK = regex("[，,；;。：:\\n]|其中")
_LONGEST = 20
"""Characters of a name; a longer one holds a clause, whose words need not be of what is counted."""
_NOT = tuple("非未不无除")


def told_apart(breakdown: Breakdown) -> bool:
    """True where no member can stand in two parts and the list is of the whole before it, not of another number."""
    whole, parts, names = breakdown.whole, breakdown.parts, _full_names(breakdown)
    if any(len(name) > _LONGEST or _WIDER.search(name) for name in names) or _TWOFOLD.search(whole.before):
        return False
    if whole.kind == "count" and any(_HAS.match(name) for name in names):
        return False
    tables = [_OF_BODIES] if _counts_bodies(whole) else [_OF_BODIES, _OF_THINGS]
    if whole.kind == "money":
        tables.append(_OF_MONEY)
    elif whole.unit in _CASES:
        tables.append(_OF_CASES)
    words = _words(tuple(tables))
    held = [_held(words, name) for name in names]
    if not all(_disjoint(one, other) for one, other in combinations(held, 2)):
        return False
    # 生猪存栏21万头，其中能繁母猪2万头，牛13万头: what stands beside the whole is no part of it.
    of_whole = _held(words, whole.before)
    if any(_disjoint(of_whole, one) for one in held):
        return False
    values = [part.interval for part in parts]
    if any(total(values[:at] + values[at + 1 :]).meets(whole.interval) for at in range(len(values))):
        return False  # 寿险 that holds 健康险: without it the parts are the whole already
    # 在校生73万人，毕业生12万人，其中小学在校生40万人: a number further back may be named as the parts are.
    least = _likeness(names, whole) + all(part.value <= whole.value for part in parts)
    return not any(
        rival.interval.high >= total(values).low and _likeness(names, rival) >= least for rival in breakdown.rivals
    )


def _full_names(breakdown: Breakdown) -> list[str]:
    """All that names each part: 企业及机关团体贷款 where the list knows the last of the two."""
    ends = [breakdown.whole.span.end, *(part.span.end for part in breakdown.parts)]
    text = breakdown.whole.text
    return [_MARK.split(text[end : part.span.start])[-1] for end, part in zip(ends, breakdown.parts, strict=False)]


def _disjoint(one: Mapping[int, Set[int]], other: Mapping[int, Set[int]]) -> bool:
    """True where in one dimension at least the two have classes, and none in common."""
    return any(row in other and classes.isdisjoint(other[row]) for row, classes in one.items())


def _likeness(names: Sequence[str], whole: Quantity) -> int:
    """How many characters in a row the words before a number have in common with one of the names."""
    return max(len(shared(name, whole.before)) for name in names)


def _counts_bodies(whole: Quantity) -> bool:
    """True for a number of persons, households or firms, each of which may have or do several things."""
    if whole.kind != "count":
        return False
    named = whole.unit == "个" and (_A_BODY.search(whole.before) or _A_BODY.match(whole.after))
    return whole.unit in _BODIES or bool(named)


class _Class(NamedTuple):
    """One class of a dimension."""

    row: int
    """Which dimension of its tables it is of."""
    at: int
    """Its place among the classes of the dimension."""
    exact: re.Pattern[str]
    """The words for it with their conditions: (?<!业)企业(?!家)."""

    def of(self, name: str) -> bool:
        """True where a name holds one of the words, and not denied."""
        return any(name[match.start() - 1 : match.start()] not in _NOT for match in self.exact.finditer(name))


def _held(words: Sequence[tuple[str, _Class]], name: str) -> dict[int, set[int]]:
    """Which classes a name holds, by dimension."""
    found: dict[int, set[int]] = {}
    # A pattern is compiled when it is first asked; a name holds the words of few classes.
    for one in {one for word, one in words if word in name}:
        if one.of(name):
            found.setdefault(one.row, set()).add(one.at)
    return found


@cache
def _words(tables: tuple[str, ...]) -> tuple[tuple[str, _Class], ...]:
    """The words for all classes without their conditions, 企业 of (?<!业)企业(?!家), each with its class.

    They are empty, so that any name holds them, for a class whose words are no plain ones.
    """
    rows = [row.split() for table in tables for row in table.split("/")]
    found = []
    for row, classes in enumerate(rows):
        for at, words in enumerate(classes):
            bare = _CONDITION.sub("", words)
            one = _Class(row, at, regex(words))
            found += [(word, one) for word in ([""] if _NO_PLAIN.search(bare) else bare.split("|"))]
    return tuple(found)


_CONDITION = regex(r"\(\?<?[=!][^)]*\)")
_NO_PLAIN = regex(r"[\[\](){}?.]")
