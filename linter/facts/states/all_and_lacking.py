"""All and lacking: 162个项目均设立了专用账户 here, 5个未开设专用账户的项目 there: said of all, denied of some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.states.batchwide import classes_in
from linter.facts.states.same_matter import FORMERLY, lead_of, own_place, places, told_earlier
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGNS = ("均", "全", "都", "一例外", "一遗漏", "一律", "悉数", "尽数", "如数", "百分之百", "100%", "一不")
_WHOLLY = (
    r"全部|全数|全都|悉数|尽数|如数|一律|逐一|逐个|无一例外地?|无一遗漏|毫无例外|一个不[落漏少]地?|无一不|百分之百"
    r"|100[%％]|全面"
)
_DAY = r"(?:[于至到](?:(?:19|20)\d\d年|[今本当]年)?(?:\d{1,2}月)?(?:\d{1,2}日|[初中底末]|[上中下]旬)?前?)?"
_EVERY = rf"(?:目前|现|现已|均|已经?)?{_DAY}(?:{_WHOLLY}|均|都)(?:[，,、]?(?:{_WHOLLY}|均|都))?"
_IN_TIME = r"(?:地|已经?|按期|按时|如期|顺利|圆满|按要求|按规定)*"
# 15件积案，报表显示已于8月底全部化解: who says so may stand between.
_ALL = re.compile(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)[，,]?(?:[一-鿿]{{2,6}}(?:显示|反映|上报|统计|介绍|汇报)[，,]?)?{_EVERY}{_IN_TIME}(?P<what>[一-鿿“”]{{2,24}})"
)
# 186家定点机构检查率达100%: the rate of what was done with all of them.
_BY_RATE = re.compile(
    r"(?P<noun>[一-鿿]{2,12}?)(?:的)?(?P<what>[一-鿿]{2})(?:覆盖)?率(?:均|都)?(?:达到?|为|实现|保持)?(?:了)?(?:100[%％]|百分之百)"
)
_NOT = r"(?:未曾|未能|未予|未按[一-鿿]{1,3}|未|没有?)(?:能|及时|按期|按时|足额|完全|全部|全面|真正)*"
_SO_FAR = r"(?:至今|目前|暂时?|仍然?|尚|还|均|一直|都)"
_BEHIND = re.compile(
    rf"(?P<noun>[一-鿿、“”]{{0,14}}?)(?:因[^，,。；;]{{1,20}}[，,]?)?(?:{_SO_FAR}*{_NOT}|(?P<later>推迟|延期|暂缓|仍在|正在|尚在))(?P<what>[一-鿿“”]{{2,24}})"
)
_BEFORE = re.compile(
    rf"(?:^|[一-鿿，,])(?P<lacks>(?:仍|尚|还|至今|暂)?{_NOT}|[仍还尚]在)(?P<what>[一-鿿“”]{{2,24}}?)的$|(?:剩余|余下|剩下)的?$"
)
_STILL = re.compile(r"(?:仍有|还有|尚有|尚余|目前有|目前[，,]?仍?有)(?:近|约)?$")
"""Before a number: what is told of it is left today."""
_DENIES = re.compile(r"未|没|不|无(?!一)|正在|尚|待|需|要|应|将|计划|拟|力争|确保|可以|能够")
_AIMS = re.compile(r"确保|力争|要求|应当|必须|目标|计划|争取|拟|其中|其余|另有?|[如若]|以前")
_COMMON = frozenset(["完成", "完毕", "到位", "落实", "实现", "开展", "进行", "工作"])
_EMPTY = re.compile("^(?:已经?|了|完成|实现|得到|进行|做到|达到|落实|开展)+|了|(?:完毕|到位|完成|完结|妥当|好|完)+$")
_STEMS = frozenset("建修拆换办拨发缴付还退收装接通搬迁改验补清签开投播种架埋挖铺栽")
"""Verbs of one character, whatever follows them: 建成 and 建起来, 拨付 and 拨出, 清退 and 退回."""
_MOST_APART = 60
"""Characters behind a number in which it is said of all of them."""
_SENTENCES = 4
"""Sentences back in its paragraph in which the lacking ones may have a number of their own that they are some of."""
_SHARED = 2
"""Pairs of characters that what is done and what is not must share; all of them where there are fewer."""
_NAME = 3
"""Characters at their ends by which two names are of one thing: 污水处理站 and 生活污水处理站."""


class Lacking(NamedTuple):
    """All of some things, and some of them of which the same is denied."""

    whole: Span
    rest: Span
    quantity: Quantity
    """How many lack it."""


class _Said(NamedTuple):
    quantity: Quantity
    noun: str
    what: frozenset[str]
    """Pairs of characters of what is done, or is not; single ones where they are verbs."""
    span: Span
    still: bool = False
    """Whether the words say that it is so today: 仍有, 剩余."""


def find_lacking(ledger: Ledger) -> Iterator[Lacking]:
    """Every statement about all of so many things, or of a sum, that a later number denies."""
    text = ledger.text
    if not any(sign in text for sign in _SIGNS) or not _LACKS.search(text):
        return
    # By unit and by each word of what is done: the same is not done with those that lack it.
    told: dict[tuple[str, str], list[_Said]] = {}
    for quantity in ledger.quantities:
        money = quantity.kind == "money"
        if not money and (quantity.kind != "count" or not quantity.exact or quantity.value < 1):
            continue
        unit = "money" if money else quantity.unit
        lacks = _lacking(ledger, quantity)
        if lacks:
            same = {whole.span: whole for word in lacks.what for whole in told.get((unit, word), ())}
            denied = (whole for span, whole in sorted(same.items()) if _denied(ledger, whole, lacks))
            yield from (Lacking(whole.span, lacks.span, quantity) for whole in islice(denied, 1))
        if quantity.value > 1 and not lacks and not quantity.approximate:
            of_all = _of_all(ledger, quantity)
            if of_all:
                for word in of_all.what:
                    told.setdefault((unit, word), []).append(of_all)


_LACKS = re.compile("[未没剩余]|推迟|延期|暂缓|[仍正尚]在")


def _of_all(ledger: Ledger, quantity: Quantity) -> _Said | None:
    end = quantity.span.end + _MOST_APART
    match = _ALL.match(ledger.text, quantity.span.end, end) or _BY_RATE.match(ledger.text, quantity.span.end, end)
    if match is None or _DENIES.search(match["what"]):
        return None
    sentence = ledger.sentences[quantity.sentence].span
    if _AIMS.search(ledger.text, max(sentence.start, quantity.span.start - 16), quantity.span.start):
        return None
    noun = match["noun"] or (quantity.head if quantity.kind == "money" else "")
    return _Said(quantity, noun, _done(match["what"]), Span(quantity.span.start, match.end()))


def _lacking(ledger: Ledger, quantity: Quantity) -> _Said | None:
    near = quantity.before[-28:]
    before = _BEFORE.search(near)
    if before and quantity.kind != "money":
        counted = re.match("[一-鿿]{0,12}", quantity.after)
        noun = counted.group() if counted else ""
        start = quantity.span.start - len(near) + max(before.start("lacks"), before.start())
        return _Said(quantity, noun, _done(before["what"] or noun), Span(start, quantity.span.end), not before["what"])
    behind = _BEHIND.match(ledger.text, quantity.span.end, quantity.span.end + _MOST_APART)
    still = bool(_STILL.search(quantity.before))
    if behind is None or (behind["later"] and not still):
        return None
    what, _, noun = behind["what"].partition("的")
    noun = behind["noun"] or noun or (quantity.head if quantity.kind == "money" else "")
    return _Said(quantity, noun, _done(what), Span(quantity.span.start, behind.end()), still)


def _done(words: str) -> frozenset[str]:
    """The pairs of characters that say what is done, and the verb of one character among the first two."""
    words = _EMPTY.sub("", words)
    return bigrams(words) - _COMMON | (frozenset(words[:2]) & _STEMS)


def _denied(ledger: Ledger, whole: _Said, lacks: _Said) -> bool:
    """True where some of the same things lack what all of them are said to have."""
    if lacks.quantity.value >= whole.quantity.value or not _same_done(whole, lacks):
        return False
    if len(whole.noun) > 1 and len(lacks.noun) > 1 and not share_a_bigram(whole.noun, lacks.noun):
        return False
    if "的" in whole.noun and "的" in lacks.noun and whole.noun[-2:] != lacks.noun[-2:]:
        return False  # 行政村的文化广场 and 行政村的农贸市场
    lead, said = lead_of(ledger, lacks.quantity.span.start), lead_of(ledger, whole.span.end - 1)
    if (
        FORMERLY.search(lead)
        or classes_in(lead) - classes_in(said)
        or told_earlier(ledger, lacks.quantity.sentence, whole.quantity.sentence)
    ):
        return False
    block = ledger.sentences[lacks.quantity.sentence].block
    beside = (
        one
        for index in range(lacks.quantity.sentence, max(-1, lacks.quantity.sentence - _SENTENCES), -1)
        if ledger.sentences[index].block == block
        for one in ledger.by_sentence.get(index, ())
    )
    if any(_another(one, whole.quantity, lacks.quantity) for one in beside):
        return False
    if not own_place(ledger, places(lead), said, whole.span.start):
        return False
    # 石潭镇11个项目全部开工 says nothing of the 8个未开工项目 of a paragraph that does not name the town.
    told = ledger.text[ledger.document.blocks[block].span.start : lacks.quantity.span.start]
    near = ledger.sentences[whole.quantity.sentence].block == block
    return near or own_place(ledger, places(whole.quantity.before), told, whole.span.start)


def _same_done(whole: _Said, lacks: _Said) -> bool:
    """True where what is done with all is what is not done with some."""
    shared = whole.what & lacks.what
    pairs = [word for word in shared if len(word) > 1]
    if not pairs:
        return bool(shared) and whole.noun[-_NAME:] == lacks.noun[-_NAME:] and len(whole.noun) >= _NAME
    fewer = min(sum(len(word) > 1 for word in said.what) for said in (whole, lacks))
    return lacks.still or (len(pairs) >= min(_SHARED, fewer) and len(pairs) * 2 >= fewer)


def _another(one: Quantity, whole: Quantity, lacking: Quantity) -> bool:
    """True for the 9个 of 自查发现问题9个，其中2个尚未完成: a number of its own that the lacking ones are some of."""
    between = whole.span.end <= one.span.start < lacking.span.start
    return between and one.unit == whole.unit and one.value > lacking.value and one.value != whole.value
