"""Mistyped words: 木利工程 beside 水利工程, 机厂 beside 机场, a character that breaks a word for one that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import add

from linter.facts.names.alike import alike
from linter.facts.names.lost_in_words import LEFT_OUT, shared
from linter.facts.names.names import lookalikes
from linter.facts.names.persons import named_otherwise
from linter.facts.names.pieces import OF_USE, SIDE, BrokenWord, Pieces, alone
from linter.facts.names.sounds import same_syllable
from linter.facts.quantities.words import word_around
from linter.offsets import Span
from linter.patterns import regex

_OFTEN = 3
"""Times at most that a text tells a character by itself: one that it uses as a word is told more often."""
_AROUND = regex(r"[一-鿿“”《》]{4}")
_MARKS = "“”《》"
_FEWEST = 4
"""Characters beside marks that both writings share."""
_TAIL = 4
"""Characters behind the first one of a name that tell it."""
_HAN = regex(rf"[一-鿿]{{{_TAIL}}}")
_SHOWN = 6
"""Characters on each side that are shown at most."""
_LONGER = 5
"""Characters of a word that is no other one without one of its own."""


def find_mistyped(text: str, pieces: Pieces) -> Iterator[BrokenWord]:
    """Passages, then words of the dictionary, in the order of the broken writing."""
    rare = [at for at in pieces.lone if pieces.often[pieces.stretch[at]] <= _OFTEN]
    yield from _passages(text, pieces, rare)
    yield from _words(text, pieces, rare)
    yield from _begun(text, pieces, rare)
    yield from _ended(text, pieces, rare)
    yield from _of_a_kind(text, pieces, rare)
    yield from _of_two(text, pieces, rare)


def _passages(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """凤凰机厂 and 凤凰机场三期: two characters on each side are the same, and the other one makes a word."""
    stretch = pieces.stretch
    places = {
        stretch[at - SIDE : at] + stretch[at + 1 : at + 1 + SIDE]: at for at in rare if SIDE <= at < len(stretch) - SIDE
    }
    for whole, around in pieces.again:
        broken = places.get(around, whole)
        if broken == whole or not _AROUND.fullmatch(around):
            continue
        one, other = stretch[whole], stretch[broken]
        if one != other and other not in OF_USE and alike(one, other):
            found = _passage(text, pieces.start + whole, pieces.start + broken)
            if found:
                yield found


def _passage(text: str, whole: int, broken: int) -> BrokenWord | None:
    if named_otherwise(text, broken):
        return None
    before, behind = shared(text, whole, broken, 1)
    told = text[whole - before : whole] + text[whole + 1 : whole + 1 + behind]
    word = word_around(text, whole)
    if sum(char not in _MARKS for char in told) < _FEWEST or word.end - word.start == 1:
        return None
    if word.start < whole - before or word.end > whole + 1 + behind or not alone(text, broken):
        return None
    mates = [broken + at - whole for at in range(word.start, word.end) if at != whole]
    if not any(alone(text, mate) for mate in mates):
        return None
    before, behind = min(before, _SHOWN), min(behind, _SHOWN)
    spans = [Span(at - before, at + 1 + behind) for at in (whole, broken)]
    return BrokenWord(spans[0], spans[1], lost=False) if text.count(text[slice(*spans[1])]) == 1 else None


def _begun(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """悔南自由贸易港 and 海南自由贸易港, told thrice: the first character of a name, whatever stands before it."""
    stretch = pieces.stretch
    for place in rare:
        behind = stretch[place + 1 : place + 1 + _TAIL]
        rights = [one for one in lookalikes().get(stretch[place], ()) if one + behind[:1] in pieces.pairs]
        if not rights or stretch[place] in OF_USE or not _HAN.fullmatch(behind):
            continue
        if stretch.count(stretch[place] + behind) > 1:
            continue
        for right in rights:
            if stretch.count(right + behind) < _OFTEN:
                continue
            whole, broken = pieces.start + stretch.find(right + behind), pieces.start + place
            word = word_around(text, whole)
            # 年末完成 beside 未完成: the right character must begin a word that goes on with what both share.
            begins = word.start == whole and 1 < word.end - whole <= _TAIL
            if begins and alone(text, broken) and alone(text, broken + 1) and not named_otherwise(text, broken):
                yield BrokenWord(Span(whole, whole + 1 + _TAIL), Span(broken, broken + 1 + _TAIL), lost=False)


def _ended(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """山何新区 and 山河新区: the second character of a short name told often, whatever stands before it."""
    stretch = pieces.stretch
    for place in rare:
        first, behind = stretch[place - 1 : place], stretch[place + 1 : place + 1 + SIDE]
        wrong = first + stretch[place]
        rights = [one for one in lookalikes().get(stretch[place], ()) if first + one in pieces.pairs]
        if not rights or stretch[place] in OF_USE or not _PAIR.fullmatch(first + behind[:1]) or len(behind) < SIDE:
            continue
        broken = pieces.start + place - 1
        if stretch.count(wrong) > 1 or not (alone(text, broken) and alone(text, broken + 1)):
            continue
        for right in rights:
            if stretch.count(first + right) < _OFTEN or first + right + behind not in stretch:
                continue
            whole = pieces.start + stretch.find(first + right + behind)
            word = word_around(text, whole)
            if (word.start, word.end) == (whole, whole + 2) and not named_otherwise(text, broken + 1):
                yield BrokenWord(Span(whole, whole + 2 + SIDE), Span(broken, broken + 2 + SIDE), lost=False)


def _of_two(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """拔付 and 拨付, told thrice: a word of two characters that look alike and sound otherwise, whatever is around.

    Only characters that hardly make a word with any neighbour: 进人 beside 进入 is as right as it is.
    """
    stretch, lone = pieces.stretch, frozenset(pieces.lone)
    for place in rare:
        rights = [one for one in lookalikes().get(stretch[place], ()) if not same_syllable(one, stretch[place])]
        for start in (place, place - 1) if rights and stretch[place] in _SELDOM else ():
            pair = stretch[start : start + 2]
            mate = start + (start == place)
            if mate not in lone or stretch[mate] in OF_USE or stretch.count(pair) > 1:
                continue
            for right in rights:
                word = right + pair[1] if start == place else pair[0] + right
                whole, broken = pieces.start + stretch.find(word), pieces.start + start
                told = word_around(text, whole) if stretch.count(word) >= _OFTEN else None
                if told == Span(whole, whole + 2) and not named_otherwise(text, pieces.start + place):
                    yield BrokenWord(Span(whole, whole + 2), Span(broken, broken + 2), lost=False)


_SELDOM = frozenset("拔末肓侯盲戍戊汆洒祟赝冼")
"""Characters of report prose that a finger or an eye puts for another one: 拨, 未, 盲, 候 …."""
_PAIR = regex(r"[一-鿿]{2}")
_KIND = regex(
    "[县镇乡](?![一-鿿]?[级域城口里])|省(?![道亲考会略心力钱时直属]|[一-鿿]?级)|市(?![场价值民容域郊级内外口里集长宴直属]|政(?![府协务]))|铁路|高铁|高速|集团|学院|大学|机场|新区|医院|水库|灌区|[一-鿿]{2}学院"
)
"""What a proper name ends with that tells what it names."""
_FEW = frozenset(("大学", "机场", "新区"))
"""Kinds so few that a name told often is no other one's: 山河新区, 山何新区."""
_TOWNS = frozenset("镇乡")
"""Kinds so many that two may look alike: 太阳镇 and 大阳镇."""
_BESIDE = 12
"""Characters from one name to the other that stands beside it: 清泉水库、青泉水库 are two."""


def _of_a_kind(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """情泉水库 and 清泉水库: a name of two characters and a kind, of which one writing is a word."""
    stretch = pieces.stretch
    for place in rare:
        for start in (place, place - 1):
            kind = _KIND.match(stretch, start + 2) if start >= 0 else None
            if (
                kind is None
                or stretch[place] in OF_USE
                or stretch[start - 1 : start] == "以"
                or not _PAIR.fullmatch(stretch, start, start + 2)
            ):
                continue
            ends = kind.end()
            if stretch.count(stretch[start:ends]) > 1 or not all(
                alone(text, pieces.start + at) for at in (start, start + 1)
            ):
                continue
            other = start + 1 if place == start else start
            for right in _writings(stretch, stretch[other], stretch[start + 2 : ends], place == start):
                word = word_around(text, pieces.start + right)
                length = ends - start
                differs = stretch[right + place - start]
                town = kind.group() in _TOWNS
                same = same_syllable(differs, stretch[place]) if town else alike(differs, stretch[place])
                beside = abs(right - start) <= _BESIDE
                known = word.start == pieces.start + right and word.end > word.start + 1
                # 雄安 is in few dictionaries; of its kind there are few whose names sound the same.
                known = known or (kind.group() in _FEW and stretch.count(stretch[right : right + length]) >= _OFTEN)
                if known and same and not beside:
                    spans = [Span(pieces.start + at, pieces.start + at + length) for at in (right, start)]
                    yield BrokenWord(spans[0], spans[1], lost=False)
                    break


def _writings(stretch: str, kept: str, kind: str, first: bool) -> Iterator[int]:
    """Where names of that kind begin which keep one of the two characters."""
    at = stretch.find(kept + kind if first else kept)
    while at >= 0:
        if first and at:
            yield at - 1
        elif not first and stretch.startswith(kind, at + 2):
            yield at
        at = stretch.find(kept + kind if first else kept, at + 1)


def _words(text: str, pieces: Pieces, rare: list[int]) -> Iterator[BrokenWord]:
    """森村公园 and 森林公园: a long word of the dictionary with one character wrong or lost."""
    stretch = pieces.stretch
    twos = frozenset(word[at : at + 2] for word in pieces.words for at in range(len(word) - 1))
    beside = {place: (stretch[max(0, place - 2) : place], stretch[place + 1 : place + 3]) for place in rare}
    near = [place for place in rare if not twos.isdisjoint(beside[place])]
    told = frozenset(chain.from_iterable(beside[place] for place in near))
    # On one side or the other both neighbours belong to the word, or to what is left of it.
    words = [word for word in pieces.words if not told.isdisjoint(_neighbours(word))] if near else []
    masked: dict[tuple[str, str], tuple[str, int]] = {}
    shortened: dict[str, tuple[str, int]] = {}
    for word in sorted(words):
        for at in range(len(word)):
            masked[word[:at], word[at + 1 :]] = word, at
            # At the end of a word, what lacks one may be a word of its own: 行政诉讼.
            if len(word) >= _LONGER and 0 < at < len(word) - 1 and word[at] not in LEFT_OUT:
                shortened[word[:at] + word[at + 1 :]] = word, at
    lengths = {len(word) for word in words}
    seen: set[str] = set()
    for place in near:
        for length in sorted(lengths):
            for start in range(max(0, place - length + 1), place + 1):
                wrong = masked.get((stretch[start:place], stretch[place + 1 : start + length]))
                known = wrong or shortened.get(stretch[start : start + length - 1])
                if known is None or known[0] in seen:
                    continue
                word, at = known
                if wrong and (at != place - start or not alike(word[at], stretch[place])):
                    continue
                broken = Span(start, start + length - (not wrong))
                if stretch.count(stretch[slice(*broken)]) == 1:
                    seen.add(word)
                    whole = text.find(word)
                    shown = Span(pieces.start + broken.start, pieces.start + broken.end)
                    yield BrokenWord(Span(whole, whole + length), shown, lost=not wrong)


def _neighbours(word: str) -> Iterable[str]:
    """The pairs of neighbouring characters of a word, and those that one lost makes neighbours."""
    return chain(map(add, word, word[1:]), map(add, word, word[2:]))
