"""Rates of states told around them: 工程建成率85%。…已建成31处，在建9处, and 隐患88处…尚有11处未整改，整改率90%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.fact import Quantity
from linter.facts.changes.changes import comparable
from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.rates.rate import Rate
from linter.facts.rates.rate_named import BASE_ELSEWHERE
from linter.facts.rates.rate_words import OTHER_WORDS, of_a_class
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_NAMED = regex(
    r"(?:^|[，,。；;：:、（(])(?:目前|总体|综合|全年|现)?(?P<name>[一-鿿]{2,10}?率)(?:目前|仅|已经?|就|均|也)?(?:为|达到了?|达|是|：|:|只有|有)?$"
)
_JOINED = regex(r"[及和与、或]|平均|每|同比|增|降|目标|计划|预计|任务|力争|确保|限内|首次|一次|上年|去年|同期|上期")
_NOT = regex(r"未|尚|没有|不(?!动产)|待|正在")
LEFT = regex(r"未|尚|其余|余下|剩余|剩下|仍有|还有|正在|在[建办]|待")
"""What says that a number is what is left of a whole."""
_NO_BASE = regex(
    r"每|平均|比|增|减|同期|上年|去年|往年|历年|另|其中|已经?|累计|完成|分别|超|以上|预计|拟|下一?年|明年|至少|不少于|新增|^[^一-鿿]*$"
)
_NO_COUNT = regex(r"每|平均|比|同期|上年|去年|往年|历年|另|分别|预计|拟|明年|下一?年|力争|确保|其中")
_FUNCTION = regex("[已共现仍尚还有未不达到了的于其中实际目前累计完成已经均]")
_BREAK = regex("[，,。；;：:（(、]")
_STEM = 2
_WINDOW = 2
"""Paragraphs around a rate in which its numbers may stand, where its own tells none."""
_MOST = 24
"""Numbers of one unit beyond which nobody can tell which is meant."""
_MOST_NEAR = 120
"""Numbers of all units: each of a paragraph's rates asks them all."""


def find_rates_of_states(ledger: Ledger, told: frozenset[int]) -> Iterator[Rate]:
    """Every rate that no sentence gave a base, where one number near it tells its state and one the whole.

    `told` holds where the rates begin whose base is known.
    """
    for rate in ledger.quantities:
        if rate.printed_unit != "%" or rate.approximate or rate.span.start in told or not 0 < rate.value < 1:
            continue
        named = _NAMED.search(rate.before)
        if named and _days_told(ledger, rate, named["name"]):
            continue
        if named is None or _JOINED.search(rate.before) or BASE_ELSEWHERE.search(named["name"]):
            continue
        block = ledger.sentences[rate.sentence].block
        for reach in range(_WINDOW + 1):
            near = [q for at in range(block - reach, block + reach + 1) for q in ledger.by_block.get(at, ())]
            if len(near) > _MOST_NEAR:
                break
            found = _told(ledger, rate, named["name"], near)
            if found is not None:
                if found.value:
                    yield found.value
                break


def _days_told(ledger: Ledger, rate: Quantity, name: str) -> bool:
    """True for 优良天数337天，优良率92%: days are no count of things, and those that follow are of something else."""
    stem = name[:-1][-_STEM:]
    return any(q.kind == "duration" and stem in q.before for q in ledger.by_sentence[rate.sentence])


class _Found:
    """That a state was told near the rate; with the rate where its base is, too."""

    def __init__(self, value: Rate | None) -> None:
        self.value = value


def _told(ledger: Ledger, rate: Quantity, name: str, near: Sequence[Quantity]) -> _Found | None:
    """The rate with the one number of its state and the one whole; None where no number tells the state."""
    stem = name[:-1][-_STEM:]
    words = (stem, *OTHER_WORDS.get(stem, ()))
    before = next((q for q in reversed(near) if q.span.end <= rate.span.start), None)
    if before and before.kind == "money" and before.sentence == rate.sentence and stem in _phrase(before):
        return _Found(None)  # 已整改601.3万元，整改率94.2%: the rate of that amount
    counts = [q for q in near if q.kind == "count" and not q.approximate and not _NO_COUNT.search(q.before)]
    counts = [q for q in counts if "应" + stem not in q.before]
    states = [(q, bool(_NOT.search(phrase))) for q in counts if any(word in (phrase := _phrase(q)) for word in words)]
    done = [q for q, negated in states if not negated]
    open_ = [q for q, negated in states if negated]
    if not states:
        return None
    part = done[0] if len(done) == 1 else open_[0] if not done and len(open_) == 1 else None
    if part is None:
        return _Found(None)
    parts = ledger.parts_told  # of a number told before, which no rate is reckoned from
    # 其中重大隐患尚有1处未整改，一般隐患10处: the state is told of each class.
    if any("其中" in q.before and q.sentence == part.sentence and q.span.end <= part.span.start for q in near):
        return _Found(None)
    same = [q for q in near if q is part or (comparable(q, part) and q.span not in parts)]
    if len(same) > _MOST or of_a_class(name, "".join(q.before for q in same)):
        return _Found(None)
    whole = _whole(same, part, rate)
    if whole is None:
        return None
    if not _of_these(name[:-1].removesuffix(stem), words, part, whole) or _told_otherwise(ledger, rate, name):
        return _Found(None)
    if open_ and not done and _by_grades(ledger, rate, name, whole):
        return _Found(None)
    if done:
        return _Found(Rate(rate, part, whole, "named", name, tuple(same), False))
    reached = replace(part, value=whole.value - part.value, interval=whole.interval.minus(part.interval))
    return _Found(Rate(rate, reached, whole, "named", name, tuple(same), False, left=part))


OTHER_GRADE = regex("基本满意|基本合格|优秀|优良|良好|称职|一般|较[好差]")
"""Of three grades the middle one is neither good nor bad."""


def _by_grades(ledger: Ledger, rate: Quantity, name: str, whole: Quantity) -> bool:
    """True where those that are not bad need not be good: 不达标2个，达标率83%，优秀率15%."""
    if "满意" in name or OTHER_GRADE.search(ledger.read(ledger.sentences[rate.sentence].span)):
        return True
    whose = name[: -_STEM - 1]
    return bool(whose) and whose + "的" in whole.before


def _of_these(whose: str, words: Sequence[str], part: Quantity, whole: Quantity) -> bool:
    """True where the numbers count what the rate is of: 隐患整改率 of 查出隐患88处, no 面积复垦率 of 32宗."""
    told = whole.before + whole.after + whole.head
    own = _FUNCTION.sub("", _BREAK.split(part.before)[-1])
    return whose in told + part.before and (len(own) < _STEM or own in words or share_a_bigram(own, told))


def _told_otherwise(ledger: Ledger, rate: Quantity, name: str) -> bool:
    """True for 配套率仅91.6%。…配套率99.8%: before and after, of which the counts may belong to either."""
    block = ledger.paragraph(rate)
    return ledger.text.count(name, block.start, block.end) > 1


def _phrase(quantity: Quantity) -> str:
    """The words of its clause around a number, up to the next mark."""
    return _BREAK.split(quantity.before)[-1] + "|" + _BREAK.split(quantity.after)[0]


def _whole(same: Sequence[Quantity], part: Quantity, rate: Quantity) -> Quantity | None:
    """The number that part and rest add up to, or the only one of the unit besides the part, told before it."""
    larger = [q for q in same if q.value > part.value and q.span.start < max(part.span.start, rate.span.start)]
    for whole in larger:
        rests = [q for q in same if q.value == whole.value - part.value and LEFT.search(_phrase(q))]
        if rests and not _NO_BASE.search(whole.before):
            return whole
    others = {q.value: q for q in reversed(same) if q is not part}
    if len(others) != 1:
        return None
    (whole,) = others.values()
    return whole if whole in larger and not _NO_BASE.search(whole.before) else None
