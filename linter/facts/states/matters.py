"""Matters: whether two sentences speak of one matter: what they share by their characters, and what sets them apart.

No list of nouns or verbs is asked. Two neighbouring characters that both hold tell of one thing, unless half of all
sentences hold them; a class, place or time that one of them names and the other does not makes two things of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import places_of
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.states.deeds import same_deed
from linter.facts.states.ended import only_the_manner, passed_another
from linter.facts.states.headed_times import headed_apart
from linter.facts.states.same_matter import classes_in, told_earlier
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger
    from linter.offsets import Span

_NEUTRAL = han_bigrams(
    "进行，工作，完成，情况，目前，问题，落实，工程，项目，建设，整改，全部，其余，剩余，余下，剩下，任务，单位，推进，开展，重点，企业，群众"
    "，截至，已经，实现，万元，亿元，资金，管理，部门，人员，事项，个别，部分，按期，如期，按时，计划，需要，主要，存在，及时，有效，得到，方面，整治，治理，处置"
    "，户群，涉及，其中，目标，要求，今年，年内，上半，半年，全年，年底，月底，底前，尚未，没有，至今，原因，因此，由于，了结，已全，完毕，到位"
    "，发生，发现，出现，现象，行为，做法，违规，检查，以上，以下，不存，相关，有关，各类，本年，年度"
)
"""Pairs of characters that say nothing of what a sentence is about."""
_GLUED = regex("^[个项处条件户名家起宗座台所份笔批的有各][一-鿿]|^[全我本][省市县区州旗镇乡村局院校厂司]|[一-鿿]的$")
"""A unit with the first character of its noun, and a place that stands for the whole."""
_LINKS = frozenset(
    "的了在是有和与及对将已均都全部未没无不仍尚还待其中个项处件条户家名人次万元亿多少上下前后至到于为以也又因由受等"
    "一二三四五六七八九十两完成工作行进情况问题落实现目能经得过并按依法统计区县市镇乡村公司局本我各年月日底度季"
)
"""Characters that a verb does not carry its meaning in."""
_SORT = regex(
    r"(?P<own>(?:19|20)\d\d|[一-鿿\d〇]{1,2})(?P<tail>片区|标段|街道|镇|乡|(?<!农)(?<!行政)(?<!建制)村|县|(?<![辖社地小片院校园景库矿林牧垦])区"
    r"|期|批|轮|类|级|季度|(?<!半)年(?!\d{1,2}月|[底末初内])|半年|学期|[院校园]区|[景库矿林小牧垦]区|期间|型|(?<!标)段|号)"
)
_TIMES = frozenset(["年", "季度", "半年", "学期"])
_TURNS = frozenset("期批轮号段") | _TIMES | frozenset(["标段", "片区", "院区", "校区", "园区"])
"""What one character before it tells apart: 一期, 西片区, 去年."""
_TURN = regex("期|批|轮")
_ORDER = regex("[一二三四五六七八九十首本上前后\\d]$")
_YEAR = regex(r"(?:19|20)\d\d|[去上前今本]$")
_NO_SORT = regex(
    r"(?<![东南西北])城$|[\d个全各本我该此这数多农社两几每同周近历逐有是了的到在由向对给为与被将把于从自至及省市县区镇乡村一二三四五六七八九十]$|^[等在对从使于]|[明来后]$"
)
"""What is counted or meant as a whole: 31个村, 全县, 各镇."""
_TOWN, _COUNTRY = regex("城区|县城|城镇|市区|主城"), regex("乡镇(?!街)|农村|乡下")
_WIDE = regex("[全我本](?P<kind>[省市县区镇乡村州旗院校局])|辖区|境内|[各逐]|所有")
_NARROW = regex("本级|(?<!局)机关|直属|所属|下属|自[收查办排]|牵头|承办|名下|抽[查取]|首批|总部")
"""What makes fewer of all: what is said of these is not said of the others."""
_NAMED = regex(
    "[一-鿿][^\\W两一二三四五六七八九十各个](?:镇(?!街)|乡(?!镇)|县(?!级|城)|(?<![政个农各])村(?![级内里])|街道|(?<!各)社区|公司|集团|小学|中学|医院)"
)
_SIDE = regex("附属|配套|支线|连接线|绿化|主体|主线")
"""Parts of a work, each of which may be finished without the other."""
_OWN = regex("自[收查办排]")
_GIVEN = regex("交办|转办|反馈|移送|移交|下达|督办|指出|查出")
_LEVEL = regex("[省市县区镇乡村](?=[里级委属直])")
_LASTING = regex("([一二三四五六七八九十\\d]+)年(?:以上|期)")
"""三年以上积案 and 五年以上积案."""


EXCEPT = "(?<![消解清扫拆免排剔摘开废根铲删切去革])除(?![险尘草雪湿杂名])"
"""除 that tells of an exception, and does not end 消除 or begin 除险."""


def telling(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters that tell what the words are about."""
    return frozenset(pair for pair in han_bigrams(words) - _NEUTRAL if not _GLUED.search(pair))


def same_act(one: str, other: str, nouns: frozenset[str] = frozenset()) -> bool:
    """True where two predicates tell of one deed: by its verb, two of its characters, or one that no noun has."""
    if passed_another(one, other) or only_the_manner(one, other):
        return False
    return same_deed(one, other) or bool(
        telling(one) & telling(other) or verbs_of(one) & verbs_of(other) - {*"".join(nouns)}
    )


def verbs_of(words: str) -> frozenset[str]:
    """The characters that may be those of a verb."""
    return frozenset(re.sub("[^一-鿿]", "", words)) - _LINKS


def unshared(words: str, other: str) -> str:
    """The words with a stroke for each character that stands in the other words too, beside the same neighbour."""
    pairs = han_bigrams(other)
    shared = {at + step for at in range(len(words) - 1) if words[at : at + 2] in pairs for step in (0, 1)}
    return "".join("|" if at in shared else char for at, char in enumerate(words))


def sorts_in(words: str) -> dict[str, set[str]]:
    """What tells a thing from its sisters, by what they have in common: 片区: 东, 年: 2024, 镇: 石桥."""
    found: dict[str, set[str]] = {}
    for match in _SORT.finditer(words):
        own, tail = match["own"], match["tail"]
        if tail in _TURNS:
            own = own if own.isdecimal() else own[-1:]
            turn = _YEAR if tail == "年" else _ORDER if _TURN.fullmatch(tail) else None
            told = turn is None or turn.search(own) is not None
        else:
            told = _NO_SORT.search(own) is None
        if told:
            found.setdefault(tail, set()).add("今" if own == "本" else own)
    return found


def set_apart(one: str, other: str, context: str, *, near: bool, named: bool = False) -> bool:
    """True where words that speak of all and those that speak of some name two things, times or places.

    `context` is what stands before the first in its paragraph; `near` tells that the other stands in that paragraph
    too, where what was named once need not be named again. Where both are `named`, what else tells that fewer are meant
    is not asked.
    """
    first, second = sorts_in(one), sorts_in(other)
    for tail, own in first.items():
        if any(f"{name}{tail}" in other for name in own):
            continue
        if tail in second:
            return True
        if not near or (tail not in _TIMES and _WIDE.search(other)):
            return True
    for here, there in ((_TOWN, _COUNTRY), (_COUNTRY, _TOWN)):
        if here.search(one) and there.search(other) and not there.search(one):
            return True
    again = named or any(name in one for name in _NAMED.findall(other))
    if not again and any(name not in other for name in _NARROW.findall(one)):
        return True
    if set(_SIDE.findall(one)) != set(_SIDE.findall(other)):
        return True
    here_level, there_level = set(_LEVEL.findall(one)), set(_LEVEL.findall(other))
    if here_level and there_level and here_level.isdisjoint(there_level):
        return True
    if _GIVEN.search(one) and any(name not in one for name in _OWN.findall(other)):
        return True
    here_years, there_years = set(_LASTING.findall(one)), set(_LASTING.findall(other))
    if here_years and there_years and here_years.isdisjoint(there_years):
        return True
    return _of_another_place(one + context, other)


def _of_another_place(said: str, other: str) -> bool:
    """True where the other words name a place or body that what is said of all does not hold."""
    wide = [*_WIDE.finditer(said)]
    named = [name for name in _NAMED.findall(other) if name not in said]
    if not wide:
        return bool(named)
    kinds = {match["kind"] for match in wide}
    return any(name[-1] in kinds for name in named)


def classes_apart(one: str, other: str, context: str, *, near: bool) -> bool:
    """True where one of them is narrowed down to a class that the other does not name."""
    here, there = classes_in(one + context), classes_in(other)
    return bool(there - here) or (not near and bool(classes_in(one) - there))


def one_character_off(one: str, noun: str, lead: str = "") -> bool:
    """True for 探矿权 and 采矿权, 限上商户 and 限下商户: words that differ in one character name two things.

    Of three characters only the first words of a noun are looked at, for 收费用 and 摆渡费用 end alike.
    """
    if len(noun) > 2 and noun[:3] not in one and _is_sister(one, noun[:3], 0):
        return True
    ends = (lead[:3], _HAVE.sub("", lead)[-3:])
    if any(len(word) > 2 and word not in one and _is_sister(one, word, 0) for word in ends):
        return True
    words = (run[at : at + 4] for run in (noun, lead) for at in range(len(run) - 3))
    return any(word not in one and any(_is_sister(one, word, place) for place in range(3)) for word in words)


def _is_sister(one: str, word: str, place: int) -> bool:
    char = word[place]
    if char in one or char in _PLAIN or (place == 0 and (not telling(word[1:]) or "的" in word)):
        return False
    before, behind = word[:place], word[place + 1 :]
    ends = [at - 1 if place == 0 else at + place for at in places_of(before or behind, one)]
    others = (one[at : at + 1] for at in ends if at >= 0)
    return any("一" <= other <= "鿿" and other not in _PLAIN and f"{before}{other}{behind}" in one for other in others)


_HAVE = regex("(?:[仍尚还目前至今现只仅]*有)$")
_PLAIN = frozenset(
    "省市县区镇乡街村局院校所仍尚还且但等年月将把对由因为的内中里外了各本该全及和与等、有个条件处户项未没已底还座名家块台间栋份笔宗起批亩米吨只株棵根盏口张枚"
)
"""Characters that are no first part of a name, but of what stands before it."""


def of_other_times(ledger: Ledger, one: Span, other: Span) -> bool:
    """True where the other is told as of an earlier day than the one, or below a heading of another time."""
    here, there = (ledger.sentence_at(span.start) for span in (one, other))
    if told_earlier(ledger, there, here) or headed_apart(ledger, one.start, other.start):
        return True
    sentence = ledger.sentences[there].span
    past = [day.last for day in ledger.dates_in(ledger.sentences[here].span) if day.last and day.relation != "before"]
    then = [day.last for day in ledger.dates_in(sentence) if day.last and day.span.start < other.end]
    return bool(past and then) and max(then) < max(past)
