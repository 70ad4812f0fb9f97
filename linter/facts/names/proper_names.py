"""Proper names that the other names leave out: schools, roads, cooperatives, people, what stands in quotes.

Where a Chinese name begins is not marked, so a name is kept with the characters before its ending, as far as they
may belong to it, and compared from the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.offsets import Span
from linter.patterns import regex


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name where it stands."""

    span: Span
    """The name, as far left as it is kept."""
    core: str
    """What stands before the ending, at most LONGEST characters: 育才 of 育才中学."""
    end: str
    """The ending by which names are of one sort: 中学; “” for what stands in quotes, 某 for people."""
    bounded: bool
    """True where the core certainly begins with its first character."""


LONGEST = 5
_ENDS = (
    "中学|小学|幼儿园|学校|学院|医院|卫生院|敬老院|福利院|街道|社区|小区|花园|公馆|水库|大桥|大道|公路|公园|景区|隧道|码头|水厂|电站|煤矿|林场|农场|灌区"
    "|人民法庭|法庭|派出所|司法所|税务所|供电所|检查站|收费站|监狱|车站|机场|船闸|图书馆|文化馆|陵园|养老院|茶厂|酒厂|纸厂"
    "|污水处理厂|发电厂|填埋场|产业园|工业园|变电站|泵站|水闸|博物馆|体育馆|纪念馆"
    "|广场|市场|商场|酒店|养殖场|砖厂|合作社|集团|公司|银行|商行|协会|村(?<![农乡中]村)|镇(?<![城乡]镇)(?!江)|乡(?<!城乡)"
)
# Each begins with a plain character: the scan passes over everything else at once.
_END = regex(rf"(?P<end>{_ENDS})(?![民级组小庄集干务两长区级政党镇土亲])")
_NOT_HAN = regex(r"[^一-鿿]")
_NOT_OF_NAME = regex(
    r".*(?:[与由向将把在的为是被及从等至到入了或对给和经交至离距修建位于选址责成由县市区镇乡省]|所属|法院|检察院|公安局|税务局|司法局|(?:中标|施工|承建|承包|监理|设计|采购|供货|投标)(?:人|方|商|单位|企业)?|移交|委托|供应商|业主|[一二两三四五六七八九十几数][座个家条所处批])"
)
_LINE_OF_BUSINESS = regex(
    r"(?:种植|养殖|农机|果蔬|蔬菜|水果|茶叶|粮食|畜牧|水产|林业|农业|农民|专业|有限责任|股份有限|有限|科技|发展|投资|贸易|商贸|工程|建筑|食品|饮料|饮品|酒业|服装|机械|化工|医药|物流|餐饮|建材)+$"
)
_QUOTED = regex(r"[“\"](?P<core>[一-鿿A-Za-z]{1,6}\d{0,5}(?:号)?)[”\"]")
_PERSON = regex(r"(?<![一-鿿][一-鿿]公司)(?P<core>[一-鿿])某(?![些种个项年月日地市县单乡镇村局])")
_GENERIC = regex(
    r"中心|实验|人民|职[业工]|高级|初级|完全|一贯制|行政|自然|示范|[全我本][县市区镇乡]|各|该|本|我|两|几|[一二三四五六七八九十两几多个]$|贫困|建制|农贸|批发|安置|商品|移民|美丽|试点|其他|所辖|附属|第|重点|文明|传统|集体|专业|国有|民营|合作|上市|龙头|[分母子]$|住宅"
)

_PLANT = regex("(?:[水火风]力|水利|光伏|生物质|垃圾焚烧|余热)发?")
"""水力发电站: a kind of works, and no name."""
_OF_A_ROAD = ("线", "号")
"""What belongs to the figure before a name: X217线老鸦滩大桥."""
_COMPARES = regex("[比较][邻全外该本各每同]")
"""比邻镇高, 比全镇低: what is compared with, and no name."""


def find_proper_names(text: str) -> Iterator[ProperName]:
    """Every such name, in no order."""
    for match in _END.finditer(text):
        # A line may be broken right before the ending.
        run = _NOT_HAN.split(text[max(0, match.start() - LONGEST - 8) : match.start()].removesuffix("\n"))[-1]
        run = run[text[match.start() - len(run) - 1].isdigit() and run.startswith(_OF_A_ROAD) :]
        words = _LINE_OF_BUSINESS.sub("", run)
        cut = _NOT_OF_NAME.match(words[:-2])
        core = words[cut.end() if cut else 0 :]
        if (
            len(core) < 2
            or core.endswith("集团")
            or _GENERIC.search(core[-3:])
            or _PLANT.fullmatch(core)
            or _COMPARES.fullmatch(core)
        ):
            continue
        bounded = bool(cut) or len(words) < LONGEST
        start = match.start() - (len(run) - len(words)) - min(len(core), LONGEST)
        end = "公司" if match["end"] == "集团" else match["end"]
        yield ProperName(Span(start, match.end()), core[-LONGEST:], end, bounded and len(core) <= LONGEST)
    for match in _QUOTED.finditer(text):
        if len(match["core"]) > 1:
            yield ProperName(Span(*match.span()), match["core"], "“”", True)
    if "某" in text:
        for match in _PERSON.finditer(text):
            yield ProperName(Span(*match.span()), match["core"], "某", True)
