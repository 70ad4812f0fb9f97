"""Accuracy on every set that is given: `python benchmarks/accuracy.py [-v] [FOLDER …]`.

Without arguments it measures notices/, cases/ and clean/ here, whose misses and false alarms are read while rules are
written, and held_out/, whose misses nobody looks at: what it tells is what to expect of other texts. Judgements on
findings in real reports stand in benchmarks/judged.jsonl: a fingerprint of the finding's content, the verdict and its
reason, never the text.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sets import Score, rows, score_folder

from linter.engine import Linter

HERE = Path(__file__).parent
OWN = ("notices", "held_out", "cases", "clean")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / name for name in OWN], metavar="FOLDER")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and not judged yet")
    arguments = parser.parse_args()
    linter = Linter()
    console = Console(width=150)
    scores = [score_folder(folder, linter) for folder in arguments.folders]
    console.print(_summary(scores))
    for score in scores:
        console.print(_kinds(score))
        if score.good is None and score.findings:
            _judged(console, score, arguments.verbose)
        if arguments.verbose:
            for missed in score.missed:
                console.print(f"missed  {missed}", markup=False, highlight=False)


def _summary(scores: list[Score]) -> Table:
    table = Table("set", "recall", "macro", "precision", "traps hit", "loud", "per 10k chars", "bound", "compared")
    for score in scores:
        numbers = max(1, score.coverage.numbers)
        false = score.loud - (score.good or 0)
        table.add_row(
            score.name,
            f"{score.found.total()}/{score.labelled.total()} = {score.recall:.1%}",
            f"{score.macro_recall:.1%}",
            "" if score.good is None else f"{score.good}/{score.loud} = {score.good / max(1, score.loud):.1%}",
            f"{score.trapped}/{score.traps}",
            str(score.loud),
            f"{1e4 * false / max(1, score.characters):.2f}",
            f"{score.coverage.understood / numbers:.1%}",
            f"{score.coverage.compared / numbers:.1%}",
        )
    table.caption = "per 10k chars: loud findings that touch no labelled contradiction"
    return table


def _kinds(score: Score) -> Table:
    table = Table("kind", "labelled", "found", title=score.name)
    for kind, count in sorted(score.labelled.items()):
        table.add_row(kind, str(count), str(score.found[kind]))
    return table


def _judged(console: Console, score: Score, verbose: bool) -> None:
    """Precision by severity from the judgements, and the findings nobody has judged yet."""
    verdicts = {row["fingerprint"]: row["verdict"] for row in rows(HERE / "judged.jsonl")}
    tally: Counter[tuple[str, str]] = Counter()
    for finding in score.findings:
        tally[finding.severity, verdicts.get(finding.fingerprint, "not judged")] += 1
    columns = ("real", "arguable", "false", "not judged")
    table = Table("severity", *columns, "real of judged", title=f"{score.name}: judged findings")
    for severity in ("error", "warning"):
        counts = [tally[severity, verdict] for verdict in columns]
        judged = sum(counts[:3])
        table.add_row(severity, *map(str, counts), f"{counts[0] / judged:.1%}" if judged else "")
    console.print(table)
    for finding in score.findings:
        if finding.fingerprint not in verdicts:
            words = finding.message["zh"] if verbose else ""
            line = f"not judged  {finding.fingerprint}  {finding.severity}  {finding.rule}  {finding.document}  {words}"
            console.print(line, markup=False, highlight=False)


if __name__ == "__main__":
    main()
