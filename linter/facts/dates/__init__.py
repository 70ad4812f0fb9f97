"""Dates, periods, the signing date, and the events that are dated."""
