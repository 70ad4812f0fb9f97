"""Subsets by their words: 检查加油站118家，存在问题的加油站121家; 申报47项，获批52项: part of what stands right before.

No 其中 joins the two: an act that can only follow another, a quality that only some have, or 中
behind the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.parts.listed_before import of_listed
from linter.facts.parts.of_them import FOR_ANYTHING, NO_NOUN
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.rows import Row
from linter.facts.states.outcomes import Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_MARK = regex("[，,；;。：:（(\n]")
_STOP = regex("[。！？!?\n；;]")
# What comes first, and what can only be done with some of it.
_CHAINS = (
    (
        regex("申报|申请立项|推荐申报"),
        regex("^(?:经[一-鿿]{2,6})?(?:获批|获准|立项|获得?立项|通过评审|成功入选|入选)"),
    ),
    (
        regex("招收|招录|招生|报名|参训|参加培训|培训班?学员"),
        regex("取得(?!毕业)[一-鿿]{0,6}证|获得?(?!毕业)[一-鿿]{0,6}证|^(?:经考[试核])?合格"),
    ),
    # A school takes in one year's children and lets another year's go: of those taken in nobody leaves yet.
    (regex("报名|参训|参加培训|培训班?学员"), regex("取得[一-鿿]{0,6}毕业证|^结业|^毕业")),
    (regex("(?:受理|移送)(?:审查)?起诉"), regex("^(?:依法)?(?:提起公诉|决定起诉|起诉|不起诉)")),
    (regex("(?:收到|接到|接收)[一-鿿]{0,8}(?:线索|举报|投诉|申请|来信)"), regex("^(?:依法|经审查)?(?:登记)?受理$")),
)
_LOOKED_AT = regex("(?:检查|抽查|检测|抽检|排查|督查|评估|监测)(?!出)")
_FAULTY = regex("^(?:其中|经查)?(?:发现|查出|检出)?(?:存在|有)[一-鿿]{1,8}的(?P<noun>[一-鿿]*)")
_BODY = regex(
    "(?:人员|职工|干部|队员|教师|医生|医师|委员|成员|学员|代表|民警|志愿者|工作者|法官|检察官)(?:共|有|现有|总数)*$"
)
_QUALITY = regex(
    "^(?:其中|有|含)?(?:(?:共产|中共)?党员|女性|男性|女职工|少数民族|(?:本科|大专|研究生|硕士)(?:及?以上)?(?:学历)?"
    "|[一-鿿]{0,2}高级(?:以上)?职称|中级(?:以上)?职称|退役军人|残疾人|持证|具[有备][一-鿿]{2,12}的?)(?:者|的|有|共|人员|人数|为)*$"
)
_ONE_QUALITY = regex("其中|女|党员|以上|以下|高级|中级")
_MIDST = regex("[一-鿿]{0,12}(?:当中|之中|中|里)$")
_WITH = regex(r"[，,]?(?:内)?(?:含|包含|包括)(?!税)[一-鿿“”\"]{2,16}$")
_NOT = regex(
    "(?<!科技)计划(?!项目|生育)|目标|任务|预算|比|增|减|升|降|超|同比|均|每|最|累计|上年|去年|以前|往年|历年|新增|人次|含以|另|又|还|结转|积案|旧|余|次|预计|拟|力争"
)
_OWN_STATE = regex(
    r"(?P<noun>[一-鿿“”（）]{2,16}?)?(?P<mark>[，,、]?)(?:截至目前[，,]?|目前|现|均|都)*已经?(?:有|累计)?"
    r"(?:完成|开[工建]|竣工|完工|投[产用运]|建成|办[结理复]|整改|销号|验收|启动|落[地实]|交付|解决|化解|兑现|改造|治理|修复|关停|拆除|整治|治愈|见效)"
    r"(?:整改|建设|改造|治理|销号|到位|任务)?(?P<again>问题|隐患|线索|图斑|点位|诉求)?$"
)
"""68个重大项目已开工…: what of these very things has come so far."""
_GIVEN = regex("的$")
_TO_BE_SETTLED = regex("(?:问题|隐患|任务|事项|线索|建议|提案|议题|实事|诉求|案件|短板|点位|图斑)(?:共计?|为|有)*$")
_NEAR = Decimal(4)
"""Times of the whole up to which a number may be meant as its part."""
_PAIR = 2
_FEW = 16
"""Characters behind a part that may say that more was done than given."""


def find_subsets(ledger: Ledger) -> Iterator[Outcome]:
    """Every number with the one right before it in its unit, where the words make it a part of that."""
    for row in ledger.rows:
        last: dict[str, int] = {}
        for at, (part, _) in enumerate(row.cells):
            unit = part.unit
            before = last.get(unit)
            last[unit] = at
            if not part.is_amount or not unit or before is None:
                continue
            rest = ledger.text[part.span.end : part.span.end + _FEW]
            found = (_may_be(row, before, at, rest) and _is_part(row, before, at, rest)) or _pointed_out(
                row, before, at
            )
            if found and not _of_a_list(row, before, part):
                yield Outcome(row.cells[before].quantity, part)


def _of_a_list(row: Row, last: int, part: Quantity) -> bool:
    """True for 甲类58个、乙类97个、丙类58个，已整改206个: some of all that the list counts."""
    return of_listed(row, last) >= part.value


def _may_be(row: Row, before: int, at: int, rest: str) -> bool:
    """True where the two are exact levels of one sentence, near to each other in place and value."""
    whole, part = row.cells[before].quantity, row.cells[at].quantity
    if whole.approximate or part.approximate or at - before > _PAIR or part.value > whole.value * _NEAR:
        return False
    gaps = "".join(cell.gap for cell in row.cells[before + 1 : at + 1])
    if _STOP.search(gaps) or not tells_level(row.cells[at].gap):
        return False
    words = f"{whole.before}|{gaps}"
    if _was_honoured(row, before, at, rest):
        words = words.replace("累计", "")
    return not _NOT.search(words)


def _is_part(row: Row, before: int, at: int, rest: str) -> bool:
    whole, part = row.cells[before].quantity, row.cells[at].quantity
    gap = row.cells[at].gap
    behind = row.behind(before)
    own = _MARK.split(gap)[-1]
    if at == before + 1 and _WITH.match(gap):
        return share_a_bigram(gap, whole.before + whole.after[:8])
    midst = _MARK.split(behind)[0]
    if _MIDST.match(midst):
        # 12个社区中，已通过验收的13个小区: other things.
        others = (
            part.unit in FOR_ANYTHING and not NO_NOUN.match(part.after) and not share_a_bigram(midst, part.after[:8])
        )
        return own.endswith(("的", "的有")) and not others
    if part.unit in ("人", "名", "位") and _BODY.search(whole.before) and _QUALITY.match(own):
        return not (_ONE_QUALITY.search(whole.before) or _has_fellows(row, before))
    lead = whole.before[-16:] + "|" + whole.after
    faulty = _FAULTY.match(own) if _LOOKED_AT.search(lead) else None
    if faulty:
        noun = faulty["noun"] + _MARK.split(part.after)[0]
        return len(noun) < _PAIR or share_a_bigram(noun[-4:], whole.before[-10:] + whole.after[:8])
    if (at == before + 1 and _has_come(row, before, at, rest)) or _was_honoured(row, before, at, rest):
        return True
    levels = [set(_LEVEL.findall(words)) for words in (lead, own + part.after[:8])]
    if all(levels) and levels[0].isdisjoint(levels[1]):
        return False  # 推荐申报市级项目12个，获批省级项目15个
    if _NOT.search(part.after[:10]):
        return False  # 起诉92件（含上年旧存）
    return any(first.search(lead) and then.search(own) for first, then in _CHAINS)


def _has_fellows(row: Row, at: int) -> bool:
    """True for the 7人 of 19人当中，乡科级干部7人: it counts some of more persons told before it."""
    if at == 0 or _STOP.search(row.cells[at].gap):
        return False
    more, one = row.cells[at - 1].quantity, row.cells[at].quantity
    return more.unit in ("人", "人次") and more.value > one.value


def _pointed_out(row: Row, before: int, at: int) -> bool:
    """True for 获得水利资金3.2亿元，特别是争取12个水库项目水利资金2.3亿元: of them, by the same noun."""
    whole, part = row.cells[before].quantity, row.cells[at].quantity
    if part.value <= whole.value or at - before > _BETWEEN:
        return False
    gaps = "".join(cell.gap for cell in row.cells[before + 1 : at + 1])
    pointed = _POINTED.search(gaps)
    if pointed is None or whole.approximate or part.approximate or _STOP.search(gaps):
        return False
    noun = whole.before[-_TAIL:]
    if len(noun) < _TAIL or not _MARK.split(row.cells[at].gap)[-1].endswith(noun):
        return False
    words = gaps[pointed.end() :]
    return tells_level(words) and not _NOT_POINTED.search(words)


_POINTED = regex("[，,](?:特别是|尤其是|仅|光是|单是|其中仅)")
_NOT_POINTED = regex("累计|目标|计划|上年|去年|(?:19|20)[0-9][0-9]年|以来|[人户亩]均|余额")
_TAIL, _BETWEEN = 4, 4
"""Characters of the noun that both end with, and numbers from one to the other."""


def _has_come(row: Row, before: int, at: int, rest: str) -> bool:
    """True for the state of the things of the whole in its own clause, or of things given before a comma.

    今年开工58个，已竣工63个 tells of others too: those begun before.
    """
    whole, part = row.cells[before].quantity, row.cells[at].quantity
    state = _OWN_STATE.fullmatch(row.cells[at].gap)
    if state is None or _MARK.split(part.after)[0].partition("、")[0] or _BEYOND.match(rest):
        return False
    if state["again"] and not whole.before.endswith(state["again"]):
        return False
    given = _GIVEN.search(whole.before) if state["noun"] else _TO_BE_SETTLED.search(whole.before)
    return given is not None or (state["noun"] is not None and not state["mark"])


_ALL = regex("(?:累计|现有|共有|拥有|总数|已经?有|总共|一共)[一-鿿“”\\d]{0,16}$")
_NOUN = regex("[一-鿿“”]{2,16}[，,](?:(?:其中)?(?:已经?)?有|其中)?$")
_HONOUR = regex(
    "(?:已经?|均|先后|成功|相继)*(?:[获荣]得?(?!批)|入[选围]|纳入|列入|跻身|晋升|晋级|通过|被(?:评|认|列|授|确|命|国|[省市]|推|纳)|评为"
    "|向[全省国]|在[全省国](?:[国省市县])?(?:范围)?[内推复]|得到|受到|上榜|获评|达到[国省一二三])"
)


def _was_honoured(row: Row, before: int, at: int, rest: str) -> bool:
    """True for 累计形成案例173项，82项获国家认可: what befell some of all there are, with no noun of its own."""
    whole = row.cells[before].quantity
    gap = row.cells[at].gap
    return (
        at == before + 1
        and _ALL.search(whole.before) is not None
        and _NOUN.fullmatch(gap) is not None
        and _HONOUR.match(rest) is not None
    )


_BEYOND = regex("[（(]|[，,][^。；;]{0,8}(?:超|提前|富余|多[出完]|追加)")
"""省级下达的36个项目已开工38个，超额完成."""
_LEVEL = regex("(?:国家|[省市县区镇乡])级")
