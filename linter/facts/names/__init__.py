"""Names of places, bodies, documents and numbered things."""
