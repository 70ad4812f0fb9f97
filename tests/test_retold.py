"""Tests of what is told twice: catchwords, indicators and what a fund carries over."""

from __future__ import annotations

from linter.document import Document
from linter.facts.names.catchwords import find_catchwords
from linter.facts.rates.tellings import find_tellings, indicator, same_indicator
from linter.kinds.facts._bare_again import bare_again
from linter.ledger import Ledger


def test_catchwords_in_both_writings() -> None:
    found = find_catchwords("打造“三大支点”。建设“三大支点”。推进4大支点建设。")
    assert [(one.number, one.quoted) for one in found["大支点"]] == [(3, True), (3, True), (4, False)]


def test_a_longer_name_is_another_catchword() -> None:
    assert find_catchwords("做强三大优势产业链。打造五大优势产业园。") == {}


def test_congresses_are_no_catchwords() -> None:
    assert find_catchwords("学习贯彻党的十九大精神。学习贯彻党的二十大精神。") == {}


def test_rates_behind_one_amount() -> None:
    text = "全县税收收入完成8.63亿元（其中返还1.2亿元），为调整预算的101.4%，超收0.1亿元，同比增长7.2%。"
    told = list(find_tellings(Ledger(Document.from_text(text))))
    assert [(one.sort, one.label) for one in told] == [("完成调整", "税收收入"), ("增长", "税收收入")]
    assert {str(one.amount.value) for one in told if one.amount} == {"863000000.00"}


def test_names_of_indicators() -> None:
    assert indicator("2025年全市一般公共预算收入完成") == "一般公共预算收入"
    assert indicator("比上年下降；全年服务业增加值达") == "第三产业增加值"
    assert same_indicator("税收收入", "全部税收收入")
    assert not same_indicator("税收收入", "非税支出")


def test_a_state_told_far_before_is_told() -> None:
    between = "".join(f"第{at}组走访{at + 11}户、登记{at + 312}人。" for at in range(100))
    text = f"集中供养68户、分散供养236户。\n{between}\n春节前，分散供养的23户领到棉被。\n对分散供养的236户逐户回访。"
    assert list(bare_again(Ledger(Document.from_text(text)))) == []
    other = text.replace("分散供养236户", "临时救助236户")
    assert [later.value for _, later in bare_again(Ledger(Document.from_text(other)))] == [236]
