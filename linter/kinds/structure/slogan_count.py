"""Slogans that count: “三个到位”, and what they stand for: 组织到位、措施到位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.fact import Heading
from linter.facts.numbers.numbers import han_value, whole_number
from linter.finding import Hit
from linter.kinds.structure._defined import defined, told_otherwise
from linter.kinds.structure._listed import Listed
from linter.kinds.structure._slogan_further_on import further_on
from linter.kinds.structure._slogan_headings import headed_below
from linter.kinds.structure._slogan_midst import word_in_midst
from linter.kinds.structure._slogan_paragraphs import paragraphs_below
from linter.kinds.structure._slogan_rows import row_before
from linter.kinds.structure._slogan_segments import segments_behind
from linter.kinds.structure._slogan_to_one import many_to_one
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_SLOGAN = regex(
    r"“(?P<slogan>(?P<number>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个|项|大|张|场|道|本|把|条|篇|台|盘)?(?P<word>[一-鿿]{1,5}))”(?:(?!即)[^，。；：:“”（(\n—]){0,8}"
)
_OPENING = regex(r"[:：]|——?|[（(](?:即)?|[，,。](?:即|就是|也就是|做到|具体(?:是|为)|分别(?:是|为))[:：]?|即[:：]?")
"""What stands between a slogan and its items: a colon, a dash, a bracket, 即."""
_VERB = regex(
    r"(?:做到|坚持|实行|落实|突出|抓[好实]?|开展|实施|推[行进]|建立|做好|强化|把握|狠抓|采取|实现|确保|严把|达到|执行|健全)"
    r"[^，。；：、“”\n]{0,6}$"
)
_ITEMS = regex(r"[^。；：:（()）“”\n]*")
_BETWEEN = regex(r"[、，,]")
_LAST = regex(r"和|以及|及|或")
"""What stands before the last item; the same characters also stand inside words, as in 普及."""
_OPEN_LIST = regex(r"等")
_LOOK_BACK = 16
"""Characters before a slogan in which its verb stands."""
_FEWEST_HEADINGS = 2
_ADJACENT = 2
"""Characters between the colon and the first 一是."""


class SloganCount:
    """Counts what a slogan stands for: items that repeat its word, points behind its colon, headings below it."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each slogan that is spelt out at once, with another number of items."""
        yield from _in_headings(ledger)
        yield from defined(ledger)
        yield from told_otherwise(ledger)
        lists = Listed(ledger)
        for match in _SLOGAN.finditer(ledger.text):
            number = whole_number(match["number"])
            if number < 2:
                continue
            listed = (
                _named(ledger, match)
                or _clauses(ledger, match)
                or row_before(ledger.text, match)
                or _pointed(ledger, lists, match)
                or _below(ledger, match)
                or _marked(ledger, lists, match)
                or segments_behind(ledger, match)
                or further_on(ledger, match)
                or paragraphs_below(ledger, match)
                or headed_below(ledger, match)
                or word_in_midst(ledger, match)
                or many_to_one(ledger, match, number)
            )
            if (
                len(listed) > 1
                and len(listed) != number
                and not (_ends_early(ledger, listed, number) or _rest_elsewhere(ledger, match.end(), listed, number))
            ):
                values = {"slogan": match["slogan"], "listed": len(listed)}
                slogan = Span(*match.span("slogan"))
                yield Hit((slogan, listed[0], listed[-1]), values, severity="warning")


_COUNTED = regex(
    r"(?:[、.．）)推进开展实施抓好做打办建立完成]|^)(?P<slogan>(?P<number>[二两三四五六七八九十])(?:大|个|项|类|场)(?P<word>[一-鿿]{2,8}))[：:。]?$"
)
_NAME_OF_KIND = 4
"""Characters at the end of what a heading counts that every heading below it repeats: 专项行动."""


def _in_headings(ledger: Ledger) -> Iterator[Hit]:
    """二、开展三大专项行动, and below it four headings that each name a 专项行动."""
    below: dict[int, list[Heading]] = {}
    for heading in ledger.headings:
        below.setdefault(heading.parent, []).append(heading)
    for at, children in below.items():
        numbers = [child.number for child in children]
        if at < 0 or len(children) < _FEWEST_HEADINGS or numbers != list(range(1, len(children) + 1)):
            continue
        block = ledger.document.blocks[ledger.headings[at].block].span
        match = _COUNTED.search(ledger.text, *block)
        if match is None or han_value(match["number"]) == len(children):
            continue
        if all(match["word"][-_NAME_OF_KIND:] in ledger.read(child.span) for child in children):
            values = {"slogan": match["slogan"], "listed": len(children)}
            spans = (Span(*match.span("slogan")), children[0].marker, children[-1].marker)
            yield Hit(spans, values, severity="warning")


def _ends_early(ledger: Ledger, listed: list[Span], number: int) -> bool:
    """True for 组织到位、措施到位，确保整改到位: the comma ends a list parted by 、 and the purpose follows."""
    if not 1 < number < len(listed) or ledger.text[listed[0].end : listed[0].end + 1] != "、":
        return False
    return ledger.text[listed[number - 1].end : listed[number - 1].end + 1] in ("，", ",")


def _rest_elsewhere(ledger: Ledger, start: int, listed: list[Span], number: int) -> bool:
    """True where the text says that these are some of them: 先行实施其中三个, 另外两个列入明年."""
    if len(listed) > number:
        return False
    at = ledger.document.block_index(listed[-1].start)
    # The paragraph behind the last point may tell of the rest, a new section does not.
    behind = at + 1 < len(ledger.document.blocks) and at + 1 not in ledger.outline.blocks
    stretch = ledger.text[start : ledger.document.blocks[at + behind].span.end]
    for told in _PART_TOLD.finditer(stretch):
        count = whole_number(told["count"])
        if count == (number - len(listed) if told["rest"] else len(listed)):
            return True
    return _REST_LATER.search(stretch) is not None


_PART_TOLD = regex(
    r"(?:(?P<rest>其余|其他|另外|剩余|剩下|余下|另)的?|(?:其中|先行|先期|首批|率先|本期|本文)[^，,。；;\n\d]{0,6}?)"
    r"(?P<count>[一二两三四五六七八九十]|\d{1,2})(?:个|项|大|条|方面|[台张场道盘把篇本])"
)
_REST_LATER = regex(
    r"(?:其余|其他|另外|剩余|剩下|余下)(?![^，,。；;\n]{0,3}(?:[一二两三四五六七八九十]|\d{1,2})[个项大条])[^。；;\n]{0,16}"
    r"(?:另行|另文|明年|次年|下年|下一|下阶段|详见|见附|见第|列入|不再|后续|此前)"
)
"""What the slogan also stands for and is not told here; where its number is told, the number must fit."""


def _named(ledger: Ledger, match: re.Match[str]) -> list[Span]:
    """The items behind the slogan, each of which begins or ends with its word: 组织到位、措施到位."""
    opening = _OPENING.match(ledger.text, match.end())
    # “四个聚焦”，聚焦学习、聚焦排查: behind a mere comma the items begin with the word.
    comma = len(match["word"]) > 1 and ledger.text.startswith((f"，{match['word']}", f",{match['word']}"), match.end())
    if opening is None and not comma:
        return []
    stretch = _ITEMS.match(ledger.text, opening.end() if opening else match.end() + 1)
    assert stretch is not None
    if _OPEN_LIST.search(stretch.group()) or _POINT_ONE.match(stretch.group()):
        return []
    close = _without_purpose(stretch, match) if opening else stretch.end()
    ends = [mark.start() for mark in _BETWEEN.finditer(ledger.text, stretch.start(), close)]
    starts = [stretch.start(), *(end + 1 for end in ends)]
    items = [Span(*where) for where in zip(starts, [*ends, close], strict=True)]
    items[-1:] = _without_and(ledger, items[-1], match["word"])
    whole = all(_repeats(ledger.read(item), match["word"]) for item in items)
    return items if whole and len(items) > 1 else []


_POINT_ONE = regex("[一1①][是要、，.．]")


def _without_purpose(stretch: re.Match[str], slogan: re.Match[str]) -> int:
    """Where the items end: 每周一查、每月一报，以制度管长远 tells behind its comma what they are for."""
    listed, comma, purpose = stretch.group().partition("，")
    word = slogan["word"]
    # With more items than the slogan says none can be missing, whatever follows.
    more = word != "一" and listed.count("、") >= whole_number(slogan["number"])
    fits = more or _PURPOSE.match(purpose) or (len(word) == 1 and word != "一" and not _NAMES_ON.match(purpose))
    plain = "、" in listed and fits and "、" not in purpose and "，" not in purpose
    return stretch.start() + len(listed) if comma and plain and word not in purpose else stretch.end()


_NAMES_ON = regex("以及|还|另|和|与|及|其中|又|并")
_PURPOSE = regex(
    "以|用|做到|力求|强化|全部|均|都|逐|已经?|一一|压实|进一步|持续|推进|教育|引导|促|加强|开展|真正|从而|确保|推动|形成|切实|实现|促进|有效|不断|构建|打通|倒逼|为|让|使|把|将"
)


def _clauses(ledger: Ledger, match: re.Match[str]) -> list[Span]:
    """“三个始终”：始终…，…；始终…，…: clauses that begin with its word, however long they are."""
    opening = _OPENING.match(ledger.text, match.end())
    word = match["word"]
    if opening is None or len(word) == 1:
        return []
    stretch = _SENTENCE.match(ledger.text, opening.end())
    if stretch is None or "；" not in stretch.group() or stretch.group().endswith("等"):
        return []
    ends = [mark.start() for mark in re.finditer("；", stretch.group())]
    starts = [0, *(end + 1 for end in ends)]
    items = [
        Span(stretch.start() + one, stretch.start() + other)
        for one, other in zip(starts, [*ends, len(stretch.group())], strict=True)
    ]
    heads = [re.split("[，,：:、]", ledger.read(item))[0] for item in items]
    return items if all(word in head[: len(word) + _AHEAD] for head in heads) else []


_SENTENCE = regex(r"[^。（()）“”\n]{1,400}")
_AHEAD = 2
"""Characters before the word of a slogan in a clause: 新建一批 of “四个一批”."""


def _repeats(item: str, word: str) -> bool:
    # 每周一梳理、每旬一调度 of “四个一”.
    if item.startswith(word) or item.endswith(word):
        return True
    return word == "一" and (_ONE_EACH.match(item) is not None or _ONE_PIECE.match(item) is not None)


_ONE_PIECE = regex(r"[一-鿿]{1,3}[一1][堂次部篇场本件份项个门封面批套张支句条轮遍][一-鿿“”]{1,8}$")
"""上一堂党课 of “五个一”."""
_ONE_EACH = regex(r"(?:每|逐|半|一|全)[年月周旬季日天半户村镇乡企事项人案件度]{1,2}[一1][^\d、]{1,6}$")


def _without_and(ledger: Ledger, item: Span, word: str) -> list[Span]:
    """The last item, parted where 和 joins two of them."""
    for joint in _LAST.finditer(ledger.text, *item):
        halves = [Span(item.start, joint.start()), Span(joint.end(), item.end)]
        if all(_repeats(ledger.read(half), word) for half in halves):
            return halves
    return [item]


def _pointed(ledger: Ledger, lists: Listed, match: re.Match[str]) -> list[Span]:
    """The points 一是, 二是 right behind 做到“三个到位”：."""
    end = match.end()
    if ledger.text[end : end + 1] not in (":", "："):
        return []
    if not _VERB.search(ledger.text, max(0, match.start() - _LOOK_BACK), match.start()):
        return []
    return lists.after(end + 1, _ADJACENT)


def _below(ledger: Ledger, match: re.Match[str]) -> list[Span]:
    """The headings below a heading with the slogan, when each of them has its word."""
    block = ledger.document.block_index(match.start())
    chain = ledger.section_of(block)
    if not chain or chain[-1].block != block or ledger.document.blocks[block].span.end > match.end() + _AFTER:
        return []
    if _MATTER.fullmatch(match["slogan"]):
        return []
    above = ledger.headings.index(chain[-1])
    children = [heading for heading in ledger.headings[above + 1 :] if heading.parent == above]
    if not children or [child.number for child in children] != list(range(1, len(children) + 1)):
        return []
    return [child.marker for child in children] if all(match["word"] in ledger.read(c.span) for c in children) else []


_MATTER = regex("三[公农资废务违]")
"""Names of a matter: the headings below “三公”经费 part it as they like, 购置 and 运行 of the vehicles apart."""


def _marked(ledger: Ledger, lists: Listed, match: re.Match[str]) -> list[Span]:
    """The points 第一，打好“效率牌” … of the paragraphs below 打好“四张牌”, each of which has its word."""
    marks = lists.inline(match.end(), _FAR_BELOW)
    if not marks:
        return []
    if not _VERB_HERE.search(ledger.text, max(0, match.start() - _LOOK_BACK), match.start()):
        # 综合运用“五个一批”方式。一是收回一批。…四是置换一批。 needs no such verb, with a word of two or more.
        between = ledger.text[match.end() : marks[0].start]
        if len(match["word"]) == 1 or _SOME_OF_THEM.search(match.group()[-_BEHIND:] + between):
            return []
    word = match["word"] if len(match["word"]) > 1 else match["word"] + "”"
    points = [ledger.text[mark.end : mark.end + _POINT].split("。")[0] for mark in marks]
    if not marks or not all(point.count(word) == 1 for point in points):
        return []
    # One more may follow without its mark.
    last = ledger.document.block_index(marks[-1].start)
    following = ledger.document.blocks[last + 1 : last + 3]
    return [] if any(word in ledger.read(block.span) for block in following) else marks


_VERB_HERE = regex(
    r"(?:打[好出]|念好|唱[好响]|下好|做[好实]|实施|开展|推进|抓好|突出|坚持|落实|聚焦|围绕|守好|守住|办好|用好|练好|走好|迈好)“?$"
)
_SOME_OF_THEM = regex("其中|部分|主要|重点|[前后][两三四]|先行|为主|之一|要求|[中里]的|除|未|不")
"""Behind a slogan, what tells that not all it stands for follows."""
_BEHIND = 8
_FAR_BELOW = 60
"""Characters between a slogan and the first of its points."""
_POINT = 24
"""Characters of a point in which the word of its slogan stands."""
_AFTER = 12
"""Characters of a heading behind the slogan in it."""
