"""Not closed: what tells that a number and those behind it do not make up one another, however near their sum comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_PLAN = regex("计划|目标|限额|上限")
_ADDED = regex("旧存|结转|结余|结存|连同|加上|算上|扣除|剔除|除去|限额|补考|二次|其中")
"""A stock, an addition or a limit told among them."""
_PLUS = regex("加上|连同")
"""What makes a number an addend itself: 加上此前建成的21.37万亩，累计27.87万亩."""
GOES_ON = regex(
    r"[^。！？!?\n\d]{0,12}?[，,；;、](?:其余|余下|剩余|还有|其[他它]|另有|[^，,。；;\d]{2,12}不计)[^。；;\n\d]*(?:[。；;\n]|$)"
)
"""Behind the last of them, a class without a number: 其余停产."""
OTHERS = regex("少数|个别|有几|几[户人名]|未列入|没有列入|本轮|仍在|尚在|尚待|缺口|不再|另行|自行(?!车)|不评|不下达")
"""Beside a whole or its list, words that tell of others without a number."""
TWICE = regex(r"[^。；;\n\d]{0,16}?(?:[两多]种[一-鿿]{0,4}[都均]|(?<!不)(?<!无)(?:重复|交叉|重叠)|兼有)")
"""Behind the last of them, that a member may stand in two of them: 部分学员两种方式均参加."""
_NET = regex(r"[（(][^（()）\n\d]{0,8}(?:剔除|扣除|扣减|核减|去重|重复|跨|兼)")
"""Behind the whole, what was taken from it: 全年共签约260个（剔除终止项目）."""
_OF_PARENT = regex("归属|少数股东")
"""Equity of the parent alone, beside which minority interests make up what the debts leave."""
_REST = regex("余(?!额)|剩|[未尚]|还[有剩差]|另|其他|其它|不(?!足)|没|缺|空|待|无")
_CLAUSE = regex("[，,。；;：:、（(]")
_NEAR = 40
"""Characters around them in which a percentage is told of two of them."""
_TWO, _FURTHER = 2, 3

_TAX = regex("(?<![收纳地国])税(?:收入)?(?:完成|实现|为)?$")

_OUTPUT = regex("(?:产值|产出|增加值|销售额|销售收入|营业收入|营收)(?:完成|实现|达到?|为)?$")
_TURNOVER = regex("(?:销售额|销售收入|营业收入|营收|利税|利润|税收|税金|缴税|纳税)(?:总额)?(?:完成|实现|达到?|为)?$")


def not_closed(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where the words tell of others, numbers behind close the sum, or a rate shows the last one to be no rest."""
    last = parts[-1]
    if all(_TAX.search(one.before) for one in (whole, *parts)):
        return True  # 城建税1.47亿元；增值税1.42亿元；占用税0.23亿元: none of them holds another
    if of_one_business(whole, parts) or any(_told_again(ledger, part) for part in parts):
        return True
    if of_classes(ledger, whole, parts[0]) or _graver(ledger, whole, parts) or sisters(ledger, whole, parts):
        return True
    if (
        _in_turn(whole, parts)
        or any(_opposite(whole, part) for part in parts)
        or any(_EMPLOYED.search(one.before) for one in parts)
    ):
        return True
    if _ended_otherwise(whole, parts) or all(map(_told_in_all, parts)):
        return True
    if any(sign.search(whole.before) for sign in (_PLAN, _PLUS)) or _ADDED.search(
        ledger.text, parts[0].span.end, last.span.start
    ):
        return True
    if _NET.match(ledger.text, whole.span.end) or any(_of_before(ledger, part, whole) for part in parts):
        return True
    if TWICE.match(ledger.text, last.span.end) or any(_OF_PARENT.search(part.before) for part in parts):
        return True
    if _ADDED.search(parts[0].before) or GOES_ON.match(ledger.text, last.span.end):
        return True
    return _closed_behind(ledger, whole, parts) or (len(parts) == _TWO and rated(ledger, whole, parts))


def _told_again(ledger: Ledger, part: Quantity) -> bool:
    """True for 决定书9份。…告知书86份已回复82份，9份决定书: a clause opens with a number that was told before."""
    if _CLAUSE.split(part.before)[-1] or not part.after:
        return False
    at = ledger.quantity_index(part.span.start)
    return any(
        one.value == part.value
        and one.unit == part.unit
        and len(name := one.before[-_NAME:]) == _NAME
        and name in part.after[:_TITLE]
        for one in ledger.quantities[max(0, at - _RECENT) : at]
    )


_NAME, _RECENT = 3, 16
"""Characters of the name of things, and numbers back in which it is looked for."""


def of_one_business(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 产值21.3亿元，销售收入19.4亿元，税收2.0亿元: measures of what was done, none of which holds another."""
    return _OUTPUT.search(whole.before) is not None and any(_TURNOVER.search(part.before) for part in parts)


def _opposite(whole: Quantity, part: Quantity) -> bool:
    """True for 左洞长5213米、右洞长5187米: one of two sides holds nothing of the other."""
    one, other = whole.before[-_SIDE:], part.before[-_SIDE:]
    return any(
        (a in one and b in other and a not in other and b not in one)
        or (b in one and a in other and b not in other and a not in one)
        for a, b in _SIDES
    )


_SIDES = (("左", "右"), ("上行", "下行"), ("南岸", "北岸"), ("东线", "西线"), ("男", "女"))
_SIDE = 6
"""Characters before a number in which its side is named."""


def _of_before(ledger: Ledger, part: Quantity, whole: Quantity) -> bool:
    """True for 往年签约、本年开工的项目另有11个 beside 新签约项目46个."""
    return _BEFORE.search(ledger.lead(part)) is not None and _BEFORE.search(ledger.lead(whole)) is None


_BEFORE = regex("往年|历年|以前年度|以往|前期(?=[一-鿿]{2}、)")
_LABEL = regex("[一-鿿]{3,}$")
_OF_ALL = regex("总|合计|共|全|各|本级|一般|财政|预算")
_ENDING_OF = 2


def sisters(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 教育支出1.08亿元，科技支出1.46亿元，环保支出0.52亿元: of one sort, none holds the others."""
    labels = [
        label.group()
        for one in (whole, *parts)
        if (label := _LABEL.search(ledger.text, max(0, one.span.start - _TITLE), one.span.start))
    ]
    if len(labels) <= len(parts) or len({label[-_ENDING_OF:] for label in labels}) > 1:
        return False
    return _OF_ALL.search(labels[0][:-_ENDING_OF]) is None


_EMPLOYED = regex("失业人员|就业困难")
"""Of whom 新增就业 has some: who finds work for the first time is in it as well."""
_SHORTEST_LABEL = 3


def _in_turn(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 甲市1037件，已办结767件；乙市495件，已办结312件: the same of the next place, in the same words."""
    label, *others = (_CLAUSE.split(one.before)[-1] for one in (whole, *parts))
    return len(label) >= _SHORTEST_LABEL and label in others[1:] and others[0] != label


_GRADE = regex(
    '[A-EＡ-Ｅ甲乙丙丁戊Ⅰ-Ⅴ][类等级档]|[一二三四五][类等级档](?![一-鿿]{3})|优秀|优良|良好|合格|[“"][优良中差][”"]'
)
_TITLE = 24
"""Characters before a number in which the class is named that it counts."""


def of_classes(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    """True for A类198件，B类103件，C类25件: the first number counts a class like those behind it."""
    lead = ledger.text[max(0, whole.span.start - _TITLE) : whole.span.start]
    return _GRADE.search(lead) is not None and _GRADE.search(ledger.text, whole.span.end, part.span.start) is not None


def _told_in_all(part: Quantity) -> bool:
    """True for 共起诉257件 in a sentence of its own: a whole like the number before it."""
    return part.text[max(0, part.clause.start - 1)] in "。！？\n" and _IN_ALL.match(part.before) is not None


def _ended_otherwise(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 审结326件，起诉257件，不起诉67件: others were withdrawn, handed on or ended in a third way."""
    endings = {ending.group() for part in parts if (ending := _ENDING.search(_CLAUSE.split(part.before)[-1]))}
    some = sum(part.value for part in parts) < whole.value
    return some and len(endings) == len(parts) and _ENDED.search(whole.before) is not None


_IN_ALL = regex("共(?!同)")
_ENDED = regex("[审办执了]结|结案|处理完")
_ENDING = regex(
    "(?:附条件)?不起诉|(?:提起公|起)诉|不?批?准?逮捕|判决|裁定|调解|和解|撤[诉回案]|驳回|维持|改判|发回|移送|终[止结]|不予受理"
)
"""Ways in which a case ends, of which a report tells the greater ones."""


_GRAVE = regex(
    "(?P<grade>一般|轻微|较小|较大|重大|特大)(?:的|[性类级])?(?:安全|事故|生产|质量|火灾|消防|风险|问题)*(?:隐患|事故|事件|问题|风险|缺陷|案件|违法)"
)


def _graver(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 一般隐患240处，已整改236处；重大隐患4处: what is graver is found beside them, not among them."""
    own = _GRAVE.search(ledger.text, max(0, whole.span.start - _TITLE), whole.span.start)
    if own is None:
        return False
    return any(
        told["grade"] != own["grade"] for told in _GRAVE.finditer(ledger.text, whole.span.end, parts[-1].span.start)
    )


def _closed_behind(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 326辆，合格248辆，合格率76.1%，不合格58辆，未到检20辆: a further class closes the sum."""
    total = sum(one.value for one in parts)
    behind = [one for one in ledger.by_sentence.get(parts[-1].sentence, ()) if one.span.start > parts[-1].span.start]
    # 来电341件、邮件37件、短信2条: counted by another word.
    if behind and behind[0].kind == whole.kind == "count" and total + behind[0].value == whole.value:
        return True
    for one in [one for one in behind if one.unit == whole.unit][:_FURTHER]:
        total += one.value
        if total == whole.value:
            return True
    return False


def rated(ledger: Ledger, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for 完成72个，完成率75%，有14个超过时限: the rate is right already, and no word tells what is left."""
    for part, third in (parts, parts[::-1]):
        if part.value >= whole.value or _REST.search(_CLAUSE.split(third.before)[-1]):
            continue
        share = part.value / whole.value
        for sentence in {part.sentence, third.sentence}:
            for rate in ledger.by_sentence.get(sentence, ()):
                near = whole.span.start - _NEAR < rate.span.start < parts[-1].span.end + _NEAR
                if rate.kind == "percent" and near and stated(rate).holds(share):
                    return True
    return False


def up_and_down(numbers: Sequence[Quantity], gaps: Sequence[str]) -> bool:
    """True for 地表水增加66亿方，地下水减少25亿方，其他增加37亿方: changes that run apart, no parts of one another."""
    front = [one.before for one in numbers]
    return (
        any(map(_LESS.search, front))
        and sum(_MORE.search(words) is not None for words in front) > 1
        and not any(map(_OFFSET.search, (*front, *gaps)))
    )


_MORE, _LESS = regex("(?:增加|增长|上升|提高|新增|多)了?$"), regex("(?:减少|下降|降低|回落|核减|少)了?$")
_OFFSET = regex("净|实际|相抵|冲抵|自然|差额|剔除|扣除")
"""What is left of a gain after a loss, which the loss and it make up."""
