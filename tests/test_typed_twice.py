"""Characters and words typed twice, and those that are meant to stand twice."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.engine import Linter


def doubled(text: str) -> list[str]:
    findings = Linter().lint(Document.from_text(text, name="n.txt")).findings
    return [place.quote for finding in findings if finding.rule == "doubled-word" for place in finding.places]


@pytest.mark.parametrize(("text", "typed"), [("推推进工作。", "推推"), ("岸线费结算结算后，渡口重开。", "结算结算")])
def test_what_is_typed_twice_is_told(text: str, typed: str):
    assert doubled(text) == [typed]


@pytest.mark.parametrize("text", ["快递业业务增长。", "请大家下船体验体验海上生活。", "一束束光照进船厂。"])
def test_what_is_meant_to_stand_twice_is_not(text: str):
    assert doubled(text) == []
