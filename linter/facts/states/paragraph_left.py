"""Left in its paragraph: 问题合同已全部规范到位 in the overview, 还有14份…尚未审结 in the paragraph on 问题合同.

The few bear no name of their own: their paragraph tells of the matter, and counts it in their unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.states.all_but import ALL_SIGN, AllBut
from linter.facts.states.claims import NOT_YET
from linter.facts.states.givers import givers_differ
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, lead_of, places, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[个名人户家处件项条宗台辆所座起套笔间栋份口块批]"
_SETTLE = "规范|处置|处理|整改|化解|办结|了结|清理|解决|整治|纠正|销号|治理|消除"
_WHOLE = regex(
    rf"(?:^|(?<=[，,。；;：:、\n]))(?:[一-鿿]{{0,10}}的)?(?:\d{{1,5}}{_UNIT})?(?P<noun>[一-鿿]{{4,10}}?)(?:\d{{1,5}}{_UNIT}[，,]?)?"
    r"(?:目前|现|均|都|已经?)*(?:全部|悉数|全数|尽数|均已经?|都已经?)(?:已经?|得到|依法|按期|如期)*"
    rf"(?P<what>(?:{_SETTLE})(?:到位|完毕|完成|终结|清零|销号)?)(?=[，,。；;])"
)
_WORKED_ON = "诉讼|审理|仲裁|执行|审查|侦办|核查|调查|协商|协调|调解|办理|推进|走|履行"
_REST = regex(
    rf"(?:(?:还|尚|仍)(?:有|剩|余)|其余|剩余|余下)(?:的)?(?P<rest>(?P<few>\d{{1,4}})(?P<unit>{_UNIT})[^。；;：:\n]{{0,70}}?"
    r"(?:(?:尚|还|仍|至今|暂|一直|迟迟)?未(?!来|成年)能?(?:够)?(?:得到|全部|按期|完全|彻底)*"
    rf"(?:审结|判决|结案|执结|裁决|{_SETTLE})|(?:[仍尚还]在|正在)(?:[一-鿿]{{0,8}}?)(?:{_WORKED_ON}|{_SETTLE})))"
)
_REST_SIGN = regex("[还尚仍](?=[有剩余])|[其剩]余|余下")
_GENERAL = regex("(?:问题|任务|事项|项目|工作|措施|单位|人员|群众|企业|线索|对象|资金|部门|情况|意见|隐患|案件)$")
"""Nouns of which a report has several lots."""
_LATER_STEP = regex("验收|决算|评估|公示|复查|备案|归档|问责|处分|评价|资料|档案|证|许可|执照|利息|奖补|回访")
_ANEW = regex(
    "回头看|复查|抽查|反弹|新发现|新增|新排查|又|再次|另|其他|其它|外[，,]|(?<![拆解清消排去])除|如|若|计划|拟"
)
_SOME = regex("其中|(?<![拆解清消排去])除|另|部分|基本|[未不没非]")
_MEMORY = 40
"""Numbers of those left behind what is said of all that are asked whether they are of it."""


def find_paragraph_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every matter that is said to be wholly settled, and of which its paragraph further on leaves some."""
    rests = [*matches_on_lines(_REST, _REST_SIGN, ledger.text)]
    wholes = matches_on_lines(_WHOLE, ALL_SIGN, ledger.text) if rests else ()
    for whole in wholes:
        if _GENERAL.search(whole["noun"]) or _is_planned(ledger, whole):
            continue
        at = bisect_left(rests, whole.end(), key=_start)
        rest = next((one for one in rests[at : at + _MEMORY] if _of_one(ledger, whole, one)), None)
        if rest is not None:
            yield AllBut(Span(*whole.span()), Span(*rest.span("rest")))


def _start(match: re.Match[str]) -> int:
    return match.start()


def _is_planned(ledger: Ledger, whole: re.Match[str]) -> bool:
    # 经过半年努力，…: what stands clauses before promises nothing.
    clause = _CLAUSE.split(lead_of(ledger, whole.end()))[-1]
    told = (PROMISED, NOT_YET, _SOME)
    return any(words.search(clause) for words in told) or in_plans(ledger, whole.start())


_CLAUSE = regex("[。，,；;：:]")
_BARE = regex("(?:但|目前|现|现在|至今|截至目前)*")


def _of_one(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where the paragraph of the rest, or its title, counts the matter in that unit, as of no other lot."""
    one, other = (ledger.document.blocks[ledger.document.block_index(at)].span for at in (whole.start(), rest.start()))
    words = ledger.text[rest.start() : rest.end() + _BESIDE]
    if one == other or _LATER_STEP.search(_STOP.split(words)[0]) or FORMERLY.search(rest.group()):
        return False
    here = ledger.text[other.start : rest.start()]
    sentence = lead_of(ledger, rest.start())
    if whole["noun"] not in here[-_NEAR:] or _ANEW.search(sentence) or _ANEW.search(rest.group()[:_BESIDE]):
        return False
    # 违建图斑之外，耕地图斑尚有3宗
    own = _CLAUSE.split(sentence)[-1]
    if (whole["noun"] not in own and not _BARE.fullmatch(own)) or not _is_counted(ledger, whole["noun"], rest):
        return False
    said, told = (ledger.sentence_at(match.start()) for match in (whole, rest))
    lead = lead_of(ledger, whole.end())
    if told_earlier(ledger, told, said) or givers_differ(lead, here):
        return False
    told_of = here[-_NEAR:].replace("分类", "")  # 分类推进 sets no class apart
    return not classes_in(told_of) - classes_in(lead) and not places(sentence) - places(lead)


_NEAR = 90
"""Characters before those left in which their paragraph names the matter."""
_BESIDE = 12
_STOP = regex("[。；;\n]")


def _is_counted(ledger: Ledger, noun: str, rest: re.Match[str]) -> bool:
    """True where more of the matter are counted in that unit: 问题合同163份, 163份问题合同."""
    few = whole_number(rest["few"])
    return any(
        one.unit == rest["unit"] and one.value > few and (one.before.endswith(noun) or one.after.startswith(noun))
        for one in ledger.quantities
    )
