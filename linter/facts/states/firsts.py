"""Firsts: 我市首趟中欧班列开行 here, 2019年开行中欧班列7列 there: the first of a kind, and one of an earlier time.

What was the first is named by the words behind 首次 or 首趟, or by those of the clauses before 尚属首例.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.same_matter import ELSEWHERE, PROMISED, lead_of, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_VERBS = (
    "举办|承办|开行|开通|开出|发行|引进|引入|获评|获得|荣获|入选|摘得|夺得|施行|实施|完成"
    "|启用|出口|派出|设立|组织|召开|推出|开展|开设|试点|建成|投用"
    "|试种|种植|繁育|拍卖|公开拍卖|发放|签发|签约|移植|运用|采用"
)
_EVER = regex(
    r"(?:有史以来|历史上|建[一-鿿]{1,3}以来"
    r"|自?[^，,。；;]{0,8}(?:成立|建立|设立|组建|建市|建区|建院|建校|开办|恢复)以来)的?$"
)
_FIRST = regex(
    rf"(?P<first>首次|首度|第一次|头一[次回]|破天荒地?)(?P<verb>{_VERBS})(?:了|过)?(?P<what>[一-鿿“”A-Z]{{3,16}})"
    rf"|(?P<item>首|头一|第一)(?P<unit>[例趟列班单场届架艘宗笔])(?!批)(?P<thing>[一-鿿“”A-Z]{{3,16}})"
)
_IS_FIRST = regex(
    r"(?P<said>(?:这|此举|此项|该[一-鿿]{1,4})?(?:在|为|是)?(?P<where>[全我本][省市县区州院校局镇乡]|[一-鿿]{2,4}[市县区])?(?:历史上)?(?:尚|还|均)?(?:属|是|为|系)(?:有史以来|历史上|[我全本][市县区院校]|国内)?(?:首次|首例|头一[次例回]|第一次|第一例|首[单场宗])"
    r"|(?:在(?:[全我本][省市县区州院校局镇乡]|[一-鿿]{2,4}[市县区])(?:范围内?)?)?(?:尚|此前)?(?:无先例|没有先例|史无前例)"
    r"|开创了?(?:[我全本][市县区院校])?(?P<began>[一-鿿]{4,16}?)(?:的)?先河|填补了?[一-鿿]{0,4}(?P<gap>[一-鿿]{4,16}?)(?:的)?空白)(?=[，,。；;\n])"
)
_BOUNDED = regex(
    r"(?:[今本当]年(?:度)?|年内|季度|上半年|下半年|[\d一二三四五六七八九十几两近]+年来|疫情[一-鿿]{0,4}后|时隔|本届|任期|今年以来|换届后|新[一-鿿]{1,3}后)[^，,。；;]{0,6}$"
)
"""That it is the first of a year, or after a while, says nothing of earlier ones."""
_WIDER = regex("全国|全省|国内|世界|全球|[一-鿿]{2}省|同类|同级|行业|系统")
_NOT_FIRST = regex("突破|超过|超|进入|跻身|达到|迈上|降至|升至")
_TRAIL = regex(
    "(?:成功|顺利|圆满|正式)*(?:开行|举办|举行|落地|落户|完成|实施|施行|开通|发行|签约|成交|问世|诞生|下线|起飞|抵达|上市|出口|启动|召开|获批|建成|投用|开展|开播|移植)*(?:成功|顺利|圆满|在[一-鿿]{2,6})*$"
)
_EARLIER = regex(
    r"(?P<when>(?P<year>(?:19|20)\d\d)年|去年|上年|前年|早在[一-鿿\d]{1,8}?[年月前]|[一二两三四五六七八九十\d]+年前|此前|往年|上一?届|连续第?[二两三四五六七八九十\d]+年|曾经?|历年)"
)
_NEVER = regex(
    "未|没|拟|将|计划|谋划|筹备|申报|停[办开]|推迟|取消|争取|力争|提名|学习|考察|参观|观摩|借鉴|首次|首[例趟列]|第一次|起步|预计|目标"
)
_BEHIND = regex("(?:试点|资格|提名|培训|知识|宣传|筹备|方案|规划|前期|论证|公司|协会|中心)")
_SHORTEST = 4
"""Characters of what is called the first; one so short must be told again in full."""
_SAID = regex("(?:首次|首例|头一[次例回]|第一[次例]|首[单场宗]|先[例河]|空白|史无前例)(?=[，,。；;\\n])")
_CLAUSE = 24
"""Characters of a clause that are read before what ends it."""
_BACK = 120
"""Characters before 尚属首例 in which the thing is named."""


class First(NamedTuple):
    """What is called the first, and an earlier one."""

    first: Span
    earlier: Span


class _Claim(NamedTuple):
    """What is called the first: where, in which words, and whether they are the name of it alone."""

    span: Span
    words: str
    exact: bool


class _Earlier(NamedTuple):
    """A clause that counts something of an earlier time."""

    span: Span
    sentence: Span
    year: int
    """0 where no number tells it: 去年, 此前."""
    named: str
    """What stands before the number."""
    thing: str
    """The clause without its number."""
    bare: str
    """The thing without what was done."""


def find_firsts(ledger: Ledger) -> Iterator[First]:
    """Every thing that is called the first of its kind, with one of the kind told for an earlier time."""
    claims = [*_named(ledger), *_pointed(ledger)]
    told = list(_earlier(ledger)) if claims else []
    for claim in claims:
        year = _year_of(ledger, claim.span)
        for one in told:
            within = one.sentence.start <= claim.span.start < one.sentence.end
            before = not one.year or (year is not None and one.year < year)
            if before and not within and _alike(claim, one):
                yield First(claim.span, one.span)
                break


def _named(ledger: Ledger) -> Iterator[_Claim]:
    """首次举办… and 首趟…: what it is stands behind."""
    for match in _FIRST.finditer(ledger.text):
        lead = lead_of(ledger, match.start())
        words = _TRAIL.sub("", match["what"] or match["thing"])
        if len(words) < _SHORTEST or _apart(_EVER.sub("", lead)) or _NOT_FIRST.search(match.group()):
            continue
        behind = match.start("what") if match["what"] else match.start("thing")
        ever = _EVER.search(lead[-_CLAUSE:])
        start = match.start() - (len(ever.group()) if ever else 0)
        yield _Claim(Span(start, behind + len(words)), words, exact=True)


def _pointed(ledger: Ledger) -> Iterator[_Claim]:
    """…，这在我县尚属首例: what it is stands in the clauses before."""
    for sign in _SAID.finditer(ledger.text):
        match = _IS_FIRST.search(ledger.text, max(0, sign.start() - _CLAUSE), sign.end() + 1)
        if match is None or match.end() < sign.end():
            continue
        lead = lead_of(ledger, match.start())[-_BACK:]
        if not _apart(lead) and not _WIDER.search(match["said"]):
            yield _Claim(Span(*match.span()), match["began"] or match["gap"] or lead, exact=False)


def _apart(lead: str) -> bool:
    return bool(_BOUNDED.search(lead) or PROMISED.search(lead) or _WIDER.search(lead[-12:]) or ELSEWHERE.search(lead))


def _year_of(ledger: Ledger, span: Span) -> int | None:
    """The year in which it was the first: its own, or the report's."""
    years = re.findall(r"((?:19|20)\d\d)年", lead_of(ledger, span.start))
    return int(years[-1]) if years else ledger.identity.year or (ledger.signing.day.year if ledger.signing else None)


def _earlier(ledger: Ledger) -> Iterator[_Earlier]:
    """The clauses that tell of an earlier time how many there were."""
    for when in _EARLIER.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(when.start())].span
        year, said = int(when["year"] or 0), ledger.text[when.start() : sentence.end]
        for clause in re.finditer("[^，,；;。\n]{4,}", said):
            told = clause.group()
            if _NEVER.search(told) or ELSEWHERE.search(said[: clause.end()]):
                continue
            if clause.start() and _EARLIER.search(told) and not told.startswith(when["when"]):
                break
            counted = _COUNTED.search(told)
            if counted is None:
                continue
            named = told[: counted.start()]
            thing = named + told[counted.end() :]
            if not _BEHIND.search(thing) and not places(ledger.text[sentence.start : when.start()]):
                span = Span(when.start() + clause.start(), when.start() + clause.end())
                yield _Earlier(span, sentence, year, named, thing, _DEED.sub("", thing))


def _alike(claim: _Claim, earlier: _Earlier) -> bool:
    """True where the clause of an earlier time tells of the very thing."""
    words, thing = claim.words, earlier.thing
    if not claim.exact:
        name = earlier.bare
        return any(name[at : at + _LONG] in words for at in range(len(name) - _LONG + 1))
    # 首趟果蔬班列驶出口岸: what became of it stands behind the name that is counted.
    if words[:_NAME] in earlier.named and any(earlier.named.endswith(words[:end]) for end in range(_NAME, len(words))):
        return True
    return words[-2:] in thing and len(bigrams(words) - bigrams(thing)) <= (1 if len(words) > _SHORTEST else 0)


_LONG = 5
"""Characters in a row by which a thing is known that was not named as such."""
_NAME = 5
"""Characters of its name right before the number of the earlier ones."""
_COUNTED = regex(r"(?P<n>\d[\d,.]*|[一二两三四五六七八九十]+)(?:余|多)?[例趟列班单场届架艘宗笔次台件万亿元家户名]")
_DEED = regex("^(?:先后|累计|共|已|就)*(?:完成|举办|开行|发行)?")
