"""Kinds: one module per kind of check, in folders by family as the rules are. A kind compares facts and yields hits.

KINDS names them all, by the name that rules use, in the order of the families.
"""

from __future__ import annotations

from linter.kinds import arithmetic, dates, facts, form, statements, structure

TIMELESS = frozenset(
    ["title_variant", "company_variant", "department_variant", "place_variant", "document_number", "attachment_list"]
)
"""Kinds that compare names: they are the same in the reports of all years."""
ACROSS = TIMELESS | {
    "ordinal_mismatch",
    "restated_amount",
    "restated_count",
    "restated_sentence",
    "restated_shortfall",
    "restated_total",
    "batch_status",
    "table_against_text",
}
"""Kinds that are sound across documents: both places say by themselves what they speak of."""

WITHIN = frozenset([("document_number", "writing"), ("attachment_list", "gap")])
"""Variants of them that hold within one text only."""
OF_ONE_RELEASE = frozenset(["attachment_list"])
"""Kinds of them that two releases of a report do not share: the next one may have other attachments."""

OF_TWO_MATTERS = frozenset(
    [
        "attendance",
        "balanced_totals",
        "batch_status",
        "doubled_word",
        "mean_outside",
        "out_of_order",
        "repeated_passage",
        "threshold_missed",
    ]
)
"""Kinds that hold against each other what may be right by itself: a debt and its limit, two totals told to balance,
of 25 tasks 17 done and 8 left here, 18 done and 7 left there; and what is told twice, word for word."""

KINDS = {
    **arithmetic.KINDS,
    **dates.KINDS,
    **facts.KINDS,
    **form.KINDS,
    **statements.KINDS,
    **structure.KINDS,
}
"""Each kind by the name that rules use."""
