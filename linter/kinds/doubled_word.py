"""Doubled words: a particle or a common verb typed twice at a seam, 的的 and 进行进行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.finding import Hit
from linter.ledger import Ledger
from linter.offsets import Span

# Each with the characters before and behind it with which the two meet rightly: 实实在在, 总和和, 参与与, 是是非非.
_RIGHTLY = {
    "的": ("目", "确的士"),
    "了": ("", "解如得"),
    "和": ("总饱温缓平祥柔调讲谐中和", "和美睦气善平谐"),
    "在": ("实现内所潜在", "在"),
    "是": ("于但凡可是", "非是"),
    "与": ("参给授", "会"),
    "已": ("", ""),
    "对": ("应针面核校相绝反成配派一", "外象比策接话口手冲抗碰"),
    "由": ("自理缘事因经", "于此来"),
    "并": ("合兼吞归", "购入行举轨联且"),
    "将": ("即行必终大小上中少名", "军来士领"),
    "及": ("以涉普波触顾", "时格早物"),
    "就": ("成造迁", "业近地"),
    "其": ("尤与极", "他中实余次它木"),
    "我": ("自忘", "行"),
    "为": ("作行认成因以更较尤甚颇最极人", "了人主何止民"),
    "于": ("由对关属位基", "是"),
    "从": ("服听顺随跟遵", "容严业"),
    "要": ("主重需必简摘纪提首只还纲扼概险次", "素点害闻"),
    "也": ("", ""),
    "但": ("不非", "是凡"),
    "因": ("原起成病诱内外", "此为素果"),
    "向": ("方动导意走转倾面定纵横取趋去双单", "前上下往来"),
}
_WORDS = tuple(
    re.findall(
        r"\S+",
        """
        进行 开展 推进 加强 完善 推动 实现 提升 强化 深化 加快 促进 制定 坚持 健全 提高 存在
        通过 根据 按照 完成 建立 解决 召开 印发 下发 截至 目前 关于 对于 由于 以及 其中 已经
        全部 达到 增加 减少 包括 取得 确保 采取 形成 问题 工作 整改 单位 情况 落实 负责 督促
        认真 切实 全面 高度 进一步 县委 市委 省委 区委 党委 党组 政府 要求 巡察 巡视 督查 检查
        反馈 制度 措施 方案 人员 项目 资金 部门 监督 干部 党员 群众 企业 所有 相关 有关 主要
        严格 严肃 扎实 积极 持续 不断 逐步 立即 及时 分别 因此 但是 并且 为了 对此 通报
        约谈 移交 拨付 下达 审议 领导小组 办公室 工作组 各单位 各部门 各乡镇
        """,
    )
)
_PAIRS = frozenset(word for word in _WORDS if len(word) == 2)
_LONGER = tuple(word for word in _WORDS if len(word) > 2)
_PAIR = re.compile(
    rf"([{''.join(sorted({word[0] for word in _PAIRS}))}])([{''.join(sorted({word[1] for word in _PAIRS}))}])\1\2"
)
_PARTICLE = re.compile(rf"([{''.join(_RIGHTLY)}])\1")
_NAMES_ON = re.compile(r"[组办站局所队员人科部长委]|中心|清单")
"""监督检查检查组: what follows makes the second word part of a name."""
_UNIT = re.compile(
    r"(?<=\d)(?:个(?=个[^体人性别案])|项(?=项[^目])|户(?=户[^均主籍型用])|家(?=家[^庭长政族具电])|条(?=条[^款例件约])|次(?=次[^数日]))."
)
"""12项项任务; 5项项目 and 3家家庭农场 are words."""


@dataclass(frozen=True)
class DoubledWord:
    """Reports a closed list of words that official prose never repeats."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every doubled word, particles first."""
        text = ledger.text
        for match in _PARTICLE.finditer(text):
            before, behind = _RIGHTLY[match[1]]
            meets_before = text[max(0, match.start() - 1) : match.start()] in set(before)
            meets_behind = text[match.end() : match.end() + 1] in set(behind)
            if not (meets_before or meets_behind):
                yield _hit(match[1], match.start())
        for match in _PAIR.finditer(text):
            if match[1] + match[2] in _PAIRS and not _NAMES_ON.match(text, match.end()):
                yield _hit(match[1] + match[2], match.start())
        for word in _LONGER:
            for at in _places(text, word * 2):
                yield _hit(word, at)
        for match in _UNIT.finditer(text):
            yield Hit((Span(*match.span()),), {"found": match.group(), "word": match.group()[0]})


def _places(text: str, twice: str) -> Iterator[int]:
    """Where a word stands twice."""
    at = text.find(twice)
    while at >= 0:
        yield at
        at = text.find(twice, at + len(twice))


def _hit(word: str, at: int) -> Hit:
    return Hit((Span(at, at + 2 * len(word)),), {"found": word * 2, "word": word})
