"""Open lots: some of the things of a name that are not over: 在建的2个片区, 1座推迟到明年实施, 超期未检电梯11台."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.states.ended import ENDED, FINISHED
from linter.facts.states.remainders import Said
from linter.facts.states.whole_lots import Lot, counts, named_near, own_classes
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_COMMA = regex("[，,；;：:]")
# The costlier expressions are asked only where one of the characters stands without which none of them matches.
_SIGN_BEFORE = frozenset("在未无没不")
_SIGN_BEHIND = regex("[正仍尚还推延顺结暂列未没不依]")
_HOST_ENDS = frozenset("（(共\n")
_LEFT = regex(r"(?:剩余|余下|剩下|还剩|仅剩|尚余)的?$")
_GOING = (
    "(?:施工|装修|建设|改造|整改|整治|安装|调试|办理|审理|初核|核查|侦查|处置|处理|治理|加固|修缮"
    "|化解|清理|追缴|追讨|协商|推进|实施|攻坚|拆除|搬迁)"
)
_OPEN_BEFORE = regex(
    rf"(?:(?:(?:正|[仍尚还])在(?P<going>[一-鿿]{{2,6}}?)|(?P<under>在[建办审]|未(?:{FINISHED}|完工|竣工|办理)(?!的))|(?:[尚仍还]?(?:未能?|无|没有))(?P<no>[^，,。；;\d]{{2,10}}?))(?:之中|中)?"
    r"(?:的(?P<which>[一-鿿、]{0,14}?)(?:[共仅还尚只]?有|为|共|共计)?|(?P<few>[共仅还尚只仍]*有|共|为|(?<=[在未].)[一-鿿]{2,8}|(?<=未..)[一-鿿]{2,8}))$"
    rf"|(?:[尚仍还至今]+未能?|未能)(?P<end>(?:按[期时]|全部)?(?:{ENDED}|通过[一-鿿]{{2,4}}))$"
    rf"|(?P<short>[^，,。；;\d]{{2,8}}?)不(?:到位|落实|完整|齐全|达标|合格|规范)的?(?P<whom>[一-鿿、]{{0,14}}?)(?:[共仅还尚]?有|为)?$)"
)
_NOUN = (
    r"(?P<noun>[^，,。；;：:\d]{0,14}?)(?:[（(][^（()）]{0,20}[）)])?"
    "(?:因[^，,。；;]{1,20}[，,]?)?(?:目前|至今|现|也|都|均)*"
)
_OPEN_BEHIND = regex(
    rf"{_NOUN}(?:(?:正|[仍尚还])在(?P<going>[一-鿿]{{2,8}})|(?P<off>(?:被)?(?:(?:推迟|延期|顺延|推延)(?:[到至，,。；;]|完成|实施|竣工|交付|建设|进行)|延至|结转[到至]|暂缓|列入(?:明|下|次)年))"
    r"|(?:尚未|仍未|还未|未能|至今未|没有?|未|[尚仍还]无)(?P<no>[一-鿿“”]{2,10})|(?P<short>[^，,。；;\d]{2,8}?)不(?:到位|落实|完整|齐全|达标|合格|规范)|(?:仍然?|依然|依旧|还)[为是靠用](?P<as>[一-鿿]{2,8}))"
)
_OPEN_HOST = regex(
    rf"(?P<host>[一-鿿]{{0,12}}?)(?:(?:正|[仍尚还])在(?P<going>{_GOING})|(?:尚未|仍未|还未)(?P<no>[一-鿿]{{2,8}}))[（(]共?$"
)
"""部分危房户尚在施工（共18户）"""
OPPOSITES = tuple(
    (regex(all_are), regex(some_are))
    for all_are, some_are in (
        ("有效期内|未过期|按期检[验测]", "超期|过期|逾期|失效"),
        ("合格|达标|优良", "不合格|[不未]达标|超标"),
        ("在线|联网|接入", "离线|掉线|断线|未联网"),
        ("在岗|到岗|履职", "脱岗|空岗|离岗|缺岗|旷工"),
        ("持证", "无证|未持证|未取得[一-鿿]{0,4}证"),
        ("参保|投保", "脱保|断保|未参保|漏保"),
        ("正常运行|正常运转|正常使用|投入使用|完好", "停用|停运|停摆|故障|损坏|闲置|瘫痪"),
        ("兑付|兑现|发放|支付|结清|付清", "拖欠|欠[发付]|漏发|未发"),
        ("入学|就学|在校", "辍学|失学"),
        ("实名|备案|登记|建档", "未实名|未备案|未登记|未建档|漏登"),
    )
)
_SOME_ARE = regex("|".join(some_are.pattern for _, some_are in OPPOSITES))
_SOME_LEFT = regex(r"如|若|力争|确保|计划|拟$|每|另")


def find_open_lots(ledger: Ledger, quantities: Iterable[Quantity]) -> Iterator[Lot]:
    """Those of the quantities that are numbers of things of which the words mean that they are not over."""
    for quantity in quantities:
        if counts(quantity):
            rest = _rest(ledger, quantity)
            if rest:
                yield rest


def _rest(ledger: Ledger, quantity: Quantity) -> Lot | None:
    sentence = ledger.sentences[quantity.sentence].span
    before = _COMMA.split(ledger.text[max(sentence.start, quantity.span.start - 30) : quantity.span.start])[-1]
    after = quantity.after[:44]
    if _SOME_LEFT.search(before):
        return None
    text, (start, end) = ledger.text, quantity.span
    head = quantity.head if named_near(quantity) else ""
    left = _LEFT.search(before)
    if left:
        return _lot(ledger, quantity, Span(start - len(left.group()), end), head + "|" + after[:12], after, "left")
    found = _OPEN_BEFORE.search(before) if not _SIGN_BEFORE.isdisjoint(before) else None
    if found:
        words = found["going"] or found["under"] or found["no"] or found["short"] or found["end"]
        way = "going" if found["going"] or found["under"] else "no"
        name = f"{head}|{after[:12]}|{found['which'] or found['whom'] or found['few'] or ''}"
        return _lot(ledger, quantity, Span(start - len(found.group()), end), name, words, way)
    last = min(sentence.end, end + 60)
    behind = _OPEN_BEHIND.match(text, end, last) if _SIGN_BEHIND.search(text, end, last) else None
    if behind:
        way = (
            "going"
            if behind["going"]
            else "off"
            if behind["off"]
            else "no"
            if behind["no"] or behind["short"]
            else "as"
        )
        words = behind["short"] or behind[way]
        return _lot(ledger, quantity, Span(start, behind.end()), head + "|" + behind["noun"], words, way)
    hosted = text[start - 1 : start] in _HOST_ENDS
    host = _OPEN_HOST.search(text, max(sentence.start, start - 30), start) if hosted else None
    if host:
        way = "going" if host["going"] else "no"
        return _lot(ledger, quantity, Span(host.start(), end), host["host"], host[way], way)
    words = quantity.before[-16:] + after[:16] if head else ""
    return _lot(ledger, quantity, quantity.clause, head, words, "opposite") if _SOME_ARE.search(words) else None


def _lot(ledger: Ledger, quantity: Quantity, span: Span, name: str, words: str, way: str) -> Lot:
    around = quantity.before[-16:] + ledger.text[quantity.span.end : max(span.end, quantity.span.end + 10)]
    said = Said(span, quantity, name, frozenset(), own_classes(around), quantity.sentence, still=way == "left")
    return Lot(said, quantity, name, words, way=way)
