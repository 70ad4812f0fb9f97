"""Plain denials: 无“三无”船舶, 实现零火灾, 未发生突发环境事件, against a number of the very thing: 取缔“三无”船舶16艘.

`denials` asks by which verb the number was found; here any verb does, as long as the name of the thing is the number's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.denials import TAKEN_ON, Denial, of_the_same
from linter.facts.states.part_told import of_a_part
from linter.facts.states.same_matter import HELD, LOOKED_AGAIN, PROMISED, lead_of, nearest
from linter.facts.states.whom import cared_for, narrower
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NONE = regex(
    r"(?P<sign>(?:未|没有|从未|不)(?:曾)?(?:发生|出现|发现|查出|查见|查到|检出|存在|收到|接到|见)(?:过(?![期载量度])|有|到)?|(?<![有三两毫并从全])无(?![效线偿序证照主业缝力论害关人障])|没有|零|杜绝了?)"
    r"(?:任何|[一1](?:[起例件名户处人次]))?(?P<what>[一-鿿“”][一-鿿“”、]{1,20}?)(?:的?(?:发生|出现|存在))?(?=[，,。；;：:\n]|$|”(?<=零..”))"
)
_SIGN = regex("[未没从不无零杜]")
_GENERAL = regex("(?:的|问题线索|问题|现象|情况|情形|行为|事项|线索|样品|样本)+$")
_ITEMS = regex("[、和及与]")
_OPEN = regex(
    "其他|其它|新的|新增|同类|类似|另外|上述|以外|反弹|复发|再次|重大|特大|较大|以上|严重|明显|系统性|区域性|异常|特别"
)
"""Others than those told, and grades, which have a check of their own."""
_EVENT = regex("(?:事[故件]|火灾|疫情|险情|上访|投诉|举报|辍学|死亡|案件|复议|诉讼)$")
_SHORTEST, _SHORTEST_EVENT = 3, 2
_TAIL = regex("[一-鿿]{2,14}$")
_HEAD = regex("[一-鿿]{0,12}?(?:事[故件]|火灾|疫情|险情|上访|投诉|举报|案件)(?![一-鿿]?(?:隐患|风险|苗头|线索|演练))")
_UNITS = "起例件人名宗家户处笔次辆个箱台项条张份座批艘头瓶吨批次人次"
NOT_TOLD = regex(
    "不属实|不实|失实|避免|防止|预防|阻止|劝阻|制止|排除|杜绝|模拟|演练|桌面|历史|隐患|风险|可能|易发|减少|下降|少发|同比|增加|上升|降低"
    "|比上年|较上年|上年|往年|全国|全省|外[省市县]|典型|案例|通报了|学习|警示|旁听|讲座|培训|宣传|疑似|拟|[如若]"
)
_NOT_BEHIND = regex("(?:的)?(?:隐患|风险|苗头|线索|举报|投诉|案例|演练|预案|疑似|不属实|系|为(?:外|误))")
_NARROW = regex(
    r"当[天日月]|\d{1,2}日|(?<![至到—－\-])\d{1,2}月(?![底末]?[至到—－\-])|季度|节|连续|如|若|[到在]场|现场|复查|回头看|目前|(?<![实出发])现|截至|[降减][少低]?[至到为]"
)
"""What says of a few days, or of how it is by now, that there is none."""


_OBJECT = regex("(?:对于?|将|把|就|针对|关于|凡是?)$")
"""对无财产可供执行的案件: those that have none, and no denial."""
_OTHERWISE = regex("情[况形]不同|有所不同|不同的是|则不然|相比之下")
"""城区没有大班额。乡镇情况不同，仍有9个: what goes on is of others."""


def find_plain_denials(ledger: Ledger) -> Iterator[Denial]:
    """Every denial of what is counted elsewhere under the same name, for the same time and place."""
    counts: list[Quantity] | None = None
    for match in matches_from(_NONE, _SIGN, ledger.text):
        items = _items(ledger, match)
        if not items:
            continue
        lead = lead_of(ledger, match.start())
        if PROMISED.search(lead) or LOOKED_AGAIN.search(lead + match["what"]):
            continue
        if _NARROW.search(lead) or HELD.search(lead) or OF_SOME.search(lead) or _OBJECT.search(lead):
            continue
        if match["what"] in _HARM and _OF_ACCIDENTS.search(lead):
            continue  # `without_deaths` asks of which accidents
        if counts is None:
            counts = [_past_its_mark(ledger, one) for one in ledger.quantities if _counts(one)]
        for quantity in nearest(counts, match.start()):
            if match.start() <= quantity.span.start < match.end():
                continue
            item = next((item for item in items if _names(quantity, item)), "")
            if (
                item
                and not _OTHERWISE.search(ledger.text, match.end(), quantity.span.start)
                and _same(ledger, match, lead, item, quantity)
            ):
                yield Denial(Span(*match.span()), quantity, quantity.clause)
                break


def _items(ledger: Ledger, match: re.Match[str]) -> list[str]:
    """The names of what there is none of, as far as they stand in the text once more."""
    if _OPEN.search(match["what"]) or match["what"].count("“") != match["what"].count("”"):
        return []
    items = []
    for part in _ITEMS.split(match["what"]):
        item = _GENERAL.sub("", part)
        least = _SHORTEST_EVENT if _EVENT.search(item) else _SHORTEST
        event = _EVENT.search(item)
        if len(item) >= least and ledger.text.count(event.group() if event else item) > 1:
            items.append(item)
    return items


def _counts(quantity: Quantity) -> bool:
    things = quantity.kind == "count" and quantity.exact and quantity.value >= 1 and quantity.unit in _UNITS
    return things and quantity.role not in ("change", "rank", "each", "limit")


_HARM = ("死亡", "伤亡")
_ACCIDENT = regex("事故|火灾|灾害")
_OF_ACCIDENTS = regex("(?:事故|火灾)[^，,；;]{0,6}$")
_NOTE_MARK = regex(r"[\[［〔]\d{1,2}[\]］〕]$")
_CLAUSE = regex(r"[^，,。；;：:、\n]{0,30}$")


def _past_its_mark(ledger: Ledger, quantity: Quantity) -> Quantity:
    """The number with the words before the note mark that stands right before it: 生产安全事故[5]77起."""
    start = quantity.span.start
    mark = None if quantity.before else _NOTE_MARK.search(ledger.text, max(0, start - _LONGEST_MARK), start)
    words = _CLAUSE.search(ledger.text, max(0, mark.start() - _CLAUSE_BEFORE), mark.start()) if mark else None
    return replace(quantity, before=words.group(), lead=start - words.start()) if words else quantity


_LONGEST_MARK, _CLAUSE_BEFORE = 4, 30


def _names(quantity: Quantity, item: str) -> bool:
    """True where the words right at the number are the name: 处置…事件3起, 3起…事件, 发生的2起…."""
    behind = quantity.after.removeprefix("的")
    before = _GENERAL.sub("", quantity.before.removesuffix("共").removesuffix("有"))
    return before.endswith(item) or behind.startswith(item) or bool(_event_at(quantity, item))


_NOT = ("不", "非", "未")
_ANYBODY = regex("^(?:居民|群众|市民|村民|师生|家长|旅客|游客|患者|企业|社会|来信|来电|来访|人民)+$")
"""Who complains, or how: it is nobody else who does, so 居民投诉 is every one."""


def _event_at(quantity: Quantity, item: str) -> str:
    """燃气爆燃事故 of 燃气爆燃事故1起, for 燃气事故: an event of that field, in more words; empty if not."""
    event = _EVENT.search(item)
    # 接到的7起噪声投诉: what stands before the number is but the verb.
    tail = None if quantity.before.endswith("的") else _TAIL.search(quantity.before)
    named = event and (tail or _HEAD.match(quantity.after))
    if not event or not named or not named.group().endswith(event.group()):
        return ""
    # 用血安全事故 and 生产安全事故 are both of safety, and of other fields.
    field = _ANYBODY.sub("", item.removesuffix(event.group()).replace("安全", ""))
    denied = field[:1] in _NOT and field[:1] not in named.group()  # 不合格案件 and 合格案件
    return named.group() if not denied and (not field or share_a_bigram(field, named.group())) else ""


def _same(ledger: Ledger, match: re.Match[str], lead: str, item: str, quantity: Quantity) -> bool:
    """True where the number tells of what happened, in the time and place of which it is denied."""
    before = _NOTE_MARK.sub("", ledger.text[quantity.clause.start : quantity.span.start])
    behind = quantity.after.removeprefix("的").removeprefix(item)
    named = before.endswith(item)
    front = before.removesuffix(item) if named else before
    if NOT_TOLD.search(front) or front.endswith(("无", "未", "没有", "零", "非")) or _NOT_BEHIND.match(behind):
        return False
    if TAKEN_ON in match["sign"] and TAKEN_ON not in front:
        return False  # 未受理复议申请，收到7件，均不予受理
    if item in _HARM and cared_for(lead, lead_of(ledger, quantity.span.start)):
        return False
    said = front + item + (_event_at(quantity, item) or behind[: len(item)])
    if _WHILE.search(lead) and _ALL_ALONG.search(before):
        return False  # 公示期内没有收到投诉，全年收到投诉36件
    here = ledger.sentences[ledger.sentence_at(match.start())].block
    there = ledger.sentences[quantity.sentence].block
    near = here <= there <= here + 1 and ledger.section_of(here) == ledger.section_of(there)
    goes_on = near and quantity.span.start > match.end() and _GOES_ON.fullmatch(front)
    if item in _HARM and _ACCIDENT.search(lead_of(ledger, quantity.span.start)):
        goes_on = None  # 该站零死亡。发生事故9起，死亡4人: of those just told
    if not goes_on and (narrower(lead + item, item, said, closely=True) or of_a_part(ledger, match.start(), said)):
        return False
    if _of_other_cases(lead, lead_of(ledger, quantity.span.start)) or _of_fewer(ledger, match.start(), quantity):
        return False
    looked = _LOOKED.search(match["sign"]) is not None
    if not _EVENT.search(item) and not looked and REMOVED.search(front + behind):
        return False  # 全县无黑臭水体，治理黑臭水体3条
    if near and not looked:
        lead += "".join(_MONTH.findall(said)) if not _TIMED.search(lead) else ""
    return of_the_same(ledger, _SPAN.sub(_named_span, lead), match.start(), quantity)


_CASES = regex("(?P<what>[一-鿿]{2,16})[：:]?[\\d,，.]+万?[例起件次宗](?:[^一-鿿].*)?$")
_COUNTED = regex(
    "(?:报告|发病|发生|接报|确诊|新增|累计|病例|各类|事[故件]|疫情|案件|[全我本][年省市县区]|[起例件]?数|[共计了为达是的])+$"
)
"""What the name of counted cases ends with that says nothing of which they are."""
_LETTER = regex("[甲乙丙丁戊](?=类)")


def _of_other_cases(lead: str, said: str) -> bool:
    """True for 霍乱10例，无死亡 and 流感300例，死亡6人: both are told of the cases counted right before them."""
    if not lead.endswith(_COMMAS):
        return False
    here, there = _CASES.search(_BRACKET.sub("", lead[:-1])), _CASES.search(_BRACKET.sub("", said))
    if here is None or there is None:
        return False
    letters = [_LETTER.findall(words)[-1:] for words in (lead, said)]
    if all(letters) and letters[0] != letters[1]:
        return True
    one, other = (_COUNTED.sub("", match["what"]) for match in (here, there))
    return len(one) > 1 and len(other) > 1 and one[-2:] not in other and other[-2:] not in one


def _of_fewer(ledger: Ledger, at: int, quantity: Quantity) -> bool:
    """True for 赴省走访19批，无集体访 beside 集体访34批, or beside 到市上访57批，其中集体访6批: none among those 19."""
    here = _told_last(ledger, at, quantity.unit)
    there = _told_last(ledger, quantity.span.start, quantity.unit) if _AMONG.match(quantity.before) else None
    visits = quantity.unit in _VISITS and here is not None and here.value < quantity.value
    return here is not None and (visits or (there is not None and there.value != here.value))


def _told_last(ledger: Ledger, at: int, unit: str) -> Quantity | None:
    """The number of a unit told last before a place in its sentence."""
    told = [one for one in ledger.by_sentence.get(ledger.sentence_at(at), ()) if one.span.end <= at]
    return next((one for one in reversed(told) if one.unit == unit and one.is_level), None)


_AMONG = regex("其中")
_VISITS = ("批", "批次", "人次")
"""What visits are counted in, of which a report tells by where they went."""


_COMMAS = ("，", ",", "、")
_BRACKET = regex(r"[（(][^（()）\n]*[)）]")
_GOES_ON = regex(
    "(?:其中|目前|期间|共|累计|先后|还|仍|对|有|的|了|在|均|妥善|依法|及时|成功|严肃|发生|出现|存在|发现|查出|检出|查处|处置|处理|扑灭|扑救|化解|劝返|清退|取缔"
    "|拆除|收到|受理|接报|接到|造成|核查|检查|排查|中|出|[^，,。；;]{0,4}\\d{1,2}月份?|[上下]半年|全年|年内|今年)*"
)
"""What goes on with the matter of the denial and names no place or field of its own."""
_WHILE = regex("期间|期内|时段")
_ALL_ALONG = regex("全年|累计|今年|年内|以来|上半年|季度")
_LOOKED = regex("发现|查[出见到]|检出|存在")
REMOVED = regex(
    "治理|取缔|消除|整治|整改|拆除|清退|清理|清零|改造|帮助|帮扶|脱[贫困]|劝返|处理|处置|查处|打击|关[停闭]|化解|解决|纠正|收回|追回|修复|退出|销毁"
)
"""What there is none of any more."""
OF_SOME = regex("[\\d一二三四五六七八九十]+个?[县区市镇乡村家所个][一-鿿]{0,4}“?$")
"""2个零死亡: so many of the places, and not all of them."""
_MONTH = regex("\\d{1,2}月")
_TIMED = regex("月|季度|半年|日")
_SPAN = regex("1月?(?:份)?[至到—－-](?P<last>3|6|9|12)月(?:份)?")
_SPANS = {"3": "一季度", "6": "上半年", "9": "前三季度", "12": "全年"}


def _named_span(match: re.Match[str]) -> str:
    return _SPANS[match["last"]]
