"""Word comments: at the right words, beside a document that stays as it was."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from documents import p, part, r, word
from lxml import etree

from linter.cli import main
from linter.config import Config
from linter.engine import Linter, suppress
from linter.errors import HegaoError
from linter.readers import read_bytes, read_path
from linter.readers.docx_numbering import W
from linter.reporters import Setting
from linter.reporters.docx import to_docx
from linter.run import Failure, Outcome

LINTER = Linter.configured(Config(select=("parts-differ-from-total", "total-restated-differently", "impossible-date")))
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)
MARKS = {f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}


def reviewed(tmp_path: Path, data: bytes, **setting: Any) -> bytes:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    return to_docx(Outcome((LINTER.lint(read_path(path)),)), Setting(**setting))


def body_of(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def commented(data: bytes) -> list[str]:
    """The words under each comment, in the order in which the comments begin."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in body_of(data).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            found[number] = ""
            open_now.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{W}t":
            for each in open_now:
                found[each] += element.text or ""
    assert not open_now
    return list(found.values())


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def without_comments(root: Any) -> str:
    """The body with the marks of comments taken out and neighbouring runs of one formatting joined again."""
    root = deepcopy(root)
    for element in [element for element in root.iter() if element.tag in MARKS]:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}r":
            parent.getparent().remove(parent)
    for change in root.iter(f"{W}rPrChange"):
        change.attrib.pop(f"{W}id", None)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for run in root.iter(f"{W}r"):
        _join_texts(run)
    for text in root.iter(f"{W}t"):
        text.attrib.clear()
    return etree.tostring(root, encoding="unicode")


def _look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties)


def _join_texts(run: Any) -> None:
    for text in run.findall(f"{W}t"):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)


BOLD = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
PARTS = ("全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。",)
QUOTES = ["120个", "62个", "19个", "24个", "12个"]


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
        "【警告】总数写的是“120个”，所列分项合计是117（62 + 19 + 24 + 12 = 117 ≠ 120）。",
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


NOTES = part("footnotes", f'<w:footnote w:id="2">{p(*PARTS)}</w:footnote>')
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


def test_all_other_parts_stay_byte_by_byte_and_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = word(p(*PARTS, '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=NOTES, styles=part("styles", ""))
    after = reviewed(tmp_path, data)
    assert after == reviewed(tmp_path, data)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        same = {name for name in old.namelist() if new.read(name) == old.read(name)}
        assert set(old.namelist()) - same == {
            "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
        }  # fmt: skip
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}


def test_comments_that_are_there_stay_and_a_second_run_finds_the_same(tmp_path: Path) -> None:
    own = docx.Document()
    run = own.add_paragraph().add_run(PARTS[0])
    own.add_comment(run, "请再核对", author="某人")
    stream = io.BytesIO()
    own.save(stream)
    once = reviewed(tmp_path, stream.getvalue())
    assert comments(once)[0] == "请再核对"
    assert len(comments(once)) == 6
    again = [finding.places for finding in LINTER.lint(read_bytes(once, "report.docx")).findings]
    assert again == [finding.places for finding in LINTER.lint(read_bytes(stream.getvalue(), "report.docx")).findings]
    twice = reviewed(tmp_path, once)
    assert len(comments(twice)) == 11
    numbers = [element.get(f"{W}id") for element in body_of(twice).iter(f"{W}commentReference")]
    assert len(set(numbers)) == 11


def test_a_tracked_change_of_formatting_is_on_both_halves_each_with_an_id(tmp_path: Path) -> None:
    changed = (
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="a"><w:rPr/></w:rPrChange></w:rPr>'
        f"<w:t>{PARTS[0]}</w:t></w:r>"
    )
    after = body_of(reviewed(tmp_path, word(p(changed))))
    changes = [element.get(f"{W}id") for element in after.iter(f"{W}rPrChange")]
    assert len(changes) == len(set(changes)) == 11


def test_text_that_a_tracked_change_deletes_is_commented_where_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(p(f"<w:del w:id='3'>{r(PARTS[0], 'delText')}</w:del>", "共5个村。")))
    report = LINTER.lint(read_path(path, "original"))
    after = to_docx(Outcome((report,)), Setting())
    texts = [text.text for text in body_of(after).iter(f"{W}delText")]
    assert [text for text in texts if text in QUOTES] == QUOTES
    assert "".join(text or "" for text in texts) == PARTS[0]


def test_what_was_decided_upon_and_notes_have_no_comment(tmp_path: Path) -> None:
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


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["a.txt"], "a.txt: --format docx writes comments into a .docx, and this is txt: save it as .docx"),
        (["a.docx", "b.docx"], "--format docx writes comments into one Word file, not 2: give them one at a time"),
    ],
)
def test_one_word_file_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], line: str) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names:
        Path(name).write_bytes(word(p(*PARTS)) if name.endswith("docx") else PARTS[0].encode())
    ended = CliRunner().invoke(main, ["lint", *names, "--format", "docx", "--output", "out.docx"])
    assert (ended.exit_code, ended.stderr) == (2, f"hegao: {line}\n")
    assert not Path("out.docx").exists()


def test_the_run_ends_with_its_coverage_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.docx").write_bytes(word(p(*PARTS)))
    ended = CliRunner().invoke(main, ["lint", "report.docx", "--output", "reviewed.docx"])
    assert (ended.exit_code, ended.stdout) == (0, "")
    found, coverage = ended.stderr.splitlines()
    assert found == "1份文稿：错误0处，警告1处，提示0处"
    assert coverage.startswith("覆盖：")
    assert len(comments(Path("reviewed.docx").read_bytes())) == 5


@pytest.mark.parametrize("output", ["report.docx", "./report.docx", "link.docx"])
def test_the_input_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    monkeypatch.chdir(tmp_path)
    data = word(p(*PARTS))
    Path("report.docx").write_bytes(data)
    Path("link.docx").hardlink_to("report.docx")
    ended = CliRunner().invoke(main, ["lint", "report.docx", "--output", output])
    assert ended.exit_code == 2
    assert ended.stderr == f"hegao: {Path(output)}: is an input: give --output another name\n"
    assert Path("report.docx").read_bytes() == data


def test_a_file_that_cannot_be_read_is_told_in_its_own_words() -> None:
    outcome = Outcome((), (Failure("a.docx", "a.docx: damaged"),))
    with pytest.raises(HegaoError, match=r"^a\.docx: damaged$"):
        to_docx(outcome, Setting())
