"""Patterns are compiled at their first use, and then are what `re.compile` gives."""

import gc
import importlib
import pkgutil
import re

import pytest

import linter
from linter.patterns import _Pattern, regex

_FAULTY = regex("(")


def test_every_pattern_of_the_linter_compiles() -> None:
    for module in pkgutil.walk_packages(linter.__path__, "linter."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [item for item in gc.get_objects() if isinstance(item, _Pattern) and item is not _FAULTY]
    assert len(patterns) > 1000
    for pattern in patterns:
        assert re.compile(pattern.pattern, pattern._flags)


def test_a_pattern_is_not_compiled_before_it_is_asked() -> None:
    assert _FAULTY.pattern == "("
    with pytest.raises(re.error):
        _FAULTY.search("任意文字")


def test_a_pattern_finds_what_re_finds() -> None:
    counts = regex(r"(?P<n>\d+)个村")
    assert [match["n"] for match in counts.finditer("12个村、3个村")] == ["12", "3"]
    assert (counts.groups, dict(counts.groupindex)) == (1, {"n": 1})
    assert counts.sub("若干村", "共8个村") == "共若干村"


def test_flags_and_bytes_are_taken_as_re_takes_them() -> None:
    assert regex("^乙", re.MULTILINE).findall("甲\n乙") == ["乙"]
    assert regex(rb"\d+").findall(b"a12b3") == [b"12", b"3"]


def test_what_a_pattern_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="scanner"):
        regex("甲").scanner  # type: ignore[attr-defined]  # noqa: B018
