"""Parts of a list: 列入整治清单的64个 … 整治清单内已有71个完成销号: more done with than the list holds.

The list is known by its name; what the later name has besides must be told in the paragraph of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.labels import one_scope
from linter.facts.quantities.retold import in_parallel
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.facts.states.same_matter import TIME, places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_KEPT = "(?:清单|台账|名录|名单|目录|项目库|储备库|重点库)"
_LIST = rf"(?P<list>[一-鿿]{{2,16}}{_KEPT})"
_PUT = "(?:列入|纳入|录入|编入|载入|登入|进入)(?:了|到)?"
_ON_IT = regex(rf"{_PUT}{_LIST}(?:管理|实施)?的?(?P<noun>[一-鿿“”]{{0,8}}?)(?:共计?|合计|总计|有|为|达|的){{0,2}}$")
"""列入整治清单的64个, 纳入整治清单排污口64个."""
_PUT_ON_IT = regex(rf"(?P<noun>[一-鿿“”]{{0,8}}?)(?:已经?|均|全部)?(?:被)?{_PUT}{_LIST}")
"""将64个排污口列入整治清单."""
_HOLDS = regex(rf"{_LIST}(?:[中内里上])?(?:共计?|合计|总计|现有)(?:有|为|达)?(?P<noun>[一-鿿“”]{{0,8}}?)$")
"""整治清单共有64个."""
_DEALT = (
    "(?:盘活|整改|化解|处置|处理|解决|拆除|销号|办结|签约|利用|修复|治理|改造|清退|收回|注销|关停|完成|复垦|整治|封堵"
    "|加固|消除|开工|动工|竣工|完工|建成|投产|投用|验收|落实|搬迁|救助|走访|安置|立标)"
)
_SINCE = "(?:截至目前|目前|现|至今|均|全部|累计|先后|陆续|[，,])"
_OF_IT = regex(
    rf"{_LIST}(?:以?内|当?中|之中|里|上)的?(?P<noun>[一-鿿“”]{{0,8}}?){_SINCE}*"
    rf"(?:(?P<done>已经?(?:有|完成|实现)*{_DEALT}*)|(?:有|完成|共完成))(?:了|的|达)?$"
)
"""整治清单内已有71个, 整治清单中的排污口，目前已完成整治71个."""
_PUT_AND_DONE = regex(
    rf"{_PUT}{_LIST}(?:管理|实施)?的(?P<noun>[一-鿿“”]{{2,8}}?){_SINCE}*(?P<done>已经?(?:有|完成|实现)*{_DEALT}*)(?:了|的|达)?$"
)
"""列入整治清单的排污口已完成整治71个."""
_DONE_BEHIND = regex(rf"(?P<noun>[一-鿿“”]{{0,8}}?)(?:已经?|均|全部|按期|顺利|如期|实现|达到)*{_DEALT}")
_WHOSE = regex(r"^(?:经[一-鿿]{2,12}[，,])?(?:(?:[全我本各该](?:街道|[省市县区州镇乡村]{1,3}))|上述|前述|以上)+的?")
_SOME = regex(
    "其中|首批|第[一二三四五六七八九十\\d]+[批轮期]|新增|增补|另|又|再|每|各(?=有|\\d)|拟|计划|上年|去年|约|近|超|余"
)
_NARROWS = regex("[国省市县区镇乡村]级|重点|优先|年度|专项|先行|第|首")
_GREW = regex("新增|增补|补充|增至|增加到|扩充|调整|动态|更新|滚动|新列入|新纳入|续增|连同|加上|历年|往年|累计")
_MOST = 2
"""Times of the whole up to which a number may be meant as its part."""
_LEAD = 40
"""Characters before a number in which its list is named."""
_TAIL = 4
"""Characters at the end of two names by which the list is one: 整治清单."""
_SIGN = regex(_KEPT)


def find_parts_of_lists(ledger: Ledger) -> Iterator[Outcome]:
    """Every count of things done that are on a list, with how many are on it, where that is less."""
    wholes: dict[tuple[str, str], list[tuple[Quantity, re.Match[str]]]] = {}
    for at in _near_lists(ledger):
        one = ledger.quantities[at]
        start = ledger.sentences[one.sentence].span.start
        lead = ledger.text[max(start, one.span.start - _LEAD) : one.span.start]
        part = _OF_IT.search(lead) or _PUT_AND_DONE.search(lead)
        if part and (part["done"] or _DONE_BEHIND.match(one.after)):
            told = wholes.get((part["list"][-_TAIL:], one.unit), [])
            if len({whole.value for whole, _ in told}) == 1 and _exceeds(ledger, told[-1], one, part):
                yield Outcome(told[-1][0], one)
            continue
        whole = _ON_IT.search(lead) or _HOLDS.search(lead) or _PUT_ON_IT.match(ledger.text, one.span.end)
        if whole:
            wholes.setdefault((whole["list"][-_TAIL:], one.unit), []).append((one, whole))


def _near_lists(ledger: Ledger) -> Iterator[int]:
    """The counts beside which a list is named, each once and in order."""
    last = -1
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.start())
        for index in (at - 1, at):
            if last < index < len(ledger.quantities):
                one = ledger.quantities[index]
                last = index
                if one.kind == "count" and one.exact and not one.approximate:
                    yield index


def _exceeds(ledger: Ledger, told: tuple[Quantity, re.Match[str]], part: Quantity, named: re.Match[str]) -> bool:
    """True where the part is of the same things on the same list, at no other time, and more than all of them."""
    whole, listed = told
    if not whole.value < part.value <= whole.value * _MOST or HOLDS_MORE.match(ledger.text, part.span.end):
        return False
    spans = [ledger.sentences[one.sentence].span for one in (whole, part)]
    around, lead = (ledger.read(span) for span in spans)
    told_before = ledger.text[max(spans[0].start, whole.span.start - _LEAD) : whole.span.start]
    if _SOME.search(told_before) or _GREW.search(around) or _GREW.search(lead):
        return False
    if set(_NARROWS.findall(named["list"])) != set(_NARROWS.findall(listed["list"])):
        return False
    # A list may have grown between the two days.
    times = [set(TIME.findall(words)) for words in (around, lead)]
    if all(times) and times[0] != times[1]:
        return False
    known = ledger.read(ledger.paragraph(whole))
    for words in (_bare(named, listed), named["noun"], _noun_behind(part)):
        if not bigrams(words) <= bigrams(known):
            return False
    if not places(around) <= places(lead) and places(lead):
        return False
    return one_scope(whole, part) and not in_parallel(ledger, whole, part)


def _bare(named: re.Match[str], listed: re.Match[str]) -> str:
    """What the later name of a list has before the words of the first, whose it is left aside."""
    name, first = _WHOSE.sub("", named["list"]), listed["list"]
    shared = next((at for at in range(len(first)) if name.endswith(first[at:])), len(first))
    return name[: len(name) - (len(first) - shared)]


def _noun_behind(part: Quantity) -> str:
    done = _DONE_BEHIND.match(part.after)
    return done["noun"] if done else ""
