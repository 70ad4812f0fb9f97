"""States of what is counted: done, under way, not begun, all, none."""
