"""hegao-decisions.yaml: which file holds, what may stand in it, and how it is rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import hegao
from decided import BASIS, DAY, DECIDED, ENTRY, decide, found, id_of, write_lines
from documents import word_by_library

pytestmark = pytest.mark.usefixtures("a_report")


def test_the_nearest_file_upward_holds_and_a_configured_one_before_it() -> None:
    write_lines("deep/down/c.txt", DAY)
    write_lines("hegao-decisions.yaml", ENTRY)
    assert found("deep/down/c.txt") == [("impossible-date", DECIDED)]
    write_lines("deep/hegao-decisions.yaml", "")
    assert found("deep/down/c.txt") == [("impossible-date", None)]
    write_lines("deep/hegao.yaml", "decisions: ../hegao-decisions.yaml")
    assert found("deep/down/c.txt") == [("impossible-date", DECIDED)]


def test_a_new_file_is_made_beside_the_configuration_else_beside_the_report() -> None:
    write_lines("one/hegao.yaml", "lang: zh")
    write_lines("one/deep/a.txt", DAY)
    write_lines("two/a.txt", DAY)
    decide("one/deep/a.txt", "impossible-date", "confirmed")
    decide("two/a.txt", "impossible-date", "confirmed")
    assert "file: deep/a.txt\n" in Path("one/hegao-decisions.yaml").read_text(encoding="utf-8")
    assert "file: a.txt\n" in Path("two/hegao-decisions.yaml").read_text(encoding="utf-8")


def test_deciding_anew_takes_the_place_of_the_old_entry_and_keeps_all_else() -> None:
    decide("a.txt", "impossible-date", "confirmed")
    decide("a.txt", "parts-differ-from-total", "not-an-error")
    path = Path("hegao-decisions.yaml")
    text = (
        path.read_text(encoding="utf-8")
        .replace("- rule: imp", "# 手写的说明\n- rule: imp")
        .replace("\n\n- rule: p", "\n\n\n# 另一条\n- rule: p")
    )
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    shown = hegao("decide", "a.txt", id_of("a.txt", "impossible-date"), "--as", "not-an-error", *BASIS)
    assert shown.exit_code == 0, shown.output
    expected = text.replace("  as: confirmed", "  as: not-an-error").replace("\n", "\r\n")
    assert path.read_bytes() == expected.encode("utf-8-sig")
    assert [why is None for _, why in found("a.txt")] == [False, False]


WRONG = {
    "- {rule: a": "hegao-decisions.yaml:2: not YAML: ",
    "rule: a": "hegao-decisions.yaml:1: expected a list (- item)",
    ENTRY.replace("as: not-an-error", "as: wrong"): "hegao-decisions.yaml:2: 'wrong' is not allowed here; allowed: "
    "confirmed, not-an-error, different-scope, will-fix",
    ENTRY.replace("date: 2024-06-25", "date: 25.6.2024"): "hegao-decisions.yaml:5: '25.6.2024' is not a day",
    ENTRY.replace("  by: 王某\n", ""): "hegao-decisions.yaml:1: key 'by' is missing; needed: rule, as, reason",
    ENTRY.replace("not-an-error", "will-fix"): "hegao-decisions.yaml:1: will-fix needs 'until'",
    ENTRY.replace("›", ""): "hegao-decisions.yaml:8: write the place as words around ‹the quote›",
    ENTRY.replace("file:", "fiel:"): "hegao-decisions.yaml:6: unknown key 'fiel'; allowed: as, by, date",
    ENTRY.replace("reason: 含街道办", "reason:"): "hegao-decisions.yaml:3: is empty",
    ENTRY.replace("impossible-date", "imposible-date"): "hegao-decisions.yaml:1: there is no rule 'imposible-date'; "
    "did you mean impossible-date",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_file_that_is_wrong_is_told_with_its_line_and_the_run_goes_on(text: str) -> None:
    write_lines("hegao-decisions.yaml", text)
    result = hegao("lint", "a.txt")
    assert result.exit_code == 2
    (line,) = [line for line in result.stdout.splitlines() if "hegao-decisions.yaml" in line]
    assert line.startswith(f"错误 {WRONG[text]}")
    assert "错误[impossible-date]" in result.stdout
    assert hegao("decide", "a.txt", "abcd", "--as", "confirmed", *BASIS).exit_code == 2


def test_one_wrong_entry_leaves_the_others_in_force() -> None:
    write_lines("hegao-decisions.yaml", ENTRY.replace("a.txt", "{}") + "\n" + ENTRY)
    assert found("a.txt")[0] == ("impossible-date", DECIDED)
    assert hegao("lint", "a.txt").exit_code == 2


def test_a_reviewed_word_file_is_written_although_a_file_of_decisions_is_wrong() -> None:
    Path("a.docx").write_bytes(word_by_library([DAY]))
    write_lines("hegao-decisions.yaml", ENTRY.replace("as: not-an-error", "as: wrong"))
    result = hegao("lint", "a.docx", "--output", "b.docx")
    assert result.exit_code == 2
    assert Path("b.docx").exists()
    assert "hegao-decisions.yaml:2: 'wrong' is not allowed here" in result.stderr


def test_an_entry_by_hand_may_leave_the_context_out() -> None:
    write_lines("hegao-decisions.yaml", ENTRY.partition("  file")[0] + "  places: [2021 年 2 月 30 日]\n")
    assert found("a.txt")[0] == ("impossible-date", DECIDED)


def test_a_list_in_brackets_is_read_and_never_broken_by_writing() -> None:
    entry = "{rule: impossible-date, as: confirmed, reason: x, by: y, date: 2024-01-01, places: [2021年2月30日]}"
    flow = f"[{entry}, {entry}]"
    write_lines("hegao-decisions.yaml", flow)
    result = hegao("decide", "a.txt", id_of("a.txt", "impossible-date"), "--as", "not-an-error", *BASIS)
    assert result.exit_code == 2
    assert "is not a plain list" in result.stderr
    assert Path("hegao-decisions.yaml").read_text(encoding="utf-8") == flow + "\n"
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_two_writers_do_not_get_in_each_others_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.decisions_edit.WAIT", 0.1)
    name = id_of("a.txt", "impossible-date")
    lock = Path(".hegao-decisions.yaml.new")
    lock.touch()
    result = hegao("decide", "a.txt", name, "--as", "confirmed", *BASIS)
    assert result.exit_code == 2
    assert "hegao-decisions.yaml: another hegao is writing it; if none is, remove " in result.stderr
    assert not Path("hegao-decisions.yaml").exists()
    lock.unlink()
    assert hegao("decide", "a.txt", name, "--as", "confirmed", *BASIS).exit_code == 0
    assert not lock.exists()
