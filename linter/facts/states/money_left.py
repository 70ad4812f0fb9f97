"""Money left: 违规发放的值班补助已全部清退 in its item, and pages on 领取值班补助的2人，尚有0.46万元未能收回.

The money bears the same name in both places, and the amount that is still out stands behind a clause of its own, so
neither the number of all nor a noun right before the rest joins the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines, places_of
from linter.facts.quantities.identity import place_names
from linter.facts.states.all_but import AllBut
from linter.facts.states.claims import NOT_YET
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, other_times, places, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BACK = (
    "缴入|交入|上交|清退|追回|收回|退还|退回|追缴|清缴|上缴|收缴|退缴|缴回|交回|退赔|归还|偿还|扣回|缴清|退清|收讫|清收"
    "|还[上清]|补缴"
)
_OUT = "划转|划拨|下拨|拨至|落实到[校位户人账]|到账|兑付|发放|补发|支付|拨付|发到|付清|兑现"
_CLEAR = "清理|核销|处理|销账|化解|消化|处置"
"""What becomes of money that is owed to a body, or by it: 全部清理 is denied by 未收回 as well as by 未支付."""
_MONEY = r"(?:\d[\d,]*(?:\.\d+)?[万亿]?[余多]?元)"
_WHEN = r"[在于截]?至?(?:\d{4}年|[今去上]年)?(?:\d{1,2}月)?(?:\d{1,2}日|上旬|中旬|下旬|[底末初])?(?:之?前|以前|内)?"
_WHO = r"(?:\d+|[一二两三四五六七八九十]+)[名人户家个位所](?:[一-鿿]{0,8}?(?:合计|共计?|计|的))?"
"""Who has not paid back what is left: 仍有2名借调人员合计3600元没有退回."""
_WHOLE = regex(
    r"(?:^|(?<=[，,。；;：:\n]))(?:经[一-鿿]{2,6}[，,])?(?:目前|现|至此)?[，,]?(?:[对将把])?"
    rf"{_WHEN}[，,]?"
    r"(?:[^，,。；;：:\n]{0,24}?[\d一二三四五六七八九十][个家所](?:乡镇|镇|乡|村|单位|部门|企业|学校)的?)?"
    r"(?:(?:(?:有关|相关|涉事|涉及|责任|上述|各|\d+[名位人个家])的?[一-鿿]{0,4}?)?(?P<took>已经?)[将把])?"
    rf"(?P<noun>[一-鿿“”]{{4,24}}?)(?:共计?|合计|共)?{_MONEY}?(?:[，,]?(?:截至)?目前)?[，,]?"
    rf"(?:现|均|都)?(?P<has>已经?)?{_WHEN}(?:由[一-鿿]{{2,8}})?(?:全部|全额|悉数|全数|如数|足额)(?:已经?|予以|依法|按期|及时)?"
    rf"(?:(?P<back>{_BACK})|(?P<clear>(?:{_CLEAR})+)|{_OUT})(?!的)"
    r"(?(has)|(?(took)|(?=[一-鿿]{0,4}(?:完毕|到位|入库|清零|归零|完成|专户|国库|账户|渠道))))"
)
_SIGN = regex("全部|全额|悉数|全数|如数|足额")
_NOT = "(?:尚|仍|还|至今|迟迟|一直|目前)*(?:未(?!来)|没有?|无法|难以)(?:能|够|予|及时|按时|按期|全部|足额|完全|如期)*"
_DONE = f"(?:(?P<back>{_BACK})|(?P<clear>{_CLEAR})|{_OUT})"
_RESTS = (
    regex(
        rf"(?:(?:尚|还|仍|目前|至今)(?:有|剩|余)|剩余|其余)(?:的)?(?:{_WHO}|[一-鿿]{{0,4}}?){_MONEY}(?:在?[一-鿿]{{2,6}}时)?(?:[一-鿿]{{0,10}}?[，,]?(?:因[一-鿿、]{{2,24}}[，,]?)?)?{_NOT}{_DONE}"
    ),
    regex(
        rf"(?<![\d.]){_MONEY}(?:因[一-鿿、]{{2,24}}[，,]?)?(?:尚|仍|还|至今|迟迟|一直)(?:未(?!来)|没有?|无法)能?{_DONE}"
    ),
    regex(rf"(?:尚|仍|还|至今|迟迟)未能?{_DONE}的[一-鿿“”]{{0,8}}(?:还有|尚有|仍有|有|计|共)?{_MONEY}"),
)
_REST_SIGN = regex("[尚仍还剩余至迟一]")
_HOW = regex(
    "^.*(?:违规|违反规定|超(?:标准|范围|额度|比例|期限)|多|虚|重复|套|冒|欠|挪|垫|漏)?"
    "(?:发放|领取|收取|计提|报销|列支|支付|占用|拨付|缴纳|支取|支出|核销|(?<![应暂预])[收付]|[发领报缴])(?:了)?的?"
)
"""What was done with the money, before its name: 违规发放的值班补助."""
_FOR_YEARS = regex("^(?:历史|历年|多年|长期|往年)+")
_OWED = regex("应(?:退|缴|还)(?:还|缴)?(?:款项?|资金|金额|部分)$")
_GENERAL = regex(
    "违规|违纪|问题|相关|有关|涉及|专项|财政|项目|结余|拖欠|全部|上述|前述|这些|资金|款项|金额|费用|补贴|补助|奖金|津贴|补偿|收入|租金|税款|罚款|工资|款|费|金|的"
)
"""What several sums of a report are called; the rest of a name tells them apart."""
_ANEW = regex(
    "新增|新发现|又|再次|另[外有一]|同类|类似|以往|回头看|未[列纳]入|[之以范围]外|利息|滞纳金|罚款|如[果有遇再仍逾]|如发现|若|计划|应(?!收)"
)
_FOR_LONG = regex("长期(?=[在不外居失拖住患未])")
"""长期在外地居住 tells of people; 长期整改 sets a class of tasks apart."""
_OF_OLD = regex("历史(?=形成|遗留|原因|问题)")
_BODY = regex(
    "(?:下属|所属|下设|直属)?(?P<body>(?:[一-鿿](?!下属|所属)){1,7}?(?:[站所部处科股校园院局队馆镇乡村社厂库矿场]|公司|中心|机关|[本市县省区]级|街道|单位|小学|中学))"
    "(?=等|的|违[规反]|超|多|虚|重复|套|冒|欠|挪|垫|漏|擅自|发放|领取|收取|报销|占用)"
)
_OWN = frozenset("各全本我该个有某两几多")
_TELLING = 2
"""Characters of a name that are left when what any money is called is taken away."""
_MEMORY = 60
"""Rests behind what is said of all that are asked whether they are of it."""
_FARTHEST = 90
"""Characters of a sentence before the rest in which the money is named."""


def find_money_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every sum that is said to be wholly paid back, or out, and of which some is told further on as not."""
    wholes = [
        (one, _taken_up(ledger, one) or _name(one["noun"])) for one in matches_on_lines(_WHOLE, _SIGN, ledger.text)
    ]
    wholes = [(one, name) for one, name in wholes if name and not _is_planned(ledger, one)]
    if not wholes:
        return
    rests = [rest for pattern in _RESTS for rest in matches_on_lines(pattern, _REST_SIGN, ledger.text)]
    rests.sort(key=_start)
    for whole, name in wholes:
        first = bisect_left(rests, whole.end(), key=_start)
        rest = next((one for one in rests[first : first + _MEMORY] if _of_one(ledger, whole, name, one)), None)
        if rest is not None:
            yield AllBut(Span(whole.start("noun"), whole.end()), Span(*rest.span()))


def _start(match: re.Match[str]) -> int:
    return match.start()


def _name(noun: str) -> str:
    """值班补助 of 违规发放的值班补助; 挪用专项资金 where only what was done with it tells a sum from any other."""
    name = _OWED.sub("", _FOR_YEARS.sub("", _HOW.sub("", noun.rpartition("的")[2] or noun)))
    if len(_GENERAL.sub("", name)) >= _TELLING:
        return name
    misdone = _MISDONE.search(noun)
    return misdone["deed"] + misdone["what"] if misdone else ""


_MISDONE = regex(
    "(?P<deed>挪用|挤占|截留|套取|骗取|侵占|贪占|冒领|虚列|虚报|滞留|出借|借出|占用|欠缴|少缴|漏缴|多[付发收领报]|违规(?:[收发]取|发放|收取|列支|领取))"
    "(?:了)?的?(?P<what>[一-鿿]{0,4}?(?:资金|款项?|经费|补[贴助]|费用?|专款|收入))$"
)
"""What was done amiss with money of a common name: 挪用的专项资金."""


def _taken_up(ledger: Ledger, whole: re.Match[str]) -> str:
    """通讯补贴 for 上述人员应退款项 behind 报销通讯补贴1.98万元; empty where nothing is taken up."""
    if not _TAKEN_UP.search(whole["noun"]):
        return ""
    block = ledger.document.blocks[ledger.document.block_index(whole.start("noun"))].span
    told = [*_TOLD.finditer(ledger.text, block.start, whole.start("noun"))]
    return _name(told[-1]["name"]) if told else ""


_TAKEN_UP = regex("^(?:上述|前述|以上|这些|该[笔项]|这[笔部])")
_TOLD = regex(
    r"(?:发放|领取|报销|收取|列支|占用|拖欠|欠付|欠缴|套取|挪用|截留)[了的]?(?P<name>[一-鿿]{3,8}?)(?:共计?|合计|共)?\d[\d,]*(?:\.\d+)?[万亿]?元"
)
"""Money told of with its sum: 超范围报销通讯补贴1.98万元."""


def _is_planned(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start("noun"))].span
    # 将多年形成的往来款全部清理完毕: 将 marks what was dealt with, and promises nothing.
    lead = ledger.text[sentence.start : whole.start()] + ledger.text[whole.start("noun") : whole.end()]
    return PROMISED.search(lead) is not None or NOT_YET.search(lead) is not None


def _of_one(ledger: Ledger, whole: re.Match[str], name: str, rest: re.Match[str]) -> bool:
    """True where the sentence of the rest names the money, of no other time, place or class, and the same act."""
    if bool(whole["back"]) != bool(rest["back"]) and not (whole["clear"] or rest["clear"]):
        return False
    one, other = (ledger.sentence_at(at) for at in (whole.start("noun"), rest.start()))
    told = ledger.sentences[other].span
    begin = max(told.start, rest.start() - _FARTHEST)
    words = _WHEN_MISDONE.sub("", ledger.text[begin : rest.end()])
    # 尚未退还的0.9万元校服押金
    if one == other or not (_of_name(name, _LEFT.sub("", words)) or ledger.text.startswith(name, rest.end())):
        return False
    if FORMERLY.search(words) or _ANEW.search(words) or told_earlier(ledger, other, one):
        return False
    block = ledger.document.blocks[ledger.document.block_index(whole.start("noun"))].span
    said = ledger.text[block.start : told.start if block.start < told.start < block.end else block.end]
    if _MISDONE.fullmatch(name) and _misdone_anew(ledger, name, said, rest):
        return False
    classes = classes_in(_FOR_LONG.sub("", words))
    if other_times(_OF_OLD.sub("", words), said) or (classes and classes - classes_in(said)):
        return False
    bare = words.replace(name, "，")  # 报销下乡差旅费 names no 乡
    here, named = {*place_names(bare, 0, len(bare))} - ledger.identity.places, places(words)
    apart = set(_VILLAGE.findall(bare))
    apart |= here and here - {*place_names(said, 0, len(said))}
    apart |= named and named - places(said)
    if any(not _holds(said, place) for place in apart):
        return False
    return all(body in said for body in _bodies(words)) and all(body in words for body in _bodies(whole["noun"]))


def _misdone_anew(ledger: Ledger, name: str, said: str, rest: re.Match[str]) -> bool:
    """True where the paragraph of the rest tells of a sum of its own of which the same was done."""
    block = ledger.document.blocks[ledger.document.block_index(rest.start())].span
    places = places_of(name[: len("挪用")], ledger.text, block.start, rest.start())
    sums = (_SUM_BEHIND.match(ledger.text, at, rest.start()) for at in places)
    return any(found and found["sum"] not in said for found in sums)


_SUM_BEHIND = regex(r"[一-鿿]{2}[^，,。；;\d]{0,14}(?P<sum>\d[\d,.]*[万亿]?元)")


def _of_name(name: str, words: str) -> bool:
    return name in words or (_MISDONE.fullmatch(name) is not None and name in words.replace("的", ""))


_WHEN_MISDONE = regex(
    "(?:此前|以往|原来|曾经?|当时)(?=[一-鿿]{0,4}(?:挪用|挤占|截留|套取|骗取|侵占|冒领|虚列|违规|多[付发收领报]|欠))"
)
"""此前挤占挪用的资金: the misdeed was earlier, what is left of it is left today."""


def _holds(said: str, place: str) -> bool:
    """True for 望江镇 where 望江等9个镇 or all of the county are told of."""
    told = re.search(f"{re.escape(place[:-1])}(?:[、和]|等|{place[-1]})", said)
    return told is not None or _EVERYWHERE.search(said) is not None


_VILLAGE = regex("[一-鿿](?![农各该每全乡政制别个])[一-鿿]村(?![级民集组委里医])")
_EVERYWHERE = regex("[全各][省市县区](?!直)")
_LEFT = regex("(?:尚|还|仍)(?:有|剩|余)|中")


def _bodies(words: str) -> list[str]:
    """Whose money it is, as told right before what was done with it: 检测站 of 下属检测站违规发放的."""
    return [match["body"] for match in _BODY.finditer(words) if match["body"][0] not in _OWN]
