"""Texts whose paragraphs were broken at a fixed width: their lines are joined before anything is read."""

from __future__ import annotations

import pytest

from linter import lint_text
from linter.document import Document
from linter.wrapped_lines import wrapped_ends

PARAGRAPH = (
    "今年以来，青溪县共排查山塘128座，发现隐患46处，其中坝体渗漏19处、溢洪道淤塞15处、启闭设备失灵12处，"
    "已逐座建立台账，落实巡查责任人，安排维修资金312万元，计划在主汛期到来之前全部整改到位。"
)
WIDTH = 24


def broken(paragraphs: list[str], indent: str = "", end: str = "\n") -> str:
    """The paragraphs in lines of one width, none of which begins with a mark."""
    lines = []
    for paragraph in paragraphs:
        rest = indent + paragraph
        while len(rest) > WIDTH:
            places = range(WIDTH, 0, -1)
            cut = next(at for at in places if rest[at] not in "，。、" and not rest[at - 1 : at + 1].isdigit())
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return end.join(lines) + end


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_of_one_width_are_one_paragraph_again(indent: str, end: str) -> None:
    source = broken([PARAGRAPH, "二、下步打算", PARAGRAPH], indent, end)
    document = Document.from_text(source)
    assert [document.text[block.span.start : block.span.end] for block in document.blocks] == [
        PARAGRAPH,
        "二、下步打算",
        PARAGRAPH,
    ]
    assert document.quote(document.blocks[0].span).replace(end, "").lstrip("　") == PARAGRAPH


def test_the_number_of_a_page_between_two_lines_is_left_out() -> None:
    lines = broken([PARAGRAPH, PARAGRAPH]).split("\n")
    document = Document.from_text("\n".join([*lines[:2], "— 3 —", *lines[2:]]))
    assert [document.text[block.span.start : block.span.end] for block in document.blocks] == [PARAGRAPH, PARAGRAPH]


def test_a_finding_stands_where_the_source_has_it() -> None:
    source = broken([PARAGRAPH.replace("12处", "13处"), PARAGRAPH.replace("青溪县", "全县")])
    found = [finding for finding in lint_text(source).findings if finding.rule == "parts-differ-from-total"]
    assert [place.quote for place in found[0].places] == ["46\n处", "19处", "15处", "13处"]
    assert all(source[place.span.start : place.span.end] == place.quote for place in found[0].places)
    assert not lint_text(broken([PARAGRAPH, PARAGRAPH.replace("青溪县", "全县")])).findings


@pytest.mark.parametrize(
    "text",
    [
        "一、清淤工程已经完成\n二、护岸工程已经完成\n三、截污工程已经完成\n" * 4,
        "上坪村农户张某某反映自来水时断时续的问题已办结。\n" * 9,
        PARAGRAPH + "\n" + PARAGRAPH + "\n",
        "",
    ],
)
def test_short_lines_that_end_by_themselves_are_left_alone(text: str) -> None:
    assert not wrapped_ends(text)
