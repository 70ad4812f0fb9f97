"""Wholes and parts: breakdowns, totals, what is left, and the products of so much for each."""
