"""The command line: click commands without logic of their own."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def main() -> None:
    """核稿: find where an official report contradicts itself."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="text")
@click.option("--output", type=click.Path(path_type=Path))
@click.option("--select", multiple=True)
@click.option("--fail-on", default="error")
@click.option("--lang", default="zh")
def lint(paths: tuple[Path, ...], form: str, output: Path | None, select: tuple[str, ...], fail_on: str, lang: str) -> None:
    """Lint files and folders."""
    from linter.engine import Linter
    from linter.readers import read_path
    from linter.reporters.sarif import to_sarif

    linter = Linter.with_options(select=select)
    files = [f for path in paths for f in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    reports = [linter.lint(read_path(file)) for file in files]
    if form == "sarif":
        text = to_sarif(reports, linter.rules, lang)
    else:
        text = "\n".join(
            f"{f.severity} {f.rule} {f.document}: {f.message[lang]} [{f.calculation}] {' | '.join(p.quote for p in f.places)}"
            for r in reports
            for f in r.findings
        )
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text)
