"""Claims by name: where an indicator stands, told under its full name in two places that cannot both be true.

竹笋产量居全省首位 and 竹笋产量尚未进入全省前三 speak of one thing because the name is the same to its last
character, and nothing at either place, neither year nor place nor stretch of time, sets the two apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.plans import headings_over, in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class NamedClaim(NamedTuple):
    """Where an indicator is said to stand: from `low` up to, but not at, `high`."""

    name: str
    span: Span
    """The claim with its name, where the name stands right before it."""
    where: str
    """In what it stands so: 全省, 亿元; only claims alike in this are compared."""
    low: Decimal
    high: Decimal
    goal: bool = True
    """True where among plans the same words would be an aim: 高于全省平均水平, but not 仍低于全省平均水平."""


class Denied(NamedTuple):
    """Two claims of one name that exclude one another, in order."""

    said: NamedClaim
    denied: NamedClaim


_NAME = regex(r"(?:[（(][一-鿿]{1,2}[)）]|[^，,。；;：:\n！？!?、（(）)—\t |])+$")
_LEADS = regex(
    r"^(?:其中|而且?|但是?|并?且|同时|目前|当前|至此|如今|现在?|迄今|至今|截至目前|(?:19|20)\d\d年(?:度|末|底)?|[今当本全去]年(?:度|末|底)?|年[末底]|这五年"
    r"|[全我本](?:自治)?[省市县区州国旗盟镇乡](?!级|域|区)|[一二三四五六七八九十]是|[(（]?[一二三四五六七八九十\d]{1,2}[)）.．]"
    r"|预计|累计|共|总体上?|整体|安排|使得?|的|特别是|尤其是|主要是|推动|保障(?=[一-鿿]{6}))+"
)
_HOLDS = regex(
    r"(?:已经?是?|均|都|仍然?|依然|也|又|还|再|再次|再度|首次|双双|持续|继续|一直|始终|稳步?|总体|实现|历史性地?|成功|一举|连续|正式|全部|同比|分别|更|则|只|仅|尚|明显|显著|大幅"
    r"|至今|目前|当前|连续[\d一二三四五六七八九十]+年)+$"
)
_LINK = regex("^[和与及同跟比较从由在对把将被让为是以到]")
_NO_NAME = regex(r"^[和与及同跟比较从由在对把将被让为是以到]|\d(?!G)(?<![A-Za-z.]\d)(?<![A-Za-z]\d\.\d)|[%％]")
_SHORTEST, _LONGEST, _BACK = 4, 26, 44
"""Characters of a name, one less for 差旅费, and before a claim in which it may stand."""
_THAN = regex(
    r"(?:[比较与同和]|对比|对照|相较|继|算上)(?:上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?:同[期月]|[末底初])?"
)
"""What something is compared with, and no time of the claim."""
_STRETCH = regex(
    r"第?[一二三四]季度|[上下]半年|前[两三]个?季度|\d{1,2}月|[本当上]月|[本当上]季|[上中下]旬|[首头]\d?个?月|[春夏秋冬]季|春节|国庆|假期|“?十[一二三四五]五”?|[这过近前]去?[几两三四五十]年|[三四五十]年[来间]|时期|任期|[本上下]届"
)
_LAST = regex("去年|上年|上一年|前年|往年|同期|历史|历年")
_ASPECT = regex(
    "[一-鿿]{2}(?:方面|领域|行业|片区|(?<!回头)(?<!总的)(?<![总整]体)(?<!全[年局])(?<!目前)(?<!当前)来看|口径)(?=[，,中])"
)
"""What part of the whole a sentence looks at: 工业方面，…."""
_AHEAD = regex(
    r"(?<![主重需])要(?![素求看清认正])|将(?![军近])|[须拟]|有望|可望|如果|若|假如|倘|到(?:19|20)\d\d年|力争|目标|预期|除[^，,]{1,12}外|除了"
)
_UP_TO = regex(r"到(?P<year>(?:19|20)\d\d)年")
_OF_SOME = regex("多数|个别|一些|部分|分别")
"""Before a claim, that it is made of some only."""
_DEMANDED = regex("同时|(?:对照|按照|根据)[^，,。；;]{0,10}?(?:要求|目标|计划|任务)[，,]")
"""What something is measured by, no demand of its own, and what is no earlier time."""
_PLACE = regex(
    r"[^\W\da-zA-Z全本我各该在和与的了个这]{1,2}(?:新区|开发区|经开区|高新区|园区|(?<![各强全本分])县(?![域级乡城])|(?<![城乡村集建重小])镇(?![化街])|(?<![城下返家故水])乡(?![村镇])|街道|公司|集团)"
)
_NO_PLACE = regex(
    "^(?:脱贫|贫困|国道|省道|推进|促进|加快|建设|亿元|百亿|千亿|百强|美丽|城乡|重点|特色|所有|农村|老旧|小城|强|民营|国有|央企|上市|基层|公立|进城|加城)"
)
"""What a place or a body is named by, and what only ends like it."""
_FOUND = regex("整改|巡视|巡察|督[察查导]|审计(?!署|厅|局)|检查|反馈|交办|排查|约谈")
_NOW = regex("(?:现|现在|目前|如今)已|已于")
_HEAD = 120
"""Characters of a text that tell of what kind it is."""
_TITLE = 40
"""Characters of a heading that heads no whole paragraph."""
_MOST = 8
"""Claims of one name beyond which they are told of many things."""


def name_before(ledger: Ledger, end: int, counted: bool = False) -> tuple[str, int]:
    """The name that the words of a clause before an offset end with, and where it begins; empty where they are none.

    With `counted` a number may be part of it: 62所村卫生室.
    """
    start = ledger.sentences[ledger.sentence_at(end)].span.start
    words = _NAME.search(ledger.text, max(start, end - _BACK), end)
    return ("", end) if words is None else bare(words.group(), words.start(), counted)


def bare(words: str, start: int, counted: bool = False) -> tuple[str, int]:
    """A name without what leads to it and what leads on from it, and where it begins."""
    lead = _LEADS.match(words)
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    name = _HOLDS.sub("", words).replace("“", "").replace("”", "").strip()
    other = _LINK if counted else _NO_NAME
    fits = _SHORTEST - name.endswith("费") <= len(name) <= _LONGEST and not other.search(name)
    return (name, start) if fits else ("", start)


def find_denied(ledger: Ledger, claims: Iterable[NamedClaim], proper: bool = False) -> Iterator[Denied]:
    """Every claim with the first other one of its name that excludes it.

    A `proper` name is that of one thing only, wherever it is spoken of.
    """
    by_name: dict[tuple[str, str], list[NamedClaim]] = {}
    for claim in claims:
        by_name.setdefault((claim.name, claim.where), []).append(claim)
    for told in by_name.values():
        if 1 < len(told) <= _MOST:
            yield from _among(ledger, sorted(told, key=lambda claim: claim.span), proper)


def _among(ledger: Ledger, told: list[NamedClaim], proper: bool) -> Iterator[Denied]:
    taken: set[Span] = set()
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if other.span in taken or not (one.high <= other.low or other.high <= one.low):
                continue
            if _mended(ledger, one, other) or ledger.sentence_at(one.span.start) == ledger.sentence_at(
                other.span.start
            ):
                continue
            if _stands(ledger, one) and _stands(ledger, other) and together(ledger, one, other, proper):
                taken.add(other.span)
                yield Denied(one, other)


def _mended(ledger: Ledger, one: NamedClaim, other: NamedClaim) -> bool:
    """True for what was found and has been put right: 部分水渠尚未完工, and in a report of that, 水渠全部完工."""
    if one.goal or not other.goal:
        return False
    found = _FOUND.search(ledger.text, 0, _HEAD) or _FOUND.search(headings_over(ledger, one.span.start))
    return bool(found or _NOW.search(ledger.text, other.span.start, other.span.end))


def _stands(ledger: Ledger, claim: NamedClaim) -> bool:
    """True where a claim tells how things are, and not how they were or shall be."""
    # What the name itself says is said of both: 年初承诺的12件实事.
    words = _DEMANDED.sub("", _words(ledger, claim.span)).replace(claim.name, "")
    known = ledger.identity.year or 0
    # 到2025年底 looks back in a report of 2026, and 连续三年完成目标任务 promises nothing.
    words = _UP_TO.sub(lambda told: told.group() if int(told["year"]) >= known else "", words)
    if not claim.goal:
        words = words.replace(ledger.read(claim.span), "")
    if PROMISED.search(words) or FORMERLY.search(words) or _AHEAD.search(words):
        return False
    start = ledger.sentences[ledger.sentence_at(claim.span.start)].span.start
    if _OF_SOME.search(ledger.text, max(start, claim.span.start - _BACK), claim.span.start):
        return False
    return not (claim.goal and in_plans(ledger, claim.span.start))


def _words(ledger: Ledger, span: Span) -> str:
    """The sentence of a claim up to its end, without what it is compared with."""
    start = ledger.sentences[ledger.sentence_at(span.start)].span.start
    return _THAN.sub("", ledger.text[start : span.end])


def together(ledger: Ledger, one: NamedClaim, other: NamedClaim, proper: bool = False) -> bool:
    """True where nothing at two places tells of another time, another place or another part."""
    if _times_apart(ledger, one, other) or (not proper and _places_apart(ledger, one, other)):
        return False
    planned = any(in_plans(ledger, claim.span.start) for claim in (one, other))
    return planned or not headed_apart(ledger, one.span.start, other.span.start)


def _times_apart(ledger: Ledger, one: NamedClaim, other: NamedClaim) -> bool:
    here, there = _words(ledger, one.span), _words(ledger, other.span)
    if any(set(one_of.findall(here)) != set(one_of.findall(there)) for one_of in (_STRETCH, _LAST, _ASPECT)):
        return True
    years = [_year(ledger, words, claim) for words, claim in ((here, one), (there, other))]
    if years[0] and years[1]:
        return years[0] != years[1]
    told = years[0] or years[1]
    return bool(told) and not _is_current(ledger, told)


def _is_current(ledger: Ledger, year: int) -> bool:
    """True for the year of a report and the one that it looks back at."""
    known = ledger.identity.year
    return known is not None and year in (known, known - 1)


def _year(ledger: Ledger, words: str, claim: NamedClaim) -> int:
    """The year that a claim is told for: by its sentence, else by the headings above it; 0 where unknown.

    仍不足 below 2026年重点工作 tells how things are when that is written.
    """
    named = YEAR.findall(words)
    if named:
        return int(named[-1])
    headed = set(YEAR.findall(headings_over(ledger, claim.span.start)))
    year = int(headed.pop()) if len(headed) == 1 else 0
    return 0 if year and not claim.goal and _is_current(ledger, year) else year


def _places_apart(ledger: Ledger, one: NamedClaim, other: NamedClaim) -> bool:
    """True where places are named before one of the claims that are not named before the other."""
    return not _PLACE.search(one.name) and _place(ledger, one) != _place(ledger, other)


def _place(ledger: Ledger, claim: NamedClaim) -> str:
    """The last place or body named in the sentence of a claim before it, else in the headings above it."""
    index = ledger.sentence_at(claim.span.start)
    sentence = ledger.sentences[index]
    titles = (ledger.read(one.span) for one in reversed(ledger.section_of(ledger.sentences[index].block)))
    for words in (ledger.text[sentence.span.start : claim.span.start], *(one for one in titles if len(one) <= _TITLE)):
        if named := place_named(words):
            return named
    return ""


def place_named(words: str) -> str:
    """The last place or body that words name; empty where they name none."""
    named = [name for name in _PLACE.findall(words) if not _NO_PLACE.search(name)]
    return str(named[-1]) if named else ""
