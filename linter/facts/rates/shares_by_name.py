"""Shares by name: 夏粮产量在粮食产量中占41.5%, where 夏粮产量86.2万吨 and 粮食产量281.7万吨 stand pages apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations, product
from typing import TYPE_CHECKING, NamedTuple

from linter.fact import Quantity
from linter.facts.quantities.stated import stated
from linter.facts.quantities.values_by_name import ValuesByName, bare_name, values_by_name
from linter.facts.rates.share_words import ShareSaid, find_shares_said
from linter.facts.rates.whole_place import of_whole_place
from linter.facts.states.plans import in_plans
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger


class ShareByName(NamedTuple):
    """A share and the two values of its names, which do not give it."""

    said: ShareSaid
    part: Quantity
    whole: Quantity


_VERBS = "(?:就|也|还|均|都|仅仅|仅|只|才|已经?|高|大约|约|大体|大致|为|达到|达|是|有|到|至|了)*"
_SIGN = regex(
    rf"(?P<sign>所?占(?:到|有|据|了)?|所?占(?:有)?的?(?:比重|份额|比例)|的?占比|的?(?:比重|份额|比例)|的)?{_VERBS}$"
)
_AMONG = regex("(?:当|之)?[中里](?:面)?[，,]?")
_IN = regex("(?:当|之)?[中里][，,]?$|的$")
_MORE = regex("^[到有据了]+")
_AT = regex("[在于]")
_MOVED = regex(
    r"(?:已经?)?(?:[由从](?:(?:19|20)\d\d年|上年|去年|年初)?的?\d+(?:\.\d+)?[%％](?:逐[步年])?(?:提[高升]|上升|增加|扩大|下降|降低|回落|调整|升|降)[到至为]"
    r"|[，,]?[比较](?:上年|去年)(?:同期)?(?:提[高升]|上升|增加|下降|降低|回落)(?:了)?\d+(?:\.\d+)?个?百分点[，,](?:达到?|为|升至|降至|升到|降到))$"
)
"""由42.1%提高到, 比上年提高2.4个百分点，达到: the share behind it is that of now."""
_ROUGHLY, _SPARE = regex("(?:约|大致|大概|基本)(?:占|[为达到])"), Decimal("0.03")
"""约占 before a share, which is then meant with some points to spare."""
_BEFORE = regex("(?:已经?|约|仅|只|就|也|则|还|即|所|共)+$")
_SIGNS = ("占", "比重", "份额", "比例", "中", "里")
_CLAUSE = regex("[，,。；;：:（(\n]")
_SECTOR = regex("第[一二三]产业")
"""Its share is held against the proportion of the sectors."""
_TOLD = ("占", "份额", "比重", "一半", "半数", "分之")
_LONGEST, _RESIDUE, _MOST = 70, 1, 12
"""Characters of a claim before its share, those behind 中 that are no name, and values of one name or paragraph."""
_UNLIKE = regex(
    "分别|各占|合计|共计|两者|二者|三者|之和|剔除|扣除|不含|不包括|同口径|可比|不变价|其他|增量|增幅|增速|增长|贡献|拉动|下降|比上年|较|由|从[^，,]{0,8}到|确保|争取|努力|规定|要求|原则上|不得|应当|应达|如果|倘若"
)
"""In a sentence: its share is of another footing, of several things, or what it ought to be."""
_SET_OFF = regex("中[，,]|其中|方面[，,]|部分|个别|有的|而言|对于")
"""In the clauses before the names: they are told of a part."""


def find_shares_by_name(ledger: Ledger) -> Iterator[ShareByName]:
    """Every share of a value among another, each told once under its full name, that the two do not come to."""
    text = ledger.text
    if not any(sign in text for sign in _TOLD):
        return
    for share in find_shares_said(ledger):
        at = ledger.sentence_at(share.span.start)
        begin = max(ledger.sentences[at].span.start, share.span.start - _LONGEST)
        lead = text[begin : share.span.start]
        if not share.verb_to and not any(sign in lead for sign in _SIGNS):
            continue
        values = values_by_name(ledger)
        if moved := _MOVED.search(lead):
            lead = lead[: moved.start()]
        said = share._replace(means=share.means.widened(_SPARE)) if _ROUGHLY.search(lead) else share
        for names in _named(ledger, lead, said, values):
            found = _denied(ledger, values, said, names, at)
            if (
                found
                and values.together((found.part, found.whole), at, lead)
                and _is_own(ledger, share.span.start, lead)
            ):
                yield found
                break


def _named(ledger: Ledger, lead: str, said: ShareSaid, values: ValuesByName) -> Iterator[tuple[str, str]]:
    """The part and the whole that the words before a share name, where values bear these names."""
    told = _SIGN.search(lead)
    stem, sign = (lead[: told.start()], told["sign"] or "") if told else (lead, "")
    if said.verb_to:
        end = ledger.sentences[ledger.sentence_at(said.span.start)].span.end
        yield from _known(_CLAUSE.split(ledger.text[said.verb_to : end])[0].rstrip("。"), _IN.sub("", stem), values)
        return
    if "占" in stem and "占" not in sign:
        part, _, whole = stem.rpartition("占")
        if not _CLAUSE.search(whole):
            yield from _known(_BEFORE.sub("", part), _MORE.sub("", whole), values)
    if sign.strip("的") or said.in_words:
        for among in _AMONG.finditer(stem):
            whole, part = stem[: among.start()], stem[among.end() :]
            if len(part) <= _RESIDUE:
                for where in _AT.finditer(whole):
                    if not _CLAUSE.search(whole, where.end()):
                        yield from _known(whole[: where.start()], whole[where.end() :], values)
            elif not _CLAUSE.search(part):
                yield from _known(part, whole, values)


def _known(part: str, whole: str, values: ValuesByName) -> Iterator[tuple[str, str]]:
    clauses = [_CLAUSE.split(words)[-1] for words in (part, whole)]
    names = [bare_name(clause.removeprefix("在")) for clause in clauses]
    # 小麦、玉米产量占: what is named is more than the last of them.
    if any("、" in clause for clause in clauses) or names[0] == names[1] or _SECTOR.match(names[0]):
        return
    before = "|".join(words.removesuffix(clause) for words, clause in zip((part, whole), clauses, strict=True))
    if all(name in values for name in names) and not _SET_OFF.search(before):
        yield names[0], names[1]


def _denied(
    ledger: Ledger, values: ValuesByName, said: ShareSaid, names: tuple[str, str], at: int
) -> ShareByName | None:
    """The two values of the names, where neither they nor any others that end in them give the share."""
    part, whole = (values.only(name, at) for name in names)
    if part is None or whole is None or part.unit != whole.unit or part.value >= whole.value:
        return None
    if _give(part, whole, said):
        return None
    alike = [one for one in ledger.quantities if one.unit == part.unit and one.is_amount and one.value > 0]
    parts, wholes = ([one for one in alike if bare_name(ledger.lead(one)).endswith(name)] for name in names)
    pairs = [*product(parts[:_MOST], wholes[:_MOST])]
    if not said.in_words:  # many pairs give a share such as 一半以上
        beside = ledger.by_block.get(ledger.sentences[at].block, ())
        pairs += permutations([one for one in beside if one.unit == part.unit and one.is_amount][:_MOST], 2)
    return None if any(_give(few, many, said) for few, many in pairs) else ShareByName(said, part, whole)


def _give(part: Quantity, whole: Quantity, said: ShareSaid) -> bool:
    share = stated(part).widened(part.step).over(stated(whole).widened(whole.step))
    return share is None or share.meets(said.means)


def _is_own(ledger: Ledger, start: int, lead: str) -> bool:
    """False where the share is told of another footing, ahead, of a part of the place or of a wider one."""
    return not _UNLIKE.search(lead) and not in_plans(ledger, start) and of_whole_place(ledger, start, lead)
