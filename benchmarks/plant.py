"""Plant contradictions into a folder of reports: `python benchmarks/plant.py REPORTS OUT`.

REPORTS is searched for UTF-8 `.txt` files. OUT receives each report that was used, one copy of it for every
contradiction planted, and `manifest.jsonl`, which makes it a set for `accuracy.py`. The same reports and seed make the
same set; each kind and report draws from its own random numbers, so that a new kind leaves the others as they were.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planting import MINERS, Plant, Source
from rich.console import Console
from rich.table import Table

AROUND = 30
"""Characters of context in the manifest, on either side of the edit."""


@dataclass(frozen=True)
class Limits:
    """How much is planted."""

    per_kind: int = 60
    per_document: int = 2
    """Of one kind."""
    seed: int = 7
    shortest: int = 200
    longest: int = 60_000
    """Characters of a report that is used."""


def read_reports(folder: Path, limits: Limits) -> dict[str, str]:
    """The texts by name: the path below the folder, joined by points."""
    texts = {}
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        if limits.shortest <= len(text) <= limits.longest:
            texts[".".join(path.relative_to(folder).with_suffix("").parts)] = text
    return texts


def mine(texts: dict[str, str], limits: Limits) -> Iterator[tuple[str, str, Plant]]:
    """Kind, name of the report and plant; at most so many of a kind, spread over the reports."""
    sources = {name: Source(text) for name, text in texts.items()}
    for kind, miner in MINERS.items():
        found = []
        for name, source in sources.items():
            rng = random.Random(f"{limits.seed} {kind} {name}")
            plants = sorted(set(miner(source, rng)), key=lambda plant: (plant.start, plant.end, plant.now))
            rng.shuffle(plants)
            found += [(turn, name, plant) for turn, plant in enumerate(plants[: limits.per_document])]
        rng = random.Random(f"{limits.seed} {kind}")
        rng.shuffle(found)
        # Every report gives one before any gives two.
        found.sort(key=lambda item: item[0])
        yield from ((kind, name, plant) for _, name, plant in found[: limits.per_kind])


def write_set(texts: dict[str, str], out: Path, limits: Limits) -> Counter[str]:
    """Write the set; how many of each kind were planted."""
    out.mkdir(parents=True, exist_ok=True)
    planted: Counter[str] = Counter()
    with (out / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for kind, name, plant in mine(texts, limits):
            mutant, original = f"{name}__{kind}__{planted[kind]}.txt", f"{name}__orig.txt"
            planted[kind] += 1
            mutated, spans = plant.apply(texts[name])
            (out / mutant).write_text(mutated, encoding="utf-8")
            (out / original).write_text(texts[name], encoding="utf-8")
            start, end = spans[0]
            row = {
                "mutant": mutant,
                "original": original,
                "kind": kind,
                "spans": spans,
                "change": f"{texts[name][plant.start : plant.end] or '∅'}→{plant.now or '∅'}",
                "context": mutated[max(0, start - AROUND) : end + AROUND],
            }
            manifest.write(json.dumps(row, ensure_ascii=False) + "\n")
    return planted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--per-kind", type=int, default=Limits.per_kind)
    parser.add_argument("--per-doc", type=int, default=Limits.per_document, help="of one kind")
    parser.add_argument("--seed", type=int, default=Limits.seed)
    arguments = parser.parse_args()
    limits = Limits(arguments.per_kind, arguments.per_doc, arguments.seed)
    texts = read_reports(arguments.reports, limits)
    planted = write_set(texts, arguments.out, limits)
    title = f"{len(texts)} reports, {planted.total()} contradictions of {len(planted)} kinds"
    table = Table("kind", "planted", "what", title=title)
    for kind, miner in MINERS.items():
        table.add_row(kind, str(planted[kind]), (miner.__doc__ or "").splitlines()[0])
    Console(width=130).print(table)


if __name__ == "__main__":
    main()
