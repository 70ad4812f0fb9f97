"""Stages added: 宣传阶段10天、整治阶段60天、巩固阶段20天，总共80天, the whole told behind its stages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.finding import Hit
from linter.interval import plain
from linter.kinds.dates._lengths import said, value_of
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UNIT = "天|个月|周|个工作日"
_NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})"
_STAGE = regex(
    rf"(?:阶段|环节|时段|步骤?)(?:工期)?(?:为期|历时|用时|需时?|安排|共|为|是|[：:])*{_NUMBER}(?P<unit>{_UNIT})(?![余多半左以])"
)
_WHOLE = regex(
    rf"[，,；;](?:前后|整个[一-鿿]{{2,6}}|全部|三者|各阶段)?(?:总共|一共|共计|合计|总计|累计|共|总工期|总时长|全程|历时|为期)+(?:为|历时|需|用时|约定)*{_NUMBER}(?P<unit>{_UNIT})(?![余多半左以])"
)
_LOOSE = regex("交叉|重叠|同步|并行|穿插|其中|左右|约|近|间隔|不含|另")
_FEWEST = 2


def stages_added(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each whole that the stages of its sentence do not come to."""
    if "阶段" not in ledger.text and "环节" not in ledger.text:
        return
    for whole in _WHOLE.finditer(ledger.text):
        sentence = ledger.sentences[ledger.sentence_at(whole.start("n"))].span
        told = list(_STAGE.finditer(ledger.text, *sentence))
        stages = [one for one in told if one.start() < whole.start()]
        if (
            len(stages) < _FEWEST
            or any(one["unit"] != whole["unit"] for one in told)
            or _LOOSE.search(ledger.text, sentence.start, whole.end())
        ):
            continue
        lengths = [value_of(one["n"]) or Decimal(0) for one in stages]
        stated, added = value_of(whole["n"]), sum(lengths, Decimal(0))
        if stated is None or added == stated:
            continue
        spans = [Span(one.start("n"), one.end("unit")) for one in (whole, *stages)]
        values = {"stated": ledger.quote(spans[0]), "actual": said(added, whole["unit"])}
        calculation = f"{' + '.join(plain(one) for one in lengths)} = {plain(added)} ≠ {whole['n']}"
        yield Hit(tuple(spans), values, calculation, severity="warning", variant="added")
