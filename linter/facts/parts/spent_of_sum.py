"""Spent of a sum: 省级下达就业资金2630万元，安排9类项目。…该批资金当年支出2715万元: more than there was of it.

上述, 该批 and 这笔 with 资金 mean the money told right before them; where that is the only sum of its sentence and
nothing was added to it, no more of it can have been spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.outcomes import Outcome, exceeds
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_KIND = "专项|财政|直达|补助|奖补|债券|衔接|捐赠"
_SIGN = regex(
    r"(?<=[，,。；;\n 　])(?:(?P<several>上述|前述|这些)|这[笔批]|该[笔批项])"
    rf"(?:{_KIND})?(?:资金|款项|经费|补助|善款|债券)"
)
_SPENT = regex(
    "(?:[，,]?(?:(?:截至)?目前|(?:截至|截止|到)[^，,。；;\\n]{1,10}|现)[，,]?)?"
    "(?:当年|年内|年底|已经?|均|实际|形成|累计|共计?|全年|本年度?)*"
    "(?:支出|支付|使用|拨付|发放|兑付|拨出|支用|花费)(?:到(?:企业|户|项目|位|人|农户))?(?:了|资金|金额|共计?|合计|达到?|为)*$"
)
_GIVEN = regex(
    "(?:下达|下拨|拨付|拨入|拨来|争取|收到|获得?|获批|到位|接受|接收|募集|筹集|筹措|安排|划拨|拨给|核拨)[^，,。；;：:\\d]{0,20}$"
)
_NO_WHOLE = regex(
    "其中|每|均|同比|预算|[比较超]|余额|[另又再]|部分|首批|第[一二三四五六七八九十]批|提前|预拨|先期|剩余|新增|增加|追加|[一两]批"
)
_MORE = regex(
    "利息|本息|含|连同|和|与|(?<![涉惠普以])及|并(?![按分已])|[另再又]|同时|加上|结转|结余|存量|上年|去年|往年|历年|跨年|以前|配套|自筹"
    "|整合|统筹|社会(?:资[本金]|投|力量)|追加|补充|增加|新增|收益|垫付|垫资|贷款|借款|其他|多渠道|超[支额]|不足|缺口|第[二三四五]批"
)
"""What makes what was spent more than what was given."""
_MORE_BEHIND = regex(
    "含|包括|连同|其中|[另超垫]|加上|结[转余]|上年|去年|历年|配套|自筹|整合|利息|收益|贷款|借款|缺口|不足|追加|补充|社会"
)
"""The same behind what was spent, where 和 and 与 join what it was spent on."""
_FAR, _BETWEEN = 34, 4
"""Characters from the sign to the sum, and numbers of other kinds between it and the one before."""


def find_spent_of_sums(ledger: Ledger) -> Iterator[Outcome]:
    """Every sum spent of 该批资金, with the only sum told before it, that is the smaller one."""
    if "资金" not in ledger.text and "款" not in ledger.text:
        return
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.end())
        while at < len(ledger.quantities) and ledger.quantities[at].kind != "money":
            if ledger.quantities[at].span.start - sign.end() > _FAR:
                break
            at += 1
        if at >= len(ledger.quantities):
            continue
        part = ledger.quantities[at]
        near = part.kind == "money" and not part.approximate and part.span.start - sign.end() <= _FAR
        if near and _SPENT.match(ledger.text, sign.end(), part.span.start):
            whole = _given(ledger, sign.start(), part)
            # 上述资金 may be all the sums of the paragraph.
            if whole is not None and not (sign["several"] and _told_before(ledger, whole)):
                yield Outcome(whole, part)


def _given(ledger: Ledger, before: int, part: Quantity) -> Quantity | None:
    """The money told last before an offset, if it was given as one sum and nothing is said to be added to it."""
    last = ledger.quantity_index(before) - 1
    for at in range(last, max(-1, last - _BETWEEN), -1):
        whole = ledger.quantities[at]
        if whole.kind == "money":
            return whole if _holds(ledger, whole, part) else None
    return None


def _told_before(ledger: Ledger, whole: Quantity) -> bool:
    start = ledger.paragraph(whole).start
    first, at = (ledger.quantity_index(offset) for offset in (start, whole.span.start))
    return any(one.kind == "money" for one in ledger.quantities[first:at])


def _holds(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    if not exceeds(ledger, whole, part):
        return False
    # One sum alone is told before it in its paragraph, or in the sentences between: no other can be meant.
    start = ledger.sentences[whole.sentence].span.start
    first, end = ledger.quantity_index(start), ledger.quantity_index(part.span.start)
    if any(one.kind == "money" and one is not whole for one in ledger.quantities[first:end]):
        return False
    if not _GIVEN.search(ledger.text, start, whole.span.start) or _NO_WHOLE.search(
        ledger.text, start, whole.span.start
    ):
        return False
    behind = ledger.text[part.span.end : ledger.sentences[part.sentence].span.end]
    return not (_MORE.search(ledger.text, start, part.span.start) or _MORE_BEHIND.search(behind))
