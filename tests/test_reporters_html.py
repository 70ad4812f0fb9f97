"""The HTML page: well-formed, closed to the outside, every place marked and linked both ways."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from documents import p, part, word, workbook
from lxml import etree, html

from linter.document import Document
from linter.engine import Linter, suppress
from linter.offsets import Span
from linter.readers import read_bytes, read_path
from linter.reporters import Setting
from linter.reporters.html import to_html
from linter.reporters.html_text import Mark, Paragraph, Table, laid_out
from linter.run import Failure, Outcome

ROOT = Path(__file__).parent.parent
LINTER = Linter()
SHORT = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n"
ATTACK = f'<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x & 。{SHORT}'


def page(*documents: Document, failures: tuple[Failure, ...] = (), **setting: Any) -> Any:
    return html.document_fromstring(drawn(*documents, failures=failures, **setting))


def drawn(*documents: Document, failures: tuple[Failure, ...] = (), **setting: Any) -> str:
    outcome = Outcome(tuple(LINTER.lint(document) for document in documents), failures)
    return to_html(outcome, Setting(rules=LINTER.rules, **setting))


def text(element: Any) -> str:
    return str(element.text_content())


@pytest.fixture(scope="module")
def whole() -> Any:
    return page(read_path(ROOT / "examples" / "contradictory.txt"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_well_formed_and_its_ids_are_unique(language: str) -> None:
    source = drawn(read_path(ROOT / "examples" / "contradictory.txt"), language=language)
    parser = etree.HTMLParser(recover=False)
    root = etree.fromstring(source, parser)
    # libxml2 knows no element that came with HTML5; it complains of nothing else.
    assert {error.message for error in parser.error_log} <= {
        f"Tag {tag} invalid" for tag in ("header", "main", "article", "section", "details", "summary", "mark", "footer")
    }
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_place_is_marked_and_its_link_leads_to_its_words(whole: Any) -> None:
    report = LINTER.lint(read_path(ROOT / "examples" / "contradictory.txt"))
    for number, finding in enumerate(report.findings, 1):
        (item,) = whole.xpath(f"//li[@id='f{number}']")
        links = item.xpath(".//ul/li/a")
        assert [text(link) for link in links] == [place.quote for place in finding.places]
        for link in links:
            (mark,) = whole.xpath(f"//mark[@id='{link.get('href')[1:]}']")
            assert text(link).startswith(text(mark))
        backs = whole.xpath(f"//a[contains(@class, 'back')][@href='#f{number}']")
        assert len(backs) == len(finding.places)


def test_a_finding_tells_message_calculation_reason_and_rule(whole: Any) -> None:
    (item,) = whole.xpath("//li[.//code='growth-rate-differs']")
    assert "error" in item.get("class")
    said = " ".join(text(item).split())
    assert "126万 ÷ (966万 − 126万) = 15.0% ≠ 18%" in said
    assert "第17行 18% 126万元 966万元" in said
    assert LINTER.rules["growth-rate-differs"].title["zh"] in said


def test_the_whole_text_is_there_line_by_line(whole: Any) -> None:
    source = (ROOT / "examples" / "contradictory.txt").read_text(encoding="utf-8")
    for back in whole.xpath("//a[contains(@class, 'back')]"):
        back.drop_tree()
    lines = {int(line.get("data-number")): text(line) for line in whole.xpath("//details//*[@data-number]")}
    assert lines == {number: line for number, line in enumerate(source.splitlines(), 1) if line}


def test_nothing_in_the_text_becomes_markup() -> None:
    source = drawn(Document.from_text(ATTACK, '<b>"&.txt'), failures=(Failure("<i>", "<i>: empty"),))
    root = html.document_fromstring(source)
    assert not root.xpath("//script | //img | //b | //i | //@onerror | //@onmouseover | //@style")
    assert "<script>alert(1)</script>" in text(root.xpath("//details")[0])
    assert '<b>"&.txt' in text(root.xpath("//h2")[-1])


def test_the_page_asks_for_nothing_and_allows_only_its_own_style() -> None:
    source = drawn(Document.from_text("见 https://example.com/a.js 。\n" + SHORT))
    root = html.document_fromstring(source)
    assert not root.xpath("//@src | //link | //script | //iframe | //object | //form")
    assert all(target.startswith("#") for target in root.xpath("//@href"))
    (style,) = root.xpath("//style/text()")
    assert not re.search(r"url\(|@import", style)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_several_documents_are_numbered_through_and_failures_are_listed() -> None:
    root = page(
        Document.from_text(SHORT, "a.txt"),
        Document.from_text("全县工作平稳。\n", "b.txt"),
        Document.from_text(SHORT.replace("12个", "11个"), "c.txt"),
        failures=(Failure("d.txt", "d.txt: empty"),),
    )
    assert root.xpath("//nav//a/text()") == ["a.txt", "b.txt", "c.txt"]
    assert [text(each) for each in root.xpath("//section[@class='unread']//li")] == ["d.txt: empty"]
    assert root.xpath("//article[.//h2='a.txt']//li/@value") == ["1"]
    assert root.xpath("//article[.//h2='c.txt']//li/@value") == ["2"]
    assert [details.get("open") is not None for details in root.xpath("//details")] == [True, False, True]
    assert "从中未读出任何数字" in text(root.xpath("//article[.//h2='b.txt']")[0])


@pytest.mark.parametrize(("notes", "ticked"), [(False, ["error", "warning"]), (True, ["error", "warning", "note"])])
def test_notes_are_in_the_page_and_ticked_where_they_were_asked_for(notes: bool, ticked: list[str]) -> None:
    root = page(Document.from_text(SHORT), notes=notes)
    boxes = root.xpath("//input[@type='checkbox']")
    assert [box.get("id") for box in boxes] == ["show-error", "show-warning", "show-note"]
    assert [box.get("id").removeprefix("show-") for box in boxes if box.get("checked") is not None] == ticked
    assert all(root.xpath(f"//label[@for='{box.get('id')}']") for box in boxes)


def test_what_somebody_decided_upon_is_counted_and_not_listed() -> None:
    report = LINTER.lint(Document.from_text(SHORT, "a.txt"))
    decided = type(report)(report.document, tuple(suppress(f, "checked") for f in report.findings), report.coverage)
    root = html.document_fromstring(to_html(Outcome((decided,)), Setting()))
    assert not root.xpath("//mark | //li[@id]")
    assert "已处理1处" in text(root.xpath("//header")[0])


def test_a_word_file_shows_its_tables_and_what_stands_outside_the_body() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('3')}</w:tc></w:tr></w:tbl>"
    notes = part("footnotes", f'<w:footnote w:id="2">{p("注文。")}</w:footnote>')
    root = page(read_bytes(word(p("正文。") + table, footnotes=notes), "a.docx"))
    assert [text(cell) for cell in root.xpath("//table//td")] == ["甲", "3"]
    assert [text(label) for label in root.xpath("//section[@class='part']/p[@class='label']")] == ["脚注"]


def test_worksheets_are_tables_without_the_empty_rows_and_columns() -> None:
    sheets = {"预算": [["项目", None, "金额"], [None, None, None], ["甲", None, 3]], "决算": [["乙", 4]]}
    root = page(read_bytes(workbook(sheets), "a.xlsx"))
    rows = [[text(cell) for cell in row.xpath("td")] for row in root.xpath("//tr")]
    assert rows == [["项目", "金额"], ["甲", "3"], ["乙", "4"]]
    assert [text(label) for label in root.xpath("//section[@class='part']/p[@class='label']")] == ["预算", "决算"]


def test_merged_cells_keep_their_shape() -> None:
    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(content)}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("镇", down) + cell("合计", '<w:gridSpan w:val="2"/>'),
        cell("", on) + cell("户") + cell("人"),
        cell("甲") + cell("") + cell("9"),
    ]
    root = page(read_bytes(word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"), "a.docx"))
    drawn_cells = [[(text(td), td.get("rowspan"), td.get("colspan")) for td in row] for row in root.xpath("//tr")]
    assert drawn_cells == [
        [("镇", "2", None), ("合计", None, "2")],
        [("户", None, None), ("人", None, None)],
        [("甲", None, None), ("", None, None), ("9", None, None)],
    ]


def stretches(document: Document, *marks: Mark) -> list[tuple[str, list[str], list[str], list[str]]]:
    (paragraph,) = laid_out(document, marks)
    assert isinstance(paragraph, Paragraph)
    return [
        (each.text, [mark.anchor for mark in each.marks], sorted(each.begin), [mark.anchor for mark in each.end])
        for each in paragraph.stretches
    ]


def test_marks_that_overlap_are_cut_and_the_loudest_lies_on_top() -> None:
    loud, quiet = Mark(Span(1, 4), "a", 1, "error"), Mark(Span(3, 6), "b", 2, "note")
    assert stretches(Document.from_text("一二三四五六七"), loud, quiet) == [
        ("一", [], [], []),
        ("二三", ["a"], ["a"], []),
        ("四", ["b", "a"], ["b"], ["a"]),
        ("五六", ["b"], [], ["b"]),
        ("七", [], [], []),
    ]


def test_blanks_are_shown_and_markup_is_not() -> None:
    document = read_bytes("共 **18** 项，见[附件](a.html)。".encode(), "a.md")
    assert "".join(each[0] for each in stretches(document)) == "共 18 项，见附件。"


def test_a_mark_over_two_cells_begins_once_and_ends_once() -> None:
    document = read_bytes("| 甲 | 3 |\n|---|---|\n| 乙 | 4 |\n".encode(), "a.md")
    both = Span(document.source.index("乙"), document.source.index("4") + 1)
    (table,) = laid_out(document, [Mark(both, "a", 1, "error")])
    assert isinstance(table, Table)
    cells = [stretch for row in table.rows for cell in row for each in cell.paragraphs for stretch in each.stretches]
    assert [(each.text, len(each.begin), len(each.end)) for each in cells if each.marks] == [("乙", 1, 0), ("4", 0, 1)]
