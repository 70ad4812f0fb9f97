"""The issue ledger (问题台账): the same rows as CSV and as a worksheet, and nothing in them is calculated."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from linter.config import Config
from linter.document import Document
from linter.engine import Linter, Report, suppress
from linter.reporters import Setting
from linter.reporters.csv import BOM, to_csv
from linter.reporters.issues import COLUMNS, DECISIONS
from linter.reporters.xlsx import to_xlsx
from linter.run import Failure, Outcome

LINTER = Linter.configured(Config(select=("parts-differ-from-total", "impossible-date", "range-multiplier")))
SETTING = Setting(rules=LINTER.rules)
PARTS = "全县共120个村，其中甲镇62个、乙镇19个、丙镇24个、丁镇12个。\n会议于2021年2月30日召开。\n涉及5—10万人。\n"


def outcome_of(text: str, name: str = "a.txt") -> Outcome:
    return Outcome((LINTER.lint(Document.from_text(text, name)),))


def rows(outcome: Outcome, setting: Setting = SETTING) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(outcome, setting).removeprefix(BOM), newline="")))


def sheet(outcome: Outcome, setting: Setting = SETTING) -> Worksheet:
    return load_workbook(io.BytesIO(to_xlsx(outcome, setting))).active


def test_a_row_says_what_is_wrong_and_where_and_leaves_room_to_decide() -> None:
    first, second = rows(outcome_of(PARTS))
    assert first == {
        "序号": "1", "文件": "a.txt", "严重程度": "警告", "类别": "算术", "规则": "parts-differ-from-total",
        "问题描述": "总数写的是“120个”，所列分项合计是117个（62 + 19 + 24 + 12 = 117 ≠ 120）。",
        "计算": "62 + 19 + 24 + 12 = 117 ≠ 120", "位置1原文": "120个", "位置1所在": "1:4", "位置2原文": "62个",
        "位置2所在": "1:14", "其余位置": "1:20 “19个”\n1:26 “24个”\n1:32 “12个”",
        "理由": "分项紧跟在总数之后逐一列出，单位相同。", "处理意见": "", "责任人": "", "状态": "待处理",
    }  # fmt: skip
    assert (second["序号"], second["规则"], second["位置2所在"]) == ("2", "impossible-date", "")


def test_notes_stand_in_the_ledger_where_they_are_asked_for() -> None:
    assert [row["规则"] for row in rows(outcome_of(PARTS), Setting(notes=True))][-1] == "range-multiplier"


def test_decided_findings_and_unread_files_keep_their_rows() -> None:
    (report,) = outcome_of("会议于2021年2月30日召开。").reports
    decided = Report(report.document, (suppress(report.findings[0], "原文如此"),), report.coverage)
    first, second = rows(Outcome((decided,), (Failure("b.txt", "b.txt: empty: there is no text in it"),)))
    assert first["状态"] == "已处理：原文如此"
    assert (second["序号"], second["文件"], second["类别"]) == ("2", "b.txt", "未能读取")


def test_csv_begins_with_the_mark_that_excel_needs() -> None:
    assert to_csv(outcome_of(PARTS), SETTING).encode().startswith(b"\xef\xbb\xbf\xe5\xba\x8f")


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1.txt", "+1.txt", "-1.txt", "@SUM(1).txt"])
def test_no_cell_becomes_a_formula(name: str) -> None:
    outcome = outcome_of(PARTS, name)
    assert rows(outcome)[0]["文件"] == f"'{name}"
    cell = sheet(outcome)["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_worksheet_has_the_rows_of_the_csv_and_is_ready_to_be_decided_upon(language: str) -> None:
    outcome, setting = outcome_of(PARTS), Setting(language, rules=LINTER.rules)
    drawn = sheet(outcome, setting)
    assert [cell.value for cell in drawn[1]] == [heading[language] for heading in COLUMNS.values()]
    for row, cells in zip(rows(outcome, setting), drawn.iter_rows(min_row=2), strict=True):
        assert [str(cell.value or "") for cell in cells] == list(row.values())
    assert (drawn.freeze_panes, drawn.auto_filter.ref) == ("C2", "A1:P3")
    (choices,) = drawn.data_validations.dataValidation
    assert (str(choices.sqref), choices.formula1) == ("N2:N3", f'"{",".join(DECISIONS[language])}"')


def test_a_worksheet_without_findings_is_its_headings() -> None:
    assert sheet(outcome_of("全县共117个村。")).max_row == 1


def test_two_runs_give_the_same_worksheet(monkeypatch: pytest.MonkeyPatch) -> None:
    one = to_xlsx(outcome_of(PARTS), SETTING)
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 1, 1, 0, 0, 0, 0, 0, 0))
    assert to_xlsx(outcome_of(PARTS), SETTING) == one
    assert b"1980-01-01" in _core(one)


def _core(book: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return package.read("docProps/core.xml")
