"""Named items: 出台制度3项, and then four titles in 《》; 综合组、督查组、宣传组四个工作组."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from linter.facts.names.bare_names import find_bare_names
from linter.facts.names.bodies_behind import find_bodies_behind
from linter.facts.names.closed_rows import find_closed_rows
from linter.facts.names.counted_rows import find_counted_rows
from linter.facts.names.even_rows import find_even_rows
from linter.facts.names.level_rows import find_level_rows
from linter.facts.names.listed_behind import find_listed_behind
from linter.facts.names.listed_bodies import find_listed_bodies
from linter.facts.names.named_lists import NamedList, find_named_lists
from linter.facts.names.ordinal_runs import find_ordinal_runs
from linter.facts.names.own_pairs import find_own_pairs
from linter.facts.names.persons_named import find_persons_named
from linter.facts.names.plain_rows import find_plain_rows
from linter.facts.names.ranked_names import find_ranked_names
from linter.facts.names.rows_at_count import find_rows_at_count
from linter.facts.names.rows_below import find_rows_below
from linter.facts.names.suffixed_rows import find_suffixed_rows
from linter.facts.names.told_one_by_one import find_told_one_by_one
from linter.facts.numbers.numbers import whole_number
from linter.finding import Hit
from linter.kinds.structure._papers_again import papers_again
from linter.ledger import Ledger
from linter.patterns import regex

_MORE = regex(
    r"[，,。；;]?[（(]?(?:另外?[有含设加]?|还[有辖含]|此外(?![再别并没]无?有?其)|其余(?!将|待|正|拟|陆续)|其他|其它|余下|剩余|代管|托管|新[增设])"
)
"""What tells the others behind a list: …6个镇。（另有3个镇：…）."""
_RANKS = ("前", "后", "末")
_CHOSEN = regex(
    r"(?:列入|纳入|[入评当]选|入围|进入|跻身|获评|评为|承担|获得|占)(?:了|为)?"
    r"(?:[全我本][国省市县区州]|国家|[省市州县区]级|[省市州县区](?:委|政府)|上级)[^，,。；;：:\n\d]{0,8}$"
)
"""What tells that a few were chosen out of a wider number: 3项任务列入全市12项实事，分别是…."""
_CLAUSE = regex(r"[^，,。；;：:\n]*$")
_NO_NAME = regex("关于")
"""What a row of bodies runs into: 党委、政府关于打好“三大攻坚”战的部署."""
_SEVERAL = regex(r"[两二三四五六七八九十\d](?:处|个|项|座|家|条|所)[^，,、；;]{0,6}分别")
"""甲县1900人，乙县两处分别为…: one item of a list that tells two."""
_COUNTED = regex(r"(?<![\d.第])(\d{1,3}|[二两三四五六七八九十]{1,3})(?:项|个|家|所|条|件|处|座|名|篇|部|镇|乡|村|县)")
_ROWS = (
    find_even_rows,
    find_counted_rows,
    find_bare_names,
    find_listed_bodies,
    find_plain_rows,
    find_level_rows,
    find_closed_rows,
    find_ranked_names,
    find_bodies_behind,
    find_listed_behind,
    find_told_one_by_one,
    find_ordinal_runs,
    find_suffixed_rows,
    find_persons_named,
    find_rows_below,
)


def names_miscounted(text: str) -> bool:
    """True where a row of names in the text has another number than it is told with, which this kind reports."""
    return any(found.number > 1 and found.number not in found.readings for find in _ROWS for found in find(text))


class NamedItems:
    """Counts the names that stand right beside their own number."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for each number that no reading of its list gives; behind 等 only one that is too small."""
        yield from papers_again(ledger)
        told: set[int] = set()
        text = ledger.text
        rows = chain.from_iterable(find(text) for find in _ROWS)
        for found in chain(find_named_lists(ledger), find_own_pairs(ledger), rows, find_rows_at_count(ledger)):
            if found.count.start in told:
                continue
            told.add(found.count.start)
            listed = len(found.items)
            if found.number < 2 or found.number in found.readings:
                continue
            # Behind those who hold the first ranks 此外 begins another matter.
            ranked = text[found.count.start - 1 : found.count.start] in _RANKS
            open_list = found.open or (not ranked and _MORE.match(text, found.items[-1].end))
            if open_list and found.number > min(found.readings):
                continue
            if found.number > listed and _chosen_from(text, found.count.start, found.readings):
                continue
            # 三、三大战役: the mark of a heading before its number is no row.
            unclear = (_NO_NAME, _SEVERAL)
            if any(item.start >= item.end or any(one.search(text, *item) for one in unclear) for item in found.items):
                continue
            if _counted_together(text, found) or text.startswith("有的", found.items[0].start):
                continue
            values = {"announced": ledger.quote(found.count), "listed": listed}
            yield Hit((found.count, found.items[0], found.items[-1]), values, severity="warning")


def _counted_together(text: str, found: NamedList) -> bool:
    """True for 甲、乙、丙、丁三县一区 and 四镇两乡: the numbers beside each other count the names together."""
    behind = _PLACES_BEHIND.match(text, found.count.end)
    before = _PLACES_BEFORE.search(text, max(0, found.count.start - _BESIDE), found.count.start)
    beside = [whole_number(match["number"]) for match in (behind, before) if match]
    return any(found.readings & {other, other + found.number} for other in beside)


_PLACES = r"(?P<number>[一二两三四五六七八九十\d])个?(?:[省市县区镇乡州旗盟村]|街道|社区|园区)"
_PLACES_BEHIND = regex(_PLACES)
_PLACES_BEFORE = regex(_PLACES + "$")
_BESIDE = 6
"""Characters before a number in which another one of places stands."""


def _chosen_from(text: str, count: int, readings: frozenset[int]) -> bool:
    """True where the names are a few out of the number: it stands behind 列入全市, or behind a count that they give."""
    clause = _CLAUSE.search(text, max(0, count - _LOOK_BACK), count)
    assert clause is not None
    if _CHOSEN.search(text, clause.start(), count):
        return True
    return any(whole_number(other[1]) in readings for other in _COUNTED.finditer(text, clause.start(), count))


_LOOK_BACK = 60
"""Characters before a number in which its clause begins."""
