"""Writes examples/expected.json, the findings of both examples: `python examples/update.py`.

Read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

from linter import lint_path

HERE = Path(__file__).resolve().parent
EXAMPLES = ("contradictory.txt", "consistent.txt")
EXPECTED = HERE / "expected.json"


def findings(name: str) -> list[dict[str, object]]:
    """What hegao finds in an example: rule, severity and quotes, in reading order."""
    return [
        {"rule": finding.rule, "severity": finding.severity, "quotes": [place.quote for place in finding.places]}
        for finding in lint_path(HERE / name).findings
    ]


def main() -> None:
    """Write the findings of all examples."""
    found = {name: findings(name) for name in EXAMPLES}
    EXPECTED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
