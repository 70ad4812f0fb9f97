"""Workbooks: values as they are shown, tables apart from what stands around them."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from blocks import cells, texts
from documents import workbook

from linter.readers import read_bytes


def test_sheets_are_tables_of_shown_values() -> None:
    data = workbook({"收支": [["单位：万元"], ["项目", "金额"], ["水利", 0.1 + 0.2], ["合计", 1200]], "空": []})
    document = read_bytes(data, "a.xlsx")
    assert cells(document)[(0, 2, 1)] == "0.3"
    assert cells(document)[(0, 3, 1)] == "1200"
    where = document.blocks[-1].locator
    assert where is not None
    assert (where.sheet, where.cell) == ("收支", "B4")


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
