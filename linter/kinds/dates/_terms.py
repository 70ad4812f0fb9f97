"""Terms that a report says are not due yet: 未到整改时限的3项，5月底前1项."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - the facts are called dates here

from linter.fact import DateFact, YearSource
from linter.facts.dates import calendar
from linter.facts.states.ended import ENDED, FINISHED
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

NOT_DUE = regex(
    rf"(?=[未时期限交工办整在仍尚均处不没无])(?:(?:未|没有?|不)到(?:{ENDED}|办理|最后|约定|规定|新的|承诺|既定|约好的)*(?:时限|期限|限期|时间|节点|期)|未到期|未逾期|未超期"
    r"|(?:时限|期限|限期|交付期|工期|办理期|整改期|时间|期)(?:尚|亦|还|均|都|仍|也)*未(?:到|满|届|至)(?!位)"
    r"|(?:在|仍|尚|均|处于)(?:整改|办理|规定|合同|约定|计划)*(?:时限|期限|工期)(?:以内|之内|范围内|内)|(?:不存在|没有|无|未出现)(?:逾期|超期))"
)
"""Work that the report says is not due yet: then a term gone by is a slip, whoever set it."""
TERM = regex(r"(?:时限|期限|完成时间)(?:要求)?(?:为|是|至|到|：|:)?$")
"""What right before a date makes it the term of the work beside it."""
SETTLED_TERM = regex(
    rf"逾期|超期|超过|滞后|延期|未按|已经?(?:按期|如期|全部)?(?:{FINISHED})(?![\d一-龥]{{0,4}}[项个件条])"
)
_OF_THEM = (
    f"{ENDED}|建设|开[工建办业]|投[产用]|立项|成立|到期|发生|出[生台]|欠[缴费款]|拖欠|购[置买]|形成|产生|登记|注册|印发|入[库职学]|受理|批[准复]"
    "|取得|实施|启动|移交|下达|收[到取]|存量|参[保加]|认定|报[名送]|申[报请]|录[用入]|在[册建编]|列入|纳入|排查出|查处|发现|确定|结余"
)
OF_OLD = regex(
    rf"(?:年?[底末])?(?:之?前|以前)?(?:(?:已经?|[尚仍还]?未|没有|本?应当?|需|须|计划|拟)[一-鿿]{{0,4}}?)?(?:{_OF_THEM})[^，,。；、\d]{{0,3}}?"
    r"(?:的(?!\d+[%％])|(?:项目|工程|小区|企业|合同)(?=全部|均|全面|逐))"
    r"|(?:年?[底末])?(?:之?前|以前)(?!全|各|所有|辖区|我)[一-鿿]{2,3}的(?:\d+[个家项户处名件](?!百分)|项目|企业)"
)
"""Behind a day: 2005年底前建成的小区 tells which ones, and sets no target."""
WITH_THEM = regex("(?:对|针对|[把将凡])$")
"""Before a day: 对6月底前未完成整改的企业."""
_MOVED = regex("原定|原计划|延[期至长]|顺延|已经?于|均已经?(?!倒排|明确|制定|落实|列|纳入|分解)|的要求")
_LEAD = 12
"""Blocks before an item of a list among which the sentence that announces the list is looked for."""
_ITEM = regex(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳●·—-]")
_NAMED_TERM = regex(
    rf"(?:前|之前|以前|底前)?(?:需|须|应|可)?(?:\d|[一二三四五六七八九两十]+[项个件条家户]|[和、及]|{ENDED}|补足|补缴|缴纳|到期|[一-鿿]{{2,8}}(?=[，,。；])|[，,。；]|$)"
)


def is_not_due(ledger: Ledger, date: DateFact, words: str) -> bool:
    """True for the term of work that the same sentence, or the one above its list, says is not due yet."""
    sentence = ledger.sentences[date.sentence].span
    before = ledger.text[sentence.start : date.span.start]
    term = date.relation == "before" or TERM.search(before) or _LISTED_TERM.search(before) or _ASKED.search(before)
    if not term or not _NAMED_TERM.match(ledger.text, date.span.end):
        return False
    if SETTLED_TERM.search(NOT_DUE.sub("", words)) or _MOVED.search(words):
        return False
    if NOT_DUE.search(ledger.text, *sentence):
        # 4月底交付首批，9月底交付末批，末批尚未到期; 尚未到期的6项 of a sentence that asks: other things.
        set_out = date.relation == "before" or TERM.search(before) or _LISTED_TERM.search(before)
        of_others = _THOSE.search(ledger.text, *sentence) or any(
            other.last and date.last and other.last > date.last for other in ledger.dates_in(sentence)
        )
        return (bool(set_out) or not of_others) and not _told_as_kept(ledger, sentence)
    index = ledger.document.block_index(date.span.start)
    blocks = ledger.document.blocks
    if date.relation == "before" and _must(before) and _bare_state(ledger, date, blocks[index].span.end):
        return True
    if NOT_DUE.search(ledger.text, sentence.end, blocks[index].span.end) and not SETTLED_TERM.search(before):
        # 整改时限：5月底。进展：未到时限: the only term of its paragraph.
        return TERM.search(before) is not None and len(_TERMS.findall(ledger.read(blocks[index].span))) == 1
    if not _ITEM.match(ledger.text, blocks[index].span.start):
        return False
    for at in range(index - 1, max(-1, index - _LEAD), -1):
        if not _ITEM.match(ledger.text, blocks[at].span.start):
            lead = ledger.read(blocks[at].span)
            above = ledger.read(blocks[at - 1].span) if at and len(lead) <= _LONGEST_LEAD else ""
            return NOT_DUE.search(lead) is not None or NOT_DUE.search(above) is not None
    return False


def known_gone(before: str, behind: str) -> bool:
    """True where the sentence of a deadline tells what became of it: whoever says so knows that it is gone."""
    return _LATE.search(NOT_DUE.sub("", before + behind)) is not None or _CAME_OF_IT.search(behind) is not None


_LATE = regex("[逾超]期(?![不未仍者]|[^，,。；;]{0,8}的[，,。；;予将一])")
"""请于5月15日前报送，逾期不报的予以通报 threatens, and tells of nothing that came to pass."""
_CAME_OF_IT = regex("未能|受阻|(?:调整|变更|[顺推]延|推迟|改)[为至到]|延[期至长]|(?<!以)实际|到期未|至期")


def _must(before: str) -> bool:
    return _DUTY.search(_CLAUSES.split(before)[-1]) is not None


def _bare_state(ledger: Ledger, date: DateFact, end: int) -> bool:
    """True for 须于8月底前完成征地，尚余37亩。未到时限: said in a sentence of its own, of the only term before it."""
    for at in range(date.sentence + 1, min(date.sentence + _SOON, len(ledger.sentences) - 1) + 1):
        sentence = ledger.sentences[at].span
        if _NEW_TERM.search(ledger.text, ledger.sentences[date.sentence].span.start, sentence.end):
            return False
        if sentence.end > end or SETTLED_TERM.search(ledger.read(sentence)):
            return False
        if _BARE.match(ledger.text, sentence.start):
            own = Span(ledger.sentences[date.sentence].span.start, sentence.start)
            return sum(one.relation == "before" for one in ledger.dates_in(own)) == 1
        if any(one.month for one in ledger.dates_in(sentence)):
            return False
    return False


_NEW_TERM = regex("按[^，,。；]{0,6}协议|协议约定|质保|分[期年批次三两]|期满|已交付|展期")
"""Another term that the state may be of."""
_DUTY = regex("[须需应]|要求|限期?|约定|计划|承诺")
_CLAUSES = regex("[，,；。：:]")
_BARE = regex(rf"(?:该项|此项)?(?:目前|现|尚|仍|均|还)*(?:{NOT_DUE.pattern})[，,。；]")
_SOON = 2
"""Sentences behind the one with the term in which its state is told."""


def _told_as_kept(ledger: Ledger, sentence: Span) -> bool:
    """True for 7月底前付清80万元，目前无逾期款项: with nothing open, none late means all paid."""
    words = ledger.read(sentence)
    late = list(NOT_DUE.finditer(words))
    return all(_NONE_LATE.match(match.group()) for match in late) and not _STILL_OPEN.search(NOT_DUE.sub("", words))


_NONE_LATE = regex("不存在|没有|无|未出现|未逾期|未超期|[在均]")
"""均在规定时限内 tells of what was handed in as much as of what is not due."""
_STILL_OPEN = regex("正在|尚|仍|还[有需]|未|[应须需将拟待]|计划|要求|限期|期限|时限|预计|确保|力争|在办|推进")
_THOSE = regex(rf"(?:{NOT_DUE.pattern})的")
_ASKED = regex(r"(?:要求|限期?|规定|约定|应|须|要)(?:于|在)?$")
"""要求九月末完成: who asks for it sets its term."""
_LISTED_TERM = regex(
    r"(?:时限|期限|时间)分别为?[^，,。；]*[、和及]$|(?:时限|期限|时间)分别为?$|其中$|其中[^。；]*[、，,]$"
)
_TERMS = regex(r"(?:时限|期限|完成时间)(?:为|是|至|到|：|:)")
_LONGEST_LEAD = 30
"""Characters of 剩余任务如下：, which follows what the paragraph above says."""


_FEASTS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_FEAST = regex(r'(?P<feast>元旦|五一|劳动节|七一|八一|国庆|十一)[”"]?(?:国际劳动节|节|假期)?(?=之?前)')
_ITS_YEAR = regex(r'(?P<year>20\d\d|今)年[“"]?$')


def with_feasts(ledger: Ledger, today: Day) -> Iterable[DateFact]:
    """The dates, and 国庆节前 where something is said not to be due."""
    if not NOT_DUE.search(ledger.text):
        return ledger.dates
    found = [*ledger.dates]
    for match in _FEAST.finditer(ledger.text):
        told = _ITS_YEAR.search(ledger.text, max(0, match.start() - 6), match.start())
        if told is None and ledger.text[match.start() - 1 : match.start()] == "年":
            continue
        stated = told is not None and told["year"] != "今"
        year = int(told["year"]) if told and stated else today.year
        first = Day(year, *_FEASTS[match["feast"]])
        source: YearSource = "said" if stated else "word"
        at = ledger.sentence_at(match.start())
        span = Span(told.start() if told else match.start(), match.end())
        found.append(
            DateFact(
                span,
                year,
                first.month,
                first.day,
                first,
                first,
                "day",
                relation="before",
                sentence=at,
                year_source=source,
            )
        )
    return found


def recurs(ledger: Ledger, date: DateFact) -> bool:
    """True for 每月开展比对，次月10日前处置; a day with its year comes once."""
    if date.year_source == "said":
        return False
    start = ledger.sentences[date.sentence].span.start
    return _EVERY.search(ledger.text, start, date.span.start) is not None


_EVERY = regex("每[个]?[年季月旬周]|按月|按季|逐月")


def settled_behind(ledger: Ledger, date: DateFact) -> bool:
    """True where one of the next lines of its item tells the result: 整改结果：已完成."""
    block = ledger.document.block_index(date.span.end)
    end = ledger.document.blocks[min(block + _LINES, len(ledger.document.blocks) - 1)].span.end
    item = _NEXT_ITEM.split(ledger.text[date.span.end : end])[0]
    return _RESULT.search(item) is not None


_LINES = 3
_NEXT_ITEM = regex(
    r"\n\s*(?:问题|整改措施|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、．])"
)
_RESULT = regex(
    r"[。；;\n](?:整改|办理|落实|完成|治理|处理)?(?:结果|成效|进展|完成情况|状态)[：:][ ]?"
    "(?:[^。\n]{0,24}[，,][^。\n，,]{0,8})?(?:已经?|均已经?|现已经?)(?:全部|全面)?(?:整改)?(?:完成|到位|办结|销号)"
)


_FORMULA = regex(
    r"[【\[]?(?:正在|持续|继续)(?:整改|推进|办理|实施)(?:中)?[】\]]?[，,：:]?(?:计划|预计|拟|力争|确保)?(?:于|在)?"
)


def closes_item(before: str) -> bool:
    """True for 正在整改，8月底前补足: the state that closes an item, before its deadline."""
    return _FORMULA.fullmatch(before) is not None


def of_this_year(ledger: Ledger, date: DateFact, day: Day) -> DateFact:
    """今年4月底 in a report without a signature, in the year of the day for which it is told."""
    if date.year is not None or not date.month or date.impossible or date.ends:
        return date
    if not ledger.text.startswith(("今年", "本年", "年内"), date.span.start):
        return date
    last = calendar.month_end(day.year, date.month)
    if date.day:
        last = Day(day.year, date.month, date.day) if calendar.exists(day.year, date.month, date.day) else last
    return replace(date, year=day.year, first=last, last=last, year_source="word")
