"""A number lost to 0 never ends the reading of a report: nothing divides by it."""

from __future__ import annotations

import re

import pytest

from linter import lint_text
from linter.rule import load_rules

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
RULES = load_rules()


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples_are_read_with_zeros_in_them(name: str) -> None:
    for example in RULES[name].examples[:12]:
        assert lint_text(_NUMBER.sub("0", example.text)) is not None
        for match in list(_NUMBER.finditer(example.text))[:2]:
            zeroed = f"{example.text[: match.start()]}0{example.text[match.end() :]}"
            assert lint_text(zeroed) is not None
