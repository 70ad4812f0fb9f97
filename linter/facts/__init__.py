"""One module per kind of fact, in folders by what it is a fact of.

numbers, quantities, dates and names are read from the text; parts, rates, changes, states and tables are what the
text says of several of them; layout is how it is arranged. `linter.ledger.Ledger` asks for them in the order they
build on each other.
"""
