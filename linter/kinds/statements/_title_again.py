"""What a title names, told again: 春季学期食堂检查通报, and 组织开展了秋季学期食堂检查 in the opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_TERMS = (
    regex("(?P<term>[春夏秋冬]季(?:学期)?)(?P<tail>[一-鿿]{4,})"),
    regex("(?P<term>第[一二三四]季度)(?P<tail>[一-鿿]{4,})"),
    regex("(?P<term>[上下]半年)(?P<tail>[一-鿿]{4,})"),
    regex(r"(?P<term>20\d\d年度?)(?P<tail>[一-鿿]{4,})"),
)
_TAIL = 6
"""Characters behind the term that both share at most; a title may have fewer."""
_SORT = regex("(?:的)?(?:情况|结果|工作)*(?:的)?(?:通报|报告|通知|公告|公示|总结|通告|汇报|分析|简报|说明)$")
_EARLY = 400
"""Characters behind a title in which the report says what was done."""
_DONE = regex("(?:组织|开展|进行|实施|启动|部署)(?:开展|实施|进行)?了?(?:[一-鿿]{0,4}(?<![和与及]))?$")
_BEFORE = regex("[去上前往]年|此前|上一?[次轮年季]|相比|同期|以来|回头看|继")


def title_again(ledger: Ledger, title: Span) -> Iterator[tuple[Span, Span]]:
    """The term in the title, and another of its sort before the same words where they are told as done."""
    named = _SORT.sub("", ledger.read(title))
    for form in _TERMS:
        found = list(form.finditer(named))
        if len(found) != 1:
            continue
        tail = found[0]["tail"][:_TAIL]
        again = [one for one in _again(ledger, title, form, tail) if one["term"] != found[0]["term"]]
        if again and found[0]["term"] not in ledger.text[title.end : title.end + _EARLY]:
            at = title.start + ledger.read(title).index(found[0].group())
            yield Span(at, at + len(found[0]["term"])), Span(*again[0].span("term"))
            return
    yield from _examined(ledger, title, named)


_YEARLY = regex(r"(?P<term>20\d\d年度)(?P<tail>[一-鿿]{4,})")
_EXAMINED = regex(
    r"(?:(?<![针面应核相校反绝])对|围绕)[^，,。；\n\d]{0,12}(?P<term>20\d\d年度)(?P<tail>[一-鿿、“”]{4,60}?)"
    r"(?:进行|开展|实施|组织)了[一-鿿]{0,6}?(?:审计|检查|督[查导]|评价|核查|验收|考核|评估|抽查|审查|清查|审核)"
)
"""对2021年度预算执行情况进行了审计: what the report tells was looked at."""
_LEVEL = regex("^(?:[全本我]?[省市县区州镇乡])?(?:本?级|直)?(?:各?部门)?")
_NO_PLAN = regex("方案|计划|通知")
_CORE = 4
"""Characters by which what was looked at is what the title names: 预算执行."""


def _examined(ledger: Ledger, title: Span, named: str) -> Iterator[tuple[Span, Span]]:
    """The year in the title, and the other one whose same matters the opening says were looked at."""
    found = list(_YEARLY.finditer(named))
    if len(found) != 1 or _NO_PLAN.search(ledger.read(title)):
        return
    core = _LEVEL.sub("", found[0]["tail"])[:_CORE]
    looks = [
        match
        for match in _EXAMINED.finditer(ledger.text, title.end, title.end + _EARLY)
        if len(core) == _CORE and _LEVEL.sub("", match["tail"]).startswith(core)
    ]
    if {match["term"] for match in looks} & {found[0]["term"]} or not looks:
        return
    start = ledger.sentences[ledger.sentence_at(looks[0].start())].span.start
    if not _BEFORE.search(ledger.text, start, looks[0].end()):
        at = title.start + ledger.read(title).index(found[0].group())
        yield Span(at, at + len(found[0]["term"])), Span(*looks[0].span("term"))


def _again(ledger: Ledger, title: Span, form: re.Pattern[str], tail: str) -> Iterator[re.Match[str]]:
    text = ledger.text
    at = text.find(tail, title.end, title.end + _EARLY)
    while at >= 0:
        start = ledger.sentences[ledger.sentence_at(at)].span.start
        for match in form.finditer(text, max(start, at - _NEAR), at + len(tail)):
            before = text[start : match.start()]
            if match.end("term") == at and _DONE.search(_YEAR.sub("", before)) and not _BEFORE.search(before):
                yield match
        at = text.find(tail, at + 1, title.end + _EARLY)


_YEAR = regex(r"(?:20\d\d年)?$")
_NEAR = 12
"""Characters before the words of the title in which their term stands."""
