"""Repeated passage: a paragraph, or a sentence inside one paragraph, that stands there twice word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from linter.finding import Hit
from linter.kinds.structure._headed_twice import headed_twice
from linter.ledger import Ledger
from linter.offsets import Covered, Span
from linter.patterns import regex


@dataclass(frozen=True)
class RepeatedPassage:
    """Compares the paragraphs of a text, and the sentences of each paragraph, character by character."""

    shortest: int = 25
    """Letters and digits from which a paragraph under the same heading is no formula."""
    shortest_apart: int = 60
    """Letters and digits from which a paragraph under another heading is no remark that belongs under both."""
    shortest_sentence: int = 14
    """Letters and digits from which a sentence of one paragraph is no refrain."""
    shortest_side_by_side: int = 8
    """Letters and digits from which nobody says a sentence twice in a row."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each passage that stands twice; neighbouring paragraphs are told together."""
        repeated = self._paragraphs(ledger)
        if len(repeated) <= _WHOLE_PAGE:
            for first, again in _together(ledger, repeated):
                yield Hit((again, first), {"words": _words(ledger, again)})
        again_at = {again for _, again in repeated}
        told = Covered()
        for hit in chain(self._sentences(ledger, again_at), self._side_by_side(ledger, again_at)):
            if not told.touches(hit.spans[0]):
                told.add(hit.spans[0])
                yield hit
        yield from _clauses(ledger)
        for heading, before in headed_twice(ledger):
            if ledger.document.block_index(heading.start) not in again_at:
                yield Hit((heading, before), {"words": _words(ledger, heading)}, variant="heading")

    def _paragraphs(self, ledger: Ledger) -> list[tuple[int, int]]:
        """Pairs of blocks: the first one and the one that repeats it."""
        marks = {heading.block: heading.marker.end for heading in ledger.headings}
        standing: dict[str, list[int]] = {}
        for index, block in enumerate(ledger.document.blocks):
            if block.kind == "paragraph":
                words = ledger.text[marks.get(index, block.span.start) : block.span.end].strip()
                if len(words) >= self.shortest:
                    standing.setdefault(words, []).append(index)
        found = []
        for words, indexes in standing.items():
            # What stands there three times is a formula of the form, not a slip.
            if len(indexes) == 2 and _is_told(words) and _length(words) >= self.shortest and _is_prose(words):
                first, again = indexes
                if self._is_slip(ledger, words, first, again, numbered=first in marks):
                    found.append((first, again))
        return sorted(found, key=lambda pair: pair[1])

    def _is_slip(self, ledger: Ledger, words: str, first: int, again: int, *, numbered: bool) -> bool:
        if numbered and not _STOP.search(words[:-1]):
            # A problem listed at the beginning heads its own section later on.
            return again == first + 1
        if again == first + 1:
            return True
        beside = ledger.section_of(first)[-1:] == ledger.section_of(again)[-1:]
        return _length(words) >= (self.shortest if beside and not _LABEL.match(words) else self.shortest_apart)

    def _sentences(self, ledger: Ledger, again_at: set[int]) -> Iterator[Hit]:
        block, standing = -1, dict[str, Span]()
        for sentence in ledger.sentences:
            if sentence.block != block:
                block, standing = sentence.block, {}
            if sentence.span.end - sentence.span.start < self.shortest_sentence:
                continue
            words = ledger.read(sentence.span).rstrip("。；;！？!? ")
            first = standing.setdefault(words, sentence.span)
            if first == sentence.span or ledger.document.blocks[block].kind != "paragraph" or block in again_at:
                continue
            if _told_again(ledger, first, sentence.span) or _SEALED.search(
                ledger.read(ledger.document.blocks[block].span)
            ):
                continue
            if _length(words) >= self.shortest_sentence and _is_prose(words):
                yield Hit((sentence.span, first), {"words": _words(ledger, sentence.span)}, variant="sentence")

    def _side_by_side(self, ledger: Ledger, again_at: set[int]) -> Iterator[Hit]:
        """Sentences that stand twice in a row, up to 。, however short and full of numbers they are."""
        for index, block in enumerate(ledger.document.blocks):
            if block.kind != "paragraph" or index in again_at:
                continue
            at, last = block.span.start, ""
            for piece in ledger.text[block.span.start : block.span.end].split("。"):
                words = piece.strip()
                twice = words == last and _length(words) >= self.shortest_side_by_side
                if twice and not _FORM.match(words) and not _SEALED.search(ledger.text, *block.span):
                    start = at + piece.index(words)
                    first = ledger.text.rindex(words, block.span.start, start)
                    again = Span(start, start + len(words))
                    values = {"words": _words(ledger, again)}
                    yield Hit((again, Span(first, first + len(words))), values, variant="sentence")
                at, last = at + len(piece) + 1, words


def _told_again(ledger: Ledger, first: Span, again: Span) -> bool:
    """True for one item of two lists of amounts: 申请60万元：20万元用于养护；…。实际支出59万元：20万元用于养护；…."""
    words = ledger.read(first)
    listed = words.endswith((";", "；")) and any(map(str.isdigit, words)) and not _RESULT.search(words)
    return listed and "。" in ledger.text[first.end : again.start]


_SEALED = regex("盖章|签[字章](?:[）)：:]|盖章)")
"""What a form has, which holds the same words for each who fills it in."""
_RESULT = regex("增长|下降|同比|[比较]上年")


_TWICE = regex(
    r"[，,。；;：:、\n](?P<first>[一-鿿“][^，,。；;：:（()）\n]{5,40}(?:[，,][^，,。；;：:、“”（()）\n]{2,20})?)"
    r"[，,；;](?P<again>(?P=first))(?=[，,。；;])"
)
"""完善制度3项，完善制度3项: a clause of six characters or more, a short one behind it, and at once again the same."""


def _clauses(ledger: Ledger) -> Iterator[Hit]:
    for match in _TWICE.finditer(ledger.text):
        first, again = Span(*match.span("first")), Span(*match.span("again"))
        if ledger.document.blocks[ledger.document.block_index(first.start)].kind == "paragraph":
            yield Hit((again, first), {"words": _words(ledger, again)}, variant="sentence")


def _together(ledger: Ledger, pairs: list[tuple[int, int]]) -> Iterator[tuple[Span, Span]]:
    """The spans of the pairs, those of paragraphs that follow each other in both places joined."""
    blocks = ledger.document.blocks
    at = 0
    while at < len(pairs):
        end = at
        while end + 1 < len(pairs) and pairs[end + 1] == (pairs[end][0] + 1, pairs[end][1] + 1):
            end += 1
        (first, again), (first_end, again_end) = pairs[at], pairs[end]
        yield (
            Span(blocks[first].span.start, blocks[first_end].span.end),
            Span(blocks[again].span.start, blocks[again_end].span.end),
        )
        at = end + 1


def _words(ledger: Ledger, span: Span) -> str:
    words = ledger.quote(span)
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _length(words: str) -> int:
    """Characters that say something: letters and digits, no marks."""
    return sum(map(str.isalnum, words))


def _is_prose(words: str) -> bool:
    """False for forms, addresses and figures: most of a sentence is Han characters."""
    han = sum("一" <= character <= "鿿" for character in words)
    return 2 * han > _length(words) and _FORM.match(words) is None


def _is_told(words: str) -> bool:
    """True for sentences, with ASCII full stops too, and for a long one that ends in 如下：."""
    return bool(_STOP.search(words)) or (words.endswith((".", "：", ":")) and _length(words) >= _LONG)


_STOP = regex(r"[。；！？]|[一-鿿)）]\.(?=[^\dA-Za-z]|$)")
_LONG = 40
"""Letters and digits from which a line that ends in a colon is no heading."""
_LABEL = regex(r"[^，。；：:]{2,10}[：:]")
"""整改情况：…: a column of a form, which may hold the same words for two items."""
_FORM = regex(
    r"[^，。；：:]{0,6}(?:责任|牵头|配合|主管|分管|联系|时限|期限|时间|单位|依据|目标|电话|地址|邮|附件|注|说明|来源)"
    r"[^，。；：:]{0,6}[：:]|(?:注|说明|备注)[：:\d]|(?:尊敬的|各位)[^。；，]{0,30}$"
)
"""Lines that are the same for many items."""
_SHOWN = 20
"""Characters of a passage that a message quotes."""
_WHOLE_PAGE = 12
"""More repeated paragraphs than this are a page that shows its text twice."""
