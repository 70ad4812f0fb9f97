"""Scoped left: 核心区内居民全部搬迁完毕 here, 核心区内未搬迁的14户居民 there: one place, one noun, one act.

Place and noun stand together where all are told of, and on both sides of the number where some are, so neither is found
by the other's words as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.all_but import AllBut, left_behind
from linter.facts.states.deeds import same_deed
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, other_times, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_WHOLE = regex(
    r"(?:^|(?<=[，,。；;：:、）)\n]))(?:目前[，,]?|现)?(?P<noun>[一-鿿“”]{5,20}?)(?:目前|现|均|都|已经?)*"
    r"(?:全部|悉数|全数|尽数|均已经?|都已经?)(?:已经?|依法|按期|如期|得到|实现)*(?P<what>[一-鿿]{2,8})(?=[，,。；;、\n]|$)"
)
_COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[个名人户家处件项条宗台辆所座起套笔间栋艘口片块]"
_STILL = "(?:目前|至今|仍然?|尚|还|剩余的?)*"
_REST = regex(
    rf"(?P<scope>[一-鿿]{{2,12}}?)(?P<left>{_STILL}(?:未能?|没有?)(?P<lacks>[一-鿿]{{1,4}}?)的{_COUNT})(?P<noun>[一-鿿“”]{{2,14}})"
    rf"|(?P<place>[一-鿿]{{2,12}}?)(?P<some>(?:目前|至今)?(?:仍|尚|还)有{_COUNT}(?P<name>[一-鿿“”]{{2,12}}?)(?:因[^，,。；;]{{2,20}}[，,]?)?{_STILL}(?:未能?|没有?)(?P<not>[一-鿿]{{1,4}}))"
)
_REST_SIGN = regex("[尚仍还未没]")
_INSIDE = regex("(?:范围)?[内中里的]$")
_SET_APART = regex(
    "新(?!区)|另|其他|其余|再次|反弹|回潮|回头看|如|若|计划|指出|反馈|发现|督[察查]|巡[察视]|审计|检查|摸底|排查|当时|举报"
)
"""What found them open before, and what tells of others."""
_ANSWERED = regex("整改(?:情况|措施|进展|成效|结果|落实|状态)|已(?:全部|于|经)")
"""Behind some left: the problem of an item, which its measure answers."""
_LATER_STEP = regex("验收|决算|结算|评估|公示|复查|备案|归档|销号|绿化|复绿|复垦|补偿|补助|兑付|安置|登记|办证|移交")
_DUE = regex("[年月季]底之?前|(?:到|至)(?:[今明]年|20\\d\\d年|[年月]底)")
"""The day by which all are to be done."""
_DENIED = regex("[未不没无非]")
_DO = regex(
    "(?:^|[对于把将与是]|推[进动]|督促|促[进使]|加[快大强]|抓[好紧]|做[好实]|针对|完成|组织|协调|引导|督办|指导|支持|下一步|[年月季]底|目前|但|继续|持续|全面|全力)$"
)
"""Before the name of a place, what makes it no other one, as 非城区 is one."""
_SHORTEST, _TELLING = 2, 5
"""Characters of a noun, and of one that no place stands before."""
_BEHIND = 160
"""Characters behind some left in which they may be answered."""
_MEMORY = 12
"""Statements about all of some things that are looked at before some left."""


def find_scoped_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every statement about all things of a place, with some of them further on that lack it."""
    for rest, wholes in left_behind(ledger, _WHOLE, [(_REST, _REST_SIGN)], _is_apart, _MEMORY):
        for whole in wholes:
            noun = _shared_noun(whole["noun"], rest)
            if noun and _is_left_of(ledger, whole, rest):
                end = rest.end("some") if rest["some"] else rest.end("left") + len(noun)
                yield AllBut(Span(*whole.span()), Span(rest.start("some" if rest["some"] else "left"), end))
                break


def _is_apart(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
    lead = ledger.text[sentence.start : whole.start()]
    return bool(
        _DENIED.search(whole["what"])
        or _LATER_STEP.search(whole["what"])
        or PROMISED.search(lead + whole.group())
        or _DUE.search(lead)
        or in_plans(ledger, whole.start())
    )


def _shared_noun(told: str, rest: re.Match[str]) -> str:
    """What both count, where the words before it are the same: 居民 of 核心区内居民 and 核心区内未搬迁的14户居民."""
    place = _INSIDE.sub("", rest["scope"] or rest["place"])
    for at in range(len(told) - _SHORTEST + 1):
        noun = told[at:]
        of = _INSIDE.sub("", told[:at])
        named = rest["noun"].startswith(noun) if rest["noun"] else rest["name"] == noun
        if named:
            alike = place.endswith(of) and _DO.search(place.removesuffix(of)) if of else len(noun) >= _TELLING
            return noun if alike else ""
    return ""


def _is_left_of(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where what some lack is what all have, as of no other time, class or look."""
    lacks = rest["lacks"] or rest["not"]
    if not (bigrams(whole["what"]) & bigrams(lacks) or same_deed(whole["what"], lacks)):
        return False
    one, other = (ledger.sentence_at(match.end()) for match in (whole, rest))
    if one == other:
        return False
    told, said = ledger.sentences[other].span, ledger.sentences[one].span
    words = ledger.text[told.start : rest.end()]
    where = ledger.text[said.start : whole.end()]
    if FORMERLY.search(words.replace("同时", "")) or _SET_APART.search(words) or told_earlier(ledger, other, one):
        return False
    if other_times(ledger.text[told.start : rest.start()], where) or classes_in(words) - classes_in(where):
        return False
    return _ANSWERED.search(ledger.text, rest.end(), rest.end() + _BEHIND) is None
