"""Decisions: kept beside the texts, anchored in their words, and told where they are no longer needed."""

from __future__ import annotations

import json
import time
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
    ENTRY.replace("impossible-date", "imposible-date"): "hegao-decisions.yaml:1: there is no rule 'imposible-date'; "
    "did you mean impossible-date",
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


def walk(name: str, *typed: str, options: tuple[str, ...] = ()) -> Result:
    return hegao("decide", name, "--today", "2024-06-25", *options, stdin="\n".join(typed) + "\n")


def test_going_through_the_open_findings_asks_about_each() -> None:
    result = walk("a.txt", "n", "含街道办", "王某", "w", "  下稿 改 ", "2024-06-24", "2024-07-01")
    assert result.exit_code == 0
    assert "\n[1/2]\n错误[impossible-date] " in result.stdout
    assert "\n[2/2]\n警告[parts-differ-from-total] " in result.stdout
    assert "请写作 YYYY-MM-DD，不早于2024-06-25" in result.output
    assert result.stdout.endswith("hegao-decisions.yaml：已记入2处\n")
    assert entries().startswith(ENTRY)
    assert "  as: will-fix\n  reason: 下稿 改\n  by: 王某\n  date: 2024-06-25\n  until: 2024-07-01\n" in entries()
    assert walk("a.txt").stdout == "hegao-decisions.yaml：已记入0处\n"


def test_one_may_skip_go_back_and_quit_and_what_is_decided_is_kept() -> None:
    result = walk("a.txt", "s", "b", "c", "笔误", "s", options=("--by", "王某"))
    assert [line for line in result.stdout.splitlines() if line.startswith("[")] == ["[1/2]", "[2/2]", "[1/2]", "[2/2]"]
    assert "  as: confirmed\n" in entries()
    anew = walk("a.txt", "x", "c", "", "多算了", "b", "q", options=("--by", "王某"))
    assert anew.stdout.endswith("已记入1处\n")
    assert "rule: parts-differ-from-total\n  as: confirmed\n  reason: 多算了\n" in entries()
    assert walk("a.txt").stdout == "hegao-decisions.yaml：已记入0处\n"


def test_going_back_and_deciding_otherwise_leaves_one_entry() -> None:
    walk("a.txt", "c", "笔误", "b", "n", "含街道办", "q", options=("--by", "王某"))
    assert entries() == ENTRY


def test_the_end_of_the_input_ends_the_walk_and_keeps_what_was_decided() -> None:
    result = walk("a.txt", "n", "含街道办", "王某")
    assert result.exit_code == 0
    assert result.stdout.endswith("已记入1处\n")
    assert entries() == ENTRY


def test_what_ended_is_open_again() -> None:
    decide("a.txt", "impossible-date", "will-fix", "--until", "2024-07-01")
    assert "[impossible-date]" not in walk("a.txt", "q").stdout
    late = hegao("decide", "a.txt", "--today", "2024-07-02", stdin="q\n")
    assert "\n[1/2]\n错误[impossible-date] " in late.stdout


def test_decisions_are_listed_a_line_each() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write("b.txt", DAY)
    line = "hegao-decisions.yaml:5 impossible-date “2021年2月30日” 非错误：含街道办（王某，2024-06-25）\n"
    assert hegao("decide", "--list").stdout == line + "共1条意见\n"
    assert hegao("decide", "a.txt", "--list").stdout == line + "共1条意见\n"
    assert hegao("decide", "b.txt", "--list").stdout == "共0条意见\n"


def test_stale_ones_are_listed_and_taken_out_on_demand() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    decide("a.txt", "parts-differ-from-total", "not-an-error")
    by_hand = ENTRY.partition("  file")[0] + "  places: [2021年2月29日]\n"
    path = Path("hegao-decisions.yaml")
    path.write_text(path.read_text(encoding="utf-8") + "# 手写\n" + by_hand, encoding="utf-8")
    write("a.txt", SUM)
    one = "hegao-decisions.yaml:5：这条意见（非错误）已不再需要，文稿中没有对应的发现：impossible-date“2021年2月30日”\n"
    assert hegao("decide", "a.txt", "--stale").stdout == one
    both = hegao("decide", ".", "--stale").stdout
    assert both.startswith(one)
    assert "impossible-date“2021年2月29日”" in both
    assert hegao("decide", "--prune").stdout == both
    assert "impossible-date" not in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").endswith("# 手写\n")
    assert found("a.txt") == [("parts-differ-from-total", DECIDED)]
    assert hegao("decide", "--stale").stdout == "没有不再需要的意见\n"


def test_a_run_fails_on_stale_decisions_only_where_it_is_asked_to() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    write("a.txt", SUM)
    assert hegao("lint", "a.txt").exit_code == 0
    assert hegao("lint", "a.txt", "--fail-on-stale").exit_code == 1


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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.txt", "beef"), "a.txt: there is no finding beef; hegao lint a.txt --show-notes shows the ids of all"),
        (("a.txt", "第一处"), "'第一处' is not the id of a finding"),
        ((".", "beef"), ".: give one file: what is decided is kept beside it"),
        (("none.txt", "beef"), "none.txt: "),
    ],
)
def test_a_wrong_call_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    result = hegao("decide", *arguments, "--as", "confirmed", *BASIS)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"hegao: {message}")
    assert not Path("hegao-decisions.yaml").exists()


def test_a_decision_needs_all_of_as_reason_and_by() -> None:
    result = hegao("decide", "a.txt", "beef", "--as", "confirmed")
    assert result.stderr == "hegao: --reason, --by missing: a decision needs --as, --reason and --by\n"
    assert result.exit_code == 2


def test_other_formats_count_what_was_decided_and_show_it_on_demand() -> None:
    decide("a.txt", "impossible-date", "not-an-error")
    hidden, shown = (hegao("lint", "a.txt", "--format", "html", *more).stdout for more in ((), ("--show-decided",)))
    assert "，已处理1处" in hidden
    assert "日历上没有" not in hidden
    assert "已处理 · 日历上没有" in shown
    assert "非错误：含街道办（王某，2024-06-25）" in shown
    assert hegao("lint", "a.txt", "--format", "github", "--show-decided").stdout.count("::") == 2
    rows = hegao("lint", "a.txt", "--format", "csv").stdout.splitlines()
    assert rows[1].endswith(",非错误,王某,已处理：非错误：含街道办（王某，2024-06-25）")


def test_a_reviewed_word_file_is_written_although_a_file_of_decisions_is_wrong() -> None:
    Path("a.docx").write_bytes(word_by_library([DAY]))
    write("hegao-decisions.yaml", ENTRY.replace("as: not-an-error", "as: wrong"))
    result = hegao("lint", "a.docx", "--output", "b.docx")
    assert result.exit_code == 2
    assert Path("b.docx").exists()
    assert "hegao-decisions.yaml:2: 'wrong' is not allowed here" in result.stderr


def test_what_two_files_tell_differently_is_decided_with_both() -> None:
    line = "截至2024年6月底，全县共建成高标准农田12.5万亩，完成投资3.2亿元。"
    write("a.txt", line)
    write("b.txt", line.replace("12.5", "12.8"))
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


# hegao baseline


def test_after_a_baseline_only_what_is_new_is_told() -> None:
    write("reports/deep/b.txt", DAY)
    write("reports/c.txt", SUM)
    assert hegao("baseline", "reports", "a.txt").stdout == (
        "reports/hegao-baseline.yaml：收入2处，去掉0处，共2处\nhegao-baseline.yaml：收入2处，去掉0处，共2处\n"
    )
    assert hegao("lint", ".").exit_code == 0
    write("reports/deep/b.txt", "项目已于2021年4月31日竣工。", DAY)
    assert found("reports/deep/b.txt") == [("impossible-date", None), ("impossible-date", "baseline")]
    assert hegao("lint", ".").exit_code == 1


def test_a_copy_of_what_the_baseline_has_is_new() -> None:
    hegao("baseline", "a.txt")
    write("a.txt", DAY, SUM, DAY)
    assert sorted(why or "" for rule, why in found("a.txt") if rule == "impossible-date") == ["", "baseline"]


def test_setting_the_baseline_again_takes_out_what_went_and_keeps_other_files() -> None:
    write("b.txt", DAY.replace("会议", "培训班"))
    hegao("baseline", ".")
    before = Path("hegao-baseline.yaml").read_text(encoding="utf-8")
    write("a.txt", SUM, "项目已于2021年4月31日竣工。")
    stale = "hegao-baseline.yaml：基线中有1处已不再出现，可重新运行 hegao baseline"
    assert stale in hegao("lint", "a.txt").stdout.splitlines()
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入1处，去掉1处，共3处\n"
    after = Path("hegao-baseline.yaml").read_text(encoding="utf-8")
    assert before.count("file: b.txt") == after.count("file: b.txt") == 1
    assert "‹2021年4月31日›" in after
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入0处，去掉0处，共3处\n"
    assert Path("hegao-baseline.yaml").read_text(encoding="utf-8") == after


def test_a_baseline_of_files_compared_with_each_other_keeps_those_findings() -> None:
    line = "截至2024年6月底，全县共建成高标准农田12.5万亩，完成投资3.2亿元。"
    write("a.txt", line)
    write("b.txt", line.replace("12.5", "12.8"))
    assert hegao("baseline", "a.txt", "b.txt", "--together").stdout.endswith("收入1处，去掉0处，共1处\n")
    assert hegao("baseline", "a.txt", "b.txt").stdout.endswith("收入0处，去掉0处，共1处\n")
    assert [why for _, why in found("a.txt", "b.txt", "--together")] == ["baseline"]


def test_what_was_decided_stays_out_of_the_baseline() -> None:
    decide("a.txt", "impossible-date", "confirmed")
    hegao("baseline", "a.txt")
    assert found("a.txt") == [("impossible-date", None), ("parts-differ-from-total", "baseline")]


def test_a_decision_beats_the_baseline() -> None:
    hegao("baseline", "a.txt")
    name = json.loads(hegao("lint", "a.txt", "--format", "json").stdout)["documents"][0]["findings"][0]["fingerprint"]
    assert hegao("decide", "a.txt", name, "--as", "confirmed", *BASIS).exit_code == 0
    assert found("a.txt") == [("impossible-date", None), ("parts-differ-from-total", "baseline")]
    assert log_of("a.txt")["stale_decisions"] == []


def test_copies_that_are_decided_alike_stay_so_when_their_surroundings_change() -> None:
    write("a.txt", DAY, DAY)
    decide("a.txt", "impossible-date", "not-an-error")
    decide("a.txt", "impossible-date", "not-an-error")
    write("a.txt", "县委" + DAY, "另一段。", "县委" + DAY)
    assert [why for rule, why in found("a.txt") if rule == "impossible-date"] == [DECIDED, DECIDED]


def test_a_baseline_of_thousands_of_copies_is_met_in_linear_time() -> None:
    write("a.txt", *(f"第{number}项工作于2021年2月30日启动，由第{number % 7}组负责。" for number in range(4000)))
    start = time.process_time()
    assert hegao("baseline", "a.txt").stdout == "hegao-baseline.yaml：收入4000处，去掉0处，共4000处\n"
    assert hegao("lint", "a.txt").exit_code == 0
    # Compared in pairs it takes minutes.
    assert time.process_time() - start < 25
