"""Remainders: what is said of all of some things, 162个项目均设立了专户, and of those left: 5个未设立专户的项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_from
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.claims import ALL_OF_THEM, NOT_YET, NOUN
from linter.facts.states.ended import BEGUN, FINISHED, has_begun
from linter.facts.states.same_matter import classes_in
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EACH = f"{ALL_OF_THEM}|全都|一律|逐一|逐个|无一遗漏|毫无例外|无一不|百分之百|100[%％]|全面|件件|桩桩|项项|条条"
_WHOLLY = f"(?:{_EACH})"
_DAY = r"(?:(?:截[至止]|[于至到])(?:(?:19|20)\d\d年|[今本当]年)?(?:\d{1,2}月)?(?:\d{1,2}日|[初中底末]|[上中下]旬)?前?)?"
_NOW = "(?:(?:截至)?目前|现|现已经?|均|已经?)?[，,]?(?:均|已经?)?"
_EVERY = rf"{_NOW}{_DAY}(?:{_WHOLLY}|均|都)(?:[，,、]?(?:{_WHOLLY}|均|都))?"
_IN_TIME = r"(?:地|已经?|按期|按时|如期|顺利|圆满|按要求|按规定)*"
# 15件积案，报表显示已于8月底全部化解: who says so may stand between.
_ALL = regex(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)[，,]?(?:[一-鿿]{{2,6}}(?:显示|反映|上报|统计|介绍|汇报)[，,]?)?{_EVERY}{_IN_TIME}(?P<what>[一-鿿“”]{{2,24}})"
)
# 186家定点机构检查率达100%: the rate of what was done with all of them.
_BY_RATE = regex(
    r"(?P<noun>[一-鿿]{2,12}?)(?:的)?(?P<what>[一-鿿]{2})(?:覆盖)?率(?:均|都)?(?:达到?|为|实现|保持)?(?:了)?(?:100[%％]|百分之百)"
)
_SIGN_OF_ALL = regex(f"{_EACH}|均|都")
"""What both of them hold: looked for first."""
# 反馈的问题已全部整改到位, 整改完成率100%: all that there are, without a number.
_UNCOUNTED = regex(
    rf"(?:反馈|指出|交办|移交|通报|发现|排查|查摆|梳理|查出|检出|所有|全部|巡察|巡视|审计|督察)(?:的|出的|出来的)?(?:[一-鿿]{{0,6}}?)(?P<noun>{NOUN})(?:目前|现|截至目前)?[,，]?"
    rf"(?:已经?|现已经?|均已经?|都已经?|均)?(?:实现|做到|达到)?(?:了)?(?:{ALL_OF_THEM}|均已经?|都已经?|全面|100%)(?:已经?)?(?:按期|按时|如期)?(?!{BEGUN})(?:{FINISHED}|办理)+"
)
_RATE_OF_ALL = regex(
    r"(?<![一-鿿])(?:总体|问题|任务)?(?:整改|办结|办理|销号|完成|落实)(?:完成|办结|落实)?率(?:均)?(?:达到?|为|实现)?(?:100[%％]|百分之百)(?!的)"
)
_RATE_SIGN = regex(r"[总问任整办销完落](?<![一-鿿].)")
_OF_SOME = regex(r"其中|[、和]|个(?:单位|部门|乡镇|村)|的$|[方类]面?[，,]?$")
"""What tells the rate of some of them, or of units whose own rate it is."""
_NOT = r"(?:未曾|未能|未予|未按[一-鿿]{1,3}|未|没有?)(?:能|及时|按期|按时|足额|完全|全部|全面|真正)*"
_SO_FAR = r"(?:至今|目前|暂时?|仍然?|尚|还|均|一直|都)"
_BEHIND = regex(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)(?:因[^，,。；;]{{1,20}}[，,]?)?(?:截[至止][\d年月日底末初]{{2,8}})?(?:[还仍尚][一-鿿]{{2,6}}?)?(?:{_SO_FAR}*{_NOT}|(?P<later>推迟|延期|暂缓|仍在|正在|尚在))(?P<what>[一-鿿“”]{{2,24}})"
)
# 尚有13件属阶段性办结、未能销号: how they stand is told, and not what they are.
_NO_NOUN = regex("^(?:[均都仅只]|目前|暂|尚)?(?:属(?!地)于?|系(?!统)|处于|处在|停留在)|、$")
_BEFORE = regex(
    rf"(?:^|[一-鿿，,])(?P<lacks>(?:仍|尚|还|至今|暂)?{_NOT}|[仍还尚]在)(?P<what>[一-鿿“”]{{2,24}}?)的$|(?:剩余|余下|剩下)的?$"
    rf"|(?P<plain>(?:尚未|未|还未|仍未|没有|未能)(?:按期|全部|按时)?(?:{FINISHED}|办理)+的?(?:{NOUN})?(?:有|还有|尚有|共|共有|为|仍有)?)$"
)
# 2个问题整改滞后、尚未销号: why they are left may stand between.
_FAR = (
    rf"[^，,。；;\d]{{0,30}}(?:[，,](?:因|由于|受)[^，,。；;\d]{{2,24}})?(?:[，,][^，,。；;\d]{{0,14}}?){{0,CLAUSES}}(?:(?:尚未|还未|仍未|未能|未|没有)(?:按期|全部|按时)?(?:{FINISHED}|办理)+"
    # 长期坚持的3个，正在推进的1个: what is under way is told of the next number.
    r"|(?:正在|仍在|尚在)[一-鿿]{0,4}?(?:整改|办理|推进|化解|核查|落实|处置)中?(?![一-鿿]{0,2}的\d)"
    rf"|[需须]?(?:待|等)[^，,。；;、\d]{{2,16}}(?:方可|方能|才能|才可|再行?)[一-鿿]{{0,2}}?(?:{FINISHED}|办理)+)"
)
_FAR_BEHIND, _FARTHER_BEHIND = (regex(_FAR.replace("CLAUSES", clauses)) for clauses in "12")
"""One clause may stand between, and two where it is said what they are among: …中，甲等3个问题因…，尚在推进，未完成."""
_SIGN_BEFORE = frozenset("未没仍尚还剩余")
_SIGN_BEHIND = regex("[未没推延暂仍正尚待等]")
"""What the words before a number of those left hold, or those behind it: asked first."""
_LEFT_LEAD = regex(
    r"(?:尚有|仍有|还有|尚余|剩余|余下|其余|目前有|另有|还剩|仅剩|只有|仅有|目前|现|[、，,。；]|的|^|中|类|里|清)$"
)
_SURELY = regex(rf"(?:未能|(?:至今|[尚还仍])(?:未|没有?))(?:能|按期|全部|按时)*(?:{FINISHED}|办理)")
"""What says by itself that something is left, whatever stands before the number: not 如有1项任务未完成."""
_NOT_DUE = regex("[^，,。；;\\d]{0,8}[，,]?(?:均|都|系|为|属)?(?:于|在)?(?:未到期|法定期限|办理期限|审限|期限内)")
"""尚未办结的12件均未到期: late, but within what was set."""
_PLACE = "[一-鿿]{1,6}(?:镇|乡|街道|村|社区|[县区市局院站]|公司|中心|学校)"
_STILL = regex(rf"(?:仍有|还有|尚有|尚余|目前有|目前[，,]?仍?有)(?:近|约|(?:{_PLACE}[、和])*{_PLACE})?$")
"""Before a number, and the names of those counted: what is told of it is left today."""
_CLAUSES = 2
"""Marks behind a number from which what is said of it may be said of others, unless its lead tells that it is left."""
_NAMES = 40
"""Characters before a number in which those counted may be named."""
_DENIES = regex(r"未|没|不|无(?!一)|正在|尚|待|需|要|应|将|计划|拟|力争|确保|可以|能够")
_DUE = regex("[要应将需须拟][于在]?[^，,。；;]{0,8}(?:前|内|底)")
"""21个要在汛前全部开工: what is to be by then."""
_AIMS = regex(r"确保|力争|要求|应当|必须|目标|计划|争取|拟|[如若]|以前")
_LEVEL = regex("(?:达到?|超过|突破)$")
"""Before a number: 全部超过5万元，仍有4个村未达到10万元 are two marks."""
_SOME = regex(r"其中|其余|另")
"""Before a number: it is of some of them, and stands for all only of a class that is named, 立行立改的20个问题."""
_OTHERS = regex(r"(?:其余|剩余|余下|其他|另外?)的?$")
# 省级督察反馈问题中，某河治理等2个问题: what the two are among stands a clause before.
_AMONG = regex(rf"(?P<batch>[^，,。；;：:、\d]{{0,16}}{NOUN})中[，,][^，,。；;\d]*$")
_COMMON = frozenset(["开展", "进行", "工作", "实现"])
_PLAIN = regex(rf"{FINISHED}|办理|推进|实施|建设中|协调|^(?:已经?|得到|做到|达到)+|了|妥当|好|[完中]$")
"""What says no more than that it is over, or not."""
_STEMS = frozenset("建修拆换办拨发缴付还退收装接通搬迁改验补清签开投播种架埋挖铺栽")
"""Verbs of one character, whatever follows them: 建成 and 建起来, 拨付 and 拨出, 清退 and 退回."""
_MOST_APART = 60
"""Characters behind a number in which it is said of all of them."""
_NOUN = regex(NOUN)
# Not 自查发现问题41个，均已完成整改: of one item.
_NOUN_BEFORE = regex(
    f"(?:指出|反馈|交办|转办|移交|通报|提出|下达)[^，,。；;：:]{{0,14}}?(?P<noun>{NOUN})$"
    "|(?:^|[，,。；;：:、]|收到|接到|受理|接收|承办|办理|核查)的?(?P<case>(?:信访|举报|来信|来访|投诉)(?:件|事项)|案件|积案|线索)(?:共计?)?$"
)
"""What was handed over, and cases, which come in lots: 信访件24件，已全部办结."""


class Said(NamedTuple):
    """What is said of all of some things, or of those left."""

    span: Span
    quantity: Quantity | None
    """How many, or how much; None where all are told without a number."""
    noun: str
    """What they are, as far as the words beside the number say so."""
    what: frozenset[str]
    """Pairs of characters of what is done, or is not, and its verb of one character; empty for 已全部完成, 尚未完成."""
    classes: frozenset[str]
    """What narrows them down: 立行立改, 第一批, 2021年."""
    sentence: int
    still: bool = False
    """Whether the words say that it is so today: 仍有, 剩余."""
    begun: bool = False
    """Whether all of them have but begun: 已全部启动整改."""


def find_wholes(ledger: Ledger) -> Iterator[Said]:
    """Every place that says something of all: of so many, of the batch of a sentence, and of all without a number."""
    taken = set()
    for quantity in ledger.quantities:
        if _is_counted(quantity) and quantity.value > 1 and not quantity.approximate:
            said = _of_all(ledger, quantity)
            if said:
                taken.add(said.sentence)
                yield said
    for claim in ledger.claims:
        base = claim.base
        others = base and _OTHERS.search(base.before)  # 其余6个问题均已完成: it is said of all but those told
        if base and not others and claim.all_done and claim.done_value == claim.total and base.sentence not in taken:
            noun = _NOUN.search(base.after) or _NOUN.search(base.before[-8:])
            words = base.before[-16:] + ledger.text[base.span.end : claim.all_done.start]
            taken.add(base.sentence)
            yield Said(claim.span, base, noun.group() if noun else "", frozenset(), classes_in(words), base.sentence)
    for match in _UNCOUNTED.finditer(ledger.text):
        yield from _uncounted(ledger, match, match["noun"], taken)
    if any(rate in ledger.text for rate in ("100%", "100％", "百分之百")):
        for match in matches_from(_RATE_OF_ALL, _RATE_SIGN, ledger.text):
            yield from _uncounted(ledger, match, "", taken)


def _is_counted(quantity: Quantity) -> bool:
    return quantity.kind == "money" or (quantity.kind == "count" and quantity.exact and quantity.value >= 1)


def _of_all(ledger: Ledger, quantity: Quantity) -> Said | None:
    start, end = quantity.span
    last = end + _MOST_APART
    if not _SIGN_OF_ALL.search(ledger.text, end, last):
        return None
    match = _ALL.match(ledger.text, end, last) or _BY_RATE.match(ledger.text, end, last)
    if match is None or _DENIES.search(match["what"]) or _DUE.search(match.group()):
        return None
    lead = ledger.text[max(ledger.sentences[quantity.sentence].span.start, start - 16) : start]
    classes = classes_in(quantity.before[-16:] + match.group())
    if _AIMS.search(lead) or (_SOME.search(lead) and not classes):
        return None
    noun = match["noun"] or (quantity.head if quantity.kind == "money" else _noun_before(quantity))
    what, begun = match["what"], has_begun(match["what"])
    return Said(Span(start, match.end()), quantity, noun, _done(what), classes, quantity.sentence, begun=begun)


def _noun_before(quantity: Quantity) -> str:
    """What stands before the number of a batch that was handed over: 反馈的问题12个，目前已全部整改到位."""
    match = _NOUN_BEFORE.search(quantity.before[-24:])
    return match["noun"] or match["case"] if match else ""


def _uncounted(ledger: Ledger, match: re.Match[str], noun: str, taken: set[int]) -> Iterator[Said]:
    index = ledger.sentence_at(match.start())
    lead = ledger.text[max(ledger.sentences[index].span.start, match.start() - 24) : match.start()]
    if index in taken or NOT_YET.search(lead) or (not noun and _OF_SOME.search(lead)):
        return
    words = re.split("[，,]", lead)[-1] + match.group() if noun else lead
    yield Said(Span(*match.span()), None, noun, frozenset(), classes_in(words), index)


def find_remainders(ledger: Ledger) -> Iterator[Said]:
    """Every number of things of which it is said that something is not done with them."""
    for quantity in ledger.quantities:
        said = _left(ledger, quantity) if _is_counted(quantity) else None
        if said:
            yield said


def _left(ledger: Ledger, quantity: Quantity) -> Said | None:
    text, (start, end) = ledger.text, quantity.span
    sentence = ledger.sentences[quantity.sentence].span
    if _NOT_DUE.match(text, end):
        return None
    near = quantity.before[-28:]
    before = _BEFORE.search(near) if quantity.kind != "money" and not _SIGN_BEFORE.isdisjoint(near) else None
    if before:
        counted = re.match("[一-鿿]{0,12}", quantity.after)
        noun = counted.group() if counted else ""
        what = "" if before["plain"] else before["what"] or noun
        first = start - len(near) + max(before.start("lacks"), before.start("plain"), before.start())
        return _said(ledger, quantity, Span(first, end), noun, what, not (before["what"] or before["plain"]))
    if not _SIGN_BEHIND.search(text, end, end + _MOST_APART):
        return None
    behind = _BEHIND.match(text, end, end + _MOST_APART)
    among = quantity.before.endswith("等") and _AMONG.search(text[sentence.start : start])
    reach = _FARTHER_BEHIND if among else _FAR_BEHIND
    far = reach.match(text, end, sentence.end) if quantity.kind == "count" else None
    if not behind and not far:
        return None
    if quantity.before.endswith("另有"):
        return None  # 另有4个长期坚持的问题尚未完成
    still = _STILL.search(text, max(sentence.start, start - _NAMES), start) is not None
    plainly = still or among or _LEFT_LEAD.search(text, max(sentence.start, start - 24), start)
    level = behind and _LEVEL.search(behind["what"]) and text[behind.end() : behind.end() + 1].isdigit()
    if behind and not level and (still or not behind["later"]):
        what, _, noun = behind["what"].partition("的")
        said = "" if _NO_NOUN.search(behind["noun"]) else behind["noun"]
        noun = said or noun or (quantity.head if quantity.kind == "money" else "")
        if _done(what) or plainly or _SURELY.search(behind.group()):
            return _said(ledger, quantity, Span(start, behind.end()), noun, what, still)
    if far and (plainly or (_SURELY.search(far.group()) and far.group().count("，") < _CLAUSES)):
        return _said(ledger, quantity, Span(start, far.end()), "", "", still)
    return None


def _said(ledger: Ledger, quantity: Quantity, span: Span, noun: str, what: str, still: bool) -> Said:
    sentence = ledger.sentences[quantity.sentence].span
    start = quantity.span.start
    words = ledger.text[span.start : min(sentence.end, max(span.end, quantity.span.end + 10))]
    named = None if noun else _NOUN.search(words) or _NOUN.search(ledger.text, sentence.start, span.start)
    among = _AMONG.search(ledger.text[sentence.start : start])
    behind = ledger.text[quantity.span.end : span.end] + (noun if "性" in noun else "")
    around = (among["batch"] if among else "") + quantity.before[-16:] + behind
    return Said(
        span, quantity, named.group() if named else noun, _done(what), classes_in(around), quantity.sentence, still
    )


def _done(words: str) -> frozenset[str]:
    """The pairs of characters that say what is done, and the verb of one character among the first two."""
    words = _PLAIN.sub("", words)
    return bigrams(words) - _COMMON | (frozenset(words[:2]) & _STEMS)
