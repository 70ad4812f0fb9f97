"""Papers told again by their number: 制定《甲办法》《乙规程》《丙指引》《丁细则》, and later 新出台的3项制度."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.numbers import SMALL_NUMERAL, whole_number
from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MADE = "(?:制定|出台|印发|修订|建立|研究制定|制定出台|制定印发|修订完善|建立健全|制发|下发)"
_TITLE = r"《[^《》\n]{3,60}》(?:（[^（）\n]{1,40}）)?"
_RUN = regex(rf"{_MADE}(?:了|完善|实施|完成|印发|并印发|出台)?(?P<run>(?:{_TITLE}[、，和及]?){{2,12}})(?P<open>等)?")
_BEHIND = regex("[^。\\n]{0,4}(?:其中|新|废止|均为|部分)")
"""Behind the run, that not all of it was made the same way."""
_ALTERED = regex("修订|修改|完善")
_TITLES = regex(r"《[^《》\n]{3,60}》")
_RULES = regex("办法|制度|规定|细则|规程|规范|指引|机制|标准|指南|规则|准则")
_AGAIN = regex(
    rf"(?<![院局委办校镇乡村县市区司站所])(?:新{_MADE}的?|{_MADE}的|上述|前述|以上)"
    rf"(?P<count>(?P<number>{SMALL_NUMERAL})(?:项|个|部|份)(?:管理)?(?:制度|办法|规定|文件|规范性文件|制度文件|制度办法))"
)
"""What calls the number up again: 县医院修订2项制度 tells of others."""
_ANY = regex(
    rf"(?P<number>{SMALL_NUMERAL}|\d{{1,2}})(?:余?)(?:项|个|部|份)[一-鿿]{{0,6}}(?:制度|办法|规定|文件)"
    rf"|(?:制度|办法|规定|文件)[一-鿿]{{0,6}}?(?P<behind>\d{{1,3}})(?:余?)(?:项|个|部|份|件)"
)
_OF_MORE = regex(
    "(?:部分|其中|主要|另|还|先后|陆续|[上去]年|往年|以前|累计|历年|省|市|国家|中央|等|拟|将|计划|准备)[^，。；\n]{0,8}$"
)


def papers_again(ledger: Ledger) -> Iterator[Hit]:
    """One hit where the only run of papers made in the text has more of them than the only number told of them.

    A run is often a choice of what was made, so that fewer titles than the number prove nothing.
    """
    text = ledger.text
    runs = list(_RUN.finditer(text)) if "》《" in text or "》、《" in text else []
    if len(runs) != 1 or runs[0]["open"]:
        return
    run = runs[0]
    titles = [Span(*title.span()) for title in _TITLES.finditer(text, *run.span("run"))]
    if not all(_RULES.search(ledger.read(title)) for title in titles):
        return
    if _BEHIND.match(text, run.end()):
        return
    told = [whole_number(match["number"] or match["behind"]) for match in _ANY.finditer(text)]
    if len(set(told)) != 1:
        return
    for match in _AGAIN.finditer(text):
        number = whole_number(match["number"])
        # 修订完善《甲办法》《乙办法》 and 新建立的2项制度 are others.
        alike = bool(_ALTERED.search(match.group())) == bool(_ALTERED.search(text, run.start(), run.start("run")))
        named = match.group().startswith(("上述", "前述", "以上"))
        if (
            1 < number < len(titles)
            and (alike or named)
            and match.start() > run.end()
            and not _OF_MORE.search(text, max(0, match.start() - _BACK), match.start())
        ):
            span = Span(*match.span("count"))
            values = {"announced": ledger.quote(span), "listed": len(titles)}
            yield Hit((span, titles[0], titles[-1]), values, severity="warning", variant="apart")


_BACK = 16
"""Characters before a number in which its words tell of some, or of other papers."""
