"""Word comments: at the right words, and saying all that a finding says."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import p, part, r, word
from word_comments import LINTER, MARKS, NOTES, PARTS, QUOTES, body_of, commented, comments, reviewed, without_comments

from linter.engine import suppress
from linter.readers import read_bytes, read_path
from linter.readers.docx_numbering import W
from linter.reporters import Setting
from linter.reporters.docx import to_docx
from linter.run import Outcome

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)
BOLD = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.mark.parametrize(
    "body",
    [
        p(*PARTS),
        p("全县共1", BOLD.format("20"), "个村，其中甲镇6", "2个、乙镇19个、丙镇24个、丁镇12个。"),
        p("<w:r><w:t>全县共</w:t><w:t>12</w:t><w:t>0个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。</w:t></w:r>"),
        p("全县共", f"<w:hyperlink w:anchor='x'>{r('1')}{r('20个村，其中甲镇62')}</w:hyperlink>",
          "个、乙镇19个、丙镇24个、丁镇12个。"),
        p("全县共", f"<w:ins w:id='7' w:author='a'>{r('120个村')}</w:ins>",
          f"<w:del w:id='8'>{r('9', 'delText')}</w:del>", "，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。"),
        p("全县共", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('120个村')}</w:sdtContent></w:sdt>",
          "，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。"),
        f"<w:tbl><w:tr><w:tc>{p('说明')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{p('备注')}</w:tc><w:tc>{p(*PARTS)}</w:tc></w:tr>"
        f"</w:tbl>{p('')}</w:tc></w:tr></w:tbl>",
    ],
    ids=["one run", "split runs", "several texts in a run", "link", "tracked", "content control", "nested table"],
)  # fmt: skip
def test_every_place_has_a_comment_at_exactly_its_words(tmp_path: Path, body: str) -> None:
    data = word(body)
    after = reviewed(tmp_path, data)
    assert commented(after) == QUOTES
    assert without_comments(body_of(after)) == without_comments(body_of(data))
    assert read_bytes(after).source == read_bytes(data).source


def test_a_comment_says_the_arithmetic_and_where_the_other_places_are(tmp_path: Path) -> None:
    texts = comments(reviewed(tmp_path, word(p(*PARTS))))
    assert texts[1].splitlines() == [
        "【警告】总数写的是“120个”，所列分项合计是117个（62 + 19 + 24 + 12 = 117 ≠ 120）。",
        "理由：分项紧跟在总数之后逐一列出，单位相同。",
        "其他各处：本段“120个”、“19个”、“24个”、“12个”",
    ]


def test_a_comment_names_the_paragraph_of_the_other_place(tmp_path: Path) -> None:
    body = p("全县共有48个贫困村。") + p("总体平稳。") + p("截至年底，全县共有52个贫困村。")
    first, second = comments(reviewed(tmp_path, word(body)))
    assert first.splitlines()[-1] == "另一处：第3段“52个”"
    assert second.splitlines()[-1] == "另一处：第1段“48个”"


def test_a_finding_of_one_place_names_no_other(tmp_path: Path) -> None:
    (text,) = comments(reviewed(tmp_path, word(p("2021年6月31日，会议召开。"))))
    assert text.startswith("【错误】")
    assert "处：" not in text


def test_a_comment_speaks_english_too(tmp_path: Path) -> None:
    first = comments(reviewed(tmp_path, word(p(*PARTS)), language="en"))[0]
    assert first.startswith("Warning: The whole is given as 120个")
    assert first.endswith("Other places: same paragraph “62个”, “19个”, “24个”, “12个”")


HEADER = part("hdr", p(*PARTS))
MARGIN = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/></w:sectPr>'


@pytest.mark.parametrize(
    ("body", "parts", "held", "said"),
    [
        (p("见注", '<w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>') + p("完"),
         {"footnotes": NOTES}, [""] * 5, "脚注"),
        (p("正文", BOX.format(p(*PARTS))) + p("完"), {}, [""] * 5, "文本框"),
        (p("一", properties="<w:sectPr/>") + p("二") + MARGIN, {"header1": HEADER}, ["二"] * 5, "页眉"),
    ],
    ids=["footnote", "text box", "header"],
)  # fmt: skip
def test_where_word_takes_no_comment_it_hangs_on_what_stands_for_the_place(
    tmp_path: Path, body: str, parts: dict[str, str], held: list[str], said: str
) -> None:
    data = word(body, **parts)
    after = reviewed(tmp_path, data)
    in_boxes = "".join(t.text or "" for box in body_of(data).iter(f"{W}txbxContent") for t in box.iter(f"{W}t"))
    assert [words.replace(in_boxes, "") if in_boxes else words for words in commented(after)] == held
    assert all(f"在{said}中，Word 不能在那里加批注" in text for text in comments(after))
    assert "“120个”" in comments(after)[0]
    assert "本段" not in comments(after)[0]
    assert not [each for box in body_of(after).iter(f"{W}txbxContent") for each in box.iter(*MARKS)]
    assert without_comments(body_of(after)) == without_comments(body_of(data))


@pytest.mark.parametrize(
    "whole",
    [
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('共120个')}</w:sdtContent></w:sdt>",
        f"<w:r><w:ruby><w:rt>{r('gong')}</w:rt><w:rubyBase>{r('共120个')}</w:rubyBase></w:ruby></w:r>",
    ],
    ids=["plain text control", "ruby"],
)
def test_what_holds_nothing_but_text_is_commented_as_a_whole(tmp_path: Path, whole: str) -> None:
    after = reviewed(tmp_path, word(p("全县", whole, "村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。")))
    assert [words.removeprefix("gong") for words in commented(after)] == ["共120个", *QUOTES[1:]]
    assert body_of(after).find(f".//{W}commentRangeStart").getparent().tag == f"{W}p"


def test_the_reference_stands_behind_the_field_whose_result_is_commented(tmp_path: Path) -> None:
    field = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    after = reviewed(tmp_path, word(p(field[0], field[1], *PARTS, field[2])))
    kinds = [child.tag for element in body_of(after).iter(f"{W}r") for child in element]
    assert kinds.index(f"{W}commentReference") > max(at for at, tag in enumerate(kinds) if tag == f"{W}fldChar")


def test_text_that_a_tracked_change_deletes_is_commented_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(p(f"<w:del w:id='3'>{r(PARTS[0], 'delText')}</w:del>", "共5个村。")))
    report = LINTER.lint(read_path(path, "original"))
    after = to_docx(Outcome((report,)), Setting())
    texts = [text.text for text in body_of(after).iter(f"{W}delText")]
    assert [text for text in texts if text in QUOTES] == QUOTES
    assert "".join(text or "" for text in texts) == PARTS[0]


def test_a_note_has_a_comment_only_where_notes_are_asked_for(tmp_path: Path) -> None:
    data = word(p("涉及5—10万人。"))
    assert commented(reviewed(tmp_path, data)) == []
    assert commented(reviewed(tmp_path, data, notes=True)) == ["5—10万"]


def test_what_was_decided_upon_has_no_comment(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(p(*PARTS)))
    report = LINTER.lint(read_path(path))
    decided = type(report)(report.document, tuple(suppress(f, "checked") for f in report.findings), report.coverage)
    assert commented(to_docx(Outcome((decided,)), Setting())) == []


def test_a_place_in_an_automatic_number_hangs_on_the_text_it_numbers(tmp_path: Path) -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="2021年6月3%1日，"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = p("会议召开。", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    after = reviewed(tmp_path, word(body, numbering=numbering))
    assert commented(after) == ["会议召开。"]
    assert "在自动编号中" in comments(after)[0]
