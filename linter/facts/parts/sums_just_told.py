"""Sums just told: 多领护林补助14.2万元。…将其多领的上述补助追回24.1万元: more came back than the one sum before.

Whatever was done to get the money, 上述 and 该笔 with its name can mean no other where it is the only sum told before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.outcomes import Outcome, exceeds
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_BACK = "(?:追回|收回|退还|退回|清退|追缴|上缴|归还|缴回|返还|退赔|收缴|缴还|退缴)"
_ADVERBS = (
    "(?:[，,]?(?:(?:截至)?目前|现)[，,]?)?"
    "(?:已经?|均|都|全部|全额|悉数|如数|足额|依法|依规|予以|被|责令|陆续|先后|由[一-鿿]{2,8}?)*"
)
_NAME = "(?P<name>[^，,。；;：:\\n\\d]{0,14}?(?:金|款项?|费用?|资|补贴|补助|津贴|津补贴|经费|金额|余额|结余|收入))"
_SIGN = regex("上述|前述|(?<![元万岁年月级名个人])以上|这[些笔批]|该[笔批]")
_ACT_FIRST = regex(
    rf"(?:{_SIGN.pattern}){_NAME}{_ADVERBS}{_BACK}(?:了|到位|完毕)?[一-鿿]{{0,6}}"
    r"(?:[，,](?:共计?|合计|总计|金额|计|退[费款还回]|追回|收回|清退)*(?:达|为)?)?"
)
"""上述资金追回24.1万元, 上述补助已全部收回，共9.3万元."""
_SUM_FIRST = regex(rf"(?:{_SIGN.pattern}){_NAME}(?:共计?|合计)?")
_THEN_ACT = regex(rf"(?:的)?{_ADVERBS}{_BACK}")
"""将上述结余资金48.3万元全额退还."""
_ANY_MONEY = frozenset(["资金", "款项", "金额", "费用"])
_NO_WHOLE = regex("其中|每|均|同比|计划|预算|罚款|处罚|比|余额|[另又再]|至少|部分")
_MORE = regex(
    "利息|本息|罚|滞纳|违约|含|连同|及|和|与|并|另|累计|同类|自查|延伸|倒查|追溯|以前|往年|历年|举一反三|核[查实定]|排查|其他|一并"
)
"""What makes what came back more than what was told before."""
_FAR = 60
"""Characters from the sign to the sum."""
_ENDING = 2
"""Characters of a name by which the money is known again."""


def find_sums_just_told(ledger: Ledger) -> Iterator[Outcome]:
    """Every sum that came back of 上述 money, with the only one told right before."""
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.start())
        if not 0 < at < len(ledger.quantities):
            continue
        part, whole = ledger.quantities[at], ledger.quantities[at - 1]
        if part.kind != "money" or part.approximate or part.span.start - sign.start() > _FAR:
            continue
        told = _ACT_FIRST.fullmatch(ledger.text, sign.start(), part.span.start)
        if told is None and _THEN_ACT.match(ledger.text, part.span.end):
            told = _SUM_FIRST.fullmatch(ledger.text, sign.start(), part.span.start)
        if told is not None and _is_whole(ledger, whole, part, told["name"]):
            yield Outcome(whole, part)


def _is_whole(ledger: Ledger, whole: Quantity, part: Quantity, name: str) -> bool:
    """True for the only sum of its sentence, near by and under the name of what came back."""
    if not exceeds(ledger, whole, part):
        return False
    beside = ledger.by_sentence.get(whole.sentence, ())
    if any(one.kind == "money" and one is not whole and one is not part for one in beside):
        return False
    said = ledger.read(ledger.sentences[whole.sentence].span)
    if name[-_ENDING:] not in said and name[-_ENDING:] not in _ANY_MONEY:
        return False
    if _several(ledger, whole, part):
        return False
    if _NO_WHOLE.search(whole.before) or _MORE.search(ledger.text, whole.span.end, part.span.start):
        return False
    behind = ledger.text[part.span.end : ledger.sentences[part.sentence].span.end]
    return _MORE.search(behind.partition("，")[0]) is None


def _several(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True where smaller sums of the paragraph make up, with the last one, what came back: 甲站5万元。乙站6万元。"""
    start = ledger.paragraph(whole).start
    first, at = (ledger.quantity_index(offset) for offset in (start, whole.span.start))
    smaller = [one for one in ledger.quantities[first:at] if one.unit == whole.unit and one.value < part.value]
    return bool(smaller) and whole.value + sum(one.value for one in smaller) >= part.value
