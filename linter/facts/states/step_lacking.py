"""Steps lacking: 14个项目目前已全部开工 here, and of 这批项目中还有3个至今尚未动工 pages on: one lot, one step.

What is denied of some is the very step that all have taken, or one that lies before it: who has not begun has not
finished. The lot is known by its name, and by a number of it that is larger than what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.lines import matches_on_lines
from linter.facts.quantities.bigrams import bigrams, share_a_bigram
from linter.facts.quantities.following import quantity_from
from linter.facts.quantities.labels import unit_class
from linter.facts.states.all_but import ALL_SIGN, ALL_WORDS, AllBut
from linter.facts.states.givers import givers_differ
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, classes_in, other_times, places, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STEPS = (
    ("开工", "动工", "启动建设", "启动改造", "启动施工", "启动", "进场", "破土", "开建", "上马"),
    ("完工", "竣工", "建成", "完成建设", "完成施工", "完成改造"),
    ("投用", "投产", "投入使用", "启用"),
    ("退还", "退回", "退付", "返还", "清退", "退赔", "退缴"),
    ("收回", "追回", "追缴", "收缴"),
    ("上缴", "缴入", "缴回", "缴存"),
    ("拨付", "下拨", "拨出"),
    ("发放", "兑付", "兑现"),
    ("支付", "付清"),
    ("归还", "偿还", "还清", "清偿"),
    ("拆除",),
    ("搬迁", "搬离", "迁出"),
    ("入住",),
    ("签约", "签订"),
    ("安装", "加装"),
    ("更换",),
    ("修复", "修缮"),
    ("关停", "关闭"),
)
"""The verbs of one step each."""
_BUILDING = 3
"""The first steps, which follow one another."""
_STEP_OF = {verb: at for at, verbs in enumerate(_STEPS) for verb in verbs}
_VERB = "|".join(sorted(_STEP_OF, key=len, reverse=True))
_ALL = regex(
    rf"(?<![未没不能])(?:{ALL_WORDS})(?:已经?|按期|按时|如期|正式|顺利|足额|实现|完成)*"
    rf"(?P<verb>{_VERB})(?!工作?量|协议|手续|程序|招标|通知)[一-鿿]{{0,10}}"
)
_WHEN = regex(
    r"[，,]?(?:(?:截[至止]?)?(?:目前|现在?|至今)|已经?|均|都|也|(?:在|于|到|至)?(?:\d{4}年|[今当本]年)?(?:\d{1,2}月)?(?:\d{1,2}日|[初中底末]|[上中下]旬)?之?前?)*$"
)
_STILL = r"(?:尚|仍|还|至今|迟迟|一直|目前|现)"
_NOT = rf"{_STILL}*(?:未(?!来|成年)能?|没有?能?|无法)(?:能|按期|按时|及时|如期|全部|正式|实质性|完全|足额|完成)*"
_NUMBER = r"[\d一二三四五六七八九十两][\d,.]*(?:[万亿]?元|[个名户家处件项条宗台辆所座栋间套笔份批口])"
_BEHIND = regex(
    rf"(?:^|(?<=[，,。；;：:、\n]))(?P<topic>[一-鿿“”]{{3,24}}?)(?:当?中|里|内)?[，,]?(?P<left>(?:{_STILL}*有|{_STILL}剩|尚余)?"
    rf"(?P<few>{_NUMBER})[^。；;\n\d]{{0,40}}?{_NOT}(?P<verb>{_VERB})[一-鿿]{{0,8}})"
)
_BEFORE = regex(
    rf"(?P<left>{_NOT}(?P<verb>{_VERB})[一-鿿]{{0,10}}?的(?:(?P<topic>[一-鿿“”]{{2,14}}?)(?:{_STILL}*有|为|共|共计|合计|计)?)?"
    rf"(?P<few>{_NUMBER})(?P<noun>[一-鿿“”]{{0,14}}))"
)
_REST_SIGN = regex("[未没]|无法")
_STILL_SO = regex(_STILL)
_PROMISED = regex("确保|力争|要求|必须|争取|拟|将(?!近)|如果|原则上|应当?|须|计划(?![一-鿿]{1,6}的)|除|不[含计]")
_ANEW = regex("回头看|抽查|反弹|新发现|新增|新排查|再次|另|其他|其余|如有|若|指出|要求|除")
_DEICTIC = regex("^(?:上述|以上|前述|这些|这批|该批|所有)")
_SAYS_NOTHING = regex("[全我本各该][省市县区镇乡村州旗院校局]|上述|前述|以上|所有|全部|这些|这批|该批|的")
_ATTRIBUTE = regex(
    "^[一-鿿]{0,12}(?:确定|排查|发现|指出|反馈|下达|交办|承诺|安排|计划|实施|列入|发放|收取|改造|核查|清理|查出|梳理)(?:出来?)?的"
)
"""What only tells where the things came from: 年初确定的."""
_CLAUSE = regex("[，,；;：:]")
_CLAUSES = 3
"""Clauses back from what is said of all in which the lot is named."""
_SHORTEST = 3
"""Characters of the name of a lot."""
_NEAR = 12
"""Characters around a number that may name the lot."""
_MEMORY = 12
"""Statements about all that are looked at before some left."""


class _Whole(NamedTuple):
    """What is said of all of a lot."""

    span: Span
    verb: str
    names: tuple[tuple[str, Quantity], ...]
    """What the lot may be called, each with the number of it."""
    words: str
    """Its sentence up to the verb, and the one before."""


def find_steps_lacking(ledger: Ledger) -> Iterator[AllBut]:
    """Every lot that has taken a step as a whole, with some of it, told further on, that have not."""
    wholes = [*_wholes(ledger)]
    rests: list[re.Match[str]] = []
    for pattern in (_BEHIND, _BEFORE) if wholes else ():
        rests += [one for one in matches_on_lines(pattern, _REST_SIGN, ledger.text) if _STILL_SO.search(one["left"])]
    for rest in rests:
        last = bisect_right(wholes, rest.start(), key=lambda whole: whole.span.end)
        for whole in reversed(wholes[max(0, last - _MEMORY) : last]):
            if _left_of(ledger, whole, rest):
                yield AllBut(whole.span, Span(rest.start("left"), max(rest.end("verb"), rest.end("few"))))
                break


def _wholes(ledger: Ledger) -> Iterator[_Whole]:
    for told in matches_on_lines(_ALL, ALL_SIGN, ledger.text):
        index = ledger.sentence_at(told.start())
        start = ledger.sentences[index].span.start
        lead = ledger.text[start : told.start()]
        if _PROMISED.search(lead) or in_plans(ledger, told.start()):
            continue
        beside = index and ledger.sentences[index - 1].block == ledger.sentences[index].block
        first = ledger.sentences[index - 1].span.start if beside else start
        names = tuple(_names(ledger, index, start, _WHEN.sub("", lead), bool(beside)))
        if names:
            begin = min(at for at, _, _ in names)
            pairs = tuple((name, number) for _, name, number in names)
            yield _Whole(Span(begin, told.end("verb")), told["verb"], pairs, ledger.text[first : told.end()])


def _names(ledger: Ledger, index: int, start: int, lead: str, beside: bool) -> Iterator[tuple[int, str, Quantity]]:
    """What stands before 全部, as names with their numbers, and where each begins."""
    numbers = ledger.by_sentence.get(index, ())
    marks = [-1, *(mark.start() for mark in _CLAUSE.finditer(lead)), len(lead)]
    for back in range(1, min(_CLAUSES, len(marks) - 1) + 1):
        begin, end = start + marks[-back - 1] + 1, start + marks[-back]
        counted = next((one for one in numbers if begin <= one.span.start < end and one.is_amount), None)
        words = ledger.text[begin:end].strip()
        if counted and not counted.approximate:
            before = ledger.text[begin : counted.span.start]
            named = len(before.strip()) >= _SHORTEST
            yield (
                begin if named else counted.span.start,
                before if named else ledger.text[counted.span.end : end],
                counted,
            )
        elif back == 1 and len(words) >= _SHORTEST:
            # 上述多收费用已全部退还: its number stands in the clauses or the sentence before.
            known = (*(ledger.by_sentence.get(index - 1, ()) if beside else ()), *numbers)
            for one in known:
                near = one.before[-_NEAR:] + "|" + one.after[:_NEAR]
                if one.span.start < begin and one.is_amount and share_a_bigram(_SAYS_NOTHING.sub("", words), near):
                    yield begin, words + ("|" + near if _DEICTIC.match(words) else ""), one


def _left_of(ledger: Ledger, whole: _Whole, rest: re.Match[str]) -> bool:
    """True where some of the lot lack its step, as of no other time, place or look."""
    done, lacks = _STEP_OF[whole.verb], _STEP_OF[rest["verb"]]
    if done != lacks and not lacks < done < _BUILDING:
        return False
    few = quantity_from(ledger, rest.start("few"))
    if few is None or few.approximate or few.span.start >= rest.end("few"):
        return False
    told = ledger.sentence_at(rest.start("left"))
    words = ledger.text[ledger.sentences[told].span.start : rest.end()]
    if _ANEW.search(words) or FORMERLY.search(words) or _PROMISED.search(rest["left"]):
        return False
    if told_earlier(ledger, told, ledger.sentence_at(whole.span.end)) or givers_differ(whole.words, words):
        return False
    classes = classes_in(words)
    if classes - classes_in(whole.words) or not places(words) <= places(whole.words):
        return False
    topic = rest["topic"] or rest.groupdict().get("noun") or ""
    return any(
        number.kind == few.kind
        and unit_class(number) == unit_class(few)
        and few.value < number.value
        and classes_in(name) <= classes
        and _one_name(name, topic)
        for name, number in whole.names
    )


def _one_name(name: str, topic: str) -> bool:
    """True where the words of some left name the lot, but for one seam, and the lot is named no more narrowly."""
    told, _, near = name.partition("|")
    bare, again = (_SAYS_NOTHING.sub("", _ATTRIBUTE.sub("", words)) for words in (told, topic))
    if len(again) < _SHORTEST or bare[-2:] != again[-2:] or other_times(topic, name):
        return False
    known, said = bigrams(bare), bigrams(again)
    return len(said - known - bigrams(told) - bigrams(near)) <= 1 and len(known - said) <= 1
