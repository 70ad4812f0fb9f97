"""Contradictions planted into texts whose relation held: one module per family, one function per kind."""

from __future__ import annotations

from . import balances, dates, names, rates, restated, slips, statements, structure, sums
from .source import Miner, Plant, Source

MINERS: dict[str, Miner] = {
    miner.__name__: miner
    for miner in (
        sums.parts_above_whole,
        sums.complete_list_below,
        sums.status_split,
        sums.subset_above_whole,
        sums.shares_above_hundred,
        sums.ratio_not_hundred,
        rates.growth_rate,
        rates.direction,
        rates.direction_of_levels,
        rates.change_amount,
        rates.completion_rate,
        rates.share,
        rates.percentage_points,
        rates.points_as_percent,
        rates.above_hundred,
        balances.balance,
        balances.average,
        balances.rank,
        balances.attendance,
        restated.batch_size,
        restated.restated_count,
        restated.restated_in_han,
        restated.han_against_arabic,
        restated.restated_amount,
        restated.restated_scale,
        restated.item_count,
        restated.item_amount,
        names.title_variant,
        names.body_variant,
        names.ordinal_variant,
        names.document_number,
        names.document_brackets,
        dates.impossible_date,
        dates.wrong_weekday,
        dates.broken_date,
        dates.reversed_range,
        dates.plan_period,
        dates.title_year,
        dates.past_deadline,
        dates.event_after_signing,
        structure.heading_gap,
        structure.heading_repeated,
        structure.inline_gap,
        structure.circled_gap,
        structure.announced_inline,
        structure.announced_headings,
        structure.listed,
        structure.lost_ordinal,
        structure.lost_number,
        structure.respectively,
        slips.lost_bracket,
        slips.lost_quote,
        slips.doubled_word,
        slips.repeated_paragraph,
        slips.percent_twice,
        slips.stacked_approximation,
        statements.all_and_remainder,
        statements.missing_attachment,
    )
}
"""Every kind, by its name in the manifest, in the order of the table."""

__all__ = ["MINERS", "Miner", "Plant", "Source"]
