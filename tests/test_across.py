"""Comparison across files: what belongs together must agree, and nothing else is held against it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import hegao, log_of, write
from documents import word_by_library, workbook

from linter.across import held_against, held_together
from linter.document import Document
from linter.engine import Linter
from linter.finding import Finding
from linter.joined import join
from linter.run import Outcome

LINTER = Linter()
REPORT = """\
清源县2023年高标准农田建设情况报告
2023年，全县共312个行政村全部纳入建设范围。
全年建成高标准农田12.5万亩，完成投资1.86亿元。
25项整改任务已完成17项。
根据《清源县高标准农田建设管护办法》落实管护。
附件：1.清源县高标准农田建设项目清单
清源县农业农村局
2024年1月12日
"""
Places = list[tuple[str, str]]


def found(outcome: Outcome) -> dict[str, Places]:
    findings = [finding for report in outcome.reports for finding in report.findings if _across(finding)]
    return {finding.rule: [(place.document, place.quote) for place in finding.places] for finding in findings}


def _across(finding: Finding) -> bool:
    return len({place.document for place in finding.places}) > 1


def documents(*texts: str) -> list[Document]:
    return [Document.from_text(text, f"{number}.txt") for number, text in enumerate(texts, start=1)]


def together(*texts: str) -> dict[str, Places]:
    return found(held_together(Outcome(tuple(map(LINTER.lint, documents(*texts)))), LINTER))


def against(draft: str, release: str) -> dict[str, Places]:
    one, other = documents(draft, release)
    return found(held_against(Outcome((LINTER.lint(one),)), LINTER, other))


def test_a_report_and_its_annex_must_state_the_same() -> None:
    annex = """\
附件1
清源县高标准农田建设项目台账
全县共308个行政村。全年建成高标准农田12.5万亩，完成投资1.68亿元。
25项整改任务已完成18项。
根据《清源县高标准农田建设管理办法》落实。
"""
    assert together(REPORT, annex) == {
        "total-restated-differently": [("1.txt", "312个"), ("2.txt", "308个")],
        "sentence-restated-across-files": [("1.txt", "1.86亿元"), ("2.txt", "1.68亿元")],
        "status-told-twice-differs": [("1.txt", "17项"), ("2.txt", "18项")],
        "document-titled-in-two-ways": [
            ("1.txt", "清源县高标准农田建设管护办法"),
            ("2.txt", "清源县高标准农田建设管理办法"),
        ],
        "attachment-list-differs": [
            ("2.txt", "清源县高标准农田建设项目台账"),
            ("1.txt", "清源县高标准农田建设项目清单"),
        ],
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12.5万亩", "125000亩"),
        ("2023年", "2022年"),
        ("清源县", "柳泉县"),
        ("农业农村局", "水利局"),
        ("全年建成", "其中东河镇建成"),
    ],
)
def test_what_is_equal_or_another_year_place_or_office_is_left_alone(old: str, new: str) -> None:
    other = REPORT.replace("312个", "308个").replace("1.86亿元", "1.68亿元") if old != "12.5万亩" else REPORT
    if old == "全年建成":
        other = REPORT
    assert together(REPORT, other.replace(old, new)) == {}


def test_a_draft_must_state_what_the_last_release_states_of_the_same_period() -> None:
    draft = REPORT.replace("1.86亿元", "1.68亿元").replace("25项整改任务已完成17项。\n", "")
    assert against(draft, REPORT) == {"sentence-restated-across-files": [("1.txt", "1.68亿元"), ("2.txt", "1.86亿元")]}


def test_the_report_of_the_next_year_is_compared_only_where_the_year_is_said() -> None:
    later = REPORT.replace("2024年1月12日", "2025年1月10日").replace("2023年", "2024年")
    later = later.replace("1.86", "2.34").replace("312个", "308个")
    assert against(later, REPORT) == {}
    said = "回头看，2023年建成高标准农田{}万亩并移交各镇管护。"
    assert against(later + said.format("12.8"), REPORT + said.format("12.5")) == {
        "sentence-restated-across-files": [("1.txt", "12.8万亩"), ("2.txt", "12.5万亩")]
    }


def test_the_next_month_of_a_bulletin_under_one_title_is_no_contradiction() -> None:
    bulletin = (
        "重点项目进展情况通报\n全县开工建设重点项目{}个，累计完成投资占年度计划一半以上。\n县发改局\n2024年{}日\n"
    )
    assert against(bulletin.format(48, "6月28"), bulletin.format(41, "5月30")) == {}
    assert against(bulletin.format(48, "5月30"), bulletin.format(41, "5月30")) == {
        "sentence-restated-across-files": [("1.txt", "48个"), ("2.txt", "41个")]
    }


def test_each_document_keeps_its_own_years() -> None:
    one = "2023年工作总结\n今年，全县建成高标准农田12.5万亩并移交各镇管护。\n清源县人民政府\n2023年12月20日\n"
    other = "2024年工作总结\n今年，全县建成高标准农田13.5万亩并移交各镇管护。\n清源县人民政府\n2024年12月20日\n"
    assert together(one, other) == {}
    assert together(one, other.replace("今年", "去年")) == {
        "sentence-restated-across-files": [("1.txt", "12.5万亩"), ("2.txt", "13.5万亩")]
    }


def test_templates_of_many_towns_are_not_held_against_each_other() -> None:
    form = (
        "全镇共排查各类安全隐患{}处，整改到位{}处。\n"
        "全镇开展安全生产宣讲{}场，覆盖全部行政村。\n"
        "新建应急物资储备点{}个，配齐防汛物资。\n"
    )
    towns = [form.format(*(number + at for at in range(4))) for number in (20, 35, 51)]
    assert together(*towns) == {}


def test_offsets_and_tables_lead_back_to_each_document() -> None:
    one, two = documents("甲 镇\t1\n乙镇\t2\n", "共 12 个村。\n丙镇\t3\n丁镇\t4\n")
    joined = join([one, two])
    at = joined.text.index("12个")
    document, span = joined.located(joined.offsets.span_to_source(type(joined.blocks[0].span)(at, at + 3)))
    assert (document.name, document.source[span.start : span.end]) == ("2.txt", "12 个")
    assert sorted({block.table for block in joined.blocks if block.table >= 0}) == [0, 1]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    report, annex = tmp_path / "报告.docx", tmp_path / "annex.xlsx"
    report.write_bytes(word_by_library(REPORT.splitlines()))
    annex.write_bytes(workbook({"清单": [["附件1"], ["全年建成高标准农田12.5万亩，完成投资1.68亿元。"]]}))
    return report, annex


def test_every_place_names_its_file_in_text_json_and_sarif(files: tuple[Path, Path]) -> None:
    report, annex = files
    shown = hegao("lint", report, annex, "--together").stdout
    assert f"{report}: 第3段" in shown
    assert f"{annex}: 工作表“清单” 单元格A2" in shown
    log = log_of(report, annex, "--together")
    assert [place["path"] for place in log["documents"][0]["findings"][0]["places"]] == [str(report), str(annex)]
    (run,) = json.loads(hegao("lint", report, annex, "--together", "--format", "sarif").stdout)["runs"]
    (result,) = run["results"]
    places = [*result["locations"], *result["relatedLocations"]]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris == [report.as_uri(), annex.as_uri()]


def test_a_sentence_is_held_against_the_sheet_whose_row_and_column_it_names(files: tuple[Path, Path]) -> None:
    report, annex = files
    annex.write_bytes(
        workbook(
            {
                "明细": [
                    ["清源县2023年高标准农田投资明细表"],
                    ["填报单位：清源县农业农村局", None, "单位：万元"],
                    ["乡镇", "建设面积（万亩）", "完成投资"],
                    ["东河镇", 6.5, 9800],
                    ["西山镇", 6, 8800],
                    ["合计", 12.5, 18600],
                    ["注：含上年结转。"],
                ]
            }
        )
    )
    for told, expected in (("9300万元", [(str(report), "9300万元"), (str(annex), "9800")]), ("9800万元", [])):
        text = REPORT.replace("25项", f"东河镇完成投资{told}，西山镇完成投资0.88亿元。\n25项")
        report.write_bytes(word_by_library(text.splitlines()))
        log = log_of(report, annex, "--together")
        places = [
            (place["path"], place["quote"])
            for document in log["documents"]
            for finding in document["findings"]
            for place in finding["places"]
        ]
        assert places == expected


def test_only_the_draft_is_reported_not_the_release(files: tuple[Path, Path]) -> None:
    report, release = files[0], files[0].with_name("release.txt")
    write(release, REPORT.replace("1.86", "1.68") + "会议于2021年2月30日召开。\n")
    log = log_of(report, "--against", release)
    assert [document["path"] for document in log["documents"]] == [str(report)]
    assert [finding["rule"] for finding in log["documents"][0]["findings"]] == ["sentence-restated-across-files"]


def test_a_release_that_cannot_be_read_ends_with_2_beside_the_findings(files: tuple[Path, Path]) -> None:
    result = hegao("lint", files[0], "--against", "none.txt")
    assert result.exit_code == 2
    assert "none.txt: cannot be read" in result.stdout


def test_without_the_options_files_are_not_compared(files: tuple[Path, Path]) -> None:
    assert hegao("lint", *files).exit_code == 0
