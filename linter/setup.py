"""Setup: what the files of one configuration are linted with, and the reports that another run kept on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from linter.cache import Cache
from linter.config import Config, Configs
from linter.engine import Linter, Report, chosen_rules
from linter.inputs import STDIN, contents, document_of, place_of
from linter.patterns import taking
from linter.rule import Rule

__all__ = ["Rules", "Setup", "Setups"]


class Setup:
    """What the files of one configuration are linted with: made when the first of them needs it."""

    def __init__(self, config: Config, stdin_name: str) -> None:
        self.config = config
        self._stdin_name = stdin_name
        self._cache = Cache.of(config)
        self._linter: Linter | None = None

    def ready(self) -> Linter:
        """The linter. Raises HegaoError where the configuration is wrong."""
        if self._linter is None:
            self._linter = Linter.configured(self.config)
        return self._linter

    def rules(self) -> Mapping[str, Rule]:
        """The rules of the linter, not made ready where it was not needed."""
        return self._linter.rules if self._linter else chosen_rules(self.config, runnable=False)

    def kept(self, path: Path) -> Report | None:
        """The report on a file that did not change since another run."""
        if self._cache is None or path == STDIN:
            return None
        return self._cache.report_on(path, lambda data: document_of(data, str(path), self.config.changes))

    def lint(self, path: Path) -> Report:
        """The report on a file as it is now. Raises HegaoError where it cannot be read."""
        data, name = contents(path, self._stdin_name)
        with taking(self._cache.codes() if self._cache else None):
            report = self.ready().lint(document_of(data, name, self.config.changes), forgiving=True)
        if self._cache and path.is_file() and not report.defects:
            self._cache.keep(path, data, report)
        return report

    def ended(self) -> None:
        """After a run in which files were linted."""
        if self._cache:
            self._cache.keep_codes()
            self._cache.sweep()


class Setups:
    """A setup for each configuration met in a run."""

    def __init__(self, configs: Configs, stdin_name: str) -> None:
        self._configs = configs
        self._stdin_name = stdin_name
        self.all: dict[int, Setup] = {}

    def at(self, path: Path) -> Setup:
        """The setup for a file. Raises HegaoError where its configuration cannot be read."""
        config = self._configs.at(place_of(path, self._stdin_name))
        if id(config) not in self.all:
            self.all[id(config)] = Setup(config, self._stdin_name)
        return self.all[id(config)]


class Rules(Mapping[str, Rule]):
    """The rules of all setups by id, read when somebody asks for them."""

    def __init__(self, setups: Iterable[Setup]) -> None:
        self._setups = setups

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {name: rule for setup in self._setups for name, rule in setup.rules().items()}

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)
