"""Word files: what stands on the page is read, in its order, and leads back to its element."""

from __future__ import annotations

import io

import docx
from blocks import cells, texts
from documents import p, part, r, word, word_by_library

from linter.readers import read_bytes
from linter.readers.docx import open_docx
from linter.readers.docx_index import DocxIndex, Piece


def piece_at(index: DocxIndex, offset: int) -> Piece:
    return [piece for piece in index.pieces if piece.start <= offset][-1]


def test_a_number_split_over_runs_is_one_number_and_each_run_is_found_again() -> None:
    index = open_docx(word(p("共有", "1", "8\u00ad6", "个", "<w:bookmarkStart w:id='1' w:name='x'/>", "村。")))
    assert index.document.text == "共有186个村。\n"
    at = index.document.source.index("6")
    piece = piece_at(index, at)
    assert piece.text.text[piece.offset + at - piece.start] == "6"
    assert piece.run.tag.endswith("}r")
    assert piece.paragraph.tag.endswith("}p")


def test_every_character_of_a_word_file_leads_back_to_its_element() -> None:
    body = p("甲村", "12户") + f"<w:tbl><w:tr><w:tc>{p('乙')}</w:tc><w:tc>{p('3')}</w:tc></w:tr></w:tbl>" + p("完")
    index = open_docx(word(body))
    for offset, char in enumerate(index.document.source):
        piece = piece_at(index, offset)
        if char != "\n":
            assert piece.text.text[piece.offset + offset - piece.start] == char


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


def test_a_file_with_comments_of_a_reviewer_is_read_without_them() -> None:
    made = docx.Document()
    run = made.add_paragraph("全县共18个村。").runs[0]
    made.add_comment(run, text="请核对：19个", author="甲")
    stream = io.BytesIO()
    made.save(stream)
    assert texts(read_bytes(stream.getvalue(), "a.docx")) == ["全县共18个村。"]
