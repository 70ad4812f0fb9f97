"""Known states: what is told of a number's things so that they may be taken up by it: 未签约, 已完成, 结转, 查出."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.fact import Quantity
from linter.patterns import regex

_NOT = "(?:尚未|仍未|还未|未能?|没有|没能|不)(?:按期|按时|及时|如期|能|曾|被|经|予)?"
_DONE = "(?:已经?|现已经?|均已经?)(?:按期|按时|全部|经|被)?"
_LEFT_OVER = "结转|剩余|余下|遗留|下余|尾留"
_FOUND = "查出|查实|发现|查摆|检出|排查出|反馈|交办|移交|通报"
_STATE = (
    rf"(?:(?P<not>{_NOT})(?P<undone>(?![过超满足及少]|不到)[一-鿿]{{1,6}}?)"
    rf"|(?P<done>{_DONE})(?P<over>[一-鿿]{{2,6}}?)|(?P<left>{_LEFT_OVER})[一-鿿]{{0,6}}?"
    rf"|(?P<found>{_FOUND})[一-鿿]{{0,2}}?)"
)
_GIVEN = regex(rf"(?P<lead>[一-鿿]{{0,8}}?){_STATE}的$")
_GIVEN_BEHIND = regex(
    rf"{_STATE}(?:的(?P<noun>[一-鿿]{{1,8}}?)(?=[，,、。；;：:（(中里均都全已逐将须要尽现]|$)|[户家人件](?=[中里均都全已将]))"
)
_AGAIN = regex(r"(?:^|[，,])(?:[一二三四五六七八九]是)?(?:对于?|将|把|就|针对|围绕|在)?(?:前述|上述|以上|这|该|上列)?$")
_SOME = regex(r"抽|选|其中|部分|另|新|首批|各|每|第|[上去前]|年初|期初|往|又|再|约|最|和|及|与|、")
"""Before a state, words by which it is told of some of the things, of others, or of an earlier time."""
_OVER_IN = regex(r"在|待|拟|计划|目标|将|应|需|力争|确保")


_GOES_ON = regex("[一-鿿]")
_SIDES = regex("个?(?:大?方面|大?类|层面|领域|环节)")
"""What things are sorted into: 反馈的三个方面问题 are not three."""


_NEW = regex("[一-鿿]{0,4}?[均都全皆]?(?:[为是]|属于?|系)(?:新增|新发现|新出现|新近|首次|初次|第一次)")
"""What is said of 本次发现的6处均为新增, which no number before them counts."""
_OTHER_ROUND = regex(r"\d{4}年|[去上前]年|上一?[轮次]|上次|此前|往年|首[轮次]|第[一二三四五六七八九十]")
"""反馈的22个问题 of another year's inspection, of which nothing else need be told."""


class KnownState(NamedTuple):
    """How a number's things are known."""

    sort: str
    """not, done, left or found."""
    verb: str
    """What they were not, or are: 签约; empty for those left and found."""
    topic: str
    """The words before it in its clause, which may say whose or of what: 复议案件未办结的48件."""


def given_state(quantity: Quantity) -> KnownState | None:
    """The state by which a number takes its things up: 未签约的26户, 前述7个未动工的项目; None where it does not."""
    # 已解决的9件, with nothing behind it, is where they are told first.
    if _SIDES.match(quantity.after) or not _GOES_ON.match(quantity.after) or _NEW.match(quantity.after):
        return None
    match = _GIVEN.search(quantity.before[-20:])
    if match and match["found"] and _OTHER_ROUND.search(quantity.before):
        return None
    if match:
        lead = quantity.before[: -len(match.group())] + match["lead"]
        return None if _SOME.search(lead) else _state(match, lead)
    if _AGAIN.search(quantity.before):
        match = _GIVEN_BEHIND.match(quantity.after)
        return _state(match, "") if match else None
    return None


def _state(match: re.Match[str], lead: str) -> KnownState | None:
    topic = _FILLING.sub("", lead)
    if match["not"]:
        return KnownState("not", match["undone"], topic)
    if match["done"]:
        if _AND_YET.search(match["over"]):
            return None
        return KnownState("done", match["over"], topic)
    return KnownState("left" if match["left"] else "found", "", topic)


_AND_YET = regex("[但而却待未尚]")
"""已完成但待验收的3个 are some of those that are done."""
_FILLING = regex(
    r"^(?:[一二三四五六七八九]是|对于?|将|把|就|针对|围绕|目前|现|截至\d+月\d*[日底末]?|今年|当前|全[市县区镇乡]|本[次轮]|督促|组织|[^，]{0,4}[局委办])+"
)
"""What stands before a state and says nothing of whose things they are."""
_WINDOW = 16
"""Characters beside a number in which the state of its things stands."""
_STOP = regex("[。；;\n]")
_FAR = 24
"""Characters before a number in which it is told that its things were found: 发现的问题涉及5个领域43项."""
_LATER = regex(r"列入|纳入|结转|转入|顺延|延至|留待|剩余|余下|尚余|还剩|下余|遗留|尚有|还有|仍有")
_FIRST_FOUND = regex(f"(?:{_FOUND}|指出|暴露)")


def says(quantity: Quantity, state: KnownState) -> bool:
    """True where the words beside a number tell the state of its things."""
    before, after = quantity.before[-_WINDOW:], quantity.after[:_WINDOW]
    # What they were not, or are, begins with the same character on both sides: asked of many numbers, so first.
    if state.verb and state.verb[0] not in before and state.verb[0] not in after:
        return False
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    if state.sort == "left":
        return bool(_LATER.search(before) or _LATER.match(after))
    if state.sort == "found":
        if _DEALT_WITH.search(before):
            return False
        lead = quantity.text[max(0, quantity.span.start - _FAR) : quantity.span.start]
        lead = _STOP.split(lead)[-1]
        return _FIRST_FOUND.search(lead) is not None and not _OTHER_ROUND.search(lead)
    verb = state.verb[:2]
    if state.sort == "not":
        return any(
            match["verb"].startswith(verb)
            or (len(match["verb"]) > 1 and verb.startswith(match["verb"][:2]))
            or _closer(match["verb"], state.verb)
            for words in (before, after)
            for match in _UNDONE.finditer(words)
        )
    at = before.rfind(verb)
    if at >= 0 and not _UNDONE_END.search(before[:at]) and not _OVER_IN.search(before[:at]):
        return True
    at = after.find(verb)
    return at >= 0 and "已" in after[:at]


def _closer(told: str, verb: str) -> bool:
    """True for 签书面合同 and 签合同: one of the two says more closely what was not signed."""
    if len(verb) < _WITH_OBJECT or told[0] != verb[0]:
        return False
    return verb[1:] in told[_WITH_OBJECT - 1 :] or told.startswith(verb[0] + verb[-2:])


_WITH_OBJECT = 3
"""Characters of a verb of one and an object of two: 签合同."""
_DEALT_WITH = regex("(?:完成(?!情况)|办结|销号|整改到位|解决|化解|了结)[了的]?$")
"""Right before a number it tells what became of those found, which is no number of what was found."""
_UNDONE = regex(rf"{_NOT}(?P<verb>[一-鿿]{{1,6}})")
_UNDONE_END = regex(rf"{_NOT}$|基本$|部分$")
_BREAK = regex(r"[\d，,。；;]")


def says_heading(words: str, state: KnownState) -> bool:
    """True for a column headed 未结 where 未结案的 takes things up, and 整改完成 for 已完成的."""
    if state.sort == "not":
        return any(
            match["verb"].startswith(state.verb[:2]) or state.verb.startswith(match["verb"][:2])
            for match in _UNDONE.finditer(words)
        )
    return state.sort == "done" and state.verb[:2] in words and not _NO_COUNT.search(words)


_NO_COUNT = regex("未|率|比|额|占|%|计划|目标|时限|基本")
