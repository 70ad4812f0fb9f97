"""Notes cited by their number, 相关口径详见注释5, and the numbered list of notes that they are looked up in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.layout.note_marks import NoteMark
from linter.facts.numbers.numbers import mark_number
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}}|[①-⑳])"
_HEADING = regex(
    r"(?m)^[ 　（(【\[]*(?:(?:有关|相关|几点|指标|数据|名词|统计)*(?P<word>注释?|附注|备注|脚注|尾注|说明|解释))"
    r"[】\]）)]?"
    r"(?:[：:][ 　]*|[ 　]*(?=\n))"
    r"(?=\s*[（(\[［〔【]?(?:1(?!\d)|一|①))"
)
_ENTRY = regex(
    rf"(?<=[\n；;。：:，,！ 　）)”|])(?:注释?|附注|说明)?"
    rf"(?P<number>[①-⑳]|[（(\[［〔【](?:\d{{1,2}}|[{_HAN}]{{1,3}})[）)\]］〕】]|(?:\d{{1,2}}|[{_HAN}]{{1,3}})[.、．：:])(?!\d)"
)
_END = regex(r"\n[ 　#]*(?:[一二三四五六七八九十]+、|附件|附表|第[一二三四五六七八九十]+[章部])")
"""What no longer belongs to the notes, unless they are numbered 一、 themselves."""
_BEHIND = r"(?=[^一-鿿\d.．万亿%％]|[条的所中和及与至说解]|$)"
_BY_HAN = regex(r"\s*一")
_CITED = regex(
    r"(?P<lead>[一-鿿》”]{0,6}?)(?P<see>[详参]?见|参[阅照]|参考|按照?|同|依照?)?(?:文[末后尾]|本[文公报告]{1,2}|后附|下方)?的?"
    rf"(?P<note>(?:(?P<plain>注|说明)|注释|附注|脚注|尾注)第?[（(\[［〔【]?(?P<number>{_NUMBER}){_BEHIND})"
    rf"(?:[）)\]］〕】条]{{0,2}}[、和及与至](?:注释?|附注|说明)?(?P<more>{_NUMBER}){_BEHIND})?"
)
_OF_ANOTHER = regex("[》”]|(?:年鉴|年报|报表|财务|决算|审计报告|方案|办法|通知|规定)(?:的|中)?$")
"""附注五 of a financial statement is none of these notes."""
_FEWEST = 2
"""Notes that make a list of them."""


def find_cited_notes(ledger: Ledger) -> Iterator[tuple[NoteMark, tuple[NoteMark, ...]]]:
    """Every note cited by a number beyond those of the text, with the longest list of its notes."""
    lists: dict[bool, tuple[NoteMark, ...]] = {}
    headings = list(_HEADING.finditer(ledger.text))
    ends = [heading.start() for heading in headings][1:] + [len(ledger.text)] * bool(headings)
    for heading, end in zip(headings, ends, strict=True):
        entries = _entries(ledger.text, heading.end(), end)
        explains = heading["word"] in ("说明", "解释")
        if len(entries) >= _FEWEST and len(entries) > len(lists.get(explains, ())):
            lists[explains] = entries
    for cited in _CITED.finditer(ledger.text) if lists else ():
        explains = cited["plain"] == "说明"
        entries = lists.get(explains, ())
        bracket = ledger.text[max(0, cited.start() - 1) : cited.start()] in ("（", "(", "[", "［")
        if not entries or (cited["plain"] and not (cited["see"] or (bracket and not explains))):
            continue
        opens = not cited["see"] and ledger.text[max(0, cited.start() - 1) : cited.start()] in ("", "\n")
        opens = opens or ledger.text[cited.end() : cited.end() + 1] in (":", "：")
        if opens or _OF_ANOTHER.search(cited["lead"]):
            continue
        for group, span in (("number", "note"), ("more", "more")):
            number = _value(cited[group]) if cited[group] else 0
            if number > len(entries):
                yield NoteMark(number, Span(*cited.span(span))), entries


def _entries(text: str, begin: int, end: int) -> tuple[NoteMark, ...]:
    """The notes behind a heading, from 1 on, marked like the first; none where a number is left out."""
    entries: list[NoteMark] = []
    form, over = "", None if _BY_HAN.match(text, begin) else _END.search(text, begin, end)
    for entry in _ENTRY.finditer(text, begin, over.start() if over else end):
        number = _value(entry["number"])
        form = form or _form(entry["number"])
        if _form(entry["number"]) != form or number <= len(entries):
            continue
        if number > len(entries) + 1:
            return ()
        entries.append(NoteMark(number, Span(entry.start("number"), entry.end())))
    return tuple(entries)


def _form(number: str) -> str:
    """What a number is marked by: its bracket, its point, or ① for a circle."""
    return "①" if "①" <= number <= "⑳" else _MARKS.findall(number)[-1]


def _value(number: str) -> int:
    return mark_number(_MARKS.sub("", number))


_MARKS = regex(r"[（()）\[\]［］〔〕【】.、．：:]")
