"""A rule file of a user: what is wrong with it is told at once, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.errors import RuleError
from linter.rule import load_rules

HEAD = """\
id: no-mayor
kind: spelling
severity: note
title: {zh: 有市长, en: A mayor}
message: {zh: 有市长, en: A mayor}
why: {zh: 例, en: An example}
"""
"""A rule without examples; its kind is not asked for while rules are only listed."""
EXAMPLES = """\
examples:
  bad:
    - ‹市长›到会。
  good:
    - 村民到会。
"""


def load(folder: Path, text: str) -> tuple[str, ...]:
    """The texts of the examples of the one rule in the folder."""
    (folder / "no-mayor.yaml").write_text(text, encoding="utf-8")
    return tuple(example.text for example in load_rules([folder], runnable=False)["no-mayor"].examples)


@pytest.mark.parametrize("text", [HEAD + EXAMPLES, EXAMPLES + HEAD], ids=["examples last", "examples first"])
def test_examples_are_read_wherever_they_stand(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == ("市长到会。", "村民到会。")


def test_the_line_of_an_example_counts_from_the_top_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "no-mayor.yaml").write_text(HEAD + EXAMPLES, encoding="utf-8")
    assert [example.line for example in load_rules([tmp_path], runnable=False)["no-mayor"].examples] == [9, 11]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (HEAD, 1, "key 'examples' is missing"),
        (HEAD + EXAMPLES.replace("‹", ""), 9, "a › without its ‹"),
        (HEAD + EXAMPLES.replace("村民", "‹村民›"), 11, "a good example must not mark a span"),
        (HEAD + EXAMPLES.replace("good", "well"), 10, "unknown key 'well'"),
        (HEAD + EXAMPLES.partition("  good")[0], 8, "a rule needs at least one 'good' example"),
        (HEAD + EXAMPLES.replace("- 村民", "- {村民"), 12, "not YAML"),
        (HEAD.replace("why", "because") + EXAMPLES, 6, "unknown key 'because'"),
        (HEAD + EXAMPLES + EXAMPLES, 12, "duplicate key 'examples'"),
    ],
)
def test_a_faulty_file_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'no-mayor.yaml'}:{line}: {what}")
