"""Extraction: spans count in the source, values in the base unit."""

from __future__ import annotations

import pytest

from linter import extract, lint_text


def only(text: str, kind: str) -> object:
    found = [fact for fact in extract(text) if fact.kind == kind]
    assert len(found) == 1, found
    return found[0]


def test_spans_count_in_the_source_when_blanks_were_left_out() -> None:
    text = "全镇　共有 25 项 整改任务。"
    (fact,) = extract(text)
    assert text[fact.start : fact.end] == fact.text == "25 项"
    assert (fact.value, fact.unit, fact.head, fact.role) == ("25", "项", "整改任务", "whole")


@pytest.mark.parametrize(
    ("text", "kind", "value", "low", "high"),
    [
        ("投入1.5万元", "money", "15000", "14500", "15500"),
        ("占比43%", "percent", "0.43", "0.425", "0.435"),
        ("下降-3%", "percent", "-0.03", "-0.035", "-0.025"),
        ("不少于20户", "quantity", "20", "20", None),
        ("十几个村", "quantity", "10", "10", "20"),
        ("三五个村", "quantity", "3", "3", "5"),
        ("现有1 240个村", "quantity", "1240", "1240", "1240"),
        ("投资36. 4亿元", "money", "3640000000", "3635000000", "3645000000"),
        ("补助1,　365 . 5万元", "money", "13655000", "13654500", "13655500"),
        ("问题2. 3万元未退", "money", "30000", "25000", "35000"),
        ("共\u00a012\u2009500\u2009万元", "money", "125000000", "124995000", "125005000"),
        ("栽植苗木 1 036 株", "quantity", "1036", "1036", "1036"),
        ("50元6角3分", "money", "50.63", "50.625", "50.635"),
        ("两个半小时", "duration", "2.5", "2", "3"),
        ("名列第三", "ordinal", "3", "3", "3"),
        ("百分之三到五", "percent", "0.03", "0.03", "0.05"),
        ("百分之1,111", "percent", "11.11", "11.105", "11.115"),
        ("3—5万元", "money", "30000", "30000", "50000"),
        ("387万亩", "quantity", "2580000000", "2576666666.6666666667", "2583333333.3333333333"),
        ("接种250ml", "quantity", "0.00025", "0.0002495", "0.0002505"),
    ],
)
def test_values_are_in_the_base_unit(text: str, kind: str, value: str, low: str | None, high: str | None) -> None:
    fact = only(text, kind)
    assert (fact.value, fact.low, fact.high) == (value, low, high)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("投入380万元整治背街小巷", "380万元"),
        ("安排20万元整修校舍", "20万元"),
        ("拨付15万元正在发放", "15万元"),
        ("合同价款壹拾贰万元整", "壹拾贰万元整"),
        ("叁佰万元整的保证金", "叁佰万元整"),
        ("叁仟元伍角整（小写", "叁仟元伍角整"),
        ("收取保证金8万元正，已入账", "8万元正"),
    ],
)
def test_a_round_amount_ends_with_its_mark_and_not_with_the_word_behind_it(text: str, quote: str) -> None:
    assert [fact.text for fact in extract(text) if fact.kind == "money"] == [quote]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("东河镇 60 271 56", ["60", "271", "56"]),
        ("表1 120户名单", ["1", "120"]),
        ("2021年6月25日 300户", ["300"]),
        ("建成320户 150户在建", ["320", "150"]),
    ],
)
def test_a_blank_between_two_numbers_keeps_them_apart(text: str, values: list[str]) -> None:
    assert [fact.value for fact in extract(text) if fact.kind in ("number", "quantity")] == values


def test_a_date_is_iso_as_far_as_stated() -> None:
    fact = only("2021年5月印发。", "period")
    assert (fact.value, fact.low, fact.high) == ("2021-05", "2021-05-01", "2021-05-31")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "1.落实责任",
        "（2）压实责任",
        "X305线改造",
        "PM2.5浓度下降",
        "咨询电话：0731-5550123",
        "三级联动",
        "统一部署",
        "15:30开会",
        "一切从实际出发",
        "长5mol",
    ],
)
def test_marks_codes_and_words_are_no_facts(text: str) -> None:
    assert extract(text) == ()


def test_a_bare_count_takes_over_the_noun_of_the_count_before_it() -> None:
    first, second = extract("反馈的25项整改任务已按期完成17项。")
    assert (first.head, first.filled["head"]) == ("整改任务", "said")
    assert (second.head, second.filled["head"], second.status) == ("整改任务", "inherited", "done")


def test_a_place_before_a_bare_count_is_its_scope_and_not_its_noun() -> None:
    _, part = extract("全县共120个村小组，其中柳河镇62个。")
    assert (part.scope, part.head, part.role) == ("柳河镇", "村小组", "part")


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        # Words that the segmenter cuts or tags otherwise
        ("办理政协委员提案23件。", ["政协委员提案"]),
        ("清退收入超标的低保对象17户。", ["低保对象"]),
        ("对扶贫项目全面排查46个。", ["扶贫项目"]),
        ("居民人均可支配收入增长6%。", ["居民人均可支配收入"]),
        ("走访368户脱贫户。", ["脱贫户"]),
        ("追回违规发放的津补贴3.2万元。", ["津补贴"]),
        ("案件办结率98%。", ["案件办结率"]),
        ("土地使用权出让收入2.6亿元。", ["土地使用权出让收入"]),
        ("组建4个联合检查组。", ["联合检查组"]),
        ("收到群众来信来访来电264件。", ["群众来信来访来电"]),
        # Bare counts in lists, and bodies that are counted themselves
        ("现有党支部31个、党员462名。", ["党支部", "党员"]),
        ("查处4个未批先建项目。", ["未批先建项目"]),
        ("新建改扩建中小学校12所。", ["中小学校"]),
        ("城镇新增就业4.2万人。", ["城镇新增就业"]),
        ("建成社区养老服务站46处、乡镇卫生院5所。", ["社区养老服务站", "乡镇卫生院"]),
        ("配备护林员（含兼职）120名。", ["护林员"]),
        ("建立“阳光台账”42本。", ["阳光台账"]),
        ("打造12个“一村一品”项目。", ["项目"]),
        # Each number has its own noun
        ("共向9个党组织反馈问题176个。", ["党组织", "问题"]),
        ("对264户873人监测对象走访。", ["监测对象", "监测对象"]),
        ("对25个党支部的会议记录检查。", ["党支部"]),
        ("对5项重点领域的改革跟踪问效。", ["改革"]),
        ("3个村低保评议不规范。", ["村"]),
        ("2户国有企业违规出借资金。", ["国有企业"]),
        ("推进7个重点医院建设。", ["重点医院"]),
        ("8项整改任务中6项已完成整改。", ["整改任务", "整改任务"]),
        # What goes on from the number before
        ("粮食产量12万吨，比上年增长3%，占全市的15%。", ["粮食产量"] * 3),
        ("覆盖率由82%提高到96%，提升14个百分点。", ["覆盖率"] * 3),
        ("发文由上年同期的86件减少到61件。", ["发文"] * 2),
        ("用电量比上年下降2%。", ["用电量"]),
        ("公用经费支出完成预算的95%。", ["公用经费支出"]),
        ("80%的卫生院达标。", ["卫生院"]),
        ("涉及资金80万元，已收回65万元，其余15万元正在追缴。", ["资金"] * 3),
        # Words of manner and of events are no nouns
        ("召开会议6次，暗访督办9次。", ["会议", "督办"]),
        ("投入资金276万元修复道路。", ["资金"]),
        ("城镇失业率控制在5%以内。", ["城镇失业率"]),
        ("财政科技投入14亿元。", ["财政科技投入"]),
        ("抽查2021年度低保档案180份。", ["低保档案"]),
        ("惠及3万多家庭。", ["家庭"]),
        ("民间投资增长3%，快于全国9个百分点。", ["民间投资"] * 2),
        ("2个配售型住房项目。", ["配售型住房项目"]),
        ("完成5类业务数据的归集。", ["业务数据"]),
        ("石桥镇1920万元居第三位。", [None]),
        ("党纪政务处分13人。", [None]),
        ("用时长达26年。", [None]),
    ],
)
def test_the_noun_that_a_number_counts(text: str, heads: list[str | None]) -> None:
    assert [fact.head for fact in extract(text) if fact.kind not in ("date", "period", "ordinal")] == heads


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("我区共设置社区12个。", ["我区"]),
        ("全镇共有农村住户3200户。", ["全镇"]),
        ("针对农村饮水问题18个。", [None]),
        ("全县地区生产总值32亿元。", ["全县"]),
        ("人均地区生产总值5.1万元。", [None]),
        ("6个乡镇的34个村未达标。", [None, None]),
        ("常住人口城镇化率60%。", [None]),
        ("指导村修订村规民约11份。", [None]),
        ("增速居全国前列，高于全国2个百分点。", [None]),
        ("其中石桥镇以968.4分居首位。", ["石桥镇"]),
        ("县公安局3件、县住建局5件。", ["县公安局", "县住建局"]),
        ("第三检查组71个、第四检查组48个。", ["第三检查组", "第四检查组"]),
        ("柳河县居民人均可支配收入增长6%。", ["柳河县"]),
    ],
)
def test_a_scope_is_a_place_a_body_or_a_level(text: str, scopes: list[str | None]) -> None:
    assert [fact.scope for fact in extract(text) if fact.kind != "ordinal"] == scopes


@pytest.mark.parametrize(
    ("text", "as_of", "period"),
    [
        ("截至2021年6月底，办结17件。", "2021-06", None),
        ("截至10月10日，办结17件。", "2021-10-10", None),
        ("2020年底有积案12件。", "2020-12", None),
        ("2021年上半年办结17件。", None, "2021-01-01/2021-06-30"),
        ("2021年三季度办结17件。", None, "2021-07-01/2021-09-30"),
        ("近三年办结17件。", None, "2018-10-12/2021-10-12"),
        ("五年来办结17件。", None, "2016-10-12/2021-10-12"),
        ("全年办结17件。", None, "2020"),
        ("收入比2019年多17件。", None, None),
        ("与2019年同比减少17件。", None, None),
    ],
)
def test_the_time_that_a_number_is_told_for(text: str, as_of: str | None, period: str | None) -> None:
    report = f"柳河县2020年信访工作报告\n{text}\n柳河县信访局\n2021年10月12日"
    fact = next(fact for fact in extract(report) if fact.unit == "件")
    assert (fact.as_of, fact.period) == (as_of, period)


def test_signed_and_agreed_are_no_approximations() -> None:
    first, second = extract("签约5个项目，修订村规民约11份。")
    assert (first.text, first.low, second.text, second.low) == ("5个", "5", "11份", "11")
    (third,) = extract("涉及居民约300人。")
    assert third.text == "约300人"


def test_a_bracket_at_the_start_of_a_line_belongs_to_no_line_before_it() -> None:
    facts = extract("东河镇卫生院\n（所）12家，同比增长7.6%。")
    assert [(fact.text, fact.head) for fact in facts] == [("12家", None), ("7.6%", None)]


@pytest.mark.parametrize(
    "text",
    ["各类机构\n（所）12家。", "敬老院（所\n）12家。", "新建（）12家，投入3万元。", "完成\n12家", "投入（完成）12家"],
)
def test_brackets_and_line_ends_before_a_number_never_stop_the_reading(text: str) -> None:
    assert extract(text)[0].text == "12家"


def test_a_numeral_without_end_counts_nothing_and_breaks_nothing() -> None:
    long = "9" * 5000
    report = lint_text(f"获评基地22处，甲级5处、乙级9处、丙级{long}处。渠道94{long[:29]}公里，支渠63公里。")
    assert report.coverage.numbers == 4
