"""A heading against what stands below it: 健全五项机制 above four of them, 持续减少 above a rise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linter.facts.numbers.numbers import han_value
from linter.finding import Hit
from linter.kinds.statements._budget_headings import of_another_budget
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_NUMBER = "[二两三四五六七八九十]{1,2}"
_SLOGAN = regex(rf"“(?P<number>{_NUMBER})(?:个|项|大)(?P<word>[一-鿿]{{1,4}})”")
_PLAIN = regex(
    rf"(?:健全|建立|完善|推行|实行|构建|落实|推进|实施|抓好|打造|搭建|强化|开展|聚焦|围绕)(?P<number>{_NUMBER})(?:项|大|个|条|类)(?P<word>[一-鿿]{{2}})(?=[，。、：:“”]|$)"
)
_VERB = "[减增控提升降保促补治清建改严强优通]"
_PAIRED = regex(rf"“(?P<pairs>(?:[一二两三四五六]{_VERB}){{2,4}})”")
_PAIR = regex(r"(?P<number>[一二两三四五六])(?P<verb>[一-鿿])")
_POINT = regex(rf"(?<=[。；：\n])[ 　]*(?P<number>[一二三四五六七八九十]{{1,2}})(?P<verb>是|要|{_VERB})")
_NUMBERED = regex(r"^(?:[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、])")
_ITEM = regex(
    r"(?:建立|健全|完善|推行|实行|构建|落实|推进|实施|抓好|打造|搭建|强化|开展|制定|出台|成立)(?P<name>[^，,。；;：:]{1,16}?)(?=[，,。；;：:])"
)
_ONE = regex(r"[一-鿿]{1,3}一(?:[个本封场次条套张支批项份堂门间处座名篇档面轮课堂册图卡站队遍])")
_OPEN = regex(r"等|此外|另外|还|同时|其中")
_RISE, _FALL = "增加|增长|上升|提高|提升|回升|扩大|攀升|增多", "减少|下降|下滑|回落|降低|萎缩|缩减|下跌"
_TURN = regex(f"{_RISE}|{_FALL}")
_DIRECTION = regex(
    rf"(?P<noun>[一-鿿]{{2,14}}?)(?:呈)?(?P<how>持续|稳步|不断|明显|大幅|继续|逐年|有所|小幅|稳定|全面|连续|逐步|进一步|双双)+"
    rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:态势|趋势)?(?=[，。、；：]|$)"
)
_CHANGED = regex(
    rf"(?:比|较)(?:上年|去年|上年末|去年同期|上年同期|年初|上季度|上月)(?:末|底|同期)?[^，,。；\d]{{0,6}}?(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))[^，,。；]{{0,14}}"
    rf"|同比[^，,。；\d]{{0,4}}?(?:(?P<up>{_RISE})|{_FALL})[^，,。；]{{0,14}}"
)
_PACE = regex(r"增速|增幅|降幅|跌幅|涨幅|占比|比重")


class HeadingContent:
    """Reads the section below each heading, and below a title that holds a slogan."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each heading that its section contradicts."""
        for index, heading in enumerate(ledger.headings):
            words = ledger.read(heading.span)
            blocks = _section(ledger, index)
            if not blocks:
                continue
            for found in (
                _spelt_out(ledger, heading.span, blocks),
                _in_pairs(ledger, heading.span, blocks),
                _listed(ledger, heading.span, blocks),
            ):
                yield from found
            if _TURN.search(words) and _DIRECTION.search(words):
                yield from _turned(ledger, heading.span, blocks)
        yield from _ones(ledger)
        yield from of_another_budget(ledger)


def _section(ledger: Ledger, index: int) -> list[Span]:
    """The paragraphs right below a heading, up to the next heading of any depth, the rest of its own included."""
    heading = ledger.headings[index]
    blocks = ledger.document.blocks
    end = ledger.headings[index + 1].block if index + 1 < len(ledger.headings) else len(blocks)
    own = Span(heading.span.end, blocks[heading.block].span.end)
    return [span for span in (own, *(block.span for block in blocks[heading.block + 1 : end])) if span.end > span.start]


def _spelt_out(ledger: Ledger, heading: Span, blocks: list[Span]) -> Iterator[Hit]:
    """“三个到位” above 一是教育到位 to 四是督导到位."""
    slogan = _SLOGAN.search(ledger.text, *heading) or _PLAIN.search(ledger.text, *heading)
    if slogan is None:
        return
    points = [match for match in _points(ledger, blocks) if match["verb"] in "是要"]
    firsts = [re.split("[，。；：]", ledger.text[match.end() : match.end() + _CLAUSE])[0] for match in points]
    if not points or not all(slogan["word"] in first for first in firsts):
        return
    if [_value(match["number"]) for match in points] == list(range(1, len(points) + 1)):
        yield from _counted(ledger, slogan, [Span(match.start("number"), match.end()) for match in points])


_CLAUSE = 30


def _points(ledger: Ledger, blocks: list[Span]) -> list[re.Match[str]]:
    return [match for span in blocks for match in _POINT.finditer(ledger.text, *span)]


def _counted(ledger: Ledger, claim: re.Match[str], items: list[Span]) -> Iterator[Hit]:
    if len(items) > 1 and len(items) != _value(claim["number"]):
        span = Span(claim.start("number"), claim.end("word"))
        values = {"heading": ledger.quote(span), "listed": len(items)}
        yield Hit((span, items[0], items[-1]), values, severity="warning")


def _in_pairs(ledger: Ledger, heading: Span, blocks: list[Span]) -> Iterator[Hit]:
    """“两减一增” above 一减…, 二增…, 三增…."""
    slogan = _PAIRED.search(ledger.text, *heading)
    if slogan is None:
        return
    claimed = {match["verb"]: _value(match["number"]) for match in _PAIR.finditer(slogan["pairs"])}
    points = [match for match in _points(ledger, blocks) if match["verb"] in claimed]
    told = Counter(match["verb"] for match in points)
    if len(points) > 1 and set(told) == set(claimed) and dict(told) != claimed:
        shown = "".join(f"{_HAN[number]}{verb}" for verb, number in told.items())
        spans = (Span(*slogan.span("pairs")), *(Span(match.start("number"), match.end()) for match in points))
        yield Hit(spans, {"heading": slogan["pairs"], "listed": shown}, severity="warning", variant="pairs")


_STOP = regex("[。；]")
_HAN = "〇一两三四五六七八九十"


def _listed(ledger: Ledger, heading: Span, blocks: list[Span]) -> Iterator[Hit]:
    """健全五项机制 above one paragraph whose every sentence begins with 建立…机制."""
    claim = _PLAIN.search(ledger.text, *heading)
    if claim is None or len(blocks) != 1:
        return
    starts = [blocks[0].start, *(stop.end() for stop in _STOP.finditer(ledger.text, *blocks[0]))]
    items = []
    for start in starts:
        if start >= blocks[0].end:
            continue
        item = _ITEM.match(ledger.text, start, blocks[0].end)
        if item is None or not item["name"].endswith(claim["word"]) or "、" in item["name"]:
            return
        items.append(Span(*item.span()))
    if not _OPEN.search(ledger.text, *blocks[0]):
        yield from _counted(ledger, claim, items)


def _turned(ledger: Ledger, heading: Span, blocks: list[Span]) -> Iterator[Hit]:
    """在校生持续减少 above 在校生…比上年增加612人, where nothing fell."""
    claim = _DIRECTION.search(ledger.text, *heading)
    if claim is None or _PACE.search(claim["noun"]):
        return
    rises, noun = claim["rise"] is not None, claim["noun"][-_NOUN:]
    against: list[Span] = []
    for span in blocks:
        for match in _CHANGED.finditer(ledger.text, *span):
            start = max(span.start, *(ledger.text.rfind(stop, span.start, match.start()) for stop in "。；"))
            if noun not in ledger.text[start : match.start()] or _PACE.search(ledger.text, start, match.end()):
                continue
            if bool(match["rise"] or match["up"]) == rises:
                return
            against.append(Span(*match.span()))
    if against:
        shown = Span(claim.start("noun"), claim.end())
        values = {"heading": ledger.quote(shown), "listed": ledger.quote(against[0])}
        yield Hit((shown, *against), values, severity="warning", variant="direction")


_NOUN = 3
"""Last characters of what a heading speaks of by which its section names it again."""


def _ones(ledger: Ledger) -> Iterator[Hit]:
    """“六个一” spelt out by five numbered points, each of which does one thing."""
    if "个一”" not in ledger.text:
        return
    for slogan in re.finditer(rf"“(?P<number>{_NUMBER})个(?P<word>一)”", ledger.text):
        at = ledger.document.block_index(slogan.start())
        items = []
        for block in ledger.document.blocks[at + 1 :]:
            mark = _NUMBERED.match(ledger.text[block.span.start : block.span.end])
            if mark is None or not _ONE.match(ledger.text, block.span.start + mark.end(), block.span.end):
                break
            items.append(Span(block.span.start, block.span.start + mark.end()))
        if items:
            yield from _counted(ledger, slogan, items)


def _value(numeral: str) -> int:
    return int(han_value("二" if numeral == "两" else numeral) or 0)
