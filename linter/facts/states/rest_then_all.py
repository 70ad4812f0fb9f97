"""Rest, then all: 其余1.4万元正在追缴，多发的补贴已全部收回: some of a sum is out, and behind it all is in.

The other order, 已全部收回，其余…, is that of `one_breath`. What follows names the sum anew by words that stand before
the rest in its paragraph, so it is no other matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.all_but import AllBut
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BACK = "收回|追回|清退|退还|退回|退缴|追缴|归还|偿还|收缴|扣回"
_OUT = "兑付|发放|补发|支付|付清|拨付|清偿"
_OPEN = "(?:正在|仍在|尚在|还在)(?:积极|全力|抓紧|加紧|依法|继续|陆续|逐步|分批)*"
_NOT = "(?:尚|仍|还|暂|至今)(?:未|没有?|无法)(?:能|予|及时)*"
_REST = (
    r"(?P<rest>(?:其余|剩余|余下|剩下|尚有|仍有|还有|尚欠)的?\d[\d,.]*[万亿]?元[^。；;\d\n]{0,40}?"
    rf"(?:{_OPEN}(?:(?P<back>追缴|追讨|追回|追偿|催收|催缴|催还|清退|退还|退缴|收缴)|(?:筹措|筹集|发放|兑付|支付|补发|拨付))"
    rf"|{_NOT}(?:(?P<unback>{_BACK})|{_OUT}))[一-鿿]{{0,3}})"
)
_MATCH = regex(
    rf"{_REST}[，,。；;](?P<whole>(?P<noun>[一-鿿“”]{{3,16}}?)(?:至此|目前|现|均|都)*(?:已经?)(?P<how>[一-鿿]{{0,6}}?)"
    rf"(?:全部|全额|悉数|如数|全数|足额)(?:已经?)?(?:(?P<done>{_BACK})|(?:{_OUT}))(?:到位|完毕|完成|到账|到户)?)(?=[，,。；;\n]|$)"
)
_SIGN = regex("全部|全额|悉数|如数|全数|足额")
_OTHER = regex(
    "[收追退缴回](?:回|缴|还)?的|其[余他它中]|剩余|余下|[这该此]|上述|另|是$|^[一二三四五六七八九十]是|后续|随后"
)
"""In the name of all: what was got back, or is left, is but a part, and a new mark begins another matter."""
_BODY = regex("[一-鿿]{1,3}[镇乡村县市区局委办校园院馆站所社队厂场库科股处]|[一-鿿]{2}(?:街道|公司|中心|单位)")
"""Whose money it is: another's than that of the rest."""
_HEAD = 2
"""Characters at the end of the name that must stand before the rest."""
_LONGEST = 160
"""Characters before the rest in which they do."""
_GENERAL = frozenset(["资金", "款项", "金额", "问题", "费用"])
"""Heads that name any money, and so may name another sum."""


def find_rests_then_all(ledger: Ledger) -> Iterator[AllBut]:
    """Every sum of which some is told as open right before all of it is told as settled."""
    for match in matches_on_lines(_MATCH, _SIGN, ledger.text):
        if _is_one_sum(ledger, match):
            yield AllBut(Span(*match.span("whole")), Span(*match.span("rest")))


def _is_one_sum(ledger: Ledger, match: re.Match[str]) -> bool:
    noun = match["noun"]
    if bool(match["back"] or match["unback"]) != bool(match["done"]) or _OTHER.search(noun):
        return False
    if PROMISED.search(match.group()) or FORMERLY.search(match.group()):
        return False
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    lead = ledger.text[max(block.start, match.start() - _LONGEST) : match.start()]
    head = noun[-_HEAD:]
    if head in _GENERAL or head not in lead or any(name not in lead for name in _BODY.findall(noun)):
        return False
    return not classes_in(noun) - classes_in(lead)
