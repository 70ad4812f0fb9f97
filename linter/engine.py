"""The one loop: Document -> facts -> kinds -> findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linter.config import COMMAND_LINE, Config
from linter.document import Document
from linter.finding import LANGUAGES, SEVERITIES, Decided, Finding, Hit, Place, Severity, Texts, quieter
from linter.lexicon import using
from linter.memory import let_go, uncollected
from linter.offsets import Span
from linter.repeats import without_repeats
from linter.rule import Rule, load_rules, named

if TYPE_CHECKING:
    from linter.ledger import Ledger

__all__ = ["Coverage", "Defect", "Linter", "Report", "blame", "chosen_rules"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was understood."""

    characters: int = 0
    """Code points of the text."""
    numbers: int = 0
    """Quantities read."""
    understood: int = 0
    """Of them, bound to a unit and to what they count."""
    compared: int = 0
    """Of them, compared with another number."""
    summed: int = 0
    """Of them, part of a sum that was checked."""
    dates: int = 0
    """Dates read."""

    @property
    def not_understood(self) -> int:
        """Numbers without a unit or without what they count."""
        return self.numbers - self.understood

    def plus(self, other: Coverage) -> Coverage:
        """The coverage of both documents together."""
        return Coverage(
            self.characters + other.characters,
            self.numbers + other.numbers,
            self.understood + other.understood,
            self.compared + other.compared,
            self.summed + other.summed,
            self.dates + other.dates,
        )


@dataclass(frozen=True, slots=True)
class Defect:
    """A rule that broke down on a document, so that its findings are missing."""

    rule: str
    """Its id."""
    met: str
    """The error that it met, and what to do about it: half a line."""


@dataclass(frozen=True)
class Report:
    """What a run found in one document."""

    document: Document
    findings: tuple[Finding, ...]
    """In order of their first place, then of rule id."""
    coverage: Coverage
    others: tuple[Document, ...] = ()
    """Other documents in which places of the findings stand."""
    fail_on: str = "error"
    """From this severity on a finding of this document fails a run: error, warning, note or never."""
    defects: tuple[Defect, ...] = ()
    """The rules that broke down on the document."""

    @property
    def failed(self) -> bool:
        """True when one of the findings fails a run."""
        return any(map(self.fails_by, self.findings))

    def fails_by(self, finding: Finding) -> bool:
        """True for a finding at least as loud as `fail_on` that nobody has decided upon."""
        loud = () if self.fail_on == "never" else SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        return finding.severity in loud and not finding.suppressed


def chosen_rules(config: Config, runnable: bool = True) -> dict[str, Rule]:
    """The rules that a configuration has run, by id; to be read out only, they need not be `runnable`.

    Raises ConfigError, with its place, for a rule that does not exist.
    """
    rules = load_rules(config.rules, runnable)
    for key in ("select", "ignore", "severity"):
        for name in getattr(config, key):
            place = config.origin(f"{key}.{name}") if config.origin(key) != COMMAND_LINE else ""
            named(rules, name, place)
    return {
        name: rule
        for name, rule in rules.items()
        if name not in config.ignore
        and config.severity.get(name) != "off"
        and (name in config.select if config.select else rule.enabled or name in config.severity)
    }


class Linter:
    """A set of rules made ready for many documents: start-up is paid once."""

    def __init__(self, rules: Mapping[str, Rule] | None = None, config: Config | None = None) -> None:
        self.rules = dict(rules) if rules is not None else load_rules()
        self.config = config or Config()
        self.severities = {name: level for name, level in self.config.severity.items() if level != "off"}

    @classmethod
    def configured(cls, config: Config) -> Linter:
        """A linter with an office's own rules and words, and only the rules selected and not ignored.

        Raises ConfigError, with its place, for a rule that does not exist.
        """
        return cls(chosen_rules(config), config)

    def lint(self, document: Document, forgiving: bool = False) -> Report:
        """The report on one document.

        A rule that breaks down raises what it met; `forgiving`, the report names it and holds all other findings.
        """
        with using(self.config.lexicon), uncollected():
            return self._lint(document, forgiving)

    def _lint(self, document: Document, forgiving: bool) -> Report:
        from linter.facts.parts.proofs import refuted
        from linter.joined_ledger import ledger_of
        from linter.kinds import OF_TWO_MATTERS

        ledger = ledger_of(document, self.config.as_of)
        findings: list[Finding] = []
        defects: list[Defect] = []
        family = ""
        for rule in self.rules.values():
            if rule.family != family:
                let_go(ledger, family)
                family = rule.family
            try:
                for hit in ledger.accepted(rule.kind, rule.checker.check(ledger)):
                    if rule.kind in OF_TWO_MATTERS or not refuted(ledger, hit):
                        findings.append(self._finding(rule, hit, document))
            except Exception as error:  # a defect met in one rule must not hide the findings of the others
                if not forgiving:
                    raise
                defects.append(Defect(rule.id, blame(error)))
        findings = sorted(without_repeats(findings, self.rules), key=reading_order)
        report = Report(document, tuple(findings), _coverage(ledger), (), self.config.fail_on, tuple(defects))
        return self.heeding(report)

    def heeding(self, report: Report) -> Report:
        """The report with what comments in its text ask for: marked findings, and remarks on needless comments."""
        document = report.document
        if not document.comments or not document.blocks:
            return report
        from linter import ignores

        others = [finding for finding in report.findings if finding.rule != ignores.RULE]
        ran = self.rules.keys() - {defect.rule for defect in report.defects}
        findings, hits = ignores.heeded(document, others, ran, self._is_rule)
        if ignores.RULE in self.rules:
            findings += [self._finding(self.rules[ignores.RULE], hit, document, (span,)) for hit, span in hits]
        return replace(report, findings=tuple(sorted(findings, key=reading_order)))

    def _is_rule(self, name: str) -> bool:
        return name in self.rules or name in load_rules(self.config.rules, runnable=False)

    def _severity(self, rule: Rule, hit: Hit) -> Severity:
        """What the configuration says of the rule, else the quieter of what rule and evidence say."""
        return self.severities.get(rule.id) or quieter(rule.severity, hit.severity)

    def _finding(self, rule: Rule, hit: Hit, document: Document, spans: Sequence[Span] = ()) -> Finding:
        """The finding of a hit, at its spans or at those given, which count in the source."""
        words = rule.words(hit)
        spans = spans or [document.offsets.span_to_source(span) for span in hit.spans]
        return Finding(
            rule=rule.id,
            severity=self._severity(rule, hit),
            places=tuple(Place(span, document.source[span.start : span.end], document.name) for span in spans),
            message=_fill(words.message, hit),
            reason=_fill(words.reason, hit),
            support=_fill(words.support, hit) if hit.supported else _EMPTY,
            calculation=hit.calculation,
            document=document.name,
        )


_EMPTY: Texts = dict.fromkeys(LANGUAGES, "")


def _fill(texts: Texts, hit: Hit) -> Texts:
    """The sentences with their slots filled; a value may differ by language: {"zh": …, "en": …}."""
    if not any("{" in text or "}" in text for text in texts.values()):
        return texts
    filled = {}
    for language, text in texts.items():
        values = {
            name: value.get(language, "") if isinstance(value, Mapping) else value for name, value in hit.values.items()
        }
        values |= {name: str(value).translate(_WITHIN) for name, value in values.items() if f"“{{{name}}}”" in text}
        filled[language] = text.format(calculation=hit.calculation, **values)
    return filled


_WITHIN = str.maketrans("“”‘’", "‘’“”")
"""Marks of a quotation within another one, by GB/T 15834—2011, 4.8.3.4: single ones, and double ones in these."""


def blame(error: Exception) -> str:
    """What a user can do about an error that hegao should not have made: half a line."""
    return f"a defect of hegao, please report it: {type(error).__name__}: {error}"


def reading_order(finding: Finding) -> tuple[Span, int, str]:
    """Sorts findings by their first place, the loudest first, then by rule."""
    return finding.places[0].span, SEVERITIES.index(finding.severity), finding.rule


def _coverage(ledger: Ledger) -> Coverage:
    quantities = ledger.quantities
    return Coverage(
        characters=len(ledger.document.source),
        numbers=len(quantities),
        understood=sum(1 for q in quantities if q.unit and q.head),
        compared=len(ledger.compared),
        summed=len(ledger.summed),
        dates=len(ledger.dates),
    )


def suppress(finding: Finding, why: str, decided: Decided | None = None) -> Finding:
    """The same finding, marked as decided upon; it is shown on demand and never fails a run."""
    return replace(finding, suppressed=why, decided=decided)
