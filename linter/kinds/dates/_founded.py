"""Founded: 前身是1958年创办的工业学校 here, and 2023年10月举办建校70周年校庆 pages on."""

from __future__ import annotations

from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.kinds.dates._known_years import Known
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ANNIVERSARY = regex(
    r"(?:(?P<now>(?<!\d)20\d\d)年|(?P<this>今年))(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:学校|[我本全]校|学院|[我本全][院厂馆站]|医院|即将|将|隆重|恰逢|正值|适逢|值|举办|举行|迎来|喜迎|庆祝|纪念|开展|召开|是|为|的){0,5}"
    r"(?:建|办)(?P<kind>[校院厂馆站学])(?P<n>\d{2,3}|[一二三四五六七八九十百]{2,5})周年"
)
_ITS = {
    "校": "学院|大学|学校|[中小]学|[党技]校",
    "学": "学院|大学|学校|[中小]学|[党技]校",
    "院": "医院|学院|研究院|法院|福利院|剧院",
    "厂": "厂|公司|集团",
    "馆": "馆",
    "站": "站",
}
"""What an anniversary of each sort is one of."""
_BEGUN = regex(
    r"(?P<year>(?:18|19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:正式)?"
    r"(?:创办|创建|建校|建院|建厂|建馆|建站|始建|成立|创立|设立|兴办|开办|办学)"
    r"|(?:创办|创建|始建|建校|建院|建厂|建馆|成立|创立|设立|办学)(?:于|始于)(?P<since>(?:18|19|20)\d\d)年"
)
_OWN = regex("前身|始建|起源|(?:我|本)[校院厂馆站]|创办于|创建于|办学(?:历史)?始于|建[校院厂馆站](?:于|始于)")
"""What tells that the report's own house was founded then, and no part of it."""
_WHOSE = regex("(?P<name>[一-鿿]{2,20}?)的?(?:前身|始建|起源|创办于|创建于|办学|建[校院厂馆站])")
_GENERAL = regex("(?:我|本|该)?(?:校|院|厂|馆|站|学校|学院|医院)")
_OTHERS = regex("(?:大学|学院|学校|[中小]学|[一二三四五六七八九十]中|医院|[厂馆站]|公司)(?:于|在|将|将于)?$")
"""Right before an anniversary, a house by its name: 云汀二中2023年10月举办建校70周年校庆."""
_PART = regex("分[校院厂馆站]|校区|院区|基金|中心|委员会|支部|党委|研究所|二级|公司(?!前身)|校友会|附属|培训")
_LEAD = 30
_SLACK = 1


def find_founded(ledger: Ledger) -> Iterator[Known]:
    """Every anniversary of the report's own house that is not that of the only year in which it says it was founded."""
    if "周年" not in ledger.text:
        return
    begun = list(_BEGUN.finditer(ledger.text))
    for match in matches_on_lines(_ANNIVERSARY, "周年", ledger.text) if begun else ():
        now = int(match["now"]) if match["now"] else ledger.signing_date.year if ledger.signing_date else 0
        number = whole_number(match["n"])
        told = {int(one["year"] or one["since"]) for one in begun}
        if (
            not now
            or _OTHERS.search(ledger.text, max(0, match.start() - _LEAD), match.start())
            or any(abs(now - year - number) <= _SLACK for year in told)
        ):
            continue
        its = regex(_ITS[match["kind"]])
        own = []
        for one in begun:
            sentence = ledger.sentences[ledger.sentence_at(one.start())].span
            lead = ledger.text[max(sentence.start, one.start() - _LEAD) : one.end()]
            near = ledger.text[max(sentence.start, one.start() - _LEAD) : min(sentence.end, one.end() + _LEAD)]
            if _OWN.search(lead) and _is_own(ledger, lead) and its.search(near) and not _PART.search(lead):
                own.append(one)
        years = {int(one["year"] or one["since"]) for one in own}
        if len(years) == 1 and (year := years.pop()) < now:
            group = "year" if own[0]["year"] else "since"
            where = Span(own[0].start(group), own[0].end(group) + 1)
            yield Known(Span(match.start("n"), match.end()), where, year, now, number, "warning")


def _is_own(ledger: Ledger, lead: str) -> bool:
    """True where the title names whose founding is told, or it is called 我校, 学院."""
    whose = _WHOSE.search(lead)
    name = whose["name"] if whose else ""
    title = ledger.quote(ledger.document.blocks[0].span)
    return not name or _GENERAL.fullmatch(name) is not None or name in title
