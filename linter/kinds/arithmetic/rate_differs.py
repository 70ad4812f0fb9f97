"""Rates: a stated percentage against the numbers it is the ratio of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from linter.fact import Quantity
from linter.facts.quantities.reach import point_moved, reaches
from linter.facts.quantities.slips import is_near, slipped
from linter.facts.quantities.stated import stated
from linter.facts.rates.one_base import base_before, base_follows, of_one_base, told_in_turn
from linter.facts.rates.rate import Rate
from linter.finding import Hit, Severity
from linter.interval import Interval
from linter.kinds._show import RESIDUE, percent, places_of, printed
from linter.kinds.arithmetic._budget_rates import of_budget_beside
from linter.kinds.arithmetic._evident_rates import evident_rates
from linter.kinds.arithmetic._odd_shares import odd_shares
from linter.kinds.arithmetic._rate_of_all import of_all
from linter.kinds.arithmetic._rate_pairs import explained
from linter.kinds.arithmetic._shares_by_name import shares_by_name
from linter.ledger import Ledger
from linter.patterns import regex

MOST_CANDIDATES = 5
"""Numbers of one unit in a sentence beyond which nobody can tell which two are meant."""


class RateDiffers:
    """Recomputes 完成率, 占比 and 为计划的P% from numerator and denominator."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every rate that no reasonable pair of numbers explains."""
        told = set()
        for rate in ledger.rates:
            if rate.numerator is None or not rate.denominator.value or not rate.stated.value:
                continue  # out of nothing, or nothing of it
            # 三次测评满意率分别为…，三次平均满意率96.2%: a mean of rates, and one number told twice.
            if "平均" in rate.stated.before[-_MEAN:] and rate.numerator.value == rate.denominator.value:
                continue
            beside = of_budget_beside(ledger, rate)
            if len(rate.others) > MOST_CANDIDATES or (explained(rate) and not beside) or _of_two_years(ledger, rate):
                continue
            if (
                _counted_behind(ledger, rate)
                or _base_behind(ledger, rate)
                or _part_behind(ledger, rate)
                or _in_other_unit(ledger, rate)
                or of_one_base(ledger, rate)
                or told_in_turn(ledger, rate)
                or _roughly(rate)
                or base_follows(ledger, rate)
                or base_before(ledger, rate)
                or (rate.how in ("named", "share") and (of_all(ledger, rate) or _of_another(ledger, rate)))
            ):
                continue
            near = _near(rate, rate.numerator) or _other_side(rate)
            if near or beside:
                ledger.note_compared(rate.numerator, rate.denominator, rate.stated)
                severity = _severity(rate) if near else "warning"
                if severity != "note":
                    told.add(rate.stated.span)
                part, whole = _printed(ledger, rate, rate.numerator)
                places = places_of(rate.stated)
                actual = rate.numerator.value / rate.denominator.value
                if _saved(ledger, rate):
                    whole = f"({whole} + {part})"
                    actual = rate.numerator.value / (rate.denominator.value + rate.numerator.value)
                said = ledger.quote(rate.stated.span)
                if not (rate.stated.approximate or _PLAIN.fullmatch(said)):
                    said = percent(rate.stated.value, places)  # 四成, ２０％
                yield Hit(
                    (rate.stated.span, rate.numerator.span, rate.denominator.span),
                    {"stated": ledger.quote(rate.stated.span), "actual": percent(actual, max(1, places))},
                    f"{part} ÷ {whole} = {percent(actual, max(1, places))} ≠ {said}",
                    severity=severity,
                )
        yield from odd_shares(ledger, told)
        yield from shares_by_name(ledger, told)
        yield from evident_rates(ledger, told)


_PLAIN = regex(r"\d+(?:\.\d+)?%")
_MEAN = 10
"""Characters before a rate that call it a mean."""


def _printed(ledger: Ledger, rate: Rate, part: Quantity) -> list[str]:
    """Numerator and denominator as the report prints them; the numerator as a difference where the rest is told."""
    if rate.terms:
        *terms, whole = printed(ledger, *rate.terms, rate.denominator)
        return [f"({' + '.join(terms)})", whole]
    if rate.rest is not None:
        done, rest = printed(ledger, part, rate.rest)
        return [done, f"({done} + {rest})"]
    if rate.left is None:
        return printed(ledger, part, rate.denominator)
    left, whole = printed(ledger, rate.left, rate.denominator)
    return [f"({whole} − {left})", whole]


def _roughly(rate: Rate) -> bool:
    """True for 超过八成 where it is 79.6%: a word like 近 or 超过 is meant with a point to spare."""
    assert rate.numerator is not None
    share = stated(rate.numerator).over(stated(rate.denominator)) if rate.stated.approximate else None
    return share is not None and share.widened(_POINT).meets(rate.stated.interval)


_POINT = Decimal("0.01")


def _saved(ledger: Ledger, rate: Rate) -> bool:
    """True for 实际采购430万元，节约48万元，节约率…: the rate is of what was budgeted, spent and saved together."""
    name = _SAVING.search(ledger.text, max(0, rate.stated.span.start - _NAMING), rate.stated.span.start)
    return name is not None and _SPENT.search(rate.denominator.before) is not None


_SAVING = regex("(?:节约|节支|节省)率[^，,。；;、]{0,3}$")
_NAMING = 8
"""Characters before a rate in which its name ends."""
_SPENT = regex("(?:实际|完成|成交|中标|合同|支付)(?!.{0,8}(?:预算|计划|概算|限价|控制价))[^，,。；;]{0,12}$")


def _counted_behind(ledger: Ledger, rate: Rate) -> bool:
    """True for 总体完成率96.4%（54/56）: the rate has its own two numbers behind it, and they give it."""
    own = _COUNTS.match(ledger.text, rate.stated.span.end)
    if own is None or not int(own["whole"]):
        return False
    return stated(rate.stated).holds(Decimal(own["part"]) / Decimal(own["whole"]))


def _part_behind(ledger: Ledger, rate: Rate) -> bool:
    """True for 调解1093件、…，调解撤诉率43.8%（撤诉1090件）: the bracket tells what else is counted in."""
    end = rate.stated.span.end
    at = ledger.quantity_index(end)
    if not ledger.text.startswith(("（", "("), end) or at >= len(ledger.quantities):
        return False
    told = ledger.quantities[at]
    if "）" in ledger.text[end : told.span.start] or told.unit != rate.denominator.unit:
        return False
    counts = [stated(one) for one in (*rate.others, rate.denominator)]
    shares = (part.plus(stated(told)).over(whole) for part in counts for whole in counts)
    return any(share is not None and share.meets(stated(rate.stated)) for share in shares)


def _base_behind(ledger: Ledger, rate: Rate) -> bool:
    """True for 装机率98.3%（以应装的583艘计）: a base told behind the rate gives it, whatever stands in front."""
    told = _BASE_BEHIND.match(ledger.text, rate.stated.span.end)
    if told is None or rate.numerator is None:
        return False
    shares = (
        stated(rate.numerator).over(stated(one))
        for one in ledger.by_sentence.get(rate.stated.sentence, ())
        if told.start() <= one.span.start < told.end() and one.unit == rate.numerator.unit and one.value
    )
    return any(share is not None and share.meets(stated(rate.stated)) for share in shares)


_BASE_BEHIND = regex(
    r"[（(][^（）()\n]{1,40}[）)]|[，,](?:系|均|此|该)?(?:以|按|基数|分母|母数|应)(?!期|时|照)[^。；;\n]{1,30}"
)
_COUNTS = regex(r"[（(](?P<part>\d{1,9})[个项件户人]?[/／÷](?P<whole>\d{1,9})[个项件户人]?[）)]")


def _in_other_unit(ledger: Ledger, rate: Rate) -> bool:
    """True where two numbers of another unit give it: 房源12处、住房5000套，已交付9处4100套，交付率82.0%.

    Or one of them and their sum: 起诉705件938人，不起诉194件263人，不起诉率21.90%.
    """
    said = stated(rate.stated)
    told: dict[str, list[Quantity]] = {}
    for one in ledger.by_sentence.get(rate.stated.sentence, ()):
        if one.span.end > rate.stated.span.start:
            break
        if one.is_amount and one.unit != rate.denominator.unit and not one.approximate:
            told.setdefault(one.unit, []).append(one)
    pairs = [(stated(part), stated(whole)) for some in told.values() for whole, part in pairwise(some[-_NEAR:])]
    shares = (part.over(base) for part, whole in pairs for base in (whole, whole.plus(part)))
    return any(share is not None and share.meets(said) for share in shares)


_NEAR, _MOST_TOLD, _BACK = 4, 8, 2
"""Numbers of one unit, numbers in all, and sentences before that of the part, that a rate may be reckoned from."""


def _of_another(ledger: Ledger, rate: Rate) -> bool:
    """True for 审结3986件；上诉412件，改判31件，改判率0.8%: a larger number before it is the base of that rate."""
    assert rate.numerator is not None
    part, whole, said = rate.numerator, rate.denominator, stated(rate.stated)
    at = rate.stated.sentence
    if part.sentence != at:
        # 任务48项，已完成37项，其中30项…；其余11项…。完成率77.1%: another pair of the sentence before gives it.
        before = (
            q for index in range(part.sentence - _BACK, part.sentence + 1) for q in ledger.by_sentence.get(index, ())
        )
        told = [q for q in before if q.unit == whole.unit and not q.approximate]
        shares = (stated(few).over(stated(many)) for many, few in combinations(told[-_MOST_TOLD:], 2))
        if any(share is not None and share.meets(said) for share in shares):
            return True
    if rate.how == "named" and _of_the_one_before(ledger, part, said):
        return True
    for other in (q for index in (at - 1, at) for q in ledger.by_sentence.get(index, ())):
        # 教练286名，其中专职164名…。专职中持证的123名，持证率75%: the larger one may be a part itself.
        larger = other.unit == whole.unit and other.value > part.value and not other.approximate
        share = stated(part).over(stated(other)) if larger else None
        if share is not None and share.meets(said):
            return True
    return False


def _of_the_one_before(ledger: Ledger, part: Quantity, said: Interval) -> bool:
    """True for 座位840个，上座588人，上座率70%: the number right before the part is its base, whatever it counts."""
    before = [one for one in ledger.by_sentence[part.sentence] if one.span.end <= part.span.start]
    base = before[-1] if before else None
    if base is None or base.kind not in ("count", "measure") or base.approximate or base.unit == part.unit:
        return False
    share = stated(part).over(stated(base))
    return part.kind == "count" and share is not None and share.meets(said)


def _of_two_years(ledger: Ledger, rate: Rate) -> bool:
    """True where part and whole are told for two years: 2020年常住人口42万人。2022年末，城镇人口23.5万人，占…."""
    years = [_year(ledger, quantity) for quantity in (rate.numerator, rate.denominator) if quantity]
    return rate.how != "of" and all(years) and len(set(years)) > 1 and not _done_since(rate, years)


def _done_since(rate: Rate, years: Sequence[str]) -> bool:
    """True for 2021年度审计查出问题280个，截至2022年10月已整改266个: what was found then has been put right since."""
    part, whole = rate.numerator, rate.denominator
    if part is None or rate.how != "named" or part.sentence != whole.sentence or not years[0] > years[1]:
        return False
    return _SINCE.search(rate.name) is not None and "已" in part.before


_SINCE = regex("(?:整改|销号|化解|追回|追缴|清退|纠正|盘活|收回|兑现|兑付)(?:完成|到位)?率$")
"""What is done to things after they have been found, in another year as often as in the same."""


def _year(ledger: Ledger, quantity: Quantity) -> str:
    behind = _YEAR_BEHIND.match(ledger.text, quantity.span.end)
    return behind["year"] if behind else (quantity.as_of or quantity.period)[:4]


_YEAR_BEHIND = regex(r"[（(](?P<year>(?:19|20)\d\d)年[底末]?(?:数据?)?[）)]")


def _other_side(rate: Rate) -> bool:
    """True where the share told is that of the others: 6家中，有4家, 占三分之一."""
    assert rate.numerator is not None
    left = rate.denominator.value - rate.numerator.value
    share = left / rate.denominator.value
    return rate.certain and rate.how == "share" and stated(rate.stated).holds(share)


def _near(rate: Rate, part: Quantity) -> bool:
    """False where no slip takes the two numbers to the rate: they are not what it is the ratio of."""
    whole, said = rate.denominator, rate.stated
    if rate.slip or is_near(said, part.value / whole.value):
        return True
    if slipped(part, whole.value * said.value) or slipped(whole, part.value / said.value):
        return True
    ratio, base = part.interval.over(whole.interval), part.interval.over(said.interval)
    if ratio is not None and point_moved(said, ratio):
        return True
    # Where the words leave no other pair, the last digit that rounding leaves open explains as much.
    if not rate.certain or said.interval.low <= 0:
        return False
    reached = Interval(whole.interval.low * said.interval.low, whole.interval.high * said.interval.high)
    aims = ((part, reached), (whole, base), (said, ratio))
    return any(aim is not None and reaches(one, aim) for one, aim in aims)


def _severity(rate: Rate) -> Severity:
    assert rate.numerator is not None
    near = rate.numerator.interval.over(rate.denominator.interval)
    if near is not None and near.meets(stated(rate.stated).widened(rate.stated.step * RESIDUE)):
        return "note"
    if near is not None and _padded(rate.stated, near):
        return "note"
    loose = stated(rate.numerator).over(stated(rate.denominator))
    if loose is not None and loose.meets(stated(rate.stated)):
        return "warning"  # the numbers may have been cut off instead of rounded
    return "error" if rate.certain and not rate.stated.approximate else "warning"


def _padded(said: Quantity, near: Interval) -> bool:
    """True for 66.20% where 66.2% is right: one decimal was reckoned, and a zero put behind it for looks."""
    if said.step > _HUNDREDTH:
        return False
    coarse = said.step * 10
    half = coarse / 2
    return said.value % coarse == 0 and near.meets(Interval(said.value - half, said.value + half))


_HUNDREDTH = Decimal("0.0001")
"""The step of a percentage with two decimals."""
