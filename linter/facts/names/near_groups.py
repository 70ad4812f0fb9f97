"""Near groups: 人居环境整治提升工作领导小组 beside 人居环境综合整治工作领导小组, standing bodies of one matter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from linter.facts.quantities.bigrams import share_a_bigram, shared_tail
from linter.offsets import Span
from linter.patterns import regex

_BODY = regex("领导小组|协调小组|推进小组|工作专班|指挥部|联席会议|委员会")
_WORK = "工作"
_HAN = regex("[一-鿿]+$")
_LONGEST = 16
"""Characters before a body among which its matter is told."""
_FIRMS = ("公司", "集团", "学校", "医院", "学院", "大学")
"""Whose party committee is compared with the signature."""
_MATTER = 4
"""Characters of the matter that both share: 人居环境."""
_WORDS = 4
"""Characters at most that both put in another way: 整治提升 and 综合整治."""
_MOST = 8
"""Writings of one sort of body that are compared; more are a list of them."""
_OTHER_MATTER = regex(
    "整改|落实|巡[察视]|审计|督[察查]|评审|评估|考核|验收|监督|专家|专业|技术|应急|调查|筹备|临时|下设"
    "|常务|专门|执行|常设|学术|学位|咨询|仲裁|伦理|职称|法制|财[政经]|预算|资格|代表"
)
"""What sets up a body of its own for one matter: 巡察整改工作领导小组, the 专门委员会 of a 人民代表大会."""


def find_near_groups(text: str) -> Iterator[tuple[Span, Span]]:
    """The first places of two writings that share their matter, and neither is short for the other."""
    told: dict[str, dict[str, int]] = {}
    for match in _BODY.finditer(text):
        end = match.start() - len(_WORK) * text.endswith(_WORK, 0, match.start())
        run = _HAN.search(text, max(0, end - _LONGEST), end)
        if run and len(run.group()) >= _MATTER and not run.group().endswith(_FIRMS):
            told.setdefault(match.group(), {}).setdefault(run.group(), end)
    for body, runs in told.items():
        for one, other in combinations(list(runs)[:_MOST], 2):
            lengths = _apart(one, other)
            if lengths:
                first, again = ((runs[run], lengths[at]) for at, run in enumerate((one, other)))
                yield _span(text, *first, body), _span(text, *again, body)


def _span(text: str, end: int, length: int, body: str) -> Span:
    return Span(end - length, text.index(body, end) + len(body))


def _apart(one: str, other: str) -> tuple[int, int] | None:
    """How many characters before the body both tell, from the shared matter on; None where they are not near."""
    behind = len(shared_tail(one, other))
    first, second = one[: len(one) - behind], other[: len(other) - behind]
    for words in range(2, 2 * _WORDS + 1):
        for here in range(max(0, words - _WORDS), min(words, _WORDS) + 1):
            there = words - here
            matter = len(shared_tail(first[: len(first) - here], second[: len(second) - there]))
            if matter >= _MATTER:
                ones, others = first[len(first) - here :], second[len(second) - there :]
                near = _near(ones, others) and not _OTHER_MATTER.search(f"{ones}|{others}")
                return (matter + here + behind, matter + there + behind) if near else None
    return None


def _near(one: str, other: str) -> bool:
    """True for two words, or for more that share one of them: 整治提升 and 综合整治; 工作 left out says nothing."""
    if min(len(one), len(other)) <= 1:
        return False
    return len(one) == len(other) == 2 or share_a_bigram(one, other)
