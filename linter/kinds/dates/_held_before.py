"""Held before: 交办会结束后，2月21日, where pages before the text's only 交办会 was held on 5 March."""

from __future__ import annotations

from linter.fact import DateFact
from linter.finding import Hit
from linter.kinds.dates._told_back import if_too_early
from linter.ledger import Ledger
from linter.patterns import regex

_AFTER = regex(
    r"(?:^|[，,。；;：:\n）在待自])(?P<name>[一-鿿]{2,10}会)(?:议)?(?:一?(?:结束|召开|闭幕|散会|开完))?(?:之|以)?后(?![续勤])"
    r"[^，,。；;：:\d\n的]{0,10}(?:[，,][^，,。；：:\d\n的]{0,10}){0,2}$"
)
"""What stands between a meeting and the day of what was done behind it: …后马上行动，于."""
_HELD = regex("[^。；;\\n]{0,20}?(?:召开|举行|组织|开)[^，,。；;\\n]{0,24}?")
_OTHERS = regex(
    "[两三四五六七八九十\\d]次|多次|再次|[首每各]次|第[一二三四五六\\d]+次|分别|先后|分片|[拟将][于在]|计划|原定|[去上]年"
)
_NO_MEETING = regex("(?:员|事|社|机|协|工|商|妇|学|本|大|全|委|年|次|都|例)会$")
"""What is a body, or no one meeting."""
_LEAD = 44
_BEHIND = 60


def held_before(ledger: Ledger, date: DateFact, at: int) -> Hit | None:
    """A hit where a day follows on a meeting that the text tells to have been held once, on a later day."""
    front = ledger.lead(date, _LEAD)
    after = _AFTER.search(front)
    if after is None or _NO_MEETING.search(after["name"]) or _OTHERS.search(front):
        return None
    name, held = after["name"], list[DateFact]()
    for shorter in range(len(name) - _SHORTEST + 1):
        held = [one for one in ledger.dates[:at] if _is_held(ledger, one, name[shorter:])]
        if held:
            break
    return if_too_early(ledger, date, held[0]) if len({one.first for one in held}) == 1 else None


_SHORTEST = 3
"""Characters of a name that tells one meeting from another: 交办会."""


def _is_held(ledger: Ledger, one: DateFact, name: str) -> bool:
    """True for the day right behind which a meeting of that name is told to be held."""
    if one.relation or one.impossible or one.granularity != "day" or one.ends:
        return False
    sentence = ledger.sentences[one.sentence].span
    words = ledger.text[one.span.end : min(sentence.end, one.span.end + _BEHIND)]
    found = words.find(name)
    if found < 0 or _HELD.fullmatch(words, 0, found) is None:
        return False
    return _OTHERS.search(ledger.text, sentence.start, one.span.end + found) is None
