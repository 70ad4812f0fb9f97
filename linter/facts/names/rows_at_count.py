"""Rows at a count, however they are parted: 五个方面的问题：甲；乙；丙；丁。 七大工程…。工程清单如下：甲、乙、丙.

The row is read by its marks alone. A count that is one off from every way to read the row beside it is a slip of the
one who added an item or took one out; further off, it counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.names.even_rows import ONE_EACH, goes_back
from linter.facts.names.listed_behind import MARKED, goes_on_behind
from linter.facts.names.named_lists import NamedList
from linter.facts.numbers.numbers import whole_number
from linter.facts.quantities.bigrams import han_bigrams, share_a_bigram
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNIT = (
    "个|项|条|类|种|套|件|处|起|家|所|座|名|位|道|大|支|路|块|点|步|招|桩|笔|份|篇|部|本|门|场|次|批|方面|部分|镇|乡"
)
_COUNT = regex(
    r"(?<![第近约余上十百千万亿数几好每各\d.．之年月日前后分])(?P<count>(?P<number>[二两三四五六七八九]|十[一二三四五六]?|\d{1,2})"
    rf"(?P<unit>{_UNIT}))(?![多余几月]|以[上下内]|左右|百分点|半)(?P<noun>[^，,。；;：:、（）()《》\n\d]{{0,16}})"
)
_OPENS = regex(
    "[：:]|[，,]?(?:分别|依次|具体)[是为有][：:]?|[，,](?:即|也就是|包括|涵盖|涉及)[：:]?|[，,]分别[一-鿿]{2}(?=[一-鿿]{2,8}、)"
)
_LEAD = regex(
    r"(?P<lead>[^，,。；;：:、（）()《》\n\d]{0,14}?)(?:(?:清单|名单|名录|内容|情况)?如下|分别[是为]|依次[是为]|具体[是为有]|包括|[是为有])[：:]"
)
_SOME = regex("主要|包括|涵盖|涉及|其中|例如|[譬比诸]如|如[：:]|重点|突出|典型|部分|代表|尤其|特别|优先")
_ALL = regex("(?:此外|除此|别的|另外)?(?:再无|别无|没有|并无)其[他它余]|悉数列|逐一列|全部列")
_ET_CETERA = regex("等(?![级候待效额距值分离同腿])|其[他它余]|之类|……|…")
_STOP = regex(r"[。\n]|$")
_GOES_ON = regex("[，,；;](?:以?及|和|与|还|另|再|加上|外加|同时|此外|也|又)")
_JOINT = regex("以及|[和与及暨]")
_CLOSES = regex(
    r"[，,](?:均|都|全部?|已|并|共|各|由|经|以|涉及|存在|覆盖|总|合计|惠及|受益|投资|面积|取得|每|实行|无一|一律|逐|做到|形成)"
)
_FIGURE = regex(r"\d|[一二两三四五六七八九十]{1,3}(?:个|项|家|条|人|户|眼|座|处|所|台|辆|口|间|吨|亩|米)")
_FEWEST, _MOST = 2, 16
_LONGEST = 30
"""Characters of an item parted by 、 at most; a longer one is a sentence of its own."""
_EVEN = 2
"""Characters by which items parted by commas alone differ in length."""
_REACH = 200
"""Characters of a row at most; one that goes on behind them is not read in part."""


def find_rows_at_count(ledger: Ledger) -> Iterator[NamedList]:
    """Every row right behind a count, or behind the lead of the next sentence, that is one off from it."""
    text = ledger.text
    for count in _COUNT.finditer(text):
        opened = _OPENS.match(text, count.end()) or _opens_within(count)
        if opened:
            found = _read(text, count, opened.start(), opened.end())
        else:
            found = _before(text, count) or _in_next_sentence(ledger, count) or _taken_up(ledger, count)
        if found and min(abs(found.number - one) for one in found.readings) == 1:
            yield found


def _opens_within(count: re.Match[str]) -> re.Match[str] | None:
    """七项实事分别是…: the opening right behind a noun without a mark."""
    return _WITHIN.search(count.string, count.end("unit"), count.end())


_WITHIN = regex("(?:分别|依次|具体)[是为]")


def _in_next_sentence(ledger: Ledger, count: re.Match[str]) -> NamedList | None:
    """七大骨干工程全面提速，…。工程清单如下：, where the lead shares a word with what is counted."""
    text = ledger.text
    end = ledger.sentences[ledger.sentence_at(count.start())].span.end
    lead = _LEAD.match(text, end) if text[end - 1 : end] == "。" else None
    if lead is None:
        return None
    before = text[max(0, count.start() - len("典型案例")) : count.start()]
    words = lead["lead"]
    if words and not share_a_bigram(words, before + "|" + count["noun"]):
        return None
    # Another count of the sentence may be the one that the list is of.
    start = ledger.sentences[ledger.sentence_at(count.start())].span.start
    others = [one for one in _COUNT.finditer(text, start, end) if one.start() != count.start()]
    if any(share_a_bigram(words, one["noun"]) or not words for one in others):
        return None
    return _read(text, count, lead.start(), lead.end())


_NAME = r"(?:\d{1,2}月\d{1,2}日|(?![上前该本此这其])[一-鿿]{1,7}?[镇乡村局委办院校所站区县市司园厂])"
_TAKEN_UP = regex(rf"(?P<row>{_NAME}(?:、{_NAME})+(?:(?:以及|[和与及]){_NAME})?)的(?P<what>[一-鿿]{{2,12}})")
_SHARED = 2
"""Pairs of characters that what is told of the row shares with the sentence of the count."""


def _taken_up(ledger: Ledger, count: re.Match[str]) -> NamedList | None:
    """三次全体会议，…。2月9日、5月17日、8月24日和11月30日的全体会议: more than were counted, of the same thing."""
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(count.start())].span
    row = _TAKEN_UP.match(text, sentence.end) if text[sentence.end - 1 : sentence.end] == "。" else None
    if row is None:
        return None
    shared = han_bigrams(row["what"]) & han_bigrams(text[count.end("unit") : sentence.end])
    if len(shared) < _SHARED and not count["noun"].endswith(row["what"][:2]):
        return None
    if any(one.start() != count.start() for one in _COUNT.finditer(text, *sentence)):
        return None
    items = tuple(Span(*one.span()) for one in _ONE.finditer(text, *row.span("row")))
    number = whole_number(count["number"])
    # Fewer may be some of them.
    if number >= len(items):
        return None
    return NamedList(number, Span(count.start("number"), count.end("unit")), items, frozenset([len(items)]), open=False)


_ONE = regex("(?:(?!以及)[^、和与及])+")

_ROW = regex(r"(?:^|[，,。；;：:\n”）)])(?P<row>[^，,。；;：:“”（）()《》\n\d]{4,100})$")
_SHORT_NAME = regex(r"(?!.*(?:[的了着过均各每等]|其中|涉及|包括|存在|完成|发现))[一-鿿]{2,8}$")
_OWNER = regex(
    "[镇乡村县市区户人名组班家]|街道|社区|单位|部门|企业|公司|项目|学校|医院|机构|问题|案|标段|网点|站|点位|项|月|年|以上|产品|品牌"
    "|高速|公路|铁路|线路|片区|组团|流域|窗口|会|奖|基地|园区"
)
"""What a name of the row may have several of, or several names one."""


def _before(text: str, count: re.Match[str]) -> NamedList | None:
    """灭火、疏散、中毒急救四个科目: a row that holds no joint and may not have begun before, one short of its count."""
    start = max(0, count.start() - _LEAST_BACK)
    row = _ROW.search(text, start, count.start()) if "、" in text[count.start() - 10 : count.start()] else None
    noun = count["noun"]
    if row is None:
        return None
    names = row["row"].split("、")
    owned = _OWNER.search(count["unit"] + noun[:_NOUN])
    if owned or not (ONE_EACH.match(noun) or _PARTS.match(noun)):
        what = owned.group() if owned else noun
        if count["number"].isdigit() or not what or (owned and not _APPOSED.match(what)) or not _alike(names, what):
            return None
    number = whole_number(count["number"])
    if len(names) < 3 or number != len(names) + 1 or _JOINT.search(row["row"]):
        return None
    if not all(_SHORT_NAME.match(name) for name in names[1:]) or len(names[0]) < 2:
        return None
    items = _pieces(row["row"], row.start("row"), "、")
    if goes_back(text, row.start("row"), names):
        return None
    items[0] = Span(max(items[0].start, items[0].end - len(names[1])), items[0].end)
    return NamedList(
        number, Span(count.start("number"), count.end("unit")), tuple(items), frozenset([len(names)]), open=False
    )


def _alike(names: list[str], what: str) -> bool:
    """True for names of one length or with one end that have no owners among them: 东山、西沟、南坪五个村.

    A verb may stand before the first. Han numerals say what the names are; 学校、医院、公园5处 counts places.
    """
    if not all(names):
        return False
    one_end = {name[-1] for name in names}
    if one_end & _LEVELS and one_end != {what[-1]}:
        return False
    return len(set(map(len, names[1:]))) == 1 or len(one_end) == 1


_APPOSED = regex("[镇乡村县市区名人]|街道|社区|部门|单位")
"""Owners that the names of a row may be themselves."""
_LEVELS = frozenset("省市县区镇乡村州旗局院校厂司")


_PARTS = regex(
    "[^、]{0,4}(?:科目|课程|步骤|关口|板块|模块|专业|学科|工种|要素|指标|渠道|方式|途径|栏目|奖项|主题|篇章|系统|系列)"
)
"""More that has one name each."""
_NOUN = 4
_LEAST_BACK = 110
"""Characters before a count in which its row begins."""


def _read(text: str, count: re.Match[str], opened: int, start: int) -> NamedList | None:
    """The row that begins at `start`, by the mark that parts it: ； before 、 before ，."""
    stop = _STOP.search(text, start)
    if stop is None or stop.start() > start + _REACH:
        return None
    row = text[start : stop.start()]
    told = text[count.start() : start]
    every = _ALL.search(row) is not None
    if _TOLD_OF.search(count["noun"]) or MARKED.search(text, max(0, count.start() - _NEAR), start):
        return None
    if _ET_CETERA.search(row) and not every:
        return None
    if _SOME.search(told) and not every:
        return None
    if "；" in row:
        items = _pieces(row, start, "；")
        # 收入分别为甲和乙；支出分别为…: every piece opens a row of its own.
        if any(_JOINT.match(text, *item) or _WITHIN.search(text, *item) for item in items):
            return None
        # 依次为甲、乙、丙；…: the row may have ended at the first ；.
        first = row.partition("；")[0].partition("，")[0]
        one_each = first.count("、") + 1
        readings = {len(items), one_each, one_each + len(_JOINT.findall(first))}
    else:
        part, _, rest = _BRACKET.sub(lambda one: "□" * len(one.group()), row).partition("，")
        if "、" in part:
            if "、" in rest and not _CLOSES.match("，" + rest):
                return None
            if not every and _GOES_ON.match(text, start + len(part)):
                return None
            items = _pieces(part, start, "、")
            if rest and whole_number(count["number"]) > len(items) and not every and _may_go_on(text, items, rest):
                return None
            joints = sum(len(_JOINT.findall(text, *item)) for item in items)
            # 地铁1、2号线: a piece that is part of the name behind it.
            parts = sum(1 for item in items if text[item.end - 1].isdigit() and text[item.end : item.end + 1] == "、")
            names = [text[item.start : item.end] for item in items]
            # A row that breaks off behind its last mark has not named all of its members.
            if not all(names) or max(map(len, names)) > _LONGEST or goes_on_behind(names):
                return None
            if _VAGUE.search(told) and "分别" not in told:
                return None
            # 办公室、安全、应急科: a short one may be part of the name behind it.
            parts += sum(len(name) <= _FEWEST for name in names) if max(map(len, names)) > _FEWEST + 1 else 0
            readings = set(range(len(items) - parts, len(items) + joints + 1))
        else:
            items = _pieces(row, start, "，")
            if not _even(text, items):
                return None
            readings = {len(items)}
    if not _FEWEST <= len(items) <= _MOST or any(item.start >= item.end for item in items):
        return None
    if _MARKED.match(text, items[0].start) or _counts_itself(text, count, items):
        return None
    number = Span(count.start("number"), count.end("unit"))
    return NamedList(whole_number(count["number"]), number, tuple(items), frozenset(readings), open=False)


_NEAR = 12
"""Characters before a count in which its noun may stand."""


def _may_go_on(text: str, items: list[Span], rest: str) -> bool:
    """False where the next clause closes the row, or ends unlike all of its names: 甲村、乙村、丙村，任期两年."""
    if _CLOSES.match("，" + rest):
        return False
    ends = {text[item.end - 1] for item in items}
    return len(ends) > 1 or rest.partition("，")[0][-1:] in ends


_TOLD_OF = regex(".{3}如下$|调整|变化|变动")
"""学校布局调整如下: the row is of what is done with the things counted."""
_VAGUE = regex("问题|不足|短板|现象")
"""Of which one may be told by several names."""
_BRACKET = regex("[（(][^（）()\\n]*[）)]")
_MARKED = regex("[一二]是|首先|其一|第一|[（(]?[1一][）)、.．]|[①⑴]|一[、要]")
"""Rows with marks of their own are counted by them."""
_OF_EACH = regex(rf"(\d{{1,2}}|[一二两三四五六七八九十])(?:{_UNIT})")


def _counts_itself(text: str, count: re.Match[str], items: list[Span]) -> bool:
    """True for 3个有出入：2个…；1个…, and where another count of the sentence is the one of the row."""
    each = [_OF_EACH.match(text, *item) for item in items]
    if any(each):
        return True
    start = max(text.rfind(mark, 0, count.start()) for mark in "。；;\n") + 1
    told = [whole_number(one[1]) for one in _OF_EACH.finditer(text, start, count.start())]
    return any(one == len(items) for one in (*told, sum(told[-1:]) + whole_number(count["number"])))


def _pieces(row: str, start: int, mark: str) -> list[Span]:
    spans, at = [], start
    for piece in row.split(mark):
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    return spans


_ASIDE = regex("[这其此共总均都已并也还另又再该本]|合计|累计|做到|实现|确保|推动|形成")


def _even(text: str, items: list[Span]) -> bool:
    """True for items parted by commas that are built alike: one length, one end, or each with a figure of its own."""
    words = [text[item.start : item.end] for item in items]
    if len(words) < _FEWEST or not all(words) or any(_ASIDE.match(word) for word in words):
        return False
    lengths = [len(word) for word in words]
    if len({word[-1] for word in words}) == 1 and len(words) > _FEWEST:
        return True
    if all(_FIGURE.search(word) for word in words) and max(lengths) <= _LONGEST:
        return True
    return max(lengths) - min(lengths) <= _EVEN and max(lengths) <= len("四个字的做法再加") and len(words) > _FEWEST
