"""Whole and parts: the parts of a list against the whole they are said to make up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.parts.called_full import NO_OTHERS
from linter.facts.parts.intake import may_hold_stock
from linter.facts.parts.leftovers import levels_differ
from linter.facts.parts.means import MEAN
from linter.facts.parts.no_part import in_brackets, left_of, nets_out, of_another
from linter.facts.parts.of_them import joined
from linter.facts.parts.parts import Breakdown, opens_with_a_whole
from linter.facts.parts.told_behind import broken_off, goes_on_uncounted, made_up_behind, made_up_in_bracket
from linter.facts.quantities.slips import slipped
from linter.facts.states.ended import ENDS_WORK
from linter.finding import Hit, Severity
from linter.interval import Interval, total
from linter.kinds._sums import declared_rounding, rounded_by, scale_of, sum_against, sum_is_near, unit_left_out
from linter.kinds.arithmetic._apart import told_apart
from linter.kinds.arithmetic._by_nature import overlap_by_nature
from linter.kinds.arithmetic._explained import (
    almost_all,
    beside_the_whole,
    closed_early,
    comes_to_one_before,
    explained,
    falls_short_again,
    nested,
    unit_gained,
)
from linter.kinds.arithmetic._no_list import leaves_others, of_a_longer_time, steps
from linter.kinds.arithmetic._of_years import years_of_less
from linter.kinds.arithmetic._one_view import all_told, in_two_views
from linter.kinds.arithmetic._person_views import seen_in_several
from linter.kinds.arithmetic._unread import not_each_once
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

# Values that are not added up: averages, extremes, prices.
_NOT_ADDED = regex(
    r"[人户亩村年月日]均|均价|平均|亩产|单产|每[人户亩村家个名]|各(?:(?![类级项种省市县区镇乡村地])[一-鿿]|抽查|走访|安排|承担)?$|最[高低大小多少]|单价|价格|(?<![超高])标准(?!化)|时速|浓度"
    rf"|{MEAN}"
)
_EACH = regex("每|价|单[个户]")
_OF_ONE_HEAD = regex(r"人均(?:可支配收入|纯收入|(?:生活)?消费(?:性)?支出)[一-鿿]{0,6}$")
_HEADS = regex("城镇|城乡|农村|全体|脱贫")
_PAID = regex("投入|投资|筹|争取|配套|整合|下达|补助")
_NAMED_APART = ("classes", "ordinals", "levels", "apart", "parallel")
"""Names, or sums of what stands beside them, that tell one list, whatever mark stands between its members."""
_TWICE = regex(
    "(?<!不)重(?:合|复(?!收费|计费|享受|领取|申领|报销|支付|列支|发放|参保|用药|开药|检查|补助|补贴))|合并|(?<!不)交叉|(?<!不)重叠|兼有|兼具|既[一-鿿]{1,8}又|去重|同时(?:属|为|是|涉|具)"
)
"""What says that a member counts for two parts; a part told as 不重复量 says so of those beside it.

重复收费 and the like name a class of their own.
"""
_EXPLAINED_BEHIND = regex(
    r"有\d+[^，,。；;\d]{1,6}(?:同时|兼|既)|分别计[数入算]|前者(?:中|已)?包?含|后者(?:包?含|属)|(?:分项|各项|各类)之和(?:为|是|超过|大于|多于)"
)
"""Behind a list, what says how its members were counted: 有3家同时经营两种，分别计数，故分项之和为40家."""
_FAR_BEHIND = 60
"""Characters behind a list in which it is said how its members were counted."""
_BELONGS = regex("[属系因由]于?(?!.*(?:未|没|不)).*的$")
"""属政府原因的11宗: the one class to which a thing belongs."""
_OVERLAP = regex("(?<![互两均])不重[复叠]|非重[复叠]")
_FOOTING = regex("户籍|劳动力|转移就业")
"""What is counted by another footing than its fellows: 常住人口…，其中城镇常住人口…，农村户籍人口…."""
_ONCE = regex("(?:互不|两不|均不|没有|无)(?:重复|交叉|重叠|兼有)")
"""What says that nobody is counted in two views."""
_PROVED = ("rest", "ordinals", "classes", "deadlines", "composed", "parallel", "announced")
"""What says beyond doubt that a list holds every part."""
_TOLD = ("states", "terms", "slip")
"""The same, but for the whole, which is inferred."""
_LONG, _MOST, _NAMED = 6, 150, 2
_IN_ALL = regex("^(?:.*[，,。；;、])?(?:年末|年底|截至年末|全年|[全我][省市县区州乡镇]|[现共]有|拥有|各类|的)*")
"""What stands before the name of a whole."""
_TELLING = 3
"""Digits in which the sum of a list is the number before its whole by no chance."""
_CONVERTED = 1000
"""Parts of a last place below which a difference comes of converting units."""
_WIDER = regex(
    r"^(?:(?:(?:19|20)\d\d年)?[全我本][市县区镇乡省州]|原有|原已经?|去年)|(?:年初|期初|年末|期末|上年末)$|^覆盖|^惠及|^涵盖|^(?:扣[减除分]?|减[去除]?|核减|冲减|抵[扣减])$"
)
"""Names that speak of more than the whole, 8个建在镇上（全市镇14个）, or at another time, or of what is taken off."""
_DONE = regex(f"(?:{ENDS_WORK})(?:了|到位)?$|[去上]年[^，,。；;]{{0,12}}$")
_RISEN_TO = regex("(?:已经?|并|首次|总量|总额|规模)*(?:达到?|增至|升至)")
"""Behind a part it tells its own value: 其中出口突破80亿元，达82亿元."""


class PartsDiffer:
    """Adds up the parts of each breakdown and compares the sum with the whole."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each breakdown whose parts cannot make up the whole."""
        rounding, told = declared_rounding(ledger), set[Span]()
        for breakdown in ledger.breakdowns:
            # 收案80件，结案75件。判决结案…: what one number is reported by is no list of the number before it as well.
            if breakdown.complete in ("slip", "counted") and told & {breakdown.whole.span, breakdown.parts[0].span}:
                continue
            if len(breakdown.parts) <= _MOST and _added(ledger, breakdown):
                hit = _compare(ledger, breakdown, rounding)
                if hit and not (_in_two_views(breakdown) or not_each_once(ledger, breakdown)):
                    told |= {breakdown.whole.span, breakdown.parts[0].span}
                    yield hit


def _added(ledger: Ledger, breakdown: Breakdown) -> bool:
    if all(part.exact for part in breakdown.parts) and breakdown.whole.kind == "count" and breakdown.whole.value % 1:
        return False  # 2.7家修理店…其中5家: the 2. is the mark of a list
    if breakdown.complete == "counted":
        return not of_another(ledger, breakdown)  # the words say that its parts are all
    if breakdown.complete == "slip" and (leaves_others(breakdown.names) or of_a_longer_time(breakdown)):
        return False
    if breakdown.complete == "states" and _DONE.search(breakdown.whole_words):
        return False  # 建议办结109件，提案办结93件，还有12件在办: two that are done, and no whole, nor is 去年80件
    own, names = _IN_ALL.sub("", breakdown.whole_words), breakdown.names
    again = {one for one in names if one == own or (own.endswith(one) and names.count(one) > 1)}
    if any(len(one) >= _NAMED for one in again) and set(names) != again:
        return False  # 合格948份，其中春季480份、合格451份，…: what is told of each part is no part beside it
    words: tuple[str, ...] = (breakdown.whole_words[-16:], *breakdown.names)
    # The text itself: the number of 35岁以下19名 is no part of the name.
    first, last = breakdown.parts[0], breakdown.parts[-1].span.end
    begin = first.clause.start if breakdown.complete == "slip" else breakdown.whole.span.end
    told = ledger.text[begin:last]  # brackets between them included
    classed = breakdown.complete in (*_PROVED, *_TOLD) or all(map(_BELONGS.match, breakdown.names))
    # 从内容看，涉及经济的71件、城建的64件，此外没有其他类别
    closed = breakdown.complete == "view" and NO_OTHERS.search(breakdown.tail.split("。")[0])
    if not classed and not closed and all("的" in name for name in breakdown.names):
        return False  # 其中2000年以前建成的31个，加装电梯的12个: one may be both
    # 地下水与地表水不重复量2.3亿立方米, told as a part or right behind: what is beside it overlaps.
    if any(_OVERLAP.search(words) for words in (*breakdown.names, breakdown.tail.split("。")[0])):
        return False
    if overlap_by_nature(breakdown.names, breakdown.whole_words, breakdown.complete):
        return False
    if seen_in_several(told, breakdown.names) and not _ONCE.search(told + breakdown.tail):
        return False
    if "用电" in breakdown.whole_words and all("产业" in name for name in breakdown.names):
        return False  # the homes use the rest, which a sentence of its own may tell
    if of_another(ledger, breakdown) or (breakdown.why == "bracket" and left_of(breakdown.whole, breakdown.parts)):
        return False
    if nets_out(breakdown.whole, breakdown.whole_words, breakdown.parts):
        return False  # 利润12.6亿元，其中盈利企业18.2亿元，亏损企业5.6亿元
    if any(_FOOTING.search(name) for name in breakdown.names) and not _FOOTING.search(breakdown.whole_words):
        return False
    behind = ledger.text[last : last + _FAR_BEHIND].split("。")[0]
    if _EXPLAINED_BEHIND.search(behind) or _TWICE.search(told) or _TWICE.search(breakdown.tail.split("。")[0]):
        return False
    between = told[: max(0, first.span.start - begin)]
    if "分别" in between and "中" in between and any(joined(ledger, one, breakdown.whole) for one in breakdown.rivals):
        return False  # 甲类30个、乙类25个中，分别有28个、20个: each of its own
    if years_of_less(ledger, breakdown) or any(_RISEN_TO.fullmatch(name) for name in breakdown.names[1:]):
        return False
    if any("累计" in name or _WIDER.search(name) for name in breakdown.names) or steps(breakdown):
        return False
    if _OF_ONE_HEAD.search(words[0]):  # the incomes of one and the same head, told of the same heads
        heads = _HEADS.search(breakdown.names[0])
        words = breakdown.names if not heads or heads.group() in words[0] else words
    if breakdown.whole.kind == "count":
        words = tuple(name.replace("标准", "") for name in words)  # 国家标准2项 are counted, 低保标准520元 are not
    return not any(_NOT_ADDED.search(name) for name in words)


def _in_two_views(breakdown: Breakdown) -> bool:
    # Members that stand twice bring a sum above the whole, never one short of it by a single member.
    if len(breakdown.parts) >= _LONG and almost_all(breakdown):
        return False
    return breakdown.complete in ("", "plain", "named") and in_two_views(breakdown)


def _compare(ledger: Ledger, breakdown: Breakdown, rounding: bool) -> Hit | None:
    whole, parts = breakdown.whole, breakdown.parts
    aim = whole.interval.widened(rounded_by((whole, *parts))) if rounding else whole.interval
    said = total(part.interval for part in parts)
    ledger.note_summed(whole, *parts)
    if said.meets(aim) or (any(part.approximate for part in parts) and _adds_up(breakdown)):
        return _residue(ledger, breakdown)
    if said.low < aim.low and made_up_in_bracket(ledger, whole, parts):
        return None
    if breakdown.complete == "counted":
        return _hit(ledger, breakdown, "warning")
    if breakdown.complete == "slip":
        told = made_up_behind(ledger, whole, parts, breakdown.why == "shares") or goes_on_uncounted(ledger, parts)
        return None if told and said.low < aim.low else _hit(ledger, breakdown, "warning")
    bare = unit_left_out(ledger, whole, parts, breakdown.complete in _PROVED and not breakdown.inferred)
    # Behind a comma 发现12处 or 其中3家上市 is told of the whole, and no part of the list.
    if bare and (bare[2] or breakdown.separator == "、") and not any(_EACH.search(name) for name in breakdown.names):
        values = {"whole": ledger.quote(whole.span), "part": ledger.quote(bare[0].span)}
        severity: Severity = "error" if bare[2] else "warning"
        return Hit((whole.span, *(part.span for part in parts)), values, bare[1], severity, "unit")
    if unit_gained(whole, parts) and not opens_with_a_whole(parts):
        return _hit(ledger, breakdown, "warning")
    if not sum_is_near(whole, parts) or beside_the_whole(breakdown):
        return None
    if said.low < aim.low:
        return _falls_short(ledger, breakdown, aim)
    # 税收…；非税收入…: what is none of the whole belongs to a number before it.
    if any(name.startswith("非") for name in breakdown.names) and comes_to_one_before(ledger, breakdown):
        return None
    # 总产值96.4亿元；上年为92.1亿元。其中…: behind a full stop 其中 may go back further.
    behind = "。" in breakdown.introduced and comes_to_one_before(ledger, breakdown, fewest=_TELLING)
    if behind and not _slipped(breakdown):
        return None
    apart = not breakdown.complete and not breakdown.inferred and told_apart(breakdown)
    # Behind ； a new statement may begin, unless the names say that the list goes on.
    goes_on = breakdown.together or breakdown.complete in _NAMED_APART or (apart and breakdown.introduced[0] == "。")
    if breakdown.separator == "；" and not goes_on:
        return None
    told = breakdown.complete in ("states", "terms")  # whose words part them
    if told and (may_hold_stock(ledger, whole, parts) or closed_early(breakdown, aim)):
        return None
    if (not told and explained(breakdown, aim, apart)) or _mixed_scales(ledger, breakdown, aim):
        return None
    if not breakdown.complete and not breakdown.inferred and not apart and not all_told(breakdown):
        return None
    sure = breakdown.complete not in ("", "apart", "named", "covered") and not breakdown.inferred and not told
    return _hit(ledger, breakdown, "error" if sure else "warning")


def _adds_up(breakdown: Breakdown) -> bool:
    """True where the printed numbers come to the whole: in 转移台账不清2个、物资储备不足2个 the 不足 is no bound."""
    return sum((part.value for part in breakdown.parts), Decimal(0)) == breakdown.whole.value


def _falls_short(ledger: Ledger, breakdown: Breakdown, aim: Interval) -> Hit | None:
    """A list that holds every part and comes to less than its whole."""
    if breakdown.complete in ("", "apart") and not almost_all(breakdown):
        return None
    if breakdown.complete in ("covered", "deadlines") and not _slipped(breakdown):
        return None
    if breakdown.complete == "rest" and levels_differ(breakdown.whole_words, breakdown.names[0]):
        return None  # 市级督办48件，其中县级已办结30件，剩余5件: of the county's own
    if breakdown.complete == "levels" and _PAID.search(breakdown.whole_words[-16:]):
        return None  # others may have paid the rest
    if broken_off(ledger, breakdown.parts) or goes_on_uncounted(ledger, breakdown.parts):
        return None
    # 新收73件，结转4件，共77件。其中自然人66件、法人7件: so it may here, and what is lacking is no slip.
    if "。" in breakdown.introduced and comes_to_one_before(ledger, breakdown, fewest=1):
        return None
    if falls_short_again(ledger, breakdown):
        return None
    with_extra = total(part.interval for part in (*breakdown.parts, *breakdown.extra))
    if with_extra.meets(aim) or with_extra.high > aim.low or breakdown.whole.approximate:
        return None
    missing = aim.minus(total(part.interval for part in breakdown.parts))
    if any(missing.meets(one.interval) for one in in_brackets(ledger, breakdown.whole, breakdown.parts)):
        return None
    # 住院600万元；门诊300万元；其他60万元，转移40万元: what a comma leads to may be a part as well.
    inside = [part.interval for part in breakdown.inside]
    if any(with_extra.plus(total(inside[start:])).meets(aim) for start in range(len(inside))):
        return None
    if breakdown.complete not in _PROVED and made_up_behind(ledger, breakdown.whole, breakdown.parts):
        return None
    if breakdown.complete not in ("classes", *_TOLD) and nested(breakdown):
        return None
    loud = breakdown.complete in _PROVED and not breakdown.inferred
    return _hit(ledger, breakdown, "error" if loud else "warning", breakdown.extra)


def _slipped(breakdown: Breakdown) -> bool:
    """True where a slip of the pen turns the sum into the whole."""
    return slipped(breakdown.whole, sum((part.value for part in breakdown.parts), Decimal(0)))


def _mixed_scales(ledger: Ledger, breakdown: Breakdown, aim: Interval) -> bool:
    """True when parts that are printed on a smaller scale, 5130人 behind 1.48万人, tip the sum: another split."""
    scales = [scale_of(ledger, (part,)) for part in breakdown.parts]
    kept = [part.interval for part, scale in zip(breakdown.parts, scales, strict=True) if scale >= scales[0]]
    return len(kept) < len(scales) and total(kept).low <= aim.high


def _residue(ledger: Ledger, breakdown: Breakdown) -> Hit | None:
    """A note where the printed numbers do not add up, though their unrounded values may."""
    whole, parts = breakdown.whole, breakdown.parts
    if any(part.approximate for part in (whole, *parts)) or breakdown.open:
        return None
    # 亩 is no round number of square metres: what its conversion leaves is no residue of the text.
    if abs(sum((part.value for part in parts), Decimal(0)) - whole.value) * _CONVERTED < whole.step:
        return None
    return _hit(ledger, breakdown, "note")


def _hit(ledger: Ledger, breakdown: Breakdown, severity: Severity, extra: tuple[Quantity, ...] = ()) -> Hit:
    whole, parts = breakdown.whole, (*breakdown.parts, *extra)
    said, calculation = sum_against(ledger, parts, whole)
    return Hit(
        (whole.span, *(part.span for part in parts)),
        {"whole": ledger.quote(whole.span), "sum": said},
        calculation,
        severity,
        "far" if _is_far(ledger, breakdown) else "",
    )


def _is_far(ledger: Ledger, breakdown: Breakdown) -> bool:
    """True where the list stands in another paragraph than the whole that it is held against."""
    return breakdown.inferred and "\n" in ledger.text[breakdown.whole.span.end : breakdown.parts[0].span.start]
