"""Decisions: kept beside the texts, anchored in their words, and told where they are no longer needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from documents import word_by_library

from linter.cli import main

DAY = "会议于2021年2月30日召开，研究秋粮收购工作。"
"""impossible-date, an error."""
SUM = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。"
"""parts-differ-from-total, a warning."""
BASIS = ("--reason", "含街道办", "--by", "王某", "--today", "2024-06-25")
ENTRY = """\
- rule: impossible-date
  as: not-an-error
  reason: 含街道办
  by: 王某
  date: 2024-06-25
  file: a.txt
  places:
  - 会议于‹2021年2月30日›召开，研究秋粮收购工
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("a.txt", DAY, SUM)
    return tmp_path


def write(name: str, *lines: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def hegao(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def log_of(*arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(hegao("lint", *arguments, "--format", "json").stdout)
    return log


def found(*arguments: str) -> list[tuple[str, str | None]]:
    """Rule of each finding, and why it is not told."""
    log = log_of(*arguments)
    return [(each["rule"], each["suppressed"]) for one in log["documents"] for each in one["findings"]]


def id_of(name: str, rule: str, number: int = 0) -> str:
    heads = [line for line in hegao("lint", name).stdout.splitlines() if f"[{rule}]" in line]
    return heads[number].split()[-1]


def decide(name: str, rule: str, kind: str, *options: str, number: int = 0) -> Result:
    result = hegao("decide", name, id_of(name, rule, number), "--as", kind, *BASIS, *options)
    assert result.exit_code == 0, result.output
    return result


DECIDED = "含街道办 (not-an-error, 王某, 2024-06-25)"


def entries() -> str:
    """The file without its head."""
    return Path("hegao-decisions.yaml").read_text(encoding="utf-8").partition("\n\n")[2]


def test_a_decision_is_kept_in_words_and_takes_the_finding_out_of_the_way() -> None:
    assert hegao("lint", "a.txt").exit_code == 1
    decide("a.txt", "impossible-date", "not-an-error")
    assert entries() == ENTRY
    result = hegao("lint", "a.txt")
    assert result.exit_code == 0
    assert "impossible-date" not in result.stdout
    assert "1份文稿：错误0处，警告1处，提示0处，已处理1处\n" in result.stdout
    shown = hegao("lint", "a.txt", "--show-decided").stdout
    assert shown.startswith("已处理 错误[impossible-date] ")
    assert "  意见  非错误：含街道办（王某，2024-06-25）\n" in shown
    assert found("a.txt") == [("impossible-date", DECIDED), ("parts-differ-from-total", None)]


def test_sarif_marks_it_as_suppressed_from_outside() -> None:
    decide("a.txt", "impossible-date", "different-scope")
    decide("a.txt", "parts-differ-from-total", "confirmed")
    first, second = json.loads(hegao("lint", "a.txt", "--format", "sarif").stdout)["runs"][0]["results"]
    why = "含街道办 (different-scope, 王某, 2024-06-25)"
    assert first["suppressions"] == [{"kind": "external", "status": "accepted", "justification": why}]
    assert first["properties"]["decision"]["origin"] == "hegao-decisions.yaml:5"
    assert "suppressions" not in second
    assert second["properties"]["decision"]["as"] == "confirmed"


def test_what_is_confirmed_is_still_told_and_still_fails() -> None:
    decide("a.txt", "impossible-date", "confirmed")
    result = hegao("lint", "a.txt")
    assert result.exit_code == 1
    assert "  意见  确认：含街道办（王某，2024-06-25）\n" in result.stdout


def test_what_will_be_mended_is_quiet_until_its_day_is_over_and_says_so_then() -> None:
    refused = hegao("decide", "a.txt", id_of("a.txt", "impossible-date"), "--as", "will-fix", *BASIS)
    assert refused.exit_code == 2
    assert refused.stderr == "hegao: will-fix needs --until, the day by which it is to be mended\n"
    decide("a.txt", "impossible-date", "will-fix", "--until", "2024-07-01")
    assert hegao("lint", "a.txt", "--today", "2024-07-01").exit_code == 0
    late = hegao("lint", "a.txt", "--today", "2024-07-02")
    assert late.exit_code == 1
    assert "  意见  拟修改：含街道办（王某，2024-06-25，已于2024-07-01到期）\n" in late.stdout
    (first, _) = log_of("a.txt", "--today", "2024-07-02")["documents"][0]["findings"]
    assert first["suppressed"] is None
    assert first["decision"] == {
        "as": "will-fix", "reason": "含街道办", "by": "王某", "date": "2024-06-25", "until": "2024-07-01",
        "expired": True, "origin": "hegao-decisions.yaml:5",
    }  # fmt: skip


def test_it_survives_edits_above_below_and_in_the_sentence() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write("a.txt", "关于秋粮收购的报告", "", "今年 3 月起收购。", DAY, "以上报告，请审阅。", SUM)
    assert found("a.txt")[0] == ("impossible-date", DECIDED)
    write("a.txt", "县委会议已于2021年2月30日开过。")
    assert found("a.txt") == [("impossible-date", DECIDED)]
    write("a.txt", "县委会议已于2021年2月31日开过。")
    assert found("a.txt") == [("impossible-date", None)]


@pytest.mark.parametrize("kept_for", ["a.txt", "a.docx"])
def test_it_holds_for_the_same_text_in_any_format(kept_for: str) -> None:
    Path("a.docx").write_bytes(word_by_library(["　　" + DAY, SUM]))
    write("sub/other.txt", DAY[:16], DAY[16:] + SUM)
    write("again.md", DAY.replace("2月30日", "**2月30日**"), "", SUM)
    write("page.html", f"<p>{DAY}</p><p>{SUM}</p>".replace("2021年", "２０２１年 "))
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
    write("b.txt", "项目已于2021年2月30日竣工。")
    assert found("b.txt") == [("impossible-date", None)]


def test_the_same_quote_twice_is_told_apart_by_the_words_around() -> None:
    one, other = "甲县会议于2021年2月30日召开。", "乙县会议于2021年2月30日召开。"
    write("a.txt", one, other)
    ids = [id_of("a.txt", "impossible-date", number) for number in (0, 1)]
    assert [name.partition(".")[2] for name in ids] == ["1", "2"]
    unclear = hegao("decide", "a.txt", ids[0][:8], "--as", "not-an-error", *BASIS)
    assert unclear.exit_code == 2
    assert unclear.stderr == (
        f"hegao: a.txt: 2 findings are called {ids[0][:8]}: say which one of {ids[0]}, {ids[1]}\n"
    )
    decide("a.txt", "impossible-date", "not-an-error", number=1)
    assert [why for _, why in found("a.txt")] == [None, DECIDED]
    write("a.txt", other, "中间新增一段。", one)
    assert [why for _, why in found("a.txt")] == [DECIDED, None]


def test_two_that_nothing_tells_apart_need_a_decision_each() -> None:
    write("a.txt", DAY, DAY)
    decide("a.txt", "impossible-date", "not-an-error")
    assert sorted(why or "" for _, why in found("a.txt")) == ["", DECIDED]
    decide("a.txt", "impossible-date", "not-an-error")
    assert [why for _, why in found("a.txt")] == [DECIDED, DECIDED]
    assert "stale" not in hegao("lint", "a.txt").stdout


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


def test_a_decision_that_nothing_needs_any_more_is_told_in_a_line() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write("a.txt", SUM)
    result = hegao("lint", "a.txt")
    line = "hegao-decisions.yaml:5：这条意见（非错误）已不再需要，文稿中没有对应的发现：impossible-date“2021年2月30日”"
    assert line in result.stdout.splitlines()
    assert result.exit_code == 0
    assert log_of("a.txt")["stale_decisions"] == [
        {
            "origin": "hegao-decisions.yaml:5",
            "decision": "not-an-error",
            "rule": "impossible-date",
            "quote": "2021年2月30日",
        }
    ]
    write("b.txt", SUM)
    assert log_of("b.txt")["stale_decisions"] == []
    assert log_of("a.txt", "--ignore", "impossible-date")["stale_decisions"] == []


def test_the_nearest_file_upward_holds_and_a_configured_one_before_it() -> None:
    write("deep/down/c.txt", DAY)
    write("hegao-decisions.yaml", ENTRY)
    assert found("deep/down/c.txt") == [("impossible-date", DECIDED)]
    write("deep/hegao-decisions.yaml", "")
    assert found("deep/down/c.txt") == [("impossible-date", None)]
    write("deep/hegao.yaml", "decisions: ../hegao-decisions.yaml")
    assert found("deep/down/c.txt") == [("impossible-date", DECIDED)]


def test_a_new_file_is_made_beside_the_configuration_else_beside_the_report() -> None:
    write("one/hegao.yaml", "lang: zh")
    write("one/deep/a.txt", DAY)
    write("two/a.txt", DAY)
    decide("one/deep/a.txt", "impossible-date", "confirmed")
    decide("two/a.txt", "impossible-date", "confirmed")
    assert "file: deep/a.txt\n" in Path("one/hegao-decisions.yaml").read_text(encoding="utf-8")
    assert "file: a.txt\n" in Path("two/hegao-decisions.yaml").read_text(encoding="utf-8")


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
}


@pytest.mark.parametrize("text", WRONG)
def test_a_file_that_is_wrong_is_told_with_its_line_and_the_run_goes_on(text: str) -> None:
    write("hegao-decisions.yaml", text)
    result = hegao("lint", "a.txt")
    assert result.exit_code == 2
    (line,) = [line for line in result.stdout.splitlines() if "hegao-decisions.yaml" in line]
    assert line.startswith(f"错误 {WRONG[text]}")
    assert "错误[impossible-date]" in result.stdout
    assert hegao("decide", "a.txt", "abcd", "--as", "confirmed", *BASIS).exit_code == 2


def test_one_wrong_entry_leaves_the_others_in_force() -> None:
    write("hegao-decisions.yaml", ENTRY.replace("a.txt", "{}") + "\n" + ENTRY)
    assert found("a.txt")[0] == ("impossible-date", DECIDED)
    assert hegao("lint", "a.txt").exit_code == 2


def test_an_entry_by_hand_may_leave_the_context_out() -> None:
    write("hegao-decisions.yaml", ENTRY.partition("  file")[0] + "  places: [2021 年 2 月 30 日]\n")
    assert found("a.txt")[0] == ("impossible-date", DECIDED)


def test_a_list_in_brackets_is_read_and_never_broken_by_writing() -> None:
    entry = "{rule: impossible-date, as: confirmed, reason: x, by: y, date: 2024-01-01, places: [2021年2月30日]}"
    flow = f"[{entry}, {entry}]"
    write("hegao-decisions.yaml", flow)
    result = hegao("decide", "a.txt", id_of("a.txt", "impossible-date"), "--as", "not-an-error", *BASIS)
    assert result.exit_code == 2
    assert "is not a plain list" in result.stderr
    assert Path("hegao-decisions.yaml").read_text(encoding="utf-8") == flow + "\n"
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []
