"""Catchwords told twice: “三大目标” in one section and “4大目标” in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts.layout.asides import without_asides
from linter.facts.names.catchwords import MARK, Catchword, find_catchwords
from linter.facts.names.noted_names import find_noted_names
from linter.facts.names.short_catchwords import find_short_catchwords
from linter.facts.quantities.bigrams import bigrams
from linter.facts.states.same_matter import lead_of
from linter.finding import Hit
from linter.kinds._shared_words import shared_runs
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_PLAIN_ADJECTIVES = r"(?:重点|重大|主要|专项|核心|关键|基础|基本|特色|新)*"
_OF_ANY_KIND = regex(
    rf"[大个项条场类件张种道座]{_PLAIN_ADJECTIVES}(?:工程|行动|项目|任务|工作|措施|举措|改革|机制|体系|平台|方面|一批|问题|目标|产业"
    r"|集群|基地|中心|制度|计划|战略|领域|环节|活动|文章|大文章|关键|指标|方案|清单|政策|板块|片区|园区|系统|要求|原则|建设|专项"
    r"|方向|变化|特点|成果|成效|突破|提升|转变|抓手|支撑|保障|优势|品牌|路径|通道|走廊|区域|类别|系列|层面|阶段|步骤|专题|百分点)$"
)
"""Names of one word that fit anything: a report may have three 工程 of one sort and five of another."""
_SAYS_NOTHING = frozenset(
    re.findall(
        "..",
        "推进实施开展深入全面加快加强建设落实持续扎实推动打造聚焦围绕坚持突出抓好做好大力发展重点支持积极着力工作全力"
        "统筹强化完成组织启动实现全省全市全县我省我市我县深化提升形成促进格局布局构建高质量发",
    )
)
_CHANGED = regex(
    r"拓展[为到至]|扩展|扩大[为到至]|增[至加]|升级[为到]|调整[为到]"
    r"|由[“一-鿿\d]{0,6}$|新增|优化[为到]|上升[为到]|从[“一-鿿\d]{0,6}$"
)
_SELECTED = regex(
    r"(?:其中|前|其他|其余|另外?|余下|首批|第[一二三四五六七八九十]批|先行|率先)(?:的|[^，,。；;\n]{0,4})[“]?$"
)
_LEVEL = regex(r"(?P<level>全国|国家|中央|世界|全球|国际|国内|中国|省级|市级|县级)[^，。；：、\n]{0,4}[“]?$")
_SETTLED = regex(
    r"(?:(?P<town>主?城区|城市|城镇|县城|社区)|农村|乡村|乡镇|镇村|偏远|山区|村级)(?:[^，,。；：:\n城乡]{0,6})[“]?$"
)
"""Where a catchword holds: the circle of fifteen minutes is of the town, that of thirty of the villages."""
_BEFORE, _BEHIND = 14, 10
"""Characters around a catchword that tell of what it is."""
_COMPANION = regex(r"“[^”\n]{2,12}”")
_NEAR = 24
"""Characters from a catchword to another that both mentions stand beside."""
_WIDE, _LONG = 40, 6
"""Characters farther around both, and how many in a row say there that one thing is meant."""
_SHARED = 4
"""Characters in a row around both that make a common name one thing."""


@dataclass(frozen=True)
class CatchwordRetold:
    """Compares the numbers of one catchword where all other mentions agree."""

    longest: int = 4
    """Characters of a name, unit included, that says by itself what is meant where it is told but twice."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each catchword that one mention tells with another number."""
        told: set[Span] = set()
        for name, found in find_catchwords(ledger.text).items():
            counts = Counter(one.number for one in found)
            (usual, often), *rest = counts.most_common()
            if len(rest) != 1 or rest[0][1] != 1:
                continue
            odd = next(one for one in reversed(found) if one.number != usual) if often > 1 else found[-1]
            others = [one for one in found if one.number != odd.number]
            if self._one_thing(ledger, name, odd, others):
                nearest = min(others, key=lambda one: abs(one.span.start - odd.span.start))
                values = {"one": ledger.quote(others[0].span), "other": ledger.quote(odd.span)}
                told.add(odd.span)
                yield Hit((odd.span, nearest.span), values, severity="warning", supported=often > 1)
        for noted in find_noted_names(ledger):
            if noted.called not in told:
                told |= {noted.called, noted.noted}
                values = {"one": ledger.quote(noted.noted), "other": ledger.quote(noted.called)}
                yield Hit((noted.called, noted.noted), values, severity="warning")
        for one, other in find_short_catchwords(ledger.text):
            if one not in told:
                values = {"one": ledger.quote(other), "other": ledger.quote(one)}
                yield Hit((one, other), values, severity="warning", supported=True)

    def _one_thing(self, ledger: Ledger, name: str, odd: Catchword, others: list[Catchword]) -> bool:
        text = ledger.text
        if name in _BOTH or any(_apart(text, one) for one in (odd, *others)) or _listed(text, odd):
            return False
        sentences = {ledger.sentence_at(one.span.start) for one in others}
        if ledger.sentence_at(odd.span.start) in sentences:
            return False
        if _level(text, odd) not in [_level(text, one) for one in others]:
            return False
        if all(_of_another(ledger, odd, one) or _of_another_sort(text, odd, one) for one in others):
            return False
        if _OF_ANY_KIND.match(name) and all(_of_another_field(text, odd, one) for one in others):
            return False
        if any(_companions(text, odd) & _companions(text, one) for one in others):
            return True
        shortest = _SHARED if _OF_ANY_KIND.match(name) else 2
        if any(_one_front(text, odd, one) for one in others):
            return True
        if any(_shared(*_around_both(text, odd, one), shortest) for one in others):
            return True
        if any(_shared(*_around_both(text, odd, one, _WIDE), _LONG) for one in others):
            return True
        if MARK in name:
            return _tells_by_itself(name, others)
        quoted = all(one.quoted for one in (odd, *others))
        if shortest == _SHARED:
            # Between quotation marks a common name told often needs fewer words: 用好“三项制度”, 用好“四项制度”.
            alike = any(_shared(*_around_both(text, odd, one), len("用好")) for one in others)
            return quoted and alike and len(others) > 1 and not any(_of_another(ledger, odd, one) for one in others)
        return quoted or len(name) > self.longest or len(others) > 1


def _of_another_sort(text: str, one: Catchword, other: Catchword) -> bool:
    """True for “三个百家”任务 beside “四个百家”项目: two nouns behind the quotes name two things."""
    first, second = (_SORT.match(text, told.span.end) for told in (one, other))
    return first is not None and second is not None and first["sort"] != second["sort"]


_SORT = regex("”(?P<sort>任务|项目|工程|行动|措施|机制|制度|平台|计划|活动|模式|产业|品牌|载体|目标)")


def _of_another_field(text: str, one: Catchword, other: Catchword) -> bool:
    """True for 实施制造业“六大工程” beside 推进贸易“十大工程”: each begins with a field of its own."""
    found = [_FIELD.search(text, max(0, told.span.start - _FARTHEST), told.span.start) for told in (one, other)]
    first, second = (match["field"] if match and not _empty(match["field"]) else "" for match in found)
    return bool(first and second) and bigrams(first).isdisjoint(bigrams(second))


_FARTHEST = 20
_FIELD = regex(
    "(?:实施|推进|推动|开展|启动|落实|打造|抓好|打好|构建|围绕|聚焦|深化|部署|谋划|推行|制定|出台|推出|组织)(?:了|好)?"
    "(?P<field>[一-鿿]{2,14})“$"
)
"""What stands between the verb and the quotes. Its verbs are the plain ones: behind another one any words may stand."""


def _of_another(ledger: Ledger, one: Catchword, other: Catchword) -> bool:
    """True where each is told of a body of its own, or of its own year: 县住建局推行三包, 县水利局推行四包."""
    leads = [without_asides(lead_of(ledger, told.span.start)) for told in (one, other)]
    for named in (_BODY, _YEAR):
        first, second = ({name for name in named.findall(lead) if not _GENERAL.search(name)} for lead in leads)
        if first and second and not first & second:
            return True
    return False


_BODY = regex(
    r"(?:^|[，。；：\n])(?:(?:19|20)\d\d年|[去今明上]年)?[，]?"
    r"([一-鿿]{1,6}?(?:镇|乡|街道|(?<![社小片园城景])区|县|市(?!场)|村|(?<![布格结大])局|(?<![省市县区州旗党工纪])委(?!托)"
    r"|办(?![理法好])|厅|公司|集团|学校|医院|法院|检察院|中心(?!城)|系统|部门|领域|条线|行业))"
    r"(?=[一-鿿、，“]{0,12}(?:推行|实行|落实|建立|开展|探索|创新|坚持|采取|执行|实施|运用|用好|健全|完善|“))"
)
_GENERAL = regex("^[全我本各每在按由对向从]|[农乡]村|城[市乡]")
"""What is no body of its own: 全县, 我局, 农村."""
_YEAR = regex(r"(?:19|20)\d\d年|[去今明上]年")


def _tells_by_itself(name: str, others: list[Catchword]) -> bool:
    """True for a name of which a report has but one: #地一屏一通道, #下基层; not #核一带, which every plan may have."""
    words = [word for word in _WORDS.split(name) if word]
    if len(words) == 1:
        return len(words[0]) >= _LONG_WORD
    return len(words) > _FEW or len(others) > 1 or not all(word in _SPACES for word in words)


_WORDS = regex(f"[{MARK}一二两三四五六七八九十]+")
_LONG_WORD = 3
_FEW = 2
"""Words with a number, above which a name tells what it is by itself."""
_SPACES = frozenset({"中心", "走廊", "组团", "片区", "支点", "板块", *"核主心带轴翼圈环廊区极点副片园城湾山河江湖岸线"})
"""What plans of any sort divide a space into: 一核两翼 of the city, 一核三翼 of its tourism."""
_BOTH_RIGHT = (
    "品一标|品一械|重一大|免一补|议两公开|同时|色预警|社联动|医联动|方联动|治融合|网融合|化融合|产融合|链融合|化同步"
)
_BOTH = frozenset((*(MARK + name for name in _BOTH_RIGHT.split("|")), f"三区{MARK}线"))
"""Names that stand with two numbers, both right: 三品一标 and 两品一标, 三社联动 and 五社联动."""


def _apart(text: str, one: Catchword) -> bool:
    """True for a number that changed, and for some of the things."""
    before = text[max(0, one.span.start - _BEFORE) : one.span.start]
    return bool(_CHANGED.search(before) or _SELECTED.search(before))


def _level(text: str, one: Catchword) -> str:
    """The level of government, the region, town or country that a mention is told of; empty where none is."""
    match = _LEVEL.search(text, max(0, one.span.start - _BEFORE), one.span.start)
    if match:
        return match["level"]
    near = _SETTLED.search(text, max(0, one.span.start - _BEFORE), one.span.start) if MARK in one.name else None
    return "" if near is None else "城" if near["town"] else "乡"


def _listed(text: str, one: Catchword) -> bool:
    """True where as many things are named right before or behind: they are what is meant here."""
    behind = _ROW_BEHIND.match(text, one.span.end)
    before = _ROW_BEFORE.search(text, max(0, one.span.start - _ROW), one.span.start)
    rows = [row for row in (behind and behind[1], before and before.group()) if row]
    return any(
        row.count("、") < one.number <= row.count("、") + 1 + len(_AND.findall(row)) for row in rows if "、" in row
    )


_ROW = 80
_ROW_BEFORE = regex(r"[^，,。；;：:\n]{2,80}$")
_ROW_BEHIND = regex(
    r"”?[^，,。；：（\n“]{0,6}(?:[：（—]+(?:即|分别(?:是|为)|包括)?|，(?:即|分别(?:是|为)))([^。；）\n]{2,120})"
)
_AND = regex("[和及与]")


def _companions(text: str, one: Catchword) -> set[str]:
    """Other catchwords in quotation marks close by."""
    start, end = one.span
    near = text[max(0, start - _NEAR) : start - 1] + "|" + text[end + 1 : end + _NEAR]
    return set(_COMPANION.findall(near))


def _one_front(text: str, one: Catchword, other: Catchword) -> bool:
    """True where one name stands right before both: 水环境“八大工程” and 水环境“十大工程”."""
    fronts = [_FRONT.search(text, max(0, told.span.start - _BEFORE), told.span.start) for told in (one, other)]
    names = [front[1][-_NAME:] for front in fronts if front]
    return len(names) > 1 and len(set(names)) == 1 and len(names[0]) == _NAME and not _empty(names[0][1:])


_FRONT = regex("([一-鿿]+)“?$")
_NAME = 3
"""Characters of a name that stands right before a catchword."""


def _around_both(text: str, one: Catchword, other: Catchword, far: int = 0) -> tuple[str, str]:
    """The words around two mentions, without the mentions; what stands between them belongs to one of them only."""
    first, second = sorted((one.span, other.span))
    end = _ENDS.search(text, first.end, second.start)
    middle = end.end() if end else second.start
    before, behind = (far, far) if far else (_BEFORE, _BEHIND)
    return (
        f"{text[max(0, first.start - before) : first.start]}|{text[first.end : min(middle, first.end + behind)]}",
        f"{text[max(middle, second.start - before) : second.start]}|{text[second.end : second.end + behind]}",
    )


_ENDS = regex("[。；;\n]")


def _shared(one: str, other: str, shortest: int) -> bool:
    """True where words that say something stand around both."""
    return any(not _empty(run) for run in shared_runs(one, other, shortest))


def _empty(run: str) -> bool:
    """True where a run is made of words that stand in every report."""
    return all(run[at : at + 2] in _SAYS_NOTHING for at in range(0, len(run) - 1, 2)) or len(run) < 2
