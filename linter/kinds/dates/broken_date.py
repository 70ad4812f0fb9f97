"""Broken dates: a date that lost one of its numbers or one of 年, 月 and 日."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter import lexicon
from linter.facts.dates import calendar
from linter.facts.numbers.lines import matches_from
from linter.finding import Hit, Severity
from linter.kinds.dates._bare_years import bare_years
from linter.kinds.dates._blank_months import blank_months
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_Y = r"(?<![\d.])(?:19[5-9]|20[0-4])\d"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:[12]\d|3[01]|0?[1-9])"
_H = "[零〇○O0一二三四五六七八九]"
_TO = r"(?:至|到|—{1,2}|-|~)"

_NO_COUNT = r"(?![\d日号.．%‰/:：年月万亿余多几A-Za-z大强佳])"
"""What may not follow a day without 日: the number would go on, or count something."""

_SIGN = regex(
    r"[\d月二年](?<=(?=(?<!\d)(?:\d{1,5}[年月日 \-]|\d{6,8}[月日])|月\d|二[零〇○O0]"
    r"|\d{1,2}月月|\d月(?:\d{3}|\d{1,2}日日)|(?:19|20)\d\d年(?:年|\d{3})|(?<![^—－(（，,。；：:])年\d{1,2}月\d).)"
)
"""What every alternative begins with: only a few may begin inside a row of digits."""
_BROKEN = regex(
    rf"(?P<no_year_mark>{_Y}[ \-]?{_M}月(?!度)(?:{_D}日|份|[底初末]|[上中下]旬)?)"
    rf"|(?P<no_marks>{_Y}\d{{1,4}}日(?![均产处常供夜本语]))"
    rf"|(?P<no_month>(?<!\d)(?:19|20)\d\d年(?:[ ]?{_M}[ \-.]?{_D}日|{_D}日)(?![均夜常龄]))"
    rf"|(?P<no_month_number>(?<!\d)(?:19|20)\d\d年月\d{{1,2}}日|(?<=[于，。；●◆■★▲•])月\d{{1,2}}日)"
    r"|(?P<no_month_at_all>(?<!\d)(?:19|20)\d\d年月(?=[底初末起至到前以，,。；）)]|[上中下]旬|经|由|在|被|[已将对][一-鿿]"
    r"|批[准复]|印发|召开|举行|举办|[开动竣完]工|下[达发]|通[过车报]|发[布放]|启[动用]|成立|建[成立]|投[用产]|开[始展业通标]|签[订署]|反馈|组织|实施"
    r"|出[台具]|制定|修订|完成|报[送经]|进驻|任[职命]|入[职党选库]|拨付|到[账位]|审[议定计]|立[项案]|受理|验收|交付|办结|注[册销]|获|当选))"
    r"|(?P<no_month_before_day>(?<=[一-鿿])(?<![每当次本上下同该腊正元各逐翌某个岁蜜闰首单双尾按隔整满半两几冬阴农历明今去前后近产年一二三四五六七八九十〇零数头])(?<![季年期度][末中初])"
    r"月(?:[12]\d|3[01]|[1-9])日(?![均产处常供夜]))"
    r"|(?P<no_day_number>(?<!\d)(?:19|20)\d\d年\d{1,2}月日(?![均常产处供夜]))"
    rf"|(?P<long>(?<!\d)(?:20\d{{3}}|20\d|2\d{{4}})年(?=\d{{1,2}}月){_M}月(?:{_D}日)?"
    r"|(?<![元前约])(?:[03-9]\d{3}|2(?:[1-9]\d\d|\d\d)|1[89]\d|0\d\d)年(?=\d{1,2}月)\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:19|20)\d\d年\d{3,}月|\d月\d{3,}日|(?<![\d.])0\d\d年\d{1,2}月(?:\d{1,2}日)?)"
    r"|(?P<mixed>(?<!\d)(?:19|20)\d\d(?:月\d{1,2}月(?:\d{1,2}日)?|年(?:[Oo]\d月|\d{1,2}月\d{1,2}月\d{1,2}日|\d{1,2}日\d{1,2}日)))"
    rf"|(?P<no_far_mark>(?<!\d)(?:19|20)\d\d年\d{{1,2}}月{_TO}\d{{1,2}}(?=[，,。；]))"
    rf"|(?P<no_year_number>年{_M}月{_D}日)"
    r"|(?P<doubled>(?:19|20)\d\d年年(?=\d)|\d{1,2}月月(?=\d)|\d月\d{1,2}日日(?![夜均产处常供]))"
    rf"|(?P<no_day_mark>(?<!\d)(?P<year>(?:19|20)\d\d年)?{_M}月{_D}{_NO_COUNT})"
    r"|(?:(?<=截至)|(?<=[^少多低大小等高短长早晚]于)|(?<=日至))(?P<no_month_mark>\d{3,4}日(?![内均以之前后]))"
    rf"|(?<=[，。；、])(?P<no_month_told>\d{{3,4}}日(?=[上下]午|召开|反馈|印发|举行|进驻|向|{_TO}(?:[12]\d|3[01]|0?[1-9])日))"
    r"|(?P<han>二[零〇○O0][零〇○O0一二三四五六七八九]{2}(?:十[一二]|[一二三四五六七八九十])月(?=[一二三四五六七八九十]{1,3}日)"
    rf"|二[零〇○O0](?:{_H}|{_H}{{3,4}})年(?=[一二三四五六七八九十]{{1,2}}月))"
    r"|(?P<far_year>(?<![\d.])(?:[03-9]\d{3}|2[1-9]\d\d|2[02]\d{3})年(?=[，,初末底]|[全我本][市省县区州国]|预算|财政|[决工])"
    r"|(?<![\d.])(?:(?:20[1-4]|0[0-4]\d)年(?=[，,初末底]|[全我各][市省县区州国]|预算|财政|地方|居民|一般公共|同期|的[^历古老])"
    r"|(?<![^。；\n])2[0-4]\d年(?=[，,])|(?:200|2[0-4]\d)年(?=[初末底]|[全我][市省县区州国]|预算|财政|同期)))"
)
_DAY_RANGE = regex(rf"(?:{_TO}|[和及])(?!(?:(?:19|20)\d\d年)?{_M}月{_D})\d|、")
# What a day without 日 is followed by where no year is said: an act of that day, or the far end of the stretch.
_ACT = regex(
    rf"{_TO}(?:(?:19|20)\d\d年)?{_M}月{_D}日|[上下]午|晚|召开|举行|印发|下发|出台|开展|反馈|进驻|起|通过|向"
    r"|以来|之?前|以前|收到|签订|签发|制定|制发|专题|主持|研究|已经?|止|在|由|经|因|被|注册|成立|启动|正式|出具|送达|下达|公布|发布"
)
_OFFICE = regex(
    r"[省市县区镇乡](?:委|政府|人民|长|直|级|纪|局|里)|[自专]|对|组织|起(?:[，,至到免自实施执止]|$)|[上下]午|前后?"
)
"""Words that begin like a unit and are none: 县委, 省长, 组织."""
_AT = ("截至", "截止", "于", "自", "从", "至", "到")
_STOPS = "，,。；（()）"
_LONGEST_UNIT = 4


class BrokenDate:
    """Reports 2021915日, 2021年月15日, 2021年6月25召开; a bare 20211230 may be a code and is left alone."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every damaged date."""
        text = ledger.text
        years: frozenset[str] | None = None
        for match in matches_from(_BROKEN, _SIGN, text):
            if match["no_month_at_all"] and "  " in ledger.document.quote(Span(*match.span())).replace("\u3000", "  "):
                continue  # 2024年  月底前: room for a hand to fill in
            if match["no_year_number"] and _blank_before(ledger, match.start()):
                continue  # （    年3月5日）: room for a hand to fill in
            if match["no_day_mark"] and not _day_is_meant(text, match):
                continue
            if ledger.document.block_index(match.start()) != ledger.document.block_index(match.end() - 1):
                continue  # 2022年11月 in one cell and 2 in the next
            if match["no_marks"] and not _may_be_date(match.group()[4:-1]):
                continue
            if (match["no_month_mark"] or match["no_month_told"]) and not _may_be_date(match.group()[:-1]):
                continue
            if (match["long"] or match["far_year"]) and _is_ancient(text, match):
                continue
            if match["far_year"]:
                years = frozenset(_YEARS.findall(text)) if years is None else years
                if not _slipped_year(text, match, years):
                    continue
            if (match["long"] or match["far_year"]) and _lies_far_ahead(text, match):
                continue
            if (match["long"] or match["far_year"]) and _IS_QUOTED.search(ledger.read(_sentence(ledger, match))):
                continue
            year = _FIRST_YEAR.match(match.group())
            digits = len(year.group()) if year else _FULL_YEAR
            variant = "" if digits == _FULL_YEAR else "short" if digits < _FULL_YEAR else "extra"
            # 225年 may be a year of old times all the same.
            severity: Severity = "warning" if match["far_year"] and digits < _FULL_YEAR else "error"
            values = {"date": match.group(), "digits": digits}
            yield Hit((Span(*match.span()),), values, severity=severity, variant=variant)
        for span in (*blank_months(ledger), *bare_years(ledger)):
            yield Hit((span,), {"date": ledger.quote(span), "digits": _FULL_YEAR}, severity="warning")


def _blank_before(ledger: Ledger, start: int) -> bool:
    """True where room is left before a date, or nothing stands there."""
    offsets = ledger.document.offsets
    return start == 0 or offsets.to_source(start) != offsets.to_source(start - 1) + 1


_FIRST_YEAR = regex(r"[\d零〇○一二三四五六七八九]+(?=年)")
"""The year of a date that names one: only its number of digits can be told wrong."""
_FULL_YEAR = 4
"""Digits of a year; also taken where a date names none, so that it is told as a damaged date alone."""


def _lies_far_ahead(text: str, match: re.Match[str]) -> bool:
    """True for 到2100年, 经营期限至2105年3月: a year of the next century that something is to last until."""
    if _NEXT_CENTURY.match(match.group()) is None:
        return False
    if _UNTIL.search(text, max(0, match.start() - _AROUND), match.start()):
        return True
    return _WILL.match(text, match.end()) is not None and not _swapped(match.group()[:4], _YEARS.findall(text))


_NEXT_CENTURY = regex(r"2[1-4]\d\d年")
_UNTIL = regex(
    r"(?:(?<!截)[到至]|(?<=[\d年月日])[—~-]{1,2}|预计|展望|预测|期限|有效期|保质期|租期|届满|设计(?:使用)?年限|世纪)[^，,。；;\d]{0,6}$"
)
_WILL = regex(r"[，,初末底前]{0,2}[^，,。；;\n]{0,16}?(?:将(?!近)|可能|有望|预计)")


def _slipped_year(text: str, match: re.Match[str], years: frozenset[str]) -> bool:
    """True for 2205年 and 202年 in a report on 2025: behind a stop or a word of time, slipped from one of its years.

    历时2300年 is a length, and 表12025年 a caption that ran into its year.
    """
    if not _DATES.search(text, max(0, match.start() - 2), match.start()):
        return False
    digits = match["far_year"][:-1]
    if len(digits) == _SHORT_YEAR:
        return _TOLD_ALONE.search(text, max(0, match.start() - _AROUND), match.start()) is None and any(
            _lost_one(year, digits) for year in years
        )
    if len(digits) == _LONG_YEAR:
        return not years.isdisjoint({digits[:at] + digits[at + 1 :] for at in range(len(digits))})
    return _swapped(digits, years) or _OTHER_MILLENNIUM.match(digits) is not None


def _swapped(digits: str, years: Iterable[str]) -> bool:
    """True where two neighbouring digits of one of the years stand the wrong way round: 2205 for 2025."""
    if digits.endswith("00"):
        return False  # 2100年 is the turn of a century
    pairs = range(len(digits) - 1)
    return not {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in pairs}.isdisjoint(years)


def _lost_one(year: str, digits: str) -> bool:
    """True where one digit of the year is missing in `digits`: 2025 in 202, 225 and 025."""
    return any(year[:at] + year[at + 1 :] == digits for at in range(len(year)))


def _sentence(ledger: Ledger, match: re.Match[str]) -> Span:
    return ledger.sentences[ledger.sentence_at(match.start())].span


_IS_QUOTED = regex("笔误|错误|误[写作为]|不符|档号|有误|更正")
"""Who speaks of a wrong date quotes it."""


def _is_ancient(text: str, match: re.Match[str]) -> bool:
    """True for 公元202年3月, 佛历2567年5月, （220年3月至280年） and 服役200年6月: no dates of a report."""
    if text[match.start() - 1 : match.start()] in ("（", "(") and match.group().index("年") < _FULL_YEAR:
        return True
    if _ANCIENT.search(text, max(0, match.start() - _AROUND), match.start()):
        return True
    if match["far_year"] is None:
        return False
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return _OLD_TIMES.search(text, start, end if end >= 0 else len(text)) is not None


_OLD_TIMES = regex(
    r"三国|东汉|[孙东]吴|[西蜀]汉|蜀|建安|孙权|刘[备表]|曹操|诸葛|关羽|赤壁|[县市]志|史载|沿革|历史|古代|古[城墓寺树]|[汉唐宋]墓|[置设析始建][^，。]?县"
    r"|称帝|大疫|联军|大破|曹军|日[全偏环]食|凌日|彗星|[行卫]星|人类|海平面|科幻|小说|征文"
)
"""A paragraph on old times or on times far ahead: there a year of three digits or of another thousand is meant."""
_ANCIENT = regex("[汉唐宋秦隋晋魏古]|公元|三国|[始建]于|佛历|[服使][役用]|[（(]前$")
_OTHER_MILLENNIUM = regex(r"[3-9]0[0-4][1-9]$")
"""3025年 for 2025年; 3000年 and 5000年 are round lengths."""
_AROUND = 10
_DATES = regex(r"(?:^|[。；;，,！？\s（(《关截始建成][于至]?|[比较到至自从在和与及将—])$")
_LONG_YEAR = 5
_SHORT_YEAR = 3
_YEARS = regex(r"(?<!\d)20[0-4]\d(?=年)")
"""The years that a report may speak of."""
_TOLD_ALONE = regex(
    r"(?:寿命|年限|树龄|历史|期限|时间|周期|跨度|[长高]达|延长|缩短|距今|至今|重现期)[^，,。；;\d]{0,4}[，,到至从]?$"
)
"""使用年限到202年 is a length."""


def _may_be_date(digits: str) -> bool:
    """True where digits run together may be a day, or a month and a day: 1018, 915, 25."""
    pairs = [(digits[:cut], digits[cut:]) for cut in (1, 2) if digits[:cut] and digits[cut:]]
    if any(calendar.exists(None, int(month), int(day)) for month, day in pairs):
        return True
    return len(digits) <= 2 and calendar.exists(None, None, int(digits))


def _counts_cases(text: str, match: re.Match[str]) -> bool:
    """True beside another number of 起: 7月11起，8月10起 counts the fires of two months."""
    behind = text.find("。", match.end())
    told = _CASES.findall(text, text.rfind("。", 0, match.start()) + 1, behind if behind >= 0 else len(text))
    return len(told) > 1


_CASES = regex(r"\d起")


def _day_is_meant(text: str, match: re.Match[str]) -> bool:
    """True where no unit follows, so that the number cannot be a count: 6月25家企业 counts, 6月25召开 dates."""
    start, end = match.span()
    if _DAY_RANGE.match(text, end):
        return False
    if not _OFFICE.match(text, end):
        units = lexicon.units()
        if any(text[end : end + length] in units for length in range(1, _LONGEST_UNIT + 1)):
            return False
    if match["year"] or _ACT.match(text, end):
        return text[end : end + 1] != "起" or not _counts_cases(text, match)
    before = text[max(0, start - 2) : start]
    return before == "日至" or (before.endswith(_AT) and text[end : end + 1] in _STOPS)
