"""Which places a report names as its own, and whose slogans it may not take."""

from __future__ import annotations

import pytest

from linter.document import Document
from linter.facts.names.own_place import find_own_places
from linter.kinds.statements._own_slogans import _PROVINCES
from linter.kinds.statements.own_place import OwnPlace
from linter.ledger import Ledger

OWN, OTHER = _PROVINCES.split("|")[4:6]
HEAD = f"{OWN}省政府工作报告\n各位代表：\n现在，我代表省人民政府，向大会报告工作。\n"


def _told(text: str) -> list[str]:
    ledger = Ledger(Document.from_text(text))
    return [ledger.quote(hit.spans[0]) for hit in OwnPlace().check(ledger)]


def test_the_head_and_the_ritual_sentences_name_the_place() -> None:
    text = "清源县财政局\n——1月16日在清源县第十七届人民代表大会第三次会议上\n各位代表：\n受县人民政府委托，现报告。"
    places = find_own_places(Ledger(Document.from_text(text)))
    assert [(place.name, place.level, place.sort) for place in places] == [
        ("清源", "县", "meeting"),
        ("清源", "县", "office"),
        ("", "县", "ritual"),
    ]


@pytest.mark.parametrize("slogan", ["谱写中国式现代化{}篇章", "建设更高水平的平安{}", "建设美丽{}"])
def test_a_province_speaks_of_itself(slogan: str) -> None:
    assert _told(HEAD + slogan.format(OWN) + "。") == []
    assert _told(HEAD + slogan.format(OTHER) + "。") == [OTHER]


@pytest.mark.parametrize("led", ["党中央和省委", "中央及省委", "国务院、省委", "省委省政府"])
def test_bodies_of_several_levels_lead_a_report(led: str) -> None:
    assert _told(HEAD + f"在{led}坚强领导下，扎实苦干。") == []
