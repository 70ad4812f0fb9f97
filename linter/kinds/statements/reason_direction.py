"""Reasons against directions: 下降9.1%，增长的主要原因是…, 增长2.1%，主要是补助资金减少."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.statements._named_reasons import find_named_reasons
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_UP = r"增长|增加|上升|提高|上涨|增收|增支"
_DOWN = r"下降|减少|降低|回落|下滑|减收|减支|负增长"
_VALUE = r"(?:了|约|近|[ ])*(?P<value>\d[\d,]*(?:\.\d+)?[ ]?(?:%|％|[万亿]元))"
_HEAD = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_VALUE}"
_AGAIN = regex(
    rf"{_HEAD}[，,。；;（(][ ]?(?P<again>(?:主要)?(?:(?P<rose>{_UP})|{_DOWN})"
    r"(?:较[多大快高]|明显|幅度较大|幅度|的|主要|具体)*原因)(?=(?:主要)?(?:[是为系有在：:，,]|包括))"
)
_BECAUSE = regex(
    rf"{_HEAD}[，,；;（(][ ]?(?:(?:{_UP}|{_DOWN})(?:较[多大快高]|的)*)?主要(?:原因)?(?:是|为|系)[：:]?"
    r"(?P<told>[^。；;（()）\n]{4,60})(?=[。；;)）\n])"
)
_MOVED = regex(
    rf"{_HEAD}[，,（(](?P<told>[^。；;%％\n]{{0,50}}?(?P<move>(?P<raised>抬高|垫高|推高|拉高|抬升)|拉低|压低)了?"
    r"(?:上年|去年|同期|收入|支出|的)*基数)"
)
_SETTLED = regex(
    r"(?P<base>年初预算|调整预算|预算|计划|目标)数?的[ ]?(?P<value>(?P<n>\d{1,3}(?:\.\d+)?)[ ]?[%％])"
    r"(?P<between>[^。；;\n]{0,24}?)[，,。（(]"
    r"(?P<told>(?:(?P<short>未(?:能)?(?:达到?|完成)|没有(?:达到|完成)|低于)|超(?:过|出|额完成)?)"
    r"(?P<of>年初预算|调整预算|预算|计划|目标)数?的?(?:主要)?原因)"
)
_OTHER_BASE = regex("预算|计划|目标|其中|完成|[为占]")
"""Between a rate of completion and its reason: another rate or item, which the reason may be of."""
_MORE = "增加|增长|较多|上升|增多|提高"
_LESS = "减少|下降|较少|降低|下滑|减收|短收"
_MOVES = rf"(?:持续|有所|明显|大幅|相应|相对|均|也)*(?:(?P<more>{_MORE})|{_LESS})(?:较[多大快])?(?:所致|等|影响)?$"
_MONEY_MOVED = {
    "收入": regex(rf"(?:收入|入库|税源){_MOVES}"),
    "支出": regex(rf"(?:资金|专款|补助|拨款|支出|经费|成本|配套){_MOVES}"),
}
"""What the clauses of a reason end with where it says that more money came or went; 停产企业增加 works either way."""
_EARNED = regex("收入|税(?!费支出)")
_SPENT = regex("支出|经费")
_WHOLE_REVENUE = regex("(?:一般公共预算|财政|地方|税收|全口径|总)收入|^收入")
_OWN_RISK = regex("减税|降费|退税|减免|亏|损失|赤字|缺口|短收|欠|成本|价格|费用")
"""What grows where revenue falls: 减税降费增长12%，减收的原因是…."""
# One sort of money stands in for another: 县级支出增长，主要是上级补助减少.
_STANDS_IN = regex(
    "补助|补贴|贴息|利息|费用|救助|低保|配套|转移|债务|债券|调入|调用|动用|事业|经营|自筹|拨款|专户|滞纳|清欠|[省市县区镇乡]级"
    "|基本支出|项目支出|公用|人员|结转|自有"
)
_OTHER_PURSE = regex("基金|非财政|自筹|自有|基本支出|项目支出|当年|沉淀|企业|家庭|群众|居民|农户")
_LAST_YEAR = regex(r"上年|去年|上一年|同期|前[一两]年|20\d\d年")
# What may well go the other way: less is handed back, more is put off, a larger base.
_TURNED = regex(
    r"退税|留抵|减免|减税|免税|不征|进项|降费|优惠|抵扣|抵减|还本|偿还|上解|上划|调出|下划|结转|结余|余额|压减|节约|转移支付支出|对下|剔除|扣除"
    r"|亏|损失|欠|流出|转出|注销|罚|逾期|比重|占比|人均|退库|其他|其它|统筹|整合|替代|划转|改列"
)
_OTHER_WAY = regex("结余|余额|赤字|缺口|净|利润|能耗|强度|本级|收支")
_EXCUSED = regex(
    r"剔除|扣除|不考虑|若|如果|虽|尽管|克服|消化|仍|增[速幅]|降幅|缴费|计税|明年|下年|次年|今年|回落|收窄|[放减趋]缓|[低高快慢]于|扩大|缩小|加快"
)
_ENDS = regex(r"(?:的?(?:影响|因素|原因|作用|效应)|所致|等)+(?:[，,](?!但|仍|而|剔|扣)|[。；;）)\n]|$)|[。；;）)\n]|$")
"""Behind the base that a reason ends with: 抬高基数，但新增税源较多 gives none."""
_CLAUSE = 30
"""Characters before a change in which what has changed is named."""
_FULL = Decimal(100)
_SLOW = Decimal(5)
"""Percent below which the reason may tell why a change is no larger: 增长2.1%，主要是配套减少."""
_SLOW_GROWTH = Decimal(10)
"""The same of a rise behind which a high base is told."""


class ReasonDirection:
    """Reads the reason right behind a change: it must explain the way in which the change went."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every change that is explained as its opposite."""
        text = ledger.text
        seen: set[int] = set()
        if "原因" in text:
            for match in matches_on_lines(_AGAIN, "原因", text):
                other = bool(match["up"]) != bool(match["rose"])
                if other and _of_its_sort(text, match) and not _two_bases(text, match):
                    seen.add(match.start())
                    yield _hit(match, "again")
            for match in matches_on_lines(_SETTLED, "原因", text):
                if _otherwise(match) and "平均" not in text[max(0, match.start() - _CLAUSE) : match.start()]:
                    yield _missed(match)
            for reason in find_named_reasons(ledger):
                if reason.change.start not in seen:
                    values = {"change": ledger.quote(reason.change), "told": ledger.quote(reason.told)}
                    yield Hit((reason.told, reason.change), values)
        if "主要" in text:
            for match in matches_on_lines(_BECAUSE, "主要", text):
                if match.start() not in seen and _turned(text, match):
                    yield _hit(match, "told", "because")
        for match in matches_on_lines(_MOVED, "基数", text):
            slow = match["up"] and _is_slight(match, _SLOW_GROWTH)
            excused = _EXCUSED.search(match["told"]) or not _ENDS.match(text, match.end())
            of_then = _LAST_YEAR.search(match["told"]) and not excused
            if bool(match["up"]) == bool(match["raised"]) and of_then and not slow:
                words = text[match.start("move") : match.end("told")]
                yield _hit(match, "move", "base", words)


def _turned(text: str, match: re.Match[str]) -> bool:
    """True where all that the reason says goes the other way, and tells of the same money as the change."""
    told = match["told"]
    subject = re.split("[，,。；;：:（()）\n]", text[max(0, match.start() - _CLAUSE) : match.start()])
    named = "".join(subject[-2:])
    if _STANDS_IN.search(named) or _OTHER_PURSE.search(told):
        return False
    sorts = [sort for sort, words in (("收入", _EARNED), ("支出", _SPENT)) if words.search(named)]
    if len(sorts) != 1 or _LAST_YEAR.search(told) or _TURNED.search(told) or _OTHER_WAY.search(named):
        return False
    if _is_slight(match, _SLOW) or (sorts[0] == "收入" and not _of_revenue(named, told)):
        return False
    moved = [_MONEY_MOVED[sorts[0]].search(clause) for clause in re.split("[，,、]", told)]
    return all(one and bool(one["more"]) == bool(match["down"]) for one in moved)


def _of_revenue(named: str, told: str) -> bool:
    """True where the reason tells of a part of the revenue: of any, for a whole, or of one named alike."""
    if ("非税" in told) != ("非税" in named) and "税收" in (named + told).replace("非税", ""):
        return False
    kind = re.split("收入|入库|税源", told)[0]
    alike = any(kind[at : at + 2] in named for at in range(len(kind) - 1))
    return alike or _WHOLE_REVENUE.search(named) is not None


def _of_its_sort(text: str, match: re.Match[str]) -> bool:
    """False where the reason names another money than the change, or a slower growth: 增长3%，回落的原因."""
    named = text[max(0, match.start() - _CLAUSE) : match.start()]
    again = match["again"]
    if "收" in again or "支" in again:
        subject = "".join(re.split("[，,。；;：:（()）\n]", named)[-2:])
        return not _OWN_RISK.search(subject) and ("收" in again) != bool(_SPENT.search(subject))
    return not (match["up"] and "回落" in again)


def _two_bases(text: str, match: re.Match[str]) -> bool:
    """True for 比上年减少12%，比预算增加5%，减少的原因: the change before it is what the reason is of."""
    before = re.split("[。；;\n]", text[max(0, match.start() - 2 * _CLAUSE) : match.start()])[-1]
    return re.search(rf"(?:{_DOWN if match['up'] else _UP})[^，,]{{0,8}}\d", before) is not None


def _is_slight(match: re.Match[str], least: Decimal) -> bool:
    """True for a change of less than `least` percent, and for one that is told as an amount."""
    value = match["value"]
    return value[-1] not in "%％" or Decimal(value.rstrip("%％ ").replace(",", "")) < least


def _otherwise(match: re.Match[str]) -> bool:
    """True for 完成预算的105%，未达预算的原因 and 完成预算的95%，超预算的原因, each of one budget."""
    one, other = match["base"], match["of"]
    same = one == other or {one, other} in ({"预算", "年初预算"}, {"预算", "调整预算"})
    share = Decimal(match["n"])
    return same and not _OTHER_BASE.search(match["between"]) and (share >= _FULL if match["short"] else share < _FULL)


def _missed(match: re.Match[str]) -> Hit:
    values = {"value": match["value"], "told": match["told"]}
    return Hit((Span(*match.span("told")), Span(*match.span("value"))), values, variant="budget")


def _hit(match: re.Match[str], group: str, variant: str = "", words: str = "") -> Hit:
    """The change and the place of its reason, told by `words` where they say more than that place."""
    start = match.start("up") if match["up"] else match.start("down")
    values = {"change": match.string[start : match.end("value")], "told": words or match[group]}
    return Hit((Span(*match.span(group)), Span(start, match.end("value"))), values, variant=variant)
