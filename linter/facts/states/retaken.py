"""Retakings: where a report comes back to all of the things it counted before: 上述36家, 全市1324家…均已."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.labels import unit_class
from linter.facts.quantities.mentions import AT
from linter.facts.states.common_nouns import without_verb
from linter.facts.states.given import given_before, passive
from linter.patterns import regex

_HAN = regex(r"(?:\d?[A-Z]{1,4})?[一-鿿“”]+")
"""A run of words; letters may begin it: A级景区, 5G基站."""
_BODY = "[县市区镇乡村院校局省州旗盟场司厂街系站所企社馆园行队组]"
_BACK = "[这该此]批次?|这些|上述|前述|前列|上列|以上|这|该"
_OWN = (
    rf"(?:[全我本]{_BODY}[道统团业]?|全(?:集团|公司|系统|行业)|(?:辖区|辖|县域|市域|区域|域)内?|[新园]区|集团|公司|中心|学校|医院"
    rf"|全部|所有|全体|{_BACK}|本批次?|(?:(?<=[对将把在就])|^)现有)(?:现有?|目前|共有?|总|下辖|辖|有|设)?"
)
_SCOPE = regex(rf"{_OWN}$")
_THESE = regex(f"(?:{_BACK})$")
"""What points back to things just told, whenever that was."""
_LOT = regex("(?P<lot>(?:首|第[一二三四五六七八九十])[批期])次?[的共]?$")
"""Right before a number, the lot that it counts all of: 首批134户家庭."""
EVERY = regex(r"(?:全部|所有|全体)(?:的)?[一-鿿]{0,10}$")
"""Right before a number, these say that no more of the things are left."""
_SCOPE_OF = regex(rf"{_OWN}(?P<noun>(?:(?!的)[一-鿿]){{2,10}})$")
LACKING = regex(r"(?:未|没有|不|超|违)[一-鿿]{2,10}的$")
"""What was found wanting of them: all of those that were found are meant where 均 follows."""
_NOUN_GIVEN = regex(r"(?P<verb>[一-鿿]{2,12})的(?P<noun>[一-鿿]{2,8}?)(?:共计?|计)?$")
_GIVEN_BEHIND = regex(
    r"(?P<verb>(?:未|不|没有|尚未|超|违|被|存在|涉)[一-鿿]{2,12}?)的(?P<noun>[一-鿿]{1,8}?)"
    r"(?=均|全部|已经?|都|悉数|逐|也|现|，|,)"
)
_AGAIN = regex(r"(?:^|[，,])(?:目前|现|对|将|把)?(?:原|这|该|上述|前述|以上)?(?:的|有)?$|[原这该对将把]$")
_ONE = frozenset("村镇乡校站点院所县区户人路河桥店厂库井坝塘")
"""Nouns of one character, which are read where the words before the number say what was told of them."""
_DONE = regex(r"已经?[一-鿿]{1,5}的$|(?:完成|办结|销号|达标)[一-鿿]{0,4}的$")
"""Said of some of the things, unless all of them were told to be so."""
_ACTED_ON = regex("[一-鿿]{2}(?<![应面针相])[对为给向将把与让使](?:所有|全部)?$")
"""医院为472张病床全部更换: what somebody does to all of them."""
_LEADS_TO = "组织|督促|指导|要求|推动|引导|协调|安排"
_ALL_OF = regex(rf"(?:^|[对将把由为给向与使]|{_LEADS_TO})(?P<noun>(?:(?!{_LEADS_TO})[一-鿿“”]){{4,14}})$")
"""The noun right before a number that all of them follow: 组织“两客一危”企业26家全部."""
_TOLD = regex(
    r"(?:共|确定|产生|安排|实施|推出|梳理|排定|选定|评[选出]|遴选|推荐|表彰|命名)(?:计|有|了|出)?(?P<noun>[一-鿿“”]{0,14})$"
)
_IN_ALL = regex(r"(?:共计?|合计|总计)(?:为|有|达)?$")
_KEPT = regex(r"(?<=[一-鿿]{2})(?:名单|清单|台账|目录|名册|花名册|情况|信息|数据|进展|完成|汇报|报告|通报|总结|公示)+$")
"""What is kept on the things: a list of them counts as many."""
_FAULTS = regex("(?:[一-鿿]{0,4}(?:问题|隐患|线索|任务|事项))(?:台账|清单)$")
_KEPT_ENDS = frozenset("单账录册况息据展成报告结示")
_WHOSE_BEGINS = frozenset("年全我本省市县区州旗镇乡")
_WHOSE = regex(r"^(?:年度?)?(?:[全我本]?[省市县区州旗镇乡](?:政府|委))(?=[一-鿿]{3})")
_SORTS = regex("报告|通报|汇报|总结|公示|公告|说明|情况|通知|方案|意见")
"""Heads of a report's title, which count nothing: 15件民生实事进展情况的报告."""
_SHORT = (
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("高标准农田", "高标农田"),
    ("拟聘用", "拟聘"),
    ("拟录用", "拟录"),
    ("拟录取", "拟录"),
)
"""Nouns with the short form that reports use beside them."""
_ALL = regex(
    r"[一-鿿]{0,8}?(?:20\d\d年度?[一-鿿]{0,6}?)?[,，]?(?:现|已经?|目前|现已经?){0,2}(?:全部|全数|全都|全员|悉数|均|都[已有要能]|皆|无一|普遍|一律|全覆盖"
    r"|逐[一个户家项处件条人村]|一[人户家个处项件]不[少落漏])"
)
_AMONG = regex(r"(?:当|之)?中(?=[，,：:有已均都尚仍还未没]|[一-鿿]{0,8}\d)")
"""Behind the noun: some of all of them are told next."""
_SOME = regex(
    r"完成|办结|销号|达标|未|不|合格|其中|其余|剩余|余下|另|新[增建入签发培]|新[评聘招](?![一-鿿]{0,3}的$)|等$|试点|示范|先进|优秀|首[批轮次期]|此前|前[两三四几]|第[一二三四五六]?[批轮期次]"
    r"|上[轮次年批半]|去年|往年|当年|曾|同期|未被?抽|又|再|还|尚|仍|占|最|较|超|已经?[一-鿿]{1,5}的$|以下|(?<![对将把就])以上|级$|类$|型$|有$(?<!现有)|立行立改|重点"
    r"|[一-鿿]{2,6}(?:和|及|与|、)[一-鿿]{2,8}的$"
)
"""Words before a number by which it is told of some of the things, of others, or of another time."""
TRIED = regex("[^，,。；;]{0,10}?(?:(?:先行|率先|首先|开展|启动|进行|作为|推行)[一-鿿]{0,4}?试[点行验]|先行先试)")
"""在全县9个乡镇先行试点: what is tried is tried in some of them."""
_PAID_TO = regex("(?:全年|年内|累计|先后)(?:共|已)?(?:向|为|给|对)$")
"""全年向9842名失业人员发放: those of the whole year, whatever number there was at its end."""
_NEUTRAL = regex(
    r"(?:[^，,。；;：:]{0,24}\d[^，,。；;：:、]{0,8}、)?(?:[一二三四五六七八九]是|年[末底]前?|(?:今年|明年|次年)?(?:\d{1,2}|[上下]半?)月[末底初]?前|[月季]末|全年|今年|当前|目前|现|至此|为此|其间|会议|要求|指出|认为|强调|明确|决定|通过|截至|到"
    r"|对照|对|将|把|使|让|由|经|确保|推动|指导|促进|督促|组织|引导|保障|实现|涉及|针对|围绕|按照|同时|使得|与|和|向|为|在|从)*"
)
_FUNCTION = regex(
    rf"[的和与及被为已均等未尚都全逐将按于是皆（(]|(?<![国公私所特稀原占持拥])有(?![机线限])|{AT}|一[人户家个处项件](?:不|$)|[一-鿿]不|(?<=[一-鿿]{{2}})中(?![心学小])|[用位属]于|进行|开展|普遍|现已经?|悉数|无一"
    r"|(?<=[一-鿿]{2})(?:具体(?=[办承抓]|负责|落实|实施|组织)|分头|联合(?=[办开印制])|参[与加](?![者率度人单部])|承担|认领|牵头(?![人单部]))"
)
_LINKS = regex(
    r"(?:总?数量?|面积|总?人数|户数|件数|总量|共计|合计|总计|一共|共|计|只有|仅有|只|仅|现有|实有|有|为|达到|达|[：:，,]|已经?|至|[（(]|到|规模|名单|清单|台账|汇总表|一览表|目录|明细表?|情况表?)+$"
)
_LINK_ENDS = frozenset("数量积计共有只仅为到达：:，,已至（(模单账表录细况")
_LIST = regex(
    r"(?P<noun>[一-鿿]{2,14}?)(?:名单|清单|台账|汇总表|一览表|花名册|目录|明细表?|情况表|登记表)[（(](?:共|计)?$"
)
"""What a list is of, before the number of its entries in brackets: 先进集体名单（15个）."""
_LEAD = regex(r"[一-鿿“”]+$|[一-鿿“”]*(?:\d?[A-Z]{1,4})[一-鿿“”]+$")
_INDIVIDUALS = frozenset(["个", "人", "名", "位", "家", "户", "所", "处", "座"])
_LONGEST = 14
"""Characters behind a number in which the noun of what it counts ends."""
_LONGEST_SCOPE = 8
_WINDOW = 24


class Retaking(NamedTuple):
    """A number that may take up one told before."""

    quantity: Quantity
    words: str
    """The words behind the number with the noun of what is counted, or the noun before it; empty for 8562户全部."""
    follows: bool
    """True when the noun stands behind the number: 36家养老机构."""
    scope: bool
    """True behind 全县, 集团, 上述: all of them."""
    all: bool
    """True where 全部, 均, 逐一 follow."""
    given: str
    """The words before 的: 在册, 督查指出; empty where there are none."""
    bare: bool
    """True where nothing else is said of them before the number."""
    done: bool = False
    """True where the words before 的 say that they are done: some of the things, unless all were told to be."""
    told: bool = False
    """True for 示范村共13个, which takes up nothing but the number of the report's title."""
    these: bool = False
    """True behind 这, 上述, 该批, which point back to things just told."""
    lacking: bool = False
    """True for 违规兼职的8名: where they are fewer than were told before, only 均 or 全部 says that all are meant."""
    lot: str = ""
    """首批 of 首批134户家庭: things of that lot alone are taken up."""

    @property
    def acted_on(self) -> bool:
        """True for 医院为472张病床全部更换: nothing but what is done to all of them takes them up."""
        return self.follows and not (self.scope or self.given or self.bare or self.told or self.lot)


def find_retakings(quantities: Sequence[Quantity]) -> Iterator[Retaking]:
    """Every number that may take up another one, in order."""
    for quantity in quantities:
        before, lot = _without_lot(quantity.before)
        done = _DONE.search(before) if before.endswith("的") else None
        lacking = LACKING.search(before) if before.endswith("的") and not done else None
        described = done or lacking
        if _PAID_TO.search(before) or _SOME.search(
            before[-14:] if not described else before[: described.start()][-14:]
        ):
            continue
        if "试" in quantity.after and TRIED.match(quantity.after):
            continue
        listed = (
            None
            if before not in ("", "共", "计")
            else _LIST.search(quantity.text, max(0, quantity.span.start - _WINDOW), quantity.span.start)
        )
        if listed:
            yield Retaking(quantity, listed["noun"], False, True, True, "", False)
            continue
        made = _by_words(quantity, before, done is not None, bool(lot))
        if made:
            these = made.scope and _THESE.search(before) is not None
            yield made._replace(lot=lot, these=these, lacking=lacking is not None)


def _without_lot(before: str) -> tuple[str, str]:
    """The words before a number without the lot that they end with, and that lot."""
    lot = _LOT.search(before) if "批" in before[-4:] or "期" in before[-4:] else None
    return (before[: lot.start()], lot["lot"]) if lot else (before, "")


def _by_words(quantity: Quantity, before: str, done: bool, of_lot: bool) -> Retaking | None:
    """The retaking that the words around a number tell; None where they tell none."""
    words = _behind(quantity)
    skipped, done_to = passive(quantity.after)
    follows = len(words) > 1 or (words in _ONE and before.endswith("的"))
    end = skipped + len(words) if follows else 0
    behind = quantity.after[end:][:_WINDOW]
    everything = bool(_ALL.match(behind) or (follows and _AMONG.match(behind)))
    scope = _SCOPE.search(before, len(before) - _LONGEST_SCOPE)
    if "全" in before or "所有" in before:
        everything |= bool(EVERY.search(_without_links(before)))
    of = None if follows or scope else _SCOPE_OF.search(_without_links(before))
    bare = _NEUTRAL.fullmatch(before) is not None
    # 对照28个问题台账: those on the list are all that there are.
    everything |= before.endswith("对照") and _FAULTS.match(words) is not None
    if of:
        words = of["noun"]
    elif not follows and not scope:
        again = _described(quantity, before, everything)
        if again:
            return again
        named = _ALL_OF.search(before) if everything else None
        if named:
            return Retaking(quantity, _plain(named["noun"]), False, False, True, "", False)
    given = given_before(before) or done_to if follows else ""
    acted_on = follows and everything and _ACTED_ON.search(before)
    if scope or of or given or acted_on or (bare and (everything or of_lot or len(words) > 1)):
        return Retaking(quantity, _plain(words), follows, bool(scope or of), everything, given, bare, done)
    near = before[-_WINDOW:]
    told = _TOLD.search(near)
    if told:
        counted = _LEAD.search(_IN_ALL.sub("", near)) if not follows and not told["noun"] else None
        noun = words if follows else counted.group() if counted else told["noun"]
        return Retaking(quantity, _plain(noun)[-_LONGEST:], follows, False, False, "", False, told=True)
    return None


def _described(quantity: Quantity, before: str, everything: bool) -> Retaking | None:
    """涉及的村干部9人全部 and 原6家未安装监测设备的企业均: what was said of them stands beside noun and number."""
    given = _NOUN_GIVEN.search(before[-_WINDOW:]) if everything else None
    if given:
        return Retaking(quantity, _plain(given["noun"]), False, False, True, given["verb"], False)
    behind = _GIVEN_BEHIND.match(quantity.after)
    if behind and not _AGAIN.search(before):
        return None
    if behind:
        return Retaking(quantity, _plain(behind["noun"]), True, False, True, behind["verb"], False)
    return None


def _plain(noun: str) -> str:
    """The noun in the short form that reports use, without the list that is kept on it."""
    # Each expression is asked only where one of its characters stands: it rarely does.
    if noun[:1] in _WHOSE_BEGINS:
        noun = _WHOSE.sub("", noun)
    if noun[-1:] in _KEPT_ENDS:
        noun = _KEPT.sub("", noun)
    for long, short in _SHORT if "以上" in noun or "高标" in noun or "拟" in noun else ():
        noun = noun.replace(long, short)
    return noun


def _behind(quantity: Quantity) -> str:
    run = _HAN.match(quantity.after, passive(quantity.after)[0])
    words = run.group()[:_LONGEST] if run else ""
    ends = _FUNCTION.search(words)
    return words[: ends.start()] if ends else words


def kind_of_unit(quantity: Quantity) -> str:
    """The unit; one name for all that count single persons, bodies and places."""
    return "个" if quantity.unit in _INDIVIDUALS else unit_class(quantity)


def _without_links(words: str) -> str:
    """The words without 共, 为 and the like at their end; asked only where a character ends them that may end those."""
    return _LINKS.sub("", words) if words[-1:] in _LINK_ENDS else words


def nouns(quantity: Quantity) -> tuple[str, str]:
    """The phrase before a number that ends with what it counts, and the one behind it; each may be empty.

    公益林划定面积 and 整改措施制定 end with 公益林 and 整改措施.
    """
    lead = _LEAD.search(without_verb(_without_links(quantity.before)))
    words = _behind(quantity)
    head = quantity.head_span
    if head and head.start >= quantity.span.end and not _SORTS.match(quantity.head):
        words = _FUNCTION.split(quantity.text[quantity.span.end : head.end])[-1]
    return _plain(lead.group()[-_LONGEST:] if lead else ""), _plain(words)


def window(quantity: Quantity) -> str:
    """The words around a number that describe what it counts."""
    return quantity.before[-_WINDOW:] + "|" + quantity.after[:_WINDOW]


def own_part(quantity: Quantity, later: Quantity) -> bool:
    """True for a number behind the later one in its sentence."""
    return quantity.sentence == later.sentence and quantity.span.start > later.span.start


def of_them(quantity: Quantity, retaking: Retaking) -> bool:
    """False for 7个专业 and 36名教师, which add up to no 43个党支部: their nouns have no character of it."""
    words = retaking.words
    if not words:
        return True
    behind = nouns(quantity)[1]
    if not behind:
        return kind_of_unit(quantity) == kind_of_unit(retaking.quantity)
    return any(char in behind for char in words[-_NOUN_END:])


_NOUN_END = 6
"""Characters at the end of the words that are taken up, one of which a part of the things is named by."""
