"""Periods not yet over: 1至9月，进出口4.86亿美元 in a report of 11 September, 2023年度…公报 in one of March 2023."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date as day

from linter.facts.states.plans import in_plans
from linter.finding import Hit
from linter.kinds.dates._answering import on_an_earlier_year
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_MONTHS = regex(
    r"(?=[21今本])(?<![\d年前去上—–~～至到-])(?:(?P<year>20\d\d)年|今年|本年)?1(?:月)?(?:[—–~～-]{1,2}|至|到)(?P<month>\d{1,2})月(?:份|底|末)?"
)
"""The months of a year up to one of them, by which reports tell how far it has come."""
_TOLD = regex(
    r"[^。；;\n]{0,60}?(?:完成|实现|累计|同比|增长|下降|达到?|为|共|收入|支出|发生|受理|办结|运行|呈|指标如下)"
)
_AHEAD = regex(
    "计划|目标|预计|预期|力争|拟|将|争取|确保|任务|安排|预测|有望|去年|上年|同期|往年|考核期|执行期|适用|公示|有效"
)
_LATER = regex(
    f"{_AHEAD.pattern}|应|将|分期|届时|期限|时限|须|每[月季年]|合同|约定|补贴期|服务期|租期|标准|到期|逐月|按月|取暖|租金?|工资|社保|保费"
    "|津贴|费用|补贴|补助|低保|救助"
)
_FIGURE = regex(r"[^\n]{0,120}?\d")
_YEARLY = regex(
    r"(?P<year>20\d\d)年度(?![^\n]{0,30}(?:预算(?!执行)|计划|方案|要点|安排|目标|招[生聘录]|申报|通知|办法|任务|征集))"
    r"[^\n，。]{0,24}?(?:公报|总结|决算|年报|运行情况|执行情况|自评|考核结果|工作报告|述职)"
)
_STRETCH = regex(
    r"(?P<year>20\d\d年|今年|本年)(?:(?P<first>\d{1,2})(?:月份?)?(?:[—–~～-]{1,2}|至|到)(?P<last>\d{1,2})月(?:份|底|末)?"
    r"|第?(?P<quarter>[一二三四])季度)"
)
"""2018年10月至12月, 2018年第四季度: some months of a year."""
_GIVEN = regex(
    r"[，,](?:(?![^。；;，,\n]*(?:开展|部署|整治|行动|攻坚))[^。；;，,\n]{0,24}[，,])?"
    r"(?![^。；;，,\n]{0,40}(?:[应可需须由已]|开展|到期|目前|对象))[^。；;，,\n]{0,30}?"
    r"(?:下拨|拨付|支付|发放|兑付|支出|缴纳|上缴|查处|办结|收缴|追缴|拆除|受理)"
    r"了?[^。；;，,\n\d]{0,24}\d"
)
"""我局分别下拨…各8万元: what was given or settled, in so many; 已 tells how far it has come so far."""
_QUARTERS = "一二三四"
_CLOSE = 12
"""Days before the end of a period from which on its figures may be told."""
_SOON = 2
"""Months by which an end may lie ahead: 1—11月 in a report of January is last year's."""
_HALF = 6
"""Months of a year in which nobody reports on all of it."""


def unended_periods(ledger: Ledger) -> Iterator[Hit]:
    """One hit for the first figure told of each period that ends behind the signature, and for a title's year."""
    signing = ledger.signing
    if signing is None or not signing.span or signing.posted:
        return
    signed = signing.day
    seen: set[int] = set()
    earlier = on_an_earlier_year(ledger, signed)
    for match in _MONTHS.finditer(ledger.text):
        month = int(match["month"])
        if not 1 < month <= 12 or month in seen or (match["year"] and int(match["year"]) != signed.year):
            continue
        if not match["year"] and (signed.month <= _SOON or (earlier and match.group().startswith("1"))):
            continue  # 1—2月 in a report of January: of the year that it looks back on
        end = day(signed.year, month, monthrange(signed.year, month)[1])
        late = (end - signed).days > _CLOSE and month - signed.month <= _SOON
        if late and _is_told(ledger, match.start(), match.end()):
            seen.add(month)
            yield _hit(ledger, Span(*match.span()), signing.span, end, signed)
    yield from _unended_stretches(ledger, signing.span, signed)
    title = ledger.identity.title
    yearly = _YEARLY.search(title) if title and signed.month <= _HALF else None
    if yearly and int(yearly["year"]) == signed.year:
        at = ledger.text.find(title)
        if at >= 0:
            span = Span(at + yearly.start(), at + yearly.start() + len("2023年度"))
            yield _hit(ledger, span, signing.span, day(signed.year, 12, 31), signed)


def _unended_stretches(ledger: Ledger, signed_at: Span, signed: day) -> Iterator[Hit]:
    """2018年10月至12月，我局分别下拨…8万元 in a report of November: the last month had not begun."""
    for match in _STRETCH.finditer(ledger.text):
        first, last = int(match["first"] or 0), int(match["last"] or 0)
        if match["quarter"]:
            last = 3 * _QUARTERS.index(match["quarter"]) + 3
            first = last - 2
        if not 1 <= first < last <= 12 or (match["year"][:4].isdigit() and int(match["year"][:4]) != signed.year):
            continue
        if first == 1 and not match["quarter"]:
            continue  # the months from the first on are looked at by themselves
        begun = day(signed.year, first, 1) <= signed < day(signed.year, last, 1)
        sentence = ledger.sentences[ledger.sentence_at(match.start())].span
        if not begun or _LATER.search(ledger.text, sentence.start, sentence.end) or in_plans(ledger, match.start()):
            continue
        if _GIVEN.match(ledger.text, match.end(), sentence.end):
            end = day(signed.year, last, monthrange(signed.year, last)[1])
            yield _hit(ledger, Span(*match.span()), signed_at, end, signed)


def _is_told(ledger: Ledger, start: int, end: int) -> bool:
    """True where figures of the period follow, and nothing says that it lies ahead or in another year."""
    sentence = ledger.sentences[ledger.sentence_at(start)].span
    if _AHEAD.search(ledger.text, sentence.start, min(sentence.end, end + 60)):
        return False
    return (
        _TOLD.match(ledger.text, end) is not None
        and _FIGURE.match(ledger.text, end) is not None
        and not in_plans(ledger, start)
    )


def _hit(ledger: Ledger, span: Span, signed_at: Span, end: day, signed: day) -> Hit:
    values = {"date": ledger.quote(span), "signed": signed.isoformat()}
    return Hit((span, signed_at), values, f"{end.isoformat()} > {signed.isoformat()}", "warning")
