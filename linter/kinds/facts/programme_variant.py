"""One programme, two writings: “雏鹰培育计划” and “雏鹰培养计划”, a quoted name that differs by one character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from linter.facts.names.near_quotes import find_long_names_in_quotes, find_near_names_in_quotes, find_near_quotes
from linter.facts.names.programmes import find_programmes, one_character_apart
from linter.facts.names.sounds import same_syllable
from linter.finding import Hit
from linter.kinds._names import side_by_side
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Members of a series: 东/西, 一/二, 国/省, 男/女, 新/老, which name two things by one character.
_SERIES = regex(
    "[零〇一二三四五六七八九十百千万亿两双单首东南西北中上下左右前后内外大小多少新老旧旺淡男女青少幼童老初高长短冷热冬夏春秋年月日周季"
    "国省市县区乡镇村街城农水陆空海山林草田路河湖红绿蓝黄白黑金银甲乙丙丁再续]"
)
_RENAMED = regex("更名|改名|升级|调整为|原|前身|区别|不同于|[误错][写作印录登]|[写印录标登打]成|误为|应为|混淆")
_LONG = 7
"""Characters of a name, its sort with them, from which on one that is missing was lost."""
_TELLING = 5
"""Characters of a name that no two programmes share by chance but for one."""
_LEAD = 6
"""Characters before a name that may say that it is a new one."""


class ProgrammeVariant:
    """Compares the names of programmes between quotation marks."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each name that differs by one character from that of another sentence."""
        if "“" not in ledger.text and "《" not in ledger.text:
            return
        names = find_programmes(ledger.text)
        yield from _of_another_sort(ledger, names)
        told: set[str] = set()
        for one, other, characters in one_character_apart(names):
            if _SERIES.search(characters) or one in told or other in told:
                continue
            if min(len(one), len(other)) < _TELLING and not (len(one) == len(other) and same_syllable(*characters)):
                continue  # “安心工程” and “放心工程” are two works, “春雨行动” and “春语行动” are one
            if _apart(ledger, names[one], names[other]):
                continue
            told |= {one, other}
            usual, odd = sorted((one, other), key=lambda name: len(names[name]), reverse=True)
            places = (names[odd][0], names[usual][0])
            values = {"one": ledger.quote(places[1]), "other": ledger.quote(places[0])}
            supported = len(names[usual]) > len(names[odd])
            telling = supported or _slipped(one, other, characters) or _tells(min(one, other, key=len), characters)
            yield Hit(places, values, severity="warning" if telling else "note", supported=supported)
        yield from _near(ledger, told)
        yield from _long(ledger, told)


def _long(ledger: Ledger, told: set[str]) -> Iterator[Hit]:
    """“碧溪雅苑三期” and “碧奚雅苑三期”: one sentence may name both, where it does not set them side by side."""
    names = find_long_names_in_quotes(ledger.text), find_near_names_in_quotes(ledger.text)
    for first, again, characters in chain(*names):
        one, other = ledger.read(first), ledger.read(again)
        if {one, other} & told or not _own(characters) or side_by_side(ledger, first, again):
            continue
        told |= {one, other}
        counts = ledger.text.count(one), ledger.text.count(other)
        if min(counts) > 1 or _is_renamed(ledger, (first, again)):
            continue
        odd, usual = (first, again) if counts[0] < counts[1] else (again, first)
        values = {"one": ledger.quote(usual), "other": ledger.quote(odd)}
        yield Hit((odd, usual), values, severity="warning", supported=counts[0] != counts[1])


def _near(ledger: Ledger, told: set[str]) -> Iterator[Hit]:
    """“实干争先、奋勇跨越” and “实干争先、奋力跨越”: slogans, shows and whatever else stands in quotation marks."""
    for first, again, characters in (*find_near_quotes(ledger.text), *find_near_names_in_quotes(ledger.text)):
        one, other = ledger.read(first), ledger.read(again)
        if {one, other} & told or (characters and not _own(characters)) or _apart(ledger, [first], [again]):
            continue
        told |= {one, other}
        counts = ledger.text.count(one), ledger.text.count(other)
        odd, usual = (first, again) if counts[0] < counts[1] else (again, first)
        values = {"one": ledger.quote(usual), "other": ledger.quote(odd)}
        yield Hit((odd, usual), values, severity="warning", supported=counts[0] != counts[1])


def _tells(name: str, characters: str) -> bool:
    """True for long names that no two things of one sort have by what differs: 名师 and 名医, 东线 and 西线."""
    return len(name) >= _LONG and len(characters) == len("师医") and _own(characters)


def _own(characters: str) -> bool:
    """True for characters by which no two things of one sort differ; of 汉水 and 汉江 one alone is of a series."""
    return not all(map(_SERIES.match, characters)) and not _KINDS.issuperset(characters)


_KINDS = frozenset(
    "师医匠厨教护警兵工农商学生童老企校院店馆站品药食果菜茶花粮棉油林草房路桥河湖海山水电气热火车船港企园社村镇城绿亮美净硬畅"
    "文体科法德智勇孝廉诚善信法税财债保医养购销产供招引才资人物事岗业财"
)
"""What works of one sort are done for: 名师工程 and 名医工程, 绿化行动 and 亮化行动."""


_SORTS = (("计划", "工程", "行动"), ("平台", "系统"))
_SORTED = regex(f"^(?P<core>[一-鿿]{{4,14}})(?P<sort>{'|'.join(sort for sorts in _SORTS for sort in sorts)})$")
_GENERAL = regex("整治|提升|攻坚|改造|建设|保护|治理|整改|监管|发展|专项|培训|实施|三年|五年|年度")
"""A core that many works have: 质量提升 is that of a plan as well as of a campaign."""
_OWN = 4
"""Characters besides those by which the core of a platform is known: 智慧医保基金 of 智慧医保基金监管."""


def _of_another_sort(ledger: Ledger, names: dict[str, list[Span]]) -> Iterator[Hit]:
    """“青年英才工程” and later 青年英才计划: the name in quotation marks, then its core with another sort."""
    for name, told in names.items():
        match = _SORTED.fullmatch(name)
        if match is None:
            continue
        sorts = next(sorts for sorts in _SORTS if match["sort"] in sorts)
        # One office runs many works for one end, but one platform.
        if len(_GENERAL.sub("", match["core"])) < (len(match["core"]) if sorts is _SORTS[0] else _OWN):
            continue
        for sort in sorts:
            again = ledger.text.find(match["core"] + sort, told[0].end) if sort != match["sort"] else -1
            if again < 0:
                continue
            span = Span(again, again + len(name))
            around = ledger.text[span.end : span.end + 2] + ledger.text[max(0, again - _LEAD) : again]
            if sorts is not _SORTS[0]:
                around = around.replace("“", "")  # of one platform two names stand in quotation marks as well
            if not _OTHER_WORK.search(around) and not _apart(ledger, told, [span]):
                values = {"one": name, "other": ledger.quote(span)}
                yield Hit((span, told[0]), values, severity="warning", supported=len(told) > 1)


_OTHER_WORK = regex("国家|省|市级|上级|方案|[《“]")


def _slipped(one: str, other: str, characters: str) -> bool:
    """True where typing tells the two apart: characters that changed places or sound alike, one left out of many.

    “名师培养工程” and “名医培养工程” are as often two works.
    """
    if len(one) != len(other):
        return len(min(one, other, key=len)) >= _LONG
    return sorted(one) == sorted(other) or same_syllable(*characters)


def _apart(ledger: Ledger, one: list[Span], other: list[Span]) -> bool:
    """True where one sentence names both, or one is said to have had another name: two programmes, or a change."""
    sentences = {ledger.sentence_at(span.start) for span in one}
    if sentences & {ledger.sentence_at(span.start) for span in other}:
        return True
    return _is_renamed(ledger, (*one, *other))


def _is_renamed(ledger: Ledger, spans: Iterable[Span]) -> bool:
    return any(_RENAMED.search(ledger.text, max(0, span.start - _LEAD), span.start) for span in spans)
