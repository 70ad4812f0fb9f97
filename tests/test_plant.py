"""The miners of benchmarks/planting: each plants what it says, where the relation held, and nowhere else."""

from __future__ import annotations

import json
import random
import re
from decimal import Decimal
from pathlib import Path

import plant
import pytest
from planting import MINERS, Source
from planting.source import slips

# ‹ › hold the places that a plant of the kind may edit.
HOLDS = [
    ("parts_above_whole", "共排查隐患‹18›处，其中甲镇‹2›处、乙镇‹4›处、丙镇‹12›处。"),
    ("complete_list_below", "共有职工‹117›人，其中男职工‹62›人、女职工‹55›人。"),
    ("status_split", "台账共25项，目前已完成‹17›项、正在推进‹8›项。"),
    ("subset_above_whole", "收回资金28.16万元，其中追缴‹13.60›万元，等等。"),
    ("shares_above_hundred", "一次不跑的占‹35.5›%，只跑一次的占‹64.5›%。"),
    ("ratio_not_hundred", "三次产业结构为‹18.3›：‹35.6›：‹46.1›。"),
    ("growth_rate", "收入835亿元，比上年的541亿元增长‹54.3›%。"),
    ("growth_rate", "收入110.00亿元，比上年增加10.00亿元，增长‹10.0›%。"),
    ("direction", "收入835亿元，比上年的541亿元‹增长›54.3%。"),
    ("direction_of_levels", "持证人员由754人‹增加›到883人。"),
    ("change_amount", "专户由41个增加到64个，增加‹23›个。"),
    ("completion_rate", "支出预算19.5亿元，实际支出18.9亿元，为调整预算的‹96.9›%。"),
    ("share", "179个，占415个小组的‹43›%。"),
    ("percentage_points", "入户率由60%提高到66%，提高‹6›个百分点。"),
    ("points_as_percent", "入户率由60%提高到66%，提高6‹个百分点›。"),
    ("above_hundred", "整改率达‹97.5›%。"),
    ("balance", "年初余额186.50万元，本年增加38.42万元，本年支出29.17万元，年末余额‹195.75›万元。"),
    ("balance", "全年收入52.40亿元，支出48.15亿元，当年结余‹4.25›亿元。"),
    ("average", "向30户发放补助9万元，户均‹3000›元。"),
    ("rank", "总分在全市9个县区中列第‹2›位。"),
    ("attendance", "应到35人，实到‹34›人。"),
    ("batch_size", "巡察反馈‹31›个问题，其中12个问题已销号。反馈的‹31›个问题均已认领。"),
    ("restated_count", f"各镇。全县312个行政村小组均已建账。{'各镇照此办理。' * 8}反馈的‹312›个行政村小组均已验收。"),
    ("restated_in_han", f"制定23项整改措施清单。{'各镇照此办理。' * 8}上述‹23›项整改措施清单已公示。"),
    ("han_against_arabic", "制定整改措施，共二十三条整改措施。镇里把‹23›条整改措施贴在墙上。"),
    ("restated_amount", f"累计追回被挪用专项资金1.25亿元。{'各镇照此办理。' * 8}累计追回被挪用专项资金‹1.25›亿元。"),
    ("restated_scale", f"累计追回被挪用专项资金1.25亿元。{'各镇照此办理。' * 8}累计追回被挪用专项资金1.25‹亿元›。"),
    ("item_count", "（一）17个扶贫项目没有验收。\n整改情况：对‹17›个扶贫项目逐个验收。"),
    ("item_amount", "（一）多付工程款2.41万元。\n整改情况：收回多付工程款‹2.41›万元。"),
    ("title_variant", "印发《‹青禾县河道管护三年行动方案›》。按照《‹青禾县河道管护三年行动方案›》推进。"),
    ("body_variant", "由‹青禾县乡村建设工作领导小组›统筹，‹青禾县乡村建设工作领导小组›负责。"),
    ("ordinal_variant", "县委第‹三›巡察组进驻。县委第‹三›巡察组反馈。"),
    ("document_number", "见青政发‹〔2020〕›108号。"),
    ("document_brackets", "青政发‹〔2020〕›108号、青政办‹〔2021〕›9号。"),
    ("impossible_date", "‹2›月‹28›日召开。"),
    ("wrong_weekday", "2021年6月25日（星期‹五›）召开。"),
    ("broken_date", "2021‹年6月25›日召开。"),
    ("reversed_range", "‹9月7日至11月13日›开展巡察。"),
    ("plan_period", "“十三五”（‹2016—2020›年）期间。"),
    ("title_year", f"青禾县‹2022›年预算执行情况的报告\n{'2022年，全县收入平稳。' * 4}\n"),
    ("past_deadline", "公文\n其余将于‹2021›年12月底前完成。\n2021年6月25日"),
    ("event_after_signing", "公文\n‹2021›年3月5日县里召开会议。\n2021年6月25日"),
    ("heading_gap", "一、甲\n正文\n二、乙\n正文\n‹三›、丙\n正文"),
    ("heading_repeated", "（一）甲\n（‹二›）乙\n（‹三›）丙"),
    ("inline_gap", "做法如下：一是甲；‹二›是乙；‹三›是丙。"),
    ("circled_gap", "①甲②乙‹③›丙"),
    ("announced_inline", "主要有‹三›个方面：一是甲；二是乙；三是丙。"),
    ("announced_headings", "主要存在以下‹两›个方面问题：\n（一）甲\n正文\n（二）乙\n正文"),
    ("listed", "青禾、柳湾、白塔‹3›个镇已完成。"),
    ("listed", "印发《甲办法》《乙办法》《丙办法》等‹3›项制度。"),
    ("lost_ordinal", "第‹三›次会议召开。"),
    ("lost_number", "收入增长‹5.3›%。"),
    ("respectively", "甲镇、乙镇、丙镇分别为18户‹、20户›‹、31户›。"),
    ("lost_bracket", "青禾县‹（›以下简称县里‹）›发文。"),
    ("lost_quote", "开展‹“›清零‹”›行动。"),
    ("doubled_word", "加快项目的‹›建设。"),
    ("repeated_paragraph", f"{'全镇逐村逐户核对台账。' * 8}‹›"),
    ("percent_twice", "占‹›15%。"),
    ("stacked_approximation", "超过50%‹›，约300人‹›。"),
    ("all_and_remainder", "反馈的12个问题已全部整改到位‹›。"),
    ("missing_attachment", "名单见附件‹1›。\n附件：1.名单"),
]
# The relation does not hold, or nothing claims it.
NOTHING = [
    ("parts_above_whole", "共排查隐患18处，其中甲镇2处、乙镇4处、丙镇3处。"),
    ("parts_above_whole", "发行债券26.50亿元（其中：转贷0亿元），发行额26.50亿元。"),
    ("complete_list_below", "共有职工117人，其中党员62人、女职工55人等。"),
    ("shares_above_hundred", "蔬菜占35.5%，水果占24.5%。"),
    ("growth_rate", "收入835亿元，比上年的541亿元增长45%。"),
    ("growth_rate", "按可比价，收入835亿元，比上年的541亿元增长54.3%。"),
    ("completion_rate", "支出预算19.5亿元，实际支出18.9亿元，为调整预算的86.9%。"),
    ("percentage_points", "入户率由60%提高到66%，提高8个百分点。"),
    ("above_hundred", "毛入学率达97.5%。"),
    ("balance", "全年收入52.40亿元，支出48.15亿元，当年结余6.25亿元。"),
    ("balance", "全年收入52.40亿元，支出48.15亿元，年末滚存结余4.25亿元。"),
    ("restated_count", f"全县312个行政村小组。{'各镇照此办理。' * 8}上述308个行政村小组。"),
    ("restated_count", f"去年改造312个老旧小区。{'各镇照此办理。' * 8}今年再改造312个老旧小区。"),
    ("batch_size", "巡察反馈31个问题。审计指出的28个问题另行通报。"),
    ("restated_amount", f"累计追回被挪用专项资金1.25亿元。{'各镇照此办理。' * 8}累计追回被挪用专项资金1.52亿元。"),
    ("impossible_date", "2月30日召开。"),
    ("event_after_signing", "公文\n2021年3月5日前将召开会议。\n2021年6月25日"),
    ("item_count", "（一）17个扶贫项目没有验收。\n整改情况：对18个扶贫项目逐个验收。"),
    ("ordinal_variant", "县委第三巡察组进驻。县委第四巡察组反馈。"),
    ("reversed_range", "11月13日至9月7日开展巡察。"),
    ("heading_gap", "一、甲\n二、乙\n四、丙"),
    ("inline_gap", "一是甲；二是乙；四是丙。"),
    ("announced_inline", "主要有五个方面：一是甲；二是乙；三是丙。"),
    ("listed", "青禾、柳湾、白塔5个镇已完成。"),
    ("respectively", "甲镇、乙镇分别为18户、20户、31户。"),
]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ‹ ›, and what they held."""
    spans, plain = [], ""
    for piece in re.split("(‹[^›]*›)", text):
        words = piece.strip("‹›")
        if piece.startswith("‹"):
            spans.append((len(plain), len(plain) + len(words)))
        plain += words
    return plain, spans


@pytest.mark.parametrize(("kind", "text"), HOLDS)
def test_a_miner_edits_the_marked_places_and_no_others(kind: str, text: str) -> None:
    plain, allowed = marked(text)
    edited = set()
    for seed in range(40):
        for made in MINERS[kind](Source(plain), random.Random(seed)):
            home = [span for span in allowed if span[0] <= made.start and made.end <= span[1]]
            assert home, (plain[made.start : made.end], made.now)
            edited.update(home)
    assert edited == set(allowed)


@pytest.mark.parametrize(("kind", "text"), HOLDS)
def test_the_first_span_holds_what_was_put_there(kind: str, text: str) -> None:
    plain, _ = marked(text)
    for made in MINERS[kind](Source(plain), random.Random(1)):
        mutated, spans = made.apply(plain)
        assert mutated != plain
        start, end = spans[0]
        assert mutated[start:end] == made.now if made.now else start <= made.start <= end
        assert mutated[: made.start] == plain[: made.start]
        assert mutated[made.start + len(made.now) :] == plain[made.end :]
        for (start, end), (was_start, was_end) in zip(spans[1:], made.others, strict=True):
            assert 0 <= start < end <= len(mutated)
            if not was_start <= made.start <= was_end:
                assert mutated[start:end] == plain[was_start:was_end]


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_nothing_is_planted_where_the_relation_did_not_hold(kind: str, text: str) -> None:
    assert not list(MINERS[kind](Source(text), random.Random(1)))


def test_every_kind_has_an_example() -> None:
    assert {kind for kind, _ in HOLDS} == set(MINERS)


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_come_to_more_than_the_whole(seed: int) -> None:
    text = "共排查隐患18处，其中甲镇2处、乙镇4处、丙镇12处。"
    (made,) = MINERS["parts_above_whole"](Source(text), random.Random(seed))
    whole, *parts = map(int, re.findall("[0-9]+", made.apply(text)[0]))
    assert sum(parts) > whole


@pytest.mark.parametrize("seed", range(20))
def test_a_broken_growth_rate_is_not_rounding(seed: int) -> None:
    text = "收入835亿元，比上年的541亿元增长54.3%。"
    (made,) = MINERS["growth_rate"](Source(text), random.Random(seed))
    assert abs(Decimal(made.now) - Decimal("54.34")) > Decimal("0.3")


def test_a_slip_keeps_the_shape_of_the_number() -> None:
    made = slips("1,204.5")
    assert "1,024.5" in made
    assert all(re.fullmatch("[1-9],[0-9]{3}[.][0-9]", digits) and digits != "1,204.5" for digits in made)


def test_a_set_is_written_once_for_a_seed_and_within_its_limits(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    (reports / "镇").mkdir(parents=True)
    for name in "甲乙丙":
        text = "".join(marked(text)[0] + "\n" for _, text in HOLDS) + name
        (reports / "镇" / f"{name}.txt").write_text(text, encoding="utf-8")
    limits = plant.Limits(per_kind=2, per_document=1)
    texts = plant.read_reports(reports, limits)
    assert sorted(texts) == ["镇.丙", "镇.乙", "镇.甲"]
    planted = plant.write_set(texts, tmp_path / "one", limits)
    plant.write_set(texts, tmp_path / "two", limits)
    assert max(planted.values()) == 2
    manifest = (tmp_path / "one" / "manifest.jsonl").read_text(encoding="utf-8")
    assert manifest == (tmp_path / "two" / "manifest.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in manifest.splitlines()]
    assert len({(row["kind"], row["original"]) for row in rows}) == len(rows) == planted.total()
    for row in rows:
        assert (tmp_path / "one" / row["original"]).read_text(encoding="utf-8") in texts.values()
        mutated = (tmp_path / "one" / row["mutant"]).read_text(encoding="utf-8")
        start, end = row["spans"][0]
        assert mutated[start:end] in row["context"]
