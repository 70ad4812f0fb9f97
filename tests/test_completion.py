"""Shell completion: names of rules, in the shells' own terms."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from linter.cli import main
from linter.rule import load_rules

pytestmark = pytest.mark.usefixtures("here")

RULE = """
id: impossible-canteen
kind: restated_count
severity: note
title: {zh: 食堂前后两个数目, en: One canteen counted twice}
message: {zh: 两个数目, en: two counts}
why: {zh: 常漏改一处, en: often in one place only}
examples:
  bad: ["全区运营‹12处›社区食堂。\\n继续办好‹15处›社区食堂。\\n"]
  good: ["全区运营12处社区食堂。\\n"]
"""


def offered(*words: str) -> dict[str, str | None]:
    """What is offered for the last word, with what is said beside it."""
    shell = ShellComplete(main, {}, "hegao", "_HEGAO_COMPLETE")
    return {item.value: item.help for item in shell.get_completions(list(words[:-1]), words[-1])}


@pytest.mark.parametrize("before", [("lint", "--select"), ("lint", "a.txt", "--ignore"), ("explain",)])
def test_rules_are_offered_by_name_with_what_they_report(before: tuple[str, ...]) -> None:
    assert offered(*before, "impossible-d") == {"impossible-date": "不存在的日期"}
    assert set(offered(*before, "")) == set(load_rules(runnable=False))
    assert offered(*before, "no-such") == {}


def test_the_rules_of_the_office_are_offered_in_its_language() -> None:
    shipped = {name for name in load_rules(runnable=False) if name.startswith("impossible-")}
    Path("own").mkdir()
    Path("own/impossible-canteen.yaml").write_text(RULE, encoding="utf-8")
    assert set(offered("lint", "--rules", "own", "--select", "impossible-")) == {"impossible-canteen"} | shipped
    Path("hegao.yaml").write_text("rules: [own]\nlang: en\n", encoding="utf-8")
    assert offered("explain", "impossible-c") == {"impossible-canteen": "One canteen counted twice"}


def test_a_wrong_configuration_offers_nothing_and_says_nothing() -> None:
    Path("hegao.yaml").write_text("fail_on: loud\n", encoding="utf-8")
    assert offered("explain", "impossible-") == {}


def test_formats_and_commands_are_offered() -> None:
    assert set(offered("lint", "--format", "g")) == {"github", "gitlab"}
    assert "lint" in offered("l")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_what_it_is_told_to_read(shell: str) -> None:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    source = subprocess.run(
        ["hegao"], env=environment | {"_HEGAO_COMPLETE": f"{shell}_source"}, capture_output=True, text=True, check=True
    ).stdout
    if shell != "bash":
        subprocess.run([path, "-n"], input=source, text=True, check=True, env=environment)
        return
    words = "COMP_WORDS=(hegao explain impossible-d); COMP_CWORD=2"
    asked = f'{source}\n{words}; _hegao_completion hegao; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run([path, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["impossible-date"]
