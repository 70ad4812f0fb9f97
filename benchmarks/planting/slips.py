"""Slips of the hand: lost brackets and quotes, words and paragraphs told twice, one thing said in two notations."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .source import Plant, Source

_PAIRS = {"bracket": r"（[^（）\n]{3,40}）|《[^《》\n]{3,40}》|【[^【】\n]{2,30}】", "quote": r"“[^“”\n]{2,30}”"}


def lost_bracket(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A bracket that nothing opens or closes."""
    yield from _lost(source, rng, _PAIRS["bracket"])


def lost_quote(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A quotation mark that nothing opens or closes."""
    yield from _lost(source, rng, _PAIRS["quote"])


def _lost(source: Source, rng: random.Random, pairs: str) -> Iterator[Plant]:
    for match in re.finditer(pairs, source.text):
        place = rng.choice((match.start(), match.end() - 1))
        yield Plant(place, place + 1, "", (match.span(),))


_WORDS = re.compile(r"(?<=[一-鿿])(的|和|与|及|进行|推进|实施|加强|推动|完成|开展|落实)(?=[一-鿿])")


def doubled_word(source: Source, rng: random.Random) -> Iterator[Plant]:
    """的的, 进行进行: a word typed twice."""
    matches = [
        match for match in _WORDS.finditer(source.text) if source.text[match.end() :][: len(match[1])] != match[1]
    ]
    for match in rng.sample(matches, min(8, len(matches))):
        yield Plant(match.end(), match.end(), match[1], (match.span(),))


def _is_prose(paragraph: str) -> bool:
    """No address, no table: long enough, mostly Han, ending like a sentence."""
    han = sum("一" <= character <= "鿿" for character in paragraph)
    return 60 <= len(paragraph) <= 400 and 2 * han > len(paragraph) and paragraph.rstrip()[-1] in "。：."


def repeated_paragraph(source: Source, rng: random.Random) -> Iterator[Plant]:
    """A paragraph pasted a second time, further down."""
    body = [span for span in source.paragraphs if _is_prose(source.text[slice(*span)])]
    for place in rng.sample(range(len(body)), min(2, len(body))):
        start, stop = body[place]
        at = body[min(place + rng.randint(0, 3), len(body) - 1)][1]
        yield Plant(at, at, "\n" + source.text[start:stop], ((start, stop),))


def percent_twice(source: Source, rng: random.Random) -> Iterator[Plant]:
    """百分之15%: per cent said twice."""
    del rng
    for quantity in source.quantities:
        if quantity.base == "%":
            yield Plant(quantity.start, quantity.start, "百分之", ((quantity.start, quantity.unit_end),))


_BOUND = re.compile(r"(超过|不低于|约|近)([0-9][0-9.]*)(%|万元|亿元|个|家|人|户|万人|亩|万亩|公里)(?![以左上余多])")


def stacked_approximation(source: Source, rng: random.Random) -> Iterator[Plant]:
    """约300人左右, 超过50%以上: a bound or an approximation said twice."""
    del rng
    for match in _BOUND.finditer(source.text):
        after = "左右" if match[1] in "约近" else "以上"
        yield Plant(match.end(), match.end(), after, (match.span(),))
