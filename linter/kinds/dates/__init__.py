"""Dates that are impossible, past, out of order or at odds."""
