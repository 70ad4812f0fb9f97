"""A few: a number of which it is told that something is not done with those that it counts: 还有19座没有装上便器."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.states.same_matter import ELSEWHERE, FORMERLY
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_REST = regex("(?:其余|剩余|余下|剩下|[尚还只仅下]剩|[尚还]余|(?<![结多有\\d])余|剩)[^，。；\\d]{0,6}$")
_LEFT_OF = regex("(?:剩余|余下|剩下)的?$")
_LACK = regex(
    "(?:未|没有?)(?![来经收落婚央]|成年|有|超|逾|违|发生|发现|出现|突破|漏|影响|受)|无法|无人|无力|难以|不能|不了|仍(?!有)|(?<![高时崇风和])尚(?!有)|(?<!归)还(?=[在差是])|[有尚]?(?<![接招期对款优亏看])待(?!遇)|(?<![公纠改修])正[在处于]|暂缓|延[至期后迟]"
    "|推迟|停[工滞留在]|处[于在](?=[^，。]{0,8}[中段])|在[建办审途诉]|逾期|超期|滞后|之中|久拖"
)
"""Words of which 未 in 未成年, 待 in 接待 and 正处 in 公正处理 are none."""
_HAS = regex("(?:[仍尚还]|目前|至今|只|仅)有$|剩余?$|余下?$")
_PLAN = regex(
    "计划|拟|将|列入|明年|来年|争取|力争|确保|结转|限期|继续|抓紧|加[快大紧]|跟进|攻坚|督促|尽快|逐一?[项个件]"
)
_CAUSE = regex(
    "(?:因为?|由于|受)[^，,。；;]{2,24}?(?:，|,|(?=(?:至今|迄今|仍|尚|还|一直|始终|迟迟|未|没|无法|暂缓|久拖))|$)"
)
_LIGHT = regex(
    "(?:有|能)?(?:进行|办理|完成|结束|开展|落实|做完|处理|动工|启动|开工|实施|到位|[一-鿿]?(?:招标|推进|施工))"
)
"""A verb that leaves to the words before the denial what is done: 换届选举还没有进行."""
_BREAK = regex("[，,。；;：:、（(]")
_HAN = regex("[一-鿿]")
_SAYS_LEFT = regex(
    rf"^[^，]*(?:[的等]|[中里]，?)$|(?:对|目前|现在?|但|不过|其中|[仍尚还只]有|剩余?|余下?)+|(?:{_LACK.pattern})[一-鿿、]{{0,6}}?的?$"
)
_NEXT = regex(r"[，,、][^，,。；;\n]*")
_GOES_ON = regex(
    r"[，,、](?:因|由于|目前|现|至今|迄今|截至目前|一直|依然|仍|尚|还|未|没|正|无)[^，,。；;\n]*(?:[，,](?:目前|至今|仍|尚|还|未)[^，,。；;\n]*)?"
)
"""The clauses behind a number that go on telling of it: 3个问题，因资金未下达，目前还没有整改到位."""
_OTHERS = regex("(?:其余|其他|其它|另)[^，]*[中里]，?")
_LOT = regex("[中里]，?(?:[仍尚还]有|有)?$")
_FAR = regex(r"\d|.{13}")
"""Between a denial and the number that it is told of: 仍向7所学校补助30万元."""
_WHICH = regex("[中类的]$|方面$")
_BEFORE, _DENIED = 16, 14
"""Characters before a number and behind a denial that tell of what it is."""


class Few(NamedTuple):
    """A number of which it is told that something is not done with those that it counts."""

    quantity: Quantity
    span: Span
    """Its clause, with the one behind it where that tells what is not done."""
    told: str
    """The sentence up to the end of the span."""
    lead: str
    """The words of the clause before the number, and of the one before it where that ends so: 二季度的410座中，."""
    noun: str
    """The words behind the number up to the denial, without what tells why."""
    denied: str
    """What is denied; empty where the number is only said to be left."""
    object: str
    """The words behind the denial."""
    rest: bool
    """True for 其余 and 剩下的 before the number."""
    cut: bool
    """True where the denial stands behind the number."""
    has_cause: bool
    """True where it is told why."""

    @property
    def words(self) -> str:
        """The clause without its number and its denials."""
        return _LACK.sub("|", f"{self.lead[-_BEFORE:]}|{self.noun}|{self.object}")

    @property
    def of_lot(self) -> bool:
        """True for 拖欠账款中，尚有2笔."""
        return _LOT.search(self.lead) is not None

    @property
    def is_bare(self) -> bool:
        """True where nothing but the denial tells what the number counts: 仍有5.2万元没能退出, 没有结案的5起."""
        return not _HAN.search(self.noun) and not _HAN.search(_SAYS_LEFT.sub("", self.lead))

    @property
    def classes_told(self) -> str:
        """The clause, with the one before it where that tells of which of them it is."""
        return _LACK.sub("|", f"{self.lead}|{self.told[-(self.span.end - self.quantity.span.end) :]}")


def few_of(ledger: Ledger, quantity: Quantity) -> Few | None:
    """What is told of the things that a number counts, where it says that they are left or lack something."""
    text = ledger.text
    start, end = quantity.clause
    sentence = ledger.sentences[quantity.sentence].span
    which = _BREAK.split(text[sentence.start : max(sentence.start, start - 1)])[-1]
    lead = (which if _WHICH.search(which) else "") + text[start : quantity.span.start]
    has, rest = _HAS.search(lead), _REST.search(lead)
    lack = _LACK.search(text, start, end)
    if lack is None:
        stop = (_NEXT if has else _GOES_ON).match(text, end, sentence.end)
        lack = _LACK.search(text, end, stop.end()) if stop else None
        end = stop.end() if stop and lack else end
    if lack and lack.end() < quantity.span.start and _FAR.search(text, lack.end(), quantity.span.start):
        return None
    if lack is None and rest:
        lack = _PLAN.search(text, quantity.span.end, sentence.end)
    told = text[sentence.start : end]
    if (
        (lack is None and not has and not _LEFT_OF.search(lead))
        or _EARLIER.search(told)
        or _OTHERS.search(lead)
        or ELSEWHERE.search(told)
    ):
        return None
    noun = _CAUSE.sub("|", text[quantity.span.end : end])
    cut = _LACK.search(noun)
    reasons = [one.span() for one in _CAUSE.finditer(text, start, end)]
    lacks = [one for one in _LACK.finditer(text, start, end) if not any(a <= one.start() < b for a, b in reasons)]
    denied = "|".join(_denied(text, start, one) for one in lacks)
    more = "|".join(_denied(text, end, one) for one in _LACK.finditer(text, end, sentence.end)) if denied else ""
    return Few(
        quantity,
        Span(start, end),
        told,
        lead,
        noun[: cut.start()] if cut else noun,
        f"{denied}|{more}" if lacks else (text[quantity.span.end : sentence.end] if lack else ""),
        _BREAK.split(noun[cut.end() :])[0] if cut else "",
        rest is not None,
        cut is not None,
        _CAUSE.search(told) is not None,
    )


_EARLIER = regex(f"(?!同时|当前)(?:{FORMERLY.pattern})")


IN_STATE = regex("在[建办审途诉]")


def _denied(text: str, start: int, lack: re.Match[str]) -> str:
    """The words behind a denial, with those before it where its verb says nothing of its own."""
    if IN_STATE.fullmatch(lack.group()):
        return lack.group()  # 在建涉水工程19处: the state is denied to be over, and nothing is said of the works
    words = _BREAK.split(text[lack.start() : lack.end() + _DENIED])[0]
    if _LIGHT.match(text, lack.end()):
        words = _BREAK.split(text[max(start, lack.start() - _DENIED // 2) : lack.start()])[-1] + words
    return words
