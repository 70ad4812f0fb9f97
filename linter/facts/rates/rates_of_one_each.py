"""Rates of answers of which each one asked gave one: 走访的45家商户每家由一人作答，表示满意的占94.3%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.rates.rate import Rate
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SIGN = regex("每[家户村人名位个所校店组件起宗案]|各(?=[由派选推填发一1])|一(?P<it>[户家人村企])一")
_ONE_EACH = regex(
    r"(?:每(?P<unit>[家户村人名位个所校店组件起宗案])|各|一[户家人村企]一)[一-鿿]{0,8}?(?:(?<=一[户家人村企]一)|[一1]?)"
    r"(?:(?<=[一1])(?:名|人|份|位|张|票|卷)|(?<=每[家户村件起宗案])[只限仅][一1](?:人|份|票))[^，,。；;：:\d]{0,14}"
)
_ANSWER = regex("反馈|答|卷|表|票|受访|访问|访谈|调查|测评|评价|打分|填|座谈")
_ASKING = regex("干部|[络格查问作传]员")
"""Who asks rather than answers: 每户由1名网格员走访."""
_ASKED = regex(
    "征求|征询|走访|回访|调查|问卷|访谈|抽访|访问|测评|评议|受访|发放|座谈|抽取|抽选|选取|邀请"
    "|测试|考试|测验|考核|抽考|应知应会"
)
_RATE = regex(
    r"(?:(?:表示|认为|感到|觉得|评价|选择|给出)[^，,。；;\d]{0,16}?的(?:单位|企业|商户|农户|村|群众|人)?占(?:比|到)?"
    r"|(?P<rate>(?:满意|认可|知晓|好评|支持|赞成|合格|及格|达标|优秀|优良|通过)率)|(?:满意|认可|知道|知晓|了解|支持|赞成|好评)的(?:企业|商户|农户|村|群众|人)?占(?:比|到)?)(?:为|达到?|是)?$"
)
_MEAN = regex("平均|综合|总体|加权|得分|指数|各项|逐项|合计|分别")
_UNITS = frozenset("家户村人名位个所校店组件起宗")
_PEOPLE = frozenset("人名位")
_FEWEST, _MOST = 8, 500
"""Of those asked: beyond the upper one any rate with one decimal comes."""
_LEFT = Decimal("0.5")
"""Of those asked: who answered may be fewer, down to this many."""
_APART = 32
"""Characters from how many were asked to what each of them gave, at most."""


def find_rates_of_one_each(ledger: Ledger) -> Iterator[Rate]:
    """Every rate of opinions, or of a test, in the paragraph behind a number of those who gave one answer each."""
    for sign in _SIGN.finditer(ledger.text):
        told = _ONE_EACH.match(ledger.text, sign.start())
        if told is None or not _ANSWER.search(told.group()) or _ASKING.search(told.group()):
            continue
        sentence = ledger.sentences[ledger.sentence_at(sign.start())]
        if not _ASKED.search(ledger.read(sentence.span)):
            continue
        base = _asked(ledger, told.start())
        if base is None or (told["unit"] and not _counts(told["unit"], base.printed_unit)):
            continue
        near = ledger.by_block.get(sentence.block, ())
        others = tuple(
            one for one in near if one.kind == "count" and base.value * _LEFT <= one.value <= base.value and one.exact
        )
        for rate in near:
            if rate.span.start < told.end() or rate.printed_unit != "%" or rate.approximate or not 0 < rate.value < 1:
                continue
            if _other_asked(ledger, Span(told.end(), rate.span.start)):
                break
            name = _RATE.search(rate.before)
            if name and not _MEAN.search(rate.before):
                yield Rate(rate, None, base, "named", name["rate"] or "占比", others, False)


def _asked(ledger: Ledger, at: int) -> Quantity | None:
    """How many were asked: the number right before."""
    index = ledger.quantity_index(at) - 1
    if index < 0:
        return None
    one = ledger.quantities[index]
    near = at - one.span.end <= _APART and one.sentence == ledger.sentence_at(at)
    counted = one.kind == "count" and one.exact and one.printed_unit in _UNITS and _FEWEST <= one.value <= _MOST
    return one if near and counted else None


def _counts(unit: str, printed: str) -> bool:
    """True for 每人 of 45名, and for 每村 of 36个村."""
    if unit == "案":
        return printed in ("件", "起", "宗")
    return unit == printed or "个" in (unit, printed) or (unit in _PEOPLE and printed in _PEOPLE)


def _other_asked(ledger: Ledger, between: Span) -> bool:
    """True where others are asked before a rate is told."""
    return _OTHERS.search(ledger.text, *between) is not None


_OTHERS = regex(r"(?:走访|回访|抽访|访问|调查|发放|抽取|受访|邀请|座谈)[^，,。；;\d]{0,10}\d+[名人户家份位个]|另|\n")
