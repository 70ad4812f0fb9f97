"""Within periods: 五年来建成4600套，去年一年建成4860套: a stretch of time that lies within the one told beside it.

What was done in a part of a period is no more than what was done in all of it, whatever the two are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.dates import calendar
from linter.facts.quantities.sentence_before import told_before
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class Within(NamedTuple):
    """What a period brought, and what a part of that period brought."""

    whole: Quantity
    part: Quantity


_HAN = "一二两三四五六七八九十"
# Several years, or all time since something began: 五年来, 自2020年启动至今, “十三五”时期, 本届政府以来.
_YEARS = regex(
    rf"(?:[近这过]去?|前)?[{_HAN}\d]{{1,2}}年(?:来|间|以来|行动|期间|累计)|[近前][{_HAN}\d]{{1,2}}年(?!级)|以来|至今|本届|启动|(?:20\d\d|这几|历)年以来"
    r"|[“”\"]?十[一二三四五][”\"]?(?:五[”\"]?)?(?:时期|期间|以来)|20\d\d年?[—－~～至到-]20\d\d年|建[成立档库]以来|入库"
)
_SO_FAR = regex("累计|以来|至今|截[至止]|到目前|目前[，,]?(?:已经?|共)")
_ONE_YEAR = regex(
    rf"全年|[今本当]年(?:以?来|累计|共)?|1月?[—－~～至到-]+\d{{1,2}}月|前(?:[三3]个?季度|[{_HAN}\d]{{1,2}}个?月)|年内"
)
_OTHER_YEAR = regex(r"上一?轮|上次|去年|上年|同期|前年|往年|20\d\d年(?!以来|启动|至今|起|开始|[—－~～至到-])")
_UP_TO = regex(r"截[至止]到?[^，,。]{0,8}(?:月|季度)|[至到]\d{1,2}月[底末]")
_NAMED = regex(r"季度|[上下]半年|\d月")
_ALONE = regex("(?:其中|而)?(?:仅|光|单)")
"""What says that the part is one of the whole, in whatever words both are told."""
_LEAD = r"(?:其中|仅|光|单|而|最近|尤其是|特别是)*[，,]?(?:仅|在)?"
_SHORT = regex(
    rf"^{_LEAD}(?:(?P<year>今年(?!以来|前)|本年度?(?!以来)|当年|去年|上年|20\d\d年(?!以来|前|底|末|起|至|[—－~～-])|(?:最?近|过去)一年)"
    rf"|(?P<less>(?:第[{_HAN}]|[一二三四])季度|[上下]半年|\d{{1,2}}月(?:份|当月|单月|一个月)|[本当上]个?月|[本上]周|今日|昨日|当[日天]|(?:最?近|过去)(?:一个?月|一周|半年|半个?月|[{_HAN}\d]{{1,2}}天)"
    rf"|(?:今年)?(?:暑期|暑假|寒假|国庆|春节|汛期|五一|中秋)(?:期间|假期)?))(?:以来|至今|期间|[一单全][年月季周]|一个月|当[年月])*[，,]?(?:就|已经?|共|又|即|内|再|了|[全我本][县市区镇])*(?P<words>[^，,。；;：:、]*)$"
)
_NOT = regex(
    r"计划|目标|预计|力争|将|拟|争取|确保|比|增长|下降|同比|均|每|最[高多大]|占|净|余额|库存|在[册建办校]|现有|结转|旧存|余|率|达标|任务|应|需|标准|预算|上限|限额|尚|未|剩|增[加长幅]|减"
)
_PLACE = regex("[全我本][国省市州县区镇乡]")
_MOST_CLAUSES = 3
_EMPTY = regex("[就已共又即内再了的个新各全市县区镇我累计为达到有约近仅只了及和]")
_VERB = 2
_OWN = 1
"""Characters that a part may say of its own beside what the whole says."""

_OF_THE_YEAR = regex(r"(?<![年\d])\d{1,2}月(?:\d{1,2}日|份|初|底)?以来")
"""7月以来改造97家，今年累计311家: since a month of the year, which the year holds."""


def find_within(ledger: Ledger) -> Iterator[Within]:
    """Every number of a stretch of time with the one right before it, told of a longer stretch that holds it."""
    for index, quantities in ledger.by_sentence.items():
        before = told_before(ledger, index)
        for at, part in enumerate(quantities):
            if part.approximate or not part.is_amount or not part.unit:
                continue
            short = _SHORT.match(part.before)
            if short is None or _NOT.search(part.before):
                continue
            own = [one for one in (*before, *quantities[:at]) if one.unit == part.unit]
            whole = own[-1] if own else None
            if whole is not None and not whole.approximate and _holds(ledger, whole, part, short):
                yield Within(whole, part)


def _holds(ledger: Ledger, whole: Quantity, part: Quantity, short: re.Match[str]) -> bool:
    """True where the words of the whole tell of a longer time, of the same act and things."""
    lead = ledger.lead(whole)
    clause = whole.before + "|" + whole.after[:8]
    if _NOT.search(clause) or _SHORT.match(whole.before):
        return False
    between = ledger.text[whole.span.end : part.clause.start]
    if len(re.findall("[，,。；;：:]", between)) > _MOST_CLAUSES:
        return False
    place = _PLACE.search(part.before)
    if not _longer(lead, short) or (place and place.group() not in lead):
        return False
    words = short["words"] + "|" + re.split("[，,。；;：:]", part.after)[0]
    return _one_act(clause, words, bool(_ALONE.match(part.before)))


def _longer(lead: str, short: re.Match[str]) -> bool:
    if _OTHER_YEAR.search(lead):
        return False
    if short["year"]:
        return bool(_YEARS.search(lead)) and not _ONE_YEAR.search(lead) and not _OF_THE_YEAR.search(lead)
    whole, part = _months(lead), _months(short.group())
    if whole and part and not (whole[0] <= part[0] and part[1] <= whole[1]):
        return False  # 前三季度12亿元，四季度15亿元
    if _UP_TO.search(lead) and _NAMED.search(short.group()):
        return False  # 截至6月末已发放1.2亿元，下半年发放1.7亿元
    return bool(_YEARS.search(lead) or _SO_FAR.search(lead) or _ONE_YEAR.search(lead))


_MONTHS = regex(
    r"1月?[—－~～至到-]+(?P<last>\d{1,2})月|前(?P<quarters>[三3])个?季度|前(?P<first>\d{1,2})个?月|(?P<half>[上下])半年"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?<![\d—－~～至到-])(?P<month>\d{1,2})月"
)


def _months(words: str) -> tuple[int, int] | None:
    """The first and last month of the stretch that these words name last; None where they name none."""
    told = [*_MONTHS.finditer(words)]
    if not told:
        return None
    match = told[-1]
    if match["quarters"]:
        return 1, 9
    if match["half"]:
        return calendar.half_year(match["half"])
    if match["quarter"]:
        return calendar.quarter(match["quarter"])
    if match["month"]:
        return int(match["month"]), int(match["month"])
    return 1, int(match["last"] or match["first"])


def _one_act(clause: str, words: str, alone: bool) -> bool:
    """True where the part says nothing of its own, and takes up a word of the whole or none at all."""
    plain = _EMPTY.sub("", words.replace("|", ""))
    if alone and len(plain) <= _VERB and (not plain or frozenset(plain) & frozenset(clause)):
        return True
    # 重大事故1起，2025年较大事故9起: what stands before the shared word makes another thing of it.
    if len(plain) > 1 and plain[:2] not in clause:
        return False
    own = plain
    for size in (4, 3, 2):
        for at in range(len(plain) - size + 1):
            if plain[at : at + size] in clause:
                own = own.replace(plain[at : at + size], "")
    return len(own) <= _OWN if len(plain) > 1 else plain in clause
