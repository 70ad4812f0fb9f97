"""The documentation matches the program: rule pages are current, and what the READMEs show works."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main
from linter.document import Document
from linter.engine import Linter
from linter.rule import OPTIONAL, REQUIRED, load_rules

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
GUIDE = "docs/contributing.md"


def test_rule_pages_are_current() -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "build.py"))["pages"]()
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    stale = {name for name in pages.keys() | written.keys() if pages.get(name) != written.get(name)}
    assert not stale, "make docs writes them anew"


@pytest.mark.parametrize("name", READMES)
def test_the_rule_in_the_readme_finds_its_own_bad_example(name: str, tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(id: (\S+)\n.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.S)
    assert block is not None
    (tmp_path / f"{block[2]}.yaml").write_text(block[1], encoding="utf-8")
    rule = load_rules([tmp_path])[block[2]]
    for example in rule.examples:
        found = Linter({rule.id: rule}).lint(Document.from_text(example.text)).findings
        assert {place.span for finding in found for place in finding.places} == set(example.spans)


@pytest.mark.parametrize("name", [*READMES, GUIDE])
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    targets = re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_guide_names_files_and_keys_that_there_are() -> None:
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:linter|rules|tests|benchmarks)/[\w./-]*)`", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    keys = {key for row in re.findall(r"^\| (`.*?) \|", text, re.M) for key in re.findall(r"`([a-z_]+)`", row)}
    assert keys == {*REQUIRED, *OPTIONAL}


@pytest.mark.parametrize("name", READMES)
def test_the_decision_in_the_readme_is_what_the_command_in_it_writes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    command = re.search(r"^hegao (decide \S+ \w+ --as different-scope .*)$", text, re.M)
    entry = re.search(r"```yaml\n(- rule: .*?)```", text, re.S)
    assert command is not None
    assert entry is not None
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "contradictory.txt", "通报.txt")
    result = CliRunner().invoke(main, [*command[1].split(), "--today", "2024-06-25"])
    assert result.exit_code == 0, result.output
    assert entry[1] in Path("hegao-decisions.yaml").read_text(encoding="utf-8")
