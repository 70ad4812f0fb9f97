"""One fact told twice with different values."""
