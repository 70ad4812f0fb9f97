"""PDF: lines become paragraphs again, and what runs along every page is left out."""

from __future__ import annotations

import pytest
from blocks import texts
from documents import pdf, pdf_pages

from linter.errors import ReadError
from linter.readers import read_bytes


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
