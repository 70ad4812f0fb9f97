"""Sums for each: 列入计划26部，每部补助20万元，需资金540万元, told in turn, whatever the sentence goes on with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.products import Product, Takers, counts
from linter.facts.quantities.rows import Cell
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_UNITS = "人次|平方米|公里|[户人亩名家个村所座件例辆台套头只棵株吨位部处条块间口盏艘张根扇栋幢孔眼门床组支架]"
_EACH = regex(
    rf"[一-鿿]{{0,10}}[，,、（(](?:按照?|以|由财政)?每(?P<unit>{_UNITS})(?P<word>[一-鿿]{{0,10}})(?:的标准)?(?:均?为|[:：])?"
)
"""Between a count and what each of it gets."""
_NO_EACH = regex("[月季天日次周]|[最不多]|至|左右|均价|以上|以下|首|先|增|减|降|同比|补差")
_SUM = regex(
    r"(?:的?标准)?(?:给予|进行|予以)?(?:定额|一次性)?(?:补助|补贴|奖补|奖励|测算|计算|核算)?[，,）)]+(?P<payer>[省市县区镇乡](?:级|本级)?)?(?:财政)?(?P<yearly>全年|年度|年)?(?:共|总共|合计|总计|应|需要?|计划?|预计|约?须|总)+"
    r"(?:安排|拨付|支付|补助|补贴|奖补|投入|下达|承担|发放|兑现|奖励|列支|筹集|落实|配套|投资)*"
    r"(?:财政|补助|补贴|奖补|奖励|专项|建设|扶持|资助|配套|工程|购置|更新|改造|总)*(?:资金|经费|金额|费用|投资|款项|支出|预算)?(?:为|共计?|合计|总计|：|:)?"
)
"""Between what each gets and what all of it comes to."""
_SOME = regex("其中|另|剩余|其余|分别|还|再|约|近|首批|先行|扣除|部分")
_HOLDS = regex(r"[^。；]{0,12}?[，,（(；;](?:其中|含|包括|包含|另|另外|再加|连同)|[^。]{0,30}?按每")
"""Behind the sum: it pays for more, or for some of them at another rate."""


def find_sums_for_each(ledger: Ledger) -> Iterator[Product]:
    """Every count, value for each and sum that follow one another."""
    if "每" not in ledger.text:
        return
    for row in ledger.rows:
        for at in range(1, len(row.cells) - 1):
            if "每" in row.cells[at].gap and (found := _in_turn(row.cells[at - 1 : at + 2])):
                end = found.whole.span.end
                if _HOLDS.match(ledger.text, end, ledger.sentences[found.whole.sentence].span.end) is None:
                    yield found


def _in_turn(cells: tuple[Cell, ...] | list[Cell]) -> Product | None:
    count, each, whole = (cell.quantity for cell in cells)
    told, summed = _EACH.fullmatch(cells[1].gap), _SUM.fullmatch(cells[2].gap)
    if told is None or summed is None or each.unit != whole.unit or not each.is_amount:
        return None
    word = told["word"].replace("每年", "", 1)
    if _NO_EACH.search(word) or (word != told["word"] and not summed["yearly"]) or _SOME.search(cells[0].gap):
        return None
    if any(one.approximate for one in (count, each, whole)) or count.value <= 1 or not counts(count, told["unit"]):
        return None
    if summed["payer"] and whole.value < each.value * Takers.counted(count).value:
        return None  # 县级需承担: a share of the sum
    return Product(each, Takers.counted(count), whole, certain=False)
