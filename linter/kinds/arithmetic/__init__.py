"""Sums, shares, rates, changes and products that do not come out."""
