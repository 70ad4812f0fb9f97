"""Heads: the noun phrase that a number counts, before it or behind it, said or taken over from its neighbour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter import lexicon
from linter.fact import Filled
from linter.offsets import Span

if TYPE_CHECKING:
    from linter.facts.quantities import Draft

BEHIND = 24
"""Characters behind a number in which its noun phrase ends, in the reports measured."""
AHEAD = 20
"""Characters before a number in which its noun phrase begins."""
_LONGEST_MODIFIER = 16
"""Characters that a clause before 的 may have."""
_FARTHEST = 8
"""Quantities back to the one whose head is taken over: a list of parts is rarely longer."""


class Head(NamedTuple):
    """What a quantity counts."""

    text: str = ""
    span: Span | None = None
    core: str = ""
    """The last noun of the phrase: 任务 of 整改任务."""
    modifier: str = ""
    """What stands before 的: 未实施新农村建设 of 未实施新农村建设的村小组."""
    verb: str = ""
    """The verb that governs the number: 完成, 追回."""
    filled: Filled = "unknown"
    subject: str = ""
    """A place or an organisation right before the number: 东河镇3个."""


class Word(NamedTuple):
    """A word of the segmenter with its part of speech."""

    text: str
    tag: str


class _Lists(NamedTuple):
    stop: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    compounding: frozenset[str]
    attached: tuple[str, ...]
    event_units: frozenset[str]
    generic: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    stop, prepositions, verbs, compounding, attached, events, generic = (
        lexicon.words("heads", key)
        for key in ("stop", "prepositions", "verbs", "compounding", "attached", "event_units", "generic")
    )
    return _Lists(
        frozenset(stop),
        frozenset(prepositions),
        frozenset(verbs),
        frozenset(compounding),
        attached,
        frozenset(events),
        frozenset(generic),
    )


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """A place or an organisation: its name and its ending."""
    places = "|".join(sorted(lexicon.words("heads", "places"), key=len, reverse=True))
    others = "|".join(sorted(lexicon.words("heads", "organisations"), key=len, reverse=True))
    return re.compile(rf"(?P<name>[一-鿿]{{1,12}}?)(?P<ending>{places}|{others})$")


def tag_pieces(pieces: Sequence[str]) -> list[list[Word]]:
    """Words and tags of many short texts, in one call of the segmenter (each call has a price)."""
    import rjieba  # 0.1 s to import

    result: list[list[Word]] = [[]]
    for text, tag in rjieba.tag("\n".join(pieces)):
        if "\n" in text:
            head, *rest = text.split("\n")
            if head:
                result[-1].append(Word(head, tag))
            for piece in rest:
                result.append([Word(piece, tag)] if piece else [])
        else:
            result[-1].append(Word(text, tag))
    return result


def is_name(phrase: str) -> bool:
    """True for 东河镇 and 财政局, not for 行政村 and 村."""
    match = _names().search(phrase)
    if match is None:
        return False
    name = match["name"]
    return name not in _lists().generic and not any(len(kind) > 1 and name.endswith(kind) for kind in _lists().generic)


# --- behind the number ------------------------------------------------------------------------------

_NOUN_TAGS = "njbslzaeigt"
_LEVEL = re.compile(r"(?:全|我|本)(?:[县市区镇乡省州旗村国]|系统)")
_TIME = re.compile(r"(?:[年月]?[底末初]|[上中下]旬|年度?|[月日]|同期|上年|去年|今年|当年)$")
_LOOSE_END = re.compile(r"(?:(?<=[村镇乡县区市家户人目件题位])中|[共均各已未都等仅还不]+)$")


def _behind(words: Sequence[Word], skip: int) -> tuple[int, int, str, str]:
    """Start and end, in characters, of the phrase that a text begins with; its core, and the verb behind it."""
    lists = _lists()
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
        if not (word.tag[0] in _NOUN_TAGS or compounds or word.tag == "eng") or (core and word.tag == "ad"):
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


_OF = re.compile(rf"[^，,。；;：:\d（(、]{{1,{_LONGEST_MODIFIER}}}?的(?=[一-鿿])")


def _following(tail: str, words: Sequence[Word], at: int) -> Head | None:
    attached = next((a for a in _lists().attached if tail.startswith(a)), "")
    start, end, core, verb = _behind(words, len(attached))
    modifier = tail[: max(0, start - 1)] if start > len(attached) else attached
    if not core:
        of = _OF.match(tail)
        if of is None:
            return None
        start, end, core, verb = _behind(words, of.end())
        modifier = of.group()[:-1]
    phrase = _LOOSE_END.sub("", tail[start:end])
    if not phrase or not core:
        return None
    core = core if phrase.endswith(core) else phrase[-2:]
    return Head(phrase, Span(at + start, at + start + len(phrase)), core, modifier.removeprefix("的"), verb, "said")


# --- before the number ------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _verbs_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(_lists().verbs, key=len, reverse=True))})$")


def _verb_at_end(front: str) -> str:
    """The listed verb that the text before a number ends with."""
    match = _verbs_at_end().search(front[-4:])
    return match.group() if match else ""


def _preceding(front: str, words: Sequence[Word], at: int, draft: Draft) -> Head:
    """The phrase that a text ends with; `at` is where that text ends."""
    lists = _lists()
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
            return Head(verb=verb, modifier=front[: len(front) - skipped - 1][-_LONGEST_MODIFIER:])
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
    lists = _lists()
    length = 0
    core = ""
    taken: list[Word] = []
    while back:
        word = words[back - 1]
        compounds = word.text in lists.compounding or (word.tag == "vn" and word.text not in lists.verbs)
        if (
            word.text in lists.verbs
            or word.text in lists.stop
            or not (word.tag[0] in _NOUN_TAGS or compounds or word.tag == "eng")
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


# --- all of them ------------------------------------------------------------------------------------

_NOUN_BEHIND = ("count", "plain", "money")


def find_heads(text: str, drafts: Sequence[Draft], clauses: Sequence[Span], blocks: Sequence[int]) -> list[Head]:
    """The head of each draft. `clauses` and `blocks` tell where each stands."""
    if not drafts:
        return []
    tails, tail_starts, fronts = [], [], []
    for index, draft in enumerate(drafts):
        start = draft.span.end
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if following and following.span.start == start and following.approximate and following.kind != "plain":
            # 120个25户以上村小组: the second number describes what the first one counts.
            start = following.span.end
        tail_starts.append(start)
        tails.append(
            text[start : min(max(clauses[index].end, start), start + BEHIND)] if draft.kind in _NOUN_BEHIND else ""
        )
        floor = max(clauses[index].start, draft.span.start - AHEAD)
        if index and drafts[index - 1].span.end > floor:
            floor = min(drafts[index - 1].span.end, draft.span.start)
        fronts.append(text[floor : draft.span.start])
    tagged = tag_pieces([*tails, *fronts])
    heads: list[Head] = []
    for index, draft in enumerate(drafts):
        before = _preceding(fronts[index], tagged[len(drafts) + index], draft.span.start, draft)
        behind = _following(tails[index], tagged[index], tail_starts[index]) if tails[index] else None
        if behind:
            described = text[draft.span.end : tail_starts[index]]
            heads.append(
                behind._replace(
                    verb=before.verb or behind.verb, modifier=described + behind.modifier, subject=before.subject
                )
            )
        else:
            heads.append(_whose_subject(before, index, drafts, heads))
    return [_taken_over(index, drafts, heads, clauses, blocks) for index in range(len(drafts))]


def _whose_subject(head: Head, index: int, drafts: Sequence[Draft], heads: Sequence[Head]) -> Head:
    """25项整改任务已完成17项: the phrase before 17项 is that of 25项."""
    if head.span and index and heads[index - 1].span == head.span and drafts[index - 1].unit == drafts[index].unit:
        return head._replace(filled="inherited")
    return head


def _taken_over(
    index: int, drafts: Sequence[Draft], heads: list[Head], clauses: Sequence[Span], blocks: Sequence[int]
) -> Head:
    """The head of a bare count: that of the nearest count of the same unit before it in the block."""
    head, draft = heads[index], drafts[index]
    if head.text or draft.kind != "count":
        return head
    for other in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        if blocks[other] != blocks[index]:
            break
        if drafts[other].unit == draft.unit and heads[other].text:
            heads[index] = _lent(head, heads[other])
            return heads[index]
    after = index + 1
    if (
        after < len(drafts)
        and clauses[after] == clauses[index]
        and drafts[after].unit == draft.unit
        and heads[after].text
    ):
        return _lent(head, heads[after])
    return head


def _lent(head: Head, lender: Head) -> Head:
    return head._replace(
        text=lender.text, core=lender.core, modifier=head.modifier or lender.modifier, filled="inherited"
    )
