"""Outcomes listed: 已恢复的33个，补办手续的9个，正在处罚的7个，核销的8个: how each of a batch has fared.

A thing may have two faults, but it is not done, put off and given up at once: classes of state exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.members import Member

_OF_SUCH = regex("的(?:有|为|共|达|计)?$")
"""How a class is told whose noun was said before: 正在办理的7个."""
_STATES = (
    regex("已(?!过|婚|超)|完成|通过|办[结成理好]|销号|恢复|竣工|完工|解决|属实|整改到位|落实"),
    regex("正在|仍在|还在|推进|在办|在建|施工|走[^的]{0,8}程序|办理中|进行中"),
    regex("延期|推迟|暂缓|缓建|待(?!遇)|尚未|还没|仍未|未(?:动工|开工|启动|办结|完成|反馈|销号)|留到|结转"),
    regex("终止|取消|撤[销回]|退出|误[判报]|销账|不予|不属于|不符合|核销|放弃"),
)
_ROWS = tuple(
    tuple(regex(f"(?:{name})(?:的|的有|有)?$") for name in row)
    for row in (
        ("盈利", "持平|保本|盈亏平衡", "亏损"),
        ("上[涨升]|增长|上调", "持平|不变", "下[跌降]|减少|下调"),
        (
            "(?:改[作建造为][一-鿿]{0,6})",
            "出租|租赁",
            "拆除(?:复垦)?|复垦",
            "出[售让]|拍卖|变卖",
            "空置|闲置|封存",
            "移交[一-鿿]{0,4}|划转",
        ),
        ("(?:中央|央|国家)[属直]?", "省[属直]", "市[属直]", "[县区][属直]", "部队(?:医院)?|军队|企业"),
        ("盘活|利用", "收回|收储", "撤销|注销", "保留"),
        ("提高", "不变", "降低"),
    )
)
"""Rows of which a thing is one: it cannot make a profit and a loss at once, nor be let and pulled down."""
_FEWEST = 2
"""States of different kinds by which a list is one of states."""


def by_state(parts: Sequence[Member]) -> bool:
    """True where all parts are told as the ones of some state, and two kinds of state are among them."""
    names = [part.name for part in parts]
    if any(_of_row(names, row) for row in _ROWS):
        return True
    if not all(map(_OF_SUCH.search, names)):
        return False
    kinds = {next((at for at, state in enumerate(_STATES) if state.search(name)), -1) for name in names}
    # One not done yet or given up, beside one that is done, tells of states; two that are done may be one's.
    return len(kinds - {-1}) >= _FEWEST and bool(kinds & {1, 2, 3})


def _of_row(names: Sequence[str], row: Sequence[re.Pattern[str]]) -> bool:
    """True where each name is another one of a row."""
    found = [next((at for at, one in enumerate(row) if one.search(name)), -1) for name in names]
    return -1 not in found and len({*found}) == len(found)
