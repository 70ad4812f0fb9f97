"""The words of changes: directions, what they are measured from, values reached, footings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.facts.quantities.strands import DATE_MARK, DURING, PERIOD_MARK, Link, Strand
from linter.patterns import regex

UP = (
    "净增长|净增加|增长|增加|增多|增收|增支|增产|增幅|增率|升幅|涨幅|提高|提升|上升|升高|上涨|上调|上浮|扩大|多收入|多支出|多收|多支|多花|多用|多增|净增|调增|递增|激增|猛增|回升|攀升|抬升|抬高|走高|增"
    "|高出|高"
)
DOWN = (
    "下降|减少|降低|减收|减支|减产|降幅|降率|减幅|跌幅|下滑|下跌|下调|下浮|缩减|压减|压缩|压降|缩短|缩小|少收入|少支出|少收|少支|少花|少用|少开支|净减少|净减|核减|调减|削减|递减|裁减|锐减|回落|节支"
    "|降|减|精简|低"
)
TURNS = regex(f"[{''.join(sorted({word[0] for word in f'{UP}|{DOWN}|多|少'.split('|')}))}]")
"""What every word of a direction begins with: without it no other expression need be tried."""
ENDS = frozenset(word[-1] for word in f"{UP}|{DOWN}|增速|多|少|升|涨|跌".split("|"))
"""What every such word ends with."""
COMPARED = (
    rf"(?:(?:比|较|与)(?P<than>[^，。；、（）(){DATE_MARK}]{{0,8}}?{DATE_MARK}*[^，。；、（）(){DATE_MARK}]{{0,10}}?)(?:相比)?"
    r"|(?P<same>同比|环比))"
)
HOW = "(?:[共合总]计|[一总]?共|累计|[总整]体|[大小]幅|明显|显著|进一步|同步|实际|足足|整整|已经?|[净约略偏又则也还])*"
"""In front of the verb of a change: how it went."""
# 比上年多11天, and 比上学期2136人多62人, whose base stands before it.
MORE = regex(rf"(?:[，,（(]?(?:并|且)?{COMPARED})?{HOW}(?:(?P<up>多)|(?P<down>少))[了出]?")
# Verbs that end in a value reached (增加到) say no amount.
STEP = regex(
    rf"(?:相比)?[，,、（(]?(?:并|且|相应|其)?(?:{PERIOD_MARK}+{DURING}?[，,]?)?{COMPARED}?[，,]?(?:[收支]、?[收支]?[入出]?(?:总计|合计|总额)?各?)?{HOW}"
    rf"(?:(?P<up>{UP}|增速)|(?P<down>{DOWN}))(?:了|幅度|额|率|比例|比率|数量?|规模)?(?:为|达到|达|：|:|约)?"
)
_OBJECT = regex(rf"(?:{UP}|{DOWN})了?(?P<what>[一-鿿]{{2,8}})(?<![到至])$")
_SPENT, _EXPENSE = regex("支出|开支|费用?$"), regex("[费支]|经费|成本")
REACHED = regex(
    rf"(?:(?P<up>{UP}|升|涨|扩|提|上浮|攀升|跃升|拓展|发展|壮大)|(?P<down>{DOWN}|缩|回落|压降|控制|合并|整合|精简|撤并|归并|优化)"
    r"|(?P<turned>调整?|变更?|变化|改|核定))(?:到了?|至|为|成)"
    r"[^，。；、：:（）()]{0,14}$"
)
"""The way to a value reached; 由650元调整为702元 says no direction."""
MORE_TOLD = regex("[。；、：:]|其中|分别|到增长|至增长|为增长")
"""Between two values, what tells more than the way from one to the other."""
FROM = regex(r"(?:由|从)(?P<what>[^，。；、：:（）()]{0,18})$")
THAN = regex(r"(?:比|较(?![大小多好重差轻强弱]))(?P<what>[^，。；、：:（）()]{1,16})(?:的|为|是)?$")
TOGETHER = regex(r"[，,](?:但|而)?(?:与|同|和|跟|较|比)[^，,。；：:（）()]{1,30}$")
# 与上次普查的40万人相比: what stands before these is a base, and no amount of change.
_COMPARED_WITH = regex(r"相比较?|对比|(?P<bare>比较?[，,])")
_BASE = regex(r"(?:与|同|和|跟)[^，,。；：:（）()]{1,30}$")
LAST_YEAR = regex(
    r"[，,、（(](?:而)?(?:上年|去年|上年度|上一年|上一年度|上月|上季度?|上期|上学期|上半年|年初|上年[末底]|去年[末底]|[^，。]{0,4}同期)(?:同期)?(?:数|决算数)?"
    r"(?:为|是|完成|仅为|仅|：|:)?$"
)
_SUBJECT = regex(rf"[，,](?P<subject>[一-鿿]{{2,12}}?)(?={COMPARED}?(?:{UP}|{DOWN})(?:了|幅度)?$)")
_COUNTED = regex("总?[量数额]$")
"""What a measure is named by behind what was done: 受理量 of 受理461件."""
_MEASURES = ("单产", "总产", "总量", "总额", "总数", "数量", "单价", "均价")
"""What a level is told in, whatever it is the level of."""
SAME_LAST_YEAR = regex(r"[，,（(](?:而)?(?:上年|去年|上一年)(?:同期)?(?P<verb>[一-鿿]{2,8}?)(?:为|是|仅)?$")
# 比2020年净增20家，2020年为71家: one date after the other.
THAT_YEAR = regex(rf"[，,（(]{DATE_MARK}+(?:同期|[末底])?(?:为|是|仅为|仅|只有|仅有)$")
CHANGED_BY = regex(rf"(?:{UP}|{DOWN}|[多少])了?$")
"""Before an amount, what makes it an amount of change and no level."""
STEP_BEFORE = regex(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$")
FROM_AT_ONCE = regex(r"[，,（(](?:已经?|即)?(?:由|从)[^，。；、：:（）()]{0,18}$")
SHARE_OF = regex(r"(?:为|占|完成|达到|达|是)[^，。；]{0,20}的$|^[，,（(](?:约|共)?占[^，,。；、]{0,14}$")
DIRECTION = regex(f"{UP}|{DOWN}|负|排名|位次|名次|第$")
# 比2020年少5人 is an amount of change and no base.
BASE_IS_CHANGE = regex(
    f"{DIRECTION.pattern}|[短超欠]收|超支|节[支约省]|[审核]减|下浮|(?<![至减缺])[多少]$|(?<![至减缺较很不])[多少](?![年数个种次地量])[一-鿿]{{1,2}}$"
)
# Rates on another footing than the amounts: constant prices, a changed basis, averages over years, several at once.
OTHER_FOOTING = regex(
    r"可比|同口径|不变价|剔除|扣除|实际增长|名义|年均|平均每年|年平均|均增|分别|(?<!总计)(?<!总额)各增|汇率|还原"
)
# 由6件提高到9件，比全省平均高1件: no amount of the change. 与第六次全国人口普查相比 is from another year.
OTHER_PLACE = regex("[全我本][国省市县区州](?![^，,。]{0,8}普查)|平均|周边|同类")
OTHER_BASIS = regex(
    r"可比|同口径|口径(?:调整|计算)|不变价|剔除|扣除|实际增长|名义|汇率|还原|普查修订|反馈数|初步核算|快报数"
)
_RECKONED = regex(
    "计价|口径|折[算合]|(?:以|按)美元|年前|疫情|历史|年来|(?<!今年)(?<!本年)以来|[三四五十]年(?:间|累计)|平均|[比较与](?:计划|目标|预期|预算|任务)"
)
_SINCE = regex(r"(?:[比较与同从由自])((?:19|20)\d\d)年")


def reckoned_otherwise(words: str, base: str) -> bool:
    """True for 以美元计价，出口增长11.0%, and for 与2019年相比 where the sentence of the base does not name it."""
    return _RECKONED.search(words) is not None or any(year not in base for year in _SINCE.findall(words))


_ONE_BASIS = regex("^(?:如|若|如果)?按?照?(?:同|可比|同一|相同)口径(?:计算|测算|比较|对比|相比|来?看)?[，,]")
PER_YEAR = regex(rf"年均(?:{UP}|{DOWN})$")
ABOVE_LIMIT = regex(r"(?:规上|规模以上|资质以上|限[额上])[^，,。；;]{0,10}(?:收入|利润|产值|营收|售额)")
"""What is told of firms that are others every year, so that its growth is never that of the two amounts."""
# Indicators whose growth is told at constant prices while their values are at current ones (国家统计局 公报注释).
REAL_TERMS = regex(r"生产总值|GDP|增加值|总产值|产业产值|可支配收入|零售总额|固定资产投资")
_FROM_IT = rf"(?!.*[比较](?:上年|去年|上一年|{DATE_MARK}+)(?:全年|同期)?的?$)"
"""Not behind 较2022年的11.2亿元: the rate is said to be measured from that amount."""
AT_CONSTANT_PRICES = regex(
    rf"生产总值|GDP|增加值|(?:总产值|产业产值){_FROM_IT}|固定资产投资(?!.*(?:[比较](?:上年|去年)(?:同期)?的|[，,（(]而?(?:上年|去年)(?:同期)?(?:完成|为|是)?)$)|限[额上]|(?:规上|规模以上|资质以上)[^，,。；;]{{0,8}}(?:收入|利润|产值|营收){_FROM_IT}|(?:农[林业]|[林牧渔]业)[^，,。；;]{{0,4}}产值|(?:季度|半年|月)[^，,。；;]*(?:可支配收入|零售总额)"
)
"""Those of them whose growth differs from that of the value even where the text tells the value before.

The bureau revises the base of the quarters, and the firms above the limit are others every year. What an office says
it has invested or made more than 上年的44.0亿元 is held against that amount.
"""
NEXT_SENTENCE = regex(rf"(?:与|比|较)(?:上年|去年|上年度|上一年|{DATE_MARK}+)(?:同期)?(?:相比)?[，,]?")
FIRST_STEP = regex(rf"(?:比|较)(?:上年|去年|年初|同期|上年末|年末|{DATE_MARK})+(?:(?P<up>{UP})|(?P<down>{DOWN}))$")
LEVEL_BEHIND = regex(r"[，,](?:达到|达|增至|增加到|减至|减少到|降至)$")
ANSWERED = regex("[一-鿿]{0,6}")
"""Nothing but a verb between a base and the next number, or 超 as a part of it: the step there is from that base."""
LAST_TOLD = regex("[上去]年|同期")
"""Whose value a base is that a step before it, 同比增长15.6%, is counted from as well; 2021年 may be another one."""
CLAUSE_END = regex(r"[，,。；;]")
ALL_OF = regex("(?:(?<![一-鿿])|(?<=[年月底末]))[全本我]([省市县区州镇乡村校院])")
"""全县, 我镇: the place, of which a value is told as a whole."""
LONGEST_GAP = 40
"""Characters between two numbers that still speak of one change."""
GRADES = ("级", "位", "类", "档", "线", "等", "届", "号")
"""Units of ranks and classes, where up is not more."""


def without_subject(gap: str, before: Sequence[str]) -> str:
    """，提高 of ，单产提高 behind 亩产850公斤，比上年增加50公斤: the clause names what changed once more.

    `before` are the words at the numbers before it, which must have named it.
    """
    told = _SUBJECT.match(gap)
    if told is None:
        return gap
    words = "".join(before)
    again = told["subject"] in words or (told["subject"] in _MEASURES and told["subject"][-1] in words)
    stem = _COUNTED.sub("", told["subject"])
    again = again or (stem != told["subject"] and len(stem) > 1 and stem in words)
    return gap[0] + gap[told.end() :] if again else gap


def without_object(gap: str, before: Sequence[str]) -> str:
    """比上年减少 of 比上年减少支出 behind 三公经费支出1360万元: what the level is of, told again behind the verb.

    `before` are the words at the numbers before it.
    """
    told = _OBJECT.search(gap)
    if told is None:
        return gap
    words = "".join(before)
    again = told["what"] in words or (_SPENT.fullmatch(told["what"]) and _EXPENSE.search(words))
    return gap[: told.start("what")] if again else gap


# ；较上年决算92.3万元减少5.9万元: the number is the base, whatever is told of it behind.
_THAN_BASE = regex(
    rf"(?:比|较)[^，,。；、：:（）()]{{0,6}}?(?:上年|去年|年初|同期|上[月期]|预算|计划|决算|目标|普查|{DATE_MARK})[^，,。；、：:（）()]{{0,8}}$"
)


def compared_with(links: Sequence[Link], at: int) -> bool:
    """True where the number at `at` is a base: 与…的40万人相比."""
    than = _THAN_BASE.search(links[at].gap)
    if than and not BASE_IS_CHANGE.search(than.group()):
        return True
    told = _COMPARED_WITH.match(links[at + 1].gap) if at + 1 < len(links) else None
    return told is not None and (not told["bare"] or _BASE.search(links[at].gap) is not None)


_ASIDE = regex(r"[（(][^（()）\d]{2,20}[）)]")


def words_behind(strand: Strand, at: int) -> str:
    """The words behind the link before `at`, with a bracket there: 增长3.1%（上年30.2亿元，按可比口径计算）."""
    links = strand.links
    after = links[at].gap if at < len(links) else strand.tail
    if after.startswith(("（", "(")):
        after += re.split("[）)]", links[at + 1].gap if at + 1 < len(links) else strand.tail)[0]
    last = links[at - 1].quantity
    aside = _ASIDE.match(last.text, last.span.end)  # 增长8.2%（同口径）: without a number it is in no gap
    after = _NEXT_RATE.sub("", after)
    return aside.group() + after if aside else after


_NEXT_RATE = regex(
    r"[，,（(；](?:如果?|若)?(?:剔除|扣除)[^。；;]{2,24}?[，,]?(?:按?照?(?:同|可比)口径)?(?:同比|(?:比|较)上年)?(?:增长|下降|增加|减少)了?$"
)
"""下降0.62%，剔除债务因素，同口径增长5.14%: the footing is that of the next rate, set beside this one."""


def gaps_on_one_basis(links: Sequence[Link], first: int, behind: int) -> list[str]:
    """The words up to the steps from `first` on, less 按同口径， where level, rate and amount are all told on it."""
    gaps = [link.gap for link in links[:behind]]
    if first == 1 and behind - first > 1:  # the level is the first number: no base on another footing stands before
        gaps[0] = _ONE_BASIS.sub("", gaps[0])
    return gaps
