"""Recalled few: 另2份已提起诉讼。至此，问题合同已全部处置完毕, and pages on 尚未了结的2份涉诉合同.

The few are told where all are said to be settled, and once more, by their number and what became of them, as open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.all_but import AllBut
from linter.facts.states.same_matter import FORMERLY
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[个名人户家处件项条宗台辆所座起笔间栋份批]"
_WHOLE = regex(
    r"(?<![一-鿿])(?:[一-鿿]{0,12}的)?(?P<noun>[一-鿿]{2,12}?)(?:目前|现|均|已经?)*"
    r"(?:全部|悉数|全数|尽数|均已经?)(?:已经?|得到|依法)*(?P<what>(?:处置|处理|整改|化解|办结|了结|清理|解决)(?:完毕|到位|完成|完|终结|清零|销号)?)"
    r"(?=[，,。；;])"
)
_SIGN = regex("全部|悉数|全数|尽数|均已")
_REST = regex(
    r"(?P<open>(?:尚|还|仍|至今)未(?:了结|审结|办结|结案|执结|裁决|判决|解决|处置|化解|处理)(?:完毕|到位|完成)?的?)"
    rf"(?P<few>\d{{1,4}}{_UNIT})(?P<noun>[一-鿿]{{2,10}})"
)
_REST_SIGN = regex("[尚还仍今]未")
_IN_COURT = regex("诉讼|起诉|仲裁|法院|庭|涉诉|立案|强制执行|申请执行|审结|裁决|判决|执结")
_GENERAL = regex("问题|任务|事项|项目|工作|措施|单位|人员|群众|企业|线索|对象|资金|部门|情况")
_BACK = 300
"""Characters before what is said of all in which the few are told."""
_SHORTEST = 2
"""Characters of the thing that both name."""


def find_recalled_few(ledger: Ledger) -> Iterator[AllBut]:
    """Every statement that all are settled, right behind some of them in court, that are told elsewhere as open."""
    rests = [*matches_on_lines(_REST, _REST_SIGN, ledger.text)]
    wholes = [*matches_on_lines(_WHOLE, _SIGN, ledger.text)] if rests else []
    for rest in rests:
        whole = next((one for one in wholes if one.end() < rest.start() and _of_one(ledger, one, rest)), None)
        if whole is not None:
            yield AllBut(Span(*whole.span()), Span(*rest.span()))


def _of_one(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where the few stand in the paragraph of all, in court as they are in the rest, and are of its things."""
    thing = whole["noun"][-_SHORTEST:]
    if _GENERAL.search(thing) or thing not in rest["noun"]:
        return False
    sentence = ledger.sentences[ledger.sentence_at(rest.start())].span
    if FORMERLY.search(ledger.text, sentence.start, rest.end()):
        return False
    if not _IN_COURT.search(rest.group() + re.split("[。；;]", ledger.text[rest.end() : sentence.end])[0]):
        return False
    block = ledger.document.blocks[ledger.document.block_index(whole.start())].span
    lead = ledger.text[max(block.start, whole.start() - _BACK) : whole.start()]
    told = (re.split("[。；;]", part)[0] for part in re.split(rf"(?<!\d){rest['few']}", lead)[1:])
    return any(_IN_COURT.search(words) for words in told)
