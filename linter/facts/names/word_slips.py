"""Word slips: 公组房 and 攻坚克南, a word of official prose with one character exchanged for one of its sound or shape.

What is left of such a word stands by itself, character by character, where a dictionary cuts the text. That proves
something only of characters that hardly ever do, such as 障 and 济, and of words of three characters or more.
In 1.8 million characters of newspaper prose, in which the words were not counted, six places rang that were meant as
they stood; of characters of reports exchanged at random for another of their sound a quarter were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.names import lookalikes
from linter.facts.names.persons import SURNAMES, named_otherwise
from linter.facts.names.pieces import Pieces
from linter.facts.names.sounds import syllables
from linter.lexicon import per_lexicon, words
from linter.offsets import Span
from linter.patterns import regex

_PAIR, LONGEST = 2, 4
"""Characters of a word that is looked for."""
_LONG = 3
"""Characters of a word that need not be told elsewhere in the text."""
_NAME = regex(r"[〔［\[]|[^，,。；;：:、\n]{0,2}(?:[县市区镇乡村街路桥河湖山厂店港岛寺岭坝屯庄]|公司|社区|同志|有限)")
"""Behind a place that may be of a name, or of the code of an office: 松政复〔2024〕37号."""
_JOINS = frozenset("一二三四五六七八九十两几自使共各每该此本其所之者而且或若如即则因由于以为与和及并被把将向从对往当")
"""What joins words and stands beside them rightly: 自产, 使民."""
_TRADE, _LISTED = "业", "、"
"""砖业、瓷业、竹业: any trade is named so, one beside the other."""
_QUOTED = ("“", "《", "〈", "‘")


class Vocabulary(NamedTuple):
    """The words of rules/lexicon/vocabulary.yaml, made ready to be looked up."""

    by_sound: dict[str, tuple[str, ...]]
    """The words of each row of syllables."""
    terms: frozenset[str]
    phrases: frozenset[str]
    """Two words of two characters each; they are terms as well."""
    bound: frozenset[str]
    """Characters that hardly ever stand by themselves."""
    seldom: frozenset[str]
    """Characters that seldom do, those included: of a hundred no more than six."""
    alone: frozenset[str]
    """Characters that often do."""
    compounds: frozenset[str]
    """Pairs that are no words and are meant as they stand."""
    meets: frozenset[str]
    """Characters that may well stand twice."""
    said_twice: frozenset[str]
    """Words that may."""


class WordSlip(NamedTuple):
    """A place where a character is wrong, and the word that is meant."""

    span: Span
    meant: str


def find_word_slips(text: str, pieces: Pieces) -> Iterator[WordSlip]:
    """Every word with one wrong character, in the order of these characters."""
    known = vocabulary()
    stretch, said = pieces.stretch, pieces.stretch.translate(syllables())
    lone = frozenset(pieces.lone)
    for place in pieces.lone:
        if (turned := _turned(known, stretch, lone, place)) and _is_slip(text, pieces, known, *turned, place):
            yield WordSlip(Span(place, place + _PAIR).shifted(pieces.start), turned[1])
        for start, end in _windows(pieces, lone, place):
            word = stretch[start:end]
            meant = _meant(known, word, said[start:end], place - start)
            if not meant and place + 1 < end and place + 1 in lone:
                meant = _turned_within(known, word, place - start)
            if meant in known.phrases and _mate(word, place - start) not in known.seldom:
                continue
            if meant and _is_slip(text, pieces, known, word, meant, start):
                yield WordSlip(Span(start, end).shifted(pieces.start), meant)
                break


def _turned(known: Vocabulary, stretch: str, lone: frozenset[int], place: int) -> tuple[str, str] | None:
    """展发 for 发展: two characters by themselves that make a word the other way round."""
    pair = stretch[place : place + _PAIR]
    if place + 1 not in lone or pair[::-1] not in known.terms or known.bound.isdisjoint(pair):
        return None
    return (pair, pair[::-1]) if known.seldom.issuperset(pair) else None


def _turned_within(known: Vocabulary, word: str, at: int) -> str:
    """值增税 for 增值税, and 营商境环: the word with the characters at `at` and behind it the other way round."""
    pair = word[at : at + _PAIR]
    turned = word[:at] + pair[::-1] + word[at + _PAIR :]
    if len(word) == _PAIR or turned not in known.terms:
        return ""
    # 生师比 is as right as 师生比.
    sure = known.seldom.issuperset(pair) if len(word) == _LONG else not known.seldom.isdisjoint(pair)
    return turned if sure else ""


def _windows(pieces: Pieces, lone: frozenset[int], place: int) -> Iterator[tuple[int, int]]:
    """The stretches around a place that hold no word but short ones: two characters, three, and four."""
    stretch, starts, known = pieces.stretch, pieces.starts, vocabulary()
    for start in (place - 1, place) if stretch[place] not in known.alone and stretch[place] not in _JOINS else ():
        mate = start if start < place else place + 1
        named = start - 1 in lone and stretch[start - 1] in SURNAMES
        if mate in lone and stretch[mate] in known.bound and not named:
            yield start, start + _PAIR
    for length in range(_LONG, LONGEST + 1):
        for start in range(max(0, place - length + 1), place + 1):
            end = start + length
            # 翻一翻 is what one does a little, and no 翻一番.
            if start in starts and end in starts and stretch[start] != stretch[end - 1]:
                inside = [at for at in range(start + 1, end) if at in starts]
                # Of three each stands by itself; of four two may be a word: 基础射施.
                if len(inside) >= _PAIR:
                    yield start, end


def _mate(phrase: str, at: int) -> str:
    """What makes a word with the character at `at`: the 环 of 营商环镜."""
    return phrase[at ^ 1]


def _meant(known: Vocabulary, word: str, sound: str, at: int) -> str:
    """The word that differs from another row of characters in the one at `at`, by its sound or its shape."""
    for one in known.by_sound.get(sound, ()):
        if one[:at] == word[:at] and one[at + 1 :] == word[at + 1 :] and one[at] != word[at]:
            return one
    for other in lookalikes().get(word[at], ()):
        one = word[:at] + other + word[at + 1 :]
        if one in known.terms:
            return one
    return ""


def _is_slip(text: str, pieces: Pieces, known: Vocabulary, word: str, meant: str, start: int) -> bool:
    if word in known.terms or word in known.compounds or pieces.stretch.count(word) > 1:
        return False
    if len(word) < _LONG and meant not in pieces.stretch:
        return False
    at = pieces.start + start
    if word.endswith(_TRADE) and _LISTED in (text[at - 1 : at], text[at + len(word) : at + len(word) + 1]):
        return False
    if text[max(0, at - 1) : at] in _QUOTED or _NAME.match(text, at + len(word)):
        return False
    return not any(named_otherwise(text, one) for one in range(at, at + len(word)))


@per_lexicon
def vocabulary() -> Vocabulary:
    """The words and characters that the office's prose is cut and read by."""
    terms, phrases, compounds, said_twice = (
        frozenset(" ".join(words("vocabulary", key)).split()) for key in ("terms", "phrases", "compounds", "said_twice")
    )
    phrases -= terms
    terms |= phrases
    bound, seldom, alone, meets = (
        frozenset("".join(words("vocabulary", key))) for key in ("bound", "seldom", "alone", "meets")
    )
    by_sound: dict[str, tuple[str, ...]] = {}
    for term in sorted(terms):
        sound = term.translate(syllables())
        by_sound[sound] = (*by_sound.get(sound, ()), term)
    return Vocabulary(by_sound, terms, phrases, bound, bound | seldom, alone, compounds, meets, said_twice)
