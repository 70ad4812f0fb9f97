"""Attendance and votes: more present than there are members, or votes that do not come to those who voted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from linter.facts.states.attended import find_attended
from linter.facts.states.due_and_come import find_due_and_come
from linter.facts.states.meetings import (
    Figure,
    Tally,
    find_ballots,
    find_bodies,
    find_present,
    find_ratings,
    find_tallies,
)
from linter.facts.states.quorums import short_of_quorum
from linter.facts.states.voted import find_voted
from linter.finding import Hit, Severity
from linter.kinds.arithmetic._bodies_present import more_than_body
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_AWAY = regex("未投|未表决|回避|缺席|委托|另选")
"""Some who came did not vote, or the votes are of others."""
_NOT_ALL = regex("无效|废票|其中")
"""Some ballots do not count, or one number holds the other."""
_ALL = regex(
    r"(?:没有|未出现|并?无)(?:一张|任何)?(?:废票|无效票)|(?:废票|无效票)(?:为)?[0零〇]张?|(?:全部|全|均|都)(?:为|属|是)?有效"
)
"""Every ballot returned is valid, so that the votes come to them."""

_BASES = frozenset(["valid", "returned", "present"])
"""What a sentence tells of the number that its own votes come to."""
_ANSWERS = 3
"""For, against and abstaining."""
_MOST = Decimal("1.3")
"""Times of those who may vote beyond which others than they did."""
_TAIL = 12
"""Characters behind the votes in which 无废票 may stand."""
_NEAR = 3
"""Blocks behind a ballot of all who came in which the next ballot is one of the same session."""


class Attendance:
    """Reports 应到35人，实到36人, and 到会35人 whose votes come to 34."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every sentence of a meeting whose numbers cannot all be true."""
        tallies = list(find_tallies(ledger))
        yield from _of_one_session(ledger, tallies)
        told: set[Span] = set()
        for of_body in more_than_body(ledger):
            told.update(of_body.spans)
            yield of_body
        for of_ballots in (*_ratings(ledger), *_received(ledger)):
            told.update(of_ballots.spans)
            yield of_ballots
        for tally in tallies:
            for test in (_present, _leave, _quorate, _ballots, _valid, _votes):
                hit = test(tally)
                if hit:
                    told.update(hit.spans)
                    yield hit
        for due, there in (*find_due_and_come(ledger), *find_attended(ledger)):
            if there.span not in told:
                told.add(there.span)
                yield _hit(f"{there.value} > {due.value}", there, due)
        begun = {span.start for span in told}
        for present, vote in find_voted(ledger):
            if vote.span.start not in begun:
                calculation = f"{vote.value} > {present.value}"
                yield _hit(calculation, present, vote, variant="votes", severity="warning")


def _ratings(ledger: Ledger) -> Iterator[Hit]:
    """收回28张，满意19票，基本满意7票，不满意3票: fewer may have rated, more may not."""
    for rating in find_ratings(ledger):
        cast = sum(figure.value for figure in rating.figures)
        if cast > rating.base.value:
            yield _hit(_sum(rating.figures, rating.base), rating.base, *rating.figures, variant="ratings")


def _present(tally: Tally) -> Hit | None:
    """应到35人，实到36人."""
    both = tally.get("members", "present")
    if not both or both[1].value <= both[0].value or both[1].span.start < both[0].span.start:
        return None
    if _NO_MEMBERS.search(tally.text):
        return None
    return _hit(f"{both[1].value} > {both[0].value}", both[1], both[0])


def _leave(tally: Tally) -> Hit | None:
    """应到35人，实到33人，请假3人."""
    both = tally.get("members", "present")
    away = [figure for label, figure in tally.figures.items() if label in ("leave", "absent")]
    if not both or not away or "其中" in tally.text or both[1].value > both[0].value:
        return None
    members, present = both
    # 缺席3人，请假2人: those on leave may be among the absent.
    among = next(label for label in tally.figures if label in ("leave", "absent")) == "absent" and len(away) > 1
    there = present.value + sum(figure.value for figure in away)
    if there == members.value or (among and present.value + away[0].value == members.value):
        return None
    parts = [present, *away]
    # 缺席10人 are all who did not come; beside those on leave others may be missing.
    proved = there > members.value or "leave" not in tally.figures
    return _hit(_sum(parts, members), members, *parts, variant="leave", severity="error" if proved else "note")


_NO_MEMBERS = regex("(?:其中|含|包括)[^，,。；;]{0,6}(?:旁听|列席|特邀|增补|临时)")
"""实到30人（其中旁听居民6人）: some who came were not due."""
_RECEIVED = regex(
    r"(?:[得获]|(?:收|拿|取得?)到?)[到得]?(?:了|的)?(?:赞成|同意)?(?:选)?票(?:数)?(?:共|有|为|是|达到?|：|:)*(?P<number>\d{1,6})(?P<unit>[票张])"
    # 排在首位的项目得到59票赞成; 以59票当选
    r"|(?:[得获收]|以)[到得]?了?(?P<before>\d{1,6})(?P<paper>[票张])(?=赞成|同意|支持|当选|通过|高票|[居排位名领]|[，,。；;、）)])"
)
_PAPERS = regex(r"\d[票张]")
"""What every one of them holds."""
_OTHER_VOTERS = regex(
    "委托|代为|网络|网上|线上|线下|函|流动|多票|权重|折算|补投|累[计积]投票|应到会?[^，。；]*[，,；;。][^。]*应到"
)
"""Votes of some who did not come, or more than one vote each."""
_FARTHEST_VOTE = 600
"""Characters from the ballots to the votes that a candidate received."""


def _received(ledger: Ledger) -> Iterator[Hit]:
    """有效票79张, and 得赞成票82票; or 实到63名, and 得到64票赞成 in one paragraph."""
    if "票" not in ledger.text or not _PAPERS.search(ledger.text):
        return
    received = [*_RECEIVED.finditer(ledger.text)]
    ballots = find_ballots(ledger) if received else []
    came = _by_block(ledger, find_present(ledger)) if received else {}
    starts = [one.span.start for one in ballots]
    for match in received:
        number, unit = ("number", "unit") if match["number"] else ("before", "paper")
        first = bisect_right(starts, match.start() - _FARTHEST_VOTE)
        before = ballots[first : bisect_left(starts, match.start())]
        votes = Figure(int(match[number]), Span(match.start(number), match.end(unit)))
        if before and votes.value > max(one.value for one in before):
            yield _hit(f"{votes.value} > {before[-1].value}", before[-1], votes, variant="received")
        there = [one for one in came.get(_block(ledger, votes), ()) if one.span < votes.span]
        most = max((one.value for one in there), default=0)
        if before or not most < votes.value <= most * _MOST:
            continue
        if not _OTHER_VOTERS.search(ledger.text[there[0].span.start : votes.span.start]):
            yield _hit(f"{votes.value} > {there[-1].value}", there[-1], votes, variant="received")


def _quorate(tally: Tally) -> Hit | None:
    """应到60人，实到38人，超过三分之二."""
    short = short_of_quorum(tally)
    return _hit(short.calculation, short.members, short.present, variant="quorum") if short else None


def _ballots(tally: Tally) -> Hit | None:
    """发出选票35张，收回36张, or 回收有效票36张, which are among those returned."""
    both = tally.get("issued", "returned") if "returned" in tally.figures else tally.get("issued", "valid")
    if not both or both[1].value <= both[0].value:
        return None
    return _hit(f"{both[1].value} > {both[0].value}", both[1], both[0], variant="ballots")


def _valid(tally: Tally) -> Hit | None:
    """收回34张，有效票33张，无效票2张."""
    split = tally.get("returned", "valid", "void")
    if not split or split[1].value + split[2].value == split[0].value:
        return None
    cast = split[1].value + split[2].value
    return _hit(f"{split[1].value} + {split[2].value} = {cast} ≠ {split[0].value}", *split, variant="valid")


def _votes(tally: Tally) -> Hit | None:
    """到会35人，赞成30票、反对2票、弃权2票: fewer may have voted, more may not."""
    votes = [tally.figures[label] for label in ("yes", "no", "neither") if label in tally.figures]
    base = tally.get("valid") or tally.get("returned") or tally.get("present")
    if not votes or not base:
        return None
    cast = sum(vote.value for vote in votes)
    if len(votes) < _ANSWERS:  # 实到63人，赞成64票
        above = base[0].value < cast <= base[0].value * _MOST and not _OTHER_VOTERS.search(tally.text)
        return _hit(f"{cast} > {base[0].value}", base[0], *votes, variant="votes") if above else None
    left_out = _AWAY.search(tally.text) or (_NOT_ALL.search(tally.text) and not _ALL.search(tally.text))
    fewer = left_out and "valid" not in tally.figures
    if cast == base[0].value or (fewer and cast < base[0].value):
        return None
    loud = cast > base[0].value or "present" not in tally.figures
    return _hit(_sum(votes, base[0]), base[0], *votes, variant="votes", severity="error" if loud else "warning")


def _of_one_session(ledger: Ledger, tallies: Sequence[Tally]) -> Iterator[Hit]:
    """实到36人, then 赞成34票，反对2票，弃权3票, or 董事会成员九名 with ten votes: a ballot of more than there are."""
    ballots = [tally.get("yes", "no", "neither") for tally in tallies if not tally.figures.keys() & _BASES]
    sums = [(sum(vote.value for vote in votes), votes) for votes in ballots if votes]
    if not sums:
        return
    casts = {cast for cast, _ in sums}
    present, papers_told = _by_block(ledger, find_present(ledger)), _by_block(ledger, find_ballots(ledger))
    came = deque(sorted([*chain.from_iterable(present.values()), *find_bodies(ledger)], key=lambda one: one.span))
    most: Figure | None = None
    voted: Figure | None = None
    near = 0
    for cast, votes in sums:
        block = _block(ledger, votes[0])
        while came and came[0].span.start < votes[0].span.start:
            one = came.popleft()
            near, most = _block(ledger, one), _larger(most, one)
            # What another ballot comes to is how many voted: 参与表决468户, of 业主624户.
            voted = _larger(voted, one) if one.value in casts else voted
        papers = [one for one in papers_told.get(block, ()) if one.span < votes[0].span]
        if papers:  # 收回115张，有效票115张。得票最高的赞成111票、反对2票、弃权3票
            told = ledger.text[papers[-1].span.end : votes[-1].span.end + _TAIL]
            short = cast < papers[-1].value and _ALL.search(told) and not _AWAY.search(told)
            if short or papers[-1].value < cast <= papers[-1].value * _MOST:
                yield _hit(_sum(votes, papers[-1]), papers[-1], *votes, variant="votes", severity="warning")
            continue
        # 共有代表43名，到会39名: those who came vote, and not all there are.
        there = [one for one in present.get(block, ()) if one.span.start < votes[0].span.start]
        if there and "委托" in ledger.text[there[0].span.start : votes[0].span.start]:
            continue
        if _short(ledger, cast, votes, there):
            yield _hit(_sum(votes, there[-1]), there[-1], *votes, variant="votes", severity="warning")
            continue
        fullest = voted or max(there, key=lambda figure: figure.value, default=most)
        if fullest is None or block - near > _NEAR:
            continue
        if not fullest.value < cast <= fullest.value * _MOST:
            near = block if cast <= fullest.value else near
            continue
        yield _hit(_sum(votes, fullest), fullest, *votes, variant="votes", severity="warning")


def _short(ledger: Ledger, cast: int, votes: Sequence[Figure], there: Sequence[Figure]) -> bool:
    """实到79人，符合规定；经表决，赞成71票、反对3票、弃权2票: whoever came is for, against or abstains."""
    if len(votes) < _ANSWERS or len({one.value for one in there}) != 1:
        return False
    told = ledger.text[there[0].span.end : votes[-1].span.end + _TAIL]
    others = _AWAY.search(told) or _NOT_ALL.search(told) or _OTHER_VOTERS.search(told) or _OTHER_BALLOT.search(told)
    return cast < there[-1].value <= cast * _MOST and not others


_OTHER_BALLOT = regex("列席|逐[项一个]|分别|[二两]轮|另一|离场|退场|迟到|早退|请假")
"""What lets fewer vote than came, or tells of several ballots."""


def _block(ledger: Ledger, figure: Figure) -> int:
    return ledger.sentences[ledger.sentence_at(figure.span.start)].block


def _by_block(ledger: Ledger, figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        found.setdefault(_block(ledger, figure), []).append(figure)
    return found


def _larger(most: Figure | None, one: Figure) -> Figure:
    return one if most is None or one.value > most.value else most


def _sum(figures: Sequence[Figure], said: Figure) -> str:
    """34 + 2 + 3 = 39 ≠ 36."""
    return f"{' + '.join(str(one.value) for one in figures)} = {sum(one.value for one in figures)} ≠ {said.value}"


def _hit(calculation: str, *figures: Figure, variant: str = "", severity: Severity = "error") -> Hit:
    return Hit(tuple(figure.span for figure in figures), {}, calculation, severity, variant)
