"""Below none: changes that would leave less than nothing: 下降252%, 现有12家，比上年增加15家, or 0万元，增长20%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.parts.wholes import tells_level
from linter.facts.quantities.values_by_name import bare_name, values_by_name
from linter.finding import Hit, Severity
from linter.kinds.arithmetic._grown_to_none import find_grown_to_none
from linter.ledger import Ledger
from linter.patterns import regex

_ALL = Decimal(1)
_FALLEN = regex(r"(?:下降|减少|降低|回落|下滑|缩减|萎缩|锐减|下跌|降幅)(?:了|幅度|幅|率|高?达到?|约|为|超过?|近|逾)*$")
_RISEN = regex(
    r"(?:比|较|与)(?:上年|去年|上年末|上年底|去年底|年初|上年同期|去年同期)(?:末|底)?(?:相比)?[，,]?[^，,。；;\d]{0,12}?"
    r"(?:增加|增长|增|多|净增)了?"
)
_NET = regex(r"(?:数量|总数|总量|数)?(?:(?:比|较)(?:上年|去年|年初)(?:末|底|同期)?)?(?:净增加|净增|增加|增多|多)了?$")
_AGAINST = regex(
    r"与?(?:比|较|与)?(?:上年|去年|年初)(?:末|底|同期)?(?:相比)?[，,]|净增|(?:比|较)(?:上年|去年|年初)(?:末|底|同期)?"
)
_MAY_BE_NEGATIVE = regex(
    r"利润|利税|盈|亏|损益|收益|结余|净|差额|顺差|逆差|赤字|增速|增幅|增量|增长率|增加额|变动|余缺|温|损失率|景气|指数"
)
"""What may turn from more than nothing to less: a profit, a balance, a rate of growth."""
_FLOW = regex("退|销|减|[流转迁调]出|关[停闭]|淘汰|新|增|清[退理]|[核调]增")
"""年内退库4家，较上年末净增5家: what came and went is no level that something is added to."""
_PERCENT = "%"


class BelowNone:
    """Reports a fall by more than all, and a rise by more than there is."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every change that leaves less than nothing."""
        before: Quantity | None = None
        for one in ledger.quantities:
            if one.kind == "percent":
                beyond = one.value > _ALL and one.printed_unit == _PERCENT and _FALLEN.search(one.before)
                may_be_negative = beyond and _MAY_BE_NEGATIVE.search(_lead(ledger, one))
                if beyond and not _is_negative(ledger, before, one):
                    said = ledger.quote(one.span)
                    if not may_be_negative or _is_positive(ledger, before, one):
                        severity: Severity = "warning" if may_be_negative else "error"
                        yield Hit((one.span,), {"by": said}, f"100% − {said} < 0", severity, "fall")
            elif one.is_amount and one.value > 0:
                level = self._beside(ledger, before, one) or self._elsewhere(ledger, one)
                if level is not None and not _MAY_BE_NEGATIVE.search(_lead(ledger, level)):
                    yield _more_than_all(ledger, level, one)
            before = one
        for zero, rate in find_grown_to_none(ledger):
            ledger.note_compared(zero, rate)
            values = {"by": ledger.quote(rate.span), "level": ledger.quote(zero.span)}
            yield Hit((rate.span, zero.span), values, severity="warning", variant="none")

    def _beside(self, ledger: Ledger, level: Quantity | None, rise: Quantity) -> Quantity | None:
        """The number right before a rise that is larger than it: 现有12家，比上年增加15家."""
        if level is None or not level.is_level or level.unit != rise.unit or level.sentence != rise.sentence:
            return None
        between = ledger.text[level.span.end : rise.span.start]
        told = _RISEN.fullmatch(between.lstrip("，, "))
        if told is None or level.approximate or level.value <= 0:
            return None
        return level if rise.value > level.value and not _FLOW.search(level.before) else None

    def _elsewhere(self, ledger: Ledger, rise: Quantity) -> Quantity | None:
        """The one number told of a thing in all, where it has risen by more: 与上年末相比，美术馆数量增加6个."""
        if rise.role != "change" and "净增" not in rise.before:
            return None
        lead = ledger.lead(rise)
        risen = _NET.search(rise.before)
        if risen is None or not _AGAINST.search(lead):
            return None
        name = bare_name(_AGAINST.sub("", rise.before[: risen.start()]))
        level = values_by_name(ledger).only(name, rise.sentence, rise.unit)
        if level is None or level.value >= rise.value:
            return None
        return level if values_by_name(ledger).together((level,), rise.sentence, _AGAINST.sub("", lead)) else None


def _is_positive(ledger: Ledger, level: Quantity | None, rate: Quantity) -> bool:
    """True for 利润2.2亿元，比上年下降291.3%: more than nothing is left, whatever a profit may come to."""
    if level is None or level.kind != "money" or level.sentence != rate.sentence or level.value <= 0:
        return False
    sentence = ledger.sentences[rate.sentence].span
    if not level.is_level or not tells_level(level.before) or _LOSS.search(ledger.text, *sentence):
        return False
    beside = _FALLEN_BESIDE.fullmatch(ledger.text[level.span.end : rate.span.start])
    return beside is not None


_FALLEN_BESIDE = regex(r"[，,、]?(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)?(?:下降|减少|降低)(?:了|约)?")
_LOSS = regex(
    r"亏|负|逆|赤字|差|净额|净[增减流出]|缺口|收窄|下滑|减利|损[益失]|少[增了]|同期\d|[-－−]\d|缩水|萎缩|跌|蒸发|拖累|影响|目标|预算|上缴|变化"
    r"|[去上]年(?:利润|盈|收益|\d)"
)
"""What a profit changed by, what may be below nothing, and what it is measured from."""


def _is_negative(ledger: Ledger, level: Quantity | None, fall: Quantity) -> bool:
    """True for 完成-267万元，下降107.8%: what is below nothing has fallen by more than all."""
    return level is not None and level.sentence == fall.sentence and level.value < 0


def _lead(ledger: Ledger, one: Quantity) -> str:
    """What the paragraph says before a number: a list of profits may say so but once."""
    block = ledger.paragraph(one)
    return ledger.text[block.start : one.span.start]


def _more_than_all(ledger: Ledger, level: Quantity, rise: Quantity) -> Hit:
    ledger.note_compared(level, rise)
    values = {"by": ledger.quote(rise.span), "level": ledger.quote(level.span)}
    calculation = f"{values['level']} − {values['by']} < 0"
    return Hit((rise.span, level.span), values, calculation, severity="warning")
