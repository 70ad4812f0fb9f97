"""Names: titles in 《》, companies, departments and places, each with a key that its regular forms share.

Where a Chinese name begins is not marked, so names are read from their endings leftwards and compared from the
right; only 《…》 says both ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from linter import lexicon
from linter.lexicon import per_lexicon
from linter.offsets import Span
from linter.patterns import regex
from linter.rule import rules_folder
from linter.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from linter.ledger import Ledger

NameKind = Literal["title", "company", "department", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands."""

    kind: NameKind
    span: Span
    """The name; of a company and a place, as far left as it is sure to reach."""
    text: str
    """As it stands, brackets inside it left out."""
    key: str
    """What regular forms of one name share: the full department, the title without 关于 and （试行）."""
    front: str = ""
    """Up to some characters before it, Han only: part of the name or not."""
    number: str = ""
    """The document number right behind a title: 云办发〔2022〕17号, normalised to 云办发2022-17."""


_TITLE = regex(
    r"《(?P<title>[^《》\n]{4,90})》(?:[（(](?P<sign>[一-鿿]{2,12})[〔\[（(［](?P<year>\d{4})[〕\]）)］]第?0*(?P<no>\d{1,4})号[）)])?"
)
_LOOSE = regex(
    r"[（(](?:试行|暂行|修订|修订稿|征求意见稿|草案|讨论稿|送审稿)[）)]|[“”\"、，,（）()<>〈〉\s]|^关于|的|(?<!人民共)和|与|及"
)
_COMPANY = regex(r"有限责任公司|股份有限公司|有限公司")
_COMPANY_RUN = regex(r"[一-鿿（）()]*$")
_LONGEST_COMPANY = 26
"""Characters before 有限公司 in which a company's name begins."""
_NOT_OF_NAME = regex(
    r".*(?:[与由向将把在的为是被及从等至到入了或]|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|对(?!外)|给(?!排|水)|引进|移交|委托|成立|签订|收购)"
)
_NO_DEPARTMENT = "布格大结战棋总分"
"""布局, 格局, 大局 … are no departments; 总局 and 分局 take their name from the body above them."""
_LEVELS = "省市县区州旗"
_BRACKETS = str.maketrans("", "", "（）()")
_DEPARTMENT = regex(r"局(?!面|势|限|部|长们)")
_DEPARTMENT_RUN = regex(r"[省市县区州旗](?P<core>[一-鿿]{2,10})$")
_PLACE = regex(r"社区|村(?![民级组小庄集干务两])|镇(?![区级政党村])|乡(?![村镇级亲土政党])")
_HAN_ONLY = regex(r"[一-鿿]*$")
LONGEST_FRONT = 6
"""Characters before a place that are kept, to see whether two names have the same township before them."""
_DECLARED = regex(r"(?:简称|下称)[：:为]?[“\"《]?(?P<short>[一-鿿]{2,20})")


@lru_cache(maxsize=1)
def departments() -> dict[str, str]:
    """Each regular form of a department's name, without 局, and the full name."""
    table: dict[str, str] = {}
    for full, shorts in read_yaml(rules_folder() / "lexicon" / "names.yaml").mapping()["departments"].mapping().items():
        table.setdefault(full, full)
        for short in shorts.sequence():
            table.setdefault(short.string(), full)
    return table


@lru_cache(maxsize=1)
def other_departments() -> frozenset[str]:
    """Departments without regular short forms, and former ones."""
    return frozenset(lexicon.words("names", "other_departments"))


@lru_cache(maxsize=1)
def subjects() -> frozenset[str]:
    """Characters by which two regulations may differ in their subject: 供水 and 供热."""
    return frozenset(read_yaml(rules_folder() / "lexicon" / "names.yaml").mapping()["subjects"].string())


@lru_cache(maxsize=1)
def series() -> frozenset[str]:
    """Characters that tell the members of a series apart: numbers, directions, sizes, surnames, levels."""
    return frozenset(read_yaml(rules_folder() / "lexicon" / "names.yaml").mapping()["series"].string())


@lru_cache(maxsize=4)
def _alike(key: str) -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in lexicon.words("names", key) for a in group for b in group if a != b)


def look_alike(one: str, other: str) -> bool:
    """True for two characters that are easily taken for each other."""
    return (one, other) in _alike("lookalike")


@lru_cache(maxsize=1)
def lookalikes() -> dict[str, frozenset[str]]:
    """For each character those that are easily taken for it, in names or in common words."""
    found: dict[str, set[str]] = {}
    for one, other in _alike("lookalike") | _alike("shapes"):
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def sound_alike(one: str, other: str) -> bool:
    """True for two characters of one sound that both occur in real names."""
    return (one, other) in _alike("soundalike")


def homophones(one: str, other: str) -> bool:
    """True for two characters of one sound, whatever its tone, that both occur in names of companies."""
    return (one, other) in _alike("homophones")


def find_names(ledger: Ledger) -> tuple[Name, ...]:
    """Every name, in order of kind and place."""
    text = ledger.text
    found = [*_titles(text), *_companies(text), *_departments(text), *_places(text)]
    settled = _settled_spans(text)
    return tuple(name for name in found if not _meets(name.span, settled))


def _settled_spans(text: str) -> list[Span]:
    """Where the text has names that the office calls right: its organisations and its short forms."""
    forms = _settled_forms()
    if forms is None:
        return []
    right = {short for shorts in lexicon.own().abbreviations.values() for short in shorts}
    right.update(lexicon.own().organisations)
    return [Span(*match.span()) for match in forms.finditer(text) if match.group() in right]


@per_lexicon
def _settled_forms() -> re.Pattern[str] | None:
    """The office's organisations and short forms; the full names too, since they may hold a short one."""
    own = lexicon.own()
    forms = {*own.organisations, *own.abbreviations, *(short for each in own.abbreviations.values() for short in each)}
    return regex(lexicon.either(forms)) if forms else None


def _meets(span: Span, sorted_spans: list[Span]) -> bool:
    at = bisect_left(sorted_spans, span.end, key=lambda other: other.start) - 1
    return at >= 0 and sorted_spans[at].end > span.start


def find_declared(text: str) -> frozenset[str]:
    """Short forms that the document declares: 以下简称…, 下称…."""
    return frozenset(match["short"] for match in _DECLARED.finditer(text))


def _titles(text: str) -> Iterator[Name]:
    for match in _TITLE.finditer(text):
        number = f"{match['sign']}{match['year']}-{match['no']}" if match["no"] else ""
        key = _LOOSE.sub("", match["title"])
        yield Name("title", Span(*match.span("title")), match["title"], key, number=number)


def _companies(text: str) -> Iterator[Name]:
    for match in _COMPANY.finditer(text):
        run = _COMPANY_RUN.search(text, max(0, match.start() - _LONGEST_COMPANY), match.start())
        name = run.group() if run else ""
        if len(name) < 2:
            continue
        cut = _NOT_OF_NAME.match(name[:-2])
        name = name[cut.end() if cut else 0 :].lstrip("（）()")
        start = match.start() - len(name)
        written = text[start : match.end()].translate(_BRACKETS)
        yield Name("company", Span(start, match.end()), written, written)


def _departments(text: str) -> Iterator[Name]:
    for match in _DEPARTMENT.finditer(text):
        run = _DEPARTMENT_RUN.search(text, max(0, match.start() - 11), match.start())
        if run is None:
            continue
        core = run["core"]
        inner = max(core.rfind(level) for level in _LEVELS)
        if inner >= 0 and core not in departments():
            core = core[inner + 1 :]
        if len(core) >= 2 and core[-1] not in _NO_DEPARTMENT:
            begin = match.start() - len(core)
            if core not in departments() and text[begin - 1] + core in departments():
                continue  # 各县（区）市场监督管理局: 市 begins the name, and the level stands in brackets
            full = departments().get(core, core)
            yield Name("department", Span(begin - 1, match.end()), core, full, text[begin - 1])


def _places(text: str) -> Iterator[Name]:
    for match in _PLACE.finditer(text):
        before = _HAN_ONLY.search(text, max(0, match.start() - 2 - LONGEST_FRONT), match.start())
        run = before.group() if before else ""
        if len(run) >= 2:
            core = run[-2:] + match.group()
            yield Name("place", Span(match.start() - 2, match.end()), core, core, run[:-2])
