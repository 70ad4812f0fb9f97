"""Patterns are compiled at their first use, and then are what `re.compile` gives."""

import gc
import importlib
import pkgutil
import re

import pytest

import linter
from linter.compiler import _NAME, compiled
from linter.patterns import _Pattern, regex

_FAULTY = regex("(")


def test_every_pattern_of_the_linter_compiles_to_what_re_makes_of_it() -> None:
    for module in pkgutil.walk_packages(linter.__path__, "linter."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [item for item in gc.get_objects() if isinstance(item, _Pattern) and item is not _FAULTY]
    assert len(patterns) > 1000
    for pattern in patterns:
        assert compiled(pattern.pattern, pattern._flags) == re.compile(pattern.pattern, pattern._flags)
        # {0,4} in an f-string whose braces are not doubled is a pair of numbers.
        assert not re.search(r"\(\d+, \d+\)", str(pattern.pattern)), pattern.pattern


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


def test_a_class_is_worked_out_anew_where_case_is_ignored() -> None:
    for flags in (0, re.IGNORECASE, re.ASCII | re.IGNORECASE, 0):
        assert compiled("[a-kμ一-鿿]+", flags) == re.compile("[a-kμ一-鿿]+", flags)


def test_the_compiler_of_re_stays_as_it_is() -> None:
    compiled("[^，。；]{2,}")
    module = importlib.import_module(_NAME)
    assert module._optimize_charset.__module__ == module.__name__
