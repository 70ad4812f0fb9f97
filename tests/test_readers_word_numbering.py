"""Automatic numbers of a Word file are computed as Word shows them."""

from __future__ import annotations

import pytest
from blocks import texts
from documents import p, part, r, word

from linter.readers import read_bytes
from linter.readers.docx_numbering import shown


def level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def numbered(at: int, text: str, number: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_computed_and_start_anew_below_a_new_parent() -> None:
    body = "".join(
        [numbered(0, "概况"), numbered(1, "收购"), numbered(1, "储存"), p("正文。"), numbered(0, "问题"),
         numbered(1, "账目"), numbered(2, "漏记"), numbered(2, "错记"), numbered(0, "附则", 2)]
    )  # fmt: skip
    document = read_bytes(word(body, numbering=NUMBERING), "a.docx")
    assert texts(document) == [
        "一、概况", "（一）收购", "（二）储存", "正文。", "二、问题", "（一）账目", "1.漏记", "2.错记", "一、附则",
    ]  # fmt: skip


def test_numbers_come_from_styles_too_and_styles_give_heading_levels() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="标题甲"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>',
    )
    body = (
        p("一、概况\t1", properties='<w:pStyle w:val="t1"/>')
        + p("概况", properties='<w:pStyle w:val="a1"/>')
        + p("问题", properties='<w:pStyle w:val="a2"/>')
        + p("不编号", properties='<w:pStyle w:val="a2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    document = read_bytes(word(body, numbering=NUMBERING, styles=styles), "a.docx")
    assert texts(document) == ["一、概况", "二、问题", "不编号"]
    assert [b.level for b in document.blocks] == [1, 1, 1]
    assert document.blocks[0].kind == "heading"


def test_a_style_may_name_its_level_only_and_inherit_the_list() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="h2"><w:basedOn w:val="h1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    body = "".join(p(text, properties=f'<w:pStyle w:val="{style}"/>') for text, style in
                   (("概况", "h1"), ("收购", "h2"), ("储存", "h2"), ("问题", "h1"), ("账目", "h2")))  # fmt: skip
    document = read_bytes(word(body, numbering=NUMBERING, styles=styles), "a.docx")
    assert texts(document) == ["一、概况", "（一）收购", "（二）储存", "二、问题", "（一）账目"]


def test_a_paragraph_that_was_moved_away_takes_no_number() -> None:
    def moved(tag: str) -> str:
        number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return p(f"<w:{tag} w:id='9'>{r('水表')}</w:{tag}>", properties=f"{number}<w:rPr><w:{tag} w:id='8'/></w:rPr>")

    data = word(
        numbered(0, "水源") + moved("moveFrom") + numbered(0, "管网") + moved("moveTo") + numbered(0, "收费"),
        numbering=NUMBERING,
    )
    assert texts(read_bytes(data, "a.docx")) == ["一、水源", "二、管网", "三、水表", "四、收费"]
    original = read_bytes(data, "a.docx", changes="original")
    assert texts(original) == ["一、水源", "二、水表", "三、管网", "四、收费"]


@pytest.mark.parametrize(
    ("number", "form", "mark"),
    [(3, "chineseCounting", "三"), (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"),
     (1, "chineseCounting", "一"), (11, "chineseCounting", "十一"), (20, "chineseCounting", "二十"),
     (21, "chineseCounting", "二十一"), (101, "chineseCounting", "一百零一"), (110, "chineseCounting", "一百一十"),
     (1005, "chineseCounting", "一千零五"), (4, "decimalEnclosedCircle", "④"),
     (2, "ideographTraditional", "乙"), (11, "chineseLegalSimplified", "壹拾壹"), (4, "upperRoman", "IV"),
     (27, "lowerLetter", "aa"), (3, "decimalFullWidth", "３"), (5, "decimal", "5"), (0, "decimal", "0")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, form: str, mark: str) -> None:
    assert shown(number, form) == mark
