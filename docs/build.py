"""Writes a page for every rule and their index into docs/rules/, from the rule files: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from linter.reporters.manual import marked
from linter.rule import Rule, load_rules

FOLDER = Path(__file__).resolve().parent / "rules"

SEVERITIES = {"error": "错误 error", "warning": "警告 warning", "note": "提示 note"}
FAMILIES = {
    "arithmetic": "算术 Arithmetic",
    "dates": "日期 Dates",
    "facts": "前后数字 Restated facts",
    "form": "书写 Form",
    "statements": "陈述 Statements",
    "structure": "结构 Structure",
}
VERDICTS = {
    "bad": "会报告的例子 Reported",
    "good": "不报告的例子 Not reported",
    "todo": "已知的漏报 Known misses",
}


def pages() -> dict[str, str]:
    """The text of every page by file name."""
    rules = list(load_rules(runnable=False).values())
    texts = {f"{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in rules}
    texts["index.md"] = "\n".join(_index(rules)) + "\n"
    return texts


def _index(rules: list[Rule]) -> Iterator[str]:
    yield "# 规则 Rules"
    yield ""
    yield f"共 {len(rules)} 条。{len(rules)} rules."
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield from (
            "",
            f"## {FAMILIES.get(family, family)}",
            "",
            "| 规则 Rule | 级别 Severity | 报告什么 Reports |",
            "|---|---|---|",
        )
        for rule in members:
            link = f"[{rule.id}]({rule.id}.md)"
            yield f"| {link} | {SEVERITIES[rule.severity]} | {rule.title['zh']}<br>{rule.title['en']} |"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    yield f"**{rule.title['zh']}** · **{rule.title['en']}**"
    yield ""
    yield f"{SEVERITIES[rule.severity]} · {FAMILIES.get(rule.family, rule.family)}"
    yield from _both("为什么 Why", rule.why["zh"], rule.why["en"])
    for verdict, title in VERDICTS.items():
        examples = [example for example in rule.examples if example.verdict == verdict]
        if examples:
            yield from ("", f"## {title}")
            for example in examples:
                yield from ("", "```text", marked(example).strip(), "```")
    yield from _both("已知的问题 Known problems", rule.known_problems["zh"], rule.known_problems["en"])
    if rule.authority:
        yield from ("", "## 依据 Authority", "", rule.authority)


def _both(title: str, zh: str, en: str) -> Iterator[str]:
    if zh or en:
        yield from ("", f"## {title}", "", zh, "", en)


def main() -> None:
    """Write all pages, and remove those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    texts = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
