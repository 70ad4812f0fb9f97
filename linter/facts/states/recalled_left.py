"""Recalled left: 173户违规问题已全部处理完毕, and far behind it 上述173户中，仍占用房屋不肯搬离的还有9户.

The number of all is told once more, so the few need no name of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.states.all_but import ALL_SIGN, AllBut, last_before
from linter.facts.states.claims import NOT_YET
from linter.facts.states.givers import givers_differ
from linter.facts.states.same_matter import FORMERLY, classes_in, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[个名人户家处件项条宗台辆所座起套笔间栋]"
_COUNT = rf"(?<![\d.])(?P<n>\d{{1,5}})(?P<unit>{_UNIT})(?P<noun>[一-鿿“”]{{0,12}}?)"
_SUM = r"(?:(?:的|共|合计|涉及)?(?:资金)?[\d.]+[万亿]?元)?"
_WHOLE = regex(
    rf"{_COUNT}{_SUM}[，,]?(?:(?:截至)?目前|现)?[，,]?(?:现?已经?|均)?"
    r"(?:全部|悉数|全数|尽数|如数|均已经?|都已经?)(?:已经?)?(?P<what>[一-鿿]{2,10})"
)
_LEFT = r"(?:(?:尚|还|仍)有|尚余|还剩|仍余|目前有)"
_NOT = r"(?:未(?!来|成年)|不肯|不愿|不予|拒不?|拒绝|没有?|无法|仍在|尚在)"
_REST = regex(
    rf"(?P<again>(?P<this>上述|前述|以上|这|该)?{_COUNT})(?:之)?[中里][，,]"
    rf"(?:{_LEFT}(?P<few>\d{{1,4}})(?P=unit)(?P<behind>[^，,。；;]{{0,30}}[，,]?{_NOT}[^，,。；;]{{0,14}})"
    rf"|(?P<before>(?:仍|尚|还|至今)?[^，,。；;\d]{{0,14}}?{_NOT}[^，,。；;\d]{{1,12}}?的)(?:还|仍|尚)?(?:有|为|剩)(?P<rest>\d{{1,4}})(?P=unit))"
)
_SETTLED = regex("(?:得到)?(?:处理|处置|整改|解决|纠正)")
"""What leaves no matter open, of whatever kind: any 仍…不肯 denies it; 已全部核实 is denied by 未核实 alone."""
_LATER_STEP = regex(
    "验收|决算|结算|评估|公示|复查|备案|归档|问责|追责|处分|评价|销号|资料|档案|长期|产权|证|许可|执照|入网|满意|移送|利息|违约金|协议|到期|未到"
)
"""What may be open with those that are settled."""
_FOUND_LATER = regex("复查|回头看|抽查发现|反弹|回潮")
"""What was found anew among those that were settled."""
_STEMS = frozenset("建修拆办拨发缴付还退收装接搬迁改验补签投播种架埋栽")
_DENIED = regex("[未不没无非]")
_MEMORY = 12
"""Statements about one number of things that are looked at before some of them."""
_PART = regex(r"其中|其余|除|另")


def find_recalled_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every number of which all is said to be done, and that is told once more for some of it that are not."""
    wholes = [one for one in matches_on_lines(_WHOLE, ALL_SIGN, ledger.text) if not _is_apart(ledger, one)]
    alike: dict[tuple[str, str], list[re.Match[str]]] = {}
    for one in wholes:
        alike.setdefault((one["n"], one["unit"]), []).append(one)
    for rest in _REST.finditer(ledger.text, wholes[0].end()) if wholes else ():
        for whole in last_before(alike.get((rest["n"], rest["unit"]), ()), rest.start(), _MEMORY):
            if _of_one(ledger, whole, rest):
                start = rest.start("few") if rest["behind"] else rest.start("before")
                yield AllBut(Span(*whole.span()), Span(start, rest.end()))
                break


def _is_apart(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
    lead = ledger.text[sentence.start : whole.start()]
    return bool(_DENIED.search(whole["what"]) or NOT_YET.search(lead) or _PART.search(lead[-4:]))


def _of_one(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where both recall one number of one kind of things, and some lack what all have."""
    if whole_number(rest["few"] or rest["rest"]) >= whole_number(whole["n"]):
        return False
    named = bool(whole["noun"] and rest["noun"])
    if not (share_a_bigram(whole["noun"], rest["noun"]) if named else rest["this"]):
        return False
    one, other = (ledger.sentence_at(match.start()) for match in (whole, rest))
    said, told = (ledger.sentences[index].span for index in (one, other))
    words = ledger.text[told.start : rest.end()]
    if (
        _FOUND_LATER.search(words)
        or FORMERLY.search(words)
        or NOT_YET.search(rest.group())
        or told_earlier(ledger, other, one)
    ):
        return False
    lead = ledger.text[said.start : whole.start()]
    if givers_differ(lead, words):
        return False
    if classes_in(words) - classes_in(ledger.text[said.start : whole.end()]):
        return False
    return _lacks(whole["what"], (rest["behind"] or rest["before"]) + ledger.text[rest.end() : told.end])


def _lacks(what: str, lacks: str) -> bool:
    """True where what some lack is what all are said to have: settled, or the same act."""
    if _LATER_STEP.search(lacks):
        return False
    if _SETTLED.match(what):
        return True
    return bool(bigrams(what) & bigrams(lacks) or frozenset(what[:2]) & frozenset(lacks) & _STEMS)
