"""Numbered things: 第五工作组, 二标段, 第45次常务会议, 第十二届茶博会, “十四五”规划, with what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import matches_on_lines
from linter.facts.numbers.numbers import whole_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Numbered:
    """One mention of a thing that is known by its number."""

    span: Span
    """The number with what is numbered."""
    number: int
    body: str
    """What is numbered, in one form: 工作组, 标段, 次常务会议, 届."""
    name: str
    """What more is said of it right behind: 茶业博览会 of 第十二届茶业博览会; empty for most."""
    sentence: int
    """Index in `Ledger.sentences`."""
    clause: Span
    """The words around it up to the next stop, comma or 、."""
    packed: bool = False
    """True where its size stands right behind the number, as of what is known already: 第三批21件信访件."""


_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})"
_GROUPS = r"(?:巡察|巡视|督察|督导|督查|考核|检查|审计|调查|指导|工作|核查|排查|验收|抽查|暗访|评议|宣讲|服务|专家)组"
_UNITS = (
    r"标段|检察部|审判庭|党?支部|网格|中队|大队|村民小组|监区|车间|选区|代表团|片区|考点|考场|水厂|污水处理厂|泵站|号楼|号线|号机组|号台风|号井|号桥|号文"
    r"|人民医院|中学|小学|幼儿园|高级中学|施工队|项目部|调解室|仲裁庭|合议庭|投票站|计票组"
)
_SESSIONS = (
    r"次(?:[一-鿿]{0,4}(?:常务|全体|常委会|党组|党委|主任|主席|董事会|理事会|代表)(?:扩大)?)?(?:会议|全会|全体会议)"
    r"|次(?:党代会|代表大会|全国[一-鿿]{2,8}普查|联席会议)"
)
_NUMBERED = regex(
    rf"(?=[第“\"\d一二三四五六七八九十])(?:(?<![\d一二三四五六七八九十—~-])第{_NUMBER}(?P<body>{_GROUPS}|{_UNITS}|{_SESSIONS}|届(?P<name>[一-鿿]{{2,14}}?(?:会|节|展|赛|大会|论坛)|人大|政协|职代会)?"
    rf"|批(?:的?(?P<pack>\d{{1,5}}[件个项户条宗起名家处批]))?(?P<batch>(?:(?![共已均为在由将等于正尚完]|办[结理])[一-鿿]){{2,10}})|轮(?P<round>[一-鿿]{{2,10}})|期(?P<course>[一-鿿]{{2,10}}班))"
    rf"|(?<![\d一二三四五六七八九十第、—~-])(?P<bare>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?P<unit>标段|届人大|届政协|号楼|号线|号机组|号台风|检察部|工作组(?!织)|庭(?=[审办集受立适判调])|大队|中队|标(?=[段施工]))"
    rf"|(?<=届)(?P<session>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?P<sitting>次(?:全体)?会议|次全会)"
    r"|[“\"](?P<plan>[一二三]?十[一二三四五六七]?|[一二三四五六七八九])五[”\"](?P<what>普法|规划|计划|[一-鿿]{2,8}规划))"
)
_SIGN = regex(r"第[\d一二三四五六七八九十]|标[段施]|届|号楼|号线|号机组|号台风|检察部|[一二三四五六][庭大中工]|五[”\"]")
_ON_LINE = regex(r"第[\d一二三四五六七八九十百]|标[段施工]|届|号[楼线机台]|检察部|工作组|大队|中队|庭|五[”\"]")
"""What each stands on a line with, whatever its number."""
_STOPS = "。；;，,、！？\n"


def find_numbered(ledger: Ledger) -> Iterator[Numbered]:
    """Every numbered thing, in order."""
    text = ledger.text
    if not _SIGN.search(text):
        return
    for match in matches_on_lines(_NUMBERED, _ON_LINE, text):
        numeral = match["number"] or match["bare"] or match["session"] or match["plan"]
        body = (
            match["body"] or match["unit"] or match["sitting"] or "五" + ("普法" if match["what"] == "普法" else "规划")
        )
        name = match["name"] or match["batch"] or match["round"] or match["course"] or ""
        if name:
            body = body[: len(body) - len(name)]
            body = body[: len(body) - len(match["pack"] or "")].rstrip("的")
        if body.startswith("届") and not name:
            name, body = body[1:], "届"
        sentence = ledger.sentence_at(match.start())
        whole = ledger.sentences[sentence].span
        start, end = match.start(), match.end()
        while start > whole.start and text[start - 1] not in _STOPS:
            start -= 1
        while end < whole.end and text[end] not in _STOPS:
            end += 1
        yield Numbered(
            Span(*match.span()), whole_number(numeral), body, name, sentence, Span(start, end), bool(match["pack"])
        )
