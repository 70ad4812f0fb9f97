"""Mistyped words: 部暑, 财政收人12亿元, 己经: what a finger or a reader of print put for a set word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.finding import Hit
from linter.ledger import Ledger
from linter.lexicon import either, per_lexicon, words
from linter.offsets import Span
from linter.patterns import regex

_STOP = r"(?=[，,、。；;：:）)\n]|$)"
_IN_PLACE: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"(?<![自知异克律利为舍体悦])己(?=经|完成|建成|通过|下达|累计|基本|列入|发放|建立)"), "已"),
    (
        regex(
            r"(?<![年期月季周岁旬始本学纪五”底])末(?=能按|按要求|按规定|按时|达到|落实到|及时|建立健全|严格|经批准|纳入|按照)"
        ),
        "未",
    ),
    (regex(r"(?<=\d年)未(?=[全]?[市县区省]?(?:常住|户籍|实有|总人口|总户数|存款|贷款)|[，,]全)"), "末"),
    (
        regex(
            r"(?<=预算|财政|税收|支配|基金|营业|经营|非税|产性|资性)收人(?=[\d.]|完成|实现|增长|下降|总额|总计|合计|预算|[，,。；;])"
        ),
        "收入",
    ),
    (regex(r"(?<![收出进纳融投加列转])入民(?=政府|代表|法院|检察院|团体)"), "人民"),
    (regex(rf"(?<=\d[万亿])无{_STOP}"), "元"),
    (regex(rf"(?<=\d)元[万亿]{_STOP}"), "万元、亿元"),
    (regex(r"(?<=个)百分[占店典殿]"), "百分点"),
    (regex(r"(?<=[。，,；;：:])中其(?=[，,：:])"), "其中"),
    (regex(r"(?<=\d[元人所个家项户件][，,])期中(?=[，,：:]?[一-鿿]{2,10}\d)"), "其中"),
    (regex(r"(?<![决预概结核估计测推换])算预(?=[收支执数安草单管编])"), "预算"),
    (regex(r"(?<=[。；;\n])市全(?=[一-鿿])(?![民域科部面国资])"), "全市"),
    (regex(r"同[此壁毕笔](?=(?:增长|下降|减少|上升|提高)\d)"), "同比"),
    (regex(r"[增曾][张常](?=\d)|曾长(?=\d)"), "增长"),
    (regex(r"累次(?=\d)"), "累计"),
    (regex(r"处于(?=[\d.]+[万元]+[^，,。；;]{0,4}罚款)"), "处以"),
    (regex(r"政府性基金会(?=支出|收入|预算|决算)"), "政府性基金"),
    (regex(r"(?<=法典|政策|条例|文件|规划|精神)解毒"), "解读"),
    (regex(r"(?<=[。\n《]关)与(?=[^，,。；;《》]{2,24}的(?:通知|意见|报告|决定|公告|批复))"), "于"),
    (regex(r"(?<=不[低高少多])与(?=\d|全[国省市]|上年|去年|预期)"), "于"),
)
"""Each where no other word can stand, and what is meant."""
_PINYIN = regex(
    "(?<=[一-鿿])(?!km|kg|kw|kv|ph|pm|pc|tv|vs|db|mm|cm|ml|gb|hz|rm|sd|wx|qq|xx|yy|zz)[bcdfghjklmnpqrstwxyz]{2}(?=[一-鿿])"
)
"""存量yx债务: two letters of a Latin spelling that the input method left; no word of a report has two and no vowel."""
_QUOTED = regex(r"[误错][写作印登录]|[写印录标登打]成|应为|改为|错别字|笔误|勘误|更正")
"""Who speaks of slips quotes them."""


class MistypedWord:
    """Reports the slips of rules/lexicon/mistyped.yaml, and those that only their place shows."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each slip; none where the sentence speaks of slips."""
        for match in _listed()[0].finditer(ledger.text):
            yield from _told(ledger, match, _listed()[1][match.group()])
        for pattern, meant in _IN_PLACE:
            for match in pattern.finditer(ledger.text):
                yield from _told(ledger, match, meant)
        for match in _PINYIN.finditer(ledger.text):
            yield Hit((Span(*match.span()),), {"found": match.group(), "meant": ""}, variant="letters")


def _told(ledger: Ledger, match: re.Match[str], meant: str) -> Iterator[Hit]:
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    if not _QUOTED.search(ledger.text, *sentence):
        yield Hit((Span(*match.span()),), {"found": match.group(), "meant": meant})


@per_lexicon
def _listed() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any slip of the list, and what is meant by each."""
    meant = dict(pair.split(" ", 1) for pair in words("mistyped", "words"))
    return regex(either(meant)), meant
