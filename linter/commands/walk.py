"""Walk: going through the open findings of a report at a terminal, one question at a time."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from linter.reporters.style import Style
from linter.reporters.words import say

if TYPE_CHECKING:
    from linter.deciding import Desk

__all__ = ["Walk"]

_ANSWERS = {"c": "confirmed", "n": "not-an-error", "d": "different-scope", "w": "will-fix"}
_SKIP, _BACK, _QUIT = "s", "b", "q"


class Walk:
    """One way through a report."""

    def __init__(self, desk: Desk, notes: bool, by: str = "", until: str = "") -> None:
        self._desk = desk
        self._notes = notes
        self._by = by
        self._until = until
        self._language = desk.config.lang

    def go(self) -> int:
        """Ask about every open finding; how many are decided at the end. What is decided is kept at once."""
        indexes, at = self._desk.open(self._notes), 0
        decided: set[int] = set()
        try:
            while at < len(indexes):
                click.echo(f"\n[{at + 1}/{len(indexes)}]")
                click.echo(self._desk.told(indexes[at], Style.of(sys.stdout)), nl=False)
                answer = self._asked()
                if answer == _QUIT:
                    break
                if answer == _BACK:
                    at = max(0, at - 1)
                    continue
                if answer != _SKIP:
                    self._decide(indexes[at], _ANSWERS[answer])
                    decided.add(at)
                at += 1
        except click.Abort:  # Ctrl-C, or the end of what is typed: as q
            click.echo()
        return len(decided)

    def _asked(self) -> str:
        letters = click.Choice([*_ANSWERS, _SKIP, _BACK, _QUIT], case_sensitive=False)
        choices = [f"{letter} {say(kind, self._language)}" for letter, kind in _ANSWERS.items()]
        choices += [f"{letter} {say(name, self._language)}" for letter, name in
                    ((_SKIP, "skip"), (_BACK, "back_one"), (_QUIT, "quit"))]  # fmt: skip
        answer: str = click.prompt(" | ".join(choices), type=letters, show_choices=False)
        return answer

    def _decide(self, index: int, kind: str) -> None:
        reason = click.prompt(say("ask_reason", self._language), value_proc=self._text)
        if not self._by:
            self._by = click.prompt(say("ask_by", self._language), value_proc=self._text)
        until = self._until
        if kind == "will-fix" and not until:
            until = click.prompt(say("ask_until", self._language), value_proc=self._day)
        self._desk.decide(index, kind, reason, self._by, until)

    def _text(self, typed: str) -> str:
        text = " ".join(typed.split())
        if not text:
            raise click.UsageError(say("ask_again", self._language))
        return text

    def _day(self, typed: str) -> str:
        """A day from today on."""
        try:
            day = date.fromisoformat(typed.strip()).isoformat()
        except ValueError:
            day = ""
        if day != typed.strip() or day < self._desk.today:
            raise click.UsageError(say("ask_day", self._language, today=self._desk.today))
        return day
