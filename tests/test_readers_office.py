"""Readers of Word, Excel, HTML and PDF: what stands on the page is read, in its order, and nothing else."""

from __future__ import annotations

import io
import shutil
from datetime import date, datetime, time
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from pathlib import Path

import docx
import openpyxl
import pytest
from documents import p, part, pdf, pdf_pages, r, word, word_by_library, workbook

from linter.document import Document
from linter.errors import ReadError
from linter.readers import read_bytes
from linter.readers.docx import open_docx
from linter.readers.docx_numbering import han, shown


def texts(document: Document, kind: str = "") -> list[str]:
    return [document.text[slice(*b.span)] for b in document.blocks if not kind or b.kind == kind]


def cells(document: Document) -> dict[tuple[int, int, int], str]:
    return {(b.table, b.row, b.column): document.text[slice(*b.span)] for b in document.blocks if b.kind == "cell"}


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


@pytest.mark.parametrize(
    ("number", "form", "mark"),
    [(3, "chineseCounting", "三"), (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"),
     (20, "chineseCounting", "二十"), (101, "chineseCounting", "一百零一"), (4, "decimalEnclosedCircle", "④"),
     (2, "ideographTraditional", "乙"), (11, "chineseLegalSimplified", "壹拾壹"), (4, "upperRoman", "IV"),
     (27, "lowerLetter", "aa"), (3, "decimalFullWidth", "３"), (5, "decimal", "5"), (0, "decimal", "0")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, form: str, mark: str) -> None:
    assert shown(number, form) == mark


def test_han_numerals_up_to_thousands() -> None:
    assert [han(n) for n in (1, 11, 21, 110, 1005)] == ["一", "十一", "二十一", "一百一十", "一千零五"]


def test_a_number_split_over_runs_is_one_number_and_each_run_is_found_again() -> None:
    index = open_docx(word(p("共有", "1", "8\u00ad6", "个", "<w:bookmarkStart w:id='1' w:name='x'/>", "村。")))
    assert index.document.text == "共有186个村。\n"
    at = index.document.source.index("6")
    piece, into = index.locate(at) or pytest.fail("no piece")
    assert piece.text.text[piece.offset + into] == "6"
    assert piece.run.tag.endswith("}r")
    assert piece.paragraph.tag.endswith("}p")


def test_every_character_of_a_word_file_leads_back_to_its_element() -> None:
    body = p("甲村", "12户") + f"<w:tbl><w:tr><w:tc>{p('乙')}</w:tc><w:tc>{p('3')}</w:tc></w:tr></w:tbl>" + p("完")
    index = open_docx(word(body))
    for offset, char in enumerate(index.document.source):
        piece, into = index.locate(offset) or pytest.fail("no piece")
        if char != "\n":
            assert piece.text.text[into] == char


def test_tracked_changes_are_read_as_accepted_or_as_rejected() -> None:
    body = (
        p("共", f'<w:del w:id="1">{r("17", "delText")}</w:del>', f'<w:ins w:id="2">{r("18")}</w:ins>', "项，")
        .replace("<w:pPr></w:pPr>", "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>")
        + p("已完成。")
    )  # fmt: skip
    data = word(body)
    assert texts(read_bytes(data, "a.docx")) == ["共18项，已完成。"]
    assert texts(read_bytes(data, "a.docx", changes="original")) == ["共17项，", "已完成。"]


def test_fields_links_and_controls_are_read_by_what_they_show() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF total 99</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("18") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink r:id="r9">{r("个村")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{r('，全部')}</w:sdtContent></w:sdt>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏7</w:t></w:r>"
    document = read_bytes(word(p("共", field, link, control, hidden, "通路。")), "a.docx")
    assert texts(document) == ["共18个村，全部通路。"]


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


def begin(instruction: str) -> str:
    """The runs of a field up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction[:2]}</w:instrText></w:r><w:r><w:instrText>{instruction[2:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_a_table_of_contents_is_left_out_whatever_the_style_of_its_lines() -> None:
    pages = [begin("PAGEREF _Toc1") + r(page) + END for page in "13"]
    body = (
        p("目录")
        + p(begin('TOC \\o "1-3"'), r("一、概况"), pages[0])
        + p(r("二、问题"), pages[1])
        + p(END)
        + p("一、概况")
        + p("表", begin("SEQ 表"), r("2"), END, " 投入")
    )
    assert texts(read_bytes(word(body), "a.docx")) == ["目录", "一、概况", "表2投入"]


def test_a_table_of_contents_without_an_end_hides_nothing() -> None:
    body = p(begin("TOC"), r("一、概况")) + p("全县共18个村。")
    assert texts(read_bytes(word(body), "a.docx")) == ["一、概况", "全县共18个村。"]


def test_a_digit_above_the_line_is_no_part_of_a_number() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    assert texts(read_bytes(word(p("共18", raised, "个村，1200m", raised)), "a.docx")) == ["共18²个村，1200m²"]
    page = "<html><body><p>共18<sup>2</sup>个村，1200m<sup>2</sup></p></body></html>"
    assert texts(read_bytes(page.encode(), "a.html")) == ["共18²个村，1200m²"]


def test_tables_keep_rows_columns_and_merged_cells() -> None:
    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"

    inner = f"<w:tbl><w:tr>{tc('内1')}{tc('内2')}</w:tr></w:tbl>{p('')}"
    rows = (
        f"<w:tr>{tc('项目', '<w:vMerge w:val=' + chr(34) + 'restart' + chr(34) + '/>')}"
        f"{tc('金额', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr>"
        f"<w:tr>{tc('', '<w:vMerge/>')}{tc('预算')}{tc('决算')}</w:tr>"
        f"<w:tr>{tc('水利')}{tc('12')}{tc(inner)}</w:tr>"
    )
    document = read_bytes(word(f"<w:tbl>{rows}</w:tbl>" + p("后文")), "a.docx")
    assert cells(document) == {
        (0, 0, 0): "项目", (0, 0, 1): "金额", (0, 1, 1): "预算", (0, 1, 2): "决算", (0, 2, 0): "水利", (0, 2, 1): "12",
        (1, 0, 0): "内1", (1, 0, 1): "内2",
    }  # fmt: skip
    first, second = document.blocks[:2]
    assert (first.row_span, second.column_span) == (2, 2)
    assert document.blocks[3].locator is not None
    assert document.blocks[3].locator.cell == "C2"
    assert document.blocks[3].locator.table == 1


def test_notes_headers_and_text_boxes_are_read_and_page_numbers_are_not() -> None:
    footnotes = part(
        "footnotes",
        f'<w:footnote w:id="0" w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="1">{p("含两个农场。")}</w:footnote>',
    )
    box = f"<w:r><w:pict><w:txbxContent>{p('框内共3项。')}</w:txbxContent></w:pict></w:r>"
    section = '<w:sectPr><w:headerReference r:id="r2"/><w:footerReference r:id="r3"/></w:sectPr>'
    document = read_bytes(
        word(
            p("共18个村。", box) + section,
            footnotes=footnotes,
            header1=part("hdr", p("青禾县文件")),
            footer1=part("ftr", p("— 3 —")),
        ),
        "a.docx",
    )
    assert texts(document) == ["共18个村。", "框内共3项。", "含两个农场。", "青禾县文件"]
    assert [b.kind for b in document.blocks] == ["paragraph", "paragraph", "note", "header"]
    assert [b.locator.part for b in document.blocks if b.locator] == ["", "text box", "footnote", "header"]


def test_a_file_made_by_python_docx_is_read() -> None:
    document = read_bytes(word_by_library(["关于青禾县的报告", "一、概况", "全县共18个村。"]), "a.docx")
    assert texts(document) == ["关于青禾县的报告", "一、概况", "全县共18个村。"]
    assert [b.locator.paragraph for b in document.blocks if b.locator] == [1, 2, 3]


def test_sheets_are_tables_of_shown_values() -> None:
    data = workbook({"收支": [["单位：万元"], ["项目", "金额"], ["水利", 0.1 + 0.2], ["合计", 1200]], "空": []})
    document = read_bytes(data, "a.xlsx")
    assert cells(document)[(0, 2, 1)] == "0.3"
    assert cells(document)[(0, 3, 1)] == "1200"
    where = document.blocks[-1].locator
    assert where is not None
    assert (where.sheet, where.cell) == ("收支", "B4")


def test_a_page_is_read_without_menus_and_scripts() -> None:
    page = (
        '<html><head><meta charset="gb2312"><title>站点</title></head><body><div class="nav">首页 12个栏目</div>'
        "<script>var a = 99;</script><h2>一、概况</h2><p>全县共<b>18</b>个\n村。<br>另有2个镇。</p>"
        "<table><tr><th rowspan=2>村</th><th>户</th></tr><tr><td>12</td></tr></table>"
        "<footer>备案号1234</footer></body></html>"
    )
    document = read_bytes(page.encode("gb18030"), "a.html")
    assert texts(document) == ["一、概况", "全县共18个村。", "另有2个镇。", "村", "户", "12"]
    assert cells(document) == {(0, 0, 0): "村", (0, 0, 1): "户", (0, 1, 1): "12"}
    assert document.blocks[0].level == 1 + 1


def test_what_stands_above_and_below_a_sheets_table_is_no_part_of_it() -> None:
    rows: list[list[object]] = [
        ["收支表"],
        ["填报单位：水利局", None, "单位：万元"],
        ["项目", "预算", "决算"],
        ["一、水利"],
        ["渠道", 12, 11],
        ["合计", 12, 11],
        ["注：含结转。"],
    ]
    document = read_bytes(workbook({"收支": rows, "说明": [["全县共18个村。"]]}), "a.xlsx")
    assert texts(document, "paragraph") == [
        "收支表",
        "填报单位：水利局",
        "单位：万元",
        "注：含结转。",
        "全县共18个村。",
    ]
    assert [b.locator.cell for b in document.blocks if b.locator and b.kind == "paragraph"] == [
        "A1", "A2", "C2", "A7", "A1",
    ]  # fmt: skip
    assert sorted({row for _, row, _ in cells(document)}) == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (12900000, '0!.0,"万元"', "1290.0万元"),
        (1200, '#,##0"户"', "1,200户"),
        (3, '"第"0"批"', "第3批"),
        (12345678, "#,##0.0,", "12,345.7"),
        (180, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "180.00"),
        (-12.5, "0.00_);[Red](0.00)", "-12.50"),
        (-3, '0;"减少"0', "减少3"),
        (-12.5, "0.00;-0.00", "-12.50"),
        (0.755, "0.0%", "75.5%"),
        (5, "000", "005"),
        (1234567890123, "General", "1234567890123"),
        (1290, "G/通用格式", "1290"),
        (56, "@", "56"),
        (1e300, "0.00", "1e+300"),
        (date(2024, 3, 5), 'yyyy"年"m"月"', "2024年3月"),
        (date(2024, 3, 5), 'm"月"d"日"', "3月5日"),
        (date(2024, 3, 5), "[$-F800]dddd, mmmm dd, yyyy", "2024年3月5日"),
        (datetime(2024, 3, 5, 9, 30), "yyyy/m/d h:mm", "2024年3月5日9:30"),
        (datetime(2024, 3, 5), "yyyy/m/d h:mm", "2024年3月5日"),
        (time(9, 30), "h:mm", "9:30"),
    ],
)
def test_a_value_is_shown_as_its_format_shows_it(value: object, form: str, text: str) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = value
    book.active["B2"].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    assert texts(read_bytes(stream.getvalue(), "a.xlsx")) == [text]


ARTICLE = "<p>&emsp;&ensp;&nbsp;一、概况</p><p>全县共18&ensp;个村。</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<form id='aspnetForm'><input value='3'>{ARTICLE}</form>",
        f"<div class='page search'><div class='share'>{ARTICLE}</div></div>",
        f"<div class='share'>分享 3</div>{ARTICLE}<div>下一篇：第4号通报</div>",
        f"<p>当前位置：首页 &gt; 通报</p>{ARTICLE}",
        "<pre>\n  一、概况\n  全县共18个村。\n</pre>",
    ],
)
def test_an_article_is_read_whatever_a_site_sets_around_it(page: str) -> None:
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert texts(document) == ["一、概况", "全县共18个村。"]
    assert [b.locator.paragraph for b in document.blocks if b.locator] == [1, 2]


def test_a_web_archive_named_as_a_word_file_is_read() -> None:
    page = "<html><head><meta charset='gb2312'></head><body><p>全县共18个村。</p></body></html>"
    archive = MIMEMultipart("related")
    archive.attach(MIMEApplication(page.encode("gb18030")))
    archive.get_payload()[0].replace_header("Content-Type", "text/html; charset=gb2312")
    document = read_bytes(archive.as_bytes(), "a.doc")
    assert texts(document) == ["全县共18个村。"]
    assert document.format == "mht"
    with pytest.raises(ReadError, match="without a page"):
        read_bytes(MIMEMultipart("related").as_bytes(), "a.doc")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("text", ["全县共18个村。", "全县共18个村"])
def test_a_page_that_was_saved_in_another_charset_than_it_declares_is_read(encoding: str, text: str) -> None:
    head = f"<html><head><script>{'/* */' * 2000}</script><meta charset='gb2312'></head>"
    assert texts(read_bytes(f"{head}<p>{text}</p></html>".encode(encoding), "a.html")) == [text]


def test_pdf_lines_are_joined_and_margins_left_out() -> None:
    full = "Every line that is full goes on in the next, page by page"
    pages = [
        [
            (72, 800, "Running header"),
            (96, 700, f"{full}{word}"),
            (72, 680, f"and {word} ends here."),
            (96, 660, f"Next {word}."),
            (96, 640, f"Last {word}."),
            (290, 40, f"- {at} -"),
        ]
        for at, word in enumerate(("one", "two", "six", "ten"), 1)
    ]
    document = read_bytes(pdf_pages(pages), "a.pdf")
    assert texts(document)[:3] == [f"{full}one and one ends here.", "Next one.", "Last one."]
    assert [b.locator.page for b in document.blocks if b.locator] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_the_running_lines_of_two_pages_are_left_out_wherever_the_file_draws_them() -> None:
    full = "Every line that is full goes on in the next, page by page to"
    pages = [
        [
            (72, 700, f"Text {word} {full}"),
            (72, 800, "Running header"),
            (290, 40, f"Page {at}"),
            (290, 20, f"{at}/2"),
            (72, 680, f"its end {word}."),
        ]
        for at, word in enumerate(("one", "two"), 1)
    ]
    document = read_bytes(pdf_pages(pages), "a.pdf")
    assert texts(document) == [f"Text {word} {full} its end {word}." for word in ("one", "two")]


def test_what_stands_at_the_right_margin_is_not_joined_to_what_follows() -> None:
    full = "Every line that is full goes on in the next, page by page"
    lines = [(72.0, 700.0 - 20 * at, full) for at in range(4)]
    end = 72 + 7.2 * len(full)
    lines += [(end - 7.2 * len(text), y, text) for y, text in ((600, "County Office"), (580, "5 March"))]
    assert texts(read_bytes(pdf(lines), "a.pdf"))[-2:] == ["County Office", "5 March"]


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(ReadError, match="no text layer"):
        read_bytes(pdf([]), "scan.pdf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rtf_is_read_through_libreoffice() -> None:
    data = rb"{\rtf1\ansi\uc1 \u20849?\u26377?18\u20010?\u26449?\par second\par}"
    assert texts(read_bytes(data, "a.rtf")) == ["共有18个村", "second"]


def test_without_libreoffice_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="LibreOffice: install it") as error:
        read_bytes(rb"{\rtf1 x}", "a.rtf")
    assert "\n" not in str(error.value)


def test_a_file_with_comments_of_a_reviewer_is_read_without_them() -> None:
    made = docx.Document()
    run = made.add_paragraph("全县共18个村。").runs[0]
    made.add_comment(run, text="请核对：19个", author="甲")
    stream = io.BytesIO()
    made.save(stream)
    assert texts(read_bytes(stream.getvalue(), "a.docx")) == ["全县共18个村。"]
