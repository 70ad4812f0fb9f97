"""hegao facts: what was read, as a table, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from commands import WARNING, hegao


def test_facts_are_a_table_by_default(warning: Path) -> None:
    result = hegao("facts", warning)
    assert result.exit_code == 0
    heading, first = result.stdout.splitlines()[1:3]
    assert heading.split() == ["位置", "种类", "原文", "数值", "单位", "事项", "范围", "状态", "角色"]
    assert first.split()[:5] == ["1:4", "数量", "120个", "120", "个"]
    assert "place  kind" in hegao("facts", warning, "--lang", "en").stdout


def test_facts_as_csv_and_json_agree_and_count_in_the_text(warning: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(hegao("facts", warning, "--format", "csv").stdout)))
    (document,) = json.loads(hegao("facts", warning, "--format", "json").stdout)["documents"]
    assert [row["text"] for row in rows] == [fact["text"] for fact in document["facts"]]
    assert [row["value"] for row in rows] == ["120", "62", "19", "24", "12"]
    for row in rows:
        assert WARNING[int(row["start"]) : int(row["end"])] == row["text"]


def test_facts_of_a_missing_file_end_with_2_beside_those_of_a_good_one(warning: Path) -> None:
    result = hegao("facts", warning, "none.txt")
    assert result.exit_code == 2
    assert "120个" in result.stdout
    assert result.stderr.startswith("hegao: none.txt: cannot be read")
