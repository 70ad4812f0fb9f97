"""hegao works offline: nothing it runs opens a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "contradictory.txt"
DENIED = """
import socket, sys

class Denied(Exception):
    pass

def deny(*arguments, **options):
    raise Denied("a socket was asked for")

socket.socket = socket.create_connection = socket.getaddrinfo = deny
try:
    socket.socket()
except Denied:
    pass
else:
    sys.exit(99)
from linter.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["lint", str(EXAMPLE)], 1),
        (["lint", str(EXAMPLE), "--format", "sarif"], 1),
        (["lint", str(EXAMPLE), "--format", "html"], 1),
        (["facts", str(EXAMPLE)], 0),
        (["explain", "impossible-date"], 0),
    ],
)
def test_no_socket_is_opened(arguments: list[str], code: int) -> None:
    # In a process of its own, so that the imports, too, happen without a network.
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", DENIED, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(EXAMPLE.parent.parent)},
    )
    assert ended.returncode == code, ended.stderr
    assert "Denied" not in ended.stderr
    assert ended.stdout
