"""Scores told: 河源镇凭借这一做法得到91.6分, where the table of the scores has 91.1 as its 总分.

What is told of a row without more is its total, so that nothing has to name the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from linter.fact import Quantity
from linter.facts.dates.years import YEAR
from linter.facts.tables.tables import Line, Table
from linter.finding import Hit
from linter.kinds.facts._rows_by_name import column_name, named_rows, only_rows
from linter.kinds.facts._sections import title_of, years_above
from linter.ledger import Ledger
from linter.lexicon import either
from linter.patterns import regex

_TOTAL = regex(
    "(?:最终|最后|综合|考核|考评|评比|评议|测评|检查|总体|累计)*(?:总得?分|总评分|总成绩|得分|评分|成绩|合计得?分)"
)
"""The heading of the column that one score of a row is."""
_TIMED = regex("(?:19|20)\\d\\d年|季度|半年|\\d月|[上去前本]年|[上本]期|上次|首轮|[一二两]轮")
_MEANS = (
    r"(?:(?:凭借|依靠|依托|通过|凭|靠)[^，,。；;]{2,24}[，,]?"
    r"|[，,]?(?:最终|最后|共|一共|总共|则|也|只|仅|再次|继续|依然)|的)*"
)
_GETS = regex(
    rf"{_MEANS}(?:得到|获得|取得|获评|获|得|拿到|拿下|考得|打出|[，,]?(?:总得?分|综合得分|考核得分|最终得分|得分|总成绩|成绩))"
    r"(?:了|为|是|达到?|高达|仅|只有|只得)*"
)
"""What stands between the name of a row and its score."""
_BY = regex(rf"{_MEANS}以(?:总分|综合得分|得分|总成绩)?")
_BY_BEHIND = regex(
    "的(?:总分|总成绩|得分|综合得分|成绩|高分|好成绩)|(?:名列|位居|位列|排在?|居|列|夺|获|荣获|拔得|摘得|领跑|领先|垫底)"
)
_OTHER = regex(
    r"上[一个]?[年季月次期轮]|去年|往年|同期|前[一次期]|[一二三四]季度|[上下]半年|\d月|提[高升]|上升|下降|增[加长]|减少|加分|扣|附加|奖励|差距|相差"
    r"|低于|高于|超[过出]|少于|多于|(?<!评)比(?!赛)|较|均|目标|力争|计划|预计|确保|满分|项|其中|自评|初评|复核|申报|的(?:村|社区|学校|企业)"
)
"""What makes it another score than the row's total of this time."""
_ELSE = regex("测评|测试|竞赛|比赛|抽查|暗访|单项|调查|第三方|问卷|满意度|检查|考试|面试|路演|答辩|演讲|现场|指数")
"""What a score may be of; of the table's total only where its title says so too."""
_NO_FRONT = regex("[一-鿿](?<![的是为对由在和及与中])$")
_FARTHEST = 40
"""Characters between the name of a row and its score."""
_FEWEST_ROWS = 3
"""Rows that a table of scores has at least."""
_REACH = Decimal("0.1")
"""Of the cell by which the told score may differ: one that is further off is of something else."""


def score_hits(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each score told of a row that its total in the only table of scores does not bear out."""
    if not ledger.tables or "分" not in ledger.text:
        return
    rows = named_rows(table for table in ledger.tables if _total(table) is not None)
    known = only_rows(rows)
    if not known:
        return
    names = regex(either(rows))  # the others, too, say where what is told of a row ends
    for index, quantities in ledger.by_sentence.items():
        sentence = ledger.sentences[index]
        scores = [one for one in quantities if ledger.text[one.span.end - 1] == "分" and not one.approximate]
        if not scores or ledger.document.blocks[sentence.block].kind == "cell":
            continue
        for mark, following in pairwise([*names.finditer(ledger.text, *sentence.span), None]):
            assert mark is not None
            end = following.start() if following else sentence.span.end
            score = next((one for one in scores if mark.end() <= one.span.start < end), None)
            if score is not None and mark.group() in known:
                yield from _compared(ledger, mark, score, *known[mark.group()])


def _total(table: Table) -> int | None:
    """The column of the totals; None where the table has none, or one for each of several times."""
    found = [
        column
        for column in table.heading
        if column >= table.label_columns and _TOTAL.fullmatch(column_name(table, column))
    ]
    told = [words for words in table.heading.values() if _TIMED.search(words)]
    return found[0] if len(found) == 1 and not told and len(table.rows) >= _FEWEST_ROWS else None


def _compared(ledger: Ledger, mark: re.Match[str], score: Quantity, table: Table, line: Line) -> Iterator[Hit]:
    column = _total(table)
    cell = line.figures.get(column) if column is not None else None
    start = ledger.sentences[score.sentence].span.start
    between = ledger.text[mark.end() : score.span.start]
    if column is None or cell is None or cell.value is None or len(between) > _FARTHEST or "；" in between:
        return
    by = _BY.fullmatch(between) and _BY_BEHIND.match(ledger.text, score.span.end)
    lead = ledger.text[start : mark.start()]
    if not (by or _GETS.fullmatch(between)) or _NO_FRONT.search(lead[-1:]):
        return
    if _OTHER.search(between) or _OTHER.search(lead) or _names_column(table, column, lead + between):
        return
    if any(one.value is not None and one.value == score.value for one in line.figures.values()):
        return
    if abs(score.value - cell.value) > abs(cell.value) * _REACH or score.value.quantize(cell.step) != score.value:
        return
    if any(word not in title_of(table) for word in _ELSE.findall(lead)) or not _at_its_time(ledger, table, lead, start):
        return
    ledger.note_compared(score)
    values = {"row": mark.group(), "column": column_name(table, column)}
    values |= {"told": ledger.quote(score.span), "cell": cell.text}
    yield Hit((score.span, cell.span), values, severity="warning")


def _names_column(table: Table, total: int, words: str) -> bool:
    """True where the words name another column: 组织领导得18.2分."""
    names = (column_name(table, column) for column in table.heading if column != total)
    return any(name in words for name in names if len(name) > 1)


def _at_its_time(ledger: Ledger, table: Table, lead: str, start: int) -> bool:
    """False for a score of another year than the table's."""
    title = title_of(table)
    years, its = (set(YEAR.findall(words)) for words in (lead, title))
    years, its = years or years_above(ledger, start), its or years_above(ledger, table.cells[0].span.start)
    return not years or not its or bool(years & its)
