"""Readers of plain text and Markdown: encodings, line ends, and markup that must not disturb a fact."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from blocks import cells

from linter.document import Document, squeeze
from linter.errors import ReadError
from linter.readers import read_bytes, read_path

NOTICE = "关于青禾县秋粮收购的报告\r\n\r\n一、总体情况\r\n全县共有１８个收购点，  已完成 12 个。\r\n"


def paragraphs(document: Document) -> list[str]:
    return [document.text[slice(*b.span)] for b in document.blocks if b.kind != "cell"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert read_bytes(NOTICE.encode(encoding), "notice.txt").source == NOTICE


def test_lines_are_blocks_whatever_ends_them() -> None:
    expected = ["关于青禾县秋粮收购的报告", "一、总体情况", "全县共有18个收购点，已完成12个。"]
    for end in ("\r\n", "\n", "\r"):
        assert paragraphs(read_bytes(NOTICE.replace("\r\n", end).encode(), "a.txt")) == expected


def test_an_empty_file_is_an_empty_document() -> None:
    for name in ("a.txt", "a.md"):
        assert read_bytes(b"", name).blocks == ()


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n1234", b"\x00" * 50, b"\xff\xfe\x00\xd8"])
def test_binary_data_is_told_in_one_line(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(data, "figures.txt")
    assert str(error.value).startswith("figures.txt: ")
    assert "\n" not in str(error.value)


def test_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_path(tmp_path / "none.txt")


def test_a_table_drawn_with_pipes_gives_cells() -> None:
    document = Document.from_text("前文。\n| 村 | 户数 |\n|---|---:|\n| 上坪村 | 12 |\n后文|没有表。")
    assert cells(document) == {(0, 0, 0): "村", (0, 0, 1): "户数", (0, 1, 0): "上坪村", (0, 1, 1): "12"}
    assert paragraphs(document)[-1] == "后文|没有表。"


STACKED = "指 标\n绝对值（万元）\n比上年±%\n契税\n31.2\n4.0\n# 房产税\n8.5\n-3.1\n印花税\n6.0\n—\n后文一行\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_with_one_cell_a_line_gives_cells(end: str) -> None:
    document = Document.from_text(("前文。\n" + STACKED).replace("\n", end))
    found = cells(document)
    assert found[0, 0, 1] == "绝对值（万元）"
    assert [found[0, row, 0] for row in (1, 2, 3)] == ["契税", "#房产税", "印花税"]
    assert [found[0, row, 2] for row in (1, 2, 3)] == ["4.0", "-3.1", "—"]
    assert paragraphs(document) == ["前文。", "后文一行"]


@pytest.mark.parametrize(
    "text",
    [
        STACKED.replace("印花税\n6.0\n", "印花税\n"),  # the third row lacks a cell: two are no table
        STACKED.replace("指 标", "契税情况"),
        "目录\n一、概况\n1\n二、做法\n2\n三、问题\n3\n",
    ],
)
def test_lines_that_repeat_no_row_are_no_table(text: str) -> None:
    assert not cells(Document.from_text(text))


def test_a_table_parted_by_tabs_gives_cells() -> None:
    document = Document.from_text("单位：万元\n合 计\t31\t32.5\n会议费\t31\t32.5\n\n一、\t概况\n二、\t做法\n")
    assert cells(document)[(0, 1, 2)] == "32.5"
    assert cells(document)[(0, 0, 0)] == "合计"
    assert "一、概况" in paragraphs(document)


@pytest.mark.parametrize(
    "drawn",
    [
        "村  户数  人数\n上坪村  12  30\n下坪村  15  41\n",
        "村 户数 人数\n上坪村 12 30\n下坪村 15 41\n",
        "村　户数　人数\n上坪村　１２　３０\n下坪村　１５　４１\n",
        "村 | 户数 | 人数\n上坪村 | 12 | 30\n下坪村 | 15 | 41\n",
        "│村│户数│人数│\n│上坪村│12│30│\n│下坪村│15│41│\n",
    ],
)
def test_a_table_parted_by_blanks_or_bars_gives_cells(drawn: str) -> None:
    found = cells(Document.from_text(f"各村情况如下：\n{drawn}下一步，继续核实。\n"))
    assert [found[0, 0, column] for column in range(3)] == ["村", "户数", "人数"]
    assert [found[0, row, column] for row in (1, 2) for column in (0, 1, 2)] == [
        *["上坪村", "12", "30", "下坪村", "15", "41"]
    ]


def test_the_corner_of_a_table_may_be_empty() -> None:
    found = cells(Document.from_text("      户数  备注\n上坪村  12  新建\n下坪村  15  改建\n"))
    assert found == {
        **{(0, 0, 1): "户数", (0, 0, 2): "备注"},
        **{(0, 1, 0): "上坪村", (0, 1, 1): "12", (0, 1, 2): "新建"},
        **{(0, 2, 0): "下坪村", (0, 2, 1): "15", (0, 2, 2): "改建"},
    }


def test_lines_with_blanks_that_count_nothing_are_no_table() -> None:
    source = "县财政局  县民政局  县水利局\n2022年9月2日\n1 总则 3\n2 范围 5\n张三  男  45岁\n李四  女  38岁\n"
    assert cells(Document.from_text(source)) == {}


def test_markdown_markup_is_shown_but_not_read() -> None:
    source = "## 一、概况\n\n全县共**18**个[收购点](http://x.test/2020年2月30日)，`12`个<b>已</b>开放。<!-- 99个 -->\n"
    document = read_bytes(source.encode(), "a.md")
    assert document.source == source
    assert paragraphs(document) == ["一、概况", "全县共18个收购点，12个已开放。"]
    assert document.blocks[0].kind == "heading"
    assert document.blocks[0].level == 2
    at = document.text.index("18个收")
    assert document.quote(document.blocks[1].span.__class__(at, at + 3)) == "18**个"


def test_markdown_code_and_front_matter_are_not_read() -> None:
    source = "---\ntitle: 共9个\n---\n正文共3个。\n\n```\n共5个\n```\n\n    缩进的正文共4个。\n"
    document = read_bytes(source.encode(), "a.md")
    assert paragraphs(document) == ["正文共3个。", "缩进的正文共4个。"]
    assert "5" not in document.text
    assert "9" not in document.text


def test_markdown_keeps_the_numbers_of_lists_and_leaves_out_bullets() -> None:
    document = read_bytes("1. 甲\n2. 乙\n\n---\n\n- 丙\n- 丁\n\n> 引文\n".encode(), "a.md")
    assert paragraphs(document) == ["1.甲", "2.乙", "丙", "丁", "引文"]
    assert document.quote(document.blocks[0].span) == "1. 甲"


def test_markdown_tables_give_cells_at_their_places() -> None:
    source = "| 项目 | **金额** |\n|:--|--:|\n| 水利 | 1 200 |\n| 合计 | `1200` |\n\n后文。\n"
    document = read_bytes(source.encode(), "a.md")
    assert cells(document)[(0, 0, 1)] == "金额"
    assert cells(document)[(0, 2, 1)] == "1200"
    assert paragraphs(document) == ["后文。"]


def test_a_long_plain_text_is_read_in_a_millisecond() -> None:
    data = ("全县共有18个收购点，已完成12个，占66.7%。" * 25 + "\n").encode() * 20
    best = min(_timed(data) for _ in range(7))
    assert len(data.decode()) > 12_000
    assert best < 0.004  # 1 ms on a quiet machine


def _timed(data: bytes) -> float:
    start = time.process_time()
    read_bytes(data, "a.txt")
    return time.process_time() - start


def test_squeeze_leaves_a_way_back() -> None:
    source = "共 １８ 个 村，2021- 06- 28"
    text, offsets = squeeze(source)
    for at, char in enumerate(text):
        assert source[offsets.to_source(at)].translate({ord("１"): "1", ord("８"): "8"}) == char


def test_a_bar_at_the_end_of_a_row_stands_for_an_empty_cell() -> None:
    document = Document.from_text("项目 | 预算数 | 执行数\n养护费 | 71.0 | 36.9\n捐赠 | 0.5 |\n利息 | 2.1 | 1.2\n")
    found = cells(document)
    assert (found[0, 2, 1], found[0, 3, 2]) == ("0.5", "1.2")
    assert (0, 2, 2) not in found
