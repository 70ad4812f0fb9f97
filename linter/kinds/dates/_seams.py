"""Seams at a year or a month: 下降7.1%2025年，我市…, where the words before the date have come to their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_from
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_DATE = regex(
    r"(?P<year>(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|(?:[春夏秋冬]季|[上下]半年|[一二三四]季度|[初末底])(?=[，,]))?)|(?P<month>(?<!\d)1?\d月(?:份|[末底]|\d{1,2}日))"
    r"|(?P<upto>截[至止](?:(?:19|20)\d\d年|\d{1,2}月|目前)[^，。；\n]{0,8})(?=[，,])"
)
_SIGN = regex(r"[\d截](?<=[一-鿿”%％‰].)(?=(?<=截)[至止]|\d?月|\d{3}年)")
_NO_OPENING = tuple("代间均来内前末底初份度期")
"""Characters behind a year that make it a part of what is told before it."""
_NEW_SUBJECT = regex(
    r"[，,]|起(?![至止点诉草源])[^，,。；\n的]{2,14}[，,。；]|(?:全|我)[国省市县区州盟旗镇乡](?!的)|[省市县区州](?:本级|级预算|级财政|转贷)|市区|到期的"
)
"""What opens a sentence behind its date."""
_RATES = ("%", "％", "‰", "个百分点")
_AMOUNT = regex(r"\d(?:[万亿]+元|[万亿]?(?:[吨户亩人件]|人次|公里|公顷)|[个项件家条处座名])$")
# 安排3亿元2025年全市专项资金: the year belongs to what the amount is given for.
_GIVEN = regex(
    r"(?:安排|下达|争取|投入|拨付|发行|使用|筹集|整合|统筹|注入|盘活|收回|结转|申请|获得|划拨|兑付|偿还|化解|到位|预留|列支|追加)了?"
    r"[\d.,]+[万亿元吨户亩人次公里顷个项件家条处座名]+$"
)
_OF_IT = "到期的"
"""另有3项2024年到期的任务: the year says of which of them."""
_COMMAS = ("，", ",")
_REPEATED = (3, 4, 5, 6)
"""Characters of a last word that is said again."""
_TIMES = ("一年", "之年", "时期", "阶段")
_GOES_ON = regex(r"[^，,。；;\n]*[，,:：]")
_IS = regex(r"是[^是]{2,}$")
_CLAUSE = regex(r"[^，,。；;：:！？\n（）()《》]*\Z")
_LOOK_BACK = 60
_SHORTEST = 7
"""Characters of a clause that says something: 守牢风险防控底线."""
_ACT = regex(
    r"需要|增[加强长收]|减少|公布|实现|取得|形成|加[强快大]|强化|[守筑]牢|通达|达到|完成|建立|健全|提[升高供]|促进|优化|完善|突破|开展|启动|获得|荣获"
    r"|覆盖|化解|防范|压[减实]|保障|落实|落地|走在|位居|居|迈[上出]|打[好下造]|夯实|激发|释放|拓[展宽]|解决|满足|体现|发挥|巩固|服务|承担|破解|建成"
    r"|构建|改善|深化|推[进动]|支[持撑]|实施|作出|给予|安排|扩大|惠及|新增|上升|下降|回[暖升落]|培育|组织|举办|成立|出台|印发|反馈|调整|整改|供应|入选|召开|进行"
    r"|向好|保持|稳定|投入|补齐|发放|统筹|严控|坚持|用于|调动"
)
_AHEAD = regex(
    r"^(?:关于|根据|按照?|围绕|对照?|将|把|为|经|从|在|由|与|以|如|截[至止])|确保|力争|争取|预计|拟|计划|因为|由于|主要(?:原因)?是"
)
_PURPOSE_AHEAD = regex(
    r"^(?:关于|根据|按照?|对照|经|如|截[至止]|自|到)|确保|力争|争取|预计|拟|计划|因为|由于|主要(?:原因)?是"
)
"""What leaves a clause open for a date, wherever it stands in it; fewer where 2025年，我县… begins anew."""
_OPENS_ANEW = regex(r"[，,](?:(?:全|我)[国省市县区州盟旗镇乡]|[省市县区]委|各[市县区乡镇级])")
_HANGS = regex(
    r"(?:[于至到从自由为是在与和及以的按据对将较比等起了过着即含类其受限待离向就距余暨而者指][”]?"
    r"|[省市县区州镇乡村旗盟国局委会院府部厅办处站队组公司校]|编制|汇总|审议|审查|批准|通过|做好|提请|报告|回顾|展望|总结|谋划|结合|推进|完成|实施"
    r"|抓好|安排|下达|列入|纳入|结转|落实|公布|公开|执行|分析|测算|预测|开展|启动|梳理|部署|数据|资料|统计|时间|有效期|余额|期限|报名|公示|名单|口径"
    r"|已经?列|根据|依据|参照|综合|考虑|建议|要求|带动|偿还|荣获|获得|获评|入选|参加|申报|承办|举办|提出|提交|抽查|抽取|审计|检查|调查|清退|留待|承诺|约定|最迟|同时"
    r"|其中|主要|包括|加上|现报|面向|调[减增整]|重排|涉及|追溯|衔接|对接|提前|预留|统筹|盘活|支付|兑付|拨付|发行|使用|收回|补发|清算|结算|制定|修订|印发|出台"
    r"|谋划|确定|达到|超过|实现|高于|低于|相当于|优于|好于|跨入|进入|迎接|面对|聚焦|立足|着眼|围绕|用于|安排在|推迟|延迟|延期|顺延|延续|目标|面积|产[量值]|水平"
    r"|增速|总量|指标|项目|规模|人口|收入|支出|增加值|总额|工程|水库|企业|报送|报名|准备|保证|扣除|剔除|比照|沿用|下达|追加|抵扣|冲减|以及|包含|不含)$"
)
_DONE_TO = regex(
    r"(?:[作做]出|进行|形成|强化|完善|加强|优化|加快|深化|细化)了?[^，]{0,8}(?:部署|安排|落实|执行|调整|统筹|分析|公开|总结|水平|收入|支出|指标|项目|企业|工程|规模)$"
)
"""作出重要部署: what would be a verb is what another has brought."""
_GOES_WELL = regex(r"(?:有序|扎实|全面|稳步|深入|持续|顺利|积极|加快|正常)(?:开展|推进|实施|进行|运行|展开)$")
_ALL_DONE = regex(r"(?:(?:全部|全面|顺利|如期|按期)完成|全部[一-鿿]{0,2}(?:到位|办结|销号|建成|竣工))$")
"""What is done and takes no date behind it, where a comma follows that."""
_AIM = regex("(?:远景|规划|预期|约束性)?(?:目标|任务|指标)")
"""达到规划2030年目标值: the year says of which aim, and opens nothing."""
_COMPARES = r"与(?:19|20)\d\d年|比(?:19|20)\d\d年"
_OWN_FIGURE = regex(
    rf"{_COMPARES}|是(?:我[国省市县区州]|全[国省市县区州]|实施|落实|推进|“|极|本届|党|充满|具有|决胜|收官|承上|开局)"
    r"|(?!完成|建成|实现|启动|达|为|新增|增|减|退出|开工|竣工|上线|挂牌|计划|应|已经?|将|拟|仍|尚|共|累计|安排|预算安排|需|可|经|被|由|在|从|对|把|第|的|以|至|到|上|下|全|因|列|有|又|就|再|不|年|[“《（(])"
    r"[^，,。；;：:、\n\d的于和与]{3,16}?(?:完成|实现|安排|达到?|为|增长|下降|新增|到位)?\d[\d.,]*(?:[万亿]|元|[%％]|[亩吨户人个项家件])"
)
"""A subject of its own behind the date, with its figure: 2025年油茶种植面积9万亩."""
_HEADED = regex(r"^[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．][^，,。；;：:\n\d]{2,16}$")
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
        return _has_ended(words) or _GOES_WELL.search(words) is not None
    if words.endswith(_RATES):
        return words.rstrip("%％‰个百分点")[-1:].isdigit()
    if words.endswith(_TIMES) and _GOES_ON.match(text, end):
        return _IS.search(_clause(words)) is not None
    if not match["year"]:
        return False
    if words.endswith("情况") and _HEADED.match(words[words.rfind("\n") + 1 :]):
        return "。" in text[end : max(end, text.find("\n", end))] or "\n" not in text[end:]
    # 足额安排民生预算2026年民生预算安排…: no clause says its last word again.
    following = (text[end : end + size] for size in _REPEATED if end + size <= len(text))
    if len(_clause(words)) >= _SHORTEST and any(words.endswith(again) for again in following):
        return True
    if not _NEW_SUBJECT.match(text, end):
        own = _OWN_FIGURE.match(text, end) is not None and not _AIM.match(text, end)
        return own and _has_ended(words)
    if text[end : end + 1] in _COMMAS and _ALL_DONE.search(words):
        return True
    if text[end : end + 1] in _COMMAS and _has_ended(words, _PURPOSE_AHEAD):
        return _OPENS_ANEW.match(text, end) is not None or _ACT.search(_clause(words)) is not None
    if _AMOUNT.search(words[-6:]):
        return text[end] in "，," or not (_GIVEN.search(words) or text.startswith(_OF_IT, end))
    return _has_ended(words)


def _has_ended(words: str, ahead: re.Pattern[str] | None = None) -> bool:
    """True for a clause with an act in it that ends in what the act has brought: 守牢风险防控底线."""
    clause = _clause(words)
    if (
        len(clause) < _SHORTEST
        or (_HANGS.search(clause) and not _DONE_TO.search(clause))
        or (ahead or _AHEAD).search(clause)
    ):
        return False
    return ahead is not None or _ACT.search(clause) is not None


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
