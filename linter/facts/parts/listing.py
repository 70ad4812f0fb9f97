"""Listings: the parts of a list from its first one on, as far as the list goes."""

from __future__ import annotations

from collections.abc import Sequence

from linter.fact import Quantity
from linter.facts.parts.wholes import TOLD_BEFORE, TURNED, is_base, of_another, same_unit, tells_level
from linter.facts.quantities.rows import Row
from linter.patterns import regex

_STOP = regex(r"[。！？!?\n]|[图表]\d|\.(?!\d)")
TOTAL = regex(r"(?:合计|总计|共计|小计|累计|一共|总共|(?<!公)共)(?:为|达|达到|有|涉及|惠及|覆盖|：|:)*$")
_FORMULA = regex(r"加上|加预计|减去|扣除|剔除|相抵|转贷[县市各给]|留用")
_NESTED = regex(
    r"其中|包括|包含|主要[是为用]|分别|[，,、；;](?:在|从)[^，,、；;。]{2,12}(?<![初高])中(?![医学小专级型央心])|[，,；;]从中|(?<!其[余他它])依次"
)
# 在建的18座中上半年完工7座、下半年完工11座: what is taken of the part right before.
_OF_THE_PART = regex(
    r"[一-鿿]{0,6}?(?<![其集城年空为])(?:中|里)(?=[，,]?[一-鿿])(?![一-鿿]?[心学小医型级央国华专期旬等标])"
)
_ALSO = regex(r"另外?[有设含]|另外|此外")
SEPARATORS = regex(r"^[，,、；;：:\s和及与]+|[，,、；;：:\s]+$")
_LAST_MARK = regex(r"[，,、；;：:]|(?<=.)[和及与]")
_AND = regex('^(?:和|及|以及|与)(?=[一-鿿“”‘’"]*$)')
# What was done besides is no part of what stands before: 其中工程费2600万元，完成投资2750万元; 刑事案件32起，抓获45人.
_NEXT_ACT = regex(r"(?:累计|实际|已经?|现已经?)?完成投资|超概算|破获|抓获|打掉|查获|缴获|捣毁")
_OF_ALL = regex("其[余他它]|剩余|余下")  # what is left of all parts, or of the last one
_OTHERS = regex("[，,、；;](?:其[余他它]|剩余|剩下|余下)的?$")
_TOGETHER = regex("[^，,、；;：:。（(）)]{2,8}?(?:合计|总计|共计|一共|总共|共|计)(?:为|达|有)?")
"""其他4个单位共10个: how many share the last part, and that it is all of theirs."""
_MERGED = regex("(?<!、)(?:并入|纳入|列入|计入|合并[到为至])[^，,、；;]{0,6}$")
"""其中3个出现反弹，已并入本次36个: the number of another lot; 、纳入征收7处 is a part like those before it."""
_ELSEWISE = regex("同期|同时|与此同时|期间|随后|目前|截[至止]|当[年月日]")
"""What a new statement behind a comma begins with, 同期退出97人: no part."""
MEASURED = "#以及之上下内"
"""What the name of a part holds that is a measure, 1000千瓦以上: the mark of a number and the words of a bound."""
_LONGEST_MEASURE = 8
"""Characters between two measures of one part."""


class Listing:
    """The parts from cell `at` of a row on, as far as the list goes."""

    def __init__(self, row: Row, at: int, name: str, whole: Quantity) -> None:
        self.whole = whole
        self.parts = [row.cells[at].quantity]
        self.names = [SEPARATORS.sub("", name)]
        self.extra: list[Quantity] = []
        self.inside: list[Quantity] = []
        """Quantities behind a comma of a list that ； parts: of the part before them, or parts with another mark."""
        self._inner: list[Quantity] = []
        """Quantities told of the part before them, without a mark: 140户已改造120户."""
        self.separator = ""
        self.end = len(row.cells)
        self.cut = False
        """True when the list is left because parts of a part follow, or a sum is told."""
        gap = ""
        shared = False
        for index in range(at + 1, len(row.cells)):
            quantity, words = row.cells[index]
            if shared:
                words, shared = TOTAL.sub("", words), False
            gap += words
            if _STOP.search(gap):
                self.end = index
                return
            if _NESTED.search(gap) or _FORMULA.search(gap):
                self.end, self.cut = index, True
                return
            if TURNED.fullmatch(words) and row.cells[index - 1].quantity is self.parts[-1]:
                self.parts[-1], gap = quantity, ""
                continue
            if gap == words and _OF_THE_PART.match(words) and same_unit(quantity, self.parts[0]):
                self.end, self.cut = index, True
                return
            if _OTHERS.search(gap) and self._is_shared(row, index):
                shared = True
                continue
            if not same_unit(quantity, self.parts[0]) or not tells_level(gap) or is_base(row, index):
                self.cut = self.cut or (words.startswith("、") and quantity.kind == "count")  # 压力管道35条、其他23台
                gap += "#"
                continue
            if not self._take(quantity, gap):
                self.end = index
                return
            gap = ""

    def _is_shared(self, row: Row, index: int) -> bool:
        """True for the 4 of 其他4个单位共10个, which counts who shares the part told next."""
        behind = row.cells[index + 1] if index + 1 < len(row.cells) else None
        return (
            behind is not None and same_unit(behind.quantity, self.parts[0]) and bool(_TOGETHER.fullmatch(behind.gap))
        )

    def _take(self, quantity: Quantity, gap: str) -> bool:
        """Add the next part; False where the list has ended."""
        if TOTAL.search(gap) or TOLD_BEFORE.search(gap) or _MERGED.search(gap):
            return False
        if _ALSO.search(gap):
            self.extra.append(quantity)
            return not self.separator or len(self.extra) == 1
        if self.extra:
            return False
        marks = _LAST_MARK.findall(gap) or _AND.findall(gap)
        left = self.parts[-1].value - self._inner[-1].value if marks and self._inner else None
        if left == quantity.value and _OF_ALL.match(SEPARATORS.sub("", gap)):
            return False  # 东河镇140户已改造120户，剩余20户: what is left of that part
        if not marks:
            self._inner.append(quantity)
            return len(gap) <= _LONGEST_MEASURE and "#" not in gap  # 3个类别9个项目: another measure of the part
        mark = "；" if ";" in gap or "；" in gap else "，" if "," in gap or "，" in gap else "、"
        name = SEPARATORS.sub("", _LAST_MARK.split(gap)[-1])
        if not name and mark == "，" and self.separator == "、":
            return False  # 前两年分别为108公里、118公里，350公里的总任务: a new statement begins with its number
        if self.separator == "、" and mark == "，" and name.endswith("的") and not self.names[0].endswith("的"):
            return False  # 城区9处、镇区7处，山区的5处已销号: a new statement
        if self.separator and mark != self.separator:
            if mark == "；" or self.separator == "；":
                self.cut = self.cut or _OF_ALL.search(gap) is not None
                self.inside.append(quantity)
                return mark != "；" and self.separator == "；"
            self.separator = "，"
        if _NEXT_ACT.match(name) and not _NEXT_ACT.match(self.names[0]):
            return False
        if "#" in name and name.strip(MEASURED) and not (mark == "、" and name[0] == "#"):  # 、九年一贯制学校7所
            return False  # 增长2.6%一般公共预算支出: a full stop was lost
        if mark != "、" and _ELSEWISE.match(name):
            return False
        if mark != "、" and name[-2:] != self.names[0][-2:] and of_another(self.whole, self.parts, quantity):
            return False
        self.separator = self.separator or mark
        self._inner.clear()
        self.parts.append(quantity)
        self.names.append(name)
        return True


def is_scale(parts: Sequence[Quantity]) -> bool:
    """True for 得分85分（90分以上为优，75—90分为良，75分以下为差）: bounds of grades, none of which is a part."""
    bounds = [
        found[0] for q in parts if (found := _BOUND.search(q.text, *q.span) or _BOUND_BEHIND.match(q.text, q.span.end))
    ]
    return len(bounds) > 1 and any("上" not in bound for bound in bounds)


_BOUND = regex(r"以[上下内]|\d\D{0,3}[至到—－~～-]")
_BOUND_BEHIND = regex(r"(?:[（(]不?含[^（()）]{0,6}[)）])?(?:以[上下内]|[至到—－~～-]+\d)")
