"""Settings: a configuration as YAML, every value with the place it comes from; and as a file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from linter.cache.folder import default_folder
from linter.config import SETTINGS, Config
from linter.decisions import baseline_file, decisions_file
from linter.finding import Texts
from linter.lexicon import STATES, OwnWords, Unit
from linter.patterns import regex

__all__ = ["to_template", "to_yaml"]

_PLAIN = regex(r"[\w./-]+")
_FILES = {"decisions": decisions_file, "baseline": baseline_file}
"""Values that are looked for upward from the report."""


def to_yaml(config: Config, folder: Path = Path()) -> str:
    """Every key with its value for the reports of a folder; what follows # is where the value comes from."""
    return "".join(f"{line}\n" for name in SETTINGS for line in _lines(config, name, folder))


def _lines(config: Config, name: str, folder: Path) -> Iterator[str]:
    value = getattr(config, name)
    if name == "lexicon":
        value = _lists(value)
    elif name in _FILES:
        value = _FILES[name](config, folder)
    elif name == "cache_dir":
        value = config.cache_dir or default_folder() or ""
    if not value or name not in ("lexicon", "severity"):
        yield f"{name}: {_flow(value)}  # {config.origin(name)}"
        return
    yield f"{name}:"
    for key, inner in value.items():
        yield f"  {_flow(key)}: {_flow(inner)}  # {config.origin(f'{name}.{key}')}"


def _lists(words: OwnWords) -> dict[str, object]:
    return {
        "units": _nested(words.units),
        "organisations": words.organisations,
        "abbreviations": words.abbreviations,
        "phrases": words.phrases,
        "status": words.status,
    }


def _nested(units: Mapping[str, Unit]) -> dict[str, object]:
    """As rules/lexicon/units.yaml has them: kind -> base -> form: factor."""
    counted = [form for form, unit in units.items() if unit.kind == "count"]
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for form, unit in units.items():
        if unit.kind != "count":
            nested.setdefault(unit.kind, {}).setdefault(unit.base, {})[form] = str(unit.factor)
    return {**nested, **({"count": counted} if counted else {})}


def _flow(value: object) -> str:
    """A value as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.as_posix() if isinstance(value, Path) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


_HEAD: Texts = {
    "zh": "核稿的配置。每份文稿以其所在文件夹向上最近的一份 hegao.yaml 为准，不与上级合并；去掉行首的 # 即生效。",
    "en": "Configuration of hegao. The nearest hegao.yaml upward from a document holds for it, nothing is merged; "
    "take away a leading # to set a value.",
}
_SAMPLES: dict[str, tuple[str, str, str]] = {
    "extends": ("extends: ../hegao.yaml", "沿用另一份配置，这里没写的以它为准", "Take over what is not said here"),
    "select": ("select: [impossible-date]", "只用这些规则", "Run only these rules"),
    "ignore": ("ignore: [doubled-word]", "不用这些规则", "Do not run these rules"),
    "severity": (
        "severity:\n  doubled-word: note",
        "某条规则的轻重：error、warning、note 或 off",
        "What all findings of a rule get: error, warning, note or off",
    ),
    "rules": ("rules: [our-rules]", "本单位自己的规则所在文件夹", "Folders with rules of your own"),
    "fail_on": (
        "fail_on: error",
        "从哪一级起以退出码 1 结束：error、warning、note 或 never",
        "End with exit code 1 from this severity on: error, warning, note or never",
    ),
    "lang": ("lang: zh", "输出用语：zh 或 en", "Language of what is said: zh or en"),
    "as_of": ("as_of: 2024-06-25", "文稿没有成文日期时以此为准", "Signing date where a report states none"),
    "jobs": ("jobs: 0", "进程数，0 为与处理器同数", "Processes; 0: as many as processors"),
    "changes": (
        "changes: final",
        "Word 修订：final 按全部接受读，original 按全部拒绝读",
        "Tracked changes of Word: final as if accepted, original as if rejected",
    ),
    "exclude": (
        "exclude: [archive, '*.bak.txt']",
        "核对文件夹时跳过的文件和文件夹",
        "Files and folders that a run over a folder leaves out",
    ),
    "show_notes": ("show_notes: false", "是否列出提示", "List notes too"),
    "decisions": (
        "decisions: hegao-decisions.yaml",
        "处理意见存放处，见 hegao decide",
        "Where decisions are kept, see hegao decide",
    ),
    "baseline": (
        "baseline: hegao-baseline.yaml",
        "基线存放处：其中已有的不再报，见 hegao baseline",
        "What was there already and is not told again, see hegao baseline",
    ),
    "lexicon": (
        "lexicon:\n  units:\n    count: [圩]\n    measure: {平方米: {分地: 66.67}}\n"
        "  organisations: [招商专班]\n  abbreviations:\n    柳泉供水有限公司: [柳泉水司]\n"
        "  phrases: [三环六步]\n  status: {done: [已销项]}",
        "本单位用语：计量单位、机构、简称、其中数字不计数的固定说法、表示进展的词",
        f"Words of your own: units, organisations, short forms, phrases whose numerals count nothing, and words "
        f"for the states {', '.join(STATES)}",
    ),
    "cache": (
        "cache: true",
        "是否留存核对结果，文稿未改动时下次直接取用",
        "Keep results, and take them again while a document does not change",
    ),
    "cache_dir": ("cache_dir: .hegao-cache", "核对结果留存处", "Where results are kept"),
}
"""For each key: a sample, and what it is for in Chinese and in English."""


def to_template(language: str) -> str:
    """A configuration file in which every key stands, explained and commented out."""
    blocks = [f"## {_HEAD[language]}\n"]
    for sample, chinese, english in _SAMPLES.values():
        lines = "".join(f"# {line}\n" for line in sample.split("\n"))
        blocks.append(f"## {chinese if language == 'zh' else english}\n{lines}")
    return "\n".join(blocks)
