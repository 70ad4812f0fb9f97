"""The head behind a number: 25项整改任务, 237个未实施新农村建设的村小组."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.facts.head import LONGEST_MODIFIER, NOUN_TAGS, Head, head_words
from linter.facts.words import Word
from linter.offsets import Span

_LOOSE_END = re.compile(r"(?:(?<=[村镇乡县区市家户人目件题位])中|[共均各已未都等仅还不]+)$")
_OF = re.compile(rf"[^，,。；;：:\d（(、]{{1,{LONGEST_MODIFIER}}}?的(?=[一-鿿])")


def head_behind(tail: str, words: Sequence[Word], at: int) -> Head | None:
    """The phrase that `tail`, the text from offset `at`, begins with; None where it begins with none."""
    attached = next((a for a in head_words().attached if tail.startswith(a)), "")
    start, end, core, verb = _phrase(words, len(attached))
    modifier = tail[: max(0, start - 1)] if start > len(attached) else attached
    if not core:
        of = _OF.match(tail)
        if of is None:
            return None
        start, end, core, verb = _phrase(words, of.end())
        modifier = of.group()[:-1]
    phrase = _LOOSE_END.sub("", tail[start:end])
    if not phrase or not core:
        return None
    core = core if phrase.endswith(core) else phrase[-2:]
    return Head(phrase, Span(at + start, at + start + len(phrase)), core, modifier.removeprefix("的"), verb, "said")


def _phrase(words: Sequence[Word], skip: int) -> tuple[int, int, str, str]:
    """Start and end, in characters, of the phrase that a text begins with; its core, and the verb behind it."""
    lists = head_words()
    at = start = end = skip
    core = ""
    seen = 0
    for word in words:
        length = len(word.text)
        seen += length
        if seen <= skip:
            continue
        if word.text == "的":
            at += length
            if core or at > skip + 1:
                core = ""
            start = end = at
            continue
        compounds = word.text in lists.compounding or (word.tag == "vn" and word.text not in lists.verbs)
        if word.text in lists.stop or (word.text in lists.verbs and not compounds) or word.tag == "x":
            break
        if not (word.tag[0] in NOUN_TAGS or compounds or word.tag == "eng") or (core and word.tag == "ad"):
            break
        at += length
        if not (core and word.tag[0] in "az"):
            # An adjective behind a noun is what is said of it, unless another noun follows.
            end, core = at, word.text
    verb = next((w.text for w in _rest(words, end) if w.tag[0] == "v" or w.text in lists.verbs), "") if core else ""
    return start, end, core, verb


def _rest(words: Sequence[Word], end: int) -> list[Word]:
    """The two or three words behind the phrase."""
    at = 0
    rest = []
    for word in words:
        if at >= end:
            rest.append(word)
        at += len(word.text)
    return rest[:3]
