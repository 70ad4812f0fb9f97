"""Posts of persons: 党组副书记、副院长周启明, and 党组成员、副院长周启明 in the next paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.facts.names.persons import SURNAMES
from linter.offsets import Span
from linter.patterns import regex

POST = (
    "(?:[一-鿿]{0,10}?(?:副书记|书记|成员|委员|常委|主任|主席|检察长|秘书长|会长|院长|校长|所长|站长|队长"
    "|[局处科厅部县市区镇乡州]长|总经理|经理|董事长|董事|工程师|会计师))"
)
DOES = (
    "(?=[，,。；;、（(\n]|同志|主持|指出|强调|要求|出席|参加|带队|率|作|在|通报|传达|宣读|汇报|介绍|讲|代表|表示|就|对|到|向|任|为"
    "|陪同|等|先后|提出|宣布|部署|总结)"
)
"""What follows a person's name."""
_HELD = regex(rf"(?<![一-鿿])(?P<posts>(?:{POST}、){{0,3}}{POST})(?P<name>[{SURNAMES}](?:[一-鿿]{{2}}|[一-鿿])){DOES}")
_RANK = regex(
    "(?P<of>.*?)(?P<rank>副书记|书记|成员|委员|常委|副?(?:主任|主席|检察长|秘书长|会长|院长|校长|所长|站长|队长|[局处科厅部县市区镇乡州]长|总经理|董事长))$"
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
    first: dict[str, Post] = {}
    for match in _HELD.finditer(text):
        post = Post(match["name"], tuple(match["posts"].split("、")), Span(*match.span()))
        known = first.setdefault(post.name, post)
        if known is not post and _apart(known.posts, post.posts) and not _changes(text, known, post):
            yield known, post


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


def _changes(text: str, one: Post, other: Post) -> bool:
    """True where both stand in one sentence, or one of the sentences tells that posts changed."""
    between = text[one.span.end : other.span.start]
    if not any(mark in between for mark in "。；\n"):
        return True
    years = []
    for post in (one, other):
        start = max(text.rfind(mark, 0, post.span.start) for mark in "。；\n") + 1
        if _CHANGED.search(text, start, post.span.end + _BEHIND):
            return True
        years.append(set(_YEAR.findall(text, start, post.span.end)))
    return bool(years[0] and years[1] and years[0].isdisjoint(years[1]))


_YEAR = regex("(?:19|20)\\d\\d(?=年)")
_BEHIND = 12
