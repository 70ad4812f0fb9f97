"""The Word file that takes comments: all else in it stays as it was, and the input is never touched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from commands import hegao
from documents import p, part, word
from word_comments import LINTER, NOTES, PARTS, body_of, comments, reviewed

from linter.errors import HegaoError
from linter.readers import read_bytes
from linter.readers.docx_numbering import W
from linter.reporters import Setting
from linter.reporters.docx import to_docx
from linter.run import Failure, Outcome


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


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["a.txt"], "a.txt: --format docx writes comments into a .docx, and this is txt: save it as .docx"),
        (["a.docx", "b.docx"], "--format docx writes comments into one Word file, not 2: give them one at a time"),
    ],
)
def test_one_word_file_is_needed(names: list[str], line: str) -> None:
    for name in names:
        Path(name).write_bytes(word(p(*PARTS)) if name.endswith("docx") else PARTS[0].encode())
    ended = hegao("lint", *names, "--format", "docx", "--output", "out.docx")
    assert (ended.exit_code, ended.stderr) == (2, f"hegao: {line}\n")
    assert not Path("out.docx").exists()


@pytest.mark.usefixtures("here")
def test_the_run_ends_with_its_coverage_beside_the_file() -> None:
    Path("report.docx").write_bytes(word(p(*PARTS)))
    ended = hegao("lint", "report.docx", "--output", "reviewed.docx")
    assert (ended.exit_code, ended.stdout) == (0, "")
    found, coverage = ended.stderr.splitlines()
    assert found == "1份文稿：错误0处，警告1处，提示0处"
    assert coverage.startswith("覆盖：")
    assert len(comments(Path("reviewed.docx").read_bytes())) == 5


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("output", ["report.docx", "./report.docx", "link.docx"])
def test_the_input_is_never_overwritten(output: str) -> None:
    data = word(p(*PARTS))
    Path("report.docx").write_bytes(data)
    Path("link.docx").hardlink_to("report.docx")
    ended = hegao("lint", "report.docx", "--output", output)
    assert ended.exit_code == 2
    assert ended.stderr == f"hegao: {Path(output)}: is an input: give --output another name\n"
    assert Path("report.docx").read_bytes() == data


def test_a_file_that_cannot_be_read_is_told_in_its_own_words() -> None:
    outcome = Outcome((), (Failure("a.docx", "a.docx: damaged"),))
    with pytest.raises(HegaoError, match=r"^a\.docx: damaged$"):
        to_docx(outcome, Setting())
