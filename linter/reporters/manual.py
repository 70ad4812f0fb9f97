"""Manual: the list of rules and the page of a rule, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.examples import Example
from linter.reporters.style import Style, wrap
from linter.reporters.words import say
from linter.rule import Rule

__all__ = ["marked", "rule_list", "rule_page"]


def marked(example: Example) -> str:
    """The example with ‹ › around the places that are reported."""
    text = example.text
    marks = [(span.end, 0, "›") for span in example.spans] + [(span.start, 1, "‹") for span in example.spans]
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def rule_list(rules: Mapping[str, Rule], language: str, style: Style) -> str:
    """Every rule in a line: id, severity, title."""
    longest = max(map(len, rules), default=0)
    lines = []
    for rule in rules.values():
        severity = say(rule.severity, language)
        padding = " " * (longest - len(rule.id) + 2)
        gap = "  " if language == "zh" else " " * (9 - len(severity))
        lines.append(style(rule.id, "bold") + padding + style(severity, rule.severity) + gap + rule.title[language])
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, language: str, style: Style) -> str:
    """All a rule file says, in reading order."""
    head = f"{style(rule.id, 'bold')}  {style(say(rule.severity, language), rule.severity)}  {rule.title[language]}"
    return "\n".join([head, *_sections(rule, language, style)]) + "\n"


def _sections(rule: Rule, language: str, style: Style) -> Iterator[str]:
    prose = {"why": rule.why[language], "known_problems": rule.known_problems[language], "authority": rule.authority}
    yield from _prose("why", prose, language, style)
    for verdict in ("bad", "good", "todo"):
        examples = [example for example in rule.examples if example.verdict == verdict]
        if examples:
            yield "\n" + style(say(verdict, language), "bold")
            for example in examples:
                text = marked(example).strip().replace("\n", "\n    ")
                yield "  - " + "\n    ".join(wrap(line, style.width - 4, "    ") for line in text.split("\n    "))
    yield from _prose("known_problems", prose, language, style)
    yield from _prose("authority", prose, language, style)


def _prose(name: str, prose: Mapping[str, str], language: str, style: Style) -> Iterator[str]:
    if prose[name]:
        yield "\n" + style(say(name, language), "bold")
        yield "  " + wrap(prose[name], style.width - 2, "  ")
