"""Headed done: 四、十件实事全部兑现, and in its section one of them that is 尚在施工，结转下年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.all_but import AllBut
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_ALL = "(?:已|均|都)*(?:全部|全面|悉数|如期|圆满|均|按期)(?:已|高质量)*"
_ENDED = "完成|兑现|竣工|建成|办结|销号|整改到位|落实到位|交付|落地|办好|化解|清零|投用"
_HEADING = regex(
    rf"(?:^|[，,、“”）)：])(?:[^，,、“”：]{{0,10}}?)"
    rf"(?P<words>(?:(?P<number>[二两三四五六七八九十]{{1,3}}|\d{{1,3}})(?:件|项|个|条|类|大|处|座|宗|起|家|户|所|台))?"
    rf"(?P<noun>[^，,。；：、（）()\d]{{1,10}}?){_ALL}(?:(?P<ended>{_ENDED})|(?P<begun>开工|启动|动工)|(?P<met>达标|合格|通过验收))"
    "(?:任务|治理|整治|改造|整改|搬迁|验收|清退|安装|检修)?)[。]?$"
)
_SIGN = regex(f"[全悉如圆均按][部面数期满]?(?:已|高质量)*(?:{_ENDED}|开工|启动|动工|达标|合格|通过)")
_NOT_ENDED = (
    "(?:尚|仍|还|至今|迄今)(?:未|没)(?:能|有)?[一-鿿]{1,4}|(?:尚|仍|还)(?:处)?在[一-鿿]{0,2}(?:施工|建设|推进|办理|整改|协调|审批|走程序)|结转(?:下年|次年|明年|下一年|20\\d\\d年)"
    "|未能?(?:按期|如期)?(?:完成|办结|销号|竣工|建成|兑现|落地|交付)|正在(?:加快|有序|抓紧|组织)?(?:推进|整改|施工|办理|建设|实施|协调|审批)|主体未完"
)
_NOT_BEGUN = "(?:尚|仍|还)?未(?:能)?(?:开工|动工|启动)|没有(?:开工|动工|启动)"
_NOT_MET = "未达标|未达到[一-鿿]{0,4}(?:目标|要求|标准|指标)|不达标|不合格|未通过"
_OF_SOME = regex("[未没难]|不(?:断|同)|部分|个别|少数|多数|大部|基本|尚|力争|确保|如何|怎样")
"""部分项目未按期开工: a heading that says it of some, or denies it."""
_OPEN = {"ended": regex(_NOT_ENDED), "begun": regex(_NOT_BEGUN), "met": regex(_NOT_MET)}
# Another matter, an earlier day, or the problem that was found.
_OTHER = regex(
    "下一步|此外|针对|另外(?!\\d|[一二两三])|第[二三四五]批|新[增一]|今后|原|当时|检查时|反馈时|之前|曾|存在|反映|指出|问题[：:是]|主要问题|不足|除|其他|举一反三|同时|自查|不[^，。；]{0,6}[的]|目标|杜绝|凡|对(?:尚|仍|还)"
)
_A_PROBLEM = regex("[^，,。；;]{0,6}的(?:问题|情况|现象|隐患|短板)")
_SINCE = regex("(?:目前|现|经|随后|后)[，,]?(?:均|全部)?已|已(?:全部|均)|现已")
_COUNT = regex(
    r"(?<![第\d.])(?P<number>\d{1,3}|[一二两三四五六七八九十])(?:件|项|个|条|类|处|座|宗|起)(?:事项|任务|项目|实事|问题|指标|工程)?[^，,。；;\d]{0,16}$"
)
_POINTED = regex(
    "(?:^|[。；;])[ 　]*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,]|其[一二三四五][，,]|[①-⑩])"
    "[^。；;]{1,40}$"
)
_SECTION = 900
"""Characters below a heading that are read."""
_ONE_LEFT = regex(
    r"(?:其余|剩余|余下|另外?有?|还有|剩下)的?(?:\d{1,3}|[一二两三四五六七八九十])(?:件|项|个|条|类|处|座|宗|起|家|户|所|台)[^。；;]{0,30}$"
)
"""另外1家为甲厂，其废气收集系统: one of them, whose matter is told in a clause of its own."""


def find_headed_done(ledger: Ledger) -> Iterator[AllBut]:
    """What a heading says of all that it counts, and one of them that its section leaves open."""
    if not _SIGN.search(ledger.text):
        return
    for index, heading in enumerate(ledger.headings):
        block = ledger.document.blocks[heading.block].span
        words = _HEADING.search(ledger.read(heading.span))
        if words is None or _OF_SOME.search(words.group()):
            continue
        way = next(name for name in _OPEN if words[name])
        last = ledger.headings[index + 1].block if index + 1 < len(ledger.headings) else len(ledger.document.blocks)
        end = min(ledger.document.blocks[last - 1].span.end, block.end + _SECTION)
        said = Span(heading.span.start + words.start("words"), heading.span.start + words.end("words"))
        noun = words["noun"] if words["number"] else ""
        left = _left(ledger, Span(max(heading.span.end, said.end), end), way, noun)
        if left is not None:
            yield AllBut(said, left)


def _left(ledger: Ledger, section: Span, way: str, noun: str) -> Span | None:
    """The first clause of a section that leaves one of those counted open."""
    for open_yet in _OPEN[way].finditer(ledger.text, *section):
        sentence = ledger.sentences[ledger.sentence_at(open_yet.start())].span
        start = max(sentence.start, section.start)
        lead = ledger.text[start : open_yet.start()]
        if (
            _OTHER.search(lead)
            or _A_PROBLEM.match(ledger.text, open_yet.end())
            or _SINCE.search(ledger.text, open_yet.end(), sentence.end)
        ):
            continue
        if (
            _COUNT.search(lead)
            or _ONE_LEFT.search(lead)
            or _POINTED.search(ledger.text, max(section.start, start - 1), open_yet.start())
            or _named(ledger, section, lead, noun)
        ):
            clause = re.split("[，,。；;：:]", lead)[-1]
            return Span(open_yet.start() - len(clause), open_yet.end())
    return None


def _named(ledger: Ledger, section: Span, lead: str, noun: str) -> bool:
    """True where the section opens with those counted: 年初承诺的实事中，甲、乙等9件已经完成；丙尚在施工."""
    if not noun:
        return False
    told = noun[-_NOUN:]
    opening = ledger.text[section.start : section.start + _OPENING]
    listed = re.search(f"{re.escape(told)}(?:项目|任务|工程)?(?:中|里|，其中|包括|清单)", opening)
    return bool(listed) and bool(lead.strip())


_NOUN, _OPENING = 2, 40
"""Characters by which the things counted are known again, and in which a section takes them up."""
