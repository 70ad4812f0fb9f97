"""Mistyped words: 部暑, 财政收人12亿元, 己经: what a finger or a reader of print put for a set word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.finding import Hit
from linter.ledger import Ledger
from linter.lexicon import per_lexicon, words
from linter.offsets import Span
from linter.patterns import regex

_STOP = r"(?=[，,、。；;：:）)\n]|$)"


class _InPlace(NamedTuple):
    """A slip that its place shows."""

    sign: str
    """What a text that holds the slip holds; the expression is not tried without it."""
    pattern: re.Pattern[str]
    meant: str


_IN_PLACE = (
    _InPlace("己", regex(r"(?<![自知异克律利为舍体悦])己(?=经|完成|建成|通过|下达|累计|基本|列入|发放|建立)"), "已"),
    _InPlace(
        "末",
        regex(
            r"(?<![年期月季周岁旬始本学纪五”底])末(?=能按|按要求|按规定|按时|达到|落实到|及时|建立健全|严格|经批准|纳入|按照)"
        ),
        "未",
    ),
    _InPlace(
        "年未",
        regex(r"(?<=\d年)未(?=[全]?[市县区省]?(?:常住|户籍|实有|总人口|总户数|存款|贷款)|[，,]全)"),
        "末",
    ),
    _InPlace(
        "收人",
        regex(
            r"(?<=预算|财政|税收|支配|基金|营业|经营|非税|产性|资性)收人(?=[\d.]|完成|实现|增长|下降|总额|总计|合计|预算|[，,。；;])"
        ),
        "收入",
    ),
    _InPlace("入民", regex(r"(?<![收出进纳融投加列转])入民(?=政府|代表|法院|检察院|团体)"), "人民"),
    _InPlace("无", regex(rf"(?<=\d[万亿])无{_STOP}"), "元"),
    _InPlace("元", regex(rf"元(?<=\d元)[万亿]{_STOP}"), "万元、亿元"),
    _InPlace("个百分", regex(r"(?<=个)百分[占店典殿]"), "百分点"),
    _InPlace("中其", regex(r"(?<=[。，,；;：:])中其(?=[，,：:])"), "其中"),
    _InPlace("期中", regex(r"(?<=\d[元人所个家项户件][，,])期中(?=[，,：:]?[一-鿿]{2,10}\d)"), "其中"),
    _InPlace("算预", regex(r"(?<![决预概结核估计测推换])算预(?=[收支执数安草单管编])"), "预算"),
    _InPlace("市全", regex(r"(?<=[。；;\n])市全(?=[一-鿿])(?![民域科部面国资])"), "全市"),
    _InPlace("同", regex(r"同[此壁毕笔](?=(?:增长|下降|减少|上升|提高)\d)"), "同比"),
    _InPlace("张", regex(r"[增曾][张常](?=\d)"), "增长"),
    _InPlace("曾长", regex(r"曾长(?=\d)"), "增长"),
    _InPlace("累次", regex(r"累次(?=\d)"), "累计"),
    _InPlace("处于", regex(r"处于(?=[\d.]+[万元]+[^，,。；;]{0,4}罚款)"), "处以"),
    _InPlace("基金会", regex(r"政府性基金会(?=支出|收入|预算|决算)"), "政府性基金"),
    _InPlace("解毒", regex(r"(?<=法典|政策|条例|文件|规划|精神)解毒"), "解读"),
    _InPlace("关与", regex(r"(?<=[。\n《]关)与(?=[^，,。；;《》]{2,24}的(?:通知|意见|报告|决定|公告|批复))"), "于"),
    _InPlace("与", regex(r"与(?<=不[低高少多]与)(?=\d|全[国省市]|上年|去年|预期)"), "于"),
)
"""Each where no other word can stand, and what is meant."""
_PINYIN = regex(
    "(?!km|kg|kw|kv|ph|pm|pc|tv|vs|db|mm|cm|ml|gb|hz|rm|sd|wx|qq|xx|yy|zz)[bcdfghjklmnpqrstwxyz]{2}(?=[一-鿿])(?<=[一-鿿]..)"
)
"""存量yx债务: two letters of a Latin spelling that the input method left; no word of a report has two and no vowel."""
_QUOTED = regex(r"[误错][写作印登录]|[写印录标登打]成|应为|改为|错别字|笔误|勘误|更正")
"""Who speaks of slips quotes them."""


class MistypedWord:
    """Reports the slips of rules/lexicon/mistyped.yaml, and those that only their place shows."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each slip; none where the sentence speaks of slips."""
        text = ledger.text
        for slip, meant in _listed().items():
            if slip in text:
                for match in re.finditer(slip, text):
                    yield from _told(ledger, match, meant)
        for sign, pattern, meant in _IN_PLACE:
            for match in pattern.finditer(text) if sign in text else ():
                yield from _told(ledger, match, meant)
        for match in _PINYIN.finditer(text):
            yield Hit((Span(*match.span()),), {"found": match.group(), "meant": ""}, variant="letters")


def _told(ledger: Ledger, match: re.Match[str], meant: str) -> Iterator[Hit]:
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    if not _QUOTED.search(ledger.text, *sentence):
        yield Hit((Span(*match.span()),), {"found": match.group(), "meant": meant})


@per_lexicon
def _listed() -> dict[str, str]:
    """What is meant by each slip of the list."""
    return dict(pair.split(" ", 1) for pair in words("mistyped", "words"))
