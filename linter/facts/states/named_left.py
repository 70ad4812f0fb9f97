"""Named left: 16名借调人员已全部返岗 and 3名借调人员至今仍在, by the name right behind both numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.all_but import last_before
from linter.facts.states.another_set import added_between, of_another_set
from linter.facts.states.claims import NOT_YET
from linter.facts.states.deeds import MADE_A_NOUN
from linter.facts.states.same_matter import FORMERLY, classes_in
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMBER = r"(?P<n>\d{1,4}|[一二三四五六七八九十两]{1,3})(?P<unit>[个名人户家处件项条宗台辆所座起套笔间栋])"
_ALL = (
    "(?:已经?|均|都|现已经?)?(?:全部|悉数|均已经?|都已经?|全数|尽数|一律|无一例外地?)"
    "(?:已经?|已经?于[^，,。；;\n]{2,12})?"
)
_WHOLE = regex(
    rf"(?:{_NUMBER}|所有的?|(?<=[，,。；;：:\n]))(?P<noun>[一-鿿“”]{{2,12}}?)(?:目前|现|截至目前)?[，,]?{_ALL}(?P<what>[一-鿿]{{2,16}})"
)
_SIGN = regex("全部|悉数|均已经?|都已经?|全数|尽数|一律|无一例外")
_STILL = (
    r"(?:至今|目前|现|尚|还|一直|依然|仍)*"
    r"(?:[仍尚还](?:旧|然)?(?:未|没有?|在|有|处于)|(?<!尚)未(?!来|经|成年)|至今(?=[一-鿿]))"
)
_REST = regex(
    rf"(?=[\d一二三四五六七八九十两])(?<![\d一二三四五六七八九十]){_NUMBER}(?P<noun>[一-鿿“”]{{0,12}}?)"
    rf"(?:因[^，,。；;\d]{{2,24}}[，,]?|[，,](?=(?:至今|目前|现)?(?:至今|[仍尚还])(?:旧|然)?(?:未|没有?|在)))?(?P<still>{_STILL})(?P<lacks>[^，,。；;\d]{{0,20}})"
)
_LEAD = regex(r"(?:其中|[还仍尚另]有|目前有|只有|仅有)[，,]?$")
"""What right before the number of some makes them some of those told right before."""
_DENIED = regex("[未不没无非]")
_NEAR = 30
"""Characters from what is said of all to a number that has no name of its own."""
_LEAD_OF = 10
"""Characters before a number in which 第二批 narrows it down."""
_ATTRIBUTE = 16
"""Characters before a number in which stands what sets the things apart: 今年新派的."""
_NAME = 3
"""Characters of a name by which some are of those told anywhere before."""


_MEMORY, _FARTHEST = 12, 2000
"""Statements about all of some things, and characters before a rest, that are looked at."""


class NamedLeft(NamedTuple):
    """What is said of all, and of some of them."""

    whole: Span
    rest: Span


def find_named_left(ledger: Ledger) -> Iterator[NamedLeft]:
    """Every statement about all of some things that fewer of the same name, told behind it, still lack.

    In 1.4 million characters of right reports no number of things with such a name was left of all of them.
    """
    wholes = [match for match in matches_on_lines(_WHOLE, _SIGN, ledger.text) if not _is_denied(ledger, match)]
    if not wholes:
        return
    for rest in _REST.finditer(ledger.text, wholes[0].end()):
        for whole in last_before(wholes, rest.start(), _MEMORY):
            if _left_of(ledger, whole, rest):
                yield NamedLeft(Span(*whole.span()), Span(*rest.span()))
                break


def _is_denied(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
    return bool(_DENIED.search(whole["what"]) or NOT_YET.search(ledger.text, sentence.start, whole.end()))


def _left_of(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    if whole["n"] and whole_number(rest["n"]) >= whole_number(whole["n"]):
        return False
    sentence = ledger.sentences[ledger.sentence_at(rest.start())].span
    if FORMERLY.search(ledger.text, sentence.start, rest.end()) or NOT_YET.search(
        ledger.text, sentence.start, rest.end()
    ):
        return False
    same = bool(rest["noun"]) and rest["noun"] == whole["noun"] and (whole["unit"] in (None, rest["unit"]))
    between = ledger.text[max(whole.end(), rest.start() - _FARTHEST) : rest.start()]
    leads = [ledger.text[max(0, match.start() - _LEAD_OF) : match.start()] for match in (whole, rest)]
    if classes_in(leads[1]) - classes_in(leads[0]):
        return False
    if added_between(between, whole_number(rest["n"]), rest["unit"]):
        return False
    if rest["noun"] and of_another_set(between[-_ATTRIBUTE:], whole.group() + leads[0]):
        return False
    near = len(between) <= _NEAR and "。" not in between
    of_them = near and bool(whole["n"]) and _LEAD.search(between) is not None
    if not (same and (near or len(rest["noun"]) >= _NAME)) and not (of_them and not rest["noun"]):
        return False
    since = _FOUND_SINCE.search(_clause_end(between)) is not None
    if since and "，" in rest.group():
        return False
    return (_is_unsettled(whole["what"], rest) and not since) or _lacks_it(whole["what"], rest["still"], rest["lacks"])


def _clause_end(words: str) -> str:
    """The last clause of the words, which tells what the things are."""
    return re.split("[，,。；;：:\n]", words)[-1]


def _is_unsettled(what: str, rest: re.Match[str]) -> bool:
    """True for 已全部整改销号 and 还没有消除: one outcome in two words."""
    told = _NEGATED.search(rest["still"]) is not None
    return told and any(done.search(what) and left.match(rest["lacks"]) for done, left in _SETTLED)


def _lacks_it(what: str, still: str, lacks: str) -> bool:
    """True where what is done with all is named again, or would have ended what some are still in."""
    if share_a_bigram(_PLAIN.sub("，", what), _PLAIN.sub("，", MADE_A_NOUN.sub("", lacks))):
        return True
    if _EMPTIED.search(what) and _EMPTY.match(lacks):
        return False  # 已全部腾退，至今闲置: what moving out brings
    return _MOVED.search(what) is not None and _UNMOVED.search(still) is not None


_PLAIN = regex("完成|通过|进行|开展|工作|到位|按期|按时|全部|已经|得到")
"""What says no more than that it is over, of whatever it is."""
_LASTING = "(?:得到|予以|彻底|完全|全部|真正|有效|能|根本)*"
_SETTLED = (
    (regex("销号|消除|清零|化解|排除"), regex(f"{_LASTING}(?:整改|消除|销号|治理|化解|解决|排除|处置|闭环)")),
    (regex("(?:整改|治理|处置|整治)(?:完成|完毕|到位|完)"), regex(f"{_LASTING}(?:整改|消除|治理|化解|解决|排除|整治)")),
)
"""What is over when all are settled, in other words for it; 销号 and 验收 may come later than 整改."""
_NEGATED = regex("未$|没有?$")
_FOUND_SINCE = regex("新|又|后续|近[日期]|再|另|[上去今]年|月|随后|此后")
"""Before the few: they were found behind those that are settled."""
_MOVED = regex(
    "[返退撤搬拆迁离腾免]|收回|交流|调[整离岗]|清[运退理零]|解聘|转[移出]|关[停闭]|注销|盘活|启用|投用|移交|更换|停[用业产]"
)
"""What takes people and things out of the state that they were in."""
_EMPTIED = regex("[腾搬迁撤退清]|收回|移交|关[停闭]|停[用业产]|注销")
_EMPTY = regex(
    "(?:继续|一直|仍|尚|还|处于|在|为|被)*(?:闲置|空[置关着闲]|封存|锁闭|停[用业产]|关[停闭]|歇业|无人|待[租售拆建])"
)
"""How things are that were moved out of and shut down."""
_UNMOVED = regex("仍旧?[在有]|还[在有]|尚[在有]|至今")
