"""Speed: what a person waits for, and how it grows. Prints, never judges: `make bench`.

    python benchmarks/speed.py [FOLDER]

With a folder: how fast the reports in it are linted, one after another in one process, and which takes longest.

Warm figures are the best of several runs in one process; cold ones are whole processes; memory is the peak of a
process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from linter.config import Configs
from linter.document import Document
from linter.engine import Linter
from linter.readers import read_path
from linter.run import collect

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "examples" / "contradictory.txt", ROOT / "examples" / "consistent.txt"]
NOTICE = 13_000
"""Characters of a long notice, the size the targets are set for."""
FOLDER = 200
"""Reports of a folder that is linted by several processes."""
DIFFERENT = 60
"""Reports in the folder; each states numbers of its own, so that nothing is answered twice."""
LARGE = 3_400_000
"""Characters of 10 MB of UTF-8 Chinese."""

_PEAK = """
import resource, sys
from linter import lint_text
from pathlib import Path
lint_text(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def notice(characters: int, seed: int = 0) -> str:
    """A text of about so many characters made of the examples, its numbers moved by `seed`."""
    body = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    text = body * (characters // len(body) + 1)
    moved = text.translate({ord(str(digit)): str((digit + seed) % 9 + 1) for digit in range(1, 10)}) if seed else text
    return moved[:characters]


def best(action: Callable[[], object], times: int = 7) -> float:
    """Seconds of the fastest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken)


def cold(*command: str, times: int = 3) -> float:
    """Seconds of a process from start to end, best of so many; its bytecode is kept, as an installed program has it."""
    program = [sys.executable, "-m", "linter", *command]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return best(lambda: subprocess.run(program, capture_output=True, check=False, env=kept), times)


def show(name: str, value: float, unit: str, target: str) -> None:
    """One line of the table."""
    print(f"{name:<52}{value:>12,.2f} {unit:<10} {target}")


def of_folder(folder: Path) -> None:
    """The throughput on a folder of somebody's own reports; the time to decode the files is not counted."""
    files, _ = collect([folder], Configs())
    if not files:
        sys.exit(f"{folder}: no report in this folder")
    linter, documents = Linter(), {path: read_path(path) for path in files}
    linter.lint(documents[files[0]])
    taken = {path: best(partial(linter.lint, document), 3) for path, document in documents.items()}
    characters = sum(len(document.source) for document in documents.values())
    slowest = max(taken, key=lambda path: taken[path])
    show(
        f"{len(files)} reports, {characters:,} characters", characters / sum(taken.values()) / 1e6, "M chars/s", "≥ 0.5"
    )
    show(
        f"a report ({characters // len(files):,} characters on average)",
        sum(taken.values()) / len(files) * 1000,
        "ms",
        "",
    )
    show(f"slowest: {slowest.name}", taken[slowest] * 1000, "ms", f"{len(documents[slowest].source):,} characters")


def main() -> None:
    """The table, or the throughput on the folder named."""
    if len(sys.argv) > 1:
        of_folder(Path(sys.argv[1]))
        return
    linter = Linter()
    long_notice = Document.from_text(notice(NOTICE))
    linter.lint(long_notice)
    one = best(lambda: linter.lint(Document.from_text(notice(NOTICE))))
    show("notice of 13 000 characters, warm", one * 1000, "ms", "≤ 25")
    folder = [notice(NOTICE, seed) for seed in range(DIFFERENT)]
    taken = best(lambda: [linter.lint(Document.from_text(text)) for text in folder], 1)
    show(f"folder of {DIFFERENT} reports", sum(map(len, folder)) / taken / 1e6, "M chars/s", "≥ 0.5")
    for factor in (10, 100):
        grown = notice(NOTICE * factor)
        times = best(lambda text=grown: linter.lint(Document.from_text(text)), 2) / one  # type: ignore[misc]
        show(f"growth at {factor}× the text", times, "times", f"≤ {factor * 1.2:g}")
    show("cold: hegao --help", cold("--help"), "s", "≤ 0.2")
    show("cold: hegao rules", cold("rules"), "s", "≤ 0.2")
    show("cold: hegao explain", cold("explain", "impossible-date"), "s", "≤ 0.2")
    show("cold: hegao lint, one notice, nothing kept", cold("lint", str(EXAMPLES[0]), "--no-cache"), "s", "")
    with tempfile.TemporaryDirectory() as folder:
        kept = ("--cache-dir", folder)
        cold("lint", str(EXAMPLES[1]), *kept, times=1)
        one_notice = min(cold("lint", str(EXAMPLES[0]), *kept, "--as-of", f"2024-01-0{day}", times=1) for day in "123")
        show("cold: hegao lint, one notice, after another", one_notice, "s", "≤ 1.8")
        again = cold("lint", str(EXAMPLES[0]), *kept)
    show("cold: hegao lint again, the notice unchanged", again, "s", "≤ 0.3")
    _jobs()
    _memory()


def _jobs() -> None:
    """A folder of reports by one process and by two: the more alike to half the time, the better."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FOLDER):
            Path(folder, f"{number:03}.txt").write_text(notice(NOTICE, number), encoding="utf-8")
        taken = [cold("lint", folder, "--no-cache", "--jobs", jobs, times=1) for jobs in ("1", "2")]
    show(f"folder of {FOLDER} long notices, one process", taken[0], "s", "")
    show("the same by two processes: faster by", taken[0] / taken[1], "times", "≥ 1.8 on two free cores")


def _memory() -> None:
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.txt")
        large.write_text(notice(LARGE), encoding="utf-8")
        peak = subprocess.run(
            [sys.executable, "-c", _PEAK, str(large)], capture_output=True, text=True, check=True, cwd=ROOT
        )
    show("peak memory on 10 MB of text", float(peak.stdout), "MB", "≤ 300")


if __name__ == "__main__":
    main()
