"""Quantities: numbers with what they count, whose they are, when and in what role."""
