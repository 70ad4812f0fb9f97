"""Whom a denial speaks of: 看守所安全无事故, 煤矿连续15个月未发生较大事故: of one field, not of all."""

from __future__ import annotations

from linter.facts.quantities.mentions import shared
from linter.patterns import regex

# 监管场所安全: what keeps so says nothing of whom.
_KEPT = regex(
    r"安全|生产|形势|运行|平稳|稳定|保持|实现|持续|全年|总体|整体|良好|向好|好转|均|都|未|没有|无|连续|连着"
    r"|[一-鿿]{0,4}[省市县州旗]|[一-鿿]{0,4}(?<![景林矿库园小社灾校])区|辖区|今年|年内|共|全部"
    r"|(?:\d+|[一二三四五六七八九十两近]+)个?[年月天]来?|截至|目前|发生|出现|收到|接到|新增|一起|任何|领域|行业|方面|系统"
    r"|[省市县区州]域内?|境内|[一-鿿]{1,3}期[内间]?|[整全]个|全[镇乡村局院校厂场]|各(?:校|县|区|乡镇?|镇|村|单位|部门|地|级)|所有"
)
_WHOM = regex(r"[^，,。；;：:]*$")
_WORDS = regex("[一-鿿]{2,}")
_PAIR = 2
"""Characters in a row by which two names are of one field: 交通 of 道路交通."""
# What the first words of a clause may say that the rest of the sentence is about.
_FIELD = regex(
    r"(?:^|[，,、；;：:])(?:[全我本][省市县区州])?(?P<field>非?煤矿|金属|非金属|矿山|道路|交通|水上|铁路|民航|建筑|施工|消防|危险化学品|危化"
    r"|烟花|民爆|渔[业船]|农机|特种设备|冶金|工贸|工矿|商贸|旅游|景区|学校|校园|燃气|电力|食品|药品)"
)


def narrower(lead: str, denied: str, told: str, *, closely: bool = False) -> bool:
    """True where a denial speaks of a narrower field than the number does, or of another one.

    `lead` is the sentence up to the end of the words `denied`; `told` is what the number is told with. `closely`:
    水上交通 is not the 交通 of 道路交通. 12家看守所安全无事故 stands well beside 交通事故312起.
    """
    rest = told.partition(denied)[2]
    if any(word not in denied for word in _named_in(rest)):
        told = rest  # 旅游未发生食品安全事件，学校发生食品安全事件2起
    before = lead.rpartition(denied)[0]
    whom = _named_in(before)
    if not whom:
        fields = [match["field"] for match in _FIELD.finditer(before)]
        return bool(fields) and fields[-1] not in told
    return any(len(shared(words, told)) < (len(words) // 2 + 1 if closely else _PAIR) for words in whom)


_CARE = regex("孕|产妇|婴|新生儿|母婴|患者|病[例人患]|重症|传染病|疫[情病苗]|接种|手术|救治|死亡率")


def cared_for(lead: str, told: str) -> bool:
    """True where only one of the two speaks of mothers or the sick: 孕产妇零死亡 beside 事故26起，死亡29人."""
    return bool(_CARE.search(lead)) != bool(_CARE.search(told))


def names_whom(lead: str) -> bool:
    """True where the last clause of `lead` names whom it is told of at some length: 小散工程和零星作业发生….

    A denial of others that share a word with it, 各类建筑工程, is then looked at closely.
    """
    return any(len(words) >= _LONG for words in _named_in(lead))


_LONG = 4


def _named_in(words: str) -> list[str]:
    """The words of the last clause that name whom it is told of."""
    clause = _WHOM.search(words)
    return _WORDS.findall(_KEPT.sub("#", clause.group())) if clause else []
