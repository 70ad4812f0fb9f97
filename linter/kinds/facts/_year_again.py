"""Years told again: 2024年汛前检查查出隐患29处, and further on 此次2023年汛前检查发现的29处隐患."""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.names.titles import find_title
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import unit_class
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)年"
_PART = r"(?:度|全年|第?[一二三四]季度|[上下]半年|\d{1,2}月(?:\d{1,2}日)?)?(?:[末底初])?"
_AGAIN = "上述|前述|以上|此[次轮批]|本[次轮]|这[次轮批一]"
_SIGN = regex(_AGAIN)
_TAKEN_UP = regex(
    # 此次2023年汛前检查, 本次公开的2020年度决算
    rf"(?:{_AGAIN})[^，,。；;：:\n\d]{{0,5}}?{_YEAR}{_PART}(?!\d|以[来前]|[起至到—\-、和与及])(?P<what>[^，,。；;：:\n\d]{{2,16}})"
    # 2023年上半年末的上述资产
    rf"|{_YEAR.replace('year', 'year2')}{_PART}的?(?:上述|前述|以上|这[些批])(?P<what2>[^，,。；;：:\n\d]{{2,10}})"
    # 从2021年度预算执行审计结果看，上述34个部门
    rf"|(?:(?<=[。；\n从据按照在])|^){_YEAR.replace('year', 'year3')}度?(?P<what3>[一-鿿]{{4,16}})[，,](?:上述|前述)\d"
)
_ANY = regex(rf"{_YEAR}(?P<fine>\d{{1,2}}月)?")
_LABEL = regex(rf"{_PART}[，,]?(?P<words>[^，,。；;：:\n\d]{{2,16}})")
_OF_A_YEAR = regex("^度|预算|决算|收支|财务|经济责任|结转|申报|计划|指标|考核")
"""What is named by its year, whenever it is looked at: 2023年6月审计, of what was done 2022年度."""
_ELSEWHERE = regex("[比较]|同期|[去上前明次今本]年|曾|历史|遗留|结转|追溯|上[次轮批]|整改|修[订改]|以来|分别|对[比照]")
_FARTHEST = 2
"""Years by which a year left in from an older text is off."""
_WINDOW = 2
"""Paragraphs before the one in which a thing is taken up, headings among them."""
_STRONG = 2
"""Pairs of characters that two labels share which no word in common with others explains."""


def find_years_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """Each year under which a thing is taken up, with the only one under which it was told before."""
    yield from _found_again(ledger)
    for match in _TAKEN_UP.finditer(ledger.text) if _SIGN.search(ledger.text) else ():
        group = next(name for name in ("year", "year2", "year3") if match[name])
        told = Span(match.start(group), match.end(group) + 1)
        what = match["what" + group[4:]]
        sentence = ledger.sentences[ledger.sentence_at(told.start)].span
        if _ELSEWHERE.search(ledger.text, sentence.start, match.end()):
            continue
        yearly = ledger.text[told.end] == "度" or _OF_A_YEAR.search(what) is not None
        before = _told_before(ledger, told, han_bigrams(what), yearly, _STRONG if group == "year3" else 1)
        if before:
            yield told, before


def _told_before(ledger: Ledger, told: Span, pairs: frozenset[str], yearly: bool, least: int) -> Span | None:
    """The only year under which the paragraphs before tell of these words; None where the later one is told, too."""
    text, own = ledger.text, ledger.text[told.start : told.start + 4]
    if f"{own}年" in text[: told.start]:
        return None
    block = ledger.document.block_index(told.start)
    title = find_title(ledger)
    found: dict[str, Span] = {}
    for at in sorted(
        {*range(max(0, block - _WINDOW), block + 1), *([ledger.document.block_index(title.start)] if title else ())}
    ):
        span = ledger.document.blocks[at].span
        for one in _ANY.finditer(text, span.start, min(span.end, told.start)):
            label = _LABEL.match(text, one.end("year") + 1)
            words = label["words"] if label else ""
            if yearly and one["fine"]:
                continue
            if len(han_bigrams(words) & pairs) >= least:
                found.setdefault(one["year"], Span(one.start("year"), one.end("year") + 1))
    if len(found) != 1:
        return None
    ((year, where),) = found.items()
    return where if abs(int(year) - int(own)) <= _FARTHEST else None


def _of_one_noun(one: Quantity, again: Quantity) -> bool:
    """True where the noun behind the later number stands beside the earlier one, on either side."""
    noun = again.after[:_NOUN]
    return len(noun) == _NOUN and noun in f"{one.before[-_BESIDE:]}|{one.after[:_BESIDE]}"


_NOUN, _BESIDE = 2, 8
"""Characters of a noun, and those beside a number among which it stands."""
_FOUND = regex(
    r"(?:发现|查出|排查|检查|检出|梳理|反馈|指出|确定|列入|开工|受理|交办|移交|认定)[^，,。；;\d]{0,8}?的$|(?:年|年?[底末初]|月|季度|半年)的$"
)
_COMPARED = regex("[比较]|同期")
_LEAST = 10
"""Things that two looks find alike by no coincidence."""


def _found_again(ledger: Ledger) -> Iterator[tuple[Span, Span]]:
    """2023年汛前检查发现的29处隐患, where it was 2024年 that just those 29 were found."""
    for quantity in ledger.quantities:
        if quantity.kind != "count" or quantity.value < _LEAST or not quantity.before.endswith("的"):
            continue
        named = list(_ANY.finditer(quantity.before))
        if len(named) != 1 or not _FOUND.search(quantity.before) or _ELSEWHERE.search(quantity.before):
            continue
        if _COMPARED.search(ledger.text, *ledger.sentences[quantity.sentence].span):
            continue
        start = quantity.clause.start + named[0].start("year")
        told = Span(start, start + len("2023年"))
        same = [
            one
            for one in ledger.quantities[: ledger.quantity_index(start)]
            if one.value == quantity.value and unit_class(one) == unit_class(quantity) and _of_one_noun(one, quantity)
        ]
        if len(same) != 1 or f"{named[0]['year']}年" in ledger.text[:start]:
            continue
        sentence = ledger.sentences[same[0].sentence].span
        years = {one["year"]: one for one in _ANY.finditer(ledger.text, *sentence)}
        if len(years) != 1 or _ELSEWHERE.search(ledger.text, *sentence):
            continue
        ((year, one),) = years.items()
        if abs(int(year) - int(named[0]["year"])) <= _FARTHEST:
            yield told, Span(one.start("year"), one.end("year") + 1)
