"""Acts of totals: 举办培训 of 合计举办培训29场, which must be what its list tells, not what came of it.

立案12件、36件，合计结案45件 and 争取1.2亿元、0.5亿元，合计支出1.5亿元 are no totals of their lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.rows import Cell
from linter.interval import total
from linter.patterns import regex

_CAME_OF_IT = regex(
    "[结办]案|审[结执]|办[结理复]|获批|批准|支[出付]|到[位账]|入库|签约|开工|完[成工]|建成|验收|成活|收获|整改|[退归]还|收回|提取|授权|回收"
    "|成交|合格|清退|刊发|帮扶|使用|竣工|投产|销号|答复|兑[付现]|解决|化解|发现|查[出处]|惠及|涉及|受益|节约|筹|补|产生|带动|投入|服务"
)
"""What came of those listed."""
_TAKEN_AWAY = regex("减[少去]|撤[除销减]|拆除|取消|注销|退出|核减")
_SANCTIONS = regex("处[理分]|问责|追责|追究")
_SANCTION = regex(
    "党[纪内]|政[务纪]|诫勉|批评|谈话|警告|记过|撤职|开除|处[分理罚]|通报|问责|约谈|组织(?:处理|措施)|提醒|检讨|形态"
)
_RANK = regex("[厅处科县乡]级|干部|领导|结转|旧存|新收|转办|交办|移交|线索")
"""Those of some ranks, or cases from several sides, of which others are not told."""
_IN_TIME = regex("[上下]半年|[一二三四]季度|第[一二三四五六]期")
_GOES_ON = regex("剩余|其余|结存|另有|率|其[中他它]|另外")
_SAYS_ALL = regex("共|合计|总计|累计")
_WIDER = regex("各[类级种项]|上级|拥有|登记|实施|养护|保有")
"""What was not listed is in it, or it is what there is."""
_EARLIER = regex("[去上前]年|往年")
_HOLDS = regex("[（(](?:含|包括)")
_FEW, _NAME = 2, 2
"""Items of a short list, and characters of the noun at the end of an act."""
_TENTH = 10
_BEHIND, _SENTENCE = 4, 40
"""Characters behind a total in which a bracket, and the rest of its sentence, are read."""
_BODIES = ("人", "名", "位", "家", "户", "个")


def tells_of_list(act: str, whole: Quantity, run: Sequence[Cell], apart: int) -> bool:
    """True where the act is that of the list, which stands side by side `apart` cells before it and all but adds up."""
    parts = [cell.quantity for cell in run]
    words = "".join(cell.gap for cell in run)
    behind = re.split("[。\n]", whole.text[whole.span.end : whole.span.end + _SENTENCE])[0]
    if apart != len(run) or _GOES_ON.search(behind) or _WIDER.search(act) or _EARLIER.search(words):
        return False
    if _TAKEN_AWAY.search(words + act) or _CAME_OF_IT.search(act):
        return False
    if _SANCTIONS.search(act):
        twice = whole.unit in _BODIES and sum(part.value for part in parts) > whole.value
        told = all(_SANCTION.search(cell.gap) for cell in run) and not (_RANK.search(words) or twice)
        listed = len(run) > _FEW or not act.startswith("全年")
        return told and listed and slipped_total(whole, parts, near=False)
    if not slipped_total(whole, parts):
        return False
    if all(_IN_TIME.search(cell.gap) for cell in run):
        return True
    if not _SAYS_ALL.search(act):
        return False
    # 办专场招聘会12场、进校园招聘4场，全年共举办招聘会17场: of two, each must be what the total names.
    return all(act[-_NAME:] in cell.gap for cell in run) or len(run) > _FEW


def slipped_total(whole: Quantity, parts: Sequence[Quantity], *, near: bool = True) -> bool:
    """True where one slip of the pen makes a total of its list, and nothing is said to be in it besides.

    Where `near`, by a tenth of it at most: what else may be in it is not known.
    """
    said = total(part.interval for part in parts)
    held = whole.text[whole.span.end : whole.span.end + _BEHIND]
    close = not near or abs(sum((part.value for part in parts), Decimal(0)) - whole.value) * _TENTH <= whole.value
    return (said.meets(whole.interval) or (close and reaches(whole, said))) and not _HOLDS.match(held)
