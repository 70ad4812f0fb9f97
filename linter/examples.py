"""The examples of a rule: texts in which it must find the marked places, and texts in which it must stay silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import yaml

from linter.finding import SEVERITIES, Severity, Span
from linter.patterns import regex
from linter.yaml_nodes import Node

__all__ = ["Example", "Verdict", "read_examples"]

Verdict = Literal["bad", "good", "todo"]
"""bad: must be found, at the marked spans. good: must stay silent. todo: a known miss, kept visible."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule is tested and explained with."""

    verdict: Verdict
    text: str
    """The text without its ‹ › marks."""
    spans: tuple[Span, ...]
    """What the ‹ › marks enclose, in code points of `text`; empty for good examples."""
    line: int
    """Line of the example in the rule file, from 1."""
    severity: Severity | None = None
    """The severity the finding must have; None where any will do."""


_MARK = regex(r"[‹›]")


def read_examples(node: Node) -> tuple[Example, ...]:
    """The examples under a rule's key `examples`, of which at least one is bad and one good.

    Raises RuleError, with file and line, for a mark without its other half and the like.
    """
    examples = tuple(_examples(node))
    for verdict in ("bad", "good"):
        if not any(example.verdict == verdict for example in examples):
            raise node.error(f"a rule needs at least one {verdict!r} example")
    return examples


def _examples(node: Node) -> Iterator[Example]:
    for verdict, items in node.mapping(VERDICTS).items():
        for item in items.sequence():
            severity: Severity | None = None
            if isinstance(item.node, yaml.MappingNode):
                keys = item.mapping(("text", "severity"))
                if "severity" in keys:
                    severity = keys["severity"].choice(SEVERITIES)
                marked = keys["text"].string() if "text" in keys else ""
            else:
                marked = item.string()
            text, spans = _unmark(marked, item)
            if verdict == "good" and spans:
                raise item.error("a good example must not mark a span with ‹ ›")
            if verdict != "good" and not spans:
                raise item.error(f"a {verdict} example must mark each expected span with ‹ ›")
            yield Example(verdict, text, spans, item.line, severity)


def _unmark(marked: str, node: Node) -> tuple[str, tuple[Span, ...]]:
    if "‹" not in marked and "›" not in marked:
        return marked, ()
    text: list[str] = []
    spans: list[Span] = []
    opened: list[int] = []
    length = last = 0
    for mark in _MARK.finditer(marked):
        text.append(marked[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark.group() == "‹":
            opened.append(length)
        elif opened:
            spans.append(Span(opened.pop(), length))
        else:
            raise node.error("a › without its ‹")
    if opened:
        raise node.error("a ‹ without its ›")
    text.append(marked[last:])
    return "".join(text), tuple(sorted(spans))
