"""Numbers as they are written: numerals, units, approximations, and the words in which they are no numbers."""
