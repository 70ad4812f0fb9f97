"""Topic left: 32宗图斑已全部整改销号, and sections on 对占用耕地的图斑，尚有3宗未拆除.

The topic names the lot once more: what is left bears no name behind its number, and the words before it say of what it
is, by noun or as 第三批.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.all_but import AllBut, left_behind
from linter.facts.states.claims import NOT_YET
from linter.facts.states.givers import givers_differ
from linter.facts.states.same_matter import FORMERLY, classes_in, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = "[个名人户家处件项条宗台辆所座起笔间栋份批口]"
_ORDINAL = r"(?:第[一二三四五六七八九十\d]{1,3}|首)[批轮期]"
_SETTLED = (
    "整改|处置|处理|化解|办结|办理完|办复|答复|销号|清零|解决|拆除|案结|息诉|了结|消除|整治|完成整改"
    "|收回|退回|清退|兑付|清偿|修复|复耕|复垦|查处"
)
_ALL = (
    "(?:(?:截至)?目前|现|均|已经?|都)*(?:全部|悉数|全数|尽数|如数|均已经?|都已经?)(?:已经?)?"
    "(?:得到|实现|做到|按期|如期|依法)?"
)
_WHOLE = regex(
    rf"(?P<batch>{_ORDINAL}[一-鿿]{{0,8}}?)?(?<![\d.])(?P<n>\d{{1,5}})(?P<unit>{_UNIT})(?P<noun>[一-鿿“”]{{0,10}}?)"
    rf"(?:[，,][^，,。；;\d]{{2,24}}){{0,2}}?[，,]?{_ALL}(?P<what>(?:{_SETTLED})[一-鿿]{{0,6}})"
)
_STILL = r"(?:目前|现在?|但|至今)?(?:尚|还|仍)(?:有|剩|余)|(?:目前|至今)有|尚余|还剩"
_OPEN = (
    r"(?:(?:尚|还|仍|至今|迟迟|一直)*(?:未(?!来|成年)|没有?|无法|难以)|(?:仍|尚|还)在|正在)[^，,。；;\n]{1,14}"
    r"|(?:要|须|需|有?待)[^，,。；;\n]{0,14}?(?:拆除|整改|化解|办结|销号|解决|处置|清退|收回|兑付|复耕|修复)[^，,。；;\n]{0,4}"
)
_REST = regex(
    rf"(?:^|(?<=[，,。；;：:、\n]))(?:一是|二是|三是|四是|五是|比如|例如)?(?:对于?|针对|关于|至于|在)?(?P<topic>[^，,。；;：:、\n\d]{{2,22}}?)(?P<in>[中里])?[，,]?"
    rf"(?P<left>(?:(?:{_STILL})|(?P<which>[^，,。；;：:\n\d]{{2,24}}等))(?P<few>\d{{1,4}})(?P<unit>{_UNIT})"
    rf"(?P<why>[^。；;\n]{{0,36}}?)(?P<open>{_OPEN}))"
)
_SOME = regex(
    rf"(?:^|(?<=[，,。；;：:、\n]))(?:在)?(?P<topic>[^，,。；;：:、\n\d]{{2,22}}?)(?P<in>[中里])[，,](?P<which>)"
    rf"(?P<left>(?:(?:尚|还|仍)?有|(?!全部|其余)[^，,。；;：:\n\d]{{2,20}}?)(?P<few>\d{{1,4}}|[一二两三四五六七八九十])(?P<unit>{_UNIT})"
    rf"(?P<why>[^。；;\n]{{0,36}}?)(?P<open>{_OPEN}))"
)
"""移交的信访件中，石坝补偿一件…，至今没有办结: some of the lot, told by what they are."""
_SOME_SIGN = regex("[中里][，,]")
_REST_SIGN = regex("[尚还仍至目等](?:有|剩|余|今|前|\\d)")
_RESTS = ((_REST, _REST_SIGN), (_SOME, _SOME_SIGN))
_GENERAL = regex("问题|任务|事项|项目|工作|措施|单位|人员|群众|企业|线索|对象|资金|部门|隐患|方面|情况")
"""Nouns of which a report has several lots."""
_LATER_STEP = regex(
    "验收|决算|结算|评估|公示|复查|备案|归档|问责|追责|处分|评价|销号|资料|档案|长期|产权|证|许可|执照|入网|满意|移送|利息|违约金|协议|到期|未到|回访|补助|奖补"
)
"""What may be open with those that are settled."""
_ANEW = regex("回头看|抽查|反弹|回潮|新发现|新增|新排查|又|再次|另|除|其他|其余|计划|如|若")
_PART = regex(r"其中|其余|除|另")
"""Right before a number, that it is no number of all."""
_DENIED = regex("[未不没无非]")
_MEMORY = 12
"""Statements about all of a lot that are looked at before some left."""
_SHORTEST = 2
"""Characters of a noun that names a lot."""


def find_topic_left(ledger: Ledger) -> Iterator[AllBut]:
    """Every lot that is said to be settled, with those left of it further on, told of by its name or its ordinal."""
    for rest, wholes in left_behind(ledger, _WHOLE, _RESTS, _is_apart, _MEMORY):
        for whole in wholes:
            if whole["unit"] == rest["unit"] and _of_one(ledger, whole, rest):
                yield AllBut(Span(*whole.span()), Span(*rest.span("left")))
                break


def _is_apart(ledger: Ledger, whole: re.Match[str]) -> bool:
    sentence = ledger.sentences[ledger.sentence_at(whole.start())].span
    lead = ledger.text[sentence.start : whole.start()]
    return bool(
        _DENIED.search(whole["what"])
        or NOT_YET.search(ledger.text, sentence.start, whole.end())
        or _PART.search(lead[-4:])
        or not (whole["batch"] or _noun(ledger, whole))
    )


def _of_one(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True where some of the lot that is told as settled are told as open, as of no other time or look."""
    if whole_number(rest["few"]) >= whole_number(whole["n"]):
        return False
    if not (_same_batch(ledger, whole, rest) or (not rest["which"] and _same_noun(ledger, whole, rest))):
        return False
    one, other = (ledger.sentence_at(match.start()) for match in (whole, rest))
    told = ledger.sentences[other].span
    words = ledger.text[told.start : rest.end()]
    if _LATER_STEP.search(rest["open"]) or _ANEW.search(rest["topic"] + rest["why"][:6]):
        return False
    if FORMERLY.search(words) or NOT_YET.search(rest.group()) or told_earlier(ledger, other, one):
        return False
    lead = ledger.text[ledger.sentences[one].span.start : whole.start()]
    return not givers_differ(lead, words)


def _same_batch(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True for 第三批46件 and 第三批交办件中, where the paragraph of the first speaks of what was 交办 too."""
    batch, again = (_BATCH.match(match) for match in (whole["batch"] or "", rest["topic"]))
    if batch is None or again is None or batch.group() != again.group():
        return False
    noun = rest["topic"][again.end() :]
    return bool(rest["in"] or not rest["which"]) and _all_told(noun, _paragraph(ledger, whole))


_BATCH = regex(_ORDINAL)


def _same_noun(ledger: Ledger, whole: re.Match[str], rest: re.Match[str]) -> bool:
    """True for 32宗图斑 and 占用耕地的图斑, where the paragraph of the first tells of the same: 占用耕地."""
    noun, topic = _noun(ledger, whole), rest["topic"]
    while not whole["noun"] and len(noun) > _SHORTEST and not topic.endswith(noun):
        noun = noun[1:]  # 全年收到投诉共9件: where the name begins is not marked
    if len(noun) < _SHORTEST or _GENERAL.search(noun[-_SHORTEST:]) or not topic.endswith(noun[-3:]):
        return False
    named = whole.group() if whole["noun"] else _paragraph(ledger, whole)
    if classes_in(topic) - classes_in(named) or _BATCH.search(topic):
        return False
    return _all_told(topic.removesuffix(noun), _paragraph(ledger, whole))


def _noun(ledger: Ledger, whole: re.Match[str]) -> str:
    """What the number counts: told behind it, or with the same number before it, 信访件共7件…，7件全部办结."""
    if whole["noun"]:
        return str(whole["noun"])
    lead = _paragraph(ledger, whole)[: -len(whole.group())][-_TOLD_BEFORE:]
    told = [*_COUNTED.finditer(lead)]
    same = [one["noun"] for one in told if (one["n"], one["unit"]) == (whole["n"], whole["unit"])]
    return _VERB.sub("", same[-1])[-_LONGEST_NOUN:] if same else ""


_COUNTED = regex(rf"(?P<noun>[一-鿿]{{2,12}}?)(?:共计?|一共|总计|合计|有|计)+(?P<n>\d{{1,5}})(?P<unit>{_UNIT})")
_VERB = regex("^.*(?:的|我局|我[市县区镇乡]|全[市县区镇乡])")
_TOLD_BEFORE, _LONGEST_NOUN = 120, 6


def _paragraph(ledger: Ledger, whole: re.Match[str]) -> str:
    block = ledger.document.blocks[ledger.document.block_index(whole.start())].span
    return ledger.text[block.start : whole.end()]


def _all_told(words: str, said: str) -> bool:
    """True where most of what the words say stands in what was said."""
    pairs = bigrams(_NEUTRAL.sub("，", words))
    return sum(pair in said for pair in pairs) * 2 >= len(pairs)


_NEUTRAL = regex("[全我本各该][省市县区镇乡村州旗院校局]|上述|前述|以上|所有|全部|这些?|该|的")
