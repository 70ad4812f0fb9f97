"""What a decision holds for: its words, wherever they have moved to, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import hegao, log_of
from decided import BASIS, DAY, DECIDED, SUM, decide, entries, found, id_of, write_lines
from documents import word_by_library

pytestmark = pytest.mark.usefixtures("a_report")


def test_it_survives_edits_above_below_and_in_the_sentence() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("a.txt", "关于秋粮收购的报告", "", "今年 3 月起收购。", DAY, "以上报告，请审阅。", SUM)
    assert found("a.txt")[0] == ("impossible-date", DECIDED)
    write_lines("a.txt", "县委会议已于2021年2月30日开过。")
    assert found("a.txt") == [("impossible-date", DECIDED)]
    write_lines("a.txt", "县委会议已于2021年2月31日开过。")
    assert found("a.txt") == [("impossible-date", None)]


@pytest.mark.parametrize("kept_for", ["a.txt", "a.docx"])
def test_it_holds_for_the_same_text_in_any_format(kept_for: str) -> None:
    Path("a.docx").write_bytes(word_by_library(["　　" + DAY, SUM]))
    write_lines("sub/other.txt", DAY[:16], DAY[16:] + SUM)
    write_lines("again.md", DAY.replace("2月30日", "**2月30日**"), "", SUM)
    write_lines("page.html", f"<p>{DAY}</p><p>{SUM}</p>".replace("2021年", "２０２１年 "))
    decide(kept_for, "impossible-date", "not-an-error")
    decide(kept_for, "parts-differ-from-total", "not-an-error")
    for name in ("a.txt", "a.docx", "sub/other.txt", "again.md", "page.html"):
        assert found(name) == [("impossible-date", DECIDED), ("parts-differ-from-total", DECIDED)], name


def test_docx_and_txt_write_the_same_entry() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    of_text = entries()
    Path("hegao-decisions.yaml").unlink()
    Path("a.docx").write_bytes(word_by_library([DAY, SUM]))
    decide("a.docx", "impossible-date", "not-an-error")
    assert entries() == of_text.replace("a.txt", "a.docx")


def test_it_does_not_hold_for_the_same_quote_in_another_report() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("b.txt", "项目已于2021年2月30日竣工。")
    assert found("b.txt") == [("impossible-date", None)]


def test_the_same_quote_twice_is_told_apart_by_the_words_around() -> None:
    one, other = "甲县会议于2021年2月30日召开。", "乙县会议于2021年2月30日召开。"
    write_lines("a.txt", one, other)
    ids = [id_of("a.txt", "impossible-date", number) for number in (0, 1)]
    assert [name.partition(".")[2] for name in ids] == ["1", "2"]
    unclear = hegao("decide", "a.txt", ids[0][:8], "--as", "not-an-error", *BASIS)
    assert unclear.exit_code == 2
    assert unclear.stderr == (
        f"hegao: a.txt: 2 findings are called {ids[0][:8]}: say which one of {ids[0]}, {ids[1]}\n"
    )
    decide("a.txt", "impossible-date", "not-an-error", number=1)
    assert [why for _, why in found("a.txt")] == [None, DECIDED]
    write_lines("a.txt", other, "中间新增一段。", one)
    assert [why for _, why in found("a.txt")] == [DECIDED, None]


def test_two_that_nothing_tells_apart_need_a_decision_each() -> None:
    write_lines("a.txt", DAY, DAY)
    decide("a.txt", "impossible-date", "not-an-error")
    assert sorted(why or "" for _, why in found("a.txt")) == ["", DECIDED]
    decide("a.txt", "impossible-date", "not-an-error")
    assert [why for _, why in found("a.txt")] == [DECIDED, DECIDED]
    assert "stale" not in hegao("lint", "a.txt").stdout


def test_copies_that_are_decided_alike_stay_so_when_their_surroundings_change() -> None:
    write_lines("a.txt", DAY, DAY)
    decide("a.txt", "impossible-date", "not-an-error")
    decide("a.txt", "impossible-date", "not-an-error")
    write_lines("a.txt", "县委" + DAY, "另一段。", "县委" + DAY)
    assert [why for rule, why in found("a.txt") if rule == "impossible-date"] == [DECIDED, DECIDED]


def test_what_two_files_tell_differently_is_decided_with_both() -> None:
    line = "截至2024年6月底，全县共建成高标准农田12.5万亩，完成投资3.2亿元。"
    write_lines("a.txt", line)
    write_lines("b.txt", line.replace("12.5", "12.8"))
    ((rule, _),) = found("a.txt", "b.txt", "--together")
    name = hegao("lint", "a.txt", "b.txt", "--together").stdout.splitlines()[0].split()[-1]
    assert hegao("decide", "a.txt", name, "--as", "not-an-error", *BASIS).exit_code == 2
    result = hegao("decide", "a.txt", name, "--with", "b.txt", "--as", "not-an-error", *BASIS)
    assert result.exit_code == 0, result.output
    assert "  file:\n  - a.txt\n  - b.txt\n" in entries()
    assert found("a.txt", "b.txt", "--together") == [(rule, DECIDED)]
    assert log_of("a.txt", "b.txt")["stale_decisions"] == []


def test_standard_input_is_met_by_the_decisions_where_its_name_says() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    for name, arguments in (("", ()), ("a.txt", ("--stdin-filename", "a.txt"))):
        result = hegao("lint", "-", *arguments, stdin=f"{DAY}\n{SUM}\n")
        assert result.exit_code == 0, name
        assert "已处理1处" in result.stdout
