"""Parts of what was found: 清理出闲置门面38间 … 清理出来的闲置门面已盘活41间: more dealt with than there were.

The verb by which the things were found leads back to them, with their name; 中 and a number need not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.bigrams import bigrams
from linter.facts.quantities.labels import one_scope
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.facts.states.same_matter import TIME, classes_in, places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_FIND = "(?:清理|清查|排查|摸排|梳理|核查|普查|筛查|查找|查摆|识别|盘点|清点|摸底|摸清|检查|检测|征集|腾退|收集|整理)"
_FOUND = rf"(?P<find>{_FIND})(?:出来?|到)?"
_DEALT = (
    "(?:盘活|整改|化解|处置|处理|解决|拆除|销号|办结|签约|出租|租出|流转|利用|修复|治理|改造|清退|收回|注销|关停|完成|复垦|复耕|整治"
    "|补办|救助|搬迁|移交|加固|消除|出让|拍卖|转让|启用|封堵|答复|采纳|落实|修缮|清运)"
)
_NOUN = "(?P<noun>[一-鿿“”]{2,12}?)"
_BEHIND = regex(
    rf"{_FOUND}的{_NOUN}(?:当?中|里)?[，,]?(?:目前|现|截至目前|均|都|已经?|全部|陆续|先后|依法)*已经?(?:全部|陆续|先后|依法|成功|实现|完成)*(?:{_DEALT})+(?:了|达|共计?)*$"
)
"""清理出来的闲置门面已签约盘活41间."""
_AHEAD = regex(
    rf"(?:已经?|共)(?:全部|陆续|先后|依法|成功)*(?:{_DEALT})+了?(?:[全本我该][省市县区镇乡村校局])?{_FOUND}的{_NOUN}$"
)
"""已盘活清理出的闲置门面41间."""
_TOLD = regex(rf"(?P<find>{_FIND})(?:出来?|到)?(?:了)?(?P<what>[^，,。；;：:\d]{{0,40}})$")
_CLAIM = regex(rf"{_FIND}(?:出来?|到)?的")
_AS_EXAMPLES = regex("(?:(?:(?!的)[一-鿿]){1,8}、)+(?:(?!的)[一-鿿]){1,8}?等")
"""老站房、旧仓库等: what some of them are."""
_SAYS_NOTHING = regex("[的“”]|各类|一批|共计?|合计|有$|约$|[全我本各该][省市县区镇乡村校局]")
_NO_WHOLE = regex("其中|每|均|计划|目标|拟|上年|去年|同比|另|分别|新增|又|再|首批|近|余|超|多")
_WIDER = regex("累计|历年|往年|以来|新增|连同|加上|包括|及|和|与|另")
_TIMES_DONE = frozenset("次")
_TIMES = 2
"""Times of the whole up to which a number may be meant as its part."""
_LEAD = 48
"""Characters before a number in which the things are named that it counts."""
_FARTHEST = 160
"""Numbers before a part among which its whole is looked for."""
_TAIL = 2
"""Characters at the end of a name that both must share."""


def find_parts_of_found(ledger: Ledger) -> Iterator[Outcome]:
    """Every count of things dealt with of those found, with how many were found, where that is less."""
    for claim in _CLAIM.finditer(ledger.text):
        at = ledger.quantity_index(claim.end())
        part = ledger.quantities[at] if at < len(ledger.quantities) else None
        if part is None or part.span.start - claim.end() > _LEAD or part.kind != "count" or not part.exact:
            continue
        if part.unit in _TIMES_DONE or HOLDS_MORE.match(ledger.text, part.span.end):
            continue
        start = ledger.sentences[part.sentence].span.start
        told = _BEHIND.match(ledger.text, claim.start(), part.span.start) or _AHEAD.search(
            ledger.text, max(start, claim.start() - _LEAD), part.span.start
        )
        whole = _whole(ledger, at, part, told, ledger.text[start : part.span.start]) if told else None
        if whole is not None:
            yield Outcome(whole, part)


def _whole(ledger: Ledger, at: int, part: Quantity, told: re.Match[str], lead: str) -> Quantity | None:
    """The only number of things of that name that were found in that way."""
    if _WIDER.search(lead):
        return None
    noun = _SAYS_NOTHING.sub("", told["noun"])
    wholes = []
    for one in ledger.quantities[max(0, at - _FARTHEST) : at]:
        if one.unit != part.unit or one.kind != "count":
            continue
        # 老站房、旧仓库等闲置门面: the clause of a number begins behind a 、.
        begin = max(ledger.sentences[one.sentence].span.start, one.span.start - _LEAD)
        found = _TOLD.search(ledger.text, begin, one.span.start)
        if found is None or found["find"] != told["find"] or not _of_one_name(found["what"] + _behind(one, noun), noun):
            continue
        if one.approximate or not one.exact or _NO_WHOLE.search(ledger.text, begin, one.span.start):
            return None
        wholes.append(one)
    if len({one.value for one in wholes}) != 1 or not wholes[0].value < part.value <= wholes[0].value * _TIMES:
        return None
    whole = wholes[0]
    around = ledger.read(ledger.sentences[whole.sentence].span)
    if classes_in(lead) ^ classes_in(around) or not places(around) <= places(lead):
        return None
    if set(TIME.findall(told.group())) or not one_scope(whole, part):
        return None
    return whole


def _behind(one: Quantity, noun: str) -> str:
    """The name, where it stands right behind the number: 清理出38间闲置门面."""
    return noun if one.after.replace("“", "").startswith(noun) else ""


def _of_one_name(what: str, noun: str) -> bool:
    """True where the things found bear the name, and neither of the two is narrower than the other."""
    bare = _SAYS_NOTHING.sub("", _AS_EXAMPLES.sub("", what))
    if bare[-_TAIL:] != noun[-_TAIL:] or len(noun) < _TAIL:
        return False
    known, said = bigrams(bare), bigrams(noun)
    return known == said or (len(noun) > _TAIL and len(known - said) <= 1 and len(said - known) <= 1)
