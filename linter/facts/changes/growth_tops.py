"""Growth tops: 上述各类中，饮料类增速最快, right behind a row in which another one grew faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.changes.growth_rows import LONGEST_ROW, Grown, named_row, step_of, stretch_before
from linter.facts.numbers.lines import clause_starts, start_behind
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class GrownMost(NamedTuple):
    """One of a row said to have grown or fallen most, or second most, and another that has."""

    claim: Span
    named: Grown
    better: Grown
    highest: bool
    """False for 增速最慢 and 降幅最大: another one stands below it."""


_FAR = "(?:以上|上述|上列|前述|前列|这|所列|所述)"
_MEASURE = "(?P<measure>增速|增幅|涨幅|升幅|增势|增长|上涨|降幅|跌幅|下降|下跌)(?:水平|速度|幅度)?"
_SORTS = "(?:商品|大)?(?:类别|品类|门类|类|行业|产业|品种|领域|项目|项)"
_FIRST = (
    "最[快高大猛]|最为?迅猛|(?:位居|位列|居|列|排名?|处于?|占据)(?:于|在)?(?:首位?|第一位?|榜首)|第一|名列(?:榜首|第一)|领跑"
    "|拔得头筹|拔头筹|夺魁|独占鳌头|一马当先|排在(?:首位|第一位|最前面)|最深"
    f"|(?:位居|位列|居|列)?(?:各个?|[几这])?{_SORTS}之?首位?|[高快]于(?:其他|其余)(?:各个?)?{_SORTS}"
    "|(?:位居|位列|名列|居|列|排名?|排在)(?:于|在)?第(?P<place>[二三四五2-5])(?:位|名)?"
)
_LAST = "最[慢低小弱]|垫底|居末位?|(?:位居|位列|排名?|排在)(?:末位|最后)|末位"
_WAY = f"(?P<way>(?P<first>{_FIRST})|(?:{_LAST}))"
_SIGN = regex("[增涨升降跌]|上涨")
_HINT = regex(
    "最[快高大猛为慢低小弱深]|首位|居首|列首|榜首|之首|于其[他余]|(?<=[居列排名于在])第[一二三四五2-5]|领跑|头筹|夺魁|鳌头|一马当先|垫底|末位|最后|最前"
)
_STILL = "(?:依然|仍然?|继续|均|也|则|为|是|最终|明显|再次|已)*"
_OF = "(?:的|同比|[比较](?:上年|去年)(?:同期)?)*"
_NAME = "(?P<name>[一-鿿][一-鿿、A-Za-z“”和（）]{1,30}?)"
_CLAIMS = (
    # 饮料类增速最快; 饮料类是增速最快的类别
    regex(
        rf"{_NAME}{_OF}(?:(?:是|为|成为)其?中?)?{_MEASURE}{_STILL}{_WAY}(?:的[一-鿿]{{1,4}}(?<!之一))?(?=[，,。；;（(\n]|$)"
    ),
    # 增速最快的是饮料类
    regex(rf"{_MEASURE}{_STILL}{_WAY}的?[一-鿿]{{0,4}}?(?:是|为|当属|要数|当数){_NAME}(?=[，,。；;（(\n]|$)"),
    # 比较上述增速，饮料类拔得头筹; 从增速看，饮料类最快
    regex(
        rf"(?:比较|对比|按照?|从|就|在|论)?(?:{_FAR}|各|的|[一-鿿]{{1,4}}业|[一-鿿]类)*{_MEASURE}(?:来看|看|而言|相比|比较|排名|排序|排列|上|方面|高低)?"
        rf"[，,]{_NAME}{_STILL}{_WAY}(?=[，,。；;（(\n]|$)"
    ),
)
# 在以上列出的类别里，; 其中，; 八大行业中，; 从结构看，
_AMONG = regex(
    r"[\s　]*"
    r"(?:(?:其中|而|但|可以看出|可见|总的[来]?看|总体[来上]?看|相比之下|比较而言|[分从按][一-鿿]{1,6}?看)[，,]?)?"
    rf"(?:(?:在|从|纵观|综观)?(?:{_FAR}|各|[两二三四五六七八九十几多\d]{{1,2}}[大个类项种次])[^，,。；;]{{0,12}}?(?:[中里内]|之中|当中|来看|看)[，,]?)?以?"
)
_ELSE = regex(
    "剔除|扣除|可比|同口径|口径|环比|上月|上季|年均|平均|累计|预计|预期|目标|计划|力争|贡献|拉动|个?百分点|全[国省]|单月|当月|季度"
)
"""In the row or the claim, what may hold another step against another base."""
_AMOUNT = regex(
    r"(?:零售额|销售额|营业额|增加值|总?产值|总产量|产量|[客货]?运量|投资额?|价格|收入|营业收入|出口额?|进口额?)$"
)
_SORT = regex("^(?:采矿业|制造业|(?:电力|燃气)[一-鿿、]{2,12}供应业|第[一二三]产业|[轻重]工业|工业|服务业|农业)$")
"""Classes that hold those told beside them: 制造业 and 汽车制造业."""
_RANKED = regex("(?<!之)首|第|榜|领|鳌|马|末|最后|最前|垫底")
_OF_THESE = regex(rf"{_FAR}|其中|[各两几三四五六七八九十][大个类项种次]?[一-鿿]{{0,4}}[中里内]|增[速幅][^，]{{0,4}}，")
_OWN = regex(r"[，,（(]?[^，,。；;\d%]{0,10}(?P<rate>\d+(?:\.\d+)?)\s*[%％]")
_RATE = regex("[%％倍]")
_BACK, _ON = 70, 30
"""Characters around 最快 in which its clauses begin and end."""


def find_grown_most(ledger: Ledger) -> Iterator[GrownMost]:
    """Every claim of the greatest growth or fall in the row before it that another one of the row denies."""
    text = ledger.text
    for hint in _HINT.finditer(text):
        if not _SIGN.search(text, max(0, hint.start() - _ON), hint.end() + 2):
            continue
        floor = max(0, hint.start() - _BACK)
        begin = start_behind("。；;\n", text, floor, hint.start())
        if not _RATE.search(text, max(0, begin - LONGEST_ROW), hint.start()):
            continue
        # Its sentence, 其中 in it, and each of its clauses.
        for start in clause_starts(text, begin, hint.start()):
            match = _claim(text, start, hint)
            if match is None:
                continue
            if found := _denied(ledger, start, match):
                yield found
            break


def _claim(text: str, start: int, hint: re.Match[str]) -> re.Match[str] | None:
    among = _AMONG.match(text, start, hint.end() + _ON)
    for at in dict.fromkeys((among.end() if among else start, start)):
        for pattern in _CLAIMS:
            match = pattern.match(text, at, hint.end() + _ON)
            if match and match.start("way") <= hint.start() < match.end("way"):
                return match
    return None


def _denied(ledger: Ledger, begin: int, match: re.Match[str]) -> GrownMost | None:
    start, end = stretch_before(ledger, begin)
    words = ledger.text[start:end]
    if _ELSE.search(words) or _ELSE.search(ledger.text, begin, match.end()):
        return None
    row = named_row(ledger, start, end)
    wanted = match["name"].strip("“”")
    amount = _AMOUNT.search(wanted)
    if amount and amount[0] in words:
        wanted = _AMOUNT.sub("", wanted)
    own = [at for at, (name, _, _) in enumerate(row) if wanted in (name, _AMOUNT.sub("", name))]
    if len(own) != 1:
        return None
    name, group, named = row[own[0]]
    falls = match["measure"] in ("降幅", "跌幅", "下降", "下跌")
    if falls and not match["first"]:
        return None  # 降幅最小: those that rose are not counted
    if _RANKED.search(match["way"]) and not _OF_THESE.search(ledger.text, begin, match.start("way")):
        return None  # 投资增速居首位: a county among all of its city
    own_rate = _OWN.match(ledger.text, match.end())
    if own_rate and Decimal(own_rate["rate"]) != abs(named.rate):
        return None
    highest = bool(match["first"]) and not falls
    others = [one for other, among, one in row if among == group and are_alike(other, name)]
    others.sort(key=lambda one: one.rate, reverse=highest)
    place = whole_number(match["place"] or "1")
    if place > len(others):
        return None
    better = others[place - 1]
    apart = better.rate - named.rate if highest else named.rate - better.rate
    if apart <= max(step_of(ledger, better), step_of(ledger, named)) / 2:
        return None
    told = Span(min(match.start("name"), match.start("measure")), max(match.end("way"), match.end("name")))
    if match.start("measure") < match.start("name") < match.start("way"):
        told = Span(match.start("name"), told.end)  # 比较增速，饮料类拔得头筹
    return GrownMost(told, named, better, highest)


def are_alike(one: str, other: str) -> bool:
    """True for 饮料类零售额 and 烟酒类, which end alike, and are both classes that hold others or both none."""
    if bool(_SORT.match(one)) != bool(_SORT.match(other)):
        return False
    return one[-1:] == other[-1:] or _AMOUNT.sub("", one)[-1:] == _AMOUNT.sub("", other)[-1:]
