"""Headings, enumerations, references, names and numbers of things."""
