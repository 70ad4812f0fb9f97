"""Phases: 自查阶段未发现问题，督查阶段发现4个: the part of a course, or of the year, that two sentences name."""

from __future__ import annotations

from linter.patterns import regex

_PHASE = regex(
    "(?:自查|督查|互查|抽查|初查|整改|整治|试点|试运行|推广|排查)(?:自纠)?(?:阶段|期间|环节|[前后])|[前后]期|汛[期前]|夜间|白天"
    "|[省市县区州旗乡镇]级(?:自查|抽查|检查|督查)|[上下]半年|前三季度|[一二三四]季度"
)
_FIRST, _SECOND, _THIRD, _FOURTH = (f"{one}季度" for one in "一二三四")
_QUARTERS = {"上半年": (_FIRST, _SECOND), "下半年": (_THIRD, _FOURTH), "前三季度": (_FIRST, _SECOND, _THIRD)}


def phases_apart(lead: str, said: str) -> bool:
    """True for 自查阶段未发现问题，督查阶段发现4个: each names a phase or a part of the year, and another one."""
    here, there = set(_PHASE.findall(lead)), _PHASE.findall(said)
    return bool(here and there) and all(there[-1] not in (phase, *_QUARTERS.get(phase, ())) for phase in here)
