"""The head before a number: 村小组共237个, 追回资金3万元."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from linter.facts.numbers.draft import Draft
from linter.facts.numbers.endings import Ending
from linter.facts.quantities.head import LONGEST_MODIFIER, NOUN_TAGS, Head, head_words, is_name
from linter.facts.quantities.words import Word
from linter.offsets import Span
from linter.patterns import regex

_LEVEL = regex(r"(?:全|我|本)(?:[县市区镇乡省州旗村国]|系统)")
_TIME = Ending(
    r"(?:[年月]?[底末初]|[上中下]旬|年度?|[月日]|同期|上年|去年|今年|当年|学期|学年|季度|半年)$",
    last="底末初旬年度月日期",
)
_LEVEL_BEGINS = frozenset("全我本")
_TIME_BEGINS = frozenset("年月期今全本当近度日")
"""What a level and a time begin with: looked at first."""
_TIME_FIRST = regex(r"(?:年末|年底|年初|月末|月底|期末|今年|全年|本年|当年|近年|本期|当期|年度?(?!终)|度(?!假)|[月日])")
# 能耗比上年下降, 出口较上年同期增长: the phrase stands before the comparison.
_COMPARED = Ending(
    r"[比较与](?:[上去前]一?年|[上前][个一]?[月季]度?|年初|\d{4}年度?)(?:同期|年?[末底初]|[上下]半年|水平)?(?:相比)?$"
    r"|[快慢高低好优]于(?:[全我本][国省市县区州]|上年|上年同期)(?:平均)?(?:水平)?$"
    r"|[由从](?:[上去前]一?年|\d{4}年度?)(?:同期|年?[末底初]|[上下]半年)?的?$",
    last="年月季度初期末底平比省市县区州国均的",
)
# 收入完成预算的, 支出占总支出的: the share of a whole stands behind what it is a share of.
_OF_WHOLE = regex(r"(?:完成了?|为|占|相当于|达到?|是)[一-鿿“”]{1,14}的$")
_GOVERNMENT = frozenset(
    level + end for level in ("中央", *"省市县区镇乡州", "自治区", "国家", "中央和省") for end in ("", "级")
) | {"本级"}
_SHORTEST_LED = 3
"""Characters of a phrase that a verb of the list `leading` governs."""
_NTH = regex(r"第[零一二三四五六七八九十\d]{1,3}[一-鿿]{0,6}?(?:[小班]?组|支部|[大中支]队|片区|分局|法庭|[小中]学)$")
_KEEPS = frozenset(["控制", "保持", "稳定", "维持", "确保", "定"])
_PLACES = tuple("镇乡村县区市州旗省")
_LONGEST_PLACE = 5
_SPELL = regex(r"(?:期|限|龄|时间|时长|寿命|周期|工期|岁)$")
"""What a stretch of time is told of: 公示期10天, 平均年龄43岁."""
_LEVELS = tuple("省市县区州旗镇乡")
_LONGEST_BODY = 10
"""Characters of a department's name that is a clause of its own."""
_LONGEST_QUOTE = 12
"""Characters of a name in quotation marks."""
_REACHED = ("到", "至")
_EACH = frozenset(["每月", "每年", "每人", "每户", "每亩", "每次", "人均", "户均"])
_SHARES = ("percent", "times", "points")


@lru_cache(maxsize=1)
def _verbs_by_end() -> dict[str, list[str]]:
    """The listed verbs by their last character, longest first."""
    found: dict[str, list[str]] = {}
    for verb in sorted(head_words().verbs, key=len, reverse=True):
        found.setdefault(verb[-1], []).append(verb)
    return found


def _verb_at_end(front: str) -> str:
    """The longest listed verb that the text before a number ends with."""
    return next(filter(front.endswith, _verbs_by_end().get(front[-1:], ())), "")


def head_before(front: str, words: Sequence[Word], at: int, draft: Draft, moves: bool = False, taken: int = 0) -> Head:
    """The phrase that a text ends with; `at` is where that text ends.

    `moves`: the number goes to another one. `taken`: characters at the front that the number before them counts.
    """
    lists = head_words()
    if front.endswith("”"):
        return _quoted(front, at)
    reached = front[-1:] in _REACHED
    verb = _verb_at_end(front[:-1] if reached else front)
    if verb and words and words[-1][1] == "n" and len(words[-1][0]) > len(verb):
        # 科技投入 is a noun that ends like a verb.
        verb = ""
    back, skipped = _passed_over(words, len(words), 0, len(verb) + reached) if verb else (len(words), 0)
    told = front[: len(front) - skipped]
    aside = _COMPARED.search(told) or (_OF_WHOLE.search(told) if draft.kind in _SHARES and told[-1:] == "的" else None)
    if aside:
        back, skipped = _passed_over(words, back, skipped, len(front) - aside.start())
    elif moves and not skipped and words and words[-1][0] in ("由", "从"):
        back, skipped = back - 1, 1
    event = draft.unit in lists.event_units or draft.kind in ("money", "measure", "percent", "points", "times")
    while back:
        word, tag = words[back - 1]
        noun = word in lists.compounding or tag == "vn"
        if word in lists.prepositions or (tag == "p" and not verb and not _links(words, back)):
            return Head(verb=verb)
        if word == "的":
            return Head(verb=verb, modifier=front[: len(front) - skipped - 1][-LONGEST_MODIFIER:])
        if word in lists.verbs or tag in ("v", "vg", "vi") or (noun and not event):
            if noun and event and word not in lists.verbs:
                break
            verb = verb or word
        elif not (word in lists.stop or word in _EACH or word == "-" or tag in ("d", "ul", "zg", "ad")):
            break
        back -= 1
        skipped += len(word)
    told = front[: len(front) - skipped]
    body = _body(front, told, draft.unit) if draft.kind == "count" else ""
    if body:
        return Head(verb=verb, subject=body)
    if draft.kind in _SHARES and back and words[back - 1][0] == "类":
        # 家用电器类增长24%
        back, skipped, told = back - 1, skipped + 1, told[:-1]
    length, core, leading, _ = _nouns_before(words, back, taken)
    phrase, verb = _bare(told[len(told) - length :]), verb or leading
    if not phrase or _TIME.search(phrase) or core in lists.manners:
        return Head(verb=verb)
    if phrase in _GOVERNMENT or _is_owner(phrase, draft):
        return Head(verb=verb, subject=phrase)
    if draft.kind == "duration" and not _SPELL.search(core):
        # 耕地面积连续两年: how long, of nothing counted.
        return Head(verb=verb)
    return Head(phrase, Span(at - skipped - len(phrase), at - skipped), core, "", verb, "said")


def _links(words: Sequence[Word], back: int) -> bool:
    """True for 为 and for 在 behind 控制 and 保持: what is before is told by the number behind."""
    text = words[back - 1][0]
    return text[-1] == "为" or (text == "在" and back > 1 and words[back - 2][0] in _KEEPS)


def _is_owner(phrase: str, draft: Draft) -> bool:
    """True for a place or a body that has what is counted, 东河镇3个; amounts are only told of places."""
    if draft.kind == "count":
        return is_name(phrase, draft.unit)
    return (
        draft.kind in ("money", "measure")
        and phrase[-1] in _PLACES
        and len(phrase) <= _LONGEST_PLACE
        and is_name(phrase)
    )


def _body(front: str, told: str, unit: str) -> str:
    """县住建局5件, 第三检查组12个: a body whose name the segmenter cuts anyhow; empty where there is none."""
    short = front[:1] in _LEVELS and len(front) <= _LONGEST_BODY
    if short and front[-2:] not in head_words().compounding and is_name(front, unit):
        return front
    nth = _NTH.search(told) if "第" in told else None
    return nth.group() if nth else ""


def _bare(phrase: str) -> str:
    """年末全镇行政村 without the time and the level, which are slots of their own."""
    for begins, pattern in ((_TIME_BEGINS, _TIME_FIRST), (_LEVEL_BEGINS, _LEVEL)):
        led = pattern.match(phrase) if phrase[:1] in begins else None
        if led and led.end() < len(phrase):
            phrase = phrase[led.end() :]
    return phrase


def _quoted(front: str, at: int) -> Head:
    """“暖心通道”42条: the name in the marks that a text ends with."""
    name = front[front.rfind("“") + 1 : -1] if "“" in front else ""
    if not name or len(name) > _LONGEST_QUOTE:
        return Head()
    return Head(name, Span(at - 1 - len(name), at - 1), name, "", "", "said")


def _is_noun(word: Word) -> bool:
    """True for a word that a noun phrase may begin with."""
    text, tag = word
    lists = head_words()
    return text not in lists.verbs and text not in lists.stop and (tag[0] in "njbsl" or text in lists.compounding)


def _passed_over(words: Sequence[Word], back: int, skipped: int, length: int) -> tuple[int, int]:
    """Index and characters from the end once `length` characters are passed; the segmenter may cut them differently."""
    while back and skipped < length:
        back -= 1
        skipped += len(words[back][0])
    return back, skipped


def _nouns_before(words: Sequence[Word], back: int, reserved: int) -> tuple[int, str, str, int]:
    """Length of the run of nouns that ends at word `back`, its core, and the verb before it."""
    lists = head_words()
    length = 0
    core = ""
    taken: list[Word] = []
    lowest = 0
    while reserved > 0 and lowest < back:
        reserved -= len(words[lowest][0])
        lowest += 1
    while back > lowest:
        word, tag = words[back - 1]
        compounds = word in lists.compounding or (tag == "vn" and word not in lists.verbs)
        if core and word in lists.inner:
            compounds = back > 1 and _is_noun(words[back - 2])
        if word in lists.verbs or word in lists.stop or not (tag[0] in NOUN_TAGS or compounds or tag == "eng"):
            break
        core = core or word
        length += len(word)
        taken.append((word, tag))
        back -= 1
    before = words[back - 1] if back else None
    if before is None or not _is_noun(before):
        # 建设监测站点12处; 建设项目 is a noun of its own.
        leading = ""
        while len(taken) > 1 and taken[-1][0] in lists.leading and length - len(taken[-1][0]) >= _SHORTEST_LED:
            leading, _ = taken.pop()
            length -= len(leading)
        if leading:
            return length, core, leading, back
    if before is None or not taken:
        return length, core, "", back
    word, tag = before
    if tag[0] == "v" or word in lists.verbs:
        return length, core, word, back
    first, first_tag = taken[-1]
    if (
        len(taken) > 1
        and first in lists.compounding
        and first_tag[0] == "v"
        and (back == lowest or tag == "d" or word in ("共", "累计", "已", "均"))
    ):
        # 共反馈问题54个: behind an adverb the first word is the predicate.
        return length - len(first), core, first, back
    if word in ("不", "未", "非", "无", "在") and len(taken) > 1:
        # 不合规票据213张: what is negated belongs to the modifier.
        return length - len(first), core, "", back
    return length, core, "", back
