"""Indicators that follow from others by definition: the GDP from its three sectors, 顺差 from 出口 and 进口."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from linter.facts.parts.births import Natural, find_natural
from linter.facts.parts.identities import Identity, find_identities
from linter.facts.parts.identities_apart import find_identities_apart
from linter.facts.parts.trade_words import find_trade_words
from linter.facts.quantities.reach import reaches
from linter.facts.tables.labelled_lines import find_line_balances
from linter.finding import Hit
from linter.interval import Interval, plain, total
from linter.kinds._sums import as_told, declared_rounding, rounded_by, scale_of, written
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_FARTHEST = Decimal("0.5")
"""Share of the largest number by which a result misses at most: farther off, it is another one's.

But for what one slip explains.
"""


class IdentityDiffers:
    """Reports 出口10.15亿元，进口2.71亿元，顺差7.64亿元."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every indicator that its parts do not give."""
        rounding = declared_rounding(ledger)
        identities = (*find_identities(ledger), *find_identities_apart(ledger))
        for identity in identities:
            if not _of_two_sources(ledger, identity):
                hit = _compare(ledger, identity, rounding)
                if hit:
                    yield hit
        for word, larger, smaller in find_trade_words(ledger):
            ledger.note_compared(larger, smaller)
            values = {"stated": ledger.quote(word)}
            calculation = f"{ledger.quote(larger.span)} > {ledger.quote(smaller.span)}"
            yield Hit((word, larger.span, smaller.span), values, calculation, "warning", "word")
        told = {identity.result.span for identity in identities}
        for natural in find_natural(ledger):
            if natural.span not in told:
                yield _of_births(ledger, natural)
        for came, paid, left in find_line_balances(ledger.text):
            actual = plain(came.value - paid.value)
            yield Hit(
                (left.span, came.span, paid.span),
                {"stated": left.text, "actual": actual.replace("-", "−")},
                f"{came.text} − {paid.text} = {actual} ≠ {left.text}",
                "warning",
            )


_SOURCE = regex(
    r"[一-鿿]{0,4}(?:取自|来自|来源于?|采用|引自|由[^，,。；;\n]{2,14}提供"
    r"|[为是系][^，,。；;\n]{0,10}(?:部门|局|委)[^，,。；;\n]{0,6}(?:数据?|口径|统计))"
)
_MINUS = frozenset("-−－")
_NAME = regex(r"[一-鿿]{3,5}$")


def _of_two_sources(ledger: Ledger, identity: Identity) -> bool:
    """True where a note says whose figure one of the numbers is: 自然增长率为卫健部门数据."""
    if "部门" not in ledger.text and "提供" not in ledger.text and "自" not in ledger.text:
        return False
    named = [_NAME.search(one.before) for one in (identity.result, *identity.added, *identity.taken)]
    return any(name and _has_source(ledger.text, name.group()) for name in named)


def _has_source(text: str, name: str) -> bool:
    # An expression with the name in it would take longer to compile than all else this kind does.
    at = text.find(name)
    while at >= 0 and not _SOURCE.match(text, at + len(name)):
        at = text.find(name, at + 1)
    return at >= 0


def _compare(ledger: Ledger, identity: Identity, rounding: bool) -> Hit | None:
    """The hit of an indicator; `rounding`: the report says that its sums may miss by it."""
    result = identity.result
    everything = (result, *identity.added, *identity.taken)
    ledger.note_summed(*everything)
    # 0万元 beside 12.06万元 is nothing at all, and not what rounds to it.
    said = total(one.interval for one in identity.added if one.value).minus(
        total(one.interval for one in identity.taken)
    )
    aim = result.interval
    if rounding:
        aim = aim.widened(rounded_by(everything))
    value = sum((one.value for one in identity.added), Decimal(0)) - sum(
        (one.value for one in identity.taken), Decimal(0)
    )
    # A difference may be printed with a sign that its word tells: 贸易逆差-3亿元.
    signed = result.value < 0 or ledger.text[result.number.start - 1] in _MINUS
    if said.meets(aim) or (identity.taken and abs(value) == abs(result.value) and value < 0 and signed):
        return None
    if not identity.taken and _told_between(ledger, identity, value):
        return None
    if any(one.interval.minus(other.interval).meets(aim) for one, other in permutations(identity.rivals, 2)):
        return None  # 基金收入90万元，统筹基金收入50万元，基金支出80万元，当期结余10万元: the part stands nearer
    if identity.taken and value < 0 < result.value and Interval(-said.high, -said.low).meets(aim):
        return _hit(ledger, identity, value)  # 顺差 where the imports are larger
    far = abs(value - result.value) > _FARTHEST * max(abs(one.value) for one in everything)
    if (far or identity.open) and not _slip(identity, said):
        return None
    return _hit(ledger, identity, value)


def _slip(identity: Identity, said: Interval) -> bool:
    """True where one slip in one of the numbers makes up the difference."""
    result = identity.result.interval
    return (
        reaches(identity.result, said)
        or any(reaches(one, result.minus(said).plus(one.interval)) for one in identity.added)
        or any(reaches(one, said.minus(result).plus(one.interval)) for one in identity.taken)
    )


def _hit(ledger: Ledger, identity: Identity, value: Decimal) -> Hit:
    everything = (identity.result, *identity.added, *identity.taken)
    stated, actual, *texts = written([identity.result.value, value, *_values(identity)], scale_of(ledger, everything))
    stated, actual = stated.strip("()"), actual.strip("()")
    count = len(identity.added)
    calculation = " − ".join([" + ".join(texts[:count]), *texts[count:]])
    return Hit(
        tuple(one.span for one in everything),
        {"stated": ledger.quote(identity.result.span), "actual": as_told(ledger, value, identity.result)},
        f"{calculation} = {actual} ≠ {stated}",
        "warning" if identity.apart else "error",
    )


def _of_births(ledger: Ledger, natural: Natural) -> Hit:
    """自然减少1.2万人 and 自然增长率为正, by the births and deaths told pages apart."""
    births, deaths, told = natural.births, natural.deaths, natural.told
    value = births.value - deaths.value
    came, went, left = written([births.value, deaths.value, value], scale_of(ledger, (births, deaths)))
    actual = ("自然增加" if value > 0 else "自然减少") + as_told(ledger, abs(value), births)
    ledger.note_compared(births, deaths, *((told,) if told else ()))
    begin = ledger.text.rfind("自然", 0, told.span.start) if told else natural.span.start
    return Hit(
        (natural.span, births.span, deaths.span),
        {"stated": ledger.quote(Span(begin, natural.span.end)), "actual": actual},
        f"{came} − {went} = {left.strip('()').replace('-', '−')}",
        "warning",
        "births",
    )


def _values(identity: Identity) -> list[Decimal]:
    return [one.value for one in (*identity.added, *identity.taken)]


def _told_between(ledger: Ledger, identity: Identity, value: Decimal) -> bool:
    """True for 常住人口86.32万人，户籍人口103.26万人。常住人口中，男性44.12万人，女性42.20万人: of the other of two.

    So it is for 年初余额 and 年末余额, of which the nearer one is made up of 一般债务 and 专项债务.
    """
    first = min(identity.added, key=lambda one: one.span)
    near = {first.sentence, first.sentence - 1, identity.result.sentence}
    return any(
        one.value == value and one.unit == first.unit and one.span != identity.result.span
        for index in near
        for one in ledger.by_sentence.get(index, ())
    )
