"""Posts of persons: 党组副书记、副院长周启明, and 党组成员、副院长周启明 in the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.dates.years import YEAR
from linter.facts.names.persons import SURNAMES
from linter.facts.names.stops import is_parted, sentence_start
from linter.facts.numbers.lines import places_of
from linter.facts.quantities.bigrams import is_short_for
from linter.offsets import Span
from linter.patterns import regex

POST = (
    "(?:[一-鿿]{0,10}?(?:副书记|书记|成员|委员|常委|主任|主席|检察长|秘书长|会长|院长|校长|所长|站长|队长|班长|组长|股长|厂长|馆长|台长|团长|园长"
    "|[局处科厅部县市区镇乡州]长|总经理|经理|董事长|董事|工程师|会计师))"
)
DOES = (
    "(?=[，,。；;、（(\n]|同志|主持|指出|强调|要求|出席|参加|带队|率|作|在|通报|传达|宣读|汇报|介绍|讲|代表|表示|就|对|到|向|任|为"
    "|陪同|等|先后|提出|宣布|部署|总结)"
)
"""What follows a person's name."""
_NAMED = regex(rf"[记员委任席长理事师](?P<name>[{SURNAMES}](?:[一-鿿]{{2}}|[一-鿿])){DOES}")
"""A name behind the last character of a post."""
_RANK = regex(
    "(?P<of>.*?)(?P<rank>副书记|书记|成员|委员|常委"
    "|副?(?:主任|主席|检察长|秘书长|会长|院长|校长|所长|站长|队长|[馆台团园班组股厂]长|[局处科厅部县市区镇乡州]长|总经理|董事长))$"
)
_CHANGED = regex(
    "[原前](?=[一-鿿])|时任|历任|曾任|任命|提名|升任|晋升|转任|调任|改任|接任|当选|免去|兼|代理|拟任|任职|职务"
)
_PARTY = frozenset(["副书记", "书记", "成员", "委员", "常委"])


class Post(NamedTuple):
    """A person with the posts that are told before the name."""

    name: str
    posts: tuple[str, ...]
    span: Span


def find_posts_apart(text: str) -> Iterator[tuple[Post, Post]]:
    """Two tellings of one person that differ in the rank of one post, in two sentences that tell of no change."""
    for name in dict.fromkeys(match["name"] for match in _NAMED.finditer(text) if _held(text, match.start("name"))):
        known: Post | None = None
        for at in places_of(name, text):
            held = _held(text, at)
            post = held and Post(name, tuple(held["posts"].split("、")), Span(held.start("posts"), at + len(name)))
            known = known or post
            if known and post and (_apart(known.posts, post.posts) or _of_two_offices(known, post)):
                if not _changes(text, known, post):
                    yield known, post
                break


def _held(text: str, at: int) -> re.Match[str] | None:
    """The posts right before a name."""
    return _POSTS.search(text, max(0, at - _LONGEST), at)


_LONGEST = 44
"""Characters before a name among which posts are told."""
_POSTS = regex(rf"(?<![一-鿿])(?P<posts>(?:{POST}、){{0,3}}{POST})$")


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where all posts but one are the same, and that one is of the same body and of another rank."""
    if len(one) != len(other):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    ranks = [_RANK.match(post) for post in apart[0]]
    if ranks[0] is None or ranks[1] is None:
        return False
    same_body = ranks[0]["of"] == ranks[1]["of"] and bool(ranks[0]["of"])
    party = _PARTY.issuperset(rank["rank"] for rank in ranks if rank)
    deputy = ranks[0]["rank"].removeprefix("副") == ranks[1]["rank"].removeprefix("副")
    # A member may be told as such and as a secretary where no other post says that both are one list of posts.
    return same_body and (deputy or (party and len(one) > 1))


def _of_two_offices(one: Post, other: Post) -> bool:
    """True for 检修班班长冯保国 and 运行班班长冯保国: one name of three characters, one rank, two offices."""
    if len(one.name) < _TELLING or len(one.posts) != 1 or len(other.posts) != 1:
        return False
    ranks = [_OFFICE.match(post.posts[0]) for post in (one, other)]
    if ranks[0] is None or ranks[1] is None or ranks[0]["rank"] != ranks[1]["rank"]:
        return False
    short, long = sorted((rank["of"] for rank in ranks if rank), key=len)
    # 住建局局长 and 住房和城乡建设局局长 are one; where a name begins is not marked.
    alike = is_short_for(short[-_OWN:], long)
    return short[-1] == long[-1] and not alike and min(len(short), len(long)) >= _OWN


_TELLING = 3
"""Characters of a name that two persons seldom share."""
_OWN = 3
"""Characters of an office, its sort with them: 检修班."""
_OFFICE = regex(
    "(?P<of>.*[班局所科股站队厂校院组室部委办处村镇乡馆台团园])(?P<rank>副?(?:[班局所科股站队厂校院组部处镇乡馆台团园]长|主任|书记))$"
)


def _changes(text: str, one: Post, other: Post) -> bool:
    """True where both stand in one sentence, or one of the sentences tells that posts changed."""
    if not is_parted(text, one.span.end, other.span.start):
        return True
    years = []
    for post in (one, other):
        start = sentence_start(text, post.span.start)
        if _CHANGED.search(text, start, post.span.end + _BEHIND):
            return True
        years.append(set(YEAR.findall(text, start, post.span.end)))
    return bool(years[0] and years[1] and years[0].isdisjoint(years[1]))


_BEHIND = 12
