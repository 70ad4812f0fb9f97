"""Lost counts: a unit whose number is gone, as in 共发现问题个, 同比增长%, 全县个乡镇, 由原来的户增加到125户."""

from __future__ import annotations

from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_PLACES = "行政村|自然村|村|乡镇|镇|社区|问题|单位|部门|项目|党组织|党支部|方面|环节|小区|县区|县"
# A unit that nothing counts, found by what stands behind it; what stands before it decides. The class stands first, so
# that the scan passes over everything else at once.
_UNIT = regex(
    r"[个项条起处份元人%次户名家件](?<!\d.)(?:(?=[，,。；;、])|(?=增[加长至到]|减少|提[高升]|上升|下降|降[低至到])"
    rf"|(?<=个)(?={_PLACES})|(?<=次)(?=专题会|会议|全体会|党组会|党委会))"
)
_SORTS = dict.fromkeys("个项条起处份", "counted") | {"元": "yuan", "人": "people", "%": "percent", "次": "times"}
_STOPS = "，,。；;、"
_THING = r"(?:问题|措施|任务|线索|制度|意见|建议|隐患|纠纷|清单|案件|台账)"
_MONEY = r"(?:资金|金额|投资|收入|支出|税款|罚款|共计|合计|总计|追缴|拨付|退还|收缴|上缴|投入|追回|补贴|经费)"
_BEFORE = {
    "counted": regex(
        rf"(?:共|发现|梳理|反馈|制定|建立|健全|出台|整改|完善|形成|排查|查处|移交|提出|收集|化解|存在)[^，,。；;、\d]{{0,8}}?{_THING}$"
        r"|(?<!未)(?<!待)(?:已经?|其中|正在|共|已经)(?:整改)?(?:完成|整改|办结|推进|销号|整改到位)$|(?:共计?|总计|合计)$"
    ),
    "money": regex(
        rf"(?:涉及|共|追缴|拨付|退还|收缴|上缴|完成|安排|投入|落实|挽回|清退)[^，,。；;、\d（(]{{0,8}}?{_MONEY}$|共计$"
    ),
    "yuan": regex(r"(?:增收|补助|补贴|追缴|退还|收缴|上缴|罚款)$"),
    "people": regex(r"(?:给予[^，,。；;、\d]{0,8}处分|诫勉谈话|批评教育|提醒谈话|组织处理|追责问责)$"),
    "percent": regex(
        r"(?:同比|环比|率|比例|比重|占比)[^，,。；;、\d（(]{0,6}(?:增长|下降|提高|上升|降低|达到?|为|增加|减少)$|占[^，,。；;、\d（(比]{2,12}的?$"
    ),
    "places": regex(r"(?:共有|现有|下辖|辖|涉及|反馈的|发现的|[全我本][县镇市区乡街]|其余|剩余|覆盖)$"),
    "times": regex(r"(?:召开|组织召开|先后召开|累计召开|组织开展检查|开展督查|开展督导|开展检查)了?$"),
    "from": regex(r"[由从](?:原来|原先|上年|去年|年初|以前)的?$"),
}
_NO_COUNT = regex(
    r"单位[：:为是]?$|每$|哪$|这$|那$|[对将把与和](?:已经?|正在)(?:整改)?(?:完成|办结|整改|整改到位|推进|销号)$"
)
_REACH = 24
"""Characters before a unit that tell whether it counts."""


def find_lost_counts(text: str) -> Iterator[Span]:
    """Every unit that lost its number, with the words before it."""
    for match in _UNIT.finditer(text):
        at, end = match.span()
        money = text[at - 1 : at] in ("万", "亿") and text[at] == "元"
        begin = at - 1 if money else at
        if not "一" <= text[begin - 1 : begin] <= "鿿":
            continue
        if text[end : end + 1] in _STOPS:
            sort = "money" if money else _SORTS.get(text[at], "")
        else:
            sort = (
                "places"
                if text[at] == "个" and text[end] not in "增减提上下降"
                else "times"
                if text[at] == "次"
                else "from"
            )
        start = max(0, begin - _REACH)
        window = text[start:begin]
        before = _BEFORE[sort].search(window) if sort else None
        if before is not None and not _NO_COUNT.search(window):
            yield Span(start + before.start(), end)
