"""Doubled words: a particle, a common verb or a mark typed twice at a seam, 的的, 进行进行 and 。。."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from linter.facts.names.char_slips import find_char_slips
from linter.facts.names.typed_twice import TypedTwice
from linter.finding import Hit
from linter.kinds.structure._listed_twice import listed_twice
from linter.ledger import Ledger
from linter.lexicon import words
from linter.offsets import Covered, Span
from linter.patterns import regex

# Each with the characters before and behind it with which the two meet rightly: 实实在在, 总和和, 参与与, 是是非非.
_RIGHTLY = {
    "的": ("目标", "的士"),
    "共": ("公总国一中反", "同和识建享计产青赢振存治管富性鸣勉度商通谋有处担用生事济"),
    "了": ("", "解如得"),
    "和": ("总饱温缓平祥柔调讲谐中和", "和美睦气善平谐县"),
    "在": ("实现内所潜在", "在"),
    "是": ("于但凡可是", "非是"),
    "与": ("参给授", "会"),
    "已": ("", ""),
    "对": ("应针面核校相绝反成配派一比敌结", "外象比策接话口手冲抗碰内照称标应方待立付岸准等"),
    "由": ("自理缘事因经", "于此来"),
    "并": ("合兼吞归", "购入行举轨联且"),
    "将": ("即行必终大小上中少名", "军来士领乐"),
    "及": ("普涉波提触累危顾惠遍企推旁论", "时格早第其物"),
    "就": ("成造迁", "业近地"),
    "其": ("尤与极", "他中实余次它木"),
    "我": ("自忘", "行"),
    "为": ("作行认成因以更较尤甚颇最极人有无所", "了人主何止民此官政企农什公难首"),
    "于": ("由对关属位基", "是都洪"),
    "从": ("服听顺随跟遵", "容严业江化"),
    "要": ("主重需必简摘纪提首只还纲扼概险次", "素点害闻求"),
    "也": ("", ""),
    "但": ("不非", "是凡"),
    "因": ("原起成病诱内外", "此为素果"),
    "向": ("方动导意走转倾面定纵横取趋去双单", "前上下往来阳"),
}
_PARTICLE = regex(rf"([{''.join(_RIGHTLY)}])\1")
_IN_PLACE = regex("在在(?:建(?:[的项工]|$)|校[生学]|[册职岗](?![位责权能业])|编人)")
"""In projects under way, among pupils at school: 在在建项目中; 在在编制 and 在在建设 are slips."""
_INDEED = regex("的的确(?!保[^障]|[定认立诊])")
"""的的确是; 的的确保 is a slip."""
_DONE_WITH = regex("(?<![一以][一-鿿])了了[之事账]")
"""收了了事, 罚了了之: what ends one verb, and another verb; 一拆了了之 is a slip."""
_ANY_TWICE = regex(
    r"(?P<a>[一-鿿])(?P<b>[一-鿿])"
    r"(?:(?P=a)(?!(?P=a))(?P=b)(?=[，,。；;、：:的了地得\d\n]|\Z)|(?P<rest>[一-鿿]{1,4}?)(?P=a)(?P=b)(?P=rest))"
)
_DETERMINED = regex(
    r"(?P<word>(?:[各该本我]|全(?![心力套]))(?:镇|乡|村|县|区|市|省|局|组|校|院|站|所|部门|单位|乡镇|街道|社区|公司|企业|学校|支部|科室|级|地|处|类|项|个))(?P=word)"
    r"(?![市区]级)"
)
"""各村各村, 我县我县: a noun with what points to it, whatever follows."""
_IN_TIME_AND_PLACE = regex(r"[一-鿿](?P<way>[适因随])[一-鿿](?P=way)[一-鿿]")
"""同时适时适地公布: what is done at the right time and place, behind a word that ends in 时."""
_SAID_TWICE = regex("[一二三四五六七八九十百千万几每很好多太非许如这那哪有彼是不又再越慢渐常]|的")
"""What is doubled on purpose: 一个一个, 很多很多, 彼此彼此."""
_JOINS = regex("[及和与或]")
_BREAKS = regex(r"[，,。；;、：:的\n]|\Z")
"""涉及岩溶及岩溶水发育: one thing, and a longer one of its name."""
_PAGE = regex("字[号体]|浏览|点击|收藏|打印|分享|扫一扫")
"""What stands beside the buttons of a web page, which say their words twice."""
_BESIDE = 20
_LONGEST_COMPOUND = 3
"""Characters behind a doubled verb that may make a compound of it."""
_AIMED_AT = frozenset("抓促保重")
"""抓落实落实到位: the first of the two is what is aimed at."""
_ORGANISED = frozenset("党群层团")
"""党组织组织生活会, 基层组织组织…: a body, and what it does or is held by it."""
_UNIT = regex(
    r"[个项户家条次](?<=\d.)(?:(?<=个)(?=个[^体人性案别贷股税展])|(?<=项)(?=项[^目])|(?<=户)(?=户[^均主籍型用厕口内外数表])"
    r"|(?<=家)(?=家[^庭长政族具电])|(?<=条)(?=条[^款例件约])|(?<=次)(?=次[^数日生]))."
)
"""12项项任务; 5项项目 and 3家家庭农场 are words."""

_LONGEST_NUMBER = 5
_NUMBER_BEFORE = regex(r"(?:(?<!\d)\d{1,2}[.．、）)]|[一二三四五六七八九十]{1,3}(?:、|[）)]))$")
"""The number of a heading, or of a point of a list."""
_BEGINS = regex("[是为作]")
"""What follows the subject of a sentence that begins there."""
_LONG_UNIT = regex(
    r"\d(?P<unit>个百分点|百分点|平方公里|平方米|立方米|公里|公顷|公斤|人次|[万亿][人吨户亩]|万?千瓦时?|小时|标准煤)(?P=unit)"
    r"|\d(?P<words>(?:个?工作日|[日天年周]|个?月|小时)[内前后起来])(?P=words)"
)
_ANNOUNCED = regex(
    r"(?<![一-鿿])(?P<word>[现兹])将[^，,。；;：:\n现兹]{1,40}(?<![表发出体呈实兑展再涌显变浮突凸隐闪重])(?P<again>(?P=word))(?:通[报知]|公[布示告开]|报[告送]|汇报|印发|转发|下[发达])"
)
"""现将有关情况现通报如下: the word that opens the formula, again before its verb."""
_MARK = regex(
    r"(?<=[一-鿿\d%”》）A-Za-z])(?:(?P<mark>[，；])(?P=mark)(?=[一-鿿\d“《（][^\n]{0,200}?[。！？])|(?P<stop>。)(?P=stop)(?=[一-鿿\d“《（]|\s|$))"
)
"""。。 and ，，; three are an ellipsis, 、、 may stand where a name was taken out, and a row of fields has no 。."""
_TWO_MARKS = regex(
    r"(?<=[一-鿿\d%”》）A-Za-z])(?:(?P<two>[，；]。|。[，、；：]|；[，、]|，：)|(?P<colons>：：))(?=[一-鿿\d“《（]|\s|$)"
)
"""。， and ，。: one of two marks is left over; 、， may stand where a name was taken out, and ：， in a form."""
_NO_SLIP = regex("IPv6|[句逗顿分]号|标点|联系人|电话|成员|原告|申请人|姓名")
"""What speaks of marks or addresses, and rows of which a field was left out."""
_ROW_OF_MARKS = 2
"""Doubled commas in one line that make it a row with empty fields."""


class DoubledWord:
    """Reports particles, words of rules/lexicon/doubled.yaml, units and marks that stand twice in a row."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every doubled word, particles first."""
        told = Covered()
        for hit in self._by_form(ledger):
            told.add(hit.spans[0])
            yield hit
        for slip in find_char_slips(ledger):
            if not isinstance(slip, TypedTwice) or told.touches(slip.span):
                continue
            if _PAGE.search(ledger.text, max(0, slip.span.start - _BESIDE), slip.span.end + _BESIDE):
                continue
            # 强军 军强: two headlines side by side.
            if ledger.document.quote(slip.span) == ledger.read(slip.span):
                half = (slip.span.end - slip.span.start) // 2
                yield _hit(ledger.text[slip.span.start : slip.span.start + half], slip.span.start)

    def _by_form(self, ledger: Ledger) -> Iterator[Hit]:
        """Those that the words themselves tell: particles, common verbs, units and marks."""
        text = ledger.text
        for match in _PARTICLE.finditer(text):
            before, behind = _RIGHTLY[match[1]]
            meets_before = text[max(0, match.start() - 1) : match.start()] in set(before)
            meets_behind = text[match.end() : match.end() + 1] in set(behind)
            rightly = any(said.match(text, match.start()) for said in (_INDEED, _IN_PLACE, _DONE_WITH))
            if not (meets_before or meets_behind or rightly):
                yield _hit(match[1], match.start())
        twice, longer = _words_twice()
        for match in twice.finditer(text):
            word, at = match[1] + match[2], match.start()
            if _is_slip(text, match) and not (_in_two_blocks(ledger, at, match.end()) or _headed(ledger, word, at)):
                yield _hit(word, at)
        for word in longer:
            for at in _places(text, word * 2):
                if not _headed(ledger, word, at):
                    yield _hit(word, at)
        known = _listed("always") | _listed("verbs") | set(longer)
        for match in _ANY_TWICE.finditer(text):
            word = match.group()[: len(match.group()) // 2]
            if _IN_TIME_AND_PLACE.match(text, match.start()):
                continue
            if _JOINS.match(word) and not _BREAKS.match(text, match.end()):
                continue
            if word in known or _SAID_TWICE.search(word) or not _is_one(ledger, *match.span()):
                continue
            if not _PAGE.search(text, max(0, match.start() - _BESIDE), match.end() + _BESIDE):
                yield _hit(word, match.start())
        for match in _DETERMINED.finditer(text):
            if not _ANY_TWICE.match(text, match.start()) and _is_one(ledger, *match.span()):
                yield _hit(match["word"], match.start())
        for match in _UNIT.finditer(text):
            yield Hit((Span(*match.span()),), {"found": match.group(), "word": match.group()[0]})
        for match in _LONG_UNIT.finditer(text):
            name = match.lastgroup or "unit"
            yield _hit(match[name], match.start(name))
        for match in _ANNOUNCED.finditer(text):
            found, at = match.group(), match.start("again") - match.start()
            spans = (Span(*match.span("again")), Span(*match.span("word")))
            yield Hit(spans, {"found": found, "word": found[:at] + found[at + 1 :]})
        yield from _marks(ledger)
        for again, first in listed_twice(ledger):
            words = ledger.quote(again)
            yield Hit((again, first), {"found": words, "word": words}, variant="listed")


def _marks(ledger: Ledger) -> Iterator[Hit]:
    """Marks that a sentence has twice where it wants one; not those of a row whose fields are empty."""
    text = ledger.text
    for match in _TWO_MARKS.finditer(text):
        if _is_one(ledger, match.start(), match.end()) and not _NO_SLIP.search(
            text, max(0, match.start() - _BESIDE), match.end() + _BESIDE
        ):
            if match["two"]:
                yield Hit((Span(*match.span()),), {"found": match.group(), "word": match.group()[0]}, variant="marks")
            else:
                yield _hit("：", match.start())
    if not any(mark * 2 in text for mark in "，；。"):
        return
    found = [match for match in _MARK.finditer(text) if _is_one(ledger, match.start(), match.end())]
    in_line = Counter(ledger.document.block_index(match.start()) for match in found if match["mark"])
    for match in found:
        if not match["mark"] or in_line[ledger.document.block_index(match.start())] < _ROW_OF_MARKS:
            yield _hit(match["mark"] or match["stop"], match.start())


def _in_two_blocks(ledger: Ledger, start: int, end: int) -> bool:
    """True for two cells of a table, 实际完成 and 完成预算, between which the text has no mark."""
    return ledger.document.block_index(start) != ledger.document.block_index(end - 1)


def _headed(ledger: Ledger, word: str, at: int) -> bool:
    """True for 2.全县 全县完成…, and 美化社区 社区是…: a heading, and a blank before its text."""
    offsets, behind = ledger.document.offsets, at + len(word)
    parted = offsets.to_source(behind) - offsets.to_source(behind - 1) > 1
    numbered = _NUMBER_BEFORE.search(ledger.text, max(0, at - _LONGEST_NUMBER), at) is not None
    return parted and (numbered or _BEGINS.match(ledger.text, behind + len(word)) is not None)


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """True for two equal words that no compound divides: 落实落实, but not 实施实施方案."""
    word = match[1] + match[2]
    if word in _listed("always"):
        return True
    if word not in _listed("verbs") or text[match.start() - 1 : match.start()] in _AIMED_AT:
        return False
    if word == "组织" and text[match.start() - 1 : match.start()] in _ORGANISED:
        return False
    behind = text[match.end() : match.end() + _LONGEST_COMPOUND]
    if behind.startswith("再"):
        return False  # 落实落实再落实
    return not any(behind[:length] in _listed("compounds") for length in range(1, len(behind) + 1))


@lru_cache(maxsize=3)
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("doubled", key))


@lru_cache(maxsize=1)
def _words_twice() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What two characters that stand twice must be to make a word of the lists, and the longer words."""
    pairs = _listed("always") | _listed("verbs")
    first, second = ("".join(sorted({word[at] for word in pairs})) for at in (0, 1))
    return regex(rf"([{first}])([{second}])\1\2"), words("doubled", "longer")


def _places(text: str, twice: str) -> Iterator[int]:
    """Where a word stands twice."""
    at = text.find(twice)
    while at >= 0:
        yield at
        at = text.find(twice, at + len(twice))


def _is_one(ledger: Ledger, start: int, end: int) -> bool:
    """True for words of one block that no blank or line end parts, as it does two headings of columns."""
    offsets = ledger.document.offsets
    apart = offsets.to_source(end - 1) - offsets.to_source(start) > end - 1 - start
    return not apart and not _in_two_blocks(ledger, start, end)


def _hit(word: str, at: int) -> Hit:
    return Hit((Span(at, at + 2 * len(word)),), {"found": word * 2, "word": word})
