"""Steps told: the sign, the figure and the verb of a change, as a message shows them."""

from __future__ import annotations

from decimal import Decimal

from linter.facts.changes.changes import Step
from linter.kinds._show import percent, places_of


def sign(step: Step) -> str:
    """Minus before a fall."""
    return "" if step.up else "−"


def signed_text(step: Step) -> str:
    """The stated percentage with its sign: −4.2%."""
    return sign(step) + percent(step.quantity.value, places_of(step.quantity))


def said_of(step: Step) -> str:
    """Verb and percentage as the text has them: 下降4.2%."""
    return step.verb + percent(step.quantity.value, places_of(step.quantity))


def shown(actual: Decimal, step: Step) -> dict[str, str]:
    """The computed change in words, with as many decimals as the stated one, one at least."""
    size = percent(abs(actual), max(1, places_of(step.quantity)))
    return {
        "zh": ("增长" if actual >= 0 else "下降") + size,
        "en": ("an increase of " if actual >= 0 else "a decrease of ") + size,
    }
