"""Pages of the web: the article is read, whatever a site sets around it."""

from __future__ import annotations

from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart

import pytest
from blocks import cells, texts

from linter.errors import ReadError
from linter.readers import read_bytes

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


def test_a_digit_above_the_line_is_no_part_of_a_number() -> None:
    page = "<html><body><p>共18<sup>2</sup>个村，1200m<sup>2</sup></p></body></html>"
    assert texts(read_bytes(page.encode(), "a.html")) == ["共18²个村，1200m²"]


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
