"""Numbers and words that are malformed."""
