"""Works again: 清河水库枢纽建成投运 in the review, 加快建设清河水库枢纽 or 建成清河水库枢纽 among the plans.

`works` hears what is told as unfinished; here the plan alone, by its verb, says what stage is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.plans import headings_over, in_plans, looks_back
from linter.facts.states.works import ANY_NAME, APART, ENDS, KIND, STAGES, URGED, Works, finished_at, named_before
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_BEGIN = "开工建设|启动建设|动工建设|新开工建设|新开工|开工|动工|新建|启动"
_CLAUSE = regex(r"[^，,。；;：:\n]{8,140}")
_AHEAD = regex(
    rf"(?:要)?(?:(?:{URGED}|高效|高质量|高标准|全面|积极|提速|早日|加力|有力)*)(?P<verb>{_BEGIN}|建成(?:投[产用运])?|建设|续建)?"
)
_END = regex(
    rf"(?P<batch>等[^、]{{0,8}}?)?(?:重大|重点)?(?:项目|工程)?(?P<end>开工建设|开工|动工|(?:{ENDS})+(?:使用|运行)?|建设)?$"
)
_ITEM = regex(
    rf"[一-鿿“”A-Z\d—－-]{{2,24}}?(?:{KIND})(?:改扩建|扩建)?(?:[一二三四]期)?(?:工程|项目)?(?:[一-鿿]{{2,3}}段)?"
)
_OTHER_STEP = regex(
    "前期|谋划|规划|论证|审批|核准|运营|管理|改革|服务|发展|申报|招商|验收|达产|达效|满产|扩容|扩能|提质|后续|剩余"
)
_BEGUN = regex(
    r"(?:[、和及与][^，,。；;\n]{1,60}?)?(?:等[^，,。；;、\n]{0,10}?)?(?:项目|工程)?(?:已经?|均|全部|全面|正式|顺利|如期|相继|先后)*"
    r"(?P<verb>开工建设|开工|动工|启动建设)(?=[，,。；;、\n]|$)"
)
_NOT_BEGUN = regex(rf"获批|前期|规划|论证|谋划|立项|在建|推进|加快|[未没将待拟]|条件|{ENDS}")
_NO_WORK = regex(
    "的|方面|投入$|公园|景区|古镇|(?:保障性|安居|惠民|民生|治理|修复|改造|提升|示范|培育|保护|绿化|人才)(?:工程|项目)"
)
"""Money put into a programme, and programmes that go on for years: 安居工程等方面的投入."""
_SHORTEST = 5
_PART = regex(
    r"[^，,。；;\n]{0,24}(?:回顾|总结|重点工作|工作安排|(?:主要|重点|目标)任务|主要目标|总体要求|工作打算)[^，,。；;\n]{0,8}"
)
_LONGEST_LINE = 34
"""Characters of a line that names a part of the report, numbered or not."""


def find_planned_again(ledger: Ledger) -> Iterator[Works]:
    """Every named work whose plan is to reach what was told as reached before."""
    ahead = False
    for block in ledger.document.blocks:
        start, end = block.span
        if end - start <= _LONGEST_LINE and (line := _PART.fullmatch(ledger.text, start, end)):
            ahead = not looks_back(line.group())
        if block.kind == "cell" or end - start <= _LONGEST_LINE:
            continue
        titles = headings_over(ledger, start)
        if not looks_back(titles) and (ahead or in_plans(ledger, start)):
            for clause in _CLAUSE.finditer(ledger.text, start, end):
                yield from _in_clause(ledger, clause)


def _in_clause(ledger: Ledger, clause: re.Match[str]) -> Iterator[Works]:
    """The works that a clause plans, told as further on before."""
    words = clause.group()
    ahead = _AHEAD.match(words)
    if ahead is None or not ahead.group() or _OTHER_STEP.search(words):
        return
    rest = words[ahead.end() :]
    ending = _END.search(rest)
    stage = _stage(ahead["verb"] or "", (ending["end"] if ending else "") or "")
    if stage is None:
        return
    names = rest[: ending.start("end") if ending["end"] else len(rest)] if ending else rest
    if ending and ending["batch"]:
        names = rest[: ending.start()]
    at = clause.start() + ahead.end()
    for item in re.finditer("[^、]+", names):
        name = _one_of_two(item.group())
        if len(name) < _SHORTEST or not _ITEM.fullmatch(name) or ANY_NAME.fullmatch(name) or APART.search(words):
            continue
        here = at + item.start()
        done = _reached(ledger, name, here, stage)
        if done:
            yield Works(name, done, Span(clause.start(), clause.end()))
            return


def _one_of_two(words: str) -> str:
    """The first of two works: 石桥枢纽 of 石桥枢纽和柳湾至白沙高速."""
    first, _, other = words.partition("和")
    return first if other and len(first) >= _SHORTEST and _ITEM.fullmatch(first) else words


def _stage(verb: str, end: str) -> int | None:
    """What is still to come: -1 the beginning, else a stage of `STAGES`; None where the words plan neither."""
    if re.fullmatch(_BEGIN, verb) or end in ("开工建设", "开工", "动工"):
        return None if verb == "启动" and end != "建设" else -1
    words = verb + end
    stages = [at for at, stage in enumerate(STAGES) if any(word in words for word in stage)]
    if stages:
        return min(stages)
    return 1 if verb in ("建设", "续建") or end == "建设" else None


def _reached(ledger: Ledger, name: str, before: int, stage: int) -> Span | None:
    """Where the work was told as having come that far, outside the plans."""
    for start, finish in named_before(ledger, name, before):
        if ledger.text[start:finish] != name:
            continue
        done = finished_at(ledger, start, finish, max(stage, 0))
        if done is None and stage < 0:
            done = _begun(ledger, start, finish)
        if done and not _NO_WORK.search(ledger.read(done)):
            return done
    return None


def _begun(ledger: Ledger, start: int, finish: int) -> Span | None:
    """The words that tell the work as begun."""
    sentence = ledger.sentences[ledger.sentence_at(start)].span
    clause = re.split("[，,；;、]", ledger.text[sentence.start : start])[-1]
    if in_plans(ledger, start) or _NOT_BEGUN.search(clause):
        return None
    begun = _BEGUN.match(ledger.text, finish, sentence.end)
    if begun is None or _NOT_BEGUN.search(ledger.text, finish, begun.start("verb")):
        return None
    return Span(start, begun.end())
