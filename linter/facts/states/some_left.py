"""Some left: 校车线路全部开通 here, 校车线路仍有少数尚未开通 there, by the full name of what all was said of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_from
from linter.facts.states.all_but import AllBut
from linter.facts.states.claims_by_name import NamedClaim, bare, find_denied, name_before
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STAGES = {
    "开工": ("开工", "动工", "启动实施"),
    "建成": ("建成", "竣工", "完工", "建设完成"),
    "投用": ("投用", "投运", "投产", "通车", "开通", "启用", "运行", "投入使用", "投入运行", "投入运营", "建成投用"),
}
"""What follows one upon the other: what is in use has been built, and what is built was begun."""
_ENDED = "完成|办结|兑现|落实|落实到位|整改到位|整改完成|整改|销号|化解|解决|清零|达标|到位"
_WORD = "|".join(sorted((word for words in _STAGES.values() for word in words), key=len, reverse=True))
_DONE = rf"(?:按期|如期|按时|顺利|超额|得到|实现|高质量|圆满|提前)*(?P<done>{_WORD}|{_ENDED})(?:建设|任务)?"
_ENDS = r"(?=[，,。；;、！）\n]|$)"
_ALL = regex(rf"(?:已经?|均|都|现已)*(?:全部|全面|全数|悉数|均已经?|都已经?)(?:已经?)?{_DONE}{_ENDS}")
_FEW = (
    r"(?:极?少数|极?少量|极?个别|一?小?部分|大部分|一些|不少|若干"
    r"|近?[一二两三四五六七八九半]成(?:左右|多)?|\d+(?:\.\d+)?[%％]左右?)"
)
_NOT = "(?:至今|目前|仍然?|还|尚|一直|迟迟)*(?:未能?|没有?(?:能)?|不能)"
_REST = regex(
    rf"(?:中|里|当中)?[，,]?(?:至今|目前)?(?:仍然?|还|尚|依然)?(?:有|存在){_FEW}(?:项目|工程|任务|事项|问题|地方|单位)?(?:{_NOT}{_DONE}|(?:落实|整改|执行)不到位){_ENDS}"
    rf"|{_NOT}(?:全部|全面|完全|悉数)(?:得到|按期|如期)?(?P<whole>{_WORD}|{_ENDED}){_ENDS}"
    rf"|{_NOT}(?P<lacking>{_WORD}|{_ENDED})的(?:仍|还|尚|约)*(?:有|占|剩){_FEW}{_ENDS}"
)
_SOME = regex(
    rf"(?<=[，,。；;：:\n])(?:但|仍有|还有|尚有|有)?(?P<few>{_FEW})(?P<name>[^，,。；;：:\n]{{4,26}}?){_NOT}{_DONE}{_ENDS}"
)
_SIGN_ALL = regex("[已均都现全悉]")
_SIGN_REST = regex("[未没]|不能|不到位")
_BACK = 44
"""Characters before a denial in which it begins."""
_COUNT = regex(r"(?P<n>\d{1,5}|[一二两三四五六七八九十]{1,3})[个项件座条处所家户名批类宗起套]")
_SHORTEST = 4


def find_some_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every matter all of which is said to be done, and of which some is said not to be elsewhere."""
    rests = [*_rests(ledger)]
    names = {rest.name for rest in rests}
    if not names:
        return
    wholes = [whole for whole in _wholes(ledger) if whole.name in names]
    for one, other in find_denied(ledger, [*rests, *wholes]):
        whole, rest = (one, other) if one.low else (other, one)
        numbers = {_number(ledger, claim) for claim in (whole, rest)} - {""}
        if len(numbers) <= 1:
            yield AllBut(whole.span, rest.span)


def _wholes(ledger: Ledger) -> Iterator[NamedClaim]:
    for match in matches_from(_ALL, _SIGN_ALL, ledger.text):
        name, start = name_before(ledger, match.start(), counted=True)
        for where in _reached(match["done"]) if name else ():
            yield from _claim(name, Span(start, match.end()), where, whole=True)


def _rests(ledger: Ledger) -> Iterator[NamedClaim]:
    last = 0
    for sign in _SIGN_REST.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(sign.start())].span
        start = max(last, sentence.start, sign.start() - _BACK)
        # One character more on the left: the stop that 个别 stands behind.
        some = _SOME.search(ledger.text, max(last, start - 1), sentence.end)
        some = some if some and some.start() <= sign.start() < some.end() else None
        rest = some or _REST.search(ledger.text, start, sentence.end)
        if rest is None or not rest.start() <= sign.start() < rest.end():
            continue
        last = rest.end()
        if some:
            name, begin = bare(some["name"], some.start("name"), counted=True)
            span, word = Span(some.start("few"), some.end()), some["done"]
        else:
            name, begin = name_before(ledger, rest.start(), counted=True)
            span, word = Span(begin, rest.end()), rest["done"] or rest["whole"] or rest["lacking"] or "落实"
        if name:
            yield from _claim(name, span, _stage(word), whole=False)


def _claim(name: str, span: Span, where: str, whole: bool) -> Iterator[NamedClaim]:
    """A claim under its name without the number before it."""
    told = _COUNT.match(name)
    short = name[told.end() :] if told else name
    if len(short) >= _SHORTEST:
        low = Decimal(whole)
        yield NamedClaim(short, span, where, low, low + 1, goal=whole)


def _number(ledger: Ledger, claim: NamedClaim) -> str:
    """The number before the name of a claim; empty where it tells none."""
    told = _COUNT.match(ledger.text, claim.span.start)
    return told["n"] if told else ""


def _stage(word: str) -> str:
    """The stage that a word tells; all that is 完成, 办结 or 兑现 is done."""
    return next((stage for stage, words in _STAGES.items() if word in words), "完成")


def _reached(word: str) -> tuple[str, ...]:
    """The stages that are behind what has come so far."""
    stage, stages = _stage(word), tuple(_STAGES)
    return stages[: stages.index(stage) + 1] if stage in stages else (stage,)
