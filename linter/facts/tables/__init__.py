"""Tables: their cells as numbers, their totals, units and relations."""
