"""Texts whose paragraphs were broken at a fixed width: their lines are joined before anything is read."""

from __future__ import annotations

import time

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


def test_bare_numbers_that_count_up_are_pages_and_others_are_not() -> None:
    lines = broken([PARAGRAPH, PARAGRAPH]).split("\n")
    paged = Document.from_text("\n".join([*lines[:2], "3", *lines[2:7], "4", *lines[7:]]))
    assert [paged.text[block.span.start : block.span.end] for block in paged.blocks] == [PARAGRAPH, PARAGRAPH]
    assert "128" in Document.from_text("\n".join([*lines[:2], "128", *lines[2:]])).text.split("\n")


def test_half_a_million_characters_are_read_at_once() -> None:
    source = ("上坪村的渠道清淤和护岸加固工程已经按期完成并通过验收" * 2 + "\n") * 9000
    start = time.process_time()
    wrapped_ends(source)
    assert time.process_time() - start < 2  # a sixth of a second on a quiet machine


def numbered(entry: str, firsts: str = "甲乙丙丁戊己庚辛") -> str:
    """Entries that begin with another word each, and have one length."""
    return "".join(entry.replace("#", first) + "\n" for first in firsts)


ALIKE = [
    numbered("项目建设地点为#河镇境内的小流域综合治理项目"),
    numbered("#镇上坪村  237  682  967"),
    numbered("#镇上坪村等三个村合计 237 682 967"),
    numbered("#镇山塘除险加固和渠道清淤护岸工程"),
    numbered("#镇山塘除险加固和渠道清淤护岸工程") + "以上项目均已开工。\n",
    numbered("#镇修复山塘12座，清淤渠道38公里，改造泵站"),
    numbered("★#镇山塘除险加固和渠道清淤护岸工程"),
    numbered("责任单位：#镇人民政府和县水利局、县财政局"),
    "".join(f"202{year}年3月5日赴青溪县上坪村调研水利工程建设\n" for year in range(8)),
    "".join(f"{number}）青溪县上坪村的水利工程建设已全部完成\n" for number in range(1, 9)),
    numbered("#是加强山塘巡查和渠道清淤护岸工程建设", "一二三四五六七八"),
    "修复上坪村山塘三座并清理渠道\n改造下沙村泵站两座和新建机耕道路\n疏浚东河镇河道五条、加固堤防三处\n"
    "实施石桥镇小流域综合治理与护岸\n新建柳泉乡集中供水厂及配套管网\n整治南溪村地质灾害隐患点四处\n"
    "推进云坪村高标准农田建设和管护\n完善梅岭村污水处理设施运行机制\n扩建沙洲村文化活动中心。\n",
]


@pytest.mark.parametrize("text", ALIKE)
def test_lists_and_rows_whose_lines_have_one_length_stay_apart(text: str) -> None:
    assert not wrapped_ends(text)
    assert not wrapped_ends("青溪县水利工程情况\n" + text + "特此报告。\n")


def test_a_list_in_a_wrapped_text_stays_apart() -> None:
    wrapped = broken([PARAGRAPH, PARAGRAPH.replace("青溪县", "全县")])
    for entry in ("#镇山塘除险加固和渠道清淤护岸建设工程", "#镇山塘除险加固和渠道清淤以及护岸建设工程"):
        entries = numbered(entry, "甲乙丙丁")
        blocks = Document.from_text(wrapped + entries + wrapped).text.split("\n")
        assert set(entries.split()) <= set(blocks)
    assert PARAGRAPH in blocks


LAST_LINES = [
    ["东河镇山塘21座，其中病险14座，已加固12座", "西山镇山塘32座，其中病险25座，已加固23座"],
    ["联系地址：东河镇建设路18号水利大楼三楼值班室", "联系电话：工作日上午八时至下午五时拨打总机转"],
]


@pytest.mark.parametrize("entries", LAST_LINES)
def test_the_last_entry_of_a_list_is_no_line_of_the_paragraph_below_it(entries: list[str]) -> None:
    blocks = Document.from_text(broken([PARAGRAPH, *entries, PARAGRAPH, PARAGRAPH])).text.split("\n")
    assert set(entries) <= set(blocks)
    assert blocks.count(PARAGRAPH) == 3


def test_whom_a_text_is_for_stands_alone_behind_a_full_line() -> None:
    line = "各乡镇人民政府、县直有关部门："
    source = broken([PARAGRAPH[:68] + "。"], "　　") + line + "\n" + broken([PARAGRAPH, PARAGRAPH], "　　")
    assert line in Document.from_text(source).text.split("\n")


def test_a_title_is_no_line_of_the_paragraph_below_it() -> None:
    title = "关于开展青溪县山塘水库防汛安全大排查工作情况"
    blocks = Document.from_text(title + "\n" + broken([PARAGRAPH, PARAGRAPH])).text.split("\n")
    assert title in blocks
    assert PARAGRAPH in blocks


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
