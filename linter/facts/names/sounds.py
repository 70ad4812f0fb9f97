"""Sounds: which characters the input method offers for one syllable, tones left aside."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["same_syllable", "syllables"]

_FIRST = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁"
    "丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆"
    "炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸"
    "谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉"
    "茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝"
    "巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
"""The first character of each syllable, from a to zuo, in the order of GB 2312—1980.

The standard orders the 3755 characters of its first level by their most common reading, so that the first of each
syllable is all that needs to be told.
"""
_ROWS = range(0xB0, 0xD8)
"""The rows of the first level in the standard's code; each holds the cells that follow."""
_CELLS = range(0xA1, 0xFF)
_EMPTY = 5
"""Cells at the end of the last row that hold no character."""


def _level_one() -> str:
    codes = bytes(byte for row in _ROWS for cell in _CELLS for byte in (row, cell))
    return codes[: -2 * _EMPTY].decode("gb2312")


@lru_cache(maxsize=1)
def syllables() -> dict[int, str]:
    """For str.translate: each common character to the first one of its syllable; rarer ones stay themselves."""
    first, table = "", {}
    starts = set(_FIRST)
    for character in _level_one():
        first = character if character in starts else first
        table[ord(character)] = first
    return table


def same_syllable(one: str, other: str) -> bool:
    """True for two common characters of one syllable, such as 陆 and 路."""
    return one.translate(syllables()) == other.translate(syllables())
