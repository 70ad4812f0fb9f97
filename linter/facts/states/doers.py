"""Doers: 未发现考生携带手机, and 取消6名携带手机的考生的成绩: who did it stands first here and last there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_UNITS = "名人位家户个所"
_CLAUSE = regex(r"[^，,。；;：:（(\n]{4,40}")
_WRONG = regex(
    "^(?:存在|参与|涉嫌|有)?(?P<wrong>违规|违法|违纪|违反规定|不当|不公正?|不正常|异常|擅自|私自|恶意)?(?:进行|从事)?"
)
"""What a denial says of a deed that the number may say by what was wrong with it: 违规打分, 打分畸高畸低."""
_AMISS = regex("畸|偏离|不当|不公|不实|违|乱|错误|虚|假|私自|擅自|恶意|异常|超[标范出]|[不未]按|串通|弄虚")
_DEALT_WITH = regex(
    "暂停|停止|停职|停用|取消|处[罚理分以置]|通报|约谈|问责|追[究责]|移送|罚款|吊销|撤销|注销|清[退除出]|解[聘除]|除名|禁止|记入|列入|警告|责令|立案|查处"
    "|诫勉|批评|调离|免职|扣[分减除]|曝光"
)
"""What is done with those that did it."""
_NONE = regex("没有|不存在|未[发查]|是否|疑似|不属实|失实|举报|反映|投诉|防止|避免|可能|如有|今后")
_SHORTEST = 2


def told_of_doers(ledger: Ledger, core: str, quantity: Quantity) -> bool:
    """True where the number counts those who did what is denied, named behind the deed, and tells what they got."""
    if quantity.unit not in _UNITS or len(core) < 2 * _SHORTEST:
        return False
    behind = _CLAUSE.match(ledger.text, quantity.span.end)
    for at in range(_SHORTEST, len(core) - _SHORTEST + 1):
        who, deed = core[:at], core[at:]
        told, named, _ = behind.group().partition(who) if behind else ("", "", "")
        if not named and quantity.before.endswith(who):
            told, named = quantity.before.removesuffix(who), who
        if named and _did(deed, told.removesuffix("的")):
            sentence = ledger.read(ledger.sentences[quantity.sentence].span)
            return _DEALT_WITH.search(sentence) is not None and _NONE.search(sentence) is None
    return False


def _did(deed: str, told: str) -> bool:
    """True for the deed in the same words, or, where it is only called wrong, with what was wrong about it."""
    if told.endswith(deed) or told.startswith(deed):
        return True
    wrong = _WRONG.match(deed)
    bare = deed[wrong.end() :] if wrong else deed
    if len(bare) < _SHORTEST or not (told.startswith(bare) or told.endswith(bare)):
        return False
    return wrong is None or not wrong["wrong"] or _AMISS.search(told.replace(bare, "")) is not None
