"""After the signature: what is told as done on a day later than the one the report is signed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as day

from linter.fact import SURE_YEARS, DateFact
from linter.finding import Hit, Severity
from linter.kinds.dates._answering import answers_this_year, on_an_earlier_year, taken_up
from linter.kinds.dates._beyond import beyond_report
from linter.kinds.dates._data_days import arranged, is_data_day
from linter.kinds.dates._earlier_year import of_an_earlier_year
from linter.kinds.dates._looking_back import looks_back
from linter.kinds.dates._plans import FORWARD, in_plans
from linter.kinds.dates._rows_done import done_in_row
from linter.kinds.dates._story_year import days_of_this_year, story_reached
from linter.kinds.dates._unended import unended_periods
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_ACTS = (
    "召开|举行|举办(?![地方权单者的])|印发|下发|出台|制定|审议|通过|完成|组织|开展|反馈|移交|进驻|办结|整改到位|下达|拨付|上缴|缴清|缴入|缴回|退缴|收回|退回"
    "|追缴|销号|追回|注册|启用|竣工|验收|立案|作出|签订|签署|兑付|发放|约谈|批复|实现|建成|投用|收到|成立"
)
_TOLD_IN_REPORTS = (
    "出动|抽查|核查|复查|复核|观摩|参观|检查|排查|巡查|走访|暗访|督导|督查|调研|视察|入户|核实|处置|清理|拆除|查处|查获|破获|抓获|移送|转移|安置|救助"
    "|慰问|发布|发出|研究|部署|听取|审定|批准|捐赠|到账|划转|归还|返还|赔付"
    "|更换|修复|接待|受理|前往|逐[村户项家个]|发生|会商|通报|动员|讨论|出席|考察|莅临|亲临|发表|荣获|入选|获评"
)
"""Acts that notices and programmes of what is to come tell as often as reports of what was done."""
_NAMES = "[会组队员者人单表日周月制期率]|仪式|活动|小组|专班|标准|方案|计划|台账|通知|中心|平台|窗口|工作"
"""Behind such an act: 发布会, 督导组 are names of what is to come as well."""
_DONE = regex(
    rf"(?:{_ACTS})了|(?<![为除不得罢免])了(?![解却结如然])|已经?(?!有规划|知)|(?:获|得到|予以)(?:通过|批复|落实)|被(?:给予|处以|追究|免去|开除|责令|评为)|圆满|顺利|完毕|到位"
)
_TOLD = regex(rf"^[，,]?[^，,。；]{{0,24}}(?:{_ACTS})")
_REPORTED = regex(rf"^[，,]?[^，,。；]{{0,24}}(?:{_TOLD_IN_REPORTS})(?!{_NAMES})")
_WHICH = regex(
    r"\d*时?[，,]?(?:[^，,。；]{0,24}?已经?[^，,。；]{1,10}的(?!\d)|[^，,。；]{0,12}(?:完毕|结束|期满|届满)后|逾期|仍?未)"
)
"""截至12月20日，已参保的可补缴; 截至7月5日，逾期视为放弃: which ones, and what will be."""
_DONE_BEFORE = regex(r"(?:已经?|完成|到位|办结|销号)[^，,。；（(]{0,12}[（(]$")
"""已完成整改（2021年8月10日）: the bracket tells when."""
# What is planned, asked for or announced may lie ahead.
_AHEAD = regex(
    r"^起(?![了已])|^内(?![^，,。；;]*[已了])|拟|(?<![现已])将|(?:调整|顺延|改|变更|推迟|展期)(?:为|至|到)$|[最至][迟晚]|推迟|延期|延至|顺延|改期|改至|原定|计划|预计|力争|争取|确保|定于|预定|安排|有望|期限|时限|有效|公示|公告期|公开期|截止|要求|报送|报告|上报|届时|"
    r"到期|任期|应(?![急对用有收付援邀届诉变聘答])|须|需(?!求)|必须|务必|之?前|目标|规划|承诺|约定|合同|欢迎|征求|报名|受理|时间[：:]|可[于在]|下一步|底前|以前|至\d|起至|施行|生效|实施的|(?:只|仅|还|尚)[有剩余]?\d+(?:天|日|个月)|倒计时|起(?:执行|按|统一|不再|一律)|由[^，,。；;已]{2,16}(?:牵头|负责|组织(?!了|完|过))(?![^，,。；;]*[了已完])"
)


class AfterSignature:
    """Reports 7月2日召开了会议 in a report signed on 25 June; plans, terms and deadlines are fine."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every act told as done on a day after the signing date."""
        yield from beyond_report(ledger)
        signing = ledger.signing
        if signing is None:
            return
        in_table = {one.date.span: one for record in ledger.records for one in record if one.in_table}
        told = 0
        for date in ledger.dates:
            start = date.ends[0] if date.ends else taken_up(ledger, date, signing.day)
            answering = start is not date and not date.ends
            told = story_reached(ledger, date, start, told)
            if start.first is None or start.first <= signing.day:
                continue
            if not answering and not _year_is_sure(ledger, date, signing.day, told):
                continue
            if of_an_earlier_year(ledger, date, signing.day):
                continue
            if date.granularity not in _FINE or _printed(ledger, date):
                continue
            if date.relation == "before" and not _said_done(ledger, date):
                continue
            if ledger.read(date.span) in _END_OF_ITS_YEAR:
                continue
            severity = _told_as_done(ledger, date) if date.span not in in_table else done_in_row(in_table[date.span])
            ahead = in_plans(ledger, date) or _goes_on(ledger, date, signing.day)
            if severity is None or (ahead and not (_said_done(ledger, date) or _noted(ledger, date))):
                continue
            if severity == "warning" and (_PLAN.search(ledger.identity.title) or _is_vague(start)):
                continue
            if start.year_source != "said":
                severity = "warning"
            if signing.posted:
                severity = "note"
            yield Hit(
                (date.span, signing.span) if signing.span else (date.span,),
                {"date": ledger.quote(date.span), "signed": signing.day.isoformat()},
                f"{start.first.isoformat()} > {signing.day.isoformat()}",
                severity=severity,
            )
        yield from unended_periods(ledger)


_END_OF_ITS_YEAR = ("年末", "年底", "年终", "岁末")
"""Bare, told as gone by: the end of the year reported on, whatever other year stands between."""


def _is_vague(date: DateFact) -> bool:
    """True for 9月中旬再次召开会议 without a year, which is as often planned as told."""
    return date.year_source != "said" and date.granularity == "ten-days"


def _goes_on(ledger: Ledger, date: DateFact, signed: day) -> bool:
    """True for 2024年12月底前完工，2025年1月验收, signed in October: a deadline before it says that all lies ahead.

    So does a plan for the time before it: 8月计划走访60户，9月走访剩余48户.
    """
    sentence = ledger.sentences[date.sentence].span
    return any(
        other.last is not None
        and (other.last > signed if other.relation == "before" else other.last >= signed)
        and (other.relation == "before" or _PLANNED.match(ledger.text, other.span.end))
        for other in ledger.dates_in(Span(sentence.start, date.span.start))
    )


_PLANNED = regex("[，,]?(?:再|又|还|全县|全市)?(?:计划|拟|将|预计|力争|争取|准备|安排(?!部署|了))")


def _printed(ledger: Ledger, date: DateFact) -> bool:
    """True where a line tells when copies were printed, or a page put up: 11月18日印发, 发布日期：11月18日."""
    block = ledger.document.blocks[ledger.document.block_index(date.span.start)].span
    posted = _POSTED.search(ledger.text, block.start, date.span.start)
    return bool(posted or _PRINTED.fullmatch(ledger.text, date.span.end, block.end))


_POSTED = regex("(?:发布|公布|发表|刊发|更新|上传|录入|公开)(?:日期|时间)[：:]$")
_PRINTED = regex(r"(?:印发|印制|印)[。 ]?")


_PLAN = regex(r"(?:方案|计划|通知|安排|要点|预案|意见|规划)[）)]?$")
"""Titles of texts that tell what is to be done: 7月，组织开展自查 is an order there."""
_SOON = 120
"""Days behind the signature in which 7月5日 without a year is read as this year's; further on, last year's is meant."""
_EVERY_YEAR = ("每年", "历年", "往年", "各年", "常年", "去年同期")
_FINE = ("day", "month", "quarter", "range", "ten-days")


def _year_is_sure(ledger: Ledger, date: DateFact, signed: day, told: int) -> bool:
    """True where the year is told, or the story has reached the year of the signature and speaks of no earlier one."""
    start = date.ends[0] if date.ends else date
    if start.year_source in SURE_YEARS:
        # 12月 in a report of January is last year's, whatever year its paragraph names.
        far = start.first is not None and (start.first - signed).days > _HALF_A_YEAR
        return start.year_source in ("said", "word") or not far
    if date.relation == "as-of" and start.first and (start.first - signed).days <= _AT_ONCE and start.day:
        # 截至1月28日，2026年预算已支出…: the sentence itself names the year of the signature.
        sentence = ledger.sentences[date.sentence].span
        if f"{signed.year}年" in ledger.read(sentence):
            return True
    soon = start.first is not None and (start.first - signed).days <= _SOON
    if not soon or start.year != signed.year or on_an_earlier_year(ledger, signed):
        return False
    if told in (0, signed.year) or answers_this_year(ledger, date, signed):
        return True
    return start.first is not None and (start.first - signed).days <= _AT_ONCE and days_of_this_year(ledger, date)


_BY_THEN = regex(r"(?<!截)[到至]$")
_BY_NOW = regex("已经?|了")
"""到6月30日，队伍全部集结完毕 may tell what is to be; 已集结 does not."""
_MET = regex("[^，,。；]{0,10}(?:会|会议)已经?(?:经)?(?:明确|部署|议定|研究|审议|通过)")
_HELD = regex(
    "[，,]?[^，,。；]{0,30}?(?:召开|举行|举办|进行|开展|组织|印发|下发|通报|约谈|检查|复核|核查|验收)了(?![解不之])"
    "|[，,]?[^，,。；]{0,30}?(?:成功|隆重)(?:召开|举行|举办|签约|开幕)"
)
"""What was done on a day, wherever it is told: 下一步…。6月28日，验收组进行了全面复核."""
_HAS_DONE = regex(
    "[，,]?[^，,。；;：:的将拟应须要凡如若待未否对向就给为把\\d]{0,24}?已经?(?:[^，,。；;：:的将拟应须要未]{1,24}(?:进行|作|开展|实施|予以)了?"
    "|(?:(?:对|向|就|给|为|把|联合|再次|先后|专门|集中|正式|分别|依法|当面|书面|同步)[^，,。；;：:的将拟应须要未]{0,24}?)?)"
    "(?:召开|举行|举办|约谈|通报|下发|印发|移送|移交|立案|批复|签订|签署|拨付|拆除|查封|关停|组织|开展|进驻|交办|转办|挂牌|反馈|问责)"
    "(?![后前过会]|[^，,。；;、]{0,10}的|完毕后|到位后)"
)
"""10月18日，督查办已约谈两县, under whatever heading: who did it stands before 已; 对已约谈的 tells which ones."""
_ALREADY = regex(r"已经?(?:于|在)?$|已经?(?:于|在)20\d\d年$")


def _noted(ledger: Ledger, date: DateFact) -> bool:
    """True for the note 3.助企行动：9月19日印发《…》, which tells what was issued even behind the plans."""
    block = ledger.document.blocks[ledger.document.block_index(date.span.start)].span
    if date.span.start - block.start > _HEADED or not _NOTE.fullmatch(ledger.text, block.start, date.span.start):
        return False
    return _ISSUED.match(ledger.text, date.span.end, block.end) is not None


_FOR = regex("保障|护航|迎接|筹备|[等待]|距离?$|为$")


def _said_done(ledger: Ledger, date: DateFact) -> bool:
    """True for 已于11月7日召开, which is no plan wherever it stands; 保障7月15日…成功举办 is one."""
    start = max(ledger.sentences[date.sentence].span.start, date.span.start - 8)
    before = ledger.text[start : date.span.start]
    return not _FOR.search(before) and bool(
        _ALREADY.search(before)
        or _MET.match(ledger.text, date.span.end)
        or (date.granularity == "day" and _HELD.match(ledger.text, date.span.end))
        or (date.granularity == "day" and not date.relation and _HAS_DONE.match(ledger.text, date.span.end))
    )


_PREPARED = regex(
    "[^，,。；;已]{2,24}的[^，,。；;已的]{0,8}(?:协议|合同|方案|场地|经费|预算|邀请函?|通知|报名|名单|手续|筹备|准备|议程|物资|门票|海报|布展|保障|流程)(?:工作)?"
    "[^，,。；;的]{0,4}(?:已经?|均|完成|到位|就绪)"
)
"""10月18日举办招聘会的场地协议已签订: what is done is made for a day ahead."""
_WEEKDAY = regex("^[（(](?:星期|周)[一二三四五六日天][）)]")
_NAMED = regex("《[^《》]{1,60}》")
"""印发《三年行动计划》 names a plan and plans nothing."""
_NOTE = regex(r"[（(〔［\[]?\d{1,3}[\]）)〕］.．、][^。：:\n]{2,44}[：:]")
_HEADED = 50
_ISSUED = regex(r"[，,]?[^，,。；]{0,30}(?:印发|发布|公布|出台|通过|批复|下发)了?《")
_FULL_STOP = regex(r"(?<=[一-鿿])\.(?!\d)")
"""Texts with ASCII marks end their sentences so."""
_OVER = regex(
    "[，,]?[^，,。；的]{0,24}(?<!待)已经?[^，,。；的前后]{0,8}(?:结束|完成|完毕|办结|竣工|完工|闭幕|落幕|收官|投用|通车)(?=[，,。；])"
)
"""What is over on a day."""
_DECIDED = regex(r"(?:时限|期限|要求|安排|目标|规划|承诺|责任|任组长|[应须])")
"""What an act that is told in the clause before may decide: 召开会议，明确整改时限."""
_ACT_FIRST = regex(rf"[，,]?[^，,。；：:]{{0,30}}?(?:{_ACTS}|{_TOLD_IN_REPORTS})[^，,。；：:]*[，,]")


def _looks_ahead(behind: str) -> bool:
    """True where the words behind a date may tell a plan; what a meeting told first decides is none."""
    told = _ACT_FIRST.match(behind)
    if told is None or _AHEAD.search(told.group()):
        return _AHEAD.search(behind) is not None
    return _AHEAD.search(_DECIDED.sub("", behind[told.end() :])) is not None


def _told_as_done(ledger: Ledger, date: DateFact) -> Severity | None:
    """How surely the words around a date tell an act as done; None where they may look ahead."""
    sentence = ledger.sentences[date.sentence].span
    before = ledger.text[sentence.start : date.span.start]
    before = "" if _noted(ledger, date) else re.split(r"[，,]", before)[-1]
    behind = _FULL_STOP.split(ledger.text[date.span.end : sentence.end], maxsplit=1)[0]
    behind = _WEEKDAY.sub("", behind)
    if _PREPARED.match(behind):
        return None
    if date.relation == "as-of":
        # 截至…: only what is told for that day, the rest of the sentence may look ahead.
        pieces = re.split(r"(?<=[^，,])(?=[，,])", behind)
        behind = arranged(ledger, date, pieces[0] if _DONE.search(pieces[0]) else "".join(pieces[:2]))
        if _WHICH.match(behind):
            return None
    if is_data_day(ledger, date, before, behind):
        return "error"
    if date.relation == "before" and _DONE.search(behind):
        return "error"  # 已于12月13日前补办完毕
    if _ALREADY.search(before) and not _AHEAD.search(before + re.split("[，,]", behind)[0]):
        return "error"  # 已于2月2日召开，审议通过了工作报告
    over = _OVER.match(behind)
    if over and not (_AHEAD.search(before) or _AHEAD.search(over.group())):
        return "error"  # 已圆满结束，录取人数比计划多26人: what stands behind takes nothing back
    if _AHEAD.search(before) or _looks_ahead(_NAMED.sub("《》", behind)) or before.endswith(_EVERY_YEAR):
        return None
    ahead = date.year_source != "said" and FORWARD.search(ledger.text, sentence.start, date.span.start)
    if ahead or (_BY_THEN.search(before) and not _BY_NOW.search(behind)):
        return None
    if _DONE.search(behind) or _said_done(ledger, date):
        return "error"
    if _DONE_BEFORE.search(before) and behind[:1] in ("）", ")"):
        return "error"
    if _FOR.search(before):
        return None
    came = _CAME_OF_IT.match(behind) or (looks_back(ledger) and _TAKEN_WELL.match(behind))
    if _TOLD.search(behind) or came or (date.relation == "as-of" and _STATE.match(behind)):
        return "warning"
    if date.year_source == "said" and _SPENT.match(behind) and looks_back(ledger):
        return "warning"
    if not _REPORTED.search(behind) or not looks_back(ledger):
        return None
    signed = ledger.signing_date
    at_once = signed and date.first and (date.first - signed).days <= _AT_ONCE
    return "warning" if date.year_source in ("said", "near") or at_once else None


_STATE = regex(r"[，,]?[^，,。；]{0,44}?(?:[，,][^，,。；]{0,24}?)?\d")
"""截至6月30日，全县共有…420家, 参保人数12.6万人: a figure that only that day can show."""
_CAME_OF_IT = regex(
    r"[，,]?[^，,。；]{0,24}(?:举办|举行|召开)[^。；]{0,24}[，,](?:现场|当场|会上|期间|集中|共|累计)+"
    r"(?:签约|签订|达成|成交|发放|接待|吸引|收到|募集)[^，,。；\d]{0,10}\d"
)
"""1月21日，举办恳谈会，现场签约5个: so many came of it."""
_TAKEN_WELL = regex(
    "[^。；]{2,70}?(?:反响(?:强烈|热烈|良好)|[人名](?:到场|参加|参会|与会|出席|参训|参赛)|给予[^，,。；]{0,8}(?:肯定|好评)|受到[^，,。；]{0,8}(?:好评|欢迎))"
)
"""264人到场，与会人员反响强烈: how it was taken, and how many came."""
_SPENT = regex(
    r"[，,]?[^，,。；\d]{0,16}(?:收入|支出|用电量|产值|进出口)(?:完成|实现|为|达)?\d[\d,]*\.?\d*[亿万]?(?:元|千瓦)"
)
"""2021年7月一般公共预算支出8,612万元: what only the books can show."""
_AT_ONCE, _HALF_A_YEAR = 31, 183
"""Days behind the signature in which such an act, told without its year, is this year's."""
