"""Views of persons: 党员12名、女性9名, of whom one may be both, and sanctions of which one does not exclude another."""

from __future__ import annotations

from collections.abc import Sequence

from linter.patterns import regex

# 党员12名、女性9名: one person may be both.
_VIEWS = tuple(map(regex, (
    "党员|团员|民主党派", "女", "岁|青年|老年", "少数民族|汉族", "本科|大专|研究生|硕士|博士|学历|大学",
    "职称|高级工", "[内外]资|港澳台|国有|民营",
    "退役|军人", "残疾|低保|脱贫|贫困|留守|孤儿|特困", "新任|连任|提拔|挂职|兼职", "村民|本地|外来",
    # Who is punished by the party may be by the state as well, and by a court.
    "党[纪内]|党籍", "政[务纪](?:处[分理]|记过|撤职|警告|降级|立案|开除)|行政(?:处分|记过|撤职)|公职",
    "移[送交](?:司法|检察|公安|监察)|刑事(?:责任|追究|处罚)|涉嫌犯罪",
)))  # fmt: skip
_AS_ONE = regex("党纪[、和及与]?政[务纪]|党政纪|党内和行政")
"""Two sanctions counted together: one part of the list."""


def seen_in_several(told: str, names: Sequence[str]) -> bool:
    """True where the words of a list name its members by two views, so that one may stand twice."""
    seen = _AS_ONE.sub("", told)
    if len({name.strip("男女") for name in names}) == 1:
        seen = seen.replace("女", "")  # 男党员262人，女党员134人: one view, whatever they are
    return sum(view.search(seen) is not None for view in _VIEWS) > 1
