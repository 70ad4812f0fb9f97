"""Laws of budgets and of reviews: what makes up a department's spending, and what a review or a purchase saves."""

from __future__ import annotations

from linter.facts.parts.law import Law

_BUDGETS = ("(?:支出)?决算(?:支出)?数?", "(?:支出)?预算(?:支出)?数?", "(?:支出)?")
"""What an item of a budget is told as: what was spent, what was planned, and neither said."""
_SPENT = "(?:经费|支出)(?:支出|决算|预算)?"
BUDGET_LAWS = (
    *(
        Law(
            ("公务用车购置", "公务用车运行"),
            f"公务用车购置费?[及和与、](?:公务用车)?运行(?:维护)?费用?{told}",
            (f"公务用车购置费?{told}", f"公务用车运行(?:维护)?费?{told}"),
        )
        for told in _BUDGETS
    ),
    *(
        Law(
            ("公务接待费", "出国", "三公"),
            f'[“"]?三公[”"]?经费(?:财政拨款)?{told}(?:总额|合计|共计)?'
            + ("|(?:实际)?(?:支出)?决算(?:支出)?数?" if "决算" in told else ""),
            (
                f"因公出国费用?{told}",
                f"公务接待费用?{told}",
                f"公务用车(?:购置)?(?:费?[及和与、])?(?:公务用车)?(?:运行)?(?:维护)?费用?{told}",
            ),
            unless="培训费|会议费",
        )
        for told in _BUDGETS
    ),
    Law(
        ("基本支出", "人员", "公用"),
        "基本支出(?:决算|预算)?(?:总额|合计|共计)?",
        (f"人员{_SPENT}", f"(?:日常)?公用{_SPENT}"),
        beside="个人和家庭|资本性支出|商品和服务",
    ),
    Law(
        ("基本支出", "项目支出"),
        r"(?:(?:19|20)\d\d年?度?|本年|当年|全年|年度|总)(?:部门)?支出(?:决算|预算)?(?:总额|合计|总计|共计)?",
        ("基本支出(?:决算|预算)?", "项目支出(?:决算|预算)?"),
        beside="经营支出|上缴上级|附属|其他支出|结余分配|结转|事业支出|预备费",
    ),
    Law(
        ("赤字", "收入总", "支出总"),
        "(?:预算|财政)?赤字(?:规模|总额)?",
        ("(?:[一-鿿]{2,8}预算)?支出总[量计]",),
        ("(?:[一-鿿]{2,8}预算)?收入总[量计]",),
        unless="加赤字|含赤字|赤字(?:及|和|、)",
        alone=True,
    ),
    *(
        Law(
            (left, whole, paid),
            f"(?:净|资金)?{left}(?:资金|金额|投资|造价|额)?",
            (f"{whole}(?:资金|金额|投资|造价|额|价)?",),
            (f"{paid}(?:资金|金额|投资|造价|额|价)?",),
            alone=True,
        )
        for left, whole, paid in (
            ("审减", "送审", "审定"),
            ("核减", "送审", "审定"),
            ("节约", "预算", "采购"),
            ("节约", "预算", "中标"),
        )
    ),
)
