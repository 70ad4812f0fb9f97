"""Multiples by numbers: 去年310家次，今年620家次，翻两番: the only two of their unit in a sentence, and what they are.

How a base is told has no end, 前者是后者的三倍, 为三年前500名的五倍. Where a sentence tells two numbers of a unit
and no other amount, one is the base; which one the factor itself decides, as nothing is a multiple of what is more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from linter.fact import Quantity
from linter.facts.changes.bases import comparable
from linter.facts.changes.multiples import Multiple, doubled
from linter.facts.quantities.bigrams import han_bigrams
from linter.facts.quantities.evident import window
from linter.facts.quantities.stated import stated
from linter.interval import Interval
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class _Claim(NamedTuple):
    span: Span
    """The factor: 3倍, 翻两番."""
    sentence: int
    words: str
    """The words of its clause before it."""
    start: int
    """Where they begin."""
    how: Literal["of", "by", "doubled"]
    factor: Interval


_TWICE = regex(
    r"翻(?:了|上)?(?:(?P<number>[一二两三四1-4])番|(?P<loose>番|倍|[一1]倍))(?P<more>多|以上|还多|有余)?(?![一-鿿])"
)
_UPPER = Decimal("1.4")
"""Times so many doublings from which on one speaks of more: 翻一番 is 2, and never 3."""
_OF = regex(
    r"(?:是|为|等于|相当于|达到?|增[长加]?[到至]|扩大[到至]|提[高升][到至]|上升[到至])(?P<base>[^是为]{1,16}?)的$"
)
_OF_NUMBER = regex(r"(?:是|为|等于|相当于|超出|超过|达到?)[^，,。；;\d]{0,14}$")
_BY = regex(r"(?:增[长加]|扩[大充]|提[高升]|上升|上涨|增幅|[多高涨])(?:(?:幅度?)?[达为])?(?:了|出)?$")
_THAN = regex(r"(?:(?<![同环])[比较]|相比|超出)[^，,。；;\d]{0,14}$")
_MARK = "，,。；;：:、（(\n"
_PLAN = regex("计划|目标|任务|预算|力争|预计|有望|争取|将|拟|规划|平均|每年|年均|标准|上限|以[上下]|不足|最(?!初)")
_NOT_REACHED = regex("计划|目标|任务|预算|力争|预计|争取|拟|规划|标准|上限|限额")
_EACH = regex("每|均")
_PARTS = regex("其中|分别|各|合计|新增(?![^，,]{2,})")
_PAST = regex(
    r"[去上前]一?年|同期|[原从先此以之]前|原[来先有]|过去|[当起最]初|[年月期]初|上[一两]?[次届期轮批季个]|[一二两三四五六七八九十\d]+个?[年月]前"
    r"|[由从]|\d{4}年|[造治改施革合并用工化善顿理建]前|初期|之初|以往|往年"
)
_NO_NAME = regex(
    r"[今本]年|全年|(?:短短)?[一二两三四五六七八九十\d]+个?[年月](?:[间来内里中]|以来|时间)?|[环同]比|相比|总体|实际|几乎|基本|已经?|成功|实现了?|整整|足足|恰好|正好|就|则|即|[，,了也共约近又“”]"
)
_MEASURE = regex("(?:总?[量数额值]|数量|[总个人户件起场次频单]+[数次量率]|规模|金额|面积|里程|长度|力度|前者|后者|其)")
_GENERIC = regex(
    "(?:原[来有先]?|以前|过去|之前|此前|从前|先前|当初|起初|最初|以往|往年|前者|后者|其)(?:水平|规模|数量)?"
)
_LAST_YEAR = regex("[去上]一?年(?:同期|[末底])?|前一年|同期")
_STEP = regex("(?:增[加长]|减少|净增|下降|上升|提高|[多少])了?$")
"""Before an amount by which something changed."""
_COUNTED = regex("(?:总?[数量]|数量|总[数额量]|人数|规模|金额)$")
_SHORT, _NEAR = 2, 9
"""Characters of a short name, and of the full one between them."""
_FAR = 40
"""Characters between two of them."""
_WHOLE = Decimal(1)
_PAIR = 2
_AROUND = (2, 1)
"""Sentences before and behind one whose numbers may explain its factor."""
_MOST = 100
"""Numbers in them beyond which some two give any factor."""


def find_multiples_by_numbers(ledger: Ledger) -> Iterator[Multiple]:
    """Every factor that no two numbers around give, beside the one pair that it can be of."""
    if "倍" not in ledger.text and "番" not in ledger.text:
        return
    claims = list(_claims(ledger))
    often = Counter(claim.sentence for claim in claims)
    for claim in claims:
        # 贷款翻一番、存款翻三番: each is of its own thing.
        if _PLAN.search(claim.words) or often[claim.sentence] > 1 or ledger.text.endswith("、", 0, claim.start):
            continue
        pair = _beside(ledger, claim) or _told(ledger, claim)
        if pair is None:
            continue
        low, high = sorted(pair, key=lambda one: one.value)
        ratio = _ratio(low, high)
        if ratio is None or _fits(claim, ratio) or low.value == high.value:
            continue
        near = window(ledger, claim.sentence, *_AROUND)
        if len(near) <= _MOST and not any(_fits(claim, other) for other in _ratios(near)):
            yield Multiple(claim.span, claim.factor, low, high, claim.how)


def _claims(ledger: Ledger) -> Iterator[_Claim]:
    text = ledger.text
    for told in _TWICE.finditer(text) if "翻" in text else ():
        number = told["number"]
        factor = doubled(number) if told["loose"] or told["more"] else doubled(number, _UPPER)
        yield _claim(ledger, Span(*told.span()), "doubled", factor)
    for one in ledger.quantities:
        if one.unit != "倍" or one.approximate or one.value < 1:
            continue
        claim = _claim(ledger, one.span, "of", one.interval.truncated_too(one.step))
        if claim.words.endswith("的"):
            yield claim
        elif _BY.search(claim.words):
            yield claim._replace(how="by")


def _claim(ledger: Ledger, span: Span, how: Literal["of", "doubled"], factor: Interval) -> _Claim:
    sentence = ledger.sentence_at(span.start)
    begin = ledger.sentences[sentence].span.start
    start = max([begin, *(ledger.text.rfind(mark, begin, span.start) + 1 for mark in _MARK)])
    return _Claim(span, sentence, ledger.text[start : span.start], start, how, factor)


def _fits(claim: _Claim, ratio: Interval) -> bool:
    if claim.how == "by":
        ratio = ratio.minus(Interval.exactly(_WHOLE))
    return ratio.meets(claim.factor)


def _ratios(near: Sequence[Quantity]) -> Iterator[Interval]:
    for at, one in enumerate(near):
        for other in near[at + 1 :]:
            if _alike(one, other):
                ratio = _ratio(*sorted((one, other), key=lambda number: number.value))
                if ratio:
                    yield ratio


def _ratio(low: Quantity, high: Quantity) -> Interval | None:
    """How many times the lower one the higher is; who prints 12 and 4 means three times, and not 2.8 or 3.5."""
    if low.value > 0 and high.value % low.value == 0:
        return Interval.exactly(high.value / low.value)
    return stated(high).over(stated(low))


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.kind == other.kind == "plain":
        behind = [q.text[q.span.end : q.span.end + 1] for q in (one, other)]
        return behind[0] == behind[1] and behind[0] > "一" and not (one.approximate or other.approximate)
    return one.kind != "duration" and comparable(one, other)


def _is_level(one: Quantity) -> bool:
    return (one.is_amount or one.kind == "plain") and one.value > 0


def _beside(ledger: Ledger, claim: _Claim) -> tuple[Quantity, Quantity] | None:
    """The base that stands in the clause of the factor, 较去年的62户翻了一番, and what is so many times of it."""
    told = [one for one in ledger.by_sentence.get(claim.sentence, ()) if one.span.start < claim.span.start]
    own = [one for one in told if one.span.start >= claim.start and _is_level(one)]
    if len(own) != 1:
        return None
    base = own[0]
    front = ledger.text[claim.start : base.span.start]
    behind = ledger.text[base.span.end : claim.span.start]
    if front == "" and behind in ("）的", ")的") and claim.how == "of":
        front, behind = ledger.text[ledger.sentences[claim.sentence].span.start : claim.start - 1], "的"
    if claim.how == "of":
        if behind != "的" or not (_OF_NUMBER.search(front) or _THAN.search(front)):
            return None
    elif not _THAN.search(front) or not (behind in ("", "的") if claim.how == "doubled" else _BY.fullmatch(behind)):
        return None
    others = [one for one in told if one is not base and _alike(one, base)]
    if len(others) != 1 or not _close(ledger, others[0], base):
        return None
    return base, others[0]


def _close(ledger: Ledger, one: Quantity, other: Quantity) -> bool:
    first, last = sorted((one, other), key=lambda number: number.span)
    between = ledger.text[first.span.end : last.span.start]
    if len(between) > _FAR or _PARTS.search(between) or _PARTS.search(first.before):
        return False
    if _NOT_REACHED.search(one.before) or _NOT_REACHED.search(other.before):
        return False
    if bool(_EACH.search(first.before)) < bool(_EACH.search(last.before)):
        return False
    return not any(_STEP.search(number.before) for number in (one, other))


def _told(ledger: Ledger, claim: _Claim) -> tuple[Quantity, Quantity] | None:
    """The two numbers of the sentence, before the factor or in the bracket behind it, where the clause has none."""
    sentence = ledger.by_sentence.get(claim.sentence, ())
    levels = [one for one in sentence if _is_level(one) and one.unit != "倍"]
    if not levels:
        if not claim.sentence or ledger.sentences[claim.sentence - 1].block != ledger.sentences[claim.sentence].block:
            return None
        levels = [one for one in ledger.by_sentence.get(claim.sentence - 1, ()) if _is_level(one)]
    if len(levels) != _PAIR or not _alike(*levels) or not _close(ledger, *levels):
        return None
    one, other = levels
    if any(claim.start <= number.span.start < claim.span.start for number in levels):
        return None
    begin = ledger.sentences[one.sentence].span.start
    words = ledger.text[begin : one.span.start] + "|" + ledger.text[one.span.end : other.span.start]
    around = words + other.after
    if claim.how == "of":
        told = _OF.search(claim.words)
        if told is None or not _names_base(told["base"], words):
            return None
        subject = claim.words[: told.start()]
    else:
        told = _BY.search(claim.words) if claim.how == "by" else None
        subject = claim.words[: told.start()] if told else claim.words
        if not _PAST.search(words):
            return None
        than = _THAN.search(subject)
        if than:
            if not _names_base(than.group()[1:].removesuffix("相比"), words):
                return None
            subject = subject[: than.start()]
    return (one, other) if is_of(subject, around) else None


def _names_base(base: str, words: str) -> bool:
    """True where what a value is so many times of is told with one of the two."""
    generic = _GENERIC.match(base)
    if generic:
        core = base[generic.end() :]
        return not core or _MEASURE.fullmatch(core) is not None or bool(han_bigrams(core) & han_bigrams(words))
    if _LAST_YEAR.fullmatch(base):
        return _LAST_YEAR.search(words) is not None
    return base in words


def is_of(subject: str, words: str) -> bool:
    """True where the subject of the factor says nothing, or names what the values are of."""
    core = _NO_NAME.sub("", subject)
    if not core or _MEASURE.fullmatch(core):
        return True
    core = _COUNTED.sub("", core) or core
    return core in words or (len(core) > 1 and (han_bigrams(core) <= han_bigrams(words) or _made_of(core, words)))


def _made_of(core: str, words: str) -> bool:
    """True for 新厂 beside 新建的污水厂, short for it by its first and its last character."""
    first, _, behind = words.partition(core[0])
    return len(core) == _SHORT and first != words and core[1] in behind[:_NEAR]
