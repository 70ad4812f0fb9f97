"""Statements that the figures or the text contradict."""
