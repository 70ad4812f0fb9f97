"""What the command line loads before it has anything to do: the help comes at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALL = ["spacy", "rjieba", "cn2an", "yaml", "rich"]
"""Libraries that take longer to load than the help takes to be told."""


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], ALL),
        (["lint", "--help"], ALL),
        (["facts", "--help"], ALL),
        (["--version"], ALL),
        (["explain", "impossible-date"], ["spacy"]),
    ],
)
def test_what_needs_no_library_loads_none(arguments: list[str], heavy: list[str]) -> None:
    program = (
        "import sys\nfrom linter.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print('LOADED', [name for name in {heavy!r} if name in sys.modules])"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.endswith("LOADED []\n")
