"""Units without a number among things that are counted: 转移安置人，损坏房屋36间; 水样份，合格率97.6%."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_VERB = (
    "转移|安置|惠及|受益|培训|招聘|招录|引进|选派|选聘|选拔|慰问|走访|帮扶|救治|收治|查处|问责|处分|约谈|通报|关停|取缔|吊销"
    "|抓获|逮捕|移送|执结|化解|调解|排查|抽查|检查|检测|抽检|整改|整治|清理|清退|纳入|覆盖|配备|安装|建成|改造|维修|新建|扩建"
    "|种植|播种|收割|灌溉|出动|出具|印发|制发|发放|签订|签约|组建|新增|培育|发现|涉及|达到|受训|抢救|治愈|评选|表彰"
)
_UNIT = "人次|平方米|公里|公顷|[名件起份处家亩吨台辆座栋间套场所株只口眼]"
_PEOPLE = (
    "(?:转移|安置|惠及|招聘|招录|救治|收治|问责|处分|抓获|逮捕|抢救|治愈|受训|培训|选派|慰问|引进|涉及|覆盖|(?<![传送直下表])达到|新增|约谈)人"
    "|(?:惠及|涉及|转移|新增|覆盖|(?<![传送直下表])达到)户"
)
"""帮扶户 and 检查人 are words, and 传达到人 tells how far it was passed on."""
_NOUNS = {
    "件": "案件|议案|提案|专利",
    "名": "教师|医生|护士|干部|党员|学生|学员|人员|职工|专家|志愿者|民警|辅警|队员|村医|委员|技术员",
    "个": "岗位|项目|问题|单位|社区|小区|泊位|站点|网点",
    "份": "水样|样品|样本|资料|手册|传单|折页|报告|合同|协议|问卷|建议书|意见书|责任书|档案",
    "处": "隐患|点位|水源地|工地|断面",
    "起": "事故|纠纷|火灾|案件",
    "人次": "志愿者|群众|人员|干部|专家|游客|学员|患者|职工|党员",
    "亩": "耕地|农田|林地|土地|果园|茶园|水稻|玉米|小麦|蔬菜|大豆|油菜",
    "辆": "车辆|货车|客车|公交车|电动车",
    "张": "床位",
    "所": "学校|幼儿园|中小学",
    "座": "桥梁|水库|泵站|厂房|大棚",
}
_COUNTED = "|".join(f"(?:{nouns}){unit}" for unit, nouns in _NOUNS.items())
_COUNTED += "|(?:受理|办理|办结|收到|接到|处理)[一-鿿]{0,4}?(?P<what>(?:投诉|举报|来信|申请|建议)件)"
_HAS = "已经?有|共有|现有|仍有|尚有|另有|还有"
_BEFORE_STOP = regex(rf"(?:(?<![受被代各该每由对未待获])(?:(?:{_VERB})(?:{_UNIT})|{_PEOPLE})|(?<!每)(?:{_COUNTED}))$")
_BEFORE_THING = regex(rf"(?<![每各受被])(?:{_VERB}|{_HAS})[家名件起座个户]$")
_UNIT_AT = regex(
    r"[人户名件起份处家亩吨台辆座栋间套场所株只口眼次米里顷个张](?<![\d万亿].)(?:(?=[，,。；;）)])"
    r"|(?<=家)(?=企业|单位|医院|银行|公司|机构|药店|超市|商户|门店|餐馆)|(?<=名)(?=党员|干部|教师|学生|医生|群众|职工|专家|民警)"
    r"|(?<=件)(?=案件|信访|提案|投诉)|(?<=起)(?=案件|事故|纠纷)|(?<=座)(?=桥梁|水库|泵站)|(?<=个)(?=项目|社区|小区|乡镇|站点)"
    r"|(?<=户)(?=群众|农户|家庭|居民|企业))"
)
_STOPS = "，,。；;）)"
_EDGE = regex(r"[，,。；;：:\n（）()]")
_CLAUSE = 30
"""Characters of a neighbour in which its number stands."""
_WORD = 12
"""Characters of a verb or noun with its unit."""


def find_lost_in_lists(text: str) -> Iterator[Span]:
    """Every unit behind a verb or a noun that it counts, without a number, beside a clause that has one."""
    for match in _UNIT_AT.finditer(text):
        end = match.end()
        stopped = text[end : end + 1] in _STOPS
        lost = (_BEFORE_STOP if stopped else _BEFORE_THING).search(text, max(0, end - _WORD), end)
        if lost and _is_listed(text, lost.start(), end):
            yield Span(lost.start("what") if stopped and lost["what"] else lost.start(), end)


def _is_listed(text: str, start: int, end: int) -> bool:
    """True where nothing is counted in the clause itself, and the one before or behind counts what it tells."""
    before = _EDGE.split(text[max(0, start - 2 * _CLAUSE) : start])
    behind = _EDGE.split(text[end : end + 2 * _CLAUSE])
    if any(char.isdigit() for char in before[-1]):
        return False
    neighbours = (*before[-2:-1], *behind[:2])
    return any(_COUNTS.search(words) for words in neighbours)


_COUNTS = regex(r"[一-鿿]\d[\d.,]*(?:[万亿]|余)?(?:[%％一-鿿])")
"""A neighbour that counts: 损坏房屋36间, and 合格率97.6%; 2021年 at its head dates it."""
