"""Head: what a quantity counts, and the words that decide where its noun phrase ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter import lexicon
from linter.fact import Filled
from linter.offsets import Span
from linter.patterns import regex

LONGEST_MODIFIER = 16
"""Characters that a clause before 的 may have."""
NOUN_TAGS = "njbslzaeigt"


class Head(NamedTuple):
    """What a quantity counts."""

    text: str = ""
    span: Span | None = None
    core: str = ""
    """The last noun of the phrase: 任务 of 整改任务."""
    modifier: str = ""
    """What stands before 的: 未实施新农村建设 of 未实施新农村建设的村小组."""
    verb: str = ""
    """The verb that governs the number: 完成, 追回."""
    filled: Filled = "unknown"
    subject: str = ""
    """A place or an organisation right before the number: 东河镇3个."""


class HeadWords(NamedTuple):
    """The word lists of rules/lexicon/heads.yaml; what each holds is said there."""

    stop: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    compounding: frozenset[str]
    attached: tuple[str, ...]
    inner: frozenset[str]
    leading: frozenset[str]
    manners: frozenset[str]
    event_units: frozenset[str]
    generic: frozenset[str]


@lru_cache(maxsize=1)
def head_words() -> HeadWords:
    """The word lists, read once."""
    stop, prepositions, verbs, compounding, attached, inner, leading, manners, events, generic = (
        lexicon.words("heads", key)
        for key in (
            "stop",
            "prepositions",
            "verbs",
            "compounding",
            "attached",
            "inner",
            "leading",
            "manners",
            "event_units",
            "generic",
        )
    )
    return HeadWords(
        frozenset(stop),
        frozenset(prepositions),
        frozenset(verbs),
        frozenset(compounding),
        attached,
        frozenset(inner),
        frozenset(leading),
        frozenset(manners),
        frozenset(events),
        frozenset(generic),
    )


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(lexicon.words("heads", "places"))


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return (*lexicon.words("heads", "places"), *lexicon.words("heads", "organisations"))


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    """Common nouns that a name does not end with."""
    return tuple(kind for kind in head_words().generic if len(kind) > 1)


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """A place or an organisation: its name and its ending."""
    places = "|".join(sorted(lexicon.words("heads", "places"), key=len, reverse=True))
    others = "|".join(sorted(lexicon.words("heads", "organisations"), key=len, reverse=True))
    return regex(rf"(?P<name>[一-鿿]{{1,12}}?)(?P<ending>{places}|{others})$")


_COUNTS_BODIES = frozenset("所处家座间")
"""Units that count bodies and never what a body has: 服务站46处."""
_BODIES = regex(r"(?:站|中心|所|校|院|支部|企业|协会|[^街]区)$")
"""What 个 counts as well as what such a body has; 局, 委 and the like are never counted by it."""
_NAMED = regex(r"^(?:第|[一-鿿]{2}[省市县区镇乡州旗])")
_LONGEST_PLACE = 5
"""Characters of a place's name before its ending; longer phrases describe a kind: 夜间消费聚集区."""


def is_name(phrase: str, unit: str = "") -> bool:
    """True for 东河镇 and 财政局, not for 行政村 and 村; nor for 卫生院 where `unit` counts such bodies."""
    if phrase.endswith(lexicon.own().organisations):
        return True
    match = _names().search(phrase) if phrase.endswith(_endings()) else None
    if match is None or phrase in head_words().compounding or unit in _COUNTS_BODIES:
        return False
    if unit == "个" and _BODIES.search(phrase) and not _NAMED.match(phrase):
        return False
    name = match["name"]
    if match["ending"] in _places() and len(name) > _LONGEST_PLACE:
        return False
    return name not in head_words().generic and not name.endswith(_kinds())
