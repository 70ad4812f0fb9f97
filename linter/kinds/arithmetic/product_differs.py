"""Products: so much for each, times how many get it, against the total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.changes.own_subjects import of_a_class
from linter.facts.parts.class_standards import ClassStandards, find_class_standards
from linter.facts.parts.each_by_slip import find_each_by_slip
from linter.facts.parts.each_over_months import find_each_over_months
from linter.facts.parts.evident_products import find_evident_products
from linter.facts.parts.moved_prices import MovedPrice, find_moved_prices
from linter.facts.parts.paid_for_months import find_paid_for_months
from linter.facts.parts.per_period import find_per_period
from linter.facts.parts.periodic import Periodic, come_to, find_periodic
from linter.facts.parts.priced_by_name import find_priced_by_name
from linter.facts.parts.products import ON_ACCOUNT, Product, Takers, find_products
from linter.facts.parts.products_pages_on import find_products_pages_on
from linter.facts.parts.sums_for_each import find_sums_for_each
from linter.facts.parts.unit_values import find_unit_values
from linter.facts.parts.values_apart import find_values_apart
from linter.facts.quantities.slips import is_near, slipped
from linter.facts.quantities.stated import stated
from linter.finding import Hit
from linter.interval import Interval, plain
from linter.kinds._sums import as_told, scale_of, written
from linter.kinds.arithmetic._several_each import several_each
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex


class ProductDiffers:
    """Reports 东河镇、西山镇各2个，共8个 and 每户补助3000元，20户共6.5万元."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every total that rate and number do not give."""
        told: set[Span] = set()
        for hit in self._by_words(ledger):
            told.update(hit.spans)
            yield hit
        for found in find_evident_products(ledger):
            value = found.each.value * found.many
            known = found.mean or not told.isdisjoint((found.each.span, found.whole.span))
            if not known and not _attended(found.each, found.whole, value):
                ledger.note_compared(found.each, found.whole)
                takers = Takers(found.many, Interval.exactly(found.many), (found.takers.span,))
                yield _hit(ledger, Product(found.each, takers, found.whole, certain=False))

    def _by_words(self, ledger: Ledger) -> Iterator[Hit]:
        """Those whose words tell that they belong together."""
        told = set()
        for hit in self._beside(ledger):
            told.add(hit.spans[1])
            yield hit
        for found in (*find_products_pages_on(ledger), *find_priced_by_name(ledger)):
            product = Product(found.each, Takers.counted(found.takers), found.whole, certain=False)
            if found.each.span not in told and not _explained(ledger, product):
                told.add(found.each.span)
                yield _hit(ledger, product)
        for moved in find_moved_prices(ledger):
            yield _by_change(ledger, moved)
        for classes in find_class_standards(ledger):
            if not told.intersection(each.span for each, _ in classes.classes):
                yield _of_classes(ledger, classes)

    def _beside(self, ledger: Ledger) -> Iterator[Hit]:
        """Those whose three numbers stand near each other."""
        products = list(find_products(ledger))
        for product in products:
            ledger.note_compared(product.each, product.whole)
            if _explained(ledger, product) or not _near(product) or _reduced(ledger, product):
                continue
            yield _hit(ledger, product)
        told = {product.each.span for product in products}
        for product in find_per_period(ledger):
            if product.each.span not in told:
                told.add(product.each.span)
                ledger.note_compared(product.each, product.whole)
                if not _explained(ledger, product) and _near(product) and not _reduced(ledger, product):
                    yield _hit(ledger, product)
        for found in find_unit_values(ledger):
            if not found.mean and found.each.span not in told:
                product = Product(found.each, Takers.counted(found.takers), found.whole, certain=False)
                if not _explained(ledger, product) and _near(product) and not _reduced(ledger, product):
                    yield _hit(ledger, product)
                told.add(found.each.span)
        for slip in (*find_each_by_slip(ledger), *find_each_over_months(ledger), *find_paid_for_months(ledger)):
            if not (slip.mean and slip.times == 1) and slip.each.span not in told:
                one = Takers.counted(slip.takers)
                takers = Takers(one.value * slip.times, one.interval.times(slip.times), one.spans)
                product = Product(slip.each, takers, slip.whole, certain=False)
                if not _explained(ledger, product) and not _reduced(ledger, product):
                    told.add(slip.each.span)
                    yield _hit(ledger, product)
        for found in find_values_apart(ledger):
            if not found.mean and found.each.span not in told:
                product = Product(found.each, Takers.counted(found.takers), found.whole, certain=False)
                if not _explained(ledger, product) and not _reduced(ledger, product):
                    told.add(found.each.span)
                    yield _hit(ledger, product)
        for product in find_sums_for_each(ledger):
            if product.each.span not in told and not _explained(ledger, product) and _near(product):
                told.add(product.each.span)
                yield _hit(ledger, product)
        for periodic in find_periodic(ledger):
            if periodic.each.span not in told and not _less(ledger, periodic.each, periodic.whole):
                yield from _over_time(ledger, periodic)


_JOINED = regex("[一-鿿]{0,8}[、和与及][一-鿿]{0,4}")


def _joined(ledger: Ledger, taker: Span, one: Quantity) -> bool:
    """True for the 1个 of 11个村、1个社区, where 11 is the taker, and the other way round."""
    first, second = sorted((taker, one.span))
    apart = one.kind == "count" and first.end < second.start
    return apart and _JOINED.fullmatch(ledger.text, first.end, second.start) is not None


_WITH_OTHERS = ("（含", "(含", "（包括", "（另")
"""6月、9月、12月各1次，全年4次（含4月的1次）: the whole has more than the takers."""


def _explained(ledger: Ledger, product: Product) -> bool:
    """True when the total may be the product: a rate in whole 元 or 万元 is set, one with decimals is rounded."""
    each, takers, whole = product.each, product.takers, stated(product.whole)
    if ledger.text.startswith(_WITH_OTHERS, product.whole.span.end):
        return True
    if _attended(each, product.whole, each.value * takers.value):
        return True
    # 11个村、1个社区，每村（社区）8.5万元: two sorts of takers.
    beside = (
        one for one in ledger.by_sentence[product.whole.sentence] for span in takers.spans if _joined(ledger, span, one)
    )
    if any(takers.interval.plus(one.interval).times(each.value).meets(whole) for one in beside):
        return True
    if ("." in ledger.read(each.number) and not _is_set(ledger, each)) or _MEAN.search(each.before):
        share = whole.over(takers.interval)
        of_some = _MEAN.search(each.before) is not None and of_a_class(ledger, each)
        return share is None or share.meets(stated(each)) or of_some
    value = takers.interval.times(each.value)
    if value.meets(whole) or several_each(ledger, product):
        return True
    # 县长领办3件，7位副县长每人领办2件，共17件: what another one did is counted in.
    others = ledger.by_sentence[product.whole.sentence]
    used = {each.span, product.whole.span, *takers.spans}
    # 8名成员每人包联3个村，书记包联5个，共26个: one of them did more than the others.
    but_one = takers.interval.minus(Interval.exactly(Decimal(1))).times(each.value)
    return any(
        one.unit == product.whole.unit
        and one.span not in used
        and (value.plus(one.interval).meets(whole) or but_one.plus(one.interval).meets(whole))
        for one in others
        if one.span.start < product.whole.span.start
    )


def _attended(each: Quantity, whole: Quantity, places: Decimal) -> bool:
    """True for 每期45人，12期共培训543人次: few of the places were left, or a few more came."""
    held = each.unit in ("人", "人次") and _HELD.search(each.before) is not None
    return held and abs(whole.value - places) * _ABSENT < places


_HELD = regex("每一?[期场批班次轮节][一-鿿]{0,8}$")
"""What is held again and again, for so many persons each time."""
_ABSENT = 20
"""One in so many may stay away, or come unasked."""


def _is_set(ledger: Ledger, each: Quantity) -> bool:
    """True for 按每户1.4万元的标准, which is 14000元 and nothing near it."""
    return _STANDARD.match(ledger.text, each.span.end) is not None or _AT_STANDARD.search(each.before) is not None


_STANDARD = regex("的?[一-鿿]{0,4}标准")
_AT_STANDARD = regex("标准(?:为|是|：|:)?(?:每[一-鿿]{1,3})?$")
_MEAN = regex("(?:平均|均)[一-鿿]{0,6}$")
"""平均每亩216万元 is rounded as 216.25万元 would be."""


def _reduced(ledger: Ledger, product: Product) -> bool:
    """True where less than the price is paid, as the words between them say: 单价4800元，下浮5%，合计."""
    if _less(ledger, product.each, product.whole):
        return True
    return _not_all_time(ledger, product.each, product.whole, product.each.value * product.takers.value)


def _less(ledger: Ledger, each: Quantity, whole: Quantity) -> bool:
    start, end = sorted((each.span, whole.span))
    return _LESS.search(ledger.text, start.end, end.start) is not None


def _not_all_time(ledger: Ledger, each: Quantity, whole: Quantity, value: Decimal) -> bool:
    """True for 因有12名年中到岗 before a total that is less than it would be for all of them."""
    start, end = sorted((each.span, whole.span))
    return whole.value < value and _NOT_ALL_TIME.search(ledger.text, start.end, end.start) is not None


_NOT_ALL_TIME = regex(
    "(?:因|由于|其中)[^。；;]{0,12}(?:到岗|上岗|离岗|离职|入职|调[离出]|退休|退出|新[聘增]|空缺|[未不]满|停发|缓发)"
    "|(?:年中|中途|陆续|先后|年内)[一-鿿]{0,4}(?:到岗|上岗|离岗|离职|入职|退出|调离|退休)|按实际|据实|实际在岗"
)
"""Why some got less than the others."""
_LESS = regex(
    rf"[上下]浮|优惠|让利|折[后扣让价算]|[一二三四五六七八九\d]折|[审核扣]减|减免|扣除|抵[扣顶减]|[%％]|{ON_ACCOUNT}"
)


def _near(product: Product) -> bool:
    """False where the three numbers are so far from each other that they tell of different things."""
    each, takers, whole = product.each, product.takers, product.whole
    return is_near(whole, each.value * takers.value) or (takers.value > 0 and slipped(each, whole.value / takers.value))


def _hit(ledger: Ledger, product: Product) -> Hit:
    each, takers, whole = product.each, product.takers, product.whole
    value = each.value * takers.value
    rate, product_said, total = written([each.value, value, whole.value], scale_of(ledger, (each, whole)))
    return Hit(
        (whole.span, each.span, *takers.spans),
        {"whole": ledger.quote(whole.span), "product": as_told(ledger, value, whole)},
        f"{rate} × {plain(takers.value)} = {product_said} ≠ {total}",
        severity="error" if product.certain else "warning",
    )


def _by_change(ledger: Ledger, moved: MovedPrice) -> Hit:
    """租金由每亩310元提高到480元: the change of price, times how many there are, against what it brings."""
    high, low = sorted((moved.after, moved.before), key=lambda one: one.value, reverse=True)
    ledger.note_compared(high, low, moved.whole)
    texts = written([high.value, low.value, moved.gain, moved.whole.value], scale_of(ledger, (high, low, moved.whole)))
    often = f" × {plain(moved.times)}" if moved.times != 1 else ""
    many = plain(Takers.counted(moved.takers).value)
    return Hit(
        (moved.whole.span, moved.before.span, moved.after.span, moved.takers.span),
        {"whole": ledger.quote(moved.whole.span), "product": as_told(ledger, moved.gain, moved.whole)},
        f"({texts[0]} − {texts[1]}) × {many}{often} = {texts[2]} ≠ {texts[3]}",
        severity="warning",
        variant="change",
    )


def _of_classes(ledger: Ledger, found: ClassStandards) -> Hit:
    """大学生每人5000元86人、高中生每人2000元120人: what all classes come to against the sum."""
    facts = [one for pair in found.classes for one in pair]
    ledger.note_compared(*facts, found.whole)
    values = [*(each.value for each, _ in found.classes), found.product, found.whole.value]
    *rates, came_to, said = written(values, scale_of(ledger, (found.whole, *(each for each, _ in found.classes))))
    terms = [
        f"{rate} × {plain(Takers.counted(takers).value)}"
        for rate, (_, takers) in zip(rates, found.classes, strict=True)
    ]
    return Hit(
        (found.whole.span, *(one.span for one in facts)),
        {"whole": ledger.quote(found.whole.span), "product": as_told(ledger, found.product, found.whole)},
        f"{' + '.join(terms)} = {came_to} ≠ {said}",
        severity="warning",
    )


def _over_time(ledger: Ledger, periodic: Periodic) -> Iterator[Hit]:
    """A hit where no reading of who gets it and how often gives the sum."""
    each, whole = periodic.each, stated(periodic.whole)
    ledger.note_compared(each, periodic.whole)
    readings = list(come_to(periodic))
    if any(takers.interval.times(each.value * times).meets(whole) for takers, times in readings):
        return
    takers, times = readings[0]
    value = each.value * takers.value * times
    if not is_near(periodic.whole, value) or _not_all_time(ledger, each, periodic.whole, value):
        return
    rate, came_to, total = written([each.value, value, periodic.whole.value], scale_of(ledger, (each, periodic.whole)))
    often = f" × {plain(times)}" if times != 1 else ""
    yield Hit(
        (periodic.whole.span, each.span, *takers.spans),
        {"whole": ledger.quote(periodic.whole.span), "product": as_told(ledger, value, periodic.whole)},
        f"{rate} × {plain(takers.value)}{often} = {came_to} ≠ {total}",
        severity="warning",
    )
