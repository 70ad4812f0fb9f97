"""Denied near by: 没有拖欠农民工工资 and, in the next sentences, 至12月底尚欠农民工工资47万元.

Sentences that stand side by side are told of one matter, so that the characters of what there is none of are enough
where a number has most of them, in whatever order and with whatever verb; far off, the other finders ask for its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from, start_behind
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.denials import Denial, of_the_same
from linter.facts.states.matters import set_apart
from linter.facts.states.part_told import part_named
from linter.facts.states.plain_denials import NOT_TOLD, OF_SOME, REMOVED
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import HELD, LOOKED_AGAIN, PROMISED, lead_of, looks_in
from linter.facts.states.whom import narrower
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EVENT_VERBS = "发生|出现|发现|查出|查见|查到|检出|存在|收到|接到|见|产生"
_NONE = regex(
    rf"(?:(?P<event>(?:未曾?|没有?|从未|从没有?|并未|均未|不(?=存在)|未有)(?:{_EVENT_VERBS})(?:过|到|有)?)|(?:(?<![有三两毫并从全绝独])无(?![效线偿序证照主业缝力论害关人障为因轨纸障公锡])(?:一(?=[一-鿿]))?|没有|零(?![一-鿿]?[部件售散碎星工基花钱])|杜绝了?)"
    r"|(?P<deed>未(?!来|按|能|经|达|成[年熟]|及[时格]|央|必|婚|知)曾?|没(?!有|收)|从未|从不(?!合格|同|[^，,。；;\n]{0,12}(?:[看讲]|来说|入手)(?:[，,。；;]|$))|并未|均未|不(?=[收设用需对提])))"
    r"(?:任何|一切|[一1](?:[起例件名户处人次笔家个项宗](?=[一-鿿])))?(?P<what>[一-鿿“”（）][一-鿿“”、（）]{1,18}?)(?:的?(?:发生|出现|存在))?(?=[，,。；;：:\n]|$)"
)
_SIGN = regex("[未没从不无零杜并均]")
_GENERAL = regex(
    "(?:的|问题线索|问题|现象|情况|情形|行为|事项|线索|样品|样本|案件|事件|处理|处置|工作|费用?|人员|活动|之[处事]|业务|者)+$"
)
_FRONT = regex(
    "^(?:过(?!期)|了|到|有|任何|一切|新的|得到|被|再|收取(?=任何)|收取任何|使用(?:过(?!期))?|开展|进行|组织|安排|一[户人家起个件]|人员?因?)+"
)
_OPEN = regex(
    "其他|其它|新的|同类|类似|另外|上述|以外|反弹|复发|再次|重大|特大|较大|以上|严重|明显|系统性|区域性|异常|特别|大的|及时|完全|全部|足额|规定|要求|变化|影响|相应|关系|标准|必要|条件|意义|依据"
)
"""Others than those told, grades, and manners."""
_ILLS = regex(
    "上访|违[纪规法章]|异议|返贫|超标|缺[席勤位岗编]|空缺|投诉|举报|事故|伤亡|死亡|受伤|辍学|失学|逾期|欠[薪税费]|债务|担保|诉讼|复议|纠纷|积案|信访|超支|超编|亏损|盗窃|火灾|火情|疫情|险情|脱岗|旷[课工]"
    "|迟到|早退|串标|围标|流标|废标|退[学群货票]|流失|差[错评]|失误|断[供电水]|停[电水]|溢流|积水|内涝|塌方|滑坡|中毒|溺水|酒驾|吸毒|赌博|斗殴|警情|案件|立案|处分|问责|失信|违约|坏账|呆账|挂账|白条|欠账|欠款|借款|贷款|赤字"
    "|缺口|漏[报缴管失]|瞒报|迟报|误报|错[发报]|重复|超[载限员占]|弃[管耕标]|撂荒|抛荒|闲置|危房|裸露|扬尘|偷排|直排|破损|故障|延误|取消|改期|弃[考权]|作弊|替考|缺考"
)
_SHORTEST = 3
_MOST, _PAIRS_SHARED = 0.8, 0.5
"""Of the characters, and of their pairs, those that the clause of the number must have."""
_NEAR = 2
"""Sentences between the two, of one paragraph or of two that follow one another."""
_KINDS = ("count", "money", "measure")
_NO_COUNT = ("change", "rank", "each", "limit")
_DENIED = regex(
    "未(?!成年|来)|无(?!证|照|主|人|故)|没|不(?!良|符|实|当|足|合|动产|到位|规范|达标)|零|防|避免|非(?!法)|为0|为零|预案|演练"
)
_FEW_DAYS = regex(
    r"当[天日月]|\d{1,2}日|(?<![至到—－\-\d])(?!12月)\d{1,2}月(?![底末]?[至到—－\-])|季度|节(?![能约水])|连续|若|如(?!期)|[到在]场|现场|复查|回头看|暂|试"
)
_TURNED = regex("整改结果|[降减][低少]?[至到为]")
_BY_NOW = regex("目前|截[至止]|(?<![实出发])现(?!象|金)|眼下|至今")
_STOCK = regex("余额|[尚仍还]|现[有存]|目前|截[至止]|末|在[册编岗建]|登记|空缺|存量|库存|台账")
_PAST = regex("此前|原有|历[年史]|年前|[上去往前]年|同期|以往|早年|曾")
_AGAINST = tuple(
    (regex(f"(?:{claim})(?=[，,。；;、\n]|$)"), regex(ills))
    for claim, ills in (
        (
            "账实(?:完全|全部|均|基本)?(?:相符|一致)|账[卡账][物证实]?(?:完全|全部|均)?(?:相符|一致)",
            "盘[亏盈]|账实不符|有账无[物实]|账外资产",
        ),
        ("满[编员]|编制(?:已|全部)?(?:用足|满编)|无空[岗缺编]|配[备齐]齐全", "空缺|缺编|空编|缺员|缺口|缺额"),
        ("全勤|无[人一](?:缺[勤席]|请假)|全员到[岗会]", "缺[勤席]|旷工|请假"),
        ("收支(?:完全)?平衡|无赤字|(?:全部)?控制在预算(?:之|以)?内", "赤字|超支|超预算"),
        ("零负债|无(?:任何)?(?:债务|负债|外债)", "(?:债务|负债|借款|贷款)(?:余额|总额|本金)|欠(?:款|银行|工程款)"),
        ("(?:全部|均|一次性全部)(?:达标|合格|过关)|合格率(?:为|达到?)?100%|无一不合格", "不合格|不达标|超标|补考"),
        ("零(?:库存|积压)|无(?:库存|积压)", "(?:库存|积压)(?!能力|容量)"),
        (
            "零违[纪规法]|无违[纪规法](?:行为)?|遵规守纪",
            "违[纪规法][^，。；]{0,6}(?:受到|被|处理|处分|查处)|(?:党纪|政务|纪律)处分",
        ),
    )
)
"""What is said to be in order, and what a number of which denies that."""
_ORDERLY = regex("|".join(claim.pattern for claim, _ in _AGAINST))


def find_denied_near(ledger: Ledger) -> Iterator[Denial]:
    """Every denial that a number in the next sentences, or in those before, tells otherwise."""
    for match in matches_from(_NONE, _SIGN, ledger.text):
        core = _core(match)
        lead = lead_of(ledger, match.start()) if core else ""
        if not core or _is_of_few(ledger, match, lead):
            continue
        for quantity in _around(ledger, match):
            told = _clause_of(ledger, quantity)
            if _tells(quantity, told, core, event=match["event"] is not None) and _same(
                ledger, match, lead, core, quantity
            ):
                yield Denial(Span(*match.span()), quantity, quantity.clause)
                break
    for match in _ORDERLY.finditer(ledger.text):
        lead = lead_of(ledger, match.start())
        if _is_of_few(ledger, match, lead) or _UNLESS.search(lead[-6:]):
            continue
        ills = next(ills for claim, ills in _AGAINST if claim.match(ledger.text, match.start()))
        for quantity in _around(ledger, match):
            words = _clause_of(ledger, quantity)
            ill = ills.search(words)
            if ill and _is_told(words.replace(ill.group(), "")) and _same(ledger, match, lead, "", quantity):
                yield Denial(Span(*match.span()), quantity, quantity.clause)
                break


_UNLESS = regex("[不未没非]|要求|基本|部分|其[余他]")
_OBJECT = regex("(?:对于?|将|把|就|针对|关于|凡是?|[如若]|是否|有无|[的因])$")


def _is_of_few(ledger: Ledger, match: re.Match[str], lead: str) -> bool:
    """True where none is said of a few days or some of all, or is only hoped for."""
    if PROMISED.search(lead) or LOOKED_AGAIN.search(lead + match.group()) or HELD.search(lead):
        return True
    few = _FEW_DAYS.search(lead) or _TURNED.search(lead) or OF_SOME.search(lead) or _OBJECT.search(lead)
    return few is not None or in_plans(ledger, match.start())


def _core(match: re.Match[str]) -> str:
    """What there is none of, without words that say nothing of it; empty where it is no single thing."""
    what = match["what"]
    if _OPEN.search(what) or what.count("“") != what.count("”") or "、" in what:
        return ""
    core = _GENERAL.sub("", _DENIED_IN.split(_FRONT.sub("", what))[0])
    if core in _HARM or (match["deed"] and "的" in what):
        return ""  # `without_deaths` asks of which accidents
    if len(core) < _SHORTEST:
        return core if _ILLS.fullmatch(core) else ""
    named = match["deed"] is None or len(core) > _SHORTEST or _ILLS.search(core) or core[0] in "超漏欠虚套挪截违"
    return core if named else ""


_HARM = ("死亡", "伤亡", "受伤", "事故", "债务")
_DENIED_IN = regex("(?<=..)[未没不]")


def _around(ledger: Ledger, match: re.Match[str]) -> Iterator[Quantity]:
    """The numbers of the sentences around a denial, those behind it first."""
    own = ledger.sentence_at(match.start())
    block = ledger.sentences[own].block
    for at in (*range(own, own + _NEAR + 1), own - 1, own - 2):
        if not 0 <= at < len(ledger.sentences) or not block - 1 <= ledger.sentences[at].block <= block + 1:
            continue
        if ledger.section_of(ledger.sentences[at].block) != ledger.section_of(block):
            continue
        for quantity in ledger.by_sentence.get(at, ()):
            outside = at != own or quantity.span.start >= match.end()
            if outside and quantity.kind in _KINDS and quantity.value > 0 and quantity.role not in _NO_COUNT:
                yield quantity


def _clause_of(ledger: Ledger, quantity: Quantity) -> str:
    """The words between the commas around a number, brackets kept."""
    text, sentence = ledger.text, ledger.sentences[quantity.sentence].span
    start = start_behind("，；：", text, sentence.start, quantity.span.start)
    stop = _STOP.search(text, quantity.span.end, sentence.end)
    return text[start : stop.start() if stop else sentence.end]


_STOP = regex("[，,；;：:。]")


def _tells(quantity: Quantity, told: str, core: str, *, event: bool) -> bool:
    """True where the clause of the number has what was denied, and denies nothing itself."""
    if core not in told:
        pairs = bigrams(core)
        alike = len(core) > _SHORTEST and sum(char in told for char in core) >= _MOST * len(core)
        if not alike or len(pairs & bigrams(told)) < _PAIRS_SHARED * len(pairs):
            return False
    if any(mark not in told for mark in _MARKS.findall(core)):
        return False
    rest = told.replace(core, "")
    return _is_told(rest) and (event or not REMOVED.search(rest))


_MARKS = regex("违|虚|超|欠|漏|套|截|挪|私|乱|逾|过期|假|伪|劣|重复|擅自|新增|对外|因公|强|骗|代[签领]|应")
"""Characters of a denied deed that no number of it can be without: 违规发放津贴 is not 发放津贴."""


def _is_told(rest: str) -> bool:
    return not NOT_TOLD.search(rest) and not _DENIED.search(rest)


def _same(ledger: Ledger, match: re.Match[str], lead: str, core: str, quantity: Quantity) -> bool:
    """True where nothing sets the two apart: another time, place, body, field or look."""
    sentence = ledger.sentences[quantity.sentence].span
    own_block = ledger.document.block_index(match.start())
    # 问题：未配备干部。整改情况：为4家各配备2名: what was not done before is done in the next paragraph.
    if core and match["deed"] and own_block != ledger.sentences[quantity.sentence].block:
        return False
    before = lead_of(ledger, quantity.span.start)
    said = before + quantity.after
    if _ELSE.search(said) or LOOKED_AGAIN.search(said) or _PAST.search(before) or _PAST.search(lead):
        return False
    if _UNTRUE.search(ledger.text, quantity.span.end, sentence.end):
        return False
    if looks_in(before) - looks_in(lead) or set(_SOURCE.findall(said)) - set(_SOURCE.findall(lead + match.group())):
        return False
    if (_BY_NOW.search(lead) and not _STOCK.search(said)) or (_WHILE.search(lead) and _ALL_ALONG.search(said)):
        return False
    if core and narrower(_PLAIN.sub("", lead) + core, core, said.replace(core, "|"), closely=True):
        return False
    if _of_others(ledger, match, lead, before, quantity):
        return False
    own, other = part_named(ledger, match.start()), part_named(ledger, quantity.span.start)
    if own and not other:
        behind = quantity.span.start > match.end() and not _WIDE.search(before)
        same_block = ledger.sentences[quantity.sentence].block == own_block
        if not behind or not same_block:
            return False
    elif own and own not in other and other not in own:
        return False
    return not set_apart(lead, said, "", near=True) and of_the_same(ledger, lead, match.start(), quantity, near=True)


def _of_others(ledger: Ledger, match: re.Match[str], lead: str, before: str, quantity: Quantity) -> bool:
    """True where both name a place, or the denial speaks of things counted right before it."""
    here, there = set(_NAMED.findall(lead)), set(_NAMED.findall(before + quantity.after))
    if (here and there and not here & there) or ((here or _THIS.search(lead)) and _WIDE.search(before)):
        return True
    counted = [
        one for one in ledger.by_sentence.get(ledger.sentence_at(match.start()), ()) if one.span.end <= match.start()
    ]
    if any(one.unit == quantity.unit for one in counted):
        return True
    head = _HEAD.match(quantity.after)
    return (
        bool(counted) and head is not None and head.group() not in ledger.text[match.start() - len(lead) : match.end()]
    )


_NAMED = regex("[一-鿿]{2}(?:镇|乡(?!镇)|村|县|街道|社区|公司|小学|中学|医院)")
_THIS = regex("[该本此][村社乡镇街县校局所院司厂队组站]")
_HEAD = regex("[一-鿿]{2}")
_ELSE = regex("全国|全省|外[省市县区单地]|邻[近县市区]?|兄弟|转发|典型案例|某[一-鿿]|法院|[之其]债务人|近[一-鿿\\d]年")
_UNTRUE = regex("不属实|不实|失实|系误|不予受理")
_SOURCE = regex("举报|反映|移交|交办|转办|信访")
_WHILE, _ALL_ALONG = regex("期间|期内|时段"), regex("全年|累计|今年|年内|以来|上半年|季度")
_WIDE = regex("[全我本][省市县区州旗镇乡村系集]|辖区|合计|[总共]计?[有计]")
_PLAIN = regex(
    "(?:检查|抽查|核查|审计|排查|走访|盘点|监测|水质|质量)[一-鿿]{0,2}?中?|经[一-鿿]{1,4}[，,]|[该本我][一-鿿]{1,2}(?=$|\\d|[一-鿿]{0,3}$)|[村镇县区校]里"
    "|近?[一二两三四五\\d]+年来|本年度?|年内|各级|干部|职工|群众|教师|集团|单位|机关|医院|\\d{4}年"
)
"""What a denial begins with that tells of no field of its own."""
