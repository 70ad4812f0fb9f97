"""Another set: 外地连锁的2家网吧 and 另借调教师6名 are none of those that all was said of before."""

from __future__ import annotations

import re

from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

_OTHERS = regex(r"(?:另(?:外|有|外有|行)?|除此[之以]外|此外)[^，,。；;：:\n\d]{0,8}$")
_WHICH = regex(r"(?:^|[，,。；;：:、\n）)])(?P<which>[一-鿿]{2,14})的$")
_THE_SAME = regex(
    r"[未没不无仍尚还等]|其中|其余|其他|剩|余下|目前|至今|在(?:建|办|审|施工)|正在|延期|逾期|超期|滞后|推迟|个别|部分|上述|以上|前述"
    r"|因|由于|发现|反映|排查|核查|检查|督查|涉及|(?:县|市|区|镇|乡|村|街道|社区|局|办|院|校|片|单位|部门|公司|系统|领域|[里内中东西南北])$"
)
"""What tells why some are left, who found them and where they are, and sets them apart from none."""
_ADDED = regex(
    r"(?:另|又|再|新|陆续)(?P<noun>[一-鿿]{1,10}?)(?P<n>\d+)(?P<unit>[个名人户家处件项条宗台辆所座起套笔间栋])"
)


def of_another_set(before: str, told: str) -> bool:
    """True where the words right before a number set it apart from those of `told`, the words said of all."""
    if _OTHERS.search(before):
        return True
    which = _WHICH.search(before)
    if which is None or _THE_SAME.search(which["which"]):
        return False
    return not share_a_bigram(which["which"], told)


def added_between(between: str, number: int, unit: str) -> bool:
    """True for 另借调教师6名 between those of whom all was said and no more than six who are still there."""
    found: list[re.Match[str]] = list(_ADDED.finditer(between))
    return any(one["unit"] == unit and int(one["n"]) >= number for one in found)


_WHO_HAS = regex(
    r"(?:^|[，,；;])(?:[全我本][一-鿿])?(?P<who>[一-鿿]{3,14}?)(?:项目|工程)?(?:目前|现在?)?(?:还|尚|仍)[有余剩]$"
)


def each_of_its_lot(one: str, other: str) -> bool:
    """True for 校安工程还有 and 公办幼儿园还有: the words before two numbers name two lots that have some left."""
    first, second = (_WHO_HAS.search(before) for before in (one, other))
    return first is not None and second is not None and not share_a_bigram(first["who"], second["who"])
