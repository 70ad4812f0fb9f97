"""Mistyped words: 部暑, 财政收人12亿元, 己经: what a finger or a reader of print put for a set word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from linter.facts.names.char_slips import find_char_slips
from linter.facts.names.word_slips import WordSlip
from linter.finding import Hit
from linter.ledger import Ledger
from linter.lexicon import per_lexicon, words
from linter.offsets import Covered, Span
from linter.patterns import regex

_STOP = r"(?=[，,、。；;：:）)\n]|$)"


class _InPlace(NamedTuple):
    """A slip that its place shows."""

    sign: str
    """What a text that holds the slip holds; the expression is not tried without it."""
    pattern: re.Pattern[str]
    meant: str


_IN_PLACE = (
    _InPlace("暑", regex(r"[部布]暑(?=要求|安排|推进|推动|落实|开展|实施|会议|了|[，,。；;])"), "部署"),
    _InPlace(
        "气侯",
        regex(r"(?<![燃然层蒸电供天])气侯(?=变[化暖]|条件|环境|异常|特征|类型|适宜|公报|资源|干|温|湿|恶劣)"),
        "气候",
    ),
    _InPlace("侯选人", regex(r"(?<![闽武诸阳])侯选人(?!用人|大)"), "候选人"),
    _InPlace("分百点", regex(r"(?<=\d个)分百点"), "百分点"),
    _InPlace("公祖房", regex(r"(?<!太)公祖房(?=[租建分配保入申项小源]|\d)"), "公租房"),
    _InPlace("追朔", regex(r"追朔(?=源|到|至|体系|制度|系统|码|管理|责任|机制)"), "追溯"),
    _InPlace("坐谈会", regex(r"(?<![围静端])坐谈会(?![议诊里精])"), "座谈会"),
    _InPlace(
        "己", regex(r"(?<![自知异克律利为舍体悦诸正修戊由及一、])己(?=经|完成|建成|通过|下达|累计|列入|发放)"), "已"
    ),
    _InPlace(
        "末", regex(r"(?<=[均尚仍但因并而])末(?=能按|按要求|按规定|按时|达到|落实到|及时|建立|严格|经批准|纳入)"), "未"
    ),
    _InPlace(
        "年未", regex(r"(?<=\d年)未(?=全?[市县区省]?(?:常住人口|户籍人口|总人口|总户数|(?:各项)?[存贷]款余额))"), "末"
    ),
    _InPlace(
        "收人",
        regex(
            r"(?<=预算|财政|税收|支配|基金|营业|经营|非税|产性|资性)收人(?=[\d.]|完成|实现|增长|下降|总额|总计|合计|预算|[，,。；;])"
        ),
        "收入",
    ),
    _InPlace("入民", regex(r"(?<![收出进纳融投加列转])入民(?=政府(?!主)|代表|法院(?!系)|检察院|团体)"), "人民"),
    _InPlace("元", regex(rf"元(?<=\d元)[万亿]{_STOP}"), "万元、亿元"),
    _InPlace("个百分", regex(r"(?<=\d个)百分[占店典殿]"), "百分点"),
    _InPlace("中其", regex(r"(?<=[。，,；;：:])中其(?=[，,：:])"), "其中"),
    _InPlace(
        "期中",
        regex(r"(?<=\d[元人所个家项户件][，,])期中(?!考|测|检|评|支付|验收|监|教学)(?=[，,：:]?[一-鿿]{2,10}\d)"),
        "其中",
    ),
    _InPlace("算预", regex(r"(?<=共)算预(?=[收支])|(?<=基金)算预(?=[收支])"), "预算"),
    _InPlace(
        "市全",
        regex(r"(?<=[。；;\n])市全(?=共|累计|完成|实现|地区生产|常住人口|户籍人口|规上|财政|固定|城镇|农村)"),
        "全市",
    ),
    _InPlace("同", regex(r"同[此壁毕笔](?=(?:增长|下降|减少|上升|提高)\d)"), "同比"),
    _InPlace("张", regex(r"[增曾]张(?=\d+(?:\.\d+)?(?:%|个百分点))"), "增长"),
    _InPlace("累次", regex(r"累次(?=\d+(?![轮次回]))"), "累计"),
    _InPlace("处于", regex(r"处于(?=[\d.]+[万元]+[^，,。；;]{0,4}罚款(?![档区下上幅标额的]))"), "处以"),
    _InPlace("基金会", regex(r"政府性基金会(?=支出|收入|预算|决算)"), "政府性基金"),
    _InPlace("解毒", regex(r"(?<=法典|政策|条例|文件)解毒(?![汤丸品])"), "解读"),
    _InPlace(
        "关与",
        regex(r"(?<=[\n《]关)与(?![关守放停税])(?=[^，,。；;《》]{2,24}的(?:通知|意见|报告|决定|公告|批复))"),
        "于",
    ),
    _InPlace("与", regex(r"与(?<=不[低高少多]与)(?=\d)"), "于"),
)
"""Each where no other word can stand, and what is meant."""
_PINYIN = regex(r"[bcdfghjklmnpqrstwxyz]{2}(?=[一-鿿])(?<=[一-鿿]..)(?![级管板片计型款棉])")
"""存量yx债务: two letters of a Latin spelling that the input method left; no word of a report has two and no vowel."""
_SHORT = regex(
    "pk|kt|ct|dr|rh|hp|dd|hh|ss|mg|mb|kb|tb|gb|nm|xy|bt|pp|cd|ps|nb|mw|kn|kj|ms|dl|km|kg|kw|kv|ph|pm|pc|tv|vs|db|mm"
    "|cm|ml|hz|rm|sd|wx|qq|xx|yy|zz"
)
"""Units, devices and formats."""
_LETTERS = regex(r"字母|拼音|代码|格式|单位|编号|[误错][写作]|应为|[某李王张刘陈][a-z]")
"""Who speaks of letters means them, and so does who hides a name."""
_QUOTED = regex(r"[误错][写作印登录]|[写印录标登打]成|应为|改为|错别字|笔误|勘误|更正")
"""Who speaks of slips quotes them."""


class MistypedWord:
    """Reports the slips of rules/lexicon/mistyped.yaml, and those that only their place shows."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each slip; none where the sentence speaks of slips."""
        text = ledger.text
        told = Covered()
        for span, meant in chain(_slips(text), _by_vocabulary(ledger)):
            if not _QUOTED.search(ledger.read(_sentence(ledger, span))) and not told.touches(span):
                told.add(span)
                yield Hit((span,), {"found": ledger.read(span), "meant": meant})
        for match in _PINYIN.finditer(text):
            if not _SHORT.fullmatch(match.group()) and not _LETTERS.search(
                ledger.read(_sentence(ledger, Span(*match.span())))
            ):
                yield Hit((Span(*match.span()),), {"found": match.group(), "meant": ""}, variant="letters")


def _slips(text: str) -> Iterator[tuple[Span, str]]:
    """Each slip of the list, and each that its place shows."""
    for slip, meant in _listed().items():
        if slip in text:
            for match in re.finditer(slip, text):
                yield Span(*match.span()), meant
    for sign, pattern, meant in _IN_PLACE:
        for match in pattern.finditer(text) if sign in text else ():
            yield Span(*match.span()), meant


def _by_vocabulary(ledger: Ledger) -> Iterator[tuple[Span, str]]:
    for slip in find_char_slips(ledger):
        if isinstance(slip, WordSlip):
            yield slip


def _sentence(ledger: Ledger, span: Span) -> Span:
    return ledger.sentences[ledger.sentence_at(span.start)].span


@per_lexicon
def _listed() -> dict[str, str]:
    """What is meant by each slip of the list."""
    return dict(pair.split(" ", 1) for pair in words("mistyped", "words"))
