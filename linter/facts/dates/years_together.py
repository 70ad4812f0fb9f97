"""Years together: 五年来，新建公厕420座, and 新建公厕970座 told elsewhere of one of these years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.levels import LevelYears
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Together(NamedTuple):
    """One act told of several years, and of a shorter time elsewhere."""

    years: Quantity
    period: str
    """The words that open the passage on the years."""
    alone: Quantity


class _Period(NamedTuple):
    """What opens a passage on several years, with the first and the last of them where they are named."""

    words: str
    first: int
    last: int


_RANGE = regex(r"20\d\d年?[—－~～至到-]+20\d\d年|20\d\d年以来")
"""Years named together, beside which a single one may stand."""
_PLAN = r"[“\"]十[一二三四五六七]?五[”\"]"
_LEAD = (
    r"\s*(?:各位代表[！!，,：:]?|[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]|——"
    r"|过去的?|回[首顾望]|我们|总的看[，,]|[一-鿿]{2,10}情况[：:])*"
)
_BACK = regex(
    rf"{_LEAD}(?P<period>[五5]年(?:来|间)|(?:这|这个|过去)?[五5]年(?=[，,来间里])"
    rf"|(?:过去|近|这)?[两三四]年(?:以?来|间)|(?:过去|近|这)[两三四]年(?=[，,来间里])"
    rf"|(?P<first>20\d\d)年?[—－~～至到-]+(?P<last>20\d\d)年(?!度?(?:预算|计划|目标|规划))|(?P<since>20\d\d)年以来"
    rf"|{_PLAN}(?:规划)?(?:实施)?(?:时期|期间|以来)|本届政府(?:任期内|履职以来|成立以来)?)"
)
_SIGN = regex(r'[两三四五5]年|五[”"]|本届政府|20\d\d年?[—－~～至到-]+20|年以来')
"""What every one of them holds."""
_ANY_YEARS = regex(
    rf"{_LEAD}(?:今后|未来|下一?个?|接下来|近|[一-鿿]{{0,8}}以来|20\d\d年以来|{_PLAN}|(?!一年)[一二三四五六七八九十\d]+年[来间]|新时代|到20\d\d)"
)
_SEVERAL = regex(
    rf"年[来间]|以来|累计|任期|远景|历年|今后|未来|至今|总共|一共|分[年期步]"
    rf"|[二三四五六七八九十两几]年|\d(?<!\d{{4}})年|期间|时期|[本上]届|到20\d\d|{_PLAN}|20\d\d[—－~～至到-]"
)
_ONE_YEAR = regex(rf"{_LEAD}(?:[今去上]年|(?:刚刚)?(?:过去的)?(?:一年|20\d\d年)|全年)")
_A_YEAR = regex(r"20\d\d年|[今去上当每]年|[年月日]均|一年|全年|年度|平均|每")
_PLANNED = regex("安排|打算|任务|目标|建议|要求|下一步|重点|举措|措施|部署|计划")
_LOOKS_BACK = regex("完成|落实|情况|回[顾首]|成[效绩]|总结")
_FLOW = regex(
    "新增|新[建改修辟开引]|建设|建成|改造|培训|发放|引进|投入|投放|减少|治理|修复|造林|招引|落地|转移|帮扶|救助|化解"
    "|更换|更新|铺设|敷设|安装|加装|新装|植树|清淤|疏浚"
    "|办理|搬迁|开工|拨付|争取|整治|清理|拆除|完成|培育|招聘|选派|修建|安置|组织"
)
_NOT = regex(
    "目标|计划|力争|确保|预计|将|拟|均|同比|比|率|占|其中|余额|存量|在[建册校]|净|增[长加幅]|提[高升]|下降|以上|由|从"
)
_ADVERBS = regex(
    r"^(?:我们|全年|[今去上当]年|20\d\d年?[—－~～至到-]+20\d\d年|20\d\d年|一年来|全[国省市县区州]|我[省市县区州]|坚持|持续|大力|累计|共|总共|扎实|加快|全面|全力|公司|集团|学校|医院|中心|全局|系统)+"
)
_ENDS = regex("(?:了|达到?|为|共|累计|约|近|超过?|突破)+$")
_MARK = regex("[，,；;。：:、！!（(\n]")
_SHORTEST = 5
"""Characters of an act with its things by which two places speak of one: 新建公厕 is told of town and village."""
_MOST = 2
"""Times that an act is told apart from the years: of the year that is over, and of the next."""


def find_together(ledger: Ledger) -> Iterator[Together]:
    """Every number told of several years with each one told in the same words of a shorter time."""
    if not _SIGN.search(ledger.text):
        return
    years: dict[tuple[str, str], list[tuple[Quantity, _Period]]] = {}
    alone: dict[tuple[str, str], list[Quantity]] = {}
    for index, period in _passages(ledger):
        for quantity in ledger.by_sentence.get(index, ()):
            words = _act(quantity)
            if not words:
                continue
            lead = ledger.text[ledger.sentences[index].span.start : quantity.span.start]
            # 2021年至2023年投资21.7亿元，其中2023年8.3亿元；累计更换…: behind the stop, all years again.
            if period and not _A_YEAR.search(_RANGE.sub("", lead).rpartition("；")[2]):
                years.setdefault((words, quantity.unit), []).append((quantity, period))
            elif not period and not _SEVERAL.search(lead):
                alone.setdefault((words, quantity.unit), []).append(quantity)
    told_for = LevelYears(ledger)
    for key, told in years.items():
        # Told twice of the years, or time and again of one, several things may be meant.
        if len(told) == 1 and 0 < len(alone.get(key, ())) <= _MOST:
            quantity, period = told[0]
            within = [one for one in alone[key] if _within(period, told_for.year_of(one))]
            if within:
                yield Together(quantity, period.words, max(within, key=lambda one: one.value))


def _within(period: _Period, year: int) -> bool:
    """False for a year that is not known to be one of those that the period names."""
    return not period.last or period.first <= year <= period.last


def _passages(ledger: Ledger) -> Iterator[tuple[int, _Period | None]]:
    """Each sentence that is told of the years behind, with what says so, or of one year, with nothing."""
    block, period = -1, None
    known, planned = True, False
    for index, sentence in enumerate(ledger.sentences):
        if sentence.block != block:
            block, period, planned = sentence.block, None, _planned_above(ledger, sentence.block)
            known = _one_year_above(ledger, sentence.block)
        back = _BACK.match(ledger.text, *sentence.span)
        if back:
            since = int(back["since"] or 0)
            period, known = _Period(back["period"], int(back["first"] or since), int(back["last"] or 0)), True
        elif _ANY_YEARS.match(ledger.text, *sentence.span):
            period, known = None, False
        elif _ONE_YEAR.match(ledger.text, *sentence.span):
            period, known = None, True
        if known and not (planned and period is None):
            yield index, period


def _planned_above(ledger: Ledger, block: int) -> bool:
    """True below a heading of what is planned: a year may be planned to bring more than the five before it did."""
    return any(
        _PLANNED.search(ledger.text, *heading.span) and not _LOOKS_BACK.search(ledger.text, *heading.span)
        for heading in ledger.section_of(block)
    )


def _one_year_above(ledger: Ledger, block: int) -> bool:
    """False below a heading that speaks of several years and of no one among them."""
    headings = ledger.section_of(block)
    near = ledger.read(headings[-1].span) if headings else ""
    return not _SEVERAL.search(near) or _A_YEAR.search(near) is not None


def _act(quantity: Quantity) -> str:
    """The words right before an exact number that say what was done, 新建公厕; empty where they say no such thing."""
    if quantity.approximate or not quantity.is_amount or not quantity.unit:
        return ""
    own = _MARK.split(quantity.before)[-1]
    words = _ENDS.sub("", _ADVERBS.sub("", own))
    if len(words) < _SHORTEST or _NOT.search(own) or not _FLOW.search(words):
        return ""
    return words
