"""Wording: what is said in other words is read in the usual ones, and shown as it was said."""

from __future__ import annotations

import pytest
import reworded
from hypothesis import given
from hypothesis import strategies as st

from linter import lint_text
from linter.document import as_read
from linter.rule import load_rules
from linter.wording import WAYS

SAID = [
    ("下降百分之12.5。", "下降12.5%。"),
    ("增长了5%，为了3户，除了2户", "增长5%，为了3户，除了2户"),
    ("总共36件，一共二十件，总共建", "共36件，共二十件，总共建"),
    ("8件。这里面3件、这其中2件", "8件。其中3件、其中2件"),
    ("依次为3户、5户，其余依次为2户", "分别为3户、5户，其余依次为2户"),
    ("占到总数的20%，占了一半", "占总数的20%，占了一半"),
    ("6.2亿元、增长5%；分别增长3%、下降2%", "6.2亿元，增长5%；分别增长3%、下降2%"),
    ("截止到6月底，截止6月底，截止时间", "截至6月底，截至6月底，截止时间"),
    ("没有完成3件，没有收益", "未完成3件，没有收益"),
    ("全部已整改，都已经办理完毕", "已全部整改，均已办结"),
    ("增幅为5%，增幅较大", "增长5%，增幅较大"),
    ("与上年相比，增加3件", "比上年增加3件"),
    ("由41户压减为35户，一年里减少8户", "由41户减少为35户，一年减少8户"),
    ("攀升4.3%，上扬2%，走高3%", "增长4.3%，上涨2%，上升3%"),
    ("抬升4.7个百分点，抬高2个百分点，不断攀升", "提高4.7个百分点，提高2个百分点，不断攀升"),
    ("下滑3%，走低1个百分点，业绩下滑", "下降3%，下降1个百分点，业绩下滑"),
    ("同比多支出12万元，比上年末少了8件，多支出12万元", "同比增加12万元，比上年末减少8件，多支出12万元"),
    ("比上年多3件，较年初少2件", "比上年增3件，较年初减2件"),
    ("上一年为3件，较前一年，上年同一时段，以上一年以下", "上年为3件，较上年，上年同期，以上一年以下"),
    ("6月底以前，3月1日到5月2日，从甲地到乙地", "6月底前，3月1日至5月2日，从甲地到乙地"),
    ("平均每户3000元，平均每人每月50元", "户均3000元，人均每月50元"),
    ("居首位，列榜首，居头名，放在首位", "居第一，列第一，居第一，放在首位"),
    ("覆盖面达到92%，扩大覆盖面", "覆盖率达到92%，扩大覆盖面"),
    ("3个动工，2个落成，破土动工1个，座落成片", "3个开工，2个建成，开工1个，座落成片"),
    ("牵涉5户，加起来共9户，合在一起有8户", "涉及5户，合计共9户，合计有8户"),
    ("排查出隐患3处，考核查出问题5个", "发现隐患3处，考核查出问题5个"),
    ("至今没有办结，还没能完成，还未整改，没办结，淹没修复", "尚未办结，尚未完成，尚未整改，未办结，淹没修复"),
    ("无一例外都已建成，统统办结，一户不落完成", "全部均已建成，全部办结，全部完成"),
    ("造林任务方面还有2处，交通方面还有2处", "造林任务中还有2处，交通方面还有2处"),
    ("举行了专题会，推进会举行后，举行通车仪式，审议获批", "召开了专题会，推进会召开后，举行通车仪式，审议通过"),
    ("游客12万人。同比增长5%。共有3处", "游客12万人，同比增长5%。共有3处"),
    ("两镇都已整改，皆未完成，首都在建", "两镇均已整改，均未完成，首都在建"),
    ("都已建成，3处大都已建成，成都已建成", "均已建成，3处大多已建成，成都已建成"),
    ("至今没有办结", "尚未办结"),
    ("已纠正3个，已改正到位，纠正偏差", "已整改3个，已整改到位，纠正偏差"),
    ("完成纠正2个、完成改正5个，改正错误", "完成整改2个、完成整改5个，改正错误"),
    ("均办妥，已了结2件，新添3台，增添5处", "均办结，已办结2件，新增3台，新增5处"),
    ("。眼下，现阶段已完成3件。其中的汉族", "。目前，目前已完成3件。其中汉族"),
]


@pytest.mark.parametrize(("said", "read"), SAID)
def test_other_words_are_read_as_the_usual_ones(said: str, read: str) -> None:
    assert as_read(said)[0] == read


def test_every_way_has_a_case() -> None:
    cases = "".join(said for said, _ in SAID) + " 在这当中 到目前为止 。现在有 悉数 涨幅达3% 降幅为2%"
    assert [way.sign for way in WAYS if not way.said.search(cases)] == []
    assert [way.sign for way in WAYS if any(way.sign not in said[0] for said in way.said.finditer(cases))] == []


@given(st.lists(st.sampled_from([said for said, _ in SAID] + ["百分之5", "县", "\n", "2", "１ ", "。"]), max_size=8))
def test_what_is_read_leads_back_in_order(pieces: list[str]) -> None:
    source = "".join(pieces)
    text, offsets = as_read(source)
    places = [offsets.to_source(at) for at in range(len(text))]
    assert places == sorted(places)
    assert all(source[place] in f"百{char}１" for char, place in zip(text, places, strict=True) if char.isdigit())


@pytest.mark.parametrize("name", ["没有", "全部", "办结", "分别", "占", "截至"])
def test_the_examples_of_the_rules_are_found_in_other_words(name: str) -> None:
    told = reworded.told(reworded.REWORDINGS[name], load_rules())
    assert len(told.lost) / told.bad < 0.01
    assert len(told.flagged) / told.good < 0.01


def test_a_finding_is_marked_and_quoted_in_the_words_of_the_report() -> None:
    text = "全县共有村小组415个，这里面东片262个、西片253个。\n"
    (finding,) = (one for one in lint_text(text).findings if one.rule == "parts-differ-from-total")
    assert [place.quote for place in finding.places] == ["415个", "262个", "253个"]


def test_a_share_in_words_is_marked_whole() -> None:
    (finding,) = lint_text("抽查办件360件，超时办结72件，占百分之30.5。\n").findings
    assert "百分之30.5" in [place.quote for place in finding.places]


def test_a_message_quotes_the_report_in_its_own_words() -> None:
    text = "全县15个乡镇都已建立工作台账。\n\n仍有2个乡镇没有建立工作台账。\n"
    (finding,) = (one for one in lint_text(text).findings if one.rule == "all-done-but-some-left")
    assert "15个乡镇都已建立工作台账" in finding.message["zh"]
    assert "2个乡镇没有建立工作台账" in finding.message["zh"]


def test_a_quotation_in_a_quotation_stands_in_single_marks() -> None:
    text = "全县15个乡镇都已建立“一户一档”台账。\n\n仍有2个乡镇没有建立“一户一档”台账。\n"
    (finding,) = (one for one in lint_text(text).findings if one.rule == "all-done-but-some-left")
    assert "“15个乡镇都已建立‘一户一档’台账”" in finding.message["zh"]
