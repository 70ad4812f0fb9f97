"""An odd number or a text that breaks off never ends the reading of a report: nothing divides by zero."""

from __future__ import annotations

import re

import pytest

from linter import lint_text
from linter.rule import load_rules

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ODD = ("0", "0.0000", "99999999999999999999", "-3", "1")
RULES = load_rules()


def read(texts: list[str]) -> None:
    """Reads texts ten at a time, each a paragraph: one by one they take three times as long."""
    for at in range(0, len(texts), 10):
        assert lint_text("\n".join(texts[at : at + 10])) is not None


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples_are_read_with_zeros_in_them(name: str) -> None:
    read([_NUMBER.sub("0", example.text) for example in RULES[name].examples[::2]])


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples_are_read_with_an_odd_number_in_them(name: str) -> None:
    texts = []
    for at, example in enumerate(RULES[name].examples):
        if numbers := list(_NUMBER.finditer(example.text)):
            match, odd = numbers[at % len(numbers)], _ODD[at % len(_ODD)]
            texts.append(example.text[: match.start()] + odd + example.text[match.end() :])
    read(texts)


@pytest.mark.parametrize("name", sorted(RULES))
def test_examples_are_read_where_they_break_off(name: str) -> None:
    read([e.text[: len(e.text) * (at % 7 + 1) // 8] for at, e in enumerate(RULES[name].examples[1::2])])


@pytest.mark.parametrize(
    "text",
    [
        "试点自6月3个月，约55月完成。",
        "种苗由6株增至一万株，增三分之二。",
        "由99999999999999999999亿元增至2元。",
        "帮扶资金分三批下达，共326万元。\n帮扶资金使用163万元，使用率51%。",
        "产粮670.3万吨，增长3%，其中稻谷407.6万吨，下降100%，玉米262.7万吨，增长7%。",
    ],
)
def test_slips_of_hand_are_read(text: str) -> None:
    assert lint_text(text) is not None


def test_half_a_surrogate_pair_is_read_as_a_question_mark() -> None:
    (finding,) = lint_text("\ud83d全镇排查隐患\udc4d30处，占比120%。").findings
    assert (finding.places[0].quote, finding.rule) == ("120%", "share-above-hundred")
