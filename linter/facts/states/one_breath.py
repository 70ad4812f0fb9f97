"""One breath: 均已按时偿还，尚有2亿元逾期: all of some things, and right behind it those that it does not hold for.

What stands two clauses apart is told of one thing, so neither needs to name it in full; elsewhere `remainders` asks for
names. The exceptions are rarer than 均 and 全部, so the text is scanned for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.layout.asides import masked_asides
from linter.facts.numbers.lines import start_behind
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.states.ended import BEGUN, ENDED, LATER_STEP, passed_another
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import FORMERLY, PROMISED, classes_in, places
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

# The first characters of all alternatives, said first: the scan passes over everything else at once.
_ALL = (
    r"[全悉尽均都无1百按如及](?:(?<=全)(?:[部数]|覆盖)|(?<=[悉尽])数|(?<=均)(?<![人户平年月日亩地场单]均)(?![衡价值等匀])|(?<=都)(?=[已达为按得])"
    r"|(?<=无)一例外|(?<=1)(?<![\d.]1)00[%％]|(?<=百)分之百"
    r"|(?:(?<=按)[时期]|(?<=如)期|(?<=及)时)(?:足额|全额)?(?=偿还|兑付|支付|归还|还本|清偿|发放|缴))"
)
_WHOLE = regex(_ALL)
_NUMBER = r"(?P<n>\d[\d,.]*|[一二两三四五六七八九十]{1,3})(?:[余多])?"
_UNIT = "[个件项笔处家条户座批宗例所套名人起次天村]|[万亿]?元|%|％"
_OTHERS = "其余|其它|其他|剩余|余下|剩下"
_MARK = (
    rf"(?P<mark>(?:但|目前|现|其中|仍|尚|还|仅|只|另)*(?:(?P<others>(?:{_OTHERS})的?)|"
    r"仍有|尚有|还有|另有|尚余|还剩|仅剩|只剩|只有|仅有?|[只有])?)"
)
_HAPPENED = regex("发生|出现|存在|产生|逾期|违约|拖欠")
_EXCEPT = regex(
    rf"[，,；;。]{_MARK}(?P<front>(?:发生|出现|存在|产生)?[^，,。；;：:\d、一二两三四五六七八九十]{{0,8}}?){_NUMBER}(?P<unit>{_UNIT})(?P<behind>[^，,。；;\n]{{0,24}})"
)
_LACKING = regex("未|没|不|逾期|违约|拖欠|欠[发付]|正在|仍在|尚在|还在|滞后|超标|劣|低于")
_PAIRS = tuple(
    (regex(whole), regex(lacks))
    for whole, lacks in (
        (
            "还本|偿还|兑付|归还|清偿|支付|发放|偿付",
            "逾期|违约|拖欠|欠[发付]|未(?:能)?(?:按[时期])?(?:足额)?[还偿兑付支发]",
        ),
        (
            "完成|办结|整改|落实|到位|销号|化解|解决|竣工|完工|建成|交付",
            "(?:正在|[仍尚还]在)(?:积极|有序|加快|抓紧|持续|按序时|按计划|全力|稳步)*(?:整改|推进|办理|实施|施工|建设|落实|化解|协调)|滞后|逾期未",
        ),
        ("达标|优良|优于|合格|[ⅢI3三]+类", "[未不](?:能)?达|不合格|超标|劣|低于|[ⅣⅤ]类"),
    )
)
"""What all is said to have come to, and the words that deny it without its verb."""
_DENIED = regex(
    r"(?:未(?!来)曾?|没有?|未能|不(?![良少同断含足动计包变低超等仅平确可利法规高]))(?:能|按[时期]|及时|完全|全部|予以|实现|得到)*(?P<verb>[一-鿿]{2})"
)
_LEVEL = regex(
    "[国省市县区乡镇村](?:级|考|控|属|管|本级|直)|[规限][上下]|小微|一般|专项|重点|企业|国企|平台|民营|个人|农村|城镇|城区|入河|入海|集中式|隐性|担保|代偿|商票|同类|其他|外[省市县区]"
)
_HOW_FOUND = (
    "指出|反馈|承担|交办|确定|明确|下达|列入|部署|安排|提出|转办|梳理|排查|发现|移交|分解"
    "|牵头|负责|实施|收到|受理|承办|认定|签约"
)
_LEFT = regex("其余|剩余|余下|剩下|[仍尚还][有余剩]")
_FULL_RATE = regex("率[^，,。；]{0,8}(?:100[%％]|百分之百)$")
_TOTAL = regex(
    rf"(?:(?:{_HOW_FOUND})出?的?|共(?:有|计)?|总计|(?:[全我本][省市县区州镇乡]|所有|辖区?)的?)[^，,。；;\d]{{0,6}}?(?P<n>\d+|[一二两三四五六七八九十]{{1,3}})(?P<unit>[个件项笔处家条户座批宗例所套名起])[^，,。；;\d]{{0,16}}?[，,]?[^，,。；;\d]{{0,12}}$"
)
_THING = regex("的(?P<name>(?!问题|任务|事项|部分|金额|资金|款项|共|有|仅)[一-鿿]{2,8})$")
_CLASSES = regex(
    "立行立改|暂[不缓]|立整立改|未到期|期限内|审限|长期|限期|阶段性|集中整改|第[一二三四五六七八九十\\d]+[批轮期次]|首批|类(?!似)|[方层]面|具备|符合|到期|[省市县区乡镇村]级|涉及"
)
"""What makes a batch one of several: the others are those of another."""
_OF_SOME = regex(
    rf"其中|率分别|中的|[部大]分|基本|除|方面|制定|启动|认领|(?:{_ALL}){BEGUN}|(?:{_ALL})[^，,]{{0,12}}的[一-鿿＿]{{0,10}}?(?:有|共|为|仅|\d)"
)
_OF_DUE = regex("(?:按[时期]|到期|及时|如期|时序|年度(?:任务|目标))[一-鿿]{0,6}率")
"""A rate of what was due, or of how it was done: it says nothing of the rest."""
_OVERDUE = regex("逾期|超期|到期未")
_FIRST_LOOK = regex("初[验检审]|首次")
_AT_TIMES = regex(r"\d{1,2}月|[单当个每]月|[一二三四]季度|枯水期|[汛雨]期|时段|期间|个别时|一度|瞬时|单日")
"""What holds of all by the year may not hold of some for a month."""
_ENDS = regex("[。；;]")
_COUNT = regex(r"\d+(?:\.\d+)?")
_RATE_BEHIND = regex(
    r"[，,](?P<name>[^，,。；;、\d]{0,14}?)(?P<rate>率|比例|占比|比重|面)(?:均|已经?|约)?(?:达到?|为|是|占|至)?(?P<n>\d{1,2}(?:\.\d+)?)[%％](?!以|左右)"
)
_RATED = regex("[率例比重面度](?:均|已经?|约)?(?:达到?|为|是|占|至)?$")
_FRONT = 10
_BEHIND = 26
"""Characters before a number, and behind it, in which an exception lacks something."""
_ALL_FULL = regex(
    r"(?P<whole>(?P<names>[^，,。；;\d]{4,40}?)(?:均|都)(?:达到?|为|保持|实现)*(?:100[%％]|百分之百))[，,]其中[，,]?"
    r"(?P<rest>(?P<name>[^，,。；;\d]{2,14}?)(?:达到?|为|是)?(?P<n>\d{1,2}(?:\.\d+)?)[%％])"
)
_SHARE_OF_FULL = regex(r"(?<![\d.])(?P<share>(?P<n>\d{1,2}(?:\.\d+)?)[%％])的?$")
_OF_OTHERS = regex("[%％对占比]")
_LOOKED = regex("的?(?:目标|[检督抽排]查|检测|培训)")
"""重点单位100%、一般单位30%全覆盖, 占80%的企业全覆盖, and how much was to be looked at."""
_LONGEST_SHARE = 8
_VERBS = (
    f"{ENDED}|公开|达标|达到|合格|优于|优良|覆盖|开工|通过|答复|回复|检[查测验]|抽检|受理"
    "|纳入|备案|签约|参保|安装|配备|评估|满意|入库|上线|还本|偿还"
)
_DONE_WITH = regex(
    rf"(?:{_ALL})(?:已经?|按[时期]|按要求|顺利|如期|予以|实现|得到|为|达)*(?P<verb>(?:{_VERBS})[一-鿿Ⅰ-ⅻI\d]{{0,6}})$"
)
_OTHER_BATCH = regex(rf"\d[\d.,]*(?:{_UNIT})")
"""Between what is said of all and the exception: a number that the exception is of."""
_MOST_BACK = 2
"""Clauses back from the exception to what is said of all."""


class Breath(NamedTuple):
    """What is said of all, and the exception right behind it."""

    whole: Span
    rest: Span


def find_breaths(ledger: Ledger) -> Iterator[Breath]:
    """Every exception right behind a statement about all."""
    text = ledger.text
    yield from _shares_of_full(ledger)
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        start, end = sentence.span
        beside = index > 0 and ledger.sentences[index - 1].block == sentence.block
        first = ledger.sentences[index - 1].span.start if beside else start
        if not _WHOLE.search(text, first, end):
            continue
        lacking = any(_LACKING.search(one.before[-_FRONT:] + one.after[:_BEHIND]) for one in quantities)
        rated = any(one.kind == "percent" and _RATED.search(one.before) for one in quantities)
        if not (lacking or rated) or in_plans(ledger, start):
            continue
        words = masked_asides(text[first:end], "＿")
        found = _in_sentence(ledger, words, first, start) if lacking else None
        if not found and rated:
            found = _rate(words[start - first :], start) or _one_of_rates(words[start - first :], start)
        if found:
            yield found


def _shares_of_full(ledger: Ledger) -> Iterator[Breath]:
    """实现行政村93%全覆盖: all, and a share of it."""
    text = ledger.text
    at = text.find("全覆盖")
    while at >= 0:
        share = _SHARE_OF_FULL.search(text, max(0, at - _LONGEST_SHARE), at)
        if (
            share
            and Decimal(share["n"])
            and not _OF_OTHERS.search(_clause(text, share.start()))
            and not _LOOKED.match(text, at + 3)
            and not PROMISED.search(_clause(text, at))
            and not in_plans(ledger, at)
        ):
            yield Breath(Span(at, at + 3), Span(*share.span("share")))
        at = text.find("全覆盖", at + 3)


def _clause(text: str, offset: int) -> str:
    """The words of its clause before an offset."""
    return re.split("[，,。；;\n]", text[max(0, offset - 40) : offset])[-1]


def _in_sentence(ledger: Ledger, words: str, base: int, start: int) -> Breath | None:
    """The first exception of a sentence that denies what is said of all before it, there or in the sentence before."""
    for match in _EXCEPT.finditer(words, max(0, start - base - 1)):
        said = match["front"] + match["behind"]
        if not _LACKING.search(said) or (_COUNT.fullmatch(match["n"]) and not Decimal(match["n"])):
            continue
        at = match.start()
        for _ in range(_MOST_BACK):
            first = start_behind("，,；;：:。", words, 0, at)
            clause = words[first:at]
            if at < match.start() and _OTHER_BATCH.search(words, at, match.start()):
                break  # 51个全部完成，限期整改的13个已完成9个，尚有4个: of the thirteen
            if _WHOLE.search(clause):
                if _denies(ledger, words[:at], clause, match, words[at : match.start()], base):
                    return Breath(Span(base + first, base + at), Span(base + match.start() + 1, base + match.end()))
                break
            at = first - 1
            if at <= 0 or words[match.start()] == "。":
                break
    return None


def _denies(ledger: Ledger, lead: str, clause: str, match: re.Match[str], between: str, base: int) -> bool:
    """True where the exception lacks what all are said to have, and belongs to them; `between`: 规下企业中，尚有2家."""
    said, told = match["front"] + match["behind"], _ENDS.split(lead)[-1]
    if (
        PROMISED.search(told)
        or FORMERLY.search(clause + match.group())
        or _FIRST_LOOK.search(said)
        or _OF_SOME.search(clause)
    ):
        return False
    here, there = places(_COUNT.split(clause)[0]), places(match["front"])
    if here and there - here:
        return False  # 西山镇9个全部完成，尚有东河镇2个未完成
    if set(_AT_TIMES.findall(said)) - set(_AT_TIMES.findall(told)):
        return False
    if any(set(apart.findall(between + said)) - set(apart.findall(told)) for apart in (_LEVEL, _CLASSES, LATER_STEP)):
        return False
    if "另" in match["mark"] and _added_up(told, clause):
        return False  # 上半年改2项，下半年改3项，5项均已完成，另有1项
    thing = _THING.search(match["front"])
    if passed_another(clause, said) or (thing and not share_a_bigram(thing["name"], told)):
        return False  # 全部收回，尚未收回的押金2万元
    if _OF_DUE.search(clause) and not _OVERDUE.search(said):
        return False  # 按期办结率100%，未办结25件
    one, other = classes_in(clause), classes_in(said)
    if one and other and one.isdisjoint(other):
        return False  # 刚性任务全部完成，尚未完成的2项弹性任务
    same, alike = _lacks(clause, said)
    if not same and not alike:
        return False
    named = match["front"] and not match["mark"] and not _HAPPENED.match(match["front"])
    if named and not _LACKING.search(match["front"]):
        return False  # 立行立改的3个全部完成，持续整改的1个正在推进
    bare = not match["mark"] and not _HAPPENED.match(match["front"])
    if match.group()[0] == "。" and not _LEFT.search(match["mark"]):
        return False
    if not match["others"] and (not bare or (same and _FULL_RATE.search(clause))):
        return True
    total = _TOTAL.search(told[: len(told) - len(clause)] + _WHOLE.split(clause)[0])
    if total is None or total["unit"] != match["unit"] or "其中" in told or _CLASSES.search(told[-40:]):
        return False
    block = ledger.document.blocks[ledger.document.block_index(base)].span
    near = ledger.text[block.start : base + len(lead)]
    whole, rest = (_value(number) for number in (total["n"], match["n"]))
    return whole > rest > 0 and str(whole + rest) not in _COUNT.findall(near)


def _added_up(told: str, clause: str) -> bool:
    """True where the number of all is the sum of those told before it in the sentence."""
    counts = [int(count) for count in _PLAIN_COUNT.findall(told[: len(told) - len(clause)])]
    whole = _PLAIN_COUNT.search(clause)
    return whole is not None and len(counts) > 1 and int(whole.group()) == sum(counts)


_PLAIN_COUNT = regex(rf"(?<![\d.,第])\d{{1,6}}(?=(?:{_UNIT})(?<![%％元]))")


def _lacks(clause: str, said: str) -> tuple[bool, bool]:
    """Whether the very verb is denied, and whether words deny it that go with it."""
    denied = _DENIED.search(said)
    every = _WHOLE.search(clause)
    # 已收回326万元并全部上缴国库，尚有42万元未收回: what is told before 全部 is not told of all.
    done = clause[every.end() :] if every and "并" in clause[: every.start()] else clause
    alike = any(whole.search(done) and lacks.search(said) for whole, lacks in _PAIRS)
    return denied is not None and denied["verb"] in done, alike


def _value(number: str) -> int:
    return int(number) if number.isdigit() else "一二三四五六七八九十".find(number) + 1


def _rate(words: str, start: int) -> Breath | None:
    """全部办结，办结率98%: a share below all, of the same done with the same things."""
    for match in _RATE_BEHIND.finditer(words):
        first = start_behind("，,；;：:", words, 0, match.start())
        clause = words[first : match.start()]
        done = _DONE_WITH.search(clause)
        if (
            done is None
            or PROMISED.search(words[: match.start()])
            or _OF_SOME.search(clause)
            or not Decimal(match["n"])
        ):
            continue
        name = match["name"]
        verb = next(
            (done["verb"][at : at + 2] for at in range(len(done["verb"]) - 1) if done["verb"][at : at + 2] in name), ""
        )
        rest = name.replace(verb, "", 1) if verb else name
        if verb and all(char in clause for char in rest):
            return Breath(
                Span(start + first, start + match.start()), Span(start + match.start() + 1, start + match.end())
            )
    return None


def _one_of_rates(words: str, start: int) -> Breath | None:
    """办结率和满意率均为100%，其中满意率98%: one of the rates that are all said to be full."""
    for match in _ALL_FULL.finditer(words):
        if match["name"] in match["names"] and Decimal(match["n"]) and not PROMISED.search(words[: match.end()]):
            return Breath(Span(*match.span("whole")).shifted(start), Span(*match.span("rest")).shifted(start))
    return None
