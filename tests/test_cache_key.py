"""What a kept report depends on: the text, the rules, the configuration and hegao itself, and nothing else."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from cached import lint
from commands import DECISION, ERROR, write

from linter.cache import key
from linter.config import Config

pytestmark = pytest.mark.usefixtures("here")

OWN_RULE = """
id: canteens-restated
kind: restated_count
with:
  shortest_noun: 4
severity: {}
title: {{zh: 同一名称前后两个数目, en: One short name counted twice}}
message: {{zh: 两个数目, en: two counts}}
why: {{zh: 常漏改一处, en: often in one place only}}
examples:
  bad: ["全区运营‹12处›社区食堂。\\n继续办好‹15处›社区食堂。\\n"]
  good: ["全区运营12处社区食堂。\\n"]
"""


def test_another_name_has_the_same_report_under_its_own_name(linted: list[str]) -> None:
    lint(write("one.txt", ERROR))
    assert "two.txt:1:4" in lint(write("two.txt", ERROR)).stdout
    assert linted == ["one.txt"]


def test_the_kind_of_text_that_a_name_says_counts(linted: list[str]) -> None:
    lint(write("one.txt", "`2021年2月30日`\n"))
    lint(write("one.md", "`2021年2月30日`\n"))
    assert linted == ["one.txt", "one.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--ignore", "doubled-word"),
        ("--select", "impossible-date"),
        ("--as-of", "2021-01-01"),
        ("--changes", "original"),
        ("--rules", "own"),
    ],
)
def test_what_findings_depend_on_counts(arguments: tuple[str, ...], linted: list[str]) -> None:
    Path("own").mkdir()
    write("own/canteens-restated.yaml", OWN_RULE.format("note"))
    file = write("one.txt", ERROR)
    lint(file)
    lint(file, *arguments)
    assert linted == ["one.txt"] * 2
    lint(file, *arguments)
    assert linted == ["one.txt"] * 2


def test_how_a_run_ends_and_what_it_lists_does_not_count(linted: list[str]) -> None:
    file = write("one.txt", ERROR)
    assert lint(file).exit_code == 1
    assert lint(file, "--fail-on", "never").exit_code == 0
    assert "error[impossible-date]" in lint(file, "--lang", "en", "--show-notes", "--jobs", "2").stdout
    assert linted == ["one.txt"]


def test_a_changed_rule_or_word_of_the_office_counts(linted: list[str]) -> None:
    Path("own").mkdir()
    file = write("one.txt", "全区运营12处社区食堂。\n继续办好15处社区食堂。\n")
    for severity in ("note", "warning"):
        write("own/canteens-restated.yaml", OWN_RULE.format(severity))
        log = json.loads(lint(file, "--rules", "own", "--format", "json").stdout)
        assert [found["severity"] for found in log["documents"][0]["findings"]] == [severity]
    write("hegao.yaml", "lexicon:\n  phrases: [社区食堂]\n")
    lint(file, "--rules", "own")
    assert len(linted) == 3


def test_hegao_itself_counts(linted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("one.txt", ERROR)
    lint(file)
    monkeypatch.setattr(key, "_program", lambda: b"another version")
    lint(file)
    assert linted == ["one.txt"] * 2


def test_every_value_of_a_configuration_counts_or_is_named_as_one_that_does_not() -> None:
    names = {item.name for item in fields(Config)}
    assert names - key.NOT_IN_KEY == {"select", "ignore", "severity", "rules", "as_of", "changes", "lexicon"}
    assert names >= key.NOT_IN_KEY


def test_what_is_decided_later_holds_for_what_was_kept(linted: list[str]) -> None:
    file = write("one.txt", ERROR)
    assert lint(file).exit_code == 1
    write("hegao-decisions.yaml", DECISION.format("one.txt"))
    assert lint(file).exit_code == 0
    Path("hegao-decisions.yaml").unlink()
    assert lint(file).exit_code == 1
    assert linted == ["one.txt"]


def test_a_wrong_configuration_is_told_also_where_all_is_kept() -> None:
    file = write("one.txt", ERROR)
    lint(file)
    result = lint(file, "--ignore", "no-such-rule")
    assert (result.exit_code, result.stderr[:36]) == (2, "hegao: there is no rule 'no-such-rul")
