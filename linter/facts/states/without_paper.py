"""Without a paper: 未发现无票作业 here, 在未办理作业票的情况下动火 there: the same lack, told in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.states.same_matter import (
    ELSEWHERE,
    FORMERLY,
    LOOKED_AGAIN,
    PROMISED,
    in_report_year,
    lead_of,
    own_place,
    places,
)
from linter.facts.states.told_events import Told
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_DEED = "作业|上岗|经营|驾驶|施工|生产|办学|行医|运输|营运|运营|开采|排污|销售|从业"
_NONE = regex(
    rf"(?:未|没有|无|不)(?:发现|查出|查见|查到|存在|出现|发生)(?:任何|一起|一例)?无(?P<paper>[证照票牌])(?P<deed>{_DEED})(?:的?(?:行为|现象|情况|问题))?(?=[，,。；;\n]|$)"
)
_TOLD = regex(
    r"(?:在)?未(?:经?依法|按规定|按要求)?(?:办理|取得|持有?|领取|申领|申请|开具|办)[^，,。；;\d\n]{0,8}?(?P<paper>[证照票牌])[^，,。；;\n]{0,20}"
)
_ALIKE = (
    ("作业", "上岗", "从业", "操作", "工证", "资格"),
    ("经营", "销售", "营业"),
    ("运输", "营运", "运营"),
    ("开采", "采矿"),
    ("行医", "医疗", "医师", "诊疗"),
)
"""Words for deeds that one paper allows, or for that paper: 无证上岗 is denied by 未取得电工证."""
_SIGN = regex("无[证照票牌]")
_LACKS = regex("未(?:经?依法|按规定|按要求)?(?:办|取得|持|领|申|开具)")
_IN = regex("(?:在|对|从)(?P<place>[一-鿿]{2,8}?)(?:内|里|范围|辖区)")
_DAY = regex(r"\d{1,2}月(?:\d{1,2}日)?")
"""A day of the time that the denial is told of, too."""
_OTHER = regex("上年|去年|往年|整改前|举报|曾|案例|警示|[如若]|某|严禁|不得|严厉|打击|对未|的一律|应当")


def find_without_paper(ledger: Ledger) -> Iterator[Told]:
    """Every denial of a deed without its paper, with one who is told to have had none, in the place denied."""
    lacking = None
    for none in matches_on_lines(_NONE, _SIGN, ledger.text):
        lead = lead_of(ledger, none.start())
        if PROMISED.search(lead) or LOOKED_AGAIN.search(lead) or ELSEWHERE.search(lead):
            continue
        place = _IN.search(lead)
        deeds = next((deeds for deeds in _ALIKE if none["deed"] in deeds), (none["deed"],))
        lacking = [*matches_on_lines(_TOLD, _LACKS, ledger.text)] if lacking is None else lacking
        for told in lacking:
            if told.start() < none.end() or told["paper"] != none["paper"]:
                continue
            said = lead_of(ledger, told.end())
            if _OTHER.search(said) or PROMISED.search(said) or FORMERLY.search(said):
                continue
            same = place["place"] in said if place else own_place(ledger, places(lead), said, none.start())
            same = same and any(deed in told.group() for deed in deeds)
            if same and in_report_year(ledger, _DAY.sub("", said), lead):
                yield Told(Span(*none.span()), Span(*told.span()))
                break
