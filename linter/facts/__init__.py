"""One module per kind of fact; `linter.ledger.Ledger` asks for them in the order they build on each other."""
