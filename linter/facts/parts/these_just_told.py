"""These just told: 需复查的214人，截至月底，这些人员中已有231人复查: of the number right before, whatever it is called.

`of_them` asks for the head of the whole in the words that point back; where nothing but a day stands between the whole
and them, 这些 can mean no other, and people are called 人员, 对象 or 学生 as it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.parts.of_them import OTHER_PEOPLE, joined
from linter.facts.states.outcomes import HOLDS_MORE, Outcome
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Quantity
    from linter.ledger import Ledger

_POINTS = regex(
    r"(?P<tail>[^，,。；;：:、（(）)\n\d]{0,14})[，,；;。]"
    r"(?:(?:截至|截止|到)(?:[^，,。；;\n]{1,12})[，,]?|目前[，,]?|现[，,]?|至今[，,]?|经[^，,。；;\n\d]{1,12}[，,])?(?:在|对)?"
    r"(?:(?P<these>这些|这批|这部分|该批|上述|前述|以上)(?P<noun>[一-鿿]{1,6}?)|(?P<they>[他她]们)"
    r"|[这该](?P<number>\d{1,7})(?P<unit>[一-鿿])(?P<said>[一-鿿]{0,6}?))(?:当中|之中|中|里|里面)[，,]?(?P<midst>[^，,。；;：:、（(）)\n\d]{0,12})"
)
_TOLD_OFF = regex("[和及与的等外余]|家属|其他")
"""3人的密切接触者, 12人及其家属 and 这些学生的家长 are others than those counted."""
_NO_STATE = regex(
    "另|还|又|再|新|每|均|平均|累计|人次|目标|计划|预计|拟|力争|同比|增|减|由|从|比|不|约|近|超|分别|各|涉及|育有|有子女"
)
_HAVE = regex("已经?|有|被|仅|只|完成|实现|通过|签|获|达|到|就|先后")
_PEOPLE = frozenset("人名位")
_NOUN_OF_PEOPLE = regex(
    "(?:[人员者生工兵民众户象属童师手友客]|干部|对象|儿童|代表|群众|老人|患者|村医|司机|队伍|家长|妇女|青年|学员|同志)$"
)
_BODIES = frozenset("家个")
"""What bodies are counted in: 两家公司共有43名 counts people once."""
_TIMES = 2
"""Times of the whole up to which a number may be meant as its part."""
_BACK = regex(
    "(?:上述|前述|以上|这些|这批|该批)(?:违[规纪]|涉[案事])?(?:人员|人|对象|干部|职工|党员)(?:当中|之中|中|里)[，,]?(?P<midst>[^，,。；;：:、（(）)\\n\\d]{0,8})$"
)
_BETWEEN, _FAR = 4, 160
"""Numbers between them, and characters."""
_SIGN = regex("这些|这批|这部分|该批|上述|前述|以上|[他她]们|[这该]\\d")


def find_these_just_told(ledger: Ledger) -> Iterator[Outcome]:
    """Every count told of these, with the count of the clause right before, that is the smaller one."""
    for sign in _SIGN.finditer(ledger.text):
        at = ledger.quantity_index(sign.start())
        part_at = at + ledger.text[sign.end() - 1].isdigit()
        if not 0 < at <= part_at < len(ledger.quantities):
            continue
        part = ledger.quantities[part_at]
        whole = ledger.quantities[at - 1]
        if _is_larger(whole, part) and _points_back(ledger, whole, part) and not _of_several(ledger, at - 1):
            yield Outcome(whole, part)
        elif part.printed_unit in _PEOPLE and (held := _last_people(ledger, at, part)) is not None:
            yield Outcome(held, part)


def _last_people(ledger: Ledger, at: int, part: Quantity) -> Quantity | None:
    """The people told last before 上述人员, sentences back, if they are fewer than the part and nobody else is told."""
    for before in range(at - 1, max(-1, at - 1 - _BETWEEN), -1):
        whole = ledger.quantities[before]
        if whole.printed_unit not in _PEOPLE or whole.kind != "count":
            continue
        told = _BACK.search(ledger.text, whole.span.end, part.span.start)
        apart = ledger.sentences[part.sentence].block - ledger.sentences[whole.sentence].block
        if (
            told is None
            or ledger.text.startswith("的", whole.span.end)
            or apart > 1
            or told.start() - whole.span.end > _FAR
            or not _is_larger(whole, part)
        ):
            return None
        others = OTHER_PEOPLE.search(ledger.text, whole.span.end, told.start())
        if others or HOLDS_MORE.match(ledger.text, part.span.end):
            return None
        had = _HAVE.search(told["midst"]) or (not told["midst"] and _HAVE.match(part.after))
        return whole if had and not (_NO_STATE.search(told["midst"]) or _of_several(ledger, before)) else None
    return None


def _is_larger(whole: Quantity, part: Quantity) -> bool:
    alike = whole.unit == part.unit or {whole.printed_unit, part.printed_unit} <= _PEOPLE
    counts = whole.kind == part.kind == "count" and whole.exact and part.exact and alike
    return counts and whole.value < part.value < whole.value * _TIMES


def _points_back(ledger: Ledger, whole: Quantity, part: Quantity) -> bool:
    told = _POINTS.fullmatch(ledger.text, whole.span.end, part.span.start)
    if told is None or _TOLD_OFF.search(told["tail"]) or _TOLD_OFF.search(told["noun"] or told["said"] or ""):
        return False
    if (
        HOLDS_MORE.match(ledger.text, part.span.end)
        or not _HAVE.search(told["midst"])
        or _NO_STATE.search(told["midst"])
    ):
        return False
    if whole.printed_unit in _PEOPLE:
        noun = told["these"] and told["noun"]
        return not noun or noun == "人" or _NOUN_OF_PEOPLE.search(noun) is not None
    if told["they"]:
        return False
    # 这85户中: the number told again, or the noun of the whole.
    return told["number"] is not None or told["noun"][-1:] in whole.before[-4:] + told["tail"][:4]


def _of_several(ledger: Ledger, at: int) -> bool:
    """True where the whole is the last of several: 护林员120人、巡河员60人; what was found among others is not."""
    whole = ledger.quantities[at]
    before = ledger.quantities[at - 1] if at else None
    if before is None or before.sentence != whole.sentence or before.kind != "count":
        return False
    if whole.printed_unit in _PEOPLE and before.printed_unit in _BODIES:
        return False
    return joined(ledger, before, whole) or not _FOUND.search(whole.before)


_FOUND = regex("的$|其中|需|应|确定|[筛查检测排]出|发现|符合|异常|阳性|存在|[未不]")
"""Before the whole: what was told before it is what it was taken from."""
