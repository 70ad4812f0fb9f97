"""How items close, and what a summary says of them."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.facts.states.status import closing
from linter.kinds._names import difference
from linter.ledger import Ledger
from linter.offsets import Span


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("已完成整改。", "done"),
        ("已完成整改并长期坚持。", "done"),
        ("完成整改并长期坚持", "done"),
        ("目前已整改到位。", "done"),
        ("问题已整改销号。", "done"),
        ("【已完成】", "done"),
        ("整改状态：已完成", "done"),
        ("长期坚持。", "kept"),
        ("正在整改中,按计划2022年6月底前完成。", "underway"),
        ("正在推进，达到序时进度。", "underway"),
        ("（正在整改）", "underway"),
        ("尚未完成整改。", "open"),
        ("预计2023年12月底前完成整改。", "open"),
    ],
)
def test_a_closing_phrase_tells_its_state(sentence: str, state: str) -> None:
    found = closing(sentence, Span(0, len(sentence)))
    assert found is not None
    assert found[1] == state


@pytest.mark.parametrize(
    "sentence",
    ["现将整改情况予以公布。", "确保整改取得实效。", "完成了4条道路施工图设计。", "25项任务，已全部完成整改。"],
)
def test_other_sentences_close_nothing(sentence: str) -> None:
    assert closing(sentence, Span(0, len(sentence))) is None


def test_each_item_closes_once() -> None:
    text = "1.甲渠失修。\n整改措施：清淤。\n整改成效：已完成整改。\n2.乙渠失修。正在整改。\n"
    ledger = Ledger(Document.from_text(text))
    assert [(item.state, ledger.quote(item.span)) for item in ledger.item_statuses] == [
        ("done", "已完成整改"),
        ("underway", "正在整改"),
    ]


def test_a_state_behind_its_number_is_not_the_state_of_the_next() -> None:
    ledger = Ledger(Document.from_text("8项任务中5项已完成整改，3项正在推进。"))
    (claim,) = ledger.claims
    assert (claim.total, claim.done_value, [q.value for q in claim.left]) == (8, 5, [3])


def test_names_part_where_their_common_ends_begin() -> None:
    gap = difference("润泽供水有限公司", "润禾供水有限公司")
    assert (gap.before, gap.one, gap.other, gap.behind) == ("润", "泽", "禾", "供水有限公司")
