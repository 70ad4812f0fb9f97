"""Years that a report cannot know: 较2028年增长90%, 截至2028年底余额8亿元 in a report of 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.dates.date_pieces import numeral
from linter.facts.states.plans import in_plans
from linter.finding import Hit
from linter.kinds.dates._own_years import FRONT, own_years
from linter.kinds.dates._plans import ends_a_measure
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SIGN = regex(
    r"(?:[比较与同和由从是]|[比较高低多少优]于|超[出过]|截[至止]到?[ ]?)(?=20\d\d[ ]?年)"
    r"|(?<=[。；;，,\n 　])(?=20\d\d年年?[末底])"
    r"|(?:(?<=[。；;\n 　])|(?<=统计，)|(?<=核算，))(?=20\d\d年[，,]?[全我本])"
)
"""Before a year: what something is compared with, or the day of a figure; a clause may begin with that day or year."""
_YEAR = r"(?P<year>20\d\d)[ ]?年"
_CHANGED = "增长|增加|提高|提升|上升|下降|减少|降低|回落|扩大|缩小|缩减|翻|多|少|高|低|快|慢|改善|收窄"
_BASE = regex(
    rf"{_YEAR}度?(?:年?[初末底]|同期)?(?P<sort>[一-鿿]{{0,10}}?)(?:相比[，,]?[^。；;\n]{{0,30}}?)?(?:分别|大幅|实际|净|各)?"
    rf"(?:{_CHANGED})[^，,。；;\d]{{0,10}}\d"
)
"""较2028年增长90%, 与2008年相比，产值增长57.3%: by how much something moved since."""
_FROM = regex(
    rf"{_YEAR}(?:年?[初末底])?的[\d,.]+[^，,。；;\d]{{0,8}}?(?:增[加长]|提[高升]|上升|扩大|下降|减少|降低?|缩[小减])[到至为][^，,。；;\d]{{0,4}}\d"
)
"""由2027年的2.1万元增加到3.2万元."""
_TIMES = regex(rf"{_YEAR}的[\d.]+(?:多)?倍")
_OVER = regex(rf"{_YEAR}[^，,。；;\d]{{0,6}}\d")
_WITH = regex("[与同和]$")
_COMPARED = regex(rf"{_YEAR}[^，,。；;\n]{{0,10}}相比")
_AS_OF = regex(
    rf"{_YEAR}(?:年?[初末底]|[ ]?\d{{1,2}}[ ]?月(?:底|末|[ ]?\d{{1,2}}[ ]?日)?)[，,]?[^，,。；;\d]{{0,30}}"
    r"(?:[，,][^，,。；;\d]{0,16})?[^，,。；;\d]{0,12}\d"
)
_CAPTION = regex(rf"{_YEAR}年?[末底][^，,。；;\d\n]{{4,30}}(?=\n|$)")
"""表1 2027年末人口构成: the caption of a table."""
_CAPTIONED = regex(r"表[ 　]*\d+[ 　：:]*$")
_END_OF_YEAR = regex(r"20\d\d[ ]?年(?:年?[末底]|[ ]?12[ ]?月(?:[末底]|[ ]?31[ ]?日))")
_RESULT = regex(
    rf"{_YEAR}[，,]?[全我本][^。；;\d]{{0,30}}?\d[\d,.]*[^，,。；;\d]{{0,6}}[，,、（(]"
    r"(?:[^。；;]{0,16}?(?:同比|[比较]上年)|(?<!均)(?:增长|下降)\d|[为完]成?(?:年初|调整)*预算)"
)
"""2027年，全县粮食产量12.6万吨，增长2.1%: what the books of that year tell; 年均增长 is told of aims as well."""
_EXACT = regex(
    rf"{_YEAR}度?[，,]?[全我本](?![^。；;\n]{{0,12}}(?:安排|投[入资]|到位|将))[^。；;\n\d]{{0,24}}?(?:收入|支出|余额|生产总值|预算数?)[^。；;\n\d]{{0,6}}?"
    r"\d[\d,]*(?:\.\d+|,\d{3})(?:[万亿]+元|[万亿])[^。；;\n]{0,30}?(?P<exact>\d[\d.,]{2})"
)
"""2027年，全县完成收入2,413万元，形成支出2,309万元: two amounts more exact than an aim is."""
_AIMED = regex(
    r"目标|规划|预计|预测|预期|预估|力争|争取|确保|有望|计划|拟|将(?=[从由]|[^，,。；;]{0,6}(?:[比较达为超]|实现|[增下提降]))|要求|左右|展望|远景|提前|测算|假设|情景|达峰"
    r"|今年年?[末底]|承诺|约定|合同|设计|任务|到[期“]|五”|末期|之?前|以[内下]|不[低高得]|远[期景]|近期|部署|到期|还本|付息|偿债|高峰|应(?![急对用收付])|[须需]要?(?!求)"
    r"|(?:建成|投产|投用|达产|完工|竣工|实施|期满|届满)后"
)
_MET = regex(r"(?:完成|实现|达到|超过|好于|高于)[^，,。；;\d]{0,14}(?:目标|任务|要求|计划|预期)")
"""超额完成预算目标 tells of what was."""
_CLAUSE = regex(r"[^，,。；;\n]*")
_KNOWN = regex("预算|执行|决算|完成|实际")
"""Words behind a base that tell of what was, even where the report plans."""
_YEARS = regex(r"(?<!\d)(?P<year>20\d\d)(?=[ ]?年|[—－～~-]|至|到)")
_PLAN = regex("规划|纲要|方案|计划|意见|目标|展望|预测|标准|办法|协议|合同|指南|论证")
_FORECAST = regex("可行性|前景|趋势|可研|论证|预测")
_REPORT = regex("报告|公报|总结|情况|通报|公开|决算")


def beyond_report(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each base of comparison, day of a figure, and result, in a year that lies behind the report."""
    latest: tuple[int, Span] | None = None
    for sign in _SIGN.finditer(ledger.text):
        as_of = sign.group().startswith("截")
        match = _year_behind(ledger.text, sign)
        if match is None or (as_of and ledger.signing):
            continue
        if _WITH.match(sign.group()) and not _COMPARED.match(ledger.text, sign.end()):
            continue
        latest = latest or _latest(ledger)
        if latest is None:
            return
        closing = _END_OF_YEAR.match(ledger.text, sign.end())
        if closing and ends_a_measure(ledger, Span(*closing.span())):
            continue
        end = _known_end(ledger) if closing else None
        known = end or latest
        year = numeral(match["year"])
        later = year > known[0] and (_is_told(ledger, match) or _is_far(ledger, match, year - known[0]))
        if not sign.group() and later:
            aims = _OUTLOOK.search(ledger.text, max(0, sign.start() - _BEFORE), sign.start())
            exact = "exact" in match.groupdict() or known != latest
            later = aims is None and (exact or year % _ROUND_YEARS != 0)
        if later and not _is_named(ledger, match["year"]):
            place = Span(match.start("year"), match.end("year") + 1)
            values = {"date": ledger.quote(place), "signed": f"{known[0]}年"}
            yield Hit((place, known[1]), values, f"{match['year']} > {known[0]}", "warning", "beyond")


def _year_behind(text: str, sign: re.Match[str]) -> re.Match[str] | None:
    """The year behind the sign, with what must follow it."""
    words = sign.group()
    if not words:
        line = text.rfind("\n", 0, sign.end()) + 1
        patterns = (_CAPTION,) if _CAPTIONED.fullmatch(text, line, sign.end()) else (_AS_OF, _EXACT, _RESULT)
        return next(filter(None, (pattern.match(text, sign.end()) for pattern in patterns)), None)
    if words in ("由", "从"):
        pattern = _FROM
    elif words.startswith("截"):
        pattern = _AS_OF
    else:
        pattern = _TIMES if words == "是" else _OVER if words.startswith("超") else _BASE
    return pattern.match(text, sign.end())


_TITLE = regex(r"(?P<year>20\d\d)[ ]?年[^。，；]{0,24}(?:统计公报|决算)")
_OPENING = regex(r"(?P<basis>根据[^，。\n]{2,24}，)?[^\n。]{0,16}?(?P<year>20\d\d)年(?:是|[，,]?全[市县区省州国])")
"""2025年全市实现…: how a bulletin begins that has lost its title."""
_NO_OPENING = regex("[自从据较比按]")
_TIMES_TOLD = 3
"""Times that such a bulletin tells its year."""
_ROUND_YEARS = 5
"""Years that plans aim at: 2030年."""
_BEFORE = 150
"""Characters before a clause in which an aim may be told of all that follows."""
_OUTLOOK = regex(
    "目标|方案|安排|精算|测算|按现行|趋势|申办|迎来|预测|负荷|今后|未来|展望|蓝图|愿景|规划|“?十[四五六]五”?时期|下一步|五年"
)


def _latest(ledger: Ledger) -> tuple[int, Span] | None:
    """The last year that the report may speak of as known: its day's, or the one that it plans for."""
    title = ledger.identity.title
    if title and (_FORECAST.search(title) or (_PLAN.search(title) and not _REPORT.search(title))):
        return None
    own = own_years(ledger)
    signing = ledger.signing
    if signing and signing.span and (own is None or signing.day.year >= own.planned):
        return signing.day.year, signing.span
    if own:
        return own.planned, own.planned_span
    # A bulletin on 2025 is written in 2026.
    named = _TITLE.search(ledger.text, 0, FRONT)
    if named:
        return numeral(named["year"]) + 1, Span(*named.span("year"))
    body = next((block.span for block in ledger.document.blocks if "。" in ledger.read(block.span)), None)
    opening = _OPENING.match(ledger.text, *body) if body else None
    if opening is None or _NO_OPENING.search(
        ledger.text, max(opening.start(), opening.end("basis")), opening.start("year")
    ):
        return None
    # Without a title only a year that is told once may be the slip.
    years = [int(year) for year in _YEARS.findall(ledger.text)]
    told_of = int(opening["year"])
    once = sum(year > told_of + 1 for year in years) == 1 and years.count(told_of) >= _TIMES_TOLD
    return (told_of + 1, Span(*opening.span("year"))) if once else None


def _known_end(ledger: Ledger) -> tuple[int, Span] | None:
    """The last year whose end the report may know: that before its day, or the one that a bulletin is about."""
    title = ledger.identity.title
    if (title and _PLAN.search(title)) or own_years(ledger):
        return None  # a budget plans the end of its year
    named = _TITLE.search(ledger.text, 0, FRONT)
    if named:
        return numeral(named["year"]), Span(*named.span("year"))
    signing = ledger.signing
    if signing and signing.span and signing.day.month < _DECEMBER:
        return signing.day.year - 1, signing.span
    return None


_DECEMBER = 12
_PAPER = regex(r"(?<!到)(?<!至)(?P<year>20\d\d)年[^，。；\n]{0,24}?(?:预算|决算|执行|公报|报告|总结|情况|统计|公开)")
_LONGEST_TITLE = 60


def _is_named(ledger: Ledger, year: str) -> bool:
    """True where a line of its own names a paper of that year or a later one: a page may hold two reports."""
    return any(
        block.span.end - block.span.start <= _LONGEST_TITLE
        and "。" not in ledger.read(block.span)
        and (named := _PAPER.search(ledger.text, *block.span)) is not None
        and named["year"] >= year
        for block in ledger.document.blocks
    )


def _is_far(ledger: Ledger, match: re.Match[str], ahead: int) -> bool:
    """True for 2052年末余额 in a report of 2026: no aim is told for such a year, but loans and leases end then."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    far = ahead >= _FAR and numeral(match["year"]) % _ROUND_YEARS != 0
    start = max(0, sentence.start - _BEFORE)
    return far and not (
        _ENDING.search(ledger.text, *sentence) or _FORECAST_WORDS.search(ledger.text, start, sentence.end)
    )


_FAR = 10
"""Years ahead that a report has nothing to tell of, but for round ones."""
_FORECAST_WORDS = regex("测算|预测|展望|远景|规划|百年|建模|推算|控制在|峰值")
_ENDING = regex("到期|期限|期满|还本|偿还|付息|租|运营|年限|存续|特许|有效期|截止")


def _is_told(ledger: Ledger, match: re.Match[str]) -> bool:
    """True where nothing in the sentence looks ahead, or names a year as late."""
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    lead = ledger.text[sentence.start : match.start()]
    clause = _CLAUSE.match(ledger.text, match.end())
    told = ledger.text[match.end("year") : clause.end() if clause else match.end()]
    if _AIMED.search(_MET.sub("", lead)) or _AIMED.search(told):
        return False
    behind = ledger.text[match.end("year") : sentence.end]
    late = match["year"]
    if any(one["year"] >= late for one in _YEARS.finditer(lead + "。" + behind)):
        return False
    known = match.groupdict().get("sort")
    return bool(known and _KNOWN.search(known)) or not in_plans(ledger, match.start())
