"""Pass rates of hegao and of other recognisers on the published cases of number and date recognisers.

    python benchmarks/suites.py --suites DIR [--misses] [NAME …]

DIR holds one JSON object a line and case: `input` and `expected`, as taken from Recognizers-Text, cn2an,
Duckling and JioNLP. Numbers pass when exactly the values expected are found, dates when the first and the last
day are. Cases that do not occur in reports are left out and counted by reason. A recogniser that is not
installed is named as such; `—` stands where a suite asks for what it is not made for.
"""

from __future__ import annotations

import contextlib
import io
import logging
from pathlib import Path

import click
import suites_dates
import suites_numbers
import suites_units
from suite import run

SUITES = (*suites_numbers.SUITES, *suites_units.SUITES, *suites_dates.SUITES)
OTHERS = ("cn2an", "jionlp", "recognizers")


@click.command()
@click.option("--suites", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of the cases.")
@click.option("--misses", is_flag=True, help="Also print the cases that hegao misses.")
@click.argument("names", nargs=-1)
def main(suites: Path, misses: bool, names: tuple[str, ...]) -> None:
    """Print the table of pass rates, of the suites whose title holds one of NAMES."""
    installed = {name for suite in SUITES for name in suite.readers}
    click.echo(
        f"{'suite':<26}{'kept':>5}{'left out':>10}{'passed':>8}{'hegao':>8}" + "".join(f"{n:>13}" for n in OTHERS)
    )
    logging.disable()  # the others log what they cannot read
    reasons: list[str] = []
    missed: list[str] = []
    for suite in SUITES:
        if names and not any(name in suite.title for name in names):
            continue
        with contextlib.redirect_stdout(io.StringIO()):  # JioNLP greets on the screen
            result = run(suite, suites)
        rates = [f"{100 * result.passed['hegao'] / max(1, result.kept):7.1f}%"]
        for name in OTHERS:
            passed = result.passed.get(name)
            rates.append(f"{100 * passed / max(1, result.kept):12.1f}%" if passed is not None else f"{'—':>13}")
        left_out = result.left_out.total()
        click.echo(f"{suite.title:<26}{result.kept:5d}{left_out:10d}{result.passed['hegao']:8d}" + "".join(rates))
        counted = "; ".join(f"{reason} {count}" for reason, count in result.left_out.most_common())
        reasons.append(f"  {suite.title}: {counted or 'none'}")
        missed += result.missed
    for name in OTHERS:
        if name not in installed:
            click.echo(f"{name}: not installed")
    click.echo("\nleft out:\n" + "\n".join(reasons))
    if misses:
        click.echo("\n".join(missed))


if __name__ == "__main__":
    main()
