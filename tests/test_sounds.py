"""Syllables: which characters sound the same, tones left aside."""

import pytest

from linter.facts.names.sounds import same_syllable, syllables


@pytest.mark.parametrize("pair", ["陆路", "崖涯", "岗港", "长常", "思斯", "啊阿", "做昨", "源沅", "岫秀"], ids="".join)
def test_characters_of_one_syllable(pair: str) -> None:
    assert same_syllable(*pair)


@pytest.mark.parametrize("pair", ["陆吕", "奴女", "岗康", "乱掠", "县市"], ids="".join)
def test_characters_of_two_syllables(pair: str) -> None:
    assert not same_syllable(*pair)


def test_the_table_holds_both_levels_of_the_standard_but_for_seven_characters() -> None:
    table = syllables()
    assert len(table) == 3755 + 3008 - 7
    assert len(set(table.values())) == 396
