"""Units that nothing counts, whatever verb stands before them: 新开工个以上, 连续年, 比年预算数, 达到年以来."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.offsets import Span
from linter.patterns import regex

_NUMERAL = "零〇一二两三四五六七八九十廿卅百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几多数半余来若"
# 这个, 每个, 逐个; 有个, 开个好头, 过个好年: spoken without a number; 单位个 names a unit.
_COUNTS_ONE = (
    f"{_NUMERAL}第这那哪每各某单首整同本上下另干个挨逐全头末前后大小老位些么样两俩仨"
    "有是做打开了当给找要说起讨办留立买见争划画换搞像吃许算叫过在看走睡好把点想带树挂聊谈问听写帮跑凑赶修敲搭唠绑挎背拎扛戴摆拍挣图串喊逗捎个"
)
_WORDS_OF_ONE = "人体性别案税股险中头展位旧数例协转私贷唱把独养代信儿子个十百"
_TOLD_OF = "(?<=建立个|设立个|成立个|举办个|承办个|规划个|新开个|现有个|共有个|拥有个|存在个|剩余个|其余个)"
# 签个字，: one verb that opens its clause, or one character that ends it, is how people speak.
_SPOKEN = "(?![^镇乡村县市区月点站项][，,。；;、！”])"
_NOT_SPOKEN = rf"(?<=[一-鿿][一-鿿]个)(?<![{_COUNTS_ONE}]个)(?<!(?<!工)作个)"
_PIECE = rf"(?:{_TOLD_OF}|{_NOT_SPOKEN}){_SPOKEN}(?![{_WORDS_OF_ONE}])(?!园[^区]|所)"
_COMPARED = r"(?:[决预]算|增[长加]|下降|减少|提高|上升|降低|相比|同期|持平|执行数|完成数)"
_WHOSE = r"(?:全[市省县区州国]|我[市省县区州])"
_YEAR = (
    r"(?<=连续年)(?![度份会检审均])"
    r"|(?<=达到年)以来|(?<=[自从]年)以来|(?<=(?:创下|创出|属于|处于)年)以来"
    rf"|(?<=[比较]年){_COMPARED}(?<![占同环对相分性]比年..)(?<!比较年..)(?<!比较年...)|(?<=与年)(?:[决预]算数|同期|相比)"
    r"|(?<=截至年|截止年)(?![初末底终度中内报会])"
    r"|(?<=[于自从]年)(?=\d{1,2}月|[，,。；;）])|(?<=建成于年)(?=[，,。；;）)])"
    r"|(?:(?<=在过去年)|(?<![一-鿿]过去年)(?<=过去年)|(?<=未来年|今后年|为期年|历时年|历经年|时隔年))"
    r"(?![代轻份度月初末底均产龄货关复夜老少味余深])"
    rf"|(?<=[。；;！？\n 　、．.）)]年)(?:(?=[，,])|{_WHOSE}(?!社会|域))"
    r"|(?<=[、．.）)]年)(?:(?:重点)?工作(?:回顾|总结|安排|情况)|(?:财政|预算|国民经济)[^，。；\n]{0,12}(?:情况|草案|安排))"
    r"|(?<=关于年)(?![初末底度])(?:[全我本][市省县区州]|[^，。；\n]{0,12}(?:预算|决算|国民经济|工作情况))"
)
_PERCENT = r"(?<=[一-鿿][%％])(?<![用以为位按号成]\S)(?:(?=[，,。；;])|(?<=[长降少跌滑涨]\S)(?=、))"
_HUNDREDS = "超过破逾达满上近计为位以按用至及到成均"
_ROUND = "(?<!带动万.)(?<!覆盖万.)(?<!辐射万.)(?<!惠及万.)(?<!面积万.)"
# 增收万元 and 受益万人 tell that a mark was reached: such a round number is not compared with a year.
_AGAINST = r"(?=[，,](?:比[上去前]|同比|较|增长|下降|减少|占|其中))"
_MONEY = rf"(?<=[一-鿿][万亿]元)(?<![{_NUMERAL}{_HUNDREDS}][万亿]元){_AGAINST}"
_MANY = rf"(?<=[一-鿿]万[人户吨亩辆])(?<![{_NUMERAL}{_HUNDREDS}]万.)(?<!千家万户){_ROUND}{_AGAINST}"
_MEASURE = r"(?:(?:平方)?公里|公顷|平方米|立方米|[亩吨倍]|小时|千瓦时?)"
_BOUND = r"(?<=[里顷米亩吨时倍瓦]以)[上下内]|(?<=[里顷米亩吨时倍瓦]左)右"
_DAYS = r"(?<=(?:提前|减少|增加|缩短|压缩|延长)天)(?=[，,。；;、])"
_LOST = regex(
    r"[个年%％元人户吨亩辆天以左](?<!\d.)"
    rf"(?:(?<=个){_PIECE}|(?<=年)(?:{_YEAR})|(?<=元){_MONEY}|{_MANY}|(?<=[以左])(?:{_BOUND})|(?<=[%％]){_PERCENT}|{_DAYS})"
)
_UNCOUNTED = regex(rf"[一-鿿](?<![{_NUMERAL}{_HUNDREDS}成翻加方蒸每足植次])(?<!\d[一-鿿]){_MEASURE}$")
"""A measure that a word stands before, not a number: 新修公路公里以上; 成倍以上 has none to lose.

600总吨以上 has its number before the word.
"""
_MARK = regex(r"[ 　]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])?")
_RATE = "%％"
_POINTS = "百分点"
_WORDS = regex(r"[一-鿿“”]{1,6}$")


def find_uncounted(text: str) -> Iterator[tuple[Span, str]]:
    """Every unit that nothing counts, with the words before it, and which message it needs: count or rate or year."""
    for match in _LOST.finditer(text):
        at, end = match.span()
        sign = text[at]
        if sign in "以左" and not _UNCOUNTED.search(text, max(0, at - 5), at):
            continue
        if sign == "年" and not _lacks_year(text, match):
            continue
        if sign == "元" and _PER_ONE.search(text, max(0, at - _REACH), at):
            continue
        if sign == "个" and "每" in text[max(0, at - _EACH) : at]:
            continue
        points = sign == "个" and text.startswith(_POINTS, end)
        end += len(_POINTS) if points else 0
        before = _WORDS.search(text, max(0, at - _REACH), at)
        start = before.start() if before else at
        yield Span(start, end), "year" if sign == "年" else "rate" if points or sign in _RATE else "count"


_PER_ONE = regex("[均每]")
"""人均收入万元 names a round mark."""
_REACH = 6
"""Characters before a unit that are told with it."""
_EACH = 5
"""Characters before a unit in which 每 makes it stand for one: 每提高个百分点."""


def _lacks_year(text: str, match: re.Match[str]) -> bool:
    """True unless the year stands at the end of the line above, or what stands before is no mark of a heading."""
    at = match.start()
    if text[at - 1 : at] not in "。；;！？\n 　、．.）)":
        return True
    line = text.rfind("\n", 0, at) + 1
    opens = _MARK.fullmatch(text, line, at) is not None
    if text[at - 1] in "、．.）)":
        return opens
    above = text[:line].rstrip()[-1:] if opens else text[line:at].rstrip(" 　")[-1:]
    return above in "。；;！？：:”）)" or (opens and not above.isdigit() and above not in "，,、—-")
