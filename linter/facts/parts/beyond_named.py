"""Beyond those named: 登记耕牛318头 … 全部登记耕牛里，打过疫苗的共347头, pages after the number of them all.

What the part is taken from is named again before 中 or 里, or by the act behind which the text counted it:
拟录取132人 … 拟录取的退役士兵有146人. The words need not be those of before. The name must be told with a number,
and no number told with any of its words may be as large as the part; nor may some of them add up to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.facts.parts.more_than_all import NO_PART, NO_WHOLE
from linter.facts.parts.wholes import same_unit, tells_level
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.labels import one_time
from linter.facts.quantities.mentions import AMONG
from linter.facts.quantities.owners import scopes_differ
from linter.facts.states.givers import givers_differ
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.facts.states.same_matter import TIME
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_AMONG = regex(
    rf"(?:^|[，,。；;：:、\n]|(?P<counted>\d[一-鿿]))(?P<noun>(?:(?!其中)[一-鿿“”]){{2,18}}?)(?:(?<![其心年期途集空高初])(?:{AMONG})|当中|之中|里面?|内)"
    r"(?P<rest>[，,]?[^，,。；;：:、\n\d]{0,18})$"
)
_SIGNS = frozenset("中里内")
_CLASS = regex(
    r"(?:^|[，,。；;：:\n])(?P<act>[一-鿿]{2,8})的(?P<noun>[一-鿿]{3,14}?)(?:就|竟|共|[多高]?达到?|有|为|是)*$"
)
_LEAD = regex(
    r"^(?:在|对|从|全部|所有|全体|上述|前述|以上|这些|这批|该批|已经?|[全本我该](?:[省市县区州镇乡村校院局厂场]|公司|集团)(?:已经?)?)+"
)
_IS_NOUN = regex("(?:[生员者人民工户师长友象众属部]|儿童|代表)$")
"""学生的家长: whose they are, and no act."""
_RECEIVED = regex("^(?:受到?|被|获得?|所)")
_SAYS_A_PART = regex(
    "的(?:就|便|竟|共|已|[多高竟]?达到?|有|为|是|占|仅)*$|^[，,]?(?:(?:目前|现)?(?:已经?|均?已|尚未|未)|有|共有|就有|其|属|来自)"
)
_SCOPE = regex("[全本我该](?P<level>[国省市县区州镇乡村校院局])")
_TURN = regex("[上本下前首今去][届次轮批年期月季]")
_MARK = regex("[，,。；;：:、（(]")
_SEASON = regex("(?!(?:19|20)|以来|累计|全年)")
"""A time shorter than a year, in which the whole was told: 上半年签约38个."""
_AS_OF = regex("(?:截至|截止|至|到)[^，,。；;]{1,12}[，,]")
_MONEY = regex("(?:资金|款项|金额|经费|费用|专款|款|费|补助|补贴|贷款|收入)$")
_MONEY_WORDS = han_bigrams("资金|款项|金额|经费|费用|专款")
_OF_ANY_SUM = han_bigrams("涉及|问题|项目|单位|使用|部分")
"""What says of no sum which it is, unless 上述 leads back to it."""
_POINTS = regex("上述|前述|以上|这些|这批|该批")
_LAST = regex("最[终后]")
_MORE = regex("利息|本息|滞纳|罚款|连同|加上|往年|历年|以前|结转|此前|延伸|另外?|追加|自筹|复查|新增")
"""What makes a part larger than the whole that was told before."""
_PEOPLE = frozenset("人名位")
_LINK = regex(r"(?:共计?|合计|总计|计|已经?|[多高]?达到?|为|有|是|了|：|:)+$")
_BEFORE, _BEHIND, _WINDOW, _ACT = 16, 8, 48, 6
"""Characters beside a number in which its name stands, before a part in which its whole is named, and behind an act."""
_ANY_THINGS = frozenset(["人员", "对象", "单位", "企业", "问题", "项目", "群众", "干部"])
_SELECTED = regex("重点|首批|部分|主要|典型|示范|试点|规模以上|困难|特困|贫困|[国省市县]级|国家级|[一二三]级")
_ADDED = regex("又|另|还有|增补|补充|新增|追加|再")
_FARTHEST, _BLOCKS = 120, 14
"""Numbers and paragraphs back to the whole."""
_TIMES = Decimal("1.6")
"""Times of the whole up to which a number may be meant as its part."""


def find_beyond_named(ledger: Ledger) -> Iterator[Outcome]:
    """Every number of some of those named before it that is larger than all of them."""
    for at, part in enumerate(ledger.quantities):
        if not at or part.approximate or part.kind not in ("count", "money", "measure") or part.value <= 1:
            continue
        start = max(ledger.sentences[part.sentence].span.start, part.span.start - _WINDOW)
        lead = ledger.text[start : part.span.start]
        pool = ledger.quantities[max(0, at - _FARTHEST) : at]
        whole = _of_among(ledger, part, lead, pool) or _of_class(ledger, part, lead, pool)
        if whole is not None:
            yield Outcome(whole, part)


def _of_among(ledger: Ledger, part: Quantity, lead: str, pool: Sequence[Quantity]) -> Quantity | None:
    """The whole that is named before 中."""
    taken = None if _SIGNS.isdisjoint(lead) else _AMONG.search(lead)
    if taken is None or not _SAYS_A_PART.search(taken["rest"]) or NO_PART.search(taken["rest"]):
        return None
    name = _LEAD.sub("", taken["noun"])
    if "的" not in name if taken["counted"] else len(name) <= 2 and name in _ANY_THINGS:
        return None  # 16个乡镇中, 上述人员中: of the number right before, which others read
    pairs, own = han_bigrams(name), han_bigrams(name.rpartition("的")[0])
    money = part.kind == "money"
    if money:
        pairs -= _MONEY_WORDS if _POINTS.search(lead) else _MONEY_WORDS | _OF_ANY_SUM
        if not _MONEY.search(name):
            return None
    tail = name[-2:]
    told = [
        one
        for one in pool
        if same_unit(one, part)
        and not pairs.isdisjoint(han_bigrams(_told_of(ledger, one, money)))
        and (money or (tail in _label(one) and (not own or not own.isdisjoint(han_bigrams(ledger.lead(one, _WINDOW))))))
    ]
    return _largest(ledger, part, lead, told)


def _of_class(ledger: Ledger, part: Quantity, lead: str, pool: Sequence[Quantity]) -> Quantity | None:
    """The whole behind the act that tells which people are meant: 拟录取132人 … 拟录取的退役士兵146人."""
    if part.printed_unit not in _PEOPLE or "的" not in lead:
        return None
    named = _CLASS.search(lead)
    act = _RECEIVED.sub("", _LEAD.sub("", named["act"])) if named else ""
    if named is None or len(act) < 2 or NO_PART.search(act) or _IS_NOUN.search(act) or "中" in named["noun"]:
        return None
    told = []
    for one in pool:
        own = _LINK.sub("", one.before[-_BEFORE:])
        if one.printed_unit in _PEOPLE and act in own and len(own) - own.rfind(act) - len(act) <= _ACT:
            told.append(one)
    return _largest(ledger, part, lead, told)


def _label(one: Quantity) -> str:
    return one.before[-_BEFORE:] + "|" + _MARK.split(one.after[:_BEHIND])[0]


def _told_of(ledger: Ledger, one: Quantity, money: bool) -> str:
    """What a number is told of: of money its sentence says it, of what is counted the words beside it."""
    return ledger.read(ledger.sentences[one.sentence].span) if money else _label(one)


def _largest(ledger: Ledger, part: Quantity, lead: str, told: Sequence[Quantity]) -> Quantity | None:
    """The largest of the numbers told of the things, if it is yet too small and nothing tells the two apart."""
    if not told or HOLDS_MORE.match(part.text, part.span.end) or _MORE.search(lead):
        return None
    whole = max(told, key=lambda one: one.value)
    values = {one.value for one in told}
    if not whole.interval.high < part.interval.low or part.value > whole.value * _TIMES:
        return None
    if len(values) > 1 and sum(values) >= part.value and not _is_total(whole, told):
        return None
    before = ledger.lead(whole, _WINDOW)
    sentences = ledger.sentences
    if whole.approximate or not tells_level(whole.before) or NO_WHOLE.search(_LAST.sub("", whole.before)):
        return None
    if sentences[part.sentence].block - sentences[whole.sentence].block > _BLOCKS or _MORE.search(before):
        return None
    level = _SCOPE.search(lead)
    if level and level["level"] not in ledger.read(sentences[whole.sentence].span):
        return None  # 镇里备案57家 … 全县备案的
    turns = [set(_TURN.findall(words)) for words in (before, lead)]
    if turns[1] - turns[0] or any(turn[0] not in "本今" for turn in turns[0] - turns[1]):
        return None  # 上届收到137件 … 本届收到的
    if scopes_differ(whole, part) or givers_differ(before, lead) or not one_time(ledger, whole, part, spans=False):
        return None
    if set(_SELECTED.findall(_label(whole))) - set(_SELECTED.findall(lead)):
        return None  # 进入重点清单的83座 … 清单里有91座
    if _ADDED.search(ledger.text, whole.span.end, min(part.span.start, whole.span.end + _WINDOW)):
        return None
    times = [set(TIME.findall(_AS_OF.sub("", words))) for words in (before, lead)]
    return whole if times[1] <= times[0] and not any(map(_SEASON.match, times[0] - times[1])) else None


def _is_total(whole: Quantity, told: Sequence[Quantity]) -> bool:
    """True for 登记耕牛318头，其中母牛204头: the others are some of them."""
    return all(one is whole or one.role == "part" or "其中" in one.before for one in told)
