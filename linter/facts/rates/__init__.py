"""Rates and shares, with what they are the ratio of."""
