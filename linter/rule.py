"""Rules: YAML files that name a kind, its parameters, its words and its examples; read and validated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from linter.errors import ConfigError, RuleError
from linter.examples import Example, read_examples
from linter.finding import LANGUAGES, SEVERITIES, Hit, Severity, Texts
from linter.patterns import regex
from linter.yaml_nodes import Node, read_yaml, read_yaml_before

__all__ = ["OPTIONAL", "REQUIRED", "Rule", "load_rules", "named", "rule_called", "rules_folder"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of a rule or of one of its variants, with `{name}` slots that a Hit fills."""

    message: Texts
    reason: Texts
    support: Texts


@dataclass(frozen=True)
class Rule:
    """One rule: a kind with parameters, severity, words, authority and examples."""

    id: str
    """Words that name the offence, such as `parts-differ-from-total`; never changes."""
    family: str
    """The folder it lies in: facts, arithmetic, dates, structure, statements, form."""
    kind: str
    """Name of the kind in `linter.kinds.KINDS`."""
    severity: Severity
    """The loudest it gets; a kind may be quieter."""
    title: Texts
    """What it reports, in a few words."""
    wording: Wording
    variants: dict[str, Wording]
    why: Texts
    """Why it matters and how it decides."""
    known_problems: Texts
    """What it misses and where it may be wrong."""
    authority: str
    """Standard, law or observation it rests on; empty where none applies."""
    parameters: dict[str, Any]
    """Fields of the kind's dataclass."""
    path: str = ""
    """File it was read from."""
    enabled: bool = True
    """False for a rule that runs only when selected by name."""
    checker: Any = field(default=None, compare=False, repr=False)
    """The kind, made with the parameters; set by the loader."""

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """What it is tested and explained with; read when first asked, since a run asks for none."""
        return read_examples(read_yaml(Path(self.path)).mapping()["examples"])

    def words(self, hit: Hit) -> Wording:
        """The wording for a hit: its variant's, else the rule's own."""
        return self.variants[hit.variant] if hit.variant else self.wording


def rules_folder() -> Path:
    """The rules that come with hegao: package data, or the checkout's `rules/` where it is not installed.

    They are looked for beside this file: the folder holds no Python, so `importlib.resources` takes it for a
    namespace package and gives no path that can be opened.
    """
    here = Path(__file__).resolve().parent
    packaged = here / "rules"
    return packaged if packaged.is_dir() else here.parent / "rules"


REQUIRED = ("id", "kind", "severity", "title", "message", "why", "examples")
OPTIONAL = ("reason", "support", "variants", "known_problems", "authority", "with", "enabled")
"""The keys of a rule's file: those that it must have, and those that it may have."""
_ID = regex(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMPTY: Texts = dict.fromkeys(LANGUAGES, "")


def load_rules(folders: Iterable[Path] = (), runnable: bool = True) -> dict[str, Rule]:
    """All rules of hegao and of `folders`, by id, in order of family and file name.

    Not `runnable`, they have no checker and their parameters are not looked at: enough to read them out, and
    ten times faster, since no kind is imported.

    Raises RuleError, with file and line, for anything that is not as it should be.
    """
    kinds: dict[str, Any] | None = None
    if runnable:
        from linter.kinds import KINDS

        kinds = dict(KINDS)
    rules: dict[str, Rule] = {}
    own = rules_folder()
    for folder in (own, *folders):
        if not folder.is_dir():
            raise RuleError(f"{folder}: not a folder of rules")
        for path in sorted(folder.rglob("*.yaml")):
            if path.parent.name == "lexicon":
                continue
            rule = read_rule(path, kinds)
            if folder != own:
                _ = rule.examples  # a user's faulty example is told at once; those of hegao stand in its tests
            if rule.id in rules:
                raise RuleError(f"{path}:1: rule id {rule.id!r} is already taken by {rules[rule.id].path}")
            rules[rule.id] = rule
    return rules


def named(rules: dict[str, Rule], name: str, place: str = "") -> Rule:
    """The rule called `name`. Raises ConfigError with the nearest names, or with all of them.

    `place` is the file and line where the name stands, if it stands in a file.
    """
    if name in rules:
        return rules[name]
    from difflib import get_close_matches

    near = get_close_matches(name, rules, n=3)
    allowed = f"did you mean {', '.join(near)}?" if near else f"allowed: {', '.join(rules)}"
    raise ConfigError(f"{place}{': ' if place else ''}there is no rule {name!r}; {allowed}")


def rule_called(name: str, folders: Iterable[Path] = ()) -> Rule:
    """The rule of this name to read out, of hegao or of `folders`: only its own file is read, if it has one.

    Raises RuleError, with file and line, where it is faulty, and ConfigError where there is no such rule.
    """
    folders = tuple(folders)
    for folder in (rules_folder(), *folders) if _ID.fullmatch(name) else ():
        for path in folder.rglob(f"{name}.yaml"):
            if path.parent.name != "lexicon":
                return read_rule(path, None)
    return named(load_rules(folders, runnable=False), name)


def read_rule(path: Path, kinds: dict[str, Any] | None) -> Rule:
    """The rule in one file; without `kinds` it cannot run."""
    root, left_out = read_yaml_before(path, "examples")
    keys = root.mapping((*REQUIRED, *OPTIONAL))
    for name in REQUIRED:
        if name not in keys and not (name == "examples" and left_out):
            raise root.error(f"key {name!r} is missing; needed: {', '.join(REQUIRED)}")
    identity = _identity(keys["id"], path)
    kind, parameters, checker = keys["kind"].string(), {}, None
    if kinds is not None:
        kind = keys["kind"].choice(sorted(kinds))
        parameters = _parameters(keys.get("with"), kinds[kind], kind)
        checker = kinds[kind](**parameters)
    variants = _variants(keys.get("variants"))
    severity = keys["severity"].choice(SEVERITIES)
    return Rule(
        id=identity,
        family=path.parent.name,
        kind=kind,
        severity=severity,
        title=_texts(keys["title"]),
        wording=_wording(keys, root),
        variants=variants,
        why=_texts(keys["why"]),
        known_problems=_texts(keys.get("known_problems")),
        authority=keys["authority"].string() if "authority" in keys else "",
        parameters=parameters,
        path=str(path),
        enabled="enabled" not in keys or keys["enabled"].choice(("true", "false")) == "true",
        checker=checker,
    )


def _identity(node: Node, path: Path) -> str:
    """The id of a rule, which is the name of its file."""
    identity = node.string()
    if not _ID.fullmatch(identity):
        raise node.error(f"{identity!r} is not an id: use lower-case words joined by hyphens")
    if identity != path.stem:
        raise node.error(f"id {identity!r} must be the file's name, {path.stem!r}")
    return identity


def _variants(node: Node | None) -> dict[str, Wording]:
    named_nodes = node.mapping().items() if node else ()
    return {name: _wording(one.mapping(("message", "reason", "support")), one) for name, one in named_nodes}


def _parameters(node: Node | None, kind: Any, name: str) -> dict[str, Any]:
    known = {item.name: item for item in fields(kind)} if is_dataclass(kind) else {}
    given = node.mapping(known) if node else {}
    for item in known.values():
        if item.default is MISSING and item.default_factory is MISSING and item.name not in given:
            at = node.error if node else RuleError
            raise at(f"kind {name!r} needs the parameter {item.name!r}")
    return {key: value.plain() for key, value in given.items()}


def _texts(node: Node | None) -> Texts:
    if node is None:
        return _EMPTY
    given = node.mapping(LANGUAGES)
    for language in LANGUAGES:
        if language not in given:
            raise node.error(f"the sentence is missing in {language!r}; needed: {', '.join(LANGUAGES)}")
    return {language: given[language].string().strip() for language in LANGUAGES}


def _wording(keys: dict[str, Node], at: Node) -> Wording:
    if "message" not in keys:
        raise at.error("key 'message' is missing")
    return Wording(_texts(keys["message"]), _texts(keys.get("reason")), _texts(keys.get("support")))
