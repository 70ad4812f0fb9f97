"""One slip gives one finding, however many rules see it."""

from __future__ import annotations

import pytest

from linter import lint_text

_ONCE = {
    # The company, and the name that it begins with, differ in the same character.
    "company": """青溪市宏业建设集团有限公司（以下简称宏业建设）2023年营业收入12亿元。
青溪市宏业建没集团有限公司董事会审议通过了本议案。宏业建设将加强管理。
""",
    "wrong closing quote": "全县紧扣“三大行动“部署，抓好“五项工程”建设。\n",
    "closing quote of another kind": "全县紧扣“三大行动’部署，抓好“五项工程”建设。\n",
    "title closed as a quotation": "印发《青溪县供水管理办法”，明确各方责任。\n",
}


@pytest.mark.parametrize("text", _ONCE.values(), ids=_ONCE)
def test_one_slip_is_told_once(text: str) -> None:
    assert len(lint_text(text).findings) == 1


def test_two_slips_are_told_twice() -> None:
    text = "全县紧扣“三大行动“部署，抓好“五项工程“建设。\n"
    assert [place.quote for finding in lint_text(text).findings for place in finding.places] == [
        "“三大行动“",
        "“五项工程“",
    ]


def test_the_longer_places_tell_the_slip() -> None:
    (finding,) = lint_text(_ONCE["company"]).findings
    assert finding.rule == "company-written-in-two-ways"
