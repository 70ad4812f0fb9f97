"""Fields by their name: 我市共有初级中学11所 and, pages on, 在全市各初级中学中列第13名: a place among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.changes.rank_fields import Field
from linter.facts.changes.ranks import HOLDS, NUMERAL
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_RANKED = regex(
    rf"在?(?P<scope>[全我][省市县区州])(?:各|所有|同类)?(?P<noun>[一-鿿]{{2,6}})中[，,]?(?:综合|总分|得分|考核|由[^，,。；;第]{{0,6}})?"
    rf"(?:{HOLDS}(?:为|在)?)?第(?P<place>{NUMERAL})(?:位|名)(?![一-鿿]?[批次季届])"
)
_MOVED = regex(
    rf"在?(?P<scope>[全我][省市县区州])(?:各|所有)(?P<noun>[一-鿿]{{2,6}}?)(?:中)?(?:的)?(?:排名|位次|名次)(?:已?由|从)[^，,。；;第]{{0,8}}"
    rf"第(?P<place>{NUMERAL})(?:位|名)"
)
"""在全省各设区市的排名由上年的第17位: the place it came from is one among them as well."""
_AREAS = frozenset(["县区", "区县", "县市区", "市县区", "各县区"])
_BOTH = regex(rf"(?P<one>{NUMERAL})个?[区县](?P<other>{NUMERAL})个?[县区](?![\d一-龥]{{0,2}}级)")
"""4区4县: of the areas of a city so many are districts and so many counties."""
_COUNTED = r"(?:[全我][{scope}](?:现|共)?有?)(?:{noun}(?P<behind>{numeral})|(?P<front>{numeral})[所家个支座]{noun})"
_AREA_NOUN = regex("县|区|市|州|乡|镇|街道")
_OF_OURS = regex("[我本该][校院园馆站所社厂司]")
"""What is one of the things counted: a pupil, a teacher or a subject of a school is none."""
_OF_PART = regex(
    "学生|该生|考生|教师|老师|学科|语文|数学|英语|物理|化学|大赛|竞赛|选手|个人|班级?|[初高]中部|教学点|参评|一并|含|包括|民营|民办"
)
"""Beside a rank or a number: others take part than are counted."""
_OF_YEAR = regex(r"(?:19|20)\d\d年|[增减][至加为少]|撤并|合并|新[建增设]|当时|原有")
"""Beside a number: it is that of another time."""
_BEHIND = 24
"""Characters behind a number in which it is told what became of it."""
_GROUPS = regex("[类组片]别?$|^(?:同|各)|行业|指标|项目")


def find_named_fields(ledger: Ledger) -> Iterator[Field]:
    """Every rank among things of a name with the only number that the text tells of them."""
    if "中" not in ledger.text or "第" not in ledger.text:
        return
    fields: dict[tuple[str, str], list[Span]] = {}
    for ranked in (*_RANKED.finditer(ledger.text), *_MOVED.finditer(ledger.text), *_AREA.finditer(ledger.text)):
        noun = ranked["noun"]
        sentence = ledger.sentences[ledger.sentence_at(ranked.start())].span
        if _GROUPS.search(noun) or _OF_PART.search(ledger.text, *sentence):
            continue
        if not _AREA_NOUN.search(noun) and not _OF_OURS.search(ledger.text, sentence.start, ranked.start()):
            continue
        key = (ranked["scope"][1], noun)
        if key not in fields:
            fields[key] = _counts(ledger, *key)
        found = fields[key]
        if not found and noun in _AREAS:
            yield from _of_areas(ledger, ranked)
        elif len({ledger.read(span) for span in found}) == 1 and not any(_is_apart(ledger, span) for span in found):
            place = Span(*ranked.span("place"))
            yield Field(found[0], whole_number(ledger.read(found[0])), place, whole_number(ranked["place"]))


def _counts(ledger: Ledger, scope: str, noun: str) -> list[Span]:
    """Every number that the text tells of the things of a name."""
    counted = re.compile(_COUNTED.format(scope=scope, noun=noun, numeral=NUMERAL))
    return [Span(*match.span("behind" if match["behind"] else "front")) for match in counted.finditer(ledger.text)]


def _is_apart(ledger: Ledger, count: Span) -> bool:
    """True for the number of another time, and of others than are ranked."""
    sentence = ledger.sentences[ledger.sentence_at(count.start)].span
    end = min(sentence.end, count.end + _BEHIND)
    return bool(_OF_YEAR.search(ledger.text, sentence.start, end) or _OF_PART.search(ledger.text, *sentence))


_AREA = regex(
    rf"在(?P<scope>[全我]市)(?:各)?(?P<noun>县区|区县|县市区)(?:中)?(?:{HOLDS}(?:为|在)?)?第(?P<place>{NUMERAL})(?:位|名)(?![一-鿿]?[批次季届])"
)


def _of_areas(ledger: Ledger, ranked: re.Match[str]) -> Iterator[Field]:
    """全市县区中位列第9位, where the city is told once to have 4区4县."""
    told = list(_BOTH.finditer(ledger.text))
    if len({match.group() for match in told}) == 1:
        size = whole_number(told[0]["one"]) + whole_number(told[0]["other"])
        place = Span(*ranked.span("place"))
        yield Field(Span(*told[0].span()), size, place, whole_number(ranked["place"]))
