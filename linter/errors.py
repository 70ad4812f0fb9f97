"""Errors that a user can mend: every one says what was wrong, where, and what to do."""

from __future__ import annotations


class HegaoError(Exception):
    """Base of every error that hegao raises on purpose. Its text is one line for the user."""


class ReadError(HegaoError):
    """A file could not be read: missing, binary, undecodable, encrypted, too large …"""


class RuleError(HegaoError):
    """A rule or word list is wrong. The text names file and line and what is allowed."""


class ConfigError(HegaoError):
    """A configuration file is wrong. The text names file and line and what is allowed."""
