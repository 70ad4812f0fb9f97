"""Denials: 无一起公车私用, 超标样品为零, 无干警受到处分: what did not happen, in the words in which it is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Denial(NamedTuple):
    """Nothing of a kind, and the same counted."""

    span: Span
    """The words that say that there is none."""
    quantity: Quantity
    counted: Span
    """The number with what it counts."""


_NOT_ONE = re.compile(
    r"(?:无|没有|未发生|未出现|未查出|未发现)(?:任何)?[一1](?:起|例|件|人|名|宗|家|户|处|笔|次)(?P<what>[一-鿿]{3,12}?)(?:问题|现象|情况|行为|事件|发生|受到|被)*(?=[，,。；;、])"
)
_ZERO = re.compile(r"(?:为|保持|实现)(?:零|0)(?=[，,。；;、])")
_IS_ZERO = re.compile(r"(?P<what>[一-鿿]{3,16}?)(?:数量?|件数|人数|起数|率)?(?:为|保持|实现)(?:零|0)(?=[，,。；;、])")
_LOOK_BACK = 19
"""Characters before 为零 in which what is none stands."""
_NOBODY = re.compile(
    r"(?:无|没有)(?:一名|一人|任何)?(?P<who>[一-鿿]{2,6}?)(?:因[一-鿿]{2,10}?)?(?:受到|被)(?:[一-鿿]{0,4}?)(?P<what>处分|处理|处罚|问责|追究|通报|立案|举报|投诉|查处)"
)
# 未发生生产安全亡人事故, against 该事故造成1人死亡.
_NO_DEATH = re.compile(
    r"(?:未|没有)(?:发生|出现)(?:过)?(?:一起)?(?P<domain>(?![一-鿿]{0,4}(?:较大|重大))[一-鿿]{2,8}?)?(?:亡人|死亡|伤亡)(?P<what>事[故件])"
)
_DEAD = re.compile(r"人(?:不幸)?(?:死亡|遇难|身亡)")
_GENERIC = re.compile("(?:样品|样本|问题|案件|产品|人员|情况|事件|现象|行为)$")
_SIGN = re.compile(r"[无有生现出][一1][起例件人名宗家户处笔次]|[为持现][零0]")
_COUNTS = re.compile(r"查处|查出|查实|查证|发现|检出|处理|问责|通报|处分|立案|受到|造成|给予|追究|发生|整改|纠正")
_OTHER_TIME = re.compile(
    r"(?:19|20)\d\d年|[上去往前]年|上半年|下半年|[一二三四]季度|[春夏秋冬]季|\d{1,2}月|第[一二三四五六七八九十\d]+[次轮批期]|首[次轮批]|回头看|复查|复检|再次|此前|历史"
)
_PROMISE = re.compile(r"确保|力争|目标|防止|杜绝|避免|如|若|实现|要求|争取|努力|做到")
_ELSEWHERE = re.compile(r"全国|全省|外[省市县区单]|某|其他|其它|同类|典型|兄弟|转发")
_WORD = 2
_ENOUGH = 3
"""Pairs of characters that the two must share: 公车私用 has three."""


def find_denials(ledger: Ledger) -> Iterator[Denial]:
    """Every denial whose own words are counted elsewhere, for the same time."""
    text = ledger.text
    if not ("被" in text or "受到" in text or "亡" in text or _SIGN.search(text)):
        return
    for match in _denying(text):
        where = ledger.quote(ledger.sentences[ledger.sentence_at(match.start())].span)
        if _PROMISE.search(where[: where.find(match.group()) + len(match.group())].replace("实现零", "")):
            continue
        found = _counted(ledger, match, where)
        if found:
            yield found
    yield from _deaths(ledger)


def _denying(text: str) -> Iterator[re.Match[str]]:
    """Every denial in its words."""
    yield from _NOT_ONE.finditer(text)
    for zero in _ZERO.finditer(text):
        match = _IS_ZERO.search(text, max(0, zero.start() - _LOOK_BACK), zero.end() + 1)
        if match:
            yield match
    if "受到" in text or "被" in text:
        yield from _NOBODY.finditer(text)


def _deaths(ledger: Ledger) -> Iterator[Denial]:
    for match in _NO_DEATH.finditer(ledger.text) if "亡" in ledger.text else ():
        where = ledger.quote(ledger.sentences[ledger.sentence_at(match.start())].span)
        if _PROMISE.search(where[: where.find(match.group())]):
            continue
        for quantity in ledger.quantities:
            said = ledger.quote(ledger.sentences[quantity.sentence].span)
            dead = quantity.exact and _DEAD.match(ledger.text, quantity.span.end - 1)
            if not dead or (match["domain"] and match["domain"] not in said) or _ELSEWHERE.search(said):
                continue
            if not set(_OTHER_TIME.findall(said)) - set(_OTHER_TIME.findall(where)):
                yield Denial(Span(*match.span()), quantity, Span(quantity.span.start, dead.end()))
                break


def _counted(ledger: Ledger, nothing: re.Match[str], where: str) -> Denial | None:
    times = set(_OTHER_TIME.findall(where))
    who = nothing.groupdict().get("who") or ""
    for quantity in ledger.quantities:
        if quantity.kind != "count" or not quantity.exact or not quantity.value:
            continue
        if nothing.start() <= quantity.span.start < nothing.end():
            continue
        clause = ledger.quote(quantity.clause)
        if not _COUNTS.search(clause) or not _same(clause, nothing["what"], who):
            continue
        said = ledger.quote(ledger.sentences[quantity.sentence].span)
        if _ELSEWHERE.search(said) or set(_OTHER_TIME.findall(said)) - times or _denied(clause):
            continue
        return Denial(Span(*nothing.span()), quantity, quantity.clause)
    return None


def _denied(clause: str) -> bool:
    return bool(re.search(r"不属实|未|无|没有|不实|避免|防止", clause))


def _same(clause: str, words: str, who: str) -> bool:
    """True when a clause counts what is denied: all of its words, or what befell whom."""
    what = _GENERIC.sub("", words)
    if who:
        return what in clause and who in clause
    pairs = [what[at : at + _WORD] for at in range(len(what) - 1)]
    return sum(pair in clause for pair in pairs) >= min(_ENOUGH, len(pairs)) and what[-_WORD:] in clause
