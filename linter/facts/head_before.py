"""The head before a number: 村小组共237个, 追回资金3万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from linter.facts.draft import Draft
from linter.facts.head import LONGEST_MODIFIER, NOUN_TAGS, Head, head_words, is_name
from linter.facts.words import Word
from linter.offsets import Span

_LEVEL = re.compile(r"(?:全|我|本)(?:[县市区镇乡省州旗村国]|系统)")
_TIME = re.compile(r"(?:[年月]?[底末初]|[上中下]旬|年度?|[月日]|同期|上年|去年|今年|当年)$")


@lru_cache(maxsize=1)
def _verbs_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(head_words().verbs, key=len, reverse=True))})$")


def _verb_at_end(front: str) -> str:
    """The listed verb that the text before a number ends with."""
    match = _verbs_at_end().search(front[-4:])
    return match.group() if match else ""


def head_before(front: str, words: Sequence[Word], at: int, draft: Draft) -> Head:
    """The phrase that a text ends with; `at` is where that text ends."""
    lists = head_words()
    back = len(words)
    skipped = 0
    verb = _verb_at_end(front)
    for _ in verb:
        # The segmenter may have cut the verb differently: its words are passed over by length.
        if skipped >= len(verb):
            break
        back -= 1
        skipped += len(words[back].text)
    event = draft.unit in lists.event_units or draft.kind in ("money", "measure", "percent", "points", "times")
    while back:
        word = words[back - 1]
        noun = word.text in lists.compounding or word.tag == "vn"
        if word.text in lists.prepositions or (word.tag == "p" and not verb):
            return Head(verb=verb)
        if word.text == "的":
            return Head(verb=verb, modifier=front[: len(front) - skipped - 1][-LONGEST_MODIFIER:])
        if word.text in lists.verbs or word.tag in ("v", "vg", "vi") or (noun and not event):
            if noun and event and word.text not in lists.verbs:
                break
            verb = verb or word.text
        elif not (word.text in lists.stop or word.tag in ("d", "ul", "zg", "ad")):
            break
        back -= 1
        skipped += len(word.text)
    length, core, leading, back = _nouns_before(words, back)
    if leading and not verb:
        verb = leading
    phrase = front[len(front) - skipped - length : len(front) - skipped]
    level = _LEVEL.match(phrase)
    if level and level.end() < len(phrase):
        # 全镇行政村14个: the level is the scope.
        phrase = phrase[level.end() :]
        length = len(phrase)
    if not phrase or _TIME.search(phrase):
        return Head(verb=verb)
    if is_name(phrase) and draft.kind == "count":
        return Head(verb=verb, subject=phrase)
    span = Span(at - skipped - length, at - skipped)
    return Head(phrase, span, core, "", verb, "said")


def _nouns_before(words: Sequence[Word], back: int) -> tuple[int, str, str, int]:
    """Length of the run of nouns that ends at word `back`, its core, and the verb before it."""
    lists = head_words()
    length = 0
    core = ""
    taken: list[Word] = []
    while back:
        word = words[back - 1]
        compounds = word.text in lists.compounding or (word.tag == "vn" and word.text not in lists.verbs)
        if (
            word.text in lists.verbs
            or word.text in lists.stop
            or not (word.tag[0] in NOUN_TAGS or compounds or word.tag == "eng")
        ):
            break
        core = core or word.text
        length += len(word.text)
        taken.append(word)
        back -= 1
    before = words[back - 1] if back else None
    if before is None or not taken:
        return length, core, "", back
    if before.tag[0] == "v" or before.text in lists.verbs:
        return length, core, before.text, back
    first = taken[-1]
    if (
        len(taken) > 1
        and first.text in lists.compounding
        and first.tag[0] == "v"
        and (before.tag == "d" or before.text in ("共", "累计", "已", "均"))
    ):
        # 共反馈问题54个: behind an adverb the first word is the predicate.
        return length - len(first.text), core, first.text, back
    if before.text in ("不", "未", "非", "无", "在") and len(taken) > 1:
        # 不合规票据213张: what is negated belongs to the modifier.
        return length - len(first.text), core, "", back
    return length, core, "", back
