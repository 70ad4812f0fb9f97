"""Comments in a text that keep a finding from being told, and what is said of those that are needless."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main
from linter.config import Config
from linter.engine import Linter, Report
from linter.readers import read_bytes

RULES = ("impossible-date", "parts-differ-from-total", "table-total-differs", "needless-ignore")
LINTER = Linter.configured(Config(select=RULES))
DAY = "会议于2021年2月30日召开。"
IGNORE = "<!-- hegao: ignore impossible-date 引用原文 -->"
NEEDLESS = "这条忽略注释针对“impossible-date”，而本段已没有这样的发现，可以删去。"


def lint(text: str, name: str = "a.md") -> Report:
    return LINTER.lint(read_bytes(text.encode(), name))


def told(report: Report) -> list[tuple[str, str]]:
    """Rule and quote of each finding that is told."""
    return [(each.rule, each.places[0].quote) for each in report.findings if not each.suppressed]


def marked(report: Report) -> list[tuple[str, str]]:
    """Rule of each finding that is not told, and why."""
    return [(each.rule, each.suppressed) for each in report.findings if each.suppressed]


QUIET = [("impossible-date", "引用原文")]
MARKDOWN = {
    "on the line before": f"{IGNORE}\n{DAY}\n",
    "a blank line between": f"{IGNORE}\n\n{DAY}\n",
    "at the end of the line": f"{DAY}{IGNORE}\n",
    "at the beginning of the line": f"{IGNORE}{DAY}\n",
    "inside the line": f"会议于2021年{IGNORE}2月30日召开。\n",
    "over two lines": f"{IGNORE.replace('date ', 'date' + chr(10))}\n{DAY}\n",
    "in a list": f"- 第一项\n- {DAY}{IGNORE}\n",
    "in a heading": f"## {DAY} {IGNORE}\n",
    "behind front matter": f"---\ntitle: a\n---\n\n{IGNORE}\n{DAY}\n",
    "lines that end as in DOS": f"一\r\n\r\n{IGNORE}\r\n{DAY}\r\n",
}


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_a_comment_in_markdown_covers_its_line_or_the_next_block(text: str) -> None:
    report = lint(text)
    assert told(report) == []
    assert marked(report) == QUIET


HTML = {
    "before the block": f"<p>一</p>{IGNORE}<p>{DAY}</p>",
    "inside, before the words": f"<p>{IGNORE}{DAY}</p>",
    "inside, behind the words": f"<p><b>{DAY}</b>{IGNORE}</p><p>二</p>",
    "inside the quote": f"<p>会议于2021年{IGNORE}2月30日召开。</p>",
    "before a list": f"<ul>{IGNORE}<li>{DAY}</li></ul>",
}


@pytest.mark.parametrize("text", HTML.values(), ids=HTML)
def test_a_comment_in_html_covers_its_block_or_the_next_one(text: str) -> None:
    report = lint(f"<html><body>{text}</body></html>", "a.html")
    assert told(report) == []
    assert marked(report) == QUIET


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_the_block_behind_the_next_is_not_covered(name: str) -> None:
    lines = [IGNORE, "第一段。", DAY]
    text = "\n\n".join(lines) if name == "a.md" else "".join(f"<p>{line}</p>" for line in lines)
    report = lint(text, name)
    assert marked(report) == []
    shown = IGNORE if name == "a.md" else "第一段。"
    assert told(report) == [("needless-ignore", shown), ("impossible-date", "2021年2月30日")]
    assert report.findings[0].message["zh"] == NEEDLESS
    assert report.findings[0].severity == "warning"


ROWS = [("镇", "村"), ("甲镇", "12"), ("乙镇", "13"), ("合计", "26")]
TABLE_IGNORE = "<!-- hegao: ignore table-total-differs 合计含街道 -->"


def test_a_comment_before_a_table_or_in_it_covers_the_whole_table() -> None:
    head, *rows = [f"| {' | '.join(row)} |" for row in ROWS]
    table = "\n".join([head, "|---|---|", *rows])
    assert [rule for rule, _ in told(lint(table))] == ["table-total-differs"]
    for text in (f"{TABLE_IGNORE}\n\n{table}", table.replace("甲镇", f"甲镇{TABLE_IGNORE}")):
        report = lint(text)
        assert (told(report), marked(report)) == ([], [("table-total-differs", "合计含街道")]), text
    rows = [f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS]
    for parts in ((TABLE_IGNORE, "<table>", *rows), ("<table>", *rows[:2], TABLE_IGNORE, *rows[2:])):
        report = lint("".join([*parts, "</table>"]), "a.html")
        assert (told(report), marked(report)) == ([], [("table-total-differs", "合计含街道")]), parts


def test_it_covers_a_finding_by_any_of_its_places_and_only_of_its_rule() -> None:
    text = "全县共120个村，其中\n甲镇62个、乙镇19个、丙镇24个、丁镇12个，会议于2021年2月30日召开。\n"
    whole = text.replace("\n", "", 1)
    assert [rule for rule, _ in told(lint(whole))] == ["parts-differ-from-total", "impossible-date"]
    report = lint(whole.rstrip() + "<!-- hegao: ignore parts-differ-from-total 含街道 -->")
    assert marked(report) == [("parts-differ-from-total", "含街道")]
    assert told(report) == [("impossible-date", "2021年2月30日")]


def test_comments_in_code_and_in_what_is_not_read_say_nothing() -> None:
    assert told(lint(f"写作 `{IGNORE}` 即可。\n\n```\n{IGNORE}\n```\n\n    说明\n")) == []
    assert told(lint(f"<p>一</p><script>{IGNORE}</script>", "a.html")) == []


def test_a_comment_outside_of_the_article_is_needless() -> None:
    report = lint(f"<html><body>{IGNORE}<nav>{IGNORE}</nav><article><p>{DAY}</p></article></body></html>", "a.html")
    assert sorted(rule for rule, _ in told(report)) == ["impossible-date", "needless-ignore", "needless-ignore"]


def test_comments_of_others_change_nothing() -> None:
    page = f"<p>一<!-- 说明 --></p><table><!-- 表 --><tr><td>甲</td><td>{DAY}</td></tr></table>"
    with_ours = lint(page + f"<p>{IGNORE}二</p>", "a.html")
    assert with_ours.document.source.startswith(lint(page, "a.html").document.source)
    assert lint(f"<!-- 说明 -->{DAY}\n").document.text.strip() == DAY


def test_needless_ones_are_not_told_where_the_rule_did_not_run_or_nobody_asks() -> None:
    text = read_bytes(f"{IGNORE}\n\n第一段。\n".encode(), "a.md")
    assert told(Linter.configured(Config(select=("needless-ignore",))).lint(text)) == []
    assert told(Linter.configured(Config(ignore=("needless-ignore",))).lint(text)) == []
    assert [rule for rule, _ in told(Linter().lint(text))] == ["needless-ignore"]


def test_it_is_marked_as_a_suppression_in_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"{IGNORE}\n{DAY}\n", encoding="utf-8")
    runner = CliRunner()
    result = runner.invoke(main, ["lint", "a.md", "--format", "sarif"])
    assert result.exit_code == 0
    (found,) = json.loads(result.stdout)["runs"][0]["results"]
    assert found["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "引用原文"}]
    shown = runner.invoke(main, ["lint", "a.md", "--show-decided"]).stdout
    assert "  意见  文中注明不报：引用原文\n" in shown
    assert "已处理1处" in shown


def test_what_stands_in_two_files_is_ignored_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = "截至2024年6月底，全县共建成高标准农田12.5万亩，完成投资3.2亿元。"
    Path("b.md").write_text(line.replace("12.5", "12.8") + "\n", encoding="utf-8")

    def found(text: str) -> list[tuple[str, str | None]]:
        Path("a.md").write_text(text, encoding="utf-8")
        log = json.loads(CliRunner().invoke(main, ["lint", "a.md", "b.md", "--together", "--format", "json"]).stdout)
        return [(each["rule"], each["suppressed"]) for one in log["documents"] for each in one["findings"]]

    ((rule, why),) = found(line + "\n")
    assert why is None
    assert found(f"{line}<!-- hegao: ignore {rule} 附件口径 -->\n") == [(rule, "附件口径")]


@pytest.mark.parametrize(("name", "text"), [("a.html", f"<p></p>{IGNORE}<br>"), ("a.md", f"{IGNORE}\n")])
def test_a_text_of_comments_alone_has_no_findings(name: str, text: str) -> None:
    report = lint(text, name)
    assert len(report.document.comments) == 1
    assert report.findings == ()


def test_every_place_of_a_remark_on_a_comment_can_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(
        f"第一段。\n\n| 镇 | 村 |\n|---|---|\n| 甲 | 12 {IGNORE} |\n\n<!-- hegao: skip -->\n", encoding="utf-8"
    )
    for form in ("text", "html", "json", "sarif", "junit", "github", "gitlab", "csv"):
        result = CliRunner().invoke(main, ["lint", "a.md", "--format", form])
        assert result.exit_code == 0, form
        assert "hegao: ignore 规则 理由" in result.stdout, form
