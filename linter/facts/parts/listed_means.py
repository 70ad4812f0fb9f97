"""Listed means: 甲校8.4平方米、乙校9.1平方米、丙校7.6平方米，三校平均9.3平方米, which ought to lie among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.facts.numbers.numbers import HAN_DIGITS, whole_number
from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_SIGN = "平均"
_FEWEST, _MOST = 3, 12
"""Members of a list that proves a mean."""
_NUMBER = rf"(?P<number>[{HAN_DIGITS}十]{{1,2}}|\d{{1,2}})"
_KINDS = (
    "个?(?:街道|乡镇|镇街?|乡|县区?|区县?|市州?|州|村|社区|学校|校区?|医院|院区?|企业|园区|单位|部门|班级?|小区|点位|断面|站点|门店|窗口|地区?|项目"
    "|品种|组|批次?|次|轮|期|季度|月份?|年度?|者|项|类|家|所|处|台|名|户|人)"
)
_COUNTED = regex(rf"{_NUMBER}{_KINDS}[^，,。；;：:平]{{0,8}}?的?(?:总体|综合)?平均[^，,。；;：:每]{{0,12}}$")
_THESE = regex(r"(?:上述|以上|这些|上列)[^，,。；;：:平]{0,10}?平均[^，,。；;：:每]{0,12}$")
_ALL_OF_PLACE = regex(
    r"(?:^|[，,；;。])(?:全[省市州县区镇乡校院局系]|总体|整体|综合)[^，,。；;：:平]{0,6}平均[^，,。；;：:每]{0,12}$"
)
_INTRODUCED = regex(rf"{_NUMBER}{_KINDS}[^，,。；;：:]{{0,20}}(?:分别|依次)(?:为|是|达到?|有)?$")
_MANY = regex(rf"(?:^|[，,一-鿿]){_NUMBER}{_KINDS}")
_BARE_MEAN = regex("[，,；;](?:总体|综合)?平均值?(?:为|是|达到?)?")
_SOME = regex(
    r"前[一二两三四五六七八九十\d]|后[一二两三四五六七八九十\d]|排名|居|靠前|靠后|其余|其中|等(?!级|次)|部分|抽[查取样]|重点|试点|示范|先进|薄弱|末|最|高于|低于|超过|分值?权重"
)
_OTHER = regex(
    r"全国|全省[^平]{0,4}$|省定|国家|行业|标准|目标|计划|上年|去年|同期|往年|增[长加速幅]|下降|提高"
    "|[比较与]|每|均衡|距|差"
)
_BARE = regex(
    rf"{_NUMBER}|{_KINDS}|平均|总体|整体|综合|全[省市州县区镇乡校院局系]|[为达到是的数值约]"
    "|上述|以上|这些|成绩|得分|分数?|水平|[，,。；;、]"
)
_LISTED = regex(r"(?:/[一-鿿]{1,4})?[、，,；;和及]")
_FARTHEST = 30
"""Characters between two members of a list."""


def find_listed_means(ledger: Ledger) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Every mean with the members it is told to be the mean of, right before it."""
    if _SIGN not in ledger.text:
        return
    for sentence, numbers in ledger.by_sentence.items():
        told = ledger.read(ledger.sentences[sentence].span) if len(numbers) > _FEWEST else ""
        for mean in numbers[_FEWEST:] if _SIGN in told else ():
            if mean.unit and not mean.approximate and _SIGN in mean.before:
                members = _members(ledger, numbers, mean)
                if members and _of_them(ledger, mean, members):
                    yield mean, members


def _members(ledger: Ledger, numbers: Sequence[Quantity], mean: Quantity) -> tuple[Quantity, ...]:
    """The numbers of the mean's unit that stand in a row before it in its sentence."""
    alike = [one for one in numbers if one.unit == mean.unit and one.kind == mean.kind and one.span < mean.span]
    found: list[Quantity] = []
    for one in reversed(alike[-_MOST:]):
        if found and not _joined(ledger.text[one.span.end : found[-1].span.start]):
            break
        found.append(one)
    return () if any(one.approximate for one in found) else tuple(reversed(found))


def _joined(words: str) -> bool:
    return len(words) <= _FARTHEST and _LISTED.match(words) is not None


def _of_them(ledger: Ledger, mean: Quantity, members: Sequence[Quantity]) -> bool:
    """True where the words count the members, point back at them, or call them all of the place."""
    many, first = len(members), members[0]
    own = ledger.text[members[-1].span.end : mean.span.start]
    opening = ledger.lead(first)
    words = ledger.text[first.clause.start : members[-1].span.end]
    if many < _FEWEST or any(sign.search(one) for sign in (_SOME, _OTHER) for one in (own, words)):
        return False
    name = _BARE.sub("", own)
    if _SOME.search(opening) or (len(name) > 1 and not share_a_bigram(name, opening + words)):
        return False
    counted = _COUNTED.search(own)
    if counted:
        return whole_number(counted["number"]) == many
    if _THESE.search(own):
        return True
    told = _INTRODUCED.search(opening)
    if told is not None and whole_number(told["number"]) == many and _ALL_OF_PLACE.search(own):
        return True
    counts = (whole_number(one["number"]) for one in _MANY.finditer(opening))
    return _BARE_MEAN.fullmatch(own) is not None and many in counts


def outside(mean: Quantity, members: Sequence[Quantity]) -> Quantity | None:
    """The member next to a mean that lies beyond them all; None for one that lies among them."""
    low, high = (pick(members, key=lambda one: one.value) for pick in (min, max))
    if mean.interval.low > high.interval.high:
        return high
    return low if mean.interval.high < low.interval.low else None
