"""Full shares: the shares or contributions of all parts of a whole, which come to 100 %.

Told one by one behind the amounts, 税收收入52.6亿元，占收入比重为69.2%；非税收入23.4亿元，占收入比重为30.8%, or
in one list: 第一、二、三产业对经济增长的贡献率分别为8.4%、36.2%和55.4%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.rates.completions import is_own_plan
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.facts.parts.parts import Breakdown
    from linter.ledger import Ledger


class FullShares(NamedTuple):
    """Percentages that are said of every part of one whole."""

    values: tuple[Decimal, ...]
    """In percent, as printed."""
    spans: tuple[Span, ...]


_PERCENT = r"(?P<value>[-−]?\d+(?:\.\d+)?)[ ]?[%％]"
_SHARE = regex(
    r"(?:占(?P<base>[^，,。；;占\d%％]{2,20}?)的?(?:比重|比例|份额)?|(?P<adds>对?[^，,。；;\d%％]{0,14}?贡献率))"
    rf"(?:约|分别|达到|为|达|是|：|:)*[ ]?{_PERCENT}"
)
_LEVEL = regex(r"全[省市县区州]|我[省市县区州]|[省市县区]级|同期|的|收入|总量|总额|GDP|[（）()]")
_ONE = r"[-−]?\d+(?:\.\d+)?"
_BETWEEN = r"(?:[ ]?[%％][、，, 和及]{0,3}|[、，, 和及]{1,3})"
_LIST = regex(
    r"(?:三(?:(?<!第三)|(?<=第二产业、第三)|(?<=第二产业和第三)|(?<=二产、第三))(?:次产业|产业|大需求)|一产、二产[、和]三产)"
    rf"(?:[^。；;%％\d]{{0,16}}{_ONE}{_BETWEEN}{_ONE}{_BETWEEN}{_ONE}[ ]?[%％][，,])?"
    r"(?:[^。；;%％\d]{0,12}[\d.]+(?:[:：∶︰][\d.]+){2}[，,])?[^。；;%％\d]{0,24}?(?:贡献率|比重|比例|占比)[^。；;%％\d]{0,8}?"
    rf"[ ]?(?P<a>{_ONE}){_BETWEEN}(?P<b>{_ONE}){_BETWEEN}(?P<c>{_ONE})[ ]?[%％](?![、，,和 ]*{_ONE}[%％])"
)
_TOLD = r"[^。\n%％]{0,30}?(?:[-−]?\d+(?:\.\d+)?[ ]?[%％](?!个?百分点)[，,][^。；;\n%％]{0,12}?)?"
_SAID = rf"(?:约|为|达到?|是|：|:)?[ ]?(?P<{{}}>{_ONE})[ ]?[%％](?!个?百分点)"
_OF = r"占(?:(?P<{0}>[^。；;，,、\d%％占]{{2,14}}?)的?(?:比重|比例|份额)|比|(?=\d))"
# 第一产业投资下降3.1%，占全部投资的比重为2.2%；第二产业投资增长…，占60.1%；第三产业…
_ONE_BY_ONE = regex(
    rf"第一产业(?P<of>[^。；;，,、\d%％占第]{{0,8}}?){_TOLD}{_OF.format('base')}{_SAID.format('a')}[^。；;\n第]{{0,24}}[；;，,。]"
    rf"第二产业(?P=of){_TOLD}{_OF.format('second')}{_SAID.format('b')}[^。；;\n第]{{0,24}}[；;，,。]"
    rf"第三产业(?P=of){_TOLD}{_OF.format('third')}{_SAID.format('c')}"
)
_FULL = ("classes", "ordinals", "rest")
_SECTORS = 3
_FARTHEST = 80
"""Characters behind the last part up to its share."""
_STOP = regex("[。；;\n]|其中")


def find_full_shares(ledger: Ledger) -> Iterator[FullShares]:
    """The shares of every list of parts that leaves none out, and those of the three sectors told in one list."""
    text = ledger.text
    if "占" in text or "贡献率" in text:
        for breakdown in ledger.breakdowns:
            if breakdown.complete in _FULL and not breakdown.extra and not breakdown.open:
                found = _behind_parts(ledger, breakdown)
                if found:
                    yield found
    if "贡献率" in text or "比重" in text or "占比" in text:
        each = filter(_of_one_whole, _ONE_BY_ONE.finditer(text)) if "第一产业" in text else ()
        listed = (match for match in _LIST.finditer(text) if not _ONE_SECTOR.search(match.group()))
        listed = (
            match for match in listed if not _OF_ITS_OWN.search(match.group()) and not _MORE.match(text, match.end())
        )
        for match in (*listed, *each):
            values = tuple(Decimal(match[name].replace("−", "-")) for name in "abc")
            yield FullShares(values, tuple(Span(*match.span(name)) for name in "abc"))


_OF_ITS_OWN = regex("^一产.*(?:[中本]|占(?:全[省市县]|各自)[^增总]{0,2}(?:比重|比例)|用电)")
"""一产、二产、三产中民营经济占比: each of its own sector, or of what others have a part in."""
_MORE = regex("[，,；;][^。；;\n]{0,6}(?:其余|其他|居民|个人)")
_ONE_SECTOR = regex("^三(?:次产业|大需求).*第[一二三]产业")
"""近三年三次产业比重中第三产业占比分别为: of one of them."""
_PLACE = regex(rf"(?:{_LEVEL.pattern}|全国|[一-鿿]{{1,3}}[省市县区州])+")
_MORE = regex("[^。\\n]{0,60}?(?:居民|个人|住户|生活|其他|其它|未分)")
"""Behind the three sectors, or in their name, what belongs to none of them: 居民生活用电, 个人贷款."""
_NO_WHOLE = regex("用电|电量|能耗|用能|能源|用水|用地")


def _of_one_whole(match: re.Match[str]) -> bool:
    """True where a share that names its whole again names that of the first, which is of the sectors alone."""
    first = _LEVEL.sub("", match["base"] or "")
    if (match["base"] and _PLACE.fullmatch(match["base"])) or _NO_WHOLE.search(match["of"] + first):
        return False  # 占全省的比重: each of a sector of its own
    if _MORE.match(match.string, match.end()):
        return False
    return all(_LEVEL.sub("", match[name] or "") in ("", first) for name in ("second", "third"))


def _behind_parts(ledger: Ledger, breakdown: Breakdown) -> FullShares | None:
    """The share told behind each part, where all are of one base."""
    parts = breakdown.parts
    if breakdown.complete == "ordinals" and not (
        len(parts) == _SECTORS and all("产业" in name for name in breakdown.names)
    ):
        return None
    found: dict[str, list[re.Match[str]]] = {}
    for at, part in enumerate(parts):
        start = part.span.end
        last = at + 1 == len(parts)
        end = min(len(ledger.text), start + _FARTHEST) if last else parts[at + 1].span.start
        stop = _STOP.search(ledger.text, start, end)
        here: set[str] = set()
        for match in _SHARE.finditer(ledger.text, start, stop.start() if stop else end):
            if is_own_plan(match["base"] or ""):
                continue
            base = "贡献率" if match["adds"] else _LEVEL.sub("", match["base"])
            if base not in here:
                here.add(base)
                found.setdefault(base, []).append(match)
    full = next((told for told in found.values() if len(told) == len(parts)), None)
    if full is None:
        return None
    return FullShares(
        tuple(Decimal(match["value"].replace("−", "-")) for match in full),
        tuple(Span(match.start("value"), match.end()) for match in full),
    )
