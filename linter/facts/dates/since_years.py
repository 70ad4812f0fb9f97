"""Since years ago: 2019年以来累计吊销许可证的仅2家, where the check of this year alone tells 吊销许可证5家.

A report is on one year, and what it counts without a time of its own is of that year; the year lies within the time
told since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.labels import unit_class
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.same_matter import ELSEWHERE, PROMISED, own_place, places
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_SINCE = regex(
    r"[自从]?(?P<year>20\d\d)年(?:\d{1,2}月)?(?:份)?(?:以来|至今|到现在)|(?:[近这]|过去|最近)?(?P<many>[两二三四五六七八九十])年多?来|历年来?"
)
_SIGNS = ("以来", "至今", "到现在", "年来", "历年")
_FRONT = (
    r"(?:[，,：:]|[全我本][国省市县区州旗镇乡局馆院校所站场园司]|医院|学校|各[地级校县区镇乡村]|累计|总共|一共|合计|共(?!同)|先后|依法|依规|已经?|均|并|对|其中|因此|真正|实际"
    r"|检查|期间|全年|今年|[本今当这]?年度?|[本今]?学[年期]|本次|此次|专项|[一二三四五六七八九十]是|的|仅|光|单|就|又|再"
    r"|(?:通过|采取|利用|依托|多)[一-鿿、“”]{0,12}?(?:渠道|方式|途径|形式|办法|举措)等?)*"
)
_CORE = regex(
    rf"^{_FRONT}(?P<core>[一-鿿]*?)(?:的|[机单][构位]|企业|仅仅|仅|只|才|不过|不足|不到|了|共|达到?|有|为|是|就)*$"
)
_BEHIND = regex(r"[一-鿿]*")
_GENERIC = regex("机构|单位|企业|人员|项目|个人|对象|案件|问题|有关|相关|各类|的|了|有|被")
_OF_ONE = regex(
    r"该|其(?![他中])|某|上述|这[家个]|部分|个别|有[的些]|一些|[少多]数|不少|[两三四五六七八九十\d][家个所]"
)
_OPENS = regex(
    rf"(?:^|[，,。；;：:、]){_FRONT}(?:但|而|从|据统计|数据显示|目前|截至目前|纵观|回顾|[一二三四五六七八九十]是)*$"
)
"""Before the time, where nobody is named of whom it is told."""
_OTHER = regex(
    r"去年|上年|往年|同期|此前|历史|以来|至今|累计|计划|目标|预计|拟|比|增[长加]|减少|下降|第[一二三四五六七八九十\d]+[批轮]|上一?轮|年来"
)
_YEAR = regex(r"(?<!\d)20\d\d(?=年)")
_STOPPED = regex(r"[。；;]|\d[年月日]")
_CLAUSE = regex("[，,、]")
_JOINED = regex(r"(?:^|[，,])[^，,、\d]*、[^，,\d]*$")
"""Two acts that one number counts."""
_VERB = 2
"""Characters of the verb that both begin with: 吊销."""
_SHORTEST = 4
"""Characters of verb and noun by which one act is known elsewhere in the text."""
_LEAD = 60
"""Characters before a number in which the time and the act are told."""

_MOST = 60
"""Numbers of several years that are looked at: a report tells a few, a text of many reports any number."""


class _Since(NamedTuple):
    """What came of all the years, with the first of them and the words that tell what it was."""

    quantity: Quantity
    first: int
    words: str


def find_since_years(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Every number of all since years ago with a greater one of the report's own time, of the same act and things."""
    period, signed = ledger.identity.period, ledger.identity.signed
    year = period[0].year if period else signed.year - 1 if signed else 0
    if not year or not any(sign in ledger.text for sign in _SIGNS):
        return
    parts: dict[str, list[Quantity]] = {}
    for part in ledger.quantities:
        if part.is_amount and not part.approximate:
            parts.setdefault(unit_class(part), []).append(part)
    for whole in islice(_wholes(ledger, year), _MOST):
        for part in parts.get(unit_class(whole.quantity), ()):
            if part.interval.low > whole.quantity.interval.high and _holds(ledger, whole, part):
                yield whole.quantity, part
                break


def _wholes(ledger: Ledger, year: int) -> Iterator[_Since]:
    for quantity in ledger.quantities:
        if quantity.approximate or not quantity.is_amount:
            continue
        lead = ledger.lead(quantity, _LEAD)
        if not any(sign in lead for sign in _SIGNS):
            continue
        since = [*_SINCE.finditer(lead)][-1:]
        first = _first(since[0], year) if since else 0
        if not since or not 0 < first <= year or _OF_ONE.search(lead) or PROMISED.search(lead):
            continue
        between = lead[since[0].end() :]
        if not _OPENS.search(lead[: since[0].start()]):
            continue
        if _STOPPED.search(between) or not own_place(ledger, places(lead), "", quantity.span.start):
            continue
        words = _words(between, quantity)
        if len(words) >= _SHORTEST and not _headed_by_a_place(ledger, quantity):
            yield _Since(quantity, first, words)


def _headed_by_a_place(ledger: Ledger, quantity: Quantity) -> bool:
    """True below （三）石桥镇, or behind it in its paragraph: what follows is told of that place alone."""
    block = ledger.sentences[quantity.sentence].block
    opening = ledger.text[ledger.document.blocks[block].span.start : ledger.sentences[quantity.sentence].span.start]
    titles = [*(ledger.read(one.span) for one in ledger.section_of(block)), opening.partition("。")[0]]
    named = (_PLACE_LAST.search(title) for title in titles)
    return any(one is not None and one["name"] not in ledger.identity.title for one in named)


_PLACE_LAST = regex(
    r"(?P<name>[一-鿿]{2,8}?(?:镇|乡|街道|村|县|区|市|局|院|公司|学校|中学|小学|店|站|所))(?:方面|情况)?[：:。]?$"
)


def _first(since: re.Match[str], year: int) -> int:
    """The first year of the time told: two years before this one for 三年来."""
    if since["year"]:
        return int(since["year"])
    return year - whole_number(since["many"] or "二") + 1


def _words(before: str, quantity: Quantity) -> str:
    """The act and its things around a number: 吊销许可证; empty for one of two acts, 暂停、吊销许可证5家."""
    if _JOINED.search(before):
        return ""
    told, behind = _CORE.match(_CLAUSE.split(before)[-1]), _BEHIND.match(quantity.after)
    return told["core"] + (behind.group() if behind else "") if told else ""


def _holds(ledger: Ledger, whole: _Since, part: Quantity) -> bool:
    """True where the part is told of the same act and things, and of no time or place that the whole leaves out."""
    verb = whole.words[:_VERB]
    if verb not in part.before or part.span == whole.quantity.span or part.role in ("change", "limit", "rank", "each"):
        return False
    lead = ledger.lead(part, _LEAD)
    words = _words(lead, part)
    if len(words) < _SHORTEST or not words.startswith(verb) or not _one_matter(ledger, whole.words, words):
        return False
    lead = ledger.lead(part)
    if part.scope not in ("", whole.quantity.scope) or ELSEWHERE.search(lead) or PROMISED.search(lead):
        return False
    if _OTHER.search(lead) or any(int(one) < whole.first for one in _YEAR.findall(lead)):
        return False
    return not headed_apart(ledger, whole.quantity.span.start, part.span.start)


def _one_matter(ledger: Ledger, whole: str, part: str) -> bool:
    """True where all that the part is told of is told of the whole, which adds only what the title says.

    吊销食品许可证的企业 of a report on food is no other matter than 吊销许可证.
    """
    rest = _GENERIC.sub("", part[_VERB:])
    if len(rest) < _VERB or rest[-_VERB:] not in whole or not set(rest) <= set(whole):
        return False
    own = _GENERIC.sub("，", whole[_VERB:])
    for at in range(len(rest), 1, -1):
        for start in range(len(rest) - at + 1):
            own = own.replace(rest[start : start + at], "，")
    return all(piece in ledger.identity.title for piece in own.split("，") if piece)
