"""Seams at a year or a month: 下降7.1%2025年，我市…, where the words before the date have come to their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_from
from linter.ledger import Ledger
from linter.offsets import Span

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)|(?P<month>(?<!\d)1?\d月(?:份|[末底]|\d{1,2}日))"
    r"|(?P<upto>截[至止](?:(?:19|20)\d\d年|\d{1,2}月|目前)[^，。；\n]{0,8})(?=[，,])"
)
_SIGN = re.compile(r"[\d截](?<=[一-鿿”%％‰].)")
_NO_OPENING = tuple("代间均来内前末底初份度期")
"""Characters behind a year that make it a part of what is told before it."""
_NEW_SUBJECT = re.compile(
    r"[，,]|(?:全|我)[国省市县区州盟旗镇乡](?!的)|[省市县区州](?:本级|级预算|级财政|转贷)|市区|到期的"
)
"""What opens a sentence behind its date."""
_RATES = ("%", "％", "‰", "个百分点")
_AMOUNT = re.compile(r"\d(?:[万亿]+元|[万亿]?(?:[吨户亩人]|人次|公里|公顷)|[个项件家条处座名])$")
# 安排3亿元2025年全市专项资金: the year belongs to what the amount is given for.
_GIVEN = re.compile(
    r"(?:安排|下达|争取|投入|拨付|发行|使用|筹集|整合|统筹|注入|盘活|收回|结转|申请|获得|划拨|兑付|偿还|化解|到位|预留|列支|追加)了?"
    r"[\d.,]+[万亿元吨户亩人次公里顷个项件家条处座名]+$"
)
_TIMES = ("一年", "之年", "时期", "阶段")
_GOES_ON = re.compile(r"[^，,。；;\n]*[，,:：]")
_IS = re.compile(r"是[^是]{2,}$")
_CLAUSE = re.compile(r"[^，,。；;：:！？\n（）()《》]*$")
_LOOK_BACK = 60
_SHORTEST = 7
"""Characters of a clause that says something: 守牢风险防控底线."""
_ACT = re.compile(
    r"需要|增加|减少|公布|实现|取得|形成|[加增]强|强化|[守筑]牢|通达|达到|完成|建立|健全|提[升高]|促进|优化|完善|突破|开展|启动|获得|荣获"
    r"|覆盖|化解|防范|压[减实]|保障|落实|落地|走在|位居|迈[上出]|打[好下]|夯实|激发|释放|拓[展宽]|解决|满足|体现|发挥|巩固|服务|承担|破解|建成"
)
_NO_SEAM = re.compile(
    r"^(?:关于|根据|按照?|围绕|对照?|将|把|为|经|从|在|由|与|以|如|截[至止])|确保|力争|推动|争取|预计|支持|使|让|推进|拟|计划"
    r"|(?:[于至到从自由为是在与和及以的按据对将较比等起了过着即含类其][”]?"
    r"|[省市县区州盟旗镇乡村国局委会院府部厅办处站队组公司校]|编制|汇总|审议|审查|批准|通过|做好|提请|报告|回顾|展望|总结|谋划|结合|推进|完成|实施"
    r"|抓好|安排|下达|列入|纳入|结转|落实|公布|公开|执行|分析|测算|预测|开展|启动|梳理|部署|数据|资料|统计|时间|有效期|余额|期限|报名|公示|名单|口径)$"
)
_HEADED = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．][^，,。；;：:\n\d]{2,16}$")
"""（1）预备费情况2025年…: a heading whose stop is lost, its paragraph behind it."""


def find_seams(ledger: Ledger) -> Iterator[Span]:
    """Each date that opens a sentence right behind the last word of another."""
    text = ledger.text
    for match in matches_from(_DATE, _SIGN, text):
        start, end = match.span()
        if text.startswith(_NO_OPENING, end):
            continue
        words = text[max(0, start - _LOOK_BACK) : start]
        if _is_whole(text, words, match) and _touch(ledger, start):
            yield Span(start, end)


def _is_whole(text: str, words: str, match: re.Match[str]) -> bool:
    """True where the words before a date have come to their end, and those behind it begin anew."""
    end = match.end()
    if match["upto"]:
        return _has_ended(words)
    if words.endswith(_RATES):
        return words.rstrip("%％‰个百分点")[-1:].isdigit()
    if words.endswith(_TIMES) and _GOES_ON.match(text, end):
        return _IS.search(_clause(words)) is not None
    if not match["year"]:
        return False
    if words.endswith("情况") and _HEADED.match(words[words.rfind("\n") + 1 :]):
        return "。" in text[end : max(end, text.find("\n", end))] or "\n" not in text[end:]
    if not _NEW_SUBJECT.match(text, end):
        return False
    if _AMOUNT.search(words[-6:]):
        return text[end] in "，," or _GIVEN.search(words) is None
    return _has_ended(words)


def _has_ended(words: str) -> bool:
    """True for a clause with an act in it that ends in what the act has brought: 守牢风险防控底线."""
    clause = _clause(words)
    return len(clause) >= _SHORTEST and _ACT.search(clause) is not None and _NO_SEAM.search(clause) is None


def _clause(words: str) -> str:
    match = _CLAUSE.search(words)
    return match.group() if match else ""


def _touch(ledger: Ledger, offset: int) -> bool:
    """False where a space parts the two, as behind a heading, or a line does."""
    document = ledger.document
    before = document.offsets.to_source(offset - 1)
    if document.blocks[document.block_index(offset)].kind != "paragraph":
        return False
    return document.offsets.to_source(offset) == before + 1
