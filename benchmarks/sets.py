"""The kinds of sets that accuracy is measured on: labelled notices, small cases, real reports, planted breaks.

A folder is one of them by the file it holds:

- `labels.jsonl`: notices with every contradiction and trap labelled. One object a line: `file`, `kind`, `evidence`
  (passages of the text), or `trap: true` with the evidence that must not be flagged, or `clean: true`.
- `cases.jsonl`: excerpts of a few hundred characters, each with one contradiction or with none. One object a line:
  `id`, `kind` (the row of the catalogue), `text`, and `evidence` or `clean: true`.
- `GOLD.jsonl` and `TRAPS.jsonl`: real reports with the contradictions somebody found by hand (a lower bound), with
  `path`, `kind`, `evidence`, `certainty`; and passages that must not be flagged.
- `manifest.jsonl`: texts into which one contradiction was planted each: `mutant`, `original`, `kind`, `spans`.

A finding touches a passage when one of its places overlaps it. Loud findings are errors and warnings.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linter.document import Document
from linter.engine import Coverage, Linter, Report
from linter.finding import Finding
from linter.readers import read_path

Row = dict[str, Any]
Spans = list[tuple[int, int]]


@dataclass
class Score:
    """What one set came to."""

    name: str
    labelled: Counter[str] = field(default_factory=Counter)
    """Contradictions by kind."""
    found: Counter[str] = field(default_factory=Counter)
    """Of them, touched by a loud finding."""
    loud: int = 0
    """Errors and warnings."""
    good: int | None = None
    """Of them, touching a labelled contradiction; None where not all contradictions are known."""
    traps: int = 0
    trapped: int = 0
    """Traps touched by a loud finding that touches no contradiction."""
    characters: int = 0
    coverage: Coverage = field(default_factory=Coverage)
    missed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """The loud ones."""

    @property
    def recall(self) -> float:
        """Share of contradictions found, each counted once."""
        return self.found.total() / max(1, self.labelled.total())

    @property
    def macro_recall(self) -> float:
        """Mean of the recall of each kind."""
        return sum(self.found[kind] / self.labelled[kind] for kind in self.labelled) / max(1, len(self.labelled))


def is_loud(finding: Finding) -> bool:
    return finding.severity != "note"


def touches(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    return any(place.span.start < end and start < place.span.end for place in finding.places for start, end in spans)


def evidence(text: str, row: Row) -> Spans:
    starts = [(text.find(passage), len(passage)) for passage in row["evidence"]]
    return [(start, start + length) for start, length in starts if start >= 0]


def rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def score_folder(folder: Path, linter: Linter) -> Score:
    """The score of a set, by what lies in its folder. Raises ValueError for a folder that is no set."""
    if (folder / "labels.jsonl").exists():
        return _labelled(folder, linter)
    if (folder / "cases.jsonl").exists():
        return _cases(folder, linter)
    if (folder / "manifest.jsonl").exists():
        return _planted(folder, linter)
    if (folder / "GOLD.jsonl").exists():
        return _real(folder, linter)
    raise ValueError(f"{folder}: holds none of labels.jsonl, cases.jsonl, GOLD.jsonl and manifest.jsonl")


def _add(score: Score, report: Report) -> list[Finding]:
    loud = [finding for finding in report.findings if is_loud(finding)]
    score.characters += len(report.document.source)
    score.coverage = score.coverage.plus(report.coverage)
    score.loud += len(loud)
    score.findings += loud
    return loud


def _labelled(folder: Path, linter: Linter) -> Score:
    score = Score(folder.name, good=0)
    by_file: dict[str, list[Row]] = defaultdict(list)
    for row in rows(folder / "labels.jsonl"):
        by_file[row["file"]].append(row)
    for file, labels in by_file.items():
        _claims(score, linter.lint(read_path(folder / file)), labels)
    return score


def _cases(folder: Path, linter: Linter) -> Score:
    """A case without a contradiction is a trap as a whole."""
    score = Score(folder.name, good=0)
    for row in rows(folder / "cases.jsonl"):
        label = {**row, "trap": row.get("clean", False), "evidence": row.get("evidence", [row["text"]])}
        _claims(score, linter.lint(Document.from_text(row["text"], row["id"])), [label])
    return score


def _claims(score: Score, report: Report, labels: list[Row]) -> None:
    """Counts what the report finds of the labelled contradictions of one text."""
    text = report.document.source
    loud = _add(score, report)
    claims: Spans = []
    for row in labels:
        if row.get("trap") or row.get("clean"):
            continue
        spans = evidence(text, row)
        claims += spans
        found = any(touches(finding, spans) for finding in loud)
        _count(score, row["kind"], found, f"{report.document.name}: {row['evidence']}")
    score.good = (score.good or 0) + sum(touches(finding, claims) for finding in loud)
    _count_traps(score, loud, [evidence(text, row) for row in labels if row.get("trap")], claims)


def _real(folder: Path, linter: Linter) -> Score:
    score = Score(folder.name)
    gold, traps = rows(folder / "GOLD.jsonl"), rows(folder / "TRAPS.jsonl")
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).as_posix()
        report = linter.lint(read_path(path))
        text = report.document.source
        loud = _add(score, report)
        claims: Spans = []
        for row in (row for row in gold if row["path"] == name):
            spans = evidence(text, row)
            claims += spans
            kind = f"{row['certainty']}: {row['kind']}"
            _count(score, kind, any(touches(f, spans) for f in loud), f"{name}: {row['evidence']}")
        _count_traps(score, loud, [evidence(text, row) for row in traps if row["path"] == name], claims)
    return score


def _planted(folder: Path, linter: Linter) -> Score:
    score = Score(folder.name)
    known: dict[str, set[tuple[str, str]]] = {}
    for row in rows(folder / "manifest.jsonl"):
        original = row["original"]
        if original not in known:
            report = linter.lint(read_path(folder / original))
            known[original] = {(f.rule, f.message["zh"]) for f in report.findings}
        report = linter.lint(read_path(folder / row["mutant"]))
        new = [f for f in report.findings if is_loud(f) and (f.rule, f.message["zh"]) not in known[original]]
        score.characters += len(report.document.source)
        score.coverage = score.coverage.plus(report.coverage)
        score.loud += len(new)
        _count(score, row["kind"], any(touches(f, row["spans"]) for f in new), f"{row['mutant']}: {row['change']}")
    return score


def _count(score: Score, kind: str, found: bool, what: str) -> None:
    score.labelled[kind] += 1
    if found:
        score.found[kind] += 1
    else:
        score.missed.append(f"{kind}: {what}")


def _count_traps(score: Score, loud: list[Finding], traps: list[Spans], claims: Spans) -> None:
    score.traps += len(traps)
    free = [finding for finding in loud if not touches(finding, claims)]
    score.trapped += sum(any(touches(finding, spans) for finding in free) for spans in traps)
