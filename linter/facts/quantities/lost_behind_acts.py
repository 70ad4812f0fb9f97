"""Units that lost their number behind what was done: 组织培训期，培训680人次; 较上年增加项，增长12%."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_HELD = (
    "(?:组织|举办|开办|召开|开展|进行|参加)(?:了|各类|(?:(?![进入到在赴往观])[一-鿿]){0,6}?)"
    "(?:(?:会议|党[组委]会|常委会|[办公专题座谈调度推进现场]{2}会|例会|检查|督查|督导|巡查|演练|宣讲|调研|培训)次|(?:培训|培训班|专题班|讲座)期|(?:宣讲|演练|讲座|(?:培训|招聘)会)场)"
)
_LAID = (
    "(?:新建|改造|修复|硬化|养护|整治|疏浚|建成|新修|铺设|清淤)[一-鿿]{0,6}"
    "(?:公路|道路|管网|管线|河道|沟渠|渠道|管道|步道|堤防)(?:公里|千米|米)"
)
_SETTLED = "(?:已经?|其中|共|正在)(?:完成整改|整改完成|整改到位|完成销号)[个项]"
_OF_CLASS = "其中[一-鿿]{2,6}类(?:问题|措施|事项|任务|隐患|线索)[个件项条起]"
_MORE = "[较比](?:上年|去年|上月|上季度?|年初)(?:同期)?(?:增加|减少|多|少)了?(?:[项件个起户家次吨亩]|人次)"
_TOOK = "(?:用时|历时|耗时|工期)(?:天|个月|小时)"
_GIVEN = "(?:宣传|[传折手明])(?:资料|单|页|册|白纸)(?:万余?)?份"
"""Not 宣传单张 nor 宣传资料册, which are things and no count of them."""
_PEOPLE = "(?:走访|慰问|涉及|帮助)[一-鿿]{0,4}群众(?:户人|户|人)|(?:新增|转移)就业人"
_TRIED = "(?:共|全年|累计)立案[件起]"
_BEFORE = regex(
    rf"(?<![每各由对将把])(?:{_HELD}|{_LAID}|{_SETTLED}|{_OF_CLASS}|{_MORE}|{_TOOK}|{_GIVEN}|{_PEOPLE}|{_TRIED})$"
)
_UNIT = regex(r"[次期场里米个项件条起户家吨亩人天月时份册张](?<!\d.)(?=[，,。；;])")
_REACH = 22
"""Characters of an act with its unit at most."""
_AROUND = 36
"""Characters beside it in which another number stands: who counts one thing counts the other."""
_COUNTED = regex(r"\d(?!\d{0,3}[年月日])")


def find_lost_behind_acts(text: str) -> Iterator[Span]:
    """Every act with the unit of what it did, and no number, beside one that has its number."""
    for match in _UNIT.finditer(text):
        end = match.end()
        lost = _BEFORE.search(text, max(0, end - _REACH), end)
        if lost is None:
            continue
        line = text.rfind("\n", 0, end) + 1, text.find("\n", end)
        close = line[1] if line[1] >= 0 else len(text)
        if _COUNTED.search(text, max(line[0], lost.start() - _AROUND), min(close, end + _AROUND)):
            yield Span(lost.start(), end)
