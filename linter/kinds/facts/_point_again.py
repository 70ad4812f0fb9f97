"""Point again: 结余128.6万元挂账 … 上述结余12.86万元已缴回: what points back has the digits and another point."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.slips import digits
from linter.ledger import Ledger
from linter.patterns import regex

_POINTS_BACK = regex("(?:上述|前述|该笔|这笔|此笔|该批|这批)(?P<noun>[一-鿿]{0,10}?)(?:共计|共|合计)?$")
_SAME = regex("(?P<noun>[一-鿿]{4})(?:共计|共|合计)?$")
_ALL = regex("(?:目前|现|均)?(?:已经?)?(?:于[^，,。；;]{2,14}?)?(?:全部|全额|全数|悉数|足额|如数|一次性)")
_PAID = regex(
    r"(?:全部|全额|全数|悉数|足额|如数|一次性)(?:予以|按期|及时|主动)*"
    r"(?:[退缴收追清扣][还回缴清赔付]|上缴|归还|偿还|返还|退出|缴纳|拨付|支付|兑付|付清|发放|补发|补缴)(?:到位|完毕)?(?:了|共计|共|合计)?$"
)
"""如数退回: all that there was to pay back, which stands before it."""
_OF_SOME = regex(
    r"第[一二三四五六七八九十\d]+[批期轮]|首[批期]|某|[甲乙丙丁\dA-Z一二三四五六七八九十两][人户家名]|个人|另|也|又"
    "|本次|今年|当年"
)
_MORE_TO_PAY = regex(r"[^。\n]{0,20}(?:其余|余下|剩余|余款|另有|尚有|还有|分期|的)")
"""What is paid in full is then some of what there was: 第一批3.28万元已退还，其余分期退还."""
_GENERAL = regex("^(?:违规|问题|涉及|有关|相关|的)*(?:资金|款项|金额|费用|经费|款)?(?:问题)?$")
_EACH = regex("[人户日月年村亩均]均|每|平均|其中|其余|剩余|余下|另|部分|首批|利息|罚[款金]|滞纳金|保证金|押金")
_SHIFTS = frozenset(Decimal(10) ** power for power in (1, 2))
_FEWEST = 3
"""Digits that agree before that is no coincidence."""
_BACK = 500
"""Characters before an amount in which the one lies that it points back to."""
_MOST = 16
"""Amounts among which it is looked for."""
_NAME = 16
"""Characters before the first amount that hold its name."""


def point_again(ledger: Ledger) -> Iterator[tuple[Quantity, Quantity]]:
    """Each amount that points back to one of the same digits, ten or a hundred times as much or little."""
    amounts = [one for one in ledger.quantities if one.kind in ("money", "measure") and not one.approximate]
    for at, later in enumerate(amounts):
        figures = digits(later.value)
        noun = _noun(later) if len(figures) >= _FEWEST else None
        if noun is None or _EACH.search(later.before[-_NAME:]):
            continue
        near = [one for one in amounts[max(0, at - _MOST) : at] if later.span.start - one.span.end <= _BACK]
        alike = [one for one in near if one.unit == later.unit]
        if any(one.value == later.value for one in alike):
            continue
        told = [one for one in alike if _is_shifted(one, later, figures) and _is_named(one, later, noun)]
        if told and len({one.value for one in told}) == 1:
            yield told[-1], later


def paid_in_full(later: Quantity) -> bool:
    """True for 如数退回15.6万元, which is paid back at another time than that of which the first amount is told."""
    return _PAID.search(later.before) is not None


def _noun(later: Quantity) -> str | None:
    """What an amount that is told again is called; empty for 上述资金, None where nothing says that it is."""
    if paid_in_full(later):
        return None if _OF_SOME.search(later.before) or _MORE_TO_PAY.match(later.after) else ""
    back = _POINTS_BACK.search(later.before)
    if back:
        return "" if _GENERAL.fullmatch(back["noun"]) else str(back["noun"])
    same = _SAME.search(later.before)
    return str(same["noun"]) if same and not _GENERAL.match(same["noun"]) else None


def _is_shifted(one: Quantity, later: Quantity, figures: str) -> bool:
    low, high = sorted((one.value, later.value))
    apart = one.sentence != later.sentence or paid_in_full(later)
    return low > 0 and high / low in _SHIFTS and digits(one.value) == figures and apart


def _is_named(one: Quantity, later: Quantity, noun: str) -> bool:
    """True where the name of the later amount stands beside the first; 上述资金 names any.

    What neither points back nor is all there was must have the very name: 建筑面积14.3万平方米 … 建筑面积143万平方米.
    """
    words = one.before[-_NAME:]
    if any((all_or_new in words) != (all_or_new in later.before[-_NAME:]) for all_or_new in ("新增", "各项")):
        return False
    if _EACH.search(words[-_NAME // 2 :]):
        return False
    if not noun or noun in words + "|" + one.after[:_NAME]:
        return True
    return bool(_POINTS_BACK.search(later.before) or _ALL.match(later.after)) and share_a_bigram(noun, words)
