"""Changed: which files of a git tree differ from a revision, as git tells it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from linter.errors import HegaoError
from linter.inputs import STDIN

__all__ = ["changed_since"]

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false")
"""A tree may be anybody's: the program that its settings name for watching it is not started."""


def changed_since(revision: str, paths: Iterable[Path]) -> frozenset[Path]:
    """The files, resolved, that differ from the revision in the trees that the paths lie in.

    New ones count, tracked or not, under the name they have now; ignored and deleted ones do not. Raises HegaoError
    outside a tree and for a revision that the tree does not have.
    """
    folders = {_folder(path) for path in paths}
    tops = {Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))) for folder in folders}
    return frozenset(file.resolve() for top in tops for file in _changed(revision, top))


def _folder(path: Path) -> Path:
    if path == STDIN:
        raise HegaoError("--changed-since: standard input is in no git tree: give files or folders")
    return next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())


def _changed(revision: str, top: Path) -> Iterable[Path]:
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", wrong=revision)
    differing = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", "--ignore-submodules")
    names = _git(top, *differing, os.fsdecode(commit.strip()), "--")
    names += _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    return (top / os.fsdecode(name) for name in names.split(b"\0") if name)


def _git(folder: Path, *arguments: str, wrong: str = "") -> bytes:
    """What git says. `wrong` is the revision that it does not know when it fails."""
    try:
        done = subprocess.run([*_GIT, "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise HegaoError(f"--changed-since: git cannot be started: {error.strerror}") from error
    if done.returncode == 0:
        return done.stdout
    if wrong:
        raise HegaoError(f"--changed-since: {folder} has no revision {wrong!r}")
    said = " ".join(done.stderr.decode(errors="replace").split())
    if "not a git repository" in said:
        raise HegaoError(f"--changed-since: {folder} is in no git tree")
    raise HegaoError(f"--changed-since: git {arguments[0]} in {folder} failed: {said}")
