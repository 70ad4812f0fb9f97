"""Two of a unit: 排查隐患24处，已整治27处; 干警28人，党员31人: the only two of their unit, one holding the other.

Words alone would say too little: what was put right may be of years before, and the land of one village stands beside
that of another. So the two must be near in value and in place, and no word may tell of another time, place or plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.of_a_unit import amounts_of_a_unit
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DONE = "(?:整改|整治|销号|完成|解决|化解|处置|处理|修复|拆除|治理|到位|答复|清退|改造|关停|消除)"
_NOW = "(?:目前|现|均|都|截至目前|其中)*(?:已经?|现已)?"
_QUALITIES = (
    "(?:共产|中共)?党员|共?团员|女[性职]?|男性?|本科|大专|研究生|硕士|博士|[一-鿿]{0,2}高级|中级|初级|持证|持有|专业技术|具[有备]|取得"
    "|在岗|在编|到岗|出勤|少数民族|退役|签订|参保|投保|缴纳|参[会训加]|科级|处级|[三四五六]十岁|\\d\\d岁|留守|残疾|编外|临聘|兼职|专职"
)
_HELD = (
    # What was found or handed over, and what of it was put right.
    (
        regex("(?:发现|排查|查[出找摆]|检查出|梳理|反馈|交办|移交|存在)[^，,。；;]{0,8}(?:问题|隐患|图斑|点位|漏洞|短板|缺陷|疑点)?$"),
        regex(f"^{_NOW}[^，,。；;]{{0,6}}(?:{_DONE})+(?:完毕|完|了|的|好)?$"),
    ),
    # What was looked at, and how it turned out.
    (
        regex("(?:检测|抽检|抽查|采集|送检|受检|检验|采样|化验|监测|评查|测评)[^，,。；;]{0,8}$"),
        regex("^(?:其中|结果)?(?:检出|查出|发现)?[^，,。；;]{0,4}(?:阳性|合格|异常|超标|达标|优秀|良好)[^，,。；;]{0,6}$"),
    ),
    # Works of a list, and those begun or ended.
    (
        regex("(?:入库|在库|列入计划|纳入计划|列入|纳入)[^，,。；;]{0,8}$"),
        regex("^(?:目前|现|其中)?(?:已经?)?(?:开工|动工|竣工|建成|完工|投产|验收)[^，,。；;]{0,6}$"),
    ),
    # A step that many took, and those whom it led to the end.
    (
        regex("(?:通过|入围|申报|申请|报名|推荐|初审|面试|笔试|参[加与评选])[^，,。；;]{0,8}$"),
        regex("^(?:最终|最后|真正|正式)[^，,。；;]{1,12}$"),
    ),
    # Those of an age or a register, and those of them reached.
    (
        regex("(?:适龄|符合条件|登记在册|在册)[^，,。；;]{0,8}$"),
        regex("^(?:目前|现|其中)?(?:已经?|实际?)[^，,。；;]{1,8}$"),
    ),
    # A body, and those of it who have a quality.
    (
        regex(
            "(?:全[体所院校村局镇乡县厂站队社系部馆]|现有|共有|在[编岗职册]|总)[^，,。；;]{0,6}"
            "(?:[干民辅法]警|人员|职工|员工|干部|教师|医生|队员|成员|学员|代表|委员|工人|[总]?人数)(?:共|有|计)*$"
        ),
        regex(f"^(?:其中)?(?:{_QUALITIES})[^，,。；;的]{{0,6}}$"),
    ),
    # Land, cattle and people, and a class of them.
    (regex("耕地(?:面积)?$"), regex("(?:高标准农田|水田|旱地|水浇地|基本农田|撂荒地|梯田)(?:面积)?$")),
    (regex("林地(?:面积)?$"), regex("(?:公益林|商品林|天然林|经济林|人工林)(?:面积)?$")),
    (regex("(?:存栏|饲养)?生?猪(?:存栏)?$"), regex("(?:能繁母猪|母猪|仔猪|育肥猪)(?:存栏)?$")),
    (regex("(?:存栏|饲养)?[牛羊](?:存栏)?$"), regex("(?:能繁母[牛羊]|奶牛|肉牛|山羊|绵羊|湖羊)(?:存栏)?$")),
    (
        regex("(?:户籍|常住|总)人口(?:数|总数)?(?:为|共|有)*$"),
        regex("(?:农村|乡村|城镇|农业|劳动年龄|老年|老龄|少数民族|女性|男性|脱贫|低保|流动|就业|[岁上])(?:人口|劳动力)?(?:数)?$"),
    ),
    (
        regex("(?:农户|总户数|户籍|常住户|家庭户)$"),
        regex("(?:脱贫户|低保户|监测户|监测对象|易返贫户|五保户|困难户|种植户|养殖户)$"),
    ),
    (
        regex("(?:公路|道路)(?:总?里程|总长|通车里程|全长)?$"),
        regex("(?:等级公路|硬化路?|水泥路|沥青路|高速公路|县道|乡道|村道)(?:面?里程)?$"),
    ),
)  # fmt: skip
_ALL_BEHIND = regex(
    "(?:全[部体院校所局站厂司馆队]|总)[^，,。；;\\d]{0,6}(?:人员|员工|职工|干部|教师|干警|民警|人数|成员|学员|代表|工人|医生|队员)[^，,。；;]{0,3}$"
)
_QUALITY = regex(f"(?:{_QUALITIES})")
_NOT = regex(
    "上年|去年|往年|历年|以前|累计|同[期比]|计划|目标|任务|预[计算]|拟|力争|比|较|[增减升降]|超|每|均(?!已)|最|另|又|还|再|人次|结转|含|新|等"
    "|\\d{4}年|第[一二三四五六七八九十]|分别|各|以来|先后|追加|主动|自查|对象|举一反三|周边|规划|设计|核定|额定|编制|缺|外|候补|特邀|列席|合并"
)
_PLACE = regex("[一-鿿](?:[省市县区镇乡村]|街道|社区)(?!民|级|内|道|干|委|户|容|政|域)|辖区|两[县镇村]")
_STOP = regex("[。！？!?\n；;]")
_MARK = regex("[，,。；;：:、（(\n]")
_LISTED = regex("(?:列入|纳入)[^，,。；;]{0,6}(?:计划|任务|目标)")
_OF_ALL = regex("(?:^|[，,])[^，,。；;]{0,4}?(?:全[体省市州县区镇乡村校院所局]|现有|共有|总共?有?)+")
_TELLS = regex("(?:总数|总量|数量|面积|里程|[一总]?共|现?有|计|为|达)+$")
_SHARE = regex(r"[，,]?(?:仅|只|约)?占[^，,。；;\d]{0,8}$")
_NEAR = Decimal("1.3")
"""Times of the whole up to which the other one is meant as a part of it."""
_FAR = 24
"""Characters from the one to the other."""
_LEAD = 20
_PAIR, _BARE = 2, 3
"""Characters of a noun that says of all its things and no more what they are: 草地 of 全县现有草地."""


def find_two_of_a_unit(ledger: Ledger) -> Iterator[Outcome]:
    """Every such pair whose part is larger than its whole."""
    for group in amounts_of_a_unit(ledger):
        if len(group) == _PAIR:
            first, second = group
            if first.value < second.value <= first.value * _NEAR and _holds(ledger, first, second):
                yield Outcome(first, second)
            elif second.value < first.value and _held_by(ledger, first, second):
                yield Outcome(second, first)


def _holds(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    text = ledger.text
    gap = text[whole.span.end : part.span.start]
    if len(gap) > _FAR or gap[:1] not in ("，", ",", "：", ":") or _STOP.search(gap):
        return False
    lead = _LISTED.sub("列入", _MARK.split(ledger.lead(whole, _LEAD))[-1])
    own = _MARK.split(gap)[-1]
    if _NOT.search(lead + gap) or _NOT.search(part.after[:8]) or HOLDS_MORE.match(text, part.span.end):
        return False
    if _PLACE.search(gap) or (whole.kind == "money" and not own.startswith("实")):
        return False
    return _same_named(lead, own) or any(first.search(lead) and then.search(own) for first, then in _HELD)


def _same_named(lead: str, own: str) -> bool:
    """True for 全县现有草地 and 禁牧草地: some of all of that name."""
    noun, name = _TELLS.sub("", lead), _TELLS.sub("", own)
    told = _OF_ALL.match(noun)
    bare = noun[told.end() :] if told else ""
    if len(bare) < _PAIR:
        return False
    if len(bare) <= _BARE:
        return name.endswith(bare) and len(name) > len(bare)
    # 60岁以上老人 and 享受补贴的老人: which of them is said.
    return name.endswith("的" + bare[-_PAIR:])


def _held_by(ledger: Ledger, part: Quantity, whole: Quantity) -> bool:
    """True for 持证上岗48人，全部员工45人, and for 收回56万元，占应收45万元的大部分."""
    gap = ledger.text[part.span.end : whole.span.start]
    if len(gap) > _FAR or _STOP.search(gap) or _NOT.search(gap):
        return False
    if _SHARE.search(gap) and ledger.text.startswith("的", whole.span.end):
        behind = ledger.quantity_index(whole.span.start) + 1
        share = ledger.quantities[behind : behind + 1]
        return not share or share[0].kind != "percent" or share[0].value < 1 or share[0].span.start > whole.span.end + 2
    lead = _MARK.split(ledger.lead(part, _LEAD))[-1]
    if part.value > whole.value * _NEAR or _NOT.search(lead):
        return False
    if whole.after:
        return False  # 全部员工45人受到教育
    return _ALL_BEHIND.search(gap) is not None and _QUALITY.search(lead) is not None
