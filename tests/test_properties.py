"""Properties that hold for every text: offsets lead back, form changes nothing, a changed number is found."""

from __future__ import annotations

from pathlib import Path

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from linter.document import squeeze
from linter.engine import Linter
from linter.readers import read_bytes

settings.register_profile("few", max_examples=50, deadline=None)
settings.load_profile("few")

LINTER = Linter()
EXAMPLE = (Path(__file__).parent.parent / "examples" / "contradictory.txt").read_text(encoding="utf-8")
ALPHABET = (
    "全县共有其中个项村户人元万亿年月日至底前已完成整改问题正在推进占比增长下降同比第一二三四五十百千零两几余约近以上左右"
    "０１２３45６7890％%.．，。、；：（）()“”《》—～~-+/|＃#* 　\t\n\u200b\u00a0星期同志截至"
)
"""Characters that reports are made of, blanks and full-width forms among them."""
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=300)
IDLE = st.lists(
    st.sampled_from(["深入学习领会精神，统一思想认识。", "坚持问题导向，压实工作责任。", "营造良好氛围。"]), max_size=3
)
"""Paragraphs that state nothing."""
Told = list[tuple[str, str, tuple[str, ...]]]


def told(data: bytes) -> Told:
    """What is found in a file: rule, severity and quotes."""
    found = LINTER.lint(read_bytes(data)).findings
    return [(one.rule, one.severity, tuple(place.quote.replace("\r\n", "\n") for place in one.places)) for one in found]


@given(TEXTS)
def test_every_offset_of_the_view_leads_to_its_character_and_back(source: str) -> None:
    view, offsets = squeeze(source)
    places = [offsets.to_source(at) for at in range(len(view))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        assert offsets.to_view(place) == at
        assert squeeze(source[place])[0] in (view[at], "") or view[at].isspace()


@given(TEXTS)
def test_only_blanks_are_left_out(source: str) -> None:
    view, offsets = squeeze(source)
    kept = {offsets.to_source(at) for at in range(len(view))}
    left = "".join(char for at, char in enumerate(source) if at not in kept)
    assert not left.strip(" \t　\u00a0\u200b")


@given(st.booleans(), st.booleans(), IDLE)
def test_a_mark_line_ends_and_idle_paragraphs_change_no_finding(mark: bool, returns: bool, idle: list[str]) -> None:
    body, _, signature = EXAMPLE.rstrip().rpartition("\n\n")
    text = "\n\n".join([body, *idle, signature]) + "\n"
    text = text.replace("\n", "\r\n") if returns else text
    assert told(text.encode("utf-8-sig" if mark else "utf-8")) == told(EXAMPLE.encode())


@given(
    st.lists(st.integers(3, 400), min_size=3, max_size=3),
    st.integers(0, 3),
    st.integers(1, 50),
    st.sampled_from("个项户"),
)
def test_a_number_of_a_sum_made_larger_is_found(parts: list[int], which: int, by: int, unit: str) -> None:
    def written(whole: int, *counts: int) -> bytes:
        first, second, third = (f"{count}{unit}" for count in counts)
        return f"全县共{whole}{unit}，其中东河镇{first}、西河镇{second}、南河镇{third}。\n".encode()

    numbers = [sum(parts), *parts]
    assert told(written(*numbers)) == []
    numbers[which] += by
    # Of 100个, 53个 and 47个, the first may be the whole of the others.
    assume(2 * max(numbers[1:]) != sum(numbers[1:]))
    # 101个, 15个、6个、92个: what some of them lose and others gain may be all of it, 15 − 6 + 92.
    assume(all(sum(numbers[1:]) - 2 * part != numbers[0] for part in numbers[1:]))
    # Off by more than a factor of two, the list tells of something else.
    assume(numbers[0] <= 2 * sum(numbers[1:]) <= 4 * numbers[0])
    assert "parts-differ-from-total" in [rule for rule, _, _ in told(written(*numbers))]


@given(TEXTS)
@example("投入一亿二。")
def test_nothing_crashes_and_every_quote_stands_where_it_is_said_to(source: str) -> None:
    report = LINTER.lint(read_bytes(source.encode()))
    for finding in report.findings:
        for place in finding.places:
            assert 0 <= place.span.start < place.span.end <= len(report.document.source)
            assert report.document.source[place.span.start : place.span.end] == place.quote
