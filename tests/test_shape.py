"""The shape of the tree: what a program can see of docs/contributing.md holds for all modules, kinds and rules."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from linter.kinds import KINDS
from linter.rule import load_rules

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "linter").rglob("*.py"))
RULES = load_rules()
LONGEST_MODULE = 300
WORD = re.compile(r"[A-Za-z_]\w*")
QUOTED = re.compile(r"[\"'](\w[\w-]*)[\"']|\?P<(\w+)>")
TEXTS = {path: path.read_text(encoding="utf-8") for path in MODULES}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_modules_are_short_and_say_in_one_sentence_what_they_are() -> None:
    for path, text in TEXTS.items():
        assert text.count("\n") <= LONGEST_MODULE, named(path)
        first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
        assert first.endswith((".", ":", "…", "。")), named(path)


def test_every_kind_is_used_and_stands_in_the_family_of_its_rules() -> None:
    assert {rule.kind for rule in RULES.values()} == KINDS.keys()
    for rule in RULES.values():
        assert KINDS[rule.kind].__module__.split(".")[2] == rule.family, rule.id


def test_kinds_stand_in_the_order_of_their_families() -> None:
    table = [(kind.__module__.split(".")[2], name) for name, kind in KINDS.items()]
    assert table == sorted(table)


def test_every_variant_of_a_rule_is_named_by_the_code() -> None:
    quoted = {name for text in TEXTS.values() for pair in QUOTED.findall(text) for name in pair}
    assert {f"{rule.id}: {name}" for rule in RULES.values() for name in rule.variants if name not in quoted} == set()


def test_no_private_name_of_a_module_is_left_unused() -> None:
    unused = []
    for path, text in TEXTS.items():
        counts = Counter(WORD.findall(text))
        for node in ast.parse(text).body:
            targets = node.targets if isinstance(node, ast.Assign) else [node]
            for target in targets:
                name = getattr(target, "id", None) or getattr(target, "name", "")
                if name.startswith("_") and not name.startswith("__") and counts[name] == 1:
                    unused.append(f"{named(path)}: {name}")
    assert unused == []


def test_no_match_is_asked_for_its_pattern() -> None:
    # regex() stands for the compiled pattern, which is another object: match.re is _PATTERN is never true.
    assert [named(path) for path, text in TEXTS.items() if re.search(r"\.re (?:is|==)", text)] == []
