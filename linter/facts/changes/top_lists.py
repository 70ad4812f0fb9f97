"""Top lists: 完成率排在前三位的依次是甲县82.4%、乙县84.1%、丙县80.5%, told one after another by what they rank by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.numbers.lines import last_match
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PLACES = r"[前后末][三四五六七八九十3-9](?:位|名|强)?"
_RATE = "率|占比|比重|比例|增速|增幅|涨幅|降幅|进度"
_SUM = "[金总数余]额|[产销总数]量|[总件户人]数|产值|收入|投资额?|用时|时长"
_HELD = (
    r"(?:排名|排序|排位|排列|排|位居|名列|位列|列|居|处于?)?在?(?:全[省市县区州镇乡])?(?:的)?"
    rf"{_PLACES}的?(?:[县市区镇乡街（）、]{{1,8}}|单位|部门|地区|企业|园区|项目)?[，,]?"
    r"(?:依次|分别)(?:[为是]|达到?)?[：:]?"
)
_TOP = regex(rf"(?:(?P<rate>{_RATE})|(?:{_SUM}))(?:[（(][^（()）]{{1,12}}[）)])?{_HELD}")
_AGAIN = regex(rf"[）)]?[，,；;](?:而)?{_HELD}")
"""Right behind a list: the last few, ranked by the same."""
_PLACED = regex(rf"{_PLACES}[^，。；\n]{{0,8}}[，,]?(?:依次|分别)")
"""What any of them holds: few texts have it, and the words before it are told in many ways."""
_LEAD, _REST = 40, 8
"""Characters before and behind it in which what is ranked by stands, and the rest of the verb."""
_NAME = r"[^、，,；;。：:（()）\d\n]{2,12}"
_ROW = regex(
    rf"{_NAME}(?:[、和]{_NAME}){{2,9}}[，,](?:其|[一-鿿]{{0,8}}(?:{_RATE}|{_SUM}))?(?:依次|分别)(?:[为是]|达到?)"
)
"""Names alone, and then the values: …依次是甲县、乙县、丙县，分别为."""
_OTHER = rf"[增降减升长超差]|同比|上年|去年|其中|平均|全[省市县区州]|{_PLACES}|依次|分别"
"""In a name: the value is no longer one of those that are ranked by."""
_ITEM = regex(rf"(?!.*(?:{_OTHER}))[、，,；;和]?(?:{_NAME}[（(]?)?")
_FEWEST = 3
"""Values whose middle one shows that they lie in no order at all, neither rising nor falling."""


def find_top_lists(ledger: Ledger) -> Iterator[tuple[Quantity, ...]]:
    """The values of each list of the first or last few that tells what they are ranked by, in the order told."""
    for placed in _PLACED.finditer(ledger.text):
        cue = last_match(_TOP, ledger.text, max(0, placed.start() - _LEAD), placed.end() + _REST)
        if cue is None or cue.end() <= placed.start():
            continue
        rate = cue["rate"] is not None
        while cue:
            row = _ROW.match(ledger.text, cue.end())
            values = values_listed(ledger, row.end() if row else cue.end(), _ITEM)
            if len(values) >= _FEWEST and (values[0].kind == "percent") == rate:
                yield values
            cue = _AGAIN.match(ledger.text, values[-1].span.end) if values else None


def values_listed(ledger: Ledger, at: int, item: re.Pattern[str]) -> tuple[Quantity, ...]:
    """The values of one sort told one behind the other from there on, with no more than an item's words before each."""
    values: list[Quantity] = []
    for index in range(ledger.quantity_index(at), len(ledger.quantities)):
        quantity = ledger.quantities[index]
        gap = ledger.text[at : quantity.span.start].lstrip("）)")
        if not item.fullmatch(gap) or (values and not comparable(values[0], quantity)) or quantity.approximate:
            break
        values.append(quantity)
        at = quantity.span.end
    return tuple(values)
