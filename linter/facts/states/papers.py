"""Papers handed in: an application for review is none for disclosure, however alike the words around the two are."""

from __future__ import annotations

from linter.patterns import regex


def another_paper(denied: str, before: str, behind: str) -> bool:
    """True for 复议申请 beside 信息公开的申请: the word right before tells what is asked for, one lacks the other's."""
    asked = _ASKED.search(denied)
    if asked and asked["deed"] not in before + behind:
        return True
    own = _PAPER.search(denied)
    told = _PAPER.search(before) or _PAPER.search(behind)
    if own is None or told is None:
        return False
    return own["kind"] not in before + behind or (told["kind"] not in denied and not _MANNER.search(told["kind"]))


_PAPER = regex("(?P<kind>[一-鿿]{2})的?(?:申请|请求|案件|诉求|事项|[来信]函)(?:数量?|件|总数)?(?:$|[，,。；])")
_ASKED = regex("要求(?P<deed>[一-鿿]{2})")
"""要求更正政府信息, 要求公开政府信息."""
_MANNER = regex("网|线上|线下|书面|当面|信函|口头|电子|邮|有效|类似|公民|法人")
"""How, or by whom, a paper was handed in: of whatever kind it may be."""
