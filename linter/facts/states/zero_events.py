"""Zero events: 全年发生森林火灾0起 … 因森林火灾受害面积3公顷: harm that only an event which never was can have done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.told_events import Told
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_EVENT = "(?:火灾|事故|疫情|案件|险情|灾害|山火|火情|溺水|警情)"
_NONE = regex(
    rf"(?P<name>[一-鿿]{{0,8}}?{_EVENT})(?:共|为|数|起数|发生|总数|次数)*\s*(?:0|零|〇)\s*[起次例件宗](?!\d)"
    rf"|(?:实现|保持|连续)?[零无](?P<bare>[一-鿿]{{0,6}}?{_EVENT})(?=[，,。；;]|的?目标)"
    rf"|(?:未|没有|无)(?:发生|出现)(?:过|任何|一起)?(?P<never>(?!较大|重大|特大|特别|人员|有)[一-鿿]{{0,6}}?{_EVENT})(?=[，,。；;])"
)
_HARM = regex(
    r"(?:受害|过火|受灾|成灾|烧毁|损毁)[一-鿿]{0,6}(?:面积)?|(?:直接)?经济损失|死亡|遇难|受伤|伤亡|[造导]成[一-鿿]{0,10}"
)
_CAUSED = regex("^因?(?:此|而|其)?(?:造成|导致|引起|引发)?了?的?(?=受|过|成|烧|损|直|经|死|遇|伤)")
_COUNTED_AFTER = regex(r"\s*人?(?:死亡|受伤|遇难|伤亡)")
_OTHER = regex(
    rf"{_EVENT}|同比|上年|去年|下降|减少|增长|比|历史|往年|亿元[^，,。；;]{{0,6}}$|其中|另|除|确保|力争|目标|控制|指标|安排|投入|培训|巡查|排查|面积共|造林"
)
_LONGEST = 60
_UNITS = frozenset("人名位")


def find_zero_events(ledger: Ledger) -> Iterator[Told]:
    """Every event that did not happen with harm counted right behind it."""
    for told in _NONE.finditer(ledger.text):
        name = told["name"] or told["bare"] or told["never"]
        at = ledger.quantity_index(told.end())
        block = ledger.sentences[ledger.sentence_at(told.start())].block
        lead = ledger.text[max(0, told.start() - 16) : told.start()]
        if _PROMISED.search(lead.rpartition("。")[2]):
            continue
        for one in ledger.quantities[at : at + 3]:
            between = ledger.text[told.end() : one.span.start]
            if len(between) > _LONGEST or ledger.sentences[one.sentence].block != block:
                break
            # 因森林火灾造成…: the event itself, told again.
            words = between.replace(name[-4:], "") if "因" in between else between
            if "。" in words.strip("。") or _OTHER.search(words):
                break
            if one.kind in ("percent", "points", "times", "duration", "plain") or one.value <= 0:
                continue
            clause = words[max(words.rfind(mark) for mark in "，,。；;、") + 1 :]
            people = one.printed_unit in _UNITS
            if _HARM.match(_CAUSED.sub("", clause)) or (people and _COUNTED_AFTER.match(ledger.text, one.span.end)):
                yield Told(Span(*told.span()), one.span)
                break


_PROMISED = regex("确保|力争|实现全|防止|杜绝|避免|努力|目标|如|以来|连续")
