"""Others done: 十件实事全部兑现 here, 客运站尚未开工，其余九件均已办结 there: one less than all, and one told as open.

The one left bears no number: that it is one of them follows from how many the others are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.states.all_but import AllBut
from linter.facts.states.givers import givers_differ
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import PROMISED, classes_in, in_report_year, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?P<unit>[件项个条大处座宗起家户所台名人])"
_AT_LAST = "完成|办结|竣工|完工|兑现|建成|落实|整改|销号|交付|投用|投入使用|办好|见效|落地|到位|解决|化解"
_ENDED = f"{_AT_LAST}|办理|提请|通过|开工|启动|交房|验收|达标|出台|印发"
_WHOLE = regex(
    rf"(?<![\d.第一二三四五六七八九十前]){_NUMBER}(?P<noun>[一-鿿“”]{{0,14}}?)(?:[件项个桩]{{2}}[一-鿿]{{2}}[、，])?(?:目前|现)?(?:已经?|均已|都已|现已)?"
    rf"(?:全部|全数|悉数|如数|全面|均已经?|都已经?|100%)(?:已经?|按期|如期|按时|圆满|顺利|高质量|得到|实现)*(?P<what>(?:{_ENDED})[一-鿿]{{0,6}})"
)
_REST = regex(
    r"(?P<one>[^。；;\n]{2,40}?)(?P<left>(?P<open>[未没]|推迟|顺延|延期|延至|延后|结转|受阻|暂缓|搁置|停工|滞后|停滞|[仍尚]在|正在)[^。；;\n]{0,40}?"
    rf"[，,；;](?:但)?(?:除此之外[，,]?)?(?:其余|其他|其它|剩余|余下|另外)的?{_NUMBER}(?P<noun>[一-鿿“”]{{0,10}}?)"
    rf"(?:目前|现)?(?:均已经?|全部|都已经?|均|已全部|已经?|全都)(?:已经?|按期|如期|按时|圆满|顺利|高质量|得到|实现|全部)*(?P<what>(?:{_ENDED})[一-鿿]{{0,6}}))"
)
_REST_SIGN = regex("其余|其[他它](?=的?[\\d一二三四五六七八九])|剩余|余下|另外")
_ALL_SIGN = regex("全部|全数|悉数|如数|全面|均已|都已|100%")
_OVER = regex(_AT_LAST)
_LATER_STEP = regex(
    "验收|决算|结算|评估|公示|归档|问责|处分|资料|档案|产权|办证|许可|满意|移送|利息|尾款|质保|运营|达产|绿化"
)
"""What may be open with one that is done."""
_SEVERAL = regex("[、和与及]")
_OTHERS = regex("其中|另有|新增|又|计划|拟|明年")
_SET = regex("(?:计划|目标)(?=确定|安排|明确|下达)")
_MOST_LEFT = 3
"""Things that a clause which lists several tells as left."""
_MEMORY = 12
"""Statements about all of some things that are held against one rest."""
_EXCEPT = regex("除[^，,。；;]{1,40}外[，,]?[^，,。；;]{0,8}$")
_KEPT = "兑现"
"""What is done with promises, of which a report has but one set."""
_GENERAL = frozenset(["问题", "任务", "事项", "项目", "工作"])


def find_others_done(ledger: Ledger) -> Iterator[AllBut]:
    """Every number all of which is said to be done, with the one that is told as open beside 其余 of them."""
    wholes = [one for one in matches_on_lines(_WHOLE, _ALL_SIGN, ledger.text) if not _is_apart(ledger, one)]
    if not wholes:
        return
    for rest in matches_on_lines(_REST, _REST_SIGN, ledger.text):
        at = bisect_left(wholes, rest.start(), key=lambda whole: whole.start())
        near = wholes[max(0, at - _MEMORY) : at + _MEMORY]
        for whole in sorted(near, key=lambda whole: abs(whole.start() - rest.start()))[:_MEMORY]:
            if _is_left_of(ledger, whole, rest):
                yield AllBut(Span(*whole.span()), Span(*rest.span("left")))
                break


def _is_apart(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
    lead = ledger.text[sentence.start : whole.start()]
    return bool(
        PROMISED.search(_SET.sub("", lead.rpartition("，")[2]))
        or lead.endswith(("其中", "其余", "其余的", "其他", "其他的", "剩余", "另外", "余下"))
        or _EXCEPT.search(lead)
        or in_plans(ledger, whole.start())
    )


def _is_left_of(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where the others, and what is left besides them, come to the number of all."""
    left = whole_number(whole["n"]) - whole_number(rest["n"])
    most = _MOST_LEFT if _SEVERAL.search(rest["one"]) else 1
    if not 0 < left <= most or whole["unit"] != rest["unit"] or rest.start() <= whole.start() <= rest.end():
        return False
    if _LATER_STEP.search(rest["left"].partition("其")[0]) or _OTHERS.search(rest.group()):
        return False
    if not _same_end(whole["what"], rest["what"]):
        return False
    one, other = (ledger.sentence_at(match.start("n")) for match in (whole, rest))
    told = ledger.sentences[other].span
    said = ledger.sentences[one].span
    lead, words = ledger.text[said.start : whole.start()], ledger.text[told.start : rest.end()]
    if told_earlier(ledger, other, one) or givers_differ(lead, words):
        return False
    # 推迟到2025年实施 tells when it will be done, and not of which year it is.
    which = ledger.text[told.start : rest.start("left")]
    if not in_report_year(ledger, which, lead + whole.group()):
        return False
    if classes_in(which) - classes_in(lead + whole.group()):
        return False
    return _same_things(ledger, whole, rest, words)


def _same_end(one: str, other: str) -> bool:
    """True where the others have come to what all have: both are over, or the same act was done with them."""
    if _OVER.match(one) and _OVER.match(other):
        return True
    return share_a_bigram(one, other)


def _same_things(ledger: Ledger, whole: re.Match[str], rest: re.Match[str], words: str) -> bool:
    """True where what all are called stands in the sentence of the rest, or in the heading of its paragraph."""
    noun = whole["noun"].removesuffix("项目") or whole["noun"]
    block = ledger.document.blocks[ledger.document.block_index(rest.start())].span
    near = ledger.text[block.start : rest.end()]
    if rest["noun"]:
        return bool(bigrams(noun) & bigrams(rest["noun"])) or rest["noun"] == whole["noun"]
    if noun[-2:] in _GENERAL:
        return noun in words
    return (bool(noun) and noun[-2:] in near) or all(match["what"].startswith(_KEPT) for match in (whole, rest))
